"""The words of a pack that lists of shares are found by."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.parts.divisions import (
    DivisionWords,
    compile_divisions,
    numbers_of_parts,
)
from heshu.relations.phrases import phrases


class ShareListRules(Struct, frozen=True):
    """What the finder of lists of shares compiled from a pack."""

    item: re.Pattern[str]
    """占, 持股, accounts for: what makes the first figure a share."""
    heading: re.Pattern[str]
    """结构：, 来源：, after which shares need no word."""
    used: re.Pattern[str] | None
    """用于, 来自 behind a share of money or people: 资金的46%用于购置设备."""
    base: re.Pattern[str]
    """What a share is of: the 全国人口 of 占全国人口的."""
    all_of_them: re.Pattern[str]
    """组成, 三大业务: words that leave nothing out, with the number of parts where there is one."""
    ends: re.Pattern[str]
    """Words of change and of other subjects between two shares."""
    survey: re.Pattern[str]
    """Answers of which one may give several."""
    numbers: Mapping[str, int]
    """Words for the number of parts: 三, three, both."""
    name_before: re.Pattern[str]
    """The name of a share in brackets, as the group `name`."""
    divisions: DivisionWords
    cautions: Cautions


def compile_share_lists(pack: Pack, cautions: Cautions) -> ShareListRules:
    """The rules of a pack for lists of shares."""
    numbers, phrase = numbers_of_parts(pack), phrases(pack).regex
    kinds, whole = any_of(pack.words_named("relation-kinds")), "relation-all-shares"
    longer = "relation-no-longer-kind"
    longer = phrase(longer) if pack.patterns_named(longer) else ""
    counted = rf"{phrase('relation-no-top-few')}(?P<number>{any_of(numbers)})\s?{kinds}{longer}"
    return ShareListRules(
        word_pattern(pack, "relation-share-item"),
        re.compile(
            rf"(?:{word_pattern(pack, 'relation-structure').pattern})"
            rf"(?:[^，,；;。]{{0,6}}[：:]|{words(pack, 'relation-heading-end')})"
        ),
        _used(pack),
        re.compile(_base_of_share(pack), re.IGNORECASE),
        re.compile(rf"{counted}|{word_pattern(pack, whole).pattern}", re.IGNORECASE),
        word_pattern(pack, "relation-share-ends"),
        word_pattern(pack, "relation-survey"),
        numbers,
        re.compile(rf"(?:^|[,;:()]|{phrase('relation-share-joint')})(?P<name>[^,;:()]*?)\s?\($"),
        compile_divisions(pack),
        cautions,
    )


def _base_of_share(pack: Pack) -> str:
    """What a share is of: before it in Chinese (占全国人口的), behind it in English (of the costs)."""
    if pack.language == "en":
        return rf"^{phrases(pack).regex('relation-share-of')}(?P<base>[a-z'-]+)"
    verb, of = words(pack, "relation-share-bare"), words(pack, "relation-of")
    called = phrases(pack).regex("relation-share-called")
    return rf"{verb}(?P<base>[^，,；;。：:]*?){of}?{called}$"


def _used(pack: Pack) -> re.Pattern[str] | None:
    """Verbs right behind a share; `None` for a language whose other words say enough."""
    if not pack.words_named("relation-share-used"):
        return None
    return word_pattern(pack, "relation-share-used")
