"""Persons that an English number counts: 13,000 new employees ends behind employees."""

from __future__ import annotations

from decimal import Decimal

from heshu.quantities.english_units import NEXT_WORD, EnglishUnits

MOST_ADJECTIVES = 3


def person_behind(folded: str, end: int, value: Decimal | None, units: EnglishUnits) -> int:
    """The end of the word for persons that a number counts, or 0: 13,000 new employees."""
    position, before = end, ""
    for _ in range(MOST_ADJECTIVES + 1):
        match = NEXT_WORD.match(folded, position)
        if match is None:
            break
        word = (match[1] or match[2]).rstrip(".")
        if word in units.stop_words:
            break
        if before and _is_person(before, value, units) and not _is_noun_like(word, units):
            return position
        position, before = match.end(), word
        if (match[1] or match[2]).endswith("."):
            break
    return position if _is_person(before, value, units) else 0


def _is_noun_like(word: str, units: EnglishUnits) -> bool:
    """True for a word that may be the head of the phrase instead: member states."""
    return word in units.persons or (word.endswith("s") and not word.endswith("ss"))


def _is_person(word: str, value: Decimal | None, units: EnglishUnits) -> bool:
    if word not in units.persons:
        return False
    plural = word in units.plurals or word.endswith("s")
    return plural or value == 1
