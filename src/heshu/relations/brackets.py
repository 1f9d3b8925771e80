"""Brackets that hold the figure of the year before: revenue £22.8m (£21.2m), cash £1.2bn (£980m).

A report that does so once does so throughout. What stands in such a bracket says nothing again,
though it may be printed with another scale word than the figure before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import lenient
from heshu.model.relations import Relation, Restatement
from heshu.relations.scene import AGE, FIGURES, LEVEL, MULTIPLE, PERCENT, TIME, Scene

HABIT = 2
"""Brackets with another figure of the same kind, from which on a document is known to do so."""
AMOUNT = LEVEL + PERCENT + MULTIPLE + AGE
BRACKET = re.compile(
    rf"(?P<now>[{AMOUNT}])[^()（）;；.。{FIGURES}]{{0,30}}"
    rf"[(（](?:{TIME}\s?[:：]?\s?)?(?P<then>[{AMOUNT}])"
)


def without_former(relations: Sequence[Relation], scenes: Sequence[Scene]) -> list[Relation]:
    """The relations without restatements in brackets, where brackets hold former figures."""
    doubtful = [each for each in relations if isinstance(each, Restatement) and _is_bare(each)]
    if not doubtful:
        return list(relations)
    said = {claim.place.start for each in doubtful for claim in (each.first, each.second)}
    former = {
        now.place.start
        for scene in scenes
        for now, _ in _former(scene)
        if now.place.start not in said
    }
    if len(former) < HABIT:
        return list(relations)
    return [each for each in relations if each not in doubtful]


def _is_bare(restatement: Restatement) -> bool:
    """True where nothing but a bracket ties the two figures."""
    second = restatement.second
    return second.sentence[: second.start].rstrip().endswith(("(", "（"))


def _former(scene: Scene) -> Iterator[tuple[Claim, Claim]]:
    """Figures with another one of the same kind and unit behind them in brackets."""
    for found in BRACKET.finditer(scene.text):
        now, then = scene.claims.get(found.start("now")), scene.claims.get(found.start("then"))
        if now is None or then is None or now.quantity.kind != then.quantity.kind:
            continue
        if now.quantity.unit != then.quantity.unit:
            continue
        if not lenient(now.quantity).meets(lenient(then.quantity)):
            yield now, then


def formers_in(scene: Scene) -> frozenset[str]:
    """The figures of a sentence that a bracket holds behind another one: £21.1m (£18.0m)."""
    return frozenset([then.id for _, then in _former(scene)])


def bracket_before(text: str, offset: int) -> int:
    """Where the bracket opens that a place stands in; -1 outside of brackets."""
    opened = max(text.rfind("(", 0, offset), text.rfind("（", 0, offset))
    closed = max(text.rfind(")", 0, offset), text.rfind("）", 0, offset))
    return opened if opened > closed else -1
