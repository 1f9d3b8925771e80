"""The value of a Chinese numeral: 两万五 is 25000, 十几万 is 110000 to 200000.

>>> from heshu.languages.pack import load
>>> characters = compile_characters(load("zh"))
>>> read("一亿零六百", characters).value, read("三四十", characters).high
(100000600, 40)
"""

from __future__ import annotations

import re

from msgspec import Struct

from heshu.languages.schema import Pack

SHORTEST_SHORT_FORM = 100
"""A digit behind 百 and more stands for the next lower place: 一百五 is 150, 十五 is 15."""
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


class WordNumber(Struct, frozen=True):
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


class _Group(Struct):
    """A part of a number and the scale word it was multiplied by."""

    value: int
    scale: int


def _place_values(run: str, characters: Characters) -> WordNumber | None:
    """Read 一亿二千三百万零五 place by place, short forms (两万五, 三千二) included."""
    groups: list[_Group] = []
    section, pending, place, after_zero, after_scale = 0, -1, 1, False, False
    scaled, power_after_digits, index = False, False, 0
    digits_printed = 0
    while index < len(run):
        letter = run[index]
        index += 1
        if letter in characters.scales:
            scale = characters.scales[letter]
            if after_scale:  # 万亿, 万万: the scale words multiply
                groups[-1] = _merged(groups, scale)
                place *= scale
            else:
                section += max(pending, 0)
                while groups and groups[-1].scale < scale:  # 一万三千亿 is 13000亿
                    section += groups.pop().value
                groups.append(_Group(max(section, 1) * scale, scale))
                place = scale * (1 if pending > 0 or place >= 10000 else place)
            section, pending, scaled, after_scale, after_zero = 0, -1, True, True, False
            continue
        after_scale = False
        if letter in characters.powers:
            power = characters.powers[letter]
            if pending < 0 and section and power >= place:
                return None  # 五十千 is no number
            section += (1 if pending <= 0 else pending) * power
            place, pending, after_zero = power, -1, False
            power_after_digits = power_after_digits or digits_printed > 0
        elif letter in characters.tens:
            section, place, pending = section + characters.tens[letter], 10, -1
        elif letter.isdecimal():
            run_of_digits = ARABIC_RUN.match(run, index - 1)
            if run_of_digits is None or pending > 0:
                return None
            index, digits_printed = run_of_digits.end(), len(run_of_digits[0])
            pending = int(run_of_digits[0])
            after_zero = after_zero or digits_printed > 1
        elif letter in characters.digits:
            digit = characters.digits[letter]
            if pending > 0:
                return None  # two digits in one place are no number: 三五百二 fails
            pending, after_zero = digit, after_zero or digit == 0
        else:
            return None
    return _total(groups, section, pending, place, after_zero, scaled or power_after_digits)


def _merged(groups: list[_Group], scale: int) -> _Group:
    """The last group times one more scale word, smaller groups before it included."""
    value = groups[-1].value
    while len(groups) > 1 and groups[-2].scale < scale:
        value += groups[-2].value
        del groups[-2]
    return _Group(value * scale, scale)


def _total(
    groups: list[_Group], section: int, pending: int, place: int, after_zero: bool, scaled: bool
) -> WordNumber:
    """The sum of all parts, the last digit read in its short form: 两万五 is 25000."""
    if pending > 0:
        short = not after_zero and place >= SHORTEST_SHORT_FORM and (section or groups)
        unit = place // 10 if short else 1
        section += pending * unit
        place = unit
    value = section + sum(group.value for group in groups)
    return WordNumber(value, precision=place if scaled else 1, scaled=scaled)
