"""One Chinese number without what may follow it: 1亿2千万, 二十三点五, -5.3.

>>> from heshu.languages.pack import load
>>> from heshu.numerals.chinese_numbers import compile_numbers
>>> numbers = compile_numbers(load("zh"))
>>> [str(read_plain(text, 0, numbers).value) for text in ("5.71万人", "两万五", "12万千瓦", "-3.5")]
['57100', '25000', '120000', '-3.5']
"""

from __future__ import annotations

from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral
from heshu.numerals import chinese_values, digits
from heshu.numerals.chinese_numbers import SPACES, Numbers
from heshu.numerals.chinese_values import LONGEST_RUN, WordNumber

LONGEST_LATIN_UNIT = 8
LONGEST_UNIT_LIKE_SCALE = 4
LETTER_SCALES = {"k": Decimal(1000), "w": Decimal(10000)}
"""12k, and the 20w of chat and shop talk (万)."""
LONGEST_COUNT = 12
"""Ungrouped digits without unit that are longer are the number of a card or an order."""
_PARTS = frozenset("年岁歲元块角米斤两月天时分秒里吨亩个倍")
"""Units behind which 零 joins the next part: 两年零三个月."""
SCREENS = ("2", "4", "8", "16")
"""4K, 8K: the width of a picture."""
_PADDED = ("分", "秒")
_CLOCK = frozenset("时点分")
SUPERSCRIPTS = str.maketrans("⁻−⁰¹²³⁴⁵⁶⁷⁸⁹", "--0123456789")


def read_plain(
    text: str, start: int, numbers: Numbers, *, spread: bool = False, codes: bool = True
) -> Numeral | None:
    """A number without 分之, 成 or 多 behind it; a code or year if the digits are one.

    `spread` allows spaces between its words; without `codes`, 5G and 2014 are numbers too.
    """
    match = numbers.arabic.match(text, start)
    if match is not None:
        code = _no_number(text, match, numbers) if codes else None
        return code or _read_arabic(text, match, numbers)
    match = (numbers.spread if spread else numbers.words).match(text, start)
    return None if match is None else _read_words(text, match, numbers)


def scale_factor(scale: str, numbers: Numbers) -> Decimal | None:
    """The product of scale words only: 千万, 万亿; None if more digits follow."""
    factor = 1
    for letter in SPACES.sub("", scale):
        value = numbers.characters.scales.get(letter) or numbers.characters.powers.get(letter)
        if value is None:
            return None
        factor *= value
    return Decimal(factor)


def end_before_unit(text: str, first: int, end: int, numbers: Numbers) -> int:
    """End of a number whose last scale word begins a unit: 5千瓦 is 5, 12万千瓦 is 12万.

    The scale words are `text[first:end]`.
    """
    last = end - 1
    if last < first or text[last] not in "百千兆佰仟":
        return end
    for length in range(LONGEST_UNIT_LIKE_SCALE, 1, -1):
        if text[last : last + length] in numbers.scale_like_units:
            return len(text[:last].rstrip()) if text[last - 1].isspace() else last
    if text[last] == "兆" and text[end : end + 1] in "，。、；带宽流的)） ":
        return last  # 50兆 of data; 兆 before a unit of money is 10^12
    return end


def _no_number(text: str, match: re.Match[str], numbers: Numbers) -> Numeral | None:
    """Digits that are a serial number, a code (5G), an address (88号) or a year."""
    start, end, printed = match.start(), match.end("digits"), match["digits"]
    if digits.is_serial(printed) and not _is_padded(text, start, end):
        return Numeral(start=start, end=end, kind="code", rule="serial number")
    if match["k"] == "K" and (
        printed in SCREENS or text.startswith(("金", "低温", "高温"), end + 1)
    ):
        return _code(text, start, end)
    if match["scale"] or match["k"]:
        return None
    letters = _letters_at(text, end)
    if letters and not _is_unit(text, end, len(letters), numbers):
        return _code(text, start, end)
    if numbers.year.fullmatch(printed) and not match["sign"]:
        if not _unit_follows(text, end, numbers):
            return Numeral(start=start, end=end, kind="date", iso=printed, rule="bare year")
    elif (
        len(printed) > LONGEST_COUNT
        and printed.isdecimal()
        and not _unit_follows(text, end, numbers)
    ):
        return Numeral(start=start, end=end, kind="code", rule="serial number")
    elif text.startswith("号", end):
        return Numeral(start=start, end=end + 1, kind="code", rule="number of an address")
    return None


