"""Asides, which say nothing of the figures around them: （初步数）, ，据统计, `, officials said,`.

The rules over statements look past them: 升至96.1%（初步数），提高3.7个百分点 is read as
升至96.1%，提高3.7个百分点. Who says so is left out only where the statement has a single source: of
two sources each may have figures of its own. In front of an English sentence it is left out always,
so that what opens the sentence is its head.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model import lazy_re as re

Said = Mapping[str, re.Pattern[str]]
OPENING = ("，", ",", "(", "（")
"""An aside begins with one of these."""


def asides(text: str, said: Said) -> Iterator[tuple[int, int]]:
    """The spans of the asides of a statement, without the pause behind them."""
    if not any(mark in text for mark in OPENING):
        return
    yield from source_ahead(text, said)
    for found in said["remark-in-brackets"].finditer(text):
        yield found.span()
    for found in said["remark-between-pauses"].finditer(text):
        yield found.span()
    pointing = said["pointing-back"].search(text)
    if pointing:
        yield pointing.span()
    source = said["source-between-pauses"].search(text)
    if pointing and source and pointing.start() < source.end() and source.start() < pointing.end():
        return
    end = said["source-at-end"].search(text)
    last = end.start() if end else len(text)
    if source and sum(1 for _ in said["telling"].finditer(text, 0, last)) <= 1:
        pause = said["verb-behind-aside"].match(text, source.end())
        yield source.start(), source.end() + (1 if pause else 0)


def source_ahead(text: str, said: Said) -> Iterator[tuple[int, int]]:
    """The span of the only source of a statement, where it stands at its head: 据统计，."""
    ahead = said["source-ahead"].match(text)
    if ahead and said["telling"].search(text, ahead.end()) is None:
        yield ahead.span()


def source_in_front(text: str, said: Said, times: Sequence[int] = ()) -> int:
    """Where the words behind "According to a report published on Monday, " begin; 0 without such.

    A time within them (`times`) is that of the figures, unless it says when the source was made public.
    """
    found = said["source-in-front"].match(text)
    if found is None:
        return 0
    inside = [at for at in times if at < found.end()]
    made_public = all(said["made-public"].search(text[:at]) for at in inside)
    return found.end() if made_public else 0


def without_sources(text: str, said: Said) -> tuple[str, str]:
    """A sentence without who says so in front or at its end, and the words that were left out."""
    front = source_in_front(text, said)
    behind = said["source-at-end"].search(text, front)
    end = behind.start() if behind else len(text)
    return text[front:end], text[:front] + text[end:].strip(" .")
