"""Averages of another measure than the extremes beside them.

最长的线路41公里，最短的9公里，平均站间距1.4公里: what is averaged is named, and nothing else is measured so.
"""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.relations.extremes.rules import ExtremeRules
from heshu.relations.labels import Label
from heshu.relations.scene import FIGURES, Scene

WORD = re.compile(r"[A-Za-z]{3,}")
STEM = 4
"""Letters that two forms of a noun have in common: wait, waiting."""
CLAUSE = re.compile(rf"[,;:.(){FIGURES}]")


def is_of_other_measure(
    average: Label, ends: tuple[Label, Label], scene: Scene, rules: ExtremeRules
) -> bool:
    """True if an average behind its extremes names a measure that they have not."""
    if average.offset < max(each.offset for each in ends):
        return False
    if average.claim.change.endswith("-by"):
        return True  # 每户补贴最多5000元，最少800元，户均收入增加6200元
    before = scene.text[: average.offset]
    if scene.said["mean-held-against"].search(before):
        return True  # temperatures of 12 to 18 degrees, well above the June average of 9
    if scene.said["mean-of-a-wider-field"].match(scene.text, average.offset + 1):
        return True  # with an average of 22 nationally
    if scene.statement.language == "zh":
        return _is_of_other_noun_zh(average, scene, rules)
    return _is_of_other_noun_en(before, scene, rules)


def _is_of_other_noun_zh(average: Label, scene: Scene, rules: ExtremeRules) -> bool:
    """True for the 站间距 of 平均站间距1.4公里, of which the sentence tells nothing else."""
    found = list(rules.average.finditer(average.before))
    if not found:
        return False
    noun = scene.said["leads-to-mean"].sub("", average.before[found[-1].end() :])
    if not noun or scene.said["implied-measure"].search(noun):
        return False
    start = average.offset - len(average.before)
    others = scene.text[:start] + scene.text[average.offset + 1 :]
    return noun[-1] not in others


def _is_of_other_noun_en(before: str, scene: Scene, rules: ExtremeRules) -> bool:
    """True for "the average household", "returns averaged", where only prices or fees were told of."""
    found = list(rules.average.finditer(before))
    if not found:
        return False
    said = scene.said
    doer = said["doer-of-mean"].search(before, 0, found[-1].end())
    told = before[: (doer or found[-1]).start()].lower()
    nouns = WORD.findall(doer[0])[-2:-1] if doer is not None else []
    nouns += _nouns_of(CLAUSE.split(before[found[-1].end() :])[0], scene)
    return any(
        noun.lower()[:STEM] not in told and not said["implied-measure"].fullmatch(noun)
        for noun in nouns
    )


def _nouns_of(behind: str, scene: Scene) -> list[str]:
    """The noun of "average household has" and the last one of "average age of the squad's coaches"."""
    head = scene.said["noun-of-mean"].match(behind)
    if head is None:
        return []
    owner = scene.said["owner-behind-mean"].match(behind, head.end())
    words = scene.said["verb-of-mean"].split(behind[owner.end() :])[0] if owner else ""
    return [head[0].strip(), *WORD.findall(words)[-1:]]
