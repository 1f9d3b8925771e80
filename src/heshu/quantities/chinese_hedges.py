"""Words that bound or blur a Chinese quantity, before and behind it: 约500个, 15亿元以上.

`hedged` turns a `Measured` into a `Quantity` and sets qualifier and bounds.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from heshu.languages import trie
from heshu.languages.lists import alternatives, words
from heshu.languages.schema import Hedge, Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Qualifier, Quantity
from heshu.numerals.chinese_tails import last_place
from heshu.quantities.chinese_measured import Measured

SLOT = re.compile(r"^\{!([^{}]*)\}")
FILLERS = 2
"""How many words may stand between a hedge and its number: 至少 需要 有 260人."""
LONGEST_FILLER = 2
SPACES = " \u00a0\u3000"
FARTHEST = 16
MORE_OF = frozenset({"duration", "multiple", "length", "mass", "age", "area", "percent"})
"""Kinds behind whose unit 多 says more: 3年多, 七成多."""
STRENGTH: dict[Qualifier, int] = {
    "range": 3, "more-than": 2, "at-least": 2, "less-than": 2, "at-most": 2, "nearly": 1,
    "about": 1, "": 0,
}  # fmt: skip
"""Which of two qualifiers wins: a bound says more than an approximation."""


class Before(Struct, frozen=True, gc=False):
    """A hedge written before a number."""

    qualifier: Qualifier
    not_after: str
    """Characters that make it part of another word: 节 before 约."""
    round_only: bool


class Hedges(Struct, frozen=True, kw_only=True):
    """The compiled hedges of a pack."""

    before: dict[str, Before]
    before_lengths: dict[str, tuple[int, ...]]
    """Last character -> lengths of the hedges that end with it."""
    after: dict[str, Qualifier]
    after_pattern: re.Pattern[str]
    fillers: frozenset[str]
    compared: re.Pattern[str]
    """Behind a number with 比 before it, where the comparison ends."""
    no_comparison: frozenset[str]
    """Before 比 these make a noun of it."""
    more: frozenset[str]
    """Behind a unit they say that it is more: 3年多."""
    more_of_parts: frozenset[str]
    """The same behind a fraction or a percentage: 三分之二还多."""
    not_more: frozenset[str]
    """Behind 多 and 余 these go on with a word: 多样."""
    far: re.Pattern[str]
    """不超过发行前总股本的30%: the hedge stands before what the share is of."""
    far_qualifiers: Mapping[str, Qualifier]
    degrees: frozenset[str]
    """三分之一强: a little more or less."""
    not_degrees: frozenset[str]
    """Behind 强 and 弱 these go on with a word."""
    not_rising: frozenset[str]
    """The same behind 起: 起来."""
    not_about: tuple[str, ...]
    """Words that begin like 许: 许可."""
    of_times: frozenset[str]
    """They say about of times and ages alone: 前后."""
    set_points: tuple[str, ...]
    """水温控制在28℃: before a temperature no limit."""


def compile_hedges(pack: Pack) -> Hedges:
    """Index the hedges of a pack by their last or first characters."""
    round_only = frozenset(pack.words_named("round-only"))
    before: dict[str, Before] = {}
    after: dict[str, Qualifier] = {}
    for hedge in pack.hedge:
        if hedge.side == "after":
            after.update(dict.fromkeys(hedge.words, hedge.qualifier))
        else:
            before.update(_before_words(hedge, round_only))
    lengths: dict[str, set[int]] = {}
    for word in before:
        lengths.setdefault(word[-1], set()).add(len(word))
    far = _far_qualifiers(pack)
    return Hedges(
        before=before,
        before_lengths={k: tuple(sorted(v, reverse=True)) for k, v in lengths.items()},
        after=after,
        after_pattern=re.compile(trie.pattern(after) if after else "(?!)"),
        fillers=frozenset(pack.words_named("hedge-filler")),
        compared=re.compile(
            rf"(?:(?P<more>{words(pack, 'compared-more')})|{words(pack, 'compared-less')})"
            rf"(?=$|[，。；、！？,.;!?)）\s]|{words(pack, 'comparison-end')})"
        ),
        no_comparison=frozenset(pack.words_named("before-noun-in-bi")),
        more=frozenset(pack.words_named("surplus-behind")),
        more_of_parts=frozenset(pack.words_named("surplus-of-parts")),
        not_more=frozenset(pack.words_named("not-surplus-behind")),
        far=re.compile(rf"不得?(?P<hedge>{alternatives(far)})[^，。；、：\d]{{1,11}}的$"),
        far_qualifiers=far,
        degrees=frozenset(pack.words_named("strong-or-weak")),
        not_degrees=frozenset(pack.words_named("behind-strong-or-weak")),
        not_rising=frozenset(pack.words_named("not-rising-from")),
        not_about=pack.words_named("not-so-many"),
        of_times=frozenset(pack.words_named("about-a-time")),
        set_points=pack.words_named("set-point"),
    )


def _far_qualifiers(pack: Pack) -> Mapping[str, Qualifier]:
    """What a hedge behind 不 says of a share that stands far behind it."""
    kinds: tuple[Qualifier, ...] = ("at-most", "at-least", "less-than")
    return {word: kind for kind in kinds for word in pack.words_named(f"far-{kind}")}


def _before_words(hedge: Hedge, round_only: frozenset[str]) -> dict[str, Before]:
    found = {}
    for word in hedge.words:
        slot = SLOT.match(word)
        plain = SLOT.sub("", word)
        limited = word in round_only or plain in round_only
        found[plain] = Before(hedge.qualifier, slot[1] if slot else "", limited)
    return found


def hedged(text: str, item: Measured, behind: int, following: int, hedges: Hedges) -> Quantity:
    """The quantity with its hedges; `behind` and `following` are its neighbours' ends."""
    compared = _compared(text, item, hedges)
    if compared is None:
        start, before = _hedge_before(text, item, behind, hedges)
        end, after, more = _hedge_after(text, item, following, hedges)
    else:
        (start, end, before), after, more = compared, "", False
    vague = item.is_range or item.value is None
    if "range" in (before, after) and not vague:  # 在5%: no hedge after all
        start, before = (item.start, "") if before == "range" else (start, before)
        end, after = (item.end, "") if after == "range" else (end, after)
    own = _own_qualifier(item, vague=vague, more=more) or _far_qualifier(text, item, before, hedges)
    qualifier = "range" if vague else own
    if not vague and (before or after):
        qualifier = max((own, before, after), key=STRENGTH.__getitem__)
    low, high = _bounds(item, qualifier, more)
    return Quantity(
        start=start, end=end, core_start=item.start, core_end=item.end, text=text[start:end],
        value=item.value, low=low, high=high, precision=item.precision, unit=item.unit,
        kind=item.kind, qualifier=qualifier, words=item.words, unit_text=item.unit_text,
        scaled=item.scaled, rules=item.rules,
    )  # fmt: skip


