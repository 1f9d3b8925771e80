"""Asides, which say nothing of the figures around them: （初步数）, ，据统计, `, officials said,`.

The rules over statements look past them: 升至96.1%（初步数），提高3.7个百分点 is read as
升至96.1%，提高3.7个百分点. Who says so is left out only where the statement has a single source: of
two sources each may have figures of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heshu.model import lazy_re as re

OPENING = ("，", ",", "(", "（")
"""An aside begins with one of these."""


def asides(text: str, said: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[int, int]]:
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
    if source and sum(1 for _ in said["telling"].finditer(text)) <= 1:
        pause = said["verb-behind-aside"].match(text, source.end())
        yield source.start(), source.end() + (1 if pause else 0)


def source_ahead(text: str, said: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    """The span of the only source of a statement, where it stands at its head: 据统计，."""
    ahead = said["source-ahead"].match(text)
    if ahead and said["telling"].search(text, ahead.end()) is None:
        yield ahead.span()
