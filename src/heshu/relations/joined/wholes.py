"""Parts, shares, votes, places and balances of what the first of two sentences tells the whole of."""

from __future__ import annotations

from heshu.model.figures import Claim
from heshu.model.relations import (
    Balance,
    Completion,
    Parts,
    PercentOf,
    Ranking,
    Relation,
    Share,
    ShareList,
    Vote,
)
from heshu.relations.joined.pair import Pair, are_prose
from heshu.relations.left_over import figures_of
from heshu.relations.scene import Scene
from heshu.relations.small_numbers import chinese_integer

NO_WHOLE = frozenset({"percent", "percentage-point", "rank", "multiple"})
"""What no part is counted of: 达到216户，是当初的6倍."""


def is_no_whole(first: Scene, second: Scene) -> bool:
    """True for a sentence that goes on itself, and for 报名1200人 before a rate of those who came.

    去年任务是500套。已开工300套，占计划的90%: what is done now has a target of its own.
    """
    if first.said["goes-on-among"].match(first.text):
        return True
    if not second.times and first.said["former-target"].search(first.statement.text):
        return second.said["share-of-a-target"].search(second.text) is not None
    enrolled = first.said["only-enrolled"].search(first.text) is not None
    return enrolled and second.said["rate-of-those-who-came"].match(second.text) is not None


def is_only(whole: Claim | None, pair: Pair) -> bool:
    """Whether a whole is the only figure of the first sentence that could be one."""
    alike = [each for each in pair.first.claims if each.quantity.kind not in NO_WHOLE]
    return whole is not None and [each.place.start for each in alike] == [whole.place.start]


def is_of_one_whole(relation: Relation, pair: Pair) -> bool:
    """全县有学校142所。其中小学86所; 抽检865批次。合格834批次，合格率98.4%; 其中15%即420万元."""
    head = next(each for each in (*_measured(pair), pair.second.claims[0])).place.start
    if isinstance(relation, Balance):
        return balances(relation, pair)
    if isinstance(relation, Completion):
        return head in figures_of(relation) and is_only(relation.target, pair)
    if head not in figures_of(relation) or not isinstance(relation, Parts | Share | PercentOf):
        return False
    return is_only(relation.whole, pair) and not (isinstance(relation, Parts) and relation.ratio)


def _measured(pair: Pair) -> list[Claim]:
    """The figures of the second sentence but for ages, which say who is counted: 60岁以上8.4万人."""
    return [each for each in pair.second.claims if each.quantity.kind != "age"]


def may_sum_up(first: Scene, second: Scene) -> bool:
    """False for 三店 behind two shops, 全年 behind three quarters, and for what is only planned."""
    whole, said = second.statement.claims[0], second.said
    told = [each for each in first.statement.claims if each.quantity.unit == whole.quantity.unit]
    if any(each.modality != whole.modality for each in told):
        return False
    number = said["so-many-parts"].match(second.statement.text)
    if number is not None:
        return len(told) == chinese_integer(number[0])
    if said["whole-of-a-time"].match(second.statement.text) is None:
        return True
    times = (
        (said["half-of-a-time"], 2),
        (said["quarters-or-the-rest"], 2),
        (said["third-of-a-time"], 3),
        (said["quarter-of-a-time"], 4),
    )
    text = first.statement.text
    return any(len(told) == many == len(set(time.findall(text))) for time, many in times)


def sums_up(relation: Relation, pair: Pair) -> bool:
    """营业额分别为42.3万元、37.8万元和29.5万元。合计112.6万元."""
    if not isinstance(relation, Parts) or relation.whole is None:
        return False
    parts = frozenset(part.place.start for part in relation.parts)
    head, unit = pair.second.claims[0].place.start, relation.whole.quantity.unit
    alike = {each.place.start for each in pair.first.claims if each.quantity.unit == unit}
    return relation.whole.place.start == head and parts == alike


def sums_up_a_time(relation: Relation, pair: Pair) -> bool:
    """上半年出口客车42辆，下半年出口38辆。全年共出口客车80辆: the sum of what the sentence before names."""
    noun = pair.second.claims[0].indicator
    return sums_up(relation, pair) and set(noun) <= set(pair.first.text)


def lists(relation: Relation, pair: Pair) -> bool:
    """She led with 31 points. She had 18 of them by halftime and added 13."""
    if not isinstance(relation, Parts) or not relation.exhaustive:
        return False
    parts = frozenset(part.place.start for part in relation.parts)
    return parts == pair.figures(second=True) and is_only(relation.whole, pair)


def lists_too_many(relation: Relation, pair: Pair) -> bool:
    """She scored 34 goals. She had 19 of them by Christmas and added 17 in spring: more than all."""
    if not lists(relation, pair):
        return False
    assert isinstance(relation, Parts)
    values = [part.quantity.value or 0 for part in relation.parts]
    return relation.whole is not None and sum(values) > (relation.whole.quantity.value or 0)


def splits(relation: Relation, pair: Pair) -> bool:
    """全镇常住人口为38642人。男性19876人，女性18966人: both in the second sentence."""
    if not isinstance(relation, Parts) or not relation.complement:
        return False
    parts = frozenset(part.place.start for part in relation.parts)
    return parts <= pair.figures(second=True) and is_only(relation.whole, pair)


def denied_half(scene: Scene) -> bool | None:
    """True for 参保280人，未参保40人, and not for 技术人员120人，非技术岗新招90人: both are called alike."""
    found = scene.said["goes-on-denied-half"].match(scene.text)
    if found is None:
        return None
    told = scene.text[: found.end("told")]
    denied = scene.text[found.end("denied") : found.end("counted")]
    return True if denied in told or told in denied else None


def balances(relation: Relation, pair: Pair) -> bool:
    """Exports came to ▢ and imports to ▢. The surplus was ▢. Or the total first, then its terms."""
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
    own = pair.figures(second=True)
    return figures - own == amounts  # 出口128.6亿元，增长9.0%；进口53.2亿元，增长3.1%


def opens(relation: Relation, pair: Pair) -> bool:
    """The first figure of the second sentence stands in it, with one of the sentence before."""
    figures = figures_of(relation)
    head = pair.second.claims[0].place.start
    if not isinstance(relation, Vote) or head not in figures or not figures & pair.figures():
        return False
    sides = [part.quantity.value or 0 for part in relation.parts]
    voters = relation.present.quantity.value
    return voters is None or voters >= max(sides)  # two members spoke; they voted 7 to 5


def ranks(relation: Relation, pair: Pair) -> bool:
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


def are_all_shares(relation: Relation, pair: Pair) -> bool:
    """Some 58% said yes. Another 27% said no, and the other 15% were undecided: all percentages."""
    if not isinstance(relation, ShareList):
        return False
    told = [*pair.first.claims, *pair.second.claims]
    shares = {each.place.start for each in told if each.quantity.kind == "percent"}
    return shares == {part.place.start for part in relation.parts}


def tells_the_ratio(first: Scene, second: Scene) -> bool:
    """The three sectors made ▢, ▢ and ▢. Their ratio was 5:35:60, which need be no figure."""
    if not first.claims or not are_prose(first.statement, second.statement):
        return False
    return second.said["goes-on-ratio"].match(second.text) is not None


def is_their_ratio(relation: Relation, pair: Pair) -> bool:
    """The three sectors made ▢, ▢ and ▢. Their ratio was 5:35:60: the terms of what was told."""
    if not isinstance(relation, Parts) or not relation.ratio:
        return False
    amounts = {each.place.start for each in relation.amounts}
    return amounts == pair.figures() or not amounts
