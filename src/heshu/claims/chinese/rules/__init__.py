"""The words of a Chinese pack as the patterns that the interpreter reads with.

What stands before a figure is read from the figure leftwards (综合参保率 <- 稳定在 <- 98%), so the
patterns for it are made of reversed words and match the reversed text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from heshu.claims.chinese.modality import ModalityRules, compile_modality
from heshu.claims.chinese.rules.nouns import NounRules, compile_nouns
from heshu.claims.chinese.rules.times import TimeRules, compile_times
from heshu.claims.masking import FIGURE, TIME
from heshu.languages.schema import Change, Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Basis

HAN = "\u4e00-\u9fff"
NOTHING = "(?!)"
NO_NAME = "的和与及在从由对向为是有了等把被将使让以于其或该这那就也都均已至到着比较占增减升降涨跌达超共约仅每各距"
"""Characters that end a name."""
NO_FIRST = "新全某此本两一二三四五六七八九十数多大小农乡城社个年月日上下前后中"
"""Characters that begin no name of a place, though some are in one."""
BEFORE_PLACE = "来自|位于|走进|来到|前往|走访|对于|家住|地处|途经|驶往|抵达"
NAME_BEGINS = rf"{BEFORE_PLACE}|^|[\s，。；：、“”（）《》,;:()和与及在从由对向为是的据距{TIME}]|{TIME}[时前后里]"
"""Behind these a name of unknown words can begin."""
BEHIND_NAME = "的和与及在从由对向为是有了等把被将使让以于也都均已仅"
"""Of the characters that end a name those that are a word of their own."""
PERSON_LETTER = rf"[^\W\d_{NO_NAME}业市县区省油化车费品率量员队]"
"""A character of the name of a person."""
DIRECTIONS = {"up": "increase", "down": "decrease", "": "change"}


PHRASES_AT_HAND = 2048
"""Phrases whose reading is kept: 同比增长▢ and its like fill the news."""


class ChineseRules(Struct, frozen=True, eq=False):
    """Everything `attribute` needs to know beside the sentence; each is another one."""

    links: re.Pattern[str]
    """Reversed: words between a noun and its figure."""
    kept_ends: re.Pattern[str]
    """Reversed: nouns that end like a link."""
    adverbs: re.Pattern[str]
    """Reversed: words between a noun and a word of change."""
    spans: re.Pattern[str]
    """The span of time of a change, at the end of what stands before it: 周涨▢."""
    changes: re.Pattern[str]
    """Reversed: a word of change with its particles; the groups name its direction and role."""
    comparing: re.Pattern[str]
    """The base of a comparison: 同比, 比▢, 较清明假期."""
    bases: Mapping[str, Basis]
    origin: re.Pattern[str]
    """Reversed: 由, 从 before the figure that a change starts from."""
    openers: re.Pattern[str]
    kept_openers: re.Pattern[str]
    verbs: re.Pattern[str]
    opening_verbs: re.Pattern[str]
    stops: re.Pattern[str]
    areas: re.Pattern[str]
    """Areas and pronouns that are stripped off an indicator: 全市, 该公司."""
    entity_words: re.Pattern[str]
    entity_kinds: Mapping[str, str]
    entity_names: re.Pattern[str]
    """Names of unknown words behind the places where one can begin."""
    things: re.Pattern[str]
    """The ends of the names of works, vehicles and funds."""
    short_names: re.Pattern[str]
    """The end of the name of an organisation alone at the head of a clause: 林场▢."""
    named_place: re.Pattern[str]
    persons: re.Pattern[str]
    """Names of people behind a role."""
    firms: re.Pattern[str]
    """Names behind a role of a firm: 全资子公司甲乙重工."""
    somebody: re.Pattern[str]
    """周某, as courts and police print names."""
    private: re.Pattern[str]
    """What a person is who speaks of himself: 村民, 果农."""
    first_person: re.Pattern[str]
    third_person: re.Pattern[str]
    published: re.Pattern[str]
    """Who or what publishes figures of others, before a colon."""
    owners: re.Pattern[str]
    """Names of places and projects that are stripped off an indicator."""
    fates: re.Pattern[str]
    """What befalls people: 死亡, 受伤."""
    terms: re.Pattern[str]
    """Reversed: standard names of indicators, which are not cut shorter."""
    compared_adjectives: re.Pattern[str]
    """高, 多打了 behind what the figure is compared with; the groups name the direction."""
    moving: re.Pattern[str]
    """A verb of change and the noun that it changes, before a rate: 下调利率▢, 降低能耗▢."""
    selves: frozenset[str]
    measured_noun: re.Pattern[str]
    """A measuring noun anywhere."""
    measuring: re.Pattern[str]
    """The ending of a noun that measures something: …率, …面积."""
    speech: re.Pattern[str]
    saying: re.Pattern[str]
    """What an institution does that only publishes a figure."""
    common: re.Pattern[str]
    """Words that no name of a company or place has."""
    vague_units: frozenset[str]
    nouns: NounRules
    times: TimeRules
    modality: ModalityRules


def compile_rules(pack: Pack) -> ChineseRules:
    """The patterns of a pack; lists that it lacks match nothing."""
    return ChineseRules(
        **_before(pack),
        **_phrases(pack),
        **_entities(pack),
        **_speech(pack),
        nouns=compile_nouns(pack),
        times=compile_times(pack),
        modality=compile_modality(pack),
    )


def _before(pack: Pack) -> dict[str, Any]:
    """What stands before a figure."""
    return {
        "links": re.compile(f"(?:{_reversed(pack.words_named('claim-link'))})"),
        "kept_ends": re.compile(_reversed(pack.words_named("claim-kept-end"))),
        "adverbs": re.compile(_reversed(pack.words_named("claim-adverb"))),
        "spans": re.compile(f"(?:{_words(pack, 'claim-span')})$"),
        "changes": re.compile(_changes(pack.change)),
        "comparing": re.compile(_comparing(pack), re.VERBOSE),
        "bases": {word: entry.basis for entry in pack.basis for word in entry.words},
        "origin": re.compile(
            f"的?(?:{TIME}|来原|初最|先原)?(?:{_reversed(_role(pack.change, 'from'))})"
        ),
        "compared_adjectives": re.compile(_adjectives(pack.change)),
        "moving": re.compile(_moving(pack)),
    }


def _phrases(pack: Pack) -> dict[str, Any]:
    """What belongs to a noun phrase and what does not."""
    return {
        "openers": re.compile(_words(pack, "claim-opener")),
        "kept_openers": re.compile(_words(pack, "claim-kept-opener")),
        "verbs": re.compile(_words(pack, "claim-verb")),
        "opening_verbs": re.compile(
            _any((*pack.words_named("claim-opening-verb"), *pack.words_named("claim-verb")))
        ),
        "stops": re.compile(_stops(pack)),
        "areas": re.compile(
            _any(
                (
                    *pack.words_named("claim-area"),
                    *(word for word in pack.words_named("claim-self") if len(word) > 1),
                )
            )
        ),
        "selves": frozenset(pack.words_named("claim-self")),
        "measured_noun": re.compile(_words(pack, "claim-indicator-ending")),
        "measuring": re.compile(f"(?:{_words(pack, 'claim-indicator-ending')})$"),
        "fates": re.compile(_words(pack, "claim-fate")),
        "terms": re.compile(_reversed(pack.words_named("claim-term"))),
        "vague_units": frozenset(pack.words_named("claim-vague-unit")),
    }


def _entities(pack: Pack) -> dict[str, Any]:
    """Who and what has figures."""
    return {
        "entity_words": re.compile(_any(_entity_words(pack))),
        "entity_kinds": _entity_words(pack),
        "entity_names": re.compile(_entity_names(pack), re.VERBOSE),
        "things": re.compile(
            f"(?:{_words(pack, 'claim-thing')})(?!{_words(pack, 'claim-thing-guard')})"
        ),
        "short_names": re.compile(
            f"(?:^|(?<=[，。；：“]))(?:{_words(pack, 'claim-organisation')})(?!{FIGURE})"
        ),
        "named_place": re.compile(_named_place(pack), re.VERBOSE),
        "firms": re.compile(_firms(pack), re.VERBOSE),
        "somebody": re.compile(
            f"(?:{_words(pack, 'claim-surname')}|{_words(pack, 'claim-surname-word')})"
            f"(?:某[某甲乙丙丁]?|(?:{_words(pack, 'claim-honorific')})(?![某一-龥]?[会家们]))"
        ),
        "persons": re.compile(_persons(pack), re.VERBOSE),
        "owners": re.compile(_owners(pack), re.VERBOSE),
        "common": re.compile(_words(pack, "claim-common")),
    }


def _speech(pack: Pack) -> dict[str, Any]:
    """Who says so."""
    return {
        "private": re.compile(_words(pack, "claim-private-role")),
        "first_person": re.compile(_words(pack, "claim-first-person")),
        "third_person": re.compile(_words(pack, "claim-third-person")),
        "published": re.compile(_words(pack, "claim-publisher")),
        "speech": re.compile(_words(pack, "claim-speech")),
        "saying": re.compile(
            f"(?:[{TIME}的近日前最新]|（[^）]{{0,20}}）|召开新闻)*"
            "(?:[^，。；：（）]{0,8}(?:负责人|发言人|人士|专家|主任|[局处科]长)[^，。；：（）]{0,6}?)?"
            f"(?:{_words(pack, 'claim-saying')}|[：:]|[^，。；：]{{0,24}}关于)"
        ),
    }


def _words(pack: Pack, name: str) -> str:
    return _any(pack.words_named(name))


def _stops(pack: Pack) -> str:
    """Where a counted noun ends: verbs, words of change and the list of its own."""
    verbs = [word for entry in pack.change if entry.role == "verb" for word in entry.words]
    verbs += pack.words_named("claim-verb")
    stops = _any((*pack.words_named("claim-noun-stop"), *(w for w in verbs if len(w) > 1)))
    return f"(?P<kept>{_words(pack, 'claim-kept-stop')})|(?P<stop>{stops})"


def _any(words: Iterable[str]) -> str:
    words = tuple(words)
    return any_of(words) if words else NOTHING


def _reversed(words: Iterable[str]) -> str:
    return _any(word[::-1] for word in words)


def _role(changes: Iterable[Change], role: str) -> tuple[str, ...]:
    """The bare particles of a role: those that say no direction."""
    return tuple(w for e in changes if e.role == role and not e.direction for w in e.words)


def _changes(changes: tuple[Change, ...]) -> str:
    """The reversed pattern of change words, one group for each direction and role."""
    branches = []
    into, by = (_reversed(_role(changes, role)) for role in ("to", "by"))
    for role in ("noun", "verb", "to"):
        for direction, name in DIRECTIONS.items():
            words = [
                w for e in changes if e.role == role and e.direction == direction for w in e.words
            ]
            if not words or (role == "to" and not direction):
                continue
            particles = f"(?:{into})?" if role == "noun" else ""
            if role == "verb":
                # 降价幅度达▢ is by, 降价到▢ is to
                particles = f"(?:(?:{into})?(?:{by})|(?P<into_{name}>{into}))?"
            branches.append(f"{particles}(?P<{role}_{name}>{_reversed(words)})")
    return "|".join(branches) or NOTHING


def _adjectives(changes: tuple[Change, ...]) -> str:
    """比去年高▢, 比去年多打了▢: the adjective with a verb of one character behind it; 多 and 少
    may have a longer one: 同比多接诊▢.
    """
    up, down = (
        _any(w for e in changes if e.role == "adjective" and e.direction == d for w in e.words)
        for d in ("up", "down")
    )
    return rf"(?:(?P<up>{up})|(?P<down>{down}))(?:[{HAN}]|(?<=[多少])[{HAN}]{{2,3}}?)?了?$"


def _moving(pack: Pack) -> str:
    """央行下调利率▢: the verb that stands before its noun."""
    up, down = _words(pack, "claim-raising"), _words(pack, "claim-lowering")
    return rf"[^，；：]*?(?:(?P<up>{up})|(?P<down>{down}))了?(?P<noun>[^，；：的{TIME}]{{2,10}})$"


def _comparing(pack: Pack) -> str:
    """同比, 比▢, 较清明假期: what a change is measured against."""
    plain = _any(word for entry in pack.basis for word in entry.words)
    level = "(?:同期)?(?:平均值|均值|值(?![得守班勤])|平均水平|最大值|最高值|峰值|[高低]点|[高低]位|水平|平均(?!每)|)"
    return rf"""
        (?P<plain>{plain})(?:[{HAN}]{{0,4}}相比|{level})?
      | (?P<timed>{_words(pack, "claim-comparing")})
        (?:[“"]?(?:{_words(pack, "claim-holiday")})?[”"]?|[前上])(?P<time>{TIME})
        (?:同时期|末|底|初|相比|{level})?
      | (?P<other>(?<![对占百可同相])[比较](?![例重率较高大快低好多少为如赛]))(?P<base>[^{TIME}，]{{2,14}})$
    """


def _entity_words(pack: Pack) -> dict[str, str]:
    """Every area, institution and place, with what it is; `none` are words that hold one."""
    lists = {
        "area": ("claim-area", "claim-region"),
        "institution": ("claim-institution",),
        "place": ("claim-place",),
        "actor": ("claim-actor",),
        "collective": ("claim-collective",),
        "none": ("claim-no-entity",),
    }
    return {
        word: kind
        for kind, names in lists.items()
        for name in names
        for word in pack.words_named(name)
    }


def _entity_names(pack: Pack) -> str:
    """Names of unknown words, by how they end, behind the places where a name can begin.

    Characters that no name has (的, 在) end the attempt. The name is looked at and not consumed,
    because its last character may be one behind which the next can begin.
    """
    letter = rf"[^\W\d_{NO_NAME}]"
    heads = _words(pack, "claim-own-head")
    return rf"""
      (?:{NAME_BEGINS})(?=(?P<name>
        (?P<self>(?!其[中他它余次实间])(?:{_words(pack, "claim-self")}))
      | (?P<this>(?:[该此](?!次|前|后|外|时|间|番|举|刻)|上述|这些|[这本][个座家条款艘架颗项支只名位次期届轮批部种])
            {letter}{{0,8}}?(?:{heads}))(?!{letter}?(?:{heads})|[家业者员数率额量价值费会化性份东权票本])
      | {_acting(pack)}
      | (?P<organisation>(?:[省市县区州镇乡村校]|{letter}{{2,10}}?)
            (?:{_words(pack, "claim-organisation")})
            (?:有限公司|股份有限公司|公司|集团)?)
      | {_named_place(pack)}
      ))
    """


def _named_place(pack: Pack) -> str:
    """江海县, 云岭市 by how they end."""
    endings = _words(pack, "claim-area-ending") + "|地区(?!生产)"
    return rf"""
        (?P<named>(?![{NO_FIRST}]|分地区|{BEFORE_PLACE})[^\W\d_{NO_NAME}]{{2,4}}?(?<![城地])(?:{endings}))
        (?![镇村庄民级域内外里办场属城])
    """


def _persons(pack: Pack) -> str:
    """村民王大山, 外援威廉姆斯: a name behind a role."""
    letter = PERSON_LETTER
    doing = _words(pack, "claim-person-verb")
    surname = _any((*pack.words_named("claim-surname"), *pack.words_named("claim-surname-word")))
    foreign = "".join(pack.words_named("claim-transliteration"))
    family = _words(pack, "claim-surname")
    behind = _words(pack, "claim-person-behind")
    follow = rf"(?={doing}|{behind}|[，。；：、（）“”\s{TIME}{FIGURE}]|$)"
    return rf"""
        (?:{_words(pack, "claim-person-role")}|{FIGURE}的|队|(?:家住|现住)[^，。；的]{{2,16}}的)
            (?P<named>(?:(?:{surname}){letter}{{1,2}}?|[{foreign}]{{2,8}}){follow}
                |(?:{family}){letter}{{1,2}}?(?=[{BEHIND_NAME}]))
    """


def _firms(pack: Pack) -> str:
    """全资子公司甲乙重工与…: a name behind a role, up to what no name has."""
    letter = rf"[^\W\d_{NO_NAME}通拟签获持收公披发中]"
    return rf"""
        (?:{_words(pack, "claim-firm-role")})
            (?P<named>{letter}{{3,6}}?(?=[{NO_NAME}，。（{TIME}]|通过|拟|签|获|持|收到|公告|披露|发布|中标|实现|完成|拥有|承接|投产|生产|净|营))
    """


def _acting(pack: Pack) -> str:
    """李大昊出场▢: a name at the head of a clause before what people do."""
    verbs = pack.words_named("claim-person-verb")
    deeds = _any(verb for verb in verbs if len(verb) > 1)
    letter = PERSON_LETTER
    return rf"""
        (?P<acting>(?:{_words(pack, "claim-surname")}){letter}
            (?:{letter}(?={_any(verbs)})|(?={deeds})))
    """


def _owners(pack: Pack) -> str:
    """石家庄项目 before 总建筑面积, 黄淮海主产区 before 秋粮收获."""
    letter = rf"[^\W\d_{NO_NAME}]"
    return rf"""
        (?![{NO_FIRST}]){letter}{{2,5}}?
        (?:项目(?!资金|投资|数|建设|库)
          |(?:{_words(pack, "claim-area-ending")})(?![镇村庄民级域内外里办场属城]))
      | {letter}{{2,8}}?(?:公司|集团)
    """
