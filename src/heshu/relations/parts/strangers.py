"""Figures beside a total or a whole that are of something else, whatever the words between them."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model import lazy_re as re
from heshu.model.intervals import lenient
from heshu.relations.brackets import bracket_before
from heshu.relations.changes import comparable
from heshu.relations.labels import Label
from heshu.relations.parts.rules import SUMMED, Listed
from heshu.relations.scene import FIGURES, Scene
from heshu.relations.small_numbers import ordinal_number


def are_strangers(listed: Listed) -> bool:
    """True where the parts and the whole that a pattern tied do not belong together."""
    name, cue = listed.match.rule.name, listed.match.cue
    if _is_never_added(listed) or _are_of_other_dimensions(listed) or _are_some_games(listed):
        return True
    if _are_no_results(listed):
        return True
    if name in SUMMED:
        return _is_of_other_things(listed)
    if name == "closed":
        return (
            _is_one_of_them(listed)
            or _is_peer(listed)
            or _goes_on_from_above(listed)
            or _is_told_beside_shares(listed)
        )
    if name == "among":
        return (
            listed.match.scene.said["concentrated"].search(cue) is not None
            or _has_part_of_other_time(listed)
            or listed.match.scene.said["list-remark"].search(cue) is not None
            or _is_mean(listed)
            or _is_net(listed)
            or _is_with_its_fees(listed)
            or _is_of_other_noun(listed)
            or _is_set_up_there(listed)
            or _is_part_like_its_part(listed)
            or _has_other_whole(listed)
            or _is_besides(listed)
        )
    return False


def _is_besides(listed: Listed) -> bool:
    """True for "24 ships, including nine tankers, and a further 30 were ordered": more than all."""
    scene, room = listed.match.scene, lenient(listed.whole.claim.quantity)
    return any(
        scene.said["so-many-further"].search(part.before)
        and room.below(lenient(part.claim.quantity))
        for part in listed.parts
    )


def _is_never_added(listed: Listed) -> bool:
    """True for a level that has no parts; but of 31 points one may have scored 18 of them by noon."""
    quantity, said = listed.whole.claim.quantity, listed.match.scene.said
    scored = quantity.unit == "point" and said["points-of-them"].search(listed.match.cue)
    return quantity.kind in NEVER_ADDED and not scored


NEVER_ADDED = frozenset({"temperature", "angle", "rank", "index"})
"""Kinds of figures that are no parts of one another: 室外零下21℃，屋里23℃."""


def _are_no_results(listed: Listed) -> bool:
    """True for 10胜3平2负，进29失11: the goals of the games are no part of the draws."""
    if listed.match.scene.statement.language != "zh":
        return False
    result, unit = listed.match.scene.said["result-of-a-game"], listed.whole.claim.quantity.unit
    others = {part.claim.quantity.unit for part in listed.parts} - {unit}
    return bool(others) and result.fullmatch(unit) is not None


def _is_with_its_fees(listed: Listed) -> bool:
    """True for 落槌2650万元，含佣3047.5万元: the larger figure is the first one with its fees."""
    scene, whole = listed.match.scene, listed.whole
    if scene.statement.language != "zh":
        return False
    return any(
        scene.said["fees-included"].search(scene.text, 0, part.offset)
        and lenient(whole.claim.quantity).below(lenient(part.claim.quantity))
        for part in listed.parts
    )


def _are_of_other_dimensions(listed: Listed) -> bool:
    """True for 坝高43.6米，坝顶长318米，顶宽6米; 总长764米 behind them is no sum."""
    if listed.whole.claim.quantity.kind != "length":
        return False
    sea = listed.match.scene.said["above-the-sea"]
    if any(sea.search(part.before) or sea.search(part.after) for part in listed.parts):
        return True
    said = listed.match.scene.said["dimension"]
    found = [said.search(each.before) for each in (*listed.parts, listed.whole)]
    return len({each[0][:1] for each in found if each}) > 1


def _is_of_other_things(listed: Listed) -> bool:
    """True for a total of more, or of other things, than the figures before it."""
    scene, whole, parts = listed.match.scene, listed.whole, listed.parts
    said = scene.said
    return (
        _is_added_to(listed)
        or _is_left_after_loss(listed)
        or _are_levels_reached(listed)
        or _run_side_by_side(listed)
        or _has_part_of_other_time(listed)
        or said["next-item"].search(scene.text, parts[-1].offset, whole.offset) is not None
        or said["person-times"].match(whole.after) is not None
        or _are_not_so_many(listed)
        or _is_a_score(listed)
        or _are_in_brackets(listed)
        or _is_beside_a_total(listed)
        or said["and-one"].search(scene.text, parts[-1].offset + 1, whole.offset) is not None
    )


def _is_left_after_loss(listed: Listed) -> bool:
    """True for 此前购车43辆，其中3辆已报废，连同这次的12辆，在用52辆: what is lost is taken off."""
    scene, said = listed.match.scene, listed.match.scene.said
    ends = [*(part.offset for part in listed.parts[1:]), listed.whole.offset]
    return any(
        said["of-these"].search(part.before) and said["lost"].search(scene.text, part.offset, end)
        for part, end in zip(listed.parts, ends, strict=True)
    )


def _are_levels_reached(listed: Listed) -> bool:
    """True for 成立时5家，次年增至12家，去年又吸纳8家，共有20家: what a level reached holds the earlier one."""
    reached = [part.claim.change.endswith("-to") for part in listed.parts]
    return any(reached) and not all(reached)


def _run_side_by_side(listed: Listed) -> bool:
    """True for 左线长4210米，右线长4186米，全长4210米: two that run side by side are no longer than one."""
    said = listed.match.scene.said
    return all(said["one-of-two-sides"].search(part.before) for part in listed.parts)


def _is_a_score(listed: Listed) -> bool:
    """True for "won 18 and drew nine of their 42 games, 63 points in all": games make no points."""
    kinds = [part.claim.quantity.kind for part in listed.parts]
    return listed.whole.claim.quantity.kind == "score" and "score" not in kinds


def _is_beside_a_total(listed: Listed) -> bool:
    """True for 总收入860万元，其中会费214万元，总支出790万元: one total is no part of another."""
    scene, whole = listed.match.scene, listed.whole
    called = scene.said["called-a-total"]
    return called.search(scene.text, 0, whole.offset) is not None and any(
        called.search(scene.text, 0, part.offset) for part in listed.parts
    )


def _are_not_so_many(listed: Listed) -> bool:
    """True for 三者合计 behind two figures, and for 五天合计: what is summed up is something else."""
    scene, whole = listed.match.scene, listed.whole
    summed = scene.said["summed-span"].search(scene.text, listed.parts[-1].offset, whole.offset)
    spanned = scene.claims.get(summed.start()) if summed else None
    if spanned is not None and spanned.quantity.kind in ("duration", "count", "rank"):
        return spanned.quantity.value != len(listed.parts)
    found = scene.said["so-many-together"].search(scene.text, listed.parts[-1].offset, whole.offset)
    return found is not None and ordinal_number(found[0]) != len(listed.parts)


def _are_in_brackets(listed: Listed) -> bool:
    """True for the figures of last year in brackets before a total that stands in none."""
    text = listed.match.scene.text
    opened = [bracket_before(text, part.offset) for part in listed.parts]
    return (
        min(opened) >= 0
        and any(text[:at].rstrip()[-1:] in set(FIGURES) for at in opened if at)
        and bracket_before(text, listed.whole.offset) < 0
    )


def _has_part_of_other_time(listed: Listed) -> bool:
    """True where one of the parts is the figure of another time: against $411 million last year.

    Or all are: 上届以23席加6席执政，此次两党合计35席.
    """
    scene, parts, whole = listed.match.scene, listed.parts, listed.whole
    if any(scene.said["part-of-other-time"].search(part.before) for part in parts):
        return True
    if scene.said["parts-of-last-time"].search(parts[0].before) is None:
        return False
    now = scene.said["total-of-this-time"]
    return now.search(scene.text, parts[-1].offset, max(whole.offset, parts[-1].offset)) is not None


def _is_added_to(listed: Listed) -> bool:
    """True for parts that are added to a figure before them."""
    first, scene = listed.parts[0], listed.match.scene
    if scene.said["added-from-above"].search(first.before):
        return True
    earlier = (claim for at, claim in scene.claims.items() if at < first.offset)
    added = scene.said["added-to"].search(first.before) is not None
    return added and any(comparable(first.claim, each) for each in earlier)


def _is_one_of_them(listed: Listed) -> bool:
    """True for the 5铜 before "，东海队5金7银3铜", which is a peer of the parts and no whole."""
    if listed.match.scene.statement.language != "zh":
        return False
    kinds = {part.after[:1] for part in listed.parts}
    return len(kinds) > 1 and "" not in kinds and listed.whole.after[:1] in kinds


MOST_WORDS = 4


def _is_of_other_noun(listed: Listed) -> bool:
    """True where "of which" follows a noun of its own: five instalments by a man for a kitchen of which eleven tiles."""
    cue = listed.match.cue
    found = listed.match.scene.said["of-which"].search(cue)
    if found is None:
        return False
    noun = cue[: found.start()]
    return len(noun.split()) > MOST_WORDS and not any(mark in noun for mark in ",;:(–—-")


def _are_some_games(listed: Listed) -> bool:
    """True for the 18 and nine of "won 18 games, drew nine and lost 15", which are not all."""
    scene = listed.match.scene
    if scene.statement.language != "en":
        return False
    own = {part.offset for part in listed.parts}
    for record in scene.said["record-of-games"].finditer(scene.text):
        terms = {at for at in range(*record.span()) if at in scene.claims}
        if own < terms:
            return True
    return False


HAN = re.compile("[\u4e00-\u9fff]{1,6}")


def _is_set_up_there(listed: Listed) -> bool:
    """True for the 6 of 14个村，其中11个村种苹果，设立了6个收购点: no villages, but what they have."""
    scene, noun = listed.match.scene, HAN.match(listed.whole.after)
    if noun is None or scene.statement.language != "zh":
        return False
    return any(
        scene.said["sets-up"].search(part.before)
        and (own := HAN.match(part.after)) is not None
        and not set(own[0]) & set(noun[0])
        for part in listed.parts
    )


def _is_part_like_its_part(listed: Listed) -> bool:
    """True for the 211 of "211 of those were student rooms, 527 of them": it is no whole itself."""
    scene, behind = listed.match.scene, "of-those-before"
    ends = listed.whole.offset, listed.parts[0].offset
    return all(scene.said[behind].match(scene.text, at + 1) for at in ends)


def _is_mean(listed: Listed) -> bool:
    """True for a whole that is a mean: 月均收入4961元，其中建筑业5743元 may earn more than all do on average."""
    scene, whole = listed.match.scene, listed.whole
    return (
        scene.said["mean-of"].search(scene.text, 0, whole.offset) is not None
        or scene.said["each"].match(whole.claim.quantity.text) is not None
    )


def _is_net(listed: Listed) -> bool:
    """True for 净减14家，其中关停20家、新设6家: what went and what came may each be more than that.

    人口比上年增加3.2万人，其中城镇增加5.1万人: so may the change of one part be.
    """
    scene, whole = listed.match.scene, listed.whole
    if not any(
        lenient(whole.claim.quantity).below(lenient(part.claim.quantity)) for part in listed.parts
    ):
        return False
    before = scene.text[: whole.offset].rstrip()
    ways = {claim.change for claim in scene.claims.values() if comparable(claim, whole.claim)}
    changed = (
        whole.claim.change.endswith("-by")
        or {"increase-by", "decrease-by"} <= ways
        or scene.said["changed-since"].search(before) is not None
    )
    parts_changed = any(part.claim.change.endswith("-by") for part in listed.parts)
    if scene.said["net-change"].search(before) or (changed and parts_changed):
        return True
    words = [part.words for part in listed.parts]
    came, went = scene.said["came-in"], scene.said["went-out"]
    return any(map(came.search, words)) and any(map(went.search, words))


def _is_group_beside(scene: Scene, whole: str, part: str) -> bool:
    """True for 学生接种96万剂次，儿童21万剂次，其他人群52万剂次: one group of people and the next one."""
    people = scene.said["group-of-people"]
    one, other = people.search(whole), people.search(part)
    return one is not None and other is not None and one[0] not in part and other[0] not in whole


def _is_peer(listed: Listed) -> bool:
    """True for what is the first of the parts itself, by its mark or by its words.

    The 1264件 of 食品类1264件、价格类937件、其他590件; 国道完成231亿元，村路完成164亿元，其他完成110亿元.
    """
    scene, whole, parts = listed.match.scene, listed.whole, listed.parts
    between = scene.text[whole.offset + 1 : parts[0].offset]
    if "、" in between and not any(mark in between for mark in "，；：,;:"):
        return True
    if scene.said["first-of-these"].search(scene.text, 0, whole.offset):
        return True
    if _is_group_beside(scene, whole.before, parts[0].before):
        return True
    if _is_told_alike(scene, whole, parts):
        return True
    verb = _verb(scene, whole.before)
    said_of_all = scene.said["of-all"].search(whole.before) is not None
    return (
        bool(verb) and not said_of_all and any(_verb(scene, each.before) == verb for each in parts)
    )


def _is_told_alike(scene: Scene, whole: Label, parts: Sequence[Label]) -> bool:
    """True for "beetles answered for 1,318, wind for 612 and snow for the remaining 235"."""
    led = [scene.said["led-by"].search(each.before) for each in (whole, *parts)]
    return len({each[0].split()[0].lower() if each else "" for each in led}) == 1 and all(led)


def _goes_on_from_above(listed: Listed) -> bool:
    """True for 火灾3217起，下降9.9%；抢险4108起，救助4466起，其余1055起为出动未处置.

    What stands behind a semicolon and is less than the part beside it is a part itself, where the
    same was counted before the semicolon.
    """
    scene, whole = listed.match.scene, listed.whole
    ended = scene.text.rfind("；", 0, whole.offset)
    size, most = whole.claim.quantity.value, listed.parts[0].claim.quantity.value
    if ended < 0 or size is None or most is None or size >= most:
        return False
    return any(at < ended and comparable(claim, whole.claim) for at, claim in scene.claims.items())


def _is_told_beside_shares(listed: Listed) -> bool:
    """True for the 49起 of 住宅138起，占44%；车辆57起，占18%；堆垛49起，商铺34起，其他47起.

    A figure whose share was told is a part of something, and the next ones go on from it as long
    as they are no larger. So is the first where its share and that of the next one are told.
    """
    scene, whole = listed.match.scene, listed.whole
    shared = scene.said["with-its-share"]
    if shared.match(scene.text, whole.offset):
        return shared.match(scene.text, listed.parts[0].offset) is not None
    size = whole.claim.quantity.value
    return any(
        at < whole.offset
        and comparable(claim, whole.claim)
        and (size is None or claim.quantity.value is None or size <= claim.quantity.value)
        and shared.match(scene.text, at)
        for at, claim in scene.claims.items()
    )


VERB_WORDS = 2


def _verb(scene: Scene, before: str) -> str:
    """The last words before a figure: 完成, "a tailwind of"."""
    if scene.statement.language == "zh":
        found = scene.said["comes-to"].search(before)
        return found[0] if found else ""
    words = before.split()
    return " ".join(words[-VERB_WORDS:]) if len(words) > VERB_WORDS else ""


def _has_other_whole(listed: Listed) -> bool:
    """True where a part too large for its whole fits into a figure that the sentence had before.

    成交9555亿元，较前一日放量659亿元，其中沪市成交4218亿元: 其中 points further back.
    """
    part, whole = listed.parts[0].claim, listed.whole.claim
    size, room = lenient(part.quantity), lenient(whole.quantity)
    if size.low is None or room.high is None or size.low <= room.high:
        return False
    for claim in listed.match.scene.claims.values():
        high = lenient(claim.quantity).high
        if (
            claim.start < whole.start
            and claim.start != part.start
            and comparable(claim, part)
            and (high is None or high >= size.low)
        ):
            return True
    return False
