"""What the finders of standings compile from a pack."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.languages.lists import alternatives
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.phrases import edged, phrases
from heshu.relations.slots import Rule, compile_patterns


class StandingRules(Struct, frozen=True):
    """What the finder of standings compiled from a pack."""

    superlative: tuple[Rule, ...]
    runner_up: tuple[Rule, ...]
    """The highest, followed by the next; only English has them."""
    highest: re.Pattern[str]
    lowest: re.Pattern[str]
    speed: re.Pattern[str]
    """最快: said of rates, and the other way round of times."""
    first: re.Pattern[str]
    """Words of the first place: 居首位, came top."""
    more: re.Pattern[str]
    less: re.Pattern[str]
    scope: re.Pattern[str]
    """Words of a total, an average or another time, which may be above the highest part."""
    edition: re.Pattern[str]
    """What follows an ordinal that is no rank: 第一轮."""
    clause: re.Pattern[str]
    ordered: re.Pattern[str]
    """前三名依次为: what leads to a list in order; the group `rising` is for the lowest first."""
    sorted: re.Pattern[str]
    """按票数从高到低，张明92票，李华86票: a list over the commas of the sentence."""
    unsaid: re.Pattern[str]
    """按产值排序，依次为: the same without a word of whether the highest stands first."""
    ordered_kinds: Mapping[str, frozenset[str]]
    """What a list is sorted by -> the kinds of its values: 产值 has money."""
    kinds: Mapping[str, frozenset[str]]
    """Superlative -> the kinds that it measures, for those that measure one: 最贵 has money."""
    cautions: Cautions


def compile_standings(pack: Pack, cautions: Cautions) -> StandingRules:
    """The rules of a pack for standings."""
    return StandingRules(
        compile_patterns(pack, "standing-superlative"),
        compile_patterns(pack, "standing-runner-up"),
        word_pattern(pack, "relation-highest"),
        word_pattern(pack, "relation-lowest"),
        word_pattern(pack, "relation-superlative-speed"),
        word_pattern(pack, "relation-first-place"),
        word_pattern(pack, "relation-more-is-better"),
        word_pattern(pack, "relation-less-is-better"),
        word_pattern(pack, "relation-other-scope"),
        word_pattern(pack, "relation-edition"),
        re.compile(
            rf"(?:(?!{edged(pack, 'relation-clause-joint').pattern})[^，,；;。：:、（）()])+"
        ),
        *_orders(pack),
        _kinds(pack, "relation-order-of-kind"),
        _kinds(pack, "relation-superlative-kind"),
        cautions,
    )


def _kinds(pack: Pack, name: str) -> dict[str, frozenset[str]]:
    """Words and the kinds of what they measure: `money|最贵/最便宜`."""
    found: dict[str, frozenset[str]] = {}
    for entry in pack.words_named(name):
        kinds, listed = entry.split("|")
        for word in listed.split("/"):
            found[word] = found.get(word, frozenset()) | frozenset(kinds.split("/"))
    return found


def _orders(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What says that the list behind it is in order, before one clause and before several."""
    phrase = phrases(pack).regex
    turn = rf"{phrase('relation-falling-order')}|(?P<rising>{phrase('relation-rising-order')})"
    top, lead = phrase("relation-top-few"), phrase("relation-order-lead")
    kinds = alternatives(_kinds(pack, "relation-order-of-kind"))
    by, placed = phrase("relation-sorted-by"), phrase("relation-order-behind")
    return (
        re.compile(rf"(?P<turn>{turn}|(?P<top>{top}))[^。；]{{0,12}}?{lead}"),
        re.compile(rf"{by}[^，。；]{{1,10}}(?P<turn>{turn}){placed}[，：]"),
        re.compile(
            rf"{by}[^，。；]{{0,9}}?(?P<kind>{kinds})"
            rf"(?P<turn>{phrase('relation-put-in-order')})"
            rf"[^。；，]{{0,6}}[，：]?(?P<top>){lead}"
        ),
    )
