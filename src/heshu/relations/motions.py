"""Rates of time: 时速300公里，2小时，600公里 -> speed, time, amount. Asked for by name only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Motion, Pace
from heshu.relations.averages.cues import at_its_word, average_offset
from heshu.relations.cautions import Cautions
from heshu.relations.scene import LEVEL, Scene, place_in

LEAST_FIGURES = 3
SPEEDS = {"mph": "mi/h", "kn": "nmi/h"}
"""Units of speed that do not name their length and time."""
LONGER = {("s", "min"): 60, ("s", "h"): 3600, ("min", "h"): 60, ("min", "d"): 1440, ("h", "d"): 24}
"""Two times, the shorter one first -> how many of it the longer one has; of a week who knows."""
PAIR = 2
NO_BASE = ("", Fraction(1))


class MotionRules(Struct, frozen=True):
    """What the finder of rates of time compiled from a pack."""

    cues: re.Pattern[str]
    units: Mapping[str, str]
    """Cue -> unit of time: 每小时 -> h."""
    bases: Mapping[str, tuple[str, Fraction]]
    durations: frozenset[str]
    times: Mapping[str, str]
    """Name of a unit of time -> its code."""
    spans: re.Pattern[str]
    """A span that is no figure of its own: 开工30天来."""
    cautions: Cautions


def compile_motions(pack: Pack, cautions: Cautions) -> MotionRules:
    """The rules of a pack for rates of time."""
    entries = dict(entry.split("|") for entry in pack.words_named("relation-per-time"))
    names = sorted(entries, key=len, reverse=True)
    times = {n: unit.code for unit in pack.unit if unit.kind == "duration" for n in unit.names}
    return MotionRules(
        re.compile("|".join(map(re.escape, names)) or r"(?!)", re.IGNORECASE),
        entries,
        {
            unit.code: (unit.base, Fraction(unit.factor))
            for unit in pack.unit
            if unit.base and unit.factor
        },
        frozenset(unit.code for unit in pack.unit if unit.kind == "duration"),
        times,
        _spans_since(pack, times),
        cautions,
    )


def _spans_since(pack: Pack, times: Mapping[str, str]) -> re.Pattern[str]:
    """A number, a unit of time and a word that says it lasts until now."""
    if not pack.words_named("relation-span-until-now"):
        return re.compile(r"(?!)")
    units = "|".join(re.escape(name) for name in sorted(times, key=len, reverse=True))
    until = words(pack, "relation-span-until-now")
    return re.compile(rf"(?<![\d.])(?P<number>\d{{1,4}})(?P<unit>{units}){until}")


def find_motions(scene: Scene, rules: MotionRules) -> Iterator[Motion | Pace]:
    """The rates of time of a statement whose time and amount it prints just once each."""
    if scene.statement.cells:
        return
    yield from find_paces(scene, rules)
    least = LEAST_FIGURES - (rules.spans.search(scene.text) is not None)
    if scene.text.count(LEVEL) < least:
        return
    if scene.said["stops-on-the-way"].search(scene.text):
        return
    speeds = list(_speeds(scene, rules))
    for at, unit, per in speeds:
        if any((unit, per) == (u, p) and at != o for o, u, p in speeds):
            continue  # at 12 km/h for 40 minutes and then at 15 km/h
        others = [claim for o, claim in scene.claims.items() if o != at and scene.text[o] == LEVEL]
        times = [t for claim in others if (t := _in_unit(claim, per, rules)) is not None]
        times = [each for each in times if not _is_moment(each, scene)] or _spans(
            scene, at, per, rules
        )
        amounts = [a for claim in others if (a := _in_unit(claim, unit, rules)) is not None]
        times = [at_its_word(scene, each) for each in times]
        if len(times) == len(amounts) == 1 and not rules.cautions.forbid(scene, 0, at):
            yield Motion(
                cue=per, language=scene.statement.language,
                speed=scene.claims[at], time=times[0], amount=amounts[0],
            )  # fmt: skip


def _spans(scene: Scene, at: int, per: str, rules: MotionRules) -> list[Claim]:
    """The 30天 of 开工30天来, which is no figure of its own, as the time of a motion."""
    found = []
    for span in rules.spans.finditer(scene.text):
        start, end = scene.original(span.start()), scene.original(span.end("unit"))
        place = place_in(scene.statement, start, end)
        if rules.times[span["unit"]] != per or place is None:
            continue
        quantity = replace(
            scene.claims[at].quantity, text=scene.statement.text[start:end],
            value=Decimal(span["number"]), low=None, high=None, precision=Decimal(1), unit=per,
            kind="duration", qualifier="", scaled=False,
        )  # fmt: skip
        found.append(
            replace(scene.claims[at], quantity=quantity, place=place, start=start, end=end)
        )
    return found


def find_paces(scene: Scene, rules: MotionRules) -> Iterator[Pace]:
    """Two neighbouring rates of one thing by two times: 30 pages a minute, or 1,800 an hour."""
    if scene.statement.language != "en" or scene.text.count(LEVEL) < PAIR:
        return
    if scene.said["stops-on-the-way"].search(scene.text):
        return
    offsets = [at for at in sorted(scene.claims) if scene.text[at] == LEVEL]
    for one, other in pairwise(offsets):
        first, second = _rate(scene, one), _rate(scene, other)
        gap = scene.text[one + 1 : other]
        if first is None or second is None or not scene.said["same-pace"].search(gap):
            continue
        (thing, per, claim), (other_thing, other_per, other_claim) = first, second
        if (per, other_per) not in LONGER or {thing, other_thing} - {thing, ""}:
            continue
        if other_per == "d" and not _is_beyond(claim, other_claim, LONGER[per, other_per]):
            continue
        if not rules.cautions.forbid(scene, 0, other):
            yield Pace(
                cue=per, language="en", first=claim, second=other_claim,
                times=Fraction(LONGER[per, other_per]),
            )  # fmt: skip


def _is_beyond(hourly: Claim, daily: Claim, hours: int) -> bool:
    """True for more than a whole day gives; a mill may grind eight hours of it."""
    one, other = hourly.quantity.value, daily.quantity.value
    return one is not None and other is not None and other > one * hours


def _rate(scene: Scene, at: int) -> tuple[str, str, Claim] | None:
    """What a figure counts, by which time, and the figure; `None` for one that is no rate."""
    claim = scene.claims[at]
    unit, slash, per = SPEEDS.get(claim.quantity.unit, claim.quantity.unit).partition("/")
    if slash:
        return unit, per, claim
    found = scene.said["by-the-time"].match(scene.text, at + 1)
    if found is None or claim.quantity.value is None:
        return None
    per = TIMES[found[0].split()[-1].lower()]
    return ("" if unit == "person" else unit), per, claim


TIMES = {"second": "s", "minute": "min", "hour": "h", "hourly": "h", "day": "d", "daily": "d"}


def _is_moment(claim: Claim, scene: Scene) -> bool:
    """True for 术后12 h, 每12 h and 最长连续72小时: it is not how long all of it took."""
    return scene.said["moment-lead"].search(scene.statement.text, 0, claim.start) is not None


def _speeds(scene: Scene, rules: MotionRules) -> Iterator[tuple[int, str, str]]:
    """Offset of a rate, the unit of its amount and the unit of its time."""
    for at, claim in scene.claims.items():
        unit, slash, per = SPEEDS.get(claim.quantity.unit, claim.quantity.unit).partition("/")
        if slash and per in rules.durations and not scene.said["fastest"].search(scene.text, 0, at):
            yield at, unit, per
    for cue in rules.cues.finditer(scene.text):
        offset = average_offset(scene, cue)
        if scene.statement.language == "en":
            offset = _behind(scene, cue)
        elif (ahead := scene.said["at-a-speed"].search(scene.text, 0, cue.start())) is not None:
            offset = scene.text.index(LEVEL, ahead.start())
        if scene.said["greatest"].search(scene.text, max(cue.start() - 4, 0), cue.start()):
            continue
        if offset is not None and "/" not in scene.claims[offset].quantity.unit:
            yield offset, scene.claims[offset].quantity.unit, rules.units[cue[0].lower()]


FIGURE = re.compile(rf"(?P<figure>[{LEVEL}])(?:\s+[a-z]+)?\s+$", re.IGNORECASE)


def _behind(scene: Scene, cue: re.Match[str]) -> int | None:
    """Offset of the figure that an English cue follows: 60 cars a day."""
    found = FIGURE.search(scene.text, max(0, cue.start() - 30), cue.start())
    if found and scene.said["within-ahead"].search(found[0]):
        return None  # 2,240 in a week is no rate of a week
    return found.start("figure") if found else average_offset(scene, cue)


def _in_unit(claim: Claim, unit: str, rules: MotionRules) -> Claim | None:
    """The claim in a unit of its dimension; `None` for a claim of another one."""
    quantity = claim.quantity
    if quantity.unit == unit:
        return claim
    (base, factor), (other, divisor) = (
        rules.bases.get(quantity.unit, NO_BASE),
        rules.bases.get(unit, NO_BASE),
    )
    if not base or base != other or quantity.value is None:
        return None
    ratio = factor / divisor
    value, precision = (_times(number, ratio) for number in (quantity.value, quantity.precision))
    return replace(
        claim,
        quantity=replace(
            quantity, unit=unit, value=value, precision=precision, low=None, high=None
        ),
    )


def _times(value: Decimal, ratio: Fraction) -> Decimal:
    product = Fraction(value) * ratio
    return Decimal(product.numerator) / Decimal(product.denominator)
