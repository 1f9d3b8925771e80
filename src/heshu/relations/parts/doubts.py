"""What only looks like a whole with its parts: scales, votes, names, totals of something else."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import strict
from heshu.model.scripts import is_latin
from heshu.relations.labels import Label
from heshu.relations.parts.divisions import are_of_several_kinds
from heshu.relations.parts.for_several import is_total_for_several
from heshu.relations.parts.kinds import (
    are_some_of_what_it_has,
    comes_of_them,
    go_both_ways,
    is_first_of,
    is_loss_among_gains,
    is_of_a_few,
)
from heshu.relations.parts.nested import is_nested_in_a_part
from heshu.relations.parts.rules import SUMMED, Listed, PartRules
from heshu.relations.parts.sizes import LEAST_PARTS, too_far_for_a_slip
from heshu.relations.parts.strangers import are_strangers
from heshu.relations.parts.terms import run_at_once
from heshu.relations.scene import TIME, Scene
from heshu.relations.small_numbers import small_number

CLAUSES = re.compile("[,;:]")
CODE = re.compile(r"\b[A-Z]{2,3}$")
"""Airlines cancelled 74 flights, including KR 208: the second number is a name."""


def is_ruled_out(listed: Listed, rules: PartRules) -> bool:
    """True for what only looks like a whole with its parts, whatever the words that tie them."""
    scene, name = listed.match.scene, listed.match.rule.name
    whole, parts = listed.whole, listed.parts
    if rules.cautions.forbid(scene, listed.start, listed.end) or rules.said.no_whole.search(
        listed.match.cue
    ):
        return True
    if _is_mean_of(listed, rules) or _is_weighted_score(listed):
        return True
    if name not in SUMMED and scene.said["all-in-all"].search(parts[0].before):
        return True
    if _are_of_rounds(listed) or _is_told_twice(listed):
        return True
    if run_at_once([part.claim for part in parts], scene) or is_nested_in_a_part(listed):
        return True
    if are_strangers(listed) or _are_no_parts(listed, rules):
        return True
    if rules.said.scale_end.search(whole.before) or scene.said["name-of-scale"].match(whole.after):
        return True
    if scene.said["attempts"].search(scene.text, 0, whole.offset):  # 三分球8投5中，贡献19分
        return True
    if any(_is_taken_off(part, scene) for part in parts) or is_loss_among_gains(listed):
        return True
    if go_both_ways(listed) or _are_its_ends(listed) or _are_made_of_each(listed):
        return True
    if _is_of_other_time(listed) or is_total_for_several(listed):
        return True
    if comes_of_them(listed) or whole.claim.quantity.kind == "ratio":
        return True  # 篮板球47比40，其中前场篮板11比12
    if name in SUMMED:
        return _is_other_sum(listed, rules)
    if _is_ruled_out_by_form(listed, rules):
        return True
    return len(parts) >= LEAST_PARTS and too_far_for_a_slip(parts, whole.claim)


def _are_its_ends(listed: Listed) -> bool:
    """True for 5至20（含5和20）, whose ends are told to belong to it."""
    whole = listed.whole.claim.quantity
    ends = {whole.low, whole.high}
    values = {part.claim.quantity.value for part in listed.parts}
    return whole.qualifier == "range" and values <= ends


def _are_made_of_each(listed: Listed) -> bool:
    """True for "a set of 12 lithographs, of which 40 were printed": copies of all of them."""
    scene, part = listed.match.scene, listed.parts[0]
    size, number = listed.whole.claim.quantity.value or 0, part.claim.quantity.value or 0
    return (
        number > size and scene.said["copies-made"].match(scene.text, part.offset + 1) is not None
    )


def _is_other_sum(listed: Listed, rules: PartRules) -> bool:
    """True for what stands behind figures like their sum, and is none."""
    scene, parts = listed.match.scene, listed.parts
    return (
        any(rules.said.scale_end.search(part.before) for part in parts)
        or _is_what_is_left(listed)
        or rules.mean.search(_between(scene, parts[-1], listed.whole)) is not None
        or _holds_those_in_both(listed)
        or scene.said["becomes-one-level"].search(scene.text, 0, listed.whole.offset) is not None
        or is_of_a_few(listed)
        or are_some_of_what_it_has(listed, rules)
        or _is_picked_from(listed, rules)
        or _is_no_sum(listed, rules)
    )


def _is_picked_from(listed: Listed, rules: PartRules) -> bool:
    """True for 志愿者中，大学生620人，党员410人，总人数1100人: what is picked from all makes no sum."""
    scene, first = listed.match.scene, listed.parts[0].offset
    if not scene.said["picked-from"].search(scene.text, 0, first):
        return False
    return are_of_several_kinds(listed.parts, rules.divisions)


def _is_ruled_out_by_form(listed: Listed, rules: PartRules) -> bool:
    """True for what is no list of parts in the form that the pattern of this name has."""
    scene, name = listed.match.scene, listed.match.rule.name
    whole, parts = listed.whole, listed.parts
    if name == "among":
        return rules.said.taxed.search(listed.match.cue) is not None or _are_falls(listed)
    if name == "parts-bare":
        return not all(_is_held(part, whole.claim, rules) for part in parts)
    if name == "closed":
        return _are_coordinate(scene, listed) or _are_of_next(listed) or is_first_of(listed, rules)
    if name in ("parts-listed", "parts-grouped") and _are_of_one_other_time(scene, listed):
        return True
    return name == "parts-listed" and (
        _counts_parts(listed, rules)
        or _is_no_list(scene, listed)
        or rules.said.superlative.search(scene.text, 0, whole.offset) is not None
    )


def _are_of_rounds(listed: Listed) -> bool:
    """True for "nine backed Lind in the first ballot and eight Moor in the second": one whole each."""
    scene, parts = listed.match.scene, listed.parts
    rounds = scene.said["in-a-round"]
    return len(parts) >= LEAST_PARTS and all(
        rounds.match(scene.text, part.offset + 1)  # the first count is one of a charge
        and part.claim.quantity.kind != "duration"
        for part in parts
    )


def _is_told_twice(listed: Listed) -> bool:
    """True for 发出选票468张，收回468张，有效票467张，无效票1张: the second is the whole of the others."""
    whole, first, *rest = (each.claim.quantity.value for each in (listed.whole, *listed.parts))
    if len(rest) < LEAST_PARTS or whole is None or first is None or None in rest:
        return False
    return first == whole == sum(value for value in rest if value is not None)


def _are_of_next(listed: Listed) -> bool:
    """True for 甲队以26枚奖牌居首；乙队9金10银6铜: the parts stand in a clause of somebody else."""
    scene, first = listed.match.scene, min(part.offset for part in listed.parts)
    _, stop, behind = scene.text[listed.whole.offset : first].rpartition("；")
    return bool(stop) and not scene.said["lists-what-was-told"].match(behind)


def _is_no_sum(listed: Listed, rules: PartRules) -> bool:
    """True where the words between the parts and what looks like their sum say that it is none."""
    scene, whole, parts = listed.match.scene, listed.whole, listed.parts
    if scene.said["against-a-sum"].search(scene.text, parts[-1].offset + 1, whole.offset):
        return True  # 扩方260平方米，发掘面积5060平方米，比前三次加起来的4180平方米还大
    if rules.said.unpriced.search(scene.text, parts[-1].offset + 1, whole.offset):
        return True
    if scene.said["sum-of-its-own"].match(scene.text, parts[-1].offset + 1, whole.offset):
        return True  # 23 for the season and 100 in all for the club in 187 matches
    if scene.said["at-a-discount"].search(scene.text, parts[0].offset, whole.offset):
        return True  # 原价500元，打八折，另加运费20元，共付420元
    if any(scene.said["price-of-each"].search(part.before) for part in parts):
        return True  # 买书3本，每本28元，另加运费6元，共付90元
    if _counts_others(scene, listed):
        return True
    total = scene.said["number-in-all"]
    if total.search(whole.before) and any(total.search(part.before) for part in parts):
        return True  # 金牌总数升至11枚，奖牌总数达到24枚
    return bool(
        rules.said.difference.search(whole.before)
        and not rules.said.difference.search(parts[0].words)
    )


def _counts_others(scene: Scene, listed: Listed) -> bool:
    """True for 茶叶248万元，蔬菜91万元，民宿75万元，四项加起来1100万元: the fourth stands elsewhere."""
    told = scene.said["so-many-summed"].search(
        scene.statement.text, listed.parts[-1].claim.end, listed.whole.claim.start
    )
    number = small_number(told[0][:1]) if told else None
    return number is not None and number > len(listed.parts)


def _is_what_is_left(listed: Listed) -> bool:
    """True for "Fees came to $31,400 and refunds to $4,150, making $27,250", the first less the second."""
    if len(listed.parts) != LEAST_PARTS or listed.match.scene.statement.language != "en":
        return False
    first, second = (strict(part.claim.quantity) for part in listed.parts)
    scene, last = listed.match.scene, listed.parts[-1].offset
    told = scene.text[last + 1 : listed.end]
    if scene.said["plainly-summed"].search(told):
        return False
    if not scene.said["taken-from-the-first"].search(
        scene.text, listed.parts[0].offset, listed.end
    ):
        return False  # The adults numbered 70 and the children 30, making 40
    return (first - second).meets(strict(listed.whole.claim.quantity))


MINUS = frozenset("-−–")


def _is_taken_off(part: Label, scene: Scene) -> bool:
    """True for a loss among gains, 处置损益-68.51万元, and the base of a share, 占总股本3亿股的.

    Nor does 扣除所得税影响0.04亿元 add anything to the items before it.
    """
    claim, text = part.claim, scene.statement.text
    if scene.said["deducted-part"].match(part.before):
        return True
    if scene.statement.language == "zh" and text[claim.start - 1 : claim.start] in MINUS:
        return True
    return scene.said["base-of-a-share"].search(scene.text, 0, part.offset) is not None


def _is_of_other_time(listed: Listed) -> bool:
    """True for 15日考120分钟；16日考两科，共120分钟: a total behind another time is of that alone."""
    scene, whole = listed.match.scene, listed.whole
    last = max(part.offset for part in listed.parts)
    between = scene.text[last + 1 : whole.offset] if last < whole.offset else ""
    _, stop, behind = between.rpartition("；")
    return bool(stop) and TIME in behind and TIME in scene.text[:last]


def _is_mean_of(listed: Listed, rules: PartRules) -> bool:
    """True for "ewes averaged £97 and rams £118, giving £98 overall", between the two of them."""
    scene, whole = listed.match.scene, listed.whole.claim.quantity.value
    values = [part.claim.quantity.value for part in listed.parts]
    known = [value for value in values if value is not None]
    if whole is None or len(known) < LEAST_PARTS or not min(known) < whole < max(known):
        return False
    told = scene.text[: listed.end]
    return bool(rules.mean.search(told) or scene.said["of-means"].search(told))


def _holds_those_in_both(listed: Listed) -> bool:
    """True for 甲项不合格4批次，乙项不合格3批次，1批次两项都不合格，共6批次: those are counted twice."""
    scene, parts = listed.match.scene, listed.parts
    found = scene.said["fails-in-both"].search(scene.text, parts[0].offset, listed.whole.offset)
    return found is not None


def _is_weighted_score(listed: Listed) -> bool:
    """True for 笔试78.10分，面试81.60分，总分79.85分, to which each score goes with its weight.

    What is added up is more than each part; whole points may still be a slip in a digit, unless
    the total is called what only weighted scores are: 综合成绩, 总评.
    """
    whole, scene = listed.whole.claim.quantity, listed.match.scene
    parts = [part.claim.quantity for part in listed.parts]
    values = [each.value for each in parts if each.value is not None]
    if whole.kind != "score" or whole.value is None or len(values) < LEAST_PARTS:
        return False
    fine = any("." in each.text for each in (*parts, whole))
    weighed = scene.said["weighted-score"].search(scene.text, listed.parts[-1].offset, listed.end)
    return whole.value < max(values) and (fine or weighed is not None)


def _are_no_parts(listed: Listed, rules: PartRules) -> bool:
    """True where the words at the figures say that they are votes, names, or a whole themselves."""
    scene, whole, parts = listed.match.scene, listed.whole, listed.parts
    if scene.said["so-many-blocks"].search(scene.statement.text, 0, whole.claim.end):
        return True
    if rules.said.one_of.search(listed.match.cue):
        return True
    if any(is_size_of_each(scene, each.claim) for each in (whole, *parts)):
        return True
    if scene.said["medals-of-a-kind"].match(whole.after):
        return True  # 共产生42枚金牌，甲队以24金15银11铜居首
    if scene.said["out-of-more"].search(scene.text[whole.offset + 1 : parts[0].offset]):
        return True  # £14.8m of savings out of a programme of £33m
    return any(
        rules.said.vote.search(part.words)
        or rules.said.each.search(part.before)
        or (part.claim.quantity.kind == "number" and CODE.search(part.before))
        or _is_a_year(part, whole)
        or scene.said["number-called"].search(part.before)  # wearing number 61 in a field of 40
        or scene.said["of-so-many-pieces"].match(scene.text, part.offset + 1)
        or scene.said["whole-called"].search(part.before)  # 完成1,860米，全长2,540米，剩余680米
        for part in parts
    )


def is_size_of_each(scene: Scene, claim: Claim) -> bool:
    """True for the 24 of three classes of 24 and one of 20, and for 三支5人队; batches of 126, 98 and 94 are a list."""
    said, offset = scene.said, scene.offset(claim)
    if said["so-many-groups"].search(scene.statement.text, 0, claim.start):
        return True
    sized = said["so-many-of-a-size"].search(scene.text, 0, offset)
    return sized is not None and said["then-another-size"].match(scene.text, offset + 1) is None


FIRST_YEAR, LAST_YEAR = 1000, 2099


def _is_a_year(part: Label, whole: Label) -> bool:
    """True for the 1790 of "1,207 items, among them a chest of about 1790", printed without comma."""
    quantity = part.claim.quantity
    if quantity.kind != "number" or quantity.unit or "," in quantity.text:
        return False
    year = FIRST_YEAR <= (quantity.value or 0) <= LAST_YEAR
    return year and "," in whole.claim.quantity.text


def _are_coordinate(scene: Scene, listed: Listed) -> bool:
    """True for the 302 of "302 screws and 209 nails; others made up the remaining 17".

    What "and" joins are two parts, of which neither is the whole of the other.
    """
    between = scene.text[listed.whole.offset + 1 : listed.parts[0].offset]
    last = CLAUSES.split(between)[-1]
    return scene.statement.language == "en" and scene.said["joins-parts"].search(last) is not None


def _counts_parts(listed: Listed, rules: PartRules) -> bool:
    """True for the "two" of "60 runners were split into two groups", which is no part."""
    behind, first = listed.parts[0].after.split(",")[0], listed.parts[0].claim.quantity
    if is_latin(listed.whole.claim.sentence) and first.words and first.value in range(2, 13):
        return True  # divided between two depots
    return rules.kinds is not None and rules.kinds.match(behind) is not None


def _is_held(part: Label, whole: Claim, rules: PartRules) -> bool:
    """True for the 41 of "three schools: Ash, with 41", not for "Ash, with 410 pupils"."""
    quantity = part.claim.quantity
    alone = quantity.kind == "number" and quantity.unit == ""
    alone = alone or (quantity.kind == whole.quantity.kind not in ("count", "number"))
    return alone and rules.holder is not None and rules.holder.search(part.before) is not None


def _between(scene: Scene, part: Label, whole: Label) -> str:
    """The words between the last part of a list and the total behind it."""
    return scene.text[part.offset + 1 : whole.offset]


def _are_falls(listed: Listed) -> bool:
    """True for 减少了400万人，其中30岁以下减少600万人: others may have risen meanwhile."""
    part = listed.parts[0].claim
    return listed.whole.claim.change == part.change == "decrease-by"


def _is_no_list(scene: Scene, listed: Listed) -> bool:
    """True for what lists no amounts: 三产结构为12.1：36.4：51.5, "four steps: (1) apply".

    Nor does "5,400 tonnes (2022: 7,200 tonnes)", but "$8 million last year: $5 million from firms and
    $3 million from members" does.
    """
    first = listed.parts[0].offset
    numbered = _is_numbered(scene, listed)
    between = scene.text[listed.whole.offset + 1 : first]
    if numbered or not _is_blank(between):
        return numbered
    return "(" in between or "（" in between or not _each_has_its_source(scene, listed)


def _is_blank(between: str) -> bool:
    """True where nothing but a time and a colon stands between a whole and its first part."""
    return not between.strip(f"：: {TIME}") or (
        TIME in between and not between.strip(f"：:(（ {TIME}")
    )


def _is_numbered(scene: Scene, listed: Listed) -> bool:
    """True for the (1) and (2) of steps, not for "ferries (31), tugs (24) and trawlers (32)"."""
    first = listed.parts[0].offset
    bare = listed.parts[0].claim.quantity.unit == ""
    if not bare or scene.text[first - 1 : first + 2 : 2] not in ("()", "（）"):
        return False
    values = [part.claim.quantity.value or 0 for part in listed.parts]
    return scene.statement.language == "zh" or len(values) < LEAST_PARTS or values == sorted(values)


def _are_of_one_other_time(scene: Scene, listed: Listed) -> bool:
    """True for 资产368亿元、净资产143亿元，年初分别为342亿元和134亿元: the same levels at one time.

    2023年、2024年分别为 leads to a part of each year.
    """
    first = listed.parts[0].offset
    before = [at for at in scene.claims if at < first]
    lead = scene.text[max(before) + 1 : first] if before else ""
    return lead.count(TIME) == 1 and scene.said["at-a-time-respectively"].search(lead) is not None


def _each_has_its_source(scene: Scene, listed: Listed) -> bool:
    """True for "totalled $8 million: $5 million from firms and $3 million from members"."""
    parts = listed.parts
    return len(parts) >= LEAST_PARTS and all(
        scene.said["from-whom"].match(part.after) and not part.claim.change.endswith("-by")
        for part in parts
    )
