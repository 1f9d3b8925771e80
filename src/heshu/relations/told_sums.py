"""Sums that say of how many figures they are: 冻结864万元；扣押126万元；折价310万元。三项合计1300万元.

As many figures of the unit stand before the sum in its sentence, or in the sentence before, whatever
other figures stand between them. Chinese only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Parts, Relation
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable
from heshu.relations.left_over import figures_of
from heshu.relations.scene import LEVEL, Scene

NUMBERS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8}
TOLD = re.compile(
    rf"(?<![前后第中])(?:(?P<number>[{''.join(NUMBERS)}])(?:项|者|类|笔|款|块|部分)|(?P<count>[{LEVEL}]))"
    r"(?:合计|共计|总计|相加|加起来|总和|加总)"
    rf"[^，。；、]{{0,8}}?(?P<whole>[{LEVEL}])"
)
"""三项合计1300万元, 两者相加为56人."""


def compile_sums(_: Pack, cautions: Cautions) -> Cautions:
    """The rules of a pack for told sums: its words are all phrases of `Scene.said`."""
    return cautions


def find_sums(scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]) -> Iterator[Parts]:
    """Each sum of so many figures with just so many before it."""
    for at, scene in enumerate(scenes):
        if scene.statement.language != "zh" or scene.statement.cells:
            continue
        for found in TOLD.finditer(scene.text):
            whole = scene.claims.get(found.start("whole"))
            if whole is None or rules["zh"].doubts(scene):
                continue
            parts = _alike(scene, whole, found.start())
            if not parts and at and _is_prose_before(scenes[at - 1], scene):
                parts = _alike(scenes[at - 1], whole, len(scenes[at - 1].text))
            if len(parts) == _number(scene, found):
                yield Parts(
                    cue="合计",
                    language="zh",
                    parts=tuple(parts),
                    whole=whole,
                    exhaustive=True,
                    disjoint=True,
                )


def _number(scene: Scene, found: re.Match[str]) -> int:
    """How many figures a sum says that it has; 0 where a figure before it is no such number."""
    if found["number"]:
        return NUMBERS[found["number"]]
    quantity = scene.claims[found.start("count")].quantity
    value = quantity.value if quantity.unit in ITEMS and quantity.words else None
    return int(value) if value is not None else 0


ITEMS = frozenset({"项", "笔", "类", "款", "部分"})
"""What sums are counted by."""


def _is_prose_before(first: Scene, second: Scene) -> bool:
    """True for the sentence before in the same paragraph."""
    one, two = first.statement, second.statement
    plain = not (one.heading or one.cells or two.heading)
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
    """The relations without sums of the same figures as one before."""
    seen: set[frozenset[int]] = set()
    kept: list[Relation] = []
    for relation in found:
        if isinstance(relation, Parts) and len(relation.parts) > 1:
            figures = figures_of(relation)
            if figures in seen:
                continue
            seen.add(figures)
        kept.append(relation)
    return kept
