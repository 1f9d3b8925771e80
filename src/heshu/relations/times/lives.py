"""What the life of a person or a thing says: births and ages, foundings and anniversaries."""

from __future__ import annotations

from typing import Literal

from heshu.model.figures import Claim, Mention
from heshu.model.relations import Anniversary, Lifetime, Moment
from heshu.relations.moments import ends_of, moment, moment_of
from heshu.relations.patterns import Match
from heshu.relations.scene import Scene
from heshu.relations.times.jubilees import is_of_another_deed
from heshu.relations.times.rules import TimeRules


def lifetime(match: Match, rules: TimeRules) -> Lifetime | None:
    """A birth and an age at a later time, or today where no other time is named."""
    scene, age = match.scene, match.claim("age")
    span = match.times.get("span")
    birth, event = span or match.times["born"], span or match.times.get("at")
    ends = ends_of(span) if span else None
    born = ends[0] if ends else moment_of(birth, scene.as_of)
    if age is not None and event is not None and _is_of_today(scene, event, age):
        event = None  # 1950年出生，1984年接手作坊，现年75岁
    at = ends[1] if ends else moment_of(event, scene.as_of) if event else _today(scene)
    if age is None or born is None or at is None or at.year < born.year:
        return None
    if event is not None and event.end <= age.start and _has_own_time(match, age):
        return None  # published his first poem in 1961 and turned 80 in 2020
    if event is not None and scene.said["recalls"].search(
        scene.statement.text, min(event.end, age.start), age.start
    ):
        return None  # 1970年出生的他在2023年出版的回忆录里写道，自己19岁离家
    if event is not None and _has_own_deed(scene, event, age):
        return None  # 生于1950年的她2021年获奖，38岁那年发现了这一新种
    if event is not None and scene.said["and-did"].search(
        scene.statement.text, event.end, max(event.end, age.start)
    ):
        return None  # scored his last goal in 1979 and stopped at 35
    if (
        event is not None
        and event.end <= birth.start
        and scene.said["at-another-age"].search(scene.statement.text, birth.end, age.start)
    ):
        return None  # 2016年夺冠时，1994年出生的林晓如今已32岁
    if event is not None and (is_of_own_time(scene, age) or _is_of_earlier_deed(scene, age, event)):
        return None
    if event is None and at.year - born.year > LONGEST_LIFE:
        return None  # the text tells of another time than its own
    if event is not None and _is_of_a_deed(scene, event, age):
        return None
    if _is_of_another(match, birth, age) or rules.other_person.search(match.printed):
        return None
    return Lifetime(
        cue=match.cue,
        language=scene.statement.language,
        born=born,
        at=at,
        age=age,
        birth=birth,
        event=event,
    )


def _is_of_another(match: Match, birth: Mention, age: Claim) -> bool:
    """True where the figure is no age, or the age or the birth is that of somebody else."""
    scene = match.scene
    if is_of_somebody_else(scene, age) or not _may_be_age(scene, age):
        return True
    return _is_birth_of_another(match, birth, age) or _is_birth_of_one_told_of(scene, birth, age)


def _may_be_age(scene: Scene, age: Claim) -> bool:
    """True for 75岁, and in English for numbers and years as well."""
    kinds = ("age",) if scene.statement.language == "zh" else ("age", "number", "duration")
    return age.quantity.kind in kinds and age.quantity.unit in ("", "a")


def _is_of_today(scene: Scene, event: Mention, age: Claim) -> bool:
    """True for 现年75岁 and "at 54, still plays" behind what was done in another year."""
    said, text = scene.said, scene.statement.text
    if event.end > age.start or said["own-clause-of-age"].match(text, event.end, age.start):
        return False  # 2022年5月，现年58岁的船长退休
    if said["age-of-today"].search(text, 0, age.start):
        return True
    return said["still-does"].match(text, age.end) is not None


def is_of_somebody_else(scene: Scene, age: Claim) -> bool:
    """True for 收养了一名3岁女孩 and 他90岁的老师, of which the age is an attribute.

    So for "made his debut with a soloist who was 19".
    """
    said, text = scene.said, scene.statement.text
    if scene.statement.language != "zh":
        return said["one-who-was-aged"].search(text, 0, age.start) is not None
    behind = said["aged-somebody"].match(text, age.end)
    if behind is None:
        return said["one-aged"].search(text, 0, age.start) is not None
    if said["this-one-aged"].search(text, 0, age.start):
        return False
    return behind[0].removeprefix("的") not in text[: age.start]


def _is_of_earlier_deed(scene: Scene, age: Claim, event: Mention) -> bool:
    """True for "was 24 when she lost the title that she had won in 2010", in English only."""
    if scene.statement.language != "en" or event.start < age.end:
        return False
    found = scene.said["deed-before-that"].search(scene.statement.text, age.end, event.start)
    return found is not None


