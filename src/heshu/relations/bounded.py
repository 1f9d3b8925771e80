"""Rates that stay between 0 and 100 %: 森林覆盖率达到123%."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages import lists
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import BoundedRate
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import matches
from heshu.relations.scene import Scene
from heshu.relations.slots import Rule, compile_patterns

WHOLE_PERCENT = 100
WORDS_BEFORE = 24
"""Masked characters before a figure that may belong to the name of its rate."""


class BoundedRules(Struct, frozen=True):
    """What the finder of bounded rates compiled from a pack."""

    stated: tuple[Rule, ...]
    unbounded: re.Pattern[str]
    named: re.Pattern[str]
    """A bounded rate at the end of an indicator, or with what it is a rate of behind it."""
    cautions: Cautions


def compile_bounded(pack: Pack, cautions: Cautions) -> BoundedRules:
    """The rules of a pack for bounded rates."""
    return BoundedRules(
        compile_patterns(pack, "bounded"),
        word_pattern(pack, "relation-unbounded-rate"),
        re.compile(
            word_pattern(pack, "relation-bounded-rate").pattern
            + rf"(?:$|\s(?=(?:{lists.words(pack, 'relation-rate-joint')})\s))",
            re.IGNORECASE,
        ),
        cautions,
    )


def find_bounded(scene: Scene, rules: BoundedRules) -> Iterator[BoundedRate]:
    """The bounded rates of a statement that are out of their limits."""
    if not any(_out_of_limits(claim) for claim in scene.claims.values()):
        return
    seen: set[int] = set()
    for match in matches(rules.stated, scene):
        claim = match.claim("rate")
        if claim is None or claim.start in seen or not _out_of_limits(claim):
            continue
        if rules.unbounded.search(scene.text, max(match.start - WORDS_BEFORE, 0), match.end + 20):
            continue
        if claim.change.endswith("-by") or _is_held_against(scene, match.start, match.end):
            continue
        seen.add(claim.start)
        if not rules.cautions.forbid(scene, match.start, match.end):
            name = match.words.get("bounded_rate", match.cue)
            yield BoundedRate(cue=name, language=scene.statement.language, claim=claim)
    yield from _by_indicator(scene, rules, seen)


def _is_held_against(scene: Scene, start: int, end: int) -> bool:
    """True for 入住率恢复到上年同期的112% and "104% of the certified level": no share of a whole."""
    behind = scene.said["of-another-time"].match(scene.text, end)
    return (
        behind is not None
        or scene.said["against-a-base"].search(scene.text, start, end) is not None
    )


def _by_indicator(scene: Scene, rules: BoundedRules, seen: set[int]) -> Iterator[BoundedRate]:
    """Rates that the table names: the 103.1% of 完工率、入住率分别为98.6%和103.1%."""
    for offset, claim in scene.claims.items():
        if not _out_of_limits(claim) or claim.start in seen or claim.change.endswith("-by"):
            continue
        name = claim.indicator
        if "indicator" in claim.inherited:
            continue
        found = rules.named.search(name)
        first = max(offset - WORDS_BEFORE, 0)
        if _is_held_against(scene, first, offset + 1) or scene.said["of-base"].match(
            scene.text, offset + 1
        ):
            continue  # attendance was 104% of last year's
        english = scene.statement.language == "en"  # the prison's occupancy rate rose to 137%
        near = scene.text if english else scene.text[first : offset + 1]
        unbounded = rules.unbounded.search(name) or rules.unbounded.search(near)
        if found is None or unbounded or claim.modality != "stated":
            continue
        if not rules.cautions.forbid(scene, 0, offset):
            yield BoundedRate(cue=found[0], language=scene.statement.language, claim=claim)


def _out_of_limits(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity.kind != "percent":
        return False
    ends = [end for end in (quantity.value, quantity.low, quantity.high) if end is not None]
    return any(not 0 <= end <= WHOLE_PERCENT for end in ends)
