"""Rows of the claim table: `投保5.71万人` -> value 57100, low 57050, high 57150, unit person.

The columns and their order are a public contract; `SCHEMA_VERSION` changes with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Context, Decimal
from typing import Protocol

from msgspec import Struct

from heshu.model.figures import Claim, Mention, Statement
from heshu.table.bounds import bounds

SCHEMA_VERSION = "1.1"
SIGNIFICANT_DIGITS = 6
"""Digits that a converted value shows at least: 10亩 is 6666.67 m2."""

LONGEST_SENTENCE = 2000
"""Characters of a sentence that are printed whole."""
SENTENCE_CONTEXT = 500
"""Characters on either side of a figure that are printed of a longer one."""

BaseUnits = Mapping[str, tuple[str, Decimal]]
"""Unit code -> code of the base unit and the factor that leads to it."""


class Row(Struct, frozen=True, gc=False):
    """One claim as the table prints it; numbers without exponent and without dropped zeros."""

    id: str
    source: str
    page: int | None
    line: int
    column: int
    start: int
    end: int
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    precision: Decimal | None
    unit: str
    kind: str
    base_value: Decimal | None
    base_unit: str
    qualifier: str
    indicator: str
    entity: str
    period: str
    period_text: str
    change: str
    basis: str
    relation: str
    speaker: str
    modality: str
    section: str
    sentence: str
    repeat_of: str
    rules: tuple[str, ...] = ()
    """The pack entries and rules that fired; JSON only."""


COLUMNS: tuple[str, ...] = Row.__struct_fields__[:-1]
"""The columns of every flat format; JSON adds `rules`."""


def rows(
    statements: Iterable[Statement], units: BaseUnits, *, mentions: bool = False
) -> Iterator[Row]:
    """The rows of a document in reading order; with `mentions` also what is no claim."""
    number = 0
    for statement in statements:
        claims = [claim_row(claim, units) for claim in statement.claims]
        if mentions and statement.mentions:
            others = []
            for mention in statement.mentions:
                number += 1
                others.append(mention_row(mention, f"m{number}", statement))
            claims = sorted(claims + others, key=lambda row: (row.start, row.end))
        yield from claims


def claim_row(claim: Claim, units: BaseUnits) -> Row:
    """The row of a claim, its value also in the base unit where the packs know one."""
    quantity, place = claim.quantity, claim.place
    low, high = bounds(quantity)
    value = None if quantity.qualifier == "range" else quantity.value
    base_value, base_unit = in_base_unit(value, quantity.unit, units)
    return Row(
        claim.id,
        place.source,
        place.page,
        place.line,
        place.column,
        place.start,
        place.end,
        quantity.text,
        plain(value),
        plain(low),
        plain(high),
        plain(quantity.precision),
        quantity.unit,
        quantity.kind,
        base_value,
        base_unit,
        quantity.qualifier,
        claim.indicator,
        claim.entity,
        claim.period,
        claim.period_text,
        claim.change,
        claim.basis,
        claim.relation,
        claim.speaker,
        claim.modality,
        claim.section,
        clip_sentence(claim.sentence, claim.start, claim.end),
        claim.repeat_of,
        quantity.rules + claim.rules,
    )


def mention_row(mention: Mention, name: str, statement: Statement) -> Row:
    """The row of a date, code or idiom: its kind, and its ISO 8601 form as the period."""
    place = mention.place
    return Row(
        name, place.source, place.page, place.line, place.column, place.start, place.end,
        mention.text, None, None, None, None, "", mention.kind, None, "", "", "", "",
        mention.iso, mention.text if mention.iso else "", "", "", "", "", "", statement.section,
        clip_sentence(statement.text, mention.start, mention.end), "", (mention.rule,) if mention.rule else (),
    )  # fmt: skip


def clip_sentence(sentence: str, start: int, end: int) -> str:
    """The sentence, or what surrounds the figure in a text that runs on without an end.

    A megabyte without a full stop would otherwise be printed once for every figure in it.
    """
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    left, right = max(0, start - SENTENCE_CONTEXT), end + SENTENCE_CONTEXT
    before, after = "…" if left else "", "…" if right < len(sentence) else ""
    return before + sentence[left:right] + after


class UnitEntry(Protocol):
    """What the table needs to know of a unit of a pack."""

    @property
    def code(self) -> str: ...
    @property
    def base(self) -> str: ...
    @property
    def factor(self) -> Decimal | None: ...


def base_units(units: Iterable[UnitEntry]) -> dict[str, tuple[str, Decimal]]:
    """The conversions that packs state; the last entry of a code wins."""
    return {
        unit.code: (unit.base, unit.factor)
        for unit in units
        if unit.base and unit.factor is not None
    }


def in_base_unit(value: Decimal | None, unit: str, units: BaseUnits) -> tuple[Decimal | None, str]:
    """A value in its base unit, rounded to the digits it has, at least six: 10 mu -> 6666.67 m2."""
    base = units.get(unit)
    if value is None or base is None:
        return None, ""
    code, factor = base
    if factor == 1:
        return plain(value), code
    digits = max(SIGNIFICANT_DIGITS, len(value.as_tuple().digits))
    return plain(Context(prec=digits).multiply(value, factor)), code


def plain(value: Decimal | None) -> Decimal | None:
    """The same number written without exponent and without zeros that end a fraction.

    >>> print(plain(Decimal("2821800.00")), plain(Decimal("1E+2")))
    2821800 100
    """
    if value is None:
        return None
    text = str(value)
    if "E" in text:
        text = format(value, "f")
    elif "." not in text or text[-1] not in "0.":
        return value
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Decimal(text)
