"""The lists of parts that the words of a statement lead to, each with its whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.scripts import is_latin
from heshu.relations.changes import comparable
from heshu.relations.labels import Label, labels
from heshu.relations.parts.counted import counts_its_parts
from heshu.relations.parts.lists import (
    are_people,
    is_bare,
    is_bare_in_place,
    items_before,
    items_from,
)
from heshu.relations.parts.marks import is_got_of_full_marks
from heshu.relations.parts.pairs import scores
from heshu.relations.parts.rules import AGAIN, Listed, PartRules
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import Scene


class Named:
    """The labels of a statement, read when the first is asked for."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._labels: dict[int, Label] = {}

    def at(self, offset: int) -> Label:
        """The label of the figure at an offset."""
        if not self._labels:
            self._labels = {label.offset: label for label in labels(self._scene)}
        return self._labels[offset]

    def all(self, offsets: Sequence[int]) -> tuple[Label, ...]:
        """The labels of several figures."""
        return tuple(self.at(offset) for offset in offsets)


def find_lists(scene: Scene, rules: PartRules) -> Iterator[Listed]:
    """The lists of a statement with their wholes, the surest wordings first."""
    named = Named(scene)
    for match in matches(rules.listed, scene):
        yield from _behind(match, rules, named)
    for match in matches(rules.summed, scene):
        whole = match.claim("whole")
        at = -1 if whole is None else scene.offset(whole)
        items = items_before(scene, at, rules.words) if at >= 0 else []
        count = match.claim("count")
        if (
            items
            and (count is None or count.quantity.value == len(items))
            and not _of_other_noun(match, named.all(items))
            and not (match.rule.name == "parts-summed" and _of_a_place(scene, items, at))
            and (match.rule.name != AGAIN or _of_those_in_turn(match, items, at))
            and not scene.said["added-to-more"].search(scene.text, items[-1] + 1, at)
            and not is_got_of_full_marks(scene, items, at)
            and not _comes_on_top(match, items)
        ):
            yield Listed(match, named.at(at), named.all(items))
    for match in matches(rules.counted, scene):
        yield from _behind(match, rules, named)
    for match in matches(rules.grouped, scene):
        yield from _behind(match, rules, named)
    closing = rules.divisions.hint.search(scene.text)
    for match in matches(rules.among + rules.closed if closing else rules.among, scene):
        yield from _behind(match, rules, named)


def _comes_on_top(match: Match, items: Sequence[int]) -> bool:
    """True for two more gifts that brought the total to $1,690: there were some before.

    Nor do 34 shops and 18 inns make the clubs of ", and 71 clubs and societies in all".
    """
    said, text = match.scene.said, match.scene.text
    if said["and-besides"].search(text, items[-1], match.start):
        return True
    if not said["brought-a-total"].match(text, match.start):
        return False
    return said["on-top-of-others"].search(text, 0, items[-1]) is not None


def _of_those_in_turn(match: Match, items: Sequence[int], whole: int) -> bool:
    """True for 三线总客流量 behind a list of 客流量; not for 全市总客流量, which may be that of more."""
    scene = match.scene
    head = scene.said["their-total"].search(scene.text, items[-1] + 1, whole)
    if head is None or whole - head.end() <= LEAST_NOUN:
        return False
    return bool(head[0]) or scene.said["few-of-many"].search(scene.text, 0, items[0]) is None


SUM_NOUN = re.compile(r"(?P<noun>[\u4e00-\u9fff]{2})$")


def _of_other_noun(match: Match, parts: Sequence[Label]) -> bool:
    """True for the 利润总额为 behind revenue and costs, which is no sum of what stands before."""
    text, said = match.scene.text, match.scene.said
    if match.start and said["word-with-sum"].match(text, match.start):
        return True  # 公共卫生机构28个 and 中共党员246人 add up nothing
    if not said["total-comes-to"].match(text, match.start):
        return False
    noun = SUM_NOUN.search(text, 0, match.start)
    return noun is not None and not any(noun["noun"] in part.words for part in parts)


