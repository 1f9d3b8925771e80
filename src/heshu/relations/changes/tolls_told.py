"""Running totals of Chinese told side by side, whatever their times: 去年末累计1.5万，今年6月末1.3万.

Two figures in one statement, or in two neighbours, each behind its time; the words for the times
say in which order they are. A total of 累计 does not shrink, so the later one is at least as large.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Cumulative
from heshu.relations.changes.levels import comparable
from heshu.relations.scene import LEVEL, Scene
from heshu.relations.small_numbers import small_number

HAN = re.compile("[\u4e00-\u9fff]")
CLAUSE = re.compile("[，。；：、！？（]")
RANGE = re.compile("[至到—－~～–-]")
SINCE_JANUARY, SPAN, YEAR_END = "since January", "span ", "year end"
DAY_OF_MONTH, DATE, HOUR = "day of month", "date", "hour of day"
IN_ORDER = frozenset({SINCE_JANUARY, DAY_OF_MONTH, DATE, HOUR})
"""Kinds of times of which the later one stands behind; 1月末 behind 12月末 is of the next year."""
MONTH, HALF_A_DAY = 31, 12
RESET = Fraction(1, 2)
"""A total that loses more than this over the turn of a year, month or week began anew."""
LAPSING = frozenset({"year", "month", "quarter", "term", "issue", "week"})
"""Kinds of times at whose turn a total may begin anew."""
MOST = 40
"""Characters before a figure that may tell its time and what is counted."""


class TollRules(Struct, frozen=True):
    """The words for times of running totals, compiled from a pack."""

    steps: tuple[tuple[str, int, str], ...]
    """Kind of time, how far from now, word; the longest words first."""
    months: tuple[tuple[int, str], ...]
    """Months since January, word."""
    units: tuple[tuple[str, str], ...]
    """Kind of time, word at the end of a span; the longest words first."""


class Toll(Struct, frozen=True):
    """A figure with the words before it and the time up to which it counts."""

    claim: Claim
    words: str
    order: Mapping[str, int]
    """Kind of time -> the place of this one among those of its kind."""
    sure: bool
    """Its own words say that it is a running total."""


def compile_tolls(pack: Pack) -> TollRules:
    """The words of a pack for times of running totals."""
    steps = [word.split("|") for word in pack.words_named("relation-toll-step")]
    months = [word.split("|") for word in pack.words_named("relation-toll-months")]
    units = [word.split("|") for word in pack.words_named("relation-toll-unit")]
    return TollRules(
        tuple((kind, int(step), word) for kind, step, word in steps),
        tuple((int(count), word) for count, word in months),
        tuple(sorted(((kind, word) for kind, word in units), key=lambda each: -len(each[1]))),
    )


def find_told_tolls(
    scenes: Sequence[Scene], rules: TollRules, reversible: re.Pattern[str]
) -> Iterator[Cumulative]:
    """The pairs of running totals of neighbouring Chinese statements."""
    tolls: list[tuple[int, int, Toll]] = []
    for index, scene in enumerate(scenes):
        text = scene.statement.text
        told = scene.statement.language == "zh" and scene.said["toll-sum"].search(text)
        if told and not reversible.search(text):
            passage = scene.statement.passage
            tolls += [(index, passage, toll) for toll in _tolls(scene, rules)]
    for (at, here, one), (there, other_passage, other) in pairwise(tolls):
        if there - at > 1 or here != other_passage:
            continue
        scene = scenes[there]
        kind = _kind(one, other)
        if kind is not None and _are_one_count(one, other, kind, scene):
            earlier, later = sorted((one, other), key=lambda toll: toll.order[kind])
            if kind in IN_ORDER and earlier is other and not _are_near(earlier, later, kind):
                continue
            if not (kind in LAPSING and _began_anew(earlier.claim, later.claim)):
                yield Cumulative(
                    cue=one.claim.indicator or "累计",
                    language="zh",
                    start=earlier.claim,
                    end=later.claim,
                )


def _tolls(scene: Scene, rules: TollRules) -> Iterator[Toll]:
    """The levels of a statement with the words before each of them."""
    text, last, labelled = scene.statement.text, 0, False
    for offset, claim in sorted(scene.claims.items()):
        if scene.text[offset] != LEVEL or claim.quantity.kind == "duration":
            continue
        words = text[max(last, claim.start - MOST) : claim.start]
        labelled = labelled or scene.said["toll-label"].search(_head(words)) is not None
        last = claim.end
        if claim.change.endswith("-by") or claim.modality != "stated":
            continue
        own = scene.said["toll-sum"].search(words) is not None
        sure = own or labelled or scene.said["toll-sum"].search(claim.quantity.text) is not None
        order = _order(words, scene, rules)
        if order and sure and claim.quantity.value is not None:
            yield Toll(claim, words, order, own)


def _head(words: str) -> str:
    """The words up to the last colon, with it."""
    return words[: words.rfind("：") + 1]


def _order(words: str, scene: Scene, rules: TollRules) -> dict[str, int]:
    """Where a time stands among those of its kinds: {"year": -1} for 去年末."""
    return {
        **{kind: step for kind, step, word in rules.steps if word in words},
        **_spans(words, scene, rules),
        **_dates(words, scene),
        **_since_january(words, scene, rules),
    }


def _since_january(words: str, scene: Scene, rules: TollRules) -> dict[str, int]:
    """The months of 前10个月, 1至8月, 上半年, 到7月末."""
    said = scene.said
    counted = said["toll-months-counted"].search(words)
    ended = said["toll-month-end"].search(words)
    number = small_number(RANGE.split(counted[0])[-1]) if counted else None
    number = small_number(ended[0]) if ended and number is None else number
    named = max((count for count, word in rules.months if word in words), default=number)
    return {} if named is None else {SINCE_JANUARY: named}


def _spans(words: str, scene: Scene, rules: TollRules) -> dict[str, int]:
    """How long a total had been counted: {"span day": 3} for 上映三天."""
    spans = list(scene.said["toll-span"].finditer(words))
    first = scene.said["toll-first"].search(words)
    printed = spans[-1][0] if spans else f"1{first[0][-1]}" if first else ""
    kind = next((kind for kind, word in rules.units if printed.endswith(word)), None)
    number = small_number(printed)
    return {} if kind is None or number is None else {SPAN + kind: number}


def _dates(words: str, scene: Scene) -> dict[str, int]:
    """The days, hours and ends of years that are told as dates."""
    said, order = scene.said, {}
    for kind, phrase in ((DAY_OF_MONTH, said["toll-day"]), (YEAR_END, said["toll-year-end"])):
        found = phrase.findall(words)
        number = small_number(found[-1]) if found else None
        if number is not None:
            order[kind] = number
    dated = said["toll-date"].search(words)
    if dated is not None:
        turn = dated.start("turn")
        month, day = (
            small_number(words[dated.start() : turn]),
            small_number(words[turn : dated.end()]),
        )
        if month is not None and day is not None:
            order[DATE] = month * MONTH + day
    hour = said["toll-hour"].search(words)
    number = small_number(hour[0]) if hour else None
    if hour and number is not None:
        later = said["toll-afternoon"].search(hour[0]) is not None and number < HALF_A_DAY
        order[HOUR] = number + HALF_A_DAY * later
    return order


def _kind(one: Toll, other: Toll) -> str | None:
    """The kind of time in which two totals are apart; `None` where their order is not told."""
    apart = [kind for kind in one.order if kind in other.order]
    return next((kind for kind in apart if one.order[kind] != other.order[kind]), None)


def _are_near(earlier: Toll, later: Toll, kind: str) -> bool:
    """True for months of one year that are told in the other order: 前三季度 … 上半年."""
    return kind == SINCE_JANUARY and later.order[kind] - earlier.order[kind] < HALF_A_YEAR


HALF_A_YEAR = 6


def _are_one_count(one: Toll, other: Toll, kind: str, scene: Scene) -> bool:
    """True for two totals of one thing: 累计销售汽车46万辆 and 累计销量为54万辆."""
    if not comparable(one.claim, other.claim) or not _are_cut_off(one, other, kind, scene):
        return False
    years = [scene.said["toll-year"].findall(each.words) for each in (one, other)]
    yearly = kind in IN_ORDER or kind.startswith(SPAN)
    if yearly and years[1] and years[0] != years[1]:
        return False
    first, second = (_counted(each.words, scene) for each in (one, other))
    return second <= first


def _are_cut_off(one: Toll, other: Toll, kind: str, scene: Scene) -> bool:
    """True for totals up to a time, not of it: 到昨日累计, but 昨日累计出警320次 is of that day."""
    later = max(one, other, key=lambda toll: toll.order[kind])
    if kind in FLOWING and not (kind in (DAY_OF_MONTH, DATE) and not other.sure):
        return scene.said["toll-cut"].search(later.words) is not None
    return True


FLOWING = frozenset({*LAPSING, "day", DAY_OF_MONTH, DATE, HOUR})
"""Kinds of times of which something may be counted on its own."""


def _counted(words: str, scene: Scene) -> frozenset[str]:
    """The characters of what a clause says is counted, its times and its empty words left out."""
    said = scene.said
    for mention in scene.statement.mentions:
        words = words.replace(mention.text, "")
    times = (
        said["toll-months-counted"],
        said["toll-span"],
        said["toll-first"],
        said["toll-year-end"],
        said["toll-year"],
    )
    for time in times:
        words = time.sub("", words)
    words = said["toll-no-noun"].sub("", words)
    return frozenset(HAN.findall(words))


def _began_anew(earlier: Claim, later: Claim) -> bool:
    """True for a later total of less than half: it may count from the turn of the year."""
    before, now = earlier.quantity.value, later.quantity.value
    return bool(before) and now is not None and Fraction(now) < RESET * Fraction(before or 0)
