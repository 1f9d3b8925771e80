"""Columns that follow from others: 占比 is value over total, 同比 is this period over the last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import lenient_cell, point
from heshu.model.relations import TableGrowth, TableShare
from heshu.relations.tables.grid import Column, Grid, Row
from heshu.relations.tables.words import TableWords

YEAR = re.compile(r"(?:19|20)\d{2}")
LED_BY_DASH = re.compile(r"\s*(?:[-–—·•>]|\.{2,3})\s*\w")
"""A label that hangs below the row before it; where all are printed so, none does."""
LEAST_VOTES = 3
"""Rows of a column of which most must agree, or the column is read wrongly."""


def find_shares(grid: Grid, words: TableWords) -> Iterator[TableShare]:
    """The cells of share columns with their values and the total row."""
    named = next((row for row in grid.rows if words.is_total(row.name)), None)
    for column, head in grid.columns.items():
        in_percent = head.unit == "%" or "%" in head.label or _prints_percent(grid, column)
        if head.change or not in_percent or not words.shares.search(head.label):
            continue
        if words.base_by_row.search(head.label):
            continue
        total = named or _row_of_all(grid, column)
        if total is None:
            continue
        value = _value_column(grid, column, words)
        whole = total.figures.get(value) if value is not None else None
        if value is None or whole is None:
            continue
        led = any(not LED_BY_DASH.match(row.label) for row in grid.rows if row is not total)
        found = [
            TableShare(
                cue=head.label, language="zh" if grid.language == "zh" else "en",
                share=row.figures[column], part=row.figures[value], whole=whole,
            )
            for row in grid.rows
            if row is not total and column in row.figures and value in row.figures
            and not words.is_part(row.label) and row.indent <= total.indent
            and not (led and LED_BY_DASH.match(row.label))
            and row.figures[value].quantity.unit == whole.quantity.unit
        ]  # fmt: skip
        votes = [_share_fits(each) for each in found]
        own = total.figures.get(column)
        if not any(votes) and ((own and not _is_all(own)) or words.other_base.search(head.label)):
            continue
        if _trusted([*votes, True] if _is_all(total.figures.get(column)) else votes):
            yield from found


def _row_of_all(grid: Grid, column: int) -> Row | None:
    """The last row, if its share is 100 %: 总面积 is the total whatever it is called."""
    told = [row for row in grid.rows if column in row.figures]
    return told[-1] if len(told) > LEAST_VOTES and _is_all(told[-1].figures[column]) else None


def _prints_percent(grid: Grid, column: int) -> bool:
    """True for a column whose every figure has its own percent sign."""
    figures = [row.figures[column] for row in grid.rows if column in row.figures]
    return bool(figures) and all(each.quantity.unit == "%" for each in figures)


def _is_all(share: Claim | None) -> bool:
    """True for the 100 % of a total row, which tells that the column is one of shares."""
    return share is not None and share.quantity.value == WHOLE


WHOLE = 100


def _value_column(grid: Grid, column: int, words: TableWords) -> int | None:
    """The nearest column of amounts before a share column, else the only one behind it."""
    amounts = [at for at, head in grid.columns.items() if words.is_summed(head)]
    with_figures = [at for at in amounts if any(at in row.figures for row in grid.rows)]
    before = [at for at in with_figures if at < column]
    if before:
        return before[-1]
    return with_figures[0] if len(with_figures) == 1 else None


def _share_fits(share: TableShare) -> bool:
    whole = lenient_cell(share.whole.quantity)
    if whole.low is None or whole.low <= 0:
        return False
    derived = (lenient_cell(share.part.quantity) / whole).scale(100)
    return derived.meets(lenient_cell(share.share.quantity))


def find_growth(grid: Grid, words: TableWords) -> Iterator[TableGrowth]:
    """The cells of growth columns with the values of both periods."""
    for column, head in grid.columns.items():
        if not words.growth.search(head.label) or words.not_comparable.search(head.label):
            continue
        for current, previous in _pairs(grid, column, words):
            found = list(_growth(grid, column, current, previous, words))
            fits = [_growth_fits(each) for each in found]
            dated = _order(grid.columns[current], grid.columns[previous], words)
            if found and _trusted(fits) and (dated or any(fits)):
                yield from found
                break


def _pairs(grid: Grid, column: int, words: TableWords) -> Iterator[tuple[int, int]]:
    """The two columns of amounts that a growth column compares: (current, previous)."""
    amounts = [
        at for at, head in grid.columns.items()
        if at < column and not head.change and head.unit != "%"
        and any(at in row.figures for row in grid.rows) and not words.growth.search(head.label)
        and not words.is_total(head.label)
    ]  # fmt: skip
    amounts = [at for at in amounts if not _is_difference(grid, at, amounts)]
    if len(amounts) < 2:
        return
    first, second = amounts[-2], amounts[-1]
    order = _order(grid.columns[first], grid.columns[second], words)
    if order >= 0:
        yield first, second
    if order <= 0:
        yield second, first


def _is_difference(grid: Grid, column: int, amounts: Sequence[int]) -> bool:
    """True for a column that says by how much the two before it differ: 更正前, 更正后, 更正金额."""
    before = [at for at in amounts if at < column][-2:]
    if len(before) < 2:
        return False
    fits = []
    for row in grid.rows:
        if all(at in row.figures for at in (*before, column)):
            one, other, change = (
                lenient_cell(row.figures[at].quantity) for at in (*before, column)
            )
            fits.append((one - other).meets(change) or (other - one).meets(change))
    return bool(fits) and sum(fits) * 2 > len(fits)


def _order(first: Column, second: Column, words: TableWords) -> int:
    """1 if the first column is of the later period, -1 if the second is, 0 if neither says."""
    one, other = (f"{column.label} {column.period}" for column in (first, second))
    years = [YEAR.search(one), YEAR.search(other)]
    if years[0] and years[1] and years[0][0] != years[1][0]:
        return 1 if int(years[0][0]) > int(years[1][0]) else -1
    if words.previous.search(other) and not words.previous.search(one):
        return 1
    if words.previous.search(one) and not words.previous.search(other):
        return -1
    if words.current.search(one) and not words.current.search(other):
        return 1
    if words.current.search(other) and not words.current.search(one):
        return -1
    return 0


def _growth(
    grid: Grid, column: int, current: int, previous: int, words: TableWords
) -> Iterator[TableGrowth]:
    if words.comparable_rows.search(grid.remarks.partition("\n")[0]):
        return  # 规模以上工业: of the firms of this year, whose number changes
    for row in grid.rows:
        if words.comparable_rows.search(row.label):
            continue
        rate = row.figures.get(column)
        now, then = row.figures.get(current), row.figures.get(previous)
        if rate is None or now is None or then is None or rate.quantity.unit != "%":
            continue
        if now.quantity.unit != then.quantity.unit or now.quantity.unit == "%":
            continue
        yield TableGrowth(
            cue=grid.columns[column].label, language="zh" if grid.language == "zh" else "en",
            rate=rate, current=now, previous=then,
        )  # fmt: skip


def _growth_fits(growth: TableGrowth) -> bool:
    now, then = lenient_cell(growth.current.quantity), lenient_cell(growth.previous.quantity)
    if then.low is None or then.low <= 0:
        return True
    derived = (now / then).scale(100) + point(Fraction(-100))
    return derived.meets(lenient_cell(growth.rate.quantity))


def _trusted(fits: Sequence[bool]) -> bool:
    """False where so few rows agree that the columns must be read wrongly."""
    return len(fits) < LEAST_VOTES or sum(fits) * 2 >= len(fits)
