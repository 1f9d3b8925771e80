"""Changes: 从10.5万吨增加到12.6万吨，增长20% -> start, end, rate, direction up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model.figures import Claim
from heshu.model.relations import Change, Direction
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import Match, Rule, compile_patterns, match_at, matches
from heshu.relations.scene import TIME, Scene

MOST_ATTACHED = 4
"""Changes that a text may add to one pair: difference, percentage, multiple, points."""
REACH_BACK = 30
"""Masked characters before a pair in which a change printed ahead of it begins."""
NEAR = 20
"""Masked characters before a pair that may say how it was computed (按可比价格)."""
CHANGE_TO = re.compile(r"(?:[到至为是达成]|to|to about|of|=)\s*$", re.IGNORECASE)
CHANGE_BY = re.compile(r"了[近约超达]*$")
DOUBLING = re.compile(r"番|翻倍|doubl", re.IGNORECASE)
TO_THE_MULTIPLE = re.compile(
    r"fold|doubl|tripl|trebl|quadrupl|quintupl|factor|halv|half|as (?:many|much|high|large)",
    re.IGNORECASE,
)


class ChangeRules(Struct, frozen=True):
    """What the finder of changes compiled from a pack."""

    pairs: tuple[Rule, ...]
    after: tuple[Rule, ...]
    before: tuple[Rule, ...]
    fall: tuple[Rule, ...]
    fall_multiple: tuple[Rule, ...]
    up: re.Pattern[str]
    down: re.Pattern[str]
    crosses_zero: re.Pattern[str]
    never_negative: re.Pattern[str]
    descending: re.Pattern[str]
    turnaround: re.Pattern[str]
    """A loss that became a profit has no growth rate."""
    idiom: re.Pattern[str]
    """What follows a multiple in "three times less likely", which is about odds."""
    cautions: Cautions


def compile_changes(pack: Pack, cautions: Cautions) -> ChangeRules:
    """The rules of a pack for changes."""
    return ChangeRules(
        compile_patterns(pack, "change")
        + compile_patterns(pack, "change-pair")
        + compile_patterns(pack, "change-times"),
        compile_patterns(pack, "change-after"),
        compile_patterns(pack, "change-before"),
        compile_patterns(pack, "fall"),
        compile_patterns(pack, "fall-multiple"),
        word_pattern(pack, "relation-up"),
        word_pattern(pack, "relation-down"),
        word_pattern(pack, "relation-crosses-zero"),
        word_pattern(pack, "relation-never-negative"),
        word_pattern(pack, "relation-descending"),
        word_pattern(pack, "relation-turnaround"),
        word_pattern(pack, "relation-decrease-idiom"),
        cautions,
    )


def find_changes(scene: Scene, rules: ChangeRules) -> Iterator[Change]:
    """The changes that a statement states, pairs of levels first, then lone falls."""
    used: set[int] = set()
    if len(scene.claims) > 1:
        for match in matches(rules.pairs, scene):
            change = _pair(match, rules, used)
            if change is not None:
                yield from _several_starts(change, match)
    yield from _falls(scene, rules)


def _pair(match: Match, rules: ChangeRules, used: set[int]) -> Change | None:
    """Two levels with what is said about the change between them; each level is used once."""
    starts, end = match.roles.get("starts"), match.claim("to")
    start = starts[-1] if starts else match.claim("from")
    if start is None or end is None or start.start in used or end.start in used:
        return None
    if not comparable(start, end) or rules.cautions.forbid(match.scene, match.start, match.end):
        return None
    if _is_apposition(match.scene, end):
        return None
    if rules.turnaround.search(match.scene.text, match.start, match.end):
        return None
    attached, last = _attached(match, rules)
    change = Change(
        cue=match.cue,
        language=match.scene.statement.language,
        start=start,
        end=end,
        direction=_one_direction(match, rules),
        may_cross_zero=True,
        not_comparable=rules.cautions.forbids_comparison(match.scene, match.start - NEAR, last),
        descending=_descends(match, rules),
    )
    for found in attached:
        change = _with_amount(change, found)
    if not attached and change.direction == "" and not CHANGE_WORDS & match.words.keys():
        return None  # "from 5 to 10" alone may be a range
    used.update((start.start, end.start))
    return change


OR = re.compile(r"\bor\s+$", re.IGNORECASE)


def _is_apposition(scene: Scene, claim: Claim) -> bool:
    """True for the second figure of "$2.5 million, or 35 cents a share", which is another one."""
    return bool(OR.search(scene.statement.text, 0, claim.start))


def comparable(a: Claim, b: Claim) -> bool:
    """Two levels of one property: the same unit, or a count whose measure word is left out."""
    first, second = a.quantity, b.quantity
    if first.unit == second.unit and first.kind == second.kind:
        return True
    return "" in (first.unit, second.unit) and {first.kind, second.kind} <= {"count", "number"}


def _descends(match: Match, rules: ChangeRules) -> bool:
    """True for ranks and what else gets better by getting smaller."""
    scene = match.scene
    ends = [claim for role in ("from", "starts", "to") for claim in match.roles.get(role, ())]
    kinds = {claim.quantity.kind for claim in ends}
    near = scene.text[max(match.start - NEAR, 0) : match.end]
    return "rank" in kinds or bool(rules.descending.search(near))


def _attached(match: Match, rules: ChangeRules) -> tuple[list[Match], int]:
    """The amounts of change printed within, right after and right before a pair, and their end."""
    scene = match.scene
    found = [match] if "by" in match.roles or "multiple" in match.roles else []
    position = match.end
    while len(found) < MOST_ATTACHED:
        after = match_at(rules.after, scene, position)
        if after is None or not _fits(after, match) or _other_base(after, match):
            break
        found.append(after)
        position = after.end
    before = _before(match, rules)
    if before is not None and _fits(before, match) and not _other_base(before, match):
        found.append(before)
    return found, position


def _before(match: Match, rules: ChangeRules) -> Match | None:
    """The change printed right before a pair: 增长20%，从10吨增加到12吨."""
    for earliest in range(max(match.start - REACH_BACK, 0), match.start):
        found = match_at(rules.before, match.scene, earliest)
        if found is not None and found.end == match.start:
            return found
    return None


def _fits(attached: Match, pair: Match) -> bool:
    """True if an amount goes the same way as the verb of the pair."""
    one, other = _direction(attached), _direction(pair)
    return "" in (one, other) or one == other


COMPARED = re.compile(
    rf"(?:比|较|than|from|over|since)\s*(?P<then>{TIME}|[一两二三四五六七八九十几]+年前)"
)


def _other_base(attached: Match, pair: Match) -> bool:
    """True if an amount is measured against another time than that of the pair's start."""
    scene, text = attached.scene, attached.scene.statement.text
    stated = text[scene.original(pair.start) : scene.original(pair.end)]
    for found in COMPARED.finditer(scene.text, attached.start, attached.end):
        start, end = found.span("then")
        then = text[scene.original(start) : scene.original(end)]
        if then not in stated and then not in FORMER:
            return True
    return False


