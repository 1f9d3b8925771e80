"""Chinese figures of one owner that is named once and meant again: 恒通公司去年净利润为4.6亿元，
and in the next sentence 该公司去年净利润为6.4亿元, or 东湖县 and 全县.

The later sentence names nobody of its own, and its words in front of the figure are those of the
earlier one without the owner; both tell of one time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from heshu.model.relations import Repeat
from heshu.relations.changes import comparable
from heshu.relations.repeats.naming import Named
from heshu.relations.repeats.rules import RepeatRules
from heshu.relations.repeats.run_in import are_of_two_labels, are_of_two_sections

NEAR = 2
"""Statements between the two at most."""
LEAST_OWNER = 2
"""Characters of an owner."""


def of_one_owner(
    named: Sequence[Named], rules: RepeatRules, taken: frozenset[str]
) -> Iterator[Repeat]:
    """Each figure of an owner that is only meant, beside the one told of the owner by name."""
    owned: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for each in named:
        owner = each.claim.entity.lower()
        if len(owner) >= LEAST_OWNER and each.name.startswith(owner):
            owned[each.name.removeprefix(owner), each.claim.quantity.unit].append(each)
    for later in named:
        if later.claim.id in taken or later.name.startswith(later.claim.entity.lower()):
            continue
        told = owned.get((later.name, later.claim.quantity.unit), ())
        earlier = [each for each in told if _is_of_it(each, later, rules)]
        if len(earlier) == 1:
            yield Repeat(
                language=later.statement.language, cue=later.name, earlier=earlier[0].claim,
                later=later.claim, kind="text",
            )  # fmt: skip


def _is_of_another_rank(owner: str, scope: str, ranks: frozenset[str]) -> bool:
    """True for 青石镇 and 全县: a town is not the county around it."""
    both = {owner[-1:], scope[-1:]}
    return len(both) > 1 and both <= ranks


def _is_just_before(earlier: Named, later: Named) -> bool:
    """Whether a figure stands in one of the sentences before another, or in the clause before ；."""
    if earlier.index == later.index:
        return "；" in earlier.statement.text[earlier.claim.end : later.claim.start]
    return 0 < later.index - earlier.index <= NEAR


def _is_of_it(earlier: Named, later: Named, rules: RepeatRules) -> bool:
    """Whether a figure is of the owner whom a sentence just before it names, and of its time."""
    one, two = earlier.claim, later.claim
    if not _is_just_before(earlier, later) or earlier.statement.passage != later.statement.passage:
        return False
    if one.entity != two.entity and not rules.scope.fullmatch(two.entity):
        return False
    if one.entity != two.entity and _is_of_another_rank(one.entity, two.entity, rules.ranks):
        return False
    if are_of_two_labels(earlier.label, later.label) or are_of_two_sections(earlier, later):
        return False
    if not earlier.period or earlier.period != later.period or earlier.former != later.former:
        return False
    told_alike = (one.change, one.basis, one.modality) == (two.change, two.basis, two.modality)
    return told_alike and earlier.behind == later.behind and comparable(one, two)
