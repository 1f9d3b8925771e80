"""Two running totals of Chinese that need not grow: means, moving windows, seasons, other things.

1至3月累计均价为4260元，1至6月为4130元; 1号井3个月累计产气620万立方米，2号井6个月540万立方米.
"""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.relations import Cumulative
from heshu.relations.scene import Said

MOST = 40
"""Characters before a figure that say what is counted, and over what time."""
LATIN = re.compile("[A-Za-z]+")
NAME = 2
"""Characters that tell one of several things from another."""


def may_shrink(pair: Cumulative, said: Said) -> bool:
    """True for two totals of which the later one may well be the smaller one."""
    turned = pair.start.place.start > pair.end.place.start
    one, other = (pair.end, pair.start) if turned else (pair.start, pair.end)
    same = one.sentence == other.sentence and one.start < other.start
    first = one.sentence[max(one.start - MOST, 0) : one.start]
    begin = max(other.start - MOST, one.end if same else 0)
    second = other.sentence[begin : other.start]
    if turned and said["toll-next-year"].search(other.sentence[: other.start]):
        return True
    return (
        _is_no_sum(first, second, said)
        or _is_of_its_own_span(first, second, turned, said)
        or _are_of_two_things(first, second, said)
    )


def _is_no_sum(first: str, second: str, said: Said) -> bool:
    """True for a mean over all the time, and for what fell within a window that moves."""
    if said["toll-mean"].search(first) or said["toll-window"].search(first):
        return True
    hours = [set(said["toll-hours"].findall(words)) for words in (first, second)]
    return bool(hours[0]) and (not hours[1] or hours[0] == hours[1])


def _is_of_its_own_span(first: str, second: str, turned: bool, said: Said) -> bool:
    """True for a later total that began behind the earlier one: 去年底累计 … 今年累计."""
    before, now = (second, first) if turned else (first, second)
    own, past = said["toll-of-its-own"], said["toll-span-before"]
    return own.search(now) is not None and past.search(before) is not None


def _are_of_two_things(first: str, second: str, said: Said) -> bool:
    """True where the words before the second total name another thing, or one of several."""
    for names in (LATIN, said["toll-named"]):
        named = set(names.findall(second))
        if named and not named <= set(names.findall(first)):
            return True
    if _has_a_subject_of_its_own(first, second, said):
        return True
    for found in said["toll-of-several"].finditer(first):
        sides = first[max(found.start() - NAME, 0) : found.start()], first[found.end() :][:NAME]
        if found[0] not in second and any(len(side) == NAME and side in second for side in sides):
            return True
    return False


def _has_a_subject_of_its_own(first: str, second: str, said: Said) -> bool:
    """True for 全市重点项目累计完成 behind 全市累计完成: of a part that was not named before."""
    found = list(said["subject-of-toll"].finditer(second))
    name = second[found[-1].start("subject") : found[-1].start("summed")] if found else ""
    name = said["whole-place-ahead"].sub("", name)
    pointed = said["this-one"].match(name) and name[-1] in first  # 该片 behind 影片
    return len(name) >= NAME and name not in first and not pointed
