"""Comments that speak to heshu: `<!-- heshu: ignore CHG002, SUM -- the base was restated -->`.

>>> [each] = read_directives("5万人<!-- heshu: ignore CHG002 -- 口径不同 -->", {"CHG002": ""})
>>> each.word, [rule.name for rule in each.rules], each.reason
('ignore', ['CHG002'], '口径不同')
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.reading import code_spans

MARK = "heshu"
"""Without it a text has no directive, which is seen at once."""
WORDS = ("ignore", "ignore-next-line", "ignore-file", "off", "on")
OPENING, CLOSING = "<!--", "-->"
DIRECTIVE = re.compile(r"\s*heshu\s*[:：]\s*(?P<word>[^\s:：,，]*)(?P<rest>.*)", re.DOTALL)
REASON = re.compile(r"(?:^|\s)(?:--|—{1,2}|–)\s*(?P<reason>.*)", re.DOTALL)
SEPARATORS = re.compile(r"[\s,，、;；]+")


class Named(Struct, frozen=True):
    """A check or family as named in a comment, and the codes that it stands for."""

    name: str
    codes: frozenset[str]


class Directive(Struct, frozen=True, kw_only=True):
    """One comment: `source[start:end]`."""

    word: str
    rules: tuple[Named, ...] = ()
    """Empty for all checks."""
    reason: str = ""
    problems: tuple[str, ...] = ()
    """What in it cannot be understood, each in one line."""
    start: int
    end: int


def read_directives(text: str, known: Mapping[str, str]) -> tuple[Directive, ...]:
    """The directives of a text in order; those in code are examples and do not count.

    `known` gives the name of each check by its code.
    """
    names = dict(_names(known))
    hidden = code_spans(text)
    return tuple(
        _directive(match, names, start, end)
        for start, end in comments(text)
        if (match := DIRECTIVE.match(text, start + len(OPENING), end - len(CLOSING)))
        and not any(first <= start < last for first, last in hidden)
        and not (text[max(0, start - 1) : start] == "`" == text[end : end + 1])
    )


def comments(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the HTML comments; one that is never closed is none."""
    start = text.find(OPENING)
    while start >= 0:
        end = text.find(CLOSING, start + len(OPENING))
        if end < 0:
            return
        yield start, end + len(CLOSING)
        start = text.find(OPENING, end)


def _names(known: Mapping[str, str]) -> Iterator[tuple[str, frozenset[str]]]:
    """Every name in capitals that a check can be called by, and the codes it stands for."""
    families: dict[str, set[str]] = {}
    for code, name in known.items():
        families.setdefault(code[:3], set()).add(code)
        yield code.upper(), frozenset({code})
        if name:
            yield name.upper(), frozenset({code})
    yield from ((family, frozenset(codes)) for family, codes in families.items())


def _directive(
    match: re.Match[str], names: dict[str, frozenset[str]], start: int, end: int
) -> Directive:
    word, rest = match["word"].lower(), match["rest"]
    reason = REASON.search(rest)
    listed = SEPARATORS.split(rest[: reason.start()] if reason else rest)
    given = [name for name in listed if name]
    problems = [] if word in WORDS else [_unknown("directive", word, WORDS)]
    problems += [_unknown("check", each, names) for each in given if each.upper() not in names]
    rules = [Named(each, names[each.upper()]) for each in given if each.upper() in names]
    if word not in WORDS or (given and not rules):
        word = ""  # does nothing: a misspelt rule must not become a suppression of all
    return Directive(
        word=word, rules=tuple(rules), problems=tuple(problems), start=start, end=end,
        reason=" ".join(reason["reason"].split()) if reason else "",
    )  # fmt: skip


def _unknown(what: str, given: str, choices: Collection[str]) -> str:
    pool = {each.lower(): each for each in choices}
    near = difflib.get_close_matches(given.lower(), pool, n=1, cutoff=0.5)
    hint = f"; did you mean {pool[near[0]]}?" if near else ""
    return f"unknown {what} {given!r}{hint}"
