"""The numbers before the items of a list, and the runs that they make: 一是减税；二是降费；四是稳岗."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Statement
from heshu.model.relations import Enumeration
from heshu.relations.scene import place_in
from heshu.relations.small_numbers import ENGLISH_ORDINALS, ordinal_number

DIGITS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
HEAD = r"(?:^|(?<=[。；：！？，,;:.!?\n（(—“]))\s*"
"""An item is numbered at the head of a clause."""
MARK = re.compile(
    rf"""
    {HEAD}(?:
      (?P<shi> [{DIGITS}]{{1,3}} (?=是|要|则是|为了|靠|看) )
    | (?P<di> 第[{DIGITS}]{{1,3}} (?=[，、：是,:]|[步点条][，：是,:]) )
    | (?P<qi> 其[{DIGITS}]{{1,3}} (?=[，、：是,:]) )
    | (?P<dun> [{DIGITS}]{{1,3}} (?=、) )
    | [（(] (?P<han> [{DIGITS}]{{1,3}} ) [）)]
    | (?<![（(]) (?<!\d[.,]) (?P<half> \d{{1,2}} ) [）)] (?=\s?[^\d\s])
    | (?:step|stage|phase|rule|tip|point|part)\s (?P<step> \d{{1,2}} ) (?=[:.])
    | [（(] (?P<roman> i{{1,3}}|iv|v|vi{{1,3}}|ix|x ) [）)]
    | (?P<ordinal> {"|".join(ENGLISH_ORDINALS)} ) (?:ly)? (?=,\s|:\s)
    )
    | (?<!\w)[（(] (?P<letter> [a-h] ) [）)] (?=\s)
    | (?<!\w)[（(] (?P<number> \d{{1,2}} ) [）)] (?!%|\d(?!\d?[月年日个]))
    | (?P<circled> [{CIRCLED}] )
    | (?:^|(?<=[：；。:;]))\s* (?P<dot> \d{{1,2}} ) (?=[.．、][\u4e00-\u9fff“《])
    """,
    re.VERBOSE | re.IGNORECASE,
)
LEAST = 2
"""Marks that make a list."""


class Mark(Struct, frozen=True):
    """A number at the head of an item."""

    series: str
    number: int
    text: str
    statement: Statement
    start: int


REFERENCES = re.compile(
    r"\b[A-Za-z]+s?\s\(\w{1,3}\)(?:,?\s?(?:\(\w{1,3}\),?\s?)*(?:and|or|to|through|–|-)\s?\(\w{1,3}\))"
)
"""Conditions (1) and (4) had been met: numbers of things that stand elsewhere."""


SPANS = re.compile(
    rf"[（(](?:[{DIGITS}]{{1,3}}|\d{{1,2}})[）)](?:至|到|、|和|或|及|-|—|～)"
    rf"第?[（(](?:[{DIGITS}]{{1,3}}|\d{{1,2}})[）)]"
)
"""(一)至(三)项共计7万元: items that stand elsewhere."""


def marks_in(statement: Statement) -> Iterator[Mark]:
    """The numbers at the heads of the items of a statement."""
    named = [
        each.span()
        for references in (REFERENCES, SPANS)
        for each in references.finditer(statement.text)
    ]
    for found in MARK.finditer(statement.text):
        if any(start <= found.start() < end for start, end in named):
            continue
        series = found.lastgroup or ""
        text = found[series]
        number = _number(series, text)
        if number is not None:
            yield Mark(series, number, text, statement, found.start(series))


def _number(series: str, text: str) -> int | None:
    match series:
        case "circled":
            return CIRCLED.index(text) + 1
        case "letter":
            return ord(text.lower()) - ord("a") + 1
        case "roman":
            return ROMAN.index(text.lower()) + 1
        case "number" | "half" | "step" | "dot":
            return int(text)
        case "qi":
            return ordinal_number(text.removeprefix("其"))
        case _:
            return ordinal_number(text)


def runs_of(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Runs of one series, each from its first item to the last that goes on with it."""
    open_runs: dict[str, list[list[Mark]]] = {}
    for mark in marks:
        runs = open_runs.setdefault(mark.series, [])
        if mark.number == 1:
            runs.append([mark])
            continue
        fitting = [at for at, run in enumerate(runs) if run[-1].number == mark.number - 1]
        while fitting and len(runs) > fitting[-1] + 1:  # a list within an item has ended
            yield from _long_enough(runs.pop())
        if runs:
            runs[-1].append(mark)
    for runs in open_runs.values():
        for run in runs:
            yield from _long_enough(run)


def _long_enough(run: list[Mark]) -> Iterator[list[Mark]]:
    """The run, unless it is a single mark."""
    if len(run) >= LEAST:
        yield run


def enumeration_of(run: Sequence[Mark]) -> Enumeration:
    """The numbers of a run, reported at the first that does not follow the one before."""
    at = next((b for a, b in pairwise(run) if b.number != a.number + 1), run[0])
    return Enumeration(
        language=at.statement.language,
        cue=f"{run[0].text} … {run[-1].text}",
        numbers=tuple(mark.number for mark in run),
        marks=tuple(mark.text for mark in run),
        place=place_in(at.statement, at.start, at.start + len(at.text)),
        sentence=at.statement.text,
    )
