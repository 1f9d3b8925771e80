"""The figure of a title told in the sentence of its text: 题为《大桥全长5.6公里》的消息写道：大桥全长6.5公里."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Repeat
from heshu.relations.changes import comparable
from heshu.relations.repeats.naming import CLAUSE_STOP
from heshu.relations.repeats.rules import RepeatRules
from heshu.relations.scene import FIGURES, TIME, Scene

TITLE = re.compile(
    rf"《(?P<name>[^《》，。{FIGURES}]{{2,24}})(?P<figure>[{FIGURES}])[^《》，。{FIGURES}]{{0,10}}》"
)
"""A title with one figure."""
SHORTEST = 2
"""Characters of the words in front of a figure."""


def of_titles(scenes: Sequence[Scene], rules: RepeatRules) -> Iterator[Repeat]:
    """Each figure of a title in the running text beside the one of its name that is told from it."""
    for scene in scenes:
        if scene.statement.language != "zh" or rules.cautions.doubts(scene):
            continue
        for title in TITLE.finditer(scene.text):
            claim = scene.claims.get(title.start("figure"))
            told = scene.said["told-from-a-title"].match(scene.text, title.end())
            later = _told_below(scene, title, told.end(), rules) if claim and told else None
            if claim is not None and later is not None:
                yield Repeat(
                    language="zh", cue=title["name"], earlier=claim, later=later, kind="headline"
                )


def _told_below(scene: Scene, title: re.Match[str], start: int, rules: RepeatRules) -> Claim | None:
    """The one figure behind a title that has its name, where its own number stands nowhere."""
    one = scene.claims[title.start("figure")]
    below = [(at, claim) for at, claim in scene.claims.items() if at >= start]
    below = [(at, claim) for at, claim in below if comparable(one, claim)]
    if any(claim.quantity.value == one.quantity.value for _, claim in below):
        return None
    named = [claim for at, claim in below if _is_of(scene, title["name"], start, at, rules)]
    return named[0] if len(named) == 1 else None


def _is_of(scene: Scene, name: str, start: int, at: int, rules: RepeatRules) -> bool:
    """True for 全长, behind 沧渡大桥, and for 沧渡大桥全长 under the title 沧渡大桥全长5.6公里."""
    text = scene.text[start:at].replace(TIME, "")
    words, whole = (
        rules.links.sub("", each) for each in (CLAUSE_STOP.split(text)[-1], name.strip())
    )
    if len(words) < SHORTEST:
        return False
    owner = whole.removesuffix(words)
    if owner == whole:
        return words.endswith(whole)
    return owner in text
