"""Changes: one quantity at two times, 由42种增加至66种."""

from __future__ import annotations

from typing import Literal

from heshu.model.figures import Claim
from heshu.model.relations.relation import Relation

Direction = Literal["up", "down", ""]


class Change(Relation, frozen=True, kw_only=True):
    """One quantity at two times, and the change between them; any operand may be missing.

    由42种增加至66种: start 42, end 66. 下降2.3%: rate 2.3, direction down.
    """

    start: Claim | None = None
    end: Claim | None = None
    delta: Claim | None = None
    """Absolute change in the unit of the ends, unsigned unless printed with a sign."""
    rate: Claim | None = None
    """Relative change in %."""
    points: Claim | None = None
    """Change of a rate in percentage points or basis points."""
    multiple: Claim | None = None
    """n of 增长n倍, 是…的n倍, n-fold, doubled (2), halved (0.5)."""
    doublings: Claim | None = None
    """The claim of 翻n番, doubled n times (its value is already 2^n, unit x)."""
    direction: Direction = ""
    multiple_means: Literal["by", "to", "loose", ""] = ""
    """增加了n倍 is `by`, 增加到n倍 and n-fold are `to`, bare 增长n倍 is `loose`."""
    may_cross_zero: bool = True
    """The measured property may be negative (profit, balance, temperature)."""
    not_comparable: bool = False
    """Real growth, annualised or otherwise not computed from the printed ends."""
    descending: bool = False
    """Getting smaller is a rise: ranks (第5 to 第3)."""
