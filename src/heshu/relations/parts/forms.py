"""Parts that are told in several ways, so that one member may be in two of them.

Of 120 buses 80 are electric and 60 were built here; 去浙江的180人，做建筑的160人. What is told by a place,
by a deed and by a noun answers several questions, and none of the answers shuts another out.
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.relations.labels import Label
from heshu.relations.scene import TIME, Scene

NEAR = 60
"""Characters behind a part in which the words stand that tell it."""
SHORT = 3
"""Characters of what is told of a part in Chinese that is as good as a noun: 租入的."""


def are_told_in_several_ways(scene: Scene, parts: Sequence[Label]) -> bool:
    """True where the parts are not told by answers to the same question."""
    if scene.statement.language == "zh":
        return _have_several_clauses(scene, [part.before for part in parts])
    if _are_of_a_time_in_part(scene, parts):
        return True
    if parts[0].claim.quantity.kind == "money":
        return False  # $8 million in federal funds and $6 million from industry
    ways = {_way(scene, part) for part in parts}
    return len(ways) > 1


def _are_of_a_time_in_part(scene: Scene, parts: Sequence[Label]) -> bool:
    """True for "$18 million is for roads, $12 million for drains and $20 million to be spent this year"."""
    ends = [*(part.offset for part in parts[1:]), len(scene.text)]
    clauses = (
        scene.text[part.offset + 1 : end].split(",")[0]
        for part, end in zip(parts, ends, strict=True)
    )
    timed = [TIME in clause for clause in clauses]
    return any(timed) and not all(timed)


def _have_several_clauses(scene: Scene, words: Sequence[str]) -> bool:
    """True for 去浙江的180人，做建筑的160人, where what is done is told by verbs of several kinds."""
    said = scene.said
    bare = [said["of-these"].sub("", each).strip() for each in words]
    bare = [each for each in bare if not said["one-part-more"].match(each)]
    figured = [each.startswith("的") for each in bare]
    if any(figured) and not all(figured):
        return True  # 技术岗▢个，年薪20万元以上的岗位▢个
    told = [each for each in bare if len(each) > SHORT and said["clause-of-a-part"].search(each)]
    if not told:
        return False
    if any(said["of-several-at-once"].match(each) for each in told):
        return True
    return len(told) < len(bare) or len({each[0] for each in told}) > 1


def _way(scene: Scene, part: Label) -> str:
    """The preposition or the participle by which an English part is told; nothing for a noun."""
    said, words = scene.said, scene.text[part.offset + 1 : part.offset + NEAR].strip()
    start = said["of-those-first"].match(words)
    words = words[start.end() :].lstrip() if start else words
    place = said["told-by-place"].match(words)
    if place:
        return "in" if said["in-a-place"].match(words) else place[0].split()[0].lower()
    deed = said["told-by-participle"].match(words)
    if deed and not said["told-by-cause"].match(words):
        return deed[0].split()[0].lower()
    return ""
