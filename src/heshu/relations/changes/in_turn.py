"""Two levels told in turn, of then and of now, and by how much they differ; English only.

In 2010 the club had 240 members. Today it has 300, a quarter more: each level stands in a sentence or
clause of its own, whatever its verb, and their times, or words for then and now, say which came first. The
figures are sorted by what stands right beside them: 45 fewer, by 18 percent, a cut of a third are amounts,
and the rest must be two levels of one thing. Patterns of pairs are tried first; this is what they leave.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Change, Relation
from heshu.relations.changes.chronology import is_later
from heshu.relations.changes.levels import comparable, priced_alike
from heshu.relations.changes.pair_rules import PairRules
from heshu.relations.changes.pairs import tie
from heshu.relations.changes.stems import WORD, is_known, words_of
from heshu.relations.changes.yearly import YearlyRules, find_yearly
from heshu.relations.cues import Cue
from heshu.relations.patterns import Match
from heshu.relations.scene import DOUBLED, LEVEL, MULTIPLE, PERCENT, POINTS, RANK, Scene
from heshu.relations.slots import Rule

IN_TURN = Rule("told-in-turn", "", re.compile(r"(?!)"), Cue(), 0, 0, 0)
"""The rule of a match that no pattern made."""
LEVELS, MOST_AMOUNTS = 2, 2
NAME = re.compile(r"\b[A-Z][A-Za-z]*")


class Turn(Struct, frozen=True):
    """Where two levels, each in a part of its own, and the amounts of their change stand."""

    scene: Scene
    left: int
    right: int
    amounts: tuple[int, ...]
    begin: int
    """Where the part of the left level begins."""
    seam: int
    """Where that of the right one begins."""
    close: int
    """Where that of the right one ends."""
    told: tuple[int, int]
    """The stretch that tells the amounts."""


def find_in_turn(scene: Scene, rules: PairRules, yearly: YearlyRules) -> Iterator[Relation]:
    """The change between the only two levels of a text."""
    turn = _turn(scene) if scene.statement.language == "en" else None
    if turn is None or not _is_of_one_thing(turn) or not _tells_their_change(turn):
        return
    order = _order(turn)
    if not order:
        return
    start, end = (scene.claims[at] for at in order)
    roles = {"from": (start,), "to": (end,)}
    pair = Match(IN_TURN, scene, turn.begin, turn.right + 1, roles, {}, {})
    amounts = [_amount(turn, at, rules) for at in turn.amounts]
    change = tie(pair, rules, set(), amounts)
    if isinstance(change, Change):
        yield change
        yield from find_yearly(scene, yearly, [change])


def figures_in_turn(scene: Scene) -> tuple[int, int]:
    """How many levels and how many amounts of change a sentence has."""
    figures = _figures(scene)
    amounts = sum(at in figures for at in _amounts(scene)) if figures else 0
    return len(figures) - amounts, amounts


def _turn(scene: Scene) -> Turn | None:
    """The two levels with what is told of their change, if there is nothing else."""
    figures = _figures(scene)
    amounts = tuple(at for at in _amounts(scene) if at in figures)
    levels = [at for at in figures if at not in amounts]
    if len(levels) != LEVELS or not 0 < len(amounts) <= MOST_AMOUNTS:
        return None
    left, right = levels
    if not _are_levels(scene, left, right):
        return None
    if any(left < at < right for at in amounts):
        return _grown_to(scene, left, right, amounts)
    first, last = amounts[0], amounts[-1]
    if first < right < last:
        return None
    seam = _seam(scene, left, right)
    close = _last_behind(scene.said["turn-break"], scene, right, first)
    begin = _last_behind(scene.said["turn-opening"], scene, last, left)
    if seam is None:
        return None
    if close is not None:
        return Turn(scene, left, right, amounts, 0, seam, close, (close, len(scene.text)))
    if begin is not None:
        return Turn(scene, left, right, amounts, begin, seam, len(scene.text), (0, begin))
    return None


def _grown_to(scene: Scene, left: int, right: int, amounts: tuple[int, ...]) -> Turn | None:
    """84 in 2019. It had doubled by 2023, to 210: the amount stands right ahead of the second level."""
    said, text = scene.said, scene.text
    seam = _last_behind(said["turn-stop"], scene, left + 1, amounts[0])
    led = said["turn-leads-to-level"].match(text, amounts[-1] + 1)
    if seam is None or led is None or led.end() != right + 1:
        return None
    close = said["turn-level-alone"].match(text, right + 1)
    if close is None or amounts[0] < left or len(amounts) > 1:
        return None
    return Turn(scene, left, right, amounts, 0, seam, right + 1, (seam, right))


def _is_between(turn: Turn) -> bool:
    """True where the amount stands between both levels."""
    return turn.left < turn.amounts[0] < turn.right


def _last_behind(words: re.Pattern[str], scene: Scene, start: int, end: int) -> int | None:
    """Where the last part begins between two offsets."""
    found = [each.end() for each in words.finditer(scene.text, start, max(end, start))]
    return found[-1] if found else None


def _figures(scene: Scene) -> list[int]:
    """Where the figures stand, without spans of time beside levels of another kind."""
    every = [at for at in sorted(scene.claims) if scene.text[at] != RANK]
    spans = [at for at in every if scene.claims[at].quantity.kind == "duration"]
    return [at for at in every if at not in spans] if len(every) - len(spans) >= LEVELS else every


def _amounts(scene: Scene) -> list[int]:
    """Where figures stand that say by how much something differs."""
    text, said = scene.text, scene.said
    behind = {found.end() - 1 for found in said["turn-ahead-of-amount"].finditer(text)}
    ahead = {found.start() for found in said["turn-behind-amount"].finditer(text)}
    return [
        at
        for at in sorted(scene.claims)
        if text[at] in POINTS + DOUBLED or at in behind or at in ahead or _is_fold(scene, at)
    ]


def _is_fold(scene: Scene, at: int) -> bool:
    """True for a verb that is its own amount: has doubled."""
    return scene.said["made-so-many-fold"].fullmatch(scene.claims[at].quantity.text) is not None


def _are_levels(scene: Scene, left: int, right: int) -> bool:
    """True for two figures of one unit, of which none is an amount of change."""
    start, end = scene.claims[left], scene.claims[right]
    if {scene.text[left], scene.text[right]} not in ({LEVEL}, {PERCENT}):
        return False
    bare = end.quantity.unit == "" and scene.said["turn-no-noun"].match(scene.text, right + 1)
    return bool(bare) or comparable(start, end) or priced_alike(start, end)


def _seam(scene: Scene, left: int, right: int) -> int | None:
    """Where the part of the second level begins: behind the last stop, else behind the first comma.

    Two levels of one sentence have a time each.
    """
    stop = _last_behind(scene.said["turn-stop"], scene, left + 1, right)
    if stop is not None:
        return stop
    comma = scene.said["turn-break"].search(scene.text, left + 1, right)
    if comma is None or not any(comma.end() <= at < right for at in scene.times):
        return None
    return comma.end() if any(at < comma.start() for at in scene.times) else None


def _order(turn: Turn) -> tuple[int, int] | None:
    """The level of then and that of now; `None` where nothing says which is which.

    What is so much more than before, whichever was first, is the level beside it.
    """
    scene = turn.scene
    forward, back = (turn.left, turn.right), (turn.right, turn.left)
    if _is_held_against(turn) or scene.claims[turn.right].change.endswith("-to"):
        return forward
    one, other = _time(scene, turn.begin, turn.seam), _time(scene, turn.seam, turn.close)
    if one is not None and other is not None:
        if is_later(other, one, scene):
            return forward
        if is_later(one, other, scene):
            return back
    parts = [_printed(scene, *span) for span in ((turn.begin, turn.seam), (turn.seam, turn.close))]
    said = scene.said
    for then, now in (
        (said["turn-of-then"], said["turn-of-now"]), (said["turn-was"], said["turn-is"])
    ):  # fmt: skip
        first, second = (_side(part, then, now) for part in parts)
        if first != second:
            return forward if first == "then" or second == "now" else back
    return None


def _is_held_against(turn: Turn) -> bool:
    """True for 205, 45 fewer and 900, twice as much: the level right before is held against the other."""
    scene = turn.scene
    if turn.amounts[0] < turn.right:
        return False
    held = {found.start() for found in scene.said["turn-held-against"].finditer(scene.text)}
    return held.issuperset(turn.amounts)


def _side(part: str, then: re.Pattern[str], now: re.Pattern[str]) -> str:
    """Whether a part speaks of then or of now; empty where it speaks of both or of neither."""
    spoken = [side for side, words in (("then", then), ("now", now)) if words.search(part)]
    return spoken[0] if len(spoken) == 1 else ""


def _time(scene: Scene, start: int, end: int) -> Mention | None:
    """The only time of a stretch."""
    found = [mention for at, mention in scene.times.items() if start <= at < end]
    return found[0] if len(found) == 1 else None


def _printed(scene: Scene, start: int, end: int) -> str:
    """A stretch of the masked text as it is printed."""
    return scene.statement.text[scene.original(start) : scene.original(end)]


def _is_of_one_thing(turn: Turn) -> bool:
    """True where the second part names nothing that the first did not, ahead of its level or behind it."""
    scene, said = turn.scene, turn.scene.said
    if said["noun-of-another"].search(scene.text, turn.begin, turn.right):
        return False
    known = words_of(_printed(scene, 0, turn.seam))
    if _is_between(turn):
        deed = said["turn-deed-and-its-noun"].search(scene.text, 0, turn.amounts[0])
        if deed is not None and deed.end() > turn.seam:
            known |= words_of(scene.text[turn.seam : deed.end()])
        return _is_known(scene, turn.seam, turn.amounts[0], known)
    return _is_known(scene, turn.seam, turn.right, known) and _is_known(
        scene, turn.right + 1, turn.close, known
    )


def _is_known(scene: Scene, start: int, end: int, known: frozenset[str]) -> bool:
    """Whether all that a stretch names has been named, but for times and words that name nothing."""
    said = scene.said
    text = said["turn-filler"].sub(" ", scene.text[start:end])
    return all(
        is_known(word, known) or said["turn-word"].fullmatch(word)
        for word in WORD.findall(text.lower())
    )


def _tells_their_change(turn: Turn) -> bool:
    """True where the words around the amounts speak of the levels, or of nothing at all."""
    scene, (start, end) = turn.scene, turn.told
    if turn.amounts[0] < turn.left:
        return _goes_on(turn)
    if _is_between(turn):
        return scene.said["turn-of-a-step"].search(scene.text, turn.seam, turn.right) is None
    said, text = scene.said, scene.text
    parted = said["turn-opening"].search(text, turn.right + 1, start) is not None
    if parted and said["turn-tells-amount"].match(text, start) is None:
        return False
    if said["turn-goes-on"].search(text, turn.right + 1, turn.amounts[0] + 1):
        return False
    if said["turn-other-base"].search(text, start):
        return False
    levels = _printed(scene, turn.begin, turn.close)
    if any(at >= start and each.text not in levels for at, each in scene.times.items()):
        return False
    known = words_of(levels)
    if said["turn-concludes"].match(text, start):
        known |= _sizes(turn)
    return _is_known(scene, start, end, known)


def _sizes(turn: Turn) -> frozenset[str]:
    """Nouns for how large what both levels count or cost is: staff, of people; capacity, of seats."""
    scene, quantity = turn.scene, turn.scene.claims[turn.left].quantity
    words = WORD.findall(scene.text[turn.told[0] : turn.told[1]].lower())
    seats = scene.said["turn-seats"].search(scene.text, 0, turn.right) is not None
    sort = "seats" if seats else quantity.unit if quantity.kind == "count" else quantity.kind
    return frozenset(each for each in words if scene.said["turn-size"].fullmatch(f"{each}/{sort}"))


def _goes_on(turn: Turn) -> bool:
    """True where the levels behind an amount are of what has changed: it, they, or the same noun.

    Fell by 10 percent in spring: a time or cause behind the amount is not that of the levels.
    """
    scene = turn.scene
    if scene.said["turn-opening"].match(scene.text, turn.amounts[-1] + 1) is None:
        return False
    known = words_of(_printed(scene, 0, turn.begin))
    counted = scene.claims[turn.left].quantity.unit == "person"
    last = turn.left if counted else turn.seam
    return _is_known(scene, turn.begin, last, known)


def _amount(turn: Turn, at: int, rules: PairRules) -> Match:
    """An amount of the change with the one way that the words around it tell."""
    scene, (start, end) = turn.scene, turn.told
    words = scene.text[start:end]
    ways = [way for way, found in (("up", rules.up), ("down", rules.down)) if found.search(words)]
    told: dict[str, str] = {ways[0]: ways[0]} if len(ways) == 1 else {}
    name = "multiple" if scene.text[at] == MULTIPLE else "by"
    return Match(IN_TURN, scene, start, end, {name: (scene.claims[at],)}, {}, told)
