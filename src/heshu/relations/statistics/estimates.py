"""Estimates with their confidence intervals: OR 1.45 (95% CI 1.10–1.92), 优势比1.45（95%CI：1.10～1.92）.

The estimate is the number right in front of the interval. Between the two there may be a unit, a
bracket and a p-value, nothing else: "5.2 before and 4.1 after (95% CI of the difference ...)" ties
no number that is printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.lists import alternatives
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.intervals import Printed
from heshu.model.relations import ConfidenceInterval
from heshu.relations.phrases import phrases
from heshu.relations.scene import Scene, mention_at
from heshu.relations.statistics.numbers import NUMBER, either, printed

OTHER_UNIT = r"\s?(?:[A-Za-zμµ°℃·²³/]{1,9}|[一-鿿]{1,4}(?:/(?:[一-鿿]{1,4}|[A-Za-zμµ²³]{1,4}))?)"
"""Behind a number: mmol/L, 毫克, 吨/公顷."""
LEVELS = r"(?:80|90|95|99|99[.．]9)"
P_BETWEEN = r"(?:[,，;；(（]?\s?[pP]\s?[=＝<＜>＞]\s?0?[.．]\d+)?"
LIST_WORDS = 20
OPEN = r"[\s,，;；:：(（\[［【]"


class EstimateRules(Struct, frozen=True):
    """What the finder of estimates compiled from a pack."""

    trigger: re.Pattern[str]
    """The words as they are mostly printed; it finds out quickly that there is none."""
    named: re.Pattern[str]
    """An estimate and the interval behind the words for it."""
    bare: re.Pattern[str]
    """A ratio by its name, and an interval in brackets."""
    other: re.Pattern[str]
    """What may stand before a number that is no estimate of its own: versus, P =, ±."""
    of_level: re.Pattern[str]
    """Behind a number: the 95% of a 95% confidence interval is no estimate."""
    scales: Mapping[str, int]
    """Scale word in lower case -> power of ten."""


def compile_estimates(pack: Pack) -> EstimateRules:
    """The words of a pack about estimates."""
    names = [*pack.words_named("statistics-interval"), *pack.words_named("statistics-ratio")]
    scales = _scales(pack)
    estimate = rf"(?P<estimate>(?<![\d.．A-Za-z]){NUMBER})(?!\d|[.．]\d)" + _unit(pack, scales, 0)
    interval = _ends(pack, scales)
    ratios, equal = _any(pack, "ratio"), _any(pack, "equals")
    bare = rf"{ratios}\s?(?:[=＝:：,，]|{equal})?\s?{estimate}\s?[(（\[［]\s?{interval}\s?[)）\]］]"
    return EstimateRules(
        trigger=re.compile(any_of(names)),
        named=re.compile(_named(pack, estimate, interval), re.IGNORECASE),
        bare=re.compile(bare),
        other=re.compile(rf"{_any(pack, 'no-estimate')}\s*$", re.IGNORECASE),
        of_level=re.compile(
            rf"{_percent(pack)}{_any(pack, 'level-of')}?\s?{_any(pack, 'confidence')}",
            re.IGNORECASE,
        ),
        scales=scales,
    )


def _any(pack: Pack, name: str) -> str:
    return either(pack.words_named(f"statistics-{name}"))


def _percent(pack: Pack) -> str:
    return rf"\s?(?:[%％]|{_any(pack, 'percent')})\s?"


def _scales(pack: Pack) -> Mapping[str, int]:
    """The powers of ten of a pack by their words: `3:千/thousand`."""
    entries = (entry.split(":") for entry in pack.words_named("statistics-scale"))
    return {word: int(power) for power, words in entries for word in words.split("/")}


def _unit(pack: Pack, scales: Mapping[str, int], number: int) -> str:
    """Scale word and unit behind an estimate or an end, in groups of this number."""
    percent = rf"\s?(?P<percent{number}>[%％‰]|{_any(pack, 'points')})"
    return rf"(?:\s?(?P<scale{number}>{alternatives(scales)}))?(?:{percent}|{OTHER_UNIT})?"


def _ends(pack: Pack, scales: Mapping[str, int]) -> str:
    """Both ends of an interval: 1.10～1.92, 1.10 to 1.92."""
    return (
        rf"(?P<low>{NUMBER}){_unit(pack, scales, 1)}"
        rf"\s?(?:[-−–—~～,，;；、]|{_any(pack, 'joint')})\s?"
        rf"(?P<high>{NUMBER})(?!\d|[.．]\d){_unit(pack, scales, 2)}"
    )


def _named(pack: Pack, estimate: str, interval: str) -> str:
    """An estimate and the interval behind the words for it, with the groups of both."""
    level = rf"(?:{LEVELS}{_percent(pack)}{_any(pack, 'level-of')}?)?"
    remark = phrases(pack).regex("relation-estimate-remark")
    return (
        rf"{estimate}(?:{remark})?{OPEN}{{0,3}}{P_BETWEEN}{OPEN}{{0,3}}"
        rf"(?:{_any(pack, 'interval-lead')}\s*)?{level}"
        rf"{_any(pack, 'interval')}(?:\s?[(（]CI[)）])?"
        rf"{OPEN}{{0,3}}(?:[=＝]|{_any(pack, 'interval-link')}){{0,2}}{OPEN}{{0,3}}{interval}"
    )


def find_estimates(scene: Scene, rules: EstimateRules) -> Iterator[ConfidenceInterval]:
    """Every estimate right in front of its confidence interval."""
    text = scene.statement.text
    if not rules.trigger.search(text):
        return
    done = -1
    both = [*rules.named.finditer(text), *rules.bare.finditer(text)]
    for found in sorted(both, key=re.Match.start):
        start = found.start("estimate")
        if start <= done or rules.other.search(text, max(0, start - LIST_WORDS), start):
            continue
        done = start
        if _is_of_a_difference(scene, found) or rules.of_level.match(text, found.end("estimate")):
            continue
        relation = _interval(scene, found, rules)
        if relation is not None:
            yield relation


def _is_of_a_difference(scene: Scene, found: re.Match[str]) -> bool:
    """True for 发病率为4.1%，两组之差的95%置信区间: the interval is that of another figure."""
    text, difference = scene.statement.text, scene.said["of-difference"]
    between = text[found.end("estimate") : found.start("low")]
    ahead = text[max(0, found.start("estimate") - LIST_WORDS) : found.start("estimate")]
    return difference.search(between) is not None and difference.search(ahead) is None


def _interval(
    scene: Scene, found: re.Match[str], rules: EstimateRules
) -> ConfidenceInterval | None:
    """The relation; `None` where the figures are not of one scale or the ends not in order."""
    figures = _on_one_scale(found, rules.scales)
    mention = mention_at(scene.statement, found.start("estimate"), found.end(), "statistic")
    if figures is None or mention is None:
        return None
    estimate, low, high = figures
    if low.value is None or high.value is None or low.value > high.value:
        return None
    text = scene.statement.text
    ends = [found.end(group) for group in ("estimate", "scale0", "percent0")]
    return ConfidenceInterval(
        mention=mention,
        cue=mention.text,
        estimate=estimate,
        low=low,
        high=high,
        estimate_text=text[found.start("estimate") : max(ends)],
        interval_text=text[found.start("low") : max(found.end("high"), found.end("percent2"))],
        language=scene.statement.language,
        sentence=text,
    )


def _on_one_scale(
    found: re.Match[str], scales: Mapping[str, int]
) -> tuple[Printed, Printed, Printed] | None:
    """Estimate and ends with their scale words; `None` for per cent beside a plain fraction."""
    percents = [found[f"percent{n}"] is not None for n in range(3)]
    first, last = found["scale1"] or found["scale2"], found["scale2"] or found["scale1"]
    words = (found["scale0"], first, last)
    if any(words) and not (words[0] and last):
        return None
    figures = [
        _scaled(printed(found[group]), scales.get((word or "").lower(), 0))
        for group, word in zip(("estimate", "low", "high"), words, strict=True)
    ]
    mixed = percents[0] != (percents[1] or percents[2])
    if mixed and not _alike(figures):
        return None
    return figures[0], figures[1], figures[2]


def _alike(figures: list[Printed]) -> bool:
    """True if an estimate is of the size of its interval, so that a missing % is only elided."""
    estimate, low, high = (abs(one.value or Decimal(0)) for one in figures)
    return min(low, high) / 5 <= estimate <= 5 * max(low, high)


def _scaled(figure: Printed, power: int) -> Printed:
    assert figure.value is not None
    return replace(
        figure, value=figure.value.scaleb(power), precision=figure.precision.scaleb(power)
    )
