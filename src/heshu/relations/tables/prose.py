"""Figures of the text that a table holds as well: 营业收入3210万元 beside | 营业收入 | 3,210 |.

Text and cell are one figure only where the words for it are the same, for a table of places or
companies those of the row and of the column together, and the period too. A label that two rows
share, a label of another kind of figure (计划, 可比) or an entity of which the table does not speak
ties nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import CellMention
from heshu.model.scripts import is_latin
from heshu.model.texts import LanguageCode
from heshu.relations.scene import Scene
from heshu.relations.tables.grid import Grid, grids_with_captions
from heshu.relations.tables.prose_rules import ProseRules, compile_prose
from heshu.relations.tables.slipped import find_slipped_cells
from heshu.relations.tables.slipped_totals import find_slipped_totals

__all__ = ["ProseRules", "compile_prose", "find_prose"]

YEAR = re.compile(r"(?:19|20)\d{2}")
CAPTION = "…"
"""Stands for a period that is a part of a year, as the caption has it."""


class Known(Struct, frozen=True):
    """A cell with the names that it may have in the text."""

    claim: Claim
    names: frozenset[str]
    period: str
    """A year, or words as printed: of its row, its column, else the caption; empty for none."""
    change: bool
    caption: str


def find_prose(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, ProseRules]
) -> Iterator[CellMention]:
    """Every figure of the text that one cell of one table holds as well, and then those with a slip."""
    cells: dict[str, list[Known]] = {}
    captions: dict[str, str] = {}
    tables = list(grids_with_captions(scenes))
    for grid, caption in tables:
        own = rules["zh" if grid.language == "zh" else "en"]
        for known in _cells(grid, caption, own):
            captions[known.claim.id] = caption
            for name in known.names:
                cells.setdefault(name, []).append(known)
    tied = list(_tied(scenes, cells, captions, rules)) if cells else []
    yield from tied
    ids = frozenset(each.printed.id for each in tied)
    slipped = list(find_slipped_cells(scenes, tables, rules, ids))
    yield from slipped
    ids |= {each.printed.id for each in slipped}
    yield from find_slipped_totals(scenes, tables, rules, ids)


def _tied(
    scenes: Sequence[Scene],
    cells: Mapping[str, Sequence[Known]],
    captions: Mapping[str, str],
    rules: Mapping[LanguageCode, ProseRules],
) -> Iterator[CellMention]:
    """The figures of the text that have a name of a cell."""
    for scene in scenes:
        own = rules[scene.statement.language]
        if scene.statement.cells:
            continue
        found = [
            relation
            for claim in scene.statement.claims
            for relation in _of_claim(claim, scene, cells, own)
        ]
        text = scene.statement.text
        if found and not _is_of_another(text, own) and not own.cautions.doubts(scene):
            yield from (
                each for each in found if not _is_of_narrower(captions[each.cell.id], scene)
            )


def _is_of_another(text: str, rules: ProseRules) -> bool:
    """True for a sentence about a revision, an adjusted figure or another place."""
    words = (rules.revised, rules.cautions.not_comparable, rules.elsewhere)
    return any(pattern.search(text) for pattern in words if pattern is not None)


def _is_of_narrower(caption: str, scene: Scene) -> bool:
    """True for a table of the parent company alone, of which a sentence does not speak."""
    narrower = scene.said["statement-of-one-owner"].search(caption)
    return narrower is not None and not scene.said["statement-of-one-owner"].search(
        scene.statement.text
    )


def _cells(grid: Grid, caption: str, rules: ProseRules) -> Iterator[Known]:
    """The cells of a table whose label is that of no other row, with their names."""
    key_of = rules.names.key
    labels = [rules.names.label(row) for row in grid.rows]
    corner = _corner(grid, rules)
    for row, key in zip(grid.rows, labels, strict=True):
        if labels.count(key) > 1 or not key or rules.words.is_total(row.name):
            continue
        for at, claim in row.figures.items():
            column = grid.columns.get(at)
            if column is None or rules.words.not_comparable.search(f"{column.label} {row.label}"):
                continue
            if _is_year(row.label, rules):
                names = frozenset({key_of(column.label)} - {""})
                yield Known(claim, names, YEAR.findall(row.label)[0], column.change, caption)
                continue
            change = column.change or bool(rules.words.growth.search(column.label))
            label = (
                "" if change or _says_nothing(column.label, column.period, rules) else column.label
            )
            names = _names(key, key_of(label))
            if not label and not change:
                names |= _names(key, corner)
            yield Known(
                claim, names, _period(grid, at, caption, rules, change=change),
                change, caption,
            )  # fmt: skip


def _corner(grid: Grid, rules: ProseRules) -> str:
    """What the head of the labels says that all figures are: Exports (tonnes) above Cement and Lime."""
    head = min((at for row in grid.rows for at in row.figures), default=0) - 1
    return rules.names.key(grid.columns[head].label) if head in grid.columns else ""


def _says_nothing(label: str, period: str, rules: ProseRules) -> bool:
    """True for a column label that adds nothing to that of the row: 金额, 2024年."""
    key = rules.names.key(label)
    known = key in rules.plain or key in rules.months or key == rules.names.key(period)
    return not key or known or bool(YEAR.match(key))


def _names(name: str, column: str) -> frozenset[str]:
    """What the text may call a cell: 甲县粮食产量, 甲县的粮食产量; output of Norton."""
    if not column:
        return frozenset({name})
    if is_latin(name) and is_latin(column):
        return frozenset({f"{name} {column}", f"{column} {name}", f"{column}@{name}"})
    return frozenset({name + column, column + name, f"{column}@{name}"})


def _period(grid: Grid, at: int, caption: str, rules: ProseRules, *, change: bool) -> str:
    """The period of a cell: of the column, for a growth column the latest one, else the caption's."""
    column = grid.columns[at]
    own = YEAR.findall(f"{column.period} {column.label}")
    if own:
        return (
            str(own[0])
            if len(set(own)) == 1 and _is_year(column.period or column.label, rules)
            else column.period
        )
    if column.period:
        return column.period
    if rules.names.key(column.label) in rules.months:
        return column.label
    years = (
        [
            year
            for each in grid.columns.values()
            for year in YEAR.findall(f"{each.period} {each.label}")
        ]
        if change
        else []
    )
    if not years and rules.part_of_year.search(caption):
        return CAPTION
    years = years or YEAR.findall(caption)
    return max(years) if years and (change or len(set(years)) == 1) else ""


