"""What grows in real terms by custom: 地区生产总值增长5.5% leaves out prices though nobody says so."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.cautions import word_pattern


class RealGrowth(Struct, frozen=True):
    """The indicators whose growth rates statistics state at constant prices."""

    indicators: re.Pattern[str]

    def is_customary(self, text: str) -> bool:
        """True if a stretch of text names such an indicator."""
        return bool(self.indicators.search(text))


def compile_real_growth(pack: Pack) -> RealGrowth:
    """The indicators of a pack that grow in real terms by custom."""
    return RealGrowth(word_pattern(pack, "relation-customarily-real"))
