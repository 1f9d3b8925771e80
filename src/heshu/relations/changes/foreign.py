"""Amounts beside a pair of levels that are not those of its change: of a cause, of each step."""

from __future__ import annotations

from typing import TypeGuard

from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.model.relations import Change
from heshu.relations.changes.amounts_elsewhere import is_of_others
from heshu.relations.scene import Scene

AMOUNTS = ("delta", "rate", "points", "multiple", "doublings", "fraction", "contrary")
"""Fields of a change that say how large it is."""


def own_amounts(scene: Scene, change: Change) -> Change:
    """The change without amounts of something else.

    Debt fell to £218m from £264m, helped by £19m from a sale: that is no change of the debt.
    """
    foreign = [name for name in AMOUNTS if _is_foreign(scene, change, name)]
    if foreign and _has_steps(scene):
        foreign.append("multiple")  # rates rose three times, by half a point each
    return replace(change, **dict.fromkeys(foreign)) if foreign else change


def _has_steps(scene: Scene) -> bool:
    """True where an amount is said to be that of each of several steps."""
    return any(
        scene.said["each-step"].search(scene.text, 0, at)
        or scene.said["of-each-step"].match(scene.text, at + 1)
        for at in scene.claims
    )


def _is_printed(claim: Claim | None, scene: Scene) -> TypeGuard[Claim]:
    """True for a figure of the statement as it was read, not one put into another unit."""
    return any(each is claim for each in scene.claims.values())


def _is_foreign(scene: Scene, change: Change, name: str) -> bool:
    """True for an amount behind a cause, or for one of several steps: by a quarter point each time."""
    amount = getattr(change, name)
    if not _is_printed(amount, scene):
        return False
    at = scene.offset(amount)
    if _is_of_some_of_them(scene, change, amount):
        return True
    if name == "fraction" and amount.quantity.kind != "multiple":
        return False  # a third of its staff, lost ahead of the levels
    if name in ("rate", "points") and scene.said["share-behind"].match(scene.text, at + 1):
        return True
    ends = [scene.offset(end) for end in (change.start, change.end) if _is_printed(end, scene)]
    if ends and scene.said["as-other-changed"].search(scene.text, max(ends), at):
        return True
    if _is_of_another_thing(scene, change, amount) or is_of_others(scene, at, tuple(ends)):
        return True
    if _is_of_an_earlier_feast(scene, change, at):
        return True
    if ends and at < min(ends) and _is_of_a_deed_before(scene, at, min(ends)):
        return True
    if ends and at < min(ends) and _is_planned_before(scene, at, min(ends)):
        return True
    before = scene.said["and-then-by"].search(scene.text, 0, at)
    if before is not None and scene.said["in-one-time"].match(scene.text, at + 1):
        return True
    return (
        scene.said["cause-of-change"].search(scene.text, 0, at) is not None
        or scene.said["each-step"].search(scene.text, 0, at) is not None
        or scene.said["of-each-step"].match(scene.text, at + 1) is not None
    )


NOUN = 4
"""Letters of a noun by which it is known again: price, prices."""


def _is_of_a_deed_before(scene: Scene, at: int, first: int) -> bool:
    """True for "Trimming 20% off its wages, the mill cut its price from 50 to 45", of other things."""
    text = scene.text
    deed = scene.said["opens-with-a-deed-to"].search(text, 0, at)
    taken = scene.said["off-its"].match(text, at + 1)
    if deed is None and taken is None:
        return False
    noun = (
        text[deed.end("noun") : at]
        if deed
        else text[taken.end("noun") : taken.end()]
        if taken
        else ""
    )
    told = text[taken.end() if taken else at + 1 : first]
    if scene.said["the-same-thing"].search(told) or scene.said["itself-went"].search(told):
        return False
    return noun.split(" ")[0].strip(",")[:NOUN].lower() not in told.lower()


def _is_planned_before(scene: Scene, at: int, first: int) -> bool:
    """True for 规划到2035年翻一番，目前已由32亿元增至46亿元: the levels are those reached so far."""
    return (
        scene.said["amount-planned"].search(scene.text, 0, at) is not None
        and scene.said["reached-so-far"].search(scene.text, at, first) is not None
    )


def _is_of_another_thing(scene: Scene, change: Change, amount: Claim) -> bool:
    """True for 净利率提高2.1个百分点 behind the two levels of 毛利率, and for 学徒工只涨了150元."""
    end = change.end
    if scene.statement.language != "zh" or end is None or amount.start < end.end:
        return False
    between = scene.statement.text[end.end : amount.start]
    if "，" not in between:
        return False
    of_change = scene.said["noun-of-change"]
    one, other = end.indicator, of_change.sub("", amount.indicator)
    named = "indicator" not in amount.inherited
    rates = scene.said["name-of-a-rate"]
    if named and one != other and rates.search(one) and rates.search(other) and other in between:
        return True
    who = amount.entity
    return (
        "entity" not in amount.inherited
        and len(who) > 1
        and who not in (end.entity, end.indicator)
        and between.lstrip("，").startswith(who)
        and scene.said["only-by"].match(between.lstrip("，")[len(who) :]) is not None
    )


def _is_of_some_of_them(scene: Scene, change: Change, amount: Claim) -> bool:
    """True for 读者由600人增至1800人，少儿读者更是增加了4倍, and for 民宿更增加了6倍 behind 饭店.

    The amount has a noun of its own, which no word before it has told: a kind of what the levels
    count, or something else that is held against it.
    """
    end, said = change.end, scene.said
    if scene.statement.language != "zh" or end is None or amount.start < end.end:
        return False
    clause = scene.statement.text[end.end : amount.start].rpartition("，")[2]
    one, other = end.indicator, said["noun-of-change"].sub("", amount.indicator)
    ahead, named = scene.statement.text[: end.start], said["of-whose"].match(clause)
    if named is not None:  # 桃子的产量则增长了4倍
        who = clause[: named.start("whose")]
        return who not in ahead and said["all-of-no-kind"].fullmatch(who) is None
    if "indicator" in amount.inherited or not one or not clause.startswith(other):
        return False
    if not said["any-noun"].sub("", said["about-the-change"].sub("", other)):
        return False
    if other.endswith(one):
        kind = other.removesuffix(one)
        whole = said["about-the-change"].fullmatch(kind) or said["all-of-no-kind"].fullmatch(kind)
        return len(kind) > 1 and kind not in ahead and whole is None
    known = any(other[at : at + SHARED] in ahead for at in range(len(other) - 1))
    return not known and said["even-more"].match(clause[len(other) :]) is not None


SHARED = 2
"""Characters of a noun by which it is known again."""


def _is_of_an_earlier_feast(scene: Scene, change: Change, at: int) -> bool:
    """True for 由平日的200份增加到1000份，是去年国庆的2倍: the levels are of other days than that."""
    if scene.statement.language != "zh" or not _is_printed(change.start, scene):
        return False
    usual = scene.said["of-usual-days"].search(scene.text, 0, scene.offset(change.start))
    return usual is not None and scene.said["times-of-a-time"].search(scene.text, 0, at) is not None
