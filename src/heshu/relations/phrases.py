"""The slots of phrases over statements whose figures are symbols: `{level}`, `{percent}`, `{time}`."""

from __future__ import annotations

from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.scene import (
    AGE,
    DOUBLED,
    FIGURES,
    LEVEL,
    MULTIPLE,
    PERCENT,
    POINTS,
    RANK,
    TIME,
)
from heshu.relations.small_numbers import SMALL_NUMBERS

FIGURE = LEVEL + PERCENT + POINTS + MULTIPLE + AGE + DOUBLED
NUMERALS = "〇○零一二三四五六七八九十百千两"
ROMAN_YEAR = r"(?=[MDCLXVI]{4})M{1,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b"
SLOTS = {
    "level": f"[{LEVEL}]",
    "percent": f"[{PERCENT}]",
    "figure": f"[{FIGURE}]",
    "any-figure": f"[{FIGURES}]",
    "time": TIME,
    "rank": f"[{RANK}]",
    "aged": f"[{AGE}]",
    "behind-rank": f"(?<=[{RANK}])",
    "word": "[a-z]+",
    "edge": r"\b",
    "blank": r"\s*",
    "in-word": "(?<=[一-龥])",
    "capital": "(?-i:(?=[A-Z]))",
    "small": "(?-i:(?=[a-z]))",
    "number": r"\d+(?:\.\d+)?",
    "bare": rf"(?<![\d.．{NUMERALS}])",
    "roman-year": ROMAN_YEAR,
    "small-number": rf"(?:\d{{1,2}}|{'|'.join(SMALL_NUMBERS)})",
}
CHARACTERS = {
    "aside": "[^，。；]",
    "item": "[^，。；、]",
    "unended": "[^。；;]",
    "unfigured": f"[^，。；;{LEVEL}]",
    "unnumbered": f"[^，。；{FIGURES}]",
    "untold": f"[^，。；、{FIGURES}{TIME}]",
    "subject": f"[^，。；：{FIGURES}{TIME}]",
    "noun": f"[^，。；：、（）{FIGURES}]",
    "unaged": f"[^，。；：、{AGE}{TIME}]",
    "worded": "[^，。；,;0-9]",
    "digit": "[0-9]",
    "title": "[^《》。（）]",
    "unbroken": "[^。；！？\n:：，,、]",
    "unpaused": f"[^,;.{LEVEL}]",
    "clause": "[^,;]",
    "unpointed": "[^,;.]",
    "unlevelled": f"[^{LEVEL}]",
    "undigited": "[^0-9]",
    "numeral": f"[{NUMERALS}]",
    "words": r"(?:\s+[\w’'-]+)",
    "unspaced": r"\S",
    "letter": "[A-Za-z’'-]",
    "span": f"[0-9{NUMERALS}至—–~-]",
    "unbracketed": "[^（()）]",
}


def phrases(pack: Pack) -> Phrases:
    """The phrases of a pack with the slots of statements."""
    return Phrases(pack, SLOTS, CHARACTERS)


def edged(pack: Pack, *names: str) -> re.Pattern[str]:
    """Any of the phrases with these names, in English as whole words."""
    body = phrases(pack).regex(*names)
    return re.compile(body if pack.language == "zh" else rf"\b{body}\b", re.IGNORECASE)
