"""Figures of the text that a table holds as well: 营业收入3210万元 beside | 营业收入 | 3,210 |.

Text and cell are one figure only where the words for it are the same, for a table of places or
companies those of the row and of the column together, and the period too. A label that two rows
share, a label of another kind of figure (计划, 可比) or an entity of which the table does not speak
ties nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import CellMention
from heshu.model.scripts import is_latin
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.phrases import phrases
from heshu.relations.scene import Scene
from heshu.relations.slots import WordLists
from heshu.relations.tables.grid import Grid, Row, grids_with_captions
from heshu.relations.tables.words import TableWords, compile_table_words

YEAR = re.compile(r"(?:19|20)\d{2}")
SPACES = re.compile(r"[\s　]+")
CAPTION = "…"
"""Stands for a period that is a part of a year, as the caption has it."""
AROUND = re.compile(
    r"^[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]\s?|\s?(?:[（(][^（()）]*[)）])+$"
)


class Names(Struct, frozen=True):
    """How names are compared."""

    article: re.Pattern[str]
    """Words before a name that are no part of it: the, its."""
    left_out: tuple[str, ...]
    """Words within Chinese names that may be left out: 的."""

    def key(self, name: str) -> str:
        """A name as it is compared: without case, articles and, in Chinese, white space and 的."""
        plain = unicodedata.normalize("NFKC", name).casefold().strip(" :：*")
        if is_latin(plain):
            return self.article.sub("", SPACES.sub(" ", plain))
        plain = SPACES.sub("", plain)
        for word in self.left_out:
            plain = plain.replace(word, "")
        return plain

    def label(self, row: Row) -> str:
        """The label of a row without number, unit and remark: 2. Retail sales ($ million)."""
        return self.key(AROUND.sub("", row.label.strip(" :：*_")))


class ProseRules(Struct, frozen=True):
    """What the finder of cells in the text compiled from a pack."""

    words: TableWords
    names: Names
    months: frozenset[str]
    """Names of months and quarters, which are periods at the head of a column."""
    plain: frozenset[str]
    """Labels of columns that say nothing: 金额, Value."""
    scope: re.Pattern[str]
    """Entities that are those of the document: 公司, 全县."""
    elsewhere: re.Pattern[str] | None
    """Words of a sentence about another place: in neighbouring Lund."""
    revised: re.Pattern[str]
    other: re.Pattern[str]
    """Words beside a figure that make another one of it: 新增, 累计, average."""
    part_of_year: re.Pattern[str]
    year: re.Pattern[str]
    """A year and no part of it: 2024年, FY2024, not 2024年上半年."""
    year_words: tuple[str, ...]
    narrowing: tuple[str, ...]
    """Words between a name and what narrows it: 扣除非经常性损益后的净利润."""
    number_of: re.Pattern[str]
    """The number of ferries stands in the row | Ferries |."""
    cautions: Cautions


class Known(Struct, frozen=True):
    """A cell with the names that it may have in the text."""

    claim: Claim
    names: frozenset[str]
    period: str
    """A year, or words as printed: of its row, its column, else the caption; empty for none."""
    change: bool
    caption: str


def compile_prose(pack: Pack, cautions: Cautions) -> ProseRules:
    """The rules of a pack for cells in the text."""
    scope = WordLists(pack).regex("relation-repeat-scope")
    names = Names(
        re.compile(rf"^{words(pack, 'table-article')}\s+(?=\S)"),
        pack.words_named("table-left-out"),
    )
    return ProseRules(
        compile_table_words(pack),
        names,
        _periods(pack, names),
        frozenset(names.key(word) for word in pack.words_named("table-plain")),
        re.compile(rf"^(?:{scope}|\s)+$", re.IGNORECASE),
        word_pattern(pack, "facts-elsewhere") if pack.words_named("facts-elsewhere") else None,
        word_pattern(pack, "facts-vintage"),
        word_pattern(pack, "facts-other"),
        re.compile(phrases(pack).regex("relation-part-of-year")),
        re.compile(rf"\D{{0,3}}(?:19|20)\d{{2}}{words(pack, 'table-year-word')}?"),
        pack.words_named("table-year-word"),
        pack.words_named("table-narrowing"),
        re.compile(rf"^{words(pack, 'table-number-of')} (?=\S)"),
        cautions,
    )


def _periods(pack: Pack, names: Names) -> frozenset[str]:
    """What the months of a pack are called, and its quarters."""
    months = [
        word for entry in pack.words if entry.name.startswith("month-") for word in entry.words
    ]
    return frozenset(names.key(word) for word in (*months, *pack.words_named("table-quarter")))


def find_prose(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, ProseRules]
) -> Iterator[CellMention]:
    """Every figure of the text that one cell of one table holds as well."""
    cells: dict[str, list[Known]] = {}
    captions: dict[str, str] = {}
    for grid, caption in grids_with_captions(scenes):
        own = rules["zh" if grid.language == "zh" else "en"]
        for known in _cells(grid, caption, own):
            captions[known.claim.id] = caption
            for name in known.names:
                cells.setdefault(name, []).append(known)
    if not cells:
        return
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
            yield Known(
                claim, _names(key, key_of(label)), _period(grid, at, caption, rules, change=change),
                change, caption,
            )  # fmt: skip


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
        for name in _claim_names(claim, rules)
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
    return rules.other.search(clause.replace(claim.indicator, " ")) is not None


def _claim_names(claim: Claim, rules: ProseRules) -> tuple[str, ...]:
    """The names that a figure of the text answers to."""
    indicator, entity = rules.names.key(claim.indicator), rules.names.key(claim.entity)
    names = [indicator, rules.number_of.sub("", indicator)]
    if entity:
        between = " " if is_latin(indicator) and is_latin(entity) else ""
        names += [f"{entity}{between}{indicator}", f"{indicator}@{entity}"]
    return tuple(dict.fromkeys(names))


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
