"""One Chinese number in running text: where it ends and what it says.

>>> from heshu.languages.pack import load
>>> numbers = compile_numbers(load("zh"))
>>> for text in ("1亿2千万元", "3000多元", "百分之二十三点五", "七成半", "一又二分之一"):
...     found = read(text, 0, numbers)
...     print(text[: found.end], found.kind, found.value, found.high)
1亿2千万 number 120000000 None
3000多 number 3000 4000
百分之二十三点五 percent 23.5 None
七成半 percent 75 None
一又二分之一 number 1.5 None
"""

from __future__ import annotations

import re
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.figures import Numeral
from heshu.numerals import chinese_values, digits
from heshu.numerals.chinese_values import Characters

JOINERS = ("-", "—", "–", "~", "～", "―", "－", "至", "到")
"""What stands between the two ends of a range."""
SPACES = re.compile("[ \u00a0\u2009\u202f\u3000]+")
PER_PARTS = {"百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10000, "萬": 10000, "亿": 10**8, "億": 10**8}
# 3成员, 5成本: 成 begins a word.
NO_TENTHS = "为本功员立果长绩都品交年型熟就分份群千效因名语天套"
# 3折叠, 2折扣: 折 begins a word.
NO_DISCOUNT = "叠扣合算射返腾旧戟价断中"
# 结余额, 多种: 余 and 多 begin a word or are no part of the number.
NO_SURPLUS = "额款下缺热党地震生波味音温量姚杭额元少么数半边样媒功达级党哈余多"


class Numbers(Struct, frozen=True, kw_only=True):
    """The compiled grammar of one Chinese number."""

    characters: Characters
    space: str
    start: str
    """Pattern of the places where a number may begin."""
    arabic: re.Pattern[str]
    """Digits with scale words: 5.71万, 3万4000, 12k."""
    words: re.Pattern[str]
    """Words, with decimals: 两万五, 二十三点五, 几十万."""
    per_part: re.Pattern[str]
    """百分之 and its like."""
    scale_run: re.Pattern[str]
    """Scale words behind 多: the 万 of 3000多万."""
    unit_starts: frozenset[str]
    """Names of units that begin with 百, 千, 兆: the 千 of 5千瓦 belongs to the unit."""
    latin_units: frozenset[str]
    first_characters: str
    surplus: str
    half: re.Pattern[str]
    spread: re.Pattern[str]
    """Words with spaces between the characters, where it is sure that they are one number."""
    spread_percent: str
    """Pattern of a spaced-out percentage: 六 点 五 成, 一 百 五 十 个 百 分 点."""
    small: str
    """Digits and tens in words, for a character class."""
    unit_names: frozenset[str]
    year: re.Pattern[str]


def compile_numbers(pack: Pack) -> Numbers:
    """Compile the number words of a pack."""
    characters = chinese_values.compile_characters(pack)
    digit = "".join(characters.digits)
    power = "".join(characters.powers)
    ten = "".join(word for word, value in characters.powers.items() if value == 10)
    large = "".join(word for word, value in characters.powers.items() if value > 10)
    scale, vague = "".join(characters.scales), characters.vague
    tens, inner = "".join(characters.tens), "几幾"
    negative = "".join(pack.words_named("negative"))
    point = "".join(pack.words_named("decimal-point"))
    surplus = "".join(pack.words_named("surplus"))
    space = "[ \u00a0\u2009\u202f\u3000]"
    sign = rf"(?:[{negative}]{space}?|(?<![^\s（(，,：:；、为至到达是在由从|｜“\"‘'《/约近超=])[-−－])?"
    zero = "[零〇]"
    number, d = digits.NUMBER, digits.DIGIT
    bare = (
        rf"[{large}](?=[{scale}])|万(?=[亿億])|[{large}{scale}](?=[{surplus}][^{NO_SURPLUS}])"
        rf"|(?<=[近超逾过破上足约])[{large}{scale}](?![{power}分变方里古年货姓])|千(?=[一三四五六七八九](?![{digit}{power}]|[方面]))"
    )
    liang = "".join(letter for letter in "两兩" if letter in digit)
    others = "".join(letter for letter in digit if letter not in liang)
    word_start = rf"[{others}{ten}{tens}]|(?<![0-9０-９])[{liang}]|[{vague}](?=[{power}{scale}])|{bare}"
    # 点三十分 is a clock time: no decimals before 十.
    fraction_digits = others
    decimals = rf"(?:{space}?[{point}](?P<decimals>[{fraction_digits}]++)(?![{ten}])(?P<after>[{scale}]*+))?"
    gap = f"{space}{{0,2}}"
    letters = f"{digit}{power}{tens}{scale}{inner}"
    spread_words = (
        rf"(?:{word_start})(?:{gap}[{letters}]){{0,20}}+"
        rf"(?:{gap}[{point}]{gap}[{fraction_digits}](?:{gap}[{fraction_digits}]){{0,9}}+)?"
    )
    spread = (
        rf"(?=[\d{letters}{point}.．]{{1,12}}+(?:{space}|[个個]{space}?百{space}|[个個]百分{space}))"
        rf"(?:{spread_words}|\d(?:{space}?\d)?(?=[ ]折)|{number}){space}{{0,4}}"
        rf"(?:[个個]{gap}百{gap}分{gap}[点點]|(?:成(?:{gap}(?:半|[{others}]))?(?![\u4e00-\u9fff])|折(?!扣)))"
    )
    return Numbers(
        characters=characters,
        space=space,
        start=rf"(?:(?<![\d０-９.．])[.．](?=\d)|{sign}{d}|{sign}(?:{word_start})|[百佰千仟万萬亿億]{{1,4}}{space}?分{space}?之|(?<![个個年天月倍米斤吨里亩元岁])半(?=[年个天小时数价斤吨公里亩米分成])|(?<=过)半(?![个年天夜路场程百])|一半)",
        arabic=re.compile(
            rf"(?P<sign>{sign})(?P<digits>(?:{number}|\.{d}++)(?:[eE][-+]?{d}{{1,2}}(?![0-9A-Za-z]))?)"
            rf"(?P<scale>(?:{space}?[{power}{scale}]++(?:{zero}?(?:[{digit}]|{d}{{1,4}}){space}?[{power}{scale}]++"
            rf"|{zero}{d}{{1,4}}(?![\d.])|(?<=[万萬]){d}{{4}}(?![\d.年])){{0,6}}+)?)"
            rf"(?P<k>[kK](?![A-Za-z0-9]))?"
        ),
        words=re.compile(
            rf"(?P<sign>{sign})(?P<run>(?:{word_start})[{digit}{power}{tens}{scale}{inner}]*+){decimals}"
        ),
        per_part=re.compile(rf"([百佰千仟万萬亿億]{{1,4}}){space}{{0,2}}分{space}{{0,2}}之{space}{{0,2}}"),
        scale_run=re.compile(rf"{space}?([{power}{scale}]+)"),
        unit_starts=_scale_like_units(pack, power + scale),
        latin_units=_latin_units(pack),
        first_characters=digit + power + tens + scale + vague + negative + "半-−－",
        surplus=surplus,
        half=re.compile(r"一半|半(?:数)?"),
        spread=re.compile(
            rf"(?P<sign>{sign})(?P<run>(?:{word_start})(?:{gap}[{letters}]){{0,40}}+)"
            rf"(?:{gap}[{point}]{gap}(?P<decimals>[{fraction_digits}](?:{gap}[{fraction_digits}]){{0,20}}+)"
            rf"(?![{ten}])(?P<after>[{scale}]*+))?"
        ),
        spread_percent=spread,
        small=digit + ten + tens + inner + "数",
        unit_names=_unit_names(pack),
        year=re.compile(r"(?:19[5-9]|20[0-4])\d"),
    )


def _scale_like_units(pack: Pack, scales: str) -> frozenset[str]:
    """Unit names that begin with a character that may be a scale word: 千瓦, 百帕, 兆."""
    names = {name for unit in pack.unit for name in unit.names}
    names |= {word for measure in pack.classifier for word in measure.words}
    return frozenset(name for name in names if name[0] in scales)


def _unit_names(pack: Pack) -> frozenset[str]:
    return frozenset(name for unit in pack.unit for name in unit.names) | frozenset(
        word for measure in pack.classifier for word in measure.words
    )


def _latin_units(pack: Pack) -> frozenset[str]:
    """Latin unit names in the spellings that may follow digits: kg, KG."""
    names = {name for unit in pack.unit for name in unit.names if name[0].isascii()}
    return frozenset(names | {n.upper() for n in names if len(n) > 1} | {n.lower() for n in names if len(n) > 1})


def read(text: str, start: int, numbers: Numbers) -> Numeral | None:
    """The number at `start`, or a code if the digits run on in letters; None if there is none."""
    part = numbers.per_part.match(text, start)
    if part is not None:
        return _read_per_part(text, start, part, numbers)
    half = numbers.half.match(text, start)
    if half is not None:
        return Numeral(
            start=start, end=half.end(), value=Decimal("0.5"), precision=Decimal("0.1"),
            words=True, rule="half",
        )  # fmt: skip
    plain = read_plain(text, start, numbers)
    if plain is None or plain.kind != "number":
        return plain
    return _with_tail(text, plain, numbers)


def read_spread(match: re.Match[str], numbers: Numbers) -> Numeral | None:
    """六 点 五 成 is 65 %, 一 百 五 十 个 百 分 点 150 percentage points."""
    printed = SPACES.sub("", match[0])
    number = read_plain(printed, 0, numbers)
    if number is None:
        return None
    points = printed[number.end : number.end + 1] in ("个", "個")
    if not points:
        number = _with_tail(printed, number, numbers)
    return Numeral(
        start=match.start(), end=match.end(), kind="percent", value=number.value, low=number.low,
        high=number.high, precision=number.precision, words=number.words,
        rule="percentage points" if points else number.rule,
    )  # fmt: skip


def read_plain(
    text: str, start: int, numbers: Numbers, *, spread: bool = False, codes: bool = True
) -> Numeral | None:
    """A number without 分之, 成 or 多 behind it.

    `spread` allows spaces between its words; without `codes`, 5G and 2014 are numbers too.
    """
    match = numbers.arabic.match(text, start)
    if match is not None:
        return _read_arabic(text, match, numbers, codes=codes)
    match = (numbers.spread if spread else numbers.words).match(text, start)
    return None if match is None else _read_words(text, match, numbers)


def _read_arabic(
    text: str, match: re.Match[str], numbers: Numbers, *, codes: bool = True
) -> Numeral:
    """Digits with scale words: value, precision and where the number really ends."""
    start, end, printed = match.start(), match.end(), match["digits"]
    if codes and digits.is_serial(printed):
        return Numeral(start=start, end=match.end("digits"), kind="code", rule="serial number")
    scale = match["scale"]
    kept = _without_unit(text, match.start("scale"), match.end("scale"), numbers) if scale else end
    if scale and kept != match.end("scale"):
        end, scale = kept, text[match.start("scale") : kept]
    letters = _letters_at(text, end) if codes else ""
    if letters and not match["k"] and not scale and letters not in numbers.latin_units:
        return _code(text, start, end)
    if codes and not scale and len(printed) == 4 and numbers.year.fullmatch(printed) and not match["sign"]:
        if not _unit_follows(text, end, numbers):
            return Numeral(start=start, end=end, kind="date", iso=printed, rule="bare year")
    if codes and not scale and text.startswith("号", end):
        return Numeral(start=start, end=end + 1, kind="code", rule="number of an address")
    number = digits.read(printed)
    value, precision = number.value, number.precision
    scaled = bool(scale or match["k"])
    if scale:
        factor = _scale_factor(scale, numbers)
        if factor is not None:
            value, precision = digits.times(value, factor), digits.times(precision, factor)
        else:
            said = chinese_values.read(
                _plain(str(int(value)) + scale), numbers.characters
            )
            if said is None or said.value is None or number.value != int(number.value):
                end, scaled = match.end("digits"), False
            else:
                value, precision = Decimal(said.value), Decimal(said.precision)
    if match["k"] and end == match.end():
        value, precision = digits.times(value, Decimal(1000)), digits.times(precision, Decimal(1000))
    if match["sign"]:
        value = -value
    return Numeral(
        start=start, end=end, value=value, precision=precision, rule="scaled digits" if scaled else "digits"
    )


def _scale_factor(scale: str, numbers: Numbers) -> Decimal | None:
    """The product of scale words only: 千万, 万亿; None if more digits follow."""
    factor = 1
    for letter in SPACES.sub("", scale):
        value = numbers.characters.scales.get(letter) or numbers.characters.powers.get(letter)
        if value is None:
            return None
        factor *= value
    return Decimal(factor)


def _plain(run: str) -> str:
    return SPACES.sub("", run).translate(chinese_values.WIDE)


def _letters_at(text: str, start: int) -> str:
    """The run of ASCII letters at an offset (at most eight are looked at)."""
    end = start
    while end < len(text) and end - start < 8 and text[end].isascii() and text[end].isalpha():
        end += 1
    return text[start:end]


def _unit_follows(text: str, end: int, numbers: Numbers) -> bool:
    """True where a unit stands behind a number of four digits, so that it is no year."""
    while text[end : end + 1] in (" ", "\u3000", "多", "余"):
        end += 1
    following = text[end : end + 1]
    if not following or following in "-—–~～―－至到/.:：%‰*×^＾eEkK" or following.isdecimal():
        return bool(following)
    return any(text[end : end + length] in numbers.unit_names for length in (1, 2, 3, 4))


def _code(text: str, start: int, end: int) -> Numeral:
    """5G, 3D, 18K: digits that run on in letters which are no unit."""
    while end < len(text) and text[end].isascii() and (text[end].isalnum() or text[end] in "-_"):
        end += 1
    return Numeral(start=start, end=end, kind="code", rule="digits and letters")


def _without_unit(text: str, first: int, end: int, numbers: Numbers) -> int:
    """End of a number whose last scale word begins a unit: 5千瓦 is 5, 12万千瓦 is 12万."""
    for offset in range(end - 1, first - 1, -1):
        if text[offset] in "百千兆佰仟十":
            for length in (4, 3, 2):
                if text[offset : offset + length] in numbers.unit_starts and offset + length > end:
                    return len(text[:offset].rstrip(" \u00a0\u3000"))
            if text[offset] == "兆" and not _counts_behind(text, end):
                return len(text[:offset].rstrip(" \u00a0\u3000")) if offset == end - 1 else end
        else:
            break
    return end


def _counts_behind(text: str, end: int) -> bool:
    """True where 兆 is 10^12: before money, before more digits or at the end of the number."""
    return text[end : end + 1] not in ("", " ", "，", "。", "、", "；", "带", "宽", "流", "的", ")", "）")


def _read_words(text: str, match: re.Match[str], numbers: Numbers) -> Numeral | None:
    """A numeral in words; gives back a last 两 or 千 that belongs to the unit."""
    start, run, end = match.start(), match["run"], match.end("run")
    run_start = match.start("run")
    if match["decimals"] is None:
        if len(run) > 1 and not any(letter in "万萬亿億" for letter in run[:-1]):
            end = _without_unit(text, run_start + 1, end, numbers)
        elif run[-1] in "千百兆" and len(run) > 1 and run[-2] in "万萬亿億":
            end = _without_unit(text, run_start + 1, end, numbers)
        if run[-1] in "两兩" and len(run) > 1 and end == match.end("run"):
            if not (run in ("一两", "一兩") and text[end : end + 1] not in ("", "黄", "白", "银", "茶", "酒")):
                end -= 1
        run = text[run_start:end]
    if run == "零" and text[end : end + 1] in ("下", "上"):
        return None  # 零下5℃: the sign of a temperature
    if len(run) > chinese_values.LONGEST_RUN:
        return Numeral(start=start, end=match.end(), kind="code", rule="run of number words")
    said = chinese_values.read(_plain(run), numbers.characters)
    if said is None:
        said, end = _longest_prefix(run, run_start, numbers)
        if said is None:
            return None
    negative = -1 if match["sign"] else 1
    if match["decimals"] is not None and end == match.end("run"):
        return _with_decimals(match, said.value, negative, numbers)
    bounds = [None if bound is None else Decimal(bound * negative) for bound in (said.low, said.high)]
    return Numeral(
        start=start, end=end, value=None if said.value is None else Decimal(said.value * negative),
        low=min(bounds, key=lambda b: b or 0), high=max(bounds, key=lambda b: b or 0),
        precision=Decimal(said.precision), words=True, rule="scaled words" if said.scaled else "words",
    )  # fmt: skip


def _longest_prefix(
    run: str, start: int, numbers: Numbers
) -> tuple[chinese_values.WordNumber | None, int]:
    """The longest beginning of a run that is a number: the 一 of 一三百."""
    for length in range(min(len(run) - 1, 24), 0, -1):
        said = chinese_values.read(_plain(run[:length]), numbers.characters)
        if said is not None:
            return said, start + length
    return None, start


def _with_decimals(
    match: re.Match[str], whole: int | None, negative: int, numbers: Numbers
) -> Numeral | None:
    """二十三点五, 五点二万."""
    if whole is None:
        return None
    places = "".join(str(numbers.characters.digits[letter]) for letter in SPACES.sub("", match["decimals"]))
    value = Decimal(f"{whole}.{places}")
    precision = Decimal(1).scaleb(-len(places))
    factor = _scale_factor(match["after"], numbers) or Decimal(1)
    return Numeral(
        start=match.start(), end=match.end(), value=digits.times(value, factor) * negative,
        precision=digits.times(precision, factor), words=True,
        rule="scaled words" if match["after"] else "words",
    )  # fmt: skip


def _with_tail(text: str, numeral: Numeral, numbers: Numbers) -> Numeral:
    """The number with what follows it: 分之, 又, 成, 折, 多, : and a second number."""
    end = numeral.end
    following = text[end : end + 1]
    if following and following in " \u00a0\u3000":
        following = text[end + 1 : end + 2]
        end += 1
    if not following or following not in _TAIL_LETTERS:
        return numeral
    if following == "分":
        return _fraction(text, numeral, end, numbers)
    if following == "又":
        return _mixed_fraction(text, numeral, end, numbers)
    if following == "成":
        return _tenths(text, numeral, end, numbers)
    if following == "折":
        return _discount(text, numeral, end, numbers)
    if following in numbers.surplus or following in "几幾个個":
        return _surplus(text, numeral, end, numbers)
    return _ratio(text, numeral, end, numbers)


_TAIL_LETTERS = frozenset("分又成折多余餘几幾个個:：∶/／比")


def with_fraction(text: str, numeral: Numeral, numbers: Numbers) -> Numeral:
    """The number with 分之 and 又, and with 余 or 多 where a scale word follows."""
    if numeral.value is None:
        return numeral
    tail = _with_tail(text, numeral, numbers)
    if tail.rule in ("fraction", "mixed fraction") or tail.rule.startswith("scaled"):
        return tail
    return numeral


def _fraction(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """三分之一 is 1/3."""
    parts = re.compile(rf"分{numbers.space}{{0,2}}之{numbers.space}{{0,2}}").match(text, end)
    top = read_plain(text, parts.end(), numbers) if parts else None
    if parts is None or top is None or not top.value or top.kind != "number" or not numeral.value:
        return numeral
    value = digits.EXACT.create_decimal(_quotient(top.value, numeral.value))
    return Numeral(
        start=numeral.start, end=top.end, value=value, precision=Decimal("0.01"),
        words=numeral.words or top.words, rule="fraction",
    )  # fmt: skip


def _quotient(top: Decimal, bottom: Decimal) -> Decimal:
    """The quotient to 28 places; exact where it ends."""
    return (top / bottom).normalize()


def _mixed_fraction(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """一又二分之一 is 1.5."""
    part = read_plain(text, end + 1 + (text[end + 1 : end + 2] == " "), numbers)
    if part is None or part.kind != "number" or numeral.value is None:
        return numeral
    spaced = part.end + (text[part.end : part.end + 1] == " ")
    if text[spaced : spaced + 1] != "分":
        return numeral
    fraction = _fraction(text, part, spaced, numbers)
    if fraction.rule != "fraction" or fraction.value is None:
        return numeral
    sign = -1 if numeral.value < 0 else 1
    return Numeral(
        start=numeral.start, end=fraction.end, value=numeral.value + sign * fraction.value,
        precision=Decimal("0.01"), words=True, rule="mixed fraction",
    )  # fmt: skip


def _read_per_part(
    text: str, start: int, part: re.Match[str], numbers: Numbers
) -> Numeral | None:
    """百分之二十三点五 is 23.5 %, 千分之三 is 0.3 %."""
    whole = 1
    for letter in part[1]:
        whole *= PER_PARTS[letter]
    if text.startswith(("百", "佰"), part.end()) and not text.startswith("分", part.end() + 1):
        inner: Numeral | None = Numeral(start=part.end(), end=part.end() + 1, value=Decimal(100))
    else:
        inner = read_plain(text, part.end(), numbers, spread=True)
    if inner is None or inner.kind != "number":
        return None
    inner = _surplus(text, inner, inner.end, numbers)
    factor = Decimal(100) / whole

    def scaled(value: Decimal | None) -> Decimal | None:
        return None if value is None else digits.times(value, factor)

    return Numeral(
        start=start, end=inner.end, kind="percent", value=scaled(inner.value), low=scaled(inner.low),
        high=scaled(inner.high), precision=inner.precision * factor, words=inner.words, rule="percent",
    )  # fmt: skip


def _tenths(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """七成 is 70 %, 七成半 75 %, 七成六 76 %, 三四成 30 to 40 %."""
    behind = text[end + 1 : end + 2]
    biggest = numeral.value if numeral.value is not None else numeral.high
    if biggest is None or not 0 < biggest <= 10 or (behind and behind in NO_TENTHS):
        return numeral
    value, stop, precision = numeral.value, end + 1, numeral.precision * 10
    spaced = end + 1 + (behind == " ")
    letter = text[spaced : spaced + 1]
    digit = numbers.characters.digits.get(letter)
    if value is not None and behind and (letter == "半" or (digit and digit != 2 or letter == "二")):
        after = text[spaced + 1 : spaced + 2]
        if letter == "半" or not after or not ("\u4e00" <= after <= "\u9fff"):
            value += Decimal("0.5") if letter == "半" else Decimal(digit or 0) / 10
            stop, precision = spaced + 1, Decimal(5 if letter == "半" else 1)
    low, high = (None if bound is None else bound * 10 for bound in (numeral.low, numeral.high))
    return Numeral(
        start=numeral.start, end=stop, kind="percent",
        value=None if value is None else digits.plain_decimal(value * 10), low=low, high=high,
        precision=precision, words=numeral.words, rule="tenths",
    )  # fmt: skip


def _discount(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """八折 is 80 %, 八五折 and 8.5折 are 85 %."""
    behind = text[end + 1 : end + 2]
    value = numeral.value
    if value is None and numeral.low is not None and numeral.end - numeral.start == 2:
        value = numeral.low * 10 + (numeral.high or 0)  # 三四折 is printed as an estimate is
    if value is None or not 0 < value <= 100 or (behind and behind in NO_DISCOUNT):
        return numeral
    percent = value * 10 if value <= 10 else value
    return Numeral(
        start=numeral.start, end=end + 1, kind="percent", value=digits.plain_decimal(percent),
        words=numeral.words, rule="discount",
    )  # fmt: skip


def _surplus(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """3000多 is 3000 to 4000, 20余万 is 200000 to 300000, 5个亿 is 500000000."""
    letter = text[end : end + 1]
    if not letter or letter not in numbers.surplus + "几幾个個":
        return numeral
    vague = letter in "几幾"
    more = letter in numbers.surplus
    behind = end + 1
    if letter in "个個":  # 5个亿, 3个多亿
        more = text[behind : behind + 1] in numbers.surplus if text[behind:behind + 1] else False
        behind += more
        if text[behind : behind + 1] not in ("亿", "億"):
            return numeral
    run = numbers.scale_run.match(text, behind)
    stop = _without_unit(text, run.start(1), run.end(1), numbers) if run else behind
    factor = _scale_factor(text[run.start(1) : stop], numbers) if run and stop > run.start(1) else None
    value = numeral.value
    if value is None or (vague and factor is None):
        return numeral
    if factor is None:
        if letter in "个個" or not _may_have_surplus(text, numeral, behind, value, numbers):
            return numeral
        stop, factor = behind, Decimal(1)
    value, precision = digits.times(value, factor), digits.times(numeral.precision, factor)
    rule = "scaled words" if numeral.words else "scaled digits"
    rule = rule if factor > 1 or numeral.rule.startswith("scaled") else "surplus"
    if not more and not vague:
        return Numeral(start=numeral.start, end=stop, value=value, precision=precision,
                       words=numeral.words, rule=rule)  # fmt: skip
    return Numeral(
        start=numeral.start, end=stop, value=value, low=value, high=value + last_place(value),
        precision=precision, words=numeral.words, rule=f"{rule} surplus",
    )  # fmt: skip


def last_place(value: Decimal) -> Decimal:
    """One unit of the last place that is not zero: 6500 -> 100."""
    if not value:
        return Decimal(1)
    return Decimal(1).scaleb(int(value.normalize(digits.EXACT).as_tuple().exponent))


def _may_have_surplus(
    text: str, numeral: Numeral, behind: int, value: Decimal, numbers: Numbers
) -> bool:
    """多 and 余 follow round numbers: 30余, 五百多; the 余 of 5余额 begins a word."""
    following = text[behind : behind + 1]
    if following and following in NO_SURPLUS and not following == "元":
        return False
    return numeral.rule.startswith("scaled") or value >= 10 and (value % 10 == 0)


def _ratio(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """5：1, 3/4: the quotient; a third term (4:3:2) leaves each term a number of its own."""
    letter = text[end]
    second = read_plain(text, end + 1, numbers)
    if numeral.value is None or second is None or second.kind != "number" or not second.value:
        return numeral
    if numeral.words != second.words or second.start != end + 1 or second.value < 0:
        return numeral
    if letter in "/／":
        if second.rule != "digits" or numeral.rule != "digits" or second.value > 1000 or "." in text[numeral.start:second.end]:
            return numeral
    elif letter == "比" and (second.value > 100 or text[second.end : second.end + 1] in ("年", "月")):
        return numeral
    elif numeral.rule.startswith("scaled") or text[second.end : second.end + 1] in (":", "：", "∶"):
        return numeral
    elif text[numeral.start - 1 : numeral.start] in (":", "：", "∶"):
        return numeral
    value = _quotient(numeral.value, second.value)
    return Numeral(
        start=numeral.start, end=second.end, value=digits.plain_decimal(value),
        precision=numeral.precision if second.value == 1 else Decimal("0.01"), words=numeral.words,
        rule="fraction" if letter in "/／" else "ratio",
    )  # fmt: skip


def read_ordinal(text: str, start: int, end: int, numbers: Numbers) -> Numeral | None:
    """第三, 第3万: an edition or a place; None where no number follows."""
    number = read_plain(text, end, numbers)
    if number is None or number.kind != "number" or number.value is None:
        return None
    return Numeral(
        start=start, end=number.end, kind="ordinal", value=number.value, words=number.words,
        rule="ordinal",
    )  # fmt: skip
