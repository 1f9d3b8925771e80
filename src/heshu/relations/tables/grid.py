"""A table as a grid: rows with their labels, columns with what their headers say.

The claims of a table stand in its statements, one for each row; here they find back to cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, TableCell
from heshu.relations.scene import Scene

YEAR = re.compile(r"\s*(?:19|20)\d{2}\s*")
DECORATION = re.compile(
    r"[\s*_　:：]+|^[（(]?[一二三四五六七八九十0-9]+[）)、.．]|[（(][^（()）]*[)）]$"
)
"""What stands around a label and is no part of it: emphasis, numbers, remarks in brackets."""


CAPTION = 80
"""Characters of a sentence that may be the caption of the table behind it."""


class Column(Struct, frozen=True):
    """What the header says about a column."""

    label: str
    period: str
    unit: str
    change: bool


class Row(Struct, frozen=True):
    """A body row: its label, how deep it is nested, its figures and its other cells."""

    label: str
    indent: int
    figures: Mapping[int, Claim]
    texts: Mapping[int, str]

    @property
    def name(self) -> str:
        """The label without decoration."""
        return DECORATION.sub("", self.label)


class Grid(Struct, frozen=True):
    """The body of a table under one header."""

    rows: tuple[Row, ...]
    columns: Mapping[int, Column]
    language: str
    remarks: str = ""
    """The heading over the table, and what the text right before and behind it says."""


def grids(scenes: Sequence[Scene]) -> Iterator[Grid]:
    """The tables of a document; a header row in the middle begins another grid."""
    remarks = _remarks(scenes)
    tabular = [scene for scene in scenes if scene.statement.cells]
    for passage, group in groupby(tabular, key=lambda scene: scene.statement.passage):
        around = remarks.get(passage, "")
        rows: list[Row] = []
        columns: dict[int, Column] = {}
        language = "zh"
        for scene in group:
            language = scene.statement.language
            if any(cell.header for cell in scene.statement.cells):
                yield from _grid(rows, columns, language, around)
                rows, columns = [], {}
                continue
            row = _row(scene)
            if row is not None:
                rows.append(row)
                for cell in scene.statement.cells:
                    columns.setdefault(cell.column, _column(cell))
        yield from _grid(rows, columns, language, around)


def _remarks(scenes: Sequence[Scene]) -> Mapping[int, str]:
    """Passage of a table -> its heading and the sentences on both sides of it."""
    found: dict[int, str] = {}
    for before, scene in pairwise((None, *scenes)):
        assert scene is not None
        own = scene.statement
        if own.cells and own.passage not in found:
            ahead = before.statement.text if before and not before.statement.cells else ""
            found[own.passage] = f"{own.section.rpartition(' > ')[2]}\n{ahead}"
        elif not own.cells and not own.heading and before and before.statement.cells:
            found[before.statement.passage] += f"\n{own.text}"
    return found


def grids_with_captions(scenes: Sequence[Scene]) -> Iterator[tuple[Grid, str]]:
    """The tables of a document, each with its section and the sentence in front of it."""
    before = ""
    for tabular, group in groupby(scenes, key=lambda scene: bool(scene.statement.cells)):
        part = list(group)
        if tabular:
            for grid in grids(part):
                yield grid, f"{part[0].statement.section}\n{before}"
        else:
            before = part[-1].statement.text if len(part[-1].statement.text) <= CAPTION else ""


def _grid(
    rows: list[Row], columns: dict[int, Column], language: str, remarks: str
) -> Iterator[Grid]:
    if rows:
        yield Grid(tuple(rows), dict(columns), language, remarks)


def _column(cell: TableCell) -> Column:
    return Column(cell.label, cell.period, cell.unit, cell.change)


def _row(scene: Scene) -> Row | None:
    """A row with at least a label; `None` for a row that is one cell over the whole width."""
    cells = scene.statement.cells
    figures: dict[int, Claim] = {}
    texts: dict[int, str] = {}
    for cell in cells:
        inside = [c for c in scene.statement.claims if cell.start <= c.start and c.end <= cell.end]
        if len(inside) == 1 and inside[0].end - inside[0].start >= len(cell.text.strip()):
            figures[cell.column] = inside[0]
        else:
            texts[cell.column] = cell.text
    label = next((c for c in cells if c.column in texts and any(map(str.isalpha, c.text))), None)
    if label is None:  # a row may be labelled by its year
        label = next((c for c in cells[:1] if c.column in texts and YEAR.fullmatch(c.text)), None)
    if label is None:
        return None
    return Row(label.text, label.indent, figures, texts)
