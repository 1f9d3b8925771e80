"""Digits as printed, in any width and grouping, for the scanners of both languages.

>>> read("１２，３４５．６").value, read("−0.50").precision
(Decimal('12345.6'), Decimal('0.01'))

The patterns have no groups, so that they can be set into larger ones, and no sign: where a
sign may stand differs between languages (`-5℃` has one, `5-10` does not).
"""

from __future__ import annotations

from decimal import Context, Decimal

from msgspec import Struct

DIGIT = "[0-9０-９]"
"""One digit of half or full width."""
POINT = "[.．]"
SIGN = "[-−－﹣]"
"""Minus signs; a plain hyphen is one of them, a dash (–, —) never is."""
SPACE = "[ \u00a0\u2009\u202f\u3000]"
"""Spaces that may stand inside a figure: plain, no-break, thin, ideographic."""
THIN = "[\u00a0\u2009\u202f]"
"""Spaces that group digits by SI practice; a plain space separates two numbers."""

LONGEST = 30
"""Longer strings of digits are serial numbers, not figures."""

_GROUPED = rf"{DIGIT}{{1,3}}(?:(?>(?:,{DIGIT}{{3}})+)|(?>(?:{THIN}{DIGIT}{{3}})+))"
# １１１，１１１ and 1，234，567: a full-width comma groups digits only where nothing else can be
# meant, because it is also the comma of a Chinese sentence.
_WIDE_GROUPED = r"[０-９]{1,3}(?>(?:，[０-９]{3})+)|[0-9]{1,3}(?>(?:，[0-9]{3}){2,})"
_INDIAN = r"[0-9]{1,2}(?>(?:,[0-9]{2})+),[0-9]{3}"
INTEGER = rf"(?:(?:{_INDIAN}|{_WIDE_GROUPED}|{_GROUPED})(?![0-9０-９])|{DIGIT}++)"
"""An unsigned integer, grouped by commas (1,234,567 or 12,34,567), thin spaces or not at all."""
NUMBER = rf"(?:{INTEGER}(?>(?:{POINT}{DIGIT}++)?))"
"""An unsigned number with or without decimals."""

EXACT = Context(prec=200)
"""Arithmetic that never rounds a figure that `read` accepts, whatever its scale words."""

_TO_PLAIN = str.maketrans(
    "０１２３４５６７８９．−－﹣＋＝",
    "0123456789.---+=",
    ",， \u00a0\u2009\u202f\u3000'",
)
_PLACES = tuple(Decimal(1).scaleb(-places) for places in range(LONGEST + 1))


class Digits(Struct, frozen=True, gc=False):
    """The value of a digit string and one unit of its last printed place."""

    value: Decimal
    precision: Decimal


def read(text: str) -> Digits:
    """The value of digits with their sign, grouping and decimals: 5,236.0 is 5236 to 0.1.

    Raises `decimal.InvalidOperation` for text that is no such number.
    """
    plain = text if text.isascii() and text.isalnum() else text.translate(_TO_PLAIN)
    point = plain.find(".")
    places = len(plain) - point - 1 if point >= 0 else 0
    precision = _PLACES[places] if places <= LONGEST else Decimal(1).scaleb(-places)
    return Digits(Decimal(plain), precision)


def is_serial(text: str) -> bool:
    """True for a digit string that is a serial number: too long, or 007 with leading zeros."""
    digits = text.lstrip("-−－﹣+＋")
    if len(digits) > LONGEST:
        return True
    return len(digits) > 1 and digits[0] in "0０" and digits[1] not in ".．"


def times(value: Decimal, factor: Decimal) -> Decimal:
    """The exact product, without the trailing zeros that a fraction times a scale leaves.

    >>> times(Decimal("5.71"), Decimal(10000))
    Decimal('57100')
    """
    product = EXACT.multiply(value, factor)
    return plain_decimal(product)


def plain_decimal(value: Decimal) -> Decimal:
    """The same number without exponent and, where it is whole, without decimals."""
    if value == value.to_integral_value(context=EXACT):
        return value.quantize(Decimal(1), context=EXACT)
    return value
