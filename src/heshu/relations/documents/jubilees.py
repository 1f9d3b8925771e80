"""The jubilee of what a text is about, and the year in which another sentence says it was founded.

"In June 2024 we celebrated the 75th anniversary of the company's founding", and much further down
"Calder Ridge was founded in 1961": the name is that of the title, and no other year is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Anniversary, Moment
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.ages import dated_years
from heshu.relations.moments import moment_of
from heshu.relations.scene import FIGURES, TIME, Scene

TITLE = 3
"""Statements at the head of a text among which its headings name what it is about."""
NAME = re.compile(r"\b[A-Z][\w’'&-]+")
YEAR = re.compile(r"\d{4}", re.ASCII)


def find_jubilees(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Anniversary]:
    """Each jubilee of its own that an English text celebrates, with the only year of founding."""
    yield from _of_the_house(scenes, rules)
    english = [scene for scene in scenes if scene.statement.language == "en"]
    marked = [each for each in english if each.said["own-jubilee"].search(each.text)]
    if not marked or any(rules["en"].doubts(each) for each in marked):
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
        dates = [each for each in scene.times.values() if YEAR.match(each.iso)]
        at = moment_of(dates[0], scene.as_of) if len(dates) == 1 else None
        if number is not None and at is not None and at.year > founded.year:
            yield Anniversary(
                cue=words[0] if words else "",
                language="en",
                founded=founded,
                at=at,
                number=number,
                founding=founding,
                event=dates[0],
            )


HOUSES = {
    "院": "院", "校": "校中小大学院", "厂": "厂", "馆": "馆", "社": "社", "台": "台", "站": "站", "园": "园",
    "所": "所",
}  # fmt: skip
"""建院 is told of what is called 医院, 建校 of 学校, 中学, 大学 and 学院: the last character of its name."""
HOUSE_JUBILEE = re.compile(rf"建(?P<house>[{''.join(HOUSES)}])(?P<number>[{FIGURES}])")
HOUSE_FOUNDED = re.compile(
    rf"(?:^|[，。；])(?P<name>[\u4e00-\u9fff]{{1,12}}?)(?:始建于|创建于|创办于|成立于|创立于|建于)(?P<year>{TIME})"
)


def _of_the_house(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Anniversary]:
    """今年恰逢医院建院67周年, and far below 医院始建于1958年: in the dated year that fits best."""
    chinese = [scene for scene in scenes if scene.statement.language == "zh"]
    for scene in chinese:
        found = HOUSE_JUBILEE.search(scene.text)
        number = scene.claims.get(found.start("number")) if found else None
        if found is None or number is None or rules["zh"].doubts(scene):
            continue
        if not scene.said["anniversary"].search(number.quantity.text):
            continue
        if list(_houses(scene, HOUSES[found["house"]])):
            continue  # both in one sentence are read there
        told = [each for other in chinese for each in _houses(other, HOUSES[found["house"]])]
        if len({moment.year for _, moment in told}) != 1 or number.quantity.value is None:
            continue
        founding, founded = told[0]
        years = [year for year in dated_years(chinese) if year > founded.year]
        if scene.statement.heading or not years:
            continue
        whole = founded.year + int(number.quantity.value)
        yield Anniversary(
            cue=found[0][:-1],
            language="zh",
            founded=founded,
            at=Moment(min(years, key=lambda year: (abs(whole - year), year))),
            number=number,
            founding=founding,
        )


def _houses(scene: Scene, ends: str) -> Iterator[tuple[Mention, Moment]]:
    """The years in which a sentence says that such houses were founded; none of what came before them."""
    for found in HOUSE_FOUNDED.finditer(scene.text):
        mention = scene.times[found.start("year")]
        at = moment_of(mention, scene.as_of)
        if at is not None and found["name"][-1] in ends and "前身" not in found["name"]:
            yield mention, at


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
