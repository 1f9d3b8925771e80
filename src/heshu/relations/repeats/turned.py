"""Figures told again with their noun on the other side: 倒塌房屋214间 and 倒塌的241间房屋.

A headline may have nothing in front of its figure at all: 42支队伍参赛 above 共有24支队伍参赛.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from msgspec.structs import replace

from heshu.model.intervals import lenient
from heshu.model.relations import Repeat
from heshu.relations.changes import comparable
from heshu.relations.repeats.alike import agree
from heshu.relations.repeats.parallel import ends_alike
from heshu.relations.repeats.run_in import are_of_two_labels
from heshu.relations.repeats.told import TWICE, Told, within_reach
from heshu.relations.retellings.slips import Slip, slip_between

NEAR, FAR = 8, 60
"""Statements that a figure of the running text, and one of a headline, reaches."""
LONGEST_NOUN, SHORTEST_NOUN = 6, 2
SHORTEST_VERB = 2
"""Characters in which the verbs in front of both figures end alike."""
SHORTEST_BEHIND = 2
"""Characters behind a figure of a headline that say what it is of."""
ALONE = 3
"""The same where nothing stands in front: 队伍参赛, but not 参赛."""
MOST_ALIKE = 4
"""So many of them are enough; a headline may go on with other words than its body."""
MOST_SUMMED = 8
LEAST_NOUN, MOST_BETWEEN = 3, 10
"""Characters of a noun that is known again, and of what stands between a figure and it."""


def told_otherwise(every: Sequence[Told], taken: frozenset[str] | set[str]) -> Iterator[Repeat]:
    """Pairs of claims that are one figure, of which the words stand in another order."""
    groups: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for told in every:
        quantity = told.claim.quantity
        groups[quantity.unit, quantity.kind, told.claim.change].append(told)
    for group in groups.values():
        yield from _all_told(group, taken)
        yield from _turned(group, taken)
        yield from _of_the_area(group, taken)
        yield from _below_headlines(group, taken)


def _turned(group: Sequence[Told], taken: frozenset[str] | set[str]) -> Iterator[Repeat]:
    """Figures of the running text with their noun behind, each beside the one it tells again."""
    values = _by_value(group)
    for number, later in enumerate(group):
        if later.claim.id in taken or later.statement.heading or not later.name:
            continue
        if not (later.attributive or later.after.startswith("的")):
            continue
        for earlier in within_reach(group, number, NEAR):
            if _is_one_figure(earlier, later) and _is_turned(earlier, later):
                if not _is_confirmed(values, earlier, later):
                    yield _repeat(earlier, later)
                break


def _of_the_area(group: Sequence[Told], taken: frozenset[str] | set[str]) -> Iterator[Repeat]:
    """全市设接种点58个 and, below, 全市85个老年人流感疫苗接种点: all of the area, with more words between."""
    values = _by_value(group)
    for number, later in enumerate(group):
        area = later.said["of-all-the-area"].search(later.before)
        if area is None or later.claim.id in taken or later.statement.heading:
            continue
        for earlier in within_reach(group, number, FAR):
            same = area[0] in earlier.statement.text[: earlier.claim.start]
            if same and _is_one_figure(earlier, later) and _ends_in_noun(earlier, later):
                if not _is_confirmed(values, earlier, later):
                    yield _repeat(earlier, later)
                break


def _ends_in_noun(earlier: Told, later: Told) -> bool:
    """True if the noun in front of one figure stands a few words behind the other: 接种点."""
    noun = earlier.name[-LONGEST_NOUN:]
    near = later.after[: MOST_BETWEEN + LONGEST_NOUN]
    return any(noun[start:] in near for start in range(len(noun) - LEAST_NOUN + 1))


def _all_told(group: Sequence[Told], taken: frozenset[str] | set[str]) -> Iterator[Repeat]:
    """More than there are: 体育馆有座位8500个 and, below, 体育馆的9200个座位全部坐满."""
    values = _by_value(group)
    for number, later in enumerate(group):
        if later.claim.id in taken or later.statement.heading or later.claim.quantity.qualifier:
            continue
        every = later.said["all-of-them"].search(later.after)
        noun = later.after[: every.start()] if every else ""
        if len(noun) < SHORTEST_NOUN:
            continue
        for earlier in within_reach(group, number, NEAR):
            if earlier.name.endswith(noun) and _are_fewer(earlier, later):
                if not _is_confirmed(values, earlier, later):
                    yield replace(_repeat(earlier, later), uncertain=False)
                break


def _are_fewer(earlier: Told, later: Told) -> bool:
    """True if the same owner is said to have fewer than the later sentence tells of."""
    one, two = earlier.claim.quantity, later.claim.quantity
    if earlier.statement is later.statement or one.qualifier or not one.value or not two.value:
        return False
    if not one.value < two.value < TWICE * one.value or lenient(one).meets(lenient(two)):
        return False
    if later.said["since-it-changed"].search(later.statement.text, 0, later.claim.start):
        return False  # 加装看台后，体育馆的9200个座位全部坐满
    has = earlier.said["has-so-many"].search(earlier.statement.text, 0, earlier.claim.start)
    owned = _told_too(later.name, earlier) and agree(earlier.owner, later.owner)
    return has is not None and owned and earlier.claim.change == later.claim.change == ""


def _is_one_figure(earlier: Told, later: Told) -> bool:
    """True unless unit, time, owner or digits keep two figures of two sentences apart."""
    one, two = earlier.claim, later.claim
    if earlier.statement is later.statement or not comparable(one, two) or later.refers:
        return False
    if are_of_two_labels(earlier.label, later.label):
        return False
    if slip_between(one.quantity, two.quantity) is not Slip.LIKELY or one.basis != two.basis:
        return False
    if lenient(one.quantity).meets(lenient(two.quantity)):
        return False
    if earlier.period != later.period and later.said["of-other-time"].search(two.period_text):
        return False  # 去年拆除的241处违建 are none of this year's 214
    return agree(earlier.period, later.period)


def _is_turned(earlier: Told, later: Told) -> bool:
    """True if the words around the later figure are those in front of the earlier one."""
    return _verb_and_noun(earlier, later) or _owner_behind(earlier, later)


def _verb_and_noun(earlier: Told, later: Told) -> bool:
    """True for 青石乡倒塌房屋 beside 青石乡在洪水中倒塌的▢房屋."""
    if not later.attributive:
        return False
    for length in range(min(LONGEST_NOUN, len(later.after)), SHORTEST_NOUN - 1, -1):
        noun = later.after[:length]
        if not earlier.name.endswith(noun):
            continue
        verb = earlier.name[:-length]
        alike = ends_alike(verb, later.name)
        if alike >= SHORTEST_VERB:
            more = later.name[:-alike]
            follows = not more and later.index - earlier.index == 1
            return (follows or _told_too(verb[:-alike], later)) and _told_too(more, earlier)
    return False


def _owner_behind(earlier: Told, later: Told) -> bool:
    """True for 大桥全长 beside 全长▢的大桥."""
    if not later.after.startswith("的") or not earlier.name.endswith(later.name):
        return False
    owner = earlier.name.removesuffix(later.name)
    return len(owner) >= SHORTEST_NOUN and later.after[1:].startswith(owner)


def _told_too(words: str, other: Told) -> bool:
    """True if what one name has more stands in the sentence of the other; 在 and 中 say nothing."""
    bare = other.said["adds-nothing"].sub("", words)
    return set(bare) <= set(other.statement.text)


ByValue = Mapping[Decimal | None, Sequence[Told]]


def _by_value(group: Sequence[Told]) -> ByValue:
    """The figures of a group by their values."""
    found: dict[Decimal | None, list[Told]] = defaultdict(list)
    for each in group:
        found[each.claim.quantity.value].append(each)
    return found


def _is_confirmed(values: ByValue, earlier: Told, later: Told) -> bool:
    """True if the text prints the later figure before, or the earlier one again."""
    before = values[later.claim.quantity.value]
    again = values[earlier.claim.quantity.value]
    return any(each.index < later.index and each is not earlier for each in before) or any(
        each.index >= later.index and each is not later for each in again
    )


def _repeat(earlier: Told, later: Told) -> Repeat:
    return Repeat(
        language="zh",
        cue=later.name,
        earlier=earlier.claim,
        later=later.claim,
        kind="headline" if earlier.statement.heading else "text",
        uncertain=earlier.period != later.period,
    )


def _below_headlines(group: Sequence[Told], taken: frozenset[str] | set[str]) -> Iterator[Repeat]:
    """Figures of headlines that the text has not, beside the only one with the same words behind."""
    told = [each for each in group if not each.statement.heading]
    for head in group:
        fits = head.statement.heading and head.lone and head.claim.id not in taken
        if not fits or len(head.after) < SHORTEST_BEHIND:
            continue
        first = bisect_right(told, head.index, key=_index)
        near = told[first : bisect_right(told, head.index + FAR, key=_index)]
        bodies = [each for each in near if _same_behind(head, each)]
        values = {each.claim.quantity.value for each in bodies}
        if (
            len(values) != 1
            or bodies[0].claim.id in taken
            or _adds_up(head, told[first : first + MOST_SUMMED])
        ):
            continue
        if _is_of_headline(head, bodies[0]):
            yield _repeat(head, bodies[0])


def _same_behind(head: Told, body: Told) -> bool:
    """True if what stands behind both figures begins alike, all that the headline has or enough."""
    pairs = zip(head.after, body.after, strict=False)
    alike = next((at for at, (one, two) in enumerate(pairs) if one != two), None)
    alike = min(len(head.after), len(body.after)) if alike is None else alike
    return alike >= min(len(head.after), MOST_ALIKE)


def _is_of_headline(head: Told, body: Told) -> bool:
    """True if the digits look like a slip, or the words in front of both are the same too."""
    one, two = head.claim, body.claim
    if not comparable(one, two) or not agree(head.period, body.period):
        return False
    if lenient(one.quantity).meets(lenient(two.quantity)) or one.basis != two.basis:
        return False
    if one.quantity.qualifier or two.quantity.qualifier:
        return False
    slip = slip_between(one.quantity, two.quantity)
    in_front = bool(body.name) and head.name.endswith(body.name)
    if in_front:
        return _told_too(head.name.removesuffix(body.name), body)
    bare = not body.name and _told_too(head.name, body)
    enough = len(head.after) >= ALONE or (head.name and bare)
    return bool(enough) and (slip is Slip.LIKELY or (slip is Slip.POSSIBLE and bare))


def _adds_up(head: Told, below: Sequence[Told]) -> bool:
    """True if the first figures of the text make up that of the headline: 18家 from 10家 and 8家."""
    values = [each.claim.quantity.value or Decimal(0) for each in below]
    total = head.claim.quantity.value
    sizes = (2, 3, len(values))
    return total in {sum(some, Decimal(0)) for size in sizes for some in combinations(values, size)}


def _index(told: Told) -> int:
    return told.index
