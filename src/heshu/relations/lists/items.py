"""A number and the items behind it, which have no marks: 四个县：甲县、乙县和丙县."""

from __future__ import annotations

from itertools import pairwise

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
    titles = _titles_behind(claim, scene, rules)
    if titles is not None:
        return titles
    lead = scene.said["items-lead"].match(text, claim.end) or _long_lead(claim, scene, rules)
    found = ITEMS[scene.statement.language].match(text, lead.end()) if lead else None
    if found is None or rules.mark.match(found["items"]):
        return None
    printed = scene.said["told-by"].sub("", _to_dash(found["items"], lead))
    if has_figures(scene, (claim.end, found.start("items") + len(printed))):
        printed = _names_ahead(found, scene)
        if not printed or has_figures(scene, (claim.end, found.start("items") + len(printed))):
            return None
    noun = text[claim.start : found.start("items")]
    if not rules.announcing.search(noun) and not rules.naming.search(noun):
        return None
    items = ASIDE.sub("", printed)
    if scene.said["went-to-see"].search(text, 0, claim.start) and not _end_alike(items):
        return None  # 走访了六家门店：客流稀少、货架空置 tells what was seen there
    if scene.said["somebody-says"].match(items):
        return None  # two plants will shut: the owner says they are old, damp and dear
    more = bool(rules.open.search(f"{items}.") or rules.open.search(noun))
    counted = count_items(items, scene, rules)
    return listing_of(claim, scene, *counted, more=more) if counted else None


def _to_dash(items: str, lead: re.Match[str] | None) -> str:
    """The items of "six prizes – a kite, a drum and a top – were won", which the next dash ends."""
    dashed = lead is not None and lead[0].rstrip()[-1:] in DASHES
    return DASH.split(items, maxsplit=1)[0] if dashed else items


DASHES = ("–", "—")
DASH = re.compile(r"\s[–—]\s")
TITLE = re.compile(r"《[^《》]{1,60}》")
LEAST_TITLES = 2


def _titles_behind(claim: Claim, scene: Scene, rules: ListRules) -> Listing | None:
    """五部影片是《春河》《远山》《灯塔》: titles that need no mark between them."""
    text = scene.statement.text
    found = scene.said["titles-listed"].match(text, claim.end)
    if found is None or has_figures(scene, (claim.end, found.end())):
        return None
    if rules.open.search(found[0]) or scene.said["titles-of-each"].search(found[0]):
        return None
    count = len(TITLE.findall(found[0]))
    return listing_of(claim, scene, count, count) if count >= LEAST_TITLES else None


def _long_lead(claim: Claim, scene: Scene, rules: ListRules) -> re.Match[str] | None:
    """The words between a number and its colon in "four reasons for closing the pool until March:".

    One noun of them announces a list, that of the number; ministers are listed by their names.
    """
    text = scene.statement.text
    lead = scene.said["items-long-lead"].match(text, claim.end)
    if lead is None or scene.said["numeral-word"].search(lead[0]):
        return None
    nouns = [found.span() for found in rules.announcing.finditer(lead[0])]
    names = [found.span() for found in rules.naming.finditer(lead[0])]
    if not nouns and not text[lead.end() : lead.end() + 1].isupper():
        return None
    spans = sorted({*nouns, *names})
    apart = any(start > end + 1 for (_, end), (start, _) in pairwise(spans))  # main obstacles
    return lead if spans and not apart and spans[0][0] < FURTHEST_NOUN else None


def _end_alike(items: str) -> bool:
    """True for 城东店、城西店和南门店, names of one kind."""
    ends = [piece.strip()[-1:] for piece in items.split("、")]
    return len(set(ends)) < len(ends)


FURTHEST_NOUN = 26
"""Characters between a number and its noun: "four of the film's strengths"."""


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
