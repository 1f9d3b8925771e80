"""The lowest and the highest figure that an average lies between.

They are called so (最低8.2分，最高9.6分), are the ends of a printed range, the smallest and the largest
of a list, or of grades (一级10元，二级7元，三级5元).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Quantity
from heshu.relations.changes import comparable
from heshu.relations.extremes.leading import NEAR, leading_words
from heshu.relations.extremes.rules import ExtremeRules
from heshu.relations.labels import Label
from heshu.relations.patterns import matches
from heshu.relations.scene import Scene

LEAST_GRADES = 3
BOUNDS = frozenset({"at-most", "at-least"})


def ends_of(
    average: Label, others: Sequence[Label], scene: Scene, rules: ExtremeRules
) -> tuple[Label, Label] | None:
    """The lowest and the highest of the other figures; a printed range is both."""
    ends = (
        _by_labels(rules, scene, others)
        or _by_range(rules, scene, others, average)
        or _by_range_behind(rules, scene, others, average)
        or _by_denial(scene, others)
        or _by_list(rules, scene, others, average)
        or _by_grades(scene, others, average)
    )
    return _in_order(*ends) if ends is not None else None


def _by_labels(
    rules: ExtremeRules, scene: Scene, others: Sequence[Label]
) -> tuple[Label, Label] | None:
    """The figures that are called the lowest and the highest."""
    one_of = scene.said["one-of-the-so-many"]
    others = [_at_its_word(each, rules) for each in others if not one_of.search(each.before)]
    lows = [label for label in others if rules.lowest.search(leading_words(label, scene))]
    highs = [label for label in others if rules.highest.search(leading_words(label, scene))]
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


def _by_range_behind(
    rules: ExtremeRules, scene: Scene, others: Sequence[Label], average: Label
) -> tuple[Label, Label] | None:
    """A range behind the average that names what is averaged again: fields whose yields varied from."""
    behind = [label for label in others if label.offset > average.offset]
    if scene.statement.language != "en" or not behind:
        return None
    between = scene.text[average.offset + 1 : behind[0].offset]
    if scene.said["range-of-others"].search(between):
        return None
    measured = {_stem(word) for word in _nouns(scene, average.before)}
    if not any(_stem(word) in measured for word in _nouns(scene, between)):
        return None
    if behind[0].claim.quantity.qualifier == "range":
        return behind[0], behind[0]
    for match in matches(rules.spans, scene):
        claims = [match.claim("from"), match.claim("to")]
        found = [label for label in behind[:2] if any(label.claim is claim for claim in claims)]
        if len(found) == len(claims):
            return found[0], found[1]
    return None


NOUN = re.compile(r"[a-z]{4,}", re.IGNORECASE)


def _nouns(scene: Scene, words: str) -> Iterator[str]:
    """The words that may name what is averaged, in lower case."""
    found = (word.lower() for word in NOUN.findall(words))
    return (word for word in found if not scene.said["word-of-mean"].fullmatch(word))


def _stem(noun: str) -> str:
    """What singular and plural have in common: yield, yields."""
    return noun.rstrip("s")


def _by_denial(scene: Scene, others: Sequence[Label]) -> tuple[Label, Label] | None:
    """No runner took less than 31 minutes or more than 54: nothing lies outside of these."""
    found = scene.said["none-outside"].search(scene.text)
    if found is None:
        return None
    ends = [label for label in others if found.start() <= label.offset < found.end()]
    if [label.claim.quantity.qualifier for label in ends] not in OUTSIDE:
        return None
    low, high = sorted(map(_stated, ends), key=lambda label: label.claim.quantity.value or 0)
    return low, _in_unit_of(high, low) if not high.claim.quantity.unit else high


OUTSIDE = (["less-than", "more-than"], ["more-than", "less-than"])


def _stated(label: Label) -> Label:
    """The label of a bound as that of a plain figure."""
    quantity = replace(
        label.claim.quantity, qualifier="", low=None, high=None, precision=Decimal(0)
    )
    return replace(label, claim=replace(label.claim, quantity=quantity))


def _in_unit_of(label: Label, other: Label) -> Label:
    """The "more than 54" behind "less than 31 minutes" in minutes, too."""
    own, lent = label.claim.quantity, other.claim.quantity
    quantity = replace(own, unit=lent.unit, kind=lent.kind)
    return replace(label, claim=replace(label.claim, quantity=quantity))


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


def as_age(label: Label, kind: Quantity, scene: Scene) -> Label:
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
