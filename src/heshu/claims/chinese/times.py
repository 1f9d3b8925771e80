"""Which time governs a figure: 2014年，…粮食总产达▢，比2005年增加▢.

A time behind 比 or 较 is the base of a comparison and governs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.chinese.rules.times import TimeRules
from heshu.claims.masking import FIGURE, TIME, Masked
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral

SPAN = "span"
"""The rule of numerals that stand for a duration."""
TODAY = "{d}"
"""What 截至目前 is scanned as."""
BREAK = re.compile(r"[，。；：！？\n]")
DAY = re.compile(r"(?:\d|\})-(?:\d\d|\{\w+\})")
"""What a time has that is more exact than a year."""
GONE = 2
"""Masked characters from 过去 to the month behind 的."""
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
    """2: a calendar time; 1: 目前, 近年来, 年末, which give way to one; 0: a clock time, which does
    so to all; -1: no time of a figure."""
    aside: bool = False
    """受去年▢影响, 而上周的▢: it governs nothing behind its clause where another time can."""
    season: bool = False
    """丰水期, 旺季: a part of every year, which gives way to a date beside it."""
    wire: bool = False
    """江海3月2日电: when a report was sent, which gives way to any time that it tells."""
    named: bool = False
    """全市2024年春季项目集中开工活动: words stand before it, and no figure in its clause."""


def read_moments(masked: Masked, text: str, rules: TimeRules) -> tuple[Moment, ...]:
    """The times of a sentence in reading order; `text` is the sentence."""
    found = [*_unsaid(masked.text, rules), *_events(masked.text, rules)]
    done, gone = 0, -GONE - 1
    for number, item in enumerate(masked.items):
        if not isinstance(item, Numeral) or item.start < done:
            continue
        if rules.gone.match(masked.text, masked.position(number) + 1) and rules.past.search(
            text[item.start : item.end]
        ):
            gone = masked.position(number)  # 刚刚过去的|10月
            continue
        suffix = rules.behind.match(text, item.end)
        done = suffix.end() if suffix else item.end
        moment = _moment(masked, text, number, item, done, rules)
        if moment.position == gone + GONE:
            moment = replace(moment, leading=_leads(masked.text, gone, rules), named=False)
        found.append(moment)
    return tuple(sorted(found, key=attrgetter("position")))


def _unsaid(text: str, rules: TimeRules) -> Iterator[Moment]:
    """每年 and 第47周, which hold for their own clause; the words stay in the masked text."""
    if not rules.unsaid_cue.search(text):
        return
    for word in rules.unsaid.finditer(text):
        leading = _leads(text, word.start(), rules)
        each = word["each"] is not None
        season = word["season"] is not None
        strength = 1 if each else 2
        if any(word[0] == f"{until}{part}" for until in rules.until for part in rules.sessions):
            strength = 0
        yield Moment(
            word.start(), word[0], "", leading=leading, local=season, span=each, each=each,
            season=season, strength=strength,
        )  # fmt: skip


def _events(text: str, rules: TimeRules) -> Iterator[Moment]:
    """交易完成后 at the head of a clause; the words stay in the masked text."""
    if rules.passed_cue.search(text):
        for word in rules.passed.finditer(text):
            yield Moment(word.start(), word[0], "", leading=True, span=True, each=True, event=True)


def _moment(
    masked: Masked, text: str, number: int, item: Numeral, end: int, rules: TimeRules
) -> Moment:
    position = masked.position(number)
    prefix = rules.before.search(text, max(0, item.start - 3), item.start)
    printed = text[prefix.start() if prefix else item.start : end].strip(rules.according)
    printed = printed if "”" in printed else printed.lstrip("“")  # “昨天▢ opens a quotation
    event = rules.event.search(masked.text, max(0, position - 3), position)
    remark = rules.remark.match(masked.text, max(0, position - 2))
    standard = position - 2 if remark else _standard(masked.text, position, rules)
    return Moment(
        position,
        printed,
        item.iso,
        base=standard >= 0
        or _is_base(masked.text, position, text[item.start : end], end - item.end, rules),
        leading=_leads(masked.text, position, rules),
        local=masked.text.startswith(rules.moves, position + 1) or event is not None,
        span=item.rule == SPAN and not rules.past.match(printed),
        strength=_strength(item, text[item.start : item.end], masked.text, position, rules),
        standard=standard,
        aside=_is_aside(masked.text, position, rules),
        wire=rules.sent.match(masked.text, position + 1) is not None,
        named=not prefix and _is_named(masked.text, position, rules),
    )


def _is_named(text: str, position: int, rules: TimeRules) -> bool:
    """Whether a time is a part of the name of something rather than the time of a figure."""
    clause = BREAK.split(text[max(0, position - 30) : position])[-1]
    if len(rules.idle.sub("", clause)) < LEADING or rules.joint.search(clause):
        return False
    end = BREAK.search(text, position)
    behind = text[position + 1 : end.start() if end else len(text)]
    return len(behind) > LEADING and FIGURE not in behind


def _is_aside(text: str, position: int, rules: TimeRules) -> bool:
    """Whether the time is that of a cause or of something told beside: 受去年▢影响, 而上周的▢."""
    clause = BREAK.split(text[max(0, position - 30) : position])[-1]
    if rules.beside.search(clause) and rules.beside_end.match(text, position + 1):
        return True
    end = BREAK.search(text, position)
    behind = text[position + 1 : end.start() if end else len(text)]
    return bool(rules.cause.search(clause) and rules.cause_end.search(behind))


def _standard(text: str, position: int, rules: TimeRules) -> int:
    """Offset of the figure that is what others are compared with, if it is the time's own."""
    if not rules.standard.search(text, max(0, position - 3), position):
        return -1
    found = rules.standard_end.match(text, position + 1)
    return found.end() - 1 if found else -1


