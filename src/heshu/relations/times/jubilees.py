"""Of which deed an anniversary is: 改制10周年 of a factory that was built in 1958 is none of its founding."""

from __future__ import annotations

from heshu.model.figures import Claim, Mention
from heshu.relations.scene import Scene

BEFORE, BEHIND = 10, 14
"""Characters around the year of a founding in which its verb stands."""
PAIR = 2
STOPS = "，。；：、！？,;（）()"


def is_of_another_deed(scene: Scene, founding: Mention, number: Claim) -> bool:
    """True where the words right before an anniversary name another deed, or somebody else's.

    迎来从艺40周年 of one born in 1950, 中文系成立60周年 of a school; not 迎来建校70周年, 它的70周年.
    """
    if scene.statement.language != "zh":
        return False
    said, text = scene.said, scene.statement.text
    start, lead = _lead(scene, number)
    if not lead or said["jubilee-of-itself"].fullmatch(lead):
        return False
    end = founding.end + BEHIND
    own = text[max(founding.start - BEFORE, 0) : min(end, start) if founding.start < start else end]
    begun, after = said["beginning-of-jubilee"].search(lead), said["after-a-deed"].search(lead)
    opened = said["opened"].fullmatch(lead[-PAIR:]) and said["opened"].search(own)
    if begun is not None:
        noun = lead[: begun.start()]
    elif after is not None and lead[after.start() - 1] in own:
        noun = ""  # 震后30周年 of a 地震
    else:
        noun = lead[:-PAIR] if opened or lead[-PAIR:] in own else lead
    if start <= founding.end <= number.start or (noun != lead and founding.start > number.start):
        return False  # 成立于1968年的京剧团建团60周年; 灯塔亮灯100周年，它第一次亮灯是在1915年
    rest = text[:start] + STOPS[0] + text[number.end :]
    return not _is_known(scene, noun.rstrip("的"), lead, rest)


def _is_known(scene: Scene, noun: str, lead: str, rest: str) -> bool:
    """True where the rest of a sentence tells of whom or what an anniversary is, or it names none."""
    said = scene.said
    if not noun or said["jubilee-of-itself"].fullmatch(noun):
        return True
    if said["jubilee-of-a-life"].search(lead) and noun[0] in rest:
        return True  # 林先生生于1912年; 纪念林老诞辰100周年
    return any(noun[i : i + PAIR] in rest for i in range(len(noun) - 1))


def _lead(scene: Scene, number: Claim) -> tuple[int, str]:
    """Where the words begin that say what an anniversary is of, and they: 迎来｜改制｜10周年."""
    text, said = scene.statement.text, scene.said
    first = max(text.rfind(each, 0, number.start) for each in STOPS) + 1
    times = (each.end for each in scene.times.values() if each.end <= number.start)
    first = max(first, max(times, default=0))
    for verb in said["celebrated-ahead"].finditer(text, first, number.start):
        first = verb.end()
    lead = said["little-before-jubilee"].sub("", text[first : number.start])
    return first, lead