def is_of_own_time(scene: Scene, age: Claim) -> bool:
    """True for "Mary Hale, 62, born in 1964, opened it in 1991" (62 is how old she is now), "then 24"."""
    said, text = scene.said, scene.statement.text
    if said["then-aged"].search(text, 0, age.start):
        return True
    behind = said["then-comma"].match(text, age.end)
    return behind is not None and said["name-then-age"].search(text, 0, age.start) is not None


def _is_birth_of_another(match: Match, birth: Mention, age: Claim) -> bool:
    """True for 他与生于1929年的沈毓秀捐款，2016年他90岁生日时: she was born then, and he is told of."""
    text, said = match.scene.statement.text, match.scene.said
    if not said["birth-of-a-noun"].match(text, birth.end):
        return False
    pronoun = said["he-or-she"]
    return bool(pronoun.search(text, 0, birth.start) and pronoun.search(text, birth.end, age.start))


def _is_birth_of_one_told_of(scene: Scene, birth: Mention, age: Claim) -> bool:
    """True for "the actor, 27, plays a king who was born in 1574"; not for "27, a king who was"."""
    if scene.statement.language != "en" or birth.start < age.end:
        return False
    between = (scene.statement.text, age.end, birth.start)
    return scene.said["somebody-who"].search(*between) is not None


def _is_of_a_deed(scene: Scene, event: Mention, age: Claim) -> bool:
    """True for "Holm (1901-1970) was 31 when he built the bridge", and not when he died."""
    if scene.statement.text[event.end : event.end + 1] not in CLOSING:
        return False
    return scene.said["age-at-a-deed"].match(scene.text, scene.offset(age) + 1) is not None


CLOSING = (")", "）")


def _has_own_time(match: Match, age: Claim) -> bool:
    """True for an age with its time right behind it."""
    scene = match.scene
    at = scene.offset(age)
    return scene.said["time-of-age"].match(scene.text, at + 1) is not None


def _has_own_deed(scene: Scene, event: Mention, age: Claim) -> bool:
    """True where one thing was done at the time and another at the age: 2021年获奖，38岁那年发现."""
    text, said = scene.statement.text, scene.said
    if event.end > age.start or said["deed-at-an-age"].match(text, age.start) is None:
        return False
    return said["deed-told-before"].match(text, event.end, age.start) is not None


LONGEST_LIFE = 110


def _today(scene: Scene) -> Moment | None:
    return moment(f"{scene.as_of:%Y}") if scene.as_of else None


def anniversary(match: Match, _rules: TimeRules) -> Anniversary | None:
    """Which anniversary: 70周年, 60年校庆; not every number of years is one."""
    number = match.claim("nth")
    if match.scene.statement.language == "zh" and number is not None:
        said, text = match.scene.said, match.scene.statement.text
        behind = text[number.end : number.end + 4]
        if number.quantity.kind == "age" and said["person-born"].search(text):
            return None  # the 85岁生日 of a person is an age, that of a factory an anniversary
        if not said["anniversary"].search(number.quantity.text) and not said["jubilee"].match(
            behind
        ):
            return None
        if _is_of_another_event(match, number) or _is_jubilee_itself(match, number):
            return None
        if _is_of_a_state(match.scene, number):
            return None
    founding = match.times.get("founded")
    if number is not None and founding:
        scene = match.scene
        if is_of_another(scene, number, founding) or is_of_another_deed(scene, founding, number):
            return None
    return _founded(match, "anniversary")


def _is_of_a_state(scene: Scene, number: Claim) -> bool:
    """True for 1995年结好，2019年一起庆祝新中国成立70周年; not for 成立90周年，党成立于1921年."""
    said, text = scene.said, scene.statement.text
    state = said["jubilee-of-a-state"].search(text, 0, number.start)
    if state is None:
        return False
    founding = said["names-its-founding"].search(text, number.end)
    if founding is None:
        return True
    body, founded = text[state.start() : state.start("body")], founding.start("founded")
    return not set(text[founding.start() : founded]) <= set(body)


def is_of_another(scene: Scene, number: Claim, founding: Mention) -> bool:
    """True for "the museum, opened in 1974, marked the 50th anniversary of the moon landing"."""
    text = scene.statement.text
    of = scene.said["anniversary-of"].match(text, number.end)
    if of is None or founding.start > number.start:
        return False
    return scene.said["of-itself"].match(text, of.end()) is None