def _of_a_place(scene: Scene, items: Sequence[int], whole: int) -> bool:
    """True for the 全市轨道总长 behind the lengths of three lines, a noun not told before."""
    found = scene.said["noun-of-a-place"].search(scene.text, items[-1] + 1, whole)
    if found is None:
        return False
    noun = scene.said["sum-of-a-noun"].sub("", found[0][PLACE:])
    return len(noun) > 1 and noun not in scene.text[: items[-1]]


PLACE = 2
"""Characters of 全市, 我省."""


def _behind(match: Match, rules: PartRules, named: Named) -> Iterator[Listed]:
    """The list that begins with the part of a match."""
    whole, first = match.claim("whole"), match.claim("part")
    if whole is None or first is None or whole is first:
        return
    placed = match.rule.name == "parts-ways" and is_bare_in_place(match.scene, first)
    if scores(first, whole) or not (placed or _counts_the_same(match.scene, first, whole)):
        return
    if whole.quantity.kind == "ratio" and whole.quantity.words:
        return  # 我家地里三分之一种粮，一半种菜，剩下的六分之一种果树
    if whole.change.endswith("-by"):
        level = _level_before(match.scene, whole)
        if level is not None and not _is_summed_by(match, level):
            return
        whole = level or whole
    at = match.scene.offset(first)
    times = match.rule.name == "parts-listed" and match.scene.said["in-its-time"].match(
        match.scene.text, at + 1
    )
    items = items_from(match.scene, at, rules.words, times=bool(times))
    made_of = match.rule.name != "parts-made-of" or _is_made_of(match, rules, at, items[-1] + 1)
    if match.rule.name == "parts-listed":
        items = [*_picked_before(match, whole, first), *items]
    if match.rule.name == "parts-counted" and not counts_its_parts(match, items):
        return
    items = [each for each in items if match.scene.claims[each] is not whole]
    if _counts_items(whole, items, match.scene):
        bare = all(is_bare_in_place(match.scene, match.scene.claims[each]) for each in items)
        whole = _before(match.scene, whole, alike=not bare) or whole
    if made_of:
        whole_ = named.at(match.scene.offset(whole))
        yield Listed(match, whole_, _of_this_whole(whole_, named.all(items), match.scene))


def _is_made_of(match: Match, rules: PartRules, first: int, end: int) -> bool:
    """True where 组成 stands behind the parts, and it is the whole that they make up.

    党员46人，村委会由3名干部和4名村民组成 and 铜器4件，还有由5件镈钟、9件钮钟组成的编钟 tell of
    something else.
    """
    said, whole = match.scene.said, match.claim("whole")
    if whole is None or not rules.made_of.match(match.scene.text, end):
        return False
    start = match.scene.offset(whole) + 1
    if "，" not in match.scene.text[start:first]:
        return True
    return not (
        said["another-is-made"].search(match.scene.text, start, first)
        or said["made-of-them"].match(match.scene.text, end)
    )


def _counts_the_same(scene: Scene, part: Claim, whole: Claim) -> bool:
    """True for parts in the unit of their whole, and for those that leave it to the whole."""
    return comparable(part, whole) or is_bare(scene, part) or are_people(scene, part, whole)


def _picked_before(match: Match, whole: Claim, first: Claim) -> list[int]:
    """The 140次 of 出警312次，其中6月最多，达140次，7月和8月分别是92次和80次, a part that is told before the list."""
    scene, said = match.scene, match.scene.said
    at, end = scene.offset(whole), scene.offset(first)
    led = said["of-these"].search(scene.text, at, end)
    if led is None:
        return []
    return [
        other
        for other, claim in sorted(scene.claims.items())
        if led.end() < other < end
        and comparable(claim, whole)
        and said["extreme-of-parts"].search(scene.text, led.end(), other)
    ]


def _counts_items(whole: Claim, items: Sequence[int], scene: Scene) -> bool:
    """True for the three of "37 goals came from three players: Ode 14, Lind 11 and Reyes 9"."""
    sizes = [scene.claims[at].quantity.value or 0 for at in items]
    return whole.quantity.words and whole.quantity.value == len(items) < max(sizes, default=0)


