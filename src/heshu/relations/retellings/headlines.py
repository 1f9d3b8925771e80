"""The one figure of an English headline beside the same deed in the sentences right below it.

"Nine dead as ferry sinks" above "leaving 12 people dead": the words right behind the figure of the
headline stand around that of the text, and the text prints the other number nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import lenient
from heshu.model.relations import Repeat
from heshu.relations.retellings.rules import SHORTEST, WORD, RetellingRules, stem
from heshu.relations.retellings.tellings import CLAUSE
from heshu.relations.scene import FIGURES, Scene
from heshu.relations.small_numbers import ENGLISH_ORDINALS

LEAD = 2
"""Sentences below a headline in which its figure is told again."""
KINDS = frozenset({"count", "number", "money"})
DEED = 2
"""Words that say what a figure of a headline is."""
BEFORE, AFTER = 4, 6
"""Words around a figure of the text among which they are sought."""
YEAR = re.compile(r"\d{4}", re.ASCII)
HALF = 0.5
"""Part of the words of a headline that its lead has."""
WIDEST = 3
"""Times that one number is the other at most; a headline of 5,000 runners is none of 120 of them."""
MOST = 12
"""Figures below a headline that are added up to see whether they make its own."""


class Deed(Struct, frozen=True):
    """A figure with the stems that say what it is."""

    claim: Claim
    words: frozenset[str]
    verb: frozenset[str]
    """The stem before it: a trial that enrols 312 patients may have screened 350."""


def find_headlines(
    scenes: Sequence[Scene], rules: RetellingRules, taken: frozenset[str]
) -> Iterator[Repeat]:
    """Each figure of a headline that is another one below it."""
    for index, scene in enumerate(scenes):
        statement = scene.statement
        headline = statement.heading or scene.said["headline-label"].match(statement.text)
        if not headline or statement.language != "en" or rules.cautions.doubts(scene):
            continue
        told = _of_headline(scene, rules)
        body = list(_below(scenes, index))
        if told is None or told.claim.id in taken or not body:
            continue
        later = _below_headline(told, scene, body, rules)
        if later is not None and later.id not in taken:
            yield Repeat(
                language="en",
                cue=" ".join(sorted(told.words)),
                earlier=told.claim,
                later=later,
                kind="headline",
            )


def _below(scenes: Sequence[Scene], index: int) -> Iterator[Scene]:
    """The sentences below a headline, as far as the next one."""
    for scene in scenes[index + 1 :]:
        if not scene.statement.is_prose:
            return
        yield scene


def _of_headline(scene: Scene, rules: RetellingRules) -> Deed | None:
    """The only figure of a headline, with the words behind it or, where there are none, before it."""
    figures = [each for each in scene.claims.items() if each[1].id]
    if len(scene.claims) != 1 or not figures or "?" in scene.text:
        return None
    offset, claim = figures[0]
    if claim.quantity.kind not in KINDS or claim.quantity.value is None:
        return None
    behind = scene.text[offset + 1 :]
    joint = scene.said["headline-joint"].search(behind)
    words = _stems(behind[: joint.start()] if joint else behind, rules)[:DEED]
    ahead = _stems(scene.text[:offset], rules)[-1:]
    known = set(words) & set(rules.classes.values())
    verb = frozenset(ahead if words and not known else ())
    return Deed(claim, frozenset(words or ahead), verb) if words or ahead else None


def _stems(text: str, rules: RetellingRules) -> list[str]:
    """The stems of words that say something, in order."""
    found = [stem(word) for word in WORD.findall(text) if len(word) >= SHORTEST]
    classed = [rules.classes.get(each, each) for each in found if each not in rules.common]
    return [each for each in classed if each not in rules.people]


def _below_headline(
    told: Deed, scene: Scene, body: Sequence[Scene], rules: RetellingRules
) -> Claim | None:
    """The one other figure of the lead with the words of a headline, if the text has not its own."""
    lead = body[:LEAD]
    label = scene.said["headline-label"].match(scene.text)
    own = set(_stems(scene.text[label.end() if label else 0 :], rules))
    found = {word for each in lead for word in _stems(each.text, rules)}
    if len(own & found) < HALF * len(own) or not told.verb <= found:
        return None
    one = told.claim.quantity
    every = [
        claim
        for each in body
        for claim in each.claims.values()
        if claim.quantity.kind in KINDS and claim.quantity.value is not None
    ]
    if any(lenient(claim.quantity).meets(lenient(one)) for claim in every):
        return None
    if _adds_up(told.claim, every) or _is_made_with_one(told, lead, rules):
        return None
    fits = [
        claim
        for each in lead
        if not rules.cautions.doubts(each)
        for offset, claim in each.claims.items()
        if claim.id and _is_like(claim, told.claim) and _says(each, offset, told.words, rules)
    ]
    if any((each.quantity.value or 0) < (one.value or 0) for each in fits) and any(
        each.said["the-rest-of-them"].search(each.text) for each in lead
    ):
        return None  # 180 jobs go this year, and the rest next spring
    return fits[0] if len({each.quantity.value for each in fits}) == 1 else None


ORDINAL = re.compile(
    rf"\b(?:an?|the) (?P<number>{'|'.join(ENGLISH_ORDINALS)})\b(?P<rest>[^,;.]{{0,60}})",
    re.IGNORECASE,
)


def _is_made_with_one(told: Deed, lead: Sequence[Scene], rules: RetellingRules) -> bool:
    """True for five dead above "Four were killed, and a fifth died": the last one has an ordinal."""
    return any(
        ENGLISH_ORDINALS[found["number"].lower()] == told.claim.quantity.value
        and told.words <= set(_stems(found["rest"], rules))
        for each in lead
        for found in ORDINAL.finditer(each.statement.text)
    )


def _is_like(one: Claim, two: Claim) -> bool:
    """True for figures of one unit and about one size."""
    first, second = one.quantity, two.quantity
    money = {first.kind, second.kind} == {"money"} and first.unit == second.unit
    counts = "money" not in (first.kind, second.kind) and first.kind in KINDS
    if not (money or counts) or not first.value or not second.value:
        return False
    return max(first.value, second.value) <= WIDEST * min(first.value, second.value)


def _says(scene: Scene, offset: int, words: frozenset[str], rules: RetellingRules) -> bool:
    """True if all the words stand around a figure in its clause, and no other figure is told."""
    text = scene.text
    start = max((found.end() for found in CLAUSE.finditer(text, 0, offset)), default=0)
    stop = CLAUSE.search(text, offset)
    end = stop.start() if stop else len(text)
    dated = any(YEAR.match(each.iso) for at, each in scene.times.items() if start <= at < end)
    if dated or rules.otherwise.search(text, start, end):
        return False  # which laid off 300 pilots in 2021
    if scene.said["won-before"].search(text, start, end):
        return False
    ahead = re.split(f"[{FIGURES}]", text[start:offset])[-1]
    behind = re.split(f"[{FIGURES}]", text[offset + 1 : end])[0]
    joint = scene.said["clauses-joined"].search(behind)
    behind = behind[: joint.start()] if joint else behind
    near = [*_stems(ahead, rules)[-BEFORE:], *_stems(behind, rules)[:AFTER]]
    return words <= set(near)


def _adds_up(total: Claim, every: Sequence[Claim]) -> bool:
    """True if two or more figures of the text make that of the headline: 18 and 12 arrests are 30."""
    values = [each.quantity.value for each in every[:MOST] if each.quantity.value is not None]
    return any(
        sum(some) == total.quantity.value for size in (2, 3) for some in combinations(values, size)
    )
