"""Figures of an English text that are another one of it with two digits in the wrong order.

A headline has £1.86bn, the text under it £1.68 billion and £1.86bn nowhere: one of both is wrong. So
is the £24.7 million of a sentence about what is £27.4 million in two others. Numbers of three and
more digits seldom have the digits of another one by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from heshu.model.figures import Claim, Mention, Quantity
from heshu.model.intervals import lenient
from heshu.model.relations import Repeat
from heshu.relations.changes import comparable
from heshu.relations.meeting import Meeting
from heshu.relations.retellings.names import names
from heshu.relations.retellings.rules import SHORTEST, WORD, RetellingRules, stem
from heshu.relations.retellings.tellings import A_YEAR, CLAUSE
from heshu.relations.scene import Scene

FEWEST_DIGITS = 3
"""Significant digits of numbers that seldom have those of another one by chance."""
TWICE = 2
"""Sentences with one of two numbers, and words that both have in common."""
MOST_VALUES = 6
"""More numbers of the same digits, or headlines with one of them, are a list."""
MANY = 4
"""The same where either number is printed once."""
HALF, MOST = 0.5, 0.6
"""Part of the words of the clause with the other number that are said beside the first one, too."""
NEVER = frozenset({"score", "rank", "ordinal", "temperature", "age", "duration"})
"""Kinds of figures whose numbers are alike by chance."""


class Printed(Struct, frozen=True):
    """A figure and where it is printed."""

    index: int
    offset: int
    scene: Scene
    claim: Claim


def find_swapped(
    scenes: Sequence[Scene], rules: RetellingRules, taken: frozenset[str]
) -> Iterator[Repeat]:
    """The figures of headlines, and of single sentences, that have the digits of another one."""
    every = [
        Printed(index, offset, scene, claim)
        for index, scene in enumerate(scenes)
        if scene.statement.language == "en"
        for offset, claim in scene.claims.items()
        if claim.quantity.value is not None and claim.quantity.kind not in NEVER
    ]
    groups: dict[str, list[Printed]] = {}
    for each in every:
        if len(digits_of(each.claim.quantity)) >= FEWEST_DIGITS:
            groups.setdefault("".join(sorted(digits_of(each.claim.quantity))), []).append(each)
    numbers = Meeting((lenient(each.claim.quantity), each) for each in every)
    for group in groups.values():
        if 1 < len({each.claim.quantity.value for each in group}) <= MOST_VALUES:
            for pair in (*_of_headline(group, numbers, taken), *_of_sentence(group, rules, taken)):
                if pair.later.id not in taken:
                    taken |= {pair.later.id}
                    yield pair


def _of_headline(
    group: Sequence[Printed], numbers: Meeting[Printed], taken: frozenset[str]
) -> Iterator[Repeat]:
    """A figure that the headline alone has, with the only one below that has its digits."""
    for head in [each for each in group if each.scene.statement.heading][:MOST_VALUES]:
        if head.claim.id in taken:
            continue
        fits = [each for each in group if each.index > head.index and _are_swapped(head, each)]
        if len({each.claim.quantity.value for each in fits}) != 1 or _is_cell(fits[0]):
            continue
        again = numbers.meeting(lenient(head.claim.quantity))
        if not any(
            each.index > head.index and comparable(head.claim, each.claim) for each in again
        ):
            yield _repeat(head, fits[0], "headline")


def _of_sentence(
    group: Sequence[Printed], rules: RetellingRules, taken: frozenset[str]
) -> Iterator[Repeat]:
    """A figure printed once about what two sentences have another figure of."""
    told: dict[Decimal | None, list[Printed]] = {}
    for each in group:
        told.setdefault(each.claim.quantity.value, []).append(each)
    for once in (places[0] for places in told.values() if len(places) == 1):
        if once.claim.id in taken or _is_cell(once) or once.scene.statement.heading:
            continue
        for places in told.values():
            if _are_of_one(places, once, rules):
                yield _repeat(places[0], once, "text")
                break


def _are_of_one(places: Sequence[Printed], once: Printed, rules: RetellingRules) -> bool:
    """True if a figure of several sentences is that of a single one with two digits swapped."""
    if not _are_swapped(places[0], once):
        return False
    if any(each.index == once.index for each in places) or places[0].index > once.index:
        return False
    scene, start, end = once.scene, *_clause(once)
    if rules.otherwise.search(scene.text, start, end) or once.claim.change == "from":
        return False
    if any(
        start <= at < end and not _is_of_report(time, scene) for at, time in scene.times.items()
    ):
        return False
    own = _words(scene.text[start:end], rules)
    said = {word for each in places for word in _words(each.scene.text, rules)}
    if len({each.index for each in places}) >= TWICE:
        return len(own & said) >= max(TWICE, HALF * len(own))
    apart = any(
        own & group and said & group and not own & said & group for group in rules.contrasts
    )
    named = names(scene.text[start:end], rules) <= names(places[0].scene.text, rules)
    return named and not apart and len(own & said) >= max(MANY, MOST * len(own))


def _is_of_report(time: Mention, scene: Scene) -> bool:
    """True for "the six months", of which a whole report is."""
    return scene.said["time-of-a-report"].fullmatch(time.text.strip()) is not None


def _clause(printed: Printed) -> tuple[int, int]:
    """The span of the clause around a figure."""
    text, offset = printed.scene.text, printed.offset
    start = max((found.end() for found in CLAUSE.finditer(text, 0, offset)), default=0)
    stop = CLAUSE.search(text, offset)
    return start, stop.start() if stop else len(text)


def _words(text: str, rules: RetellingRules) -> frozenset[str]:
    """The stems of words that say something."""
    found = (stem(word) for word in WORD.findall(text) if len(word) >= SHORTEST)
    return frozenset(rules.classes.get(each, each) for each in found if each not in rules.common)


def _are_swapped(one: Printed, other: Printed) -> bool:
    """True for figures of one unit of which the digits are the same but for two neighbours."""
    return _are_of_one_unit(one, other) and are_swapped(one.claim.quantity, other.claim.quantity)


def are_swapped(first: Quantity, second: Quantity) -> bool:
    """True for numbers of one size of which the digits are the same but for two neighbours."""
    if first.value is None or second.value is None:
        return False
    if first.value.adjusted() != second.value.adjusted():
        return False
    pairs = zip(digits_of(first), digits_of(second), strict=False)
    apart = [at for at, (a, b) in enumerate(pairs) if a != b]
    return (
        len(apart) == TWICE
        and apart[1] == apart[0] + 1
        and sorted(digits_of(first)) == sorted(digits_of(second))
    )


def _are_of_one_unit(one: Printed, other: Printed) -> bool:
    """True for figures of one unit; £212,000 a year may be told again as an annual saving."""
    if comparable(one.claim, other.claim):
        return True
    units = [each.claim.quantity.unit for each in (one, other)]
    if units[0] == units[1] or len({each.removesuffix(A_YEAR) for each in units}) > 1:
        return False
    return all(
        unit.endswith(A_YEAR) or each.scene.said["yearly-amount"].search(each.scene.text)
        for unit, each in zip(units, (one, other), strict=True)
    )


def _is_cell(printed: Printed) -> bool:
    return bool(printed.scene.statement.cells)


def _repeat(earlier: Printed, later: Printed, kind: Literal["headline", "text"]) -> Repeat:
    return Repeat(
        language="en",
        cue=later.claim.indicator or earlier.claim.indicator,
        earlier=earlier.claim,
        later=later.claim,
        kind=kind,
    )


def digits_of(quantity: Quantity) -> str:
    """The significant digits of a number: 45,000 -> 45."""
    value = quantity.value or Decimal(0)
    return "".join(map(str, value.normalize().as_tuple().digits))
