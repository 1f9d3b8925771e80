"""A figure said again at once, and figures compared: 5.71万人（57100人）, 高于全国的5.5%."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model.figures import Claim, Quantity
from heshu.model.relations import Comparative, Restatement
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable
from heshu.relations.comparisons import ComparisonRules, compile_comparisons, find_comparisons
from heshu.relations.patterns import Match, matches
from heshu.relations.restatement_forms import CAPITALS, FormWords, compile_forms, in_two_forms
from heshu.relations.restatement_words import RestatementWords, compile_restatement_words
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import Scene
from heshu.relations.sizes_of_units import Sizes, are_of_two_sizes, sizes_of_names
from heshu.relations.slots import Rule, compile_patterns


class RestatementRules(Struct, frozen=True):
    """What the finders of restatements and comparisons compiled from a pack."""

    bare: tuple[Rule, ...]
    """Nothing but brackets tie the figures: they must be printed in two forms."""
    said: tuple[Rule, ...]
    """即, that is: the text says that both are one."""
    forms: FormWords
    words: RestatementWords
    sizes: Sizes
    comparisons: ComparisonRules
    cautions: Cautions


def compile_restatements(pack: Pack, cautions: Cautions) -> RestatementRules:
    """The rules of a pack for restatements and comparisons."""
    words = compile_restatement_words(pack)
    return RestatementRules(
        compile_patterns(pack, "restatement"),
        compile_patterns(pack, "restatement-said"),
        compile_forms(pack),
        words,
        sizes_of_names(pack),
        compile_comparisons(pack, words, cautions),
        cautions,
    )


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
    yield from find_comparisons(scene, rules.comparisons, seen)


def _restated(match: Match, rules: RestatementRules, *, said: bool) -> Restatement | None:
    """Both figures, if they are of one unit and, where nothing else says so, of two forms."""
    first, second = match.claim("first"), match.claim("second")
    if first is None or second is None or first is second:
        return None
    if rules.words.numbered.search(match.scene.text, 0, match.scene.offset(second)):
        return None
    if any(rules.words.scale.fullmatch(each.quantity.text) for each in (first, second)):
        return None
    percent_of = match.scene.said["percent-of"]
    if not _one_unit(first, second) or percent_of.search(
        match.scene.text, 0, match.scene.offset(first)
    ):
        return None
    if rules.words.each.match(match.scene.text, match.scene.offset(second) + 1):
        return None
    if are_of_two_sizes(first, second, rules.sizes):
        return None
    if _is_stacked(match, first, second) or match.scene.said["paid-apart"].search(match.printed):
        return None
    if match.scene.said["compared-bracket"].search(match.scene.text, 0, match.scene.offset(second)):
        return None  # four more than at this stage last year (37)
    words = _in_words(first.quantity) != _in_words(second.quantity)
    words = words and first.quantity.qualifier not in VAGUE  # 二十余人（23人）
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


VAGUE = frozenset({"about", "nearly", "more-than", "range"})
"""Qualifiers of numbers that are no bounds: no fewer than thirty (60) days has one."""
RATIOS = frozenset({"multiple", "percent", "percentage-point"})


def _is_stacked(match: Match, first: Claim, second: Claim) -> bool:
    """True for "3 million 400 thousand dollars", two scale words of one number."""
    between = match.scene.text[match.scene.offset(first) + 1 : match.scene.offset(second)]
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
