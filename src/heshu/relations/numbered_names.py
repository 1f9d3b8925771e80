"""Numbers that are names, and play no part among figures: 1、2、4、5号线, 3、5、8路公交车."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from heshu.model import lazy_re as re

JOINT = "、"
LISTED = re.compile(
    r"(?<![\d.．,%])\d{1,4}(?:、\d{1,4}){0,20}[、和及与]\d{1,4}(?![\d.．,%])", re.ASCII
)
NUMBER = re.compile(r"\d+", re.ASCII)


def named_by_numbers(text: str, said: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[int, int]]:
    """The spans of numbers in a rising list with a noun behind it that is told by number.

    In English the noun stands in front: of buses 7, 8 and 12 only the last ran.
    """
    for called in said["called-by-numbers"].finditer(text):
        numbers = [int(number) for number in NUMBER.findall(text, called.start("numbers"))][:2]
        if numbers[0] < numbers[-1] and not said["counts-behind"].match(text, called.end()):
            yield called.start("numbers"), called.end()
    if JOINT not in text:
        return
    for found in LISTED.finditer(text):
        numbers = [int(number) for number in NUMBER.findall(found[0])]
        rising = all(one < other for one, other in pairwise(numbers))
        if rising and said["told-by-number"].match(text, found.end()):
            yield found.span()
