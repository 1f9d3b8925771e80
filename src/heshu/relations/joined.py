"""Sentences that go on where the one before ended, as 其中公办28所 does behind 全镇有小学42所.

Most of them are told by their head: words that say what their first figure is (其中, 合计, 跌幅为,
`That was an increase of`) and that the figure right behind them closes; lives, ends of spans and what
is called out by words anywhere in them. Such a sentence is read once more as one statement with the
one before, or for votes with the last one that has figures (出席董事9人。会议通过了预案。同意8票), by the
finders that are asked for, and only a relation that ties both is taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from heshu.model.figures import Claim, Mention, Statement
from heshu.model.relations import (
    Anniversary,
    Average,
    AverageGrowth,
    Balance,
    Change,
    Discount,
    Duration,
    Extremes,
    Lifetime,
    Parts,
    Purchase,
    Ranking,
    Relation,
    Share,
    Vote,
)
from heshu.relations.left_over import figures_of
from heshu.relations.moments import moment
from heshu.relations.scene import Scene

LONGEST = 300
"""Characters of two sentences that are read together."""
MOST_FIGURES = 16
"""Figures of both; sentences with more are lists of their own."""
ENDS = "。.；;！! \n"
JOINTS = {"zh": "，", "en": ", "}


class Pair(Struct, frozen=True):
    """A sentence, the one that goes on from it, and both as one statement."""

    first: Statement
    second: Statement
    joint: Statement
    finders: tuple[str, ...]
    """Those that its head asks for."""
    bridges: Callable[[Relation, Pair], bool]
    """Whether the head opens a relation."""

    def figures(self, *, second: bool = False) -> frozenset[int]:
        """Where the figures of the first sentence, or of the second, stand in the source."""
        statement = self.second if second else self.first
        return frozenset(claim.place.start for claim in statement.claims)


def pairs(scenes: Sequence[Scene]) -> Iterator[Pair]:
    """Each statement that goes on, with the one before."""
    for index, second in enumerate(scenes[1:], start=1):
        first = scenes[index - 1]
        if not first.claims and second.said["goes-on-votes"].match(second.text):
            first = scenes[max(index - 2, 0)]  # 出席董事9人。会议通过了预案。同意8票
        if _tells_of_a_life(first, second):
            joint = _joined(first.statement, second.statement)
            yield Pair(first.statement, second.statement, joint, ("times",), _is_of_one_life)
            continue
        if _tells_the_end(first, second):
            joint = _joined(first.statement, second.statement)
            yield Pair(first.statement, second.statement, joint, ("times",), _ends)
            continue
        if _announces(first, second):
            joint = _joined(first.statement, second.statement)
            yield Pair(first.statement, second.statement, joint, ANNOUNCED, _is_announced)
            continue
        if not _may_go_on(first.statement, second.statement):
            continue
        part = _is_no_whole(first, second)
        for finders, bridges, head in _heads(second):
            if head is None or (part and bridges in (_is_of_one_whole, _splits)):
                continue
            if bridges is not _tells_former or _is_a_year_apart(first, second):
                joint = _joined(first.statement, second.statement)
                yield Pair(first.statement, second.statement, joint, finders, bridges)
                break


def _is_no_whole(first: Scene, second: Scene) -> bool:
    """True for a sentence that goes on itself, and for 报名1200人 before a rate of those who came."""
    if first.said["goes-on-among"].match(first.text):
        return True
    enrolled = first.said["only-enrolled"].search(first.text) is not None
    return enrolled and second.said["rate-of-those-who-came"].match(second.text) is not None


def _is_a_year_apart(first: Scene, second: Scene) -> bool:
    """False for "rose by 300 in May to 1,500. A year earlier it had been 900": other stretches."""
    printed = first.statement.text, second.statement.text
    return not any(first.said["no-year-apart"].search(text) for text in printed)


def _heads(scene: Scene) -> Iterator[tuple[tuple[str, ...], Callable[[Relation, Pair], bool], Any]]:
    """The finders and the condition of each head, with where a statement begins with it."""
    said, text = scene.said, scene.text
    yield ("parts", "shares"), _is_of_one_whole, said["goes-on-among"].match(text)
    yield ("parts",), _sums_up, said["goes-on-total"].match(text)
    yield ("changes",), _tells_change, said["goes-on-change"].match(text)
    yield ("changes",), _takes_off, said["goes-on-discount"].match(text)
    yield ("changes",), _tells_former, said["goes-on-former"].match(text)
    yield ("shares",), _is_of_one_whole, said["goes-on-rate"].match(text)
    yield ("shares",), _is_of_one_whole, said["goes-on-share"].match(text)
    alone = said["of-one-person"].search(text)
    yield ("rankings",), _ranks, None if alone else said["goes-on-rank"].match(text)
    yield ("extremes",), _averages, said["goes-on-mean-of-grades"].match(text)
    yield ("averages",), _is_reckoned, said["goes-on-mean"].match(text)
    yield ("averages",), _multiplies, said["goes-on-product"].match(text)
    yield ("parts",), _lists, said["goes-on-share-out"].match(text)
    yield ("parts",), _lists_too_many, said["goes-on-some-of"].match(text)
    yield ("votes",), _opens, said["goes-on-votes"].match(text)
    yield ("parts",), _splits, said["goes-on-split"].match(text)
    yield ("parts",), _balances, said["goes-on-balance"].match(text)


def _may_go_on(first: Statement, second: Statement) -> bool:
    """Whether two statements are prose of one passage with figures, and no lists."""
    return _are_prose(first, second) and bool(first.claims and second.claims)


def _are_prose(first: Statement, second: Statement) -> bool:
    """Whether two statements are short prose of one passage, and no lists."""
    alike = first.language == second.language and first.passage == second.passage
    prose = first.is_prose and second.is_prose
    figures = len(first.claims) + len(second.claims)
    short = len(first.text) + len(second.text) <= LONGEST and figures <= MOST_FIGURES
    return alike and prose and short


def _tells_of_a_life(first: Scene, second: Scene) -> bool:
    """The singer died in 2016 aged 69. He was born in 1937: both name a time, and one a birth."""
    if not (first.times and second.times) or not _are_prose(first.statement, second.statement):
        return False
    if all(each.said["born"].search(each.text) for each in (first, second)):
        return False  # each tells of a life of its own
    return second.said["goes-on-life"].match(second.text) is not None


def _tells_the_end(first: Scene, second: Scene) -> bool:
    """Work began in May 2022. The keys were handed over in March 2024, after 22 months."""
    if not (first.times and second.times) or not _are_prose(first.statement, second.statement):
        return False
    return second.said["goes-on-end"].search(second.text) is not None


def _announces(first: Scene, second: Scene) -> bool:
    """涨了四倍！老街的月租从2000元涨到12000元: one figure called out, and what it is reckoned from."""
    if not _are_prose(first.statement, second.statement):
        return False
    said, text = first.said, first.text
    called = (said["announces-change"], said["announces-number"], said["announces-price"])
    return any(each.match(text) for each in called)


ANNOUNCED = "changes", "times", "rankings"
"""Finders of what is called out before its noun."""


def _is_announced(relation: Relation, pair: Pair) -> bool:
    """A change whose levels stand in the second sentence, or a price, rank or jubilee called out."""
    if isinstance(relation, Ranking):
        return relation.rank.place.start in pair.figures()
    if isinstance(relation, Anniversary):
        return relation.number.place.start in pair.figures() and relation.event is not None
    if isinstance(relation, Discount):
        return relation.price.place.start in pair.figures()
    if not isinstance(relation, Change) or relation.start is None or relation.end is None:
        return False
    ends = {relation.start.place.start, relation.end.place.start}
    return ends <= pair.figures(second=True)


def _is_of_one_life(relation: Relation, pair: Pair) -> bool:
    """A birth or founding in one sentence, the age or anniversary in the other."""
    if not isinstance(relation, Lifetime | Anniversary):
        return False
    if isinstance(relation, Lifetime):
        number, birth = relation.age, relation.birth
    else:
        number, birth = relation.number, relation.founding
    if relation.event is None or _is_of_another_beginning(relation, pair):
        return False
    begins = pair.second.mentions[0].place.start - pair.second.mentions[0].start
    own = number.place.start >= begins
    later, earlier = relation.event.place.start >= begins, birth.place.start >= begins
    return own == later != earlier


def _is_of_another_beginning(relation: Lifetime | Anniversary, pair: Pair) -> bool:
    """True for a 50th anniversary in 2025 beside "founded in 1972 and opened to the public in 1975"."""
    if not isinstance(relation, Anniversary) or relation.number.quantity.value is None:
        return False
    whole = relation.at.year - int(relation.number.quantity.value)
    printed = [*pair.first.mentions, *pair.second.mentions]
    return any(point.year == whole for each in printed if (point := moment(each.iso)))


def _joined(first: Statement, second: Statement) -> Statement:
    """Two statements as one."""
    head = first.text.rstrip(ENDS) + JOINTS[first.language]
    by, text = len(head), head + second.text
    moved = [replace(each, start=each.start + by, end=each.end + by) for each in second.claims]
    dated = [replace(each, start=each.start + by, end=each.end + by) for each in second.mentions]
    claims = [replace(each, sentence=text) for each in (*first.claims, *moved)]
    return replace(first, text=text, claims=tuple(claims), mentions=(*first.mentions, *dated))


def _opens(relation: Relation, pair: Pair) -> bool:
    """The first figure of the second sentence stands in it, with one of the sentence before."""
    figures = figures_of(relation)
    head = pair.second.claims[0].place.start
    return isinstance(relation, Vote) and head in figures and bool(figures & pair.figures())


NO_WHOLE = frozenset({"percent", "percentage-point", "rank", "multiple"})
"""What no part is counted of: 达到216户，是当初的6倍."""


def _is_only(whole: Claim | None, pair: Pair) -> bool:
    """Whether a whole is the only figure of the first sentence that could be one."""
    alike = [each for each in pair.first.claims if each.quantity.kind not in NO_WHOLE]
    return whole is not None and [each.place.start for each in alike] == [whole.place.start]


def _is_of_one_whole(relation: Relation, pair: Pair) -> bool:
    """全县有学校142所。其中小学86所; 抽检865批次。合格834批次，合格率98.4%."""
    head = pair.second.claims[0].place.start
    if head not in figures_of(relation) or not isinstance(relation, Parts | Share):
        return False
    return _is_only(relation.whole, pair) and not (isinstance(relation, Parts) and relation.ratio)


def _sums_up(relation: Relation, pair: Pair) -> bool:
    """营业额分别为42.3万元、37.8万元和29.5万元。合计112.6万元."""
    if not isinstance(relation, Parts) or relation.whole is None:
        return False
    parts = frozenset(part.place.start for part in relation.parts)
    head, unit = pair.second.claims[0].place.start, relation.whole.quantity.unit
    alike = {each.place.start for each in pair.first.claims if each.quantity.unit == unit}
    return relation.whole.place.start == head and parts == alike


def _tells_change(relation: Relation, pair: Pair) -> bool:
    """报价从4150元跌到3780元。跌幅为9.8%: of a change that ends the first sentence."""
    if not isinstance(relation, Change | AverageGrowth):
        return False
    ends = [claim.place.start for claim in (relation.start, relation.end) if claim is not None]
    told = figures_of(relation) - frozenset(ends)
    last = pair.first.claims[-1].place.start
    return (
        len(ends) == 2
        and max(ends) == last
        and frozenset(ends) <= pair.figures()
        and relation.end is not None
        and relation.end.change.endswith("-to")
        and told == {pair.second.claims[0].place.start}
    )


def _tells_former(relation: Relation, pair: Pair) -> bool:
    """失业率降到4.6%。一年前还是5.9%，回落了1.6个百分点: the level before, and by how much it changed."""
    if not isinstance(relation, Change) or relation.start is None or relation.end is None:
        return False
    told = any((relation.delta, relation.rate, relation.points, relation.multiple))
    return (
        told
        and relation.end.place.start == pair.first.claims[-1].place.start
        and relation.start.place.start == pair.second.claims[0].place.start
    )


def _takes_off(relation: Relation, pair: Pair) -> bool:
    """The tent is normally £250. Members get 20% off and pay £200: of the only sum told before."""
    if not isinstance(relation, Discount) or not _is_only(relation.full_price, pair):
        return False
    second = pair.figures(second=True)
    return {relation.discount.place.start, relation.price.place.start} <= second


def _is_reckoned(relation: Relation, pair: Pair) -> bool:
    """办理公证2463件，收取费用318.6万元。件均收费1395元; 采购课桌椅462套。单价285元，总价13.97万元."""
    head = pair.second.claims[0].place.start
    if isinstance(relation, Purchase):
        return head in figures_of(relation) and len(pair.figures() & figures_of(relation)) == 1
    if not isinstance(relation, Average):
        return False
    return relation.average.place.start == head and figures_of(relation) - {head} == pair.figures()


def _ranks(relation: Relation, pair: Pair) -> bool:
    """共有12支代表队参赛。我市女队最终名列第13名: the place is beyond the only field told before."""
    if not isinstance(relation, Ranking):
        return False
    fields = [
        each for each in pair.first.claims if each.quantity.unit == relation.field.quantity.unit
    ]
    field = [each.place.start for each in fields]
    return field == [relation.field.place.start] and relation.rank.place.start in pair.figures(
        second=True
    )


def _averages(relation: Relation, pair: Pair) -> bool:
    """一级果每公斤10元，二级果7元，三级果5元。平均售价为每公斤11元: the mean of what was told before."""
    if not isinstance(relation, Extremes):
        return False
    mean = relation.average.place.start
    ends = {relation.lowest.place.start, relation.highest.place.start}
    return ends <= pair.figures() and mean in pair.figures(second=True)


def _multiplies(relation: Relation, pair: Pair) -> bool:
    """185 cows give an average of 7,200 litres each. That adds up to 1.33 million litres."""
    head, figures = pair.second.claims[0].place.start, figures_of(relation)
    if not isinstance(relation, Average) or relation.total.place.start != head:
        return False
    return figures - {head} == pair.figures()


def _ends(relation: Relation, pair: Pair) -> bool:
    """Work began in May 2022. It was finished in March 2024, after 22 months."""
    if not isinstance(relation, Duration) or relation.last is None:
        return False
    begins = pair.second.mentions[0].place.start - pair.second.mentions[0].start
    both = relation.first.place.start < begins <= relation.last.place.start
    return both and relation.length.place.start in pair.figures(second=True)


def _lists(relation: Relation, pair: Pair) -> bool:
    """She led with 31 points. She had 18 of them by halftime and added 13."""
    if not isinstance(relation, Parts) or not relation.exhaustive:
        return False
    parts = frozenset(part.place.start for part in relation.parts)
    return parts == pair.figures(second=True) and _is_only(relation.whole, pair)


def _lists_too_many(relation: Relation, pair: Pair) -> bool:
    """She scored 34 goals. She had 19 of them by Christmas and added 17 in spring: more than all."""
    if not _lists(relation, pair):
        return False
    assert isinstance(relation, Parts)
    values = [part.quantity.value or 0 for part in relation.parts]
    return relation.whole is not None and sum(values) > (relation.whole.quantity.value or 0)


def _splits(relation: Relation, pair: Pair) -> bool:
    """全镇常住人口为38642人。男性19876人，女性18966人: both in the second sentence."""
    if not isinstance(relation, Parts) or not relation.complement:
        return False
    parts = frozenset(part.place.start for part in relation.parts)
    return parts <= pair.figures(second=True) and _is_only(relation.whole, pair)


def _balances(relation: Relation, pair: Pair) -> bool:
    """Exports came to ▢ and imports to ▢. The surplus was ▢."""
    head = pair.second.claims[0].place.start
    figures = figures_of(relation)
    if not isinstance(relation, Balance) or head not in figures:
        return False
    times, others = (
        {each.text for each in one.mentions if each.kind in ("date", "period")}
        for one in (pair.second, pair.first)
    )
    if others and not times <= others:
        return False  # 3月出口50亿元，进口30亿元。一季度顺差70亿元
    amounts = {each.place.start for each in pair.first.claims if each.quantity.kind not in NO_WHOLE}
    return figures - {head} == amounts  # 出口128.6亿元，增长9.0%；进口53.2亿元，增长3.1%


def restored(relation: Relation, pair: Pair) -> Relation:
    """The relation with the claims of both sentences in place of their copies in the joint one."""
    printed: list[Claim | Mention] = []
    for statement in (pair.first, pair.second):
        printed += [*statement.claims, *statement.mentions]
    own = {(type(each), each.place.start, each.place.end): each for each in printed}

    def back(value: Any) -> Any:
        if isinstance(value, Claim | Mention):
            return own.get((type(value), value.place.start, value.place.end), value)
        return tuple(map(back, value)) if isinstance(value, tuple) else value

    changed = {name: back(getattr(relation, name)) for name in relation.__struct_fields__}
    return replace(relation, **changed)


def widest(known: Sequence[Relation], wider: Sequence[Relation]) -> list[Relation]:
    """Both, without the known relations of which a wider one of the same kind holds all figures."""
    holding: dict[int, list[Relation]] = {}
    for each in wider:
        for at in figures_of(each):
            holding.setdefault(at, []).append(each)
    kept = []
    for relation in known:
        figures = figures_of(relation)
        near = [each for at in figures for each in holding.get(at, ())]
        if not any(type(each) is type(relation) and figures <= figures_of(each) for each in near):
            kept.append(relation)
    return [*kept, *wider]
