"""Which time governs a figure: 2014年，…粮食总产达▢，比2005年增加▢.

A time behind 比 or 较 is the base of a comparison and governs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct

from heshu.claims.masking import FIGURE, TIME, Masked
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
    r"(?:比|较|相比|相较|相较于|比起|相比于|对比|相当于|恢复[至到]|接近|不及|超过|[高超]出|[好高低快慢优多少大小强弱]于)[前上“\"]?$"
)
COMPARED = re.compile(
    r"(?:同期)?(?:相比|同期(?:水平)?的|(?:基本|大体|大致)?(?:持平|相当(?!于)|相近))"
)
LEVEL = re.compile(rf"(?:水平)?的?{FIGURE}")
"""恢复至疫前同期的▢: what the figure is a share or a multiple of."""
MULTIPLE = re.compile(r"[是为]$")
MULTIPLE_END = re.compile(rf"(?:水平)?的{FIGURE}")
"""是去年的▢: what the figure is a multiple of."""
AGAINST = re.compile(r"[与同跟和]$")
AGAINST_END = re.compile(rf"[^，。；：{TIME}]{{0,24}}相比")
"""与2010年第六次普查的▢相比."""
STANDARD = re.compile(r"(?:[与同跟和比较]|高于|低于|好于|多于|少于|超过|不及|接近)$")
STANDARD_END = re.compile(rf"[^，。；：{FIGURE}{TIME}]{{0,16}}的{FIGURE}")
"""高于7月份的▢: the figure is the base itself, so that the time of the base is its own."""
RECORD = re.compile(r"的?(?:同期)?(?:单[月日季]|历史)?(?:最|首|新[高低]|第[一二三])")
"""1901年以来最暖: since when something is a record."""
CONTRACT = re.compile(r"(?:份|的|主力)?(?:交货|到期|合约|期货|交割)")
"""12月交货的原油期货: the name of what is traded."""
EVENT = re.compile(r"(?:举行|召开|举办|出席|参加|启动|开展|组织|印发|下发|编制|组团)了?$")
"""举行四季度集中签约仪式: the name of what happened."""
SAYING = re.compile(
    r"[^，。；：]{0,12}?(?:获悉|了解到|发布|公告|公示|声明|公布|披露|通报|介绍|表示|[一-龥]说|宣布|举行发布会)"
)
"""记者昨日从市统计局获悉: when it was said is not when it was so."""
UNSAID = re.compile(
    rf"(?P<each>(?<!每[人户亩名头])每一?(?:年|个?月|[天周](?![{FIGURE}{TIME}日末]))(?![产均报销轮龄]))"
    r"|第\d{1,2}周"
    r"|截至[今昨当]?[日天]?(?:[上下中]?午间?|早盘|午盘|尾盘)?(?:收盘|(?:记者)?发稿时?|休市)"
    r"|(?:(?<=[，。；：、])|^)(?:[首次末]节|第[一二三四]节|[上下]半场|半场结束时|全场比赛|加时赛)(?=[，一-龥])"
    r"|(?:(?<=[，。；：])|^)自?[一-龥]{2,12}以来(?=，)"
    r"|(?:(?<=[，。；：在])|^)[一-龥]{2,7}期间"
)
"""Times that the scanner takes for words: 每年, 第47周, 截至收盘, 迎峰度夏期间."""
UNSAID_SIGN = re.compile(r"[每周节]|期间|截至|半场|全场|加时|以来")
EVENT_PASSED = re.compile(
    r"(?:(?<=[，。；：])|^)(?!扣|剔|刨|除|减去|加上|经|考虑|调整|还原|摊薄|合并|此|其)"
    r"[一-龥]{2,14}?(?<![然此其最随今先落身背幕前])[之以]?后(?=，)"
)
"""交易完成后，▢: a time only where the sentence has no other; 扣除成本后 is none."""
SHARED = re.compile(r"占(?:到|了)?$")
"""占全年的▢: what the figure is a share of."""
PAST = re.compile(r"过去")
"""过去一年 is the time of a report, not the length of something."""
GOAL = re.compile(r"目标|计划|任务|预算")
"""全年 of 全年目标 is no time of the figure."""
BREAK = re.compile(r"[，。；：！？\n]")
IDLE = re.compile(r"[\s“”（(《》*#\u3000—【】]|(?:美东|北京|当地|纽约|伦敦)时间")
DIGITS = re.compile(r"[0-9０-９]|期间|假期")
LASTING = re.compile(r"来$|^[“\"「]?(?:近|过去|未来|今后|最近|此后)")
"""五年来 holds for what follows as well, 连续五年 and 五年提高▢ for their own clause."""
FLEETING = re.compile("同期$|^(?:[首次末]节|第[一二三四]节|[上下]半场|半场结束时|全场比赛|加时赛)$")
"""The year before, or a part of a game: the next sentence begins anew."""
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
    event: bool = False
    """交易完成后: the same, and it holds for later clauses too."""
    standard: int = -1
    """Offset of the figure that is the base of a comparison: 高于7月份的▢."""
    strength: int = 2
    """2: a calendar time; 1: 目前, 近年来, 年末, which give way to one; 0: a clock time."""


def read_moments(masked: Masked, text: str) -> tuple[Moment, ...]:
    """The times of a sentence in reading order; `text` is the sentence."""
    found = [*_unsaid(masked.text), *_events(masked.text)]
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


def _events(text: str) -> Iterator[Moment]:
    """交易完成后 at the head of a clause; the words stay in the masked text."""
    if "后，" in text:
        for word in EVENT_PASSED.finditer(text):
            yield Moment(word.start(), word[0], "", leading=True, span=True, each=True, event=True)


def _moment(masked: Masked, text: str, number: int, item: Numeral, end: int) -> Moment:
    position = masked.position(number)
    prefix = BEFORE.search(text, max(0, item.start - 3), item.start)
    printed = text[prefix.start() if prefix else item.start : end].strip("据")
    event = EVENT.search(masked.text, max(0, position - 3), position)
    standard = _standard(masked.text, position)
    return Moment(
        position,
        printed,
        item.iso,
        base=standard >= 0
        or _is_base(masked.text, position, text[item.start : end], end - item.end),
        leading=_leads(masked.text, position),
        local=masked.text[position + 1 : position + 2] in ("涨", "跌") or event is not None,
        span=item.rule == SPAN and not PAST.match(printed),
        strength=_strength(item, text[item.start : item.end], masked.text, position),
        standard=standard,
    )


def _standard(text: str, position: int) -> int:
    """Offset of the figure that is what others are compared with, if it is the time's own."""
    if not STANDARD.search(text, max(0, position - 3), position):
        return -1
    found = STANDARD_END.match(text, position + 1)
    return found.end() - 1 if found else -1


