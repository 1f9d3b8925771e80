"""Figures in tables: `| 营业收入（万元） | 2,184 |` under `2019年` -> 21840000 CNY in 2019.

A table says once what prose says with every figure: the unit stands in a header, in the row
label or in the line above the table, the period in a column header. `read_header` collects that
for a whole table; `read_row` reads one row with it.

The caller goes through the sentences of a passage of kind "table" (one for each row):

    header = read_header(passage, text_of_the_passage_before, rules)      # once for the table
    quantities, attributions = read_row(reading, header, rules)           # once for each row

`quantities` replaces `reading.quantities`: a bare number in a cell becomes a quantity with the
header's unit and scale, `(1,234)` is negative, codes, telephone numbers and notes are gone. Both
tuples have the same length; offsets count from the start of the row's sentence as usual. Entity
and speaker are left empty, to be filled from the context. Rules of one language read tables of
both, because headers mix them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from decimal import Decimal
from itertools import groupby
from operator import attrgetter

from msgspec import Struct

from heshu.claims.attribution import Attribution, SentenceReading
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Basis, ChangeKind, Kind, Quantity
from heshu.model.texts import Cell, Passage
from heshu.numerals.digits import LONGEST

ONE = Decimal(1)
_start = attrgetter("start")
THOUSAND, MILLION, BILLION = Decimal(1000), Decimal(1000000), Decimal(1000000000)
NUMBER = re.compile(
    r"""
    (?P<open> [(（] )? \s*+
    (?P<sign> [-−–+＋－] )? \s*+
    (?P<prefix> (?: [A-Z]{2,3} [ ]? | [A-Z]{1,2} )? [$€£¥￥₹] )? \s*+
    (?P<minus> [-−] )?
    (?P<digits> \d{1,3} (?: [,，] \d{3} )+ (?: \.\d+ )? | \d+ (?: \.\d+ )? | \.\d+ )
    \s*+ (?P<percent> [%％] )? \s*+
    (?P<close> [)）] )? \s*+ (?P<after> [%％x] )?
    (?: \s? \*{1,3} | \s? \[\w\] | [†‡] )?
    """,
    re.VERBOSE,
)
"""A cell that is a number; no white space is given back, so that none is tried in two places."""
YEAR = re.compile(r"(?:FY\s?)?(?P<year>(?:19|20)\d{2})\s?(?:年度?|[AEF])?", re.IGNORECASE)
PERIOD = re.compile(
    r"""
    (?: FY | CY )? \s? (?:19|20)\d{2} (?! \d | [.,]\d )      # any year
    | \b [QH][1-4] \b | \b [1-4][QH] \b
    | \d{1,2} 月
    """,
    re.VERBOSE | re.IGNORECASE,
)
DATED = re.compile(
    r"(?:\b(?:at|of|in|on|ended|ending|for)|,|\() ?(?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2}, )?(?:19|20)\d{2})\)?$"
)
"""A date at the end of an English label."""
BRACKETED = re.compile(r"[(（\[]([^()（）\[\]]{1,40})[)）\]]")
UNIT_LINE = re.compile(r"(?:单位|币种)\s*[:：为]?\s*([^\s，。；;)）]{1,12})")
ENGLISH_UNIT_LINE = re.compile(
    r"(?:\b(?:in|amounts|figures|expressed)\b[^.\n]{0,30}?)"
    r"(?:\b(?:thousands?|millions?|billions?)\b)[^.\n]{0,30}|['’]000",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\s,，:：;；()（）\[\]/]+|/")
LONGEST_LABEL = 80
LONGEST_UNIT = 40
PLAIN_YEAR = range(1900, 2100)


class HeaderUnit(Struct, frozen=True):
    """A unit that a header gives to the numbers under it; empty fields are not said."""

    code: str = ""
    kind: Kind = "number"
    scale: Decimal = ONE


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


class Section(Struct, frozen=True):
    """Rows of a table under one header."""

    first_row: int
    columns: Mapping[int, Column]


class TableHeader(Struct, frozen=True):
    """Everything that is said once for many cells."""

    sections: tuple[Section, ...] = ()
    unit: HeaderUnit | None = None


class TableRules(Struct, frozen=True):
    """The words that headers are read with."""

    codes: tuple[str, ...]
    changes: tuple[str, ...]
    periods: tuple[str, ...]
    fillers: frozenset[str]
    entities: frozenset[str]
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
        frozenset(_folded(pack, "table-filler")), frozenset(_folded(pack, "table-entity")), _folded(pack, "table-per-share"), scales, units,
        tuple(sorted({len(name) for name in names if name}, reverse=True)),
    )  # fmt: skip


def _folded(pack: Pack, name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in pack.words_named(name))


# --- header ---


def read_header(passage: Passage, before: str, rules: TableRules) -> TableHeader:
    """What headers, captions and the text before a table say about its cells."""
    rows = [list(cells) for _, cells in groupby(passage.cells, key=lambda cell: cell.row)]
    sections: list[Section] = []
    columns: dict[int, Column] = {}
    open_header = False
    for number, cells in enumerate(rows):
        if not _is_header(passage, cells, number, rules):
            open_header = False
            continue
        if not open_header:
            columns = {}
        for cell in cells:
            if cell.column or len(cells) > 1:
                seen = columns.get(cell.column, Column())
                columns[cell.column] = _with_cell(seen, _text(passage, cell), rules)
        open_header = True
        sections.append(Section(cells[0].row, dict(columns)))
    return TableHeader(tuple(sections), _unit_before(passage, rows, before, rules))


def _text(passage: Passage, cell: Cell) -> str:
    return passage.text[cell.start : cell.end]


def _is_header(passage: Passage, cells: list[Cell], number: int, rules: TableRules) -> bool:
    """True for a row whose cells name columns: periods, units, labels, but no figures."""
    texts = [_text(passage, cell) for cell in cells]
    behind = [text for text, cell in zip(texts, cells, strict=True) if cell.column] or texts[1:]
    if not behind:
        return False
    speaking = [_is_period(text, rules) or read_unit(text, rules) is not None for text in behind]
    if all(speaking):
        return True
    if number > 1:
        return False
    return (
        not any(
            _is_number(text) and not spoke for text, spoke in zip(behind, speaking, strict=True)
        )
        and (number == 0 or any(speaking))
        and all(len(text) <= LONGEST_LABEL and not _is_figure(text) for text in behind)
    )


def _is_number(text: str) -> bool:
    return NUMBER.fullmatch(text) is not None and not YEAR.fullmatch(text)


def _is_figure(text: str) -> bool:
    """A cell of a body row: a number, or a short text that begins with one."""
    return _is_number(text) or (text[:1].isdigit() and not PERIOD.search(text))


def _is_period(text: str, rules: TableRules) -> bool:
    if len(text) > LONGEST_LABEL:
        return False
    folded = text.lower()
    if _has_any(folded, rules.changes):
        return False
    return PERIOD.search(text) is not None or _has_any(folded, rules.periods)


def _has_any(folded: str, words: tuple[str, ...]) -> bool:
    return any(word in folded for word in words)


def _with_cell(column: Column, text: str, rules: TableRules) -> Column:
    """A column with one more header cell: a unit, a period or a label."""
    unit = read_unit(text, rules)
    if unit is not None:
        return _changed(column, unit=unit)
    bracket = _bracketed_unit(text, rules)
    if bracket is not None:
        column = _changed(column, unit=bracket)
    folded = text.lower()
    if _is_period(text, rules):
        return _changed(column, period=f"{column.period} {text}".strip()[:LONGEST_LABEL])
    if _is_code(folded, rules):
        column = _changed(column, code=True)
    if _is_entity(folded, rules):
        column = _changed(column, entity=True)
    if _has_any(folded, rules.changes):
        column = _changed(column, change=True)
        if column.unit is None and ("%" in text or "率" in text or "幅" in text):
            column = _changed(column, unit=HeaderUnit("%", "percent"))
    label = _without_unit(text, rules)
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


def _is_entity(folded: str, rules: TableRules) -> bool:
    return folded.strip(" :：") in rules.entities


def _is_code(folded: str, rules: TableRules) -> bool:
    """A label of codes: Chinese words anywhere, English ones as the whole label or its end."""
    bare = folded.strip(" :：.*")
    return any(
        (word in folded) if not word.isascii() else (bare == word or bare.endswith(f" {word}"))
        for word in rules.codes
    )


def _unit_before(
    passage: Passage, rows: list[list[Cell]], before: str, rules: TableRules
) -> HeaderUnit | None:
    """The unit of the whole table: 单位：万元, (in thousands), or the corner cell."""
    corner = [_text(passage, cell) for cell in rows[0] if cell.column == 0] if rows else []
    for text in (*corner, before[-200:]):
        for pattern, group in ((UNIT_LINE, 1), (ENGLISH_UNIT_LINE, 0)):
            found = pattern.search(text)
            if found:
                unit = read_unit(found[group], rules)
                if unit is not None:
                    return unit
    if corner:
        return _bracketed_unit(corner[0], rules)
    return None


def read_unit(text: str, rules: TableRules) -> HeaderUnit | None:
    """The unit that a header cell consists of: €m, 万元, $ million, in thousands; else `None`."""
    if len(text) > LONGEST_UNIT * 2:
        return None
    bare = text.strip().strip("()（）[]：: ")
    if bare.startswith(("单位", "币种")):
        bare = bare[2:].lstrip("：: 为")
    unit, scale = None, ONE
    for word in WORD.findall(bare):
        if word.lower() in rules.fillers or word == "/":
            continue
        parsed = _unit_word(word, rules)
        if parsed is None:
            return None
        found, factor = parsed
        unit, scale = unit or found, scale * factor
    if unit is None and scale == ONE:
        return None
    if unit is None:
        return HeaderUnit(scale=scale)
    return HeaderUnit(unit.code, unit.kind, unit.scale * scale)


def _unit_word(word: str, rules: TableRules) -> tuple[HeaderUnit | None, Decimal] | None:
    """A word cut into currency, scale and unit: €m, 万元, RMB'000; `None` if anything is left."""
    unit, scale, start = None, ONE, 0
    while start < len(word):
        for length in rules.lengths:
            part = word[start : start + length]
            if len(part) < length:
                continue
            if (
                (unit is not None or start == 0)
                and scale == ONE
                and _scale(part, rules, start, word)
            ):
                scale = rules.scales[part.lower() if part.lower() in rules.scales else part]
                break
            meaning = rules.units.get(part) or (
                rules.units.get(part.lower()) if length > 2 else None
            )
            if meaning is not None and unit is None and not _runs_on(word, start, length):
                unit = meaning
                break
        else:
            return None
        start += length
    return unit, scale