def _is_base(text: str, position: int, printed: str, tail: int, rules: TimeRules) -> bool:
    """Whether the time is what a figure is compared with, shared from or reckoned since.

    The last `tail` characters of `printed` stand behind its placeholder in `text`.
    """
    before = text[max(0, position - 4) : position]
    if rules.comparing.search(before) or rules.shared.search(before):
        return True
    if rules.compared.match(text, position + 1) or rules.goal.match(text, position + 1):
        return True
    started = rules.starting.match(text, position - 1) if position else None
    if (
        not started
        and printed.endswith(rules.same)
        and rules.level.match(text, position + 1 + tail)
    ):
        return True
    if rules.multiple.search(before) and rules.multiple_end.match(text, position + 1 + tail):
        return True
    if rules.against.search(before) and rules.against_end.match(text, position + 1):
        return True
    if printed.endswith(rules.since) and rules.record.match(text, position + 1 + tail):
        return True
    if rules.contract.match(text, position + 1):
        return True
    return printed in rules.same and (before.endswith(TIME) or not _leads(text, position, rules))


def _strength(item: Numeral, printed: str, text: str, position: int, rules: TimeRules) -> int:
    if item.kind == "time" or item.iso.startswith("T"):
        return -1 if rules.saying.match(text, position + 1) else 0
    if printed in rules.sessions:
        return 0
    if _is_of_name(printed, text, position):
        return 0
    vague = not item.iso and item.kind != "name" and not rules.digits.search(printed)
    day = "{d" in item.iso
    if rules.told_before.search(text, max(0, position - 2), position):
        return -1  # 上周（10月13日至19日）, 第49周（12月2日至8日）
    if (day or vague) and rules.saying.match(text, position + 1):
        return -1
    until = text.endswith(rules.until, 0, position)
    if item.rule == SPAN or (until and vague and not day):
        return 2
    if printed.startswith(rules.until) and text.startswith(TIME, position + 1):
        return 2  # 截至今日8时
    return 1 if vague or "{d}" in item.iso or rules.of_a_year.fullmatch(printed) else 2


