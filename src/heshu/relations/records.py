"""A mark that broke a record, and the record: 以10秒62的成绩打破10秒58的纪录 cannot be.

A time that breaks a record is shorter, any other mark greater; but the longest stay is longer, and
the lowest price lower, so that words of such records say nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model.figures import Claim
from heshu.model.relations import Comparative
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import Scene
from heshu.relations.slots import Rule, compile_patterns

MEASURED = frozenset({"duration", "length", "mass"})
"""Kinds of marks of which it is known which is the better one ..."""
COUNTED = frozenset({"count", "number", "score", "money"})
"""... or of which a record is nearly always the highest."""
RACES = frozenset({"s", "min", "ms"})
"""Units of races; what takes days is a stay, a service or a drought, whose record is the longest."""


class RecordRules(Struct, frozen=True):
    """What the finder of broken records compiled from a pack."""

    broken: tuple[Rule, ...]
    cautions: Cautions


def compile_records(pack: Pack, cautions: Cautions) -> RecordRules:
    """The rules of a pack for records that are broken."""
    return RecordRules(compile_patterns(pack, "record-broken"), cautions)


def find_records(scene: Scene, rules: RecordRules) -> Iterator[Comparative]:
    """The mark of a sentence beside the record that it broke; the first reading of each mark."""
    seen: set[int] = set()
    for match in matches(rules.broken, scene):
        ends = _ends(match)
        if ends is not None and not _may_be_most(scene, ends[0]):
            continue
        if ends is None or ends[0].start in seen or scene.said["record-of-most"].search(scene.text):
            continue
        if rules.cautions.forbid(scene, match.start, match.end):
            continue
        mark, record = ends
        seen.add(mark.start)
        yield Comparative(
            cue=match.cue, language=scene.statement.language,
            subject=mark, standard=record,
            direction="below" if mark.quantity.kind == "duration" else "above",
        )  # fmt: skip


def _ends(match: Match) -> tuple[Claim, Claim] | None:
    """The new mark and the old one in its unit; `None` where it is not known which is better."""
    mark, record = match.claim("subject"), match.claim("standard")
    if mark is None or record is None or mark.start == record.start:
        return None
    first, second = mark.quantity, record.quantity
    if not second.unit and first.kind in MEASURED and second.kind == "count":
        record = _in_unit_of(mark, record)  # 10.62 seconds, breaking the record of 10.58
    if first.kind not in MEASURED | COUNTED or not comparable(mark, record):
        return None
    if first.kind == "duration" and first.unit not in RACES:
        return None
    if first.qualifier or second.qualifier:
        return None
    changed = mark.change.endswith("-by") and first.kind != "length"  # a jump of 8.05 metres
    return None if changed else (mark, record)


def _may_be_most(scene: Scene, mark: Claim) -> bool:
    """False for a count of which it is not said that more of it is a record: 266 strokes."""
    measured = mark.quantity.kind in MEASURED
    return measured or scene.said["record-of-many"].search(scene.text) is not None


def _in_unit_of(mark: Claim, record: Claim) -> Claim:
    """The record with the unit that it leaves to the mark."""
    quantity = replace(record.quantity, unit=mark.quantity.unit, kind=mark.quantity.kind)
    return replace(record, quantity=quantity)
