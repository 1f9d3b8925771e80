"""Sizes of groups that are joined to their noun: "the 45-member delegation consists of" -> 45."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from heshu.model import lazy_re as re

NUMBER = re.compile(r"(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3})*|[a-z]+)(?=-)", re.IGNORECASE)
NOUN = re.compile(r"-([a-z]+)(?![\w-])", re.IGNORECASE)

Size = tuple[int, int, Decimal]
"""Start, end and number of a size."""


def group_sizes(
    text: str, words: Mapping[str, int], said: Mapping[str, re.Pattern[str]]
) -> Iterator[Size]:
    """The sizes of groups; `words` are the numbers that may be spelled out.

    Only where what the group is made of follows; a 45-bed ward says nothing more of its beds.
    """
    for found in NUMBER.finditer(text):
        noun = NOUN.match(text, found.end())
        if noun is None or not said["joined-noun"].fullmatch(noun[1]):
            continue
        if said["made-of-behind"].match(text, noun.end()):
            yield from _size(found, words)


def room_sizes(
    text: str, words: Mapping[str, int], said: Mapping[str, re.Pattern[str]]
) -> Iterator[Size]:
    """The room that a place has, before a noun of it: 68 per cent of the 32,000-seat stadium."""
    for found in NUMBER.finditer(text):
        if said["room-noun"].match(text, found.end()) and said["share-of-room"].search(
            text, 0, found.start()
        ):
            yield from _size(found, words)


def field_sizes(text: str, words: Mapping[str, int], noun: re.Pattern[str]) -> Iterator[Size]:
    """The same for fields of competitors, before a noun of theirs: the 20-team league."""
    for found in NUMBER.finditer(text):
        if noun.match(text, found.end()):
            yield from _size(found, words)


def _size(found: re.Match[str], words: Mapping[str, int]) -> Iterator[Size]:
    """The number of a match, in digits or in words; nothing for another word."""
    printed = found["number"].lower()
    if printed in words:
        yield *found.span("number"), Decimal(words[printed])
    elif printed[0].isdigit():
        yield *found.span("number"), Decimal(printed.replace(",", ""))
