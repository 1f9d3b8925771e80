"""Changes by the part that each figure plays, whatever the order of the clause.

"Having stood at 640, the number rose by 90 to 760" -> start 640, delta 90, end 760: a word beside
a figure says that it is the former level or an amount of change, and one other level is left.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Direction
from heshu.relations.changes.clause_rules import ClauseRules
from heshu.relations.changes.clause_starts import (
    FEWEST,
    LEVELS,
    TWO,
    Parts,
    apposed_levels,
    start_of,
)
from heshu.relations.changes.levels import comparable, priced_alike
from heshu.relations.changes.meanings import as_points, is_made_up, is_yearly
from heshu.relations.patterns import Match
from heshu.relations.phrases import FIGURE
from heshu.relations.scene import (
    DOUBLED,
    LEVEL,
    MULTIPLE,
    PERCENT,
    POINTS,
    TIME,
    Scene,
    bits,
)

CLOSE = 4
"""Masked characters between an amount and "or" or a bracket that says it in another unit."""
RELATIVE = PERCENT + POINTS + MULTIPLE + DOUBLED
TWICE = bits((MULTIPLE, DOUBLED))
STOP = re.compile(rf"[,;({FIGURE}]")
LEAD = 40
"""Masked characters of a clause that a verb of change may stand before its figures."""
MULTIPLIED = re.compile(rf"[{MULTIPLE}{DOUBLED}] to (?:[a-z]+ ){{0,2}}$")
"""Before a level: has since tripled to."""
NOUN_BEHIND = re.compile(r"\s([a-z-]+)")


class Clause(Struct, frozen=True):
    """The figures of one change."""

    match: Match
    """The whole clause, with the roles `from` (if it is printed) and `to`."""
    amounts: tuple[Match, ...]


def read_clauses(scene: Scene, rules: ClauseRules | None) -> Iterator[Clause]:
    """The changes of a statement, clause by clause; none where two readings are possible."""
    if rules is None or len(scene.claims) < FEWEST:
        return
    if not scene.symbols & TWICE and not rules.changed.search(scene.lowered):
        return
    if scene.said["standings-told"].search(scene.text):
        return  # polled 1,214, ahead of Okafor on 1,087 and Tilley on 402
    first = 0
    for last in (
        *(found.start() for found in rules.words.stop.finditer(scene.text)),
        len(scene.text),
    ):
        figures = [offset for offset in scene.claims if first <= offset < last]
        if len(figures) >= FEWEST:
            clause = _clause(Parts(scene, rules, first, last, tuple(sorted(figures))))
            if clause is not None:
                yield clause
        first = last


def as_increment(clause: Clause) -> Match | None:
    """A clause with a level, a difference and a percentage in the roles of an increment."""
    if clause.match.claim("from") is not None:
        return None
    said = [amount.claim("by") for amount in clause.amounts]
    rates = tuple(claim for claim in said if claim and claim.quantity.kind == "percent")
    deltas = tuple(claim for claim in said if claim and claim.quantity.kind != "percent")
    if len(rates) != 1 or len(deltas) != 1:
        return None
    return replace(clause.match, roles={**clause.match.roles, "by": deltas, "percent": rates})


class Amount(Struct, frozen=True):
    """An amount of change: where it stands and which way it goes."""

    offset: int
    direction: Direction


def _clause(parts: Parts) -> Clause | None:
    """The change of a clause whose figures all have a part to play, or none to mistake."""
    cues = _cues(parts)
    amounts = _amounts(parts, cues)
    taken = {amount.offset for amount in amounts}
    start = start_of(parts, cues, taken)
    if start is TWO:
        return None
    end = _end(parts, cues, start, taken)
    if end is None:
        return None
    level = parts.claim(end)
    beyond = start is not None and start in cues and bool(cues[start]["beyond"])
    own = [each for each in amounts if beyond or _is_amount_of(parts, each, level)]
    if start is not None and start in cues and cues[start]["compared"]:
        own = [each for each in own if not _has_a_cause(cues.get(each.offset))]
    if start is None and (not _is_increment(parts, own, level) or _is_base(parts, own, end)):
        return None
    if start is not None and not own and not _has_a_verb(parts.claim(start), level):
        return None
    former = {} if start is None else {"from": (parts.claim(start),)}
    roles = {**former, "to": (level,)}
    match = _match(parts, roles, _direction(parts, own), parts.first, parts.last)
    return Clause(
        match, tuple(_amount_match(parts, each, level) for each in _unambiguous(parts, own))
    )


def _cues(parts: Parts) -> dict[int, re.Match[str]]:
    """Offset of a figure -> the cue before it."""
    found = parts.rules.cues.finditer(parts.scene.text, parts.first, parts.last)
    return {match.end(): match for match in found}


def _amounts(parts: Parts, cues: dict[int, re.Match[str]]) -> list[Amount]:
    """The amounts of change of a clause: "by 90", "a 35% fall", "30 million euros (15%) more"."""
    text, found = parts.scene.text, dict[int, Direction]()
    for offset in parts.figures:
        cue, behind = cues.get(offset), parts.rules.behind.match(text, offset)
        claim = parts.claim(offset)
        if parts.rules.words.other_base.match(text, offset + 1) or is_yearly(claim, parts.scene):
            continue
        if is_made_up(claim, parts.scene):
            continue
        if parts.rules.words.contributed.match(text, offset + 1) or _is_of_a_cause(parts, offset):
            continue
        if parts.rules.words.of_a_whole.match(text, offset + 1) and text[offset] in PERCENT + LEVEL:
            continue
        if cue is not None and cue["amount"]:
            found[offset] = "up" if cue["up"] else "down" if cue["down"] else ""
        elif behind is not None and not (cue is not None and (cue["start"] or cue["to"])):
            found[offset] = "up" if behind["more"] else "down"
        elif claim.change.endswith("-by") and not (cue is not None and cue["start"]):
            found[offset] = "up" if claim.change.startswith("increase") else "down"
        elif text[offset] in POINTS and cue is not None and (cue["start"] or cue["to"]):
            continue  # narrowed from 85 basis points to 110: levels themselves
        elif text[offset] in MULTIPLE + DOUBLED + POINTS:
            found[offset] = ""
        elif cue is not None and cue["apposed"] and text[offset] in RELATIVE + LEVEL:
            before = [each for each in parts.figures if each < offset]
            if before and before[-1] in found and cue.start() - before[-1] <= CLOSE:
                found[offset] = ""
    _lend_backwards(parts, found)
    return [Amount(offset, way) for offset, way in found.items()]


def _is_of_a_cause(parts: Parts, offset: int) -> bool:
    """True for "helped by growth of 9 percent in loans": what it grew in says of what it is."""
    text = parts.scene.text
    return (
        parts.scene.said["in-something"].match(text, offset + 1) is not None
        and parts.rules.cause.search(text, max(offset - LEAD, 0), offset) is not None
    )


def _lend_backwards(parts: Parts, found: dict[int, Direction]) -> None:
    """Give both of "30 million euros (15%) more" the word of change behind the bracket."""
    text = parts.scene.text
    for one, other in zip(parts.figures, parts.figures[1:], strict=False):
        between = text[one + 1 : other]
        closes = text[other + 1 : other + 2] == ("," if between.startswith(",") else " ")
        joined = between.strip() == "(" or (between.strip(" ,") == "or" and closes)
        if joined and other in found and one not in found and text[one] in LEVEL + PERCENT:
            found[one] = found[other]


def _end(
    parts: Parts, cues: dict[int, re.Match[str]], start: int | None, taken: set[int]
) -> int | None:
    """The one level that is neither the former one nor an amount."""
    text = parts.scene.text
    free = [
        offset
        for offset in parts.figures
        if offset != start and offset not in taken and text[offset] in LEVELS
    ]
    if start is not None:
        former = parts.claim(start)
        free = [offset for offset in free if _of_one_unit(former, parts.claim(offset))]
        free = [each for each in free if _is_level_of(parts, cues, start, each)]
    else:
        free = [offset for offset in free if parts.claim(offset).quantity.kind != "duration"]
    reached = [offset for offset in free if (cue := cues.get(offset)) is not None and cue["to"]]
    if len(free) == 1:
        return free[0]
    return reached[0] if start is not None and len(reached) == 1 == len(free) else None


def _of_one_unit(former: Claim, level: Claim) -> bool:
    """True for two levels in one unit, and for "212 dollars a tonne" that became 197 dollars."""
    return comparable(former, level) or priced_alike(former, level)


def _is_level_of(parts: Parts, cues: dict[int, re.Match[str]], start: int, end: int) -> bool:
    """True if two levels are of one thing, as those of "from 40 animals to 200" must be."""
    joined = start in cues and end in cues and cues[start]["start"] and cues[end]["to"]
    near = 0 < end - start <= LEAD
    beyond = start in cues and cues[start]["beyond"] is not None
    if start in cues and parts.rules.replaced.match(cues[start][0]):
        return True
    if start in apposed_levels(parts):
        # the same subject, whatever noun was read with the second level; but 12 branches are no
        # members
        multiplied = MULTIPLIED.search(parts.scene.text, parts.first, end) is not None
        reached = parts.claim(end).change.endswith("-to") and not _has_new_noun(parts, end)
        return reached or multiplied
    if start in cues and cues[start][0].startswith("("):
        return not _has_new_noun(parts, end)  # (2014: 1.3 million) has increased and stands at
    return (
        bool(joined and near)
        or beyond
        or _one_indicator(parts, parts.claim(start), parts.claim(end))
    )


def _has_new_noun(parts: Parts, offset: int) -> bool:
    """True for a count with a noun right behind it that the clause has not had before."""
    text = parts.scene.text
    found = NOUN_BEHIND.match(text, offset + 1)
    if found is None or parts.claim(offset).quantity.kind != "count":
        return False
    return found[1] not in text[parts.first : offset]


def _one_indicator(parts: Parts, one: Claim, other: Claim) -> bool:
    """True unless two figures have nouns and places of their own."""
    owners = {claim.entity.lower() for claim in (one, other) if not _names_itself(claim)}
    if len(owners - {""}) > 1:
        return False
    names = {claim.indicator.lower() for claim in (one, other) if not _names_itself(claim)}
    names = {name for name in names if name and not parts.rules.words.of_change.match(name)}
    shortest = min(names, key=len, default="")
    return all(shortest in name for name in names)


def _names_itself(claim: Claim) -> bool:
    """True where one word was read as the thing and as its owner: "9,200 people, 800 fewer"."""
    return claim.indicator != "" and claim.indicator.lower() == claim.entity.lower()


def _is_amount_of(parts: Parts, amount: Amount, level: Claim) -> bool:
    """True for a percentage, a multiple or a difference of the same thing."""
    claim, said = _lent(parts.claim(amount.offset), level), parts.scene.said
    relative = parts.scene.text[amount.offset] in RELATIVE
    of_a_kind = relative or comparable(level, claim) or claim.quantity.kind in OF_ANY_KIND
    multiple = parts.scene.text[amount.offset] in MULTIPLE + DOUBLED
    if multiple and said["own-figure"].match(parts.scene.text, amount.offset + 1):
        return False
    if multiple and _is_how_often(parts, amount):
        return False
    alone = ALONE.match(parts.scene.text, amount.offset + 1)
    if relative and alone and said["noun-of-so-much"].search(parts.scene.text, 0, amount.offset):
        return True  # ", the ward saw a rise of 30 percent."
    if relative and _ends_with_its_noun(parts, amount.offset):
        return True
    return of_a_kind and (multiple or _one_indicator(parts, claim, level))


def _ends_with_its_noun(parts: Parts, offset: int) -> bool:
    """True for ", the force recorded a 20 percent rise.", whose subject only tells it."""
    text = parts.scene.text
    behind = parts.rules.behind.match(text, offset)
    return (
        behind is not None
        and parts.scene.said["of-so-much"].search(text, 0, offset) is not None
        and ALONE.match(text, behind.end()) is not None
    )


def _is_how_often(parts: Parts, amount: Amount) -> bool:
    """True for the three times of "has cut the rate three times this year"."""
    text, said = parts.scene.text, parts.scene.said
    if not text.startswith(f" {TIME}", amount.offset + 1):
        return False
    printed = parts.claim(amount.offset).quantity.text
    by = said["by-or-than"].search(text, 0, amount.offset)
    return by is None and said["so-many-times"].search(printed) is not None


def _has_a_verb(start: Claim, end: Claim) -> bool:
    """True where a verb of change governs a level; "down the file" is a word of change too."""
    return start.change == "from" or end.change.endswith("-to")


def _has_a_cause(cue: re.Match[str] | None) -> bool:
    """True for what one cause changed: "That reduced net income by 20 to 226, compared with 234"."""
    return cue is not None and bool(cue["amount"]) and not cue["up"] and not cue["down"]


OF_ANY_KIND = frozenset({"ratio", "percentage-point"})
ALONE = re.compile(r"\s*(?:[.;]|$)")
"""Behind an amount that ends its clause, so that nothing else is said to have changed."""
INCREMENT = 2
"""Amounts that a level without a former one has: a difference and its percentage."""


def _is_increment(parts: Parts, amounts: Sequence[Amount], level: Claim) -> bool:
    """True for "$360 million, up $60 million, or 20%", both measured against one time."""
    symbols = sorted(parts.scene.text[amount.offset] for amount in amounts)
    bases = {
        found[1]
        for found in parts.rules.words.base.finditer(parts.scene.text, parts.first, parts.last)
    }
    return (
        len(amounts) == INCREMENT
        and symbols == [LEVEL, PERCENT]
        and len(bases) <= 1
        and level.quantity.kind != "percent"
        and any(amount.direction for amount in amounts)
    )


def _is_base(parts: Parts, amounts: Sequence[Amount], level: int) -> bool:
    """True for the bracket of "£7.25 or 4% below that of last year (£181.30)", a former level."""
    last = max(amount.offset for amount in amounts)
    found = parts.scene.said["beyond-a-base"].match(parts.scene.text, last + 1)
    return found is not None and found.end() == level


def _unambiguous(parts: Parts, amounts: Sequence[Amount]) -> list[Amount]:
    """Amounts of which there is one of a kind: "up 5% on the month and 20% on the year" has two."""
    symbols = [parts.scene.text[amount.offset] for amount in amounts]
    return [
        amount
        for amount, symbol in zip(amounts, symbols, strict=True)
        if symbols.count(symbol) == 1
    ]


def _direction(parts: Parts, amounts: Sequence[Amount]) -> Direction:
    """Which way all words of a clause go; empty where they differ."""
    ways = {amount.direction for amount in amounts if amount.direction}
    text, first = parts.scene.text, parts.figures[0]
    words = text[max(parts.first, first - LEAD) : parts.last]
    words = parts.scene.said["growth-itself"].sub("", words)
    if parts.rules.up.search(words):
        ways.add("up")
    if parts.rules.down.search(words):
        ways.add("down")
    return next(iter(ways)) if len(ways) == 1 else ""


def _lent(claim: Claim, level: Claim) -> Claim:
    """The "80 million more" of debts of 910 million crowns, in crowns."""
    claim = as_points(claim, level)
    quantity, of = claim.quantity, level.quantity
    bare = not quantity.unit and quantity.kind in ("count", "number")
    if not (bare and quantity.scaled and of.scaled and of.kind == "money"):
        return claim
    return replace(claim, quantity=replace(quantity, unit=of.unit, kind=of.kind))


def _amount_match(parts: Parts, amount: Amount, level: Claim) -> Match:
    """An amount with the words around it, as far as the next figure or comma."""
    text, offset = parts.scene.text, amount.offset
    stop = STOP.search(text, offset + 1, parts.last)
    before = [each for each in parts.figures if each < offset]
    first = before[-1] + 1 if before else parts.first
    last = stop.start() if stop else parts.last
    return _match(
        parts, {"by": (_lent(parts.claim(offset), level),)}, amount.direction, first, last
    )


def _match(
    parts: Parts, roles: Mapping[str, tuple[Claim, ...]], way: Direction, first: int, last: int
) -> Match:
    words: dict[str, str] = {way: way} if way else {}
    return Match(parts.rules.rule, parts.scene, first, last, roles, {}, words)
