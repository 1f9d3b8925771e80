"""A number and the items behind it, which have no marks: 四个县：甲县、乙县和丙县."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Listing
from heshu.relations.lists.counts import ASIDE, count_items
from heshu.relations.lists.numbers import listing_of
from heshu.relations.lists.rules import ListRules
from heshu.relations.scene import Scene

ITEMS = {
    "zh": re.compile(r"\s*(?P<items>[^。；;！？\n:：]{2,200})"),
    "en": re.compile(r"(?P<items>[^.;!?\n:()]{3,240})(?P<end>[.;!?)\n]|$)"),
}


def listing_behind(claim: Claim, scene: Scene, rules: ListRules) -> Listing | None:
    """四个县：甲县、乙县和丙县. Items without a mark are counted by their separators."""
    text = scene.statement.text
    lead = scene.said["items-lead"].match(text, claim.end)
    found = ITEMS[scene.statement.language].match(text, lead.end()) if lead else None
    if found is None or rules.mark.match(found["items"]):
        return None
    printed = found["items"]
    if has_figures(scene, (claim.end, found.end("items"))):
        printed = _names_ahead(found, scene)
        if not printed or has_figures(scene, (claim.end, found.start("items") + len(printed))):
            return None
    noun = text[claim.start : found.start("items")]
    if not rules.announcing.search(noun) and not rules.naming.search(noun):
        return None
    items = ASIDE.sub("", printed)
    more = bool(rules.open.search(f"{items}.") or rules.open.search(noun))
    counted = count_items(items, scene, rules)
    return listing_of(claim, scene, *counted, more=more) if counted else None


def _names_ahead(found: re.Match[str], scene: Scene) -> str:
    """The names of 编剧奖、摄影奖和评委会奖，奖金共计20万元, whose figure is told in a clause behind."""
    head, comma, rest = found["items"].partition("，")
    if not comma or "、" not in head or "、" in rest or scene.statement.language != "zh":
        return ""
    if scene.said["list-anew"].match(rest) or scene.said["and"].match(rest):
        return ""  # 财务、税务，以及法务，共48课时
    start = found.start("items") + len(head)
    return head if has_figures(scene, (start, start + 1 + len(rest.partition("，")[0]))) else ""


def has_figures(scene: Scene, span: tuple[int, int]) -> bool:
    """True if items hold figures: 男22人、女35人 are parts, no names; a second line is no figure."""
    return any(
        span[0] <= claim.start < span[1] and claim.quantity.kind != "rank"
        for claim in scene.claims.values()
    )
