"""Figures of Chinese text that count nothing: results, stretches of time, formulas, model names.

`code_pattern` gives the alternatives `score`, `span`, `slogan` and `sign` of the scanner's master
pattern; `KINDS` says what each is.

>>> from heshu.languages.pack import load
>>> pattern = re.compile(code_pattern(load("zh")), re.VERBOSE)
>>> for text in ("以3：1取胜", "最近7天累计", "“三个一”服务", "升级到Windows 11"):
...     found = pattern.search(text)
...     print(found.lastgroup, found[0])
score 3：1
span 最近7天
slogan 三个一
sign Windows 11
"""

from __future__ import annotations

from heshu.languages import trie
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import NumeralKind

D = "[0-9０-９]"
SMALL = rf"(?:{D}{{1,3}}|[一二三四五六七八九十零〇]{{1,3}})"
VERSUS = r"[ ]?[-–—:：∶比][ ]?"
GAME = rf"{SMALL}{VERSUS}{SMALL}(?!{D}|{VERSUS}{D}|[年月日]|[.．%％万亿])"
SETS = rf"(?:[（(]{D}{{1,3}}{VERSUS}{D}{{1,3}}(?:[、，,；;/ ]{{1,2}}{D}{{1,3}}{VERSUS}{D}{{1,3}}){{0,8}}[)）])?"
RESULTS = rf"(?:[、，,]{D}{{1,3}}比{D}{{1,3}}){{0,8}}"
"""The results of the games that follow: 比分25比21、23比25、25比19."""
LISTED = rf"{D}{{2,3}}比{D}{{2,3}}(?:[、，,]{D}{{2,3}}比{D}{{2,3}}){{2,8}}"
"""Three results in a row, which no list of ratios is."""
NIL = rf"(?:{D}{{1,2}}比[0０零]|[0０零]比{D}{{1,2}})(?!{D}|[.．%％万亿])"
"""云砚队3比0: no ratio has a nought."""
COUNT = rf"(?:{D}{{1,4}}|[一二三四五六七八九十百两兩几数]{{1,4}})(?:多|余|来)?"
STRETCH = r"(?:个?半)?(?:年|个月|天|日|周|个?小时|个?星期|个?季度|个?交易日|个?赛季)(?:来|间|里|以来|时间)?"
TURNS = "[一二两三四五六七八九][升降涨跌增减平](?:[一二两三四五六七八九][升降涨跌增减平]){1,2}"
"""三降两升: how many things went which way."""
LEADERS = "…·"
"""What leads to the page number in a table of contents."""
QUOTE = r"“「『‘\""
UNQUOTE = r"”」』’\""

KINDS: dict[str, NumeralKind] = {
    "score": "code", "span": "period", "slogan": "idiom", "turns": "idiom", "sign": "code",
}  # fmt: skip
"""Name of an alternative -> what it is."""


def code_pattern(pack: Pack) -> str:
    """The alternatives, verbose, behind a cheap test of their first characters."""
    leads = "".join(sorted({word[0] for word in pack.words_named("span-lead") or ("过去",)}))
    return rf"""
    (?=[0-9０-９A-Za-z(（\[.一二三四五六七八九十零〇百两双近{leads}])(?:
    (?P<span>{_span(pack)})
  | (?={D}|[一二三四五六七八九十零〇百两双])(?:
        (?P<score>(?={SMALL}{VERSUS}){_score(pack)})
      | (?P<turns>{TURNS})
      | (?P<slogan>(?<=[{QUOTE}]){_slogan()}))
  | (?P<sign>{_sign(pack)})
    )"""


def _score(pack: Pack) -> str:
    """A result of a game: 比分2∶2, 3-1（25-21、25-18）战胜. 以3:7的比例 is none."""
    leads = "|".join(f"(?<={re.escape(word)})" for word in pack.words_named("score-lead"))
    verbs = trie.pattern(pack.words_named("score-verb") or ("战胜",))
    behind = rf"(?=(?:的?(?:总|大)?(?:比分|成绩|优势))?{verbs})"
    return rf"(?:(?:{leads or '(?!)'}){GAME}{SETS}{RESULTS}|{LISTED}|{GAME}{SETS}{behind}|{NIL})"


