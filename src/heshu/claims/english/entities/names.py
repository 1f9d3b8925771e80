"""The proper names of a line and what each does in it: subject, speaker, possessor, place.

>>> [(run.first, run.last) for run in name_runs("EE&ERdNUQ")]
[(0, 3)]
"""

from __future__ import annotations

from msgspec import Struct

from heshu.claims.attribution import Cast
from heshu.claims.english.entities.rules import EntityRules
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

RUN = re.compile(r"E+(?:[&o]d?E+(?=[^E]))*")
PREDICATE = frozenset("xvVLRUDCX")
LONGEST_NAME = 60
LONGEST_ASIDE = 16
LONGEST_TITLE = 2
"""Nouns behind a name: the Doe family trust."""
LONGEST_OPENING = 7
"""Tokens of a subject that a name stands beside."""
LONGEST_PREMISES = 3
"""Nouns behind a name that say what stands there: auction centre."""
DATELINE = 10
"""Tokens of a dateline at most."""
ROLES = ("subjects", "speakers", "reporters", "owners", "locations", "places")


class Run(Struct, frozen=True, gc=False):
    """A proper name: tokens `first` to `last`."""

    first: int
    last: int


class Names(Struct, frozen=True, gc=False):
    """The proper names of a line by what they do in it."""

    subjects: tuple[Run, ...] = ()
    """In front of a verb."""
    speakers: tuple[Run, ...] = ()
    """In front of a verb of saying, at the head of the sentence: Acme said its."""
    reporters: tuple[Run, ...] = ()
    """Behind the statement: fares rose, the Acme Institute said; and persons in office."""
    owners: tuple[Run, ...] = ()
    """In the genitive."""
    locations: tuple[Run, ...] = ()
    """Behind in."""
    places: tuple[Run, ...] = ()
    """Behind at: sales at Acme."""


def name_runs(shape: str) -> list[Run]:
    """Runs of proper names: Bank of England, Morgan and Co."""
    return [Run(match.start(), match.end() - 1) for match in RUN.finditer(shape)]


def read_names(line: Line, rules: EntityRules, cast: Cast) -> Names:
    """The names of a line, those of authorities and persons in office left out."""
    found: dict[str, list[Run]] = {name: [] for name in ROLES}
    for run in name_runs(line.shape):
        if _is_dateline(line, run):
            continue
        role = "" if _is_authority(line, run, rules) else _role(line, run, rules, cast)
        if role:
            found[role].append(run)
    return Names(*(tuple(found[name]) for name in ROLES))


def _is_dateline(line: Line, run: Run) -> bool:
    """LONDON, March 12 - Sales rose: the place of writing."""
    dash = line.shape.find("-", 0, DATELINE)
    return (
        run.last < dash
        and not set(line.shape[:dash]) - set("E,TN()&")
        and (line.printed(0).isupper())
    )


def _role(line: Line, run: Run, rules: EntityRules, cast: Cast) -> str:
    """What a name does in its line; empty for nothing that matters."""
    shape = line.shape
    following = _predicate(line, run, rules)
    inside = _is_inside(shape, run)
    if inside == "w" and _acts_beside(line, run):
        return "subjects"
    if inside == "o" and following != "N" and _measured_in_front(line, run, rules):
        return "locations"
    if inside == "f" and following != "N" and _flows_out(line, run, rules):
        return "locations"
    if inside == "o" and _part_in_front(line, run, rules):
        return "locations"
    if line.words[run.last] in rules.exchanges and line.words[_place(line, run)] == "on":
        return "locations"  # copper on the Acme Metal Exchange
    if line.words[run.last].endswith(("'s", "s'")) and not _ends_in_genitive(line, run, rules):
        beside = shape[max(0, run.first - 2) : run.first] == "E,"
        return "" if inside or beside else "owners"  # Acme, Norland's largest mill, closed
    if _is_apposed(line, run, rules):
        return "subjects"
    if inside:
        around = inside == "p" and line.words[run.first - 1] in rules.around
        if not (around or inside in "ia") or (
            following == "N"
            and not _names_region(line, run, rules)
            and not line.words[run.last + 1].endswith("ing")  # contacts in Acme reporting ▢
        ):
            return ""
        return "places" if inside == "a" else "locations"
    if (
        following == "R"
        or line.words[min(run.last + 1, len(shape) - 1)] in rules.speech
        or (following == "x" and shape[run.last + 2 : run.last + 3] == "R")
    ):
        person = line.words[run.last] in cast.persons
        return "reporters" if person or "Q" in shape[: run.first] else "speakers"
    if (following in PREDICATE and following) or _has_apposition(shape, run):
        return "subjects"
    return ""


