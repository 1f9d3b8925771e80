"""Whether one level is of the period right before that of another one: 去年上半年 and 今年上半年."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.vocabulary import Vocabulary

YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
PERIODS_BEFORE = frozenset({"mom", "qoq", "wow", "previous"})
"""Bases of a growth over the month, quarter or week before."""


def is_year_before(
    level: Claim, rate: Claim, former: Claim, said: Vocabulary, *, near: bool
) -> bool:
    """True if the growth of a level is over a year and another level is of the year before.

    `near` says that both levels stand close together, where bare words of time are enough.
    """
    basis = rate.basis
    if basis in PERIODS_BEFORE:
        return near and _is_period_before(level.period_text, former.period_text, said)
    if basis not in ("", "yoy", "other"):
        return False
    if level.period and former.period and is_dated(level.period) and is_dated(former.period):
        return minus_a_year(level.period) == former.period
    this, last = level.period_text.lower(), former.period_text.lower()
    if said["same-period"].search(last):
        return near and basis != "other" and not said["same-period"].search(this)
    if not near:
        return False
    if said["year-before-last"].fullmatch(last) and said["last-year"].fullmatch(this):
        return True  # 去年完成手术8640台次，比前年增长20%。前年是7200台次
    rest = said["of-last-year"].sub("", _behind(said["last-year"], last))
    if rest == last:
        return False
    now = _behind(said["this-year"], this)
    return rest == now and (now != this or basis == "yoy")


def _is_period_before(this: str, last: str, said: Vocabulary) -> bool:
    """True for 上季度 and 本季度, the periods of a growth over the quarter before."""
    former, own = said["one-before"].match(last), said["this-one-now"].match(this)
    if former is None or own is None:
        return False
    return last[former.end() :] == this[own.end() :] != ""


def _behind(words: re.Pattern[str], text: str) -> str:
    """What is left of a time behind a word at its head: 上半年 of 去年上半年."""
    found = words.match(text)
    return text[found.end() :].lstrip() if found else text


def is_dated(period: str) -> bool:
    """True for a period with a year."""
    return bool(YEAR.search(period))


def minus_a_year(period: str) -> str:
    """2024-01/2024-09 -> 2023-01/2023-09."""
    return YEAR.sub(lambda found: f"{int(found[1]) - 1:04d}", period)
