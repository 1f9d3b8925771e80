"""Where a figure holds though the place has no name: sales at a furniture retailer fell ▢.

>>> noun_run("NadNNDQ", 3)
(3, 4)
>>> noun_run("NiDQ", 2)
(2, 1)
"""

from __future__ import annotations

from heshu.claims.english.entities.places import clause_start
from heshu.claims.english.entities.rules import EntityRules
from heshu.claims.english.entities.things import ACTOR, Known, fits
from heshu.claims.english.frames import Frame
from heshu.claims.english.phrases import head_token, phrase_before
from heshu.claims.english.words import Line

LONGEST_OPENING = 12
"""Tokens in front of the comma of an opening phrase."""


def noun_run(shape: str, first: int) -> tuple[int, int]:
    """The first and last token of the nouns that begin at a token, without article."""
    while shape[first : first + 1] in ("d", "X"):
        first += 1
    last = first
    while shape[last : last + 1] in ("N", "E"):
        last += 1
    return first, last - 1


def setting(line: Line, frame: Frame, token: int, known: Known, rules: EntityRules) -> str:
    """The shop, mill or group of people at or among whom the measure of a figure is taken."""
    return _hung(line, frame, token, known, rules) or _opening(line, frame, token, known, rules)


def furnished(line: Line, frame: Frame, token: int, rules: EntityRules) -> str:
    """A path with ▢ steps climbs; a telescope with a field of view of ▢: the thing that has it."""
    shape, first = line.shape, frame.phrase.whole_first
    place = first - 1 if frame.rule == "phrase-of" and 0 < first < token else token - 1
    while place > 0 and shape[place] in "Xd":
        place -= 1
    if place < 1 or shape[place] != "w" or shape[place - 1] != "N":
        return ""
    phrase = phrase_before(line, place - 1, rules.phrases)
    if not phrase.text or shape[phrase.whole_first : phrase.whole_first + 1] != "d":
        return ""
    before = shape[max(0, phrase.whole_first - 2) : phrase.whole_first]
    if before[-1:] not in ("", *",;k") or before == "E,":
        return ""  # but: Portugal, a country with a population of ▢
    head = line.words[head_token(shape, phrase.first, phrase.last)]
    return "" if head in rules.measures else phrase.text


def _hung(line: Line, frame: Frame, token: int, known: Known, rules: EntityRules) -> str:
    """Sales at a furniture retailer fell ▢; stocks in registered warehouses rose ▢."""
    place, anchor = frame.phrase.last + 1, frame.governor if frame.governor > 0 else token
    if frame.phrase.first < 0 or place >= anchor or "Q" in line.shape[place:anchor]:
        return ""
    if line.shape[place] not in "ia" and line.words[place] not in rules.around:
        return ""
    return _premises(line, place, known, rules)


def _opening(line: Line, frame: Frame, token: int, known: Known, rules: EntityRules) -> str:
    """Among young cows, yields were ▢; At the mills, wages rose ▢."""
    start = clause_start(line.shape, frame.governor if frame.governor >= 0 else token, "k;.:")
    if line.shape[start : start + 1] in ("&", ","):
        start += 1
    comma = line.shape.find(",", start, min(start + LONGEST_OPENING, token))
    if comma < 0 or not set("QSVLUD").isdisjoint(line.shape[start:comma]):
        return ""
    if line.words[start] == "among":
        first, last = noun_run(line.shape, start + 1)
        return line.phrase(first, last) if first <= last < comma else ""
    return _premises(line, start, known, rules) if line.shape[start] in "ia" else ""


def _premises(line: Line, place: int, known: Known, rules: EntityRules) -> str:
    """The nouns behind a preposition, if they name a place or a business and nobody known."""
    shape = line.shape
    first, last = noun_run(shape, place + 1)
    if last < first or shape[last] != "N":
        return ""
    head = line.words[last]
    if line.words[first] in rules.nobody:
        return ""  # in the same area
    if head.endswith(("'s", "s'")) or not _is_place(head, shape[place] == "a", rules):
        return ""
    definite = first == last and line.words[first - 1] in ("the", "this", "its")
    if definite and (not known.best() or fits(known, head, rules)):
        return ""
    if shape[last + 1 : last + 2] == "o":
        behind, end = noun_run(shape, last + 2)
        last = end if behind <= end else last
    return line.phrase(first, last)


def _is_place(head: str, at: bool, rules: EntityRules) -> bool:
    """Whether something is measured in what a noun names; at a business as well."""
    places = rules.institutions | rules.premises | rules.regions | rules.divisions
    alone = head.removesuffix("s")
    if not {head, alone}.isdisjoint(places):
        return True
    return at and (not {head, alone}.isdisjoint(rules.bodies) or ACTOR.search(head) is not None)
