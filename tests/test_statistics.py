"""Tail probabilities against printed tables, and p-values as intervals."""

from __future__ import annotations

from decimal import Decimal

import pytest

import heshu
from heshu.checks.statistics import distributions

CRITICAL = [
    # NIST/SEMATECH e-Handbook of Statistical Methods, tables 1.3.6.7.1 to 1.3.6.7.4
    ("t", "12.706", (1,), "0.05"),
    ("t", "2.228", (10,), "0.05"),
    ("t", "2.750", (30,), "0.01"),
    ("t", "3.390", (100,), "0.001"),
    ("F", "161.448", (1, 1), "0.05"),
    ("F", "3.326", (5, 10), "0.05"),
    ("F", "4.073", (1, 42), "0.05"),
    ("F", "5.636", (5, 10), "0.01"),
    ("chi2", "3.841", (1,), "0.05"),
    ("chi2", "23.209", (10,), "0.01"),
    ("chi2", "124.342", (100,), "0.05"),
    ("chi2", "7.378", (2,), "0.025"),
    ("z", "1.960", (), "0.05"),
    ("z", "2.576", (), "0.01"),
    ("z", "3.291", (), "0.001"),
    ("r", "0.632", (8,), "0.05"),
    ("r", "0.361", (28,), "0.05"),
]
TAILS = {
    "t": distributions.student_tail,
    "F": distributions.fisher_tail,
    "chi2": distributions.chi_square_tail,
    "z": distributions.normal_tail,
    "r": distributions.correlation_tail,
}


@pytest.mark.parametrize(("name", "value", "freedom", "p"), CRITICAL)
def test_critical_values_of_printed_tables(name, value, freedom, p) -> None:
    found = TAILS[name](Decimal(value), *map(Decimal, freedom))
    assert abs(found - Decimal(p)) < Decimal(p) / 100


def test_exact_probabilities() -> None:
    tolerance = Decimal("1e-18")
    # one degree of freedom: Cauchy, half of it beyond 1; two of chi-square: exp(-x/2)
    assert abs(distributions.student_tail(Decimal(1), Decimal(1)) - Decimal("0.5")) < tolerance
    assert (
        abs(distributions.chi_square_tail(Decimal(2), Decimal(2)) - Decimal(-1).exp()) < tolerance
    )
    # t squared is F with one degree of freedom in front
    t = distributions.student_tail(Decimal("2.2"), Decimal(28))
    f = distributions.fisher_tail(Decimal("4.84"), Decimal(1), Decimal(28))
    assert abs(t - f) < tolerance
    assert abs(distributions.incomplete_gamma(Decimal(3), Decimal(0)) - 1) < tolerance


@pytest.mark.parametrize("value", ["0", "0.001", "1", "50", "5000"])
def test_tails_are_probabilities_that_fall(value) -> None:
    size = Decimal(value)
    for tail, freedom in (
        (distributions.student_tail, (7,)),
        (distributions.fisher_tail, (3, 40)),
        (distributions.chi_square_tail, (5,)),
        (distributions.normal_tail, ()),
    ):
        here = tail(size, *map(Decimal, freedom))
        beyond = tail(size + 1, *map(Decimal, freedom))
        assert 0 <= beyond <= here <= 1


def found(text: str) -> list[str]:
    return [each.message for each in heshu.check(text + "\n", language="en", select=["STA"])]


def test_message_names_the_p_value() -> None:
    assert found("The effect was clear, t(28) = 2.20, p = .012.") == [
        "t(28) = 2.20: p = 0.036, the text says p = .012: inconsistent"
    ]


def test_message_says_where_one_tail_fits() -> None:
    assert "a one-tailed test would fit" in found("We found t(28) = 2.20, p = .018.")[0]
