"""Relate: claims -> relations, where the text says in so many words that figures belong together.

产量从10.5万吨增加到12.6万吨，增长20% ties three figures into a `Change`. Combinations of figures
are never tried: without a cue there is no relation.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model.figures import Claim, Statement
from heshu.model.relations import AnyRelation, CalendarDate, operands
from heshu.model.texts import LanguageCode
from heshu.relations.averages import AverageRules, compile_averages, find_averages
from heshu.relations.bounded import BoundedRules, compile_bounded, find_bounded
from heshu.relations.cautions import compile_cautions
from heshu.relations.changes import ChangeRules, compile_changes, find_changes
from heshu.relations.dates import DateRules, compile_dates, find_dates
from heshu.relations.parts import PartRules, compile_parts, find_parts
from heshu.relations.ranges import RangeRules, compile_ranges, find_ranges
from heshu.relations.rankings import RankRules, compile_rankings, find_rankings
from heshu.relations.scene import Doublings, Scene, view
from heshu.relations.shares import ShareRules, compile_shares, find_shares

LONGEST = 2000
"""Characters of a sentence that are read; a longer one is a list or a table run together."""


class RelationRules(Struct, frozen=True):
    """The compiled rules of one language, one field for each type of relation."""

    changes: ChangeRules
    parts: PartRules
    shares: ShareRules
    averages: AverageRules
    rankings: RankRules
    ranges: RangeRules
    bounded: BoundedRules
    dates: DateRules
    doubling: Doublings


def compile_rules(pack: Pack) -> RelationRules:
    """The rules of a pack for all relations."""
    cautions = compile_cautions(pack)
    return RelationRules(
        compile_changes(pack, cautions),
        compile_parts(pack, cautions),
        compile_shares(pack, cautions),
        compile_averages(pack, cautions),
        compile_rankings(pack, cautions),
        compile_ranges(pack, cautions),
        compile_bounded(pack, cautions),
        compile_dates(pack, cautions),
        compile_doublings(pack),
    )


def compile_doublings(pack: Pack) -> Doublings:
    """The words of a pack that say a multiple: `翻番|2`."""
    entries = [entry.partition("|") for entry in pack.words_named("relation-doubling")]
    body = any_of(word for word, _, _ in entries)
    edged = body if pack.language == "zh" else rf"(?<![A-Za-z]){body}(?![A-Za-z])"
    values = {word: Decimal(value) for word, _, value in entries}
    return Doublings(re.compile(edged, re.IGNORECASE), values)


def relate(
    statements: Sequence[Statement],
    rules: Mapping[LanguageCode, RelationRules],
    as_of: datetime.date | None = None,
) -> tuple[AnyRelation, ...]:
    """The relations that the statements state, named r1, r2... in reading order.

    `rules` holds the compiled rules of each language that the statements are in.
    """
    found: list[AnyRelation] = []
    for statement in statements:
        if len(statement.text) <= LONGEST and _has_digits_or_figures(statement):
            found.extend(relations_of(statement, rules[statement.language], as_of))
    return tuple(
        replace(relation, id=f"r{number}") for number, relation in enumerate(found, start=1)
    )


def _has_digits_or_figures(statement: Statement) -> bool:
    """True if a statement can have a relation; a date that does not exist is no mention."""
    return bool(statement.claims or statement.mentions) or any(map(str.isdecimal, statement.text))


def relations_of(
    statement: Statement, rules: RelationRules, as_of: datetime.date | None = None
) -> list[AnyRelation]:
    """The relations of one statement in order of their first figure."""
    scene = view(statement, rules.doubling)
    return sorted(_find(scene, rules, as_of), key=_first)


def _find(scene: Scene, rules: RelationRules, as_of: datetime.date | None) -> Iterator[AnyRelation]:
    """What every finder finds; those for figures are skipped where there is none."""
    if scene.claims:
        yield from find_changes(scene, rules.changes)
        yield from find_bounded(scene, rules.bounded)
        yield from find_ranges(scene, rules.ranges)
        yield from find_rankings(scene, rules.rankings)
    if len(scene.claims) > 1:
        yield from find_shares(scene, rules.shares)
        yield from find_averages(scene, rules.averages)
    elif scene.claims:
        yield from find_shares(scene, rules.shares)
    yield from find_parts(scene, rules.parts)
    yield from find_dates(scene, rules.dates, as_of)


def _first(relation: AnyRelation) -> int:
    """Offset of the first figure of a relation in its sentence."""
    if isinstance(relation, CalendarDate):
        return relation.mention.start
    return min(claim.start for claim in _claims(relation))


def _claims(relation: AnyRelation) -> Iterator[Claim]:
    return (claim for _, claim in operands(relation))