def _scale(part: str, rules: TableRules, start: int, word: str) -> bool:
    """Whether a part is a scale here; single letters only behind a currency: €m."""
    known = part in rules.scales or part.lower() in rules.scales
    if not known or _runs_on(word, start, len(part)):
        return False
    return len(part) > 1 or not part.isascii() or start > 0


def _runs_on(word: str, start: int, length: int) -> bool:
    """True if a Latin name would be cut out of a longer word."""
    end = start + length
    return (
        word[end - 1].isascii() and word[end - 1].isalpha()
        and end < len(word) and word[end].isascii() and word[end].isalpha()
    )  # fmt: skip


def _bracketed_unit(text: str, rules: TableRules) -> HeaderUnit | None:
    """The unit in brackets behind a label: 营业收入（元）, Margin (%)."""
    for found in BRACKETED.finditer(text):
        unit = read_unit(found[1], rules)
        if unit is not None:
            return unit
    return HeaderUnit("%", "percent") if text.rstrip().endswith(("%", "％")) else None


def _without_unit(text: str, rules: TableRules) -> str:
    """A label without the bracket that holds its unit."""
    for found in BRACKETED.finditer(text):
        if read_unit(found[1], rules) is not None:
            return " ".join((text[: found.start()] + text[found.end() :]).split())
    return " ".join(text.split()).rstrip("：:")


