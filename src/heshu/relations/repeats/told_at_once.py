"""Chinese figures told again in the same sentence or the next: 共登记1280棵树，这1820棵树全部入库.

这 points to what was counted, 在火灾中受伤的9人均已出院 to all who were, and 61.5%的森林覆盖率 has its name
behind it. The digits must look like a slip, or like one number rounded, unless all are told of.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import lenient, strict
from heshu.model.relations import Repeat
from heshu.relations.changes import comparable
from heshu.relations.repeats.alike import is_told_anew
from heshu.relations.repeats.parallel import ends_alike
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, TIME, Scene

NAME = 3
"""Characters of a name that stands behind its figure once more."""
LONGEST = 8
NOUN = 2
CLAUSE = re.compile("[，。；：、（）—]")
HAN = re.compile("[\u4e00-\u9fff]{1,12}")
Told = tuple[Scene, int]
"""A sentence, and where the symbol of a figure stands in it."""


def told_at_once(scenes: Sequence[Scene], taken: frozenset[str]) -> Iterator[Repeat]:
    """Each figure that tells the only one of its unit before it again, as another number."""
    for index, scene in enumerate(scenes):
        if scene.statement.language != "zh" or not scene.statement.is_prose:
            continue
        for offset, claim in scene.claims.items():
            if scene.text[offset] not in LEVEL + PERCENT or not _is_plain(claim):
                continue
            if claim.id in taken:
                continue
            earlier = _only_before(scenes, index, offset)
            if earlier is not None and _is_told_again(earlier, (scene, offset)):
                yield Repeat(
                    language="zh", cue=claim.indicator, earlier=earlier[0].claims[earlier[1]],
                    later=claim, kind="text",
                )  # fmt: skip


def _is_plain(claim: Claim) -> bool:
    quantity = claim.quantity
    return bool(claim.id) and not claim.change and quantity.value is not None


def _only_before(scenes: Sequence[Scene], index: int, offset: int) -> Told | None:
    """The figure of the unit before one in its sentence and the one before; `None` for several."""
    scene = scenes[index]
    told = [(scene, at) for at in scene.claims if at < offset]
    before = scenes[index - 1] if index else None
    near = before is not None and before.statement.passage == scene.statement.passage
    if before is not None and near and not before.statement.heading:
        told += [(before, at) for at in before.claims]
    own = scene.claims[offset]
    alike = [(each, at) for each, at in told if comparable(each.claims[at], own)]
    plain = [(each, at) for each, at in alike if _is_plain(each.claims[at])]
    one = len(alike) == 1 == len(plain)
    return plain[0] if one and plain[0][0].text[plain[0][1]] == scene.text[offset] else None


def _is_told_again(earlier: Told, later: Told) -> bool:
    """True if the words around two figures say that they are one, and their numbers are not."""
    one, two = earlier[0].claims[earlier[1]], later[0].claims[later[1]]
    if strict(one.quantity).meets(strict(two.quantity)) or one.modality != two.modality:
        return False
    if one.period and two.period and one.period != two.period:
        return False
    near = lenient(one.quantity).meets(lenient(two.quantity))
    slip = near or slip_between(one.quantity, two.quantity) is not Slip.NONE
    ways = (_is_pointed_at, _has_its_name_behind, _is_told_anew)
    if slip and any(way(earlier, later) for way in ways):
        return True
    return _is_of_all_those(earlier, later)


def _around(told: Told) -> str:
    """The words of the clause of a figure, without times."""
    text, at = told[0].text, told[1]
    ahead = CLAUSE.split(text[:at])[-1]
    return re.sub(f"[{FIGURES}{TIME}]", "，", f"{ahead}，{CLAUSE.split(text[at + 1 :])[0]}")


def _is_pointed_at(earlier: Told, later: Told) -> bool:
    """True for 共登记▢树，这▢树: the noun behind the number is that which was counted."""
    scene, offset = later
    if not scene.said["that-many"].search(scene.text, 0, offset):
        return False
    found = HAN.match(scene.text, offset + 1)
    noun = scene.said["of-it"].sub("", found[0], 1) if found else ""
    noun = scene.said["adds-nothing"].sub("", noun)
    told = scene.said["adds-nothing"].sub("", _around(earlier))
    first = HAN.match(earlier[0].text, earlier[1] + 1)
    counted = first is not None and len(first[0]) == 1 and noun.startswith(first[0])
    return counted or (len(noun) >= NOUN and noun[:NOUN] in told)


def _has_its_name_behind(earlier: Told, later: Told) -> bool:
    """True for 接待游客▢ and ▢的游客接待量: the words in front of one stand behind the other."""
    scene, offset = later
    text, at = earlier[0].text, earlier[1]
    ahead = _name_ahead(earlier)
    found = HAN.match(scene.text, offset + 1)
    behind = found[0] if found else ""
    if not scene.said["of-it"].match(behind):
        return False
    owner = CLAUSE.split(scene.text[:offset].replace(TIME, ""))[-1]
    if owner and not set(owner) <= set(text[:at]):
        return False
    return any(
        sorted(ahead[-size:]) == sorted(behind[1 : 1 + size])
        for size in range(NAME, min(LONGEST, len(ahead), len(behind) - 1) + 1)
    )


def _is_told_anew(earlier: Told, later: Told) -> bool:
    """True for 失业人员▢，人社部门说，全市失业人员为▢: one name once more, of which somebody else tells."""
    scene, offset = later
    if earlier[0] is not scene:
        return False
    first = earlier[0].claims[earlier[1]]
    between = scene.statement.text[first.end : scene.claims[offset].start]
    if not is_told_anew(between, scene.said) or _tells_another_time(scene, earlier[1], offset):
        return False
    names = [_name_ahead(each) for each in (earlier, later)]
    alike = ends_alike(*names)
    more = names[1][: len(names[1]) - alike]
    return alike >= NAME and set(more) <= set(scene.text[: earlier[1]])


def _tells_another_time(scene: Scene, first: int, last: int) -> bool:
    """True for 去年国庆期间 between two figures, if the words before both do not name it."""
    told = scene.statement.text[: scene.claims[first].start]
    return any(time.text not in told for at, time in scene.times.items() if first < at < last)


def _name_ahead(told: Told) -> str:
    """The words of its clause in front of a figure, without times and what links them."""
    text = told[0].text[: told[1]]
    links = told[0].said["link-at-end"].search(text)
    return CLAUSE.split(text[: links.start()] if links else text)[-1].replace(TIME, "")


def _is_of_all_those(earlier: Told, later: Told) -> bool:
    """True for 造成▢受伤，受伤的▢均已出院: all of those whom the clause before counts."""
    scene, offset = later
    verb = scene.said["those-who"].search(scene.text, 0, offset)
    if verb is None or not scene.said["one-and-all"].match(scene.text, offset + 1):
        return False
    deed = verb[0][:NOUN]
    text, at = earlier[0].text, earlier[1]
    if not (text.startswith(deed, at + 1) or text[:at].endswith(deed)):
        return False
    ahead = CLAUSE.split(scene.text[: verb.start()])[-1]
    where = set(scene.said["adds-nothing"].sub("", ahead))
    return where <= set(text[:at]) and _may_be_all(earlier, later)


def _may_be_all(earlier: Told, later: Told) -> bool:
    """True for more than there were, or a slip of them; fewer may be those of another day."""
    one, two = (each[0].claims[each[1]].quantity for each in (earlier, later))
    more = (two.value or 0) > (one.value or 0)
    return more or slip_between(one, two) is Slip.LIKELY
