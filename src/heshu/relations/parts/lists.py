"""The items of a list of parts: where it goes on, where it ends, what a remark leaves out.

其中小学302所（占62%）、初中124所、高中60所，共有教师8000人 -> 302所, 124所, 60所.
"""

from __future__ import annotations

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes import comparable
from heshu.relations.scene import LEVEL, TIME, Scene

MOST_ITEMS = 24
WEIGHTS = {"、": 1, "，": 2, ",": 2, "；": 3, ";": 3}
"""Marks between items; a heavier mark than the first ends the list."""
MARKS = re.compile("[,;]")
BRACKETED = re.compile(r"[（(][^（()）]*[)）]")
SENTENCE_END = re.compile(r"[。！!？?\n]|\.\s")
SHORT = 2
"""Characters of a name that may stand alone between two items."""
SPEED_REACH = 4
"""Characters before a figure in which the word stands that makes a speed of it: 设计时速, or a
difference: 多卖了9台."""
DIFFERENCE_REACH = 5
"""Characters before a figure in which the words stand that make a difference of it: 相差只有."""
LONGEST_LABEL = {"zh": 24, "en": 70}
"""Characters between two items of a list, remarks in brackets not counted."""


class ListWords(Struct, frozen=True):
    """Words that end a list or lead into parts of a part."""

    other_subject: re.Pattern[str]
    """新增, 带动, also: what follows is no further part."""
    nested: re.Pattern[str]
    """其中, including: what follows are parts of the last part."""


def items_from(scene: Scene, first: int, words: ListWords, *, times: bool = False) -> list[int]:
    """Offsets of the items of the list whose first item stands at `first`.

    `times` says that each item may be of a time of its own: 40 in May, 22 in June.
    """
    text, items = scene.text, [first]
    weight = 0
    before = scene.claims[first]
    last = first
    for offset in sorted(at for at in scene.claims if at > first):
        if not _is_amount(scene, offset, before):
            continue
        if _is_of_the_one_before(scene, first, offset):
            last = offset  # 310 hectares of forest, 120 of them protected
            continue
        raw = text[last + 1 : offset]
        if _inside_brackets(raw):
            continue
        between = scene.said["of-them"].sub("", BRACKETED.sub("", raw))
        mark = _weight(scene, between)
        if _leaves_brackets(between):
            break
        if weight and goes_on(scene, first, offset, between):
            items.append(offset)
            break
        if len(items) == 1 and _leaves_aside(scene, first, between):
            break
        if words.nested.search(between):
            if mark <= max(weight, 1) and weight:
                continue  # a part of the last part: skip to the next item of the outer list
            if not weight or mark < WEIGHTS["；"]:
                break
        if not mark or (weight and mark > weight) or _ends(scene, between, words, times=times):
            break
        if _is_next_stage(scene, first, offset) or _is_whole_itself(scene, offset):
            break
        if not weight and _is_told_otherwise(scene, first, offset, mark):
            break
        if mark == WEIGHTS["；"] and (
            _begins_anew(scene, first, offset) or _has_own_subject(scene, first, between)
        ):
            break
        if 0 < mark < weight == WEIGHTS["；"] and _is_led_apart(scene, first):
            return items[:1]
        weight = weight or mark
        items.append(offset)
        last = offset
        if len(items) > MOST_ITEMS or _closes(scene, between):
            break
    return items


def _is_led_apart(scene: Scene, first: int) -> bool:
    """True for 占地560亩，其中绿地210亩；厂房180亩，道路90亩: 其中 leads no further than the semicolon."""
    if scene.statement.language != "zh":
        return False
    start = max(scene.text.rfind(mark, 0, first) for mark in "，；：。")
    return scene.said["of-these"].search(scene.text, start + 1, first) is not None


def _is_of_the_one_before(scene: Scene, first: int, offset: int) -> bool:
    """True for 120 of them and for 250 within a minute, unless the first item is told so, too."""
    inners = scene.said["of-those-before"], scene.said["how-soon"]
    return any(
        inner.match(scene.text, offset + 1) and not inner.match(scene.text, first + 1)
        for inner in inners
    )


def _is_next_stage(scene: Scene, first: int, offset: int) -> bool:
    """True for 受理案件9126件，其中新收8517件；执结8492件: what was done with old and new ones alike.

    审结 and 未结 are told apart by one thing; 调解结案 and 判决结案 by how they ended.
    """
    said, stages = scene.said["stage"], list[str]()
    for at in (first, offset):
        found = (
            said.fullmatch(_noun_before(scene, at)) if scene.statement.language == "zh" else None
        )
        stages.append(found[0] if found else "")
    return bool(stages[1]) and stages[0] != stages[1]


def _is_whole_itself(scene: Scene, offset: int) -> bool:
    """True for the second 136例 of 136例中有效118例；对照组136例中有效97例."""
    return scene.said["whole-of-others"].match(scene.text, offset + 1) is not None