def _is_padded(text: str, start: int, end: int) -> bool:
    """The 08 of 2小时08分15秒, the 04 of 10秒04 and of 6米04 are numbers printed in two places."""
    before = text[start - 1 : start]
    metres = before == "米" and text[max(start - 2, 0) : start - 1].isdecimal()
    return end - start == 2 and (
        before == "秒" or metres or before in _CLOCK and text.startswith(_PADDED, end)
    )


def _is_unit(text: str, start: int, length: int, numbers: Numbers) -> bool:
    """Whether the letters behind digits are a unit, with a sign or a slash: kg, hm², r/min."""
    return any(
        text[start : start + longer] in numbers.unit_names for longer in range(length, length + 5)
    )


def _letters_at(text: str, start: int) -> str:
    """The run of ASCII letters at an offset, as long as a unit may be."""
    end, limit = start, min(len(text), start + LONGEST_LATIN_UNIT)
    while end < limit and text[end].isascii() and text[end].isalpha():
        end += 1
    return text[start:end]


def _code(text: str, start: int, end: int) -> Numeral:
    """5G, 3D, 18K: digits that run on in letters which are no unit."""
    while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] in "-_"):
        end += 1
    return Numeral(start=start, end=end, kind="code", rule="digits and letters")


def _unit_follows(text: str, end: int, numbers: Numbers) -> bool:
    """True where a unit or a range stands behind four digits, so that they are no year."""
    while text[end : end + 1] in (" ", "\u3000"):
        end += 1
    following = text[end : end + 1]
    if (
        not following
        or following in "多余餘几-—–~～―－至到/.:：%‰*×^＾eEkK"
        or following.isdecimal()
    ):
        return bool(following)
    return any(text[end : end + length] in numbers.unit_names for length in (1, 2, 3, 4))


def _read_arabic(text: str, match: re.Match[str], numbers: Numbers) -> Numeral:
    """Digits with scale words: value, precision and where the number really ends."""
    number = _with_power(digits.read(match["digits"]), match["power"])
    value, precision, end = number.value, number.precision, match.end()
    rule = "digits"
    if match["scale"]:
        first = match.start("scale")
        kept = end_before_unit(text, first, match.end("scale"), numbers)
        scaled = _scaled(number, text[first:kept], numbers)
        if scaled is None:
            end = match.end("digits")
        else:
            rule = "scaled digits"
            value, precision = scaled.value, scaled.precision
            end = kept if kept < match.end("scale") else end
    if match["k"] and end == match.end():
        rule = "scaled digits"
        said = _without_spaces(match["k"]).lower()
        factor = LETTER_SCALES.get(said) or numbers.borrowed[said]
        value, precision = digits.times(value, factor), digits.times(precision, factor)
    return Numeral(
        start=match.start(), end=end, value=-value if match["sign"] else value,
        precision=precision, rule=rule,
    )  # fmt: skip


def _with_power(number: digits.Digits, power: str | None) -> digits.Digits:
    """3.8×10^5, 3.8×10⁵, 7.35e22 as plain numbers."""
    if power:
        factor = Decimal(1).scaleb(int(power.translate(SUPERSCRIPTS)))
        return digits.Digits(
            digits.times(number.value, factor), digits.times(number.precision, factor)
        )
    if number.value.as_tuple().exponent > 0:  # type: ignore[operator]
        return digits.Digits(digits.plain_decimal(number.value), number.precision)
    return number


