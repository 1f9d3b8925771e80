"""The value of a Chinese numeral: 两万五 is 25000, 十几万 is 110000 to 200000.

>>> from heshu.languages.pack import load
>>> characters = compile_characters(load("zh"))
>>> read("一亿零六百", characters).value, read("三四十", characters).high
(100000600, 40)
"""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re

SHORTEST_SHORT_FORM = 100
"""A digit behind 百 and more stands for the next lower place: 一百五 is 150, 十五 is 15."""
TEN_THOUSAND = 10**4
WIDE = str.maketrans("０１２３４５６７８９", "0123456789")
LONGEST_RUN = 40
"""No number in words is longer; 十 written a thousand times is noise."""
ARABIC_RUN = re.compile("[0-9]+")


class Characters(Struct, frozen=True, kw_only=True):
    """The characters of numerals with their values, from `[[number]]` and `[[scale]]`."""

    digits: dict[str, int]
    powers: dict[str, int]
    """十, 百, 千."""
    tens: dict[str, int]
    """廿, 卅: a ten with its digit."""
    scales: dict[str, int]
    """万, 亿, 兆."""
    vague: str
    """几, 数."""


class WordNumber(Struct, frozen=True, gc=False):
    """What a numeral says: one value, or bounds if it is vague."""

    value: int | None
    low: int | None = None
    high: int | None = None
    precision: int = 1
    scaled: bool = False


def compile_characters(pack: Pack) -> Characters:
    """Sort the characters of numerals by their role."""
    by_role: dict[str, dict[str, int]] = {"digit": {}, "ten-power": {}, "tens": {}, "vague": {}}
    for entry in pack.number:
        if entry.role in by_role:
            by_role[entry.role].update(dict.fromkeys(entry.words, int(entry.value)))
    return Characters(
        digits=by_role["digit"],
        powers=by_role["ten-power"],
        tens=by_role["tens"],
        scales={word: int(scale.factor) for scale in pack.scale for word in scale.words},
        vague="".join(by_role["vague"]),
    )


def read(run: str, characters: Characters) -> WordNumber | None:
    """The number that a run of numeral characters and digits says; None where it says none."""
    if len(run) > LONGEST_RUN:
        return None
    for index, letter in enumerate(run):
        if letter in characters.vague:
            return _read_vague(run, index, characters)
    if all(letter in characters.digits for letter in run):
        return _read_digits(run, characters)
    pair = _approximate_pair(run, characters)
    if pair is not None:
        low = _place_values(run[: pair + 1] + run[pair + 2 :], characters)
        high = _place_values(run[:pair] + run[pair + 1 :], characters)
        if low is None or high is None or low.value is None or high.value is None:
            return None
        return WordNumber(None, low.value, high.value, low.precision, low.scaled)
    return _place_values(run, characters)


def _read_vague(run: str, index: int, characters: Characters) -> WordNumber | None:
    """几十 is 20 to 100, 十几 is 11 to 19, 二十几万 is 21万 to 30万."""
    digit = {value: word for word, value in characters.digits.items()}
    one, nine = (run[:index] + digit[n] + run[index + 1 :] for n in (1, 9))
    low, high = _place_values(one, characters), _place_values(nine, characters)
    if low is None or high is None or low.value is None or high.value is None:
        return None
    step = (high.value - low.value) // 8
    if index == 0:
        return WordNumber(None, low.value * 2, low.value * 10, low.precision, low.scaled)
    end = high.value + (step if low.scaled else 0)
    return WordNumber(None, low.value, end, low.precision, low.scaled)


def _read_digits(run: str, characters: Characters) -> WordNumber | None:
    """二〇二五 digit by digit, or two digits in a row as an estimate: 三四 is 3 to 4."""
    values = [characters.digits[letter] for letter in run]
    if len(run) == 2 and _is_estimate(values[0], values[1]):
        return WordNumber(None, values[0], values[1])
    number = 0
    for value in values:
        number = number * 10 + value
    return WordNumber(number)


def _is_estimate(first: int, second: int) -> bool:
    """三四, 两三, 七八, and 三五, which skips a digit."""
    return first > 0 and (second == first + 1 or (first, second) == (3, 5))


