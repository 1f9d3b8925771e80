"""Whom a figure describes that stands before the name: 总投资▢的甲乙产业园, ▢的村民王大山.

The head of a relative clause is behind it. A person may stand at some distance (种了▢苹果的村民
王大山), anything else right behind, and only where nobody stands before the figure in its clause.
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.claims.chinese.owner import Owner
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.verdicts import Figure
from heshu.model import lazy_re as re

WORKS = frozenset({"thing", "organisation", "name", "person", "place", "named", "label", "actor"})
"""Kinds that a figure before 的 describes: 总投资▢的甲乙产业园, 海拔▢的江海县."""
OF_THINGS = frozenset({"money", "area", "length", "mass", "volume", "power", "age"})
"""Kinds of measures that a thing is described by: 建筑面积▢的两居室."""


PLACES = frozenset({"place", "named", "area", "topic", "thing"})
"""Kinds where an extreme is found."""
BESIDE = re.compile("[，（][一-龥]{0,3}")
"""Between an extreme and the clause beside it that says where it was."""


def found_at(text: str, owners: Sequence[Owner], figure: Figure, rules: ChineseRules) -> str:
    """The place that has an extreme: 最大雨量出现在城关镇，达▢, or ▢，出现在城关镇; else nothing."""
    for owner in owners:
        appearing = rules.owned.appearing.search(text, max(0, owner.position - 4), owner.position)
        if appearing is None or owner.kind not in PLACES:
            continue
        if BESIDE.fullmatch(text, owner.end, figure.position):
            return owner.text
        if text[figure.position + 1 : appearing.start()] in ("，", "（"):
            return owner.text
    return ""


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


def owned_by(figure: Figure, indicator: str, rules: ChineseRules) -> str:
    """Whose the indicator is right before it: 头部企业的单车毛利已从▢; else nothing."""
    at = figure.before.rfind(indicator) if indicator else -1
    found = rules.owned.possessor.search(figure.before, 0, at) if at > 1 else None
    if found is None or rules.owned.no_possessor.search(found["name"]):
        return ""
    name = found["name"]
    if rules.measured_noun.search(name) or rules.common.match(name):
        return ""
    return name
