"""Small numbers in words, where they are no figures of the table: 第十五, fifteenth, five-year, 五年来."""

from __future__ import annotations

from heshu.model import lazy_re as re

DIGITS = re.compile(r"\d{1,9}")
WORD = re.compile("[a-z]+")
SMALL_NUMBERS = {
    word: number
    for number, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve".split(), start=2
    )
}
CHINESE_DIGITS = {**{each: value for value, each in enumerate("零一二三四五六七八九十")}, "两": 2}
ENGLISH_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
        "twentieth".split(),
        start=1,
    )
}
DAY_ORDINALS = ENGLISH_ORDINALS | {
    f"{tens}{mark}{word}": 10 * ten + number
    for ten, tens in ((2, "twenty"), (3, "thirty"))
    for mark in "- "
    for word, number in list(ENGLISH_ORDINALS.items())[: 9 if ten == 2 else 1]
}
DAY_ORDINALS["thirtieth"] = 30
"""Days of a month in words, and those that no month has, up to thirty-first."""
LONGEST_ORDINAL = 9
"""Digits; no field of competitors is larger, and no text may make the machine count."""


def ordinal_number(text: str) -> int | None:
    """The number of 第15位, 第十五, 15th or fifteenth; `None` for anything else."""
    word = text.strip().lower()
    if word in ENGLISH_ORDINALS:
        return ENGLISH_ORDINALS[word]
    digits = "".join(character for character in text if character.isdecimal())
    if digits:
        return int(digits) if len(digits) <= LONGEST_ORDINAL else None
    return _chinese_number([CHINESE_DIGITS[c] for c in text if c in CHINESE_DIGITS])


def small_number(text: str) -> int | None:
    """The number of "five-year", 五年来 or 12年间; `None` where a text has none that is read."""
    digits = DIGITS.search(text)
    if digits:
        return int(digits[0])
    word = WORD.search(text.lower())
    if word:
        return SMALL_NUMBERS.get(word[0])
    return _chinese_number([CHINESE_DIGITS[c] for c in text if c in CHINESE_DIGITS])


POWERS = {"十": 10, "百": 100, "千": 1000}


def chinese_integer(text: str) -> int | None:
    """The number of 一百二十 or 三千零五, below ten thousand; `None` for anything else.

    >>> chinese_integer("一百二十"), chinese_integer("三千零五"), chinese_integer("百里")
    (120, 3005, None)
    """
    total, digit, least = 0, None, 10_000
    for each in text:
        power = POWERS.get(each)
        if power is None:
            if digit or each not in CHINESE_DIGITS:
                return None
            digit = CHINESE_DIGITS[each]
            continue
        if power >= least or (digit is None and (total or power > POWERS["十"])):
            return None
        total, digit, least = total + (1 if digit is None else digit) * power, None, power
    return total + (digit or 0) if text else None


def _chinese_number(digits: list[int]) -> int | None:
    """十五 -> 15, 二十三 -> 23, 三 -> 3; larger ones are not read."""
    ten = 10
    match digits:
        case [one]:
            return one
        case [10, one] if one < ten:
            return ten + one
        case [tens, 10] if tens < ten:
            return tens * ten
        case [tens, 10, one] if tens < ten and one < ten:
            return tens * ten + one
    return None
