"""Totals of columns and rows, and which cells they sum up: 合计 over the rows above it.

Tables nest their rows (其中, #, indented labels, subtotals) and often do not say how. So every
way to read the nesting is tried, and the reading that adds up is taken; only where none does
is there anything to report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from heshu.model.figures import Claim
from heshu.model.intervals import lenient_cell, point
from heshu.model.relations import TableTotal
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.tables.candidates import (
    LEAST_PARTS,
    Candidate,
    is_mean,
    is_slipped_sum,
    of_one_unit,
    summed,
)
from heshu.relations.tables.grid import Grid, Row
from heshu.relations.tables.row_totals import row_totals
from heshu.relations.tables.signs import signed_throughout
from heshu.relations.tables.subtotals import Nesting, adds_up, figures_of, holds, nestings
from heshu.relations.tables.words import TableWords

MOST_NESTED = 1
"""Groups of 其中 rows of which it may be unsaid where they end."""
LEAST_VOTES = 3
"""Totals of a table of which most must add up, or the table is read wrongly."""


def find_totals(grid: Grid, words: TableWords) -> Iterator[TableTotal]:
    """The totals of columns, then those of rows."""
    grid = signed_throughout(grid, words)
    yield from _believed(list(_column_totals(grid, words)), grid, words, across=False)
    yield from _believed(list(row_totals(grid, words)), grid, words, across=True)


def _believed(
    candidates: list[Candidate], grid: Grid, words: TableWords, *, across: bool
) -> Iterator[TableTotal]:
    """The relations, unless so many totals fail that the table must be read wrongly."""
    fitting = [candidate.fitting() for candidate in candidates]
    failing = sum(parts is None for parts in fitting)
    if len(candidates) >= LEAST_VOTES and failing * 2 > len(candidates):
        return
    for candidate, parts in zip(candidates, fitting, strict=True):
        if parts is None and _is_remarked(candidate, grid, words):
            continue
        yield TableTotal(
            cue="合计" if grid.language == "zh" else "total",
            language="zh" if grid.language == "zh" else "en",
            total=candidate.total,
            parts=parts or candidate.readings[0],
            across=across,
        )


def _is_remarked(candidate: Candidate, grid: Grid, words: TableWords) -> bool:
    """True where the text says why a total is no sum: 仅列主要来源地, 合计数已剔除重复."""
    stated = candidate.total.quantity.value or Decimal(0)
    more = stated > summed(candidate.readings[0])
    return (words.excerpt if more else words.counted_once).search(grid.remarks) is not None


# --- columns ---


def _column_totals(grid: Grid, words: TableWords) -> Iterator[Candidate]:
    """Every figure of a total row with the rows that it may sum up."""
    for index, row in enumerate(grid.rows):
        plain = words.is_total(row.name) or words.is_subtotal(row.name)
        if not plain and not _is_named_total(grid, index, words):
            continue
        scope = _scope(grid, index, words)
        if len(scope) < LEAST_PARTS or (index == 0 and words.is_part(scope[0].label)):
            continue  # 总计, 其中：女, 党员: what follows are attributes
        if words.is_rate(row.label):
            continue
        columns = [at for at in row.figures if words.is_summed(grid.columns[at])]
        listed = [each for each in scope if any(at in each.figures for at in columns)]
        ways = [nestings(listed, columns), nestings(listed[::-1], columns)]
        for column in columns:
            total = row.figures[column]
            readings = tuple(_readings(scope, column, total, words))
            for nested, top in ways:
                outer = _figures(top, column, total, words) if nested else None
                if outer is not None:
                    fits = adds_up(outer, total)
                    readings = (
                        (outer, *readings) if fits or top is ways[0][1] else (*readings, outer)
                    )
                    if fits:
                        yield from _unlike_others(nested, column)
            sure = all(row.figures for row in scope) and (plain or grid.language == "zh")
            if not sure and not _is_slip_of_sum(total, readings):
                continue
            if not readings or is_mean(total, readings[-1]):
                continue
            if words.extremes.search(grid.columns[column].label) and _is_extreme(total, readings):
                continue
            yield Candidate(total, _classified(readings, total))


def _is_slip_of_sum(total: Claim, readings: Sequence[tuple[Claim, ...]]) -> bool:
    """True if a total is a sum of the rows, or looks like a slip of one.

    "Total spending" is below what was spent, and "Total assets" below sales and profit; "All causes"
    are more than the leading ones. A row without figures heads a group, or its figures are missing.
    """
    return any(
        adds_up(parts, total)
        or slip_between(total.quantity, replace(total.quantity, value=summed(parts))) is Slip.LIKELY
        for parts in readings
    )


def _classified(
    readings: tuple[tuple[Claim, ...], ...], total: Claim
) -> tuple[tuple[Claim, ...], ...]:
    """The readings, or one of rows that divide the same whole again: men, women; under 35, 35 and over.

    Of two such groups the one that does not add up is read, where the other one does.
    """
    flat = max(readings, key=len)
    if any(adds_up(each, total) for each in readings):
        return readings
    for rows in (flat, flat[::-1]):
        groups = list(_groups_of(rows, total))
        rest = groups[-1]
        if len(groups) > 1 and len(rest) >= LEAST_PARTS:
            if adds_up(rest, total):
                return (groups[0],)
            if is_slipped_sum(total, rest):
                return (rest,)
    return readings


def _groups_of(parts: Sequence[Claim], total: Claim) -> Iterator[tuple[Claim, ...]]:
    """Runs of parts that each add up to a total, and what is left behind the last of them."""
    start = 0
    whole, summed = lenient_cell(total.quantity), point(0)
    for at, part in enumerate(parts, start=1):
        summed = summed + lenient_cell(part.quantity)
        if at - start >= LEAST_PARTS and at < len(parts) and summed.meets(whole):
            yield tuple(parts[start:at])
            start, summed = at, point(0)
    yield tuple(parts[start:])


def _unlike_others(nested: Sequence[Nesting], column: int) -> Iterator[Candidate]:
    """The subtotals that add up in other columns, and not in this one, though the total does."""
    for nesting in nested:
        if holds(nesting, column) is False:
            parts = figures_of(nesting, column)
            if parts is not None:
                yield Candidate(nesting.subtotal.figures[column], (parts,))


def _is_extreme(total: Claim, readings: Sequence[tuple[Claim, ...]]) -> bool:
    """True for the total of a column of best bids or longest delays, the largest or the smallest."""
    values = [part.quantity.value for parts in readings for part in parts]
    known = [value for value in values if value is not None]
    return bool(known) and total.quantity.value in (min(known), max(known))


def _is_named_total(grid: Grid, index: int, words: TableWords) -> bool:
    """True for 支出总计 in the last row of a table that has no other sums or differences."""
    row = grid.rows[index]
    if not any(words.named_total.fullmatch(each) for each in (row.name, row.label.strip())):
        return False
    others = [row for at, row in enumerate(grid.rows) if at != index]
    last = not any(row.figures for row in grid.rows[index + 1 :])
    return last and not any(words.derived.search(row.label) for row in others)


def _scope(grid: Grid, index: int, words: TableWords) -> tuple[Row, ...]:
    """The rows that a total row may sum up: those above it, or those below a total at the top."""
    rows = grid.rows
    if words.is_subtotal(rows[index].name):
        above = rows[:index]
        ends = [
            at for at, row in enumerate(above)
            if words.is_subtotal(row.name) or words.is_total(row.name) or not row.figures
        ]  # fmt: skip
        return above[ends[-1] + 1 :] if ends else above
    if index == 0:
        return rows[1:]
    return rows[:index]


def _readings(
    scope: Sequence[Row], column: int, total: Claim, words: TableWords
) -> Iterator[tuple[Claim, ...]]:
    """The ways to read which rows a total sums up."""
    subtotals = [row for row in scope if words.is_subtotal(row.name)]
    plain = [row for row in scope if not words.is_subtotal(row.name)]
    lists: list[Sequence[Row]] = list(_nestings(plain, column, total, words))
    if subtotals:
        # 小计 rows and the rows that no 小计 sums up, or the subtotals alone
        behind = scope[scope.index(subtotals[-1]) + 1 :]
        lists = [subtotals, [*subtotals, *behind], *lists]
    totals_at = [at for at, row in enumerate(plain) if words.is_total(row.name)]
    if totals_at:  # a second total below the first sums up what stands between them
        lists = [plain[totals_at[-1] + 1 :], *lists]
    for rows in lists:
        parts = _figures(rows, column, total, words)
        if parts is not None:
            yield parts


def _nestings(
    rows: Sequence[Row], column: int, total: Claim, words: TableWords
) -> Iterator[Sequence[Row]]:
    """The rows of the top level under each reading of 其中 rows and of indents."""
    outermost = min((row.indent for row in rows), default=0)
    flat = [row for row in rows if row.indent == outermost]
    marked = [at for at, row in enumerate(flat) if words.is_part(row.label)]
    yield [row for row in flat if not words.is_part(row.label)]
    if len(marked) == MOST_NESTED:
        for last in _ends(flat, marked[0], column, total):
            yield [*flat[: marked[0]], *flat[last:]]
    yield rows
    inner = [row for row in rows if row.indent > outermost]
    if inner:
        yield inner


def _ends(rows: Sequence[Row], first: int, column: int, total: Claim) -> Iterator[int]:
    """Where the group that begins with the 其中 of a row may end: the rows around it make up the total."""
    figures = [row.figures.get(column) for row in rows]
    cells = [lenient_cell(each.quantity) if each else point(0) for each in figures]
    summed = sum(cells[:first], start=point(0))
    whole = lenient_cell(total.quantity)
    fitting = []
    for last in range(len(rows), first + 1, -1):
        if summed.meets(whole):
            fitting.append(last)
        summed = summed + cells[last - 1]
    yield from reversed(fitting)


def _figures(
    rows: Sequence[Row], column: int, total: Claim, words: TableWords
) -> tuple[Claim, ...] | None:
    """The figures of a column; `None` if one is missing or in another unit."""
    told = [row for row in rows if row.figures]
    return of_one_unit([(row, column) for row in told], total, words)
