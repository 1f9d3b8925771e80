"""Test statistics with their p-values: t(28)=2.20，P=0.036; χ²(1, N = 120) = 3.9, p < .05.

APA prints the degrees of freedom behind the statistic; others write them apart: t = 2.20, df = 28.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.languages.lists import alternatives
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.intervals import Printed
from heshu.model.relations import SignificanceTest
from heshu.model.relations.statistics import Bound, Statistic
from heshu.relations.scene import Scene, mention_at
from heshu.relations.statistics.numbers import (
    DIGITS,
    END,
    NUMBER,
    PLAIN,
    either,
    equals,
    printed,
)

LARGEST_FREEDOM = Decimal(100000)
REACH = 90
"""Characters from a statistic to its p-value and its degrees of freedom."""
SIZE = re.compile(rf"(?<![A-Za-z])[nN]\s?[=＝]\s?(?P<first>{DIGITS})(?![.\d])")
AHEAD = 4
NEEDED = {"t": 1, "r": 1, "chi2": 1, "F": 2, "z": 0}
"""How many degrees of freedom a statistic has."""


class SignificanceRules(Struct, frozen=True):
    """What the finder of tests compiled from a pack."""

    signs: re.Pattern[str]
    """One of them stands between a statistic and its value, or p and its value."""
    p_value: re.Pattern[str]
    statistic: re.Pattern[str]
    freedom: re.Pattern[str]
    freedom_behind: re.Pattern[str]
    """Degrees of freedom with their name behind them: on 1 and 28 degrees of freedom."""
    one_tailed: re.Pattern[str]
    adjusted: re.Pattern[str]


def compile_significance(pack: Pack) -> SignificanceRules:
    """The words of a pack about tests."""
    told = alternatives(pack.words_named("statistics-told-value"))
    return SignificanceRules(
        re.compile(rf"[=＝<＜>＞≤≥]|{told}", re.IGNORECASE),
        re.compile(_p_value(pack)),
        re.compile(_statistic(pack)),
        re.compile(_freedom_named(pack)),
        re.compile(_freedom_behind(pack), re.IGNORECASE),
        re.compile(either(pack.words_named("statistics-one-tailed")), re.IGNORECASE),
        re.compile(either(pack.words_named("statistics-adjusted")), re.IGNORECASE),
    )


def _p_value(pack: Pack) -> str:
    """A p-value with its bound, the groups `less` and `more`: P<0.05, p was .036."""
    value = alternatives(pack.words_named("statistics-value"))
    less, more = (either(pack.words_named(f"statistics-{name}")) for name in ("less", "more"))
    equal = either(pack.words_named("statistics-equals"))
    return (
        rf"(?<![A-Za-z0-9])[pP](?:[ -]?{value})?\s?"
        rf"(?:(?P<less>[<＜≤≦]|{less})|(?P<more>[>＞≥≧]|{more})|[=＝:： ]|{equal})"
        rf"\s?(?P<value>[01]?[.．]\d+|0){END}"
    )


def _statistic(pack: Pack) -> str:
    """A statistic by its letter or name, with its degrees of freedom in brackets: t(28)=2.20."""
    squared = alternatives(pack.words_named("statistics-chi-squared"))
    value = alternatives(pack.words_named("statistics-value"))
    sub = r"\d+(?:\.\d+)?"
    return (
        rf"(?<![A-Za-z0-9_])(?:(?P<chi2>(?:[χΧ]\s?(?:2|²)|[xX]²|{squared})(?:\s{value})?)"
        rf"|(?P<name>[tFzZr])(?:[ -]?{value})?)\s?"
        rf"(?:[(（\[]\s?(?:df\s?[=＝]\s?)?(?P<first>{PLAIN})"
        rf"(?:\s?[,，;；]\s?(?:[nN]\s?[=＝]\s?{DIGITS}|(?P<second>{PLAIN})))?\s?[)）\]]"
        rf"|_?\{{?(?P<low>{sub})(?:,\s?(?P<lower>{sub}))?\}}?(?=\s?[=＝]))?"
        rf"{equals(pack)}(?P<value>{NUMBER})(?!\d|[.．]\d|[%％])"
    )


def _freedom_named(pack: Pack) -> str:
    """Degrees of freedom that stand apart from their statistic, behind their name: df = 28."""
    words, joint = (either(pack.words_named(f"statistics-{name}")) for name in ("freedom", "and"))
    return (
        rf"(?:(?<![A-Za-z])(?:[dD]\.?[fF]\.?|[νυ])|{words})(?:\s?[(（][dD][fF][)）])?"
        rf"{equals(pack)}[(（]?(?P<first>{PLAIN})"
        rf"(?:\s?(?:[,，;；]|{joint})\s?(?P<second>{PLAIN})(?=\s?[)）,，;；.。]|\s|$))?"
    )


def _freedom_behind(pack: Pack) -> str:
    lead, joint, words = (
        either(pack.words_named(f"statistics-{name}"))
        for name in ("with-freedom", "and", "freedom")
    )
    return rf"{lead}\s+(?P<first>{PLAIN})(?:\s+{joint}\s+(?P<second>{PLAIN}))?\s+{words}"


def find_significance(scene: Scene, rules: SignificanceRules) -> Iterator[SignificanceTest]:
    """Every statistic with its degrees of freedom and the p-value behind it."""
    text = scene.statement.text
    if not rules.signs.search(text):
        return
    p_values = list(rules.p_value.finditer(text))
    if not p_values:
        return
    adjusted = [found.start() for found in rules.adjusted.finditer(text)]
    statistics = list(rules.statistic.finditer(text))
    one_tailed = rules.one_tailed.search(text) is not None
    for number, found in enumerate(statistics):
        end = statistics[number + 1].start() if number + 1 < len(statistics) else len(text)
        end = min(end, found.end() + REACH)
        p = next((p for p in p_values if found.end() <= p.start() < end), None)
        freedom = _freedom(found, text, end, rules, alone=len(statistics) == 1)
        mention = mention_at(scene.statement, found.start(), p.end(), "statistic") if p else None
        if p is None or freedom is None or mention is None:
            continue
        later = scene.said["later-test"]
        if any(at < p.end() or not later.search(text, p.end(), at + AHEAD) for at in adjusted):
            continue
        yield _test(found, p, freedom, mention, scene, one_tailed=one_tailed)


def _test(
    found: re.Match[str],
    p: re.Match[str],
    freedom: Sequence[Printed],
    mention: Mention,
    scene: Scene,
    *,
    one_tailed: bool,
) -> SignificanceTest:
    """The relation for one statistic and its p-value."""
    text = scene.statement.text
    bound: Bound = "<" if p["less"] else ">" if p["more"] else "="
    degrees = ", ".join(f"{one.value}" for one in freedom)
    inside = found["first"] or found["low"]
    return SignificanceTest(
        mention=mention,
        cue=mention.text,
        statistic=_name(found),
        value=printed(found["value"]),
        freedom=tuple(freedom),
        p=printed(p["value"]),
        bound=bound,
        p_text=p[0],
        test_text=found[0] if inside or not degrees else f"{found[0]}, df = {degrees}",
        one_tailed=one_tailed,
        language=scene.statement.language,
        sentence=text,
    )


def _name(found: re.Match[str]) -> Statistic:
    """Which statistic it is."""
    if found["chi2"]:
        return "chi2"
    name = found["name"]
    return "t" if name == "t" else "F" if name == "F" else "r" if name == "r" else "z"


def _freedom(
    found: re.Match[str], text: str, end: int, rules: SignificanceRules, *, alone: bool
) -> tuple[Printed, ...] | None:
    """The degrees of freedom of a statistic; `None` if they are not printed or do not fit it."""
    name = _name(found)
    if name == "z":
        return () if not (found["first"] or found["low"]) else None
    printed_ones = _both(found["first"] or found["low"], found["second"] or found["lower"])
    if not printed_ones:
        start = 0 if alone else found.end()
        apart = rules.freedom.search(text, start, end)
        apart = apart or rules.freedom_behind.search(text, start, end)
        if apart:
            printed_ones = _both(apart["first"], apart["second"])
        elif name == "r":
            size = SIZE.search(text, start, end)
            if size and int(size["first"].replace(",", "")) > 2:
                degrees = int(size["first"].replace(",", "")) - 2
                printed_ones = (Printed(value=Decimal(degrees)),)
    if not _fit(name, printed_ones):
        return None
    value = printed(found["value"]).value
    if value is None or (name == "r" and abs(value) > 1) or (name in "Fchi2" and value < 0):
        return None
    return printed_ones


def _both(first: str | None, second: str | None) -> tuple[Printed, ...]:
    return tuple(printed(one) for one in (first, second) if one)


def _fit(name: str, freedom: Sequence[Printed]) -> bool:
    """True if a statistic has so many degrees of freedom, none of them absurd."""
    if len(freedom) != NEEDED[name]:
        return False
    return all(one.value is not None and 0 < one.value <= LARGEST_FREEDOM for one in freedom)
