"""STA001: a mean of whole numbers is a whole number divided by n: of 25 none has the mean 3.47.

The test is that of N. Brown and J. Heathers, The GRIM Test (Social Psychological and Personality
Science 8, 2017). 3.47 * 25 = 86.75; 86 / 25 = 3.44 and 87 / 25 = 3.48, and neither rounds to 3.47.
A half may be rounded up or down.
"""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.checks.wording import decimal_text
from heshu.model.intervals import Reading, point, strict
from heshu.model.relations import SampleMean


def derive(sample: SampleMean, reading: Reading) -> Comparison | None:
    """The mean nearest to the printed one that so many cases can have.

    `None` where every printed mean is possible: with n of 100 two decimals say nothing.
    """
    printed = sample.mean
    if printed.value is None or sample.size * printed.precision >= sample.each:
        return None
    step = Fraction(sample.each, sample.size)
    below = Fraction(printed.value) // step
    lower, upper = below * step, (below + 1) * step
    nearest = min(lower, upper, key=lambda mean: abs(mean - Fraction(printed.value or 0)))
    sign = "%" if sample.each > 1 else ""
    places = max(0, -int(printed.precision.as_tuple().exponent))
    beside = tuple(f"{decimal_text(mean, places + 1)}{sign}" for mean in (lower, upper))
    return Comparison(
        derived=point(nearest),
        stated=strict(printed),
        formula=f"n = {sample.size}: {int(below)}/{sample.size} = {beside[0]}, "
        f"{int(below) + 1}/{sample.size} = {beside[1]}",
        text=f"{printed.value}{sign}",
    )


CHECK = Check(
    code="STA001",
    name="grim",
    severity="warning",
    relations=(SampleMean,),
    derive=derive,
    tier=3,
    opt_in=True,
    zh="{formula}，文中为 {stated}",
    en="{formula}, the text says {stated}",
    repairs=False,
    bound=True,
)