def _is_of_name(printed: str, text: str, position: int) -> bool:
    """2024云岭马拉松: the year is a part of the name, and gives way to any other time."""
    return printed.isdigit() and text[position + 1 : position + 2].isalpha()


def _leads(text: str, position: int, rules: TimeRules) -> bool:
    """Nothing but a preposition stands between the head of the clause and the time."""
    clause = BREAK.split(text[max(0, position - 30) : position])[-1]
    wire = rules.wire.match(clause)
    return len(rules.idle.sub("", clause[wire.end() :] if wire else clause)) <= LEADING


def governing(
    moments: tuple[Moment, ...],
    position: int,
    clause: int,
    end: int,
    used: frozenset[int],
    rules: TimeRules,
) -> Moment | None:
    """The time that governs the figure at a masked offset in the clause `clause:end`.

    `used` are offsets of times that belong to the start of a change only.
    """
    free = [m for m in moments if m.strength > 0 and not (m.base or m.event or m.position in used)]
    inside = [m for m in free if clause <= m.position < position]
    calendar = [m for m in inside if not m.span]
    calendar = [m for m in calendar if not m.season] or calendar
    earlier = [
        m
        for m in free
        if m.position < clause and not (m.local or m.each) and (not m.span or _lasts(m, rules))
    ]
    earlier = [m for m in earlier if not m.named] or earlier
    earlier = [m for m in earlier if not (m.aside or m.wire)] or earlier
    behind = [m for m in free if position < m.position < end and not m.span]
    until = [m for m in earlier if m.text.startswith(rules.until)]
    day = [m for m in until if m.iso not in ("", TODAY)]
    if until:  # 截至▢，全县▢年度居民医保已参保▢，参保率▢
        open_ends = (*rules.of_year, *rules.so_far) if day else rules.of_year
        calendar = until if calendar and calendar[-1].text.endswith(open_ends) else calendar
        earlier = until if earlier[-1].text.endswith(open_ends) else earlier
    own = [m for m in moments if m.standard == position]
    for choice in (own, calendar, [m for m in inside if not m.each], earlier, behind[:1], inside):
        if choice:
            return choice[-1]
    return None


def passed(moments: tuple[Moment, ...], position: int) -> Moment | None:
    """The event that is over before the figure holds, for where no time is known: 交易完成后."""
    events = [m for m in moments if m.event and m.position < position]
    return events[-1] if events else None


def clocked(moments: tuple[Moment, ...], position: int) -> Moment | None:
    """The clock time before a figure, for where nothing says the day: 下午4点位于▢."""
    clocks = [m for m in moments if not (m.strength or m.base) and m.position < position]
    return clocks[-1] if clocks else None


def _lasts(moment: Moment, rules: TimeRules) -> bool:
    """Whether a duration holds for what follows: 五年来，…, 今后三年，…."""
    lasting = rules.lasting.search(moment.text) is not None
    return lasting and (moment.leading or moment.text.endswith(rules.ever_since))


def outlives(moment: Moment, rules: TimeRules) -> bool:
    """Whether a time may hold for the next sentence as well; that of a comparison does not."""
    if (
        moment.base
        or moment.local
        or moment.each
        or moment.aside
        or rules.fleeting.search(moment.text)
    ):
        return False
    return not moment.span or _lasts(moment, rules)


def within(moment: Moment, moments: tuple[Moment, ...], rules: TimeRules) -> Moment | None:
    """The calendar time before 年末 or 当年 in the same sentence."""
    named = [
        m
        for m in moments
        if m.position < moment.position and m.strength > 1 and not (m.base or m.event or m.season)
    ]
    if named and rules.part_of_year.match(moment.text) and DAY.search(named[-1].iso):
        return None  # 截至12月8日接种率▢，年底前达到▢
    return named[-1] if named else None


def of_a_year(moment: Moment, rules: TimeRules) -> bool:
    """Whether the time is a part of a year that must have been named before."""
    return bool(rules.of_a_year.fullmatch(moment.text))
