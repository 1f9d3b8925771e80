"""One Chinese sentence read as two: its conclusion, or what a dash leads to, behind the rest.

养老金覆盖率由81%升到86%，一年间覆盖率提高了6个百分点 tells in its last clause how much that is, and so may
a sentence of its own (也就是说，一共多了2675件). What stands between the levels and the amount says
nothing more, so that both are read without it. A dash (缩短了43分钟——过去要95分钟，如今62分钟) is read
like a colon.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Statement
from heshu.model.relations import AverageGrowth, Change, Relation, mentions
from heshu.relations.joined.pair import Pair, are_prose, joined
from heshu.relations.left_over import figures_of
from heshu.relations.scene import Said, Scene

DASH = re.compile("(?<=[^\\s—])——(?=[^\\s—])")
BRACKET = re.compile("（(?P<inner>[^（）]{4,80})）[。；]?$")
"""At the end of a sentence."""
COLON, COMMA = "：", "，"
CLAUSES = re.compile("[，；：。]")
TWO_LEVELS = 2
LONGEST = 40
"""Masked characters of the clauses of a conclusion."""


def part_of(statement: Statement, start: int, end: int) -> Statement:
    """A stretch of a statement with the figures and times in it."""
    text = statement.text[start:end]
    claims = [
        replace(each, start=each.start - start, end=each.end - start, sentence=text)
        for each in statement.claims
        if start <= each.start and each.end <= end
    ]
    dated = [
        replace(each, start=each.start - start, end=each.end - start)
        for each in statement.mentions
        if start <= each.start and each.end <= end
    ]
    return replace(statement, text=text, claims=tuple(claims), mentions=tuple(dated))


def over_dash(scene: Scene, finders: tuple[str, ...]) -> Iterator[Pair]:
    """A sentence with one dash, whose second half explains the first."""
    statement = scene.statement
    if statement.language != "zh" or not statement.is_prose or "——" not in statement.text:
        return
    found = list(DASH.finditer(statement.text))
    if len(found) != 1:
        return
    first = part_of(statement, 0, found[0].start())
    second = part_of(statement, found[0].end(), len(statement.text))
    told = (each.claims or each.mentions for each in (first, second))
    if all(told) and are_prose(first, second):
        joint = joined(first, second, _mark_before(scene, second))
        yield Pair(first, second, joint, finders, partial(lies_on_both_sides, scene.said))


def over_bracket(scene: Scene) -> Iterator[Pair]:
    """A sentence that ends in a bracket with several figures, which explains the rest: like a colon."""
    statement = scene.statement
    if statement.language != "zh" or not statement.is_prose or "）" not in statement.text[-3:]:
        return
    found = BRACKET.search(statement.text)
    if found is None:
        return
    first = part_of(statement, 0, found.start())
    second = part_of(statement, found.start("inner"), found.end("inner"))
    if len(second.claims) < TWO_LEVELS or not are_prose(first, second):
        return
    mark = _mark_before(scene, second)
    joint = joined(first, second, mark)
    if mark == COMMA and not first.claims:
        yield Pair(first, second, joint, ("changes",), goes_one_way)
    elif first.claims and (mark == COMMA or len(first.claims) <= TWO_LEVELS):
        yield Pair(first, second, joint, ("changes",), partial(lies_on_both_sides, scene.said))


def _mark_before(scene: Scene, second: Statement) -> str:
    """A colon before what lists, a comma before what runs on: 由…升到, 此前为, 即."""
    return COMMA if scene.said["runs-on"].match(second.text) else COLON


def lies_on_both_sides(said: Said, relation: Relation, pair: Pair) -> bool:
    """True for what ties a figure or time of the first half with one of the second."""
    if isinstance(relation, Change) and (
        _has_own_noun(relation, pair, said) or _goes_on_to_a_third(relation, pair)
    ):
        return False
    start = _beginning(pair.second)
    at = [*figures_of(relation), *(each.place.start for each in mentions(relation))]
    return bool(at) and min(at) < start <= max(at)


def _goes_on_to_a_third(change: Change, pair: Pair) -> bool:
    """翻了一番——从2018年的120家增加到2020年的180家，再到今年的240家: of three levels, not the first two."""
    own = pair.figures(second=True)
    ends = [each for each in (change.start, change.end) if each and each.place.start in own]
    if len(ends) != TWO_LEVELS:
        return False
    last, unit = max(each.place.start for each in ends), ends[-1].quantity.unit
    return any(
        each.place.start > last and each.quantity.unit == unit and not each.change.endswith("-by")
        for each in pair.second.claims
    )


def _has_own_noun(change: Change, pair: Pair, said: Said) -> bool:
    """True for 旅客增长了12%——去年春运40天，今年春运38天: levels of another thing than what has changed."""
    own = pair.figures(second=True)
    ends = [each for each in (change.start, change.end) if each and each.place.start in own]
    nouns = "".join(each.indicator for each in ends)
    letters = set(said["of-now"].sub("", said["of-then"].sub("", nouns)))
    return len(ends) == TWO_LEVELS and not letters <= set(pair.first.text)


def goes_one_way(relation: Relation, pair: Pair) -> bool:
    """A change in a bracket of which the words before it say where it goes: 继续回落（由0.6%变为0.4%）."""
    told = isinstance(relation, Change) and relation.direction != ""
    return told and figures_of(relation) <= pair.figures(second=True)


def _beginning(statement: Statement) -> int:
    """Where the first figure or time of a statement stands in the source."""
    places = [each.place.start for each in statement.claims]
    return min([*places, *(each.place.start for each in statement.mentions)])


def conclusions(first: Scene, second: Scene) -> Iterator[Pair]:
    """A sentence that only says how much the levels of the one before have changed."""
    found = second.said["concludes"].match(second.text)
    if found is not None and are_prose(first.statement, second.statement):
        start = second.original(found.end("moved"))
        noun = second.text[found.end("noun") : found.end("moved")]
        rest = part_of(second.statement, start, len(second.statement.text))
        yield from _concluded(first, first.statement, rest, noun)


def increments(first: Scene, second: Scene) -> Iterator[Pair]:
    """接待游客138万人次。这比上年多18万人次，增幅达到15%: what 这 is more than, and by how much."""
    found = second.said["goes-on-increment"].match(second.text)
    levels = [each for each in first.statement.claims if not each.change.endswith("-by")]
    if found is None or len(levels) != 1 or not are_prose(first.statement, second.statement):
        return
    stop = second.original(found.end("than"))
    rest = part_of(second.statement, stop, len(second.statement.text))
    joint = joined(first.statement, rest, COMMA)
    yield Pair(first.statement, rest, joint, ("changes",), is_increment)


def is_increment(relation: Relation, pair: Pair) -> bool:
    """A level of the first sentence with all the amounts of the second, or its former level there."""
    if not isinstance(relation, Change) or relation.end is None:
        return False
    own, figures = pair.figures(second=True), figures_of(relation)
    return relation.end.place.start in pair.figures() and own == figures - {
        relation.end.place.start
    }


def last_clauses(scene: Scene) -> Iterator[Pair]:
    """The same of the last clause of one sentence, with a time or noun ahead of the amount."""
    text = scene.text
    if scene.statement.language != "zh" or len(scene.claims) <= TWO_LEVELS:
        return
    for mark in CLAUSES.finditer(text, max(len(text) - LONGEST, 0)):
        found = scene.said["concludes"].match(text, mark.end())
        if found is None or found.end("moved") == mark.end():
            continue
        end, start = scene.original(mark.start()), scene.original(found.end("moved"))
        first = part_of(scene.statement, 0, end)
        second = part_of(scene.statement, start, len(scene.statement.text))
        noun = text[found.end("noun") : found.end("moved")]
        yield from _concluded(scene, first, second, noun)
        return


def _concluded(scene: Scene, first: Statement, second: Statement, noun: str) -> Iterator[Pair]:
    levels = [each for each in first.claims if not each.change.endswith("-by")]
    if len(levels) != TWO_LEVELS or len(first.claims) != TWO_LEVELS or len(second.claims) != 1:
        return
    if _is_their_noun(scene, noun, levels):
        joint = joined(first, second, COMMA)
        yield Pair(first, second, joint, ("changes",), is_concluded)


def _is_their_noun(scene: Scene, printed: str, levels: list[Claim]) -> bool:
    """True if what has changed is what both levels measure, or no noun is told."""
    said = scene.said
    noun = said["adds-to-a-conclusion"].sub("", printed)
    if not noun:
        return True
    quantity = levels[-1].quantity
    if said["size-told"].fullmatch(f"{noun}/{quantity.kind}:{quantity.unit}"):
        return True
    bare = said["noun-of-amount"].sub("", noun) or noun
    return any(
        bare in each.indicator or (len(each.indicator) > 1 and noun.startswith(each.indicator))
        for each in levels
    )


def is_concluded(relation: Relation, pair: Pair) -> bool:
    """A change whose levels both stand in the first part, and its amount in the second."""
    if not isinstance(relation, Change | AverageGrowth):
        return False
    if relation.start is None or relation.end is None:
        return False
    ends = {relation.start.place.start, relation.end.place.start}
    return ends == pair.figures() and figures_of(relation) - ends == pair.figures(second=True)
