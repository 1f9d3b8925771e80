"""Which figures of a statement may be the count and the total of an average."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Quantity
from heshu.relations.averages.cues import Cue
from heshu.relations.averages.nouns import is_right_behind, noun_counted, noun_of
from heshu.relations.averages.rules import AverageRules
from heshu.relations.brackets import bracket_before
from heshu.relations.labels import Label
from heshu.relations.scene import LEVEL, Scene

NO_BASE = ("", Fraction(1))


def candidates(
    scene: Scene, rules: AverageRules, cue: Cue, named: Mapping[int, Label]
) -> tuple[dict[int, Claim], dict[int, Claim]]:
    """The figures that may be the count and those that may be the total, by their offsets."""
    average, counted = scene.claims[cue.average], noun_counted(scene, rules, cue, named)
    own_noun = noun_of(scene, rules, cue) is not None
    counts: dict[int, Claim] = {}
    totals: dict[int, Claim] = {}
    included = {
        offset
        for found in scene.said["included-in-all"].finditer(scene.text)
        for offset in range(*found.span())
    }
    before = -1
    for at, claim in sorted(scene.claims.items()):
        ahead, before = scene.text[before + 1 : at], at
        if at == cue.average or scene.text[at] != LEVEL or _is_divisor(scene, cue, at):
            continue
        if at in included or _is_passed_over(scene, rules, cue, at, ahead, named[at]):
            continue  # 420份盒饭，连24名工作人员在内，每人两份
        count = _as_count(scene, rules, (claim, average), cue, named[at]) if counted(at) else None
        if count is None and own_noun and counted(at) and claim.quantity.kind == "count":
            count = claim  # 640 pupils and 32 teachers, 20 pupils per teacher
        if count is not None:
            counts[at] = count
        elif scene.said["told-of-each"].search(named[at].before):
            continue  # 344件均不足百万元，平均每件27.5万元
        elif scene.said["price-ahead"].search(named[at].before):
            continue  # 原价1299元的烤箱打八折后售价为1039.2元: no price is a total
        elif (total := as_total(claim, average, rules)) is not None:
            totals[at] = total
        elif _is_of_the_same_things(scene, named[at], named[cue.average]) or _is_in_unit(
            named[at], average
        ):
            totals[at] = replace(
                claim, quantity=replace(claim.quantity, unit=average.quantity.unit)
            )
    return _by_unit(counts, totals, average)


def _is_passed_over(
    scene: Scene, rules: AverageRules, cue: Cue, at: int, ahead: str, label: Label
) -> bool:
    """True for a figure that the words beside it tie in another way than as a term of the average."""
    claim, average, words = scene.claims[at], scene.claims[cue.average], rules.words
    if at > cue.average and words.extreme.search(label.before):
        return True
    if _is_set_against(scene, rules, cue, at, ahead) or _explains_another(scene, cue, at):
        return True  # 场均3.27球，高于上届的3.00球（56场168球）
    of_weeks = _is_of_weeks(claim, average) and claim.quantity.unit not in cue.units
    if scene.said["so-often"].search(ahead) or of_weeks:
        return True  # 每周2次，每次45分钟，连续8周
    if at > cue.average and scene.said["some-of-these"].search(scene.text, cue.average, at):
        return True  # 人均得分62分，其中310人得分不足20分
    picked = words.portion.match(label.after) or words.picked_out.search(label.before)
    return picked is not None


def _is_set_against(scene: Scene, rules: AverageRules, cue: Cue, at: int, ahead: str) -> bool:
    """True for the £142 of "an average of £160, up from £142"; not for 224 points from 8 games."""
    if at <= cue.average or not scene.said["set-against"].search(ahead):
        return False
    return not is_right_behind(scene, at, ahead, noun_of(scene, rules, cue))


def _explains_another(scene: Scene, cue: Cue, at: int) -> bool:
    """True for what stands in brackets behind another figure of the kind of the average."""
    opened = bracket_before(scene.text, at)
    before = [each for each in scene.claims if each < opened]
    if opened < cue.average or not before or max(before) == cue.average:
        return False
    unit = scene.claims[cue.average].quantity.unit
    return scene.claims[max(before)].quantity.unit == unit


def _is_of_the_same_things(scene: Scene, total: Label, average: Label) -> bool:
    """True for 进球31个 beside 场均2.9球, and for 打进30球 beside 场均进球2.5个.

    Not for 罚进64球 beside 场均罚球4.2个, of which some went wide.
    """
    one, other = total.claim.quantity.unit, average.claim.quantity.unit
    general = scene.said["general-measure-word"]
    if general.fullmatch(other):
        noun = f"{total.before[-1:]}{one}"
        return len(noun) > len(one) > 0 and average.before.endswith(noun)
    return bool(other) and general.fullmatch(one) is not None and total.before.endswith(other)


NOUN_OF_UNIT = re.compile(r"\s*[a-z-]+\s(?P<unit>[a-z]+)", re.IGNORECASE)


def _is_in_unit(total: Label, average: Claim) -> bool:
    """True for "1,680 volunteer hours" beside "35 hours a week": the unit stands behind a word."""
    if total.claim.quantity.unit or average.quantity.kind != "duration":
        return False
    found = NOUN_OF_UNIT.match(total.after)
    return found is not None and found["unit"] in average.quantity.text.split()


def _by_unit(
    counts: dict[int, Claim], totals: dict[int, Claim], average: Claim
) -> tuple[dict[int, Claim], dict[int, Claim]]:
    """The same; of 30场 and 抢断270次 beside 场均7.5次 the one in the unit of the average is the total."""
    unit = average.quantity.unit
    alike = {at: claim for at, claim in counts.items() if claim.quantity.unit == unit}
    if totals or not unit or not 0 < len(alike) < len(counts):
        return counts, totals
    return {at: claim for at, claim in counts.items() if at not in alike}, alike


CLOCK_UNITS = frozenset({"s", "min", "h"})


def _is_of_weeks(claim: Claim, average: Claim) -> bool:
    """True for days, weeks or years beside an average in minutes or hours: no total of them."""
    kinds = {claim.quantity.kind, average.quantity.kind}
    clock = average.quantity.unit in CLOCK_UNITS
    return kinds == {"duration"} and clock and claim.quantity.unit not in CLOCK_UNITS


def _is_divisor(scene: Scene, cue: Cue, at: int) -> bool:
    """True for the 1,000 of "250 per 1,000 people"."""
    return cue.each > 1 and cue.average < at < cue.end and scene.statement.language == "en"


def _as_count(
    scene: Scene, rules: AverageRules, figures: tuple[Claim, Claim], cue: Cue, label: Label
) -> Claim | None:
    """The claim if it may be the count, in a unit of the cue; else `None`."""
    claim, average = figures
    quantity = claim.quantity
    if _counts(claim, cue.units, average):
        return claim
    if (
        quantity.unit == ""
        and rules.words.bare_count.match(label.after)
        and cue.units & rules.words.bare_units
    ):
        return claim  # 1.2万农户, whose measure word is part of the noun
    if cue.units & {"person"} and scene.said["population-of"].search(label.before):
        return claim  # the "4 million" of "a GDP of $120 billion and a population of 4 million"
    people = cue.units & {"person"} and quantity.kind in ("count", "number")
    if people and not quantity.unit and scene.said["people-counted"].match(label.after):
        return claim  # 13 million people works out at $3,000 per capita
    if people and scene.said["by-the-head"].search(cue.text):
        return claim if scene.said["beasts-counted"].match(label.after) else None
    base, factor = rules.bases.get(quantity.unit, NO_BASE)
    for unit in sorted(cue.units - TIMES if scene.statement.language == "en" else cue.units):
        other, divisor = rules.bases.get(unit, NO_BASE)
        if base and base == other and quantity.kind != "money":
            return replace(claim, quantity=_converted(quantity, unit, factor / divisor))
    return None


def _counts(claim: Claim, units: frozenset[str], average: Claim) -> bool:
    quantity = claim.quantity
    if units:
        return quantity.unit in units
    return quantity.kind in ("count", "number") and (
        quantity.unit != average.quantity.unit or quantity.unit == ""
    )


def as_total(claim: Claim, average: Claim, rules: AverageRules) -> Claim | None:
    """The claim in the unit of the average (or of the kg of kg/mu); `None` if it has another."""
    unit = average.quantity.unit.partition("/")[0]
    quantity = _within_its_time(claim.quantity, average.quantity)
    claim = claim if quantity is claim.quantity else replace(claim, quantity=quantity)
    if quantity.kind == "multiple" or claim.change in ("increase-by", "decrease-by"):
        return None
    if quantity.unit == unit or (unit == "" and quantity.kind in ("count", "number")):
        return claim
    if unit == "" and quantity.kind in ("index", "score"):
        return claim  # scored 616 points, an average of 22
    base, factor = rules.bases.get(quantity.unit, NO_BASE)
    other, divisor = rules.bases.get(unit, NO_BASE)
    if not base or base != other:
        return None
    return replace(claim, quantity=_converted(quantity, unit, factor / divisor))


def _within_its_time(quantity: Quantity, average: Quantity) -> Quantity:
    """The 90,000 tonnes of "90,000 tonnes a year, 300 kg each", whose time is that of both."""
    unit, slash, time = quantity.unit.partition("/")
    if not slash or time not in TIMES or average.unit.partition("/")[2] in TIMES:
        return quantity
    return replace(quantity, unit=unit)


TIMES = frozenset({"a", "mo", "wk", "d"})


def _converted(quantity: Quantity, unit: str, ratio: Fraction) -> Quantity:
    """A quantity in another unit of its dimension."""
    return replace(
        quantity, unit=unit, value=_times(quantity.value, ratio), low=_times(quantity.low, ratio),
        high=_times(quantity.high, ratio), precision=_times(quantity.precision, ratio),
    )  # fmt: skip


def _times(value: Decimal | None, ratio: Fraction) -> Decimal | None:
    if value is None:
        return None
    product = Fraction(value) * ratio
    return Decimal(product.numerator) / Decimal(product.denominator)


def ahead_of(scene: Scene, offset: int) -> str:
    """The text between a figure and the one before it."""
    before = max((at for at in scene.claims if at < offset), default=-1)
    return scene.text[before + 1 : offset]
