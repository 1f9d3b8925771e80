"""Totals of rows: the last column sums up those before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model.figures import Claim
from heshu.relations.tables.candidates import Candidate, is_mean, is_slipped_sum, of_one_unit
from heshu.relations.tables.grid import Column, Grid, Row
from heshu.relations.tables.words import TableWords


def row_totals(grid: Grid, words: TableWords) -> Iterator[Candidate]:
    """Every figure of a total column with the cells of its row that it may sum up."""
    totals = any(words.is_total(_head(head)) for head in grid.columns.values())
    spans = [at for at, head in grid.columns.items() if words.total_of_time.fullmatch(_head(head))]
    spans = [] if totals or len(spans) > 1 else spans  # each quarter with its own total
    for column, head in grid.columns.items():
        noun = _counted(head, words)
        alone = not totals and words.is_subtotal(_head(head))  # 小计 may be all the total there is
        if not words.is_total(_head(head)) and not noun and not alone and column not in spans:
            continue
        if words.since_january.fullmatch(_head(head)) and not _begin_in_january(
            grid, column, words
        ):
            continue
        others = [
            at
            for at, other in grid.columns.items()
            if at != column and words.is_summed(other) and any(at in r.figures for r in grid.rows)
            and (not noun or _last_word(other.label) == noun)
        ]  # fmt: skip
        yield from _of_column(grid, column, others, words)
    if not totals:
        yield from _of_named_column(grid, words)


def _of_column(
    grid: Grid, column: int, others: Sequence[int], words: TableWords
) -> Iterator[Candidate]:
    """The figures of a total column with those of other columns that they may sum up."""
    for row in grid.rows:
        total = row.figures.get(column)
        if total is None or words.is_rate(row.label):
            continue
        readings = tuple(
            parts
            for group in _groups(others, column, grid, words)
            if (parts := _across(row, group, total, words)) is not None
        )
        if readings and not is_mean(total, readings[-1]):
            yield Candidate(total, readings)


LEAST_FITTING = 2
"""Rows that add up where the head of a column says of what it is the total."""


def _of_named_column(grid: Grid, words: TableWords) -> Iterator[Candidate]:
    """The figures of the last column, if it is that of total staff or 进出口总额.

    Most rows must add up, and each of the others look like a slip of its sum.
    """
    summed = [
        at
        for at, head in grid.columns.items()
        if words.is_summed(head) and any(at in row.figures for row in grid.rows)
    ]
    if len(summed) < LEAST_FITTING + 1:
        return
    noun = _counted(grid.columns[summed[-1]], words)
    if noun and any(_last_word(grid.columns[at].label) == noun for at in summed[:-1]):
        return  # it sums up those
    if words.named_total_column.fullmatch(grid.columns[summed[-1]].label.strip()) is None:
        return
    found = list(_of_column(grid, summed[-1], summed[:-1], words))
    failing = [each for each in found if each.fitting() is None]
    fitting = len(found) - len(failing)
    slipped = all(is_slipped_sum(each.total, each.readings[0]) for each in failing)
    if fitting >= LEAST_FITTING and fitting > len(failing) and slipped:
        yield from found


def _begin_in_january(grid: Grid, total: int, words: TableWords) -> bool:
    """False where the columns are periods of which none is the first of a year: 6月, 7月, 累计."""
    others = [_head(head) for at, head in grid.columns.items() if at != total and head.period]
    return not others or any(words.first_period.match(each) for each in others)


def _counted(column: Column, words: TableWords) -> str:
    """The noun of "Total wins", which sums up the columns "Home wins" and "Away wins"."""
    label = column.label.strip()
    found = words.total_of.fullmatch(label)
    return label[found.end("noun") :].lower() if found else ""


def _last_word(label: str) -> str:
    return label.strip().rpartition(" ")[2].lower()


def _head(column: Column) -> str:
    return (column.label or column.period).replace(" ", "")


def _groups(
    others: Sequence[int], column: int, grid: Grid, words: TableWords
) -> Iterator[Sequence[int]]:
    """The columns that a total column may sum up: all, those before it, those behind it."""
    plain = [at for at in others if not words.is_part(grid.columns[at].label)]
    yield plain
    yield [at for at in plain if at < column]
    yield [at for at in plain if at > column]
    yield others


def _across(
    row: Row, columns: Sequence[int], total: Claim, words: TableWords
) -> tuple[Claim, ...] | None:
    """The figures of a row in some columns; `None` if one is missing or in another unit."""
    return of_one_unit([(row, column) for column in columns], total, words)
