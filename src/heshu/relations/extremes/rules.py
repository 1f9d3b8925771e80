"""What the finder of extremes compiles from a pack."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.phrases import phrases
from heshu.relations.scene import LEVEL, PERCENT
from heshu.relations.slots import Rule, compile_patterns


class ExtremeRules(Struct, frozen=True):
    """What the finder of extremes compiled from a pack."""

    average: re.Pattern[str]
    lowest: re.Pattern[str]
    highest: re.Pattern[str]
    elsewhere: re.Pattern[str]
    """全国平均, last year: the average of another group or time."""
    spans: tuple[Rule, ...]
    listed: re.Pattern[str]
    """12.1, 12.4, 12.2 and 12.5 seconds, an average of 12.3: an average of all of a list."""
    supposed: re.Pattern[str]
    """如果, if: what is only supposed."""
    cautions: Cautions


def compile_extremes(pack: Pack, cautions: Cautions) -> ExtremeRules:
    """The rules of a pack for averages between extremes."""
    return ExtremeRules(
        word_pattern(pack, "relation-mean-value"),
        word_pattern(pack, "relation-lowest"),
        word_pattern(pack, "relation-highest"),
        word_pattern(pack, "relation-other-group"),
        compile_patterns(pack, "span"),
        re.compile(
            rf"[{LEVEL}{PERCENT}](?:{phrases(pack).regex('said-list-joint')}[{LEVEL}{PERCENT}])"
            "{2,20}"
        ),
        word_pattern(pack, "relation-supposed"),
        cautions,
    )
