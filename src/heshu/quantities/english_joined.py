"""English figures of two units, or of a unit and its part: 5 ft 3 in, an hour and a half."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.quantities.english_drafts import HUNDRED, PARTIAL_RULES, Draft
from heshu.quantities.english_units import EnglishUnits

SMALLER = {"ft": ("in", 12), "lb": ("oz", 16), "h": ("min", 60), "min": ("s", 60), "a": ("mo", 12),
           "stone": ("lb", 14), "d": ("h", 24), "wk": ("d", 7)}  # fmt: skip
"""Units that are continued in a smaller one: 5 ft 2 in, 2 hours and 30 minutes."""
CONTINUES = re.compile(r"[ ,]{1,2}(?:and[ ])?|-|")
CENTS = re.compile(r"[ ](?:and[ ])?")


def joined(text: str, first: Draft, second: Draft) -> Draft | None:
    """Two figures that make one: 5 ft 2 in, 13 dollars and 45 cents, 15 dollars 50."""
    if first.value is None or second.value is None:
        return None
    gap = text[first.end : second.start].lower()
    if first.kind == "age" and first.unit_text.endswith("old"):
        return None  # a ten-year-old, 5 months pregnant
    if (
        gap == " and "
        and second.numeral.rule in PARTIAL_RULES
        and _is_half_more(text, first, second)
    ):
        return _sum(first, second, second.value, second.precision)
    whole = first.value == first.value.to_integral_value()  # 3 min 11.42 s, 0.87 s ahead
    smaller = SMALLER.get(first.unit) if whole else None
    if smaller and second.unit == smaller[0] and CONTINUES.fullmatch(gap):
        return _sum(first, second, second.value / smaller[1], second.precision / smaller[1])
    if first.kind != "money" or first.scaled or first.scale != 1 or not CENTS.fullmatch(gap):
        return None
    if second.kind == "money" and second.scale == Decimal("0.01") and second.value < 1:
        return _sum(first, second, second.value, Decimal("0.01"))
    rest = second.value
    bare = not second.unit and not second.followed and second.precision == 1 and 0 < rest < HUNDRED
    if bare and first.precision == 1 and first.unit_text.isalpha():
        return _sum(first, second, rest / HUNDRED, Decimal("0.01"))
    if bare and first.precision == 1 and "and" in gap and first.end == first.numeral.end:
        return _sum(first, second, rest / HUNDRED, Decimal("0.01"))
    return None


LONGEST_ONE = 16
"""Characters of "a minute and " and "one minute and "."""


def with_one_before(text: str, figure: Draft, floor: int, units: EnglishUnits) -> Draft:
    """A figure with the one larger unit before it: "an hour and five minutes" is 65 minutes."""
    first = max(floor, figure.start - LONGEST_ONE)
    found = units.one_and.search(text[first : figure.start])
    if found is None or figure.value is None:
        return figure
    one = units.units.after[found["unit"].lower()]
    if (
        one.code in SMALLER
        and _is_half_of_one(text, figure)
        and text[: figure.start].endswith(" and ")
    ):
        return replace(
            figure, start=first + found.start(), value=figure.value + 1, unit=one.code,
            kind=one.kind, unit_text=found["unit"],
        )  # fmt: skip
    smaller = SMALLER.get(one.code)
    if smaller is None or figure.unit != smaller[0] or not 0 < figure.value < smaller[1]:
        return figure
    return replace(figure, start=first + found.start(), value=figure.value + smaller[1])


def _is_half_of_one(text: str, figure: Draft) -> bool:
    """True for the half of "an hour and a half", not for "a day and a half of the next"."""
    of = text.startswith((" of the", " of those", " the"), figure.end)
    bare = figure.unit == "" and not figure.followed and figure.numeral.rule in PARTIAL_RULES
    return bare and not of and HALF_MORE.fullmatch(text, figure.start, figure.end) is not None


HALF_MORE = re.compile(r"a (?:half|quarter)", re.IGNORECASE)
MEASURES = frozenset({"duration", "length", "mass", "area", "volume", "money"})


def _is_half_more(text: str, first: Draft, second: Draft) -> bool:
    """True for two hours and a half."""
    plain = second.unit == "" and not second.followed
    of = text.startswith(" of", second.end)
    return (
        plain
        and not of
        and first.kind in MEASURES
        and bool(HALF_MORE.fullmatch(text, second.start, second.end))
    )


def _sum(first: Draft, second: Draft, part: Decimal, precision: Decimal) -> Draft:
    value = first.value or Decimal(0)
    total = value - part if value < 0 else value + part
    return replace(first, end=second.end, value=total, precision=precision)
