"""What is printed with one figure of a change and holds for the others: its unit, its scale word.

"from $10.5 to $12.6 million", "from 31.2 to 30.4 years", "910 million euros, 60 million more".
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.phrases import phrases
from heshu.relations.scene import Scene


def compile_unsaid(pack: Pack) -> re.Pattern[str]:
    """What stands behind a figure that leaves its unit to another.

    "from 1.1 million euros to 9.8 million".
    """
    phrase = phrases(pack).regex
    times, words = phrase("relation-unit-unsaid-time"), phrase("relation-unit-unsaid")
    return re.compile(rf"\s?(?:[,.;)]|$|{times}|{words}\b)")


def lends_unit(whole: Claim, bare: Claim, scene: Scene, unsaid: re.Pattern[str]) -> bool:
    """True if an English figure without a unit takes that of another one of the same change."""
    lender, quantity = whole.quantity, bare.quantity
    if scene.statement.language != "en" or quantity.unit or not lender.unit:
        return False
    if quantity.kind not in ("number", "count"):
        return False
    if lender.kind == "rate" and not _is_alike(lender.value, quantity.value):
        return False
    if lender.scaled != quantity.scaled or lender.unit == "person":
        return False
    at = next((offset for offset, claim in scene.claims.items() if claim.id == bare.id), None)
    return at is not None and unsaid.match(scene.text, at + 1) is not None


ALIKE = 5
"""Two levels of one rate are not further apart: 8.4 milligrams a kilo, and now 6.3."""


def _is_alike(one: Decimal | None, other: Decimal | None) -> bool:
    """True for two levels of one rate, which are not far apart."""
    if not one or not other:
        return False
    return max(one, other) < ALIKE * min(one, other)


PRINTED_NUMBER = re.compile(r"\d+(?:\.\d+)?")
CLOSE = 8
"""Masked characters between two figures of which the second lends its scale to the first."""
UNSCALED = 1000
"""Figures below it go with a scale word of the other one: "from $10.5 to $12.6 million".

Those above it do so too where the other one is printed alike: "from 6,044 to 6,021 million".
"""


def with_scale_of(end: Claim, start: Claim, scene: Scene) -> Claim:
    """The start with the scale word that is printed once for both: "from $10.5 to $12.6 million"."""
    first, second = start.quantity, end.quantity
    printed = PRINTED_NUMBER.search(second.text.replace(",", ""))
    gap = end.start - start.end
    if not second.scaled or first.scaled or printed is None or not 0 <= gap <= CLOSE:
        return start
    if first.value is None or second.value is None or first.value <= 0:
        return start
    if scene.statement.language == "zh" or not Decimal(printed[0]):
        return start
    if first.value >= UNSCALED and not _is_alike(first.value, Decimal(printed[0])):
        return start
    factor = second.value / Decimal(printed[0])
    scaled = replace(
        first, value=first.value * factor, precision=first.precision * factor, scaled=True
    )
    return replace(start, quantity=scaled)


def with_unit_of(end: Claim, start: Claim, scene: Scene, unsaid: re.Pattern[str]) -> Claim:
    """The start with the unit that is printed once for both: "from 31.2 to 30.4 years"."""
    first, second = start.quantity, end.quantity
    between = scene.statement.text[start.end : end.start]
    if not second.unit or first.unit or first.kind not in ("number", "count"):
        return start
    joined = scene.said["and-up-to"].fullmatch(between)
    if not joined and not lends_unit(end, start, scene, unsaid):
        return start
    return replace(start, quantity=replace(first, unit=second.unit, kind=second.kind))


def with_unit_of_start(start: Claim, end: Claim, scene: Scene, unsaid: re.Pattern[str]) -> Claim:
    """The end with the unit that is printed with the start alone."""
    if not lends_unit(start, end, scene, unsaid):
        return end
    unit, kind = start.quantity.unit, start.quantity.kind
    return replace(end, quantity=replace(end.quantity, unit=unit, kind=kind))


def as_fixed_term(claim: Claim, scene: Scene, start: int, end: int) -> Claim:
    """A term that a court or a contract sets, which is exact: cut by a quarter, from 8 years to 5.

    `start` and `end` bound the masked text that may name it.
    """
    quantity = claim.quantity
    if quantity.kind != "duration" or scene.statement.language != "en":
        return claim
    if quantity.scaled or not scene.said["fixed-term"].search(scene.text, max(start, 0), end):
        return claim
    return replace(claim, quantity=replace(quantity, kind="count"))


def in_unit_of(end: Claim, start: Claim, factors: Mapping[str, Decimal]) -> Claim:
    """A span of time in the unit of the other one: 由4小时压缩至1小时20分 is 240 minutes to 80."""
    first, second = start.quantity, end.quantity
    one, two = factors.get(first.unit), factors.get(second.unit)
    if first.unit == second.unit or {first.kind, second.kind} != {"duration"}:
        return start
    if not one or not two or first.value is None:
        return start
    ratio = one / two
    if not WHOLE_HOURS <= ratio <= 1 / WHOLE_HOURS:
        return start
    low, high = (None if end_ is None else end_ * ratio for end_ in (first.low, first.high))
    converted = replace(
        first, value=first.value * ratio, precision=min(first.precision * ratio, second.precision),
        low=low, high=high, unit=second.unit,
    )  # fmt: skip
    return replace(start, quantity=converted)


WHOLE_HOURS = Decimal("0.01")
"""Units of time as far apart as hours and minutes are converted; years and days are not."""
