"""Averages of another group, place or time than the extremes beside them.

选手最小19岁，最大24岁；教练组平均年龄46岁: the coaches are older than every one of the players.
"""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.relations.extremes.leading import CLAUSE, NEAR, leading_words
from heshu.relations.labels import Label
from heshu.relations.scene import TIME, Scene

OWNER = re.compile(r"[A-Za-z]{3,}$")
WORD = re.compile(r"[A-Za-z]{3,}")
LETTERED = re.compile(r"[a-z]{2,} [a-z]\b", re.IGNORECASE)


def is_other_group(average: Label, scene: Scene) -> bool:
    """True where the mean has an owner of its own: 选手最小19岁，最大24岁；教练组平均年龄46岁."""
    if _contrasted(average, scene):
        return True
    found = scene.said["owner-of-mean"].match(average.before)
    if found is None or scene.said["all-of-a-group"].match(found[0]):
        return False
    own = scene.said["beside-mean"].sub("", found[0])
    start = average.offset - len(average.before)
    others = scene.text[:start] + scene.text[average.offset :]
    return len(own) > 1 and own not in others  # 七个考点的平均分为…，最高的考点


def _contrasted(average: Label, scene: Scene) -> bool:
    """True for 最高31.5℃，最低22.4℃，而山上的林场平均气温只有17.8℃."""
    start = average.offset - len(average.before)
    unit = average.claim.quantity.unit
    alike = (at for at, claim in scene.claims.items() if claim.quantity.unit == unit)
    before = max((at for at in alike if at < average.offset), default=-1) + 1
    between = scene.text[before:start].rstrip(TIME)
    if scene.said["contrast-begins"].search(between):
        owner = scene.said["owner-of-mean"].match(average.before)
        return owner is not None and owner[0] not in scene.text[:start]
    group = scene.said["group-that-fares"].search(between)
    named = between[group.start("group") : group.start("fares")] if group else ""
    if named and named not in scene.text[:before]:
        return True  # 初中组最低52分，最高88分。高中组成绩更好，平均91分
    return scene.said["contrast"].search(between) is not None


def is_elsewhere(average: Label, scene: Scene) -> bool:
    """Rents in the suburb run from $600 to $900, while the average in the city centre is $1,400.

    So is "the trainers' median age" behind the youngest and the oldest of the runners, and 全县平均
    behind the lowest and the highest bid for one quarry.
    """
    text, said = scene.text, scene.said
    area = said["mean-of-an-area"].search(text, 0, average.offset)
    if area is not None and area[0][:AREA] not in text[: area.start()]:
        return True
    near = max(0, average.offset - 2 * NEAR["en"])
    begins = max(text.rfind(average.before, 0, average.offset) - 1, 0)
    near_it = leading_words(average, scene)
    if said["of-that-time"].match(text, begins) or said["of-that-time"].search(near_it):
        return True  # 2019's average, last month's mean
    apart = said["mean-of-others"].search(text, near, average.offset)
    if apart is not None and not _names_again(text, apart):
        return True  # prices ran from $40 to $950; at the spring sale the average was $1,120
    lettered = said["mean-of-lettered"].search(text, near, average.offset)
    if lettered is not None and not _names_again(text, lettered, letters=True):
        return True  # marks ran from 41 to 97 in set A; set B averaged 38
    owned = said["own-mean"].search(text, near, average.offset)
    if said["mean-of-the-time"].search(text, near, average.offset):
        owned = None  # the coldest day, the warmest, and the month's mean
    owner = OWNER.search(text, near, owned.start()) if owned else None
    if owner is not None and owner[0].lower() not in text[: owner.start()].lower():
        return True
    if _has_contrasted_owner(scene, near, average.offset):
        return True
    found = said["contrasted-mean"].search(text, near, average.offset)
    place = _place(scene, found.end(), average.offset) if found else ""
    if found is None or not place or said["same-group"].fullmatch(place):
        return False
    return place not in text[: found.start()].lower()


AREA = 2
"""Characters of 全县."""
MONTH = re.compile(r"[^/]*-\d\d")
"""What a time means that is one month."""


def is_of_another_time(average: Label, ends: tuple[Label, Label], scene: Scene) -> bool:
    """True for 本月气温介于3℃与17℃之间，上月平均19.4℃, and for 9月 beside 8月.

    A time that is surely a former one needs none beside the ends.
    """
    if scene.statement.language != "zh":
        return _is_of_a_whole_year(average, ends, scene)
    own = _time_before(average.offset, scene)
    if own is None or (other := _time_before(min(each.offset for each in ends), scene)) is own:
        return False
    former = scene.said["surely-former"]
    if other is None:
        return former.search(own.text) is not None
    if other.iso == own.iso:
        return False
    months = MONTH.fullmatch(own.iso) and MONTH.fullmatch(other.iso)
    return bool(months or former.search(own.text) or former.search(other.text))


def _is_of_a_whole_year(average: Label, ends: tuple[Label, Label], scene: Scene) -> bool:
    """True for "between 3 and 9 degrees in April, while the average for the whole year is 11"."""
    last = max(each.offset for each in ends)
    near = scene.text[last + 1 : average.offset + NEAR["en"]]
    if scene.said["mean-of-a-whole-year"].search(near) is None:
        return False
    shorter = scene.said["within-the-year"].search(scene.statement.text, 0, average.claim.start)
    return shorter is not None


def _time_before(offset: int, scene: Scene) -> Mention | None:
    """The last time ahead of a figure that no other figure parts from it."""
    at = scene.text.rfind(TIME, 0, offset)
    parted = any(at < other < offset for other in scene.claims)
    return None if parted else scene.times.get(at)


def _has_contrasted_owner(scene: Scene, start: int, end: int) -> bool:
    """True for "marks ranged from 41 to 78, whereas students who had passed at once averaged 81"."""
    text, said = scene.text, scene.said
    found = said["contrasted-owner"].search(text, start, end)
    if found is None:
        return False
    owner = WORD.search(said["contrast-lead"].sub("", found[0]))
    return owner is not None and owner[0].lower().rstrip("s") not in text[: found.start()].lower()


def _names_again(text: str, found: re.Match[str], *, letters: bool = False) -> bool:
    """True if the words of a stretch, but for its last, stand before it as well."""
    before = text[: found.start()].lower()
    if letters:
        return any(name.lower() in before for name in LETTERED.findall(found[0]))
    *words, _ = WORD.findall(found[0])
    return any(word.lower() in before for word in words if word not in ("the", "and", "but"))


def _place(scene: Scene, start: int, end: int) -> str:
    """What an average is said to be taken in or over, in lower case; empty where nothing is said."""
    stop = CLAUSE.search(scene.text, start, end)
    last = stop.start() if stop else end
    leads = scene.said["taken-over"].finditer(scene.text, start, last)
    words = (WORD.match(scene.text, lead.end(), last) for lead in leads)
    return next((word[0].lower() for word in words if word), "")
