"""How numbers and findings are put into words: `20.0% (19.0 to 21.1)`, `20.0%（19.0至21.1）`.

Rounding is half-even on exact decimals, so that a message never depends on the machine.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, Decimal
from fractions import Fraction

from heshu.checks.check import Check, Comparison
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Quantity
from heshu.model.intervals import Interval, nominal
from heshu.model.scripts import FULL_WIDTH

DIGITS = re.compile(r"[0-9０-９][0-9０-９,，]*(?:[.．][0-9０-９]+)?")
MOST_DECIMALS = 4
LONG = Context(prec=300)
"""Enough for figures that nobody prints, and for what is reckoned of them."""
VERDICTS = {"zh": "：不一致", "en": ": inconsistent"}
TRUNCATED = {"zh": "：按截断取值则一致", "en": ": agrees if truncated"}
FAR_APART = {"zh": "：相差悬殊，或许所指不同", "en": ": far apart, perhaps of different things"}
RANGE = {"zh": "{low}至{high}{unit}", "en": "{low} to {high}{unit}"}
"""Where the figures as printed give no single number."""
BETWEEN = {"zh": "{value}（{low}至{high}）", "en": "{value} ({low} to {high})"}
UNBOUNDED = {
    "zh": ("不低于 {low}", "不超过 {high}", "任意值"),
    "en": ("at least {low}", "at most {high}", "anything"),
}


class Style:
    """How one derived number is printed: its surroundings, scale and decimals."""

    __slots__ = ("after", "before", "decimals", "factor", "signed", "trim")

    def __init__(self, comparison: Comparison) -> None:
        quantity = comparison.claim.quantity if comparison.claim else None
        digits = DIGITS.search(quantity.text) if quantity else None
        printed = digits[0].translate(FULL_WIDTH).replace(",", "") if digits else ""
        point = printed.find(".")
        stated = 0 if point < 0 else len(printed) - point - 1
        self.before, self.after, self.factor = "", comparison.unit, Fraction(1)
        self.signed = comparison.signed
        self.trim = not comparison.unit
        self.decimals = min(stated + 1, MOST_DECIMALS)
        if not comparison.unit and quantity is not None:
            self._like_the_claim(comparison.claim, digits, printed)

    def _like_the_claim(
        self, claim: Claim | None, digits: re.Match[str] | None, printed: str
    ) -> None:
        """Print as the claim is printed: 35万吨 for 350000 beside 32万吨."""
        assert claim is not None
        quantity = claim.quantity
        if digits is None or not quantity.value or not Decimal(printed):
            self.after = _unit_apart(quantity)  # six years: 4 to 5 years
            return
        self.factor = Fraction(quantity.value) / Fraction(Decimal(printed))
        start = quantity.core_start - quantity.start
        self.before = quantity.text[start : digits.start()] if digits.start() >= start else ""
        self.after = quantity.text[digits.end() : start + quantity.core_end - quantity.core_start]

    def number(self, value: Fraction) -> str:
        """The number without its surroundings, with a sign where the style asks for one."""
        sign = "+" if self.signed and value > 0 else ""
        return sign + self.bare(value)

    def bare(self, value: Fraction) -> str:
        """The number alone, with no more decimals than an exact one needs."""
        shown = value / self.factor
        decimals = self.decimals
        while self.trim and decimals and (shown * 10 ** (decimals - 1)).denominator == 1:
            decimals -= 1
        return decimal_text(shown, decimals)

    def full(self, value: Fraction) -> str:
        """The number with currency sign, scale word and unit."""
        return f"{self.before}{self.number(value)}{self.after}"


def _unit_apart(quantity: Quantity) -> str:
    """The unit of a figure in words, in the plural and with a blank in English: three-year.

    Years and months together are reckoned in months: 三年六个月.
    """
    printed, latin = quantity.unit_text, quantity.unit_text[:1].isascii()
    if quantity.unit == "mo":
        return " months" if latin and printed else "个月"
    if quantity.kind == "duration" and latin and printed and not printed.endswith("s"):
        printed += "s"
    return f" {printed}" if printed[:1].isalpha() and latin else printed


def decimal_text(value: Fraction, decimals: int) -> str:
    """A rational with so many decimals; integers without any.

    >>> decimal_text(Fraction(20), 1), decimal_text(Fraction(61, 3), 1)
    ('20.0', '20.3')
    """
    exact = LONG.divide(Decimal(value.numerator), Decimal(value.denominator))
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN, LONG)
    return f"{LONG.plus(rounded):,f}"


def interval_text(point: Interval, interval: Interval, style: Style, language: str) -> str:
    """The derived value and, where it is not exact, its range."""
    if interval.low is None or interval.high is None:
        low, high, anything = UNBOUNDED[language]
        if interval.low is not None:
            return low.format(low=style.full(interval.low))
        if interval.high is not None:
            return high.format(high=style.full(interval.high))
        return anything
    if interval.low == interval.high:
        return style.full(interval.low)
    at_face = point.low is not None and point.low == point.high
    middle = point.low if at_face and point.low else (interval.low + interval.high) / 2
    low, high = style.bare(interval.low), style.bare(interval.high)
    if low == high:
        return style.full(middle)
    if not at_face:
        return style.before + RANGE[language].format(low=low, high=high, unit=style.after)
    return BETWEEN[language].format(value=style.full(middle), low=low, high=high)


def arithmetic(
    check: Check, at_face: Comparison, strictly: Comparison, language: str, *, agrees: bool = False
) -> str:
    """The calculation in words, without the verdict; `agrees` for figures that agree."""
    template = check.zh if language == "zh" else check.en
    if agrees:
        template = (check.agrees_zh if language == "zh" else check.agrees_en) or template
    derived = interval_text(at_face.derived, strictly.derived, Style(strictly), language)
    claim = strictly.claim
    stated = strictly.text or (claim.quantity.text if claim else "")
    note = strictly.note_zh if language == "zh" else strictly.note_en
    told = template.format(formula=strictly.formula, derived=derived, stated=stated, note=note)
    return told if agrees else told + note


def value_of(claim: Claim) -> Fraction | None:
    """The printed number as a fraction; `None` for a range."""
    face = nominal(claim.quantity)
    return face.low if face.low == face.high else None
