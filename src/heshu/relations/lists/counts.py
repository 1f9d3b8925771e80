"""How many items a list has: 甲县、乙县和丙县 has three, 甲县、乙县和丙县及丁县 two to four."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.relations.lists.marks import LEAST
from heshu.relations.lists.rules import ListRules

LONGEST_ITEM = {"zh": 14, "en": 48}
ASIDE = re.compile(r"[（(][^（）()]*[）)]|“[^”]*”|「[^」]*」|《[^》]*》")
JOINT_ZH = re.compile("[和与及]|以及")


def count_zh(items: str, rules: ListRules) -> tuple[int, int] | None:
    """Fewest and most items between 、; the last may hold one more behind 和."""
    clause = re.split(r"[，,]", items.strip())[0] if "、" in items else items.strip()
    pieces = [piece for piece in clause.split("、") if piece.strip()]
    if len(pieces) < LEAST and not JOINT_ZH.search(clause):
        return None
    if any(len(piece) > LONGEST_ITEM["zh"] for piece in pieces[1:-1]):
        return None
    if rules.nested.search(clause):
        return None
    inner = [piece[1:-1] for piece in pieces[:-1]]
    joints = sum(bool(JOINT_ZH.search(piece)) for piece in inner)
    last = len(JOINT_ZH.findall(pieces[-1][1:]))
    sure = len(pieces) + min(last, 1)
    breaks = [at for at, piece in enumerate(inner) if BREAK_ZH.search(piece)]
    fewest = sure if last <= 1 else len(pieces)
    return fewest - (breaks[-1] if breaks else 0), sure + joints + max(last - 1, 0)


BREAK_ZH = re.compile("以及|[和与及的]")
"""Behind it a new list may begin: 北京、上海以及广州、深圳两市; 来自甲县、乙县的张某、李某两人."""


AND_EN = re.compile(r",?\s+(?:and|or)\s+")


def count_en(items: str) -> tuple[int, int] | None:
    """Items between commas, the last one behind "and"."""
    pieces = [piece.strip() for piece in items.split(",") if piece.strip()]
    if any(len(piece) > LONGEST_ITEM["en"] for piece in pieces):
        return None
    joints = [len(AND_EN.findall(f" {piece}")) for piece in pieces]
    if not sum(joints):
        return None
    last = pieces[-1]
    if re.match(r"(?:and|or)\s", last):
        inner = len(AND_EN.findall(last))
        return len(pieces), len(pieces) + inner + sum(joints[:-1])
    if joints[-1] != 1:
        return None
    return len(pieces) + 1, len(pieces) + 1 + sum(joints[:-1])
