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
            led = text[claim.end : after or max(claim.end, first.start)]
            chinese = scene.statement.language == "zh"
            incomplete = INCOMPLETE if chinese else INCOMPLETE_EN
            more = incomplete.search(led) is not None  # 四个环节，主要有：①…
            last = run[-1]
            more = more or REST.search(last.statement.text, last.start) is not None
            more = more or BROKEN_OFF.search(last.statement.text) is not None
            return listing_of(claim, scene, len(run), len(run), more=more)
    return None


REST = re.compile(
    r"(?:其余|其他|其它|剩余|剩下|余下|另外|还有)的?[两一二三四五六七八九十\d]"
    r"|\b(?:the (?:other|remaining|last|final)|another|the rest|others)\b",
    re.IGNORECASE,
)
"""五大优势，一是成本低，二是效率高，其余三项还需验证: a list that is not told to its end."""
BROKEN_OFF = re.compile(r"(?:…|\.\.\.)[”\"’']?\s*$")
"""三是新改建300公里……: a quotation that is not told to its end."""
INCOMPLETE = re.compile("主要|例如|比如|其中|部分|如[：:]?$|等")
INCOMPLETE_EN = re.compile(
    r"\b(?:includ(?:e|es|ed|ing)|such as|among|of (?:which|whom|these)|e\.g|for (?:example|instance)|like)\b"
)
