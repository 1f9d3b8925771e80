"""A level with its growth here and the level before elsewhere: 今年400万，增长25% … 去年320万.

Both levels must be of one indicator, unit and place, and of a period and the one a year before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Direction, ImpliedBase
from heshu.model.texts import LanguageCode
from heshu.relations.changes.base_nouns import LEAST_NOUN, BaseRules, noun
from heshu.relations.changes.bases_told import find_told_bases
from heshu.relations.changes.levels import comparable
from heshu.relations.changes.neighbours import find_neighbours, is_of_a_kind
from heshu.relations.changes.places import is_one_place
from heshu.relations.changes.year_before import YEAR, is_dated, is_year_before, minus_a_year
from heshu.relations.scene import FIGURES, Scene
from heshu.relations.vocabulary import Vocabulary

LEVEL_KINDS_EXCLUDED = frozenset({"percent", "percentage-point", "multiple", "ratio", "rank"})
CHANGES = {"increase-by": "up", "decrease-by": "down"}
FURTHEST = {"zh": 20, "en": 60}
"""Masked characters between a level and the percentage that is its growth."""
NEAR = {"zh": 24, "en": 48}
"""Masked characters before a level that may say how growth was computed."""
NEIGHBOURS = 3
"""Sentences that "the same period of last year" reaches back to or ahead of."""
SENTENCE_PART = re.compile(r"[；;。]|\.\s")


class Growth(Struct, frozen=True):
    """A level with the percentage by which it grew, where both are printed side by side."""

    level: Claim
    rate: Claim
    index: int
    start: int
    """Masked offsets of the two figures in the statement `index`."""
    end: int


def find_bases(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, BaseRules]
) -> Iterator[ImpliedBase]:
    """The implied bases of a document whose former level is printed elsewhere."""
    found = list(_known(scenes, rules))
    yield from found
    taken = {each.rate.place.start for each in found}
    if "en" in rules:
        yield from find_neighbours(scenes, rules["en"].cautions, taken)
    if "zh" in rules:
        own = rules["zh"]
        for told in find_told_bases(scenes, own.told, own.cautions, taken):
            yield replace(told, customarily_real=own.real.is_customary(told.end.indicator))


def _known(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, BaseRules]
) -> Iterator[ImpliedBase]:
    """Those whose former level has the same noun, anywhere in the document."""
    growths = [each for index, scene in enumerate(scenes) for each in _growths(index, scene)]
    if not growths:
        return
    levels = _levels(scenes, rules)
    pointing = _pointing(scenes)
    for growth in growths:
        scene = scenes[growth.index]
        own = rules[scene.statement.language]
        if own.cautions.forbid(scene, growth.start, growth.end):
            continue
        name = noun(growth.level, own, scene)
        possible = _possible(growth, levels[name]) if name in levels else []
        whole = f"{growth.level.entity}{name}"  # the 集装箱 of 集装箱吞吐量 may be read as an owner
        if whole != name and whole in levels:
            possible += _possible(growth, levels[whole])
        possible += _shorter(growth, name, scenes, own)
        found = _former(growth, [*possible, *pointing.get(growth.index + 1, ())], scenes)
        if found is not None:
            yield _implied(growth, found, scenes, own)


def _shorter(
    growth: Growth, name: str, scenes: Sequence[Scene], rules: BaseRules
) -> list[tuple[int, Claim]]:
    """The levels beside a growth whose noun is the end of its own: 茶叶产量 … 2023年的产量.

    Only those of the sentences next to it, where nothing else can be meant.
    """
    if scenes[growth.index].statement.language != "zh":
        return []
    found: list[tuple[int, Claim]] = []
    for index in range(max(growth.index - 1, 0), min(growth.index + 2, len(scenes))):
        for claim in scenes[index].claims.values():
            if claim is growth.level or not _is_level(claim) or not claim.period_text:
                continue
            other = noun(claim, rules, scenes[index])
            short, long = sorted((growth.level, claim), key=lambda each: len(each.indicator))
            ends = _is_end_of(*sorted((name, other), key=len)) or _is_end_of(
                short.indicator, long.indicator
            )
            sized = _is_its_size(growth.level, claim, scenes[index])
            told = f"{short.period_text}{short.indicator}" in short.sentence
            own = told and index == growth.index  # 港城出口额330亿元；上年同期出口额280亿元
            deed = _is_its_deed(growth.level, claim, scenes[index])
            if deed or (
                name != other and (sized or (ends and (own or _stands_behind_its_time(short))))
            ):
                found.append((index, claim))
    return found


SIZED = 14
"""Characters before a figure in which its verb stands."""


def _is_its_size(level: Claim, claim: Claim, scene: Scene) -> bool:
    """True for 去年的销量 behind 今年卖出电动车5.4万辆: the name of the size is in the verb."""
    ahead = level.sentence[max(level.start - SIZED, 0) : level.start]
    told = scene.said["measure-of-list"].match(f"{claim.indicator}/{ahead}{level.quantity.text}")
    return told is not None and _stands_behind_its_time(claim)


def _is_its_deed(level: Claim, claim: Claim, scene: Scene) -> bool:
    """True for 上年同期办理952件 behind 办理案件684件: the verb alone, said of the same thing."""
    verb, noun = claim.indicator, level.indicator
    ahead = level.sentence[max(level.start - SIZED - len(noun), 0) : level.start]
    if verb == noun or not scene.said["deed-alone"].fullmatch(verb):
        return False
    told = noun.startswith(verb) or f"{verb}{noun}" in ahead
    return told and claim.sentence[: claim.start].endswith(f"{claim.period_text}{verb}")


def _stands_behind_its_time(claim: Claim) -> bool:
    """True for 2023年的产量, whose noun is not told in full; not for 利润总额 and 净利润.

    A noun that says by itself what is measured is of all of it: 去年用电量 beside 今年工业用电量.
    """
    at = claim.sentence.rfind(claim.indicator, 0, claim.start) if claim.indicator else -1
    ahead = claim.sentence[: max(at, 0)]
    told = ahead.endswith(("的", "，", ",")) or len(claim.indicator) <= LEAST_NOUN
    return told and ahead.rstrip("的，, ").endswith(claim.period_text)


def _is_end_of(short: str, long: str) -> bool:
    """True for 产量 and 茶叶产量, and for 接待 and 景区接待游客, where the verb is the noun."""
    return len(short) >= LEAST_NOUN and (long.endswith(short) or short in long[LEAST_NOUN:])


class Levels(Struct, frozen=True):
    """The levels of one noun that may be former ones, each with the index of its statement."""

    items: Sequence[tuple[int, Claim]]
    indexes: Sequence[int]
    by_period: Mapping[str, Sequence[int]]
    """Period -> positions in `items`."""


def _levels(scenes: Sequence[Scene], rules: Mapping[LanguageCode, BaseRules]) -> dict[str, Levels]:
    """The levels of a document by their nouns, but for those without a time."""
    named: dict[str, list[tuple[int, Claim]]] = defaultdict(list)
    for index, scene in enumerate(scenes):
        for claim in scene.claims.values():
            if _is_level(claim) and (is_dated(claim.period) or claim.period_text):
                named[noun(claim, rules[scene.statement.language], scene)].append((index, claim))
    return {name: _indexed(items) for name, items in named.items()}


def _indexed(items: Sequence[tuple[int, Claim]]) -> Levels:
    periods: dict[str, list[int]] = defaultdict(list)
    for position, (_, claim) in enumerate(items):
        periods[claim.period].append(position)
    return Levels(items, [index for index, _ in items], periods)


def _possible(growth: Growth, levels: Levels) -> list[tuple[int, Claim]]:
    """The levels near by and those dated a year earlier, in order: no other can be the former one.

    A document with ten thousand figures of one name must not be read anew for each.
    """
    first = bisect_left(levels.indexes, growth.index - NEIGHBOURS)
    last = bisect_right(levels.indexes, growth.index + NEIGHBOURS)
    period = growth.level.period
    dated = levels.by_period.get(minus_a_year(period), ()) if is_dated(period) else ()
    return [levels.items[each] for each in sorted({*range(first, last), *dated})]


def _pointing(scenes: Sequence[Scene]) -> dict[int, list[tuple[int, Claim]]]:
    """The levels whose noun points to the sentence before, by the place of their sentence."""
    found: dict[int, list[tuple[int, Claim]]] = {}
    for index, scene in enumerate(scenes):
        text, said = scene.statement.text, scene.said
        ends = [pointed.end() for pointed in said["this-figure"].finditer(text)]
        for claim in scene.claims.values() if ends else ():
            ahead = [text[end : claim.start] for end in ends if end <= claim.start]
            linked = bool(ahead) and said["linking-a-figure"].fullmatch(ahead[-1])
            if linked and _is_level(claim):
                found.setdefault(index, []).append((index, claim))
    return found


def _is_level(claim: Claim) -> bool:
    """True for a level of something named, stated as a fact."""
    quantity = claim.quantity
    return (
        bool(claim.indicator)
        and claim.modality == "stated"
        and quantity.kind not in LEVEL_KINDS_EXCLUDED
        and not claim.change.endswith("-by")
        and claim.change != "from"
    )


def _growths(index: int, scene: Scene) -> Iterator[Growth]:
    """Levels of a statement whose growth in percent is the next figure or the one before."""
    offsets = sorted(scene.claims)
    for number, offset in enumerate(offsets):
        rate = scene.claims[offset]
        if rate.quantity.kind != "percent" or rate.change not in CHANGES:
            continue
        level = _level_beside(scene, offsets, number)
        if level is not None:
            claim = scene.claims[level]
            yield Growth(claim, rate, index, min(level, offset), max(level, offset) + 1)


def _level_beside(scene: Scene, offsets: Sequence[int], number: int) -> int | None:
    """The offset of the level that a percentage is said of."""
    rate = scene.claims[offsets[number]]
    furthest = FURTHEST[scene.statement.language]
    for near in (number - 1, number + 1):
        if not 0 <= near < len(offsets):
            continue
        claim = scene.claims[offsets[near]]
        left, right = sorted((offsets[near], offsets[number]))
        gap = scene.text[left + 1 : right]
        if len(gap) > furthest or SENTENCE_PART.search(gap) or any(c in FIGURES for c in gap):
            continue
        behind = near > number
        reached = claim.change.endswith("-to") or scene.said["goes-on-to-reach"].fullmatch(gap)
        if behind and not reached:
            continue
        if _is_level(claim) and _same_noun(claim, rate):
            return offsets[near]
    return None


def _same_noun(level: Claim, rate: Claim) -> bool:
    return "indicator" in rate.inherited or rate.indicator in ("", level.indicator)


def _former(
    growth: Growth, candidates: Sequence[tuple[int, Claim]], scenes: Sequence[Scene]
) -> tuple[int, Claim, bool] | None:
    """Where the level of the year before is printed, and whether the link is certain.

    Several levels that differ give none: then the text speaks of more than one thing.
    """
    found: list[tuple[int, Claim, bool]] = []
    for index, claim in candidates:
        if claim is growth.level or not comparable(claim, growth.level):
            continue
        if _is_beside(growth, index, claim, scenes):
            return (
                None  # 2022年为185.9万吨，2023年为188.2万吨，增长1.2%, and a first estimate before
            )
        if not _apart(growth, index, claim, scenes) or not is_one_place(
            _unowned(growth.level, claim), _unowned(claim, growth.level), scenes[index]
        ):
            continue
        if is_of_a_kind(scenes[growth.index], growth.level, scenes[index]):
            continue
        near = abs(index - growth.index) <= NEIGHBOURS
        base = _base_time(growth, scenes[growth.index])
        named = base != "" and near and base == claim.period_text.lower()
        if not named and _is_of_another_year(base, claim, scenes[index].said):
            continue
        if named or is_year_before(growth.level, growth.rate, claim, scenes[index].said, near=near):
            certain = near and _one_passage(growth, index, scenes)
            found.append((index, claim, certain or claim.entity == growth.level.entity != ""))
    values = {claim.quantity.value for _, claim, _ in found}
    if len(values) != 1:
        return None
    return min(found, key=lambda item: abs(item[0] - growth.index))


def _is_beside(growth: Growth, index: int, claim: Claim, scenes: Sequence[Scene]) -> bool:
    """True for a level of the year before in the same clauses, which the growth is over."""
    if index != growth.index or _apart(growth, index, claim, scenes):
        return False
    one, other = growth.level.period, claim.period
    return is_dated(one) and is_dated(other) and minus_a_year(one) == other


def _unowned(claim: Claim, other: Claim) -> Claim:
    """The claim without the owner that was read from its noun: "Outpatient visits numbered 900".

    Or that the noun of the other one begins with: 集装箱 of 集装箱吞吐量.
    """
    named = claim.entity.lower() == claim.indicator.lower()
    named = named or other.indicator == f"{claim.entity}{claim.indicator}"
    return replace(claim, entity="") if named else claim


NOWHERE = -1


def _base_time(growth: Growth, scene: Scene) -> str:
    """The printed time that a rate is measured against: 比去年9月增长, "10% more than in April"."""
    behind = scene.times.get(_base_behind(growth, scene))
    if behind is not None or scene.statement.language != "zh":
        return behind.text.lower() if behind is not None else ""
    for found in scene.said["measured-from"].finditer(scene.text, growth.start, growth.end):
        ahead = scene.times.get(found.end() - 1)
        if ahead is not None:
            return ahead.text
    return ""


def _is_of_another_year(base: str, claim: Claim, said: Vocabulary) -> bool:
    """True for the level of 2023 beside a growth over 2022, that of 去年 beside one over 前年."""
    if said["year-before-last"].search(base):
        return said["year-before-last"].search(claim.period_text) is None
    year = YEAR.search(base)
    return year is not None and year[0] not in claim.period + claim.period_text


def _base_behind(growth: Growth, scene: Scene) -> int:
    """Where the time stands that a rate is measured against: "10% more than in April"."""
    offset = scene.offset(growth.rate)
    found = scene.said["base-behind"].match(scene.text, offset + 1)
    return NOWHERE if found is None else found.end() - 1


def _apart(growth: Growth, index: int, claim: Claim, scenes: Sequence[Scene]) -> bool:
    """True for a level in another sentence, or behind a semicolon in the same one."""
    if index != growth.index:
        return True
    text = scenes[index].statement.text
    first, last = sorted((growth.rate.start, claim.start))
    return bool(SENTENCE_PART.search(text, first, last))


def _one_passage(growth: Growth, index: int, scenes: Sequence[Scene]) -> bool:
    return scenes[index].statement.passage == scenes[growth.index].statement.passage


def _implied(
    growth: Growth, found: tuple[int, Claim, bool], scenes: Sequence[Scene], rules: BaseRules
) -> ImpliedBase:
    index, former, certain = found
    scene, other = scenes[growth.index], scenes[index]
    language = scene.statement.language
    direction: Direction = "up" if CHANGES[growth.rate.change] == "up" else "down"
    start = growth.start - NEAR[language]
    restated = rules.cautions.not_comparable.search(other.text)
    return ImpliedBase(
        cue=growth.rate.quantity.text,
        language=language,
        start=former,
        end=growth.level,
        rate=growth.rate,
        direction=direction,
        not_comparable=bool(restated)
        or rules.cautions.forbids_comparison(scene, start, growth.end),
        customarily_real=rules.real.is_customary(growth.level.indicator),
        uncertain=not certain,
    )
