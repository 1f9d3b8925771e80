"""Two lines of one wording whose numbers are alike and whose units are not: 甲港56万吨，乙港61吨."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from decimal import Decimal
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import UnitPair
from heshu.relations.changes.scales import (
    CLAUSE_STOP,
    MEASURED,
    MOST_ALIKE,
    TEN_THOUSAND,
    THOUSAND,
    numbers_alike,
    power_of,
    unit_pair,
)
from heshu.relations.changes.stems import WORD, is_known, words_of
from heshu.relations.scene import Scene

COMPARED = MEASURED | {"money", "count"}
LEAST_FACTOR = 100
"""Times that two units of one kind are apart, which no two lines of one wording mix."""
LONGEST_NAME = 4
"""Characters of the name that is left where the second line omits its noun: 乙港."""


def parallel_lines(
    scene: Scene, taken: AbstractSet[int], factors: Mapping[str, Decimal]
) -> Iterator[UnitPair]:
    """Neighbours that are told alike of two numbered things or times, one with another unit.

    `taken` are the places of figures that a change ties; `factors` are the units in their base
    units. 西线隧道长4.5米 beside 东线隧道长4.2公里; of 一只26克 beside 大象4.2吨 nothing is said.
    """
    if scene.statement.language != "zh":
        yield from _told_to_be_alike(scene, taken, factors)
        return
    for one, two in pairwise([scene.claims[at] for at in sorted(scene.claims)]):
        if {one.start, two.start} & taken or not _measure_alike(one, two):
            continue
        if not (
            _named_alike(scene, one, two)
            or _timed_alike(scene, one, two)
            or _told_alike(scene, one, two)
        ):
            continue
        first, second = one.quantity, two.quantity
        powers = (power_of(first) or 0, power_of(second) or 0)
        if first.unit == second.unit:
            if numbers_alike(first, second, powers, TEN_THOUSAND):
                yield unit_pair(two.indicator, "zh", (one, two), powers)
        elif _units_apart(one, two, factors):
            yield UnitPair(
                cue=two.indicator, language="zh", start=one, end=two,
                first_factor=factors[first.unit], second_factor=factors[second.unit],
            )  # fmt: skip


TWO_FIGURES = 2


def _told_to_be_alike(
    scene: Scene, taken: AbstractSet[int], factors: Mapping[str, Decimal]
) -> Iterator[UnitPair]:
    """Two figures that a statement calls alike: 41 tonnes, little changed from 40 kilograms."""
    said = scene.said["much-the-same"].search(scene.statement.text)
    told = said or scene.said["one-and-its-opposite"].search(scene.statement.text)
    if told is None:
        return
    measured = [scene.claims[at] for at in sorted(scene.claims)]
    measured = [claim for claim in measured if claim.quantity.kind in COMPARED]
    if len(measured) != TWO_FIGURES or {each.start for each in measured} & taken:
        return
    one, two = measured
    if not _measure_alike(one, two) or (said is None and not is_told_alike(scene, one, two)):
        return
    powers = (power_of(one.quantity) or 0, power_of(two.quantity) or 0)
    if one.quantity.unit == two.quantity.unit:
        if numbers_alike(one.quantity, two.quantity, powers, THOUSAND):
            yield unit_pair(told[0], scene.statement.language, (one, two), powers)
    elif _units_apart(one, two, factors):
        yield UnitPair(
            cue=told[0], language=scene.statement.language, start=one, end=two,
            first_factor=factors[one.quantity.unit], second_factor=factors[two.quantity.unit],
        )  # fmt: skip


def is_told_alike(scene: Scene, one: Claim, two: Claim) -> bool:
    """True for two opposite things in two clauses, of which the second names nothing new.

    The northern district collected 18 tonnes of glass, the southern one 21 kilograms.
    """
    text = scene.statement.text
    stop = ENGLISH_STOP.search(text, one.end, two.start)
    if stop is None:
        return False
    known = words_of(text[: stop.start()])
    behind = f"{text[stop.end() : two.start]} {text[two.end :]}"
    little = scene.said["little-beside-its-like"]
    words = WORD.findall(behind.lower())
    return all(little.fullmatch(each) or is_known(each, known) for each in words)


ENGLISH_STOP = re.compile(r"[,;.]\s|\s[–—]\s")


def _measure_alike(one: Claim, two: Claim) -> bool:
    """True for two measured levels of one kind."""
    levels = not any(claim.change.endswith("-by") for claim in (one, two))
    return levels and one.quantity.kind == two.quantity.kind and one.quantity.kind in COMPARED


def _units_apart(one: Claim, two: Claim, factors: Mapping[str, Decimal]) -> bool:
    """True for 4.2公里 and 4.5米: alike but for their units."""
    first, second = one.quantity, two.quantity
    ends = [factors.get(first.unit), factors.get(second.unit)]
    numbers = [first.value, second.value]
    if None in ends or None in numbers or first.scaled or second.scaled:
        return False
    least, most = sorted(end for end in ends if end is not None)
    small, large = sorted(number for number in numbers if number is not None)
    return small > 0 and large <= MOST_ALIKE * small and most >= LEAST_FACTOR * least


def _named_alike(scene: Scene, one: Claim, two: Claim) -> bool:
    """True for 甲港吞吐量为 and 乙港为, 东线隧道长 and 西线隧道长: numbered things of one name."""
    ahead, behind = _lines(scene, one, two)
    if _opposed(scene, ahead, behind):
        return True
    numbered = scene.said["enumerator"]
    if not ahead or not behind or ahead[0] == behind[0]:
        return False
    if not numbered.match(ahead) or not numbered.match(behind):
        return False
    if ahead[1:] == behind[1:]:
        return len(behind) > 1
    return 1 < len(behind) <= LONGEST_NAME and ahead[1:].startswith(behind[1:])


LEAST_NOUN = 2
"""Characters of the noun that both lines end in."""


def _opposed(scene: Scene, ahead: str, behind: str) -> bool:
    """True for 上游水库蓄水 and 下游水库蓄水: two that are alike, and one noun."""
    head = scene.said["parallel-head"]
    one, two = head.match(ahead), head.match(behind)
    if one is None or two is None or one[0] == two[0]:
        return False
    nouns = sorted((ahead[one.end() :], behind[two.end() :]), key=len)
    return len(nouns[0]) >= LEAST_NOUN and nouns[1].endswith(nouns[0])


def _timed_alike(scene: Scene, one: Claim, two: Claim) -> bool:
    """True for 去年为24千克，今年为26克: one measure at two times, in other units."""
    text = scene.statement.text
    told = scene.said["then-at-other-time"].fullmatch(text[one.end : two.start])
    ahead = CLAUSE_STOP.split(text[: one.start])[-1]
    if told is None or one.quantity.unit == two.quantity.unit:
        return False
    return scene.said["time-or-link"].sub("", told[0]) in ahead


def _told_alike(scene: Scene, one: Claim, two: Claim) -> bool:
    """True for 博物馆5月接待观众 and 6月接待观众: one wording at two times."""
    text = scene.statement.text
    ahead, behind = _lines(scene, one, two)
    first, second = CLAUSE_STOP.split(text[: one.start])[-1], text[one.end : two.start]
    timed = {first.strip(), second.strip("，；。、 ")}
    return len(behind) > LONGEST_NAME - 1 and ahead.endswith(behind) and len(timed) > 1


def _lines(scene: Scene, one: Claim, two: Claim) -> tuple[str, str]:
    """The words before both figures, without times and links; empty where more stands between."""
    text, links = scene.statement.text, scene.said["time-or-link"]
    between = text[one.end : two.start]
    if not CLAUSE_STOP.match(between) or len(CLAUSE_STOP.findall(between)) > 1:
        return "", ""
    ahead = CLAUSE_STOP.split(text[: one.start])[-1]
    return links.sub("", ahead), links.sub("", between)