# --- rows ---


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
    section = _section(header, cells[0].row)
    if section is not None and section.first_row == cells[0].row:
        return (), ()
    found: list[tuple[Quantity, Attribution]] = []
    first_text = nearest = ""  # without a header the nearest label counts, if it is a word
    for position, cell in enumerate(cells):
        column = section.columns.get(cell.column, Column()) if section else Column()
        headed = section is not None and cell.column in section.columns
        label = (first_text if headed else nearest)[:LONGEST_LABEL]
        if not (column.code or _is_code(label.lower(), rules)):
            found += _read_cell(reading, passage, cell, column, label, header, rules, position == 0)
        text = _text(passage, cell)
        if _is_label(text):
            first_text = first_text or text
            nearest = text if len(text) > 1 or len(nearest) <= 1 else nearest
    return tuple(q for q, _ in found), tuple(a for _, a in found)


def _section(header: TableHeader, row: int) -> Section | None:
    """The header that governs a row."""
    above = bisect_right(header.sections, row, key=attrgetter("first_row"))
    return header.sections[above - 1] if above else None


def _is_label(text: str) -> bool:
    """A cell that names its row: words, or a year."""
    if YEAR.fullmatch(text):
        return True
    return not _is_number(text) and any(character.isalpha() for character in text)


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
    text, offset = _text(passage, cell), reading.sentence.start
    match = NUMBER.fullmatch(text)
    row_period = label if YEAR.fullmatch(label) else ""
    owner = _owner(passage, cell, label, header)
    attribution = _attribution(label, column, row_period, owner)
    if match is None:
        start, end = cell.start - offset, cell.end - offset
        if first and not label:
            return []
        near = bisect_left(reading.quantities, start, key=_start)
        behind = bisect_left(reading.quantities, end, near, key=_start)
        inside = reading.quantities[near:behind]
        return [(quantity, attribution) for quantity in inside if quantity.end <= end]
    if len(match["digits"]) > LONGEST:
        return []  # a serial number
    if first or (YEAR.fullmatch(text) and _is_year(text, column, header)):
        return []
    unit = _unit_of(label, column, header, rules)
    quantity = _quantity(match, text, cell.start - offset, unit, rules)
    return [(quantity, _with_change(attribution, column, quantity))]


