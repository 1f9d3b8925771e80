"""Falls that take away more than there is: 降幅达240%, 降低了3倍."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Change
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import LEVEL, Scene
from heshu.relations.slots import Rule, compile_patterns


class FallRules(Struct, frozen=True):
    """What the finder of falls compiled from a pack."""

    fall: tuple[Rule, ...]
    gapped: tuple[Rule, ...]
    """Thefts fell by 16% and burglaries by 121%: the verb is said once."""
    fall_multiple: tuple[Rule, ...]
    crosses_zero: re.Pattern[str]
    never_negative: re.Pattern[str]
    trend: re.Pattern[str]
    """差距收窄120% is about a difference, which may change its sign."""
    valuation: re.Pattern[str]
    """Numbers that are counted in 倍 themselves: 市盈率, magnification."""
    idiom: re.Pattern[str]
    """What follows a multiple in "three times less likely", which is about odds."""
    cautions: Cautions


def compile_falls(pack: Pack, cautions: Cautions) -> FallRules:
    """The rules of a pack for falls."""
    return FallRules(
        compile_patterns(pack, "fall"),
        compile_patterns(pack, "fall-gapped"),
        compile_patterns(pack, "fall-multiple"),
        word_pattern(pack, "relation-crosses-zero"),
        word_pattern(pack, "relation-never-negative"),
        word_pattern(pack, "relation-trend"),
        word_pattern(pack, "relation-valuation"),
        word_pattern(pack, "relation-decrease-idiom"),
        cautions,
    )


def find_falls(scene: Scene, rules: FallRules) -> Iterator[Change]:
    """Falls by more than all of it, and by a multiple; harmless falls are not looked at."""
    if any(_over_all(claim) for claim in scene.claims.values()):
        seen: set[int] = set()
        for match in matches(rules.fall + rules.gapped, scene):
            claim = match.claim("percent")
            if claim is None or claim.start in seen or not _over_all(claim):
                continue
            if match.rule.name == GAPPED and claim.change != "decrease-by":
                continue
            if scene.said["lowest-before"].search(scene.text, 0, match.start):
                continue  # 完成率最低的也有108%
            if claim.change == "increase-by":
                continue  # a share that has climbed 190 percent this year fell
            if scene.said["share-that-fell"].match(scene.text, scene.offset(claim) + 1):
                continue  # 130 per cent of the usual snow fell
            if _is_of_a_clause_behind(match, claim):
                continue
            seen.add(claim.start)
            if rules.trend.fullmatch(match.words.get("down", "")):
                continue
            if scene.said["fall-grows-less"].search(scene.text, 0, scene.offset(claim)):
                continue  # the slump in bookings eased by 140%
            if _is_refuted(match):
                continue  # “学费降了150%，那学校还得倒找钱？”
            if not rules.cautions.forbid(scene, match.start, match.end):
                yield _fall(match, rules, claim)
    if any(claim.quantity.kind == "multiple" for claim in scene.claims.values()):
        yield from _multiple_falls(scene, rules)


GAPPED = "fall-gapped"


def _is_of_a_clause_behind(match: Match, claim: Claim) -> bool:
    """True for "had given 110% before the club's fortunes declined", whose fall is told of another."""
    scene, at = match.scene, match.scene.offset(claim)
    if match.start != at:
        return False  # By a full 118 percent: that is how far it has come down
    return scene.said["clause-ahead-of-fall"].search(scene.text, at + 1, match.end) is not None


def _over_all(claim: Claim) -> bool:
    """True for a percentage above 100."""
    quantity = claim.quantity
    highest = quantity.value if quantity.value is not None else quantity.high
    return quantity.kind == "percent" and highest is not None and highest > 100


def _fall(match: Match, rules: FallRules, claim: Claim) -> Change:
    text = match.scene.text
    outside = text[: match.start] + text[match.end :]
    traded = match.scene.said["kitchen-oil"].sub("", outside)  # nobody is paid to take it away
    crosses = bool(rules.crosses_zero.search(traded))
    indicator = match.scene.said["kitchen-oil"].sub("", claim.indicator)
    english = match.scene.statement.language == "en"  # its list of what crosses zero is long
    named = english or bool(rules.never_negative.search(text + claim.indicator))
    named = named or match.scene.said["falls-of-prices"].search(match.cue) is not None
    return Change(
        cue=match.cue,
        language=match.scene.statement.language,
        rate=claim,
        direction="down",
        may_cross_zero=crosses
        or not named
        or _is_told_below_zero(match.scene)
        or bool(rules.crosses_zero.search(indicator)),
    )


def _is_told_below_zero(scene: Scene) -> bool:
    """True where an amount below zero is printed: ended at minus €9.20, 跌至-37.63美元."""
    levels = (scene.claims[at] for at in scene.claims if scene.text[at] == LEVEL)
    if any(level.quantity.kind in PRICED and (level.quantity.value or 0) < 0 for level in levels):
        return True
    return scene.said["level-below-zero"].search(scene.text) is not None


PRICED = frozenset({"money", "rate"})
"""Kinds of amounts that a market can turn below zero; counts and sizes are slips there."""


def _multiple_falls(scene: Scene, rules: FallRules) -> Iterator[Change]:
    """降低了3倍: at least the whole is said to be taken away."""
    seen: set[int] = set()
    for match in matches(rules.fall_multiple, scene):
        claim = match.claim("multiple")
        if claim is None or claim.start in seen or (claim.quantity.value or 0) < 1:
            continue
        seen.add(claim.start)
        if _are_occasions(match, claim, rules) or scene.said["of-what-was-lost"].search(match.cue):
            continue  # 补种315株，是砍掉的五倍
        doubled = scene.said["doubled"].search(claim.quantity.text)
        if (
            (doubled and not scene.said["twice-smaller"].search(match.cue))
            or rules.valuation.search(scene.text)
            or _quoted(scene, match)
        ):
            continue
        behind = scene.offset(claim) + 1
        told = match.end > behind  # three times cheaper
        if not told and scene.said["times-of-another"].match(scene.text, behind):
            continue  # debt fell to £118m from £126m, 1.4 times annual earnings
        if rules.cautions.forbid(scene, match.start, match.end):
            continue
        yield Change(
            cue=match.cue,
            language=scene.statement.language,
            multiple=claim,
            multiple_means="by" if scene.said["carried-out"].search(match.cue) else "loose",
            direction="down",
        )


def _are_occasions(match: Match, claim: Claim, rules: FallRules) -> bool:
    """True where "three times" are three occasions: failed three times less than a month after."""
    scene, said, printed = match.scene, match.scene.said, claim.quantity.text
    if said["less-than-a-time"].match(scene.text, match.end):
        return True
    if said["are-now"].search(scene.text, 0, scene.offset(claim)):
        return said["so-likely"].match(scene.text, match.end) is not None
    if said["by-so-much"].search(match.cue) or said["so-many-fold"].search(printed):
        return False  # deaths reduced fourfold since 2015
    if said["within-a-time"].match(scene.text, match.end):
        return True
    return rules.idiom.match(scene.text[match.end :].lstrip()) is not None


ASKED = re.compile("[^。；！？!?“”]*[？?]")


def _is_refuted(match: Match) -> bool:
    """True for what is asked or set right behind in speech, and beside what such a fall would lead to.

    标题写“票价暴降200%”，实际只降了三成; 肉价跌了150%，那买肉还得倒找钱.
    """
    scene, text = match.scene, match.scene.text
    if scene.said["paid-to-take"].search(text):
        return True
    if text.rfind("“", 0, match.start) <= text.rfind("”", 0, match.start):
        return False
    right = scene.said["set-right-behind"].search(text, match.end)
    return right is not None or ASKED.match(text, match.end) is not None


QUOTED = re.compile('“[^”]*”|"[^"]*"|「[^」]*」')


def _quoted(scene: Scene, match: Match) -> bool:
    """True inside quotation marks: how people talk is not for the editor to mend."""
    return any(
        found.start() < match.start and match.end <= found.end()
        for found in QUOTED.finditer(scene.text)
    )
