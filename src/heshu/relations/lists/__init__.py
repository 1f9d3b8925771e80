"""Lists that announce their number and lists that number their items.

三项措施：一是减税；二是降费。 announces three and has two; 一是…二是…四是 leaves one out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Listing, Relation
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.lists.announced import listing_of_marks, listing_told_behind
from heshu.relations.lists.items import listing_behind
from heshu.relations.lists.lines import is_ranking, lists_on_lines
from heshu.relations.lists.marks import Mark, enumeration_of, marks_in, runs_of
from heshu.relations.lists.names import listing_of_names
from heshu.relations.lists.names_told import names_counted_next
from heshu.relations.lists.numbered import enumerations_told
from heshu.relations.lists.numbers import NOUN_REACH, counts_things, slight_numbers
from heshu.relations.lists.rules import ListRules, phrases
from heshu.relations.lists.sections import listings_of_sections
from heshu.relations.scene import Scene
from heshu.relations.slots import WordLists

__all__ = ["compile_lists", "find_lists"]


def compile_lists(pack: Pack, cautions: Cautions) -> ListRules:
    """The rules of a pack for lists."""
    phrase = phrases(pack).regex
    return ListRules(
        pack.language,
        re.compile(phrase("relation-item-mark"), re.IGNORECASE),
        re.compile(phrase("relation-marks-shared")),
        re.compile(phrase("relation-marks-elsewhere"), re.IGNORECASE),
        re.compile(phrase("relation-names-before")),
        re.compile(phrase("relation-names-behind")),
        re.compile(phrase("relation-names-first")),
        word_pattern(pack, "relation-list-noun"),
        word_pattern(pack, "relation-named-noun"),
        _led(pack),
        word_pattern(pack, "relation-list-open"),
        word_pattern(pack, "relation-list-nested"),
        word_pattern(pack, "claim-verb") if pack.words_named("claim-verb") else None,
        cautions,
    )


def _led(pack: Pack) -> re.Pattern[str] | None:
    """The words that point at a list, right before its number; `None` where a pack has none."""
    if not pack.words_named("relation-list-lead"):
        return None
    return re.compile(rf"{WordLists(pack).regex('relation-list-lead')}\s+$", re.IGNORECASE)


def find_lists(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, ListRules]
) -> Iterator[Relation]:
    """Numbered items over all sentences of a passage, and the numbers that announce lists."""
    passages: dict[int, list[Scene]] = {}
    for scene in scenes:
        passages.setdefault(scene.statement.passage, []).append(scene)
    numbered = [(group, _marks(group, rules)) for group in passages.values()]
    known = False
    for group, marks in numbered:
        own = rules[group[0].statement.language]
        runs = list(runs_of(marks))
        for run in runs:
            shared = _ranks(run[0], group) and is_ranking(run, ranked=True)
            if not shared and not own.cautions.doubts(group[0]):
                yield enumeration_of(run)
        if own.language == "en" and not own.cautions.doubts(group[0]):
            yield from enumerations_told(group)
            yield from names_counted_next(group, own, known=known)
        for scene in group:
            yield from _announced(scene, runs, group, own)
        known = known or any(scene.statement.is_prose for scene in group)
    yield from _on_lines(numbered, rules)
    if "zh" in rules:
        yield from listings_of_sections(scenes, rules["zh"])


def _marks(group: Sequence[Scene], rules: Mapping[LanguageCode, ListRules]) -> list[Mark]:
    """The numbers at the heads of the items of a passage."""
    own = rules[group[0].statement.language]
    return [mark for scene in group for mark in marks_in(scene.statement, own)]


def _ranks(first: Mark, group: Sequence[Scene]) -> bool:
    """True if the sentence says before the first number that the numbers are places: 前五名依次为."""
    said, text = group[0].said["ranked-lead"], first.statement.text
    return said.search(text, 0, first.start) is not None


def _on_lines(
    numbered: Sequence[tuple[Sequence[Scene], list[Mark]]], rules: Mapping[LanguageCode, ListRules]
) -> Iterator[Relation]:
    """The lists whose items are lines of their own, and the numbers right before them."""
    for own in rules.values():
        for lines in lists_on_lines(numbered, own.language):
            if own.cautions.doubts(lines.scenes[0]):
                continue
            yield from (enumeration_of(run) for run in lines.runs)
            group = (*lines.lead, *lines.scenes)
            for scene in () if lines.broken_off else lines.lead:
                if not own.cautions.doubts(scene):
                    yield from _told_before(scene, lines.runs, group, own)


def _told_before(
    scene: Scene, runs: Sequence[list[Mark]], group: Sequence[Scene], rules: ListRules
) -> Iterator[Listing]:
    """The numbers of a statement that announce the lines behind it."""
    text = scene.statement.text
    for claim in (*scene.claims.values(), *slight_numbers(scene)):
        near = claim.quantity.text + text[claim.end : claim.end + NOUN_REACH]
        if counts_things(claim) and rules.announcing.search(near):
            listing = listing_of_marks(claim, scene, runs, group)
            if listing is not None:
                yield listing


def _leads_to_marks(claim: Claim, scene: Scene, runs: Sequence[list[Mark]]) -> bool:
    """True for "lists two circumstances for stopping the belt: (1) smoke; (2) noise", any plural."""
    if scene.statement.language != "en" or not claim.quantity.words:
        return False
    starts = (run[0].start for run in runs if run[0].statement is scene.statement)
    text = scene.statement.text
    return any(
        PLURAL_TO_COLON.fullmatch(text, claim.end, start) is not None
        for start in starts
        if start > claim.end
    )


PLURAL_TO_COLON = re.compile(r"\s[a-z-]+s\b[^.;:()0-9]{0,60}:\s*\(?", re.IGNORECASE)


def _counts_points(claim: Claim, scene: Scene) -> bool:
    """True for 因两处违规受罚：其一…, whose number is told right before the list, whatever its noun."""
    said, text = scene.said, scene.statement.text
    lead = said["leads-to-points"].match(text, claim.end)
    if lead is None or said["counts-points"].fullmatch(claim.quantity.text) is None:
        return False
    return said["what-was-done"].search(lead[0]) is None


PAUSE = re.compile("，")
"""Behind it in Chinese another noun is told: 因两起事故，公司采取措施：一是…."""


def _announced(
    scene: Scene, runs: Sequence[list[Mark]], group: Sequence[Scene], rules: ListRules
) -> Iterator[Listing]:
    """Numbers of a statement that announce items: numbered ones, listed ones, names before."""
    if rules.cautions.doubts(scene):
        return
    text = scene.statement.text
    for claim in (*scene.claims.values(), *slight_numbers(scene)):
        if not counts_things(claim):
            continue
        near = claim.quantity.text + PAUSE.split(text[claim.end : claim.end + NOUN_REACH], 1)[0]
        noun = bool(
            rules.announcing.search(near)
            or _counts_points(claim, scene)
            or _leads_to_marks(claim, scene, runs)
        )
        listing = listing_of_marks(claim, scene, runs, group) if noun else None
        listing = listing or (listing_told_behind(claim, scene, runs, group) if noun else None)
        listing = (
            listing or listing_behind(claim, scene, rules) or listing_of_names(claim, scene, rules)
        )
        if listing is not None:
            yield listing
