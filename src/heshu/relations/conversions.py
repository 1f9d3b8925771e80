"""One quantity in two units: 300 acres (121 hectares), 占地300亩，约合20公顷 -> both and the factor.

Currencies are converted only with a rate that the sentence prints: 按1美元兑7.2元计算.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Conversion
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.scene import LEVEL, Scene
from heshu.relations.sizes_of_units import (
    Sizes,
    are_of_two_sizes,
    likeliest_factor,
    sizes_of_names,
)

LEAST_FIGURES = 2
CELSIUS, FAHRENHEIT = "℃", "℉"
TO_FAHRENHEIT, ZERO_FAHRENHEIT = Fraction(9, 5), Fraction(32)
"""t ℃ = 9/5 t + 32 ℉ (the definition of the Fahrenheit scale by fixed points)."""


class ConversionRules(Struct, frozen=True):
    """What the finder of conversions compiled from a pack."""

    joined: re.Pattern[str]
    """What stands between two ways to print one quantity: （约合, ", or"."""
    told: re.Pattern[str]
    """约合 as the hedge of the second figure itself."""
    exchange: re.Pattern[str]
    """What stands between the two sides of a rate of exchange: 1美元兑7.2元."""
    per_currency: re.Pattern[str]
    """What follows a rate of exchange: $1.10 per euro."""
    currencies: Mapping[str, str]
    """Name of a currency as it follows "per" -> its code."""
    difference: re.Pattern[str]
    """Words of warming and cooling, whose degrees are no temperatures."""
    bases: Mapping[str, tuple[str, Fraction]]
    """Unit -> base unit and factor."""
    sizes: Sizes
    cautions: Cautions


def compile_conversions(pack: Pack, cautions: Cautions) -> ConversionRules:
    """The rules of a pack for conversions; the factors are those of its units."""
    currencies = {
        name.lower(): unit.code
        for unit in pack.unit
        if unit.kind == "money"
        for name in unit.names
        if name
    }
    joined = any_of(pack.words_named("relation-converted"))
    space = r"\s*"
    return ConversionRules(
        re.compile(rf"{space}(?:{joined}){space}", re.IGNORECASE),
        re.compile(any_of(pack.words_named("relation-converts")), re.IGNORECASE),
        re.compile(rf"{space}(?:{any_of(pack.words_named('relation-exchange'))}){space}"),
        re.compile(
            rf"\s+{words(pack, 'relation-exchange-per')}\s+(?P<name>{any_of(currencies)})",
            re.IGNORECASE,
        ),
        currencies,
        word_pattern(pack, "relation-difference"),
        {
            unit.code: (unit.base, Fraction(unit.factor))
            for unit in pack.unit
            if unit.base and unit.factor
        },
        sizes_of_names(pack),
        cautions,
    )


def find_conversions(scene: Scene, rules: ConversionRules) -> Iterator[Conversion]:
    """The pairs of neighbouring figures that are said to be one quantity."""
    offsets = sorted(scene.claims)
    if len(offsets) < LEAST_FIGURES or scene.statement.cells:
        return
    if rules.cautions.doubts(scene):
        return
    for at, next_at in pairwise(offsets):
        first, second = scene.claims[at], scene.claims[next_at]
        same = first.quantity.unit == second.quantity.unit
        if same and not are_of_two_sizes(first, second, rules.sizes):
            continue
        if not _levels(scene, at, next_at):
            continue
        if _says_same(scene, at, next_at, rules):
            found = _converted(scene, (at, next_at), rules)
            if found is not None:
                yield found
    yield from _exchanges(scene, rules)


def _levels(scene: Scene, *offsets: int) -> bool:
    """True if both figures are amounts."""
    return all(scene.text[offset] == LEVEL for offset in offsets)


def _says_same(scene: Scene, at: int, next_at: int, rules: ConversionRules) -> bool:
    """True if nothing but （, 约合 or "or" stands between two figures."""
    between = scene.text[at + 1 : next_at]
    if scene.said["at-its-own-time"].match(scene.text, next_at + 1):
        return False  # 1 hour 12 minutes (74 minutes last year)
    if _is_of_each_or_apart(scene, at, next_at):
        return False
    if scene.claims[at].quantity.kind == "duration" and _counts_days(scene, at):
        return False  # 16 hours a day on all seven days, or 112 hours
    if rules.joined.fullmatch(between):
        return True
    if scene.said["same-in-other-unit"].fullmatch(between):
        return scene.said["end-of-the-same"].match(scene.text, next_at + 1) is not None
    if scene.said["same-in-other-scale"].fullmatch(between):
        kinds = {scene.claims[each].quantity.unit for each in (at, next_at)}
        return kinds == {CELSIUS, FAHRENHEIT}
    told = rules.told.match(scene.claims[next_at].quantity.text)
    if told is not None:
        return not between.strip("，, ")
    about = scene.claims[next_at].quantity.qualifier == "about"
    of_them = scene.said["goes-on-behind-amount"].match(scene.text, next_at + 1)
    return about and between.strip() == "," and of_them is None


def _is_of_each_or_apart(scene: Scene, at: int, next_at: int) -> bool:
    """True for "300 acres, equal to 12 hectares for each worker", not where both are for each.

    44 pounds, equal to 2 kilograms less than the limit, are not 2 kilograms either.
    """
    if not scene.text[at + 1 : next_at].startswith(","):
        return False  # 264 gallons or 1,000 litres a day: what stands behind is said of both
    tails = scene.said["for-each-of-them"], scene.said["short-of-another"]
    return any(
        tail.match(scene.text, next_at + 1) and not tail.match(scene.text, at + 1) for tail in tails
    )


def _counts_days(scene: Scene, at: int) -> bool:
    """True for a time that says how often so many hours come: on all seven days."""
    return scene.said["on-so-many-days"].search(scene.text, 0, at) is not None


def _converted(scene: Scene, at: tuple[int, int], rules: ConversionRules) -> Conversion | None:
    """The conversion with the factor of the pack; `None` for units of different things."""
    first, second = (scene.claims[offset] for offset in at)
    one, other = first.quantity.unit, second.quantity.unit
    language = scene.statement.language
    if {one, other} == {CELSIUS, FAHRENHEIT}:
        return _temperatures(scene, at, rules)
    if one not in rules.bases or other not in rules.bases:
        return None
    (base, factor), (other_base, divisor) = rules.bases[one], rules.bases[other]
    if base != other_base:
        return None
    return Conversion(
        cue=f"{one} {other}",
        language=language,
        first=first,
        second=second,
        factor=likeliest_factor(first, second, factor / divisor, rules.sizes),
        prefixed=one != other and _are_one_system(one, other, language),
    )


def _temperatures(scene: Scene, at: tuple[int, int], rules: ConversionRules) -> Conversion | None:
    """A temperature in two scales, or how far two of them are apart: 2C (3.6F) above the norm."""
    first, second = (scene.claims[offset] for offset in at)
    factor, offset = TO_FAHRENHEIT, ZERO_FAHRENHEIT
    if first.quantity.unit == FAHRENHEIT:
        factor, offset = 1 / factor, -offset / factor
    if scene.said["degrees-reached"].search(scene.text, 0, at[0]) is None:
        if scene.said["degrees-apart"].match(scene.text, at[1] + 1):
            offset = Fraction(0)
        elif rules.difference.search(scene.text) or first.change.endswith("-by"):
            return None
    return Conversion(
        cue=f"{first.quantity.unit} {second.quantity.unit}",
        language=scene.statement.language,
        first=first,
        second=second,
        factor=factor,
        offset=offset,
    )


PREFIXED = re.compile(r"^[kMGTcmμ](?=(?:m|g|L|W|Wh|B|Hz|J)$)")
"""A prefix of the metric system in front of a symbol that may have one."""


ONE_SYSTEM = (
    frozenset({"s", "min", "h"}),
    frozenset({"d", "wk"}),
    frozenset({"mo", "a"}),
    frozenset({"t", "kg", "g"}),
)
"""Units of which a figure is told again, rather than converted: 2.5 hours (150 minutes)."""


def _are_one_system(one: str, other: str, language: str) -> bool:
    """True for two units that differ by a prefix alone, and in English for hours and minutes."""
    if _without_prefix(one) == _without_prefix(other):
        return True
    return language == "en" and any({one, other} <= units for units in ONE_SYSTEM)


def _without_prefix(unit: str) -> str:
    """The unit without its prefix: cm -> m."""
    return PREFIXED.sub("", unit)


# --- currencies ---


class Rate(Struct, frozen=True):
    """A printed rate: one unit of `base` is so many of `quote`."""

    base: str
    quote: str
    claim: Claim
    offsets: tuple[int, ...]
    """Of its figures in the masked text."""


def _exchanges(scene: Scene, rules: ConversionRules) -> Iterator[Conversion]:
    """Amounts in two currencies of which the text also prints the rate."""
    rates = tuple(_rates(scene, rules))
    quoted = {at for rate in rates for at in rate.offsets}
    amounts = [
        at
        for at in sorted(scene.claims)
        if scene.claims[at].quantity.kind == "money" and at not in quoted
    ]
    for at, next_at in pairwise(amounts):
        first, second = scene.claims[at], scene.claims[next_at]
        told = rules.told.match(second.quantity.text) is not None
        if not told and not _says_same(scene, at, next_at, rules):
            continue
        units = first.quantity.unit, second.quantity.unit
        for rate in rates:
            if {*units} == {rate.base, rate.quote}:
                yield Conversion(
                    cue=f"{rate.base} {rate.quote}", language=scene.statement.language,
                    first=first, second=second, rate=rate.claim, divides=units[0] == rate.quote,
                )  # fmt: skip
                break


def _rates(scene: Scene, rules: ConversionRules) -> Iterator[Rate]:
    """The rates of exchange that a statement prints."""
    offsets = sorted(at for at in scene.claims if scene.claims[at].quantity.kind == "money")
    for at, next_at in pairwise(offsets):
        one, many = scene.claims[at], scene.claims[next_at]
        if one.quantity.value == 1 and rules.exchange.fullmatch(scene.text[at + 1 : next_at]):
            yield Rate(one.quantity.unit, many.quantity.unit, many, (at, next_at))
    for at in offsets:
        claim = scene.claims[at]
        behind = rules.per_currency.match(scene.text, at + 1)
        if behind is not None:
            yield Rate(rules.currencies[behind["name"].lower()], claim.quantity.unit, claim, (at,))
