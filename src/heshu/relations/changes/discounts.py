"""Prices at a discount: 原价200元的羽绒服打八折，现价160元."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import lenient, point
from heshu.model.relations import Discount
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import LEVEL, PERCENT, Scene, bits
from heshu.relations.slots import Rule, compile_patterns

FIGURES_OF_A_DISCOUNT = 3
AROUND = 2
"""Masked characters on each side of a percentage that say that it is struck off: 打, 折后."""


class DiscountWords(Struct, frozen=True):
    """Words that stand beside a list price and a discount."""

    listed: re.Pattern[str]
    reduced: re.Pattern[str]
    other: re.Pattern[str]
    """Savings, minimum orders and other sums that are no price."""


class DiscountRules(Struct, frozen=True):
    """What the finder of discounts compiled from a pack."""

    stated: tuple[Rule, ...]
    parts: DiscountWords | None
    """What tells list price and price in any order; `None` for a language without such lists."""
    further: re.Pattern[str]
    """More than one discount: 折上折, 满减, coupons."""
    cautions: Cautions


def compile_discounts(pack: Pack, cautions: Cautions) -> DiscountRules:
    """The rules of a pack for discounts."""
    return DiscountRules(
        compile_patterns(pack, "discount"),
        _words(pack),
        word_pattern(pack, "relation-further-discount"),
        cautions,
    )


def _words(pack: Pack) -> DiscountWords | None:
    if not pack.words_named("relation-list-price"):
        return None
    return DiscountWords(
        word_pattern(pack, "relation-list-price"),
        word_pattern(pack, "relation-discount-word"),
        word_pattern(pack, "relation-other-money"),
    )


def find_discounts(scene: Scene, rules: DiscountRules) -> Iterator[Discount]:
    """The discounts of a statement with the price before and the price to pay."""
    scene = _in_percent(scene)
    if scene.text.count(PERCENT) != 1:
        return
    if scene.said["off-other-things"].search(scene.text, 0, scene.text.index(PERCENT)):
        return  # now $35; everything else is 40 percent off
    if rules.further.search(_until_paid(scene)) or scene.said["paid-for-several"].search(
        scene.text
    ):
        return
    for match in matches(rules.stated, scene):
        found = _discount(match, rules)
        if found is not None:
            if not _is_of_a_further_step(found, scene):
                yield found
            return
    if rules.parts is not None:
        for each in _by_parts(scene, rules.parts, rules.cautions):
            if not _is_of_a_further_step(each, scene):
                yield each


def _is_of_a_further_step(found: Discount, scene: Scene) -> bool:
    """True for "was £120, now £72, with 20% off for members: £57.60", taken off the lower price."""
    part = lenient(found.discount.quantity).scale(HUNDREDTH)
    left = part if found.keeps else WHOLE - part
    paid = left * lenient(found.price.quantity)
    told = (found.full_price.start, found.price.start)
    return any(
        claim.start not in told
        and claim.quantity.kind == "money"
        and claim.quantity.value is not None
        and paid.meets(lenient(claim.quantity))
        for claim in scene.claims.values()
    )


HUNDREDTH = Fraction(1, 100)
WHOLE = point(1)


def _in_percent(scene: Scene) -> Scene:
    """The scene with "a third off" and "half price" as percentages; as it is where there are none."""
    if PERCENT in scene.text or scene.statement.language != "en":
        return scene
    for at, claim in scene.claims.items():
        part = claim.quantity.value
        if claim.quantity.kind != "ratio" or part is None or not 0 < part < 1:
            continue
        if not scene.said["part-taken-off"].match(scene.text, at + 1):
            continue
        quantity = replace(claim.quantity, value=part * 100, unit="%", kind="percent", words=False)
        text = scene.text[:at] + PERCENT + scene.text[at + 1 :]
        claims = {**scene.claims, at: replace(claim, quantity=quantity)}
        return replace(scene, text=text, claims=claims, symbols=scene.symbols | bits(PERCENT))
    return scene


def _until_paid(scene: Scene) -> str:
    """The statement up to what is to be had besides the price: 到手价960元，还可叠加补贴."""
    sums = [offset for offset, claim in scene.claims.items() if claim.quantity.kind == "money"]
    last = max([*sums[:2], scene.text.index(PERCENT)])
    beside = scene.said["besides-the-price"].search(scene.text, last)
    if beside is None and scene.statement.language == "zh":
        beside = CLAUSE_STOP.search(scene.text, max([*sums, last]))
    return scene.text[: beside.start()] if beside else scene.text


CLAUSE_STOP = re.compile("[，；。]")
CLAUSE_END = re.compile("[；;。]")


def _others(scene: Scene, sums: Sequence[Claim]) -> bool:
    """True if a statement has other figures than the two sums, counts of things and days.

    店庆三天打八折 says when; a price by the month or the night times so many is another sum. What
    stands in a clause behind the sums plays no part: "; returns are accepted for 14 days".
    """
    told = [at for at, claim in scene.claims.items() if claim in sums]
    ended = CLAUSE_END.search(scene.text, max(*told, scene.text.index(PERCENT)))
    end = ended.start() if ended else len(scene.text)
    levels = [claim for at, claim in scene.claims.items() if at < end and scene.text[at] == LEVEL]
    by_time = any("/" in claim.quantity.unit and not _is_money(claim, scene) for claim in sums)
    by_time = by_time or scene.said["priced-by-time"].search(scene.text) is not None
    lasts = scene.statement.language == "zh" and not by_time
    beside = {"count", "duration"} if lasts else {"count"}
    return any(claim not in sums and claim.quantity.kind not in beside for claim in levels)


NEAR = 30
"""Masked characters on each side of the percentage that say that it is taken off."""


def _by_parts(scene: Scene, words: DiscountWords, cautions: Cautions) -> Iterator[Discount]:
    """Two sums and a discount in any order: the larger is the list price, the smaller is paid."""
    sums = [
        claim
        for claim in scene.claims.values()
        if _is_money(claim, scene) and _is_price(claim, scene, words)
    ]
    rate = next(claim for at, claim in scene.claims.items() if scene.text[at] == PERCENT)
    at = scene.text.index(PERCENT)
    if len(sums) != len(("list price", "price")) or _others(scene, sums):
        return
    if scene.said["another-pays"].search(scene.text, at):
        return  # under-26s get 50% off and families pay €90
    if scene.said["off-no-price"].match(scene.text, at + 1):
        return  # knocking 15% off its costs, the firm cut its price
    if scene.said["goes-down-to"].search(scene.text) or _goes_up(scene, sums):
        return  # 中标价从46元降至12.8元，降幅达72.2% is a change
    said = words.reduced.search(scene.text, max(at - NEAR, 0), at + NEAR)
    kept = _keeps(rate, scene)
    if said is None and not kept:
        return
    near = (scene.text, max(at - NEAR, 0), at + NEAR)
    struck = scene.said["struck-off"].search(scene.text, max(at - AROUND, 0), at + AROUND)
    explicit = (kept and struck) or scene.said["taken-off"].search(*near)
    if words.other.search(_until_paid(scene)) or not (explicit or words.listed.search(scene.text)):
        return
    between = scene.text[min(_offsets(scene, sums)) : max(_offsets(scene, sums))]
    if "；" in between:
        return  # 外套标价600元，打八折；裤子300元不打折
    price, full = sorted(sums, key=lambda claim: claim.quantity.value or 0)
    if full.quantity.qualifier or None in (price.quantity.value, full.quantity.value):
        return
    if _is_one_of_several(price, full, scene, words):
        return
    if price.quantity.unit.partition("/")[0] != full.quantity.unit.partition("/")[0]:
        return
    if not cautions.doubts(scene):
        yield Discount(
            cue=rate.quantity.text,
            language=scene.statement.language,
            full_price=full,
            discount=rate,
            price=price,
            keeps=kept,
        )


def _is_one_of_several(low: Claim, high: Claim, scene: Scene, words: DiscountWords) -> bool:
    """True for 票价80元，军人打五折，两人买票花了120元: the list price is of one, more was paid for all."""
    if scene.statement.language != "zh" or low.start > high.start:
        return False
    text = scene.statement.text
    first = max(low.start - LISTED_AHEAD, 0)
    listed = words.listed.search(text, first, low.start) or scene.said["price-of-one"].search(
        text, first, low.start
    )
    return listed is not None and scene.said["paid-in-all"].search(text, 0, high.start) is not None


def _goes_up(scene: Scene, sums: Sequence[Claim]) -> bool:
    """True for "Shaving 15% off its fares, the line lifted its dividend from 40 to 44 cents"."""
    first, second = (claim.quantity.value or 0 for claim in sums)
    return first < second and scene.said["from-one-to-another"].search(scene.text) is not None


def _offsets(scene: Scene, sums: Sequence[Claim]) -> list[int]:
    return [offset for offset, claim in scene.claims.items() if claim in sums]


def _keeps(rate: Claim, scene: Scene) -> bool:
    """True for 八折, which says what is kept of the price, not what is taken off."""
    return scene.said["kept-part"].search(rate.quantity.text) is not None


def _is_money(claim: Claim, scene: Scene) -> bool:
    """True for a sum, also for the 260元一张 of something sold by the piece."""
    if claim.quantity.kind == "money":
        return True
    _, slash, of = claim.quantity.unit.partition("/")
    return slash != "" and scene.said["sold-by-the-piece"].match(of) is not None


LISTED_AHEAD = 8
"""Characters before a sum that may call it a list price."""


def _is_price(claim: Claim, scene: Scene, words: DiscountWords) -> bool:
    """True for a sum without a scale word, or where a list price of 2.98万元 is spoken of."""
    if not claim.quantity.scaled:
        return True
    text = scene.statement.text
    return any(
        words.listed.search(text, max(other.start - LISTED_AHEAD, 0), other.start)
        for other in scene.claims.values()
        if other.quantity.kind == "money" and other.quantity.scaled
    )


def _discount(match: Match, rules: DiscountRules) -> Discount | None:
    full, rate, price = match.claim("from"), match.claim("percent"), match.claim("to")
    if full is None or rate is None or price is None:
        return None
    if match.scene.statement.language == "en":
        price = _in_currency_of(full, price)
    if not all(_is_money(claim, match.scene) for claim in (full, price)) or full.quantity.qualifier:
        return None  # 10% off fares above $100
    if full.quantity.unit.partition("/")[0] != price.quantity.unit.partition("/")[0]:
        return None
    if rules.cautions.doubts(match.scene):
        return None
    return Discount(
        cue=match.cue,
        language=match.scene.statement.language,
        full_price=full,
        discount=rate,
        price=price,
        keeps=_keeps(rate, match.scene),
    )


def _in_currency_of(full: Claim, price: Claim) -> Claim:
    """The price to pay with the currency that it leaves to the one before: 60 instead of 80 euros."""
    if full.quantity.kind != "money" or price.quantity.unit or price.quantity.kind != "number":
        return price
    quantity = replace(price.quantity, unit=full.quantity.unit, kind="money")
    return replace(price, quantity=quantity)
