"""The header of a table, read once for all of its rows: | 项目 | 2019年（万元） |."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import groupby
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.tables.rules import HeaderUnit, TableRules
from heshu.claims.tables.texts import LONGEST_LABEL, has_any, is_number, text_of
from heshu.claims.tables.units import bracketed_unit, read_unit, without_unit
from heshu.model import lazy_re as re
from heshu.model.texts import Cell, Passage


class Column(Struct, frozen=True):
    """What the header says about one column."""

    label: str = ""
    period: str = ""
    unit: HeaderUnit | None = None
    change: bool = False
    code: bool = False
    """Holds notes, numbers of rows, telephone numbers."""
    entity: bool = False
    """Its cells say whose the row is: Country, 地区."""
    of: str = ""
    """What a column of changes is the change of, where another column has it: 毛利率 of 毛利率比上年增减."""


class Section(Struct, frozen=True):
    """Rows of a table under one header."""

    first_row: int
    columns: Mapping[int, Column]


class TableHeader(Struct, frozen=True):
    """Everything that is said once for many cells."""

    sections: tuple[Section, ...] = ()
    unit: HeaderUnit | None = None
    cells: tuple[Cell, ...] = ()
    """All cells of the table in the order of the text."""


def read_header(passage: Passage, before: str, rules: TableRules) -> TableHeader:
    """What headers, captions and the text before a table say about its cells."""
    rows = [list(cells) for _, cells in groupby(passage.cells, key=lambda cell: cell.row)]
    sections: list[Section] = []
    columns: dict[int, Column] = {}
    open_header = False
    for number, cells in enumerate(rows):
        is_body = sections and _is_counted(
            passage, cells, sections[-1], rules, open_header=open_header
        )
        if is_body or not _is_header(passage, cells, number, rules):
            open_header = False
            continue
        if not open_header:
            columns = {}
        for cell in cells:
            if cell.column or len(cells) > 1:
                seen = columns.get(cell.column, Column())
                columns[cell.column] = _with_cell(seen, text_of(passage, cell), rules)
        open_header = True
        sections.append(Section(cells[0].row, _of_each_other(columns)))
    ordered = tuple(sorted(passage.cells, key=lambda cell: cell.start))
    unit = _unit_before(passage, rows, before, rules)
    if unit is None and not _counts_otherwise(columns, rules):
        unit = _unit_of_caption(before, rules)
    return TableHeader(tuple(sections), unit, ordered)


def _of_each_other(columns: Mapping[int, Column]) -> Mapping[int, Column]:
    """The columns; one of changes knows the column before it whose label it begins with."""
    found = dict(columns)
    last = ""
    for number, column in sorted(columns.items()):
        if not column.change:
            last = column.label or last
        elif len(last) > 1 and column.label.startswith(last):
            found[number] = replace(column, of=last)
    return found


def _is_counted(
    passage: Passage, cells: list[Cell], header: Section, rules: TableRules, *, open_header: bool
) -> bool:
    """True for 南城 | 1900 under 新增就业（人）: the header gives the unit of what looks like years.

    Right below a header, where years may be its second row, its label must say that it counts and
    the row have a name: 男 | 1905 under 人数.
    """
    behind = [
        (text_of(passage, cell), header.columns.get(cell.column, Column()))
        for cell in cells
        if cell.column
    ]
    if not behind or not all(text.isdigit() for text, _ in behind):
        return False
    if all(rules.forms.count.fullmatch(column.label) for _, column in behind):
        return bool(text_of(passage, cells[0]).strip()) and not cells[0].column
    return not open_header and all(column.unit is not None for _, column in behind)


def _is_header(passage: Passage, cells: list[Cell], number: int, rules: TableRules) -> bool:
    """True for a row whose cells name columns: periods, units, labels, but no figures."""
    texts = [text_of(passage, cell) for cell in cells]
    behind = [text for text, cell in zip(texts, cells, strict=True) if cell.column] or texts[1:]
    if not behind:
        return False
    speaking = [_is_period(text, rules) or read_unit(text, rules) is not None for text in behind]
    if all(speaking):
        return True
    if number > 1:
        return False
    return (
        not any(is_number(text) and not spoke for text, spoke in zip(behind, speaking, strict=True))
        and (number == 0 or any(speaking))
        and all(len(text) <= LONGEST_LABEL and not _is_figure(text, rules) for text in behind)
    )


def _is_figure(text: str, rules: TableRules) -> bool:
    """A cell of a body row: a number, or a short text that begins with one."""
    return is_number(text) or (text[:1].isdigit() and not rules.forms.period.search(text))


def _is_period(text: str, rules: TableRules) -> bool:
    if len(text) > LONGEST_LABEL:
        return False
    if rules.forms.stage.search(text):
        return True
    folded = text.lower()
    if has_any(folded, rules.changes):
        return False
    return rules.forms.period.search(text) is not None or has_any(folded, rules.periods)


def _with_cell(column: Column, text: str, rules: TableRules) -> Column:
    """A column with one more header cell: a unit, a period or a label."""
    unit = read_unit(text, rules)
    if unit is not None:
        return _changed(column, unit=unit)
    bracket = bracketed_unit(text, rules)
    if bracket is not None:
        column = _changed(column, unit=bracket)
    folded = text.lower()
    if _is_period(text, rules):
        return _changed(column, period=f"{column.period} {text}".strip()[:LONGEST_LABEL])
    if is_code(folded, rules):
        column = _changed(column, code=True)
    if _is_entity(folded, rules):
        column = _changed(column, entity=True)
    if has_any(folded, rules.changes):
        column = _changed(column, change=True)
        if column.unit is None and ("%" in text or has_any(text, rules.percentages)):
            column = _changed(column, unit=HeaderUnit("%", "percent"))
    label = without_unit(text, rules)
    return _changed(column, label=f"{column.label} {label}".strip()[:LONGEST_LABEL])


def _changed(
    column: Column,
    *,
    label: str | None = None,
    period: str | None = None,
    unit: HeaderUnit | None = None,
    change: bool = False,
    code: bool = False,
    entity: bool = False,
) -> Column:
    return Column(
        column.label if label is None else label,
        column.period if period is None else period,
        unit or column.unit,
        change or column.change,
        code or column.code,
        entity or column.entity,
    )


LENT = frozenset({"notes", "note"})
"""Private placement notes are money; only by itself the word heads numbers of notes."""


def _is_entity(folded: str, rules: TableRules) -> bool:
    return folded.strip(" :：") in rules.entities


def is_code(folded: str, rules: TableRules) -> bool:
    """A label of codes: Chinese words anywhere, English ones as the whole label or its end."""
    bare = folded.strip(" :：.*")
    return any(
        (word in folded)
        if not word.isascii()
        else bare == word or (bare.endswith(f" {word}") and word not in LENT)
        for word in rules.codes
    )


def _unit_before(
    passage: Passage, rows: list[list[Cell]], before: str, rules: TableRules
) -> HeaderUnit | None:
    """The unit of the whole table: 单位：万元, (in thousands), the corner cell, Spending (£000)."""
    corner = [text_of(passage, cell) for cell in rows[0] if cell.column == 0] if rows else []
    for text in (*corner, before[-200:]):
        for pattern in rules.forms.unit_lines:
            found = pattern.search(text)
            if found:
                unit = read_unit(found["unit"], rules)
                if unit is not None:
                    return unit
    first = corner[0] if corner else ""
    alone = read_unit(first, rules) if first and passage.language == "en" else None
    if alone and (alone.kind in MEASURES or not alone.code):
        return alone
    return bracketed_unit(first, rules)


def _unit_of_caption(before: str, rules: TableRules) -> HeaderUnit | None:
    """The unit in brackets at the end of the line above a table: Spending (£000), 支出情况（万元）."""
    caption = before.rstrip(" :：")
    if len(caption) > LONGEST_LABEL or not caption.endswith((")", "）")):
        return None
    if rules.forms.caption_of_more.search(caption) or AMOUNT.search(BRACKET.split(caption)[0]):
        return None  # Population and area (km2); The fee is $3 million (see Annex, €)
    unit = bracketed_unit(caption, rules)
    return unit if unit is not None and unit.kind in MEASURES else None


BRACKET = re.compile(r"[(（]")
AMOUNT = re.compile(r"[$£€¥￥]\s?\d|(?<!\d)(?!(?:19|20)\d\d(?!\d))\d{2,}")
"""A figure that is no year and no number of a table."""


def _counts_otherwise(columns: Mapping[int, Column], rules: TableRules) -> bool:
    """True where a column is plainly counted in something else than the line above says: Staff."""
    labels = [column.label for column in columns.values() if column.unit is None]
    return any(
        rules.forms.count.fullmatch(label) or rules.forms.counted_otherwise.fullmatch(label)
        for label in labels
    )


MEASURES = frozenset({"money", "mass", "volume", "area", "energy", "power", "length"})
"""Kinds that a corner cell gives to the whole table: | Tonnes | 2022 | 2023 |, not | Year |.

So does a scale word alone: | Thousand | 2022 | 2023 |.
"""


def section_of(header: TableHeader, row: int) -> Section | None:
    """The header that governs a row."""
    above = bisect_right(header.sections, row, key=attrgetter("first_row"))
    return header.sections[above - 1] if above else None
