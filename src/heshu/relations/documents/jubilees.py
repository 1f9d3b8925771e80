"""The jubilee of what a text is about, and the year in which another sentence says it was founded.

"In June 2024 we celebrated the 75th anniversary of the company's founding", and much further down
"Calder Ridge was founded in 1961": the name is that of the title, and no other year is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import Anniversary, Moment
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.written import Written, written
from heshu.relations.moments import moment_of
from heshu.relations.scene import TIME, Scene

TITLE = 3
"""Statements at the head of a text among which its headings name what it is about."""
NAME = re.compile(r"\b[A-Z][\w’'&-]+")
YEAR = re.compile(r"\d{4}", re.ASCII)
TITLE_YEAR = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)


class JubileeRules(Struct, frozen=True):
    """The rules of one language for jubilees."""

    cautions: Cautions
    houses: Mapping[str, str]
    """校 -> 校中小大学院: what 建校 is told of, by the last character of its name."""


def compile_jubilees(pack: Pack, cautions: Cautions) -> JubileeRules:
    """The rules of a pack for jubilees; most of its words are phrases of `Scene.said`."""
    entries = [entry.partition("|") for entry in pack.words_named("relation-house")]
    return JubileeRules(cautions, {house: ends for house, _, ends in entries})


def find_jubilees(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, JubileeRules]
) -> Iterator[Anniversary]:
    """Each jubilee of its own that an English text celebrates, with the only year of founding."""
    yield from _of_the_house(scenes, rules)
    english = [scene for scene in scenes if scene.statement.language == "en"]
    marked = [each for each in english if each.said["own-jubilee"].search(each.text)]
    if not marked or any(rules["en"].cautions.doubts(each) for each in marked):
        return
    titles = [scene for scene in scenes[:TITLE] if scene.statement.heading] or scenes[:1]
    title = " ".join(scene.statement.text for scene in titles)
    told = [each for scene in english if (each := _founding(scene, title))]
    if len({founded.year for _, founded in told}) != 1:
        return
    founding, founded = told[0]
    for scene in marked:
        words = scene.said["own-jubilee"].search(scene.text)
        number = scene.claims.get(words.start()) if words else None
        if number is not None and _is_of_another_state(scene, number):
            continue
        dates = [each for each in scene.times.values() if YEAR.match(each.iso)]
        at = moment_of(dates[0], scene.as_of) if len(dates) == 1 else None
        if (
            number is not None
            and not dates
            and scene.said["in-this-year"].search(scene.statement.text)
        ):
            at = _this_year(scene, titles, founded, number)
        if number is not None and at is not None and at.year > founded.year:
            yield Anniversary(
                cue=words[0] if words else "",
                language="en",
                founded=founded,
                at=at,
                number=number,
                founding=founding,
                event=dates[0] if dates else None,
            )


def _is_of_another_state(scene: Scene, number: Claim) -> bool:
    """True for the 50th anniversary "as a university" of what was founded as a school."""
    text, said = scene.statement.text, scene.said
    of = said["anniversary-of"].match(text, number.end)
    return of is not None and " as " in of[0] and said["of-itself"].match(text, of.end()) is None


def _this_year(
    scene: Scene, titles: Sequence[Scene], founded: Moment, number: Claim
) -> Moment | None:
    """The year of the text, or the only one of its title, which may be the year before."""
    if scene.as_of is not None:
        return Moment(scene.as_of.year)
    years = {int(year) for each in titles for year in TITLE_YEAR.findall(each.statement.text)}
    value = number.quantity.value
    if len(years) != 1 or value is None:
        return None
    (year,) = years
    return Moment(year) if abs(year - founded.year - int(value)) > 1 else None


def _of_the_house(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, JubileeRules]
) -> Iterator[Anniversary]:
    """今年恰逢医院建院67周年, and far below 医院始建于1958年: in the dated year that fits best."""
    chinese = [scene for scene in scenes if scene.statement.language == "zh"]
    marked = [
        (scene, found)
        for scene in chinese
        if not scene.statement.heading and (found := _own_jubilee(scene, rules["zh"].houses))
    ]
    if not marked:
        return
    day, houses = written(chinese), [each for scene in chinese for each in _houses(scene)]
    title = next((each.text for each in chinese[:TITLE] if each.statement.heading), "")
    for scene, found in marked:
        number = scene.claims.get(found.start("number"))
        if number is None or not scene.said["anniversary"].search(number.quantity.text):
            continue
        own = [each for each in houses if each.name[-1] in rules["zh"].houses[_house(found)]]
        if any(each.scene is scene for each in own) or rules["zh"].cautions.doubts(scene):
            continue  # both in one sentence are read there
        told = [each for each in own if each.is_called(scene.text[: found.start()], title)]
        jubilee = _jubilee(found[0][:-1], number, told, day)
        if jubilee is not None:
            yield jubilee


def _own_jubilee(scene: Scene, houses: Mapping[str, str]) -> re.Match[str] | None:
    """The first number of years since 建院, 建校 or the like."""
    told = scene.said["house-jubilee"].finditer(scene.text)
    return next((found for found in told if _house(found) in houses), None)


def _house(found: re.Match[str]) -> str:
    """The 院 of 建院67周年."""
    return found.string[found.start("house") : found.start("number")]


class House(Struct, frozen=True):
    """A house with a name, and when it was founded, as printed."""

    scene: Scene
    name: str
    founding: Mention
    founded: Moment

    def is_called(self, ahead: str, title: str) -> bool:
        """True for 医院 and 该校, and for a name that the title has or the words ahead of a jubilee."""
        if self.scene.said["the-house-itself"].fullmatch(self.name):
            return True
        name = self.name.rpartition("的")[2]
        return name in ahead or name in title


def _jubilee(cue: str, number: Claim, told: Sequence[House], day: Written) -> Anniversary | None:
    """A jubilee of the only year in which a house was founded, in the year of writing that fits best."""
    if len({each.founded.year for each in told}) != 1 or number.quantity.value is None:
        return None
    founded = told[0].founded
    year = day.nearest(founded.year + int(number.quantity.value), founded.year)
    if year is None:
        return None
    return Anniversary(
        cue=cue, language="zh", founded=founded, at=Moment(year), number=number,
        founding=told[0].founding,
    )  # fmt: skip


def _houses(scene: Scene) -> Iterator[House]:
    """The years in which a sentence says that houses were founded; none of what came before them."""
    for found in scene.said["house-founded"].finditer(scene.text):
        mention = scene.times[found.start("year")]
        at = moment_of(mention, scene.as_of)
        name = scene.text[found.start("name") : found.start("founded")]
        if at is not None and not scene.said["forerunner"].search(name):
            yield House(scene, name, mention, at)


def _founding(scene: Scene, title: str) -> tuple[Mention, Moment] | None:
    """The year in which a sentence says that what the title names was founded."""
    found = scene.said["was-founded"].match(scene.text)
    if found is None:
        return None
    names = NAME.findall(found[0].partition(" was ")[0])
    own = scene.said["the-body-itself"].match(scene.text) is not None
    mention = scene.times.get(scene.text.index(TIME, found.start()))
    moment = moment_of(mention, scene.as_of) if mention and YEAR.match(mention.iso) else None
    if mention is None or moment is None or not (own or (names and all(n in title for n in names))):
        return None
    return mention, moment