def _span(pack: Pack) -> str:
    """过去24小时, 未来三年, 近五年来: when, not how long."""
    words = pack.words_named("span-lead") or ("过去",)
    leads = trie.pattern(words)
    return (
        rf"(?=[近{''.join(sorted({word[0] for word in words}))}])(?:{leads}(?:(?<![由从]过去)的)?{COUNT}{STRETCH}"
        rf"|近{COUNT}(?:年|个月|天|周)(?:来|以来|间)"
        rf"|(?<![^\s，。；：、！？“（(])近{COUNT}(?:年|个月|天|周)(?![的多内]))"
    )


def _slogan() -> str:
    """“三个一”, “两个毫不动摇”, “1+6+N”, “12345”: a number in short quotation marks."""
    end = rf"(?=[{UNQUOTE}])"
    return (
        rf"(?:[一二三四五六七八九十百两双]{{1,2}}(?![元块岁年月日天时分%万千亿成倍折吨米斤亩点])"
        rf"[\u4e00-\u9fff]{{0,8}}{end}|\d{{1,6}}(?:\+[\dNXn]{{1,4}}){{0,5}}{end})"
    )


def _sign(pack: Pack) -> str:
    """Names and signs: Windows 11, GB/T 19001—2016, f(x)=2x+3, 1+6+N, the page of a contents."""
    names = trie.pattern(pack.words_named("product-name") or ("Windows",))
    bodies = trie.pattern(pack.words_named("standard-body") or ("GB",))
    term = r"[A-Za-z0-9.²³()（）+\-*/^]"
    return (
        r"(?![\u4e00-\u9fff])(?:(?=[A-Za-z])(?<![A-Za-z])(?:"
        rf"{names}[ ]\d{{1,4}}(?:\.\d+)*[A-Za-z]{{0,4}}(?![万亿%\d])"
        rf"|{bodies}(?:/[A-Z]{{1,4}})?[ ]?\d{{2,6}}(?:\.\d+)*(?:[-—–]\d{{4}})?(?![\d.%万亿])"
        rf"|[A-Za-z]{{1,6}}[(（][a-z](?:,[a-z])*[)）][ ]?=[ ]?{term}{{1,30}}"
        rf"|[xyz][²³]?(?:[+\-*/][A-Za-z0-9²³]{{1,9}}+){{0,9}}[ ]?=[ ]?{term}{{1,30}}"
        r"|K\d{1,4}\+\d{3}(?!\d)"
        r"|[A-Z]座\d{3,4}(?!\d)"
        r"|(?:UTC|GMT)[+-]\d{1,2}(?!\d))"
        r"|(?=[(（])[(（]\d{1,2}[)）]班"
        r"|(?=\[)\[\d{1,3}(?:[-,，、–]\d{1,3}){0,9}\]"
        rf"|(?=\d)(?:(?<=[{LEADERS}])\d{{1,3}}(?![\d.%％万亿元个年月])"
        r"|(?=100)(?<=[年月期女]=)100(?!\d)"
        r"|(?=\d{1,3}\+)\d{1,3}(?:\+\d{1,3}){0,9}\+(?:[NXn](?![A-Za-z])|\d{1,2}(?![\d.%万亿元A-Za-z]))"
        r"|(?=\d{1,2}\.\d)(?:(?<=\n)|(?<![\s\S]))\d{1,2}(?:\.\d{1,2}){1,3}[ \u3000]{1,2}"
        r"(?=[\u4e00-\u9fff])(?![万亿千百元个人吨年月日天公平米件台家户倍成％%]))"
        rf"|(?=[.])(?<![.])\.{{3,}}+[ ]?\d{{1,3}}(?![\d.%]))"
    )
