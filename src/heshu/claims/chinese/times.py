"""Which time governs a figure: 2014年，…粮食总产达▢，比2005年增加▢.

A time behind 比 or 较 is the base of a comparison and governs nothing.
"""

from __future__ import annotations

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
COMPARED = re.compile(r"(?:同期)?(?:相比|同期(?:水平)?的)")
GOAL = re.compile(r"目标|计划|任务|预算")
"""全年 of 全年目标 is no time of the figure."""
BREAK = re.compile(r"[，。；：！？\n]")
IDLE = re.compile(r"[\s“”（(《》*#\u3000]")
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
    strength: int = 2
    """2: a calendar time; 1: 目前, 近年来, 年末, which give way to one; 0: a clock time."""


def read_moments(masked: Masked, text: str) -> tuple[Moment, ...]:
    """The times of a sentence in reading order; `text` is the sentence."""
    found: list[Moment] = []
    done = 0
    for number, item in enumerate(masked.items):
        if not isinstance(item, Numeral) or item.start < done:
            continue
        suffix = BEHIND.match(text, item.end)
        done = suffix.end() if suffix else item.end
        found.append(_moment(masked, text, number, item, done))
    return tuple(found)


def _moment(masked: Masked, text: str, number: int, item: Numeral, end: int) -> Moment:
    position = masked.position(number)
    prefix = BEFORE.search(text, max(0, item.start - 3), item.start)
    before = masked.text[max(0, position - 4) : position]
    return Moment(
        position,
        text[prefix.start() if prefix else item.start : end].strip("据"),
        item.iso,
        base=bool(
            COMPARING.search(before)
            or COMPARED.match(masked.text, position + 1)
            or (
                text[item.start : item.end] == "同期"
                and masked.text[position - 1 : position] == TIME
            )
            or GOAL.match(masked.text, position + 1)
        ),
        leading=_leads(masked.text, position),
        local=masked.text[position + 1 : position + 2] in ("涨", "跌"),
        span=item.rule == SPAN,
        strength=_strength(item, text[item.start : item.end]),
    )


def _strength(item: Numeral, printed: str) -> int:
    if item.kind == "time" or item.iso.startswith("T"):
        return 0
    vague = not item.iso and item.kind != "name" and not DIGITS.search(printed)
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
    earlier = [m for m in free if m.position < clause and not m.local and (m.leading or not m.span)]
    behind = [m for m in free if position < m.position < end and not m.span]
    for choice in (calendar, inside, earlier):
        if choice:
            return choice[-1]
    return behind[0] if behind else None


def within(moment: Moment, moments: tuple[Moment, ...]) -> Moment | None:
    """The calendar time before 年末 or 当年 in the same sentence."""
    named = [m for m in moments if m.position < moment.position and m.strength > 1 and not m.base]
    return named[-1] if named else None


def of_a_year(moment: Moment) -> bool:
    """Whether the time is a part of a year that must have been named before."""
    return bool(OF_A_YEAR.fullmatch(moment.text))
