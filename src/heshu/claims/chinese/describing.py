"""Whom a figure describes that stands before the name: 总投资▢的甲乙产业园, ▢的村民王大山.

The head of a relative clause is behind it. A person may stand at some distance (种了▢苹果的村民
王大山), anything else right behind, and only where nobody stands before the figure in its clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.claims.chinese.entities import Owner
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.verdicts import Figure

WORKS = frozenset({"thing", "organisation", "name", "person", "place", "named", "label"})
"""Kinds that a figure before 的 describes: 总投资▢的甲乙产业园, 海拔▢的江海县."""
OF_THINGS = frozenset({"money", "area", "length", "mass", "volume", "power", "age"})
"""Kinds of measures that a thing is described by: 建筑面积▢的两居室."""


def described_by(text: str, owners: Sequence[Owner], figure: Figure, rules: ChineseRules) -> str:
    """The name behind the figure of the masked `text` that it describes; else nothing."""
    right = next((o for o in owners if o.position == figure.position + 2), None)
    if (
        right
        and figure.quantity.kind in OF_THINGS
        and right.kind in WORKS
        and figure.behind.startswith(rules.particles.of)
    ):
        return right.text
    person = next((o for o in owners if o.position > figure.position), None)
    if person is None or person.kind != "person" or person.back:
        return ""
    gap = text[figure.position + 1 : person.position]
    if figure.quantity.kind == "age":
        return person.text if rules.owned.aged.fullmatch(gap) else ""
    if any(figure.clause <= o.position < figure.position and not o.weak for o in owners):
        return ""
    return person.text if rules.owned.relative.fullmatch(gap) else ""
