"""Ages of persons whom an English text names again where it tells when they were born, or how old then.

"The 22-year-old Iyer" in one paragraph and "Iyer, born in Pune on August 14, 1999" in another one;
"Karen Holroyd, 47," and "Holroyd joined in 2009, aged 39". The day of the text is its dateline; an age
that fits another year of the text is one of then, as is that of a sentence which looks back.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import Lifetime, Moment
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.moments import moment, moment_of
from heshu.relations.scene import Scene, place_in, synthetic

WORD = r"[A-Z][\w'’-]+"
NAMES_AGED = re.compile(rf"(?P<names>\b{WORD}(?: {WORD}){{0,2}}), (?P<age>\d\d), ")
"""Karen Holroyd, 47, of Leyland."""
AGE = re.compile(r"\b(?P<age>\d\d)")
HEAD = re.compile(rf"(?P<names>{WORD}(?: {WORD}){{0,2}})")
FULL_NAME = re.compile(rf"\b(?P<first>[A-Z][a-z]+) (?=(?P<last>{WORD}))")
AGED = re.compile(r"(?P<age>\d\d)\b")
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b", re.ASCII)
NEAR = 40
"""Characters behind "born" in which the day stands."""
OFF = 1
"""Years by which an age told of a whole year may be off."""


class Birth(Struct, frozen=True):
    """When somebody was born, as printed; told by an age, it is `rough`."""

    born: Moment
    printed: Mention
    rough: bool = False


def find_told_lives(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Lifetime]:
    """Ages on the day of an English text, each with the birth that another sentence tells."""
    english = [each for each in scenes if each.statement.language == "en" and each.as_of]
    births: dict[str, list[tuple[Scene, Birth]]] = defaultdict(list)
    for scene in english:
        for name, birth in _births(scene):
            births[name].append((scene, birth))
    firsts = _first_names(english) if births else {}
    years = _years(english) if births else frozenset()
    for scene in english if births else ():
        for name, age in _ages(scene):
            told = [birth for where, birth in births.get(name, ()) if where is not scene]
            at = moment(f"{scene.as_of:%Y-%m-%d}")
            if len(told) != 1 or at is None or len(firsts.get(name, ())) > 1:
                continue
            if _fits_another_year(told[0], age, years) or rules["en"].doubts(scene):
                continue
            if _may_differ(told[0], at, age):
                yield Lifetime(
                    cue=name, language="en", born=told[0].born, at=at, age=age,
                    birth=told[0].printed,
                )  # fmt: skip


def _may_differ(birth: Birth, at: Moment, age: Claim) -> bool:
    """True for an age that can be held against a birth; a rough one leaves some years open."""
    years = at.year - birth.born.year - int(age.quantity.value or 0)
    return not birth.rough or abs(years) > OFF


def _years(scenes: Sequence[Scene]) -> frozenset[int]:
    """The years that a text prints."""
    return frozenset(int(year) for each in scenes for year in YEAR.findall(each.statement.text))


def _fits_another_year(birth: Birth, age: Claim, years: Collection[int]) -> bool:
    """True for 23 beside a birth in 1982 and something told of 2005: how old somebody was then."""
    whole = birth.born.year + int(age.quantity.value or 0)
    return any(0 <= year - whole <= OFF for year in years)


def _first_names(scenes: Sequence[Scene]) -> Mapping[str, set[str]]:
    """Last name -> the first names that the text prints before it; titles are none."""
    firsts: dict[str, set[str]] = defaultdict(set)
    for scene in scenes:
        for found in FULL_NAME.finditer(scene.statement.text):
            if not scene.said["title-of-person"].fullmatch(found["first"]):
                firsts[found["last"]].add(found["first"])
    return firsts


def _last(names: str) -> str:
    return names.rpartition(" ")[2]


def _ages(scene: Scene) -> Iterator[tuple[str, Claim]]:
    """The last names and ages of persons on the day of the text."""
    if scene.said["age-of-then"].search(scene.text):
        return
    for names, found in _aged(scene):
        place = place_in(scene.statement, *found.span("age"))
        if place is not None:
            value = Decimal(found["age"])
            age = synthetic(scene.statement, place, found.span("age"), value, kind="age")
            yield _last(names), age


def _aged(scene: Scene) -> Iterator[tuple[str, re.Match[str]]]:
    """The names of persons with the number of their years: the 22-year-old Iyer."""
    text = scene.statement.text
    for found in AGE.finditer(text):
        lead = scene.said["aged-before-name"].match(text, found.end())
        names = HEAD.match(text, lead.end()) if lead else None
        if names is not None:
            yield names["names"], found
    for found in NAMES_AGED.finditer(text):
        yield found["names"], found


def _births(scene: Scene) -> Iterator[tuple[str, Birth]]:
    """The last names of persons with when they were born."""
    text = scene.statement.text
    dated = [each for each in scene.statement.mentions if each.kind == "date"]
    subject = HEAD.match(text)
    for name in HEAD.finditer(text):
        lead = scene.said["born-behind-name"].match(text, name.end())
        day = next((each for each in dated if lead and each.start >= lead.end()), None)
        if lead and day and day.start - lead.end() <= NEAR:
            born = moment_of(day, scene.as_of)
            if born is not None:
                yield _last(name["names"]), Birth(born, day)
    if subject is not None and len(dated) == 1:
        yield from _by_age(scene, subject["names"], dated[0])


def _by_age(scene: Scene, names: str, day: Mention) -> Iterator[tuple[str, Birth]]:
    """The year of birth of the subject of "Holroyd joined the firm in 2009, aged 39"."""
    text = scene.statement.text
    lead = scene.said["aged-behind-time"].match(text, day.end)
    age = AGED.match(text, lead.end()) if lead else None
    at = moment_of(day, scene.as_of)
    if age is None or at is None or scene.as_of is None or at.year >= scene.as_of.year:
        return
    printed = replace(
        day, text=text[day.start : age.end()], end=age.end(),
        place=replace(day.place, end=day.place.start + age.end() - day.start),
    )  # fmt: skip
    yield _last(names), Birth(Moment(at.year - int(age["age"]), None, None), printed, rough=True)
