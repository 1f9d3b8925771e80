"""A figure said again at once, and figures compared: 5.71万人（57100人）, 高于全国的5.5%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Quantity
from heshu.model.relations import Comparative, Restatement
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable, priced_alike
from heshu.relations.changes.heads import ruling
from heshu.relations.comparisons_ahead import compared_ahead
from heshu.relations.patterns import Match, matches
from heshu.relations.restatement_forms import CAPITALS, FormWords, compile_forms, in_two_forms
from heshu.relations.restatement_words import RestatementWords, compile_restatement_words
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import FIGURES, Scene
from heshu.relations.sizes_of_units import Sizes, are_of_two_sizes, sizes_of_names
from heshu.relations.slots import Rule, WordLists, compile_patterns


class RestatementRules(Struct, frozen=True):
    """What the finders of restatements and comparisons compiled from a pack."""

    bare: tuple[Rule, ...]
    """Nothing but brackets tie the figures: they must be printed in two forms."""
    said: tuple[Rule, ...]
    """即, that is: the text says that both are one."""
    above: tuple[Rule, ...]
    below: tuple[Rule, ...]
    hedged: re.Pattern[str] | None
    """Hedges that with an article compare: "lower than the 58 percent of last time"."""
    forms: FormWords
    words: RestatementWords
    sizes: Sizes
    cautions: Cautions


def compile_restatements(pack: Pack, cautions: Cautions) -> RestatementRules:
    """The rules of a pack for restatements and comparisons."""
    return RestatementRules(
        compile_patterns(pack, "restatement"),
        compile_patterns(pack, "restatement-said"),
        compile_patterns(pack, "comparative-above"),
        compile_patterns(pack, "comparative-below"),
        _hedged(pack),
        compile_forms(pack),
        compile_restatement_words(pack),
        sizes_of_names(pack),
        cautions,
    )


def _hedged(pack: Pack) -> re.Pattern[str] | None:
    """The hedges that compare; `None` for a language in which an article tells nothing."""
    name = "relation-hedged-standard"
    if not pack.words_named(name):
        return None
    return re.compile(rf"{WordLists(pack).regex(name)}\s+", re.IGNORECASE)


def find_restatements(scene: Scene, rules: RestatementRules) -> Iterator[Restatement | Comparative]:
    """Figures that are said twice, and pairs of which one is said to be larger."""
    if rules.cautions.doubts(scene):
        return
    seen: set[int] = set()
    for group, said in ((rules.said, True), (rules.bare, False)):
        for match in matches(group, scene):
            restatement = _restated(match, rules, said=said)
            if restatement is not None and restatement.second.start not in seen:
                seen.add(restatement.second.start)
                yield restatement
    yield from in_two_forms(scene, rules.forms, seen)
    yield from _compared(scene, rules, seen)
    yield from compared_ahead(scene, rules.cautions)


def _restated(match: Match, rules: RestatementRules, *, said: bool) -> Restatement | None:
    """Both figures, if they are of one unit and, where nothing else says so, of two forms."""
    first, second = match.claim("first"), match.claim("second")
    if first is None or second is None or first is second:
        return None
    if rules.words.numbered.search(match.scene.text, 0, _at(match, second)):
        return None
    if any(rules.words.scale.fullmatch(each.quantity.text) for each in (first, second)):
        return None
    percent_of = match.scene.said["percent-of"]
    if not _one_unit(first, second) or percent_of.search(match.scene.text, 0, _at(match, first)):
        return None
    if rules.words.each.match(match.scene.text, _at(match, second) + 1):
        return None
    if are_of_two_sizes(first, second, rules.sizes):
        return None
    if _is_stacked(match, first, second) or match.scene.said["paid-apart"].search(match.printed):
        return None
    if match.scene.said["compared-bracket"].search(match.scene.text, 0, _at(match, second)):
        return None  # four more than at this stage last year (37)
    words = _in_words(first.quantity) != _in_words(second.quantity)
    apposed = match.rule.words.endswith("{first}, {second},")
    if apposed and not (words and first.quantity.unit):
        return None
    if not said and not words and first.quantity.kind in RATIOS:
        return None  # 3.9 times EBITDA (4.2 times): a ratio has one form only
    if not said and not words and _are_of_one_form(first.quantity, second.quantity, rules):
        return None
    if (
        not said
        and not words
        and (_is_spread(first, second, rules) or _is_per_share(first, second, rules))
    ):
        return None
    round_words = rules.words.rounded
    rounded = words and round_words is not None and bool(round_words.search(first.quantity.text))
    return Restatement(
        cue=match.cue,
        language=match.scene.statement.language,
        first=_coarse(first) if rounded else first,
        second=second,
        words=words and not rounded,
        slip=rounded or _looks_like_slip(first, second),
    )


ROUGHLY = 20
"""Half a million stands for what is nearer to it than a twentieth, as printed; twice that at most."""


def _coarse(claim: Claim) -> Claim:
    """A number that is said in words as half a million, with the precision that it has so."""
    value = claim.quantity.value
    if value is None:
        return claim
    precision = max(abs(value) / ROUGHLY, Decimal(1))
    return replace(claim, quantity=replace(claim.quantity, precision=precision))


def _looks_like_slip(first: Claim, second: Claim) -> bool:
    """True for 3.2 million square metres (2,300,000 square metres), with one unit printed twice."""
    one, two = first.quantity, second.quantity
    printed = one.unit_text.strip() == two.unit_text.strip() != ""
    return printed and not two.qualifier and slip_between(one, two) is Slip.LIKELY


RATIOS = frozenset({"multiple", "percent", "percentage-point"})


def _is_stacked(match: Match, first: Claim, second: Claim) -> bool:
    """True for "3 million 400 thousand dollars", two scale words of one number."""
    between = match.scene.text[_at(match, first) + 1 : _at(match, second)]
    scaled = first.quantity.scaled and second.quantity.scaled
    return scaled and not between.strip()


def _is_spread(first: Claim, second: Claim, rules: RestatementRules) -> bool:
    """True for the standard deviation of "7.4 years (5.1)": no unit, no scale word, no more digits."""
    bare = second.quantity.unit == "" and first.quantity.unit != ""
    return bare and not any(
        rules.words.scale.search(each.quantity.text) for each in (first, second)
    )


def _is_per_share(first: Claim, second: Claim, rules: RestatementRules) -> bool:
    """True for a dividend of 6.1p (£11.2m): what one share gets, what all get."""
    texts = [each.quantity.text for each in (first, second)]
    coins = [rules.words.small_coin.search(text) is not None for text in texts]
    return coins[0] != coins[1] and any(rules.words.scale.search(text) for text in texts)


RATIO_SIGN = re.compile("[比:：∶]")
MARGINS = frozenset({"", "score", "percentage-point"})


def _is_difference(match: Match, subject: Claim, rules: RestatementRules) -> bool:
    """True for the 9 degrees of "-6 degrees, 9 degrees below the usual 3 degrees"."""
    text, at, said = match.scene.text, _at(match, subject), match.scene.said
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


def _at(match: Match, claim: Claim) -> int:
    """Where the symbol of a figure of the match stands."""
    return next(at for at, other in match.scene.claims.items() if other is claim)


def _one_unit(first: Claim, second: Claim) -> bool:
    """The same unit, or none behind the second: 叁佰万元整（3000000）."""
    return comparable(first, second) or (
        first.quantity.kind != "percent"  # 62% (930) is a share and what it is in numbers
        and second.quantity.unit == ""
        and second.quantity.kind in ("number", "count")
    )


def _in_words(quantity: Quantity) -> bool:
    return not any(map(str.isdecimal, quantity.text)) or bool(CAPITALS.search(quantity.text))


def _form(quantity: Quantity, rules: RestatementRules) -> tuple[str, str]:
    """Scale word and unit as printed; a figure printed again in one form is another figure."""
    scale = rules.words.scale.search(quantity.text)
    return (scale[0].lower() if scale else ""), quantity.unit_text


def _are_of_one_form(first: Quantity, second: Quantity, rules: RestatementRules) -> bool:
    """True for two figures printed alike; 21.46 lakh hectares (20.38 lakh) leaves the unit out."""
    scale, unit = _form(second, rules)
    return (scale, unit or first.unit_text if scale else unit) == _form(first, rules)


def _compared(scene: Scene, rules: RestatementRules, restated: set[int]) -> Iterator[Comparative]:
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
            if _are_unlike(match, subject, standard, rules):
                continue
            direction = _direction(match, subject, rules, above=above)
            if direction is None or rules.cautions.forbid(scene, match.start, match.end):
                continue
            if scene.said["most-of-no-measure"].search(match.printed):
                continue  # the most important river (6,650 km), ahead of the Amazon (6,992 km)
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


def _without_bases(scene: Scene) -> Scene:
    """The scene with letters for the 10,000 of "8.1 per 10,000", which parts no clause."""
    if scene.statement.language != "en" or " per 1" not in scene.text:
        return scene
    if len({base[2] for base in PER_SO_MANY.finditer(scene.text)}) != 1:
        return scene
    text = PER_SO_MANY.sub(lambda base: base[1] + "n" * len(base[2]), scene.text)
    return replace(scene, text=text)


PER_SO_MANY = re.compile(r"( per )(10{0,3}(?:,000){0,2})\b")


def _are_unlike(match: Match, subject: Claim, standard: Claim, rules: RestatementRules) -> bool:
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
    return scene.said["at-a-distance"].match(scene.text, _at(match, subject) + 1) is not None


def _is_said_of_another(match: Match, subject: Claim, standard: Claim, *, above: bool) -> bool:
    """True where a part stands before the comparison, and what it is a part of fits.

    死亡23人，其中外籍9人，比首日的17人多6人: the 23 are more than the 17.
    """
    limit, own = standard.quantity.value, subject.quantity.value
    at = _at(match, subject)
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


def _is_age(standard: Claim, rules: RestatementRules) -> bool:
    """True for the age in "with 27 rebounds Okoro outdid Lindqvist, who is 31"."""
    quantity = standard.quantity
    return (
        not quantity.unit
        and rules.words.aged.search(standard.sentence, 0, standard.start) is not None
    )


def _direction(
    match: Match, subject: Claim, rules: RestatementRules, *, above: bool
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
    scene: Scene, rules: RestatementRules, seen: set[int]
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
