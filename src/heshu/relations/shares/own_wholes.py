"""Shares above the whole of what they are a part of: 工业用电量占全社会用电量的118%.

出口额占去年出口额的118% is sound: the base is of another time.
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import LEVEL, PERCENT, TIME, Scene
from heshu.relations.shares.bases import BASE_FILLER, LABEL_END
from heshu.relations.shares.rules import ShareRules

WHOLE_PERCENT = 100


def is_over_whole(claim: Claim) -> bool:
    """True for a percentage above 100."""
    quantity = claim.quantity
    highest = quantity.value if quantity.value is not None else quantity.high
    return quantity.kind == "percent" and highest is not None and highest > WHOLE_PERCENT


def shares_above_whole(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """Shares above 100 %, unless their base may be another quantity than their own whole."""
    yield from _of_own_noun(scene, rules, used)
    for match in matches(rules.alone, scene):
        share = match.claim("share")
        if share is None or share.start in used or not is_over_whole(share):
            continue
        used.add(share.start)
        if rules.cautions.forbid(scene, match.start, match.end):
            continue
        near = _around(match)
        yield Share(
            cue=match.cue,
            language=scene.statement.language,
            share=share,
            may_exceed_whole=bool(rules.other_base.search(near) or OTHER_TIME.search(near))
            and not (OWN_WHOLE.search(near) and not MAY_EXCEED.search(near)),
        )


def _around(match: Match) -> str:
    """The words in which the base of a share stands: in English only in its own clause."""
    text = match.scene.text
    if match.scene.statement.language == "zh":
        return text[max(match.start - 12, 0) : match.end + 12]
    return text[match.start : match.end] + re.split("[,;.]", text[match.end : match.end + 36])[0]


OWN_WHOLE = re.compile(
    r"占(?:其|公司|集团|企业|全市|全省|全国|全部)?(?:总|全部)(?:收入|营收|营业收入|销售收入|资产|贷款|存款)"
)
"""A base with 总 is the whole of the part: 海外收入占总收入的比重."""
OTHER_TIME = re.compile(rf"\bof\s(?:those|that)\s(?:of\s|in\s|for\s)?[{TIME}]")
"""135% of those a year earlier."""
MAY_EXCEED = re.compile(r"债|贷款余额|存款余额|杠杆|亏损|支出|成本|费用|担保|敞口")
"""What may be more than all that it is held against."""


OF_NOUN = re.compile(
    rf"占(?P<base>[^，,；;。：:、（(]{{2,16}})的(?:比例|比重)?(?:约|为|达|达到|高达)?[{PERCENT}]"
)
OWN_NOUN = 3
"""Characters at the end of a base that make it the whole of what is called so before."""


def _of_own_noun(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """工业用电量88亿千瓦时，占全社会用电量的118%: more than all of what it is a part of."""
    if scene.statement.language != "zh":
        return
    for found in OF_NOUN.finditer(scene.text):
        share = scene.claims[found.end() - 1]
        if share.start in used or not is_over_whole(share) or not _of_same_noun(scene, found):
            continue
        used.add(share.start)
        if not rules.cautions.forbid(scene, found.start(), found.end()):
            yield Share(
                cue="占" + found["base"].replace(TIME, ""), language="zh", share=share,
                may_exceed_whole=False,
            )  # fmt: skip


def _of_same_noun(scene: Scene, found: re.Match[str]) -> bool:
    """True if what has a share is called as what it is a share of, of the same time.

    直销渠道收入占公司主营业务收入的112%; 今年的收入占去年收入的112% is no share.
    """
    base = _base_of_its_time(scene, found)
    if LAST.search(base):
        return False
    noun = LABEL_END.sub("", base)
    before = scene.text[max(0, found.start() - OWN_REACH) : found.start()]
    subject = CLAUSE_BREAK.split(before)[-1]
    if not noun:
        return DAYS.search(base) is not None
    if DAYS.fullmatch(noun):
        return True
    if CROSSING.search(noun) or OTHER_PERIOD.search(subject):
        return False
    own = LABEL_END.sub("", subject).endswith(BASE_FILLER.sub("", noun)[-SHORT_NOUN:])
    if own and FLOW.search(noun):
        return True
    return len(noun) >= OWN_NOUN and noun[-OWN_NOUN:] in before and not LAST_BASE.search(noun)


def _base_of_its_time(scene: Scene, found: re.Match[str]) -> str:
    """The base without the 全年 of 占全年总天数, which is the time of the part as well."""
    kept = []
    for offset in range(*found.span("base")):
        mention = scene.times.get(offset)
        whole = mention is not None and WHOLE_TIME.fullmatch(mention.text)
        kept.append("" if whole else scene.text[offset])
    return "".join(kept).removeprefix("到").removeprefix("了")


CLAUSE_BREAK = re.compile(rf"[，,；;。：:、（()）{PERCENT}{LEVEL}]")
WHOLE_TIME = re.compile("全[年月天季]|当[年月日季]|同期|本[年月]|全年度|年度")
DAYS = re.compile("总?天数?")
SHORT_NOUN = 2
FLOW = re.compile(
    r"(?:收入|人次|销量|销售额|产量|产值|人数|人口|面积|里程|户数|费用|数量|件数|天数|出行量|总量|流量|客流|用电量|用水量|投资|支出)$"
)
"""What is never negative: a share of it by a thing of the same name is at most all of it."""
CROSSING = re.compile("利润|净额|净[利值增减流]|结余|差额|(?<!贷款)(?<!存款)余额|^[贷存]款余额")
OTHER_PERIOD = re.compile(r"累计|前三季度|上半年|今年|本年")
OWN_REACH = 40
LAST = re.compile(
    rf"[{TIME}]|上年|去年|同期|往年|前年|年初|计划|目标|任务|预算|定额|标准|设计|核定|GDP|生产总值|平均|均"
)
LAST_BASE = re.compile("利润|收入|债|负债|资产|产能|额度|限额")
