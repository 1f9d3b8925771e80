"""Shares that a cue ties to their part and their whole: 1535人中有384人，占12%.

A share is left alone where it names another base than its whole: of the 860 farms 210 are leased,
30% of the small ones.
"""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import lenient, point
from heshu.model.relations import Share
from heshu.relations.changes import comparable
from heshu.relations.labels import labels
from heshu.relations.nearness import NEAR, is_near
from heshu.relations.patterns import Match
from heshu.relations.scene import TIME, Scene
from heshu.relations.shares.rules import ShareRules


def stated_share(match: Match, rules: ShareRules) -> Share | None:
    """A share with its part and its whole."""
    share, part, whole = match.claim("share"), match.claim("part"), match.claim("whole")
    if share is None or part is None or whole is None or not is_share(share):
        return None
    if len({claim.start for claim in (share, part, whole)}) < 3:
        return None
    if match.rule.name == AHEAD and not _is_named_again(match, part):
        return None
    if match.rule.name == OF_GROUP and not is_near(share, part, whole, NEAR):
        return None  # the dropout rate was 14%, with 900 of them staying
    if match.rule.name == SAME_NOUN and not _ends_in_noun_of(match, part, whole):
        return None
    if whole.change.endswith("-by") and not part.change:
        return None  # 比年初增加104.63亿元，其中储蓄存款836.51亿元: the level before is the whole
    part, whole = _turned_round(match.scene, part, whole)
    if _is_base_of_another(match.scene, part) or _is_share_of_whole(
        match.scene, share, part, whole
    ):
        return None
    part = _level_of(match.scene, part, whole, share)
    if not comparable(part, whole) or rules.cautions.forbid(match.scene, match.start, match.end):
        return None
    if not _same_base(match) or rules.words.each.search(
        match.scene.text, 0, match.scene.offset(whole)
    ):
        return None
    if whole.start > share.start and match.scene.said["of-those-told"].match(
        match.scene.text, match.scene.offset(share) + 1
    ):
        return None  # savings of 9 million, half of them from closing one of five plants
    if match.scene.said["of-the-usual"].match(match.scene.text, match.scene.offset(share) + 1):
        return None  # autumn had 93 mm, with April a quarter of its normal 50 mm
    if _is_held_against(match.scene, share, part):
        return None  # sales came to $1,360, that is, 15 per cent less than the plan of $1,600
    if match.scene.said["of-so-many-each"].search(match.scene.text, 0, match.scene.offset(whole)):
        return None  # 平均5名新生儿中有1名早产: that is no group of five
    return Share(
        cue=match.cue,
        language=match.scene.statement.language,
        share=share,
        part=part,
        whole=whole,
        may_exceed_whole=_is_ratio(share, part, whole) or _is_of_target(match.scene, whole),
        rate=match.scene.said["rate-of"].search(match.scene.text, 0, match.scene.offset(share))
        is not None,
    )


def _is_held_against(scene: Scene, share: Claim, part: Claim) -> bool:
    """True for a percentage by which a level is less than another; not for "40 or 6% less than that"."""
    first, at = scene.offset(part), scene.offset(share)
    if scene.said["less-than-a-whole"].match(scene.text, at + 1) is None:
        return False
    return scene.said["or-so-much"].fullmatch(scene.text, first + 1, at) is None


def _turned_round(scene: Scene, part: Claim, whole: Claim) -> tuple[Claim, Claim]:
    """The 56枚 of 拿下21枚金牌，而金牌总共只有56枚 as the whole: it is told to be all, and the larger."""
    size, every = part.quantity.value, whole.quantity.value
    if size is None or every is None or size <= every or part.start < whole.start:
        return part, whole
    told = scene.said["all-there-are"].search(scene.text, 0, scene.offset(part))
    return (whole, part) if told else (part, whole)