def _is_base(text: str, position: int, printed: str, tail: int) -> bool:
    """Whether the time is what a figure is compared with, shared from or reckoned since.

    The last `tail` characters of `printed` stand behind its placeholder in `text`.
    """
    before = text[max(0, position - 4) : position]
    if COMPARING.search(before) or SHARED.search(before):
        return True
    if COMPARED.match(text, position + 1) or GOAL.match(text, position + 1):
        return True
    if printed.endswith("同期") and LEVEL.match(text, position + 1 + tail):
        return True
    if MULTIPLE.search(before) and MULTIPLE_END.match(text, position + 1 + tail):
        return True
    if AGAINST.search(before) and AGAINST_END.match(text, position + 1):
        return True
    if printed.endswith("以来") and RECORD.match(text, position + 1 + tail):
        return True
    if CONTRACT.match(text, position + 1):
        return True
    return printed == "同期" and (before.endswith(TIME) or not _leads(text, position))


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
    free = [m for m in moments if m.strength and not (m.base or m.event or m.position in used)]
    inside = [m for m in free if clause <= m.position < position]
    calendar = [m for m in inside if not m.span]
    earlier = [
        m
        for m in free
        if m.position < clause and not (m.local or m.each) and (not m.span or _lasts(m))
    ]
    behind = [m for m in free if position < m.position < end and not m.span]
    until = [m for m in earlier if m.text.startswith("截至")]
    if until:  # 截至▢，全县▢年度居民医保已参保▢，参保率▢
        calendar = until if calendar and calendar[-1].text.endswith("年度") else calendar
        earlier = until if earlier[-1].text.endswith("年度") else earlier
    own = [m for m in moments if m.standard == position]
    for choice in (own, calendar, [m for m in inside if not m.each], earlier, behind[:1], inside):
        if choice:
            return choice[-1]
    return None


def passed(moments: tuple[Moment, ...], position: int) -> Moment | None:
    """The event that is over before the figure holds, for where no time is known: 交易完成后."""
    events = [m for m in moments if m.event and m.position < position]
    return events[-1] if events else None


def _lasts(moment: Moment) -> bool:
    """Whether a duration holds for what follows: 五年来，…, 今后三年，…."""
    return moment.leading and LASTING.search(moment.text) is not None


def outlives(moment: Moment) -> bool:
    """Whether a time may hold for the next sentence as well; that of a comparison does not."""
    if moment.base or moment.local or moment.each or FLEETING.search(moment.text):
        return False
    return not moment.span or _lasts(moment)


def within(moment: Moment, moments: tuple[Moment, ...]) -> Moment | None:
    """The calendar time before 年末 or 当年 in the same sentence."""
    named = [
        m
        for m in moments
        if m.position < moment.position and m.strength > 1 and not (m.base or m.event)
    ]
    return named[-1] if named else None


def of_a_year(moment: Moment) -> bool:
    """Whether the time is a part of a year that must have been named before."""
    return bool(OF_A_YEAR.fullmatch(moment.text))
