"""What the finder of repeats compiled from a pack: 全市 is scope, 达 links, 摘要 sums up."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.relations.cautions import Cautions
from heshu.relations.retellings import RetellingRules


class RepeatRules(Struct, frozen=True):
    """What the finder of repeats compiled from a pack."""

    said: re.Pattern[str]
    links: re.Pattern[str]
    scope: re.Pattern[str]
    front: re.Pattern[str] | None
    """A figure at the head of a sentence with its name behind; `None` where it never stands so."""
    summary: re.Pattern[str]
    """Words with which a summary begins: 摘要, in short."""
    revised: re.Pattern[str]
    """Words of a revision, a plan, another count: two figures may differ."""
    other_turn: re.Pattern[str] | None
    """Words before a figure that tell it from another: in the second survey."""
    same_period: frozenset[str]
    """Periods that a document does not tell apart: 全年, 报告期内."""
    ranks: frozenset[str]
    """Last characters of the names of places, by which 全县 is no town."""
    english: bool
    filler: re.Pattern[str]
    synonyms: Mapping[str, str]
    """What a name may say -> what says the same: 造成 -> 致."""
    retelling: RetellingRules | None
    measures: frozenset[str]
    """Nouns whose value may be a bare number: attendance, score; any other numbers its things."""
    cautions: Cautions
