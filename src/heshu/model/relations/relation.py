"""What every relation has, and how its figures are listed: 由42种增加至66种 has `from` and `to`."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from heshu.model.figures import Claim, Mention, Place


class Relation(Struct, frozen=True, kw_only=True, gc=False):
    """What every relation has."""

    id: str = ""
    cue: str = ""
    """The words that tie the claims, as printed: 由…降至, of which."""
    uncertain: bool = False
    """An operand was inherited from another sentence or is vague: findings drop to info."""
    language: Literal["zh", "en"] = "zh"
    place: Place | None = None
    """Where it stands, for a relation without figures and mentions: a list, a heading."""
    sentence: str = ""
    """The text at `place`."""


ROLES = {"start": "from", "starts": "from", "end": "to", "delta": "by", "parts": "part"}
"""What the claim table and reports call an operand, where it is not the name of the field."""


def operands(relation: Relation) -> tuple[tuple[str, Claim], ...]:
    """The claims of a relation, each with its role: `from`, `to`, `part`, `whole`, `rate`..."""
    found: list[tuple[str, Claim]] = []
    for field in relation.__struct_fields__:
        value = getattr(relation, field)
        if isinstance(value, Claim):
            found.append((ROLES.get(field, field), value))
        elif isinstance(value, tuple):
            role = ROLES.get(field, field)
            found += [(role, claim) for claim in value if isinstance(claim, Claim)]
    return tuple(found)


def mentions(relation: Relation) -> tuple[Mention, ...]:
    """The dates and other tokens of a relation that are no claims."""
    found: list[Mention] = []
    for field in relation.__struct_fields__:
        value = getattr(relation, field)
        if isinstance(value, Mention):
            found.append(value)
        elif isinstance(value, tuple):
            found += [item for item in value if isinstance(item, Mention)]
    return tuple(found)


def place_of(relation: Relation) -> Place:
    """Where a relation begins: at its first figure, else its first mention, else as it says.

    Raises `ValueError` for a relation that stands nowhere.
    """
    places = [claim.place for _, claim in operands(relation)]
    places += [mention.place for mention in mentions(relation)]
    if places:
        return min(places, key=lambda place: place.start)
    if relation.place is None:
        raise ValueError(f"a relation without a place: {relation!r}")
    return relation.place
