"""Sizes of groups that are joined to their noun: "the 45-member delegation consists of" -> 45."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from heshu.model import lazy_re as re

NOUNS = (
    "member|person|man|woman|strong|seat|player|judge|nation|country|school|bed|room|unit|vehicle|"
    "ship|boat|aircraft|car|dog|horse|piece|book|volume|question|store|plant|site"
)
MADE_OF = r"consist(?:s|ed|ing)\sof|compris(?:es|ed|ing)|made\sup\sof|composed\sof"
GROUP = re.compile(
    rf"(?<![\w.,-])(?P<number>\d{{1,3}}(?:,\d{{3}})*|[a-z]+)-(?:{NOUNS})(?![\w-])"
    rf"(?=[^.;:,]{{0,60}}?\b(?:{MADE_OF}))",
    re.IGNORECASE,
)
"""Only where what the group is made of follows; a 45-bed ward says nothing more of its beds."""


def group_sizes(text: str, words: Mapping[str, int]) -> Iterator[tuple[int, int, Decimal]]:
    """Start, end and number of each size; `words` are the numbers that may be spelled out."""
    for found in GROUP.finditer(text):
        printed = found["number"].lower()
        if printed in words:
            yield *found.span("number"), Decimal(words[printed])
        elif printed[0].isdigit():
            yield *found.span("number"), Decimal(printed.replace(",", ""))


NUMBER = re.compile(r"(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3})*|[a-z]+)(?=-)", re.IGNORECASE)


def field_sizes(
    text: str, words: Mapping[str, int], noun: re.Pattern[str]
) -> Iterator[tuple[int, int, Decimal]]:
    """The same for fields of competitors, before a noun of theirs: the 20-team league."""
    for found in NUMBER.finditer(text):
        printed = found["number"].lower()
        if not noun.match(text, found.end()):
            continue
        if printed in words:
            yield *found.span("number"), Decimal(words[printed])
        elif printed[0].isdigit():
            yield *found.span("number"), Decimal(printed.replace(",", ""))
