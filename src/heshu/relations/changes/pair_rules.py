"""What the finder of pairs of levels compiled from a pack."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes.amounts import (
    AmountRules,
    compile_amounts,
)
from heshu.relations.changes.custom import RealGrowth, compile_real_growth
from heshu.relations.phrases import phrases
from heshu.relations.slots import Rule, WordLists, compile_patterns

FORMER_BEHIND = "change-former-behind"
"""The pattern of a level and, behind it, that of a time which must be an earlier one."""
PLAIN = "change-plain"
"""The pattern of two levels without a verb between them."""


class PairRules(Struct, frozen=True):
    """What the finder of pairs of levels compiled from a pack."""

    pairs: tuple[Rule, ...]
    amounts: AmountRules
    up: re.Pattern[str]
    down: re.Pattern[str]
    trend: re.Pattern[str]
    """Words that compare sizes whatever the sign: 收窄, narrowed."""
    gap: re.Pattern[str]
    """What 扩大 and 缩小 are a trend of: 逆差, 差距; the same verbs enlarge a field."""
    unified: re.Pattern[str]
    descending: re.Pattern[str]
    former: re.Pattern[str] | None
    """The time of a former level right behind it: "compared with 7.1 thousand tonnes in 2021"."""
    turnaround: re.Pattern[str]
    """A loss that became a profit has no growth rate."""
    real: RealGrowth
    factors: Mapping[str, Decimal]
    """Unit code -> factor to the base unit of its kind."""
    cautions: Cautions


def compile_pairs(pack: Pack, cautions: Cautions) -> PairRules:
    """The rules of a pack for pairs of levels."""
    return PairRules(
        compile_patterns(pack, "change")
        + compile_patterns(pack, "change-pair")
        + compile_patterns(pack, "change-times")
        + compile_patterns(pack, FORMER_BEHIND)
        + compile_patterns(pack, PLAIN),
        compile_amounts(pack),
        word_pattern(pack, "relation-up"),
        word_pattern(pack, "relation-down"),
        word_pattern(pack, "relation-trend"),
        word_pattern(pack, "relation-trend-of"),
        word_pattern(pack, "relation-unified"),
        word_pattern(pack, "relation-descending"),
        _former(pack),
        word_pattern(pack, "relation-turnaround"),
        compile_real_growth(pack),
        {unit.code: unit.factor for unit in pack.unit if unit.factor is not None},
        cautions,
    )


def _former(pack: Pack) -> re.Pattern[str] | None:
    """A printed time or a word of an earlier one; `None` for a language that has it in front."""
    if not pack.words_named("relation-former-time"):
        return None
    words = WordLists(pack).regex("relation-former-time")
    time = phrases(pack).regex("relation-at-a-time")
    return re.compile(rf"{time}|\s{words}", re.IGNORECASE)
