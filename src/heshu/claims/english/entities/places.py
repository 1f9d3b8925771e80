"""The place whose a figure is: `sales in Florida fell ▢`, `rents there rose ▢`, `World output was ▢`.

>>> clause_start("NU,kNUQ", 6, "k;.")
4
"""

from __future__ import annotations

from heshu.claims.english.entities.names import Names, Run, name_text
from heshu.claims.english.entities.rules import EntityRules
from heshu.claims.english.entities.things import Known
from heshu.claims.english.frames import Frame
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

PLACED = frozenset(
    {
        "change-verb", "beside-level", "carried-to", "chain-listed", "same-as-before", "level-verb",
        "side-behind", "change-noun-before", "change-noun-behind", "share-of", "counted-noun",
        "beside", "phrase-of", "chain-by", "nearest-noun",
    }
)  # fmt: skip
"""Rules whose figures belong to the place that is named beside them."""
OWN_PLACE = re.compile(r"[NVR]?[ia]d?E")
SCOPE_BEHIND = 4
"""Tokens behind a figure among which worldwide still belongs to it."""


def first_token(run: Run) -> int:
    """Where a name begins."""
    return run.first


def clause_start(shape: str, token: int, stops: str) -> int:
    """First token of what stands behind the last of some stops in front of a token."""
    for index in range(token - 1, -1, -1):
        if shape[index] in stops:
            return index + 1
    return 0


def place_inside(line: Line, frame: Frame, rules: EntityRules) -> str:
    """Net sales of U.S. corn; Soviet wheat area: a place in front of a noun of the phrase."""
    first, last = frame.phrase.first, frame.phrase.last
    for index in range(max(first, 0), last):
        if line.shape[index] == "E" and line.shape[index + 1] == "N":
            start = index
            while start > first and line.shape[start - 1] == "E":
                start -= 1
            word = line.words[index].rpartition("-")[2]  # all-India output
            if word in rules.places or line.words[start] in rules.places:
                return line.phrase(start, index)
    return ""


def is_placed(name: str, rules: EntityRules) -> bool:
    """Whether a text is about a place, beside which others may be named."""
    return not (rules.places | rules.regions).isdisjoint(name.lower().split())


def tells_of_place(line: Line, index: int) -> bool:
    """In Acmeland, where rents were ▢; not so: where it sold ▢, which is somebody's own."""
    beside = line.shape[max(0, index - 2) : index] in ("E,", "N,") or line.shape[index - 1] == "E"
    return line.words[index] == "where" and beside and line.shape[index + 1 : index + 2] != "S"


def place_meant(line: Line, start: int, token: int, names: Names, known: Known) -> str:
    """Stores in Acmeland are new, and rents there rose ▢: the place that was named last."""
    end = min(token + SCOPE_BEHIND, len(line.words))
    here = next((i for i in range(start, end) if line.words[i] == "there"), -1)
    others = line.shape[start : max(start, here)] + line.shape[here + 1 : token]
    if here < 0 or "S" in others:
        return ""  # There she described ▢
    if line.shape[here + 1 : here + 2] in ("v", "x") and line.shape[here - 1] not in "NE":
        return ""  # There were ▢
    named = (*names.locations, *names.places)
    earlier = [run for run in named if run.last < here]
    return name_text(line, max(earlier, key=first_token)) if earlier else known.place


def scope(line: Line, start: int, token: int, rules: EntityRules) -> str:
    """Globally, sales were ▢; ▢ worldwide: a word that says where by itself."""
    end = min(token + SCOPE_BEHIND, len(line.words))
    for index in range(start, end):
        if line.words[index] in rules.scopes:
            return line.phrase(index, index)
    return ""


def of_the_world(line: Line, frame: Frame, rules: EntityRules) -> str:
    """World wheat output was ▢; national production: the first word of what is measured."""
    phrase = frame.phrase
    if phrase.first < 0 or phrase.last == phrase.whole_first:
        return ""
    first = phrase.whole_first + (line.shape[phrase.whole_first] == "d")
    return line.phrase(first, first) if line.words[first] in rules.worlds else ""


def location(line: Line, frame: Frame, token: int, names: Names) -> str:
    """sales in Florida fell ▢; rose ▢ in Kansas: the place that the measure belongs to."""
    shape = line.shape
    own = _own_place(line, token, names)
    if own or frame.rule not in PLACED:
        return own
    inner = start = clause_start(shape, token, "k;.Q")
    if start and line.words[start - 1] in ("which", "that", "who"):
        start = clause_start(shape, start - 1, "k;.Q")
    ended = shape.rfind(",", inner, token) if start < inner else -1
    inside = [
        run
        for run in names.locations
        if start <= run.first < token
        and not _is_bracketed(shape, run.first, token)
        and not inner <= run.first < ended  # Shares in Acme, which has mills in Brede, rose ▢
    ]
    inside += [
        run for run in names.places if start <= run.first < token and _is_beside(line, run, frame)
    ]  # concentrations at Brede averaged ▢; At Brede, sales were ▢
    if inside and frame.rule != "chain-listed":
        return name_text(line, inside[-1])
    behind = next((run for run in names.locations if run.first > token), None)
    if behind is not None and not set("k;.,SVLUD") & set(shape[token + 1 : behind.first]):
        return name_text(line, behind)
    return ""


def _is_bracketed(shape: str, place: int, token: int) -> bool:
    """Anna Doe (born in Brede) has ▢: what stands in brackets that were closed."""
    opening = shape.rfind("(", 0, place)
    return opening >= 0 and place < shape.find(")", opening, token)


def _is_beside(line: Line, run: Run, frame: Frame) -> bool:
    """Whether a place behind at opens the sentence or follows what is measured."""
    place = run.first - 1 - (line.shape[run.first - 1] == "d")
    return place == 0 or place - 1 == frame.phrase.last


def _own_place(line: Line, token: int, names: Names) -> str:
    """▢ in Arnost; in Ontario (▢): a place right beside the figure."""
    shape = line.shape
    behind = OWN_PLACE.match(shape, token + 1)
    for run in names.locations:
        if behind is not None and run.first == behind.end() - 1:
            return name_text(line, run)
        if run.last == token - 2 and shape[token - 1] == "(":
            return name_text(line, run)
    return ""