def _before(scene: Scene, claim: Claim, *, alike: bool) -> Claim | None:
    """The figure right before another one, if it is of one kind with it or need not be.

    Bare parts have the unit of their whole: 560 km are split three ways: 240 in the hills....
    """
    earlier = [each for _, each in sorted(scene.claims.items()) if each.start < claim.start]
    if not earlier or earlier[-1].change.endswith("-by"):
        return None
    return earlier[-1] if not alike or comparable(earlier[-1], claim) else None


def _of_this_whole(whole: Label, parts: Sequence[Label], scene: Scene) -> tuple[Label, ...]:
    """The parts before one that is called as the whole is: 车辆164辆，其中纯电动112辆，城乡线路有车辆71辆.

    Or, behind a semicolon, as less of it is than the first: 肉产量▢，其中猪肉产量▢；禽蛋产量▢.
    """
    noun, text = whole.before.strip(), scene.text
    if is_latin(whole.claim.sentence):
        return tuple(parts)
    parts = _up_to_the_next_whole(whole, parts, scene)
    if len(noun) < LEAST_NOUN:
        return tuple(parts)
    again = [number for number, part in enumerate(parts) if part.before.strip() == noun]
    parts = tuple(parts[: again[0]] if again and again[0] else parts)
    most = _alike(noun, parts[0].before.strip())
    for number in range(1, len(parts)):
        between = text[parts[number - 1].offset : parts[number].offset]
        if "；" in between and LEAST_NOUN <= _alike(noun, parts[number].before.strip()) < most:
            return parts[:number]
    return parts


def _up_to_the_next_whole(whole: Label, parts: Sequence[Label], scene: Scene) -> tuple[Label, ...]:
    """The parts before one behind a semicolon that is more than all, or has parts itself.

    老人18万人，其中高龄13万人；成年54万人. 客车320辆，其中新能源280辆；货车210辆，其中冷藏车60辆.
    """
    most, text = whole.claim.quantity.value, scene.text
    for number in range(1, len(parts)):
        at, size = parts[number].offset, parts[number].claim.quantity.value
        if "；" not in text[parts[number - 1].offset : at]:
            continue
        larger = most is not None and size is not None and size > most
        if _goes_the_other_way(whole, parts[number], scene):
            return tuple(parts[:number])
        if larger or scene.said["and-of-these"].match(text, at + 1):
            return tuple(parts[:number])
    return tuple(parts)


def _goes_the_other_way(whole: Label, part: Label, scene: Scene) -> bool:
    """True for 捐赠收入▢，其中月捐▢；公益支出▢: what is spent is no part of what was taken in."""
    taken, spent = scene.said["taken-in"], scene.said["paid-out"]
    ways = [(taken, spent), (spent, taken)]
    return any(one.search(whole.before) and other.search(part.before) for one, other in ways)


def _alike(one: str, other: str) -> int:
    """The characters in which two nouns end alike."""
    pairs = enumerate(zip(reversed(one), reversed(other), strict=False))
    shorter = min(len(one), len(other))
    return next((number for number, (mine, yours) in pairs if mine != yours), shorter)


LEAST_NOUN = 2
"""Characters of a noun by which a figure is known again."""


def _level_before(scene: Scene, amount: Claim) -> Claim | None:
    """人口318万人，比上年减少2万人，其中城镇201万人: the parts are those of the level."""
    found = [
        claim
        for claim in scene.claims.values()
        if claim.start < amount.start
        and not claim.change.endswith("-by")
        and comparable(claim, amount)
    ]
    return found[0] if found else None


def _is_summed_by(match: Match, level: Claim) -> bool:
    """True where the level is the figure right before the amount, and 其中 leads to the parts."""
    scene = match.scene
    amount, part = match.claim("whole"), match.claim("part")
    if amount is None or part is None or match.rule.name != "among":
        return False
    at, amount_at = scene.offset(level), scene.offset(amount)
    between = scene.text[at + 1 : amount_at]
    near = not any(at < other < amount_at for other in scene.claims)
    whole, size = level.quantity.value, part.quantity.value
    fits = whole is not None and size is not None and size < whole
    return near and fits and not set(between) & {*"。；"}