def goes_on(scene: Scene, first: int, offset: int, between: str) -> bool:
    """True for a last part that words add to a list instead of its marks: 还有未成年人28人.

    The 另有240人只跑迷你组 is a part where the others are told by the same verb: 跑全程的.
    """
    said = scene.said
    if said["further-part"].match(between) and not said["of-outside"].search(between):
        return True
    if not said["besides"].match(between):
        return False
    verb = said["verb-of-choice"].match(_noun_before(scene, first))
    clause = said["own-clause"].match(scene.text, offset + 1)
    return verb is not None and clause is not None and verb[0] in clause[0]


SHORT_NOUN = 4
"""Characters of a noun that may stand alone as an item: 失业保险."""
NO_WORDS = re.compile(r"[^\u4e00-\u9fff]+")


def _begins_anew(scene: Scene, first: int, offset: int) -> bool:
    """True where what stands behind a semicolon has nothing of the first item in common.

    新建路4863公里，其中村路2917公里；实施安全防护工程6240公里: that is no part of the new roads.
    """
    if scene.statement.language != "zh":
        return False
    start = max(scene.text.rfind(mark, 0, first) for mark in "，；：。")
    if scene.text[start : start + 1] == "：":
        return False  # 资金投向如下：扩产项目6.5亿元；补充流动资金4.2亿元
    if "；" in scene.text[:first]:
        return True  # 收入15.8亿元，其中利息2.1亿元；支出7.9亿元，其中利息7.7亿元；收益7.8亿元
    one, other = (_noun_before(scene, at) for at in (first, offset))
    if len(other) <= SHORT_NOUN or not one:
        return False
    return (
        one[-2:] != other[-2:]
        and one[:2] != other[:2]
        and not set(_pairs(one)) & set(_pairs(other))
    )


def _has_own_subject(scene: Scene, first: int, between: str) -> bool:
    """True for "of which 9 were new; the yard had built 22 boats before", in English only.

    Where the first part has a noun and a verb before it, another clause of this form is a part.
    """
    said = scene.said
    if scene.statement.language != "en" or not said["clause-of-its-own"].search(between):
        return False
    return said["figure-of-which"].search(scene.text, 0, first) is not None


def _is_told_otherwise(scene: Scene, first: int, offset: int, mark: int) -> bool:
    """True for "900 staff, 600 of them in the union; 410 backed the strike", in English only.

    A part told by what it is and a figure told by what it did do not exclude each other.
    """
    if scene.statement.language != "en":
        return False
    apart, verb = mark == WEIGHTS["；"], scene.said["verb-behind"]
    own, other = verb.match(scene.text, first + 1), verb.match(scene.text, offset + 1)
    if scene.said["of-those-before"].match(scene.text, first + 1):
        return apart or (other is not None and own is None)
    return apart and own is not None and other is not None and own[0] != other[0]


def _noun_before(scene: Scene, offset: int) -> str:
    """The Chinese words before a figure as far as the mark before them, without 其中."""
    start = max(scene.text.rfind(mark, 0, offset) for mark in "，；：。、") + 1
    return scene.said["of-these"].sub("", NO_WORDS.sub("", scene.text[start:offset]))


def _pairs(noun: str) -> list[str]:
    return [noun[at : at + 2] for at in range(len(noun) - 1)]


RATIO_SIGNS = frozenset("∶:：︰")
"""What stands alone between the terms of a ratio."""


def items_before(scene: Scene, whole: int, words: ListWords) -> list[int]:
    """Offsets of the items of the list that a total at `whole` sums up, in reading order."""
    text, items = scene.text, list[int]()
    weight = 0
    last = scene.claims[whole]
    for offset in sorted((at for at in scene.claims if at < whole), reverse=True):
        raw = text[offset + 1 : items[0] if items else whole]
        if SENTENCE_END.search(raw) or len(items) > MOST_ITEMS:
            break
        if not _is_amount(scene, offset, last) or _inside_brackets(raw):
            continue
        if _leaves_brackets(raw) and _is_of_the_one_outside(scene, offset):
            continue
        between = BRACKETED.sub("", raw)
        if items and raw.strip() in RATIO_SIGNS:
            break  # 配合比为1∶2.1∶3.4
        if items:
            mark = _weight(scene, between)
            if not mark or (weight and mark > weight) or _ends(scene, between, words, times=True):
                break
            weight = weight or mark
        elif len(between) > LONGEST_LABEL[scene.statement.language] or not (
            _weight(scene, between) or scene.said["leads-to-total"].search(between)
        ):
            break
        items.insert(0, offset)
    return [at for at in items if at == items[0] or not _is_of_the_one_before(scene, items[0], at)]


