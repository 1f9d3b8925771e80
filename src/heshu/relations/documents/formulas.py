"""Ballots that an announcement prints as formulas, and the one number of those who came to the meeting.

实际出席董事9名 and, sections below, 同意8票、反对0票、弃权2票: where another ballot of the text is of
all who came, none has more votes. A director who may not vote makes fewer. Chinese only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Vote
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.scene import LEVEL, Scene

VOTES = ("for", "against", "abstained")
Ballot = tuple[Claim, ...]


def find_formulas(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Vote]:
    """Each ballot of more votes than the meeting had voters."""
    chinese = [each for each in scenes if each.statement.language == "zh"]
    ballots = [
        ballot
        for scene in chinese
        if scene.claims and not rules["zh"].doubts(scene)
        for found in scene.said["ballot-in-full"].finditer(scene.text)
        if (ballot := _ballot(scene, found))
    ]
    came = _only_number_that_came(chinese) if ballots else None
    number = int(came.quantity.value or 0) if came is not None else 0
    if came is None or number not in map(_total, ballots):
        return
    for ballot in ballots:
        if _total(ballot) > number:
            yield Vote(cue=ballot[0].quantity.text, language="zh", parts=ballot, present=came)


def _ballot(scene: Scene, found: re.Match[str]) -> Ballot:
    """The votes of a formula; none where one of them is no plain number."""
    claims = tuple([scene.claims[found.end(vote)] for vote in VOTES])
    return claims if all(each.quantity.value is not None for each in claims) else ()


def _total(ballot: Ballot) -> int:
    return sum([int(each.quantity.value or 0) for each in ballot])


def _only_number_that_came(scenes: Sequence[Scene]) -> Claim | None:
    """Those who came to the meeting, if the text tells but one number of them."""
    found = [
        claim
        for scene in scenes
        for at, claim in sorted(scene.claims.items())
        if scene.text[at] == LEVEL and scene.said["came-and-voted"].search(scene.text, 0, at)
    ]
    return found[0] if len({each.quantity.value for each in found}) == 1 else None
