"""What figures leave in English, told as arithmetic.

Takings of $700 less costs of $520, plus a grant of $90, left $270.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from heshu.model.relations import Balance
from heshu.relations.cautions import Cautions
from heshu.relations.scene import LEVEL, Scene

Row = list[tuple[int, int]]
"""Where figures stand in the masked text, each with its sign."""


def find_worked_out(scene: Scene, cautions: Cautions) -> Iterator[Balance]:
    """Figures in a row with words of taking off and putting on between them, and what they leave."""
    if scene.statement.language != "en" or not scene.said["takes-off"].search(scene.text):
        return
    row: Row = []
    levels = [at for at in sorted(scene.claims) if scene.text[at] == LEVEL]
    for at, behind in pairwise(levels):
        sign = _sign(scene, at, behind)
        row = [*(row or [(at, 1)]), (behind, sign)] if sign else row
        if sign or not row:
            continue
        balance = _balance(scene, row, behind)
        if balance is not None and not cautions.forbid(scene, 0, behind):
            yield balance
        row = []


def _sign(scene: Scene, at: int, behind: int) -> int:
    """Whether the second of two figures is taken from the first or added to it; 0 for neither."""
    if scene.said["then-taken-off"].fullmatch(scene.text, at + 1, behind):
        return -1
    return 1 if scene.said["then-put-on"].fullmatch(scene.text, at + 1, behind) else 0


def _balance(scene: Scene, row: Row, at: int) -> Balance | None:
    """What the figures of a row leave, if it is told right behind them and all are money.

    A loss is told without a sign.
    """
    terms, signs = [scene.claims[each] for each, _ in row], tuple(sign for _, sign in row)
    left = scene.said["then-leaves"].fullmatch(scene.text, row[-1][0] + 1, at)
    if left is None or -1 not in signs or scene.said["a-distance-off"].match(scene.text, at + 1):
        return None
    result = scene.claims[at]
    figures = [each.quantity for each in (*terms, result)]
    if {(each.kind, each.unit) for each in figures} != {("money", figures[0].unit)}:
        return None
    if any(each.modality != "stated" for each in (*terms, result)):
        return None
    values = [each.value or Decimal(0) for each in figures[:-1]]
    total = sum(sign * value for sign, value in zip(signs, values, strict=True))
    turned = signs if total >= 0 else tuple(-sign for sign in signs)
    word = scene.said["takes-off"].search(scene.text, row[0][0])
    cue = word[0] if word else ""
    return Balance(cue=cue, language="en", result=result, terms=tuple(terms), signs=turned)
