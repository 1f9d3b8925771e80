"""Building: the stated levels of trusted documents as a table of facts for a person to edit.

`2023年全省粮食产量为5.71万吨` becomes the row `粮食产量,全省,2023,57100,t,yearbook.md:3,,,-2`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from heshu.facts.keys import FactRules, entity_key, iso_of, name_key, period_key, whole_names
from heshu.facts.matching import LEVELS, clause_of, words_between
from heshu.facts.table import COLUMNS, Fact
from heshu.model.figures import Claim, Statement
from heshu.model.intervals import strict
from heshu.table.formats import neutralised

UNSURE = frozenset({"rank", "other"})
"""Kinds of figures that make no fact of a table."""


def facts_in(statements: Iterable[Statement], rules: FactRules) -> Iterator[Fact]:
    """The facts that statements state: levels with an indicator, without a hedge."""
    for statement in statements:
        for claim in statement.claims:
            if is_fact(claim, statement, rules):
                yield fact_of(claim, rules)


def dated(facts: Iterable[Fact]) -> Iterator[Fact]:
    """The facts that hold for a time: only those can be compared from one document to another."""
    return (fact for fact in facts if fact.span is not None)


def is_fact(claim: Claim, statement: Statement, rules: FactRules) -> bool:
    """True for a plain statement of a level whose indicator is printed beside it.

    A period that cannot be dated (全年, without a year or `--as-of`) makes no fact: a row without
    a period is a figure that does not change.
    """
    quantity = claim.quantity
    return (
        bool(claim.indicator)
        and "indicator" not in claim.inherited
        and not claim.repeat_of
        and claim.change in LEVELS
        and claim.modality == "stated"
        and quantity.value is not None
        and not quantity.qualifier
        and quantity.low is None
        and quantity.kind not in UNSURE
        and not isinstance(period_key(claim.period, claim.period_text), str)
        and not rules.other.search(clause_of(claim, statement).replace(claim.indicator, ""))
        and not rules.vintage.search(statement.text)
        and not rules.narrowing.search(words_between(claim, statement))
    )


def fact_of(claim: Claim, rules: FactRules) -> Fact:
    """The fact that a claim states."""
    span = period_key(claim.period, claim.period_text)
    known = span if isinstance(span, tuple) else None
    return Fact(
        indicator=claim.indicator,
        entity=claim.entity,
        period=claim.period or (iso_of(known) if known else ""),
        span=known,
        quantity=claim.quantity,
        names=frozenset({name_key(claim.indicator)}),
        entities=frozenset({entity_key(claim.entity, rules)}),
        wholes=whole_names(claim.entity, claim.indicator),
        origin=f"{claim.place.source}:{claim.place.line}",
    )


def clashes(facts: Iterable[Fact]) -> tuple[list[Fact], list[tuple[Fact, Fact]]]:
    """The facts without those said again, and pairs that say two values of one figure.

    Of a figure that is said twice with one value the more precise is kept.
    """
    kept: dict[tuple[object, ...], Fact] = {}
    clashing: list[tuple[Fact, Fact]] = []
    for fact in facts:
        key = (fact.names, fact.entities, fact.span or fact.period, fact.quantity.unit)
        earlier = kept.setdefault(key, fact)
        if earlier is fact:
            continue
        if not strict(earlier.quantity).meets(strict(fact.quantity)):
            clashing.append((earlier, fact))
            kept[(*key, fact.origin, fact.quantity.text)] = fact
        elif fact.quantity.precision < earlier.quantity.precision:
            kept[key] = fact
    return list(kept.values()), clashing


def facts_csv(facts: Sequence[Fact]) -> str:
    """The table as CSV; no cell can start a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for fact in facts:
        writer.writerow([neutralised(cell) for cell in _cells(fact)])
    return out.getvalue()


def _cells(fact: Fact) -> tuple[str, ...]:
    quantity = fact.quantity
    exponent = quantity.precision.normalize().as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    whole = f"{quantity.value:f}"
    value = whole.rstrip("0").rstrip(".") if "." in whole and decimals <= 0 else whole
    return (
        fact.indicator, fact.entity, fact.period, value, quantity.unit, fact.origin, "", "",
        str(decimals) if decimals else "", "",
    )  # fmt: skip
