"""The jubilee of what a text is about, and the year in which another sentence says it was founded.

"In June 2024 we celebrated the 75th anniversary of the company's founding", and much further down
"Calder Ridge was founded in 1961": the name is that of the title, and no other year is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Anniversary, Moment
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.moments import moment_of
from heshu.relations.scene import TIME, Scene

TITLE = 3
"""Statements at the head of a text among which its headings name what it is about."""
NAME = re.compile(r"\b[A-Z][\w’'&-]+")
YEAR = re.compile(r"\d{4}", re.ASCII)


def compile_jubilees(_: Pack, cautions: Cautions) -> Cautions:
    """The rules of a pack for jubilees: its words are all phrases of `Scene.said`."""
    return cautions


def find_jubilees(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Anniversary]:
    """Each jubilee of its own that an English text celebrates, with the only year of founding."""
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
