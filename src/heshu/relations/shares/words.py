"""The words beside a share that say what it is of: 占…的比重, 全市, 去年."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.phrases import phrases
from heshu.relations.scene import PERCENT, TIME


class ShareWords(Struct, frozen=True):
    """What names the base of a share, and which bases are no whole of the part."""

    share_of: re.Pattern[str]
    """占国土面积的62%: the share names its whole by the noun that stands with it elsewhere."""
    base_filler: re.Pattern[str]
    label_end: re.Pattern[str]
    total_end: re.Pattern[str]
    """占出口总值的55%: the whole is called 出口, 占耕地总面积的65% one called 耕地."""
    kinds_of: re.Pattern[str]
    """审结各类案件 is the whole of 占全部审结案件的."""
    region: re.Pattern[str]
    """What stands before the noun of a base and not before the same noun elsewhere: 占全市进出口总额的."""
    own_whole: re.Pattern[str]
    """A base with 总 is the whole of the part: 海外收入占总收入的比重."""
    other_time: re.Pattern[str]
    """135% of those a year earlier."""
    may_exceed: re.Pattern[str]
    """What may be more than all that it is held against."""
    of_noun: re.Pattern[str]
    whole_time: re.Pattern[str]
    days: re.Pattern[str]
    flow: re.Pattern[str]
    """What is never negative: a share of it by a thing of the same name is at most all of it."""
    crossing: re.Pattern[str]
    other_period: re.Pattern[str]
    last: re.Pattern[str]
    last_base: re.Pattern[str]
    each: re.Pattern[str]
    """每10户家庭中就有3户 is a fraction in other words (RAT008)."""


def compile_share_words(pack: Pack) -> ShareWords:
    """The words of a pack beside shares."""
    phrase = phrases(pack).regex
    return ShareWords(
        share_of=re.compile(
            rf"{phrase('relation-share-verb')}(?P<base>[^，,；;。：:、（(]{{2,14}}?){phrase('relation-share-tail')}{words(pack, 'relation-share-link')}*$"
        ),
        base_filler=re.compile(phrase("relation-base-filler")),
        label_end=re.compile(f"{words(pack, 'relation-label-end')}*$"),
        total_end=re.compile(f"{words(pack, 'relation-total-end')}$"),
        kinds_of=re.compile(phrase("relation-kinds-of")),
        region=re.compile(f"^{phrase('relation-base-region')}+{words(pack, 'relation-of')}?"),
        own_whole=re.compile(phrase("relation-own-whole")),
        other_time=re.compile(phrase("relation-share-other-time")),
        may_exceed=re.compile(words(pack, "relation-may-exceed")),
        of_noun=re.compile(
            rf"{words(pack, 'relation-share-bare')}(?P<base>[^，,；;。：:、（(]{{2,16}}){words(pack, 'relation-of')}{phrase('relation-share-called')}{words(pack, 'relation-share-is')}?[{PERCENT}]"
        ),
        whole_time=re.compile(phrase("relation-whole-time")),
        days=re.compile(phrase("relation-days")),
        flow=re.compile(f"{words(pack, 'relation-flow')}$"),
        crossing=re.compile(phrase("relation-crossing")),
        other_period=re.compile(words(pack, "relation-other-period")),
        last=re.compile(rf"[{TIME}]|{words(pack, 'relation-share-standard')}"),
        last_base=re.compile(words(pack, "relation-share-no-whole")),
        each=re.compile(f"{words(pack, 'relation-each-group')}$"),
    )