AHEAD = "share-ahead"
"""The pattern of a share in front of its whole and part."""
OF_GROUP = "share-of-group"
"""The pattern of a rate of a counted group, with so many of them."""
SAME_NOUN = "share-same-noun"
"""The pattern of a part whose noun is told again with its share."""
FIRST_CLAUSE = re.compile("[一-龥]+")
MARK = re.compile("[，：；（—]")
"""What ends the clause of a share that stands in front."""
NAMED = 2
"""Characters by which a noun is known again."""


def _is_named_again(match: Match, part: Claim) -> bool:
    """True for 网上缴费占65%，…有4.8万户选择网上缴费: the part is what has the share.

    Not for the 党员 of 女性占65%，在96名会员中，有48名党员.
    """
    text, at = match.scene.text, match.scene.offset(part)
    beside = text[text.rfind("，", 0, at) + 1 : at] + text[at + 1 :].split("。")[0].split("，")[0]
    share = match.claim("share")
    behind = MARK.search(text, match.scene.offset(share)) if share else None
    head = text[match.start : behind.start() if behind else match.end]
    words = (found[0] for found in FIRST_CLAUSE.finditer(head))
    pairs = (word[i : i + NAMED] for word in words for i in range(len(word) - 1))
    return any(pair in beside for pair in pairs)


def _ends_in_noun_of(match: Match, part: Claim, whole: Claim) -> bool:
    """True for 年内立案1250件，网上立案850件，网上立案占到七成; not for 线下立案1250件 ahead of it."""
    scene = match.scene
    own, noun = (
        scene.said["all-of-it"].sub("", _clause(scene, each).replace(TIME, ""))
        for each in (part, whole)
    )
    again = match.printed.rpartition("，")[2]
    return len(noun) >= LEAST_NOUN and own.endswith(noun) and again.startswith(own)


def _level_of(scene: Scene, part: Claim, whole: Claim, share: Claim) -> Claim:
    """The 455人 of 由412人增至455人，净增43人，占1820人的四分之一, where that has the share; else the part."""
    if scene.statement.language != "zh" or not part.change.endswith("-by"):
        return part
    before = [claim for _, claim in sorted(scene.claims.items()) if claim.start < part.start]
    level = before[-1] if before else part
    told, base, size = (lenient(claim.quantity) for claim in (share, whole, level))
    if level.change.endswith("-by") or not comparable(level, whole) or not base.low:
        return part
    hundred = point(HUNDRED if share.quantity.unit == "%" else 1)
    return level if (size / base * hundred).meets(told) else part


def _is_base_of_another(scene: Scene, part: Claim) -> bool:
    """True for the voters of "61 percent of 84,300 voters, and 9 percent of the 51,400 ballots"."""
    found = scene.said["base-of-a-share"].search(scene.text, 0, scene.offset(part))
    share = scene.claims.get(found.start()) if found else None
    return share is not None and share.quantity.kind in ("percent", "ratio")


def _is_share_of_whole(scene: Scene, share: Claim, part: Claim, whole: Claim) -> bool:
    """True for 税收104.9亿元，非税收入43.7亿元，税收占比70.6%: what has the share is not the part."""
    found = scene.said["has-its-share"].search(scene.text, 0, scene.offset(share))
    if found is None:
        return False
    noun, own, other = found[0][:LEAST_NOUN], _clause(scene, part), _clause(scene, whole)
    if noun in own:
        return scene.said["denied"].search(own, 0, own.index(noun)) is not None
    return noun in other  # 国内营收48.2亿元，海外营收21.6亿元，国内占比69.1%


def _clause(scene: Scene, claim: Claim) -> str:
    """The words from the last mark to a figure."""
    at = scene.offset(claim)
    start = max(scene.text.rfind(mark, 0, at) for mark in "，；。：")
    return scene.text[start + 1 : at]


def _is_of_target(scene: Scene, whole: Claim) -> bool:
    """True for the $1 million of "140 percent of its $1 million goal", which may be surpassed."""
    return scene.said["target-behind"].match(scene.text, scene.offset(whole) + 1) is not None


