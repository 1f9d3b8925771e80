"""Whose a figure is and who says so: `Acme Corp said its profit rose` -> Acme Corp.

>>> [(run.first, run.last) for run in name_runs("EE&ERdNUQ")]
[(0, 3)]
"""

from __future__ import annotations

import re

from msgspec import Struct

from heshu.claims.english.frames import Frame
from heshu.claims.english.words import Line
from heshu.languages.schema import Pack

RUN = re.compile(r"E+(?:[&o]d?E+(?=[^E]))*")
PREDICATE = frozenset("xvVLRUDCX")
TICKER = re.compile(r"^(?P<name>[^<>\d]{2,60}?)\s*<[A-Z.]{1,8}>")
LONGEST_NAME = 60


class EntityRules(Struct, frozen=True):
    """Words that tell names apart."""

    authorities: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    companies: frozenset[str]
    speech: frozenset[str]


class Run(Struct, frozen=True, gc=False):
    """A proper name: tokens `first` to `last`."""

    first: int
    last: int


class Names(Struct, frozen=True, gc=False):
    """The proper names of a line by what they do in it."""

    subjects: tuple[Run, ...] = ()
    """In front of a verb."""
    speakers: tuple[Run, ...] = ()
    """In front of a verb of saying."""
    owners: tuple[Run, ...] = ()
    """In the genitive."""
    locations: tuple[Run, ...] = ()
    """Behind in."""


def compile_entities(pack: Pack) -> EntityRules:
    """The entity words of a pack."""
    return EntityRules(
        *(
            frozenset(pack.words_named(name))
            for name in ("authority", "place", "body", "company-word", "speech-verb")
        )
    )


def name_runs(shape: str) -> list[Run]:
    """Runs of proper names: Bank of England, Morgan and Co."""
    return [Run(match.start(), match.end() - 1) for match in RUN.finditer(shape)]


def read_names(line: Line, rules: EntityRules) -> Names:
    """The names of a line, those of authorities and persons in office left out."""
    subjects, speakers, owners, locations = [], [], [], []
    shape = line.shape
    for run in name_runs(shape):
        following = shape[run.last + 1 : run.last + 2]
        inside = _is_inside(shape, run)
        if _is_authority(line, run, rules):
            continue
        if line.words[run.last].endswith(("'s", "s'")):
            if not inside:
                owners.append(run)
        elif inside:
            if inside == "i":
                locations.append(run)
        elif following == "R" or line.words[min(run.last + 1, len(shape) - 1)] in rules.speech:
            speakers.append(run)
        elif (following in PREDICATE and following) or _has_apposition(shape, run):
            subjects.append(run)
    return Names(tuple(subjects), tuple(speakers), tuple(owners), tuple(locations))


def _is_inside(shape: str, run: Run) -> str:
    """The preposition in front of a name: imports from Canada; empty if there is none."""
    place = run.first - 1
    while place >= 0 and shape[place] == "d":
        place -= 1
    return shape[place] if place >= 0 and shape[place] in "iprwfabto" else ""


def _has_apposition(shape: str, run: Run) -> bool:
    """Qatar, home to ▢ people, is: a name at the head of a sentence and a comma."""
    return (
        shape[run.last + 1 : run.last + 2] == ","
        and (run.first == 0 or shape[: run.first] == "d")
        and shape[run.last + 2 : run.last + 3] not in tuple("E")
    )


def _is_authority(line: Line, run: Run, rules: EntityRules) -> bool:
    words = line.words
    return (
        any(words[index] in rules.authorities for index in range(run.first, run.last + 1))
        or (run.first > 0 and words[run.first - 1] in rules.authorities)
        or words[min(run.last + 1, len(words) - 1)] in rules.authorities
    )


def name_text(line: Line, run: Run) -> str:
    """A name as printed, without a genitive s."""
    text = line.phrase(run.first, run.last)
    if text.endswith(("'s", "’s")):
        text = text[:-2]
    return text.rstrip("'’")[:LONGEST_NAME]


def entity_of(
    line: Line, frame: Frame, token: int, names: Names, known: str, *, place: bool
) -> tuple[str, bool]:
    """The entity of a figure and whether it was inherited.

    `known` is the entity of earlier sentences, `place` says that it is a place.
    """
    if frame.phrase.owner:
        return frame.phrase.owner, False
    anchor = frame.governor if frame.governor >= 0 else token
    narrow = _clause_start(line.shape, anchor, "k;.,")
    named = (*names.subjects, *names.owners)
    near = [run for run in named if narrow <= run.first < token]
    own_subject = narrow <= frame.phrase.first < anchor
    if not near and not own_subject and "S" not in line.shape[narrow:token]:
        wide = _clause_start(line.shape, anchor, "k;.")
        near = [run for run in named if wide <= run.first < token]
    if near:
        return name_text(line, max(near, key=_first_token)), False
    location = _location(line, token, names)
    if "S" in line.shape[narrow:token] or not (location and (place or not known)):
        return _without_subject(line, token, names, known, location)
    return location, False


def _first_token(run: Run) -> int:
    return run.first


def _without_subject(
    line: Line, token: int, names: Names, known: str, location: str
) -> tuple[str, bool]:
    """The speaker of a sentence about nobody else, else who was spoken of before."""
    if names.speakers and not names.subjects:
        return name_text(line, names.speakers[0]), False
    if known:
        return known, True
    earlier = [run for run in names.subjects if run.first < token]
    return (name_text(line, earlier[-1]) if earlier else location), False


def _location(line: Line, token: int, names: Names) -> str:
    """in Qatar: the next place behind the figure, else the last in front of it."""
    behind = [run for run in names.locations if run.first > token]
    if behind:
        return name_text(line, behind[0])
    return name_text(line, names.locations[-1]) if names.locations else ""


def _clause_start(shape: str, token: int, stops: str) -> int:
    for index in range(token - 1, -1, -1):
        if shape[index] in stops:
            return index + 1
    return 0


def leading_entity(line: Line, names: Names) -> str:
    """The name that later sentences go on about: the first subject, speaker or possessor."""
    for group in (names.subjects, names.speakers, names.owners):
        if group and not set("Sk") & set(line.shape[: group[0].first]):
            return name_text(line, group[0])
    return ""


def title_entity(title: str) -> str:
    """The company in front of its ticker: J.P. MORGAN <JPM> NET."""
    found = TICKER.match(title)
    return found["name"].strip() if found else ""


def speaker_of(line: Line, rules: EntityRules) -> str:
    """Who says so: `Fares rose, the mayor said` -> the mayor."""
    shape = line.shape
    for index, word in enumerate(line.words):
        if word in rules.speech and shape[index] in "RUV":
            first = index
            while first > 0 and shape[first - 1] in "dNEo&X" and index - first < 14:
                first -= 1
            while first < index and shape[first] in "&oX":
                first += 1
            if first < index and (first == 0 or shape[first - 1] in ",k(-"):
                last = index - 1
                while last > first and shape[last] == "X":
                    last -= 1
                return line.phrase(first, last)
            last = index
            while last + 1 < len(shape) and shape[last + 1] in "dNEo" and last - index < 12:
                last += 1
            if index and shape[index - 1] == "," and last > index:
                return line.phrase(index + 1, last)
    return ""
