"""A number and the numbered items behind it: 三项措施：一是减税；二是降费."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Listing
from heshu.relations.lists.marks import LEAST, Mark
from heshu.relations.lists.numbers import listing_of
from heshu.relations.scene import Scene

LEAD_IN = re.compile(r"[^。；！？\n:：]{0,24}[:：—]{1,2}|[^.;!?\n:]{0,60}:")


def listing_of_marks(
    claim: Claim, scene: Scene, runs: Sequence[list[Mark]], group: Sequence[Scene]
) -> Listing | None:
    """三项措施：一是…；二是…: the run that begins right behind the lead-in."""
    text = scene.statement.text
    lead = LEAD_IN.match(text, claim.end)
    after = lead.end() if lead else None
    for run in runs:
        first = run[0]
        if first.statement is scene.statement:
            behind = after is not None and 0 <= first.start - after <= LEAST
            behind = behind or 0 <= first.start - claim.end <= 24 and lead is None
        else:
            position = [item.statement for item in group].index(scene.statement)
            following = group[position + 1].statement if position + 1 < len(group) else None
            ends = len(text.rstrip("。.：:")) - claim.end <= 24
            behind = first.statement is following and first.start <= LEAST and ends
        if behind and [mark.number for mark in run] == list(range(1, len(run) + 1)):
            if _are_counted_each(claim, run, group):
                return None
            led = text[claim.end : after or max(claim.end, first.start)]
            said, last = scene.said, run[-1]
            more = said["some-of-them"].search(led) is not None  # 四个环节，主要有：①…
            more = more or said["the-rest"].search(last.statement.text, last.start) is not None
            more = more or _is_part_of_more(last, group)
            more = more or BROKEN_OFF.search(last.statement.text) is not None
            return listing_of(claim, scene, len(run), len(run), more=more)
    return None


def listing_told_behind(
    claim: Claim, scene: Scene, runs: Sequence[list[Mark]], group: Sequence[Scene]
) -> Listing | None:
    """以上是公司提出的五条措施 behind numbered items: the run that ends right before it."""
    if not scene.said["sums-up-items"].search(scene.text, 0, _offset(scene, claim)):
        return None
    statements = [each.statement for each in group]
    place = statements.index(scene.statement)
    last = statements[place - 1] if place else None
    for run in runs:
        numbered = [mark.number for mark in run] == list(range(1, len(run) + 1))
        if numbered and run[-1].statement is last:
            return listing_of(claim, scene, len(run), len(run), more=False)
    return None


def _offset(scene: Scene, claim: Claim) -> int:
    """Where the symbol of a figure stands; where it would, for one too slight for the table."""
    found = (at for at, each in scene.claims.items() if each.start == claim.start)
    return next(found, claim.start)


def _is_part_of_more(last: Mark, group: Sequence[Scene]) -> bool:
    """True where the sentence behind a list speaks of others: 以上三项合计1267万元，其余5个问题…."""
    statements = [each.statement for each in group]
    behind = statements.index(last.statement) + 1
    if behind >= len(group):
        return False
    scene = group[behind]
    together = scene.said["these-items"].match(scene.statement.text)
    return together is not None and scene.said["the-rest"].search(scene.statement.text) is not None


def _are_counted_each(claim: Claim, run: Sequence[Mark], group: Sequence[Scene]) -> bool:
    """True for 移交问题8个：一是违建，3个；二是占道，2个, whose number counts what the items hold."""
    scenes = {id(each.statement): each for each in group}
    return bool(claim.quantity.unit) and all(
        any(
            mark.start < each.start < stop
            and each.quantity.unit == claim.quantity.unit
            and not each.quantity.words
            for each in scenes[id(mark.statement)].claims.values()
        )
        for mark, stop in zip(run, _ends_of(run), strict=True)
        if id(mark.statement) in scenes
    )


def _ends_of(run: Sequence[Mark]) -> list[int]:
    """Where each item of a run ends in its own statement."""
    return [
        next(
            (after.start for after in run[at + 1 :] if after.statement is mark.statement), FURTHEST
        )
        for at, mark in enumerate(run)
    ]


FURTHEST = 10**9
BROKEN_OFF = re.compile(r"(?:…|\.\.\.)[”\"’']?\s*$")
"""三是新改建300公里……: a quotation that is not told to its end."""
