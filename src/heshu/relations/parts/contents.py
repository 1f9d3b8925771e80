"""Parts that hold several of what the whole counts: 36 beds in 28 single rooms and two four-bed bays."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.relations.labels import Label
from heshu.relations.parts.lists import is_bare_in_place
from heshu.relations.scene import Scene
from heshu.relations.small_numbers import SMALL_NUMBERS

SIZE = re.compile(r"(?P<each>[a-z]{3,6}|\d{1,3})-(?P<noun>[a-z]{3,})\b", re.IGNORECASE)
"""The four-bed of "two four-bed bays"."""
WORD = re.compile(r"[a-z]+", re.IGNORECASE)
COUNTED = frozenset({"count", "number"})
MOST_WORDS = 3
"""Words behind the whole among which its noun is."""


def with_contents(part: Label, whole: Label) -> Label:
    """The part with as many as it holds, where its size is told in the noun of the whole."""
    found, quantity = SIZE.match(part.after), part.claim.quantity
    if found is None or quantity.value is None or quantity.kind not in COUNTED:
        return part
    nouns = [word.lower() for word in WORD.findall(whole.after)[:MOST_WORDS]]
    each = _number(found["each"].lower())
    if not each or not any(noun.startswith(found["noun"].lower()) for noun in nouns):
        return part
    held = replace(quantity, value=quantity.value * each, text=f"{quantity.text} {found[0]}")
    return replace(part, claim=replace(part.claim, quantity=held))


def _number(word: str) -> Decimal:
    """The number that a word or digits stand for; zero for another word."""
    return Decimal(word) if word.isdecimal() else Decimal(SMALL_NUMBERS.get(word, 0))


DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def in_scale_of(part: Label, whole: Label, scene: Scene) -> Label:
    """The part in millions, where its whole is: $90 million, split three ways: 45 for clinics."""
    quantity, every = part.claim.quantity, whole.claim.quantity
    printed = DIGITS.search(every.text)
    if not every.scaled or printed is None or not quantity.value or not every.value:
        return part
    size = Decimal(printed[0].replace(",", ""))
    if not size or quantity.value > size or not is_bare_in_place(scene, part.claim):
        return part
    factor = every.value / size
    ends = {
        name: value * factor
        for name in ("value", "low", "high", "precision")
        if (value := getattr(quantity, name)) is not None
    }
    return replace(part, claim=replace(part.claim, quantity=replace(quantity, **ends)))


def hold_unsaid(parts: tuple[Label, ...], whole: Label, scene: Scene) -> bool:
    """True where beds are told by rooms of which nobody says how many beds they have."""
    if not scene.said["places-to-lie"].match(whole.after):
        return False
    return any(scene.said["rooms-of-a-size"].match(part.after) for part in parts)