def _is_year(text: str, rules: ProseRules) -> bool:
    """True if a period is a year and no part of it."""
    return rules.year.fullmatch(text.strip()) is not None


def _of_claim(
    claim: Claim, scene: Scene, cells: Mapping[str, Sequence[Known]], rules: ProseRules
) -> Iterator[CellMention]:
    """The relation of one figure of the text, if one cell answers to it."""
    if claim.modality != "stated" or not claim.indicator or claim.repeat_of:
        return
    candidates = [
        known
        for name in _claim_names(claim, scene, rules)
        for known in cells.get(name, ())
        if _comparable(claim, known, scene, rules) and _of_table(claim, known, name, rules)
    ]
    found = {id(known.claim): known for known in candidates}
    if len(found) != 1 or _is_narrowed(claim, scene, rules) or _is_other(claim, scene, rules):
        return
    known = next(iter(found.values()))
    yield CellMention(
        cell=known.claim,
        printed=claim,
        cue=claim.indicator,
        uncertain=_is_uncertain(claim, known),
        language=scene.statement.language,
    )


CLAUSE_STOP = re.compile(r"[，。；：！？,;:!?\n|（）()]")
LONGEST_CLAUSE = 30
"""Characters in front of a name in which a word may narrow it."""


def _is_narrowed(claim: Claim, scene: Scene, rules: ProseRules) -> bool:
    """True for 扣除非经常性损益后的净利润, which is not 净利润; false for 公司的净利润."""
    text = scene.statement.text
    at = text.rfind(claim.indicator, 0, claim.start)
    if at <= 0 or not text.endswith(rules.narrowing, 0, at):
        return False
    what = CLAUSE_STOP.split(text[max(0, at - LONGEST_CLAUSE) : at - 1])[-1]
    return not (claim.entity and what.endswith(claim.entity)) and not what.endswith(
        rules.year_words
    )


