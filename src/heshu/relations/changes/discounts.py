"""Prices at a discount: 原价200元的羽绒服打八折，现价160元."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.relations import Discount
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import Match, Rule, compile_patterns, matches
from heshu.relations.scene import PERCENT, Scene

FIGURES_OF_A_DISCOUNT = 3
KEPT = re.compile(r"折")


class DiscountRules(Struct, frozen=True):
    """What the finder of discounts compiled from a pack."""

    stated: tuple[Rule, ...]
    further: re.Pattern[str]
    """More than one discount: 折上折, 满减, coupons."""
    cautions: Cautions


def compile_discounts(pack: Pack, cautions: Cautions) -> DiscountRules:
    """The rules of a pack for discounts."""
    return DiscountRules(
        compile_patterns(pack, "discount"),
        word_pattern(pack, "relation-further-discount"),
        cautions,
    )


def find_discounts(scene: Scene, rules: DiscountRules) -> Iterator[Discount]:
    """The discounts of a statement with the price before and the price to pay."""
    if PERCENT not in scene.text or scene.text.count(PERCENT) > 1:
        return
    if rules.further.search(scene.text):
        return
    for match in matches(rules.stated, scene):
        found = _discount(match, rules)
        if found is not None:
            yield found
            return


def _discount(match: Match, rules: DiscountRules) -> Discount | None:
    full, rate, price = match.claim("from"), match.claim("percent"), match.claim("to")
    if full is None or rate is None or price is None:
        return None
    if {full.quantity.kind, price.quantity.kind} != {"money"}:
        return None
    if full.quantity.unit.partition("/")[0] != price.quantity.unit.partition("/")[0]:
        return None
    if rules.cautions.forbid(match.scene, match.start, match.end):
        return None
    return Discount(
        cue=match.cue,
        language=match.scene.statement.language,
        full_price=full,
        discount=rate,
        price=price,
        keeps=bool(KEPT.search(rate.quantity.text)),
    )
