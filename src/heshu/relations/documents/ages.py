"""Ages that a document tells of one person, and the birth that it tells elsewhere; Chinese only.

63岁的退休教师周先生… 经过治疗，今年56岁的周先生 are one man; 出生于2003年3月的前锋赵一鸣… 这位25岁的年轻人 is 22
in a report of May 2025. Whose an age is the claims say; the year is one in which the document may have
been written, and that which fits best is taken.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import Lifetime, Moment, Repeat
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.written import Written, written, years_at_head
from heshu.relations.moments import moment
from heshu.relations.scene import AGE, TIME, Scene

LONGEST_LIFE = 110
NEVER_APART = 1
"""Years that ages of one person may differ by: a birthday, or years counted from one."""


class Told(Struct, frozen=True):
    """The age of somebody on the day of writing, and the sentence that tells it."""

    scene: Scene
    at: int
    name: str

    @property
    def claim(self) -> Claim:
        """The age."""
        return self.scene.claims[self.at]


def find_ages(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Lifetime | Repeat]:
    """Each age beside the birth told of the same person, and ages of one person that differ."""
    chinese = [
        each for each in scenes if each.statement.language == "zh" and not each.statement.cells
    ]
    day = written(chinese)
    told: dict[str, list[Told]] = {}
    for scene in chinese:
        if AGE not in scene.text or rules["zh"].doubts(scene):
            continue
        yield from _beside(scene, day)
        yield from _then(scene, chinese, day)
        for one in _ages(scene):
            told.setdefault(one.name, []).append(one)
    births = [
        each for each in chinese if TIME in each.text and each.said["born-beside"].search(each.text)
    ]
    names = _names_of(births)
    for one in (*_by_name(chinese, names), *_by_pronouns(chinese, names)):
        known = told.setdefault(one.name, [])
        if all(each.claim is not one.claim for each in known):
            known.append(one)
    for name, ages in told.items():
        birth = _birth_of(name, births)
        for one in ages:
            life = _life(one.claim, birth, day) if birth is not None else None
            if life is not None:
                yield life
        yield from _told_twice(ages)


def _beside(scene: Scene, day: Written) -> Iterator[Lifetime]:
    """An age right behind a birth: 王某（女，1958年4月生，67岁）."""
    for found in scene.said["born-and-aged"].finditer(scene.text):
        birth = scene.times[found.start("birth")]
        life = _life(scene.claims[found.start("age")], birth, day)
        if life is not None:
            yield life


def _then(scene: Scene, scenes: Sequence[Scene], day: Written) -> Iterator[Lifetime]:
    """1948年出生的沈某今年87岁, in a document whose head is of its latest year: an age ten years off."""
    found = list(scene.said["born-then-aged"].finditer(scene.text))
    if (
        not found
        or scene.as_of is not None
        or day.years[-1:] != (max(years_at_head(scenes), default=0),)
    ):
        return
    latest = Written(day.years[-1:], settled=True)
    for each in found:
        life = _life(scene.claims[each.start("age")], scene.times[each.start("birth")], latest)
        value = life.age.quantity.value if life is not None else None
        if life is None or value is None:
            continue
        if abs(abs(int(value) - (latest.years[0] - life.born.year)) - TEN) <= 1:
            yield life


TEN = 10
"""Years by which a wrong first digit makes somebody older."""


def _life(age: Claim, birth: Mention, day: Written) -> Lifetime | None:
    """A birth and an age in that of the years of a document which fits it best."""
    born, value = moment(birth.iso), age.quantity.value
    if born is None or value is None:
        return None
    year = day.nearest(born.year + int(value), born.year, LONGEST_LIFE)
    if year is None:
        return None
    return Lifetime(cue="生", language="zh", born=born, at=Moment(year), age=age, birth=birth)


def _ages(scene: Scene) -> Iterator[Told]:
    """The ages of people with a name, told as those of today."""
    text = scene.text
    for at in sorted(scene.claims):
        claim = scene.claims[at]
        name = claim.entity
        if text[at] != AGE or claim.modality != "stated" or claim.quantity.qualifier:
            continue
        if scene.said["name-of-person"].fullmatch(name) is None or _is_of_then(scene, at):
            continue
        if _is_of(scene, at, name):
            yield Told(scene, at, name)


def _names_of(births: Sequence[Scene]) -> frozenset[str]:
    """The names right before births: 赵一鸣2003年3月出生."""
    return frozenset(
        name
        for scene in births
        for found in scene.said["name-then-birth"].finditer(scene.text)
        if scene.said["name-of-person"].fullmatch(name := _name_before(found))
    )


def _by_name(scenes: Sequence[Scene], names: frozenset[str]) -> Iterator[Told]:
    """今年68岁的赵一鸣, of whom a birth is told: the name begins right behind the age."""
    for scene in scenes if names else ():
        for found in scene.said["age-opens"].finditer(scene.text):
            at = scene.text.rindex(AGE, 0, found.end())
            own = [name for name in sorted(names) if scene.text.startswith(name, found.end())]
            if own and not _is_of_then(scene, at) and not scene.claims[at].quantity.qualifier:
                yield Told(scene, at, own[0])


def _by_pronouns(scenes: Sequence[Scene], names: frozenset[str]) -> Iterator[Told]:
    """今年68岁的她 behind a sentence with the only name of whom a birth is told, and no relatives."""
    for before, scene in pairwise(scenes) if names else ():
        found = scene.said["aged-by-pronoun"].search(scene.text)
        if found is None or before.statement.passage != scene.statement.passage:
            continue
        near = [name for name in sorted(names) if name in before.text]
        kin = any(each.said["relative"].search(each.text) for each in (before, scene))
        at = scene.text.index(AGE, found.start())
        if len(near) == 1 and not kin and not _is_of_then(scene, at):
            yield Told(scene, at, near[0])


def _name_before(birth: re.Match[str]) -> str:
    """The name right before the day of a birth: 赵一鸣2003年3月出生."""
    text, start = birth.string, birth.start("name")
    return text[start : text.index(TIME, start)].rstrip("，")


def _is_of_then(scene: Scene, at: int) -> bool:
    """True for an age at another time: 当年25岁的, 1998年，25岁的."""
    dated = any(
        offset < at
        and moment(mention.iso) is not None
        and not scene.said["the-year-of-writing"].fullmatch(mention.text)
        for offset, mention in scene.times.items()
    )
    return dated or scene.said["age-of-then"].search(scene.text) is not None


def _is_of(scene: Scene, at: int, name: str) -> bool:
    """True for 63岁的退休教师周先生, for 周先生今年63岁 and for 这位63岁的."""
    text, before = scene.statement.text, scene.claims[at].start
    ahead, behind = text[:before], scene.text[at + 1 :]
    if scene.said["this-person"].search(ahead):
        return True
    lead, of_name, _ = behind.partition(name)
    led = of_name and scene.said["aged-before-name"].fullmatch(lead)
    if led and not scene.said["and-somebody"].search(lead):
        return not ahead or scene.said["opens-age"].search(ahead) is not None
    _, of_name, link = ahead.rpartition(name)
    own = of_name and scene.said["aged-behind-name"].match(link)
    return bool(own) and behind[:1] in ("，", "。", "；", "）", "")


def _birth_of(name: str, scenes: Sequence[Scene]) -> Mention | None:
    """The only birth that sentences about births tell of somebody."""
    found = {
        scene.times[scene.text.index(TIME, match.start())]
        for scene in scenes
        if name in scene.text
        for words in _births_beside(name, scene)
        for match in re.finditer(words, scene.text)
    }
    return found.pop() if len(found) == 1 else None


def _births_beside(name: str, scene: Scene) -> tuple[str, ...]:
    """What tells of a birth right before a name or right behind it, as regular expressions."""
    said, named = scene.said, re.escape(name)
    before = said["born-on-before-name"], said["day-of-birth-before-name"]
    behind, then = said["born-behind-name"], said["birth-then-born"]
    return (
        f"(?<![一-龥]){named}(?:{then.pattern})",
        *(f"(?:{words.pattern}){named}" for words in before),
        f"{named}(?:{behind.pattern})",
    )


def _told_twice(ages: Sequence[Told]) -> Iterator[Repeat]:
    """The first two ages of somebody that cannot both be of one year."""
    first = ages[0]
    for other in ages[1:]:
        one, two = first.claim.quantity.value, other.claim.quantity.value
        if one is None or two is None or abs(one - two) <= NEVER_APART:
            continue
        apart = any(each.scene.said["another-person"].search(each.scene.text) for each in ages)
        if not apart and _is_the_same(other):
            yield Repeat(cue=first.name, language="zh", earlier=first.claim, later=other.claim)
        return


def _is_the_same(other: Told) -> bool:
    """True for a full name; 王大爷 is another one unless his sentence goes on from what was told."""
    said, text = other.scene.said, other.scene.text
    return said["name-of-many"].fullmatch(other.name) is None or (
        said["goes-on-about-somebody"].search(text) is not None
        and said["at-another-place"].search(text) is None
    )
