"""The slots of phrases over masked Chinese sentences: `{figure}`, `{time}`, `{name 2-10}`."""

from __future__ import annotations

from heshu.claims.masking import FIGURE, TIME
from heshu.languages.lists import letters
from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack

SLOTS = {
    "months": r"[一二三四五六七八九十\d]{1,2}",
    "number": r"(?<!\d)\d{1,3}",
    "year": "[0-9]{4}",
    "figure": FIGURE,
    "time": TIME,
    "no-figure": f"(?![{FIGURE}{TIME}])",
}


def phrases(pack: Pack) -> Phrases:
    """The phrases of a pack with the slots of masked sentences."""
    return Phrases(
        pack, SLOTS, {"name": name_letter(pack), "address": f"[^，。；{letters(pack, 'claim-of')}]"}
    )


def no_name(pack: Pack) -> str:
    """Characters that end a name."""
    return letters(pack, "claim-no-name")


def name_letter(pack: Pack) -> str:
    """A character of a name."""
    return rf"[^\W\d_{no_name(pack)}]"
