"""The words that say whose a figure is: 占全市, 位于…的, 每名考生, （以下简称）."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from heshu.claims.chinese.rules.phrases import phrases
from heshu.claims.masking import FIGURE, TIME
from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re


class SpeakerRules(Struct, frozen=True):
    """What stands beside the name of somebody who says something."""

    edge: re.Pattern[str]
    """Words around the name that are no part of it."""
    nobody: re.Pattern[str]
    quoting: re.Pattern[str]
    """Right behind the verb: what is said follows."""


class QuotationRules(Struct, frozen=True):
    """How prices and indices are quoted: 美元指数报▢."""

    measures: frozenset[str]
    """Measuring nouns that are quoted themselves: 甲指数涨▢."""
    closing: frozenset[str]
    """Words before the quotation of a name: 美元指数报▢."""
    market: re.Pattern[str]
    """What rises and falls by these is the name of a share, an index or a good."""


class OwnedRules(Struct, frozen=True, eq=False):
    """What makes a name the owner of a figure, or no owner."""

    idle: re.Pattern[str]
    """What may stand between the head of a clause and its subject."""
    each: re.Pattern[str]
    compared_with: re.Pattern[str]
    """占全市的▢, 高于全国平均水平: the place is no owner of the figure."""
    set_against: re.Pattern[str]
    exceeding: re.Pattern[str]
    """比甲队多出▢: who is compared with is no owner of the difference."""
    that: re.Pattern[str]
    """该公司 is the firm named last."""
    parts: frozenset[str]
    """东部, 北部: parts of the area that is spoken of."""
    contrasts: tuple[str, ...]
    """，而 before 农户: they are set against those of the clause before."""
    by_themselves: re.Pattern[str]
    """自己 behind such a group."""
    goal: re.Pattern[str]
    """向京津冀输电▢, 地处江海县: the place is only where something is or goes."""
    conceded: re.Pattern[str]
    """北部虽遭遇干旱: the figure behind 但 is not of the north."""
    seat: re.Pattern[str]
    """纺机新村|所在的 before 河东区: the place only tells which one is meant behind it."""
    winning: re.Pattern[str]
    """获得 behind a name that stands behind 由."""
    agent: re.Pattern[str]
    """由, and perhaps a nation and a role, before a name."""
    opening_clause: re.Pattern[str]
    """楼上的 at the head of a clause, before a person."""
    set_up: re.Pattern[str]
    """在全市设有: who was named before set it up."""
    heading_from: tuple[str, ...]
    heading_for: re.Pattern[str]
    """由西北向东南倾斜."""
    ranked_in: re.Pattern[str]
    """位居全省第▢位: the place is where the owner of the figure is ranked."""
    listed: re.Pattern[str]
    """、望江路等 behind the first of several examples."""
    dateline: re.Pattern[str]
    """本报贵阳讯."""
    firm: re.Pattern[str]
    remark: re.Pattern[str]
    """她进一步指出，▢: an expert speaks of others."""
    several: re.Pattern[str]
    """双方, 上述城市: no single name."""
    nobody: re.Pattern[str]
    """Pronouns that name nobody by themselves."""
    vague: re.Pattern[str]
    """电网工程 is a kind of work more often than a work."""
    bare: re.Pattern[str]
    """项目总投资▢: alone at the head of a clause it is the one that is spoken of."""
    going_on: re.Pattern[str]
    """医院▢还将引进▢, 学校每周…: the same, as what stands behind it tells."""
    done: re.Pattern[str]
    """甲乙光电玻璃基板项目|完成投资▢: a work under way, at the head of a clause."""
    titled: re.Pattern[str]
    """该片 points back to a title: 《春水》."""
    trade: re.Pattern[str]
    """金沙能源: the end of the name of a firm, which is no name by itself."""
    unreturning: re.Pattern[str]
    """What a name that is known by its return alone has not in it: 前三季度, 占其所持."""
    acting: re.Pattern[str]
    """Behind a quoted name it says that it does something: “银杏”将以▢的速度移动."""
    distributed: re.Pattern[str]
    """Behind 游客 or 农户 it says that they are counted or averaged: 居民消费价格 is no figure of theirs."""
    firm_role: re.Pattern[str]
    short_name: re.Pattern[str]
    """（以下简称“公司”）gives a name and is no mention."""
    venue: re.Pattern[str]
    built: re.Pattern[str]
    """甲乙集团投资兴建的北河水电站装机▢: the work has the figure, not who built it."""
    appearing: re.Pattern[str]
    """最大雨量出现在城关镇，达▢: before the place that has the extreme."""
    vessels: tuple[str, ...]
    vessel_ends: tuple[str, ...]
    """“江海”号: what 该船 points back to."""
    kinds: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    """学校, 球队 -> the ends of the names that they point back to: 中学, 队."""
    possessor: re.Pattern[str]
    """头部企业 before 的单车毛利: `name`, at the head of its clause."""
    no_possessor: re.Pattern[str]
    """What is no name there: 较快的增长, 新增的▢."""
    situated: re.Pattern[str]
    judge: re.Pattern[str]
    """法院判处周某有期徒刑▢: the years are those of the person."""
    whole: re.Pattern[str]
    small: re.Pattern[str]
    """Towns and villages are called by their names, a city that reports is 全市."""
    speaking: SpeakerRules
    receiving: re.Pattern[str]
    """为▢名学生发放▢: they are those to whom something is done."""
    no_subject: re.Pattern[str]
    """Behind a counted noun these say that it is no subject."""
    of_offices: tuple[str, ...]
    office_centres: tuple[str, ...]
    """市疾控中心 is the name of an office; other centres are kinds of work."""
    there: frozenset[str]
    """当地 is the place named last and nobody else."""
    ours: re.Pattern[str]
    """我们 or 我 at the head of a clause of a quotation."""
    us: frozenset[str]
    """我们 in the words of the head of a body is the body."""
    his: frozenset[str]
    """其 of a person; 它 and 当地 point back to nobody."""
    rate_ends: tuple[str, ...]
    purses: tuple[str, ...]
    """市财政 owns money and no rate."""
    owning_units: frozenset[str]
    """Measure words of those who have or do what the next figure measures."""
    aged: re.Pattern[str]
    """Between an age and the name of whose it is: ▢老人王大山, ▢的外卖骑手小王."""
    relative: re.Pattern[str]
    """Between a figure and the person at the head of its relative clause: 种了▢苹果的村民王大山."""
    quotation: QuotationRules


ANYWHERE: Mapping[str, str] = {
    "heading_for": "claim-heading-for",
    "conceded": "claim-conceded",
    "seat": "claim-seat",
    "by_themselves": "claim-by-themselves",
    "that": "claim-that",
    "exceeding": "claim-exceeding",
    "set_up": "claim-set-up",
    "firm": "claim-firm-name",
    "going_on": "claim-going-on",
    "done": "claim-work-done",
    "unreturning": "claim-unreturning",
    "distributed": "claim-distributed",
    "firm_role": "claim-firm-role-head",
    "whole": "claim-whole-area",
    "small": "claim-small-area",
    "receiving": "claim-receiving",
    "no_subject": "claim-no-subject",
}
"""Field -> the phrase that it finds."""
AT_THE_END: Mapping[str, str] = {
    "each": "claim-each-of",
    "compared_with": "claim-compared-with",
    "goal": "claim-goal",
    "set_against": "claim-set-against",
    "ranked_in": "claim-ranked-in",
    "venue": "claim-venue",
    "built": "claim-built",
}
"""Field -> the phrase that it finds at the end of a text."""
LISTS: Mapping[str, str] = {
    "vessels": "claim-vessel",
    "vessel_ends": "claim-vessel-end",
    "heading_from": "claim-heading-from",
    "of_offices": "claim-office-of",
    "office_centres": "claim-office-centre",
    "rate_ends": "claim-rate-end",
    "contrasts": "claim-contrast",
    "purses": "claim-purse",
}
"""Field -> its list."""
SETS: Mapping[str, str] = {
    "there": "claim-there",
    "us": "claim-us",
    "his": "claim-his",
    "owning_units": "claim-owning-unit",
    "parts": "claim-part-of-area",
}
"""Field -> the list whose words it knows."""


ANY_OF = {
    "winning": "claim-winning",
    "several": "claim-several",
    "bare": "claim-bare-work",
    "acting": "claim-acting",
}
"""Field -> the list of which it finds any word."""


def compile_owned(pack: Pack) -> OwnedRules:
    """The words of a pack beside owners."""
    phrase = phrases(pack).regex
    made: Callable[..., OwnedRules] = OwnedRules  # its fields come from tables of several types
    return made(
        idle=re.compile(
            rf"{TIME}{words(pack, 'claim-name-begin-time')}"
            rf"|[\s“”（(《》*#—【】{TIME}]|{phrase('claim-idle-head')}|{words(pack, 'claim-before-place')}"
        ),
        dateline=re.compile(rf"{TIME}?{phrase('claim-dateline')}"),
        listed=re.compile(
            rf"、[^，。；：{FIGURE}{TIME}]{{1,24}}?{words(pack, 'claim-and-others')}"
        ),
        agent=re.compile(rf"{words(pack, 'claim-heading-from')}[一-龥]{{0,12}}$"),
        opening_clause=re.compile(rf"(?:^|[，。；：])[一-龥“”]{{1,12}}{words(pack, 'claim-of')}$"),
        remark=re.compile(rf"{words(pack, 'claim-remark-before')}*{words(pack, 'claim-remark')}"),
        ours=re.compile(rf"[“，。；：]\s*{words(pack, 'claim-us', 'claim-first-person')}"),
        nobody=re.compile(rf"^{words(pack, 'claim-nobody')}+$"),
        vague=re.compile(rf"(?<![”]){words(pack, 'claim-vague-work')}$"),
        titled=re.compile(rf"{words(pack, 'claim-titled')}$"),
        trade=re.compile(rf"{words(pack, 'claim-firm-trade')}$"),
        short_name=re.compile(rf"[（(]{phrase('claim-short-name')}[：:]?[“\"]?$"),
        appearing=re.compile(f"{phrase('claim-appearing')}$"),
        kinds=tuple(
            (pack.words_named(f"claim-{kind}"), pack.words_named(f"claim-{kind}-end"))
            for kind in ("school", "team")
        ),
        possessor=re.compile(
            rf"(?:^|{TIME}|{words(pack, 'claim-possessor-head')})"
            rf"(?P<name>[一-龥]{{1,8}}{words(pack, 'claim-possessor-end')})"
            rf"{words(pack, 'claim-of')}$"
        ),
        no_possessor=re.compile(phrase("claim-no-possessor")),
        situated=re.compile(
            rf"(?:^|[，。；：]){words(pack, 'claim-situated')}[^，。；：]{{0,16}}{words(pack, 'claim-of')}$"
        ),
        judge=re.compile(rf"{words(pack, 'claim-judge')}$"),
        speaking=_compile_speakers(pack),
        aged=re.compile(rf"[^，。；：、{FIGURE}{TIME}]{{0,12}}"),
        relative=re.compile(
            rf"[^，。；：、{FIGURE}{TIME}]{{0,8}}{words(pack, 'claim-of')}[^，。；：、{FIGURE}{TIME}]{{0,12}}"
        ),
        quotation=_compile_quotations(pack),
        **{field: re.compile(words(pack, name)) for field, name in ANY_OF.items()},
        **{field: pack.words_named(name) for field, name in LISTS.items()},
        **{field: frozenset(pack.words_named(name)) for field, name in SETS.items()},
        **{field: re.compile(phrase(name)) for field, name in ANYWHERE.items()},
        **{field: re.compile(f"{phrase(name)}$") for field, name in AT_THE_END.items()},
    )


def _compile_quotations(pack: Pack) -> QuotationRules:
    """The words of a pack beside what is quoted on a market."""
    return QuotationRules(
        frozenset(pack.words_named("claim-quoted-measure")),
        frozenset(pack.words_named("claim-closing")),
        re.compile(rf"^{phrases(pack).regex('claim-market')}"),
    )


def _compile_speakers(pack: Pack) -> SpeakerRules:
    """The words of a pack beside those who say something."""
    return SpeakerRules(
        re.compile(
            rf"^(?:[\s{TIME}]|{words(pack, 'claim-speaker-head')})+"
            rf"|(?:\s|{words(pack, 'claim-speaker-tail')})+$"
        ),
        re.compile(
            f"{words(pack, 'claim-no-speaker')}|{phrases(pack).regex('claim-part-of-document')}"
        ),
        re.compile(rf"^{words(pack, 'claim-quoting')}?[：:，,]"),
    )
