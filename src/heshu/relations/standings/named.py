"""A name that is called the highest, beside a list of names with their values.

各科室中内科候诊时间最长，内科18分钟，外科26分钟，儿科21分钟 -> 18分钟 called the highest of three;
城东312套，城西286套，城南344套，城东成交最多 -> 312套 called the highest of three.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Standing
from heshu.relations.changes import comparable
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, TIME, Scene
from heshu.relations.standings.rules import StandingRules

LEAST = 3
LONGEST_NAME, SHORTEST_NAME = 8, 1
CLAUSE = re.compile(r"[^，。；：！？,;:]+")
ITEM = re.compile(r"[^，。；：、！？,;:]+")
LONGEST_MEASURE = 12


class Named(Struct, frozen=True):
    """A figure with the name right before it."""

    name: str
    claim: Claim
    start: int
    """Where the name begins in the masked text."""
    end: int


def named_superlatives(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """The values of lists of names of which one is called the highest or lowest without a figure."""
    highest, lowest = rules.highest.search(scene.text), rules.lowest.search(scene.text)
    if scene.statement.language != "zh" or not (highest or lowest) or len(scene.claims) < LEAST:
        return
    for run in _runs(scene):
        for clause in CLAUSE.finditer(scene.text):
            picked = _picked(scene, rules, run, clause)
            if picked is None:
                continue
            at, word, is_lowest = picked
            values = [each.claim for each in run]
            yield Standing(
                language="zh",
                cue=word,
                values=(values[at], *values[:at], *values[at + 1 :]),
                superlative=not is_lowest,
                lowest=is_lowest,
            )


def _runs(scene: Scene) -> Iterator[list[Named]]:
    """Lists of names with one value each, all in one unit, in neighbouring items of a sentence."""
    run: list[Named] = []
    for item in ITEM.finditer(scene.text):
        named = _named(scene, item)
        if named and (not run or _goes_on(scene, run, named)):
            run.append(named)
            continue
        if len(run) >= LEAST:
            yield run
        run = [named] if named else []
    if len(run) >= LEAST:
        yield run


def _goes_on(scene: Scene, run: Sequence[Named], named: Named) -> bool:
    """True if nothing but a mark stands before an item of the same unit, and no name comes twice."""
    if not comparable(run[0].claim, named.claim):
        return False
    between = scene.text[run[-1].end : named.start].strip()
    one_mark = len(between) <= 1 and between not in ("。", "：")
    return one_mark and all(named.name != each.name for each in run)


def _named(scene: Scene, item: re.Match[str]) -> Named | None:
    """The item as a name and a value that ends it; `None` for any other."""
    text = item[0].rstrip()
    offset = item.start() + len(text) - 1
    claim = scene.claims.get(offset)
    if claim is None or scene.text[offset] not in LEVEL + PERCENT or claim.change:
        return None
    if any(mark in text[1:-1] for mark in FIGURES + TIME):
        return None  # 二班 may have been read as two of them
    printed = scene.statement.text[scene.original(item.start()) : claim.start]
    own = scene.said["item-joint"].sub("", printed.strip())
    name = scene.said["before-own-value"].sub("", own).strip()
    name = scene.said["lead-of-list"].sub("", name)
    if not SHORTEST_NAME <= len(name) <= LONGEST_NAME:
        return None
    return Named(name, claim, item.start(), offset + 1)


def _picked(
    scene: Scene, rules: StandingRules, run: Sequence[Named], clause: re.Match[str]
) -> tuple[int, str, bool] | None:
    """Which of the names a clause calls the highest or lowest; `None` if it is not about them."""
    printed = scene.statement.text[scene.original(clause.start()) : scene.original(clause.end())]
    text = scene.said["picked-lead"].sub("", printed.strip())
    word = rules.highest.search(text) or rules.lowest.search(text)
    if word is not None and (named := scene.said["superlative-is"].search(text, word.start())):
        return _named_last(scene, rules, run, (text[: word.start()], word[0], text[named.end() :]))
    if word is None or word.end() != len(text):
        return None
    ahead = clause.end() <= run[0].start
    if ahead and clause.end() + 1 < run[0].start:
        return None  # other clauses stand between
    found = _whose(scene, run, text[: word.start()], ahead=ahead)
    if found is None or scene.text[clause.end() - 1] in FIGURES + TIME:
        return None
    at, begins, behind = found
    told = text[behind : word.start()] or text[:begins]
    rest = scene.said["kind-of-place"].sub("", told, count=1)
    if not _is_measure(scene, rules, rest, run, ahead=ahead):
        return None
    is_lowest = rules.lowest.search(word[0]) is not None
    if rules.speed.search(word[0]):
        if run[0].claim.quantity.kind != "duration":
            return None
        is_lowest = not is_lowest
    return at, word[0], is_lowest


def _named_last(
    scene: Scene, rules: StandingRules, run: Sequence[Named], words: tuple[str, str, str]
) -> tuple[int, str, bool] | None:
    """The same for 销量最高的是苹果 behind 苹果卖了320箱，鸭梨卖了410箱: noun, superlative and name."""
    noun, word, name = words
    found = [number for number, each in enumerate(run) if each.name == name]
    first = scene.statement.text[scene.original(run[0].start) : run[0].claim.end]
    if len(found) != 1 or run[0].claim.quantity.kind == "duration":
        return None
    if noun and not scene.said["measure-of-list"].match(f"{noun}/{first}"):
        return None
    return found[0], word, rules.lowest.search(word) is not None


def _whose(
    scene: Scene, run: Sequence[Named], text: str, *, ahead: bool
) -> tuple[int, int, int] | None:
    """The only one of the names that a clause begins with, and where it begins and ends.

    Ahead of the list it may stand behind what they all are, or what is told of them: 各科室中内科,
    各班捐款二班.
    """
    found = []
    for number, each in enumerate(run):
        name = each.name if number else _first_name(run, text)
        at = text.find(name)
        led = ahead and scene.said["among-all"].search(text, 0, at) if at > 0 else at == 0
        led = led or (ahead and at > 0 and text.endswith(name))
        if led:
            found.append((number, at, at + len(name)))
    return found[0] if len(found) == 1 else None


def _first_name(run: Sequence[Named], text: str) -> str:
    """The 云岭县 of 玉米亩产云岭县612公斤 and of 云岭县亩产612公斤, if a clause begins with it.

    It ends as the name of the next item does: both are counties.
    """
    name, kind = run[0].name, run[1].name[-1:]
    for length in range(len(name) - 1, 1, -1):
        for part in (name[-length:], name[:length]):
            if part.endswith(kind) and text.startswith(part):
                return part
    return name


def _is_measure(
    scene: Scene, rules: StandingRules, noun: str, run: Sequence[Named], *, ahead: bool
) -> bool:
    """True if what is called the highest is what the list tells.

    Ahead of its list it is whatever is named, behind it what was named before the list, or nothing.
    """
    unit = run[0].claim.quantity.unit
    if len(noun) > LONGEST_MEASURE or scene.said["other-measure-of-list"].search(noun):
        return False
    if rules.scope.search(scene.text, run[0].start, run[-1].end):
        return False
    if scene.said["counts-people"].search(noun) and unit != "person":
        return False
    before = scene.text[: run[0].start]
    if not ahead and scene.said["amount-of-it"].match(f"{noun}/{run[0].name}"):
        return True  # 西山站降雨86毫米，北口站97毫米，北口站雨量最大
    if not noun:
        return ahead or scene.said["falling"].search(before) is None
    return ahead or noun in before
