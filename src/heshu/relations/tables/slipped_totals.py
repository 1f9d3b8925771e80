"""Figures of English running text that look like a slip of the total of a table.

"We welcomed 524,300 visitors" beside | Full year | 542,300 | under Visitors. A total is known by its
arithmetic, whatever its row is called: it is the sum of the rows above it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import CellMention
from heshu.model.texts import LanguageCode
from heshu.relations.retellings.rules import SHORTEST, WORD, stem
from heshu.relations.retellings.swapped import digits_of
from heshu.relations.scene import LEVEL, Scene
from heshu.relations.tables.grid import Column, Grid
from heshu.relations.tables.prose_rules import ProseRules
from heshu.relations.tables.slipped import (
    FEWEST_DIGITS,
    KINDS,
    is_of_another,
    is_of_time,
    is_swapped,
    number_of,
)

FEWEST_ROWS = 3
"""Rows of a table with a total, which is one of them."""
LEVELS = frozenset({"", "increase-to", "decrease-to", "change-to"})
LETTER = re.compile("[a-z]")


class Total(Struct, frozen=True):
    """The last cell of a column, which is the sum of those above it."""

    grid: Grid
    at: int
    """Number of its column."""
    claim: Claim
    column: Column
    named: frozenset[str]
    """The stems of the words for what the column counts."""
    labels: tuple[str, ...]
    """Of the rows that it sums up, as they are compared."""
    values: frozenset[Decimal | None]
    """All numbers of the table."""


def find_slipped_totals(
    scenes: Sequence[Scene],
    tables: Sequence[tuple[Grid, str]],
    rules: Mapping[LanguageCode, ProseRules],
    tied: frozenset[str],
) -> Iterator[CellMention]:
    """Each figure of the text beside the only total that it looks like a slip of."""
    if "en" not in rules:
        return
    own = rules["en"]
    totals = [
        total
        for grid, caption in tables
        if grid.language == "en"
        for total in totals_of(grid, caption, own)
    ]
    if not totals:
        return
    prose = [each for each in scenes if not each.statement.cells]
    told = Counter(number_of(claim) for scene in prose for claim in scene.claims.values())
    for scene in prose:
        if scene.statement.language != "en":
            continue
        levels = [
            claim
            for offset, claim in scene.claims.items()
            if scene.text[offset] == LEVEL and claim.id not in tied and told[number_of(claim)] == 1
        ]
        if not levels or own.cautions.doubts(scene) or is_of_another(scene, own):
            continue
        for claim in filter(_may_be_total, levels):
            fits = [
                each
                for each in totals
                if not told[claim.quantity.unit, each.claim.quantity.value]  # the text has both
                and _is_of(claim, each, scene, own)
            ]
            if len(fits) == 1:
                yield CellMention(
                    cell=fits[0].claim, printed=claim, cue=claim.indicator, language="en"
                )


def totals_of(grid: Grid, caption: str, rules: ProseRules) -> Iterator[Total]:
    """The last cells of a table that are the sums of their columns."""
    if len(grid.rows) < FEWEST_ROWS:
        return
    *parts, last = grid.rows
    values = frozenset(claim.quantity.value for row in grid.rows for claim in row.figures.values())
    for at, claim in last.figures.items():
        cells = [row.figures[at].quantity for row in parts if at in row.figures]
        column = grid.columns.get(at)
        if column is None or len(cells) < len(parts) or claim.quantity.value is None:
            continue
        rest = sum((each.value or Decimal(0) for each in cells), -claim.quantity.value)
        if abs(rest) * 2 > (claim.quantity.precision or 0) * len(cells):
            continue
        named = stems(column.label) - stems(column.period)
        labels = tuple(rules.names.label(row) for row in parts)
        yield Total(grid, at, claim, column, named or stems(caption), labels, values)


def stems(text: str) -> frozenset[str]:
    """The stems of the words of a text."""
    return frozenset(stem(word) for word in WORD.findall(text) if len(word) > SHORTEST)


def _may_be_total(claim: Claim) -> bool:
    """True for a level of three digits and more."""
    quantity = claim.quantity
    plain = not quantity.qualifier and claim.change in LEVELS and claim.modality == "stated"
    return bool(
        plain
        and quantity.kind in KINDS
        and quantity.value
        and len(digits_of(quantity)) >= FEWEST_DIGITS
    )


def _is_of_time(claim: Claim, total: Total, scene: Scene, rules: ProseRules) -> bool:
    """True for a figure of the time of a column, or of "the six months", which the table is of."""
    own = not claim.period and scene.said["time-of-a-report"].fullmatch(claim.period_text.strip())
    return bool(own) or is_of_time(claim, total.column, rules)


def _is_of(claim: Claim, total: Total, scene: Scene, rules: ProseRules) -> bool:
    """True for a total with two digits swapped, in a sentence that says what is counted, and of no row."""
    if claim.quantity.value in total.values or not is_swapped(claim.quantity, total.claim.quantity):
        return False
    if rules.other.search(scene.statement.text, 0, claim.start):
        return False
    if not total.named & stems(scene.statement.text) or not _is_of_time(claim, total, scene, rules):
        return False
    key = rules.names.key(scene.statement.text)
    return not any(LETTER.search(label) and label in key for label in total.labels)
