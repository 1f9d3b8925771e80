"""Two levels of one quantity: 从10.5万吨增加到12.6万吨，增长20% -> start, end, rate, direction up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Change, Unification, UnitPair, operands
from heshu.relations.changes.amounts import (
    attached,
    contrary,
    is_a_betterment,
    suits,
)
from heshu.relations.changes.announced import announced, gone_that_way, own_sentence
from heshu.relations.changes.apart import (
    are_of_two_properties,
    are_of_unlike_spans,
    is_beside_extreme,
    starts_now,
)
from heshu.relations.changes.chronology import in_order_of_time
from heshu.relations.changes.clauses import Clause
from heshu.relations.changes.flows import is_flow_into
from heshu.relations.changes.heads import head_of
from heshu.relations.changes.lending import (
    as_fixed_term,
    in_unit_of,
    with_scale_of,
    with_unit_of,
    with_unit_of_start,
)
from heshu.relations.changes.levels import (
    comparable,
    is_apposition,
    priced_alike,
)
from heshu.relations.changes.meanings import is_yearly, with_amount
from heshu.relations.changes.not_changes import (
    CHANGE_WORDS,
    goes_on,
    is_beyond_aside,
    is_of_each,
    is_told_otherwise,
)
from heshu.relations.changes.pair_rules import PairRules
from heshu.relations.changes.scales import scaled_apart
from heshu.relations.changes.since import is_of_another_basis
from heshu.relations.changes.then_and_now import then_and_now
from heshu.relations.changes.told_behind import told_behind
from heshu.relations.changes.traced import traced_pairs, without_those_of_all
from heshu.relations.changes.ways import NEAR, descends, one_direction, trend_of
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import LEVEL, Scene

CLAUSE_AHEAD = 48
"""Masked English characters before it: "In constant currency, sales rose 12% from"."""


def _with_nearest_verb(match: Match, rules: PairRules) -> Match:
    """The match with the verb right before its figures: "cut flowers rose from" goes up."""
    scene = match.scene
    if scene.statement.language != "en" or not CHANGE_WORDS & match.words.keys():
        return match
    first = next((at for at in sorted(scene.claims) if at >= match.start), match.end)
    ways = {
        way: [found.end() for found in words.finditer(scene.text, match.start, first)]
        for way, words in (("up", rules.up), ("down", rules.down))
    }
    if not all(ways.values()):
        return match
    nearest = max(ways, key=lambda way: ways[way][-1])
    others = {name: word for name, word in match.words.items() if name not in CHANGE_WORDS}
    return replace(match, words={**others, nearest: nearest})


Pair = Change | Unification | UnitPair


def find_pairs(scene: Scene, rules: PairRules, clauses: Sequence[Clause]) -> Iterator[Pair]:
    """The pairs of levels of a statement, each with the amounts printed beside it.

    Patterns come first; `clauses` adds amounts that they missed and pairs that none of them fits.
    """
    used: set[int] = set()
    for printed in chain(matches(rules.pairs, scene), traced_pairs(scene), then_and_now(scene)):
        match = in_order_of_time(_with_nearest_verb(_of_the_last_list(printed), rules))
        ahead = announced(match, rules) or told_behind(match, rules)
        match = match if ahead else gone_that_way(match, rules)
        found = tie(match, rules, used, [ahead] if ahead else None)
        if found is None:
            yield from _of_two_times(match, rules, used)
            continue
        if isinstance(found, Change):
            behind = 0 if ahead else own_sentence(match)
            found = without_those_of_all(_enriched(found, clauses, rules, behind), scene)
            yield from _several_starts(found, match, rules)
            yield from scaled_apart(found, match.scene)
        else:
            yield found
    for clause in clauses:
        found = tie(clause.match, rules, used, clause.amounts)
        if found is not None:
            yield without_those_of_all(found, scene) if isinstance(found, Change) else found


def _of_two_times(match: Match, rules: PairRules, used: set[int]) -> Iterator[UnitPair]:
    """One measure at two times, its scale words far apart, without a word of change."""
    start, end, scene = match.claim("from"), match.claim("to"), match.scene
    if scene.statement.language != "en" or start is None or end is None:
        return
    if {start.start, end.start} & used or not comparable(start, end):
        return
    levels = scene.said["level-at-its-time"].findall(scene.text, match.start, match.end)
    dated = len(levels) == TWO_TIMES
    if not dated and (rules.former is None or not rules.former.match(scene.text, match.end)):
        return
    if rules.cautions.forbid(scene, match.start, match.end):
        return
    change = Change(cue=match.cue, language="en", start=start, end=end)
    for pair in scaled_apart(change, scene):
        used.update((start.start, end.start))
        yield pair


def _of_the_last_list(match: Match) -> Match:
    """The match from its last 由 on: 由4600元涨至5000元，住宿费由800元、1000元统一提高至1200元."""
    starts = match.roles.get("starts", ())
    if len(starts) < TWO_TIMES:
        return match
    at = {claim.start: offset for offset, claim in match.scene.claims.items()}
    anew = match.scene.said["sets-out-anew"]
    first, last = at[starts[0].start], at[starts[-1].start]
    begun = [found.start() for found in anew.finditer(match.scene.text, first, last + 1)]
    if not begun:
        return match
    own = tuple(start for start in starts if at[start.start] > begun[-1])
    return replace(match, start=begun[-1], roles={**match.roles, "starts": own})


TWO_TIMES = 2
"""$86 million in 2022 and $91 billion in 2023: each level has its time right behind it."""


def _enriched(change: Change, clauses: Sequence[Clause], rules: PairRules, behind: int) -> Change:
    """The change with the amounts of the clause that has the same ends, told behind an offset."""
    assert change.start is not None
    assert change.end is not None
    for clause in clauses:
        start, end = clause.match.claim("from"), clause.match.claim("to")
        if start is None or end is None:
            continue
        if (start.start, end.start) == (change.start.start, change.end.start):
            known = {claim.start for _, claim in operands(change)}
            for amount in clause.amounts:
                said = amount.claim("by")
                own = said is not None and said.start >= behind and said.start not in known
                if said is not None and own and suits(amount, clause.match):
                    change = with_amount(change, amount, rules.amounts.unsaid)
                    if _is_of_other_terms(said, end, clause.match.scene, rules):
                        change = replace(change, not_comparable=True)
    return change


def _is_of_other_terms(amount: Claim, level: Claim, scene: Scene, rules: PairRules) -> bool:
    """True for "from 200 million to 230 million, which in constant currency was a rise of 6%"."""
    first, last = scene.offset(level), scene.offset(amount)
    return first < last and rules.cautions.forbids_comparison(scene, first, last)


def tie(
    match: Match, rules: PairRules, used: set[int], said: Sequence[Match] | None = None
) -> Change | UnitPair | None:
    """Two levels with what is said about the change between them; each level is used once."""
    starts, end = match.roles.get("starts"), match.claim("to")
    start = starts[-1] if starts else match.claim("from")
    end = head_of(match.scene, start, end)
    if start is None or end is None or start.start in used or end.start in used:
        return None
    if starts and match.scene.said["other-start"].search(_between(match, starts)):
        return None  # costs were €81 million, but a €6 million gain lifted profit to €17 million
    if starts and match.scene.said["sums-them-up"].search(match.printed):
        return None  # gifts of $420 and $270 brought the total to $690
    if rules.cautions.forbid(match.scene, match.start, match.end, _let_pass(match)):
        return None
    if any(
        match.scene.said["so-long-as-adjective"].fullmatch(each.quantity.text)
        for each in (start, end)
    ):
        return None  # 10 fewer than the ten-year average
    if starts_now(match) or _is_former_behind(match, end) or _is_so_much_more(match, end):
        return None
    if is_of_another_basis(match) or is_told_otherwise(match, start, end):
        return None
    unsaid = rules.amounts.unsaid
    start = with_unit_of(end, with_scale_of(end, start, match.scene), match.scene, unsaid)
    end = with_unit_of_start(start, end, match.scene, unsaid)
    if is_apposition(match.scene, end) or are_of_unlike_spans(match, start, end):
        return None
    if is_beside_extreme(match, start, end):
        return None
    if are_of_two_properties(match, start, end, (rules.up, rules.down)) and not goes_on(match, end):
        return None
    start = in_unit_of(end, start, rules.factors)
    if not comparable(start, end) and not priced_alike(start, end):
        return _of_other_units(match, start, end, used, rules)
    turned = rules.turnaround.search(match.scene.text, match.start, match.end)
    if turned and not trend_of(match, rules):
        return None
    start, end = (
        as_fixed_term(each, match.scene, match.start - CLAUSE_AHEAD, match.end)
        for each in (start, end)
    )
    change = _with_amounts(match, rules, (start, end), said)
    if change is not None:
        used.update((start.start, end.start))
    return change


def _is_former_behind(match: Match, end: Claim) -> bool:
    """True for "to 2.1 percent in the third quarter after 2.9 percent in the second": it led to it."""
    scene = match.scene
    if scene.statement.language != "en" or CHANGE_WORDS & match.words.keys():
        return False
    at = next((at for at, claim in scene.claims.items() if claim is end), match.start)
    return scene.said["led-from"].search(scene.text, match.start, at) is not None


def _is_so_much_more(match: Match, end: Claim) -> bool:
    """True for "It stood at 6,300. That was 300 up on last year", whose second figure is no level."""
    scene = match.scene
    if scene.statement.language != "en" or CHANGE_WORDS & match.words.keys():
        return False
    return scene.said["up-on-before"].match(scene.text, scene.offset(end) + 1) is not None


def _let_pass(match: Match) -> re.Pattern[str] | None:
    """The words of an estimate, where it is held against a known level: 预计31.9万吨，比去年的30.4万吨."""
    said = match.scene.said
    return said["estimated"] if said["held-against"].match(match.cue) else None


def _between(match: Match, starts: Sequence[Claim]) -> str:
    """The masked text from the first to the last of the levels that a list begins with."""
    at = {claim.start: offset for offset, claim in match.scene.claims.items()}
    return match.scene.text[at[starts[0].start] : at[starts[-1].start]]


def _for_other_measures(scene: Scene, ends: tuple[Claim, Claim]) -> bool:
    """True for 每斤4.2元 and 每公斤8.1元: each level is for another measure."""
    text = scene.statement.text
    said = [
        {found[0] for found in scene.said["measured-for-each"].finditer(text[: end.start])
         if found.end() == end.start}
        for end in ends
    ]  # fmt: skip
    return all(said) and said[0] != said[1]


def _with_amounts(
    match: Match, rules: PairRules, ends: tuple[Claim, Claim], said: Sequence[Match] | None
) -> Change | None:
    """The change between two levels; `None` where nothing says that there is one."""
    start, end = ends
    if match.scene.said["reports-a-change"].search(match.scene.text, match.start, match.end):
        return None  # 46 percent of makers cited increases, compared with 51 percent
    if _for_other_measures(match.scene, ends):
        return None
    if said is None:
        amounts, last = attached(match, rules.amounts)
    else:
        amounts, last = [amount for amount in said if suits(amount, match)], match.end
    amounts = [
        amount
        for amount in amounts
        if not is_beyond_aside(amount, ends, match) and not is_of_each(amount, match)
    ]
    if is_flow_into(match, start, end, amounts):
        return None
    trend = bool(trend_of(match, rules))
    change = Change(
        cue=match.cue,
        language=match.scene.statement.language,
        start=start,
        end=end,
        direction=one_direction(match, rules),
        may_cross_zero=True,
        not_comparable=_not_comparable(match, rules, last),
        descending=descends(match, rules),
        trend=trend,
        of_speed=trend and match.scene.said["of-speed"].search(match.cue) is not None,
        customarily_real=rules.real.is_customary(start.indicator + " " + end.indicator),
    )
    for found in amounts:
        change = with_amount(change, found, rules.amounts.unsaid)
    other_way = None if change.trend else contrary(match, rules.amounts, last, said)
    if other_way is not None:
        field = "delta" if is_a_betterment(other_way, match) else "contrary"
        change = replace(change, **{field: other_way.claim("by")})
    tied = bool(amounts) or bool(CHANGE_WORDS & match.words.keys())
    if not tied and change.direction == "" and not _grows_yearly(match):
        return None  # "from 5 to 10" alone may be a range
    return change


def _grows_yearly(match: Match) -> bool:
    """True for 2016年收入286亿元，2021年达到461亿元，年均增长10%: the growth ties the two levels.

    Sales have grown by 15% annually, from $100 million in 2018 to $201 million in 2023.
    """
    scene = match.scene
    if scene.said["then-yearly"].match(scene.text, match.end):
        return True
    beside = [at for at, claim in scene.claims.items() if is_yearly(claim, scene)]
    gaps = (sorted((at, match.start if at < match.start else match.end)) for at in beside)
    return any(
        LEVEL not in scene.text[low + 1 : high] and high - low <= YEARLY for low, high in gaps
    )


YEARLY = 60
"""Masked characters between growth per year and two levels that it ties."""


def _factor(unit: str, factors: Mapping[str, Decimal]) -> Decimal | None:
    """What a unit is in the base unit of its kind: CNY/kg is a thousand CNY/t."""
    above, slash, below = unit.partition("/")
    if not slash:
        return factors.get(unit)
    divisor = factors.get(below)
    return factors.get(above, Decimal(1)) / divisor if divisor else None


def _of_other_units(
    match: Match, start: Claim, end: Claim, used: set[int], rules: PairRules
) -> UnitPair | None:
    """从12万吨增加到15万公斤: two units of one dimension, tied by a verb of change."""
    first, second = start.quantity, end.quantity
    if first.kind != second.kind or not CHANGE_WORDS & match.words.keys():
        return None
    if match.scene.said["may-multiply"].search(match.scene.statement.text, 0, end.start):
        return None  # 半个世纪里，制程由10微米缩小到5纳米
    factors = _factor(first.unit, rules.factors), _factor(second.unit, rules.factors)
    if _only_fits_as_printed(match, (start, end), factors):
        return None
    used.update((start.start, end.start))
    return UnitPair(
        cue=match.cue,
        language=match.scene.statement.language,
        start=start,
        end=end,
        first_factor=factors[0],
        second_factor=factors[1],
    )


def _only_fits_as_printed(
    match: Match, ends: tuple[Claim, Claim], factors: tuple[Decimal | None, Decimal | None]
) -> bool:
    """True for "cut from 2 grams to 3 milligrams": in one unit it would be no cut."""
    first, second = (claim.quantity.value for claim in ends)
    if first is None or second is None or None in factors:
        return False
    falls = [first > second, first * (factors[0] or 1) > second * (factors[1] or 1)]
    return (
        falls == [False, True]
        if "down" in match.words
        else falls == [True, False] and "up" in match.words
    )


def _not_comparable(match: Match, rules: PairRules, last: int) -> bool:
    """True if growth is real, annual or otherwise not that of the printed ends."""
    near = NEAR if match.scene.statement.language == "zh" else CLAUSE_AHEAD
    return rules.cautions.forbids_comparison(match.scene, match.start - near, last)


def _several_starts(change: Change, match: Match, rules: PairRules) -> Iterator[Pair]:
    """由42种、36种增加至66种 is one change for each start; amounts belong to none of them."""
    starts = match.roles.get("starts", ())
    if not starts:
        yield change
        return
    assert change.end is not None
    same = tuple(start for start in starts if comparable(start, change.end))
    if rules.unified.search(match.scene.text, match.start, match.end):
        yield Unification(
            cue=match.cue, language=change.language,
            starts=same, end=change.end, direction=change.direction,
        )  # fmt: skip
        return
    bare = replace(
        change, delta=None, rate=None, points=None, multiple=None, doublings=None,
        fraction=None, multiple_means="",
    )  # fmt: skip
    for start in same:
        yield replace(bare, start=start)
