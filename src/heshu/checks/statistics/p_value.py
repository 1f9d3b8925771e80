"""STA002: a test statistic and its degrees of freedom give the p-value: t(28) = 2.20, p = .036.

The statistic is an interval, so p is one: every t from 2.195 to 2.205 is printed as 2.20. As in
statcheck (M. Nuijten et al., Behavior Research Methods 48, 2016) a test that is said to be
one-tailed may have half of the p of both tails.
"""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.checks.statistics import distributions
from heshu.checks.wording import decimal_text
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import SignificanceTest

HALF = Fraction(1, 2)
SMALLEST_SHOWN = Fraction(1, 10000)


def derive(test: SignificanceTest, reading: Reading) -> Comparison | None:
    """The p-values that the statistic allows beside the printed one."""
    both = _tails(test, reading)
    if both is None:
        return None
    stated = _stated(test, reading)
    one = both.scale(HALF)
    derived = one if test.one_tailed and one.meets(stated) else both
    halved = not test.one_tailed and test.statistic in ("t", "z", "r") and one.meets(stated)
    return Comparison(
        derived=derived,
        stated=stated,
        formula=f"{test.test_text}: p = {_shown(derived)}",
        text=test.p_text,
        note_zh="，单侧检验则相符" if halved and not derived.meets(stated) else "",
        note_en=", a one-tailed test would fit" if halved and not derived.meets(stated) else "",
    )


def _tails(test: SignificanceTest, reading: Reading) -> Interval | None:
    """The probabilities of both tails for the interval of the statistic; p falls as it grows."""
    interval = reading(test.value)
    if interval.low is None or interval.high is None:
        return None
    ends = sorted((abs(interval.low), abs(interval.high)))
    if interval.low < 0 < interval.high:
        ends[0] = Fraction(0)
    freedom = tuple(one.value for one in test.freedom if one.value)
    largest, smallest = (_probability(test, _decimal(end), freedom) for end in ends)
    return Interval(Fraction(smallest), Fraction(largest))


def _decimal(value: Fraction) -> Decimal:
    with localcontext(prec=distributions.DIGITS):
        return Decimal(value.numerator) / Decimal(value.denominator)


def _probability(test: SignificanceTest, value: Decimal, freedom: tuple[Decimal, ...]) -> Decimal:
    match test.statistic, freedom:
        case "t", (one,):
            return distributions.student_tail(value, one)
        case "F", (first, second):
            return distributions.fisher_tail(value, first, second)
        case "chi2", (one,):
            return distributions.chi_square_tail(value, one)
        case "r", (one,):
            return distributions.correlation_tail(value, one)
        case _:
            return distributions.normal_tail(value)


def _stated(test: SignificanceTest, reading: Reading) -> Interval:
    """What is said of p; `p < .05` is any smaller number, and `p = .000` one that rounds to it."""
    value = Fraction(test.p.value or 0)
    if test.bound == "<":
        return Interval(Fraction(0), value)
    if test.bound == ">":
        return Interval(value, Fraction(1))
    return reading(test.p)


def _shown(derived: Interval) -> str:
    """The middle of the derived p-values, with two digits that count."""
    assert derived.low is not None
    assert derived.high is not None
    middle = (derived.low + derived.high) / 2
    if middle < SMALLEST_SHOWN:
        return "<0.0001"
    return decimal_text(middle, 3 if middle >= Fraction(1, 100) else 4)


CHECK = Check(
    code="STA002",
    name="p-value",
    severity="warning",
    relations=(SignificanceTest,),
    derive=derive,
    tier=3,
    opt_in=True,
    zh="{formula}，文中为 {stated}",
    en="{formula}, the text says {stated}",
    repairs=False,
)
