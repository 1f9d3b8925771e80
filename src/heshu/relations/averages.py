"""Averages: 支付282.18万元，赔付498件，件均5666元 -> total, count, average."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model.figures import Claim
from heshu.model.relations import Average
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.scene import LEVEL, Scene

PER_HEAD = frozenset({"person"})
GAP_CHARACTERS = 36
"""Masked characters between the cue of an average and its figure."""


class AverageRules(Struct, frozen=True):
    """What the finder of averages compiled from a pack."""

    cues: re.Pattern[str]
    units: dict[str, frozenset[str]]
    """Cue -> units in which its count may be printed; empty for any count."""
    plain_gap: re.Pattern[str]
    other: re.Pattern[str]
    bases: dict[str, tuple[str, Fraction]]
    """Unit -> base unit and factor, so that tonnes can be divided into kilograms per mu."""
    cautions: Cautions


def compile_averages(pack: Pack, cautions: Cautions) -> AverageRules:
    """The rules of a pack for averages."""
    entries = [entry.partition("|") for entry in pack.words_named("relation-per")]
    units = {cue: frozenset(filter(None, codes.split("/"))) for cue, _, codes in entries}
    cues = any_of(units)
    if pack.language == "en":
        cues = rf"(?<![A-Za-z]){cues.replace(chr(92) + ' ', chr(92) + 's+')}(?![A-Za-z])"
    return AverageRules(
        re.compile(cues, re.IGNORECASE),
        units,
        re.compile(rf"(?:{'|'.join(pack.words_named('relation-average-gap'))}|\s)*"),
        word_pattern(pack, "relation-other-average"),
        {
            unit.code: (unit.base, Fraction(unit.factor))
            for unit in pack.unit
            if unit.base and unit.factor
        },
        cautions,
    )


def find_averages(scene: Scene, rules: AverageRules) -> Iterator[Average]:
    """The averages of a statement whose total and count are printed in it, each just once."""
    if scene.text.count(LEVEL) < 3:
        return
    for cue in rules.cues.finditer(scene.text):
        offset = average_offset(scene, cue)
        if offset is None:
            offset = offset_before(scene, cue)
        elif _has_own_noun(scene, rules, cue, offset):
            continue
        units = rules.units.get(" ".join(cue[0].lower().split()), frozenset())
        if offset is not None:
            yield from _average(scene, rules, Cue(cue[0], cue.end(), offset, units))
    for offset, claim in scene.claims.items():
        _, slash, per = claim.quantity.unit.partition("/")
        if slash and INTRODUCED.search(scene.text, 0, offset):
            words = claim.quantity.text
            yield from _average(scene, rules, Cue(words, offset, offset, frozenset({per})))


class Cue(Struct, frozen=True, gc=False):
    """The words that make a figure an average, and where both stand."""

    text: str
    end: int
    average: int
    """Offset of the figure."""
    units: frozenset[str]
    """Units in which the count may be printed; empty for any."""


def _average(scene: Scene, rules: AverageRules, cue: Cue) -> Iterator[Average]:
    """The average with its total and its count, if each is printed just once."""
    offset = cue.average
    average, units = scene.claims[offset], cue.units
    others = {at: c for at, c in scene.claims.items() if at != offset and scene.text[at] == LEVEL}
    noun = _noun_counted(scene, cue)
    counts = [c for at, c in others.items() if _counts(c, units, average) and noun(at)]
    totals = [
        total
        for c in others.values()
        if c not in counts and (total := _as_total(c, average, rules)) is not None
    ]
    if len(counts) != 1 or len(totals) != 1 or rules.cautions.forbid(scene, 0, cue.end):
        return
    yield Average(
        cue=cue.text,
        language=scene.statement.language,
        total=totals[0],
        count=counts[0],
        average=average,
        per_head=counts[0].quantity.unit in PER_HEAD,
    )


INTRODUCED = re.compile(r"(?:\bor|average of|averaging|\babout)\s+$", re.IGNORECASE)
"""What must stand before a figure whose cue follows it: ", or $8,000 each"."""
PER_NOUN = re.compile(r"(?:per|for each|for every)\s+([a-z]+)", re.IGNORECASE)


def offset_before(scene: Scene, cue: re.Match[str]) -> int | None:
    """Offset of the figure right before a cue that follows it: $8,000 each."""
    if scene.statement.language == "zh":
        return None
    offset = len(scene.text[: cue.start()].rstrip()) - 1
    is_figure = offset in scene.claims and scene.text[offset] == LEVEL
    return offset if is_figure and INTRODUCED.search(scene.text, 0, offset) else None


def _noun_counted(scene: Scene, cue: Cue) -> Callable[[int], bool]:
    """Whether a figure counts what the average is taken over: the "concert" of "per concert"."""
    per = PER_NOUN.search(scene.text, cue.average, max(cue.average + 30, cue.end))
    if per is None or scene.statement.language == "zh":
        return lambda _: True
    stem = per[1].lower()[:5]
    return lambda at: (
        stem in scene.text[at + 1 : at + 40].lower().split(",")[0]
        or stem in scene.claims[at].quantity.text.lower()
    )


def average_offset(scene: Scene, cue: re.Match[str]) -> int | None:
    """Offset of the figure that a cue says is an average: behind it, in the same clause."""
    for offset in range(cue.end(), min(cue.end() + GAP_CHARACTERS, len(scene.text))):
        if scene.text[offset] in "，。；;,":
            return None
        if offset in scene.claims:
            return offset if scene.text[offset] == LEVEL else None
    return None


def _has_own_noun(scene: Scene, rules: AverageRules, cue: re.Match[str], offset: int) -> bool:
    """True if the average is of something that the sentence has not named before."""
    gap = scene.text[cue.end() : offset]
    if rules.other.search(gap):
        return True
    rest = rules.plain_gap.sub("", gap).strip()
    return bool(rest) and rest not in scene.text[: cue.start()]


def _counts(claim: Claim, units: frozenset[str], average: Claim) -> bool:
    quantity = claim.quantity
    if units:
        return quantity.unit in units
    return quantity.kind in ("count", "number") and (
        quantity.unit != average.quantity.unit or quantity.unit == ""
    )


def _as_total(claim: Claim, average: Claim, rules: AverageRules) -> Claim | None:
    """The claim in the unit of the average (or of the kg of kg/mu); `None` if it has another."""
    unit = average.quantity.unit.partition("/")[0]
    quantity = claim.quantity
    if quantity.kind == "multiple":
        return None
    if quantity.unit == unit or (unit == "" and quantity.kind in ("count", "number")):
        return claim
    (base, factor), (other, divisor) = (
        rules.bases.get(quantity.unit, NO_BASE),
        rules.bases.get(unit, NO_BASE),
    )
    if not base or base != other:
        return None
    ratio = factor / divisor
    converted = replace(
        quantity, unit=unit, value=_times(quantity.value, ratio), low=_times(quantity.low, ratio),
        high=_times(quantity.high, ratio), precision=_times(quantity.precision, ratio),
    )  # fmt: skip
    return replace(claim, quantity=converted)


NO_BASE = ("", Fraction(1))


def _times(value: Decimal | None, ratio: Fraction) -> Decimal | None:
    if value is None:
        return None
    product = Fraction(value) * ratio
    return Decimal(product.numerator) / Decimal(product.denominator)
