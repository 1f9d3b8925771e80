"""What a change is measured against: 同比, 比上年末, and what parallel changes share.

增长▢ behind 同比增长▢ in the same list of growth rates is measured against the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.claims.attribution import Attribution
from heshu.claims.chinese.cascade import CONTINUING
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.verdicts import Figure, Verdict
from heshu.claims.masking import TIME, Masked
from heshu.model import lazy_re as re
from heshu.model.figures import Basis

YEAR_ENDS = ("年末", "年底", "12月", "全年")
"""In a period with one of these 比上年末 is a comparison over a year."""
LAST_YEAR_END = ("上年末", "上年底", "去年末", "去年底", "年初")
QUARTERS = ("季度", "三个月")
"""In a period with one of these 环比 is against the quarter before."""
PEAK = re.compile("[高低]点|[高低]位")
"""较去年高点 is no comparison with the same time of the year before."""
OPENED = re.compile("(?:^|[，。；：])(?:与|同|和|跟)(?P<base>[^，。；：]{1,30})相比(?:，|$)")
"""与▢相比，: it holds for the changes behind it in the sentence."""
FARTHEST = 200
"""Characters over which such a clause holds."""
TIMES_OPENED = re.compile(rf"{TIME}(?:同期)?")
GROWTH = re.compile("增长|下降|增$|降$")
MEAN = re.compile("年均|平均")
"""年均增长▢ is no growth over one year."""
REPORTED = re.compile(
    r"(?:(?:截至)?(?:今年|去年|上年|全年|过去一年|一年来|\d{4}年))?(?:全年|[上下]半年|前?[一二三四两1-4]个?季度?"
    r"|第[一二三四]季度|前[一二三四五六七八九十\d]{1,2}个?月|\d{1,2}[—\-－至到~]\d{1,2}月(?:份)?)?"
)
"""Times that Chinese statistics report growth for against the same time of the year before;
that of a single month is as often against the month before."""
SHARED: tuple[Basis, ...] = ("yoy", "qoq", "mom")


def basis_of(
    masked: Masked,
    text: str,
    figure: Figure,
    verdict: Verdict,
    period: str,
    rules: ChineseRules,
) -> Basis:
    """The basis that is printed with a change; the ends of a change share it."""
    if not verdict.change:
        return ""
    if not verdict.lead.compared:
        return _opened(masked, text, figure, verdict, rules)
    if not figure_leads(figure, verdict):
        return ""
    start = figure.position - verdict.lead.compared_at
    printed = text[slice(*masked.span(start, start + len(verdict.lead.compared)))]
    if PEAK.search(printed):
        return "other"
    if any(end in printed for end in LAST_YEAR_END):
        return "yoy" if any(end in period for end in YEAR_ENDS) else "other"
    basis = _looked_up(printed, rules)
    if basis == "mom" and "环比" in printed and any(word in period for word in QUARTERS):
        return "qoq"
    return basis


def _opened(
    masked: Masked, text: str, figure: Figure, verdict: Verdict, rules: ChineseRules
) -> Basis:
    """The basis that an earlier clause of the sentence names: 与▢年的▢人相比，增加▢."""
    if not verdict.change.endswith("-by"):
        return ""
    whole, end = masked.text, figure.position
    far = max(0, end - FARTHEST)
    start = max(far, max(whole.rfind(mark, far, end) for mark in "。；;\n") + 1)
    found = OPENED.search(whole, start, end)
    if found is None:
        return ""
    times = TIMES_OPENED.search(whole, *found.span("base"))
    printed = text[slice(*masked.span(times.start(), times.end()))] if times else ""
    return _looked_up(f"比{printed}", rules) if printed else "other"


def figure_leads(figure: Figure, verdict: Verdict) -> bool:
    """Whether the words of comparison stand before this figure, not before the list it is in."""
    return verdict.lead.compared_at <= len(figure.before) + len(figure.between)


def _looked_up(printed: str, rules: ChineseRules) -> Basis:
    while printed:
        if printed in rules.bases:
            return rules.bases[printed]
        printed = printed[:-1]
    return "other"


def inherited_basis(
    attribution: Attribution,
    verdicts: Sequence[Verdict],
    number: int,
    before: Attribution | None,
    earlier: Basis,
    *,
    rate: bool,
) -> Basis:
    """The basis of a change, else that of the change before it in the list or in the passage."""
    verdict = verdicts[number]
    if attribution.basis or not verdict.change.endswith("-by"):
        return attribution.basis
    listed = number > 0 and verdict.rule in CONTINUING
    if listed and before and verdicts[number - 1].lead is verdict.lead:
        return before.basis
    if verdict.lead.compared or verdict.rule.startswith("table"):
        return ""
    if earlier in SHARED:
        return earlier
    return _by_convention(attribution.period_text, verdict) if rate else ""


def _by_convention(period: str, verdict: Verdict) -> Basis:
    """What the growth of a year or of its first months is measured against where no word says."""
    grown = period and GROWTH.match(verdict.lead.verb) and not verdict.lead.span
    if not grown or MEAN.search(verdict.lead.phrase) or not REPORTED.fullmatch(period):
        return ""
    return "yoy"
