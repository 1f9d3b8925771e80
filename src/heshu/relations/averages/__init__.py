"""Averages and prices: 支付282.18万元，赔付498件，件均5666元 -> total, count, average."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Quantity
from heshu.model.relations import Average, Purchase
from heshu.relations.averages.cues import Cue, CueRules, compile_cues, find_cues
from heshu.relations.averages.words import AverageWords, compile_average_words
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.labels import Label, labels
from heshu.relations.scene import LEVEL, Scene

PER_HEAD = frozenset({"person"})
LEAST_FIGURES = 3
NO_BASE = ("", Fraction(1))


class AverageRules(Struct, frozen=True):
    """What the finder of averages compiled from a pack."""

    cues: CueRules
    plain_gap: re.Pattern[str]
    other: re.Pattern[str]
    population: re.Pattern[str]
    """人口, residents: a count that bureaus average over the year."""
    not_amount: re.Pattern[str]
    """净利润, tax: no amount that a price times a quantity gives."""
    several_prices: re.Pattern[str] | None
    """Words of several prices: "the top grade at $1,900 a tonne" is not that of all."""
    money: frozenset[str]
    bases: Mapping[str, tuple[str, Fraction]]
    """Unit -> base unit and factor, so that tonnes can be divided into kilograms per mu."""
    words: AverageWords
    supposed: re.Pattern[str]
    """如果, if: what is only supposed."""
    cautions: Cautions


def compile_averages(pack: Pack, cautions: Cautions) -> AverageRules:
    """The rules of a pack for averages."""
    return AverageRules(
        compile_cues(pack),
        _gap(pack),
        word_pattern(pack, "relation-other-average"),
        word_pattern(pack, "relation-population"),
        word_pattern(pack, "relation-not-amount"),
        _several(pack),
        frozenset(unit.code for unit in pack.unit if unit.kind == "money"),
        {
            unit.code: (unit.base, Fraction(unit.factor))
            for unit in pack.unit
            if unit.base and unit.factor
        },
        compile_average_words(pack),
        word_pattern(pack, "relation-supposed"),
        cautions,
    )


def _gap(pack: Pack) -> re.Pattern[str]:
    """Words between a cue and its figure, the longest first: "at" before "a"."""
    words = sorted(pack.words_named("relation-average-gap"), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(words)}|\s)*")


def _several(pack: Pack) -> re.Pattern[str] | None:
    name = "relation-several-prices"
    return word_pattern(pack, name) if pack.words_named(name) else None


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


def _relation(
    scene: Scene, rules: AverageRules, cue: Cue, named: Mapping[int, Label]
) -> Average | Purchase | None:
    """The average with its total and its count, if each is printed just once."""
    noun = _own_noun(scene, rules, cue, named)
    if noun is None or _is_ruled_out(scene, rules, cue) or _is_no_mean_rate(scene, cue):
        return None
    average = scene.claims[cue.average]
    counts, totals = _candidates(scene, rules, cue, named)
    if noun and not any(_names(named[at], noun, rules) for at in counts):
        totals = {at: total for at, total in totals.items() if _names(named[at], noun, rules)}
    if len(counts) > 1 and cue.price and scene.statement.language == "zh":
        counts = _bought(counts, totals)
    elif len(counts) > 1:
        counts = _named_counts(scene, counts, named, cue, rules)
    if len(totals) > 1 and not cue.price:
        totals = _apart_from_others(totals, cue)
    if len(counts) != 1 or len(totals) != 1:
        return None
    (count_at, count), (total_at, total) = *counts.items(), *totals.items()
    if max(count_at, total_at) < cue.start and _is_of_others(scene, cue):
        return None
    count = _at_its_word(scene, count)
    if _is_price(cue, average, total_at, rules):
        if not _is_amount(scene, rules, total_at, named[total_at]):
            return None
        return Purchase(
            cue=cue.text, language=scene.statement.language,
            price=average, quantity=count, amount=total,
        )  # fmt: skip
    if cue.price and rules.not_amount.search(named[total_at].words):
        return None
    return Average(
        cue=cue.text,
        language=scene.statement.language,
        total=total,
        count=count,
        average=average,
        per_head=count.quantity.unit in PER_HEAD,
        population=_is_population(scene, named[count_at], cue, rules),
        each=cue.each,
    )


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
    if cue.price and scene.statement.language == "zh":
        if scene.said["at-most"].search(scene.text, 0, cue.start):
            return True  # 拟以不超过每股8.50元的价格回购
        supposed = rules.supposed.search(scene.text, 0, cue.end)
        return rules.cautions.doubts(scene) or supposed is not None
    return rules.cautions.forbid(scene, 0, cue.end)


def _bought(counts: Mapping[int, Claim], totals: Mapping[int, Claim]) -> dict[int, Claim]:
    """The counts before the only amount: 绘本1250册，总价47500元，分发给27个阅览室."""
    if len(totals) != 1:
        return dict(counts)
    total_at = next(iter(totals))
    return {at: count for at, count in counts.items() if at < total_at}


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


def _candidates(
    scene: Scene, rules: AverageRules, cue: Cue, named: Mapping[int, Label]
) -> tuple[dict[int, Claim], dict[int, Claim]]:
    """The figures that may be the count and those that may be the total, by their offsets."""
    average, counted = scene.claims[cue.average], _noun_counted(scene, rules, cue, named)
    own_noun = _noun_of(scene, rules, cue) is not None
    counts: dict[int, Claim] = {}
    totals: dict[int, Claim] = {}
    for at, claim in scene.claims.items():
        if at == cue.average or scene.text[at] != LEVEL or _is_divisor(scene, cue, at):
            continue
        if at > cue.average and rules.words.extreme.search(named[at].before):
            continue
        if at > cue.average and scene.said["set-against"].search(_ahead(scene, at)):
            continue
        if rules.words.portion.match(named[at].after) or rules.words.picked_out.search(
            named[at].before
        ):
            continue
        count = _as_count(scene, rules, (claim, average), cue, named[at]) if counted(at) else None
        if count is None and own_noun and counted(at) and claim.quantity.kind == "count":
            count = claim  # 640 pupils and 32 teachers, 20 pupils per teacher
        if count is not None:
            counts[at] = count
        elif scene.said["price-ahead"].search(named[at].before):
            continue  # 原价1299元的烤箱打八折后售价为1039.2元: no price is a total
        elif (total := _as_total(claim, average, rules)) is not None:
            totals[at] = total
    return counts, totals


def _is_amount(scene: Scene, rules: AverageRules, total_at: int, label: Label) -> bool:
    """True if a total is what a price times a quantity comes to: no costs of other things in it."""
    if rules.not_amount.search(label.words):
        return False
    if scene.statement.language != "en":
        return rules.words.other_costs.search(scene.statement.text) is None
    if rules.several_prices is not None and rules.several_prices.search(scene.text):
        return False
    paid = rules.words.amount_before.search(_ahead(scene, total_at))
    return paid is not None and rules.words.other_costs.search(scene.text) is None


def _ahead(scene: Scene, offset: int) -> str:
    """The text between a figure and the one before it."""
    before = max((at for at in scene.claims if at < offset), default=-1)
    return scene.text[before + 1 : offset]


def _is_price(cue: Cue, average: Claim, total_at: int, rules: AverageRules) -> bool:
    """True if a figure is a price that comes before its amount: at $12 each, raising $600."""
    currency = average.quantity.unit.partition("/")[0] in rules.money
    return cue.price and currency and cue.average < total_at


def _at_its_word(scene: Scene, count: Claim) -> Claim:
    """The count of "over 25 matches", which says a time rather than a lower bound."""
    quantity = count.quantity
    if quantity.qualifier != "more-than" or not scene.said["over-a-time"].match(quantity.text):
        return count
    return replace(count, quantity=replace(quantity, qualifier=""))


def _is_population(scene: Scene, count: Label, cue: Cue, rules: AverageRules) -> bool:
    """True if a figure per head is one of a population."""
    per = rules.words.per_thing.match(cue.text)
    anybody = per is None or scene.said["anybody"].fullmatch(per[1]) is not None
    if per is not None and not anybody and not rules.population.search(per[1] + "s"):
        return False  # 252 people in 42 missions, six people per mission
    gap = "" if scene.statement.language == "zh" else " "  # 以83.5万人口计
    words = f"{count.before} {count.claim.quantity.text}{gap}{count.after}"
    return count.claim.quantity.kind in ("count", "money", "number") and (
        rules.population.search(words) is not None and cue.units <= {"person", ""}
    )


def _is_divisor(scene: Scene, cue: Cue, at: int) -> bool:
    """True for the 1,000 of "250 per 1,000 people"."""
    return cue.each > 1 and cue.average < at < cue.end and scene.statement.language == "en"


def _noun_counted(
    scene: Scene, rules: AverageRules, cue: Cue, named: Mapping[int, Label]
) -> Callable[[int], bool]:
    """Whether a figure counts what the average is taken over: the "concert" of "per concert"."""
    noun = _noun_of(scene, rules, cue)
    if noun is None:
        return lambda _: True
    stem = noun.rstrip("s")[:5] if not noun.endswith(("f", "fe")) else noun.rstrip("e")[:-1]
    return lambda at: (
        stem in named[at].after[:40].lower() or stem in scene.claims[at].quantity.text.lower()
    )


def _noun_of(scene: Scene, rules: AverageRules, cue: Cue) -> str | None:
    """The "concert" of "per concert"; `None` where it may count anything: per head."""
    per = rules.words.a_noun.fullmatch(cue.text) or rules.words.per_noun.search(
        scene.text, cue.average, max(cue.average + 30, cue.end)
    )
    if per is None or scene.said["anybody"].fullmatch(per[1]):
        return None
    return None if scene.said["a-person"].fullmatch(per[1]) else per[1].lower()


def _own_noun(
    scene: Scene, rules: AverageRules, cue: Cue, named: Mapping[int, Label]
) -> str | None:
    """The noun between cue and figure, which the total must have; `None` if no total can have it.

    人均地区生产总值 is that of the figure called 生产总值; a 人均可支配收入 beside nothing of that
    name is another average.
    """
    if cue.end >= cue.average or cue.each > 1:
        return ""
    gap = scene.text[cue.end : cue.average]
    rest = rules.plain_gap.sub("", gap).strip()
    before = scene.text[: cue.start]
    if scene.statement.language == "zh":
        whole = scene.said["noun-link"].sub("", gap)
        if len(whole) > 1 and whole in before:
            return "" if _is_counted(before, whole) else whole
    if rest and rest in before:
        return rest
    core = rules.words.core.sub("", rest)
    if len(core) > 1 and core in rules.words.core.sub("", before):
        return core
    measured = scene.said["measure-at-end"].sub("", rest)
    if len(measured) > 1 and measured != rest and measured in before:
        return measured  # 公园绿地1530万平方米，人均公园绿地面积15.9平方米
    output = scene.said["output-of-a-place"]
    if output.fullmatch(rest) and (named_before := output.search(before)):
        return named_before[0]
    if any(at < cue.start and _is_within(rest, label.before) for at, label in named.items()):
        return rest
    if rules.other.search(gap) or (rest and not _of_the_count(scene, cue, rest, named)):
        return None
    return ""


def _is_counted(before: str, noun: str) -> bool:
    """True for the 工地 of 36个在建工地, behind its count."""
    return re.search(rf"[{LEVEL}][^，。；：{LEVEL}]{{0,6}}{re.escape(noun)}", before) is not None


def _of_the_count(scene: Scene, cue: Cue, noun: str, named: Mapping[int, Label]) -> bool:
    """True for the 学校 of 平均每所学校 beside 15所乡村小学: what is counted in other words."""
    each = scene.said["each"].search(cue.text)
    counts = [
        label for at, label in named.items() if at < cue.start
        and label.claim.quantity.unit in cue.units
    ]  # fmt: skip
    return (
        each is not None
        and not noun.isascii()
        and any(set(noun) & set(label.after[:LONGEST_COUNTED]) for label in counts)
    )


LONGEST_COUNTED = 8
"""Characters behind a count in which the noun stands that it counts."""


def _names(label: Label, noun: str, rules: AverageRules) -> bool:
    if noun in label.words or noun in rules.words.core.sub("", label.words):
        return True
    return _is_within(noun, label.before)


def _is_within(noun: str, words: str) -> bool:
    """True where words hold the characters of a Chinese noun in its order: 用血 in 耗用血液制品."""
    rest = iter(words)
    return len(noun) > 1 and not noun.isascii() and all(each in rest for each in noun)


def _as_count(
    scene: Scene, rules: AverageRules, figures: tuple[Claim, Claim], cue: Cue, label: Label
) -> Claim | None:
    """The claim if it may be the count, in a unit of the cue; else `None`."""
    claim, average = figures
    quantity = claim.quantity
    if _counts(claim, cue.units, average):
        return claim
    if (
        quantity.unit == ""
        and rules.words.bare_count.match(label.after)
        and cue.units & rules.words.bare_units
    ):
        return claim  # 1.2万农户, whose measure word is part of the noun
    if cue.units & {"person"} and scene.said["population-of"].search(label.before):
        return claim  # the "4 million" of "a GDP of $120 billion and a population of 4 million"
    base, factor = rules.bases.get(quantity.unit, NO_BASE)
    for unit in sorted(cue.units):
        other, divisor = rules.bases.get(unit, NO_BASE)
        if base and base == other and quantity.kind != "money":
            return replace(claim, quantity=_converted(quantity, unit, factor / divisor))
    return None


def _counts(claim: Claim, units: frozenset[str], average: Claim) -> bool:
    quantity = claim.quantity
    if units:
        return quantity.unit in units
    return quantity.kind in ("count", "number") and (
        quantity.unit != average.quantity.unit or quantity.unit == ""
    )


def _as_total(claim: Claim, average: Claim, rules: AverageRules) -> Claim | None:
    """The claim in the unit of the average (or of the kg of kg/mu); `None` if it has another."""
    unit = average.quantity.unit.partition("/")[0]
    quantity = claim.quantity
    if quantity.kind == "multiple" or claim.change in ("increase-by", "decrease-by"):
        return None
    if quantity.unit == unit or (unit == "" and quantity.kind in ("count", "number")):
        return claim
    if unit == "" and quantity.kind in ("index", "score"):
        return claim  # scored 616 points, an average of 22
    base, factor = rules.bases.get(quantity.unit, NO_BASE)
    other, divisor = rules.bases.get(unit, NO_BASE)
    if not base or base != other:
        return None
    return replace(claim, quantity=_converted(quantity, unit, factor / divisor))


def _converted(quantity: Quantity, unit: str, ratio: Fraction) -> Quantity:
    """A quantity in another unit of its dimension."""
    return replace(
        quantity, unit=unit, value=_times(quantity.value, ratio), low=_times(quantity.low, ratio),
        high=_times(quantity.high, ratio), precision=_times(quantity.precision, ratio),
    )  # fmt: skip


def _times(value: Decimal | None, ratio: Fraction) -> Decimal | None:
    if value is None:
        return None
    product = Fraction(value) * ratio
    return Decimal(product.numerator) / Decimal(product.denominator)
