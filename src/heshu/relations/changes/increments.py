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
from heshu.relations.changes.levels import comparable, priced_alike
from heshu.relations.changes.meanings import direction
from heshu.relations.changes.traced import traced_increments
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, Scene
from heshu.relations.slots import Rule, compile_patterns

FIGURES_OF_AN_INCREMENT = 3
LEVELS_OF_AN_INCREMENT = 2
"""The level and its change in the same unit."""
NEAR = {"zh": 20, "en": 48}
"""Masked characters before the level that may say how growth was computed."""


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


def _increment(match: Match, rules: IncrementRules) -> Change | None:
    """A level with two amounts of the same change; `None` where they may be of two."""
    end, delta, rate = match.claim("to"), match.claim("by"), match.claim("percent")
    end = _later_level(match, end)
    if end is None or delta is None or rate is None:
        return None
    if not comparable(end, delta) and not priced_alike(delta, end):
        return None
    if end.change == "from" or _is_former(match, end):
        return None
    if end.change.endswith("-by") and delta.change.endswith("-to"):
        return None  # "Shares fell $5 to $45, a 12% drop" read from the wrong end
    scene, said = match.scene, match.scene.said
    amounts = [scene.offset(each) + 1 for each in (delta, rate)]
    if any(said["than-analysts-thought"].match(scene.text, at) for at in amounts):
        return None  # up 5.3 per cent on last year and £30m more than analysts had predicted
    if said["gain-over-a-time"].search(scene.text, match.start):
        return None
    if said["onward"].search(end.sentence, end.end, max(end.end, delta.start)):
        return None  # 2000年为3917450人，前一个十年增加268875人，增长6.86%: from there on
    if scene.text.startswith("、", scene.offset(delta) + 1):
        return None  # 增幅9.5%至9.8%不等，增加190元、180元和160元
    dated = said["then-next-clause"].match(scene.text, scene.offset(delta) + 1)
    if dated and not delta.change:
        return None  # 47 members, and had 1,930 at the end of 2023, 15 per cent fewer than in 2010
    if end.quantity.kind == "percent":
        return None
    if said["of-several-things"].search(scene.text, match.start, match.end):
        return None
    if said["out-of-so-much"].search(scene.text, 0, scene.offset(end)):
        return None  # of the $90 million raised, 20 percent, or $18 million
    if rules.cautions.forbid(scene, match.start, match.end):
        return None
    if _of_two_stretches(match, delta, rate):
        return None
    if not direction(match) or _two_bases(match) or _has_a_base_between(match, delta, rate):
        return None
    if not _opens(match) and _another_indicator(scene, (end, delta, rate)):
        return None
    near = NEAR[scene.statement.language]
    return Change(
        cue=match.cue,
        language=scene.statement.language,
        end=end,
        delta=delta,
        rate=rate,
        direction=direction(match),
        customarily_real=rules.real.is_customary(end.indicator),
        not_comparable=rules.cautions.forbids_comparison(scene, match.start - near, match.end),
    )


def _later_level(match: Match, end: Claim | None) -> Claim | None:
    """The level behind the amounts, if there is one: floated at 250p, fell 31p, or 12.8%, to 212p."""
    scene = match.scene
    found = scene.said["then-to"].match(scene.text, match.end)
    later = scene.claims.get(found.end() - 1) if found else None
    return later if later is not None and end is not None and comparable(later, end) else end


CLAUSE_STOP = re.compile(rf"[,;.{FIGURES}]")


def _is_former(match: Match, end: Claim) -> bool:
    """True for 与2010年的3104722人相比，增加181792人, or behind 比: the level before."""
    scene, at = match.scene, match.scene.offset(end)
    if scene.said["in-comparison"].match(scene.text, at + 1):
        return True
    if scene.said["by-comparison"].search(scene.text, match.start, match.end):
        return True
    return scene.said["than-figure"].search(scene.text, 0, at) is not None


def _two_bases(match: Match) -> bool:
    """True for 较上月增加5亿元，较上年末增长10%: two former levels."""
    scene, said = match.scene, match.scene.said
    stop = CLAUSE_STOP.search(scene.text, match.end)
    last = stop.start() if stop and scene.statement.language == "en" else match.end
    stretch = (scene.text, match.start, last)
    bases = set(_times_before(scene, match.start, last))
    bases |= {YEAR for _ in said["year-on-year"].finditer(*stretch)}
    bases |= {MONTH for _ in said["month-on-month"].finditer(*stretch)}
    bases |= {found[0].split()[-1].lower() for found in said["over-a-period"].finditer(*stretch)}
    return len(bases) > 1


def _has_a_base_between(match: Match, delta: Claim, rate: Claim) -> bool:
    """True for 减少11.3%，比2021年同期少14万吨, 比预算少34万元，比上年下降21.8%: each has a base of its own.

    The time before is what a change without a base is measured from.
    """
    scene, said = match.scene, match.scene.said
    if scene.statement.language != "zh":
        return False  # 12 more than last autumn, a rise of 27 per cent
    first, last = sorted((scene.offset(delta), scene.offset(rate)))
    if said["than-another-ahead"].search(scene.text, match.start, last):
        return True
    bases = list(_times_before(scene, first, last))
    return any(base not in (YEAR, MONTH) for base in bases)


def _of_two_stretches(match: Match, delta: Claim, rate: Claim) -> bool:
    """True for "rose by 40 in May alone to 440, up 18% on the year": a month adds less than a year.

    Without "alone" the percentage must have a verb of its own: "and were 18% higher than last year".
    """
    scene, at = match.scene, match.scene.offset(rate)
    first = scene.offset(delta)
    if first > at or not scene.said["against-a-year-before"].match(scene.text, at + 1):
        return False
    between = (scene.text, first + 1, at)
    own = scene.said["and-was"].search(*between)
    return scene.said["within-a-stretch"].match(*between) is not None and (
        own is not None or scene.said["alone"].search(*between) is not None
    )


YEAR, MONTH = "yoy", "mom"


def _times_before(scene: Scene, first: int, last: int) -> Iterator[str]:
    """The times that a stretch of a statement measures a change from; the year before is one."""
    text = scene.statement.text
    for found in scene.said["measured-from"].finditer(scene.text, first, last):
        then = text[scene.original(found.end() - 1) : scene.original(found.end())].strip()
        if scene.said["year-before"].fullmatch(then):
            yield YEAR
        else:
            yield MONTH if scene.said["time-before-this"].fullmatch(then) else then


def _opens(match: Match) -> bool:
    """True for "Reduced by 85 vehicles, or 12 per cent, the fleet numbers 640": the subject has both."""
    return match.rule.words.startswith("{^}")


def _another_indicator(scene: Scene, claims: Sequence[Claim]) -> bool:
    """True where the amounts have a noun of their own: 营业收入12亿元，净利润增加3亿元，增长20%."""
    of_change = scene.said["noun-of-change"]
    named = {claim.indicator for claim in claims if "indicator" not in claim.inherited}
    named = {name for name in named if not scene.said["any-noun"].fullmatch(name)}
    named = {_bare(scene, name) for name in named if name and not of_change.search(name)}
    return len(named) > 1 and not _nested(named)


def _bare(scene: Scene, name: str) -> str:
    """土地流转面积 of 总面积: 土地流转面积扩大2.3万亩，总面积达到24.7万亩 is of one area."""
    bare = scene.said["total-of"].sub("", name)
    return bare if len(bare) > 1 else name


def _nested(names: set[str]) -> bool:
    """True where the shorter name is part of each longer one: 收入, 营业收入."""
    shortest = min(names, key=len)
    return all(shortest in name for name in names)