def _scaled(number: digits.Digits, scale: str, numbers: Numbers) -> digits.Digits | None:
    """A number times its scale words: 1.3万亿; with more digits behind them: 1亿2千万."""
    if not scale:
        return None
    factor = scale_factor(scale, numbers)
    if factor is not None:
        return digits.Digits(
            digits.times(number.value, factor), digits.times(number.precision, factor)
        )
    if number.precision != 1:
        return None
    said = chinese_values.read(_without_spaces(f"{number.value}{scale}"), numbers.characters)
    if said is None or said.value is None:
        return None
    return digits.Digits(Decimal(said.value), Decimal(said.precision))


def _without_spaces(run: str) -> str:
    return SPACES.sub("", run).replace(",", "").translate(chinese_values.WIDE)


def _read_words(text: str, match: re.Match[str], numbers: Numbers) -> Numeral | None:
    """A numeral in words; gives back a last 两 or 千 that belongs to the unit."""
    start, first, end = match.start(), match.start("run"), match.end("run")
    if end - first > LONGEST_RUN:
        return Numeral(start=start, end=match.end(), kind="code", rule="run of number words")
    if end - first > 1 and text[first] in "零〇" and text[first - 1 : first] in _PARTS:
        first = start = first + 1  # 五周岁零三个月
    if match["decimals"] is None:
        end = _end_of_words(text, first, end, numbers)
    run = text[first:end]
    if run == "零" and text[end : end + 1] in ("下", "上"):
        return None  # 零下5℃: the sign of a temperature
    said = chinese_values.read(_without_spaces(run), numbers.characters)
    if said is None:
        said, end = _longest_beginning(run, first, numbers)
        if said is None:
            return None
    negative = -1 if match["sign"] else 1
    if match["decimals"] is not None and end == match.end("run"):
        return _with_decimals(match, said.value, negative, numbers)
    low, high = sorted(bound * negative for bound in (said.low or 0, said.high or 0))
    vague = said.value is None
    return Numeral(
        start=start, end=end, value=None if said.value is None else Decimal(said.value * negative),
        low=Decimal(low) if vague else None, high=Decimal(high) if vague else None,
        precision=Decimal(said.precision), words=True,
        rule="scaled words" if said.scaled else "words",
    )  # fmt: skip


def _end_of_words(text: str, first: int, end: int, numbers: Numbers) -> int:
    """Where a run of words ends if its last 千 or 两 is taken as the unit: 三千米, 五斤三两."""
    run = text[first:end]
    if len(run) == 1:
        return end
    weight = max(run.find("两", 1), run.find("兩", 1))
    if weight > 0 and all(letter in numbers.characters.digits for letter in run):
        return first + weight  # 五两三钱
    # 一万三千米 is 13000 m; only a 千 that stands alone, or behind 万, begins a unit.
    if not any(letter in "万萬亿億" for letter in run[:-1]) or run[-2] in "万萬亿億":
        end = end_before_unit(text, first + 1, end, numbers)
    if run[-1] in "两兩" and end == first + len(run):
        behind = text[end : end + 1]
        estimate = run in ("一两", "一兩") and behind and behind not in "黄白银茶酒，。"
        return end if estimate else end - 1
    return end


def _longest_beginning(run: str, start: int, numbers: Numbers) -> tuple[WordNumber | None, int]:
    """The longest beginning of a run that is a number: the 一 of 一三百."""
    for length in range(len(run) - 1, 0, -1):
        said = chinese_values.read(_without_spaces(run[:length]), numbers.characters)
        if said is not None:
            return said, start + length
    return None, start


def _with_decimals(
    match: re.Match[str], whole: int | None, negative: int, numbers: Numbers
) -> Numeral | None:
    """二十三点五, 五点二万."""
    if whole is None:
        return None
    printed = SPACES.sub("", match["decimals"])
    places = "".join(str(numbers.characters.digits[letter]) for letter in printed)
    value = Decimal(f"{whole}.{places}") * negative
    precision = Decimal(1).scaleb(-len(places))
    factor = scale_factor(match["after"], numbers) or Decimal(1)
    return Numeral(
        start=match.start(), end=match.end(), value=digits.times(value, factor),
        precision=digits.times(precision, factor), words=True,
        rule="scaled words" if match["after"] else "words",
    )  # fmt: skip
