"""Names that the words around them show: the spot that is highest, what is tested, who tells."""

from __future__ import annotations

from heshu.claims.chinese.rules.phrases import name_letter, phrases
from heshu.claims.masking import FIGURE, TIME
from heshu.languages.lists import letters, words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re

SHORTEST, LONGEST = 3, 8
"""Characters of a name that is known by its return."""


def summit(pack: Pack) -> re.Pattern[str]:
    """最高点青石岭 before 海拔, 最高处在青石岭 before ，海拔."""
    phrase, letter, head = phrases(pack).regex, name_letter(pack), words(pack, "claim-summit-head")
    return re.compile(
        rf"(?:^|(?<=[，。；：]))(?:[^，。；：]{{0,4}}?{head})?"
        rf"(?:(?P<name>{letter}{{1,4}}{words(pack, 'claim-summit-end')})(?={phrase('claim-summit')})"
        rf"|[^，。；：]{{0,4}}?{head}{phrase('claim-summit-place')}"
        rf"(?P<spot>{letter}{{2,10}})(?=，{phrase('claim-summit')}))"
    )


def specimen(pack: Pack) -> re.Pattern[str]:
    """未经处理的对照组件 before 只剩▢, 新组件 before 仍保持."""
    gap, head = rf"[^，。；：{FIGURE}{TIME}]{{1,16}}?", words(pack, "claim-specimen-head")
    return re.compile(
        rf"(?:^|(?<=[，。；：]))(?:{words(pack, 'claim-clause-joint')})?"
        rf"(?:{words(pack, 'claim-specimen-made')}{gap}{words(pack, 'claim-of')}"
        rf"|[一-龥]{{2,6}}{FIGURE}{words(pack, 'claim-of')}|(?={head}))"
        rf"(?P<name>{head}?{name_letter(pack)}{{0,5}}?{words(pack, 'claim-specimen-end')})"
        rf"(?={phrases(pack).regex('claim-specimen-behind')})"
    )


def listed_places(pack: Pack) -> re.Pattern[str]:
    """西川、南陵 before 两省."""
    return re.compile(
        rf"(?P<list>[一-龥]{{2,6}}(?:、[一-龥]{{2,4}}){{0,5}}[、和与][一-龥]{{2,4}}?)"
        rf"[两二三四五六七八九十]{words(pack, 'claim-level-counted')}"
    )


def teller(pack: Pack) -> re.Pattern[str]:
    """王大山 before 表示 or 给记者算了▢: up to four characters, or 他."""
    phrase = phrases(pack).regex
    return re.compile(
        rf"(?P<name>(?P<he>[他她])|[一-龥·]{{2,4}})(?={words(pack, 'claim-speech')}"
        rf"|{words(pack, 'claim-telling-head')}[^，。；：“”{FIGURE}]{{0,16}}{phrase('claim-telling')})"
    )


def clause_head(pack: Pack) -> re.Pattern[str]:
    """The head of a clause with what may be a name, and one character more than a name has."""
    return re.compile(
        r"(?:^|[，。；：！？—“”\n])[\s*#]*(?:\d{1,2}[、.．]|[一二三四五六七八九十]{1,2}、)?"
        rf"{phrases(pack).regex('claim-clause-head')}?"
        rf"(?=(?P<name>[一-龥A-Za-z·]{{{SHORTEST},{LONGEST + 1}}}))",
        re.MULTILINE,
    )


def names_told(pack: Pack) -> dict[str, re.Pattern[str]]:
    """What stands around a name that is only told: where it parts, who issues, for whom it is said."""
    phrase, letter = phrases(pack).regex, name_letter(pack)
    return {
        "parting": re.compile(rf"{words(pack, 'claim-parting')}，?$"),
        "dated": re.compile(rf"\d{{1,4}}{words(pack, 'claim-date-unit')}"),
        "heard": re.compile(rf"{words(pack, 'claim-heard-head')}|^|(?<=[，。；\s）])"),
        "neighbouring": re.compile(f"{phrase('claim-neighbouring')}$"),
        "complement": re.compile(
            rf"{words(pack, 'claim-complement')}[^，。；：{FIGURE}{TIME}]{{0,8}}$"
        ),
        "issuing": re.compile(
            rf"(?:^|(?<=[，。；：])){words(pack, 'claim-issuing-head')}"
            rf"(?P<name>{letter}{{3,18}}?)(?={phrase('claim-issuing-end')})"
        ),
        "said_for": re.compile(
            rf"(?:^|(?<=[，。；：])){words(pack, 'claim-said-for-head')}"
            rf"(?P<name>{letter}{{2,12}}?)(?={words(pack, 'claim-said-for')})"
        ),
        "in_quotes": re.compile(
            rf"“(?![一二三四五六七八九十{letters(pack, 'claim-some')}])(?P<name>[一-龥A-Za-z]{{2,6}})”"
        ),
    }
