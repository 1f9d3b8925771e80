"""What is measured and whose it is in one word: 北塔水库 of 北塔水库总库容, 沪指涨▢."""

from __future__ import annotations

from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.verdicts import Verdict

SHORTEST_NAME = 2
"""Characters of the name of a work before its end: 北塔 of 北塔水库."""


def work_measured(indicator: str, rules: ChineseRules) -> str:
    """北塔水库 of 北塔水库总库容: a work before a standard name of what is measured."""
    work = rules.things.search(indicator)
    if work is None or work.start() < SHORTEST_NAME or "》" in indicator:
        return ""
    term = rules.terms.fullmatch(indicator[work.end() :][::-1])
    return indicator[: work.end()] if term else ""


def is_market(verdict: Verdict, rules: ChineseRules) -> bool:
    """Whether what is measured is the name of a share, an index or a good: 沪指涨▢, 报▢."""
    measure = rules.measuring.search(verdict.indicator)
    if not verdict.indicator or (measure and measure[0] not in rules.owned.quotation.measures):
        return False  # 水位涨至▢, 身价涨到▢
    if rules.owned.quotation.market.search(verdict.lead.verb):
        return True
    return verdict.lead.link.strip() in rules.owned.quotation.closing and not verdict.inherited
