"""Printed English numbers: 1,234.5, 12,34,567, 46 . 8, 1-3/4, .5, 1e5.

A match says what was printed; `value_of` turns it into a number and its last place.
"""

from __future__ import annotations

from decimal import Decimal

from heshu.model import lazy_re as re

VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5),
    "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8),
    "⅞": (7, 8),
}  # fmt: skip
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 7, 8, 10, 12, 16, 20, 32, 64, 100})
"""What a fraction in running text is cut into; 10/29 is a date or a code."""
LONGEST_NUMBER = 30
"""More digits than this are a code."""
ONE = Decimal(1)
HUNDREDTH = Decimal("0.01")

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺−", "0123456789-+-")
EXPONENT = r"(?: \^ [+−-]?\d{1,3} | [⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3} ) (?![\d.]\d|\d)"
INTEGER = r"""(?: \d{1,3} (?: ,(?:\r?\n[ \t]{0,8})?\d{3} )+ (?!\d)  # 1,234,567, also broken over lines
    | \d{1,2} (?: ,\d{2} )+ ,\d{3} (?!\d)               # 12,34,567
    | \d{1,3} (?: [\u202f\u2009\xa0]\d{3} )+ (?!\d)     # thin spaces
    | \d{1,3} (?: [ ],[ ]\d{3} )+ (?! \d | [ ][.,]?\d ) # 10 , 000 of tokenised corpora
    | (?<!\d[ ]) [1-9]\d{0,2} (?: [ ]\d{3} )+ (?! \d | [,:/-]\d | [ ][\d(] )  # 25 000
    | \d+ )"""
NUMBER = re.compile(
    rf"""
    (?P<vulgar> \d{{0,9}} (?:[ -])? [{"".join(VULGAR)}] )
    | (?P<mixed> (?P<whole>\d{{1,4}}) [ -]{{1,2}} (?P<up>\d{{1,3}}) [ ]?/[ ]? (?P<down>\d{{1,3}}) )
      (?! [\d/] | [.,]\d )
    | (?P<simple> (?P<over>\d{{1,4}}) [ ]?[/⁄][ ]? (?P<under>\d{{1,4}}) ) (?! [\d/] | [.,]\d )
    | (?P<grain> (?P<dollars>\d{{1,4}}\.\d\d) - (?P<parts>[1-7])/(?P<cut>[248]) ) (?! [\d/] )
    | (?P<ten> 10 {EXPONENT} )
    | (?P<plain> {INTEGER} (?: \.\d+ | [ ]\.[ ]\d+ )? | \.\d+ )
      (?P<power> e[+-]?\d{{1,2}} (?!\w) | [ ]?[x×][ ]?10 {EXPONENT} )?
    """,
    re.VERBOSE,
)


def is_fraction(match: re.Match[str]) -> bool:
    """True unless a slash joins what is no fraction: 24/7, 10/29."""
    if not (match["mixed"] or match["simple"]):
        return True
    up, down = (match["up"], match["down"]) if match["mixed"] else (match["over"], match["under"])
    return 0 < int(up) < int(down) and int(down) in DENOMINATORS


def value_of(match: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The number and one unit of its last printed place."""
    if match["plain"]:
        return _plain_value(match["plain"], match["power"] or "")
    if match["ten"]:
        return _plain_value("1", match["ten"])
    if match["grain"]:  # 13.52-1/2 dollars a bushel: 1352 and a half cents
        part = HUNDREDTH / int(match["cut"])
        return Decimal(match["dollars"]) + int(match["parts"]) * part, part
    if match["vulgar"]:
        up, down = VULGAR[match["vulgar"][-1]]
        whole = match["vulgar"][:-1].strip(" -") or "0"
    elif match["mixed"]:
        whole, up, down = match["whole"], int(match["up"]), int(match["down"])
    else:
        whole, up, down = "0", int(match["over"]), int(match["under"])
    if down == 0:
        return Decimal(whole), ONE
    return Decimal(whole) + Decimal(up) / Decimal(down), ONE / Decimal(down)


def _plain_value(printed: str, power: str) -> tuple[Decimal, Decimal]:
    digits = printed
    for mark in ", \u202f\u2009\xa0\r\n\t":
        if mark in digits:
            digits = digits.replace(mark, "")
    if not digits.isascii():
        digits = "".join(str(int(c)) if c.isdigit() else c for c in digits)
    if power and power[0] != "e":  # x 10^8, × 10⁻⁶
        power = "e" + power.partition("10")[2].translate(SUPERSCRIPTS).lstrip("^")
    value = Decimal(digits + power)
    exponent = value.as_tuple().exponent
    if exponent == 0:
        return value, ONE
    return value, Decimal((0, (1,), exponent if isinstance(exponent, int) else 0))
