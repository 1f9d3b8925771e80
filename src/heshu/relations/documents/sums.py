"""Sums that say of how many figures they are: 冻结864万元；扣押126万元；折价310万元。三项合计1300万元.

As many figures of the unit stand before the sum in its sentence, or in the sentence before, whatever
other figures stand between them. A budget adds to its first figure what comes in besides, and a ballot
is one of those who came, whom a paragraph before counts. Chinese only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Parts, Relation, Vote
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable
from heshu.relations.documents.wholes import all_parts
from heshu.relations.left_over import figures_of
from heshu.relations.parts.marks import is_got_of_full_marks
from heshu.relations.scene import LEVEL, Scene
from heshu.relations.small_numbers import CHINESE_DIGITS

SPLIT = re.compile("[，。；：]")
AHEAD = 8
"""Characters before a figure in which the word stands that says what was done."""
SHORT = 2
"""Characters at the end of a name by which it is known again."""
CAME = 8
"""Sentences before a ballot in which those stand who came."""


def find_sums(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Parts | Vote]:
    """Each sum of so many figures with just so many before it, sums of budgets, and ballots."""
    for at, scene in enumerate(scenes):
        if scene.statement.language != "zh" or scene.statement.cells:
            continue
        yield from _of_budgets(scene, rules["zh"])
        yield from _of_ballots(scene, scenes[max(at - CAME, 0) : at], rules["zh"])
        for found in scene.said["sum-of-so-many"].finditer(scene.text):
            whole = scene.claims.get(found.start("whole"))
            if whole is None or rules["zh"].doubts(scene) or _names_others(scene, found.start()):
                continue
            parts, teller = _alike(scene, whole, found.start()), scene
            if not parts and at and _is_prose_before(scenes[at - 1], scene):
                teller = scenes[at - 1]
                parts = _alike(teller, whole, len(teller.text))
            if teller is scene and is_got_of_full_marks(
                scene, map(scene.offset, parts), found.start("whole")
            ):
                continue
            if len(parts) == _number(scene, found) and not _are_of_two_deeds(
                scene, found.start("whole"), parts, teller
            ):
                yield all_parts("合计", "zh", parts, whole)


def _are_of_two_deeds(scene: Scene, whole: int, parts: Sequence[Claim], teller: Scene) -> bool:
    """True for 起跑7418人，完赛7297人。两项合计完赛17511人: only a later figure is of what is summed up.

    A first one that has the word lends it to those behind: 甲县产粮30吨，乙县20吨，合计产粮50吨.
    """
    deed = scene.text[max(whole - SHORT, 0) : whole]
    if scene.said["copula-alone"].fullmatch(deed):
        return False
    text = teller.statement.text
    told = [deed in text[max(part.start - AHEAD, 0) : part.start] for part in parts]
    return any(told) and not told[0]


def _names_others(scene: Scene, end: int) -> bool:
    """True for 科技、绿色两类合计 behind figures of other things: the sum names what it is of."""
    ahead, named = SPLIT.split(scene.text[:end])[:-1], SPLIT.split(scene.text[:end])[-1]
    names = scene.said["list-joint"].split(named)
    told = "".join(ahead)
    return len(names) > 1 and not all(name[-SHORT:] in told for name in names)


def _of_budgets(scene: Scene, cautions: Cautions) -> Iterator[Parts]:
    """What comes in, what is added to it, and both together."""
    for found in scene.said["budget-sum"].finditer(scene.text):
        whole = scene.claims.get(found.start("whole"))
        parts = [
            scene.claims.get(at)
            for at in range(found.start(), found.start("whole"))
            if scene.text[at] == LEVEL
        ]
        told = tuple(each for each in parts if each is not None and not each.change)
        added = scene.text[found.start("more") : found.start("sum")]
        if whole is None or len(told) < len(parts) or scene.said["and-the-like"].search(added):
            continue
        if scene.said["adds-another-part"].search(scene.text, found.start("sum"), found.end()):
            continue
        if all(comparable(each, whole) for each in told) and not cautions.doubts(scene):
            yield all_parts("总计", "zh", told, whole)


def _of_ballots(scene: Scene, before: Sequence[Scene], cautions: Cautions) -> Iterator[Vote]:
    """The only ballot of a sentence beside those who came and had a vote each."""
    found = scene.said["ballot"].search(scene.text)
    if found is None or cautions.doubts(scene) or len(scene.claims) != _levels(found[0]):
        return
    votes = tuple(scene.claims[at] for at in sorted(scene.claims))
    if any(each.quantity.unit != "票" for each in votes):
        return
    since = takewhile(lambda each: not each.said["ballot"].search(each.text), reversed(before))
    for each in since:
        came = each.said["all-who-vote"].search(each.text)
        if came is not None:
            present = each.claims.get(came.start())
            if present is not None and present.quantity.kind == "count":
                yield Vote(cue="票", language="zh", parts=votes, present=present)
            return


def _levels(text: str) -> int:
    return text.count(LEVEL)


def _number(scene: Scene, found: re.Match[str]) -> int:
    """How many figures a sum says that it has; 0 where a figure before it is no such number."""
    if found.start("number") >= 0:
        return CHINESE_DIGITS[scene.text[found.start("number")]]
    quantity = scene.claims[found.start("count")].quantity
    item = scene.said["unit-of-items"].fullmatch(quantity.unit)
    value = quantity.value if item and quantity.words else None
    return int(value) if value is not None else 0


def _is_prose_before(first: Scene, second: Scene) -> bool:
    """True for the sentence before in the same paragraph."""
    one, two = first.statement, second.statement
    plain = one.is_prose and not two.heading
    return plain and one.passage == two.passage and one.language == two.language


def _alike(scene: Scene, whole: Claim, end: int) -> list[Claim]:
    """The levels of the unit of a sum before an offset; none where one tells a change or a former level."""
    own = [
        scene.claims[at]
        for at in sorted(scene.claims)
        if at < end and scene.text[at] == LEVEL and comparable(scene.claims[at], whole)
    ]
    plain = all(not each.change and each.modality == "stated" for each in own)
    return own if plain else []


def told_once(found: Sequence[Relation]) -> list[Relation]:
    """The relations without sums of the same figures as one before; what leaves no rest says more."""
    seen: dict[frozenset[int], int] = {}
    kept: list[Relation] = []
    for relation in found:
        if isinstance(relation, Parts) and len(relation.parts) > 1:
            at = seen.setdefault(figures_of(relation), len(kept))
            if at < len(kept):
                first = kept[at]
                if relation.exhaustive and isinstance(first, Parts) and not first.exhaustive:
                    kept[at] = relation
                continue
        kept.append(relation)
    return kept