def _compared(text: str, item: Measured, hedges: Hedges) -> tuple[int, int, Qualifier] | None:
    """Span and qualifier of 比30大, 比5000元低; 占比30 and 比3年前多 are no such thing."""
    if item.value is None or not text.startswith("比", item.start - 1) or item.start == 0:
        return None
    if text[max(item.start - 2, 0) : item.start - 1] in hedges.no_comparison:
        return None
    match = hedges.compared.match(text, item.end)
    if match is None:
        return None
    return item.start - 1, match.end(), "more-than" if match["more"] else "less-than"


def _far_qualifier(text: str, item: Measured, before: Qualifier, hedges: Hedges) -> Qualifier:
    """不超过发行前总股本的30%: the hedge stands before what the share is of."""
    if before or item.kind not in ("percent", "ratio", "multiple"):
        return ""
    match = hedges.far.search(text, max(item.start - FARTHEST, 0), item.start)
    return hedges.far_qualifiers[match["hedge"]] if match else ""


def _own_qualifier(item: Measured, *, vague: bool, more: bool) -> Qualifier:
    """What the number says by itself: 3000多元, 一年多, 前三."""
    if vague:
        return "range"
    if item.surplus or more:
        return "more-than"
    if item.about:
        return "about"
    return "at-most" if item.rank and item.high is not None else ""


