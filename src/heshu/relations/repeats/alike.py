"""Claims of one name that are one figure: 全县粮食总产量达13.6万吨 and 全县粮食总产量为12.6万吨.

全县粮食总产量达13.6万吨 and 去年全县粮食总产量为12.6万吨 are two: their periods differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from heshu.model import lazy_re as re
from heshu.model.figures import Statement
from heshu.model.relations import Repeat
from heshu.model.scripts import is_latin
from heshu.relations.asides import without_sources
from heshu.relations.changes import comparable
from heshu.relations.printed_twice import LONG
from heshu.relations.repeats.naming import Named
from heshu.relations.repeats.run_in import are_of_two_labels, are_of_two_sections
from heshu.relations.scene import Said

MOST_VALUES = 3
"""More different values under one name are a series, not a repetition."""


def pairs_of_one_figure(group: Sequence[Named], said: Said) -> Iterator[Repeat]:
    """The first of a group beside each of the others that is the same figure."""
    values = {item.claim.quantity.value for item in group}
    if len(values) > MOST_VALUES:
        return
    first = group[0]
    for other in group[1:]:
        between = first.statement.text[first.claim.end : other.claim.start]
        if first.statement is other.statement and not is_told_anew(between, said):
            continue
        if _is_printed_twice(first, other):
            continue
        if _refers(first, other) or _name_two_things(first.statement, other.statement, said):
            continue
        if are_of_two_labels(first.label, other.label) or are_of_two_sections(first, other):
            continue
        if _same(first, other):
            yield Repeat(
                language=other.statement.language,
                cue=other.name,
                earlier=first.claim,
                later=other.claim,
                kind=_kind(first, other),
                uncertain=_is_uncertain(first, other),
            )


def is_told_anew(between: str, said: Said) -> bool:
    """True for ，人社部门说，全市登记失业人员为: between two figures, somebody tells one once more."""
    return said["told-anew"].match(between) is not None


def _refers(first: Named, other: Named) -> bool:
    """True where a pronoun may stand for another thing: 城西水厂签约，该项目总投资21亿元.

    A summary and its text that both say 项目 speak of one.
    """
    if first.refers and first.summary != other.summary:
        return False
    return other.refers and (other.led or other.index - first.index > 1)


def _is_printed_twice(first: Named, other: Named) -> bool:
    """True for sentences of several figures that differ in one: a near-duplicate, found below."""
    one, two = first.statement, other.statement
    if one is two:
        return False
    words = _without_figures(one)
    if len(one.claims) == 1 and len(words) < LONG[one.language]:
        return False
    return words == _without_figures(two)


def _without_figures(statement: Statement) -> str:
    pieces: list[str] = []
    done = 0
    for claim in statement.claims:
        pieces.append(statement.text[done : claim.start])
        done = claim.end
    return "".join([*pieces, statement.text[done:]])


def _name_two_things(one: Statement, two: Statement, said: Said) -> bool:
    """True for a raid in Harbour Road and one in Mill Street, of which two sentences tell alike.

    The sentences have the same words in the same order, but for names, none of which opens them, and
    for what they hold of: on weekdays, on Sundays.
    """
    if not is_latin(one.text):
        return False
    told = (without_sources(_without_figures(each), said)[0] for each in (one, two))
    mine, yours = map(WORDS.findall, told)
    if len(mine) != len(yours):
        return False
    pairs = list(zip(mine, yours, strict=True))
    differing = [at for at, (a, b) in enumerate(pairs) if a != b]
    named = (
        all(word[0].isupper() for word in pairs[at]) or _is_of_another_case(pairs, at, said)
        for at in differing
    )
    return bool(differing) and mine[0] == yours[0] and all(named)


def _is_of_another_case(pairs: Sequence[tuple[str, str]], at: int, said: Said) -> bool:
    """True for "on weekdays" and "on Sundays", which say when, where or for whom each holds."""
    ahead, own = pairs[at - 1], pairs[at]
    led = ahead[0] == ahead[1] and said["before-a-case"].fullmatch(ahead[0]) is not None
    return led and not any(said["no-case"].fullmatch(word) for word in own)


WORDS = re.compile(r"[A-Za-z][A-Za-z'’-]*")


def _kind(first: Named, other: Named) -> Literal["text", "headline", "summary"]:
    if first.statement.heading or other.statement.heading:
        return "headline"
    return "summary" if first.summary != other.summary else "text"


def _same(first: Named, other: Named) -> bool:
    """True unless entity, period, change, speaker, modality or the noun behind differ."""
    one, two = first.claim, other.claim
    if not comparable(one, two) or first.behind != other.behind:
        return False
    if first.former != other.former:
        return False
    if first.past != other.past and _kind(first, other) == "text":
        return False
    if first.owned and other.owned:
        return False  # neither clause prints whose figure it is
    if (one.change, one.basis) != (two.change, two.basis) or one.modality != two.modality:
        return False
    if one.speaker != two.speaker and one.speaker and two.speaker:
        return False
    one_entity = agree(one.entity, two.entity) or (first.named and other.named)
    return one_entity and agree(first.period, other.period)


def agree(one: str, two: str) -> bool:
    """Equal, or one of both is not stated."""
    return not one or not two or one == two


def _is_uncertain(first: Named, other: Named) -> bool:
    """A slot that only one of both states; a headline leaves out what its body says."""
    if first.statement.heading or other.statement.heading:
        return False
    if first.owned or other.owned:
        return not first.period or not other.period
    one, two = first.claim, other.claim
    return bool(one.entity) != bool(two.entity) or bool(first.period) != bool(other.period)
