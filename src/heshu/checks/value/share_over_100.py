"""VAL003: a part is at most the whole: 占比达120%."""

from __future__ import annotations

from fractions import Fraction

from heshu.checks.check import Check, Comparison, reached
from heshu.model.intervals import Interval, Reading
from heshu.model.relations import Share


def derive(share: Share, reading: Reading) -> Comparison | None:
    """A printed share beside the limit of 100 %."""
    if share.rate or share.may_exceed_whole:
        return None
    limit = 1000 if share.share.quantity.unit == "‰" else 100
    return Comparison(
        derived=Interval(None, Fraction(limit)),
        stated=reached(share.share, reading),
        formula=share.cue,
        claim=share.share,
        unit=share.share.quantity.unit,
    )


CHECK = Check(
    code="VAL003",
    name="share-over-100",
    severity="error",
    relations=(Share,),
    derive=derive,
    zh="占比 {stated} 超过 100%",
    en="a share of {stated} is more than 100%",
    agrees_zh="占比 {stated} 不超过 100%",
    agrees_en="a share of {stated} is at most 100%",
    repairs=False,
    bound=True,
)
