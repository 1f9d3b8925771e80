"""Pairs of figures of which one is said to be the larger one: 高于全国的5.5%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Comparative
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable, priced_alike
from heshu.relations.changes.heads import ruling
from heshu.relations.comparisons_ahead import compared_ahead
from heshu.relations.comparisons_around import compared_around
from heshu.relations.comparisons_behind import compared_behind
from heshu.relations.patterns import Match, matches
from heshu.relations.restatement_words import RestatementWords
from heshu.relations.scene import FIGURES, Scene
from heshu.relations.slots import Rule, WordLists, compile_patterns


class ComparisonRules(Struct, frozen=True):
    """What the finder of comparisons compiled from a pack."""

    above: tuple[Rule, ...]
    below: tuple[Rule, ...]
    hedged: re.Pattern[str] | None
    """Hedges that with an article compare: "lower than the 58 percent of last time"."""
    words: RestatementWords
    cautions: Cautions


def compile_comparisons(pack: Pack, words: RestatementWords, cautions: Cautions) -> ComparisonRules:
    """The rules of a pack for comparisons."""
    return ComparisonRules(
        compile_patterns(pack, "comparative-above"),
        compile_patterns(pack, "comparative-below"),
        _hedged(pack),
        words,
        cautions,
    )


def _hedged(pack: Pack) -> re.Pattern[str] | None:
    """The hedges that compare; `None` for a language in which an article tells nothing."""
    name = "relation-hedged-standard"
    if not pack.words_named(name):
        return None
    return re.compile(rf"{WordLists(pack).regex(name)}\s+", re.IGNORECASE)


def find_comparisons(
    scene: Scene, rules: ComparisonRules, restated: set[int]
) -> Iterator[Comparative]:
    """高于, below: the subject is the figure before, the standard the one behind."""
    seen: set[int] = set()
    scene = _without_bases(scene)
    for group, above in ((rules.above, True), (rules.below, False)):
        for match in matches(group, scene):
            subject, standard = match.claim("subject"), match.claim("standard")
            if subject is None or standard is None or standard.start in seen | restated:
                continue
            if not (comparable(subject, standard) or priced_alike(subject, standard)):
                continue
            if standard.quantity.qualifier or standard.change.endswith("-by"):
                continue
            if _closes_a_name(subject) or _closes_a_name(standard):
                continue
            if _are_unlike(match, subject, standard, rules):
                continue
            direction = _direction(match, subject, rules, above=above)
            if direction is None or rules.cautions.forbid(scene, match.start, match.end):
                continue
            if scene.said["most-of-no-measure"].search(match.printed):
                continue  # the most important river (6,650 km), ahead of the Amazon (6,992 km)
            if scene.said["first-by-the-least"].search(scene.text, 0, match.end):
                continue  # the smallest was Orm with 310 seats, ahead of Tal with 420
            if scene.said["denied-comparison"].search(match.printed):
                continue
            if above and scene.said["passed-by"].search(match.printed):
                continue  # 5.9 million tonnes, was surpassed by the maize harvest of 6.4 million
            if _is_said_of_another(match, subject, standard, above=above):
                continue
            if _fewer_is_better(match) or scene.said["by-an-amount"].match(scene.text, match.end):
                continue  # 比客队的38个多出6个 is a change of 38
            seen.add(standard.start)
            if rules.words.threshold.search(match.printed):
                standard = _at_face(standard, exactly=True)
            yield Comparative(
                cue=match.cue,
                language=scene.statement.language,
                subject=subject,
                standard=standard,
                direction=direction,
            )
    yield from _hedged_standards(scene, rules, seen | restated)
    yield from compared_ahead(scene, rules.cautions)
    yield from compared_around(scene, rules.cautions)
    yield from compared_behind(scene, rules.cautions)


def _closes_a_name(claim: Claim) -> bool:
    """True for the 4 of 上一代“行者4”, a bare number at the end of a name in quotation marks."""
    quantity, behind = claim.quantity, claim.sentence[claim.end : claim.end + 1]
    return quantity.unit == "" and quantity.kind == "number" and behind in set("”」》")


def _without_bases(scene: Scene) -> Scene:
    """The scene with letters for the 10,000 of "8.1 per 10,000", which parts no clause."""
    if scene.statement.language != "en" or " per 1" not in scene.text:
        return scene
    if len({base[2] for base in PER_SO_MANY.finditer(scene.text)}) != 1:
        return scene
    text = PER_SO_MANY.sub(lambda base: base[1] + "n" * len(base[2]), scene.text)
    return replace(scene, text=text)


PER_SO_MANY = re.compile(r"( per )(10{0,3}(?:,000){0,2})\b")


def _are_unlike(match: Match, subject: Claim, standard: Claim, rules: ComparisonRules) -> bool:
    """True for figures that do not tell which of two is the higher one."""
    scene = match.scene
    if subject.quantity.kind == "ratio" and RATIO_SIGN.search(subject.quantity.text):
        return True  # 床护比1比0.72，比2019年的1比0.58高: it depends on which side is told
    if scene.said["still-to-be-above"].search(match.printed):
        return True  # Harle (8 points) must beat Orrin (10 points)
    bare = not (subject.quantity.unit or standard.quantity.unit)
    if bare and scene.said["beaten-in-a-contest"].search(match.printed):
        return True  # Iris Ward (34) beat Mona Clegg (41)
    amount = subject.change.endswith("-by") and subject.quantity.kind == "money"
    if amount and not standard.change:
        return True  # 较去年减少0.13亿元，但比二季度的0.88亿元多
    if scene.said["ahead-in-time"].search(match.printed):
        return True  # 60 volunteers at work ahead of the building of 88 flats
    if scene.said["are-missing"].search(scene.text, match.start, match.end):
        return True  # five of the missing were for the births of her two younger children
    if scene.said["off-target-at"].search(scene.statement.text, 0, standard.start):
        return True
    if standard.change and not comparable(subject, standard):
        return True  # dearer than in Stroma, where rents rose to 2,400 euros
    if _is_difference(match, subject, rules) or _is_age(standard, rules):
        return True
    if scene.said["side-by-side"].search(scene.statement.text, 0, subject.start):
        return True  # 4.1 by 2.6 kilometres, larger than the 3.5 kilometres supposed
    return (
        scene.said["at-a-distance"].match(scene.text, match.scene.offset(subject) + 1) is not None
    )


def _is_said_of_another(match: Match, subject: Claim, standard: Claim, *, above: bool) -> bool:
    """True where a part stands before the comparison, and what it is a part of fits.

    死亡23人，其中外籍9人，比首日的17人多6人: the 23 are more than the 17.
    """
    limit, own = standard.quantity.value, subject.quantity.value
    at = match.scene.offset(subject)
    if (
        limit is None
        or own is None
        or not match.scene.said["part-so-far"].search(match.scene.text, 0, at)
    ):
        return False
    if (own > limit) == above:
        return False
    earlier = [claim for other, claim in match.scene.claims.items() if other < at]
    return any(
        comparable(claim, standard) and ((claim.quantity.value or 0) > limit) == above
        for claim in earlier
    )


def _fewer_is_better(match: Match) -> bool:
    """True for 失误只有3次，好于对手的9次: the smaller number is the better one.

    Of 偏差11米，比上次的46米好了很多 it depends on the noun, and only some are surely the more the better.
    """
    scene, said = match.scene, match.scene.said
    if said["merely-better"].search(match.printed):
        return said["better-when-many"].search(scene.text, 0, match.end) is None
    return (
        said["judged"].search(match.cue) is not None
        and said["better-when-few"].search(scene.text, 0, match.end) is not None
    )


def _is_age(standard: Claim, rules: ComparisonRules) -> bool:
    """True for the age in "with 27 rebounds Okoro outdid Lindqvist, who is 31"."""
    quantity = standard.quantity
    return (
        not quantity.unit
        and rules.words.aged.search(standard.sentence, 0, standard.start) is not None
    )


def _direction(
    match: Match, subject: Claim, rules: ComparisonRules, *, above: bool
) -> Literal["above", "below"] | None:
    """Which is the larger figure: what is faster takes less time; `None` where that is open.

    The shorter time is in front in 43.1 seconds ahead of 43.9.
    """
    if subject.quantity.kind != "duration" or rules.words.lasts.search(match.cue):
        return "above" if above else "below"
    said, cue = match.scene.said, match.cue
    if said["takes-less-time"].search(cue):
        return "below"
    return "above" if said["takes-more-time"].search(cue) else None


BETWEEN = re.compile(rf"[^;:{FIGURES}]{{0,40}}")
"""What may stand between a figure and "lower than the 58 percent"."""


def _hedged_standards(
    scene: Scene, rules: ComparisonRules, seen: set[int]
) -> Iterator[Comparative]:
    """Comparisons whose words were read as the hedge of the standard."""
    for (at, before), (next_at, standard) in pairwise(sorted(scene.claims.items())):
        quantity = standard.quantity
        if quantity.qualifier not in QUALIFIED:
            continue
        definite = rules.hedged is not None and rules.hedged.match(quantity.text)
        limit = scene.said["limit-behind"].match(scene.text, next_at + 1)
        if not (definite or limit):
            continue
        between = scene.text[at + 1 : next_at]
        subject = ruling(scene, standard, before, at)
        if standard.start in seen or not comparable(subject, standard) or subject.change:
            continue
        if scene.said["side-by-side"].search(scene.statement.text, 0, subject.start):
            continue
        if not BETWEEN.fullmatch(between) or rules.words.joined.search(between):
            continue
        if scene.statement.language == "zh" and not _is_own_limit(scene, between):
            continue
        if subject.quantity.qualifier or rules.cautions.forbid(scene, at, next_at):
            continue
        yield Comparative(
            cue=quantity.text,
            language=scene.statement.language,
            subject=subject,
            standard=_at_face(standard, exactly=limit is not None),
            direction=QUALIFIED[quantity.qualifier],
        )


def _is_own_limit(scene: Scene, between: str) -> bool:
    """False for 甲样品含铅0.2毫克/千克，乙样品超过0.5毫克/千克的限量: another one is compared."""
    return scene.said["adverbs-alone"].fullmatch(between) is not None


def _at_face(claim: Claim, *, exactly: bool) -> Claim:
    """A figure without its hedge; a limit is exactly as printed."""
    quantity = replace(claim.quantity, qualifier="")
    return replace(claim, quantity=replace(quantity, precision=Decimal(0)) if exactly else quantity)


QUALIFIED: Mapping[str, Literal["above", "below"]] = {"more-than": "above", "less-than": "below"}

RATIO_SIGN = re.compile("[比:：∶]")

MARGINS = frozenset({"", "score", "percentage-point"})


def _is_difference(match: Match, subject: Claim, rules: ComparisonRules) -> bool:
    """True for the 9 degrees of "-6 degrees, 9 degrees below the usual 3 degrees"."""
    text, at, said = match.scene.text, match.scene.offset(subject), match.scene.said
    if rules.words.difference.match(text, at + 1) or said["located"].search(match.cue):
        return True
    if said["small-fractions"].match(text, at + 1):
        return True
    if subject.quantity.unit in MARGINS and said["by-a-margin"].match(text, at + 1):
        return True
    if not rules.words.beside.match(text, at + 1):
        return False
    earlier = [one.quantity for other, one in match.scene.claims.items() if other < at]
    return any(one.kind in {subject.quantity.kind, "temperature"} for one in earlier)
