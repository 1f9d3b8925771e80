"""The times of two runners and how far they were apart, told in one English sentence or in two.

"Hale won in 1:09:42, 38 seconds ahead of Moss in 1:10:30", "Moss was second in 14.43sec. She was
0.12sec behind": what stands between may tell of another race or year, and then nothing is tied.

The times of races are read here by themselves (1:09:42), and may stand in two sentences; figures of any
kind that patterns of a pack tie in one sentence of either language are for `changes/compared.py`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.relations import Change
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.race_times import RaceTime, as_claim, masked, race_times
from heshu.relations.scene import LEVEL, Scene

NAME = re.compile(r"[A-Z][\w’'-]+")
FAR_OFF = Decimal(60)
"""Seconds by which a gap may differ where 2:14 is read as hours and minutes."""
TIMES = 2
TAIL = 24
"""Characters behind the last time in which it is said of when it is."""


class Told(Struct, frozen=True):
    """A sentence with its times, each a symbol in `text`."""

    scene: Scene
    text: str
    times: tuple[RaceTime, ...]
    offsets: tuple[int, ...]
    """Where the symbols stand."""


Found = tuple[Told, int]
"""A time of a sentence by its number."""


def find_races(scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]) -> Iterator[Change]:
    """Each gap between two times with both of them."""
    before: Told | None = None
    for scene in scenes:
        told = _told(scene)
        if told is None:
            before = None
            continue
        if told.times and not rules["en"].doubts(scene):
            triple = _of_one(told) or (_of_two(before, told) if before else None)
            change = _change(*triple) if triple else None
            if change is not None:
                yield change
        before = told


def _told(scene: Scene) -> Told | None:
    """A sentence of English running text with the times it prints."""
    statement = scene.statement
    if statement.language != "en" or statement.cells or statement.heading:
        return None
    times = race_times(statement.text, scene.said) if re.search(r"\d", statement.text) else []
    text = masked(statement.text, times)
    offsets = tuple(at for at, each in enumerate(text) if each == LEVEL)
    return Told(scene, text, tuple(times), offsets)


def _gap(told: Told, form: re.Pattern[str]) -> tuple[int, re.Match[str]] | None:
    """The number of the only gap of a sentence, and the words that make it one."""
    found = list(form.finditer(told.text))
    if len(found) != 1:
        return None
    at = told.text.index(LEVEL, found[0].start())
    if told.scene.said["about-so-long"].search(told.text, 0, at):
        return None
    return told.offsets.index(at), found[0]


def _of_one(told: Told) -> tuple[Found, Found, Found] | None:
    """Both times and the gap of one sentence."""
    gap = _gap(told, told.scene.said["race-gap"])
    if gap is None or len(told.times) <= TIMES:
        return None
    number, words = gap
    others = [each for each in range(len(told.times)) if each != number]
    if number == 0 and len(others) > TIMES:
        return None
    if number == 1 and number + 1 < len(told.times):
        pair = (number - 1, number + 1)
    elif len(others) == TIMES or number == TIMES:
        pair = (others[0], others[1])
    else:
        return None
    first, last = min(*pair, number), max(*pair, number)
    between = told.text[told.offsets[first] : told.offsets[last] + TAIL]
    behind = told.text[words.end() : told.offsets[last]] if last > number else ""
    if _is_of_another(told.scene, between, behind):
        return None
    return (told, pair[0]), (told, pair[1]), (told, number)


def _is_of_another(scene: Scene, between: str, behind: str) -> bool:
    """True if what stands around a gap tells of another race, or of another time of one runner."""
    said = scene.said
    if ";" in between or said["part-of-the-way"].search(scene.statement.text):
        return True
    if said["race-of-another"].search(behind):
        return True
    if not said["other-time-of-race"].search(between):
        return False
    return said["gap-to-a-record"].fullmatch(behind) is None


def _of_two(before: Told, told: Told) -> tuple[Found, Found, Found] | None:
    """Times and a gap of two sentences of one passage."""
    one, two = before.scene.statement, told.scene.statement
    if one.passage != two.passage or len(before.times) + len(told.times) != TIMES + 1:
        return None
    joint = f"{before.text} {told.text}"
    if told.scene.said["other-time-of-race"].search(joint):
        return None
    if len(before.times) == TIMES:
        return _of_runner_up(before, told) or _of_both(before, told)
    return _of_second(before, told) if len(told.times) == TIMES else None


def _of_runner_up(before: Told, told: Told) -> tuple[Found, Found, Found] | None:
    """She won in 14.21sec, 0.12sec ahead of Moss. Moss clocked 14.43sec."""
    gap = _gap(before, before.scene.said["race-gap-ahead"])
    if gap is None or gap[0] == 0 or told.scene.said["race-of-another"].search(told.text):
        return None
    behind = before.text[gap[1].end() :]
    runner = NAME.findall(told.text[: told.offsets[0]])
    named = set(runner) & set(NAME.findall(behind))
    if not named and not told.scene.said["the-runner-up"].match(told.text):
        return None
    return (before, 0), (told, 0), (before, 1)


def _of_both(before: Told, told: Told) -> tuple[Found, Found, Found] | None:
    """Hale took 1:09:42 and Moss 1:10:30. The winning margin was 38 seconds."""
    gap = _gap(told, told.scene.said["race-gap-of-both"])
    if gap is None or _gap(before, before.scene.said["race-gap"]) is not None:
        return None
    between = before.text[before.offsets[0] : before.offsets[1]]
    if told.scene.said["race-title"].search(between):
        return None
    return (before, 0), (before, 1), (told, 0)


def _of_second(before: Told, told: Told) -> tuple[Found, Found, Found] | None:
    """Hale won in 1:09:42. Moss came second in 1:10:30, 38 seconds behind."""
    gap = _gap(told, told.scene.said["race-gap-behind"])
    if gap is None or len(before.times) != 1:
        return None
    number, words = gap
    rest = told.text[words.end() :]
    names = set(NAME.findall(rest.partition(",")[0]))
    known = names & set(NAME.findall(before.text))
    if names and not known or told.scene.said["race-of-another"].search(told.text):
        return None
    return (before, 0), (told, 1 - number), (told, number)


def _change(one: Found, two: Found, gap: Found) -> Change | None:
    """The gap as a change from one time to the other."""
    first, second, apart = (told.times[number] for told, number in (one, two, gap))
    if apart.seconds >= min(first.seconds, second.seconds):
        return None
    if _may_be_hours(first, second, apart):
        return None
    start, end, delta = (
        as_claim(told.scene, told.times[number]) for told, number in (one, two, gap)
    )
    if start is None or end is None or delta is None:
        return None
    return Change(
        cue=delta.quantity.text, language="en", start=start, end=end, delta=delta,
        may_cross_zero=False,
    )  # fmt: skip


def _may_be_hours(first: RaceTime, second: RaceTime, gap: RaceTime) -> bool:
    """True for 2:14 and 2:15, a gap of 40 seconds; and for 9:42 beside 1:10:30."""
    hours = [each.as_hours for each in (first, second)]
    if hours[0] is None and hours[1] is None:
        return False
    if hours[0] is None or hours[1] is None:
        return True
    return abs(abs(hours[0] - hours[1]) - gap.seconds) <= FAR_OFF
