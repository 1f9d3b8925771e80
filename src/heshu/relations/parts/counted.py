"""Lists whose items are counted before they are told: 分住四栋楼：一号楼260人、二号楼240人….

The number is printed as a figure between the whole and its parts, or before the whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes import comparable
from heshu.relations.patterns import Match
from heshu.relations.scene import LEVEL
from heshu.relations.small_numbers import CHINESE_DIGITS

BLOCK = "块"
FEWEST, MOST = 2, 12
"""As many parts are counted and then told one by one."""


def counts_its_parts(match: Match, items: Sequence[int]) -> bool:
    """True if a figure before a list says how many items it has, and they are all of a whole."""
    scene, whole = match.scene, match.claim("whole")
    if whole is None or not FEWEST <= len(items) <= MOST:
        return False
    if scene.said["few-of-many"].search(scene.text, match.start, items[0]):
        return False
    if scene.said["compared-at-once"].search(scene.text, scene.offset(whole), items[0]):
        return False  # 两家推出125元的联票，比分开买的155元省30元
    counts = [
        claim
        for at, claim in scene.claims.items()
        if match.start <= at < items[0] and claim is not whole and scene.text[at] == LEVEL
    ]
    behind = scene.said["so-many-told"].match(scene.text, items[-1] + 1)
    if behind is not None:
        return CHINESE_DIGITS.get(behind[0][:1]) == len(items)
    if not counts:
        return _unread_number(scene.text[match.start : items[0]]) == len(items)
    return len(counts) == 1 and _is_number_of(counts[0], len(items), whole)


UNREAD = re.compile("(?P<number>[两二三四五六七八九十])[\u4e00-\u9fff]{1,6}[：，]")


def _unread_number(between: str) -> int:
    """The 3 of 分为三类：, which is no figure of its own; 0 where there is none."""
    found = UNREAD.search(between)
    return CHINESE_DIGITS[found["number"]] if found else 0


def _is_number_of(count: Claim, items: int, whole: Claim) -> bool:
    """True for the 四 of 四栋楼 before four items; not for a count of what the whole counts.

    The 三块 of 由三块拼成 are no money, though 块 is a word for 元.
    """
    quantity = count.quantity
    if quantity.words and quantity.text.endswith(BLOCK):
        return quantity.value == items
    return quantity.value == items and quantity.kind == "count" and not comparable(count, whole)
