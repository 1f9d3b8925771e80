"""Mean growth per year: 由2019年的100亿元增加到2024年的150亿元，年均增长12%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import AverageGrowth, Change, Relation
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes.meanings import is_yearly
from heshu.relations.changes.stems import is_known, words_of
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import LEVEL, PERCENT, POINTS, Scene
from heshu.relations.slots import Rule, compile_patterns
from heshu.relations.small_numbers import small_number

YEAR = re.compile(r"(\d{4})(?:-\d\d)?(?:-\d\d)?$")
RANGE = re.compile(r"(\d{4})/(\d{4})")
FURTHEST = 48
"""Masked characters between a pair and the growth per year that is that of the pair."""
MOST_YEARS = 60
OTHER_FIGURE = re.compile(f"[{LEVEL}{POINTS}]")
PRINTED_YEAR = re.compile(r"\d{4}")


class YearlyRules(Struct, frozen=True):
    """What the finder of growth per year compiled from a pack."""

    stated: tuple[Rule, ...]
    real: re.Pattern[str]
    plan: re.Pattern[str]
    """Plan periods (十三五) are reckoned from the year before their first."""
    cautions: Cautions


def compile_yearly(pack: Pack, cautions: Cautions) -> YearlyRules:
    """The rules of a pack for growth per year."""
    return YearlyRules(
        compile_patterns(pack, "yearly"),
        word_pattern(pack, "relation-real-growth"),
        word_pattern(pack, "relation-plan-period"),
        cautions,
    )


def find_yearly(
    scene: Scene, rules: YearlyRules, pairs: Sequence[Relation]
) -> Iterator[AverageGrowth]:
    """The growth per year that is said of a pair of levels in the same statement."""
    if not pairs or PERCENT not in scene.text:
        return
    for match in (*matches(rules.stated, scene), *_percentages(scene, rules)):
        pair = next((each for each in pairs if _belongs(match, each)), None)
        if not isinstance(pair, Change) or rules.real.search(scene.text):
            continue
        growth = _growth(match, pair, rules)
        if growth is not None:
            yield growth
            return


def _percentages(scene: Scene, rules: YearlyRules) -> Iterator[Match]:
    """The percentages beside which "a year" stands, whatever else does."""
    for offset, claim in sorted(scene.claims.items()):
        if is_yearly(claim, scene):
            rule = rules.stated[0]
            words = {"down": "down"} if claim.change.startswith("decrease") else {}
            yield Match(rule, scene, offset, offset + 1, {"percent": (claim,)}, {}, words)


def _belongs(match: Match, pair: Relation) -> bool:
    """True if only words stand between a pair and a growth per year."""
    if not isinstance(pair, Change) or pair.start is None or pair.end is None:
        return False
    if _is_of_another_time(match, pair.end):
        return False
    ends = {pair.start.start, pair.end.start}
    offsets = [offset for offset, claim in match.scene.claims.items() if claim.start in ends]
    first, last = min(offsets), max(offsets)
    gap = _without_spans(match.scene, last + 1, match.start) if match.start > last else ""
    if match.start < first:
        gap = _without_spans(match.scene, match.end, first)
    if match.start > last and _is_of_another_clause(match, gap, first):
        return False
    of_a_part = match.scene.said["part-of-it"].search(gap)
    if match.start > last and _is_of_another_name(match.scene, gap, last):
        return False
    return not of_a_part and len(gap) <= FURTHEST and not OTHER_FIGURE.search(gap)


def _is_of_another_time(match: Match, end: Claim) -> bool:
    """True for 到2030年年均增长8%；2018年到2023年由50亿元增至58亿元: up to another year, or an aim."""
    rate = match.claim("percent")
    if rate is None or match.scene.statement.language != "zh":
        return False
    if rate.modality == "target" and end.modality == "stated":
        return True
    own, last = PRINTED_YEAR.findall(rate.period), PRINTED_YEAR.findall(end.period)
    told = "period" not in rate.inherited
    return told and bool(own) and bool(last) and own[-1] != last[-1]


def _is_of_another_clause(match: Match, gap: str, first: int) -> bool:
    """True for "sales rose from $2m to $3m, while its online arm grew by 22% a year", of a part."""
    rate, scene = match.claim("percent"), match.scene
    if scene.statement.language != "en" or rate is None or "indicator" in rate.inherited:
        return False
    if not scene.said["yearly-of-another"].search(gap):
        return False
    known = words_of(scene.text[:first])
    named = [
        word
        for word in words_of(rate.indicator)
        if not scene.said["empty-noun"].fullmatch(word)
        and not scene.said["noun-of-growth"].fullmatch(word)
    ]
    return not all(is_known(word, known) for word in named)


def _is_over_fewer_years(match: Match, least: int) -> bool:
    """True for growth "in the last three years" beside the levels of ten: it is of a part of them."""
    scene, rate = match.scene, match.claim("percent")
    if scene.statement.language != "en" or rate is None:
        return False
    at = scene.offset(rate)
    behind = scene.said["over-what-time"].match(scene.text, at + 1)
    ahead = scene.said["over-what-time-ahead"].search(scene.text, 0, at)
    spans = [found.end("span") for found in (behind, ahead) if found]
    texts = [scene.times[at].text for at in spans if at in scene.times]
    told = [small_number(found[1]) for found in map(SO_MANY.search, texts) if found]
    return any(years is not None and years < least for years in told)


SO_MANY = re.compile(r"\b([a-z]+|\d+)[ -][a-z]+$", re.IGNORECASE)
"""The number of a span of time: last three years."""
NOUN = re.compile("[\u4e00-\u9fff]{2}")
"""Two Chinese characters, which may name what is told."""
NAME = re.compile("[\u4e00-\u9fff]{2,6}$")


def _is_of_another_name(scene: Scene, gap: str, last: int) -> bool:
    """True for 产值由50亿元做到110亿元，税收年均增长18%: the tax was not named before."""
    found = NAME.search(gap)
    if not NOUN.search(scene.text[:last]):
        return False  # 从2016年的80亿元到2021年的100亿元，全县产值年均增长 names it behind
    if found is None or scene.said["no-name-of-growth"].search(found[0]):
        return False
    return found[0][:2] not in scene.text[:last]


def _without_spans(scene: Scene, first: int, last: int) -> str:
    """A stretch of words but for how long it took: 22% a year over four years, from 2.1 to 3.3."""
    kinds = {at: claim.quantity.kind for at, claim in scene.claims.items() if first <= at < last}
    return "".join(scene.text[at] for at in range(first, last) if kinds.get(at) != "duration")


def _growth(match: Match, pair: Change, rules: YearlyRules) -> AverageGrowth | None:
    rate = match.claim("percent")
    assert pair.start is not None
    assert pair.end is not None
    years = _years(match.scene, pair.start, pair.end)
    if rate is None or years is None:
        return None
    least, most = years
    if _is_over_fewer_years(match, least):
        return None
    if rules.plan.search(match.scene.text):
        least, most = max(least - 1, 1), most + 1
    falls = "down" in match.words or (pair.direction == "down" and "up" not in match.words)
    return AverageGrowth(
        cue=match.cue,
        language=pair.language,
        start=pair.start,
        end=pair.end,
        rate=rate,
        direction="down" if falls else "up",
        customarily_real=pair.customarily_real,
        least_years=least,
        most_years=most,
    )


def _years(scene: Scene, start: Claim, end: Claim) -> tuple[int, int] | None:
    """The least and most years between two levels: from their dates, else from 五年来."""
    first, last = YEAR.match(start.period), YEAR.match(end.period)
    if first and last and start.period != end.period and len(start.period) == len(end.period):
        count = int(last[1]) - int(first[1])
        return (count, count) if 0 < count <= MOST_YEARS else None
    span = scene.said["span-of-years"].search(scene.statement.text)
    both = RANGE.fullmatch(end.period) or RANGE.fullmatch(start.period)
    if span and all("period" in each.inherited for each in (start, end)):
        both = None  # 两年间 tells more than 2020年至2025年 of the sentence before
    years = both.groups() if both else ()
    if both is None or start.period not in ("", end.period):
        printed = scene.said["between-years"].search(scene.statement.text)
        years = tuple(PRINTED_YEAR.findall(printed[0])) if printed else ()
    if years:
        count = int(years[1]) - int(years[0])
        return (max(count - 1, 1), count + 1) if 0 < count <= MOST_YEARS else None
    told = small_number(span[0]) if span else None
    if told is None or not 1 < told <= MOST_YEARS:
        return None
    return max(told - 1, 1), told + 1
