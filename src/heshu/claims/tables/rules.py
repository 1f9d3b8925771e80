"""The words that headers of tables are read with: units, scales, 同比, Notes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from heshu.languages.lists import letters, words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Kind

ONE = Decimal(1)
THOUSAND, MILLION, BILLION = Decimal(1000), Decimal(1000000), Decimal(1000000000)


class HeaderUnit(Struct, frozen=True):
    """A unit that a header gives to the numbers under it; empty fields are not said."""

    code: str = ""
    kind: Kind = "number"
    scale: Decimal = ONE


class TableRules(Struct, frozen=True):
    """The words that headers are read with."""

    codes: tuple[str, ...]
    changes: tuple[str, ...]
    periods: tuple[str, ...]
    fillers: frozenset[str]
    entities: frozenset[str]
    unit_columns: frozenset[str]
    """Labels of columns whose cells are the units of their rows."""
    per_share: tuple[str, ...]
    scales: Mapping[str, Decimal]
    units: Mapping[str, HeaderUnit]
    """Names and prefixes of units, folded where they are not single letters."""
    lengths: tuple[int, ...]
    """Lengths of the names of units and scales, longest first."""
    percentages: tuple[str, ...]
    """What the label of a column of changes has where they are percentages."""
    yoy: tuple[str, ...]
    """What such a label has where they are against the year before."""
    counted: tuple[str, ...]
    """Labels of columns that hold figures in whatever row: | 电话 | 712 | counts calls."""
    forms: TableForms


class TableForms(Struct, frozen=True, eq=False):
    """The words that stand in headers and labels beside numbers and marks."""

    period: re.Pattern[str]
    stage: re.Pattern[str]
    """本次变动前, 治疗后: the state before or after what changed it."""
    unit_lines: tuple[re.Pattern[str], ...]
    """单位：万元, Unit: thousand tonnes, (in thousands): the group `unit` is what gives the unit."""
    unit_head: re.Pattern[str]
    """单位： before the unit itself."""
    dated: re.Pattern[str]
    """A date at the end of an English label."""
    unit_sign: re.Pattern[str]
    """A unit by its sign at the end of a label: Area km², 降水量mm; the groups `label` and `unit`."""
    in_millions: re.Pattern[str]
    """Labels of what has no length, so that an m behind them is a million: Passengers (m)."""
    total: re.Pattern[str]
    """A label of a total, the characters of Chinese ones with space between: 合 计."""
    count: re.Pattern[str]
    """A label of a count: 在岗人数, number of boats."""
    caption_of_more: re.Pattern[str]
    """In a line above a table: it names more than one measure, or is a sentence."""
    counted_otherwise: re.Pattern[str]
    """A label of what is counted: Population, 职工."""
    told_change: re.Pattern[str]
    """A rise or fall that a cell says in words before its figure: the group `up` is that of a rise."""
    enumerated: re.Pattern[str]
    """一、 （二） 3. 其中： before the name of a row."""


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
        frozenset(_folded(pack, "table-filler")), frozenset(_folded(pack, "table-entity")), frozenset(_folded(pack, "table-unit-column")), _folded(pack, "table-per-share"), scales, units,
        tuple(sorted({len(name) for name in names if name}, reverse=True)),
        pack.words_named("table-percentage"), _folded(pack, "table-yoy"), pack.words_named("table-counted"), _forms(pack),
    )  # fmt: skip


def _forms(pack: Pack) -> TableForms:
    """The words of a pack that headers and labels have beside numbers and marks."""
    heads = words(pack, "table-unit-line")
    is_ = letters(pack, "table-unit-is")
    return TableForms(
        period=re.compile(
            r"(?:FY|CY)?\s?(?:19|20)\d{2}(?!\d|[.,]\d)"  # any year
            r"|\b[QH][1-4](?:[ '’]?\d{2})?\b|\b[1-4][QH](?:[ '’]?\d{2})?\b"
            rf"|\d{{1,2}}{words(pack, 'table-month')}",
            re.IGNORECASE,
        ),
        stage=re.compile(f"{words(pack, 'table-stage')}{words(pack, 'table-stage-end')}$"),
        unit_lines=(
            re.compile(rf"{heads}\s*[:：{is_}]?\s*(?P<unit>[^\s，。；;)）]{{1,12}})"),
            re.compile(
                rf"\b{words(pack, 'table-units-are')}\s*:\s*(?P<unit>[^.;\n)]{{1,40}})",
                re.IGNORECASE,
            ),
            re.compile(
                rf"(?P<unit>\b{words(pack, 'table-amounts-in')}\b[^.\n]{{0,30}}?"
                rf"\b{words(pack, 'table-scale-word')}\b[^.\n]{{0,30}}|['’]000)",
                re.IGNORECASE,
            ),
        ),
        unit_head=re.compile(rf"{heads}[：: {is_}]*"),
        dated=re.compile(
            rf"(?:\b{words(pack, 'table-dated-by')}|,|\() ?"
            r"(?P<date>(?:[A-Z][a-z]{2,8}\.? \d{1,2}, )?(?:19|20)\d{2})\)?$"
        ),
        unit_sign=_unit_sign(pack),
        in_millions=re.compile(rf"\b{words(pack, 'table-in-millions')}\b", re.IGNORECASE),
        total=_total(pack),
        count=re.compile(
            rf"(?:.*{words(pack, 'table-count-label')}|number of .*)\W*", re.IGNORECASE
        ),
        caption_of_more=re.compile(words(pack, "table-caption-of-more"), re.IGNORECASE),
        counted_otherwise=re.compile(
            rf"(?:.*\b)?{words(pack, 'table-counted-otherwise')}\W*"
            rf"|[^a-z]*{words(pack, 'table-counted-otherwise')}\W*",
            re.IGNORECASE,
        ),
        told_change=re.compile(
            rf"\s*(?:(?P<up>{words(pack, 'table-rise')})|{words(pack, 'table-fall')})\s?(?=\d)",
            re.IGNORECASE,
        ),
        enumerated=re.compile(
            r"^(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[一二三四五六七八九十]{1,3}、"
            rf"|\d{{1,2}}(?:、|[.．](?!\d))|{words(pack, 'table-of-which')}[:：])\s*"
        ),
    )


def _unit_sign(pack: Pack) -> re.Pattern[str]:
    """A label and the sign of its unit right behind a Chinese word or a space, but no "per"."""
    signs = words(pack, "table-unit-sign")
    per = words(pack, "table-per")
    return re.compile(
        rf"(?!.{{0,36}}?\b{per} {signs}$)(?P<label>\S.{{0,36}}?(?:(?<=[\u4e00-\u9fff])| ))(?P<unit>{signs})"
    )


def _total(pack: Pack) -> re.Pattern[str]:
    """A label that is nothing but a word for a total."""
    listed = pack.words_named("table-total-label")
    spaced = (word if word.isascii() else r"\s*".join(word) for word in listed)
    return re.compile(rf"\s*(?:{'|'.join(spaced)})\W*", re.IGNORECASE)


def _folded(pack: Pack, name: str) -> tuple[str, ...]:
    return tuple(word.lower() for word in pack.words_named(name))
