"""The times of races as English texts print them, in seconds: 1hr 9min 42sec, 2:14:05, 14.21sec."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.scene import LEVEL, Said, Scene, place_in, synthetic
from heshu.relations.small_numbers import SMALL_NUMBERS

HOUR, MINUTE, SECOND = Decimal(3600), Decimal(60), Decimal(1)
"""Seconds."""
PIECE = re.compile(
    rf"(?<![\w.:,])(?P<number>\d+(?:\.\d+)?|one|{'|'.join(SMALL_NUMBERS)})[ -]?(?P<unit>[a-z]+?)(?![a-z])",
    re.IGNORECASE,
)
"""9min, 42 seconds, two minutes, 38-second."""
TIGHT = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>[a-z]+?)(?![a-z])", re.IGNORECASE)
"""The 09m of 1h09m42s."""
CLOCK = re.compile(
    r"(?<![\w.:,/-])(?:(?P<first>\d{1,2}):)?(?P<mid>\d{1,2}):(?P<last>[0-5]\d(?:\.\d{1,3})?)(?![\d:])"
)
"""2:14:05, 14:05.3."""
BARE = re.compile(r"(?<![\w.:,/-])\d{1,2}\.\d\d(?![\w.%:])")
"""14.21, a time where the words around it say so."""
MARKS = re.compile(r",? ?(?:and )?")
ALONE = 1
"""Letters of a unit that is none alone: the m of 1,500m."""


class RaceTime(Struct, frozen=True):
    """A time or a difference of times."""

    start: int
    end: int
    seconds: Decimal
    precision: Decimal
    """How finely it is printed, in seconds."""
    as_hours: Decimal | None = None
    """What 2:14 is as hours and minutes."""
    mixed: bool = False
    """It is printed with several units."""


def race_times(text: str, said: Said) -> list[RaceTime]:
    """The times of a text in reading order."""
    found = [*_in_units(text, said), *_on_clock(text, said), *_bare(text, said)]
    return sorted(found, key=lambda each: each.start)


def _unit(word: str, said: Said) -> Decimal | None:
    """How many seconds a unit has."""
    if said["hours-of-race"].fullmatch(word):
        return HOUR
    if said["minutes-of-race"].fullmatch(word):
        return MINUTE
    return SECOND if said["seconds-of-race"].fullmatch(word) else None


def _number(printed: str) -> Decimal:
    word = printed.lower()
    return Decimal(1 if word == "one" else SMALL_NUMBERS.get(word) or word)


def _in_units(text: str, said: Said) -> Iterator[RaceTime]:
    """The times that are printed with units, each as long as its units get smaller."""
    done = 0
    for first in PIECE.finditer(text):
        unit = _unit(first["unit"], said)
        if first.start() < done or unit is None:
            continue
        total, done, pieces = _number(first["number"]) * unit, first.end(), 1
        last = first
        while unit > SECOND:
            joint = MARKS.match(text, done)
            at = joint.end() if joint else done
            following = PIECE.match(text, at) or TIGHT.match(text, at)
            size = _unit(following["unit"], said) if following else None
            if following is None or size is None or size >= unit:
                break
            total, unit = total + _number(following["number"]) * size, size
            last, done, pieces = following, following.end(), pieces + 1
        if pieces == 1 and len(first["unit"]) == ALONE and unit > SECOND:
            continue
        step = unit * _fineness(last["number"])
        yield RaceTime(first.start(), done, total, step, mixed=pieces > 1)


def _fineness(printed: str) -> Decimal:
    """The step of the last digit: 0.01 of 14.21."""
    return Decimal(1).scaleb(-len(printed.partition(".")[2]))


def _on_clock(text: str, said: Said) -> Iterator[RaceTime]:
    """The times that are printed like those of a clock, but for times of day."""
    for found in CLOCK.finditer(text):
        if said["time-of-day"].match(text, found.end()) or said["at-a-time"].search(
            text, max(found.start() - 3, 0), found.start()
        ):
            continue
        hours, step = found["first"], _fineness(found["last"])
        mid, last = Decimal(found["mid"]), Decimal(found["last"])
        loose = mid * HOUR + last * MINUTE if hours is None and step == SECOND else None
        seconds = Decimal(hours or 0) * HOUR + mid * MINUTE + last
        yield RaceTime(*found.span(), seconds, step, loose)


def _bare(text: str, said: Said) -> Iterator[RaceTime]:
    """Numbers with two decimals that stand like times: won in 14.21, with."""
    for found in BARE.finditer(text):
        behind = said["behind-race-time"].match(text, found.end())
        if behind is not None or found.end() == len(text):
            yield RaceTime(*found.span(), Decimal(found[0]), Decimal("0.01"))


def masked(text: str, times: list[RaceTime]) -> str:
    """The text with a symbol for each time."""
    pieces: list[str] = []
    done = 0
    for each in times:
        pieces += (text[done : each.start], LEVEL)
        done = each.end
    return "".join((*pieces, text[done:]))


def as_claim(scene: Scene, time: RaceTime) -> Claim | None:
    """A time as a figure in seconds."""
    place = place_in(scene.statement, time.start, time.end)
    if place is None:
        return None
    span = (time.start, time.end)
    claim = synthetic(scene.statement, place, span, time.seconds, kind="duration", unit="s")
    text = f"{time.seconds:f} s" if time.mixed else claim.quantity.text
    quantity = replace(claim.quantity, precision=time.precision, text=text)
    return replace(claim, quantity=quantity)
