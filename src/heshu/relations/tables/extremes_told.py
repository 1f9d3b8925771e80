"""The highest or lowest of a column as an English text tells it, with the row that it names.

"The highest temperature was 44.2 °C at Kelso Airport" beside | Kelso Airport | 44.2 | and, in the same
column, | Wirrin | 45.1 |: the noun of the text, or its superlative, is at the head of the column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Standing
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene
from heshu.relations.tables.grid import Grid, grids
from heshu.relations.tables.words import TableWords, compile_table_words

LEAST_ROWS = 3
"""Rows of a column of which one has the highest figure."""
NAME = 4
"""Letters of a label by which a row is known in a sentence."""
STEM = 4
"""Letters in which the noun of a sentence and that of a column agree: rain, rainfall."""
WORD = re.compile(r"[a-z]+", re.IGNORECASE)


def compile_told_extremes(pack: Pack, cautions: Cautions) -> tuple[TableWords, Cautions]:
    """The rules of a pack for extremes of a table that its text tells."""
    return compile_table_words(pack), cautions


def find_told_extremes(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, tuple[TableWords, Cautions]]
) -> Iterator[Standing]:
    """The superlatives of English sentences with the figures of the column that they speak of."""
    tables = [grid for grid in grids(scenes) if grid.language == "en"]
    for scene in scenes if tables and "en" in rules else ():
        statement = scene.statement
        if statement.language != "en" or not statement.is_prose:
            continue
        words, cautions = rules["en"]
        for found in scene.said["extreme-was"].finditer(scene.text):
            claim = scene.claims.get(found.end() - 1)
            if claim is None or cautions.doubts(scene) or claim.quantity.qualifier:
                continue
            columns = [each for grid in tables for each in _columns(grid, claim, scene, words)]
            fits = [others for label, others in columns if _is_of(label, found[0])]
            if len(columns) == len(fits) == 1:
                lowest = scene.said["least-of-all"].match(found[0]) is not None
                yield Standing(
                    cue=found[0].split()[1],
                    language="en",
                    values=(claim, *fits[0]),
                    superlative=not lowest,
                    lowest=lowest,
                )


def _columns(
    grid: Grid, claim: Claim, scene: Scene, words: TableWords
) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """The columns in which the row that a sentence names has its figure: label, other figures."""
    plain = [row for row in grid.rows if not (words.is_total(row.name) or words.is_rate(row.name))]
    for row in plain if len(plain) >= LEAST_ROWS else ():
        label = row.label.strip(" *_:").lower()
        if len(label) < NAME or label not in scene.statement.text.lower():
            continue
        for column, cell in row.figures.items():
            one, two = cell.quantity, claim.quantity
            if one.value != two.value or (one.unit != two.unit and "" not in (one.unit, two.unit)):
                continue
            others = [each.figures.get(column) for each in plain if each is not row]
            known = tuple(each for each in others if each is not None)
            if len(known) == len(others) and {each.quantity.unit for each in known} == {one.unit}:
                yield grid.columns[column].label, known


def _is_of(label: str, told: str) -> bool:
    """True if the head of a column has the superlative of a sentence, or its noun."""
    heads = {word.lower()[:STEM] for word in WORD.findall(label) if len(word) >= STEM}
    said = {word.lower()[:STEM] for word in WORD.findall(told) if len(word) >= STEM}
    return bool(heads & said)
