"""Stale copies: 2024年产量571.2万吨，同比增长3.2% where an earlier document has 571.2万吨 for 2023.

The value must be the very same, with three digits or more, for the period right before, and the
sentence must say by how many percent the figure changed since then.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction

from msgspec.structs import replace

from heshu.facts.keys import Span, name_key, period_key
from heshu.facts.matching import conversion, is_uncertain, other_sense, same_owner
from heshu.facts.table import Fact, Facts
from heshu.model.figures import Claim, Quantity, Statement
from heshu.model.relations import StaleCopy

FALLS = {"increase-by": False, "decrease-by": True}
LEAST_UNITS = 100
"""A value has three digits where it is a hundred units of its last place."""
MONTHS = {"": 12, "yoy": 12, "mom": 1}
"""Basis of a growth -> months to the period that it is from."""


def stale_copies(statements: Iterable[Statement], facts: Facts) -> tuple[StaleCopy, ...]:
    """The claims that repeat the value of the period before; relations are named y1, y2..."""
    found = [copy for statement in statements for copy in _in_statement(statement, facts)]
    return tuple([replace(copy, id=f"y{number}") for number, copy in enumerate(found, start=1)])


def _in_statement(statement: Statement, facts: Facts) -> Iterator[StaleCopy]:
    rates = [claim for claim in statement.claims
             if claim.change in FALLS and claim.quantity.unit == "%"]  # fmt: skip
    for claim in statement.claims if rates else ():
        rate = next((each for each in rates if _is_growth_of(claim, each)), None)
        if rate is None or not _is_exact(claim.quantity):
            continue
        before = _before(period_key(claim.period, claim.period_text), MONTHS.get(rate.basis))
        for fact in facts.about(claim.indicator, claim.entity) if before else ():
            if fact.span == before and _is_copy(claim, statement, fact, facts):
                yield _copy(claim, rate, fact, facts, statement)
                break


def _is_growth_of(claim: Claim, rate: Claim) -> bool:
    """True if a percentage tells how the figure changed."""
    return (
        claim is not rate
        and claim.quantity.unit != "%"
        and rate.modality == "stated"
        and name_key(rate.indicator) == name_key(claim.indicator)
        and rate.entity == claim.entity
        and rate.period == claim.period
    )


def _is_exact(quantity: Quantity) -> bool:
    value = quantity.value
    return (
        value is not None
        and not quantity.qualifier
        and quantity.precision > 0
        and abs(value) / quantity.precision >= LEAST_UNITS
    )


def _is_copy(claim: Claim, statement: Statement, fact: Fact, facts: Facts) -> bool:
    """True if the row is about the same thing and has the very same value."""
    factor = conversion(fact.quantity, claim.quantity, facts.units)
    known, value = fact.quantity.value, claim.quantity.value
    return (
        factor is not None
        and known is not None
        and value is not None
        and Fraction(known) * factor == Fraction(value)
        and same_owner(claim, fact, facts)
        and not any(other_sense(claim, statement, fact, facts))
    )


def _before(span: Span | str | None, months: int | None) -> Span | None:
    """The same days so many months before; the last day of a month stays one."""
    if not isinstance(span, tuple) or months is None:
        return None
    first, last = span
    if months == 1 and (first.day, last) != (1, _month_end(first.year, first.month)):
        return None
    return _moved(first, months), _moved(last, months)


def _moved(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    end = _month_end(year, month + 1)
    if day == _month_end(day.year, day.month):
        return end
    return datetime.date(year, month + 1, min(day.day, end.day))


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def _copy(claim: Claim, rate: Claim, fact: Fact, facts: Facts, statement: Statement) -> StaleCopy:
    return StaleCopy(
        stated=claim,
        rate=rate,
        falls=FALLS[rate.change],
        former=fact.quantity,
        factor=conversion(fact.quantity, claim.quantity, facts.units) or Fraction(1),
        label=fact.label,
        cue=claim.indicator,
        uncertain=is_uncertain(claim),
        language=statement.language,
    )
