"""The score of a Chinese headline beside that of the report: 98∶86逆转取胜 above 以98∶88战胜.

One side agrees, the other does not, and the report has the score of its headline nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Repeat
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene, place_in, synthetic

SCORE = re.compile(
    r"(?<![\d∶:：比\-–—.])(\d{1,3})\s?[∶:：比\-–—]\s?(\d{1,3})(?![\d∶:：比\-–—.%])", re.ASCII
)
NEAR = 14
"""Characters around a score in which the word for winning or losing stands."""
LEAD = 6
"""Statements below a headline in which the result is told."""


def find_scores(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Repeat]:
    """The result of each headline beside the one result told right below it."""
    last = _last_of_each(scenes)
    for index, scene in enumerate(scenes):
        statement = scene.statement
        if not statement.heading or statement.language != "zh" or rules["zh"].doubts(scene):
            continue
        told = _results(scene)
        if len(told) != 1:
            continue
        below = (scenes[at] for at in range(index + 1, len(scenes)))
        first = islice((each for each in below if each.statement.language == "zh"), LEAD)
        lead = [
            result for each in first for result in _results(each) if not _is_earlier(*result, scene)
        ]
        if len({_sides(found) for found, _ in lead}) > 1:
            lead = [each for each in lead if _is_final(*each)]
        if len({_sides(found) for found, _ in lead}) != 1:
            continue
        (head, top), (body, lower) = told[0], lead[0]
        if last.get(_sides(head), 0) > index or _is_swept(
            head, scenes[index + 1 : index + 1 + LEAD]
        ):
            continue
        if len(_sides(head) & _sides(body)) != 1:
            continue
        earlier, later = _as_claim(top, head, body), _as_claim(lower, body, head)
        if earlier is not None and later is not None:
            yield Repeat(cue=head[0], language="zh", earlier=earlier, later=later, kind="headline")


def _last_of_each(scenes: Sequence[Scene]) -> Mapping[frozenset[int], int]:
    """Both numbers of every score -> the last statement that prints it."""
    return {
        _sides(found): index
        for index, scene in enumerate(scenes)
        if scene.statement.language == "zh"
        for found in SCORE.finditer(scene.statement.text)
    }


def _results(scene: Scene) -> list[tuple[re.Match[str], Scene]]:
    """The scores of a statement beside which somebody wins or loses."""
    text = scene.statement.text
    return [
        (found, scene)
        for found in SCORE.finditer(text)
        if scene.said["wins-or-loses"].search(
            text, max(found.start() - NEAR, 0), found.end() + NEAR
        )
    ]


def _is_final(found: re.Match[str], scene: Scene) -> bool:
    """True for 最终以102比98力克 behind 一波17比4的攻势: the words tell the score of the whole game."""
    return scene.said["score-of-all"].search(scene.statement.text, 0, found.start()) is not None


def _is_earlier(found: re.Match[str], scene: Scene, headline: Scene) -> bool:
    """True for a score of another game than that of the headline: 此前一轮以3∶1战胜北河队."""
    told = scene.said["of-an-earlier-game"].search(scene.statement.text, 0, found.start())
    return told is not None and told[0] not in headline.statement.text


def _is_swept(head: re.Match[str], lead: Sequence[Scene]) -> bool:
    """True for 3∶0 above 直落三局: the words tell the same score."""
    return 0 in _sides(head) and any(
        each.said["won-in-straight-sets"].search(each.statement.text) for each in lead
    )


def _sides(found: re.Match[str]) -> frozenset[int]:
    """Both numbers of a score, whichever is told first."""
    return frozenset((int(found[1]), int(found[2])))


def _as_claim(scene: Scene, found: re.Match[str], other: re.Match[str]) -> Claim | None:
    """The side of a score that the other has not, printed as the whole of it."""
    (own,) = _sides(found) - _sides(other) or {min(_sides(found))}
    place = place_in(scene.statement, found.start(), found.end())
    if place is None:
        return None
    return synthetic(scene.statement, place, found.span(), Decimal(own), kind="score")
