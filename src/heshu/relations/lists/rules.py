"""What the finder of lists compiled from a pack: 措施 announces a list, 省市 counts names."""

from __future__ import annotations

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.relations.cautions import Cautions


class ListRules(Struct, frozen=True):
    """What the finder of lists compiled from a pack."""

    announcing: re.Pattern[str]
    """Classifiers and nouns that announce a list behind a number."""
    naming: re.Pattern[str]
    """What follows the number behind a list of names: 国, 省市, 家公司."""
    led: re.Pattern[str] | None
    """Right before a number that announces a list whatever its noun: the following five papers."""
    open: re.Pattern[str]
    nested: re.Pattern[str]
    """Words that make an item hold several names."""
    deeds: re.Pattern[str] | None
    """Verbs, of which no name begins with one: 新建、改扩建学校15所."""
    cautions: Cautions
