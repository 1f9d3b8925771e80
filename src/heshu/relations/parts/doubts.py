"""What only looks like a whole with its parts: scales, votes, names, totals of something else."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, lenient, point
from heshu.relations.changes import comparable
from heshu.relations.labels import Label
from heshu.relations.parts.rules import Listed, PartRules
from heshu.relations.scene import LEVEL, TIME, Scene

LEAST_PARTS = 2
PLAUSIBLE_RATIO = 3
"""A total that is that many times its parts is the total of something else."""
SCALE_SLIP = 900
SLIPS = (10**3, 10**4, 10**6, 10**8)
"""Powers of ten that scale words stand for: thousand, 万, million, 亿."""
PLAUSIBLE_SLIP = Fraction(3, 2)
"""A total is a power of ten too large where it fits that well otherwise."""
"""Unless it is about a thousand times as large or more, which a wrong scale word explains."""
AND_ONE = re.compile(rf"\band\s+(?:one|a|an|another|a further)\b[^{LEVEL}]*$", re.IGNORECASE)
"""Seven titles on clay, five on hard courts and one on grass, 13 in total: one is a part too."""
CODE = re.compile(r"\b[A-Z]{2,3}$")
"""Airlines cancelled 74 flights, including KR 208: the second number is a name."""


REMARKED = re.compile(r"[（(][^（()）]*(?:含|包括|include|including)[^（()）]*[)）]", re.IGNORECASE)
"""30岁以下（不含）398人: what a bracket of words takes in or leaves out is no list of parts."""
ADDED_TO = re.compile(
    r"(?:加上|连同|算上|再加)[^，；。]*$|\b(?:plus|together with)\b[^,;]*$", re.IGNORECASE
)
"""收入286亿元，加上上级补助201亿元，收入总计487亿元: the total takes in what came before."""
OTHER_TIME = re.compile(
    r"(?:而|较|比|原)[^，；]{0,4}(?:上年|去年|上期|同期|前年|往年)[^，；]{0,8}$"
)
"""损失4310万元，而上年为收益2650万元: figures of two years are not added."""
ITEM_MARK = re.compile(r"[；;]\s*[一二三四五六七八九]是")
"""一是损失4310万元；二是计提合计8920万元: what each item says is of its own."""
PERSON_TIMES = re.compile("次")
"""标签标识3款，加总为12款次: times are not the things that they are of."""


def _is_of_other_things(listed: Listed) -> bool:
    """True for a total of more, or of other things, than the figures before it."""
    scene, whole, parts = listed.match.scene, listed.whole, listed.parts
    return (
        ADDED_TO.search(parts[0].before) is not None
        or any(OTHER_TIME.search(part.before) for part in parts)
        or ITEM_MARK.search(scene.text, parts[-1].offset, whole.offset) is not None
        or PERSON_TIMES.match(whole.after) is not None
        or AND_ONE.search(scene.text, parts[-1].offset + 1, whole.offset) is not None
    )


def _is_one_of_them(listed: Listed) -> bool:
    """True for the 5铜 before "，东海队5金7银3铜", which is a peer of the parts and no whole."""
    kinds = {part.after[:1] for part in listed.parts}
    return len(kinds) > 1 and "" not in kinds and listed.whole.after[:1] in kinds


OF_WHICH = re.compile(r"^(?P<noun>[^,;:(–—-]*?)\b(?:of|among) (?:which|whom)\b", re.IGNORECASE)
MOST_WORDS = 4


def _is_of_other_noun(listed: Listed) -> bool:
    """True where "of which" follows a noun of its own: five instalments by a man for a kitchen of which eleven tiles."""
    found = OF_WHICH.match(listed.match.cue)
    return found is not None and len(found["noun"].split()) > MOST_WORDS


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
            and comparable(claim, part)
            and (high is None or high >= size.low)
        ):
            return True
    return False


def is_ruled_out(listed: Listed, rules: PartRules) -> bool:
    """True for what only looks like a whole with its parts, whatever the words that tie them."""
    scene, name = listed.match.scene, listed.match.rule.name
    whole, parts = listed.whole, listed.parts
    if rules.cautions.forbid(scene, listed.start, listed.end) or rules.said.no_whole.search(
        listed.match.cue
    ):
    if name == "parts-summed" and _is_of_other_things(listed):
        return True
    if name == "closed" and _is_one_of_them(listed):
        return True
    if name == "among" and _is_of_other_noun(listed):
        return True
    if name == "among" and (REMARKED.search(listed.match.cue) or _has_other_whole(listed)):
        return True
    if rules.cautions.forbid(scene, listed.start, listed.end) or COMPARED.search(listed.match.cue):
        return True
    if rules.said.one_of.search(listed.match.cue):
        return True
    if any(
        rules.said.vote.search(part.words) or rules.said.each.search(part.before) for part in parts
    ):
        return True
    if any(part.claim.quantity.kind == "number" and CODE.search(part.before) for part in parts):
        return True
    if name == "among" and (rules.said.taxed.search(listed.match.cue) or _are_falls(listed)):
        return True
    if name == "parts-summed" and any(rules.said.scale_end.search(part.before) for part in parts):
        return True
    if rules.said.scale_end.search(whole.before) or whole.after.startswith("制"):
        return True
    if scene.text[: whole.offset].endswith("投"):  # 三分球8投5中，贡献19分
        return True
    if name == "parts-summed" and rules.mean.search(_between(scene, parts[-1], whole)):
        return True
    if name == "parts-summed":
        if rules.said.unpriced.search(scene.text, parts[-1].offset + 1, whole.offset):
            return True
        return bool(
            rules.said.difference.search(whole.before)
            and not rules.said.difference.search(parts[0].words)
        )
    if name == "parts-bare" and not all(_is_held(part, whole.claim, rules) for part in parts):
        return True
    if name == "parts-listed" and _counts_parts(listed, rules):
        return True
    if name == "parts-listed" and (
        _is_no_list(scene, listed) or rules.said.superlative.search(scene.text, 0, whole.offset)
    ):
        return True
    return len(parts) >= LEAST_PARTS and _too_far_for_a_slip(parts, whole.claim)


def _counts_parts(listed: Listed, rules: PartRules) -> bool:
    """True for the "two" of "60 runners were split into two groups", which is no part."""
    behind, first = listed.parts[0].after.split(",")[0], listed.parts[0].claim.quantity
    if listed.whole.claim.sentence.isascii() and first.words and first.value in range(2, 13):
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

    Nor does "5,400 tonnes (2022: 7,200 tonnes)".
    """
    first = listed.parts[0].offset
    bare = listed.parts[0].claim.quantity.unit == ""
    numbered = bare and scene.text[first - 1 : first + 2 : 2] in ("()", "（）")
    between = scene.text[listed.whole.offset + 1 : first]
    dated = TIME in between and not between.strip(f"：:(（ {TIME}")
    return numbered or dated or not between.strip("：: ")