def _is_year(text: str, column: Column, header: TableHeader) -> bool:
    """A bare year in the body: only where nothing gives the number a unit."""
    return (
        text.isdigit() and int(text) in PLAIN_YEAR
        and not (column.unit or column.period or header.unit)
    )  # fmt: skip


def _unit_of(label: str, column: Column, header: TableHeader, rules: TableRules) -> HeaderUnit:
    """The unit of a number: of its row, its column, its table; scales join where they differ."""
    row = _bracketed_unit(label, rules)
    if row is not None and row.code:
        return row
    if column.unit is not None and column.unit.kind == "percent":
        return column.unit
    table = header.unit or HeaderUnit()
    unit = column.unit or table
    if not unit.code and unit is not table:
        unit = HeaderUnit(table.code, table.kind, unit.scale)
    if row is not None:
        unit = HeaderUnit(unit.code, unit.kind, row.scale)
    if _has_any(label.lower(), rules.per_share):
        return HeaderUnit(unit.code, unit.kind)
    return unit


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
    section = _section(header, cell.row)
    if section is None or not label:
        return False
    first = passage.cells[bisect_left(passage.cells, cell.row, key=attrgetter("row"))]
    column = section.columns.get(first.column)
    return column is not None and column.entity


def _dated(label: str) -> str:
    """The period inside a label: Outstanding at January 1, 2019; Population, 2020."""
    found = DATED.search(label)
    return found["date"] if found else ""


def _attribution(label: str, column: Column, row_period: str, owner: bool) -> Attribution:
    """Row and column label as indicator, the period of the header."""
    owned = owner and bool(column.label)
    parts = [] if row_period or owned else [" ".join(label.split())]
    if column.label and not (column.change and parts):
        parts.append(column.label)
    period = row_period or column.period or _dated(label)
    year = YEAR.fullmatch(period.strip()) if period else None
    return Attribution(
        indicator=" ".join(part for part in parts if part),
        entity=" ".join(label.split()) if owned else "",
        period=year["year"] if year else "",
        period_text=period,
        rules=("table:cell",),
    )


def _with_change(attribution: Attribution, column: Column, quantity: Quantity) -> Attribution:
    """A column of changes in percent says rise or fall by its sign."""
    if not column.change or quantity.kind not in ("percent", "percentage-point"):
        return attribution
    falling = quantity.value is not None and quantity.value < 0
    change: ChangeKind = "decrease-by" if falling else "increase-by"
    label = column.label.lower()
    basis: Basis = "yoy" if any(w in label for w in ("同比", "上年", "yoy", "y/y")) else ""
    return Attribution(
        indicator=attribution.indicator, entity=attribution.entity, period=attribution.period,
        period_text=attribution.period_text, change=change, basis=basis,
        rules=(*attribution.rules, "table:change"),
    )  # fmt: skip