FORMER = frozenset({
    "上年", "去年", "上年同期", "去年同期", "上月", "上季度", "上一年", "前一年", "年初", "上周",
    "同期", "last year", "a year earlier", "a year ago", "the previous year", "a year before",
})  # fmt: skip
"""Times that a start without one of its own is taken to be of."""


def _direction(match: Match) -> Direction:
    """The direction of the change words of a match; empty where they differ or are neutral."""
    if "up" in match.words:
        return "" if "down" in match.words else "up"
    return "down" if "down" in match.words else ""


def _one_direction(match: Match, rules: ChangeRules) -> Direction:
    """The direction of a pair; none where its words go both ways ("gains dropped to")."""
    text = match.scene.text
    both = rules.up.search(text, match.start, match.end) and rules.down.search(
        text, match.start, match.end
    )
    return "" if both else _direction(match)


def _with_amount(change: Change, match: Match) -> Change:
    """The change with one more amount, put where its kind belongs."""
    claim = match.claim("by") or match.claim("relative") or match.claim("multiple")
    assert claim is not None
    if change.direction == "":
        change = replace(change, direction=_direction(match))
    kind = claim.quantity.kind
    if kind == "percent" and change.rate is None:
        return replace(change, rate=claim)
    if kind == "percentage-point" and change.points is None:
        return replace(change, points=claim)
    if kind == "multiple":
        return _with_multiple(change, claim, match)
    if _is_apposition(match.scene, claim):
        return change
    if change.delta is None and change.start is not None and comparable(change.start, claim):
        return replace(change, delta=claim)
    return change


