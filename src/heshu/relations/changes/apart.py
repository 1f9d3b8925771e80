"""Two levels that only look like a pair: of two statements, ends of a range, names of bonds."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.patterns import Match
from heshu.relations.scene import FIGURES, PERCENT

OTHER_STATEMENT = re.compile(
    r"\b(?:even though|although|though|while|whereas|despite|following a|over the)\b", re.IGNORECASE
)
"""Profit was down from £129m, even though revenue climbed to £1,842m: of two statements."""
OTHER_VERB = re.compile(
    r",\s(?:on|as|with|while|and)\s[^,]*\b(?:that\s)?(?:rose|fell|grew|climbed|increased|decreased|dropped"
    rf"|declined|jumped|slid|slipped|advanced|edged)\s(?:by\s)?[{PERCENT}]",
    re.IGNORECASE,
)
"""Down from £41.8m, on revenue that rose 6.2 per cent to £412.6m: another change follows."""
NAMED_RATE = re.compile(
    r"\.?\s(?:(?:index-linked|convertible|senior)\s)?(?:Treasury|Gilt|Notes?|Bonds?|Stock|Debentures?)\b"
)
"""A margin over the 4¼ per cent Treasury Gilt: what a bond is called."""
NARROWED = re.compile(
    rf"[^，。；{FIGURES}]{{0,8}}(?:收窄|调整|修订|上调|下调|修改|扩大|提高|降低|更新|上修|下修)[为到至]"
)
"""指引由48亿至51亿元收窄为49亿至51亿元: a range that becomes another one."""


def are_apart(match: Match, start: Claim, end: Claim) -> bool:
    """True where two levels are of different statements, or the two ends of one range."""
    text, at = match.scene.text, {id(claim): at for at, claim in match.scene.claims.items()}
    first, second = sorted((at.get(id(start), -1), at.get(id(end), -1)))
    if first < 0:
        return False
    if match.scene.statement.language == "zh":
        becomes = NARROWED.match(text, second + 1)
        return becomes is not None and text[becomes.end() : becomes.end() + 1] in set(FIGURES)
    if OTHER_VERB.search(text, first, second):
        return True
    return OTHER_STATEMENT.search(text, first, second) is not None or any(
        NAMED_RATE.match(text, offset + 1) for offset in (first, second)
    )
