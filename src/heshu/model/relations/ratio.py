"""Quotients and products: 赔付498件共282.18万元，件均5666元; 1 mile, 1.6 km; one in five, 20 %."""

from __future__ import annotations

from fractions import Fraction

from heshu.model.figures import Claim
from heshu.model.relations.relation import Relation


class Average(Relation, frozen=True, kw_only=True):
    """total / count = average (件均, 人均, per case)."""

    total: Claim
    count: Claim
    average: Claim
    per_head: bool = False
    population: bool = False
    """The count is a population, which statistical bureaus average over the year."""
    each: int = 1
    """Units of the count that the average is for: 1000 in 每千人, per 1,000 people."""


class Purchase(Relation, frozen=True, kw_only=True):
    """price * quantity = amount: 每吨3200元, 5000吨, 1600万元."""

    price: Claim
    quantity: Claim
    amount: Claim
    each: int = 1
    """Units of the quantity that the price is for: 10 in 每10股派2.5元."""
    other_prices: tuple[Claim, ...] = ()
    other_quantities: tuple[Claim, ...] = ()
    """What the amount holds, too: 一等奖3人、每人2000元，二等奖6人、每人1000元，共1.2万元."""


class Motion(Relation, frozen=True, kw_only=True):
    """rate * time = amount: 时速300公里, 2小时, 600公里."""

    speed: Claim
    time: Claim
    amount: Claim


class Pace(Relation, frozen=True, kw_only=True):
    """One rate by two times: 30 pages a minute, 1,800 an hour."""

    first: Claim
    second: Claim
    times: Fraction
    """How many of the shorter time the longer one has."""


class PercentOf(Relation, frozen=True, kw_only=True):
    """A percentage of a whole and the amount that it is said to be: 净利润2.4亿元的30%，即7200万元."""

    percent: Claim
    whole: Claim
    part: Claim


class Extremes(Relation, frozen=True, kw_only=True):
    """An average and the ends between which it must lie: 最低8.2分，最高9.6分，平均9.1分."""

    lowest: Claim
    highest: Claim
    average: Claim


class Conversion(Relation, frozen=True, kw_only=True):
    """One quantity in two units: 300 acres (121 hectares)."""

    first: Claim
    second: Claim
    factor: Fraction = Fraction(1)
    """A value in the first unit times this, plus the offset, is the value in the second."""
    offset: Fraction = Fraction(0)
    rate: Claim | None = None
    """The printed rate of exchange; the factor is then 1 or, where it divides, absent."""
    divides: bool = False
    """The rate is printed the other way round: second unit to first."""
    prefixed: bool = False
    """Both units are one with other prefixes, or of one system: m and cm, hours and minutes."""


class FractionPair(Relation, frozen=True, kw_only=True):
    """A fraction in words or m of n, and the percentage beside it: 三分之二（67%）."""

    fraction: Claim
    percent: Claim
    base: Claim | None = None
    """The n of m in n, where both are printed as figures; `fraction` is then the m."""
