"""Rates that no word ties to the two figures before them, and that come near to their quotient.

毕业生1324人，签下工作的有1192人，就业率为84.0%: who has signed has a job, which no list knows.
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.relations.changes import comparable
from heshu.relations.nearness import is_near
from heshu.relations.scene import LEVEL, Scene
from heshu.relations.shares.rules import ShareRules

SENTENCE_END = re.compile("[。；！？\n]")
COUNTS_OF_A_RATE = 2


def near_rates(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """The rates behind just two counts of one kind; whether they belong together is not certain."""
    if scene.statement.language != "zh":
        return
    for found in scene.said["near-rate"].finditer(scene.text):
        share = scene.claims.get(found.end() - 1)
        if share is None or share.start in used or share.change or share.quantity.unit != "%":
            continue
        if rules.unlisted.others.search(_name(scene, found)):
            continue
        if scene.said["rate-of-more"].search(found[0]):
            continue
        if has_untold_base(scene, found.start()):
            continue  # 以应参保人数为基数，参保率达到97.2%
        pair = _counts_before(scene, found.start())
        if (
            pair is None
            or not is_near(share, *pair)
            or rules.cautions.forbid(scene, 0, found.end())
        ):
            continue
        part, whole = pair
        due = scene.said["base-of-its-own"].search(scene.text, 0, found.start())
        if (due or whole.modality == "target") and scene.said["rate-of-quality"].search(found[0]):
            continue  # 计划改造3600座，已改造2700座，达标率为92%
        used.add(share.start)
        yield Share(
            cue=found[0][:-1],
            language="zh",
            share=share,
            part=part,
            whole=whole,
            rate=True,
            uncertain=True,
        )


def has_untold_base(scene: Scene, end: int) -> bool:
    """True where a rate is said to be of another base than those printed; 应参加培训的580人 prints it."""
    return any(
        LEVEL not in CLAUSE.split(scene.text[found.end() : end], maxsplit=1)[0]
        for found in scene.said["base-of-its-own"].finditer(scene.text, 0, end)
    )


CLAUSE = re.compile("[，；。：]")


def _name(scene: Scene, found: re.Match[str]) -> str:
    """The name of a rate, without the 不 of 不合格率 where those who failed are counted."""
    denying = scene.said["denying"]
    clause = scene.text[: found.start()].rpartition("，")[2] or scene.text[: found.start() - 1]
    return denying.sub("", found[0][:-1], count=1) if denying.search(clause) else found[0][:-1]


def _counts_before(scene: Scene, end: int) -> tuple[Claim, Claim] | None:
    """The smaller and the larger of the only two counts of a sentence before an offset."""
    breaks = [found.end() for found in SENTENCE_END.finditer(scene.text, 0, end)]
    first = breaks[-1] if breaks else 0
    figures = [scene.claims[at] for at in sorted(scene.claims) if first <= at < end]
    counts = [claim for claim in figures if claim.quantity.kind == "count"]
    if len(figures) != len(counts) or len(counts) != COUNTS_OF_A_RATE:
        return None
    whole, part = counts
    if not comparable(whole, part) or whole.change or part.change:
        return None
    if not part.quantity.value or not whole.quantity.value:
        return None
    return (part, whole) if part.quantity.value < whole.quantity.value else None