def _is_other(claim: Claim, scene: Scene, rules: ProseRules) -> bool:
    """True for 新增执业医师310人, which is not the number of 执业医师."""
    if claim.change.endswith("-by"):
        return False
    before = scene.statement.text[: claim.start]
    if scene.said["part-of-this"].search(before):
        return True  # of the revenue, £118.6 million was earned abroad
    clause = CLAUSE_STOP.split(before)[-1]
    own = before.rfind(claim.entity) if claim.entity else -1
    if own >= 0 and scene.said["one-of-those-there"].match(before, own + len(claim.entity)):
        return True  # 本市最大的一家企业投入
    return rules.other.search(clause.replace(claim.indicator, " ")) is not None


def _claim_names(claim: Claim, scene: Scene, rules: ProseRules) -> tuple[str, ...]:
    """The names that a figure of the text answers to."""
    indicator, entity = rules.names.key(claim.indicator), rules.names.key(claim.entity)
    names = [indicator, rules.number_of.sub("", indicator)]
    if entity:
        between = " " if is_latin(indicator) and is_latin(entity) else ""
        names += [f"{entity}{between}{indicator}", f"{indicator}@{entity}"]
    if scene.statement.language == "en":
        head, *thing = scene.said["of-a-thing"].split(indicator, maxsplit=1)
        names += [f"{head}@{each}" for each in thing]
        names += [rules.names.key(_subject(claim, scene))]
    return tuple(dict.fromkeys(names))


def _subject(claim: Claim, scene: Scene) -> str:
    """The Grants paid of "Grants paid in 2020 amounted to $6 million", where it is the only figure."""
    times = [at.start for at in scene.times.values() if at.start < claim.start]
    if not times or len(scene.statement.claims) > 1:
        return ""
    return scene.said["time-follows"].sub("", scene.statement.text[: min(times)])


def _comparable(claim: Claim, known: Known, scene: Scene, rules: ProseRules) -> bool:
    """True if both are levels, or both changes, in one unit and of one period as far as is said.

    全年 is the year of the table, whichever that is.
    """
    one, two = claim.quantity, known.claim.quantity
    year = not claim.period and scene.said["year-of-table"].fullmatch(claim.period_text)
    period = "" if year else claim.period or claim.period_text
    if one.unit != two.unit or one.kind != two.kind:
        return False
    key = rules.names.key
    dated = key(claim.period_text) == key(known.period) != ""
    if not one.unit and one.kind != "count" and not dated:
        return False
    if claim.change.endswith("-by") != known.change:
        return False
    if known.change and claim.basis and known.claim.basis and claim.basis != known.claim.basis:
        return False
    if known.period == CAPTION:
        printed = key(claim.period_text)
        return not printed or printed in key(known.caption)
    return not period or period == known.period or dated


def _of_table(claim: Claim, known: Known, name: str, rules: ProseRules) -> bool:
    """True if the entity of a figure is in the name, that of the document or in the caption."""
    entity = rules.names.key(claim.entity)
    if not entity or entity in name or entity in rules.names.key(known.caption):
        return True
    return "entity" in claim.inherited or rules.scope.match(claim.entity) is not None


def _is_uncertain(claim: Claim, known: Known) -> bool:
    """A period that only one of both states, or a name taken from elsewhere."""
    if "indicator" in claim.inherited:
        return True
    return bool(claim.period or claim.period_text) != bool(known.period)
