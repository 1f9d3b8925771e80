"""What tells the names in a sentence: 江苏省苏州市, 《春水》, 9号线, 恒川港务 before 公告."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from msgspec import Struct

from heshu.claims.chinese.rules.phrases import name_letter, no_name, phrases
from heshu.claims.chinese.rules.shown import (
    clause_head,
    listed_places,
    names_told,
    specimen,
    summit,
    teller,
)
from heshu.claims.masking import FIGURE, TIME
from heshu.languages.lists import letters, words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re


class NameRules(Struct, frozen=True, eq=False):
    """What begins, ends, surrounds and excludes names."""

    place_behind: re.Pattern[str]
    office_behind: re.Pattern[str]
    """地质调查局 behind 自然资源部中国: the country or the ministry is a part of its name."""
    analyst: re.Pattern[str]
    rater: re.Pattern[str]
    """The ends of the names of houses that judge other firms: 证券, 评级."""
    rating: re.Pattern[str]
    """认为, 维持“买入”评级 behind such a name: the figures are of others."""
    rated: re.Pattern[str]
    """发表报告称 behind any name."""
    place_in: re.Pattern[str]
    """红星村 behind 双河镇."""
    item: re.Pattern[str]
    """2、甲乙港务收到▢: an item of a list that begins with who does what firms do."""
    defined: re.Pattern[str]
    """青岚湖位于▢, 云杉（…）又称▢: a text that tells what something is begins with its name."""
    work: re.Pattern[str]
    """影片《春水》以▢领跑: a work by its title."""
    vessel: re.Pattern[str]
    """盾构机“江海号”, “江海”号: `name` with what it is before."""
    summit: re.Pattern[str]
    """最高点青石岭 before 海拔: `name`."""
    specimen: re.Pattern[str]
    """采用新方法制备的组件, 新组件 at the head of a clause: `name` is what is tested."""
    tested: re.Pattern[str]
    """对照组: a rate that was measured before is measured of it too."""
    created: re.Pattern[str]
    """研制出▢柔性电池，其: `name` is what 其 points back to."""
    shown: re.Pattern[str]
    """是一座石塔，高▢: `name` is what is measured in the clauses behind."""
    each: re.Pattern[str]
    """每台设备 before 每天: `name`, one of the things that are spoken of."""
    numbered: re.Pattern[str]
    """9号线, 3号机组 have a number for a name."""
    announcer: re.Pattern[str]
    """甲乙股份公告，…: who announces something speaks of itself."""
    topic: re.Pattern[str]
    """甲乙港务▢季度营收: a name stands before the time of its figure."""
    deed: re.Pattern[str]
    rubric: re.Pattern[str]
    """供给： at the head of a paragraph: what it tells of, and nobody."""
    no_label: re.Pattern[str]
    """校长也有遗憾：…: what stands before the colon is a sentence."""
    object_verb: re.Pattern[str]
    """设 before 机器人: a verb of one character before what is no name then."""
    level_of_place: re.Pattern[str]
    """省级贫困村 is a kind of place."""
    generic: re.Pattern[str]
    """主要子公司 is no name."""
    national: re.Pattern[str]
    office: re.Pattern[str]
    """市医保局 tells of others more often than of itself."""
    done_to: re.Pattern[str]
    """铁路发送旅客: something is done to the group; 城镇居民 is a part of the income measured."""
    town_and_land: re.Pattern[str]
    role_before: re.Pattern[str]
    """Words that belong to a role: 家住城北区的|退休 before 教师."""
    subject: re.Pattern[str]
    """What stands at the head of a clause before an adverb, a time or a verb: `name`."""
    group: re.Pattern[str]
    """▢省级部门 at the head of a clause before what they do: `name`, and `head` with its figure."""
    subject_head: re.Pattern[str]
    """各 of 各供热企业: no part of the noun."""
    agent_ends: tuple[str, ...]
    """The ends of nouns of people and bodies of people."""
    no_subject: re.Pattern[str]
    introduced: re.Pattern[str]
    """的王大山老人: a whole name before a form of address, as `named`."""
    in_office: re.Pattern[str]
    """局长　王大山: a name behind a role and a space, as `named` with `role`."""
    address: re.Pattern[str]
    """女士, 老人: how people are called."""
    speaking_role: re.Pattern[str]
    """What somebody is who tells of the body that is named before."""
    body: re.Pattern[str]
    """The name of a body before the role of its head, as `name`."""
    teller: re.Pattern[str]
    """Who says something: `name` before the verb, `he` where it is a pronoun."""
    announced: re.Pattern[str]
    """王大山也有遗憾：what the head of a body has on his mind is not his figure."""
    telling: re.Pattern[str]
    """王大山在接受采访时说，▢: somebody only tells it."""
    counted: re.Pattern[str]
    thing_before: re.Pattern[str]
    """What belongs to the name of a work before its end."""
    arriving: re.Pattern[str]
    according: re.Pattern[str]
    """据北塔水库: no name begins so."""
    holds_offices: frozenset[str]
    """国家 and 中国 before 统计局."""
    our_areas: frozenset[str]
    """我市 before the name of a part of it: 我市青石区."""
    papers: frozenset[str]
    """They end the name of a firm or a fund, and are what is held or issued without one."""
    foretold: re.Pattern[str]
    """市气象台首席预报员王大山预计: an office that foretells what happens elsewhere."""
    sources: tuple[str, ...]
    """据 before the name of a publisher."""
    publishing: tuple[str, ...]
    """The ends of names of bodies that publish figures of others: 协会."""
    office_ends: tuple[str, ...]
    actor_ends: tuple[str, ...]
    """The ends of names that are offices: 国家电影局, 海关."""
    signing: tuple[str, ...]
    """The ends of names of offices that sign a text."""
    residents: tuple[str, ...]
    beating: re.Pattern[str]
    """云岭飞鹰加时击败江海蓝鲨 in a headline: `winner`, who stands first, and `loser`."""
    business: re.Pattern[str]
    """酱园, 茶坊 at the head of a clause: `name`."""
    sayer: re.Pattern[str]
    """王大山说 at the head of a clause: `named`."""
    clause_head: re.Pattern[str]
    """What several clauses begin with may be a name: `name`."""
    short_place: re.Pattern[str]
    """Characters at the head of a headline that may be a place without its end: `name`."""
    short_place_ends: tuple[str, ...]
    listed_places: re.Pattern[str]
    """西川、南陵 before 两省: `list`."""
    registered: re.Pattern[str]
    """甲乙重工 before 有限公司: `name`."""
    sister: re.Pattern[str]
    """港机 behind the first word of the name of a firm that a text has: `trade`."""
    trader: re.Pattern[str]
    """恒川家居 before 实现收入, at the head of a clause: `name` with `stem`."""
    place_left: re.Pattern[str]
    """江海 before 县财政."""
    parting: re.Pattern[str]
    """其中 before the name of a part of what is spoken of."""
    since: re.Pattern[str]
    """三年|来 before 镇卫生院: what belongs to the time and to no name."""
    straddled: re.Pattern[str]
    """其中 before 国产: no word of an entity begins inside of it."""
    dated: re.Pattern[str]
    """2024年 behind a name."""
    salutation: re.Pattern[str]
    """各市人民政府： to whom a text is sent."""
    titled_about: re.Pattern[str]
    """关于下达学校补助资金的通知: the title of a letter."""
    issuing: re.Pattern[str]
    """经江海县人民政府同意，现: `name`, in whose name a letter is sent."""
    said_for: re.Pattern[str]
    """对恒川食品来说: `name`, of whom is told."""
    inside_clause: re.Pattern[str]
    """全部, 做客 inside of what ends like a name."""
    heard: re.Pattern[str]
    """从, or nothing at the head of a clause, before an office that was asked or tells."""
    heard_from: re.Pattern[str]
    """交警大队获悉 behind the place of the office."""
    neighbouring: re.Pattern[str]
    """相邻的 before a place that is told of in passing."""
    complement: re.Pattern[str]
    """是 before a name that a sentence only arrives at."""
    several_things: re.Pattern[str]
    """多条 of 多条高速: no name."""
    in_quotes: re.Pattern[str]
    """台风“银杏”: a name in quotation marks, but not “两重”."""


def _of_texts(pack: Pack) -> Callable[..., NameRules]:
    """Names that a text shows by how it uses them."""
    phrase, letter, unnamed = phrases(pack).regex, name_letter(pack), no_name(pack)
    return partial(
        NameRules,
        place_in=re.compile(
            f"(?:[^\\W\\d_{unnamed}{letters(pack, 'claim-no-inner-name')}]{{1,4}}{phrase('claim-place-in')})*"
        ),
        item=re.compile(
            rf"^\s*(?:{FIGURE}|\d+)[、.．]\s*(?P<name>[^\W_{unnamed}]{{2,8}}?)(?={words(pack, 'claim-item-deed')})"
        ),
        defined=re.compile(
            rf"^\s*(?P<name>“?{letter}{{2,12}}?”?)(?:（[^（）]{{1,40}}）)?，?"
            rf"(?={phrase('claim-defining')})"
        ),
        work=re.compile(
            rf"(?:{phrase('claim-work-kind')}(?P<kind>)|(?<=[，。；：])|^)(?P<name>《[^《》]{{1,16}}》)"
            rf"(?(kind)|(?={phrase('claim-work-deed')}))"
        ),
        vessel=re.compile(
            rf"(?:^|(?<=[，。；：{letters(pack, 'claim-of')}{TIME}]))[一-龥]{{0,6}}?"
            rf"(?P<name>{phrase('claim-vessel-name')})"
        ),
        summit=summit(pack),
        specimen=specimen(pack),
        tested=re.compile(
            rf"{words(pack, 'claim-specimen-head')}.{{0,5}}{words(pack, 'claim-specimen-end')}"
        ),
        created=re.compile(
            rf"{phrase('claim-creating')}{FIGURE}?(?P<name>{letter}{{2,16}})"
            rf"(?=，{words(pack, 'claim-back-to-thing')})"
        ),
        shown=re.compile(
            rf"{words(pack, 'claim-showing')}{FIGURE}(?P<name>{letter}{{2,12}})"
            rf"(?=，{phrase('claim-dimension')}{FIGURE})"
        ),
        since=re.compile(f"{TIME}{words(pack, 'claim-name-begin-time')}"),
        each=re.compile(
            rf"(?<![（(])(?P<name>{words(pack, 'claim-each-thing')}{letter}{{2,6}}?)"
            rf"(?={words(pack, 'claim-each-behind')}|{TIME})"
        ),
        announcer=re.compile(
            rf"(?:^|[。；：】\n])\s*(?P<name>{letter}{{2,10}}?)(?:（[^（）]{{2,20}}）)?"
            rf"{TIME}?{words(pack, 'claim-announcing-time')}?{words(pack, 'claim-announcing')}"
        ),
        topic=re.compile(
            rf"(?:^(?:\s*\d{{1,2}}[、.．])?|[。；\n])[\s#*]*(?P<name>{letter}{{3,10}})(?=[{TIME}])"
        ),
    )


def _of_speakers(pack: Pack) -> Callable[..., NameRules]:
    """Names that a sentence shows by what they do: who stands at its head, and who tells it."""
    phrase, letter = phrases(pack).regex, name_letter(pack)
    return partial(
        _of_texts(pack),
        office=re.compile(
            rf"{words(pack, 'claim-office-of')}[^，。]{{1,5}}{words(pack, 'claim-office-end')}"
        ),
        role_before=re.compile(
            rf"(?:(?<=[，。；：“、\s{TIME}{letters(pack, 'claim-role-opening')}])|^){letter}+$"
        ),
        subject=re.compile(
            rf"(?:^|(?<=[，。；：”\n]))(?:[\s“*#]|{TIME}|{phrase('claim-idle-head')})*"
            rf"(?P<name>{phrase('claim-subject-head')}?{letter}{{2,10}}?)"
            rf"(?=(?:{TIME}|{phrase('claim-subject-adverb')}|{words(pack, 'claim-verb', 'claim-opening-verb')}))"
        ),
        group=re.compile(
            rf"(?:^|(?<=[，。；：\n]))(?:{words(pack, 'claim-clause-joint')}|{TIME})*"
            rf"(?P<head>(?:(?!{words(pack, 'claim-before-object')})[一-龥]{{2,12}}{words(pack, 'claim-of')})?{FIGURE})"
            rf"(?P<name>[一-龥]{{0,8}}?{words(pack, 'claim-group-end')})"
            rf"(?=[，{TIME}]|{phrase('claim-subject-adverb')}|{words(pack, 'claim-verb', 'claim-opening-verb')})"
        ),
        introduced=re.compile(
            rf"(?:^|(?<=[，。；：“\s{letters(pack, 'claim-of')}]))"
            rf"(?P<named>{words(pack, 'claim-surname', 'claim-surname-word')}{letter}{{2}})"
            rf"{words(pack, 'claim-address')}"
        ),
        in_office=re.compile(
            rf"(?P<role>{words(pack, 'claim-speaking-role')})[ \u3000]+"
            rf"(?P<named>{words(pack, 'claim-surname', 'claim-surname-word')}{letter}{{1,2}})(?=[\s，。；、）]|$)"
        ),
        body=re.compile(
            rf"(?<!{letter})(?:{words(pack, 'claim-according', 'claim-interviewing')})?"
            rf"(?P<name>(?P<brand>{letter}{{1,2}}{words(pack, 'claim-brand-joint')}){letter}{{2}}|{letter}{{2,16}}?)"
            rf"{words(pack, 'claim-role-rank')}*$"
        ),
        teller=teller(pack),
        announced=re.compile(rf"[^，。；：“”{FIGURE}{TIME}]{{1,10}}："),
        telling=re.compile(
            rf"(?={words(pack, 'claim-telling-head')}[^，。；：“”{FIGURE}]{{1,16}}[，：])(?:{phrase('claim-telling')})"
        ),
    )


PHRASES: Mapping[str, str] = {
    "place_behind": "claim-place-behind",
    "office_behind": "claim-office-behind",
    "analyst": "claim-analyst",
    "numbered": "claim-numbered-thing",
    "deed": "claim-no-topic",
    "no_label": "claim-no-label",
    "rubric": "claim-rubric",
    "object_verb": "claim-object-verb",
    "level_of_place": "claim-level-of-place",
    "generic": "claim-generic",
    "national": "claim-national-team",
    "done_to": "claim-done-to",
    "subject_head": "claim-subject-head",
    "no_subject": "claim-no-subject-name",
    "foretold": "claim-foretelling",
    "rating": "claim-rating",
    "rater": "claim-rater",
    "rated": "claim-judging-others",
    "salutation": "claim-salutation",
    "titled_about": "claim-titled-about",
    "several_things": "claim-several-things",
    "heard_from": "claim-heard-from",
}
"""Field -> the phrase that it finds."""
ANY_OF: Mapping[str, str] = {
    "town_and_land": "claim-town-and-land",
    "address": "claim-address",
    "speaking_role": "claim-speaking-role",
    "arriving": "claim-before-place",
    "according": "claim-according",
    "straddled": "claim-self-guard",
    "inside_clause": "claim-inside-clause",
}
"""Field -> the list of which it finds any word."""
LISTS: Mapping[str, str] = {
    "agent_ends": "claim-agent-end",
    "publishing": "claim-publishing-end",
    "sources": "claim-source-head",
    "office_ends": "claim-naming-office",
    "actor_ends": "claim-acting-office",
    "signing": "claim-signing-office",
    "residents": "claim-resident",
    "short_place_ends": "claim-short-place-end",
}
"""Field -> its list."""
SETS: Mapping[str, str] = {
    "holds_offices": "claim-holding-offices",
    "our_areas": "claim-our-area",
    "papers": "claim-paper",
}
"""Field -> the list whose words it knows."""


def compile_names(pack: Pack) -> NameRules:
    """The words of a pack beside names."""
    phrase, letter = phrases(pack).regex, name_letter(pack)
    return _of_speakers(pack)(
        counted=re.compile(rf"{words(pack, 'claim-counting')}*{FIGURE}"),
        thing_before=re.compile(rf"(?:“[^“”，。]{{1,12}}”)?{letter}{{0,12}}$"),
        clause_head=clause_head(pack),
        beating=re.compile(
            rf"(?:^|[\s#*，：:]|(?<=\d))(?P<winner>{letter}{{3,6}}?)"
            rf"(?:{words(pack, 'claim-match-manner')}|\s?\d+[比:：\-—]\d+\s?)*"
            rf"{words(pack, 'claim-beating')}(?P<loser>{letter}{{3,6}})(?=[\s，。！!（(]|$)"
        ),
        business=re.compile(
            rf"(?:^|(?<=[，。；：！？“”\n]))(?:[\s*#]|{words(pack, 'claim-business-opening')})*"
            rf"(?P<name>(?!{phrase('claim-no-business')})[一-龥]{words(pack, 'claim-business-end')})"
            rf"(?!{words(pack, 'claim-business-guard')})(?=[一-龥])"
        ),
        sayer=re.compile(
            rf"(?:^|(?<=[，。；：！？“”\n]))\s*(?P<named>{words(pack, 'claim-surname', 'claim-surname-word')}"
            rf"{letter}{{1,2}}?)(?={words(pack, 'claim-speech')})"
        ),
        short_place=re.compile(rf"[\s\W]*(?P<name>{letter}{{2,4}})"),
        listed_places=listed_places(pack),
        registered=re.compile(
            rf"(?<!{letter})(?P<name>{letter}{{3,8}}?)(?P<bracket>（[^（）]{{1,6}}）)?"
            rf"{words(pack, 'claim-registered-form')}"
        ),
        sister=re.compile(
            rf"(?P<trade>[一-龥]{{0,2}}?{words(pack, 'claim-sister-trade')})"
            rf"(?!{words(pack, 'claim-registered-form', 'claim-sister-trade')})"
        ),
        trader=re.compile(
            rf"(?:^|(?<=[，。；：\n{TIME}]))\s*(?P<name>(?P<stem>(?!{words(pack, 'claim-no-first')}){letter}{{2,3}})"
            rf"{words(pack, 'claim-sister-trade')})(?={phrase('claim-trader-deed')})"
        ),
        place_left=re.compile(
            rf"(?:^|[，。；：、“”（）\s{TIME}{FIGURE}]|{words(pack, 'claim-before-place')})"
            rf"(?!{words(pack, 'claim-no-first')}){letter}{{1,4}}$"
        ),
        **names_told(pack),
        **{field: re.compile(phrase(name)) for field, name in PHRASES.items()},
        **{field: re.compile(words(pack, name)) for field, name in ANY_OF.items()},
        **{field: pack.words_named(name) for field, name in LISTS.items()},
        **{field: frozenset(pack.words_named(name)) for field, name in SETS.items()},
    )
