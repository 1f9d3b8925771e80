"""The only percentage of an English sentence beside two levels of one kind, in whatever order.

"The employment rate was 81% (5,670 of 7,000 graduates had found a job)": that words call the
percentage a rate, or say of what it is one, and that it comes near to the quotient of the levels,
ties them where no wording of their order is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import FractionPair, PercentOf, Share
from heshu.relations.cautions import Cautions
from heshu.relations.changes.stems import WORD, is_known, words_of
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import LEVEL, PERCENT, Scene
from heshu.relations.shares.alone import Three, only_three

PAIR = 2


def rates_in_any_order(scene: Scene, cautions: Cautions) -> Iterator[Share]:
    """The rate of so many in so many: 81%, as 5,670 of 7,000 had found a job."""
    found = _three(scene)
    if found is None:
        return
    at, share, part, whole = found
    rate = scene.said["rate-of-some"].search(scene.text[:at])
    if rate is None or not _between(scene, part, whole, scene.said["so-many-out-of-so-many"]):
        return
    if _is_of_these(scene, rate, found) and not _tells_of_others(scene, cautions):
        yield Share(cue=rate[0], language="en", share=share, part=part, whole=whole, rate=True)


def _is_of_these(scene: Scene, rate: re.Match[str], three: Three) -> bool:
    """Whether a rate is that of the so many of so many that are told beside it."""
    said, text = scene.said, scene.text
    at, _, part, whole = three
    first, last = sorted((scene.offset(part), scene.offset(whole)))
    if at > last:  # 12 of the 36 managers are women, and the share of women is 40 percent
        return said["told-of-another"].search(text, last, at) is None
    between = text[at + 1 : first]
    if at > first or said["rate-explained"].search(between):
        return at < first
    led = said["rate-of-so-many-with"].search(between) or (
        said["with-a-rate"].match(text) and between == ", "
    )
    if not led or said["rate-of-a-noun"].match(rate[0]):
        return False  # the share of renewable energy was 45 percent, with 12 of 30 plants on wind
    return _is_told_of_them(scene, rate, three, text[last + 1 :])


def _is_told_of_them(scene: Scene, rate: re.Match[str], three: Three, behind: str) -> bool:
    """True where what is told of some is what the rate is of, or the rate a slip of theirs.

    vaccination rate, with 70 of 90 children vaccinated; but not 40 of 50 operations done by robots
    """
    _, share, part, whole = three
    name = WORD.findall(scene.text[: rate.start()].lower())[-1:]
    if any(is_known(each, words_of(behind)) for each in name):
        return True
    if scene.said["such-a-rate"].search(f"{rate[0]} / {behind}"):
        return True
    some, every = part.quantity.value, whole.quantity.value
    if not some or not every:
        return False
    right = replace(share.quantity, value=round(100 * some / every, 1).normalize())
    return slip_between(share.quantity, right) is not Slip.NONE


def percents_in_any_order(scene: Scene, cautions: Cautions) -> Iterator[PercentOf]:
    """The amount that a percentage of another comes to: 8 percent on sales of ▢, equal to ▢."""
    found = _three(scene)
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
    if (told or bracketed) and not _tells_of_others(scene, cautions):
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


def _three(scene: Scene) -> Three | None:
    """The three figures of an English sentence that has no others."""
    return only_three(scene) if scene.statement.language == "en" else None


def _tells_of_others(scene: Scene, cautions: Cautions) -> bool:
    """Whether words make the three figures doubtful or those of others; asked last, as it is dear."""
    if scene.said["not-of-these-three"].search(scene.text):
        return True
    return cautions.forbid(scene, 0, len(scene.text))


def _between(scene: Scene, part: Claim, whole: Claim, words: re.Pattern[str]) -> bool:
    """Whether such words lead from the part to the whole, or to the part from the whole."""
    first, last = sorted((scene.offset(part), scene.offset(whole)))
    return words.fullmatch(scene.text, first + 1, last) is not None