def _with_multiple(change: Change, claim: Claim, match: Match) -> Change:
    before = match.scene.text[: _offset(match.scene, claim)]
    if DOUBLING.search(claim.quantity.text) or before.endswith(("翻", "翻了")):
        return replace(change, doublings=claim)
    return replace(change, multiple=claim, multiple_means=_meaning(claim, before, match))


def _meaning(claim: Claim, before: str, match: Match) -> str:
    """What a multiple is taken of: 增加了3倍 adds, 是3倍 and threefold replace, 增长3倍 is loose."""
    behind = match.scene.text[len(before) + 1 : match.end + 15]
    if "multiple" in match.roles and match.rule.name.startswith("change"):
        return "to"
    if CHANGE_BY.search(before):
        return "by"
    printed = claim.quantity.text + behind[:12]
    if CHANGE_TO.search(before) or before.endswith("factor of ") or TO_THE_MULTIPLE.search(printed):
        return "to"
    return "loose"


def _offset(scene: Scene, claim: Claim) -> int:
    """Offset of a claim's symbol in the masked text."""
    return next(offset for offset, other in scene.claims.items() if other is claim)


def _several_starts(change: Change, match: Match) -> Iterator[Change]:
    """由42种、36种统一增加至66种 is one change for each start; amounts belong to none of them."""
    starts = match.roles.get("starts", ())
    if not starts:
        yield change
        return
    bare = replace(
        change, delta=None, rate=None, points=None, multiple=None, doublings=None, multiple_means=""
    )
    for start in starts:
        if change.end is not None and comparable(start, change.end):
            yield replace(bare, start=start)


def _falls(scene: Scene, rules: ChangeRules) -> Iterator[Change]:
    """Falls by more than all of it, and by a multiple; harmless falls are not looked at."""
    if any(_over_all(claim) for claim in scene.claims.values()):
        seen: set[int] = set()
        for match in matches(rules.fall, scene):
            claim = match.claim("percent")
            if claim is None or claim.start in seen or not _over_all(claim):
                continue
            seen.add(claim.start)
            if not rules.cautions.forbid(scene, match.start, match.end):
                yield _fall(match, rules, claim)
    if any(claim.quantity.kind == "multiple" for claim in scene.claims.values()):
        yield from _multiple_falls(scene, rules)


def _over_all(claim: Claim) -> bool:
    """True for a percentage above 100."""
    quantity = claim.quantity
    highest = quantity.value if quantity.value is not None else quantity.high
    return quantity.kind == "percent" and highest is not None and highest > 100


def _fall(match: Match, rules: ChangeRules, claim: Claim) -> Change:
    text = match.scene.text
    outside = text[: match.start] + text[match.end :]
    crosses = bool(rules.crosses_zero.search(outside))
    named = bool(rules.never_negative.search(text + claim.indicator))
    return Change(
        cue=match.cue,
        language=match.scene.statement.language,
        rate=claim,
        direction="down",
        may_cross_zero=crosses or not named or bool(rules.crosses_zero.search(claim.indicator)),
    )


def _multiple_falls(scene: Scene, rules: ChangeRules) -> Iterator[Change]:
    """降低了3倍: at least the whole is said to be taken away."""
    seen: set[int] = set()
    for match in matches(rules.fall_multiple, scene):
        claim = match.claim("multiple")
        if claim is None or claim.start in seen or (claim.quantity.value or 0) < 1:
            continue
        seen.add(claim.start)
        if rules.idiom.match(scene.text[match.end :].lstrip()):
            continue
        if DOUBLING.search(claim.quantity.text) or _quoted(scene, match):
            continue
        if rules.cautions.forbid(scene, match.start, match.end):
            continue
        yield Change(
            cue=match.cue,
            language=scene.statement.language,
            multiple=claim,
            multiple_means="by",
            direction="down",
        )


CHANGE_WORDS = frozenset({"up", "down", "neutral"})
QUOTED = re.compile('“[^”]*”|"[^"]*"|「[^」]*」')


def _quoted(scene: Scene, match: Match) -> bool:
    """True inside quotation marks: how people talk is not for the editor to mend."""
    return any(
        found.start() < match.start and match.end <= found.end()
        for found in QUOTED.finditer(scene.text)
    )
