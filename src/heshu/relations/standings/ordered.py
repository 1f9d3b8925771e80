"""Values of a list that is said to be in order: 前三名依次为甲队42枚、乙队38枚、丙队29枚."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.relations import Standing
from heshu.relations.changes import comparable
from heshu.relations.parts.pairs import lent
from heshu.relations.scene import LEVEL, PERCENT, Scene
from heshu.relations.standings.rivals import clause_of
from heshu.relations.standings.rules import StandingRules


def in_order(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """前三名依次为甲队42枚、乙队38枚、丙队29枚: the values of a list that is said to be in order.

    按票数从高到低，张明92票，李华86票 goes on over the commas of its sentence.
    """
    if rules.less.search(scene.text):
        return
    for led, over_commas in ((rules.ordered, False), (rules.sorted, True)):
        found = led.search(scene.text)
        if found is None:
            continue
        standing = _in_order(scene, rules, found, over_commas=over_commas)
        if standing is not None:
            yield standing
            return
    yield from _unsaid(scene, rules)


def _unsaid(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """按产值排序，依次为甲厂42万元、乙厂38万元、丙厂29万元: values of what it is sorted by.

    按学校代码排序，依次为一中920人、二中880人 tells of no order of its values.
    """
    found = rules.unsaid.search(scene.text)
    standing = _in_order(scene, rules, found, over_commas=False) if found else None
    if found is None or standing is None or len(standing.values) < LEAST_UNSAID:
        return
    if standing.values[0].quantity.kind in rules.ordered_kinds[found["kind"]]:
        yield from _turned(standing)


LEAST_UNSAID = 3
"""Values that show in which order they are."""


def _turned(standing: Standing) -> Iterator[Standing]:
    """The list as it stands or turned round, if its ends are the highest and the lowest value."""
    numbers = [value.quantity.value or 0 for value in standing.values]
    ends = numbers[0], numbers[-1]
    if ends == (max(numbers), min(numbers)):
        yield standing
    elif ends == (min(numbers), max(numbers)):
        values = standing.values[::-1]
        yield replace(standing, values=values, ranks=values)


def _in_order(
    scene: Scene, rules: StandingRules, found: re.Match[str], *, over_commas: bool
) -> Standing | None:
    """The values behind the words that say their order; `None` where they are no list."""
    if any(_of_years(time.iso) for at, time in scene.times.items() if at < found.start()):
        return None  # 2021年至2023年，前五大客户占比分别为58%、65%和69%: a year each
    over_commas = over_commas or _is_listed_by_commas(scene, found.end())
    stop = re.search("[。；]" if over_commas else "[。；，]", scene.text[found.end() :])
    end = found.end() + stop.start() if stop else len(scene.text)
    if not over_commas:
        end = _end_of_values(scene, found.end(), end)
    values = tuple(
        scene.claims[offset]
        for offset in range(found.end(), end)
        if offset in scene.claims
        and scene.text[offset] in LEVEL + PERCENT
        and not (over_commas and rules.scope.search(clause_of(scene, offset)))
    )
    if values and len(values) > 2:  # 二班92分、四班90分: the numbers of the classes are names
        same = tuple(value for value in values if comparable(value, values[-1]))
        values = same if len(same) * 2 >= len(values) else values
    if len(values) < 2 or any(not comparable(values[0], other) for other in values[1:]):
        return None
    said = over_commas or not found["top"]
    units = "".join(value.quantity.text for value in values)
    timed = values[0].quantity.kind == "duration" and not scene.said["order-of-amounts"].search(
        found[0]
    )
    if timed or not (said or rules.more.search(scene.text + units)):
        return None
    values = values[::-1] if found.groupdict().get("rising") else values
    return Standing(
        language="zh", cue=found["turn"], values=values, ranks=values, more_is_better=True,
        ordered=True,
    )  # fmt: skip


def _is_listed_by_commas(scene: Scene, at: int) -> bool:
    """True for 依次为：甲厂42吨，乙厂38吨，丙厂29吨: one name and value each, with no sum behind them."""
    return scene.said["listed-by-commas"].match(scene.text, at) is not None


def _end_of_values(scene: Scene, first: int, end: int) -> int:
    """The end of the clause with the values: 依次为东港、南浦、西屏，分别为86亿元、71亿元和64亿元."""
    in_turn = scene.said["each-in-turn"].match(scene.text, end)
    if in_turn is None or any(first <= at < end for at in scene.claims):
        return end
    stop = re.search("[。；，]", scene.text[in_turn.end() :])
    return in_turn.end() + stop.start() if stop else len(scene.text)


YEAR = len("2021")


def _of_years(iso: str) -> bool:
    """True for a span of several years, 2021/2023."""
    first, _, last = iso.partition("/")
    return bool(last) and first[:YEAR] != last[:YEAR]


LEAST_ORDERED = 2
OF_TIME = frozenset({"s", "min", "h"})


def in_that_order(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """The largest were Ardia with 62, Belmont with 48 and Corria with 45 tonnes, in that order."""
    found = scene.said["in-that-order"].search(scene.text)
    if found is None or rules.less.search(scene.text):
        return
    highest = rules.highest.search(scene.text) or scene.said["top-few"].search(scene.text)
    lowest = rules.lowest.search(scene.text)
    head = highest or lowest
    if head is None or (highest and lowest):
        return
    values = tuple(
        scene.claims[offset]
        for offset in range(head.end(), len(scene.text))
        if offset in scene.claims and scene.text[offset] in LEVEL + PERCENT
    )
    if len(values) < LEAST_ORDERED or values[0].quantity.kind == "duration":
        return
    if values[0].quantity.unit in OF_TIME:
        return  # the three fastest took 10.18, 10.21 and 10.34 seconds
    if any(not comparable(values[0], other) for other in values[1:]):
        return
    values = values if highest else values[::-1]
    yield Standing(
        language="en", cue=found[0], values=values, ranks=values, more_is_better=True, ordered=True
    )


LEAST_LISTED = 3
"""Figures of a list that is said to be in order before it begins."""


def top_few_in_order(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """The top three were Hall with 92 points, Dunn with 88 and Price with 81."""
    found = scene.said["the-top-few-were"].match(scene.text)
    if found is None or scene.said["other-order"].search(scene.text):
        return
    places = [at for at in sorted(scene.claims) if at > found.end()]
    if not _are_only_listed(scene, places):
        return
    claims = [scene.claims[at] for at in places]
    values = tuple(lent(claim, claims[0]) for claim in claims)
    units = "".join(claim.quantity.text for claim in claims)
    if len(values) != LEAST_LISTED or any(not comparable(values[0], each) for each in values[1:]):
        return
    if rules.less.search(scene.text) or not rules.more.search(scene.text + units):
        return
    numbers = [value.quantity.value or 0 for value in values]
    if numbers[0] == max(numbers) or numbers[-1] == min(numbers):
        cue = scene.statement.text[scene.original(found.start()) : scene.original(found.end())]
        yield Standing(
            language="en", cue=cue, values=values, ranks=values, more_is_better=True, ordered=True
        )


def _are_only_listed(scene: Scene, places: Sequence[int]) -> bool:
    """True where each figure of a list is followed by the next name or the end, and is no rate.

    The first three in a race may be told with what they got in one part of it, and the three that
    emit most with what falls to a head.
    """
    said, text = scene.said, scene.text
    if any(said["for-each-of-them"].search(scene.claims[at].quantity.text) for at in places):
        return False
    behind = [said["next-of-the-few"]] * (len(places) - 1) + [said["end-of-the-few"]]
    return all(phrase.match(text, at + 1) for phrase, at in zip(behind, places, strict=False))


def in_printed_order(scene: Scene, _rules: StandingRules) -> Iterator[Standing]:
    """In descending order of votes the candidates were Hall (4,120), Dunn (3,870) and Price (3,310)."""
    said = scene.said
    falling = said["falling-order"].search(scene.text)
    rising = None if falling else said["rising-order"].search(scene.text)
    found = falling or rising
    if found is None or said["other-order"].search(scene.text):
        return
    first = min((at for at in scene.claims if at > found.end()), default=found.end())
    if ";" in scene.text[found.end() : first]:
        return  # in order of population they are Lund and Ystad; they have 40 and 90 shops
    values = tuple(
        claim
        for offset, claim in sorted(scene.claims.items())
        if offset > found.end() and scene.text[offset] in LEVEL + PERCENT
    )
    if len(values) < LEAST_LISTED or any(not comparable(values[0], each) for each in values[1:]):
        return
    if values[0].quantity.kind == "duration":
        return  # the three fastest, ranked by time
    values = values if falling else values[::-1]
    yield Standing(
        language="en", cue=found[0], values=values, ranks=values, more_is_better=True, ordered=True
    )
