"""What was found in two sentences, put among what each of them has by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace

from heshu.model.figures import Claim, Mention
from heshu.model.relations import Relation, mentions
from heshu.relations.joined.pair import Pair
from heshu.relations.left_over import figures_of


def restored(relation: Relation, pair: Pair) -> Relation:
    """The relation with the claims of both sentences in place of their copies in the joint one."""
    printed: list[Claim | Mention] = []
    for statement in (pair.first, pair.second):
        printed += [*statement.claims, *statement.mentions]
    own = {(type(each), each.place.start, each.place.end): each for each in printed}

    def back(value: Any) -> Any:
        if isinstance(value, Claim | Mention):
            found = own.get((type(value), value.place.start, value.place.end), value)
            if isinstance(value, Claim) and isinstance(found, Claim):
                return replace(found, quantity=value.quantity)  # it may be in another unit there
            return found
        return tuple(map(back, value)) if isinstance(value, tuple) else value

    changed = {name: back(getattr(relation, name)) for name in relation.__struct_fields__}
    return replace(relation, **changed)


def widest(known: Sequence[Relation], wider: Sequence[Relation]) -> list[Relation]:
    """Both, without the known relations of which a wider one of the same kind holds all figures."""
    holding: dict[int, list[Relation]] = {}
    wider = _each_once(wider)
    for each in wider:
        for at in figures_of(each):
            holding.setdefault(at, []).append(each)
    kept = []
    for relation in known:
        figures = figures_of(relation)
        near = [each for at in figures for each in holding.get(at, ())]
        if not any(type(each) is type(relation) and figures <= figures_of(each) for each in near):
            kept.append(relation)
    return [*kept, *wider]


def _each_once(found: Sequence[Relation]) -> list[Relation]:
    """The relations without those that another head has found, too: they differ in no figure or time."""
    told: dict[tuple[type[Relation], frozenset[int], tuple[int, ...]], Relation] = {}
    for each in found:
        times = tuple(sorted(mention.place.start for mention in mentions(each)))
        told.setdefault((type(each), figures_of(each), times), each)
    return list(told.values())
