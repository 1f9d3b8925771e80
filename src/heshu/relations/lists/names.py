"""A number and the names it counts: 北京、天津和河北三省市; the three cities of Leeds, York and Hull."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Listing
from heshu.relations.asides import source_in_front
from heshu.relations.lists.counts import ASIDE, count_items
from heshu.relations.lists.items import has_figures
from heshu.relations.lists.numbers import NOUN_REACH, listing_of
from heshu.relations.lists.rules import DIGITS, ListRules
from heshu.relations.scene import Scene

NUMERAL = re.compile(rf"^[{DIGITS}两0-9０-９]+")
NUMBERED = re.compile(rf"^\W*(?:\d{{1,2}}|[{DIGITS}]{{1,3}})、")
"""1、美国三大股指: the number of a paragraph, and no name."""


def listing_of_names(claim: Claim, scene: Scene, rules: ListRules) -> Listing | None:
    """北京、天津和河北三省市: names before the number, without 等."""
    text = scene.statement.text
    if scene.statement.language == "en":
        return _in_apposition(claim, scene, rules) or _names_behind(claim, scene, rules)
    said = scene.said
    printed = NUMERAL.sub("", claim.quantity.text)
    if not rules.naming.match(f"{printed}{text[claim.end : claim.end + NOUN_REACH]}"):
        return None
    before = ASIDE.sub("", text[: claim.start])
    clause = NUMBERED.sub("", re.split(r"[，。；：！？,;:\n]", before)[-1])
    if _is_deed(clause.partition("、")[0], rules) or said["doers-at-end"].search(clause):
        return None
    clause, summed = _without_sum(scene, clause, text[claim.end :])
    if "、" not in clause or has_figures(scene, (claim.start - len(clause), claim.start)):
        return None
    if summed and abs(int(claim.quantity.value or 0) - clause.count("、") - 1) > 1:
        return None  # 城关、南山、北河共24个社区 counts what they hold
    if said["counted-before"].search(clause):
        return None  # 甲、乙、丙三地的四所医院: the names are counted as something else
    open_end = said["and-so-on-at-end"].search(clause)
    if open_end:
        return _at_least(claim, scene, clause[: open_end.start()], rules)
    others = [found.end() for found in said["others-of-the-kind"].finditer(clause)]
    more = bool(rules.open.search(clause[-4:])) or bool(others)
    counted = count_items(clause[others[-1] :] if others else clause, scene, rules)
    if counted is None or (claim.quantity.value or 0) > counted[1] + FURTHEST:
        return None
    if _ends_in_and(clause, scene) and (claim.quantity.value or 0) > counted[0]:
        return None  # 市区、新区和三县 may be those three and two more
    return listing_of(claim, scene, *counted, named=True, more=more)


def _ends_in_and(clause: str, scene: Scene) -> bool:
    """True for 太和、永和 and for 市区、新区和, whose last word may join what is counted behind."""
    return any(each.end() == len(clause) for each in scene.said["and"].finditer(clause))


def _without_sum(scene: Scene, clause: str, behind: str) -> tuple[str, bool]:
    """东湖、杏园、南桥 for 东湖、杏园、南桥共 before 3个社区: names of places that say not of what kind."""
    found = scene.said["names-in-all"].search(clause)
    if found is None or scene.said["places-counted"].match(behind) is None:
        return clause, False
    end = found.start("all")
    names = clause[found.start() : end].split("、")[1:]
    if any(scene.said["kind-of-place-at-end"].search(name) for name in names):
        return clause, False
    return clause[:end], True


def _at_least(claim: Claim, scene: Scene, items: str, rules: ListRules) -> Listing | None:
    """甲、乙、丙等四县 leaves the list open, 甲、乙、丙等两县 names more than it counts."""
    said = scene.said
    if said["so-many-kinds"].match(scene.statement.text, claim.start):
        return None  # 猪、牛、羊等两大类牲畜: what is counted are not the names
    if said["others-of-the-kind"].search(items):
        return None
    counted = count_items(items, scene, rules)
    return listing_of(claim, scene, *counted, named=True, more=True) if counted else None


FURTHEST = 4
"""By as many names a number may be wrong; 新建中小学、幼儿园13所 counts no names."""


def _is_deed(item: str, rules: ListRules) -> bool:
    """True for an item that ends in a verb: 今年新建."""
    if rules.deeds is None:
        return False
    return any(found.end() == len(item) for found in rules.deeds.finditer(item))


def _in_apposition(claim: Claim, scene: Scene, rules: ListRules) -> Listing | None:
    """Leeds, York and Hull, the three cities."""
    text = scene.statement.text
    head = source_in_front(text, scene.said)
    found = rules.names_before.search(text[head : claim.start])
    if found is None:
        return None
    pointed = scene.said["pointing-at-names"].search(text, 0, claim.start)
    pointed = pointed or scene.said["all-told"].match(text, claim.end)
    things = _are_things(text[head : claim.start], found, claim, scene, rules)
    if things is False:
        return None
    if not (pointed or things) and not rules.naming.search(
        text[claim.end : claim.end + NOUN_REACH]
    ):
        return None
    name = next(each for each in ("items", "kinds", "proper") if found[each])
    start, end = found.span(name)
    if has_figures(scene, (head + start, head + end)):
        return None  # 46 primary and 14 secondary schools, two hospitals
    if found["kinds"] and scene.said["kinds-in-all"].match(text, claim.end) is None:
        return None
    more = bool(rules.open.search(f"{found[name]},"))
    counted = count_items(found[name], scene, rules)
    if name == "kinds" and counted and not 0 <= (claim.quantity.value or 0) - counted[1] <= SLIP:
        return None  # oak, birch and willow (two species): those of the last one alone
    return listing_of(claim, scene, *counted, named=not things, more=more) if counted else None


SLIP = 2
"""By as many a number may be wrong that counts what is named in small letters."""


def _are_things(
    before: str, found: re.Match[str], claim: Claim, scene: Scene, rules: ListRules
) -> bool | None:
    """True for "New pipes, better pumps and deeper wells: these are the three aims".

    False where a sentence stands before the colon, `None` where nothing points at it.
    """
    items = found["items"]
    if not items or scene.said["pointing-at-things"].search(before) is None:
        return None
    if scene.said["finite-verb"].search(items) is not None:
        return False
    behind = scene.statement.text[claim.end : claim.end + NOUN_REACH]
    return rules.announcing.search(claim.quantity.text + behind) is not None


def _names_behind(claim: Claim, scene: Scene, rules: ListRules) -> Listing | None:
    """The three cities of Leeds, York and Hull; three players, Rossi, Conti and Berg, were."""
    text = scene.statement.text
    found = rules.names_behind.match(text, claim.end)
    if found is None or not rules.naming.search(claim.quantity.text + found["noun"]):
        return None
    if scene.said["some-of-so-many"].search(text, 0, claim.start):
        return None  # three of the five finalists, Kim, Osei and Hart
    if scene.said["numeral-word"].search(found["noun"]):
        return None  # three men and two women, Ann Hall and Joan Price
    if rules.open.search(found["noun"]) or has_figures(scene, found.span("items")):
        return None
    counted = count_items(found["items"], scene, rules)
    return listing_of(claim, scene, *counted, named=True) if counted else None
