"""So much a month beside what a year or half a year came to: 全年发电3600万千瓦时，月均320万千瓦时; Chinese only.

The mean stands right behind its total. A house may be shut in some months, so only a mean of which one
digit is wrong is held against it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.lists import NOTHING
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import lenient
from heshu.model.relations import Average
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import LEVEL, Scene, place_in, synthetic

NEAR = 12
"""Characters between a total and its mean."""


class MonthRules(Struct, frozen=True):
    """How many months a span of a year has, by its name, and any such name."""

    months: Mapping[str, int]
    span: re.Pattern[str]
    cautions: Cautions


def compile_monthly(pack: Pack, cautions: Cautions) -> MonthRules:
    """The spans of a pack: `上半年|6`."""
    entries = [entry.partition("|") for entry in pack.words_named("relation-months-of-span")]
    months = {name: int(number) for name, _, number in entries}
    names = sorted(months, key=len, reverse=True)
    return MonthRules(months, re.compile("|".join(map(re.escape, names)) or NOTHING), cautions)


def find_monthly(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, MonthRules]
) -> Iterator[Average]:
    """Each mean of months right behind the total of the only span that its sentence names."""
    for scene in scenes:
        statement = scene.statement
        if statement.language != "zh" or not statement.is_prose:
            continue
        own = rules["zh"]
        spans = list(own.span.finditer(statement.text))
        if len({span[0] for span in spans}) != 1 or own.cautions.doubts(scene):
            continue
        if scene.said["months-at-work"].search(statement.text):
            continue
        for left, right in pairwise(sorted(scene.claims)):
            total, mean = scene.claims[left], scene.claims[right]
            if spans[0].start() > total.start or not _is_mean_of(scene, left, right):
                continue
            months = own.months[spans[0][0]]
            count = _months(scene, spans[0], months)
            if count is not None and _is_slip(total, mean, months):
                yield Average(cue="月均", language="zh", total=total, count=count, average=mean)


def _is_mean_of(scene: Scene, left: int, right: int) -> bool:
    """True for a level and, in the next clause, so much of it a month."""
    total, mean = scene.claims[left], scene.claims[right]
    between = scene.text[left + 1 : right]
    plain = scene.text[left] == scene.text[right] == LEVEL and not (total.change or mean.change)
    return (
        plain
        and len(between) <= NEAR
        and total.quantity.unit == mean.quantity.unit
        and not (total.quantity.qualifier or mean.quantity.qualifier)
        and scene.said["a-month-on-average"].fullmatch(between) is not None
    )


def _months(scene: Scene, span: re.Match[str], months: int) -> Claim | None:
    """The months of a span as a figure."""
    place = place_in(scene.statement, *span.span())
    if place is None:
        return None
    return synthetic(
        scene.statement, place, span.span(), Decimal(months), kind="count", unit="month"
    )


def _is_slip(total: Claim, mean: Claim, months: int) -> bool:
    """True if what the months make is another number that looks like the mean with a slip."""
    size, told = total.quantity.value, mean.quantity
    if not size or not told.value or not told.precision:
        return False
    right = (size / months / told.precision).to_integral_value() * told.precision
    made = lenient(total.quantity).scale(Fraction(1, months))
    fewer = (lenient(total.quantity).scale(Fraction(1, n)) for n in range(1, months))
    if any(each.meets(lenient(told)) for each in fewer):
        return False  # 2640 a year and 240 a month: eleven months at work
    slip = slip_between(told, replace(told, value=right))
    return slip is not Slip.NONE and not made.meets(lenient(told))
