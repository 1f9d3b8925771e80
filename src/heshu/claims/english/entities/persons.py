"""Whom he and she mean: the person whom a text named last as somebody who acts.

>>> from heshu.claims.english.entities.names import Run
>>> ACTS.match("EEVQ", 2) is not None, ACTS.match("EENVQ", 2) is not None
(True, False)
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from heshu.claims.attribution import Cast
from heshu.claims.english.entities.names import Run, name_runs, name_text
from heshu.claims.english.entities.pronouns import PERSON
from heshu.claims.english.entities.rules import EntityRules
from heshu.claims.english.entities.things import MOST_TOKENS, Known
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

ACTS = re.compile(r"X?[xvVLRUDC,]")
"""Behind the name of somebody who acts, or of whom more is told."""
MOST_WORDS = 3
"""Of the name of a person, without a title."""


def person_of(line: Line, cast: Cast, rules: EntityRules, end: int = MOST_TOKENS) -> str | None:
    """The last person who acts in a line, in front of token `end`; `None` if there is none.

    Empty for somebody in office.
    """
    found = None
    for run in name_runs(line.shape):
        if run.last >= end:
            break
        if _acts(line, run) and _is_person(line, run, cast, rules):
            found = "" if _is_in_office(line, run, cast, rules) else name_text(line, run)
    return found


def person_meant(line: Line, start: int, token: int, known: Known, rules: EntityRules) -> str:
    """He now faces ▢; her debt is ▢: the person in front of the pronoun, else the one told of last.

    In the life of somebody that is whom it is about.
    """
    index = next((i for i in range(token - 1, start - 1, -1) if line.words[i] in PERSON), -1)
    if index < 0 or not _is_own(line, index, rules):
        return ""
    if _is_life(known.best(), known.cast):
        return ""
    here = person_of(line, known.cast, rules, index)
    return known.person if here is None else here


def _is_life(topic: str, cast: Cast) -> bool:
    """Whether a text is about a person: it calls Ann Doe Doe as well."""
    first, _, last = topic.rpartition(" ")
    if not first:
        return bool(last) and _is_surname((last.lower(),), cast)
    return last in cast.names and not last.endswith("s")


def _is_own(line: Line, index: int, rules: EntityRules) -> bool:
    """He has ▢, his debt; not: he said that it has ▢, his office has ▢."""
    behind = index + 1
    if line.shape[index] == "S":
        while line.shape[behind : behind + 1] in ("X", "x"):
            behind += 1
        verb = line.words[behind] if behind < len(line.words) else ""
        told = line.shape[behind : behind + 1] == "R" or verb in rules.speech
        return not told and line.words[index] != "him"
    while (
        line.shape[behind : behind + 1] in ("N", "E") and line.shape[behind + 1 : behind + 2] == "N"
    ):
        behind += 1
    head = line.words[behind] if behind < len(line.words) else ""
    return head in rules.measures


def _acts(line: Line, run: Run) -> bool:
    """Whether a name is subject of a verb; not so behind a preposition or another verb."""
    place = run.first - 1
    while place >= 0 and line.shape[place] in "NdX":
        place -= 1
    inside = place >= 0 and line.shape[place] in "iprwfabtoVULDC"
    return not inside and ACTS.match(line.shape, run.last + 1) is not None


def _is_person(line: Line, run: Run, cast: Cast, rules: EntityRules) -> bool:
    """midwife Ann Doe; Captain Doe; Ann Doe: no word of it names a body or a place."""
    words = line.words[run.first : run.last + 1]
    if _is_in_office(line, run, cast, rules):
        return True
    if _is_surname(words, cast):
        return words[0] not in rules.places
    if line.shape[max(0, run.first - 1) : run.first] == "d":
        return False  # the Social Left
    if "&" in line.shape[run.first : run.last + 1] or not 1 < len(words) <= MOST_WORDS:
        return False
    return not _names_body(words, cast.lower, rules)


def _is_in_office(line: Line, run: Run, cast: Cast, rules: EntityRules) -> bool:
    """Farm minister Ann Doe, chairman Doe: they speak for somebody else."""
    words = line.words[max(0, run.first - 1) : run.last + 1]
    last = words[-1].removesuffix("'s")
    return last in cast.persons or not rules.authorities.isdisjoint(words)


def _is_surname(words: tuple[str, ...], cast: Cast) -> bool:
    """Doe, where the text names Ann Doe."""
    return (
        len(words) == 1
        and words[0] not in cast.lower
        and any(
            name.lower().endswith(f" {words[0]}") and name.count(" ") < MOST_WORDS
            for name in cast.names
        )
    )


def _names_body(words: tuple[str, ...], lower: AbstractSet[str], rules: EntityRules) -> bool:
    known = rules.bodies | rules.regions | rules.institutions | rules.places | rules.premises
    return not all(word.isalpha() and word not in known and word not in lower for word in words)
