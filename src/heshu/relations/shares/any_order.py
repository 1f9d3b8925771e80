"""The only percentage of an English sentence beside two levels of one kind, in whatever order.

"The employment rate was 81% (5,670 of 7,000 graduates had found a job)": that words call the
percentage a rate, or say of what it is one, and that it comes near to the quotient of the levels,
ties them where no wording of their order is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import FractionPair, PercentOf, Share
from heshu.relations.cautions import Cautions
from heshu.relations.scene import LEVEL, PERCENT, Scene
from heshu.relations.shares.alone import Three, only_three

PAIR = 2


def rates_in_any_order(scene: Scene, cautions: Cautions) -> Iterator[Share]:
    """The rate of so many in so many: 81%, as 5,670 of 7,000 had found a job."""
    found = _three(scene, cautions)
    if found is None:
        return
    at, share, part, whole = found
    rate = scene.said["rate-of-some"].search(scene.text[:at])
    last = max(scene.offset(part), scene.offset(whole))
    if ";" in scene.text[last:at] or "；" in scene.text[last:at]:
        return  # 38,800 of 40,000; last year the rate was 93 percent
    if rate and _between(scene, part, whole, scene.said["so-many-out-of-so-many"]):
        yield Share(cue=rate[0], language="en", share=share, part=part, whole=whole, rate=True)


def percents_in_any_order(scene: Scene, cautions: Cautions) -> Iterator[PercentOf]:
    """The amount that a percentage of another comes to: 8 percent on sales of ▢, equal to ▢."""
    found = _three(scene, cautions)
    if found is None:
        return
    at, share, part, whole = found
    said, text = scene.said, scene.text
    place = scene.offset(part)
    if place < at or not _is_of_the_whole(scene, at, scene.offset(whole)):
        return
    told = said["equal-to-ahead"].search(text[:place]) and said["no-more-of-it"].match(
        text, place + 1
    )
    bracketed = _is_apart(text, place)
    if told or bracketed:
        yield PercentOf(cue="of", language="en", percent=share, whole=whole, part=part)


def fractions_in_any_order(scene: Scene, cautions: Cautions) -> Iterator[FractionPair]:
    """Four out of ten shops closed, that is a share of 40 percent: the only two figures."""
    if scene.statement.language != "en" or scene.statement.cells or len(scene.claims) != PAIR:
        return
    (at, one), (last, other) = sorted(scene.claims.items())
    pair = {scene.text[at]: one, scene.text[last]: other}
    if set(pair) != {LEVEL, PERCENT} or cautions.forbid(scene, 0, len(scene.text)):
        return
    fraction, percent = pair[LEVEL], pair[PERCENT]
    if any(each.change or each.quantity.qualifier for each in (fraction, percent)):
        return
    if fraction.quantity.kind != "ratio" or not fraction.quantity.words:
        return
    between = scene.text[at + 1 : last]
    explained = scene.said["explained-as"].fullmatch(between) and _are_near(fraction, percent)
    if percent.quantity.unit == "%" and (explained or scene.said["is-a-share"].search(between)):
        yield FractionPair(cue=between.strip(), language="en", fraction=fraction, percent=percent)


NEAR_LOW, NEAR_HIGH = Decimal("0.6"), Decimal("1.7")
"""How near a percentage comes to a fraction that is the same share."""


def _are_near(fraction: Claim, percent: Claim) -> bool:
    """Whether a percentage and a fraction may be meant to be one share."""
    part, share = fraction.quantity.value, percent.quantity.value
    if not part or not share:
        return False
    return NEAR_LOW < share / 100 / part < NEAR_HIGH


def _is_of_the_whole(scene: Scene, at: int, whole: int) -> bool:
    """True for 8 percent on sales of ▢, and for ▢ … forty percent of that."""
    said, text = scene.said, scene.text
    if whole > at:
        return said["percent-of-amount"].fullmatch(text, at + 1, whole) is not None
    return said["percent-of-that"].match(text, at + 1) is not None


BEFORE = re.compile("[—–（(] ?$")
BEHIND = re.compile(" ?[—–）)]")


def _is_apart(text: str, at: int) -> bool:
    """Whether a figure stands alone in brackets or between dashes."""
    return BEFORE.search(text[:at]) is not None and BEHIND.match(text, at + 1) is not None


def _three(scene: Scene, cautions: Cautions) -> Three | None:
    """The three figures of an English sentence that speaks of no others."""
    found = only_three(scene) if scene.statement.language == "en" else None
    if found is None or cautions.forbid(scene, 0, len(scene.text)):
        return None
    return None if scene.said["not-of-these-three"].search(scene.text) else found


def _between(scene: Scene, part: Claim, whole: Claim, words: re.Pattern[str]) -> bool:
    """Whether such words lead from the part to the whole, or to the part from the whole."""
    first, last = sorted((scene.offset(part), scene.offset(whole)))
    return words.fullmatch(scene.text, first + 1, last) is not None
