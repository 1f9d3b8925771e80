"""A part and its whole in English, whatever else the sentence says: 48 of the village's 36 houses.

The wordings are those of grammar, not of one subject: "A of the B", "of the B, A", "B, A of them",
"A in a group of B". What share the part is may stand before, behind or in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes import comparable
from heshu.relations.parts.nouns import counts_alike
from heshu.relations.phrases import phrases
from heshu.relations.scene import LEVEL, Scene

LED = 3
"""The first form whose part stands in a clause of its own, with a verb of its own."""
LEAST = 2
POINTED_BACK = 6
"""The last form, which a verb parts from its whole: received 140 letters and answered 160 of them."""

VERB_BEHIND = 30
"""Characters behind "of them" in which the verb stands that says what was done with them."""


class Pair(Struct, frozen=True):
    """A part, its whole, and where their wording stands in the masked text."""

    part: Claim
    whole: Claim
    start: int
    end: int
    cue: str


PairForms = tuple[re.Pattern[str], ...]
"""The wordings of a part and its whole, as the groups `part` and `whole`."""
CLAUSE = r"(?:^|[.,;:]\s)"
REST = rf"[^,;:.(){LEVEL}]{{0,70}}"
PART, WHOLE = rf"(?P<part>[{LEVEL}])", rf"(?P<whole>[{LEVEL}])"


def compile_pairs(pack: Pack) -> PairForms | None:
    """The wordings of a pack; `None` for a language without them."""
    if not pack.words_named("relation-pair-stop"):
        return None
    return tuple(re.compile(form, re.IGNORECASE) for form in _forms(pack))


def _forms(pack: Pack) -> tuple[str, ...]:
    phrase = phrases(pack).regex
    of, among, inside, of_it = (
        phrase(f"relation-pair-{name}") for name in ("of", "among", "in", "of-it")
    )
    group = rf"{words(pack, 'relation-pair-group')}{phrase('relation-pair-group-of')}"
    word = rf"(?!{words(pack, 'relation-pair-stop')}\b)[a-z'’-]+"
    some = rf"(?:{words(pack, 'relation-pair-determiner')}\s+)*"
    owner = rf"(?:(?:[\w-]+\s+){{0,3}}?[\w-]+{phrase('relation-pair-owner')})?(?:{word}\s+){{0,2}}?"
    behind = rf"(?:{REST},|(?:\s+{word}){{1,2}})\s+{REST}"
    return (
        rf"{PART}(?:\s+{word}){{0,2}}?{of}{some}{owner}{WHOLE}",
        rf"{PART}(?:\s+{word}){{0,3}}?{phrase('relation-pair-within')}(?:{word}\s+)?{group}{WHOLE}",
        (
            rf"{PART}{phrase('relation-pair-out-of')}(?:{word}\s+){{1,3}}"
            rf"{phrase('relation-pair-bare-of')}{WHOLE}"
        ),
        (
            rf"{CLAUSE}(?:{among}{some}(?:{group})?{owner}|{inside}{some}(?:{group})?)"
            rf"{WHOLE}{behind}{PART}"  # in winter 31 ferries run, in summer 44
        ),
        (
            rf"{WHOLE}(?!(?:\s+{word})?{of_it}\b)"  # 211 of those were rooms, 527 of them
            rf"{REST}[,;]\s+(?:{word}\s+)?{PART}(?:\s+{word})?{of_it}\b"
        ),
        (
            rf"{CLAUSE}{phrase('relation-pair-only-among')}{some}{owner}{WHOLE}{REST}"
            rf"{phrase('relation-pair-were')}{some}{PART}"
        ),
        (  # received 140 letters and answered 160 of them
            rf"{WHOLE}(?P<gap>{REST}){phrase('relation-pair-joint')}(?:[\w’'-]+\s+){{1,5}}?"
            rf"{some}{PART}(?:\s+{word}){{0,2}}?{of_it}\b"
        ),
    )


def pairs_of(scene: Scene, forms: PairForms | None) -> Iterator[Pair]:
    """The pairs of a statement, each figure in one of them."""
    if forms is None or scene.statement.cells:
        return
    said = scene.said
    if scene.text.count(LEVEL) < LEAST or not said["ties-a-pair"].search(scene.text):
        return
    if said["so-many-out-of"].search(scene.text) and said["scoring"].search(scene.text):
        return  # 112 out of 100 in an exam is no part of a whole
    taken: set[int] = set()
    for number, pattern in enumerate(forms):
        for found in pattern.finditer(scene.text):
            ends = found.start("part"), found.start("whole")
            part, whole = (scene.claims.get(offset) for offset in ends)
            if (
                part is None
                or whole is None
                or taken & {*ends}
                or said["change-in-pair"].search(found[0])
                or said["in-a-time"].match(found[0])
                or _is_amount_of_its_own(scene, part, scene.text[ends[0] : ends[1]])
                or said["of-several-that-do"].match(scene.text[ends[0] : ends[1]])
                or (number == LED and said["counted-out-of"].search(scene.text, 0, ends[0]))
                or (number == LED and said["in-a-ranking-of"].search(scene.text, 0, ends[0]))
            ):
                continue
            if (number == POINTED_BACK and not _is_the_only_one(scene, found)) or (
                ";" in found[0] and said["another-plural"].search(found[0].partition(";")[0])
            ):
                continue  # 24 tickets for the owls; 30 of them had hatched
            grouped = number == 1 or (number == 0 and _is_counted_out(scene, ends[1]))
            if _is_of(scene, part, whole, led=number == LED, group=grouped):
                taken |= {*ends}
                told = lent(at_its_word(scene, part), whole)
                yield Pair(told, whole, found.start(), found.end(), _cue(found[0]))


def _is_amount_of_its_own(scene: Scene, part: Claim, words: str) -> bool:
    """True for "against assets of $410 million stood loans of $150 million": each has its amount."""
    money = part.quantity.kind == "money"
    return money and scene.said["amount-of-its-own"].match(words) is not None


def _is_the_only_one(scene: Scene, found: re.Match[str]) -> bool:
    """True where "of them" can mean nothing but the whole: no other figure, no other plural.

    Of the trees in "received 12 letters about trees and felled 14 of them" there may be more; more
    than the 20 cows that it has now may be sold over the years.
    """
    part, whole = (scene.claims[found.start(role)] for role in ("part", "whole"))
    more = (part.quantity.value or 0) > (whole.quantity.value or 0)
    if more and not _is_done_to_those_told(scene, found):
        return False
    others = [
        claim
        for at, claim in scene.claims.items()
        if at < found.start("part") and at != found.start("whole") and comparable(claim, part)
    ]
    return not others and scene.said["another-plural"].search(found["gap"]) is None


def _is_done_to_those_told(scene: Scene, found: re.Match[str]) -> bool:
    """True for what can be done only with those told of, and is not told of many years."""
    stretch = scene.text, found.end("gap"), found.end() + VERB_BEHIND
    if scene.said["over-the-years"].search(scene.statement.text, scene.original(found.end())):
        return False
    return scene.said["done-to-those-told"].search(*stretch) is not None


def at_its_word(scene: Scene, part: Claim) -> Claim:
    """The part of "as many as 73 of the 90 samples", which wonders at 73; "up to 73" is a bound."""
    quantity = part.quantity
    if quantity.qualifier != "at-most" or not scene.said["wonders-at"].match(quantity.text):
        return part
    return replace(part, quantity=replace(quantity, qualifier=""))


def _is_counted_out(scene: Scene, offset: int) -> bool:
    """True for the 52 of "14 rooms out of 52", which counts what its part counts."""
    return scene.said["counted-out-of"].search(scene.text, 0, offset) is not None


def lent(part: Claim, whole: Claim) -> Claim:
    """The part in the unit of its whole, where it leaves that unsaid: 2,400 of 6,000 km2."""
    quantity = part.quantity
    piece = quantity.unit == "个" and whole.quantity.unit == "person"
    if (quantity.unit and not piece) or not whole.quantity.unit:
        return part
    if quantity.kind not in ("count", "number"):
        return part
    own = replace(quantity, unit=whole.quantity.unit, kind=whole.quantity.kind)
    return replace(part, quantity=own)


def scores(part: Claim, whole: Claim) -> bool:
    """True for the 22 points of "of the 12 teams, Rovers finished fourth with 22 points"."""
    points = {"score", "index"}
    return part.quantity.kind in points and whole.quantity.kind not in points


def _cue(words: str) -> str:
    return words.replace(LEVEL, "…")


def _is_of(scene: Scene, part: Claim, whole: Claim, *, led: bool, group: bool) -> bool:
    """True if the whole can have such a part; the part may leave the unit to the whole."""
    if led and part.change.endswith("-by"):
        return False
    if part.quantity.value is None or whole.quantity.value is None or scores(part, whole):
        return False
    if not comparable(part, whole):
        bare = part.quantity.kind in ("number", "count") and part.quantity.unit == ""
        of = scene.said["of-after-part"].match(scene.statement.text, part.end)
        return bare and of is not None
    return group or whole.quantity.unit != "" or counts_alike(scene, part, whole)
