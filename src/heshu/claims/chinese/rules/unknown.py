"""Names of unknown words, by how they begin and end: 甲乙集团, 江海县, 村民王大山, 该桥."""

from __future__ import annotations

from heshu.claims.chinese.rules.phrases import name_letter, no_name, phrases
from heshu.claims.masking import FIGURE, TIME
from heshu.languages.lists import alternatives, letters, words
from heshu.languages.schema import Pack


def entity_names(pack: Pack) -> str:
    """Names of unknown words, by how they end, behind the places where a name can begin.

    Characters that no name has (的, 在) end the attempt. The name is looked at and not consumed,
    because its last character may be one behind which the next can begin.
    """
    letter = name_letter(pack)
    heads = words(pack, "claim-own-head")
    return rf"""
      (?:{_begins(pack)})(?=(?P<name>
        (?P<self>(?!{words(pack, "claim-self-guard")}){words(pack, "claim-self")})
      | (?P<this>{phrases(pack).regex("claim-this")}{letter}{{0,8}}?{heads})
            (?!{letter}?{heads}|{words(pack, "claim-this-guard")})
      | {_acting(pack)}
      | (?P<organisation>(?:{words(pack, "claim-organisation-of")}|{letter}{{2,10}}?)
            {words(pack, "claim-organisation")}{words(pack, "claim-organisation-form")}?
            (?:{words(pack, "claim-department")}(?!{words(pack, "claim-person-role")}))?)
      | {named_place(pack)}
      ))
    """


def _begins(pack: Pack) -> str:
    """Behind these a name of unknown words can begin."""
    joints = letters(pack, "claim-name-begin")
    return (
        rf"{TIME}{words(pack, 'claim-name-begin-time')}|{words(pack, 'claim-before-place')}|^"
        rf"|[\s，。；：、“”（）《》】—,;:(){joints}{TIME}]"
    )


def named_place(pack: Pack) -> str:
    """江海县, 云岭市 by how they end."""
    phrase = phrases(pack).regex
    no_first = (
        f"{words(pack, 'claim-no-first', 'claim-no-place')}|{words(pack, 'claim-before-place')}"
    )
    return rf"""
        (?P<named>(?!{no_first}){name_letter(pack)}{{2,4}}?
            (?<![{letters(pack, "claim-no-place-end")}])
            (?:{words(pack, "claim-area-ending")}|{phrase("claim-area-ending-more")}))
        (?!{words(pack, "claim-place-guard")})
    """


def persons(pack: Pack) -> str:
    """村民王大山, 外援威廉姆斯: a name behind a role."""
    letter = _person_letter(pack)
    follow = (
        rf"(?={words(pack, 'claim-person-verb')}|{words(pack, 'claim-person-behind')}"
        rf"|[一-龥]{{2}}地[一-龥]|[，。；：、（）“”\s{TIME}{FIGURE}]|$)"
    )
    ending = letters(pack, "claim-name-middle")
    surname = words(pack, "claim-surname", "claim-surname-word")
    foreign = letters(pack, "claim-transliteration")
    return rf"""
        (?:{words(pack, "claim-person-role")}|(?P<looks>{phrases(pack).regex("claim-person-before")}))
            (?P<named>(?:(?(looks){words(pack, "claim-surname")}|{surname}){letter}{{1,2}}?|[{foreign}·]{{2,12}}){follow}
                |{surname}{letter}[{ending}](?={words(pack, "claim-speech")})
                |{words(pack, "claim-familiar")}{words(pack, "claim-surname", "claim-surname-word")}{follow}
                |{words(pack, "claim-surname")}{letter}{{1,2}}?
                    (?=[{letters(pack, "claim-behind-name")}]))
    """


def players(pack: Pack) -> str:
    """选手切普孔 behind a nation: any name up to what people do."""
    letter = _person_letter(pack)
    return rf"""
        (?P<role>{words(pack, "claim-player")})(?P<named>{letter}(?:{letter}|·){{1,11}}?)
        (?={words(pack, "claim-person-verb")}|{words(pack, "claim-person-behind")}|[，。；：、（“\s{TIME}{FIGURE}]|$)
    """


def firms(pack: Pack) -> str:
    """全资子公司甲乙重工与…: a name behind a role, up to what no name has."""
    unnamed = no_name(pack)
    letter = rf"[^\W\d_{unnamed}{letters(pack, 'claim-no-firm')}]"
    return rf"""
        {words(pack, "claim-firm-role")}
            (?P<named>{letter}{{3,6}}?(?=[{unnamed}，。（{TIME}]|{words(pack, "claim-firm-deed")}))
    """


def _acting(pack: Pack) -> str:
    """李大昊出场▢: a name at the head of a clause before what people do; 李以恒 has a word in it."""
    verbs = pack.words_named("claim-person-verb")
    deeds = alternatives(verb for verb in verbs if len(verb) > 1)
    letter, middle = _person_letter(pack), letters(pack, "claim-name-middle")
    return rf"""
        (?P<acting>{words(pack, "claim-surname")}(?:
            {letter}(?:{letter}(?={alternatives(verbs)}|{TIME}{deeds})|(?={TIME}?{deeds}))
            |[{middle}]{letter}(?={TIME}?{deeds})))
    """


def owners(pack: Pack) -> str:
    """石家庄项目 before 总建筑面积, 黄淮海主产区 before 秋粮收获."""
    letter = name_letter(pack)
    return rf"""
        (?!{words(pack, "claim-no-first")}){letter}{{2,5}}?
        (?:{phrases(pack).regex("claim-owned-work")}
          |{words(pack, "claim-area-ending")}(?!{words(pack, "claim-place-guard")}))
      | {letter}{{2,8}}?{words(pack, "claim-owning-firm")}
    """


def _person_letter(pack: Pack) -> str:
    """A character of the name of a person."""
    return rf"[^\W\d_{no_name(pack)}{letters(pack, 'claim-no-person')}]"
