"""The slots of phrases over masked Chinese sentences: `{figure}`, `{time}`, `{no-figure}`."""

from __future__ import annotations

from heshu.claims.masking import FIGURE, TIME
from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack

SLOTS = {"year": "[0-9]{4}", "figure": FIGURE, "time": TIME, "no-figure": f"(?![{FIGURE}{TIME}])"}


def phrases(pack: Pack) -> Phrases:
    """The phrases of a pack with the slots of masked sentences."""
    return Phrases(pack, SLOTS)
