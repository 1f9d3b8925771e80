"""The time of a column in ISO 8601, where its header prints it in full: H1 2025, 2024年6月末."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from heshu.claims.attribution import Attribution, SentenceReading
from heshu.claims.periods import FIRST_YEAR, FULL_DATE

TIMES = frozenset({"date", "period"})
LONGEST_END = 1
"""Characters behind a time that leave it as it is: 末, 底."""


def times_of(reading: SentenceReading) -> dict[str, str]:
    """The times that a header row prints in full, each with its ISO 8601 form."""
    text = reading.sentence.text
    return {
        text[each.start : each.end]: each.iso
        for each in reading.numerals
        if each.kind in TIMES and FIRST_YEAR.match(each.iso)
    }


def dated(
    own: Attribution, times: Mapping[str, str], calendar: Callable[[str], str | None]
) -> Attribution:
    """A cell with the ISO form of the time in its header, of which that is all or a full date.

    What stands beside a year alone may make another time of it; spans like "year ended 31 March
    2024" are looked up in the `calendar` of the language, which gives no form to a span that is not
    the only time of its header.
    """
    printed = own.period_text.strip()
    if own.period or not printed:
        return own
    span = calendar(printed)
    if span is not None:
        return replace(own, period=span) if span else own
    whole = times.get(printed) or times.get(printed[:-LONGEST_END])
    if whole:
        return replace(own, period=whole)
    ends = (times.get(printed[at:], "") for at in range(1, len(printed)))
    date = next((iso for iso in ends if FULL_DATE.fullmatch(iso)), "")
    return replace(own, period=date) if date else own
