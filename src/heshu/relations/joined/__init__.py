"""Sentences that go on where the one before ended, as 其中公办28所 does behind 全镇有小学42所.

Most of them are told by their head: words that say what their first figure is (其中, 合计, 跌幅为,
`That was an increase of`) and that the figure right behind them closes; lives, ends of spans and what
is called out by words anywhere in them. Such a sentence is read once more as one statement with the
one before, or for votes with the last one that has figures (出席董事9人。会议通过了预案。同意8票), by the
finders that are asked for, and only a relation that ties both is taken.

`pair` makes one statement of two, and `split` two of one; `wholes`, `changes`, `means`, `times` and `announced` tell of each
sort of relation whether it ties both sentences; `merged` puts what was found among what each sentence
has by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from heshu.model.relations import Relation
from heshu.relations.joined.alone import alone, in_other_words
from heshu.relations.joined.announced import (
    ANNOUNCED,
    COLON,
    announces,
    is_announced,
    is_scored,
    is_told_ahead,
    scores,
    tells_ahead,
)
from heshu.relations.joined.changes import (
    compares_both,
    goes_on_with_trend,
    has_a_base_of_its_own,
    is_a_year_apart,
    is_completed,
    is_held_against,
    is_of_its_like,
    takes_off,
    tells_change,
    tells_former,
    tells_later,
    tells_of_its_like,
    tells_trend,
)
from heshu.relations.joined.conclusions import CONCLUDING, is_concluded
from heshu.relations.joined.in_turn import IN_TURN, in_turn
from heshu.relations.joined.means import (
    averages,
    is_priced,
    is_reckoned,
    multiplies,
    sums_of_each,
    tells_of_each,
)
from heshu.relations.joined.merged import restored, widest
from heshu.relations.joined.pair import Pair, may_go_on, paired
from heshu.relations.joined.split import (
    conclusions,
    increments,
    last_clauses,
    over_bracket,
    over_dash,
)
from heshu.relations.joined.times import (
    LATER,
    counts_a_run,
    ends,
    is_a_run,
    is_of_one_life,
    is_told_on,
    tells_of_a_life,
    tells_on,
    tells_the_end,
)
from heshu.relations.joined.wholes import (
    NO_WHOLE,
    are_all_shares,
    balances,
    denied_half,
    is_no_whole,
    is_of_one_whole,
    is_their_ratio,
    lists,
    lists_too_many,
    may_sum_up,
    opens,
    ranks,
    splits,
    sums_up,
    sums_up_a_time,
    tells_the_ratio,
)
from heshu.relations.scene import Scene

__all__ = ["IN_TURN", "Pair", "halves", "in_turn", "pairs", "restored", "widest"]


def halves(scenes: Sequence[Scene], finders: tuple[str, ...]) -> Iterator[Pair]:
    """Sentences read anew in two parts: what a dash leads to, and what is but a conclusion."""
    for index, scene in enumerate(scenes):
        yield from over_dash(scene, finders)
        yield from over_bracket(scene)
        yield from last_clauses(scene)
        if index and scene.statement.claims and scenes[index - 1].statement.claims:
            yield from conclusions(scenes[index - 1], scene)
            yield from increments(scenes[index - 1], scene)


class Tie(Struct, frozen=True):
    """How two sentences are tied that are read together, whatever the second one begins with."""

    holds: Callable[[Scene, Scene], bool]
    finders: tuple[str, ...]
    bridges: Callable[[Relation, Pair], bool]
    joint: str = ""
    """What is put between both, where it is not a comma."""
    alone: bool = True
    """They are tied in no other way."""


TIES = (
    Tie(tells_of_a_life, ("times",), is_of_one_life),
    Tie(tells_the_end, ("times",), ends),
    Tie(counts_a_run, ("times",), is_a_run),
    Tie(tells_on, LATER, is_told_on, alone=False),
    Tie(tells_of_each, ("averages",), sums_of_each, alone=False),
    Tie(tells_of_its_like, ("changes",), is_of_its_like, alone=False),
    Tie(is_held_against, ("restatements",), compares_both, alone=False),
    Tie(goes_on_with_trend, ("changes",), tells_trend, alone=False),
    Tie(tells_the_ratio, ("parts",), is_their_ratio),
    Tie(announces, ANNOUNCED, is_announced),
    Tie(tells_ahead, ("changes",), is_told_ahead, COLON),
    Tie(scores, ("values",), is_scored),
)
"""The first one that holds is taken, but that those behind one that is not alone are asked, too."""


def pairs(scenes: Sequence[Scene]) -> Iterator[Pair]:
    """Each statement that goes on, with the one before."""
    for index, second in enumerate(scenes[1:], start=1):
        first = _gone_on_from(scenes, index)
        for tie in TIES:
            if tie.holds(first, second):
                yield paired(first, second, tie.finders, tie.bridges, tie.joint)
                if tie.alone:
                    break
        else:
            if may_go_on(first.statement, second.statement):
                yield from _by_its_head(first, second)


def _by_its_head(first: Scene, second: Scene) -> Iterator[Pair]:
    """Two statements, the second of which says by its first words that it goes on."""
    part = is_no_whole(first, second)
    asked: tuple[str, ...] = ()
    for finders, bridges, head in _heads(second):
        if head is None or (part and bridges in (is_of_one_whole, splits)):
            continue
        if bridges in (sums_up, sums_up_a_time) and not may_sum_up(first, second):
            continue
        if bridges is tells_change and has_a_base_of_its_own(first, second):
            return
        if bridges is not tells_former or is_a_year_apart(first, second):
            yield paired(first, second, finders, bridges)
            asked = finders
            break
    if second.statement.language == "zh":
        yield from in_other_words(first, second)
        yield from alone(first, second)
    if _concludes(second):
        others = tuple(each for each in CONCLUDING if each not in asked)
        yield paired(first, second, others, is_concluded)


def _concludes(scene: Scene) -> bool:
    """True for "That is 13 kilograms", but not for "That is 13 kilograms more than last year"."""
    begins = scene.said["goes-on-that"].match(scene.text)
    return begins is not None and scene.said["off-by-so-much"].search(scene.text) is None


def _gone_on_from(scenes: Sequence[Scene], index: int) -> Scene:
    """The statement before one, or the one before that, where it has no figure that could matter.

    出席董事9人。会议通过了预案。同意8票; 出口90亿元，进口50亿元。民企增长12%。顺差40亿元
    """
    first, second = scenes[index - 1], scenes[index]
    votes = not first.claims and second.said["goes-on-votes"].match(second.text)
    rates = all(claim.quantity.kind in NO_WHOLE for claim in first.statement.claims)
    balance = rates and second.said["goes-on-balance"].match(second.text)
    return scenes[max(index - 2, 0)] if votes or balance else first


def _heads(scene: Scene) -> Iterator[tuple[tuple[str, ...], Callable[[Relation, Pair], bool], Any]]:
    """The finders and the condition of each head, with where a statement begins with it."""
    said, text = scene.said, scene.text
    yield ("parts",), balances, said["goes-on-balance"].match(text)
    yield ("parts",), balances, said["goes-on-stock"].match(text)
    yield ("share-lists",), are_all_shares, said["goes-on-shares"].match(text)
    yield ("votes",), opens, said["goes-on-votes"].match(text)
    yield ("parts", "shares", "fractions"), is_of_one_whole, said["goes-on-among"].match(text)
    yield ("parts",), sums_up, said["goes-on-total"].match(text)
    yield ("parts",), sums_up_a_time, _sum_of_a_time(scene)
    yield ("changes",), tells_change, said["goes-on-change"].match(text)
    yield ("changes",), takes_off, said["goes-on-discount"].match(text)
    yield ("changes",), is_completed, said["goes-on-target"].match(text)
    yield ("changes",), tells_former, said["goes-on-former"].match(text)
    yield ("changes",), tells_later, said["goes-on-later"].match(text)
    yield ("shares",), is_of_one_whole, said["goes-on-rate"].match(text)
    yield ("shares", "changes"), is_of_one_whole, said["goes-on-share"].match(text)
    yield ("rankings",), ranks, _place(scene)
    yield ("extremes",), averages, said["goes-on-mean-of-grades"].match(text)
    yield ("averages",), is_reckoned, said["goes-on-mean"].match(text)
    yield ("averages", "bills"), multiplies, said["goes-on-product"].match(text)
    yield ("averages", "bills"), is_priced, said["goes-on-price"].match(text)
    yield ("parts",), lists, said["goes-on-share-out"].match(text)
    yield ("parts",), lists_too_many, said["goes-on-some-of"].match(text)
    yield ("parts",), splits, said["goes-on-split"].match(text) or denied_half(scene)


def _place(scene: Scene) -> Any:
    """Where a sentence begins that tells a place in the field counted before: she came 22nd."""
    said, text = scene.said, scene.text
    found = said["goes-on-rank"].match(text)
    if found is None or said["of-one-person"].search(text):
        return None
    other = said["in-another-contest"].search(text, 0, found.end("deed"))
    return None if other else found


def _sum_of_a_time(scene: Scene) -> Any:
    """Where a sentence begins that sums up all of a time: 全年共出口80辆."""
    found = scene.said["goes-on-total-of-time"].match(scene.text)
    time = scene.times.get(0)
    whole = found and time and scene.said["all-of-a-time"].fullmatch(time.text)
    return found if whole else None
