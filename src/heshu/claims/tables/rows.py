"""The figures of a row with the unit, the period and the label that the header gives them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal
from operator import attrgetter

from msgspec.structs import replace

from heshu.claims.attribution import Attribution, SentenceReading
from heshu.claims.tables.header import Column, Section, TableHeader, is_code, section_of
from heshu.claims.tables.rules import ONE, HeaderUnit, TableRules
from heshu.claims.tables.texts import LONGEST_LABEL, NUMBER, YEAR, has_any, is_number, text_of
from heshu.claims.tables.units import bracketed_unit, read_unit, without_unit
from heshu.model import lazy_re as re
from heshu.model.figures import Basis, ChangeKind, Quantity
from heshu.model.texts import Cell, Passage
from heshu.numerals.digits import LONGEST

HAN = re.compile("[一-龥]")
PRINTED_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
PLAIN_YEAR = range(1900, 2100)
_start = attrgetter("start")


def read_row(
    reading: SentenceReading, header: TableHeader, rules: TableRules
) -> tuple[tuple[Quantity, ...], tuple[Attribution, ...]]:
    """The figures of one row with what they are about; see the top of this module."""
    sentence = reading.sentence
    passage, offset = sentence.passage, sentence.start
    first = bisect_left(passage.cells, offset, key=_start)
    behind = bisect_left(passage.cells, sentence.end, first, key=_start)
    cells = [cell for cell in passage.cells[first:behind] if cell.end <= sentence.end]
    if not cells:
        return (), ()
    section = section_of(header, cells[0].row)
    if section is not None and section.first_row == cells[0].row:
        return (), ()
    header = _with_unit_of_row(passage, cells, section, header, rules)
    found: list[tuple[Quantity, Attribution]] = []
    first_text = nearest = ""  # without a header the nearest label counts, if it is a word
    for position, cell in enumerate(cells):
        column = _dated_column(cell, section, rules) if section else Column()
        headed = section is not None and cell.column in section.columns
        label = (first_text if headed else nearest)[:LONGEST_LABEL]
        codes = is_code(label.lower(), rules) and not (
            headed and has_any(column.label, rules.counted)
        )
        if not (column.code or codes):
            found += _read_cell(reading, passage, cell, column, label, header, rules, position == 0)
        text = text_of(passage, cell)
        if _is_label(text):
            first_text = first_text or text
            nearest = text if len(text) > 1 or len(nearest) <= 1 else nearest
    return tuple(q for q, _ in found), tuple(a for _, a in found)


def _dated_column(cell: Cell, section: Section, rules: TableRules) -> Column:
    """The column of a cell; a column of changes holds for the latest of the periods."""
    column = section.columns.get(cell.column, Column())
    if column.period or not column.change:
        return column
    periods = [other.period for _, other in sorted(section.columns.items()) if other.period]
    if not periods or any(rules.forms.stage.search(period) for period in periods):
        return column
    if all(_year_of(period) for period in periods):
        return replace(column, period=max(periods, key=_year_of))
    if HAN.search(periods[0]):
        return replace(column, period=periods[0])
    printed = [found[-1] if (found := PRINTED_YEAR.findall(period)) else "" for period in periods]
    latest = max(printed)  # H1 2025 | H1 2024 | Change
    once = all(printed) and printed.count(latest) == 1
    return replace(column, period=periods[printed.index(latest)]) if once else column


def _year_of(period: str) -> str:
    found = YEAR.fullmatch(period.strip())
    return found["year"] if found else ""


def _with_unit_of_row(
    passage: Passage,
    cells: Sequence[Cell],
    section: Section | None,
    header: TableHeader,
    rules: TableRules,
) -> TableHeader:
    """The header with the unit that a cell of the row gives: | 执业医师 | 人 | 5310 |."""
    for cell in cells:
        column = section.columns.get(cell.column) if section else None
        if column is not None and _name_of(column.label) in rules.unit_columns:
            unit = read_unit(text_of(passage, cell), rules)
            if unit is not None:
                return TableHeader(header.sections, unit, header.cells)
    return header


def _name_of(label: str) -> str:
    """A label of a column as the word lists have it: `Unit:` is unit."""
    return label.strip(" :：").lower()


def _is_label(text: str) -> bool:
    """A cell that names its row: words, or a year."""
    if YEAR.fullmatch(text):
        return True
    return not is_number(text) and any(character.isalpha() for character in text)


def _read_cell(
    reading: SentenceReading,
    passage: Passage,
    cell: Cell,
    column: Column,
    label: str,
    header: TableHeader,
    rules: TableRules,
    first: bool,
) -> list[tuple[Quantity, Attribution]]:
    """A cell that is a number gets the header's unit; in other cells the quantities stand."""
    text, offset = text_of(passage, cell), reading.sentence.start
    match = NUMBER.fullmatch(text)
    row_period = label if YEAR.fullmatch(label) else ""
    owner = _owner(passage, cell, label, header)
    attribution = _attribution(label, column, row_period, owner, rules)
    if match is None:
        start, end = cell.start - offset, cell.end - offset
        if first and not label:
            return []
        near = bisect_left(reading.quantities, start, key=_start)
        behind = bisect_left(reading.quantities, end, near, key=_start)
        inside = reading.quantities[near:behind]
        told = _with_told_change(attribution, column, text, rules)
        return [(quantity, told) for quantity in inside if quantity.end <= end]
    if len(match["digits"]) > LONGEST:
        return []  # a serial number
    if first or (YEAR.fullmatch(text) and _is_year(text, label, column, header, rules)):
        return []
    unit = _unit_of(label, column, header, rules)
    quantity = _quantity(match, text, cell.start - offset, unit, rules)
    return [(quantity, _with_change(attribution, column, quantity, rules))]


