"""The noun that an average is taken over, and the noun of which it is the average."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from heshu.model import lazy_re as re
from heshu.model.scripts import is_latin
from heshu.relations.averages.cues import Cue
from heshu.relations.averages.rules import AverageRules
from heshu.relations.labels import Label
from heshu.relations.scene import LEVEL, Scene


def noun_counted(
    scene: Scene, rules: AverageRules, cue: Cue, named: Mapping[int, Label]
) -> Callable[[int], bool]:
    """Whether a figure counts what the average is taken over: the "concert" of "per concert"."""
    noun = noun_of(scene, rules, cue)
    if noun is None:
        return lambda _: True
    nouns = next((alike for alike in rules.words.alike if noun.rstrip("s") in alike), {noun})
    stems = [_stem(each) for each in nouns]
    return lambda at: any(
        stem in named[at].after[:40].lower() or stem in scene.claims[at].quantity.text.lower()
        for stem in stems
    )


def is_right_behind(scene: Scene, at: int, ahead: str, noun: str | None) -> bool:
    """True for the 8 games of "averaging 31 points a game, the side had 224 points from 8 games".

    `ahead` is what stands between the figure and the one before it.
    """
    if noun is None or not scene.said["from-games"].search(ahead):
        return False
    return scene.text[at + 1 : at + 1 + NOUN].lstrip().lower().startswith(_stem(noun))


NOUN = 12
"""Characters behind a count in which its noun begins."""


def _stem(noun: str) -> str:
    """What singular and plural have in common: concert, wi of wife and wives."""
    return noun.rstrip("s")[:5] if not noun.endswith(("f", "fe")) else noun.rstrip("e")[:-1]


def noun_of(scene: Scene, rules: AverageRules, cue: Cue) -> str | None:
    """The "concert" of "per concert"; `None` where it may count anything: per head."""
    per = rules.words.a_noun.fullmatch(cue.text) or rules.words.per_noun.search(
        scene.text, cue.average, max(cue.average + 30, cue.end)
    )
    if per is None or scene.said["anybody"].fullmatch(per[1]):
        return None
    return None if scene.said["a-person"].fullmatch(per[1]) else per[1].lower()


def own_noun(scene: Scene, rules: AverageRules, cue: Cue, named: Mapping[int, Label]) -> str | None:
    """The noun between cue and figure, which the total must have; `None` if no total can have it.

    人均地区生产总值 is that of the figure called 生产总值; a 人均可支配收入 beside nothing of that
    name is another average.
    """
    if cue.end >= cue.average or cue.each > 1:
        return ""
    gap = scene.text[cue.end : cue.average]
    if not cue.start and scene.said["whose-so-many"].search(scene.text, cue.average):
        return ""  # Per head, water use is 150 litres in the town, whose 60,000 residents use
    if not cue.start and scene.said["the-total-behind"].match(scene.text, cue.average + 1):
        return (
            ""  # Per capita spending came to $2,000, the total for the 5 million inhabitants being
        )
    rest = rules.plain_gap.sub("", gap).strip()
    before = scene.text[: cue.start]
    if scene.statement.language == "zh":
        if all(at > cue.start for at in scene.claims):
            before = scene.text[cue.average + 1 :]  # 人均绿地面积为15平方米，…绿地面积1290万平方米
        if (left := _behind_counted(scene, cue, rest, named)) is not None:
            rest, gap = left, left
            if not rest or rest in before:
                return rest
        if cue.price and len(rest) > 1 and rest in scene.text[cue.average + 1 :]:
            return ""  # 每亩租金600元，租金总额51万元
        if (told := _told_before(scene, rules, gap, before)) is not None:
            return told
    if rest and rest in before:
        return rest
    core = rules.words.core.sub("", rest)
    if len(core) > 1 and core in rules.words.core.sub("", before):
        return core
    measured = scene.said["measure-at-end"].sub("", rest)
    if len(measured) > 1 and measured != rest and measured in before:
        return measured  # 公园绿地1530万平方米，人均公园绿地面积15.9平方米
    if rest and (not measured or scene.claims[cue.average].quantity.text.endswith(rest)):
        return ""  # 人均用水量3方, 人均送单40单: nothing but the verb is left
    for alike in (scene.said["output-of-a-place"], scene.said["pay-of-people"]):
        if alike.fullmatch(rest) and (named_before := alike.search(before)):
            return named_before[0]
    if any(at < cue.start and _is_within(rest, _up_to_unit(label)) for at, label in named.items()):
        return rest
    if rules.other.search(gap) or (rest and not _of_the_count(scene, cue, rest, named)):
        return None
    return ""


def _told_before(scene: Scene, rules: AverageRules, gap: str, before: str) -> str | None:
    """The noun between cue and figure as the total has it; `None` if it is not told there."""
    whole = scene.said["noun-link"].sub("", gap)
    if len(whole) > 1 and whole in before:
        return "" if _is_counted(before, whole) else whole
    used = scene.said["measure-at-end"].sub("", whole)
    if len(used) > 1 and used != whole and used in before:
        return used  # 年用气1200万立方米，人均用气量200立方米
    return _without_qualifiers(scene, rules, whole, before) or None


def _without_qualifiers(scene: Scene, rules: AverageRules, noun: str, before: str) -> str:
    """The 用水量 of 人均综合用水量 beside 全市用水总量, not beside 工业用水量; else nothing."""
    bare, told = (rules.words.core.sub("", words) for words in (noun, before))
    at = told.find(bare)
    if len(bare) < SHORTEST or bare == noun or at < 0:
        return ""
    return bare if scene.said["of-all-of-a-place"].search(told[:at]) else ""


SHORTEST = 2
"""Characters of a noun."""


def _behind_counted(scene: Scene, cue: Cue, noun: str, named: Mapping[int, Label]) -> str | None:
    """The 供餐 of 平均每个窗口供餐155份 beside 设窗口12个; `None` where nothing is counted so."""
    if scene.said["each"].search(cue.text) is None:
        return None
    for at, label in named.items():
        if at > cue.start or label.claim.quantity.unit not in cue.units:
            continue
        for length in range(len(noun), 1, -1):
            if label.before.endswith(noun[:length]):
                return noun[length:]
    return None


def _is_counted(before: str, noun: str) -> bool:
    """True for the 工地 of 36个在建工地, behind its count."""
    return re.search(rf"[{LEVEL}][^，。；：{LEVEL}]{{0,6}}{re.escape(noun)}", before) is not None


def _of_the_count(scene: Scene, cue: Cue, noun: str, named: Mapping[int, Label]) -> bool:
    """True for the 学校 of 平均每所学校 beside 15所乡村小学: what is counted in other words."""
    each = scene.said["each"].search(cue.text)
    counts = [
        label for at, label in named.items() if at < cue.start
        and label.claim.quantity.unit in cue.units
    ]  # fmt: skip
    return (
        each is not None
        and not is_latin(noun)
        and any(set(noun) & set(label.after[:LONGEST_COUNTED]) for label in counts)
    )


LONGEST_COUNTED = 8
"""Characters behind a count in which the noun stands that it counts."""


def is_named_in(label: Label, noun: str, rules: AverageRules) -> bool:
    """True if the words of a figure hold a noun, whatever stands between its characters."""
    if noun in label.words or noun in rules.words.core.sub("", label.words):
        return True
    return _is_within(noun, _up_to_unit(label))


def _up_to_unit(label: Label) -> str:
    """The words before a figure and the figure: 人均送单52单 is a mean of 送出6000单."""
    return f"{label.before}{label.claim.quantity.text}"


def _is_within(noun: str, words: str) -> bool:
    """True where words hold the characters of a Chinese noun in its order: 用血 in 耗用血液制品."""
    rest = iter(words)
    return len(noun) > 1 and not is_latin(noun) and all(each in rest for each in noun)