def _is_ratio(share: Claim, part: Claim, whole: Claim) -> bool:
    """True for what is more than its base and says so: $128 million, or 114% of $112 million."""
    base, size, said = (lenient(claim.quantity) for claim in (whole, part, share))
    if share.quantity.unit != "%" or said.low is None or said.low <= HUNDRED or base.low is None:
        return False
    return base.low > 0 and (size / base * point(HUNDRED)).meets(said)


HUNDRED = 100


def is_share(claim: Claim) -> bool:
    """True for a percentage, a permille or a fraction up to 1 (三分之一)."""
    quantity = claim.quantity
    if quantity.unit in ("%", "‰"):
        return True
    value = quantity.value
    return quantity.unit == "" and value is not None and 0 < value < 1


def _same_base(match: Match) -> bool:
    """True unless the share names a base with characters that the sentence has not had before."""
    base = match.words.get("base", "").strip()
    if not base:
        return _names_whole(match, _base_behind(match))
    before = match.scene.text[: match.start] + match.scene.text[match.start : match.end]
    before = before.replace(base, "", 1) if before.count(base) == 1 else before
    if match.scene.statement.language == "zh":
        if is_of_wider_place(match.scene, base, match.scene.text.rfind(base, 0, match.end)):
            return False
        own = match.scene.said["general-base"].sub("", base)
        before = _without_part(match, before)
        one_way, named = match.scene.said["trade-one-way"], "".join(before.rsplit(base, 1))
        if one_way.search(own) and not one_way.search(named):
            return False  # 进出口总额中，机电产品出口占出口总额的46.3%
        return not _is_one_of_two(match.scene, own) and all(each in before for each in own)
    words = _own_words(match.scene, base)
    return all(word.rstrip("s") in before.lower() for word in words)


def is_of_wider_place(scene: Scene, base: str, at: int) -> bool:
    """True for 占全县有效灌溉面积的31.4% of a figure before which no county is named."""
    found = scene.said["scope-of-base"].search(base)
    return found is not None and found[0][-1] not in scene.text[:at]


def _without_part(match: Match, before: str) -> str:
    """The words before a share but those of its part: 财政收入, 其中增值税, has no 税收收入."""
    part, whole = match.claim("part"), match.claim("whole")
    if part is None or whole is None or part.start < whole.start:
        return before
    text, at = match.scene.text, match.scene.offset(part)
    start = max(text.rfind(mark, 0, at) for mark in "，；。")
    return before if start < match.scene.offset(whole) else before.replace(text[start:at], "")


LEAST_NOUN = 2


def _is_one_of_two(scene: Scene, noun: str) -> bool:
    """True for the 刑事警情 of 治安和刑事警情5230起, which are more than it alone."""
    if len(noun) < LEAST_NOUN:
        return False
    at = scene.text.find(noun)
    if at > 0 and scene.said["joined-before"].search(scene.text, 0, at):
        return True
    head = noun[:LEAST_NOUN]  # 水稻和小麦面积, of which 水稻面积 is one
    at = scene.text.find(head)
    return at >= 0 and scene.said["joined-behind"].match(scene.text, at + len(head)) is not None


def _names_whole(match: Match, base: str) -> bool:
    """True unless an English share is of something else than the whole: 30% of the poor."""
    words = _own_words(match.scene, base)
    if not words:
        return True
    whole = match.claim("whole")
    label = next(label for label in labels(match.scene) if label.claim is whole)
    return all(word.rstrip("s") in label.words.lower() for word in words)


WORD = re.compile("[a-z]+")
ONE_OR_TWO = re.compile("[a-z]+(?: [a-z]+)?", re.IGNORECASE)


def _own_words(scene: Scene, base: str) -> list[str]:
    """The words of an English base that are said of no base at all."""
    general, whole = scene.said["general"], scene.said["general-whole"]
    found = WORD.findall(base.lower())
    return [word for word in found if not (general.fullmatch(word) or whole.fullmatch(word))]


def _base_behind(match: Match) -> str:
    """What an English share is said to be of: "35% of pupils"."""
    of = match.scene.said["of-base"].match(match.scene.text, match.end)
    found = ONE_OR_TWO.match(match.scene.text, of.end()) if of else None
    return found[0] if found else ""
