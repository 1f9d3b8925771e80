"""The words of a Chinese pack as the patterns that the interpreter reads with.

What stands before a figure is read from the figure leftwards (综合参保率 <- 稳定在 <- 98%), so the
patterns for it are made of reversed words and match the reversed text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from heshu.claims.chinese.modality import ModalityRules, compile_modality
from heshu.claims.chinese.rules.listed import ListRules, compile_lists
from heshu.claims.chinese.rules.names import NameRules, compile_names
from heshu.claims.chinese.rules.nouns import NounRules, compile_nouns
from heshu.claims.chinese.rules.owned import OwnedRules, compile_owned
from heshu.claims.chinese.rules.particles import ParticleRules, compile_particles
from heshu.claims.chinese.rules.phrases import phrases
from heshu.claims.chinese.rules.times import TimeRules, compile_times
from heshu.claims.chinese.rules.unknown import (
    entity_names,
    firms,
    named_place,
    owners,
    persons,
    players,
)
from heshu.claims.masking import FIGURE, TIME, compile_remarks
from heshu.languages.lists import NOTHING, backwards, letters, words
from heshu.languages.schema import Change, Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Basis

HAN = "\u4e00-\u9fff"
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
    deeds: re.Pattern[str]
    """Reversed: verbs that end like a word of change and tell what is done to something: 改造提升."""
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
    players: re.Pattern[str]
    """选手切普孔, right behind a nation."""
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
    remarks: re.Pattern[str]
    """Remarks in brackets on the figure before: （初步数）."""
    vague_units: frozenset[str]
    lists: ListRules
    names: NameRules
    nouns: NounRules
    owned: OwnedRules
    particles: ParticleRules
    times: TimeRules
    modality: ModalityRules


def compile_rules(pack: Pack) -> ChineseRules:
    """The patterns of a pack; lists that it lacks match nothing."""
    return ChineseRules(
        **_before(pack),
        **_phrases(pack),
        **_entities(pack),
        **_speech(pack),
        lists=compile_lists(pack),
        names=compile_names(pack),
        nouns=compile_nouns(pack),
        owned=compile_owned(pack),
        particles=compile_particles(pack),
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
        "deeds": re.compile(_reversed(pack.words_named("claim-deed"))),
        "comparing": re.compile(_comparing(pack), re.VERBOSE),
        "bases": {word: entry.basis for entry in pack.basis for word in entry.words},
        "origin": re.compile(
            f'{words(pack, "claim-of")}?(?:{words(pack, "claim-origin-part")}?[”"]?{TIME}[“"]?'
            f"{words(pack, 'claim-time-former')}?|{backwards(pack, 'claim-origin')}"
            f"|{backwards(pack, 'claim-origin-end')}[一-龥]{{0,5}}?)?"
            f"(?:{_reversed(_role(pack.change, 'from'))})"
        ),
        "compared_adjectives": re.compile(_adjectives(pack)),
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
        "remarks": compile_remarks(pack),
        "vague_units": frozenset(pack.words_named("claim-vague-unit")),
    }


def _entities(pack: Pack) -> dict[str, Any]:
    """Who and what has figures."""
    phrase = phrases(pack).regex
    return {
        "entity_words": re.compile(_any(_entity_words(pack))),
        "entity_kinds": _entity_words(pack),
        "entity_names": re.compile(entity_names(pack), re.VERBOSE),
        "things": re.compile(
            f"(?:{_words(pack, 'claim-thing')})(?!{_words(pack, 'claim-thing-guard')})"
        ),
        "short_names": re.compile(
            f"(?:^|(?<=[，。；：“]))(?:{_words(pack, 'claim-organisation')})(?!{FIGURE})"
        ),
        "named_place": re.compile(named_place(pack), re.VERBOSE),
        "firms": re.compile(firms(pack), re.VERBOSE),
        "somebody": re.compile(
            f"(?:{_words(pack, 'claim-surname')}|{_words(pack, 'claim-surname-word')})"
            f"(?:{phrase('claim-somebody')}|(?:{_words(pack, 'claim-honorific')})"
            f"(?!{phrase('claim-honorific-guard')}))"
        ),
        "persons": re.compile(persons(pack), re.VERBOSE),
        "players": re.compile(players(pack), re.VERBOSE),
        "owners": re.compile(owners(pack), re.VERBOSE),
        "common": re.compile(_words(pack, "claim-common")),
    }


def _speech(pack: Pack) -> dict[str, Any]:
    """Who says so."""
    return {
        "private": re.compile(_words(pack, "claim-private-role")),
        "first_person": re.compile(_words(pack, "claim-first-person")),
        "third_person": re.compile(
            f"(?:{_words(pack, 'claim-third-person')})(?!{words(pack, 'claim-plural')})"
        ),
        "published": re.compile(_words(pack, "claim-publisher")),
        "speech": re.compile(_words(pack, "claim-speech")),
        "saying": re.compile(
            f"(?:{TIME}|{words(pack, 'claim-saying-before')}|（[^）]{{0,20}}）)*"
            rf"(?:[^，。；：（）]{{0,8}}{phrases(pack).regex('claim-official')}[^，。；：（）]{{0,6}}?)?"
            f"(?:{_words(pack, 'claim-saying')}|[：:]"
            f"|[^，。；：]{{0,24}}{words(pack, 'claim-saying-about')})"
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
    into, by = (_reversed(_role(changes, role)) for role in ("to", "by"))
    rises, falls = (
        [w for e in changes if e.role == "verb" and e.direction == d for w in e.words]
        for d in ("up", "down")
    )
    less = [word for word in falls if word.endswith(tuple(rises))]  # 少增 ends like 增
    branches = [f"(?:(?:{into})?(?:{by}))?(?P<less_decrease>{_reversed(less)})"]
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


def _adjectives(pack: Pack) -> str:
    """比去年高▢, 比去年多打了▢: the adjective with a verb of one character behind it; 多 and 少
    may have a longer one: 同比多接诊▢.
    """
    up, down = (
        _any(w for e in pack.change if e.role == "adjective" and e.direction == d for w in e.words)
        for d in ("up", "down")
    )
    longer = f"(?<=[{letters(pack, 'claim-more-less')}])[{HAN}]{{2,3}}?"
    return rf"(?:(?P<up>{up})|(?P<down>{down}))(?:[{HAN}]|{longer})?{words(pack, 'claim-done')}?$"


def _moving(pack: Pack) -> str:
    """央行下调利率▢: the verb that stands before its noun."""
    up, down = _words(pack, "claim-raising"), _words(pack, "claim-lowering")
    of = letters(pack, "claim-of")
    return (
        rf"[^，；：]*?(?:(?P<up>{up})|(?P<down>{down})){words(pack, 'claim-done')}?"
        rf"(?P<noun>[^，；：{of}{TIME}]{{2,10}})$"
    )


def _comparing(pack: Pack) -> str:
    """同比, 比▢, 较清明假期: what a change is measured against."""
    plain = _any(word for entry in pack.basis for word in entry.words)
    phrase = phrases(pack).regex
    level, than = phrase("claim-comparing-level"), words(pack, "claim-against-end")
    return rf"""
        (?P<plain>{plain})(?:[{HAN}]{{0,4}}{than}|{level})?
      | (?P<timed>{_words(pack, "claim-comparing")})
        (?:[“"]?(?:{_words(pack, "claim-holiday")})?[”"]?|{words(pack, "claim-time-former")})(?P<time>{TIME}{TIME}?)
        (?:{words(pack, "claim-comparing-end")}|{level})?
      | (?P<other>{phrase("claim-comparing-other")})(?P<base>[^{TIME}，]{{2,14}})$
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
