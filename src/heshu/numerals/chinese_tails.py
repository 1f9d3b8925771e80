"""A Chinese number with what follows it: 分之, 又, 成, 折, 多, 个亿, a second number behind 比.

>>> from heshu.languages.pack import load
>>> from heshu.numerals.chinese_numbers import compile_numbers
>>> numbers = compile_numbers(load("zh"))
>>> for text in ("3000多元", "百分之二十三点五", "七成半", "一又二分之一", "5个亿"):
...     found = read(text, 0, numbers)
...     print(text[: found.end], found.kind, found.value, found.high)
3000多 number 3000 4000
百分之二十三点五 percent 23.5 None
七成半 percent 75 None
一又二分之一 number 1.5 None
5个亿 number 500000000 None
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral
from heshu.numerals import digits
from heshu.numerals.chinese_numbers import GAP, PER_PARTS, SPACES, Numbers
from heshu.numerals.chinese_plain import end_before_unit, read_plain, scale_factor

HALF = Decimal("0.5")
TENTH = Decimal("0.1")
HUNDREDTH = Decimal("0.01")
LARGEST_DENOMINATOR = 1000
"""3/4 is a fraction; 1/20000 is a path or a code."""
OF_PARTS = re.compile(f"分{GAP}之{GAP}")
SPACED_K = re.compile(r" [kK](?![A-Za-z0-9])")
RATIO_SIGNS = ":：∶"
FURTHEST_STEP = 5
"""From one ordinal of a list to the next; 第一、二百人 is no list of them."""
SIGNS = frozenset("%％‰.．")
"""Behind a number they make it none that numbers things: 第三和5%."""
SPACE_LETTERS = " \u00a0\u3000"

Tail = Callable[[str, Numeral, int, Numbers], Numeral]


def read(text: str, start: int, numbers: Numbers) -> Numeral | None:
    """The number at `start`, or a code if the digits run on in letters; None if there is none."""
    if not text[start].isdecimal():
        part = numbers.per_part.match(text, start)
        if part is not None:
            return _read_per_part(text, start, part, numbers)
        half = numbers.half.match(text, start)
        if half is not None:
            return Numeral(
                start=start, end=half.end(), value=HALF, precision=TENTH, words=True, rule="half"
            )
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
    rule = "percentage points" if points else number.rule
    return replace(number, start=match.start(), end=match.end(), kind="percent", rule=rule)


def read_ordinal(text: str, start: int, end: int, numbers: Numbers) -> Numeral | None:
    """第三, 第3万: an edition or a place; None where no number follows the 第."""
    number = read_plain(text, end, numbers, codes=False)
    if number is None or number.kind != "number" or number.value is None:
        return None
    return replace(number, start=start, kind="ordinal", rule="ordinal")


def further_ordinals(text: str, first: Numeral, numbers: Numbers) -> Iterator[Numeral]:
    """The 2 and the 4 of 第1、2、4名, which number things as the first does."""
    end, last = first.end, first.value or Decimal(0)
    arabic = text[end - 1].isdigit()
    while text[end : end + 1] in numbers.ordinal_joints:
        number = read_plain(text, end + 1, numbers, codes=False)
        if number is None or number.kind != "number" or number.value is None:
            return
        step = number.value - last
        if step <= 0 or step > FURTHEST_STEP or step % 1:
            return
        if text[number.end - 1].isdigit() != arabic or text[number.start] in numbers.pair:
            return  # 第一、两户脱贫: two of something
        behind = text[number.end : number.end + 1]
        if behind in SIGNS or behind in numbers.not_ordinal:
            return
        yield replace(number, kind="ordinal", rule="ordinal")
        end, last = number.end, number.value


def with_fraction(text: str, numeral: Numeral, numbers: Numbers) -> Numeral:
    """The number with 分之 and 又, and with 余 or 多 where a scale word follows."""
    if numeral.value is None:
        return numeral
    tail = _with_tail(text, numeral, numbers)
    if tail.rule in ("fraction", "mixed fraction") or tail.rule.startswith("scaled"):
        return tail
    return numeral


def last_place(value: Decimal) -> Decimal:
    """One unit of the last place that is not zero: 6500 -> 100."""
    if not value:
        return Decimal(1)
    return Decimal(1).scaleb(int(value.normalize(digits.EXACT).as_tuple().exponent))


def _with_tail(text: str, numeral: Numeral, numbers: Numbers) -> Numeral:
    """The number with what follows it, one space allowed between."""
    end = numeral.end
    following = text[end : end + 1]
    if following and following in SPACE_LETTERS:
        end += 1
        following = text[end : end + 1]
    tail = _TAILS.get(following)
    return numeral if tail is None else tail(text, numeral, end, numbers)


def _fraction(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """三分之一 is 1/3."""
    parts = OF_PARTS.match(text, end)
    top = read_plain(text, parts.end(), numbers) if parts else None
    if top is None or not top.value or top.kind != "number" or not numeral.value:
        return numeral
    value = _quotient(top.value, numeral.value)
    return Numeral(
        start=numeral.start, end=top.end, value=value,
        precision=_two_places(value), words=numeral.words or top.words, rule="fraction",
    )  # fmt: skip


def _quotient(top: Decimal, bottom: Decimal) -> Decimal:
    """The quotient, exact where it ends within 28 places."""
    return (top / bottom).normalize()


def _mixed_fraction(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """一又二分之一 is 1.5."""
    part = read_plain(text, end + 1 + text.startswith(" ", end + 1), numbers)
    if part is None or part.kind != "number" or numeral.value is None:
        return numeral
    fraction = _fraction(text, part, part.end + text.startswith(" ", part.end), numbers)
    if fraction.rule != "fraction" or fraction.value is None:
        return numeral
    sign = -1 if numeral.value < 0 else 1
    value = numeral.value + sign * fraction.value
    return replace(fraction, start=numeral.start, value=value, rule="mixed fraction")


def _read_per_part(text: str, start: int, part: re.Match[str], numbers: Numbers) -> Numeral | None:
    """百分之二十三点五 is 23.5 %, 千分之三 is 0.3 %."""
    whole = 1
    for letter in part["whole"]:
        whole *= PER_PARTS[letter]
    inner = read_plain(text, part.end(), numbers, spread=True, codes=False)
    if inner is None and text.startswith(("百", "佰"), part.end()):  # 百分之百
        inner = Numeral(start=part.end(), end=part.end() + 1, value=Decimal(100), words=True)
    if inner is None or inner.kind != "number":
        return None
    inner = _thousands(text, _surplus(text, inner, inner.end, numbers))
    factor = Decimal(-100 if part["sign"] else 100) / whole
    value, low, high = (
        None if number is None else digits.times(number, factor)
        for number in (inner.value, inner.low, inner.high)
    )
    return replace(
        inner, start=start, kind="percent", value=value, low=low, high=high,
        precision=inner.precision * abs(factor), rule="percent",
    )  # fmt: skip


def _thousands(text: str, inner: Numeral) -> Numeral:
    """百分之 52.5 k: the letter of thousands behind a space."""
    letter = SPACED_K.match(text, inner.end)
    if letter is None or inner.value is None:
        return inner
    return replace(inner, end=letter.end(), value=digits.times(inner.value, Decimal(1000)))


def _tenths(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """七成 is 70 %, 七成半 75 %, 七成六 76 %, 三四成 30 to 40 %."""
    behind = text[end + 1 : end + 2]
    biggest = numeral.value if numeral.value is not None else numeral.high
    no_word = text[end + 1 : end + 3] in numbers.tenths_after_all
    if biggest is None or not 0 < biggest <= 10:
        return numeral
    if behind in numbers.not_tenths and not no_word:
        return numeral
    extra, stop = _more_tenths(text, end + 1, numbers) if numeral.value else (None, end + 1)
    value, low, high = (
        None if number is None else digits.plain_decimal(number * 10 + (extra or 0))
        for number in (numeral.value, numeral.low, numeral.high)
    )
    precision = numeral.precision * 10 if extra is None else extra if extra == 5 else Decimal(1)
    return replace(
        numeral, end=stop, kind="percent", value=value, low=low, high=high, precision=precision,
        rule="tenths",
    )  # fmt: skip


def _more_tenths(text: str, start: int, numbers: Numbers) -> tuple[Decimal | None, int]:
    """The 半 of 七成半 and the 六 of 七成六 in percent, and where it ends."""
    offset = start + text.startswith(" ", start)
    letter = text[offset : offset + 1]
    if letter == "半":
        return Decimal(5), offset + 1
    digit = numbers.characters.digits.get(letter)
    after = text[offset + 1 : offset + 2]
    if digit and letter not in numbers.pair and not "\u4e00" <= after <= "\u9fff":
        return Decimal(digit), offset + 1
    return None, start


def _discount(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """八折 is 80 %, 八五折 and 8.5折 are 85 %."""
    value = numeral.value
    if value is None and numeral.low is not None and numeral.end - numeral.start == 2:
        value = numeral.low * 10 + (numeral.high or 0)  # 三四折 looks like an estimate
    if value is None or not 0 < value <= 100 or text[end + 1 : end + 2] in numbers.not_discount:
        return numeral
    percent = digits.plain_decimal(value * 10 if value <= 10 else value)
    return Numeral(
        start=numeral.start, end=end + 1, kind="percent", value=percent, words=numeral.words,
        rule="discount",
    )  # fmt: skip


def _surplus(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """3000多 is 3000 to 4000, 20余万 200000 to 300000, 20几万 too, 5个亿 500000000."""
    letter, behind = text[end : end + 1], end + 1
    value = numeral.value
    if not letter or value is None or letter not in f"{numbers.surplus}几幾个個来":
        return numeral
    more = letter in f"{numbers.surplus}几幾"
    if letter in "个個":  # 5个亿, 3个多亿
        more = text[behind : behind + 1] != "" and text[behind] in numbers.surplus
        behind += more
        if text[behind : behind + 1] not in ("亿", "億"):
            return numeral
    run = numbers.scale_run.match(text, behind)
    stop = end_before_unit(text, run.start(1), run.end(1), numbers) if run else behind
    factor = scale_factor(text[run.start(1) : stop], numbers) if run else Decimal(1)
    if factor is None or factor == 1:
        if letter not in numbers.surplus or not _may_have_surplus(text, numeral, behind, numbers):
            return numeral
        stop, factor = behind, Decimal(1)
    adrift = factor > 1 and text[end - 1] in numbers.characters.scales
    return _more(numeral, stop, factor, more=more, adrift=adrift)


def _more(numeral: Numeral, end: int, factor: Decimal, *, more: bool, adrift: bool) -> Numeral:
    """The number times a scale word, with the interval of 多 if it has one.

    Where 多 is `adrift` between two scale words, as in 三十万多亿, it is not said of which place it
    is the rest, so that the upper end stays open.
    """
    value = digits.times(numeral.value or Decimal(0), factor)
    rule = "scaled words" if numeral.words else "scaled digits"
    rule = rule if factor > 1 or numeral.rule.startswith("scaled") else "surplus"
    return replace(
        numeral, end=end, value=value, precision=digits.times(numeral.precision, factor), rule=rule,
        low=value if more else None,
        high=value + last_place(value) if more and not adrift else None,
    )  # fmt: skip


def _may_have_surplus(text: str, numeral: Numeral, behind: int, numbers: Numbers) -> bool:
    """多 and 余 follow round numbers: 30余, 五百多; the 余 of 5余额 begins a word."""
    following = text[behind : behind + 1]
    if any(text[behind - 1 : behind + more] in numbers.unit_names for more in (3, 4, 5, 6)):
        return False  # 100多米尼加比索
    if following != "元" and following in numbers.not_surplus:
        return False
    value = numeral.value or Decimal(0)
    return numeral.rule.startswith("scaled") or (value >= 10 and value % 10 == 0)


def _slash(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """3/4 is a fraction of two small whole numbers."""
    second = _second_term(text, numeral, end, numbers)
    if second is None or second.rule != "digits" or numeral.rule != "digits":
        return numeral
    printed = text[numeral.start : second.end]
    if (second.value or 0) >= 10 and (numeral.value or 0) > (second.value or 0):
        return numeral  # 血压140/90毫米汞柱
    if (second.value or 0) > LARGEST_DENOMINATOR or "." in printed or "．" in printed:
        return numeral
    return _divided(numeral, second, "fraction")


def _versus(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """5比1; 增长5比2019年 is none."""
    second = _second_term(text, numeral, end, numbers)
    if second is None or (second.value or 0) > 100:
        return numeral
    return (
        numeral
        if text[second.end : second.end + 1] in ("年", "月")
        else _divided(numeral, second, "ratio")
    )


def _ratio(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral:
    """5：1; a third term (4:3:2) leaves each term a number of its own."""
    second = _second_term(text, numeral, end, numbers)
    if second is None or numeral.rule.startswith("scaled"):
        return numeral
    around = text[second.end : second.end + 1], text[max(numeral.start - 1, 0) : numeral.start]
    if any(letter and letter in RATIO_SIGNS for letter in around):
        return numeral
    return _divided(numeral, second, "ratio")


def _second_term(text: str, numeral: Numeral, end: int, numbers: Numbers) -> Numeral | None:
    """The number right behind a sign of division, if it can be divided by."""
    second = read_plain(text, end + 1, numbers)
    if second is None or second.kind != "number" or not second.value or second.value < 0:
        return None
    if numeral.value is None or numeral.words != second.words or second.start != end + 1:
        return None
    return second


def _two_places(value: Decimal) -> Decimal:
    """A quotient is known to a hundredth, a small one to two figures: 1:800 is 0.00125."""
    return min(HUNDREDTH, Decimal(1).scaleb(value.adjusted() - 1)) if value else HUNDREDTH


def _divided(numeral: Numeral, second: Numeral, rule: str) -> Numeral:
    value = _quotient(numeral.value or Decimal(0), second.value or Decimal(1))
    precision = numeral.precision if second.value == 1 else _two_places(value)
    return Numeral(
        start=numeral.start, end=second.end, value=digits.plain_decimal(value),
        precision=precision, words=numeral.words, rule=rule,
    )  # fmt: skip


_TAILS: dict[str, Tail] = {
    "分": _fraction, "又": _mixed_fraction, "成": _tenths, "折": _discount,
    "/": _slash, "／": _slash, "比": _versus,
    **dict.fromkeys("多余餘几幾个個来", _surplus), **dict.fromkeys(RATIO_SIGNS, _ratio),
}  # fmt: skip
"""First character of a tail -> what reads it."""
