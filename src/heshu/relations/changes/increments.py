"""A level, by how much it changed and what that is in percent: 达到12亿元，增加2亿元，增长20%.

The level before is printed nowhere and follows from the other two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Change
from heshu.relations.cautions import Cautions
from heshu.relations.changes.clauses import Clause, as_increment
from heshu.relations.changes.custom import RealGrowth, compile_real_growth
from heshu.relations.changes.levels import comparable, offset_of, priced_alike
from heshu.relations.changes.meanings import direction
from heshu.relations.changes.traced import traced_increments
from heshu.relations.patterns import Match, Rule, compile_patterns, matches
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, TIME, Scene

FIGURES_OF_AN_INCREMENT = 3
LEVELS_OF_AN_INCREMENT = 2
"""The level and its change in the same unit."""
NEAR = {"zh": 20, "en": 48}
"""Masked characters before the level that may say how growth was computed."""
BASE = re.compile(
    rf"(?P<word>同比|环比)|(?:比|较|从|than|from|over|since|on)\s*(?:the\s+)?(?P<time>{TIME}\s*[^，,]?)"
)
OF_CHANGE = re.compile(
    r"[幅速]$|(?:增长|下降|增加|减少)率$|幅度$|^[多少][\u4e00-\u9fff]{1,2}$|^(?:increase|decrease|rise|fall|growth|gain|drop|change)",
    re.IGNORECASE,
)
"""Nouns of an amount of change, which name no other indicator: 增幅20%."""
YEARLY = frozenset({"同比", "上年", "去年", "上年同期", "去年同期", "上一年", "前一年", "同期"})
"""Ways to say the year before, which 同比 means too."""


class IncrementRules(Struct, frozen=True):
    """What the finder of increments compiled from a pack."""

    stated: tuple[Rule, ...]
    real: RealGrowth
    cautions: Cautions


def compile_increments(pack: Pack, cautions: Cautions) -> IncrementRules:
    """The rules of a pack for increments."""
    return IncrementRules(compile_patterns(pack, "increment"), compile_real_growth(pack), cautions)


def find_increments(
    scene: Scene, rules: IncrementRules, clauses: Sequence[Clause], taken: set[int]
) -> Iterator[Change]:
    """The increments of a statement whose figures do not stand in a pair of levels (`taken`)."""
    if len(scene.claims) < FIGURES_OF_AN_INCREMENT or PERCENT not in scene.text:
        return
    if scene.text.count(LEVEL) < LEVELS_OF_AN_INCREMENT:
        return
    used = set(taken)
    read = (as_increment(clause) for clause in clauses)
    by_clause = (each for each in read if each is not None)
    for match in chain(matches(rules.stated, scene), by_clause, traced_increments(scene)):
        change = _increment(match, rules)
        if change is None:
            continue
        assert change.end is not None
        assert change.delta is not None
        assert change.rate is not None
        starts = {change.end.start, change.delta.start, change.rate.start}
        if not starts & used:
            used |= starts
            yield change


TOTAL = re.compile("^总(?=..)")
"""土地流转面积扩大2.3万亩，总面积达到24.7万亩 is of one area."""
DEALT = re.compile("分别|依次|respectively", re.IGNORECASE)
"""受理、办结和结案率分别上升6.3%、5.8%: amounts of several things."""


MEASURED_AGAINST = re.compile(r"[比较](?!例|重|上)[^，。；]{0,16}$")
"""3538.9亿元，比初步核算数3412.6亿元增加126.3亿元，增幅3.7%: the level behind 比 is the former one."""


def _increment(match: Match, rules: IncrementRules) -> Change | None:
    """A level with two amounts of the same change; `None` where they may be of two."""
    end, delta, rate = match.claim("to"), match.claim("by"), match.claim("percent")
    if end is None or delta is None or rate is None:
        return None
    if not comparable(end, delta) and not priced_alike(delta, end):
        return None
    if end.change == "from" or end.sentence[end.end :].startswith("相比") or "相比，" in match.cue:
        return None  # 与2010年的3104722人相比，增加181792人: the level before
    if end.change.endswith("-by") and delta.change.endswith("-to"):
        return None  # "Shares fell $5 to $45, a 12% drop" read from the wrong end
    if OVER_A_TIME.search(match.scene.text, match.start):
        return None
    if match.scene.text.startswith("、", offset_of(match.scene, delta) + 1):
        return None  # 增幅9.5%至9.8%不等，增加190元、180元和160元
    if MEASURED_AGAINST.search(match.scene.text, 0, offset_of(match.scene, end)):
        return None
    if end.quantity.kind == "percent" or DEALT.search(match.scene.text, match.start, match.end):
        return None
    if rules.cautions.forbid(match.scene, match.start, match.end):
        return None
    if not direction(match) or _two_bases(match) or _another_indicator(end, delta, rate):
        return None
    near = NEAR[match.scene.statement.language]
    return Change(
        cue=match.cue,
        language=match.scene.statement.language,
        end=end,
        delta=delta,
        rate=rate,
        direction=direction(match),
        customarily_real=rules.real.is_customary(end.indicator),
        not_comparable=rules.cautions.forbids_comparison(
            match.scene, match.start - near, match.end
        ),
    )


OVER_A_TIME = re.compile(
    rf"[{PERCENT}]\s(?:[a-z]+\s)?over\sthe\s(?:week|month|quarter|year)(?![a-z]|\s(?:before|earlier))"
)
"""Shares rose $5 to $45, a 12% gain over the month: the difference is that of a day."""


CLAUSE_STOP = re.compile(rf"[,;.{FIGURES}]")
SPAN = re.compile(
    r"\b(?:on|over|from|than|in|for)\s(?:the|a|last)\s(?P<span>day|week|month|quarter|year)\b",
    re.IGNORECASE,
)
"""Up 2.3 pence on the month and 9.8% higher than a year earlier: two former levels."""


def _two_bases(match: Match) -> bool:
    """True for 较上月增加5亿元，较上年末增长10%: two former levels."""
    scene, text = match.scene, match.scene.statement.text
    bases: set[str] = set()
    stop = CLAUSE_STOP.search(scene.text, match.end)
    last = stop.start() if stop and scene.statement.language == "en" else match.end
    for found in BASE.finditer(scene.text, match.start, last):
        if found["word"]:
            bases.add(found["word"])
            continue
        start, end = found.span("time")
        then = text[scene.original(start) : scene.original(end)].strip("，, 的末底多少增减")
        bases.add("同比" if then in YEARLY else then)
    bases |= {found["span"].lower() for found in SPAN.finditer(scene.text, match.start, last)}
    return len(bases) > 1


def _another_indicator(end: Claim, delta: Claim, rate: Claim) -> bool:
    """True where the amounts have a noun of their own: 营业收入12亿元，净利润增加3亿元，增长20%."""
    named = {claim.indicator for claim in (end, delta, rate) if "indicator" not in claim.inherited}
    named = {TOTAL.sub("", name) for name in named if name and not OF_CHANGE.search(name)}
    return len(named) > 1 and not _nested(named)


def _nested(names: set[str]) -> bool:
    """True where the shorter name is part of each longer one: 收入, 营业收入."""
    shortest = min(names, key=len)
    return all(shortest in name for name in names)
