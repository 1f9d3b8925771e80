"""The words that headers of tables are read with: units, scales, 同比, Notes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.figures import Kind

ONE = Decimal(1)
THOUSAND, MILLION, BILLION = Decimal(1000), Decimal(1000000), Decimal(1000000000)


class HeaderUnit(Struct, frozen=True):
    """A unit that a header gives to the numbers under it; empty fields are not said."""

    code: str = ""
    kind: Kind = "number"
    scale: Decimal = ONE


class TableRules(Struct, frozen=True):
    """The words that headers are read with."""

    codes: tuple[str, ...]
    changes: tuple[str, ...]
    periods: tuple[str, ...]
    fillers: frozenset[str]
    entities: frozenset[str]
    unit_columns: frozenset[str]
    """Labels of columns whose cells are the units of their rows."""
    per_share: tuple[str, ...]
    scales: Mapping[str, Decimal]
    units: Mapping[str, HeaderUnit]
    """Names and prefixes of units, folded where they are not single letters."""
    lengths: tuple[int, ...]
    """Lengths of the names of units and scales, longest first."""


def compile_rules(pack: Pack) -> TableRules:
    """The header words, units and scales of a pack."""
    units: dict[str, HeaderUnit] = {}
    for measure in pack.classifier:
        for word in measure.words:
            units[word] = HeaderUnit(measure.code or word, measure.kind)
    for unit in pack.unit:
        meaning = HeaderUnit(unit.code, unit.kind, unit.scale)
        for word in (*unit.names, *unit.prefixes):
            units[word.strip()] = meaning
            if len(word) > 2:
                units.setdefault(word.strip().lower(), meaning)
    scales = {
        word: entry.factor
        for entry in pack.scale
        if not entry.after_digits_only
        for word in entry.words
    }
    for name, factor in (("thousand", THOUSAND), ("million", MILLION), ("billion", BILLION)):
        scales.update(dict.fromkeys(pack.words_named(f"table-scale-{name}"), factor))
    names = {*units, *scales}
    return TableRules(
        _folded(pack, "table-code"), _folded(pack, "table-change"), _folded(pack, "table-period"),
        frozenset(_folded(pack, "table-filler")), frozenset(_folded(pack, "table-entity")), frozenset(_folded(pack, "table-unit-column")), _folded(pack, "table-per-share"), scales, units,
        tuple(sorted({len(name) for name in names if name}, reverse=True)),
    )  # fmt: skip


def _folded(pack: Pack, name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in pack.words_named(name))
