"""The value that is called the highest or lowest, and the others of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Standing
from heshu.model.scripts import is_latin
from heshu.relations.changes import comparable, is_apposition
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import LEVEL, PERCENT, RANK, TIME, Scene
from heshu.relations.standings.followed import is_of_measure
from heshu.relations.standings.rivals import (
    clause_of,
    counts_what_was_measured,
    for_its_time,
    has_rank_of_its_own,
    is_large_otherwise,
    is_measured_otherwise,
    is_name_of_what_was_measured,
    is_of_other_scope,
    is_part,
    measures_another_kind,
    of_other_time,
)
from heshu.relations.standings.rules import StandingRules

MOST_TIMES = 3
"""What is larger by more than that may be a total, or of another thing."""
TENFOLD = 9, 12
SECOND = 8
"""Characters of "second " before a word such as "longest"."""
SEVERAL = 2
SHORT_NAME = 2
"""Characters of a name that hold a measure or a place, but not both: 产值, 乙县."""


def _is_of_a_sum(match: Match) -> bool:
    """True for £95,000 from three legacies, the largest of which was £60,000: a part of the sum.

    Nor are 22 nights of frost, the coldest of them on Saturday, what one of them had.
    """
    found = match.scene.said["superlative-of-these"].search(match.scene.text, match.start)
    return found is not None and found.start() <= match.end + 1


def _has_value_behind(match: Match, words: str) -> bool:
    """True for the slowest takes 61 seconds, the fastest 31 seconds: its value is the second."""
    scene = match.scene
    if not words or not scene.text.endswith(words, 0, match.end):
        return False
    found = scene.said["leads-to-value"].match(scene.text, match.end)
    return found is not None and scene.text[found.end() : found.end() + 1] in tuple(LEVEL + PERCENT)


def _is_of_changes(match: Match, words: str, value: Claim) -> bool:
    """True for 涨得最多的是标间，平日380元: the most is how much it rose, and not its price.

    Nor is 名次最高的是邹劲，用时2小时15分 about how long it took.
    """
    before = match.scene.said["best-in-rank"].finditer(match.scene.text, 0, match.end)
    if any(found.end() >= match.start for found in before):
        return True
    found = match.scene.said["by-the-most"].search(match.scene.text, max(match.start - NEAR, 0))
    if found is None or not words or found.end() > match.end or value.change.endswith("-by"):
        return False
    return value.quantity.kind not in ("percent", "percentage-point")


NEAR = 4
"""Characters before a superlative in which the verb of a change stands."""


def _is_mean_in_history(match: Match, value: Claim) -> bool:
    """True for a mean that is called the lowest since some time, and not of the figures beside it.

    With December at 4.1 and January at 2.2, the mean was 3.2, the lowest since 2012.
    """
    scene = match.scene
    return (
        scene.said["in-history"].match(scene.text, match.end) is not None
        and scene.said["mean-told"].search(scene.statement.text, 0, value.start) is not None
    )


def _is_of_other_measure(match: Match, value: Claim) -> bool:
    """True for 人口最多的是甲市，产值186亿元: the largest by another measure than the value."""
    scene = match.scene
    named = scene.said["measure-noun"].search(scene.text, 0, match.start) is not None
    return named and not is_of_measure(scene, match.start, value)


def _counts_the_highest(match: Match, words: str, value: Claim) -> bool:
    """True for the top two of five floors and its lowest three bids: how many they are."""
    scene = match.scene
    if value.quantity.kind not in ("count", "number") or not words:
        return False
    text, end = scene.text, match.end
    if not text.endswith(f"{words} ", 0, end - 1):
        return False
    owned = scene.said["behind-a-determiner"].search(text, 0, match.start)
    return owned is not None or scene.said["of-so-many"].match(text, end) is not None


def _is_of_a_score(scene: Scene, value: Claim) -> bool:
    """True for the smallest majority possible, 31 to 30, which are the two sides of one result."""
    figures = sorted(scene.claims)
    at = next((place for place in figures if scene.claims[place] is value), -1)
    if at not in figures:
        return False
    beside = figures[figures.index(at) + 1 : figures.index(at) + 2]
    return any(scene.said["to-the-other"].fullmatch(scene.text, at + 1, end) for end in beside)


def _is_former_level(scene: Scene, value: Claim) -> bool:
    """True for the 48 of 变化最大的是甲队，从48金升到66金: what the largest has changed from."""
    before = scene.statement.text[: value.start]
    return value.change == "from" or scene.said["from-a-level"].search(before) is not None


def superlatives(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """甲县最高，为50万吨；乙县60万吨: the other values of the same kind in the statement."""
    seen: set[int] = set()
    for match in matches(rules.superlative, scene):
        value = match.claim("value")
        if value is None or value.start in seen:
            continue
        if scene.said["numbered-group"].fullmatch(value.quantity.text):
            continue  # 三班进步最大，二班纪律最好
        words = f"{match.words.get('highest', '')}{match.words.get('lowest', '')}"
        rank = match.claim("rank")
        if rank is not None:
            if not _is_first(scene, rules, rank):
                continue
            words = rank.quantity.text
        first = scene.lowered.find(words.lower(), match.start, match.end) if words else -1
        if scene.said["one-of-many"].search(scene.text, 0, max(first, match.start)):
            continue
        if _is_no_superlative(match, rules, words, first, value):
            continue
        others = _without_totals(value, _of_same_kind(scene, rules, value, words))
        others = _without_excepted(scene, _without_other_times(scene, value, others))
        others = _without_wholes(scene, value, others)
        if words and others:
            seen.add(value.start)
            turned = value.quantity.kind == "duration" and rules.speed.search(words) is not None
            yield Standing(
                language=scene.statement.language,
                cue=words,
                values=(value, *others),
                superlative=rank is not None or ("lowest" if turned else "highest") in match.words,
                lowest=("highest" if turned else "lowest") in match.words,
            )


def _is_no_superlative(
    match: Match, rules: StandingRules, words: str, first: int, value: Claim
) -> bool:
    """True where the words, which begin at `first`, do not say that the value is the highest."""
    scene = match.scene
    if first >= 0 and _is_not_its_measure(match, first, value):
        return True
    if scene.said["next-to-highest"].search(scene.text, max(match.start - SECOND, 0), match.end):
        return True
    if (
        words
        and scene.text.endswith(words, 0, match.end)
        and scene.said["capacity-noun"].match(scene.text, match.end)
    ):
        return True
    if scene.said["no-superlative"].fullmatch(words) or _is_of_a_sum(match):
        return True
    if _is_of_changes(match, words, value) or _has_value_behind(match, words):
        return True
    if _is_mean_in_history(match, value) or _is_of_other_measure(match, value):
        return True
    if _counts_the_highest(match, words, value) or measures_another_kind(
        scene, rules, value, words
    ):
        return True
    return _is_of_a_score(scene, value) or _is_former_level(scene, value)


def _without_other_times(
    scene: Scene, value: Claim, others: tuple[Claim, ...]
) -> tuple[Claim, ...]:
    """Without the 350 of "York sold the most with 300, Hull 200 and Leeds 350 last year"."""
    if scene.statement.language != "en":
        return others
    if scene.offset(value) + RIGHT_BEHIND in scene.times:
        return others
    return tuple(each for each in others if scene.offset(each) + RIGHT_BEHIND not in scene.times)


RIGHT_BEHIND = 2
"""From a figure to the time behind it, with a space between them."""


def _is_not_its_measure(match: Match, first: int, value: Claim) -> bool:
    """True for the most efficient with 3.1 litres and the largest by deposits with 310 branches."""
    said, text = match.scene.said, match.scene.text
    if said["most-of-a-quality"].match(text, first) or is_large_otherwise(match.scene, value):
        return True
    return said["by-another-measure"].search(text, first, match.end) is not None


def _is_first(scene: Scene, rules: StandingRules, rank: Claim) -> bool:
    """True for 以86万元的销售额位居第一, the only rank, of what is the better the more there is."""
    alone = scene.text.count(RANK) == 1 and rules.less.search(scene.text) is None
    return alone and rank.quantity.value == 1


def _of_same_kind(
    scene: Scene, rules: StandingRules, value: Claim, words: str
) -> tuple[Claim, ...]:
    """The other values of a statement that stand beside a superlative one."""
    return tuple(
        claim
        for offset, printed in sorted(scene.claims.items())
        if printed is not value
        and scene.text[offset] in LEVEL + PERCENT
        and _are_alike(scene, value, claim := _in_unit_of(scene, value, printed))
        and not is_of_other_scope(scene, rules, offset)
        and not of_other_time(scene, offset)
        and not is_apposition(scene, printed)
        and not has_rank_of_its_own(scene, rules, offset, value, words)
        and not is_part(scene, offset)
        and not is_measured_otherwise(scene, offset, value, words)
        and not counts_what_was_measured(scene, offset, value)
        and not is_name_of_what_was_measured(scene, offset, value)
        and _near(value, claim)
    )


def _are_alike(scene: Scene, value: Claim, other: Claim) -> bool:
    """True for levels of one measure, and for all of "the others cost 24, 35 and 42 euros"."""
    if _parallel(scene, value, other):
        return True
    if value.change or other.change or other.start < value.end:
        return False
    text, said = scene.statement.text, scene.said
    led = said["the-other-ones"].search(text, value.end, other.start) is not None
    bids = said["best-bid"].search(text, 0, value.start) is not None
    bids = bids and said["another-bids"].search(text, value.end, other.start) is not None
    return (led or bids) and comparable(value, for_its_time(value, other))


BEHIND = re.compile(r"[,.;)]|$| and\b")


def _in_unit_of(scene: Scene, value: Claim, other: Claim) -> Claim:
    """The 22.9 of "with 21.4 degrees, ahead of August with 22.9" in degrees."""
    quantity, own = other.quantity, value.quantity
    aged = scene.said["age-of-one"].search(other.sentence, 0, other.start)
    if own.kind == "duration" and not quantity.unit and aged is not None:
        return other  # the longest has sung for 41 years and is 78
    if quantity.unit or quantity.kind != "number" or not own.unit:
        return for_its_time(value, other) if is_latin(other.sentence) else other
    if not is_latin(other.sentence) or not BEHIND.match(other.sentence, other.end):
        return other
    return replace(other, quantity=replace(quantity, unit=own.unit, kind=own.kind))


def _without_totals(value: Claim, others: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The others but those that stand first and are as large as all the rest together.

    接通296个，最多的是供暖，有87个；停车54个，噪音41个: 296 is what they are parts of.
    """
    ahead = [each for each in others if each.start < value.start]
    rest = sum(
        (each.quantity.value or 0 for each in (value, *others) if each not in ahead), Decimal(0)
    )
    listed = len(others) - len(ahead)
    kept = tuple(
        each
        for each in others
        if each not in ahead or not listed or (each.quantity.value or 0) < rest
    )
    if listed or len(ahead) < SEVERAL:
        return kept
    parts = sum((each.quantity.value or 0 for each in (value, *ahead[1:])), Decimal(0))
    return kept[1:] if (ahead[0].quantity.value or 0) >= parts else kept


