"""Ages and anniversaries told in any order: Aged 17, he won it in 2005, though he was born in 1985.

What ties them is that a sentence has one birth or founding, one age or anniversary and one other
time that is said of it; how the words are set around them does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.model.figures import Claim, Mention
from heshu.model.relations import Anniversary, Lifetime, Moment, Relation
from heshu.relations.dates import number as number_of
from heshu.relations.moments import moment_of, years_in
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import Scene, place_in, synthetic
from heshu.relations.times.jubilees import is_of_another_deed
from heshu.relations.times.lives import (
    LONGEST_LIFE,
    has_its_own_deed,
    is_of_another,
    is_of_own_time,
    is_of_somebody_else,
)
from heshu.relations.times.rules import TimeRules

FARTHEST = 90
"""Masked characters between an age or anniversary and its time."""


def gathered(scene: Scene, rules: TimeRules) -> Iterator[Relation]:
    """The age or the anniversary of a statement that names two years."""
    points = years_in(scene)
    if len(points) == 1 and (jubilee := _of_this_year(scene, rules)) is not None:
        yield jubilee
    if len(points) < 2:
        return
    lifetime = _lifetime(scene, rules, points)
    if lifetime is not None:
        yield lifetime
    anniversary = _anniversary(scene, rules, points)
    if anniversary is not None:
        yield anniversary


Points = list[tuple[int, Mention, Moment]]


def _lifetime(scene: Scene, rules: TimeRules, points: Points) -> Lifetime | None:
    """The one birth, the one age and the time in the clause of the age."""
    births = _times_of(matches(rules.patterns["birth"], scene), "born")
    if len(births) != 1:
        return None
    told = _age_told(scene, rules)
    if told is None or told.claim.quantity.unit not in ("", "a"):
        return None
    age, birth = told.claim, next(iter(births.values()))
    if _is_of_another_part(scene, age, birth) or is_of_somebody_else(scene, age):
        return None
    own = [each for each in points if each[1] is not birth and _is_of(scene, told, each[0])]
    if len(own) != 1 or len(points) > MOST_TIMES or is_of_own_time(scene, age):
        return None
    event = own[0][1]
    born, then = moment_of(birth, scene.as_of), moment_of(event, scene.as_of)
    if born is None or then is None or not born.year < then.year <= born.year + LONGEST_LIFE:
        return None
    recalls = scene.said["recalls"].search(
        scene.statement.text, event.end, max(event.end, age.start)
    )
    if recalls or _has_another_person(scene, rules):
        return None
    return Lifetime(
        cue=told.cue,
        language=scene.statement.language,
        born=born,
        at=then,
        age=age,
        birth=birth,
        event=event,
    )


MOST_TIMES = 4


def _is_of_another_part(scene: Scene, age: Claim, birth: Mention) -> bool:
    """True for 船长2019年去世，享年88岁；大副生于1925年: a birth behind a semicolon has its own subject."""
    said, text = scene.said, scene.statement.text
    ends = list(said["part-ended"].finditer(text, age.end, max(age.end, birth.start)))
    if not ends:
        return False
    lead = text[ends[-1].end() : birth.start]
    told = said["born-right-before"].search(lead)
    lead = lead[: told.start()] if told else lead
    return bool(lead) and not said["birth-of-the-same"].fullmatch(lead)


def _times_of(found: Iterator[Match], role: str) -> Mapping[int, Mention]:
    """The times that play a role in any of the matches, by their place in the sentence."""
    return {match.times[role].start: match.times[role] for match in found}


class Told(Struct, frozen=True):
    """An age, where it stands in the masked text, and the words that say it."""

    claim: Claim
    start: int
    end: int
    cue: str
    apart: bool
    """True where a comma or nothing stands before its words."""


def _age_told(scene: Scene, rules: TimeRules) -> Told | None:
    """The one age of a statement."""
    said = {match.claim("age"): match for match in matches(rules.patterns["age-said"], scene)}
    ages = [claim for claim in said if claim is not None]
    if not ages:
        return _bare_age(scene)
    if len({age.start for age in ages}) != 1:
        return None
    age, match = ages[0], said[ages[0]]
    at = scene.offset(age)
    if scene.statement.language == "zh" and age.quantity.kind != "age":
        return None
    apart = scene.text[: match.start].rstrip()[-1:] in ",;."  # "" is in it too
    return Told(age, at, at + 1, match.cue, apart)


def _bare_age(scene: Scene) -> Told | None:
    """The age of 到2024年整七十三了, which has no unit."""
    found = scene.said["bare-age"].search(scene.text)
    if found is None:
        return None
    start, end = found.end("age"), found.start("said")
    span = scene.original(start), scene.original(start) + end - start
    years, place = number_of(scene.text[start:end]), place_in(scene.statement, *span)
    if years is None or place is None:
        return None
    age = synthetic(scene.statement, place, span, Decimal(years), kind="age", unit="a")
    return Told(age, start, end, found[0].strip("，。"), apart=False)


def _is_of(scene: Scene, told: Told, time: int) -> bool:
    """True for an age and a time in one clause: no other deed is told between them.

    married at 28 and moved to Chile in 1936; at 28, moved to Chile in 1936
    """
    if scene.statement.language == "zh":
        return _is_beside(scene, told, time)
    first, last = (told.end, time) if told.start < time else (time + 1, told.start)
    between = scene.said["born-in-passing"].sub(" ", scene.text[first:last])
    if len(between) > FARTHEST or scene.said["other-deed"].search(between):
        return False
    return "," not in between or time < told.start or told.apart


CLOSE = 14
"""Chinese characters between a time and the age that somebody was then."""


def _is_beside(scene: Scene, told: Told, time: int) -> bool:
    """True for 以89岁高龄于2021年逝世, 2021年去世时89岁 and 2021年，89岁的她."""
    said = scene.said
    if said["age-of-another"].search(scene.text, 0, told.start):
        return False
    first, last = (told.end, time) if told.start < time else (time + 1, told.start)
    between = scene.text[first:last]
    if not between.strip("的于在，") or said["beside-in-time"].fullmatch(between):
        return True
    if time < told.start and said["aged-at-the-deed"].fullmatch(between):
        return True
    return time < told.start and len(between) <= CLOSE and not said["clause-mark"].search(between)


def _has_another_person(scene: Scene, rules: TimeRules) -> bool:
    """True where somebody else may be as old: his son, aged 17; the youngest of six."""
    text = scene.said["youngest-member"].sub("", scene.statement.text)
    return rules.other_person.search(text) is not None


def _anniversary(scene: Scene, rules: TimeRules, points: Points) -> Anniversary | None:
    """The one founding, the one jubilee and the other time of a statement with two times."""
    told = _jubilee(scene, rules) if len(points) == 2 else None
    if told is None:
        return None
    at, number, founding = told
    event = next((each[1] for each in points if each[1] is not founding), None)
    if event is None:
        return None
    text = scene.statement.text
    between = scene.said["another-beginning"].search(text, event.end, founding.start)
    if number.start < event.start < founding.start and between:
        return None
    founded, then = moment_of(founding, scene.as_of), moment_of(event, scene.as_of)
    if founded is None or then is None or then.year <= founded.year:
        return None
    if has_its_own_deed(scene, founding, event, number):
        return None
    if is_of_another_deed(scene, founding, number):
        return None
    return Anniversary(
        cue=scene.text[at : at + 40].strip("…，, "),
        language=scene.statement.language,
        founded=founded,
        at=then,
        number=number,
        founding=founding,
        event=event,
    )


def _jubilee(scene: Scene, rules: TimeRules) -> tuple[int, Claim, Mention] | None:
    """Where the one jubilee of a statement is told, its number and the founding it is of."""
    of_all = scene.said["jubilee-of-a-state"]
    jubilees = [
        (match.start, match.claim("nth"))
        for match in matches(rules.patterns["jubilee"], scene)
        if not of_all.search(scene.text, 0, match.start)
    ] or _in_one_word(scene, rules)
    numbers = {number.start: (at, number) for at, number in jubilees if number is not None}
    told = list(matches(rules.patterns["founding"], scene))
    of_the_jubilee = [match for match in told if scene.said["jubilee-of"].match(match.printed)]
    foundings = _times_of(iter(of_the_jubilee or told), "founded")
    if len(numbers) != 1 or len(foundings) != 1:
        return None
    if any(_is_birth(match, next(iter(numbers.values()))[1]) for match in told):
        return None
    founding = next(iter(foundings.values()))
    at, number = next(iter(numbers.values()))
    if is_of_another(scene, number, founding) or not _is_of_its_deed(scene, at, number, founding):
        return None
    return at, number, founding


def _is_of_its_deed(scene: Scene, at: int, number: Claim, founding: Mention) -> bool:
    """False for 2021年，1951年成立的画院办了齐先生诞辰100周年展: founded and born are two."""
    if scene.statement.language != "zh":
        return True
    said, text = scene.said, scene.text
    printed, behind = number.quantity.text, scene.statement.text[number.end : number.end + 4]
    if not said["anniversary"].search(printed) and not said["jubilee"].match(behind):
        return False
    place = next(offset for offset, each in scene.times.items() if each is founding)
    deeds = (
        (said["jubilee-of-birth"], said["born-that-year"]),
        (said["jubilee-of-death"], said["died-that-year"]),
    )
    for jubilee, deed in deeds:
        told = jubilee.match(text, at) is not None
        if told != any(each.start() <= place < each.end() for each in deed.finditer(text)):
            return False
    return True


def _is_birth(match: Match, number: Claim) -> bool:
    """True for the age of a person: born in 1962, she turned 40."""
    return match.words.get("founded", "").lower() == "born" and number.quantity.kind == "age"


def _of_this_year(scene: Scene, rules: TimeRules) -> Anniversary | None:
    """The jubilee of this year, or of its autumn, in a text whose day of writing is known.

    A text of January tells of the jubilee of the year before, so that one year is none too many.
    """
    if scene.as_of is None or not scene.said["in-this-year"].search(scene.statement.text):
        return None
    told = _jubilee(scene, rules)
    if told is None:
        return None
    at, number, founding = told
    founded, value = moment_of(founding, scene.as_of), number.quantity.value
    if founded is None or value is None or founded.year >= scene.as_of.year:
        return None
    if abs(scene.as_of.year - founded.year - int(value)) <= 1:
        return None
    return Anniversary(
        cue=scene.text[at : at + 40].strip("…，, "),
        language=scene.statement.language,
        founded=founded,
        at=Moment(scene.as_of.year),
        number=number,
        founding=founding,
    )


def _in_one_word(scene: Scene, rules: TimeRules) -> list[tuple[int, Claim | None]]:
    """The centenary or golden wedding of a statement as a number of years."""
    found: list[tuple[int, Claim | None]] = []
    for word in rules.jubilees.finditer(scene.statement.text) if rules.jubilees else ():
        place = place_in(scene.statement, word.start(), word.end())
        years = Decimal(rules.jubilee_years[word[0].lower()])
        if place is not None:
            number = synthetic(scene.statement, place, word.span(), years, kind="rank")
            quantity = replace(number.quantity, unit="a", words=True)
            found.append((word.start(), replace(number, quantity=quantity)))
    return found
