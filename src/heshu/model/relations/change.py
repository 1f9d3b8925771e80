"""Changes: one quantity at two times, 由42种增加至66种."""

from __future__ import annotations

from decimal import Decimal
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
    fraction: Claim | None = None
    """三分之一 of 减少三分之一, halved (0.5)."""
    fraction_left: bool = False
    """The fraction is what is left (减少到三分之一) or what it is as much as (halved)."""
    fraction_or_more: bool = False
    """Said of what has lost the fraction or more: 腰斩."""
    contrary: Claim | None = None
    """An amount whose own verb goes the other way: 由24亿元增至30亿元，下降25%."""
    trend: bool = False
    """The verb compares sizes whatever the sign: 逆差收窄, growth accelerated."""
    of_speed: bool = False
    """The verb tells of speed: 放缓, slowed; whether -3 % to -1 % is faster depends on who says so."""
    not_comparable: bool = False
    """Real growth, annualised or otherwise not computed from the printed ends."""
    customarily_real: bool = False
    """Of GDP and the like, whose growth leaves out prices though the text may not say so."""
    descending: bool = False
    """Getting smaller is a rise: ranks (第5 to 第3), discounts (96折 to 88折)."""


class Unification(Relation, frozen=True, kw_only=True):
    """Several levels that are all raised or lowered to one: 由300元、350元统一提高到400元."""

    starts: tuple[Claim, ...]
    end: Claim
    direction: Direction = ""


class UnitPair(Relation, frozen=True, kw_only=True):
    """Two levels of one quantity in different units of one dimension: 12万吨 to 15万公斤."""

    start: Claim
    end: Claim
    first_factor: Decimal | None = None
    second_factor: Decimal | None = None
    """What the two units are in a common one; `None` where it is not known."""
    by_scale: bool = False
    """The unit is one; the factors are those of the scale words, 3.2万元 to 4.5亿元."""


class ImpliedBase(Relation, frozen=True, kw_only=True):
    """A level with its growth in one place and the level before in another one.

    今年接待游客400万人次，同比增长25%; elsewhere: 去年接待游客320万人次.
    """

    start: Claim
    end: Claim
    rate: Claim
    direction: Direction = ""
    of_speed: bool = False
    """The verb tells of speed: 放缓, slowed; whether -3 % to -1 % is faster depends on who says so."""
    not_comparable: bool = False
    customarily_real: bool = False


class AverageGrowth(Relation, frozen=True, kw_only=True):
    """Two levels some years apart and the mean growth per year."""

    start: Claim
    end: Claim
    rate: Claim
    direction: Direction = "up"
    customarily_real: bool = False
    least_years: int
    most_years: int
    """Alike where both ends are dated; 五年间 may count the first year or not."""


class Cumulative(Relation, frozen=True, kw_only=True):
    """One running total at two cut-off dates: 截至6月底累计320万, 截至7月底累计305万."""

    start: Claim
    end: Claim


class Discount(Relation, frozen=True, kw_only=True):
    """A list price, a discount and the price to pay: 原价200元，打八折，现价160元."""

    full_price: Claim
    discount: Claim
    price: Claim
    keeps: bool = False
    """The percentage is what is left to pay (八折 is 80 %), not what is taken off."""


class Completion(Relation, frozen=True, kw_only=True):
    """A target, what was reached of it and the degree of completion in percent."""

    target: Claim
    actual: Claim
    rate: Claim
    beyond: bool = False
    """The rate is that of what was done beyond the target: 超额完成12%."""
