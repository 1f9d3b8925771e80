"""How far a time reaches: not out of the clause or the phrase that it was said in.

In `imports fell ▢ on measures introduced last October` the time says when the measures were
introduced; in `net shares were ▢ after the conversion of ▢ bonds in November`, when the bonds were
converted; in `occupancy fell to ▢, and in January it fell to ▢`, it begins a statement of its own.
"""

from __future__ import annotations

from heshu.claims.english.times.rules import TimeRules
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

FINITE = frozenset("vVUDLCR")
FRONTED = re.compile(r"[,;&k]&?[irpf]d?$")
STATED = re.compile(r",[&k]?$")
"""▢, and | last week the board: a statement of its own, whose subject follows."""
ANOTHER_DEED = re.compile(r"[&/]X?(?P<verb>[VUDCN])[dNEXoS]{1,7}[irp]d?$")
"""▢ and resumed its purchases in: another verb, with an object of its own."""
COUNTED = re.compile(r"Q[NE]{1,4}$")
ALSO_THEN = re.compile(r".(?:[&,]T)*", re.DOTALL)
"""in July | and August: a time and those listed with it."""
PHRASE = frozenset("iafortpdwNEX")
"""Letters between a participle and its time: launched at Acmetown in."""


def reach_of(line: Line, first: int, last: int, rules: TimeRules) -> int:
    """The first token that the time from `first` to `last` may hold for; 0 for the whole line."""
    front = FRONTED.search(line.shape[:first])
    if front is not None and line.shape[last + 1 : last + 2] == ",":
        return front.start()
    stated = STATED.search(line.shape[:first])
    if stated is not None and line.shape[last + 1 : last + 2] in ("d", "E", "S"):
        return stated.start()
    deed = ANOTHER_DEED.search(line.shape[:first])
    if deed is not None and (deed["verb"] != "N" or line.words[deed.start("verb")].endswith("ed")):
        return deed.start()
    return _participle(line, first) or _event(line, first, rules) or 0


def clause_of(line: Line, first: int, rules: TimeRules) -> int:
    """Where the clause begins that a conjunction ties to the one before; 0 if there is none."""
    behind = ALSO_THEN.match(line.shape, first)
    verb = line.shape[behind.end() : behind.end() + 1] in FINITE if behind else False
    for index in range(first - 1, 0, -1):
        if line.shape[index] in ";.":
            return 0
        if verb and line.words[index] in rules.clauses:
            return index
        verb = verb or line.shape[index] in FINITE
    return 0


def _event(line: Line, first: int, rules: TimeRules) -> int:
    """▢ rose after an air raid late in the month: when something else took place."""
    for index in range(first - 1, 0, -1):
        if line.shape[index] in ";.,k":
            return 0
        if line.words[index] in rules.events and index < first - 1:
            return index
    return 0


def _participle(line: Line, first: int) -> int:
    """measures introduced last October: a participle behind its noun, its clause has a verb."""
    shape = line.shape
    index = first - 1
    while index > 0 and shape[index] in PHRASE:
        index -= 1
    if index < 1 or shape[index] not in "VL" or shape[index - 1] not in "NEL":
        return 0
    word = line.words[index]
    if word == "ended" or not word.endswith(("ed", "en", "wn", "ld", "ught")):
        return 0
    start = index - 1
    counted = COUNTED.search(shape[:index])
    if counted is not None:
        index = counted.start() - 1  # include ▢ shops opened during the year
    while start >= 0 and shape[start] not in ",;.&k":
        if shape[start] in FINITE:
            return index
        start -= 1
    return 0
