"""Figures of the text that look like a slip of a cell: 汽车电子收入18.96亿元 beside | 汽车电子 | 19.86 |.

The words of the text need not be those of the table: numbers of three digits seldom have the digits
of another one by chance, so that the label of the row in the same sentence is enough.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Quantity
from heshu.model.relations import CellMention
from heshu.model.scripts import is_latin
from heshu.model.texts import LanguageCode
from heshu.relations.retellings.swapped import are_swapped, digits_of
from heshu.relations.scene import LEVEL, Scene
from heshu.relations.tables.grid import Column, Grid, Row
from heshu.relations.tables.prose_rules import ProseRules

FEWEST_DIGITS = 3
SHORTEST = {True: 4, False: 2}
"""Letters, or Chinese characters, of a label that a sentence has for no other reason."""
SWAPPED = 2
KINDS = frozenset(
    {"count", "number", "money", "mass", "area", "length", "volume", "energy", "power"}
)
YEAR = re.compile(r"(?:19|20)\d{2}")


class Labelled(Struct, frozen=True):
    """A row with its label, and all numbers of its table."""

    label: str
    row: Row
    grid: Grid
    values: frozenset[Decimal | None]
    caption: str
    """As it is compared; whose the figures are may be named in it."""


class Labels(Struct, frozen=True):
    """The rows of all tables by their labels, and what finds any of these in a text."""

    rows: Mapping[str, Sequence[Labelled]]
    anywhere: re.Pattern[str]

    def only_row(self, text: str) -> Labelled | None:
        """The row whose label a text has, if it has that of no other row."""
        found = {match[0] for match in self.anywhere.finditer(text)}
        named = [each for label in found for each in self.rows[label]]
        return named[0] if len(named) == 1 else None


def find_slipped_cells(
    scenes: Sequence[Scene],
    tables: Sequence[tuple[Grid, str]],
    rules: Mapping[LanguageCode, ProseRules],
    tied: frozenset[str],
) -> Iterator[CellMention]:
    """Each figure of the text beside the only cell of a row that it looks like a slip of.

    `tables` stand with their captions; `tied` are the ids of figures that are known to be those of a cell.
    """
    labels = labels_of(tables, rules)
    if labels is None:
        return
    prose = [scene for scene in scenes if not scene.statement.cells]
    told = Counter(number_of(claim) for scene in prose for claim in scene.claims.values())
    for scene in prose:
        own = rules[scene.statement.language]
        levels = [
            claim
            for offset, claim in scene.claims.items()
            if scene.text[offset] == LEVEL
            and claim.id not in tied
            and told[number_of(claim)] == 1
            and _may_be_of_cell(claim)
        ]
        if not levels or own.cautions.doubts(scene) or is_of_another(scene, own):
            continue
        named = labels.only_row(own.names.key(scene.statement.text))
        for claim in levels if named is not None else ():
            assert named is not None
            if _may_be_in_row(claim, named, scene, own):
                yield from _mention(claim, named, scene, own)


def number_of(claim: Claim) -> tuple[str, Decimal | None]:
    """Unit and value of a figure."""
    return claim.quantity.unit, claim.quantity.value


def labels_of(
    tables: Sequence[tuple[Grid, str]], rules: Mapping[LanguageCode, ProseRules]
) -> Labels | None:
    """The rows of all tables by their labels; `None` where there is none to look for."""
    rows: dict[str, list[Labelled]] = defaultdict(list)
    for grid, caption in tables:
        for each in _labelled(grid, caption, rules):
            rows[each.label].append(each)
    latin = [label for label in rows if is_latin(label)]
    others = [label for label in rows if not is_latin(label)]
    patterns = [rf"\b{any_of(latin)}\b"] if latin else []
    patterns += [any_of(others)] if others else []
    return Labels(rows, re.compile("|".join(patterns))) if patterns else None


def _labelled(
    grid: Grid, caption: str, rules: Mapping[LanguageCode, ProseRules]
) -> Iterator[Labelled]:
    """The rows whose label is long enough and that of no other row."""
    own = rules["zh" if grid.language == "zh" else "en"]
    labels = [own.names.label(row) for row in grid.rows]
    times = Counter(labels)
    values = frozenset(claim.quantity.value for row in grid.rows for claim in row.figures.values())
    for row, label in zip(grid.rows, labels, strict=True):
        plain = len(label) >= SHORTEST[is_latin(label)] and not any(map(str.isdecimal, label))
        if plain and times[label] == 1 and not own.words.is_total(row.name):
            yield Labelled(label, row, grid, values, own.names.key(caption))


def is_of_another(scene: Scene, rules: ProseRules) -> bool:
    """True for a sentence about a revision, an adjusted figure or another place."""
    text = scene.statement.text
    words = (rules.revised, rules.cautions.not_comparable, rules.elsewhere)
    return any(pattern.search(text) for pattern in words if pattern is not None)


def _may_be_of_cell(claim: Claim) -> bool:
    """True for a plain level of three digits and more."""
    quantity = claim.quantity
    plain = not (quantity.qualifier or claim.change or claim.repeat_of)
    fits = quantity.kind in KINDS and claim.modality == "stated"
    return bool(plain and fits and quantity.value and len(digits_of(quantity)) >= FEWEST_DIGITS)


def _may_be_in_row(claim: Claim, named: Labelled, scene: Scene, rules: ProseRules) -> bool:
    """False for a number that the table has itself, 新增 and the like, and what is of Norway beside Denmark."""
    if claim.quantity.value in named.values:
        return False
    if rules.other.search(scene.statement.text, 0, claim.start):
        return False
    entity = rules.names.key(claim.entity)
    if not entity or "entity" in claim.inherited or rules.scope.match(claim.entity):
        return True
    return entity in named.label or entity in named.caption or named.label in entity


def _mention(
    claim: Claim, named: Labelled, scene: Scene, rules: ProseRules
) -> Iterator[CellMention]:
    """The relation to the only cell of a row with the digits of a figure."""
    fits = [
        cell
        for at, cell in named.row.figures.items()
        if _looks_like(claim.quantity, cell.quantity)
        and is_of_time(claim, named.grid.columns.get(at), rules)
    ]
    if len(fits) == 1:
        yield CellMention(
            cell=fits[0], printed=claim, cue=claim.indicator, language=scene.statement.language
        )


def _looks_like(one: Quantity, two: Quantity) -> bool:
    """True for 18.96 and 19.86, and for 1.86亿 and 1,862,354,710.26: two digits, or the scale."""
    if two.value is None or two.value <= 0 or not _are_of_one_unit(one, two):
        return False
    first, second = digits_of(one), digits_of(two)
    assert one.value is not None
    if one.value.adjusted() != two.value.adjusted():
        return first == second and (one.scaled or two.scaled)
    return is_swapped(one, two)


def is_swapped(one: Quantity, two: Quantity) -> bool:
    """True for 18.96 and 19.86 of one unit: two neighbouring digits in the wrong order."""
    return _are_of_one_unit(one, two) and are_swapped(one, two)


def _are_of_one_unit(one: Quantity, two: Quantity) -> bool:
    """True for one unit, or a count where a header says nothing of it."""
    counts = {"count", "number"}
    return one.unit == two.unit or (one.kind in counts and two.kind in counts)


def is_of_time(claim: Claim, column: Column | None, rules: ProseRules) -> bool:
    """False for a figure of one year or month beside the column of another one."""
    head = f"{column.period} {column.label}" if column else ""
    years = set(YEAR.findall(head)), set(YEAR.findall(f"{claim.period} {claim.period_text}"))
    if all(years):
        return bool(years[0] & years[1])
    key = rules.names.key
    label = key(column.label) if column else ""
    dated = (column.period if column else "") or (label if label in rules.months else "")
    return not dated or not claim.period_text or key(dated) == key(claim.period_text)
