"""Relate: claims -> relations, where the text says in so many words that figures belong together.

产量从10.5万吨增加到12.6万吨，增长20% ties three figures into a `Change`. Combinations of figures
are never tried: without a cue there is no relation.

A finder is a pair of functions in a module of its own: one compiles its rules from a pack, one
finds its relations. Finders of `SENTENCE` see one statement at a time, those of `DOCUMENT` all
statements of a document at once. A new finder is a line below.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model.faults import Fault, fault
from heshu.model.figures import Statement
from heshu.model.relations import Relation, mentions, operands, place_of
from heshu.model.texts import LanguageCode
from heshu.relations.averages import compile_averages, find_averages
from heshu.relations.bills import find_bills
from heshu.relations.bounded import compile_bounded, find_bounded
from heshu.relations.brackets import without_former
from heshu.relations.cautions import Cautions, compile_cautions, only_cautions
from heshu.relations.changes import (
    compile_bases,
    compile_changes,
    compile_cumulative,
    find_bases,
    find_changes,
    find_cumulative,
    find_told_in_turn,
)
from heshu.relations.conversions import compile_conversions, find_conversions
from heshu.relations.dates import compile_dates, find_dates, looking_back
from heshu.relations.differences import find_differences
from heshu.relations.documents.ages import find_ages
from heshu.relations.documents.attendances import find_attendances
from heshu.relations.documents.bodies import find_bodies
from heshu.relations.documents.changes_again import compile_changes_again, find_changes_again
from heshu.relations.documents.classified import find_classified
from heshu.relations.documents.closing_parts import find_closing_parts
from heshu.relations.documents.divided import find_divided
from heshu.relations.documents.earlier_wholes import find_earlier_wholes
from heshu.relations.documents.events import find_events
from heshu.relations.documents.formulas import find_formulas
from heshu.relations.documents.jubilees import compile_jubilees, find_jubilees
from heshu.relations.documents.jubilees_named import find_named_jubilees
from heshu.relations.documents.lives import find_told_lives
from heshu.relations.documents.margins import find_margins
from heshu.relations.documents.monthly import compile_monthly, find_monthly
from heshu.relations.documents.named_wholes import find_named_wholes
from heshu.relations.documents.per_many import find_per_many
from heshu.relations.documents.purchases import find_purchases
from heshu.relations.documents.races import find_races
from heshu.relations.documents.ratios import find_ratios
from heshu.relations.documents.remainders import find_remainders
from heshu.relations.documents.scores import find_scores
from heshu.relations.documents.spending import find_spending
from heshu.relations.documents.spread_parts import find_spread_parts
from heshu.relations.documents.sums import find_sums, told_once
from heshu.relations.documents.targets_done import find_targets_done
from heshu.relations.documents.targets_met import compile_targets_met, find_targets_met
from heshu.relations.documents.terms_in_turn import find_terms_in_turn
from heshu.relations.extremes import compile_extremes, find_extremes
from heshu.relations.fractions import compile_fractions, find_fractions
from heshu.relations.games.chinese import find_games
from heshu.relations.games.english import find_english_games
from heshu.relations.games.quarters import find_quarters
from heshu.relations.games.spells import find_spells
from heshu.relations.games.victories import find_victories
from heshu.relations.halves import compile_halves, find_halves
from heshu.relations.itemised import find_itemised
from heshu.relations.joined import IN_TURN, halves, in_turn, pairs, restored, widest
from heshu.relations.left_over import figures_of, without_completed
from heshu.relations.lists import compile_lists, find_lists
from heshu.relations.lunar import compile_lunar, find_lunar
from heshu.relations.majorities import compile_majorities, find_majorities
from heshu.relations.measures import compile_measures, find_measures
from heshu.relations.motions import compile_motions, find_motions
from heshu.relations.parts import compile_parts, find_parts
from heshu.relations.ranges import compile_ranges, find_ranges
from heshu.relations.rankings import compile_rankings, find_rankings
from heshu.relations.records import compile_records, find_records
from heshu.relations.repeats import compile_repeats, find_repeats
from heshu.relations.restatements import compile_restatements, find_restatements
from heshu.relations.roles import consistent
from heshu.relations.scene import Scene
from heshu.relations.share_lists import find_share_lists
from heshu.relations.share_lists.rules import compile_share_lists
from heshu.relations.shares import compile_shares, find_shares
from heshu.relations.standings import compile_standings, find_standings
from heshu.relations.statistics import compile_statistics, find_statistics
from heshu.relations.superlatives import compile_superlatives, find_superlatives
from heshu.relations.tables import compile_tables, find_tables
from heshu.relations.tables.extremes_told import compile_told_extremes, find_told_extremes
from heshu.relations.tables.prose import compile_prose, find_prose
from heshu.relations.tables.told_rows import find_told_rows
from heshu.relations.times import compile_times, find_times
from heshu.relations.usage import compile_usage, find_usage
from heshu.relations.values import compile_values, find_values, without_indian
from heshu.relations.viewing import Doublings, compile_doublings, punctuated, view
from heshu.relations.vocabulary import Vocabulary, compile_vocabulary
from heshu.relations.votes import compile_votes, find_votes

LONGEST = 2000
"""Characters of a sentence that are read; a longer one is a list or a table run together."""


class SentenceFinder(Struct, frozen=True, kw_only=True):
    """Finds the relations that one statement states."""

    name: str
    compile: Callable[[Pack, Cautions], Any]
    find: Callable[[Scene, Any], Iterator[Relation]]
    figures: int = 1
    """It is not asked where a statement has fewer figures."""
    ties: bool = True
    """It ties figures together; else it looks at one alone, which the claim table need not know."""
    like: str = ""
    """The finder whose rules it shares; it is asked only of sentences that are read as one."""


class DocumentFinder(Struct, frozen=True, kw_only=True):
    """Finds relations between statements; it is given the rules of every language met."""

    name: str
    compile: Callable[[Pack, Cautions], Any]
    find: Callable[[Sequence[Scene], Mapping[LanguageCode, Any]], Iterator[Relation]]
    ties: bool = True


SENTENCE = (
    SentenceFinder(name="changes", compile=compile_changes, find=find_changes),
    SentenceFinder(
        name=IN_TURN, compile=compile_changes, find=find_told_in_turn, figures=3, like="changes"
    ),
    SentenceFinder(name="values", compile=compile_values, find=find_values, figures=0, ties=False),
    SentenceFinder(name="measures", compile=compile_measures, find=find_measures, ties=False),
    SentenceFinder(name="bounded", compile=compile_bounded, find=find_bounded, ties=False),
    SentenceFinder(name="ranges", compile=compile_ranges, find=find_ranges, figures=0, ties=False),
    SentenceFinder(name="rankings", compile=compile_rankings, find=find_rankings),
    SentenceFinder(name="extremes", compile=compile_extremes, find=find_extremes, figures=2),
    SentenceFinder(name="motions", compile=compile_motions, find=find_motions, figures=2),
    SentenceFinder(name="fractions", compile=compile_fractions, find=find_fractions, figures=2),
    SentenceFinder(
        name="conversions", compile=compile_conversions, find=find_conversions, figures=2
    ),
    SentenceFinder(name="shares", compile=compile_shares, find=find_shares),
    SentenceFinder(
        name="share-lists", compile=compile_share_lists, find=find_share_lists, figures=2
    ),
    SentenceFinder(name="averages", compile=compile_averages, find=find_averages, figures=2),
    SentenceFinder(name="bills", compile=only_cautions, find=find_bills, figures=3),
    SentenceFinder(name="differences", compile=only_cautions, find=find_differences, figures=3),
    SentenceFinder(name="parts", compile=compile_parts, find=find_parts, figures=0),
    SentenceFinder(name="dates", compile=compile_dates, find=find_dates, figures=0, ties=False),
    SentenceFinder(name="lunar", compile=compile_lunar, find=find_lunar, figures=0, ties=False),
    SentenceFinder(name="times", compile=compile_times, find=find_times, figures=0),
    SentenceFinder(name="restatements", compile=compile_restatements, find=find_restatements),
    SentenceFinder(name="usage", compile=compile_usage, find=find_usage, figures=0, ties=False),
    SentenceFinder(
        name="statistics", compile=compile_statistics, find=find_statistics, figures=0, ties=False
    ),
    SentenceFinder(name="votes", compile=compile_votes, find=find_votes, figures=0),
    SentenceFinder(name="records", compile=compile_records, find=find_records, figures=2),
    SentenceFinder(name="majorities", compile=compile_majorities, find=find_majorities, figures=3),
    SentenceFinder(name="games", compile=only_cautions, find=find_games, figures=3),
    SentenceFinder(name="halves", compile=compile_halves, find=find_halves, figures=3),
    SentenceFinder(name="english-games", compile=only_cautions, find=find_english_games, figures=3),
    SentenceFinder(name="spells", compile=only_cautions, find=find_spells, figures=3),
    SentenceFinder(name="standings", compile=compile_standings, find=find_standings, figures=2),
    SentenceFinder(
        name="superlatives", compile=compile_superlatives, find=find_superlatives, figures=2
    ),
)
TYING = tuple(finder.name for finder in SENTENCE if finder.ties)
"""The names of those that tie figures together."""
DOCUMENT: tuple[DocumentFinder, ...] = (
    DocumentFinder(name="repeats", compile=compile_repeats, find=find_repeats),
    DocumentFinder(name="lists", compile=compile_lists, find=find_lists, ties=False),
    DocumentFinder(name="itemised", compile=compile_lists, find=find_itemised, ties=False),
    DocumentFinder(name="tables", compile=compile_tables, find=find_tables),
    DocumentFinder(name="cells", compile=compile_prose, find=find_prose),
    DocumentFinder(name="told-rows", compile=compile_prose, find=find_told_rows),
    DocumentFinder(name="bases", compile=compile_bases, find=find_bases),
    DocumentFinder(name="jubilees", compile=compile_jubilees, find=find_jubilees),
    DocumentFinder(name="named-jubilees", compile=only_cautions, find=find_named_jubilees),
    DocumentFinder(name="ages", compile=only_cautions, find=find_ages),
    DocumentFinder(name="victories", compile=only_cautions, find=find_victories),
    DocumentFinder(name="quarters", compile=only_cautions, find=find_quarters),
    DocumentFinder(name="scores", compile=only_cautions, find=find_scores),
    DocumentFinder(name="ratios", compile=only_cautions, find=find_ratios),
    DocumentFinder(name="per-many", compile=compile_averages, find=find_per_many),
    DocumentFinder(name="changes-again", compile=compile_changes_again, find=find_changes_again),
    DocumentFinder(name="monthly", compile=compile_monthly, find=find_monthly),
    DocumentFinder(name="events", compile=only_cautions, find=find_events),
    DocumentFinder(name="targets-done", compile=only_cautions, find=find_targets_done),
    DocumentFinder(name="spending", compile=only_cautions, find=find_spending),
    DocumentFinder(name="margins", compile=only_cautions, find=find_margins),
    DocumentFinder(name="races", compile=only_cautions, find=find_races),
    DocumentFinder(name="sums", compile=only_cautions, find=find_sums),
    DocumentFinder(name="formulas", compile=only_cautions, find=find_formulas),
    DocumentFinder(name="divided", compile=only_cautions, find=find_divided),
    DocumentFinder(name="classified", compile=only_cautions, find=find_classified),
    DocumentFinder(name="attendances", compile=only_cautions, find=find_attendances),
    DocumentFinder(name="targets-met", compile=compile_targets_met, find=find_targets_met),
    DocumentFinder(name="remainders", compile=only_cautions, find=find_remainders),
    DocumentFinder(name="earlier-wholes", compile=only_cautions, find=find_earlier_wholes),
    DocumentFinder(name="named-wholes", compile=only_cautions, find=find_named_wholes),
    DocumentFinder(name="spread-parts", compile=only_cautions, find=find_spread_parts),
    DocumentFinder(name="closing-parts", compile=only_cautions, find=find_closing_parts),
    DocumentFinder(name="terms-in-turn", compile=only_cautions, find=find_terms_in_turn),
    DocumentFinder(name="purchases", compile=only_cautions, find=find_purchases),
    DocumentFinder(name="bodies", compile=compile_votes, find=find_bodies),
    DocumentFinder(name="told-lives", compile=only_cautions, find=find_told_lives),
    DocumentFinder(name="told-extremes", compile=compile_told_extremes, find=find_told_extremes),
    DocumentFinder(name="cumulative", compile=compile_cumulative, find=find_cumulative),
)


class RelationRules(Struct, frozen=True):
    """The compiled rules of one language: those of each finder by its name."""

    finders: Mapping[str, Any]
    doubling: Doublings
    said: Vocabulary


def compile_rules(pack: Pack) -> RelationRules:
    """The rules of a pack for all relations."""
    cautions = compile_cautions(pack)
    finders: tuple[SentenceFinder | DocumentFinder, ...] = (*SENTENCE, *DOCUMENT)
    return RelationRules(
        {
            finder.name: finder.compile(pack, cautions)
            for finder in finders
            if isinstance(finder, DocumentFinder) or not finder.like
        },
        compile_doublings(pack),
        compile_vocabulary(pack),
    )


def relate(
    statements: Sequence[Statement],
    rules: Mapping[LanguageCode, RelationRules],
    as_of: datetime.date | None = None,
    *,
    alone: bool = True,
    faults: list[Fault] | None = None,
) -> tuple[Relation, ...]:
    """The relations that the statements state, named r1, r2... in reading order.

    `rules` holds the compiled rules of each language that the statements are in; `as_of` is the
    day of the document, if it is known. What looks at one figure alone, and is named after the
    relations that tie figures together, is left out where it is not wanted.

    A finder that breaks hides nothing of the others where `faults` are collected, and a fault is
    told of it once; else its exception is raised.
    """
    scenes = [
        view(punctuated(statement), own.doubling, own.said, as_of)
        for statement in statements
        for own in (rules[statement.language],)
        if len(statement.text) <= LONGEST
    ]
    scenes = looking_back(scenes)
    found = _found(scenes, rules, faults, ties=True)
    found = told_once(without_former(_over_two(scenes, rules, found, faults), scenes))
    if alone:
        found += _found(scenes, rules, faults, ties=False)
    return tuple(
        [
            replace(relation, id=f"r{number}")
            for number, relation in enumerate(without_indian(consistent(found), scenes), start=1)
        ]
    )


def _found(
    scenes: Sequence[Scene],
    rules: Mapping[LanguageCode, RelationRules],
    faults: list[Fault] | None,
    *,
    ties: bool,
) -> list[Relation]:
    """What the finders that tie figures together find, or the others, in reading order."""
    finders = [finder for finder in SENTENCE if finder.ties == ties and not finder.like]
    found = [
        relation
        for scene in scenes
        if _has_digits_or_figures(scene.statement)
        for relation in _of_sentence(scene, rules[scene.statement.language], finders, faults)
    ]
    for finder in DOCUMENT:
        if finder.ties == ties:
            own = {language: compiled.finders[finder.name] for language, compiled in rules.items()}
            try:
                found.extend(finder.find(scenes, own))
            except Exception:  # noqa: BLE001 - told by whoever collects faults
                _kept(faults, finder.name, "the document")
    return sorted(found, key=_beginning)


def _beginning(relation: Relation) -> int:
    """Where a relation begins in the source."""
    return place_of(relation).start


def _over_two(
    scenes: Sequence[Scene],
    rules: Mapping[LanguageCode, RelationRules],
    known: list[Relation],
    faults: list[Fault] | None,
) -> list[Relation]:
    """The known relations with those of sentences that go on where the one before ended."""
    wider, told = [], {figures_of(each) for each in known}
    for pair in chain(pairs(scenes), halves(scenes, TYING), in_turn(scenes)):
        own = rules[pair.joint.language]
        scene = view(pair.joint, own.doubling, own.said, scenes[0].as_of)
        finders = [finder for finder in SENTENCE if finder.name in pair.finders]
        found = [restored(each, pair) for each in _of_sentence(scene, own, finders, faults)]
        new = (
            each for each in found if IN_TURN not in pair.finders or figures_of(each) not in told
        )
        wider += [each for each in new if pair.bridges(each, pair)]
    kept = without_completed(known, scenes)
    return sorted(widest(kept, wider), key=_beginning) if wider else kept


def _has_digits_or_figures(statement: Statement) -> bool:
    """True if a statement can have a relation; a date that does not exist is no mention."""
    text = statement.text  # “three times faster” has no digit
    return (
        bool(statement.claims or statement.mentions)
        or any(map(str.isdecimal, text))
        or " times " in text
        or (statement.language == "en" and "、" in text)  # the caption says 三、四百人
    )


def _of_sentence(
    scene: Scene,
    rules: RelationRules,
    finders: Sequence[SentenceFinder],
    faults: list[Fault] | None,
) -> Iterator[Relation]:
    """What the finders find in one statement."""
    count = len(scene.claims)
    for finder in finders:
        if count >= finder.figures:
            try:
                found = finder.find(scene, rules.finders[finder.like or finder.name])
                yield from (each for each in found if not _is_across_header(each, scene.statement))
            except Exception:  # noqa: BLE001 - told by whoever collects faults
                _kept(faults, finder.name, _whereabouts(scene.statement))


def _kept(faults: list[Fault] | None, finder: str, on: str) -> None:
    """Keep the exception that is being handled, once for each finder; raise it if nobody wants it."""
    if faults is None:
        raise  # noqa: PLE0704 - the exception of the finder
    broken = fault(f"finder {finder}", on)
    if all(each.part != broken.part for each in faults):
        faults.append(broken)


def _whereabouts(statement: Statement) -> str:
    """Where a statement stands: `line 3`."""
    lines = [each.place.line for each in statement.claims]
    lines += [each.place.line for each in statement.mentions]
    if statement.place is not None:
        lines.append(statement.place.line)
    return f"line {min(lines)}" if lines else f"{statement.text[:40]!r}"


def _is_across_header(relation: Relation, statement: Statement) -> bool:
    """True for what stands in several cells of a header: | 2025 | 1991–2020 |."""
    heads = [cell for cell in statement.cells if cell.header]
    if len(heads) < 2:
        return False
    starts = [claim.start for _, claim in operands(relation)]
    starts += [mention.start for mention in mentions(relation)]
    held = {cell.column for cell in heads for at in starts if cell.start <= at < cell.end}
    return len(held) > 1
