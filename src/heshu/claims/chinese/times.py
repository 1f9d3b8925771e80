"""Which time governs a figure: 2014年，…粮食总产达▢，比2005年增加▢.

A time behind 比 or 较 is the base of a comparison and governs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct

from heshu.claims.masking import TIME, Masked
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral

SPAN = "span"
"""The rule of numerals that stand for a duration."""
BEFORE = re.compile(r"[“\"「]$|(?:连续|持续|截至|截止到?|自从|自|自打|据|近|过去|未来|今后|此前)$")
BEHIND = re.compile(
    r"""
    (?:年?[底末初](?![始次级期中])|份)?
    (?:[“”]?(?:五一|十一|国庆|春节|清明|端午|中秋|元旦|劳动节|双节)[“”]?(?:节|假日)?)?
    (?:小?长假|假期|期间|黄金周|以来|以后|之后|以前|之前|来(?!自))?
    """,
    re.VERBOSE,
)
COMPARING = re.compile(
    r"(?:比|较|相比|相较|相较于|比起|相比于|对比|相当于|接近|好于|高于|低于)[前上“\"]?$"
)
COMPARED = re.compile(
    r"(?:同期)?(?:相比|同期(?:水平)?的|(?:基本|大体|大致)?(?:持平|相当(?!于)|相近))"
)
RECORD = re.compile(r"的?(?:同期)?(?:单[月日季]|历史)?(?:最|首|新[高低]|第[一二三])")
"""1901年以来最暖: since when something is a record."""
CONTRACT = re.compile(r"(?:份|的|主力)?(?:交货|到期|合约|期货|交割)")
"""12月交货的原油期货: the name of what is traded."""
EVENT = re.compile(r"(?:举行|召开|举办|出席|参加|启动|开展|组织|印发|下发|编制|组团)了?$")
"""举行四季度集中签约仪式: the name of what happened."""
SAYING = re.compile(
    r"[^，。；：]{0,12}?(?:获悉|了解到|发布|公布|披露|通报|介绍|表示|[一-龥]说|宣布|举行发布会)"
)
"""记者昨日从市统计局获悉: when it was said is not when it was so."""
UNSAID = re.compile(
    r"(?P<each>每一?(?:年|个?月)(?![产均报销轮龄]))|第\d{1,2}周"
    r"|截至[今昨当]?[日天]?(?:[上下中]?午间?|早盘|午盘|尾盘)?(?:收盘|发稿|休市)"
    r"|(?:(?<=[，。；：在])|^)[一-龥]{2,7}期间"
)
"""Times that the scanner takes for words: 每年, 第47周, 截至收盘, 迎峰度夏期间."""
UNSAID_SIGN = re.compile(r"[每周]|期间|截至")
SHARED = re.compile(r"占(?:到|了)?$")
"""占全年的▢: what the figure is a share of."""
PAST = re.compile(r"过去")
"""过去一年 is the time of a report, not the length of something."""
GOAL = re.compile(r"目标|计划|任务|预算")
"""全年 of 全年目标 is no time of the figure."""
BREAK = re.compile(r"[，。；：！？\n]")
IDLE = re.compile(r"[\s“”（(《》*#\u3000—【】]|(?:美东|北京|当地|纽约|伦敦)时间")
DIGITS = re.compile(r"[0-9０-９]|期间|假期")
OF_A_YEAR = re.compile(r"年[初末底中]|当[年月日]|同年|期[初末]|报告期末")
"""Parts of a year that was named before: 其中年初结余▢."""
LEADING = 2
"""Characters that may stand between the head of a clause and its time: a preposition."""


class Moment(Struct, frozen=True, gc=False):
    """A time of the sentence."""

    position: int
    """Offset in the masked text."""
    text: str
    """As printed, with 截至 and 底."""
    iso: str
    """As scanned: a template or a partial date."""
    base: bool = False
    """The base of a comparison."""
    leading: bool = False
    """It stands at the head of its clause."""
    local: bool = False
    """It belongs to the word of change behind it alone: 本周涨▢."""
    span: bool = False
    """A duration: 连续七年."""
    each: bool = False
    """每年: it counts only where no other time of the sentence does."""
    strength: int = 2
    """2: a calendar time; 1: 目前, 近年来, 年末, which give way to one; 0: a clock time."""


def read_moments(masked: Masked, text: str) -> tuple[Moment, ...]:
    """The times of a sentence in reading order; `text` is the sentence."""
    found = list(_unsaid(masked.text))
    done = 0
    for number, item in enumerate(masked.items):
        if not isinstance(item, Numeral) or item.start < done:
            continue
        suffix = BEHIND.match(text, item.end)
        done = suffix.end() if suffix else item.end
        found.append(_moment(masked, text, number, item, done))
    return tuple(sorted(found, key=attrgetter("position")))


def _unsaid(text: str) -> Iterator[Moment]:
    """每年 and 第47周, which hold for their own clause; the words stay in the masked text."""
    if not UNSAID_SIGN.search(text):
        return
    for word in UNSAID.finditer(text):
        leading = _leads(text, word.start())
        each = word["each"] is not None
        strength = 1 if each else 2
        yield Moment(
            word.start(), word[0], "", leading=leading, span=each, each=each, strength=strength
        )


def _moment(masked: Masked, text: str, number: int, item: Numeral, end: int) -> Moment:
    position = masked.position(number)
    prefix = BEFORE.search(text, max(0, item.start - 3), item.start)
    printed = text[prefix.start() if prefix else item.start : end].strip("据")
    event = EVENT.search(masked.text, max(0, position - 3), position)
    return Moment(
        position,
        printed,
        item.iso,
        base=_is_base(masked.text, position, text[item.start : end], end - item.end),
        leading=_leads(masked.text, position),
        local=masked.text[position + 1 : position + 2] in ("涨", "跌") or event is not None,
        span=item.rule == SPAN and not PAST.match(printed),
        strength=_strength(item, text[item.start : item.end], masked.text, position),
    )


def _is_base(text: str, position: int, printed: str, tail: int) -> bool:
    """Whether the time is what a figure is compared with, shared from or reckoned since.

    The last `tail` characters of `printed` stand behind its placeholder in `text`.
    """
    before = text[max(0, position - 4) : position]
    if COMPARING.search(before) or SHARED.search(before):
        return True
    if COMPARED.match(text, position + 1) or GOAL.match(text, position + 1):
        return True
    if printed.endswith("以来") and RECORD.match(text, position + 1 + tail):
        return True
    if CONTRACT.match(text, position + 1):
        return True
    return printed == "同期" and before.endswith(TIME)


def _strength(item: Numeral, printed: str, text: str, position: int) -> int:
    if item.kind == "time" or item.iso.startswith("T"):
        return 0
    vague = not item.iso and item.kind != "name" and not DIGITS.search(printed)
    day = "{d" in item.iso
    if text[max(0, position - 2) : position] == f"{TIME}（":
        return 0  # 上周（10月13日至19日）
    if (day or vague) and SAYING.match(text, position + 1):
        return 0
    until = text.startswith("截至", position - 2) if position > 1 else False
    if item.rule == SPAN or (until and vague and not day):
        return 2
    return 1 if vague or "{d}" in item.iso or OF_A_YEAR.fullmatch(printed) else 2


def _leads(text: str, position: int) -> bool:
    """Nothing but a preposition stands between the head of the clause and the time."""
    clause = BREAK.split(text[max(0, position - 30) : position])[-1]
    return len(IDLE.sub("", clause)) <= LEADING


def governing(
    moments: tuple[Moment, ...], position: int, clause: int, end: int, used: frozenset[int]
) -> Moment | None:
    """The time that governs the figure at a masked offset in the clause `clause:end`.

    `used` are offsets of times that belong to the start of a change only.
    """
    free = [m for m in moments if not m.base and m.position not in used and m.strength]
    inside = [m for m in free if clause <= m.position < position]
    calendar = [m for m in inside if not m.span]
    earlier = [
        m
        for m in free
        if m.position < clause and not (m.local or m.each) and (m.leading or not m.span)
    ]
    behind = [m for m in free if position < m.position < end and not m.span]
    until = [m for m in earlier if m.text.startswith("截至")]
    if until and calendar and calendar[-1].text.endswith("年度") and not calendar[-1].leading:
        calendar = until  # 截至▢，全县▢年度居民医保已参保▢
    for choice in (calendar, [m for m in inside if not m.each], earlier, behind[:1], inside):
        if choice:
            return choice[-1]
    return None


def within(moment: Moment, moments: tuple[Moment, ...]) -> Moment | None:
    """The calendar time before 年末 or 当年 in the same sentence."""
    named = [m for m in moments if m.position < moment.position and m.strength > 1 and not m.base]
    return named[-1] if named else None


def of_a_year(moment: Moment) -> bool:
    """Whether the time is a part of a year that must have been named before."""
    return bool(OF_A_YEAR.fullmatch(moment.text))
