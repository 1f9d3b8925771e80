"""A number and the headings below it: 重点抓了以下三项工作： above （一）…, （二）… and （三）….

The headings are those of one level that go on from the first; what stands between them is their text.
Chinese only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Listing
from heshu.relations.lists.marks import Mark, marks_in
from heshu.relations.lists.numbers import counts_things, listing_of, points_at_list
from heshu.relations.lists.rules import ListRules
from heshu.relations.scene import Scene

FEWEST = 2
"""Headings that make a list."""
NEAR_COLON = 16
"""Characters between a number and the end of its lead-in: 个方面的工作："""
COLON = ("：", ":")
DOTTED = re.compile(r"(?P<number>[1-9][0-9]?)[.．、]\s?(?=[^0-9\s])")


def listings_of_sections(scenes: Sequence[Scene], rules: ListRules) -> Iterator[Listing]:
    """Each number that points at the headings right below its sentence, beside how many there are."""
    for at, scene in enumerate(scenes[:-1]):
        statement = scene.statement
        ends = statement.is_prose and statement.text.rstrip().endswith(COLON)
        if not ends or statement.language != "zh" or not scenes[at + 1].statement.heading:
            continue
        number = _number(scene)
        count = _headings(scenes[at + 1 :], rules) if number is not None else 0
        if number is not None and count >= FEWEST and not rules.cautions.doubts(scene):
            yield listing_of(number, scene, count, count)


def _number(scene: Scene) -> Claim | None:
    """The last figure of a lead-in, where it points at what is below."""
    claims = sorted(scene.claims.values(), key=_start)
    last = claims[-1] if claims else None
    if last is None or not counts_things(last) or not points_at_list(scene, last):
        return None
    return last if len(scene.statement.text) - last.end <= NEAR_COLON else None


def _start(claim: Claim) -> int:
    return claim.start


def _headings(below: Sequence[Scene], rules: ListRules) -> int:
    """How many numbered headings of one level follow each other; 0 where their numbers do not."""
    first, series = below[0].statement, ""
    count = 0
    for scene in below:
        statement = scene.statement
        if not statement.heading or statement.section != first.section:
            if not _is_within(statement.section, first.section):
                break
            continue
        if scene.said["closing-section"].search(statement.text):
            return 0  # 存在的问题 is none of the tasks that were told of
        mark = _mark(scene, rules)
        if mark is None or (series and mark.series != series):
            break
        series, count = mark.series, count + 1
        if mark.number != count:
            return 0
    return 0 if _goes_on(below, series, count + 1, rules) else count


def _goes_on(below: Sequence[Scene], series: str, number: int, rules: ListRules) -> bool:
    """True if a later statement has the next number, heading or not: not all of the list was seen."""
    marks = (_mark(scene, rules) for scene in below)
    return any(
        mark is not None and (mark.series, mark.number) == (series, number) for mark in marks
    )


def _is_within(section: str, outer: str) -> bool:
    """True for the text below headings whose own section is the outer one."""
    return section == outer or section.startswith(f"{outer} > " if outer else "")


def _mark(scene: Scene, rules: ListRules) -> Mark | None:
    """The number at the head of a heading."""
    text = scene.statement.text
    dotted = DOTTED.match(text)
    if dotted is not None:
        return Mark("dot", int(dotted["number"]), dotted[0], scene.statement, 0)
    mark = next(marks_in(scene.statement, rules), None)
    return mark if mark is not None and mark.start <= 1 else None