def sum_of(parts: Sequence[Label]) -> Interval:
    """What the figures of a list add up to."""
    summed = point(0)
    for part in parts:
        summed = summed + lenient(part.claim.quantity)
    return summed


def far_apart(parts: Sequence[Label], whole: Claim) -> bool:
    """True if a total is so many times its parts that it must be the total of something else.

    新增病例5例，治愈3例，共有确诊120例 adds up nothing. A slipped scale word is told by its power
    of ten.
    """
    summed, stated = sum_of(parts), lenient(whole.quantity)
    if summed.high is None or stated.low is None or summed.high <= 0:
        return True
    values = [part.claim.quantity.value for part in parts]
    if whole.quantity.value == 10 * sum(value or 0 for value in values):
        return False  # a nought too many: 45人、12人、8人，共650人
    ratio = stated.low / summed.high
    if ratio >= SCALE_SLIP:
        return _too_far_for_a_slip(parts, whole)
    return ratio > PLAUSIBLE_RATIO or ratio * PLAUSIBLE_RATIO < 1 / SCALE_SLIP


def _too_far_for_a_slip(parts: Sequence[Label], whole: Claim) -> bool:
    """True if a total is thousands of times its parts and no scale word explains it.

    公共预算收入18.4亿元，增长5.5%，城乡居民收入分别达到41260元、20135元 are different things.
    """
    summed, stated = sum_of(parts), lenient(whole.quantity)
    if summed.high is None or stated.low is None or summed.high <= 0:
        return False
    ratio = stated.low / summed.high
    near = (power * PLAUSIBLE_SLIP > ratio > power / PLAUSIBLE_SLIP for power in SLIPS)
    return ratio >= SCALE_SLIP and not any(near)