def _bounds(
    item: Measured, qualifier: Qualifier, more: bool
) -> tuple[Decimal | None, Decimal | None]:
    """Low and high that the words state; those of 3000多 stay, an estimate has none."""
    value = item.value
    if value is None or item.is_range or item.low is not None:
        return item.low, item.high
    if qualifier == "more-than" and more:
        return value, value + last_place(value)
    if qualifier in ("more-than", "at-least"):
        return value, None
    if qualifier in ("less-than", "at-most"):
        return None, value
    return item.low, item.high


def _hedge_before(text: str, item: Measured, behind: int, hedges: Hedges) -> tuple[int, Qualifier]:
    """Start and qualifier of the hedge before a quantity, fillers skipped: 至少需要2年."""
    position = item.start
    if position <= behind:
        return position, ""
    for _ in range(FILLERS + 1):
        while position > behind and text[position - 1] in SPACES:
            position -= 1
        found = _hedge_ending_at(text, position, behind, item, hedges)
        if found is not None:
            return found
        filler = _filler_before(text, position, behind, hedges)
        if not filler:
            break
        position -= filler
    return item.start, ""


def _hedge_ending_at(
    text: str, end: int, behind: int, item: Measured, hedges: Hedges
) -> tuple[int, Qualifier] | None:
    if end <= behind:
        return None
    for length in hedges.before_lengths.get(text[end - 1], ()):
        start = end - length
        if start < behind:
            continue
        hedge = hedges.before.get(text[start:end])
        if hedge is None:
            continue
        halved = text.startswith("半", end)  # 进度过半: 度 and 过 make no verb
        if start > 0 and text[start - 1] in hedge.not_after and not halved:
            return None
        if hedge.round_only and not _is_round(text, item):
            return None
        if item.kind == "temperature" and text.startswith(hedges.set_points, start):
            return None  # 水温控制在28℃: a set point, no limit
        return start, hedge.qualifier
    return None


def _is_round(text: str, item: Measured) -> bool:
    """百亿, 七成, 半, 100万: what 过, 破 and 上 stand before."""
    return text[item.start] in "百千万亿半" or item.unit == "%" or item.kind == "age" or item.scaled


def _filler_before(text: str, end: int, behind: int, hedges: Hedges) -> int:
    for length in range(LONGEST_FILLER, 0, -1):
        if end - length >= behind and text[end - length : end] in hedges.fillers:
            return length
    return 0


def _hedge_after(
    text: str, item: Measured, following: int, hedges: Hedges
) -> tuple[int, Qualifier, bool]:
    """End and qualifier of the hedge behind a quantity, and whether it is 多 or 余."""
    match = hedges.after_pattern.match(text, item.end)
    if match is None or match.end() > following:
        return item.end, "", False
    word = match[0]
    letter = text[match.end() : match.end() + 1]
    fraction = item.kind == "ratio" and item.value is not None and 0 < item.value < 1
    if word in hedges.more_of_parts and (fraction or word not in hedges.more):
        if letter in hedges.not_more or not (fraction or item.unit == "%"):
            return item.end, "", False  # 比乙队280分还多 compares
        return match.end(), "more-than", False
    if word in hedges.more and match.end() == following < len(text):
        return item.end, "", False  # 比去年的30.4万吨多1.5万吨
    if word in hedges.more:
        countable = item.kind in MORE_OF or len(word) > 1
        if not countable or item.surplus or (item.value is None) or letter in hedges.not_more:
            return item.end, "", False
        return match.end(), "more-than", True
    if word.startswith("起") and (
        item.kind not in ("money", "rate") or letter in hedges.not_rising
    ):
        return item.end, "", False
    if word in hedges.degrees and (
        item.kind not in ("percent", "ratio") or letter in hedges.not_degrees
    ):
        return item.end, "", False  # 三分之一强, but 10%强制
    if word in hedges.of_times and item.kind not in ("age", "duration"):
        return item.end, "", False
    if word == "许" and text.startswith(hedges.not_about, item.end):
        return item.end, "", False
    return match.end(), hedges.after[word], False
