"""Lists of one item a line: the number that announces them, and the numbers before the items.

"Two models are on offer:" above three bullets; 1., 2. and 4. at the heads of three lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise, takewhile

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Enumeration, Listing
from heshu.model.texts import LanguageCode
from heshu.relations.lists.numbers import (
    NOUN_REACH,
    counts_things,
    points_at_list,
    slight_numbers,
)
from heshu.relations.lists.rules import ListRules
from heshu.relations.scene import Scene, place_in

LEAST_LINES = 3
"""Numbered lines in a row that make a list; two may be headings."""
LEAST_ITEMS = 2
NEAR_COLON = 12
"""Characters of a Chinese lead-in behind its number: 带来四处变化："""
FAR_COLON = 40
"""The same where 以下 points at the list: 以下7个科室照常开诊，出诊时间不变："""
NUMBERED = re.compile(r"(?P<number>[1-9]\d?)\.\s(?=\S)")
LEADS_IN = re.compile(r"[:：]\W{0,2}$")
COLON_AT_END = re.compile(r"\W*:\W*$")


def find_itemised(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, ListRules]
) -> Iterator[Listing | Enumeration]:
    """Lists of one item a line; a longer Chinese one with numbers is found by them (lists/lines.py)."""
    passages = [list(group) for _, group in groupby(scenes, lambda scene: scene.statement.passage)]
    for at, group in enumerate(passages):
        last = group[-1]
        items, language = _items(passages, at), last.statement.language
        if not LEADS_IN.search(last.statement.text) or _are_numbered(items, rules[language]):
            continue
        listing = _announced(last, items, rules[language])
        if listing is not None:
            yield listing
    yield from _numbered(passages)


def _are_numbered(items: Sequence[Sequence[Scene]], rules: ListRules) -> bool:
    """True for a Chinese list that is found by its numbers."""
    chinese = rules.language == "zh" and len(items) >= LEAST_LINES
    return chinese and any(rules.mark.match(item[0].statement.text) for item in items)


def _items(passages: Sequence[Sequence[Scene]], at: int) -> list[Sequence[Scene]]:
    """The list items right behind a passage, those of the outermost level."""
    following = list(takewhile(lambda group: group[0].statement.item > 0, passages[at + 1 :]))
    if not following or passages[at][0].statement.item:
        return []
    outermost = min(group[0].statement.item for group in following)
    return [group for group in following if group[0].statement.item == outermost]


def _announced(scene: Scene, items: Sequence[Sequence[Scene]], rules: ListRules) -> Listing | None:
    """The one number of a lead-in that counts what follows, beside the lines that follow."""
    if len(items) < LEAST_ITEMS or rules.cautions.doubts(scene):
        return None
    text = scene.statement.text
    numbers = [
        claim
        for claim in sorted({*scene.claims.values(), *slight_numbers(scene)}, key=_start)
        if counts_things(claim) and _announces(scene, claim, rules)
    ]
    if len(numbers) != 1 or rules.open.search(text):
        return None
    count = len(items)
    return Listing(
        language=scene.statement.language,
        cue=numbers[0].quantity.text,
        number=numbers[0],
        fewest=count,
        most=count,
        open=any(_is_open(item[-1].statement.text, rules) for item in items),
    )


def _start(claim: Claim) -> int:
    return claim.start


def _is_open(text: str, rules: ListRules) -> bool:
    """True for an item that goes on with 等, or has two things in one line: 内科、外科."""
    return "、" in text[2:] or rules.open.search(text[-12:]) is not None


def _announces(scene: Scene, claim: Claim, rules: ListRules) -> bool:
    """True for a number whose noun stands for what may be listed."""
    text, said = scene.statement.text, scene.said
    if said["some-of-group"].search(text, 0, claim.start):
        return False
    if said["other-things"].search(text, claim.end) or _acts(scene, claim):
        return False
    if scene.statement.language == "zh" and points_at_list(scene, claim):
        return len(text) - claim.end <= FAR_COLON
    if scene.statement.language == "zh" and len(text) - claim.end > NEAR_COLON:
        return False
    if rules.led is not None and rules.led.search(text[: claim.start]):
        return True
    near = f"{claim.quantity.text}{text[claim.end : claim.end + NOUN_REACH]}"
    return bool(rules.announcing.search(near) or rules.naming.search(near))


def _acts(scene: Scene, claim: Claim) -> bool:
    """True for "The two towns agreed on:", whose lines are not the towns."""
    text, said = scene.statement.text, scene.said
    if said["agents-agree"].match(text, claim.start):
        return True  # 三家单位商定：
    if not said["agent"].search(text, 0, claim.start):
        return False
    return said["copula"].search(COLON_AT_END.sub("", text)) is None


def _numbered(passages: Sequence[Sequence[Scene]]) -> Iterator[Enumeration]:
    """1., 2., 4. at the heads of lines that follow each other without another line between."""
    run: list[tuple[int, Scene]] = []
    for group in (*passages, ()):
        number = _number(group[0]) if group else None
        if number is not None and run and number > run[-1][0]:
            run.append((number, group[0]))
            continue
        yield from _enumeration(run)
        run = [(number, group[0])] if number == 1 else []


def _number(scene: Scene) -> int | None:
    """The number at the head of a line; none for a heading, whose parts may be left out."""
    statement = scene.statement
    found = NUMBERED.match(statement.text)
    if found is None or not statement.is_prose or statement.language != "en":
        return None
    return int(found["number"])


def _enumeration(run: Sequence[tuple[int, Scene]]) -> Iterator[Enumeration]:
    """The list, reported at the first number that does not follow the one before."""
    numbers = tuple(number for number, _ in run)
    gap = next((at for at, (a, b) in enumerate(pairwise(numbers), 1) if b != a + 1), None)
    if len(run) < LEAST_LINES or gap is None:
        return
    statement = run[gap][1].statement
    yield Enumeration(
        language="en",
        cue=f"{numbers[0]} … {numbers[-1]}",
        numbers=numbers,
        marks=tuple(f"{number}." for number in numbers),
        place=place_in(statement, 0, len(str(numbers[gap]))),
        sentence=statement.text,
    )