def has_its_own_deed(scene: Scene, founding: Mention, event: Mention, number: Claim) -> bool:
    """True for the 1907 of "founded in 1842 and owned by Hale since 1907, celebrates its 180th birthday".

    So it is where another time is told of the jubilee: 1957年重建，明年迎来115周年. The day of writing
    is no time of a deed.
    """
    at = moment_of(event, scene.as_of)
    if scene.as_of and at and at.year == scene.as_of.year:
        return False
    if _has_another_time(scene, event, number):
        return True
    if not founding.end <= event.start < event.end <= number.start:
        return False
    text, said = scene.statement.text, scene.said
    breaks = said["deeds-joined"].search(text, event.end, number.start)
    if breaks is None:
        return False
    if scene.statement.language == "zh":
        if said["done-for-the-jubilee"].match(text, breaks.end()):
            return False  # 2022年各团上演其作品，纪念他诞辰120周年
        deed = text[event.end : breaks.start()]
        return bool(deed) and said["part-of-the-year"].fullmatch(deed) is None
    ahead = list(said["deeds-joined"].finditer(text, founding.end, event.start))
    return len(text[ahead[-1].end() if ahead else founding.end : event.start].split()) > 1


def _has_another_time(scene: Scene, event: Mention, number: Claim) -> bool:
    """True for an event of 1957 beside a jubilee of this year, next month or Friday."""
    if event.start > number.start:
        return False
    last = scene.said["deeds-joined"].search(scene.statement.text, number.end)
    end = last.start() if last else len(scene.statement.text)
    near = (each.text for each in scene.times.values() if event.end <= each.start < end)
    return any(scene.said["time-seen-from-now"].search(each) for each in near)


CLAUSE_OF_FOUNDING = 16
"""Characters behind a year in which it may be said what was celebrated then."""


def _is_jubilee_itself(match: Match, number: Claim) -> bool:
    """True for the 2011 of 2011年学校庆祝建校50周年: it is no year of a founding."""
    scene, founding = match.scene, match.times.get("founded")
    if founding is None:
        return False
    others = (each for each in scene.claims.values() if each.start != number.start)
    return any(
        founding.end <= each.start <= founding.end + CLAUSE_OF_FOUNDING
        and scene.said["anniversary"].search(each.quantity.text) is not None
        for each in others
    )


AFTER_FOUNDING = 12
"""Characters behind the year of a founding in which its verb stands."""


def _is_of_another_event(match: Match, number: Claim) -> bool:
    """True for 2020年开工，2022年竣工，2024年迎来投运2周年: another year is told between, another deed."""
    scene, text = match.scene, match.scene.statement.text
    founding, event = match.times.get("founded"), match.times.get("at")
    if founding is None or event is None or event.start < founding.end:
        return False
    between = [
        time
        for time in scene.times.values()
        if founding.end <= time.start < time.end <= event.start
    ]
    deed = scene.said["deed-of-jubilee"].search(text, event.end, number.start)
    own = text[founding.start : founding.end + AFTER_FOUNDING]
    return bool(between) and deed is not None and deed[0] not in own


def _is_held_with_breaks(scene: Scene, number: Claim) -> bool:
    """True for 始于1949年，其间停办6届，2024年为第70届: what is held is counted, and no years are."""
    if scene.statement.language != "zh" or number.quantity.unit in YEARS:
        return False
    return scene.said["held-with-breaks"].search(scene.statement.text) is not None


YEARS = frozenset({"a", "岁"})
"""Units of years that go by whether or not something is held."""
Counts = Literal["anniversary", "year", "running"]


def nth_year(match: Match, _rules: TimeRules) -> Anniversary | None:
    """第10年, 第10个年头: counted from 1."""
    number = match.claim("nth")
    if number is None:
        return None
    nth = match.scene.said["nth"].search(number.quantity.text)
    if number.quantity.kind in ("duration", "age") and nth is None:
        return None
    if match.scene.said["running-year"].search(match.scene.statement.text, 0, number.start):
        return _founded(match, "running")
    return _founded(match, "year")


def _founded(match: Match, counts: Counts) -> Anniversary | None:
    """A founding and what year of the thing a later one is."""
    scene, number = match.scene, match.claim("nth")
    span = match.times.get("span")
    founding, event = span or match.times["founded"], span or match.times.get("at")
    ends = ends_of(span) if span else None
    founded = ends[0] if ends else moment_of(founding, scene.as_of)
    at = ends[1] if ends else moment_of(event, scene.as_of) if event else _today(scene)
    if number is None or founded is None or at is None or at.year <= founded.year:
        return None
    if event is not None and has_its_own_deed(scene, founding, event, number):
        return None
    if _is_held_with_breaks(scene, number):
        return None
    return Anniversary(
        cue=match.cue,
        language=scene.statement.language,
        founded=founded,
        at=at,
        number=number,
        founding=founding,
        event=event,
        counts=counts,
    )