def _is_amount(scene: Scene, offset: int, of: Claim) -> bool:
    """True for a figure in the unit of another one that is no amount of change."""
    claim = scene.claims[offset]
    return (
        scene.text[offset] == LEVEL
        and (comparable(claim, of) or is_bare(scene, claim) or are_people(scene, claim, of))
        and not scene.said["speed"].search(scene.text, max(offset - SPEED_REACH, 0), offset)
        and claim.change not in ("increase-by", "decrease-by", "from")
        and not scene.said["so-many-more"].search(scene.text, max(offset - SPEED_REACH, 0), offset)
        and not scene.said["differs-by"].search(
            scene.text, max(offset - DIFFERENCE_REACH, 0), offset
        )
    )


def is_bare(scene: Scene, part: Claim) -> bool:
    """True for the 140 of "320 hectares: 140 are arable", which has the unit of its whole."""
    bare = part.quantity.kind == "number" and part.quantity.unit == ""
    return bare and scene.said["bare-part"].match(scene.statement.text, part.end) is not None


def is_bare_in_place(scene: Scene, part: Claim) -> bool:
    """True for the 240 of "560 km are split three ways: 240 in the hills"."""
    bare = part.quantity.kind == "number" and part.quantity.unit == ""
    return bare and scene.said["bare-in-place"].match(scene.statement.text, part.end) is not None


PERSON, PIECE = "person", "个"


def are_people(scene: Scene, part: Claim, whole: Claim) -> bool:
    """True for 上白班的75个 of 120人: who is named by what he does is counted like a thing."""
    if part.quantity.unit != PIECE or whole.quantity.unit != PERSON:
        return False
    return scene.statement.text[: part.start].endswith("的")


def _inside_brackets(between: str) -> bool:
    """True for a figure within （…）, a remark on the item before, not where all items are so."""
    if between.lstrip().startswith((")", "）")):
        return False
    return max(between.rfind("（"), between.rfind("(")) > max(
        between.rfind("）"), between.rfind(")")
    )


def _leaves_brackets(between: str) -> bool:
    """True behind 300万元（其中中央200万元、省级100万元）, whose parts end with the bracket."""
    closed = sum(map(between.count, ")）"))
    return closed > sum(map(between.count, "(（"))


def _is_of_the_one_outside(scene: Scene, offset: int) -> bool:
    """True for the 5栋 of 12栋厂房（其中5栋闲置）和7栋宿舍, which the 12 before the bracket holds."""
    opened = max(scene.text.rfind(mark, 0, offset) for mark in "（(")
    start = max(scene.text.rfind(mark, 0, opened) for mark in "，；：。、）)") + 1
    return any(
        start <= at < opened and comparable(claim, scene.claims[offset])
        for at, claim in scene.claims.items()
    )


def _leaves_aside(scene: Scene, first: int, between: str) -> bool:
    """True behind the only part of "14 guns, nine of them loaded, and 12 knives"."""
    if scene.statement.language != "en":
        return False
    aside = scene.said["of-those-before"].match(scene.text, first + 1)
    return aside is not None and scene.said["closes-an-aside"].search(between) is not None


def _weight(scene: Scene, between: str) -> int:
    """The heaviest mark between two items; 和 weighs as 、, "and" as a comma, nothing at all 0."""
    marks = [WEIGHTS[character] for character in between if character in WEIGHTS]
    joined = scene.said["joins-parts"].search(between)
    if joined:
        marks.append(WEIGHTS[","] if joined[0].isascii() else WEIGHTS["、"])
    adjacent = 0 < len(between.strip()) <= SHORT  # 15金8银7铜
    return max(marks, default=WEIGHTS["、"] if adjacent else 0)


def _ends(scene: Scene, between: str, words: ListWords, *, times: bool = False) -> bool:
    """True if what stands between two figures cannot join two parts of one list.

    Parts of a sum may be those of two years (`times`), parts of a whole are of its own time.
    """
    language = scene.statement.language
    return (
        len(between) > LONGEST_LABEL[language]
        or scene.said["another-group"].search(between) is not None
        or (TIME in between and not times)
        or SENTENCE_END.search(between) is not None
        or words.other_subject.search(between) is not None
        or scene.said["another-total"].search(between) is not None
        or scene.said["besides-the-whole"].search(between) is not None
        or _is_told_anew(scene, between)
    )


def _is_told_anew(scene: Scene, between: str) -> bool:
    """True for "of whom 96 are engineers, and it plans to employ 640": a statement of its own."""
    found = scene.said["next-statement"].search(between)
    return found is not None and not scene.said["adds-there-were"].search(found[0])


def _closes(scene: Scene, between: str) -> bool:
    """True behind "and", which introduces the last item of an English list.

    That of "51.3 on software and data, 138.7 on licences" only joins two nouns.
    """
    last = MARKS.split(between)[-1]
    return scene.statement.language == "en" and scene.said["joins-parts"].search(last) is not None
