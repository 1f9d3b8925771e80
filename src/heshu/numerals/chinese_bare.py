"""Every number of a Chinese text on its own, for the public function `heshu.numerals`.

>>> from heshu.languages.pack import load
>>> from heshu.numerals.chinese import compile_grammar
>>> grammar = compile_grammar(load("zh"))
>>> [str(item.value) for item in bare_numbers("百分之五的人等了三 百 五 十天, 2^-1", grammar)]
['5', '350', '0.5']
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral
from heshu.numerals import chinese_tails, digits
from heshu.numerals.chinese_numbers import Numbers
from heshu.numerals.chinese_plain import read_plain

if TYPE_CHECKING:
    from heshu.numerals.chinese import Grammar

PLACES = 15
"""Digits kept of a power, as many as a double has."""
POWER = re.compile(r"\^(?P<exponent>[+-]?\d{1,3})(?![\d.])")
LETTER_SCALE = re.compile(r" ?(?P<letter>[kKmMgGtTbB])(?![A-Za-z0-9])")
LETTER_SCALES = {"k": 10**3, "m": 10**6, "b": 10**9, "g": 10**9, "t": 10**12}
DOTTED = re.compile(r"\d+(?:\.\d+){2,}")
MIXED = re.compile(
    r"(?P<whole>\d{1,9}) ?(?:又 ?|(?<= ))(?P<top>\d{1,9})/(?P<bottom>[1-9]\d{0,8})(?![\d/])"
)
POINTED = re.compile("[另这那哪每某任同上下]一")
"""Words with 一 that count where a measure word follows: 另一种, 每一个."""
SPACED_PARTS = re.compile(r"\d{1,4} ?[万萬亿億](?: ?\d{1,4} ?[千百十万萬])+")
DOZEN = Decimal(12)


def bare_numbers(text: str, grammar: Grammar) -> tuple[Numeral, ...]:
    """The numbers of a text without units, dates taken apart, percentages as their number."""
    found: list[Numeral] = []
    position, start = 0, grammar.bare
    while True:
        match = start.search(text, position)
        if match is None:
            return tuple(found)
        if match.lastgroup == "skip":
            position = match.end()
            counted = POINTED.fullmatch(match[0]) and position < len(text)
            if not counted or text[position] not in grammar.numbers.unit_names:
                continue
            position -= 1  # 另一种: the 一 counts after all
            numerals = _read(text, position, grammar.numbers)
            found.extend(item for item in numerals if item.kind == "number")
            position += 1
            continue
        numerals = _read(text, match.start(), grammar.numbers)
        position = numerals[-1].end if numerals else match.start() + 1
        found.extend(item for item in numerals if item.kind == "number")


def _read(text: str, start: int, numbers: Numbers) -> tuple[Numeral, ...]:
    """The number at an offset; several for 2222.2222.22, none where there is none."""
    dotted = DOTTED.match(text, start)
    if dotted is not None:
        return tuple(_split(dotted))
    mixed = MIXED.match(text, start)
    if mixed is not None:
        value = int(mixed["whole"]) + Decimal(int(mixed["top"])) / int(mixed["bottom"])
        return (Numeral(start=start, end=mixed.end(), value=value, rule="mixed fraction"),)
    parts = SPACED_PARTS.match(text, start)
    if parts is not None and " " in parts[0]:
        whole = read_plain(parts[0].replace(" ", ""), 0, numbers)
        return () if whole is None else (replace(whole, start=start, end=parts.end()),)
    per_part = numbers.per_part.match(text, start)
    if per_part is not None:
        return _read(text, per_part.end(), numbers)
    number = read_plain(text, start, numbers, spread=True, codes=False)
    if number is None or number.value is None and number.low is None:
        return () if number is None else (number,)
    return (_with_tail(text, number, numbers),)


def _with_tail(text: str, number: Numeral, numbers: Numbers) -> Numeral:
    """The number with what multiplies or divides it: 分之, 余万, ^-1, M, 打."""
    if number.value is None:  # 二十几万: the number that is printed
        number = replace(number, value=_printed(text, number, numbers))
    power = POWER.match(text, number.end)
    if power is not None and number.value:
        value = Decimal(repr(round(float(number.value) ** int(power["exponent"]), PLACES)))
        return replace(number, end=power.end(), value=value, rule="power")
    letter = LETTER_SCALE.match(text, number.end)
    if letter is not None and not number.words:
        factor = Decimal(LETTER_SCALES[letter["letter"].lower()])
        return replace(
            number, end=letter.end(), value=digits.times(number.value or Decimal(0), factor)
        )
    longer = chinese_tails.with_fraction(text, number, numbers)
    if text.startswith("打", longer.end) and longer.rule in ("words", "digits") and longer.value:
        return replace(longer, end=longer.end + 1, value=longer.value * DOZEN)
    if text[longer.end : longer.end + 1] == "折":
        return replace(longer, kind="percent", end=longer.end + 1)
    return longer


def _printed(text: str, number: Numeral, numbers: Numbers) -> Decimal | None:
    """二十几万 without 几: 200000; None for 几十, which prints no number."""
    printed = text[number.start : number.end]
    without = read_plain(re.sub("零?[几幾]", "", printed), 0, numbers, spread=True, codes=False)
    return None if without is None else without.value


def _split(dotted: re.Match[str]) -> list[Numeral]:
    """2222.2222.22 is no decimal number: its parts one by one."""
    found, offset = [], dotted.start()
    for part in dotted[0].split("."):
        value = digits.read(part).value
        found.append(Numeral(start=offset, end=offset + len(part), value=value, rule="digits"))
        offset += len(part) + 1
    return found
