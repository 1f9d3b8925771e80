"""A table of facts: `粮食产量,全省,2023,5.71,万吨,年鉴,` is a row.

Columns: indicator, entity, period, value, unit, and, where they are wanted, source, aliases and
entity_aliases (several with `|` between), decimals (places of the value that count; negative where
it is rounded to tens or millions) and note. An empty entity is the one that the documents speak of
without naming it, an empty period that of a figure that does not change.
"""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from heshu.engine import LANGUAGES, Engine
from heshu.facts.keys import (
    FactRules,
    Span,
    compile_rules,
    entity_key,
    name_key,
    span_of,
    whole_names,
)
from heshu.model.figures import Kind, Quantity
from heshu.model.texts import Document
from heshu.numerals import scan
from heshu.quantities import measure

NEEDED = ("indicator", "entity", "period", "value", "unit")
OPTIONAL = ("source", "aliases", "entity_aliases", "decimals", "note")
COLUMNS = (*NEEDED, *OPTIONAL)
BETWEEN = "|"
MOST_DECIMALS = 30

BaseUnits = Mapping[str, tuple[str, Decimal]]
Key = tuple[str, str, Span | None]
"""Name of the indicator, name of the entity, period."""


class FactsError(Exception):
    """A table of facts that cannot be used: the message names the row and what is wrong."""


class Fact(Struct, frozen=True, kw_only=True):
    """One row of the table."""

    indicator: str
    entity: str
    period: str
    span: Span | None
    quantity: Quantity
    names: frozenset[str]
    """The indicator and its aliases as they are compared."""
    entities: frozenset[str]
    wholes: frozenset[str] = frozenset()
    """Entity and indicator as one name, in all their spellings."""
    origin: str
    """File and line of the row, or where a document says it."""
    source: str = ""
    order: int = 0
    """Number of the document that states it among the documents of a run."""

    @property
    def label(self) -> str:
        """What the fact is about and where it is from, for people."""
        about = " ".join(part for part in (self.indicator, self.entity, self.period) if part)
        return f"{about} ({self.source}; {self.origin})" if self.source else (
            f"{about} ({self.origin})"
        )  # fmt: skip

    def lookups(self) -> Iterator[Key]:
        """Everything that it can be looked up by."""
        for name in sorted(self.names):
            for entity in sorted(self.entities):
                yield name, entity, self.span


class Facts(Struct, frozen=True):
    """All rows of a table, indexed by name; small enough to be handed to other processes."""

    by_name: Mapping[str, Sequence[Fact]]
    """The facts by each name of their indicator, and by that of entity and indicator together."""
    rules: FactRules
    units: BaseUnits
    before: int | None = None
    """Only facts of documents before this one are used, where it is given."""

    def about(self, indicator: str, entity: str) -> list[Fact]:
        """The rows of an indicator, by its name, an alias, or its name and that of its entity."""
        if not indicator:
            return []
        names = dict.fromkeys([name_key(indicator), *sorted(whole_names(entity, indicator))])
        found = {id(fact): fact for name in names for fact in self.by_name.get(name, ())}
        return [fact for fact in found.values() if self.before is None or fact.order < self.before]


def read_facts(document: Document, engine: Engine) -> Facts:
    """The facts of a CSV or TSV file.

    Raises `FactsError` for missing columns, cells that cannot be read and rows that are duplicates
    or contradict each other.
    """
    rules = rules_of(engine)
    facts = [_fact(row, place, engine, rules) for row, place in _rows(document)]
    if not facts:
        raise FactsError(f"{document.source}: no facts in it")
    _without_duplicates(facts)
    return indexed(facts, engine, rules)


def rules_of(engine: Engine) -> FactRules:
    """The rules of all languages."""
    return compile_rules(tuple(engine.pack(code) for code in LANGUAGES))


def indexed(facts: Sequence[Fact], engine: Engine, rules: FactRules) -> Facts:
    """Facts by every name that they can be found by."""
    by_name: dict[str, list[Fact]] = {}
    add(by_name, facts)
    return Facts(by_name, rules, units_of(engine))


def add(by_name: dict[str, list[Fact]], facts: Iterable[Fact]) -> None:
    """Put facts under all their names."""
    for fact in facts:
        for name in sorted(fact.names | fact.wholes):
            by_name.setdefault(name, []).append(fact)


def units_of(engine: Engine) -> dict[str, tuple[str, Decimal]]:
    """The units of all languages that measure the same as another one."""
    return {key: base for code in LANGUAGES for key, base in engine.rules(code).base_units.items()}


def _rows(document: Document) -> Iterator[tuple[dict[str, str], str]]:
    """The cells of every row that is not empty, and its place."""
    source = document.source
    comma = "\t" if source.lower().endswith((".tsv", ".tab")) else ","
    reader = csv.reader(io.StringIO(document.text, newline=""), delimiter=comma, strict=True)
    try:
        head = [cell.strip().casefold() for cell in next(reader, [])]
        _check_head(head, source)
        for cells in reader:
            place = f"{source}:{reader.line_num}"
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) > len(head):
                raise FactsError(f"{place}: {len(cells)} cells for {len(head)} columns")
            yield dict(zip(head, (cell.strip() for cell in cells), strict=False)), place
    except csv.Error as error:
        raise FactsError(f"{source}:{reader.line_num}: not a CSV row: {error}") from None


