"""Bands of percentages in the style of earnings calls: `low-single-digit growth` is 1 to 3 %.

The lists `band-1-3`, `band-4-6` of the pack give the limits in their names. A band counts where
the words around it speak of a change or a share; double-digit temperatures are none.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral

NEAR = 40
"""Characters around a band that may say what it measures."""


class Bands(Struct, frozen=True, gc=False):
    """The words of the bands with their limits in percent, and the words of their context."""

    limits: Mapping[str, tuple[Decimal, Decimal]]
    context: re.Pattern[str]


def compile_bands(pack: Pack) -> Bands:
    """The bands of a pack."""
    limits: dict[str, tuple[Decimal, Decimal]] = {}
    for entry in pack.words:
        if entry.name.startswith("band-") and entry.name != "band-context":
            low, _, high = entry.name.removeprefix("band-").partition("-")
            limits.update(dict.fromkeys(entry.words, (Decimal(low), Decimal(high))))
    words = pack.words_named("band-context")
    around = rf"(?<!\w)(?:{pattern(words)})(?!\w)" if words else r"(?!)"
    return Bands(limits, re.compile(around))


def read_band(folded: str, start: int, word: str, bands: Bands) -> Numeral | None:
    """The band at a place, if its surroundings speak of percentages."""
    end = start + len(word)
    if not bands.context.search(folded[max(0, start - NEAR) : end + NEAR]):
        return None
    low, high = bands.limits[word]
    return Numeral(
        start=start, end=end, kind="percent", low=low, high=high, words=True, rule="digit-band"
    )