def _without_excepted(scene: Scene, others: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The others but that of "After Lake Orrin, at 310 metres, the deepest is Lake Tam, at 240"."""
    found = scene.said["next-after-one"].search(scene.text) if others else None
    if found is None:
        return others
    return tuple(each for each in others if not found.start() <= scene.offset(each) < found.end())


def _without_wholes(scene: Scene, value: Claim, others: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The others but the only one in front, where the highest is one of its parts.

    受理投诉286件，其中7月最多，为79件: a month of all that was received. Rivals have a time each,
    or none of them has.
    """
    ahead = [each for each in others if each.start < value.start]
    if scene.statement.language != "zh" or len(ahead) != 1:
        return others
    at = {id(claim): offset for offset, claim in scene.claims.items()}
    first, own = at[id(ahead[0])], at[id(value)]
    between = scene.text[first + 1 : own]
    timed = TIME in between and TIME not in clause_of(scene, first)
    alone = len(others) == 1 and not _owned_alike(scene, clause_of(scene, first), between)
    if not timed and not alone and not scene.said["among-these"].search(between):
        return others
    return tuple(each for each in others if each is not ahead[0])


def _owned_alike(scene: Scene, first: str, second: str) -> bool:
    """True for 东岭镇亩产612公斤，西岭镇最高: owners of one kind, a 镇 each, stand before both.

    新增就业1.32万人，服务业吸纳最多，达7680人 has a whole without an owner.
    """
    kinds = [
        {found[0] for found in scene.said["kind-of-owner"].finditer(each)}
        for each in (first, second)
    ]
    return bool(kinds[0] & kinds[1])


def _near(value: Claim, other: Claim) -> bool:
    """True unless a figure is so far off that it counts something else, or the whole.

    What is about ten times as large may have its point in the wrong place, in Chinese, where its
    noun stands beside it; the oldest of 827 was 84.
    """
    first, second = (
        each.quantity.low if each.quantity.value is None else each.quantity.value
        for each in (value, other)
    )
    if not first or not second:
        return True
    less, more = sorted((abs(first), abs(second)))
    tenfold = less * TENFOLD[0] < more < less * TENFOLD[1]
    return more < less * MOST_TIMES or (tenfold and not is_latin(value.sentence))


def _measures(scene: Scene, value: Claim, other: Claim) -> tuple[str, str]:
    """What two indicators name; nothing where they only tell deeds (handled, yielded).

    A rank, the largest, says no more beside a deed, and names a measure beside another noun.
    """
    names = value.indicator, other.indicator
    deeds = [scene.said["deed-for-a-name"].fullmatch(name) is not None for name in names]
    ranks = [any(deeds) and scene.said["rank-for-a-name"].fullmatch(name) for name in names]
    one, two = (
        "" if deed or rank else name for name, deed, rank in zip(names, deeds, ranks, strict=True)
    )
    return one, two


def _parallel(scene: Scene, value: Claim, other: Claim) -> bool:
    """True for a level of the same unit and, where both are named, the same indicator."""
    if not comparable(value, other) or other.change or value.change:
        return False
    one, two = _measures(scene, value, other)
    if is_latin(value.sentence) and one == value.entity and two == other.entity:
        return True
    if not one or not two or one == two or min(len(one), len(two)) <= SHORT_NAME:
        return True
    named = [scene.said["enumerated"].search(each) for each in (one, two)]
    if named[0] and named[1] and named[0][0][:-1] == named[1][0][:-1]:
        return True  # 方案二成本最低，为85万元，方案一为79万元
    if scene.said["place-end"].search(two):
        return True  # 投诉量最少的是城北区，312件，城东区为298件
    if is_latin(value.sentence):
        return one in two or two in one or one.split()[-1] == two.split()[-1]
    return one[-SHORT_NAME:] == two[-SHORT_NAME:]
