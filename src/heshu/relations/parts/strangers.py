"""Figures beside a total or a whole that are of something else, whatever the words between them."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.intervals import lenient
from heshu.relations.changes import comparable
from heshu.relations.parts.rules import Listed
from heshu.relations.scene import LEVEL


def are_strangers(listed: Listed) -> bool:
    """True where the parts and the whole that a pattern tied do not belong together."""
    name, cue = listed.match.rule.name, listed.match.cue
    if name == "parts-summed":
        return _is_of_other_things(listed)
    if name == "closed":
        return _is_one_of_them(listed) or _is_peer(listed)
    if name == "among":
        remarked = REMARKED.search(cue) is not None
        averaged = MEAN.search(listed.match.scene.text, 0, listed.whole.offset) is not None
        averaged = averaged or listed.whole.claim.quantity.text.startswith("每")
        return remarked or averaged or _is_of_other_noun(listed) or _has_other_whole(listed)
    return False


AND_ONE = re.compile(rf"\band\s+(?:one|a|an|another|a further)\b[^{LEVEL}]*$", re.IGNORECASE)
"""Seven titles on clay, five on hard courts and one on grass, 13 in total: one is a part too."""
REMARKED = re.compile(
    r"\bup to and including\b|[（(][^（()）]*(?:含|包括|include|including)[^（()）]*[)）]",
    re.IGNORECASE,
)
"""30岁以下（不含）398人: what a bracket of words takes in or leaves out is no list of parts."""
ADDED_TO = re.compile(
    r"(?P<above>加上级|加：)[^，；。]*$|(?:加上|连同|算上|再加)[^，；。]*$|\b(?:plus|together with)\b[^,;]*$",
    re.IGNORECASE,
)
"""收入286亿元，加上上年结转201亿元，收入总计487亿元: the total takes in what came before."""
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
        _is_added_to(listed)
        or any(OTHER_TIME.search(part.before) for part in parts)
        or ITEM_MARK.search(scene.text, parts[-1].offset, whole.offset) is not None
        or PERSON_TIMES.match(whole.after) is not None
        or AND_ONE.search(scene.text, parts[-1].offset + 1, whole.offset) is not None
    )


def _is_added_to(listed: Listed) -> bool:
    """True for parts that are added to a figure before them."""
    first, scene = listed.parts[0], listed.match.scene
    found = ADDED_TO.search(first.before)
    if found is None:
        return False
    earlier = (claim for at, claim in scene.claims.items() if at < first.offset)
    return found["above"] is not None or any(comparable(first.claim, each) for each in earlier)


def _is_one_of_them(listed: Listed) -> bool:
    """True for the 5铜 before "，东海队5金7银3铜", which is a peer of the parts and no whole."""
    if listed.match.scene.statement.language != "zh":
        return False
    kinds = {part.after[:1] for part in listed.parts}
    return len(kinds) > 1 and "" not in kinds and listed.whole.after[:1] in kinds


OF_WHICH = re.compile(r"^(?P<noun>[^,;:(–—-]*?)\b(?:of|among) (?:which|whom)\b", re.IGNORECASE)
MOST_WORDS = 4


def _is_of_other_noun(listed: Listed) -> bool:
    """True where "of which" follows a noun of its own: five instalments by a man for a kitchen of which eleven tiles."""
    found = OF_WHICH.match(listed.match.cue)
    return found is not None and len(found["noun"].split()) > MOST_WORDS


MEAN = re.compile(r"每[^，。；\d]{1,3}$|平均[^，。；]{0,12}$|[月人户年日]均[^。；]{0,24}$")
"""月均收入4961元，其中建筑业5743元: one group may earn more than all do on average."""


def _is_peer(listed: Listed) -> bool:
    """True for the 1264件 of 食品类1264件、价格类937件、其他590件, the first of the parts."""
    text = listed.match.scene.text
    between = text[listed.whole.offset + 1 : listed.parts[0].offset]
    return "、" in between and not any(mark in between for mark in "，；：,;:")


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
