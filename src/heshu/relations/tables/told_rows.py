"""What an English text says that became of a row, and what share of all it is, beside the table.

"The budget for parks grows by $200,000" beside | Parks | 8.3 | 8.1 | under FY 2025 and FY 2026; "income
from partners grew in 2024" beside | Partners | 1,240 | 1,310 | under 2024 and 2023; "Towage contributed
32% of group revenue" beside a row that is 23% of the last one. The sentence has the label of one row only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Change, Share
from heshu.model.relations.change import Direction
from heshu.model.texts import LanguageCode
from heshu.relations.scene import LEVEL, PERCENT, Scene
from heshu.relations.tables.grid import Column, grids_with_captions
from heshu.relations.tables.prose_rules import ProseRules
from heshu.relations.tables.slipped import Labelled, Labels, is_of_another, labels_of
from heshu.relations.tables.slipped_totals import Total, stems, totals_of

YEAR = re.compile(r"(?:19|20)\d{2}")
NEAR = 60
"""Characters between the label of a row and what became of it."""
DIRECTIONS: Mapping[str, Direction] = {"increase-by": "up", "decrease-by": "down"}
RATES = frozenset({"percent", "percentage-point", "ratio", "multiple", "rank", "index", "rate"})
CAPITAL = re.compile(r"[A-Z]")
CLAUSE_END = re.compile(r"[,;:] ")
SHAPES = re.compile(r"\W+")


class Named(Struct, frozen=True):
    """A row that a sentence names, and the part of the sentence behind its label."""

    row: Labelled
    scene: Scene
    end: int
    """Where the label ends in the sentence."""
    measured: bool
    """The sentence says what of the row it is about: income from partners."""


def find_told_rows(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, ProseRules]
) -> Iterator[Change | Share]:
    """The changes of rows and the shares that sentences tell of the only row that they name."""
    if "en" not in rules:
        return
    own = rules["en"]
    tables = [each for each in grids_with_captions(scenes) if each[0].language == "en"]
    labels = labels_of(tables, rules)
    if labels is None:
        return
    totals = [total for grid, caption in tables for total in totals_of(grid, caption, own)]
    for scene in scenes:
        if scene.statement.language != "en" or not scene.statement.is_prose:
            continue
        named = _named(scene, labels, totals, own)
        if named is None or own.cautions.doubts(scene) or is_of_another(scene, own):
            continue
        change = _change(named, own)
        share = None if change else _share(named, totals)
        if change is not None:
            yield change
        elif share is not None:
            yield share


def _named(
    scene: Scene, labels: Labels, totals: Sequence[Total], rules: ProseRules
) -> Named | None:
    """The only row whose label a sentence has, once; that of a total may stand beside it."""
    text = scene.statement.text.casefold()
    found = {match[0] for match in labels.anywhere.finditer(rules.names.key(text))}
    wholes = [total.grid.rows[-1] for total in totals]
    rows = [each for label in found for each in labels.rows[label] if each.row not in wholes]
    if len(rows) != 1 or len(text) != len(scene.statement.text) or text.count(rows[0].label) != 1:
        return None
    at = text.index(rows[0].label)
    if scene.said["before-a-label"].search(text, 0, at) is None:
        return None  # North America net sales, adjusted net income
    measured = scene.said["of-a-label"].search(text, 0, at) is not None
    return Named(rows[0], scene, at + len(rows[0].label), measured)


def _change(named: Named, rules: ProseRules) -> Change | None:
    """What became of a row, with both of its levels."""
    scene = named.scene
    pair = _pair(named.row)
    if pair is None:
        return None
    start, end, year = pair
    told = _amount(named, start) or _verb(named)
    if told is None or rules.cautions.forbid(scene, 0, len(scene.text)):
        return None
    cue, direction, amount = told
    if not _is_of_time(named, year, amount.end if amount else named.end):
        return None
    if amount is not None and not start.quantity.unit and amount.quantity.unit != "%":
        amount = None  # the scale of the cells is not known
    rate = amount if amount is not None and amount.quantity.kind == "percent" else None
    return Change(
        cue=cue, language="en", start=start, end=end, direction=direction, rate=rate,
        delta=amount if rate is None else None, may_cross_zero=False,
    )  # fmt: skip


def _pair(row: Labelled) -> tuple[Claim, Claim, str] | None:
    """The former level of a row, the later one and the year of that, if it has just these."""
    found: list[tuple[str, str, Claim]] = []
    for at, claim in row.row.figures.items():
        column = row.grid.columns.get(at)
        if column is None or column.change or claim.quantity.kind in RATES:
            continue
        years = set(YEAR.findall(f"{column.period} {column.label}"))
        if len(years) != 1:
            return None
        found.append((years.pop(), _without_year(column), claim))
    if len(found) != len(("former", "later")) or found[0][1] != found[1][1]:
        return None
    (first, _, start), (second, _, end) = sorted(found, key=lambda each: each[0])
    alike = start.quantity.unit == end.quantity.unit
    return (start, end, second) if first != second and alike else None


def _without_year(column: Column) -> str:
    """What a column is called but for its year: FY."""
    return SHAPES.sub("", YEAR.sub("", column.label or column.period)).lower()


def _is_of_time(named: Named, year: str, told: int) -> bool:
    """True for a clause about a year, or that names no time but that of a report.

    `told` is where in the sentence something is told; what follows a comma behind it is another clause.
    """
    scene, text = named.scene, named.scene.statement.text
    stop = CLAUSE_END.search(text, told)
    end = stop.start() if stop else len(text)
    if any(claim.quantity.kind == "duration" for claim in scene.claims.values()):
        return False
    span = scene.said["so-many-months"].search(text, 0, end)
    if span is not None and span[0].lower() not in named.row.caption:
        return False
    for time in (each for each in scene.times.values() if each.start < end):
        years = YEAR.findall(time.text)
        if years and set(years) != {year}:
            return False
        if not years and not _is_of_table(time.text, named):
            return False
    return True


def _is_of_table(time: str, named: Named) -> bool:
    """True for "the year" and for "the six months" of a table that has these words above it."""
    printed = time.strip().lower()
    if named.scene.said["time-of-a-report"].fullmatch(printed) is None:
        return False
    last = printed.split()[-1]
    return last in ("year", "period") or printed.removeprefix("the ") in named.row.caption


def _amount(named: Named, start: Claim) -> tuple[str, Direction, Claim] | None:
    """The only amount of change of a sentence, right behind the label, in the unit of the row."""
    scene, text = named.scene, named.scene.statement.text
    amounts = [claim for claim in scene.claims.values() if claim.change in DIRECTIONS]
    levels = [scene.claims[at] for at in scene.claims if scene.text[at] == LEVEL]
    kinds = {amount.quantity.kind for amount in amounts} | {start.quantity.kind}
    others = [each for each in levels if each not in amounts and each.quantity.kind in kinds]
    if len(amounts) != 1 or others:
        return None
    (amount,) = amounts
    if any(named.end <= each.start < amount.start for each in scene.claims.values()):
        return None
    between = text[named.end : amount.start]
    if amount.start < named.end or len(between) > NEAR or CAPITAL.search(between):
        return None
    quantity = amount.quantity
    known = ("percent", "money") if not start.quantity.unit else ("percent", start.quantity.kind)
    if quantity.qualifier or quantity.kind not in known:
        return None
    if quantity.kind != "percent" and start.quantity.unit not in ("", quantity.unit):
        return None
    return between.strip() or quantity.text, DIRECTIONS[amount.change], amount


def _verb(named: Named) -> tuple[str, Direction, None] | None:
    """A verb of rising or falling right behind the label, in a sentence without figures."""
    if named.scene.claims or not named.measured:
        return None
    text, said = named.scene.statement.text, named.scene.said
    rose = said["label-rose"].match(text, named.end)
    fell = said["label-fell"].match(text, named.end)
    if rose is not None:
        return rose[0].strip(), "up", None
    if fell is not None:
        return fell[0].strip(), "down", None
    return None


def _share(named: Named, totals: Sequence[Total]) -> Share | None:
    """The share of all that a sentence tells of a row, with its cell and the total of the column."""
    scene = named.scene
    shares = [at for at in scene.claims if scene.text[at] == PERCENT]
    if len(shares) != 1 or len(scene.claims) != 1 or scene.claims[shares[0]].change:
        return None
    found = scene.said["share-of-all"].match(scene.text, shares[0] + 1)
    share = scene.claims[shares[0]]
    if found is None or share.start < named.end or share.start - named.end > NEAR * 2:
        return None
    own = [each for each in totals if each.grid is named.row.grid]
    latest = _latest(own)
    if latest is None or not latest.named & stems(scene.text[found.start() : found.end()]):
        return None
    cell = named.row.row.figures.get(latest.at)
    if cell is None or not _is_of_time(named, _year(latest.column), share.end):
        return None
    return Share(cue=found[0].strip(), language="en", part=cell, whole=latest.claim, share=share)


def _latest(totals: Sequence[Total]) -> Total | None:
    """The only total, or the one of the latest year."""
    if len(totals) == 1:
        return totals[0]
    years = [_year(each.column) for each in totals]
    if not totals or not all(years) or len(set(years)) < len(years):
        return None
    return max(totals, key=lambda each: _year(each.column))


def _year(column: Column) -> str:
    """The year of a column; empty for none."""
    found = YEAR.findall(f"{column.period} {column.label}")
    return found[0] if found else ""
