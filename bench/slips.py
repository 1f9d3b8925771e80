"""The slips of the bench for mutations: every way in which one place of a text is spoiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from heshu.model.figures import Claim, Mention
from heshu.model.relations import (
    Change,
    Comparative,
    Parts,
    Relation,
    ShareList,
    mentions,
    operands,
)

DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
DAY = re.compile(r"(?<![\d:])[12]?\d(?=[日号]|,\s+\d{4})|(?<=[a-z] )\d{1,2}(?=,? )")
SCALES = {"zh": ("万", "亿"), "en": ("million", "billion")}
DISTANCE = {"zh": 10**4, "en": 10**3}
RISES = {
    "zh": "增加 减少|增长 下降|提高 降低|上涨 下跌|增至 减至|升至 降至|扩大 缩小|回升 回落",
    "en": "rose fell|increased decreased|increase decrease|rise fall|grew shrank|up down|gain loss",
}
"""Words of a rise and of a fall, each beside its opposite."""
COMPARISONS = {"zh": "高于 低于|多于 少于", "en": "higher lower|above below|more fewer"}
"""Words of more and of less."""
BEFORE = 40
"""Characters in front of a relation's first figure in which its verb may stand."""
STOP = re.compile(r"[。！？；!?;\n]|\.\s")
OPEN = re.compile(r"其中|including|of (?:which|whom)")
FEWEST_PARTS = 3
POINTS = {"zh": re.compile(r"个?百分点"), "en": re.compile(r" ?percentage points?")}


class Mutant(Struct, frozen=True):
    """A text spoiled in one figure."""

    kind: str
    text: str
    place: int
    """Where the figure or date begins that was changed."""
    value: Fraction = Fraction(0)
    """What the figure or date at that place is now; nothing where it is gone or still the same."""


def all_mutants(relation: Relation, text: str, language: str) -> Iterator[Mutant]:
    """Every change of every figure and date of a relation."""
    for claim in {claim.place.start: claim for _, claim in operands(relation)}.values():
        yield from of_digits(text, claim, language)
        yield from of_number_words(text, claim)
    for mention in {each.place.start: each for each in mentions(relation)}.values():
        yield from of_dates(text, mention)
    yield from of_direction(text, relation, language)
    yield from of_points(text, relation, language)
    yield from of_dropped_parts(text, relation)


def of_digits(text: str, claim: Claim, language: str) -> Iterator[Mutant]:
    """The text with one figure changed in each of the ways that slips happen."""
    match = DIGITS.search(claim.quantity.text)
    if match is None or claim.quantity.value is None:
        return
    printed = match[0].replace(",", "")
    value, start = Fraction(claim.quantity.value), claim.place.start + match.start()
    if not Fraction(printed):
        return
    factor = value / Fraction(printed)
    for kind, spelling in _respelled(printed):
        changed = text[:start] + spelling + text[start + len(match[0]) :]
        yield Mutant(kind, changed, claim.place.start, Fraction(spelling) * factor)
    small, large = SCALES[language]
    for old, new, by in ((small, large, DISTANCE[language]), (large, small, 1)):
        if old in claim.quantity.text:
            at = text.index(old, claim.place.start)
            moved = value * by if by > 1 else value / DISTANCE[language]
            spoiled = text[:at] + new + text[at + len(old) :]
            yield Mutant("scale word", spoiled, claim.place.start, moved)


def of_number_words(text: str, claim: Claim) -> Iterator[Mutant]:
    """The text with another number in words: 三项 for 四项, two for three."""
    for words in (tuple("二三四五六七八九"), tuple("two three four five six seven eight".split())):
        for word, other in [*pairwise(words), *pairwise(reversed(words))]:
            printed, start = claim.quantity.text, claim.place.start
            if printed.startswith(word) and claim.quantity.value is not None:
                step = words.index(other) - words.index(word)
                changed = text[:start] + other + text[start + len(word) :]
                yield Mutant("number word", changed, start, Fraction(claim.quantity.value) + step)


def of_dates(text: str, mention: Mention) -> Iterator[Mutant]:
    """The text with another year, or another day in a date that has its weekday."""
    for kind, pattern in (("year", YEAR), ("day", DAY)):
        match = pattern.search(mention.text)
        if match is None:
            continue
        start = mention.place.start + match.start()
        for _, spelling in _respelled_date(match[0]):
            changed = text[:start] + spelling + text[start + len(match[0]) :]
            yield Mutant(kind, changed, mention.place.start, Fraction(spelling))


def _respelled_date(digits: str) -> Iterator[tuple[str, str]]:
    """A year with another last digit or its last two exchanged, a day with another number."""
    last = "1234567890"[(int(digits[-1]) + 3) % 10]
    if int(digits[:-1] + last):
        yield "digit", digits[:-1] + last
    if len(digits) == 4 and digits[2] != digits[3]:
        yield "transposition", digits[:2] + digits[3] + digits[2]


def _respelled(digits: str) -> Iterator[tuple[str, str]]:
    """A digit replaced, two neighbours exchanged, a nought added."""
    places = [i for i, character in enumerate(digits) if character.isdigit()]
    for place in places[:2]:
        new = "1234567890"[(int(digits[place]) + 3) % 10]
        if place or new != "0":
            yield "digit", digits[:place] + new + digits[place + 1 :]
    for left, right in pairwise(places):
        if digits[left] != digits[right] and (left or digits[right] != "0"):
            swapped = list(digits)
            swapped[left], swapped[right] = swapped[right], swapped[left]
            yield "transposition", "".join(swapped)
            break
    if "." not in digits:
        yield "ten times", digits + "0"


def of_direction(text: str, relation: Relation, language: str) -> Iterator[Mutant]:
    """The text with a fall for a rise, 下降 for 增长, below for above, one word at a time."""
    if not isinstance(relation, Change | Comparative) or not relation.direction:
        return
    words = RISES if isinstance(relation, Change) else COMPARISONS
    rises = relation.direction in ("up", "above")
    places = sorted(claim.place.start for _, claim in operands(relation))
    first, last = places[0], places[-1]
    start = max([first - BEFORE, 0, *(each.end() for each in STOP.finditer(text, 0, first))])
    for pair in words[language].split("|"):
        word, other = pair.split() if rises else reversed(pair.split())
        edge = r"\b" if language == "en" else ""
        for match in re.finditer(rf"{edge}{word}{edge}", text[start:last]):
            at = start + match.start()
            changed = text[:at] + other + text[at + len(word) :]
            yield Mutant("direction word", changed, at)


def of_points(text: str, relation: Relation, language: str) -> Iterator[Mutant]:
    """The text with % for percentage points."""
    points = relation.points if isinstance(relation, Change) else None
    match = points and POINTS[language].search(text, points.place.start, points.place.end)
    if points is not None and match:
        changed = text[: match.start()] + "%" + text[match.end() :]
        yield Mutant("% for points", changed, points.place.start)


def of_dropped_parts(text: str, relation: Relation) -> Iterator[Mutant]:
    """The text without one of the parts that are said to be all, the first excepted.

    Men alone, or gold without silver, may be some of the whole: then nothing says that they are all.
    """
    if not isinstance(relation, Parts | ShareList) or not relation.exhaustive:
        return
    if len(relation.parts) < FEWEST_PARTS or OPEN.search(text, 0, relation.parts[0].place.start):
        return
    for before, part in pairwise(sorted(relation.parts, key=lambda each: each.place.start)):
        between = text[before.place.end : part.place.start]
        if not STOP.search(between):
            changed = text[: before.place.end] + text[part.place.end :]
            yield Mutant("dropped part", changed, part.place.start)
