"""Estimates with their confidence intervals: OR 1.45 (95% CI 1.10–1.92), 优势比1.45（95%CI：1.10～1.92）.

The estimate is the number right in front of the interval. Between the two there may be a unit, a
bracket and a p-value, nothing else: "5.2 before and 4.1 after (95% CI of the difference ...)" ties
no number that is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.intervals import Printed
from heshu.model.relations import ConfidenceInterval
from heshu.relations.scene import Scene
from heshu.relations.statistics.numbers import NUMBER, either, mention_at, printed

SCALES = {
    "千": 3, "万": 4, "百万": 6, "亿": 8, "thousand": 3, "million": 6, "billion": 9,
}  # fmt: skip
SCALE = r"(?:\s?(?P<scale{n}>百万|千|万|亿|thousand|million|billion))?"
UNIT = r"(?:\s?(?P<percent{n}>[%％‰]|个?百分点)|\s?(?:[A-Za-zμµ°℃·²³/]{{1,9}}|[一-鿿]{{1,4}}))?"
BETWEEN = r"(?:\s?[-−–—~～至到,，;；、]\s?|\s?\bto\b\s?|\s+and\s+|\s?(?:与|和)\s?)"
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


def compile_estimates(pack: Pack) -> EstimateRules:
    """The words of a pack about estimates."""
    words = either(pack.words_named("statistics-interval"))
    ratios = either(pack.words_named("statistics-ratio"))
    other = either(pack.words_named("statistics-no-estimate"))
    link = r"(?:为|是|在|was|is|of|ranges?|from|between|介于|范围|等于|=|＝)"
    interval = (
        rf"(?P<low>{NUMBER})" + SCALE.format(n=1) + UNIT.format(n=1)
        + BETWEEN
        + rf"(?P<high>{NUMBER})(?!\d|[.．]\d)" + SCALE.format(n=2) + UNIT.format(n=2)
    )  # fmt: skip
    estimate = (
        rf"(?P<estimate>(?<![\d.．A-Za-z]){NUMBER})(?!\d|[.．]\d)"
        + SCALE.format(n=0) + UNIT.format(n=0)
    )  # fmt: skip
    level = r"(?:(?:80|90|95|99|99[.．]9)\s?(?:[%％]|percent|per\scent)\s?(?:的)?)?"
    named = (
        rf"{estimate}{OPEN}{{0,3}}{P_BETWEEN}{OPEN}{{0,3}}"
        rf"(?:with\s+an?\s+|and\s+its\s+|其)?{level}{words}(?:\s?[(（]CI[)）])?{OPEN}{{0,3}}{link}{{0,2}}{OPEN}{{0,3}}{interval}"
    )
    bare = rf"{ratios}\s?(?:=|＝|:|：|为|是|of|was|,|，)?\s?{estimate}\s?[(（\[［]\s?{interval}\s?[)）\]］]"
    return EstimateRules(
        re.compile(
            any_of(
                [*pack.words_named("statistics-interval"), *pack.words_named("statistics-ratio")]
            )
        ),
        re.compile(named, re.IGNORECASE),
        re.compile(bare),
        re.compile(rf"{other}\s*$", re.IGNORECASE),
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
        if _is_of_a_difference(text, found) or LEVEL_OF.match(text, found.end("estimate")):
            continue
        relation = _interval(scene, found)
        if relation is not None:
            yield relation


LEVEL_OF = re.compile(
    r"\s?(?:%|％|percent|per cent)\s?的?(?:置信|可信|confidence|CI\b)", re.IGNORECASE
)
"""The 95% of a 95% confidence interval is no estimate."""
DIFFERENCE = re.compile("之差|差值|差异|比值|之比|difference|ratio", re.IGNORECASE)


def _is_of_a_difference(text: str, found: re.Match[str]) -> bool:
    """True for 发病率为4.1%，两组之差的95%置信区间: the interval is that of another figure."""
    between = text[found.end("estimate") : found.start("low")]
    ahead = text[max(0, found.start("estimate") - LIST_WORDS) : found.start("estimate")]
    return DIFFERENCE.search(between) is not None and DIFFERENCE.search(ahead) is None


def _interval(scene: Scene, found: re.Match[str]) -> ConfidenceInterval | None:
    """The relation; `None` where the figures are not of one scale or the ends not in order."""
    figures = _on_one_scale(found)
    mention = mention_at(scene, found.start("estimate"), found.end())
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


def _on_one_scale(found: re.Match[str]) -> tuple[Printed, Printed, Printed] | None:
    """Estimate and ends with their scale words; `None` for per cent beside a plain fraction."""
    percents = [found[f"percent{n}"] is not None for n in range(3)]
    first, last = found["scale1"] or found["scale2"], found["scale2"] or found["scale1"]
    words = (found["scale0"], first, last)
    if any(words) and not (words[0] and last):
        return None
    figures = [
        _scaled(printed(found[group]), word)
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


def _scaled(figure: Printed, word: str | None) -> Printed:
    power = SCALES.get((word or "").lower(), 0)
    assert figure.value is not None
    return replace(
        figure, value=figure.value.scaleb(power), precision=figure.precision.scaleb(power)
    )
