"""The words that cut a noun out of what stands beside a figure: 各类, 的, 累计, 每平方米."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from msgspec import Struct

from heshu.claims.chinese.rules.phrases import phrases
from heshu.claims.masking import FIGURE, TIME
from heshu.languages.lists import letters, words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re


class NounRules(Struct, frozen=True, eq=False):
    """What is no part of a noun, and what ties one to its figure."""

    verb_joint: re.Pattern[str]
    modifier: re.Pattern[str]
    """不符合条件的 before 企业: the noun stands behind it."""
    extreme_at: re.Pattern[str]
    """最大为青石站 before a figure: `name` is the place."""
    appears: re.Pattern[str]
    """出现在 behind 最大雨量."""
    above: re.Pattern[str]
    """低于全省平均水平▢: how far from what; the measure was named before."""
    fund: re.Pattern[str]
    """将衔接资金▢用于修路: the money has a name before what it is used for."""
    lone: frozenset[str]
    """前, 后 alone are no noun."""
    traded: re.Pattern[str]
    """美油10月合约: the month is part of what is traded, the good before it is what has a price."""
    reckoned: re.Pattern[str]
    """通胀率按年率计算为▢, 总市值首次▢: how it is reckoned, and adverbs."""
    summed: re.Pattern[str]
    """▢家医院共▢: they belong to the next figure."""
    no_head: re.Pattern[str]
    """甲省、乙省, 中央部门, 纽约期金: the owner is part of what is named."""
    compared: re.Pattern[str]
    """与上次的▢相比: no noun that is counted."""
    time_words: re.Pattern[str]
    time_head: re.Pattern[str]
    time_tail: re.Pattern[str]
    pronoun: re.Pattern[str]
    afresh: re.Pattern[str]
    disposal: re.Pattern[str]
    """将 before the object that something is done to: 市公安局将隔离护栏从▢降至▢."""
    listed: re.Pattern[str]
    listed_cue: re.Pattern[str]
    """What a text with one of those has in it."""
    object_list: re.Pattern[str]
    """气象台发布暴雨、大风等预警信号▢: a list behind the verb, and what all of it is."""
    inner: re.Pattern[str]
    """秋粮已收获▢, 考生共报名▢."""
    nominal: re.Pattern[str]
    """Characters that make a noun of a verb before them: 聚集性疫情."""
    fated: re.Pattern[str]
    """死亡率, 受伤人员: the verb is part of a noun."""
    record: re.Pattern[str]
    """▢次创新高: no noun that is counted."""
    joined: re.Pattern[str]
    list_joint: re.Pattern[str]
    part_of: re.Pattern[str]
    times_of: re.Pattern[str]
    """是国家标准的▢: what the measure named before is a multiple of."""
    inside: re.Pattern[str]
    """48小时[内]累计降雨量▢."""
    firm: re.Pattern[str]
    """A link with one of these ties the figure to the noun before it, not to one behind it."""
    amount_of_change: re.Pattern[str]
    """The word of change is a noun that measures: 最大降幅, 降价幅度."""
    bare_amount: re.Pattern[str]
    """It measures what was named before: 收于▢，跌幅为▢."""
    even: re.Pattern[str]
    """比去年还高出▢."""
    per: re.Pattern[str]
    """Part of the unit that is printed before the figure: 均价为每平方米▢, 每人每月▢."""
    aside: re.Pattern[str]
    """内部收益率（税后）为▢: what stands in brackets names nothing else."""
    share: re.Pattern[str]
    share_tail: re.Pattern[str]
    list_head: re.Pattern[str]
    paid: re.Pattern[str]
    """一个人全年少缴▢: the verb says what."""
    age: str
    """What a figure in years of age measures where nothing says it."""
    ahead: re.Pattern[str]
    """甲公司以▢居首: behind the figure that it leads with."""
    arriving: re.Pattern[str]
    """由▢发展到▢: what stands between the ends of a change."""
    standard: re.Pattern[str]
    """低于4月份预测的▢: what the figure before is compared with."""
    purpose: re.Pattern[str]
    """其中▢用于补充营运资金: what a part is for says what it is."""
    ranked: re.Pattern[str]
    """居全省第▢位: where something ranks is not what is ranked."""
    apart: re.Pattern[str]
    """按不变价格计算 names no subject."""
    share_of: re.Pattern[str]
    rate: re.Pattern[str]
    """What a group can have of its own: 患病率, but not 占全国的▢."""
    among: re.Pattern[str]
    """有机小分子中筛选 behind 从▢: the group `noun`."""
    adverbial: re.Pattern[str]
    """只赢, 仍握有: a verb alone behind an adverb, as the group `verb`."""
    still: re.Pattern[str]
    """仍 at the end of a phrase: 审理周期仍长达▢."""
    scored: re.Pattern[str]
    """拿下全场最高的 before points: the group `verb`."""
    same: re.Pattern[str]
    """这一数字同比增长▢: what was measured before."""
    towards: re.Pattern[str]
    """机构向▢名参保人员: what stands before is whose it is."""
    place_joint: re.Pattern[str]
    against: re.Pattern[str]
    """与上次普查的▢相比: the same measure as before."""
    place_joints: str
    """The characters of `place_joint`."""
    leading_to: frozenset[str]
    """Verbs that are no part of a noun, however short what follows: 实现净利润▢."""
    verbal_heads: frozenset[str]
    """Nouns that a verb which is a noun too belongs to: 研发人员."""
    quoted: re.Pattern[str]
    """“一带一路”项目: what is counted, by its name."""
    area_ends: tuple[str, ...]
    area_left: re.Pattern[str]
    """区 of 云岭新区 where the name was read as 云岭新; 区域, 市场 are other words."""
    """甲县累计报告病例▢: an area is not what the verb is about."""
    before_measure: tuple[str, ...]
    """公司平均市值: in this order they stand before a measure, from its side."""
    before_predicate: tuple[str, ...]
    """均为女性: in this order they stand before what people are or do."""
    whole: re.Pattern[str]
    """设立总规模▢的基金: a measure of the whole is no object of one word with its verb."""
    per_cue: re.Pattern[str]
    """What a text with `per` has in it."""
    averages: frozenset[str]
    """人均增收▢: an average alone measures nothing."""
    average_spans: str
    """Characters of the time over which an average is: 人均年."""
    sessions: frozenset[str]
    """收盘报▢: when something is quoted, not what."""
    foreseen: frozenset[str]
    """预期为减少▢: the same measure as before, as somebody foresaw it."""
    area_words: tuple[str, ...]
    """They end names of places, though they are none themselves: 地区."""
    people_units: frozenset[str]
    """What they count is often said by a verb: 300人参加."""
    kind_ends: tuple[str, ...]
    """失业、工伤保险: endings of the last name of a list that the shared noun does not begin with."""


def _of_heads(pack: Pack) -> Callable[..., NounRules]:
    """What a noun begins and ends with."""
    phrase = phrases(pack).regex
    of = letters(pack, "claim-of")
    return partial(
        NounRules,
        verb_joint=re.compile(words(pack, "claim-verb-joint")),
        modifier=re.compile(
            rf"{phrase('claim-modifier')}[^，。{of}]{{1,10}}{words(pack, 'claim-of')}"
        ),
        traded=re.compile(rf"{phrase('claim-traded')}$"),
        reckoned=_reckoned(pack),
        summed=re.compile(rf"{phrase('claim-summed')}$"),
        no_head=re.compile(words(pack, "claim-no-head")),
        compared=re.compile(words(pack, "claim-compared-behind")),
        time_words=re.compile(words(pack, "claim-time-word")),
        time_head=re.compile(rf"^{phrase('claim-time-head')}+"),
        time_tail=re.compile(rf"{words(pack, 'claim-time-tail')}+$"),
        pronoun=re.compile(rf"^{words(pack, 'claim-empty-word')}*$"),
        afresh=re.compile(rf"^{phrase('claim-afresh')}"),
        disposal=re.compile(
            rf"{phrase('claim-disposal')}(?=[^{letters(pack, 'claim-disposing')}]*$)"
        ),
        listed=re.compile(rf"[^，。]*{phrase('claim-listed-end')}"),
        listed_cue=re.compile(phrases(pack).cue("claim-listed-end")),
        object_list=re.compile(rf"[^，。]*、[^，。、]*{phrase('claim-object-list-end')}$"),
        inner=_inner(pack),
        nominal=re.compile(phrase("claim-nominal")),
        fated=re.compile(phrase("claim-fated")),
        record=_record(pack),
        rate=re.compile(f"{words(pack, 'claim-rate-end')}$"),
        among=re.compile(
            rf"{words(pack, 'claim-of')}?(?P<noun>[^，。；：、{FIGURE}{TIME}]{{2,12}}?)"
            rf"{phrase('claim-chosen-from')}"
        ),
        adverbial=re.compile(rf"{words(pack, 'claim-bare-adverb')}(?P<verb>[一-龥]{{1,2}})"),
        still=re.compile(f"{phrase('claim-still')}$"),
        scored=re.compile(
            rf"(?P<verb>{words(pack, 'claim-scoring')}){phrase('claim-scoring-most')}$"
        ),
        joined=re.compile(words(pack, "claim-noun-joint")),
        list_joint=re.compile(rf"^(?:[、/∶:：\s]|{words(pack, 'claim-list-joint')})+$"),
        part_of=re.compile(rf"{phrase('claim-part-of')}[^，、]{{1,24}}$"),
        times_of=_times_of(pack),
    )


def _of_figures(pack: Pack) -> Callable[..., NounRules]:
    """What stands between a noun and its figure."""
    phrase = phrases(pack).regex
    letters(pack, "claim-of")
    return partial(
        _of_heads(pack),
        inside=re.compile(rf"^{phrase('claim-inside')}"),
        firm=re.compile(words(pack, "claim-firm-link")),
        amount_of_change=re.compile(phrase("claim-change-noun")),
        bare_amount=re.compile(phrase("claim-change-noun-bare")),
        even=re.compile(rf"{words(pack, 'claim-even')}$"),
        per=re.compile(rf"{phrase('claim-per-before')}+$"),
        aside=_aside(pack),
        share=re.compile(
            rf"{phrase('claim-share')}(?P<base>[^{letters(pack, 'claim-sharing')}]{{0,40}})$"
        ),
        share_tail=re.compile(rf"{phrase('claim-share-tail')}$"),
        list_head=re.compile(rf"^{words(pack, 'claim-list-head')}"),
        paid=re.compile(phrase("claim-paid")),
        age=next(iter(pack.words_named("claim-age")), ""),
        ahead=re.compile(phrase("claim-ahead")),
        arriving=re.compile(phrase("claim-arriving")),
        standard=re.compile(rf"^{phrase('claim-standing-against')}$"),
        purpose=re.compile(words(pack, "claim-purpose")),
        ranked=re.compile(rf"{phrase('claim-ranked')}.{{0,6}}$"),
        apart=re.compile(words(pack, "claim-apart")),
        share_of=re.compile(rf"{phrase('claim-share-of')}$"),
    )


def compile_nouns(pack: Pack) -> NounRules:
    """The words of a pack beside nouns."""
    phrase, named = phrases(pack).regex, pack.words_named
    return _of_figures(pack)(
        same=re.compile(rf"{phrase('claim-same-figure')}$"),
        extreme_at=re.compile(
            rf"[，（]?{phrase('claim-extreme-at')}(?P<name>[^\W\d_{FIGURE}{TIME}]{{2,12}}?)[，（]?"
        ),
        appears=re.compile(phrase("claim-appearing")),
        above=re.compile(phrase("claim-above")),
        fund=re.compile(rf"{words(pack, 'claim-fund')}$"),
        lone=frozenset(named("claim-lone-letter")),
        towards=re.compile(rf"{words(pack, 'claim-towards')}$"),
        place_joint=re.compile(words(pack, "claim-place-joint")),
        against=re.compile(words(pack, "claim-against-end")),
        place_joints=letters(pack, "claim-place-joint"),
        leading_to=frozenset(named("claim-leading-to")),
        verbal_heads=frozenset(named("claim-verbal-head")),
        quoted=_quoted(pack),
        area_ends=named("claim-area-end"),
        area_left=re.compile(phrases(pack).regex("claim-area-left")),
        before_measure=named("claim-before-measure"),
        before_predicate=named("claim-before-predicate"),
        whole=re.compile(phrase("claim-whole")),
        per_cue=re.compile(phrases(pack).cue("claim-per-before")),
        averages=frozenset(named("claim-average")),
        average_spans=letters(pack, "claim-average-span"),
        sessions=frozenset(named("claim-session")),
        foreseen=frozenset(named("claim-foreseen")),
        area_words=named("claim-area-word"),
        people_units=frozenset(named("claim-people-unit")),
        kind_ends=named("claim-kind-end"),
    )


def _reckoned(pack: Pack) -> re.Pattern[str]:
    """How a measure is reckoned, and adverbs, before a figure."""
    phrase = phrases(pack).regex
    by = letters(pack, "claim-reckoned-by")
    return re.compile(
        rf"{words(pack, 'claim-reckoned-by')}[^，。{by}]{{1,8}}?{phrase('claim-reckoned-end')}$"
        rf"|{phrase('claim-reckoned')}$"
    )


def _inner(pack: Pack) -> re.Pattern[str]:
    """A noun with an adverb between it and its verb."""
    phrase = phrases(pack).regex
    return re.compile(
        rf"(?P<noun>[一-龥、]{{2,16}}?){phrase('claim-inner-adverb')}(?=[一-龥]{{2,}}$)"
    )


def _record(pack: Pack) -> re.Pattern[str]:
    """Words of a record beside those that it is broken by."""
    return re.compile(
        rf"{words(pack, 'claim-record')}[^，。]{{0,3}}{words(pack, 'claim-record-end')}"
    )


def _times_of(pack: Pack) -> re.Pattern[str]:
    """What the measure named before is a part or a multiple of."""
    phrase, links = phrases(pack).regex, letters(pack, "claim-time-multiple")
    return re.compile(
        rf"{phrase('claim-part-of')}[^，、]{{1,24}}$"
        rf"|{phrase('claim-times-of')}[^，{links}]{{1,24}}$"
    )


def _quoted(pack: Pack) -> re.Pattern[str]:
    """A name in quotation marks with up to two characters behind it."""
    end = rf"，。；、{letters(pack, 'claim-of')}"
    return re.compile(rf"[“《「][^“”《》「」]{{2,16}}[”》」][^{end}]{{0,2}}(?=[{end}]|$)")


def _aside(pack: Pack) -> re.Pattern[str]:
    """A remark in brackets before the link."""
    return re.compile(
        rf"（[^（），。\ue000]{{1,14}}）(?={words(pack, 'claim-aside-link')}{{0,3}}$)"
    )
