"""A number and the items behind it, which have no marks: 四个县：甲县、乙县和丙县."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Listing
from heshu.relations.lists.counts import ASIDE, count_en, count_zh
from heshu.relations.lists.marks import MARK
from heshu.relations.lists.numbers import listing_of
from heshu.relations.lists.rules import ListRules
from heshu.relations.scene import Scene

ITEMS_ZH = re.compile(
    r"[^。；！？\n:：，,、]{0,14}(?:[:：]|——|[，,](?:分别是|分别为|即|也就是|包括))\s*(?P<items>[^。；;！？\n:：]{2,200})"
)
ITEMS_EN = re.compile(
    r"(?: [A-Za-z'’-]+){1,5}(?:: |, namely | — | – | \(|, which are | — namely )"
    r"(?P<items>[^.;!?\n:()]{3,240})(?P<end>[.;!?)\n]|$)"
)


def listing_behind(claim: Claim, scene: Scene, rules: ListRules) -> Listing | None:
    """四个县：甲县、乙县和丙县. Items without a mark are counted by their separators."""
    language, text = scene.statement.language, scene.statement.text
    pattern = ITEMS_ZH if language == "zh" else ITEMS_EN
    found = pattern.match(text, claim.end)
    if (
        found is None
        or MARK.match(found["items"])
        or has_figures(scene, (claim.end, found.end("items")))
    ):
        return None
    noun = text[claim.start : found.start("items")]
    if not rules.announcing.search(noun) and not rules.naming.search(noun):
        return None
    items = ASIDE.sub("", found["items"])
    more = bool(rules.open.search(items) or rules.open.search(noun))
    counted = count_zh(items, rules) if language == "zh" else count_en(items)
    return listing_of(claim, scene, *counted, more=more) if counted else None


def has_figures(scene: Scene, span: tuple[int, int]) -> bool:
    """True if items hold figures: 男22人、女35人 are parts, no names."""
    return any(span[0] <= claim.start < span[1] for claim in scene.claims.values())
