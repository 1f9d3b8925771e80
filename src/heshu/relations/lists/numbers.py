"""Numbers that can announce a list: a small count of things, or the 三 of 三大产业：."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Listing
from heshu.relations.lists.marks import CIRCLED, DIGITS
from heshu.relations.scene import Scene, place_in, synthetic
from heshu.relations.small_numbers import SMALL_NUMBERS, ordinal_number

GREAT = re.compile(
    rf"(?P<number>[两{DIGITS}])大(?=[\u4e00-\u9fff]{{1,8}}(?:[:：]|——|[，,](?:即|也就是|分别[是为])))"
    rf"|(?<![第前之每其{DIGITS}])(?P<sort>[两{DIGITS}])(?:类|种|级|步|招)(?=[\u4e00-\u9fff]{{0,6}}[:：])"
    rf"|(?<=[“「])(?P<quoted>[两{DIGITS}])[个大项条](?=[\u4e00-\u9fff]{{1,6}}[”」]?[:：])"
    rf"|(?<=[\u4e00-\u9fff])(?<![第前{DIGITS}])(?P<named>[两{DIGITS}])"
    r"(?=[国省县州镇乡村校]|大[\u4e00-\u9fff]{2}|市(?!场)|区(?!域)"
    r"|[家人](?:签署|签订|宣布|同意|决定|参加|发表|达成|举行|组成|联合|共同|均|都|被|在|的|等|代表|，|。|,))"
)
"""三大产业：, 四类问题：, “三个转变”：, and the 四 of 法国、德国、意大利四国, too slight for the table."""


SMALL = re.compile(
    rf"(?:^|, |– |— |\b(?:in|to|by|of|from|has|have|are|for) |\b(?:these|those) )(?:the |its |their |his |her |all )?"
    rf"(?P<number>{'|'.join(SMALL_NUMBERS)})(?= [a-z])",
    re.IGNORECASE,
)


def slight_numbers(scene: Scene) -> Iterator[Claim]:
    """Numbers that are too slight for the table: 三 of 三大产业：, the "three" of "the three cities"."""
    chinese = scene.statement.language == "zh"
    text = scene.statement.text
    for found in (GREAT if chinese else SMALL).finditer(text):
        group = found.lastgroup or "number"
        word, span = found[group], found.span() if chinese else found.span("number")
        value = ordinal_number(word.replace("两", "二")) if chinese else SMALL_NUMBERS[word.lower()]
        place = place_in(scene.statement, *span)
        known = any(claim.start == span[0] for claim in scene.claims.values())
        if value is not None and place is not None and not known:
            yield synthetic(scene.statement, place, span, Decimal(value), kind="count")


NOUN_REACH = 30
"""Characters behind a number in which the noun that announces a list stands."""


def counts_things(claim: Claim) -> bool:
    """True for a plain small number of things."""
    quantity = claim.quantity
    value = quantity.value
    return (
        quantity.kind in ("count", "number")
        and not quantity.qualifier
        and value is not None
        and value == value.to_integral_value()
        and 1 < value <= len(CIRCLED)
    )


def listing_of(
    claim: Claim, scene: Scene, fewest: int, most: int, *, named: bool = False, more: bool = False
) -> Listing:
    """A number beside the fewest and the most items of its list; `more` where the list is open."""
    return Listing(
        language=scene.statement.language,
        cue=claim.quantity.text,
        number=claim,
        fewest=fewest,
        most=most,
        named=named,
        open=more,
    )
