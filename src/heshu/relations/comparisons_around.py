"""Two figures on both sides of "than": rents were higher in Dorn, at €1,340, than in Velt (€1,210)."""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Comparative
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable, priced_alike
from heshu.relations.parts.pairs import lent
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, Scene

BOTH = 2
FIGURE = re.compile(f"[{FIGURES}]")
BOUNDED = frozenset({"more-than", "less-than"})


def compared_around(scene: Scene, cautions: Cautions) -> Iterator[Comparative]:
    """Pairs of figures of which a word before both says which is larger, each behind its owner."""
    if len(scene.claims) < BOTH or scene.said["than"].search(scene.text) is None:
        return
    above, below = scene.said["compared-above-around"], scene.said["compared-below-around"]
    for said in (above, below):
        for found in said.finditer(scene.text):
            pair = _pair(scene, found)
            if pair is None or cautions.forbid(scene, found.start(), found.end()):
                continue
            yield Comparative(
                cue=found[0].split()[0],
                language=scene.statement.language,
                subject=pair[0],
                standard=pair[1],
                direction="above" if said is above else "below",
            )


def _pair(scene: Scene, found: re.Match[str]) -> tuple[Claim, Claim] | None:
    """Both levels of one kind; nothing where the comparison is denied or of no amount."""
    said, text = scene.said, scene.text
    places = [each.start() for each in FIGURE.finditer(text, found.start(), found.end())]
    if len(places) != BOTH or any(text[at] not in LEVEL + PERCENT for at in places):
        return None
    if said["denied-before"].search(text, 0, found.start()):
        return None
    if said["more-of-a-quality"].match(text, found.start()):
        return None  # less efficient (31 trips) than the new one (24 trips)
    if said["out-of-so-many"].match(text, found.end()):
        return None
    first, second = scene.claims[places[0]], scene.claims[places[1]]
    second = second if priced_alike(first, second) else lent(second, first)
    alike = comparable(first, second) or priced_alike(first, second)
    if any(each.change for each in (first, second)) or not alike:
        return None
    if _are_bounds(first, second) or not _are_what_is_compared(scene, found, places):
        return None
    return first, second


def _are_what_is_compared(scene: Scene, found: re.Match[str], places: list[int]) -> bool:
    """True for figures of what is said to be larger, and not of where it is or how it came about.

    House prices were higher in Dorn (12 km from the sea) than in Velt (30 km from the sea).
    """
    said, text, at = scene.said, scene.text, found.start()
    first, behind = scene.claims[places[0]].quantity, places[0] + 1
    if any(said["for-each-unread"].match(text, each + 1) for each in places):
        return False  # €1.30 per kilo, €2.10 per box
    if said["more-right-there"].fullmatch(text, at, places[0]):
        return True  # fewer pupils (26) than
    if first.kind == "temperature":
        return said["warmer-or-colder"].match(text, at) is not None
    if said["warmer-or-colder"].match(text, at):
        return False
    if first.kind in ("money", "rate") and said["prices-ahead"].search(text[:at]):
        return True
    if first.kind == "percent" and said["rates-ahead"].search(text[:at]):
        return True
    if said["more-things"].match(text, at):  # More boats were moored in Colm (412) than
        return not first.unit and text.startswith(")", behind)
    return first.kind != "length" and said["stood-at"].search(text[: places[0]]) is not None


def _are_bounds(*claims: Claim) -> bool:
    return any(claim.quantity.qualifier in BOUNDED for claim in claims)