def _approximate_pair(run: str, characters: Characters) -> int | None:
    """Offset of two digits in a row that estimate one place: the 三四 of 三四十."""
    for index in range(len(run) - 1):
        first, second = characters.digits.get(run[index]), characters.digits.get(run[index + 1])
        if first is not None and second is not None and _is_estimate(first, second):
            return index
    return None


class _Group(Struct, gc=False):
    """A part of a number and the scale word it was multiplied by."""

    value: int
    scale: int


class _Sum(Struct, kw_only=True, gc=False):
    """A number while it is read from left to right."""

    groups: list[_Group]
    """What scale words have closed: the 一亿 and 二千万 of 一亿二千万三."""
    section: int = 0
    """The part below 万 that is being read."""
    pending: int = -1
    """A digit that waits for its place; -1 for none."""
    place: int = 1
    """The last place read: 100 behind 百, 1000000 behind 百万."""
    after_zero: bool = False
    after_scale: bool = False
    scaled: bool = False


def _place_values(run: str, characters: Characters) -> WordNumber | None:
    """Read 一亿二千三百万零五 place by place, short forms (两万五, 三千二) included."""
    total, index = _Sum(groups=[]), 0
    while index < len(run):
        letter = run[index]
        index += 1
        if letter in characters.scales:
            _add_scale(total, characters.scales[letter])
            continue
        total.after_scale = False
        if letter in characters.powers:
            fits = _add_power(total, characters.powers[letter])
        elif letter in characters.digits:
            fits = _add_digit(total, characters.digits[letter])
        elif letter in characters.tens:
            fits = total.pending < 0
            total.section, total.place = total.section + characters.tens[letter], 10
        else:
            arabic = ARABIC_RUN.match(run, index - 1)
            fits = arabic is not None and _add_arabic(total, arabic[0])
            index = arabic.end() if arabic else index
        if not fits:
            return None
    return _close(total)


def _add_scale(total: _Sum, scale: int) -> None:
    """万, 亿: close the section; 一万三千亿 is 13000亿, 万亿 and 万万 multiply."""
    groups = total.groups
    if total.after_scale:
        value = groups.pop().value
        while groups and groups[-1].scale < scale:
            value += groups.pop().value
        groups.append(_Group(value * scale, scale))
        total.place *= scale
        return
    section = total.section + max(total.pending, 0)
    # 三千万 is printed to 千万, 三千五万 to 万; a place above 千 was closed before.
    exact = total.pending > 0 or total.place >= TEN_THOUSAND
    while groups and groups[-1].scale < scale:
        section += groups.pop().value
    groups.append(_Group(max(section, 1) * scale, scale))
    total.place = scale if exact else scale * total.place
    total.section, total.pending = 0, -1
    total.scaled, total.after_scale, total.after_zero = True, True, False


def _add_power(total: _Sum, power: int) -> bool:
    """十, 百, 千 times the digit before, or times one: 十五, 千三."""
    if total.pending < 0 and total.section and power >= total.place:
        return False  # 五十千 is no number
    total.section += (1 if total.pending <= 0 else total.pending) * power
    total.place, total.pending, total.after_zero = power, -1, False
    return True


def _add_digit(total: _Sum, digit: int) -> bool:
    if total.pending > 0:
        return False  # two digits in one place: 三五百二
    total.pending = digit
    total.after_zero = total.after_zero or digit == 0
    return True


def _add_arabic(total: _Sum, printed: str) -> bool:
    """Digits between words: the 4000 of 3万4000 counts as it stands."""
    if total.pending > 0:
        return False
    total.pending = int(printed)
    total.after_zero = total.after_zero or len(printed) > 1
    total.scaled = True
    return True


def _close(total: _Sum) -> WordNumber:
    """The sum of all parts, the last digit read in its short form: 两万五 is 25000."""
    value, place = total.section, total.place
    if total.pending > 0:
        short = (
            not total.after_zero
            and place >= SHORTEST_SHORT_FORM
            and bool(total.section or total.groups)
        )
        place = place // 10 if short else 1
        value += total.pending * place
    value += sum(group.value for group in total.groups)
    return WordNumber(value, precision=place if total.scaled else 1, scaled=total.scaled)
