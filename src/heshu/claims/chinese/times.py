"""Which time governs a figure: 2014年，…粮食总产达▢，比2005年增加▢.

A time behind 比 or 较 is the base of a comparison and governs nothing.
"""

from __future__ import annotations

import re

from msgspec import Struct

from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.masking import TIME, Masked
from heshu.model.figures import Numeral

BEFORE = re.compile(r"(?:截至|截止到?|自从|自|自打|到|至|据)$")
BEHIND = re.compile(
    r"""
    (?:年?[底末初](?![始次级期中])|份)?
    (?:[“”]?(?:五一|十一|国庆|春节|清明|端午|中秋|元旦|劳动节|双节)[“”]?(?:节|假日)?)?
    (?:小?长假|假期|期间|黄金周|以来|以后|之后|以前|之前)?
    """,
    re.VERBOSE,
)
COMPARING = re.compile(r"(?:比|较|相比|相较|相较于|比起|相比于|对比)$")
COMPARED = re.compile(r"(?:同期)?(?:相比|同期(?:水平)?的)")
AGO = re.compile(r"(?:多|余)?(?:前|来|以来|间|里|内)")
ENDS = "，。；：！？\n"


class Moment(Struct, frozen=True):
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


def read_moments(masked: Masked, text: str, rules: ChineseRules) -> tuple[Moment, ...]:
    """The times of a sentence in reading order; `text` is the sentence."""
    return tuple(
        _moment(masked, text, number, item)
        for number, item in enumerate(masked.items)
        if isinstance(item, Numeral)
    )


def _moment(masked: Masked, text: str, number: int, item: Numeral) -> Moment:
    position = masked.position(number)
    prefix = BEFORE.search(text, max(0, item.start - 3), item.start)
    start = prefix.start() if prefix else item.start
    suffix = BEHIND.match(text, item.end)
    end = suffix.end() if suffix else item.end
    before = masked.text[max(0, position - 4) : position]
    base = bool(COMPARING.search(before) or COMPARED.match(masked.text, position + 1))
    # 从…, 由…: the time of where a change starts stands inside its clause
    return Moment(position, text[start:end].strip("据"), item.iso, base, _leads(masked.text, position))


def _leads(text: str, position: int) -> bool:
    """Nothing but a preposition stands between the head of the clause and the time."""
    start = max(text.rfind(mark, 0, position) for mark in ENDS) + 1
    return len(text[start:position].strip(" “”（(《》*#\u3000")) <= 2  # noqa: PLR2004


def governing(
    moments: tuple[Moment, ...], position: int, clause: int, origins: frozenset[int]
) -> Moment | None:
    """The time that governs the figure at a masked offset, in the clause that starts there.

    `origins` are times that belong to the start of a change only.
    """
    before = [m for m in moments if m.position < position and not m.base]
    inside = [m for m in before if m.position >= clause and m.position not in origins]
    if inside:
        return inside[-1]
    earlier = [m for m in before if m.position not in origins]
    return earlier[-1] if earlier else None


def is_placeholder(character: str) -> bool:
    """Whether a character of a masked text stands for a time."""
    return character == TIME
