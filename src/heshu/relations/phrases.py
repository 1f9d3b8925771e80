"""The slots of phrases over statements whose figures are symbols: `{level}`, `{percent}`, `{time}`."""

from __future__ import annotations

from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.scene import AGE, DOUBLED, LEVEL, MULTIPLE, PERCENT, POINTS, TIME

FIGURE = LEVEL + PERCENT + POINTS + MULTIPLE + AGE + DOUBLED
SLOTS = {
    "level": f"[{LEVEL}]",
    "percent": f"[{PERCENT}]",
    "figure": f"[{FIGURE}]",
    "time": TIME,
    "word": "[a-z]+",
    "edge": r"\b",
}
CHARACTERS = {
    "aside": "[^，。；]",
    "item": "[^，。；、]",
    "unended": "[^。；;]",
    "unfigured": f"[^，。；;{LEVEL}]",
    "worded": "[^，。；,;0-9]",
    "digit": "[0-9]",
    "clause": "[^,;]",
    "unlevelled": f"[^{LEVEL}]",
    "unbracketed": "[^（()）]",
}


def phrases(pack: Pack) -> Phrases:
    """The phrases of a pack with the slots of statements."""
    return Phrases(pack, SLOTS, CHARACTERS)


def edged(pack: Pack, *names: str) -> re.Pattern[str]:
    """Any of the phrases with these names, in English as whole words."""
    body = phrases(pack).regex(*names)
    return re.compile(body if pack.language == "zh" else rf"\b{body}\b", re.IGNORECASE)
