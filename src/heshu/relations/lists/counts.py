"""How many items a list has: 甲县、乙县和丙县 has three, 甲县、乙县和丙县及丁县 two to four."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.relations.lists.marks import LEAST
from heshu.relations.lists.rules import ListRules
from heshu.relations.scene import Scene

ONE_NAME = "名"
"""What stands for a name that holds a word for "and" itself: 安提瓜和巴布达."""
LONGEST_ITEM = {"zh": 14, "en": 48}
ASIDE = re.compile(r"[（(][^（）()]*[）)]|“[^”]*”|「[^」]*」|《[^》]*》")


def count_items(items: str, scene: Scene, rules: ListRules) -> tuple[int, int] | None:
    """Fewest and most items of a list in the language of a scene; `None` for what is no list."""
    if scene.statement.language == "zh":
        return _count_zh(items, scene, rules)
    return _count_en(items, scene)


def _count_zh(items: str, scene: Scene, rules: ListRules) -> tuple[int, int] | None:
    """Fewest and most items between 、; the last may hold one more behind 和."""
    joint, anew = scene.said["and"], scene.said["list-anew"]
    items = scene.said["name-with-and"].sub(lambda found: ONE_NAME * len(found[0]), items)
    clause = re.split(r"[，,]", items.strip())[0] if "、" in items else items.strip()
    pieces = [piece for piece in clause.split("、") if piece.strip()]
    if len(pieces) < LEAST and not joint.search(clause):
        return None
    if any(len(piece) > LONGEST_ITEM["zh"] for piece in pieces[1:-1]):
        return None
    if rules.nested.search(clause):
        return None
    inner = [piece[1:-1] for piece in pieces[:-1]]
    joints = sum(bool(joint.search(piece, 1, len(piece) - 1)) for piece in pieces[:-1])
    last = len(joint.findall(pieces[-1], 1, len(pieces[-1].rstrip()) - 1))  # 永和 is a name
    sure = len(pieces) + min(last, 1)
    breaks = [at for at, piece in enumerate(inner) if anew.search(piece)]
    fewest = sure if last <= 1 else len(pieces)
    return fewest - (breaks[-1] if breaks else 0), sure + joints + max(last - 1, 0)


def _count_en(items: str, scene: Scene) -> tuple[int, int] | None:
    """Items between commas, the last one behind "and"."""
    pieces = [piece.strip() for piece in items.split(",") if piece.strip()]
    joint = scene.said["and-or"]
    if any(len(item) > LONGEST_ITEM["en"] for piece in pieces for item in joint.split(piece)):
        return None
    aside = scene.said["item-aside"]
    if any(aside.match(piece) for piece in pieces[1:]) and not aside.match(pieces[0]):
        return None  # a school, with a library and a gym, in Lund and a bridge
    headed = _headed_alike(items, scene)
    if headed:
        return headed, headed
    joints = [len(joint.findall(f" {piece}")) for piece in pieces]
    if not sum(joints):
        return None
    last = pieces[-1]
    if joint.match(f" {last}"):
        inner = len(joint.findall(last))
        series = max((at for at, found in enumerate(joints[:-1]) if found), default=0)
        # lower fares for pupils, students and pensioners, and faster trains may be two
        return len(pieces) - series, len(pieces) + inner + sum(joints[:-1])
    if joints[-1] != 1:
        return None
    return len(pieces) + 1, len(pieces) + 1 + sum(joints[:-1])


def _headed_alike(items: str, scene: Scene) -> int:
    """How many items begin as the first does: one for seed, feed and fuel, and one for machines."""
    head = scene.said["item-head"].match(items.strip())
    if head is None:
        return 0
    heads = [piece.strip() for piece in scene.said["item-joint"].split(items)]
    alike = sum(piece.lower().startswith(head[0].lower()) for piece in heads)
    return alike if alike > 1 else 0
