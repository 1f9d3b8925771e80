"""An average and its extremes: 最低8.2分，最高9.6分，平均9.1分 -> lowest, highest, average."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Quantity
from heshu.model.relations import Extremes
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes import comparable
from heshu.relations.labels import Label, labels
from heshu.relations.patterns import matches
from heshu.relations.phrases import phrases
from heshu.relations.scene import AGE, FIGURES, LEVEL, PERCENT, TIME, Scene
from heshu.relations.slots import Rule, compile_patterns

LEAST_FIGURES = 2
NEAR = {"zh": 10, "en": 40}
"""Characters before a figure in which the word stands that says what it is."""


class ExtremeRules(Struct, frozen=True):
    """What the finder of extremes compiled from a pack."""

    average: re.Pattern[str]
    lowest: re.Pattern[str]
    highest: re.Pattern[str]
    elsewhere: re.Pattern[str]
    """全国平均, last year: the average of another group or time."""
    spans: tuple[Rule, ...]
    listed: re.Pattern[str]
    """12.1, 12.4, 12.2 and 12.5 seconds, an average of 12.3: an average of all of a list."""
    supposed: re.Pattern[str]
    """如果, if: what is only supposed."""
    cautions: Cautions


def compile_extremes(pack: Pack, cautions: Cautions) -> ExtremeRules:
    """The rules of a pack for averages between extremes."""
    return ExtremeRules(
        word_pattern(pack, "relation-mean-value"),
        word_pattern(pack, "relation-lowest"),
        word_pattern(pack, "relation-highest"),
        word_pattern(pack, "relation-other-group"),
        compile_patterns(pack, "span"),
        re.compile(
            rf"[{LEVEL}{PERCENT}](?:{phrases(pack).regex('said-list-joint')}[{LEVEL}{PERCENT}])"
            "{2,20}"
        ),
        word_pattern(pack, "relation-supposed"),
        cautions,
    )


def find_extremes(scene: Scene, rules: ExtremeRules) -> Iterator[Extremes]:
    """The averages of a statement that also prints both ends, each once."""
    if len(scene.claims) < LEAST_FIGURES or scene.statement.cells:
        return
    if not rules.average.search(scene.text):
        return
    named = [label for label in labels(scene) if scene.text[label.offset] in (LEVEL, PERCENT, AGE)]
    averages = _averages(named, scene, rules)
    if len(averages) != 1 or rules.elsewhere.search(scene.text):
        return
    kind = averages[0].claim.quantity
    others = [
        label
        for label in (_as_age(each, kind, scene) for each in named)
        if label.offset != averages[0].offset
        and not (kind.unit and label.claim.quantity.kind == "count" != kind.kind)
    ]
    if scene.said["men"].search(scene.text) and scene.said["women"].search(scene.text):
        return  # men between 18 and 65, the median age of the women
    if _is_other_group(averages[0], scene) or _is_elsewhere(averages[0], scene):
        return
    ends = (
        _by_labels(rules, scene, others)
        or _by_range(rules, scene, others, averages[0])
        or _by_list(rules, scene, others, averages[0])
        or _by_grades(scene, others, averages[0])
    )
    if ends is None or rules.cautions.doubts(scene) or rules.supposed.search(scene.text):
        return  # a forecast must still lie between its ends
    lowest, highest = _in_order(*ends)
    average = averages[0].claim
    alike = comparable(lowest.claim, average) and comparable(highest.claim, average)
    if not alike and not _one_rate(lowest, highest, averages[0]):
        return
    if _is_of_another_extreme(scene, max(lowest.offset, highest.offset), averages[0]):
        return  # 最长的41公里，最短的9公里，站间距最大的是机场线，平均3公里
    if _has_mean_of_its_own(lowest, highest, averages[0], scene):
        return
    if average.quantity.scaled and not (lowest.claim.quantity.scaled or lowest.claim.quantity.unit):
        return  # the average was 6.05 billion, the lowest being 5.60: the scale is said once
    yield Extremes(
        cue=averages[0].before,
        language=scene.statement.language,
        lowest=lowest.claim,
        highest=highest.claim,
        average=average,
    )


LEAST_GRADES = 3


def _by_grades(scene: Scene, others: Sequence[Label], average: Label) -> tuple[Label, Label] | None:
    """The lowest and highest of 一级10元，二级7元，三级5元, which a mean of all lies between."""
    graded = [
        label
        for label in others
        if label.offset < average.offset
        and comparable(label.claim, average.claim)
        and label.claim.quantity.value is not None
        and scene.said["graded-name"].search(label.before)
    ]
    if len(graded) < LEAST_GRADES or len(graded) != len(others):
        return None
    between = scene.statement.text[graded[-1].claim.end : average.claim.start]
    if scene.said["of-other-time"].search(between):
        return None  # 去年同期平均每斤5.6元
    in_order = sorted(graded, key=lambda label: label.claim.quantity.value or 0)
    return in_order[0], in_order[-1]


def _as_age(label: Label, kind: Quantity, scene: Scene) -> Label:
    """The "between 31 and 58" in front of "ranged the ages of the crew" as ages."""
    quantity = label.claim.quantity
    if kind.kind != "age" or quantity.kind not in ("count", "number") or quantity.unit:
        return label
    if not scene.said["ages-told"].match(scene.text, label.offset + 1):
        return label
    aged = replace(quantity, kind=kind.kind, unit=kind.unit)
    return replace(label, claim=replace(label.claim, quantity=aged))


def _in_order(lowest: Label, highest: Label) -> tuple[Label, Label]:
    """Both ends, the shorter time first: the slowest takes longest."""
    low, high = lowest.claim.quantity, highest.claim.quantity
    if low.kind == high.kind == "duration" and (low.value or 0) > (high.value or 0):
        return highest, lowest
    return lowest, highest


def _averages(named: Sequence[Label], scene: Scene, rules: ExtremeRules) -> list[Label]:
    """The figures that are called an average."""
    averages = [
        label
        for label in named
        if rules.average.search(_near(label, scene))
        and not scene.said["of-them-all"].search(label.before)
        and not _is_averaged_over(label, scene)
    ]
    if len(averages) > 1:  # 人均收入最高2.86万元，最低1.92万元，平均2.35万元
        averages = [label for label in averages if not _is_extreme(label, scene, rules)]
    if len(averages) > 1:  # 五个班的均分在71分到84分之间，全年级平均分为78.5分
        return [label for label in averages if not _is_in_range(label, scene, rules)]
    return averages


def _is_in_range(label: Label, scene: Scene, rules: ExtremeRules) -> bool:
    """True for the ends of a range, which may be one of means."""
    if label.claim.quantity.qualifier == "range":
        return True
    spans = ((match.claim("from"), match.claim("to")) for match in matches(rules.spans, scene))
    return any(label.claim is end for ends in spans for end in ends)


def _is_averaged_over(label: Label, scene: Scene) -> bool:
    """True for the nine of "the average of nine forecasts was 6.05", which says how many there are."""
    said = scene.said
    return (
        label.claim.quantity.kind in COUNTED
        and said["averaged-over"].search(scene.text, 0, label.offset) is not None
        and said["comes-to"].match(scene.text, label.offset + 1) is not None
    )


def _is_extreme(label: Label, scene: Scene, rules: ExtremeRules) -> bool:
    """True for a figure that is called the highest or the lowest."""
    near = _near(label, scene)
    return bool(rules.lowest.search(near) or rules.highest.search(near))


def _has_mean_of_its_own(lowest: Label, highest: Label, average: Label, scene: Scene) -> bool:
    """True where a figure between the average and the extremes lies between these, too.

    The average clutch was 1.6 eggs, and 0.58 chicks fledged, with a low of 0.31 and a high of 0.83.
    """
    low, high = lowest.claim.quantity.value, highest.claim.quantity.value
    first, last = average.offset, min(lowest.offset, highest.offset)
    if low is None or high is None:
        return False
    values = (claim.quantity.value for at, claim in scene.claims.items() if first < at < last)
    return any(value is not None and low <= value <= high for value in values)


def _is_of_another_extreme(scene: Scene, last: int, average: Label) -> bool:
    """True where another thing is called the largest between the extremes and the average."""
    if last > average.offset:
        return False
    between = scene.text[last + 1 : average.offset]
    return scene.said["another-extreme"].search(between) is not None


def _is_other_group(average: Label, scene: Scene) -> bool:
    """True where the mean has an owner of its own: 选手最小19岁，最大24岁；教练组平均年龄46岁."""
    if _contrasted(average, scene):
        return True
    found = scene.said["owner-of-mean"].match(average.before)
    if found is None or scene.said["all-of-a-group"].match(found[0]):
        return False
    own = scene.said["beside-mean"].sub("", found[0])
    return len(own) > 1 and own not in scene.text[: average.offset - len(average.before)]


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
    return scene.said["contrast"].search(between) is not None


OWNER = re.compile(r"[A-Za-z]{3,}$")
WORD = re.compile(r"[A-Za-z]{3,}")


def _is_elsewhere(average: Label, scene: Scene) -> bool:
    """Rents in the suburb run from $600 to $900, while the average in the city centre is $1,400.

    So is "the trainers' median age" behind the youngest and the oldest of the runners.
    """
    text, said = scene.text, scene.said
    near = max(0, average.offset - 2 * NEAR["en"])
    begins = max(text.rfind(average.before, 0, average.offset) - 1, 0)
    near_it = _near(average, scene)
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


def _has_contrasted_owner(scene: Scene, start: int, end: int) -> bool:
    """True for "marks ranged from 41 to 78, whereas students who had passed at once averaged 81"."""
    text, said = scene.text, scene.said
    found = said["contrasted-owner"].search(text, start, end)
    if found is None:
        return False
    owner = WORD.search(said["contrast-lead"].sub("", found[0]))
    return owner is not None and owner[0].lower().rstrip("s") not in text[: found.start()].lower()


LETTERED = re.compile(r"[a-z]{2,} [a-z]\b", re.IGNORECASE)


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


def _near(label: Label, scene: Scene) -> str:
    """The last words before a figure."""
    before, language = label.before, scene.statement.language
    if language == "en":  # the lowest reading at the eleven wells was 2.1 metres
        last = max((at for at in scene.claims if at < label.offset), default=-1)
        if last >= 0 and scene.claims[last].quantity.kind == "count" and label.claim.quantity.unit:
            before = CLAUSE.split(scene.text[:last])[-1] + before
    link, bare = scene.said["link"], before.strip()
    if language == "en" and (not bare or link.match(f" {bare} ")):
        # their median age, 45, was the highest
        before = CLAUSE.split(link.sub("", scene.text[: label.offset]).rstrip(" ,"))[-1]
    return before[-NEAR[language] :]


CLAUSE = re.compile(rf"[,;:.({FIGURES}]")


def _by_labels(
    rules: ExtremeRules, scene: Scene, others: Sequence[Label]
) -> tuple[Label, Label] | None:
    """The figures that are called the lowest and the highest."""
    others = [_at_its_word(label, rules) for label in others]
    lows = [label for label in others if rules.lowest.search(_near(label, scene))]
    highs = [label for label in others if rules.highest.search(_near(label, scene))]
    if len(lows) != 1 or len(highs) != 1 or lows[0] is highs[0]:
        return None
    if "range" in (lows[0].claim.quantity.qualifier, highs[0].claim.quantity.qualifier):
        return None  # 最低档噪声在19.6到27.3分贝之间: a range has both ends itself
    return lows[0], highs[0]


def _at_its_word(label: Label, rules: ExtremeRules) -> Label:
    """The label of 营业额最多5.6万元, whose first word says which figure it is, not how large at most."""
    quantity = label.claim.quantity
    word = rules.highest.match(quantity.text) or rules.lowest.match(quantity.text)
    if word is None or quantity.qualifier not in BOUNDS:
        return label
    plain = replace(quantity, qualifier="")
    return replace(label, before=label.before + word[0], claim=replace(label.claim, quantity=plain))


BOUNDS = frozenset({"at-most", "at-least"})


def _by_range(
    rules: ExtremeRules, scene: Scene, others: Sequence[Label], average: Label
) -> tuple[Label, Label] | None:
    """A printed range, or from … to …, right before the average.

    Voters aged between 18 and 25 say nothing about a mean age of 41.3 years.
    """
    before = [label for label in others if label.offset < average.offset]
    named = [label for label in others if scene.said["from-least"].match(label.claim.quantity.text)]
    if len(named) == 1 and named[0].claim.quantity.qualifier == "range":
        return named[0], named[0]  # with a minimum of 13.1 and a maximum of 21.7
    if not before:
        return None
    gap = average.offset - before[-1].offset
    if gap > 2 * NEAR[scene.statement.language] or "。" in scene.text[average.offset - gap :][:gap]:
        return None
    if before[-1].claim.quantity.qualifier == "range":
        return before[-1], before[-1]
    for match in matches(rules.spans, scene):
        claims = [match.claim("from"), match.claim("to")]
        found = [label for label in before[-2:] if any(label.claim is claim for claim in claims)]
        if len(found) == len(claims):
            return found[0], found[1]
    return None


def _by_list(
    rules: ExtremeRules, scene: Scene, others: Sequence[Label], average: Label
) -> tuple[Label, Label] | None:
    """The smallest and the largest figure of the only list, right before the average."""
    found = list(rules.listed.finditer(scene.text, 0, average.offset))
    mean = scene.said["mean-of-list"]
    if len(found) != 1 or not mean.fullmatch(scene.text, found[0].end(), average.offset):
        return None
    listed = [each for each in others if found[0].start() <= each.offset < found[0].end()]
    if len(listed) != len(others):
        return None
    by_size = sorted(listed, key=lambda each: each.claim.quantity.value or 0)
    return by_size[0], by_size[-1]


def _one_rate(lowest: Label, highest: Label, average: Label) -> bool:
    """True for "from $12 to $35 an hour, averaging $22", which says the unit once."""
    quantities = [each.claim.quantity for each in (lowest, highest, average)]
    named = [each for each in quantities if each.unit or each.kind != "number"]
    if len({(each.unit, each.kind) for each in named}) == 1:
        return True  # took 12 minutes and the longest 48
    units = {each.claim.quantity.unit.partition("/")[0] for each in (lowest, highest, average)}
    kinds = {each.claim.quantity.kind for each in (lowest, highest, average)}
    return len(units) == 1 and ("" not in units or kinds <= BARE) or kinds <= AGES


BARE = frozenset({"number", "count", "rate"})
COUNTED = frozenset({"number", "count"})
AGES = frozenset({"number", "count", "age"})
"""The youngest is 18, the average age 34: an age may go without its unit."""