def _check_head(head: Sequence[str], source: str) -> None:
    missing = [name for name in NEEDED if name not in head]
    if missing:
        raise FactsError(f"{source}:1: missing columns: {', '.join(missing)}")
    for name in head:
        if name not in COLUMNS:
            near = difflib.get_close_matches(name, COLUMNS, n=1)
            hint = f"did you mean {near[0]}?" if near else f"expected {', '.join(COLUMNS)}"
            raise FactsError(f"{source}:1: unknown column {name!r}; {hint}")
    twice = {name for name in head if head.count(name) > 1}
    if twice:
        raise FactsError(f"{source}:1: columns given twice: {', '.join(sorted(twice))}")


def _fact(row: Mapping[str, str], place: str, engine: Engine, rules: FactRules) -> Fact:
    indicator, entity = row["indicator"], row.get("entity", "")
    if not name_key(indicator):
        raise FactsError(f"{place}: indicator: empty")
    period = row.get("period", "")
    span = _period(period, engine)
    if period and span is None:
        raise FactsError(f"{place}: period: expected 2024, 2024-03, 2024-Q1, 2024-01/2024-09 "
                         f"or 2024年1-9月, not {period!r}")  # fmt: skip
    aliases = [each for each in row.get("aliases", "").split(BETWEEN) if each.strip()]
    others = [each for each in row.get("entity_aliases", "").split(BETWEEN) if each.strip()]
    return Fact(
        indicator=indicator,
        entity=entity,
        period=period,
        span=span,
        quantity=_quantity(row, place, engine, rules),
        names=frozenset(map(name_key, [indicator, *aliases])),
        entities=frozenset(entity_key(each, rules) for each in [entity, *others]),
        wholes=frozenset(
            name
            for owner in [entity, *others]
            for each in [indicator, *aliases]
            for name in whole_names(owner, each)
        ),
        origin=place,
        source=row.get("source", ""),
    )


def _period(text: str, engine: Engine) -> Span | None:
    """The days of a period in ISO 8601 or as a text prints it."""
    found = span_of(text)
    if found or not text:
        return found
    for code in LANGUAGES:
        for numeral in scan(text, engine.rules(code).grammar):
            if (numeral.start, numeral.end) == (0, len(text)) and numeral.iso:
                return span_of(numeral.iso)
    return None


def _number(row: Mapping[str, str], column: str, place: str) -> Decimal:
    text = row.get(column, "").replace(",", "")
    try:
        value = Decimal(text)
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        raise FactsError(f"{place}: {column}: not a number: {row.get(column, '')!r}")
    return value


def _quantity(row: Mapping[str, str], place: str, engine: Engine, rules: FactRules) -> Quantity:
    """The figure of a row: 5.71 in 万吨 is 57100 t, known to the hundred."""
    value, unit = _number(row, "value", place), row.get("unit", "")
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    if row.get("decimals"):
        given = _number(row, "decimals", place)
        if given != given.to_integral_value() or abs(given) > MOST_DECIMALS:
            raise FactsError(f"{place}: decimals: not a number of places: {row['decimals']!r}")
        decimals = int(given)
    printed = f"{value:f}"
    known = _by_code(printed, unit, rules.kinds) or _as_printed(printed, unit, engine)
    if known is None:
        raise FactsError(f"{place}: unit: not known: {unit!r}")
    scale = known.value / value if value and known.value else Decimal(1)
    precision = Decimal(1).scaleb(-decimals) * scale
    rounded = known.scaled or precision != 1
    return _named(known, row["value"], unit, precision, rounded=rounded)


def _named(
    known: Quantity, value: str, unit: str, precision: Decimal, *, rounded: bool
) -> Quantity:
    text = f"{value}{'' if not unit or not unit[0].isascii() or unit == '%' else ' '}{unit}"
    return Quantity(
        start=0, end=len(text), core_start=0, core_end=len(text), text=text,
        value=known.value, precision=precision, unit=known.unit, kind=known.kind,
        scaled=rounded, unit_text=known.unit_text,
    )  # fmt: skip


def _by_code(printed: str, unit: str, kinds: Mapping[str, Kind]) -> Quantity | None:
    """The figure where the unit is a code of the claim table: CNY, person, t, or none."""
    size = len(printed)
    if unit and unit not in kinds:
        return None
    return Quantity(
        start=0, end=size, core_start=0, core_end=size, text=printed, value=Decimal(printed),
        unit=unit, kind=kinds[unit] if unit else "number", unit_text=unit,
    )  # fmt: skip


def _as_printed(printed: str, unit: str, engine: Engine) -> Quantity | None:
    """The figure where the unit is written as in a text: 万吨, million dollars."""
    for code in LANGUAGES:
        rules = engine.rules(code)
        for text in (f"{printed}{unit}", f"{printed} {unit}"):
            for found in measure(text, scan(text, rules.grammar), rules.quantities):
                whole = (found.start, found.end) == (0, len(text))
                if whole and found.value is not None and found.qualifier == "":
                    return found
    return None


def _without_duplicates(facts: Sequence[Fact]) -> None:
    """Raises `FactsError` for two rows that can be looked up by the same key."""
    seen: dict[tuple[Key, str], Fact] = {}
    for fact in facts:
        for key in fact.lookups():
            earlier = seen.setdefault((key, fact.quantity.unit), fact)
            if earlier is fact:
                continue
            same = earlier.quantity.value == fact.quantity.value
            verb = "repeats" if same else "contradicts"
            raise FactsError(
                f"{fact.origin}: {verb} {earlier.origin}: {fact.indicator} {fact.entity} "
                f"{fact.period} is {earlier.quantity.text} there, {fact.quantity.text} here"
            )