def _is_year(text: str, label: str, column: Column, header: TableHeader, rules: TableRules) -> bool:
    """A bare year in the body: only where nothing gives the number a unit, and in no total or count."""
    return (
        text.isdigit() and int(text) in PLAIN_YEAR and not rules.forms.total.fullmatch(label)
        and not rules.forms.total.fullmatch(column.label) and not rules.forms.count.fullmatch(column.label)
        and not (column.unit or column.period or header.unit)
    )  # fmt: skip


def _unit_of(label: str, column: Column, header: TableHeader, rules: TableRules) -> HeaderUnit:
    """The unit of a number: of its row, its column, its table; scales join where they differ."""
    if column.unit is not None and column.unit.kind == "percent":
        return column.unit  # 同比增长（%） of 进出口总额（亿元）
    row = bracketed_unit(label, rules) or _unit_for_a_name(label, rules)
    if row is not None and row.code:
        return row
    table = header.unit or HeaderUnit()
    unit = column.unit or table
    if not unit.code and unit is not table:
        unit = HeaderUnit(table.code, table.kind, unit.scale)
    if row is not None:
        unit = HeaderUnit(unit.code, unit.kind, row.scale)
    if has_any(label.lower(), rules.per_share):
        return HeaderUnit(unit.code, unit.kind)
    return unit


def _unit_for_a_name(label: str, rules: TableRules) -> HeaderUnit | None:
    """The unit that is all of a Chinese label, 万人次, where the text above the table says of what.

    A scale word makes it sure: 人次 and 元 alone may be anything's name.
    """
    unit = read_unit(label, rules) if HAN.search(label) else None
    return unit if unit is not None and unit.code and unit.scale != ONE else None


def _quantity(
    match: re.Match[str], text: str, start: int, unit: HeaderUnit, rules: TableRules
) -> Quantity:
    """The number of a cell in its unit."""
    digits = match["digits"].replace(",", "").replace("，", "")
    value = Decimal(digits)
    if (
        match["sign"] in ("-", "−", "–", "－")
        or match["minus"]
        or (match["open"] and match["close"])
    ):
        value = -value
    if match["percent"] or match["after"]:
        sign = match["after"] == "x"
        unit = HeaderUnit("x", "multiple") if sign else HeaderUnit("%", "percent")
    elif match["prefix"]:
        known = rules.units.get(match["prefix"].strip())
        unit = HeaderUnit(known.code, known.kind, unit.scale) if known else unit
    places = len(digits) - digits.index(".") - 1 if "." in digits else 0
    kind = unit.kind
    return Quantity(
        start=start, end=start + len(text), core_start=start, core_end=start + len(text),
        text=text, value=value * unit.scale, precision=Decimal(1).scaleb(-places) * unit.scale,
        unit=unit.code, kind=kind, scaled=unit.scale != ONE, rules=("table:number",),
    )  # fmt: skip


def _owner(passage: Passage, cell: Cell, label: str, header: TableHeader) -> bool:
    """Whether the label of the row is an entity, as the header of its column says."""
    section = section_of(header, cell.row)
    if section is None or not label:
        return False
    first = passage.cells[bisect_left(passage.cells, cell.row, key=attrgetter("row"))]
    column = section.columns.get(first.column)
    return column is not None and column.entity


def _dated(label: str, rules: TableRules) -> str:
    """The period inside a label: Outstanding at January 1, 2019; Population, 2020."""
    found = rules.forms.dated.search(label)
    return found["date"] if found else ""


def _row_name(label: str, rules: TableRules) -> str:
    """A Chinese label without the number of its row and the unit: 一、股份总数（股） is 股份总数."""
    text = " ".join(label.split())
    if not HAN.search(text):
        return text
    return rules.forms.enumerated.sub("", without_unit(text, rules)) or text


def _attribution(
    label: str, column: Column, row_period: str, owner: bool, rules: TableRules
) -> Attribution:
    """Row and column label as indicator, the period of the header."""
    owned = owner and bool(column.label)
    parts = [] if row_period or owned else [_row_name(label, rules)]
    if column.of or (column.label and not (column.change and parts)):
        parts.append(column.of or column.label)
    period = row_period or column.period or _dated(label, rules)
    year = YEAR.fullmatch(period.strip()) if period else None
    return Attribution(
        indicator=" ".join(part for part in parts if part),
        entity=" ".join(label.split()) if owned else "",
        period=year["year"] if year else "",
        period_text=period,
        rules=("table:cell",),
    )


def _with_change(
    attribution: Attribution, column: Column, quantity: Quantity, rules: TableRules
) -> Attribution:
    """A column of changes in percent says rise or fall by its sign."""
    if not column.change or quantity.kind not in ("percent", "percentage-point"):
        return attribution
    falling = quantity.value is not None and quantity.value < 0
    return _changed(attribution, column, "decrease-by" if falling else "increase-by", rules)


def _with_told_change(
    attribution: Attribution, column: Column, text: str, rules: TableRules
) -> Attribution:
    """A column of changes whose cells say rise or fall in words: | 减少2.3个百分点 |."""
    change = rules.forms.told_change.match(text) if column.change else None
    if change is None:
        return attribution
    kind: ChangeKind = "increase-by" if change["up"] else "decrease-by"
    return _changed(attribution, column, kind, rules)


def _changed(
    attribution: Attribution, column: Column, change: ChangeKind, rules: TableRules
) -> Attribution:
    basis: Basis = "yoy" if has_any(column.label.lower(), rules.yoy) else ""
    ways = (*attribution.rules, "table:change")
    return replace(attribution, change=change, basis=basis, rules=ways)
