"""Whether the place between two lines shows that one sentence goes on over it.

`藏书由30万册减少` / `到45万册，增长50%。`: 由30万册 waits for its 到, and no paragraph begins with
到45万册. `奖牌共52枚，其` / `中金牌10枚` tears a word, `400` / `户` a figure from its measure word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.layout.rules import FIGURE, LayoutRules
from heshu.layout.strands import Strand
from heshu.model import lazy_re as re
from heshu.model.texts import LanguageCode

COMMAS = "，、,"
RATIO = "∶"
OPENERS = "“‘「『（([【《〈"
BRACKETS = {"（": "）", "(": ")", "“": "”", "《": "》", "「": "」", "【": "】"}
CONTINUATION = "，、。；：！？）)”’】》」』%％‰℃…∶,.;:!?"
"""A paragraph never begins with one of these."""
LIST_NUMBER = re.compile(
    r"""[(（]? [一二三四五六七八九十\d]{1,3} (?: [)）] | [、．] | \.(?!\d) )
      | 第 [一二三四五六七八九十百\d]{1,4} [章节条部编]
      | [①-⑳❶-❿㈠-㈩⑴-⒇]
    """,
    re.VERBOSE,
)
FIGURE_AT_START = re.compile(FIGURE)
ASIDE = re.compile(
    r"[（(][^\d\s（）()]{0,3}\d[\d.,]*\s?[^\s\d年月日.,、)）/-][^\n（）()]{0,20}[)）]"
)
"""A figure with its unit in brackets: （200公斤）, (19.3 kilometers)."""
ASIDE_END = re.compile(r"[\u3400-\u9fff][（(]\d[\d.,]*[^\s\d年月日（）()：:-]{1,6}[)）]$")
NEAR = 8
"""Characters before an aside that have the figure of which it speaks."""
WRITTEN = re.compile(r"[A-Z(“\"']?[^A-Z]*$")
"""A line in small letters after its first word is no heading of an English text."""
FEWEST_WORDS = 4
LIMB = re.compile(r"[，、][\u3400-\u9fff]$")
"""A single character behind a comma ends no line but a torn one."""
RATIO_END = re.compile(r"\d\s?[∶:：]$")
NUMERAL_END = re.compile(
    r"(?:[\u3400-\u9fff，、；。～~（(] ?[0-9０-９][0-9０-９.,，．]{0,15}[万亿]?|[两二三四五六七八九十])"
    r"(?P<counted>[\u3400-\u9fff]{0,3})$"
)
"""A number and perhaps the beginning of its unit at the end of a line: 人数400, 50公; no part of
a code: 编号：2025-011."""
LONGEST_NUMBER = 20
DATE_END, DATE_START = re.compile(r"\d[年月]$"), re.compile(r"\d{1,2}[月日号]")
"""Over the seam in 2025年10月 / 23日."""
LISTED = re.compile(r"、[\u3400-\u9fff]{1,8}$")
SUMMED = re.compile("[两二三四五六七八九十]")
"""四市 behind 北京、上海、广州."""
SHORT = 20
LONGEST_WORD = 12
BODY = 30
"""Characters from which an unfinished text is rather a torn paragraph than a heading."""
FIGURE_START = "0123456789$£€¥"
TEARS = ("、", "，", "。")
"""Behind a single character they show that it is the end of a word: 认/同、."""
CJK = re.compile(r"[\u3400-\u9fff]")


AHEAD = 4 * BODY
"""Characters of a torn text that are looked at to know how it goes on."""


def rests(strands: Sequence[Strand], rules: Mapping[LanguageCode, LayoutRules]) -> list[str]:
    """For each strand its text, with the beginning of what it goes on with where the seam is open.

    Of a sentence on three lines the second alone may look like a heading.
    """
    found = [strand.text for strand in strands]
    for place in range(len(strands) - 2, -1, -1):
        strand = strands[place]
        goes_on = strand.kind == strands[place + 1].kind == "paragraph"
        if goes_on and len(strand.text) < AHEAD:
            after = found[place + 1]
            if is_open(strand.text, after, rules[strand.language]):
                found[place] = f"{strand.text}{after[:AHEAD]}"
    return found


def is_open(before: str, after: str, rules: LayoutRules) -> bool:
    """Whether the seam itself shows a tear: a comma or 达 before it, a comma or 5万 behind it."""
    if before[-1] in COMMAS or before[-1] in OPENERS or before[-1] == RATIO:
        return True
    if after[0] in CONTINUATION and not after.startswith(("...", "…")):
        return True
    if _tears_bracket(before, after) or _is_aside(before, after):
        return True
    if ASIDE_END.search(before, max(0, len(before) - BODY)) and not is_title_like(after):
        return CJK.match(after) is not None
    if before[-1].isascii() and before[-1].isalpha():
        return _ends_open(before, after, rules) or _goes_on_in_english(before, after)
    return _is_open_in_chinese(before, after, rules) or _ends_open(before, after, rules)


def _is_open_in_chinese(before: str, after: str, rules: LayoutRules) -> bool:
    """What only a text in Chinese characters shows."""
    if _tears_amount(before, after, rules):
        return True
    if DATE_END.search(before, max(0, len(before) - 2)) and DATE_START.match(after):
        return True
    if after[0].isdigit() and rules.towards.search(before, max(0, len(before) - LONGEST_WORD)):
        return True
    if after[1:2] in TEARS and CJK.match(after):
        return True
    if FIGURE_AT_START.match(after) and _goes_on_with_figure(before, after):
        return True
    if not CJK.match(after) or is_title_like(after):
        return False
    if LIMB.search(before, max(0, len(before) - 2)):
        return True
    if rules.open_start.match(after) and not rules.closed_start.match(after):
        return True
    if (
        SUMMED.match(after)
        and rules.counted.match(after, 1)
        and LISTED.search(before, max(0, len(before) - LONGEST_WORD))
    ):
        return True
    return _tears_word(before, after, rules) or _tears_change(before, after, rules)


def _tears_amount(before: str, after: str, rules: LayoutRules) -> bool:
    """Whether a number stands before the seam and its measure word behind or over it: 400 / 户."""
    tail = before[-LONGEST_NUMBER:]
    number = NUMERAL_END.search(tail)
    if number is None or rules.closed_end.search(before, max(0, len(before) - LONGEST_WORD)):
        return False
    counted = rules.counted.match(f"{number['counted']}{after[:LONGEST_WORD]}")
    return counted is not None and counted.end() > len(number["counted"])


def _tears_bracket(before: str, after: str) -> bool:
    """Whether a bracket stays open before the seam and is closed behind it."""
    for place in range(len(before) - 1, max(-1, len(before) - 2 * BODY), -1):
        sign = before[place]
        if sign in BRACKETS.values():
            return False
        if sign in BRACKETS:
            close, again = after.find(BRACKETS[sign]), after.find(sign)
            return close >= 0 and not 0 <= again < close
    return False


def _is_aside(before: str, after: str) -> bool:
    """Whether a figure in brackets follows the one that it says otherwise: 40斤 / （20公斤）."""
    if LIST_NUMBER.match(after) or not ASIDE.match(after):
        return False
    return any(sign.isdigit() for sign in before[-2 * NEAR :])


def _tears_word(before: str, after: str, rules: LayoutRules) -> bool:
    """Whether a word lies over the seam, and none ends or begins there: 其 / 中金牌10枚.

    What may be a heading (我的家乡) is not torn: the line behind it begins a text.
    """
    if is_title_like(before) or any(
        f" {word} " in rules.vocabulary for word in (before[-2:], before[-3:], after[:2])
    ):
        return False
    return any(f" {word} " in rules.vocabulary for word in _over(before, after))


def _over(before: str, after: str) -> Iterator[str]:
    """What would be a word of two or three characters over the seam."""
    yield before[-1] + after[0]
    yield before[-2:] + after[0]
    yield before[-1] + after[:2]


def _tears_change(before: str, after: str, rules: LayoutRules) -> bool:
    """Whether a change goes on: 由30万册减少 / 到45万册, 航线由12条 / 增至27条."""
    if rules.turn.match(after) or rules.departure.match(after):
        return True
    origin = rules.origin.search(before, max(0, len(before) - BODY))
    return origin is not None and rules.outcome.match(after) is not None


def _goes_on_with_figure(before: str, after: str) -> bool:
    """Whether a text that begins with a figure is the rest of a Chinese sentence."""
    if LIST_NUMBER.match(after) or is_title_like(after):
        return False
    return " " not in before and CJK.match(before[-1]) is not None


def _ends_open(before: str, after: str, rules: LayoutRules) -> bool:
    """Whether the last word before the seam needs another: 达到, the, of."""
    if rules.open_end.search(before, max(0, len(before) - LONGEST_WORD)) is None:
        return False
    latin = before[-1].isascii()
    return not latin or after[0].islower() or after[0] in FIGURE_START or len(before) >= 2 * BODY


def _goes_on_in_english(before: str, after: str) -> bool:
    """Whether a sentence goes on with a figure, with which few begin: planned to plant / 50,000 acres."""
    if after[0] not in FIGURE_START or LIST_NUMBER.match(after):
        return False
    if after[-1] != "." or ". " in after:
        return False
    return before.count(" ") + 1 >= FEWEST_WORDS and WRITTEN.match(before) is not None


def is_title_like(text: str) -> bool:
    """Whether a text may be a heading: short, without any mark."""
    return len(text) <= SHORT and not any(c in "，。；、！？,.;" for c in text)
