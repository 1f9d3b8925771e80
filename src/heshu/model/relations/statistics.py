"""Figures of scientific papers: t(28) = 2.20, p = .036; M = 3.48, n = 25; OR 1.45 (95% CI 1.10–1.92)."""

from __future__ import annotations

from typing import Literal

from heshu.model.figures import Mention
from heshu.model.intervals import Printed
from heshu.model.relations.relation import Relation

Statistic = Literal["t", "F", "chi2", "z", "r"]
Bound = Literal["=", "<", ">"]


class SampleMean(Relation, frozen=True, kw_only=True):
    """The mean of whole numbers, or a share, and over how many cases it is: 均值3.48（n=25）."""

    mention: Mention
    """Where mean and number of cases stand."""
    mean: Printed
    """As printed; a share is in percent."""
    size: int
    each: int = 1
    """What a single case adds to the mean times the number of cases; 100 for a percentage."""


class SignificanceTest(Relation, frozen=True, kw_only=True):
    """A test statistic with its degrees of freedom, and the p-value printed with it."""

    mention: Mention
    statistic: Statistic
    value: Printed
    freedom: tuple[Printed, ...] = ()
    """None for z, two for F, else one."""
    p: Printed
    bound: Bound = "="
    p_text: str = ""
    """The p-value as printed: `p < .05`."""
    test_text: str = ""
    """The statistic as printed, with its degrees of freedom."""
    one_tailed: bool = False
    """The text says that the test is one-tailed; p may then be half as large."""


class ConfidenceInterval(Relation, frozen=True, kw_only=True):
    """An estimate and its confidence interval, all in one unit: OR 1.45 (95% CI 1.10–1.92)."""

    mention: Mention
    estimate: Printed
    low: Printed
    high: Printed
    estimate_text: str
    interval_text: str
