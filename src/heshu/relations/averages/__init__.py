"""Averages and prices: 支付282.18万元，赔付498件，件均5666元 -> total, count, average."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Average, Purchase
from heshu.relations.averages.alone import averages_alone, is_near
from heshu.relations.averages.any_order import (
    averages_in_any_order,
    clause_ahead,
    is_told_elsewhere,
)
from heshu.relations.averages.candidates import ahead_of, candidates
from heshu.relations.averages.cues import Cue, at_its_word, find_cues
from heshu.relations.averages.nouns import is_named_in, own_noun
from heshu.relations.averages.paid import counts_what_they_did, fees_paid
from heshu.relations.averages.rules import AverageRules, compile_averages
from heshu.relations.averages.shared import (
    is_asked_only,
    is_of_a_group_counted,
    is_of_a_wider_place,
    is_priced,
    is_qualified,
    shared_out,
)
from heshu.relations.labels import Label, labels
from heshu.relations.scene import LEVEL, TIME, Scene

__all__ = ["AverageRules", "compile_averages", "find_averages"]
PER_HEAD = frozenset({"person"})
LEAST_FIGURES = 3


def find_averages(scene: Scene, rules: AverageRules) -> Iterator[Average | Purchase]:
    """The averages and prices whose total and count the statement prints just once each."""
    if scene.text.count(LEVEL) < LEAST_FIGURES or scene.statement.cells:
        return
    named: dict[int, Label] = {}
    done: set[int] = set()
    for cue in find_cues(scene, rules.cues):
        if cue.average in done or not scene.claims[cue.average].quantity.value:
            continue
        named = named or {label.offset: label for label in labels(scene)}
        found = _relation(scene, rules, cue, named)
        if found is not None:
            done.add(cue.average)
            yield found
    if not done:
        zh = scene.statement.language == "zh"
        yield from (averages_alone if zh else averages_in_any_order)(scene, rules)
    yield from fees_paid(scene, rules, done)


def _relation(
    scene: Scene, rules: AverageRules, cue: Cue, named: Mapping[int, Label]
) -> Average | Purchase | None:
    """The average with its total and its count, if each is printed just once."""
    noun = own_noun(scene, rules, cue, named)
    if noun is None or _is_ruled_out(scene, rules, cue) or _is_no_mean_rate(scene, cue):
        return None
    counts, totals = _only_candidates(scene, rules, cue, named, noun)
    if len(counts) != 1 or len(totals) != 1:
        return None
    (count_at, count), (total_at, total) = *counts.items(), *totals.items()
    if scene.said["further-amount"].search(named[total_at].before):
        return None  # paid $20 each, while fines came to a further $4,800
    if scene.statement.language == "zh" and total.quantity.qualifier == "range":
        return None  # 五名选手得分在61分到88分之间
    if _is_new_price(scene, cue.average, total_at) or _is_of_another_name(scene, cue):
        return None
    if is_of_a_wider_place(scene, cue.start, cue.average, min(count_at, total_at)):
        return None
    behind = max(count_at, total_at) < cue.start
    if behind and _is_of_another_group(scene, cue, count):
        return None
    if _is_of_another_time(scene, cue, (count_at, total_at)):
        return None
    if _is_another_mean(scene, cue, named[total_at].before):
        return None
    count = at_its_word(scene, count)
    told = scene.said["population-told"].search(named[count_at].words)
    of_people = cue.units <= PER_HEAD and told is not None
    if total_at < cue.start and _is_price_of_a_part(scene, cue, total_at):
        return None
    priced = not of_people and is_priced(scene, rules, cue, (total_at, count_at))
    if priced or (_is_price(scene, cue, total_at, rules) and not of_people):
        sold = priced or _is_amount(scene, rules, cue, (total_at, named[total_at]))
        return _purchase(scene, cue, count, total) if sold else None
    if cue.price and not of_people and rules.not_amount.search(named[total_at].words):
        return None
    if _is_played_by_two(scene, cue, count, total):
        return None
    if counts_what_they_did(scene, cue, count_at):
        return None
    if is_qualified(scene, cue.start) and not is_near(scene.claims[cue.average], count, total):
        return None
    return Average(
        cue=cue.text, language=scene.statement.language,
        total=total, count=count, average=scene.claims[cue.average],
        per_head=count.quantity.unit in PER_HEAD,
        population=_is_population(scene, named[count_at], cue, rules),
        each=cue.each,
    )  # fmt: skip


def _is_another_mean(scene: Scene, cue: Cue, before: str) -> bool:
    """True for 场均得到108.6分，场均失104.2分: another mean is no total."""
    mean = scene.said["is-mean"].search(before)
    return mean is not None and not _is_rate_of_all(scene, cue, mean[0])


def _is_of_another_group(scene: Scene, cue: Cue, count: Claim) -> bool:
    """True for a mean behind a total and a count that is of others, or of some of those counted."""
    return (
        _is_of_others(scene, cue)
        or _is_of_some_of_them(scene, cue)
        or is_of_a_group_counted(scene, cue.start, count)
    )


def _purchase(scene: Scene, cue: Cue, count: Claim, total: Claim) -> Purchase:
    """The price of each with what was bought and what was paid."""
    return Purchase(
        cue=cue.text, language=scene.statement.language,
        price=scene.claims[cue.average], quantity=count, amount=total,
    )  # fmt: skip


def _is_of_another_name(scene: Scene, cue: Cue) -> bool:
    """True for "disposable income per head was $17,500" where no income was told of before."""
    if scene.statement.language != "en" or not cue.start < cue.average:
        return False
    ahead = clause_ahead(scene, cue.start)
    joined = scene.said["while"].match(ahead.lstrip()) is not None
    apart = cue.units <= PER_HEAD and scene.text[: cue.start].removesuffix(ahead).endswith(";")
    return (joined or apart) and not is_told_elsewhere(scene, ahead)


def _is_played_by_two(scene: Scene, cue: Cue, count: Claim, total: Claim) -> bool:
    """True for 10支球队…每队36场，总共180场: two play in each match, which is told of both."""
    each, number, summed = scene.claims[cue.average].quantity, count.quantity, total.quantity
    if (
        None in (each.value, number.value, summed.value)
        or scene.said["sides"].search(scene.text) is None
    ):
        return False
    return (each.value or 0) * (number.value or 0) == 2 * (summed.value or 0)


def _is_new_price(scene: Scene, price_at: int, total_at: int) -> bool:
    """True for 由每吨2.85元调到3.15元: what a price is changed to is no amount.

    Nor is what 12 million shares bought at $3.50 are worth now.
    """
    if scene.said["worth-now"].search(scene.text[:total_at].rstrip()):
        return True
    if scene.statement.language != "zh":
        return False
    return scene.said["priced-anew"].fullmatch(scene.text, price_at + 1, total_at) is not None


def _only_candidates(
    scene: Scene, rules: AverageRules, cue: Cue, named: Mapping[int, Label], noun: str
) -> tuple[dict[int, Claim], dict[int, Claim]]:
    """The counts and the totals that are left once those of other things are put aside."""
    counts, totals = candidates(scene, rules, cue, named)
    if cue.price and any(scene.said["for-each-sold"].search(named[at].before) for at in counts):
        return {}, {}  # 按每公斤7元的成本，每卖一公斤要倒贴4角
    if noun and not any(is_named_in(named[at], noun, rules) for at in counts):
        totals = {at: total for at, total in totals.items() if is_named_in(named[at], noun, rules)}
    if cue.each > 1 and not totals and len(counts) > 1:
        counts, totals = _people_and_others(scene, rules, cue, counts, named)
    if len(counts) > 1:
        counts = (
            _bought(_levels(counts), totals)
            if cue.price and scene.statement.language == "zh"
            else _named_counts(scene, counts, named, cue, rules)
        )
    if len(totals) > 1 and not cue.price:
        totals = _apart_from_others(totals, cue)
    return (counts, totals) if totals else shared_out(scene, rules, cue)


def _people_and_others(
    scene: Scene,
    rules: AverageRules,
    cue: Cue,
    counts: Mapping[int, Claim],
    named: Mapping[int, Label],
) -> tuple[dict[int, Claim], dict[int, Claim]]:
    """The population, and those who are told for each thousand of it: 医生1860名，每千人拥有医生3名."""
    people = {
        at: count for at, count in counts.items() if _is_population(scene, named[at], cue, rules)
    }
    if len(people) != 1:
        return dict(counts), {}
    return people, {at: count for at, count in counts.items() if at not in people}


def _is_rate_of_all(scene: Scene, cue: Cue, words: str) -> bool:
    """True for 车队日均运货540吨 beside 平均每辆货车运货30吨: so much a day of all, and of each."""
    each = scene.said["each"].search(cue.text) is not None
    return each and scene.said["mean-by-time"].match(words) is not None


def _is_of_another_time(scene: Scene, cue: Cue, figures: tuple[int, int]) -> bool:
    """True for 均价每平方米9860元；去年同期成交52公顷、45.1亿元: a semicolon and another time between."""
    first, last = min(figures), max(figures)
    if first > cue.average:
        between = scene.text[cue.average + 1 : first]
    elif last < cue.start:
        between = scene.text[last + 1 : cue.start]
    else:
        return False
    _, stop, behind = between.rpartition("；")
    return bool(stop) and TIME in behind


def _is_no_mean_rate(scene: Scene, cue: Cue) -> bool:
    """True for "a top speed of 160 km/h" and for a journey with stops, which takes longer."""
    if "/" not in scene.claims[cue.average].quantity.unit:
        return False
    fastest = scene.said["fastest"].search(scene.text, 0, cue.average)
    return bool(fastest or scene.said["stops-on-the-way"].search(scene.text))


def _is_ruled_out(scene: Scene, rules: AverageRules, cue: Cue) -> bool:
    """True for talk about errors, and for what is yet to come but for prices: 拟以每股12元回购.

    A plan that names a price, a quantity and an amount must be reckoned right today.
    """
    if scene.said["part-of-the-time"].search(scene.text, 0, cue.start):
        return True  # 日供水960桶，课间平均每个饮水点供水35桶
    if scene.said["some-percent-of-it"].search(scene.text, 0, cue.average):
        return True
    if not cue.price and scene.said["by-a-standard"].search(scene.text, 0, cue.average):
        return True  # 每千名老人应有床位35张
    if cue.price and scene.statement.language == "zh":
        if scene.said["at-most"].search(scene.text, 0, cue.start):
            return True  # 拟以不超过每股8.50元的价格回购
        if scene.said["extreme-price"].search(scene.text, 0, cue.start):
            return True  # 最高楼面价出现在滨河地块，为每平方米9860元
        if is_asked_only(scene, cue.average):
            return True
        supposed = rules.supposed.search(scene.text, 0, cue.end)
        return rules.cautions.doubts(scene) or supposed is not None
    return rules.cautions.forbid(scene, 0, cue.end)


def _bought(counts: Mapping[int, Claim], totals: Mapping[int, Claim]) -> dict[int, Claim]:
    """The counts before the only amount: 绘本1250册，总价47500元，分发给27个阅览室."""
    if len(totals) != 1:
        return dict(counts)
    total_at = next(iter(totals))
    return {at: count for at, count in counts.items() if at < total_at}


def _levels(counts: Mapping[int, Claim]) -> dict[int, Claim]:
    """The counts that say how many there are: not the 4000斤 of 收了5.2万斤，比去年多收4000斤."""
    return {at: count for at, count in counts.items() if not count.change.endswith("-by")}


OWNER = re.compile("[\u4e00-\u9fff]{3,}$")


def _is_of_others(scene: Scene, cue: Cue) -> bool:
    """True for an average of things of a name that the sentence has not had before.

    森林面积853万公顷，森林蓄积量6.37亿立方米，乔木林每公顷蓄积量86.4立方米.
    """
    owner = OWNER.search(scene.text, 0, cue.start)
    if owner is None or scene.said["average-filler"].search(owner[0]):
        return False
    before = scene.text[: owner.start()]
    return not any(owner[0][at : at + 2] in before for at in range(len(owner[0]) - 1))


def _is_of_some_of_them(scene: Scene, cue: Cue) -> bool:
    """True for 农民人均耕地 and 过夜游客人均消费 beside a population and 游客 of all kinds.

    And for what 其中 picks out and the cue follows: 其中同城快递件均收入.
    """
    if scene.said["some-among-these"].search(scene.text, 0, cue.start):
        return True
    group = scene.said["some-of-the-people"].search(scene.text, 0, cue.start)
    return group is not None and group[0] not in scene.text[: group.start()]


def _apart_from_others(totals: Mapping[int, Claim], cue: Cue) -> dict[int, Claim]:
    """The totals before an average, where those behind are counts without a unit.

    96 goals in 38 matches, an average of 2.5 per match, and conceded 22.
    """
    others = all(not total.quantity.unit for at, total in totals.items() if at > cue.average)
    return {at: total for at, total in totals.items() if at < cue.average or not others}


def _named_counts(
    scene: Scene,
    counts: Mapping[int, Claim],
    named: Mapping[int, Label],
    cue: Cue,
    rules: AverageRules,
) -> dict[int, Claim]:
    """The counts that have the word of the cue; for a figure per head the one population."""
    own = {at: count for at, count in counts.items() if _is_named(scene, named[at], cue)}
    people = {
        at: count for at, count in counts.items() if _is_population(scene, named[at], cue, rules)
    }
    return people if len(own) != 1 and len(people) == 1 and cue.units <= PER_HEAD else own


def _is_named(scene: Scene, label: Label, cue: Cue) -> bool:
    """True for 出场28次 beside 场均: of several counts the one that has the word of the cue."""
    word = scene.said["averaging"].sub("", cue.text)
    return bool(word) and word in f"{label.before}{label.claim.quantity.text}"


def _is_amount(scene: Scene, rules: AverageRules, cue: Cue, total: tuple[int, Label]) -> bool:
    """True if a total is what a price times a quantity comes to: no costs of other things in it."""
    total_at, label = total
    if rules.not_amount.search(label.words):
        return False
    if scene.statement.language != "en":
        text = scene.statement.text
        if scene.said["by-another-time"].search(text, 0, label.claim.start):
            return False  # 8户平摊，每户1050元，一个月不到90元
        afterwards = scene.said["then-less-the-costs"].search(text, label.claim.end)
        last = afterwards.start() if afterwards else len(text)
        return rules.words.other_costs.search(text, 0, last) is None
    if rules.several_prices is not None and rules.several_prices.search(scene.text):
        return False
    ahead, in_all = ahead_of(scene, total_at), scene.said["all-that-is-paid"]
    paid = rules.words.amount_before.search(ahead)
    bare = not any(map(str.isalpha, ahead.lstrip().removeprefix(cue.text)))
    if paid is None and (bare or scene.said["things-then-sum"].fullmatch(ahead)):
        paid = in_all.match(scene.text, total_at + 1)  # $65 each, $1,560 in total
    return paid is not None and rules.words.other_costs.search(scene.text) is None


def _is_price(scene: Scene, cue: Cue, total_at: int, rules: AverageRules) -> bool:
    """True if a figure is a price that comes before its amount: at $12 each, raising $600.

    What is called 单价 is one wherever the amount stands.
    """
    average = scene.claims[cue.average]
    currency = average.quantity.unit.partition("/")[0] in rules.money
    if currency and _is_fetched_by_each(scene, cue):
        return True
    if not cue.price or not currency:
        return False
    if cue.average < total_at:
        return True
    return scene.said["unit-price"].fullmatch(cue.text) is not None


def _is_fetched_by_each(scene: Scene, cue: Cue) -> bool:
    """True for "nine paintings were sold for $630,000, each fetching $70,000": no mere mean."""
    said = scene.said
    fetched = said["selling-for"].fullmatch(scene.text, cue.end, cue.average)
    return fetched is not None and not said["on-the-mean"].match(scene.text, cue.average + 1)


def _is_price_of_a_part(scene: Scene, cue: Cue, total_at: int) -> bool:
    """True for 课桌单价 behind 采购桌椅: a price of something that was not named before.

    Nor does the price of one of two things, 路灯和电缆, lead to what was paid for both.
    """
    if scene.said["unit-price"].fullmatch(cue.text) is None:
        return False
    if scene.said["and"].search(scene.text, total_at, cue.start) or (
        "、" in scene.text[total_at : cue.start]
    ):
        return True
    before = scene.text[: cue.start]
    owner = before[before.rfind("，") + 1 :]
    told = before[: len(before) - len(owner)]
    return len(owner) > 1 and not any(owner[i : i + 2] in told for i in range(len(owner) - 1))


def _is_population(scene: Scene, count: Label, cue: Cue, rules: AverageRules) -> bool:
    """True if a figure per head is one of a population."""
    per = rules.words.per_thing.match(cue.text)
    anybody = per is None or scene.said["anybody"].fullmatch(per[1]) is not None
    if per is not None and not anybody and not rules.population.search(per[1] + "s"):
        return False  # 252 people in 42 missions, six people per mission
    gap = "" if scene.statement.language == "zh" else " "  # 以83.5万人口计
    lead = "" if count.claim.quantity.unit else f"{count.lead} "  # inhabitants, numbering 7,400
    words = f"{lead}{count.before} {count.claim.quantity.text}{gap}{count.after}"
    return count.claim.quantity.kind in ("count", "money", "number") and (
        rules.population.search(words) is not None and cue.units <= {"person", "person-time", ""}
    )
