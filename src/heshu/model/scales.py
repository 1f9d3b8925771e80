"""The scale words of a language as a check tries them: 12.6亿 for 12.6万, million for billion."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct

from heshu.model import lazy_re as re


class ScaleWords(Struct, frozen=True):
    """The scale words that are misprinted for each other."""

    printed: re.Pattern[str]
    """One of them in a figure as printed."""
    exponents: Mapping[str, int]
    """Word in lower case -> its power of ten: 亿 -> 8, bn -> 9; none -> 0."""
    words: Mapping[int, str]
    """Power of ten -> the word that is put for another one; none for 0."""
    gap: str = ""
    """What stands between a number and its scale word: a space in English."""
    hundredfold: bool = False
    """True for words a hundred apart, which are misprinted for each other alone: lakh and crore."""
    beside: tuple[ScaleWords, ...] = ()
    """Other scale words of the language, which are never put for those above."""


Scales = Mapping[str, ScaleWords]
"""Language code -> its scale words."""
NO_SCALES: Scales = MappingProxyType({})
