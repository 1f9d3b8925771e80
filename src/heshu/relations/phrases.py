"""The slots of phrases over statements whose figures are symbols: `{level}`, `{percent}`, `{time}`."""

from __future__ import annotations

from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack
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


def phrases(pack: Pack) -> Phrases:
    """The phrases of a pack with the slots of statements."""
    return Phrases(pack, SLOTS)