def _ends_in_genitive(line: Line, run: Run, rules: EntityRules) -> bool:
    """Brenner's, which opened in May; Brenner's said: a firm that is called so, and owns nothing."""
    behind = line.words[run.last + 1 : run.last + 3]
    relative = behind[:1] == (",",) and behind[1:] in (("which",), ("who",))
    return relative or (behind[:1] != () and behind[0] in rules.speech)


def _place(line: Line, run: Run) -> int:
    """The token in front of a name and its article."""
    return max(0, run.first - 1 - (line.shape[max(0, run.first - 1)] == "d"))


def _acts_beside(line: Line, run: Run) -> bool:
    """with Italy contributing ▢; with India and China together buying ▢."""
    place = run.last + 1
    while line.shape[place : place + 1] == "X":
        place += 1
    return line.shape[place : place + 1] in tuple("VUDL") and line.words[place].endswith("ing")


def _flows_out(line: Line, run: Run, rules: EntityRules) -> bool:
    """Exports from Acmeland; shipments of rice from Acmeland: what left a place is its own."""
    place = run.first - 2 - (line.shape[run.first - 1] == "d")
    while place > 1 and line.shape[place] in "NE" and line.words[place] not in rules.outflows:
        place -= 1
    if place > 1 and line.shape[place] == "o":
        place -= 1
    return place >= 0 and line.words[place] in rules.outflows


def _part_in_front(line: Line, run: Run, rules: EntityRules) -> bool:
    """in the north of Acmeland: a part of a place that something holds in."""
    place = run.first - 2 - (line.shape[run.first - 1] == "d")
    if place < 2 or line.words[place] not in rules.sides | rules.regions:
        return False
    return line.shape[place - 1] == "d" and line.shape[place - 2] in "ia"


def _measured_in_front(line: Line, run: Run, rules: EntityRules) -> bool:
    """the population of Acmeland: the measure in front of of."""
    place = run.first - 2 - (line.shape[run.first - 1] == "d")
    return place >= 0 and line.words[place] in rules.measures


def _predicate(line: Line, run: Run, rules: EntityRules) -> str:
    """The letter behind a name; behind the noun that it names: the Acme County board agreed."""
    place = run.last + 1
    if line.shape[place : place + 1] == "(":  # Anna Doe (born 1871) was
        place = line.shape.find(")", place, place + LONGEST_ASIDE) + 1 or place
    known = rules.bodies | rules.regions | rules.institutions
    if line.shape[place : place + 2] == "NN" and line.words[place + 1] in known:
        place += 1  # the Acme Unified school board
    if line.shape[place : place + 1] == "N" and line.words[place] in known:
        behind = line.shape[place + 1 : place + 2]
        return behind if behind in PREDICATE and behind else "N"
    return line.shape[place : place + 1]


def _names_region(line: Line, run: Run, rules: EntityRules) -> bool:
    """the Boston area: the noun behind a name makes it a place."""
    known = rules.regions | rules.bodies | rules.institutions | rules.divisions | rules.premises
    last = run.last + 1
    while last - run.last < LONGEST_PREMISES and line.shape[last + 1 : last + 2] == "N":
        last += 1  # at the Acme auction centre
    if last > run.last + 1 and line.words[last] in rules.premises:
        return True
    behind = line.words[run.last + 1]
    return behind in known or behind.removesuffix("s") in known  # in the Acme and Brede districts


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


def _is_apposed(line: Line, run: Run, rules: EntityRules) -> bool:
    """Its largest owner, the Doe family, holds ▢; One startup, Acme, has raised ▢.

    Not so what is measured: The broad measure of money, M3, rose ▢.
    """
    shape = line.shape
    first = run.first - (shape[max(0, run.first - 1)] == "d")
    last = run.last
    while shape[last + 1 : last + 2] == "N" and last - run.last < LONGEST_TITLE:
        last += 1
    behind = last + 2
    while shape[behind : behind + 1] == "X":
        behind += 1
    enclosed = first > 1 and shape[first - 1] == "," and shape[last + 1 : last + 2] == ","
    if (
        not enclosed
        or shape[first - 2] not in "NS"
        or shape[behind : behind + 1] not in tuple("xvVLUDC")
    ):
        return False
    opening = shape[: first - 1].lstrip("X,&")
    if not rules.measures.isdisjoint(line.words[: first - 1]):
        return False
    return 0 < len(opening) <= LONGEST_OPENING and not set(opening) - set("dNoQSEX")


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
    relative = line.words[run.last + 1 : run.last + 3] in ((",", "which"), (",", "who"))
    if text.endswith(("'s", "’s")) and not relative:
        text = text[:-2]
    return text.rstrip("'’")[:LONGEST_NAME]
