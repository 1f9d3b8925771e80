"""RAT007: a quantity in two units is one quantity: 300 acres (121 hectares)."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from heshu.checks.check import Check, Comparison
from heshu.model.figures import Quantity
from heshu.model.intervals import Interval, Reading, around, nominal, point
from heshu.model.relations import Conversion

KEPT_DIGITS = 2
"""A converted figure may be rounded to two leading digits: 193 cm may stand for 188 to 198 cm."""


def derive(conversion: Conversion, reading: Reading) -> Comparison | None:
    """The first figure in the unit of the second beside the second.

    The first is taken at its word where the second has more digits, for then it was converted
    from it: 6 feet (183 cm).
    """
    if conversion.prefixed:
        return None  # 8.15 m (815 cm) is a figure said again, REP005
    return converted(conversion, reading)


def converted(conversion: Conversion, reading: Reading) -> Comparison:
    """The comparison of `derive`, whatever the units."""
    first, second = conversion.first.quantity, conversion.second.quantity
    exact = first.qualifier == "" and _is_coarser(first, second)
    source = nominal(first) if exact else reading(first)
    return Comparison(
        derived=_converted(source, conversion, reading),
        stated=_printed(second, reading),
        formula=first.text,
        claim=conversion.second,
    )


def _converted(source: Interval, conversion: Conversion, reading: Reading) -> Interval:
    if conversion.rate is None:
        return source.scale(conversion.factor) + point(conversion.offset)
    rate = reading(conversion.rate.quantity)
    return source / rate if conversion.divides else source * rate


def _printed(quantity: Quantity, reading: Reading) -> Interval:
    """A figure with the slack of two leading digits."""
    value = quantity.value
    if quantity.qualifier == "about" and _digits(quantity) > KEPT_DIGITS:
        quantity = replace(quantity, qualifier="")  # 约合1.78米 is rounded and no guess
    own = reading(quantity)
    if not value or quantity.qualifier:
        return own
    slack = Fraction(10) ** (abs(value).adjusted() - KEPT_DIGITS + 1) / 2
    loose = around(value, slack, slack)
    if own.low is None or own.high is None or loose.low is None or loose.high is None:
        return own
    return Interval(min(own.low, loose.low), max(own.high, loose.high))


def _is_coarser(first: Quantity, second: Quantity) -> bool:
    """True where the second has more digits, or the first halves in words: three and a half hours."""
    halved = first.words and first.value is not None and first.value % 1 != 0
    return _digits(first) < _digits(second) + (1 if halved else 0)


def _digits(quantity: Quantity) -> int:
    """The significant digits of a figure, zeros at its end not counted."""
    return len(quantity.value.normalize().as_tuple().digits) if quantity.value else 0


CHECK = Check(
    code="RAT007",
    name="conversion",
    severity="error",
    furthest=4,
    likely=2,
    relations=(Conversion,),
    derive=derive,
    tier=2,
    zh="{formula} 换算为 {derived}，文中为 {stated}",
    en="{formula} is {derived}, the text says {stated}",
)
