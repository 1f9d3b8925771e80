"""A part and its whole in English, whatever else the sentence says: 48 of the village's 36 houses.

The wordings are those of grammar, not of one subject: "A of the B", "of the B, A", "B, A of them",
"A in a group of B". What share the part is may stand before, behind or in brackets.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes import comparable
from heshu.relations.parts.nouns import counts_alike
from heshu.relations.scene import LEVEL, Scene

WORD = (
    r"(?!(?:and|or|but|at|for|to|in|with|on|by|from|after|than|per|of|cost|total|value|price|"
    r"consists?|consisted|composed|made|ahead|short|instead|because|worth|capable|tired)\b)"
    r"[a-z'’-]+"
)
DETERMINER = (
    r"(?:(?:the|its|their|his|her|our|all|these|those|some|about|around|a|an|total|of|nearly)\s+)"
)
OWNER = rf"(?:(?:[\w-]+\s+){{0,3}}?[\w-]+(?:'s|’s|s'|s’)\s+)?(?:{WORD}\s+){{0,2}}?"
GROUP = (
    r"(?:group|sample|population|class|field|total|labou?r force|workforce|cohort|fleet|panel|"
    r"party|membership|electorate|staff|crew|shortlist)"
)
REST = r"[^,;:.()" + LEVEL + r"]{0,70}"
FORMS = (
    (
        rf"(?P<part>[{LEVEL}])(?:\s+{WORD}){{0,2}}?\s+(?:out\s+)?of\s+{DETERMINER}*{OWNER}"
        rf"(?P<whole>[{LEVEL}])"
    ),
    (
        rf"(?P<part>[{LEVEL}])(?:\s+{WORD}){{0,3}}?\s+(?:out\s+of|in)\s+(?:a|an|the|its)\s+"
        rf"(?:{WORD}\s+)?{GROUP}\s+of\s+(?P<whole>[{LEVEL}])"
    ),
    rf"(?P<part>[{LEVEL}])\s+out\s+of\s+(?:{WORD}\s+){{1,3}}of\s+(?P<whole>[{LEVEL}])",
    (
        rf"(?:^|[.,;:]\s)(?:of|out\s+of|among|in)\s+{DETERMINER}*(?:{GROUP}\s+of\s+)?{OWNER}"
        rf"(?P<whole>[{LEVEL}])(?:{REST},|(?:\s+{WORD}){{1,2}})\s+{REST}(?P<part>[{LEVEL}])"
    ),
    (
        rf"(?P<whole>[{LEVEL}]){REST},\s+(?:{WORD}\s+)?(?P<part>[{LEVEL}])(?:\s+{WORD})?\s+of"
        r"\s+(?:them|which|whom|it|these|those)\b"
    ),
    (
        rf"(?:^|[.,;:]\s)among\s+{DETERMINER}*{OWNER}(?P<whole>[{LEVEL}]){REST}\s+"
        rf"(?:were|are|was)\s+{DETERMINER}*(?P<part>[{LEVEL}])"
    ),
)
PATTERNS = tuple(re.compile(form, re.IGNORECASE) for form in FORMS)
LED = 3
"""The first form whose part stands in a clause of its own, with a verb of its own."""
CUE = re.compile(r"\b(?:of|among|in)\b", re.IGNORECASE)
SCORED = re.compile(r"\b(?:scor|rat(?:ed|ing)|marks?|points?|grade|maximum)", re.IGNORECASE)
"""112 out of 100 in an exam is no part of a whole."""
INSIDE = re.compile(
    r"\b(?:increase|rise|rose|fall|fell|growth|decline|up|down|average)\b", re.IGNORECASE
)
LEAST = 2


class Pair(Struct, frozen=True):
    """A part, its whole, and where their wording stands in the masked text."""

    part: Claim
    whole: Claim
    start: int
    end: int
    cue: str


def pairs_of(scene: Scene) -> Iterator[Pair]:
    """The pairs of a statement, each figure in one of them."""
    if scene.statement.language != "en" or scene.statement.cells:
        return
    if scene.text.count(LEVEL) < LEAST or not CUE.search(scene.text):
        return
    if "out of" in scene.text and SCORED.search(scene.text):
        return
    taken: set[int] = set()
    for number, pattern in enumerate(PATTERNS):
        for found in pattern.finditer(scene.text):
            ends = found.start("part"), found.start("whole")
            part, whole = (scene.claims.get(offset) for offset in ends)
            if part is None or whole is None or taken & {*ends} or INSIDE.search(found[0]):
                continue
            if _is_of(scene, part, whole, led=number == LED, group=number == 1):
                taken |= {*ends}
                yield Pair(lent(part, whole), whole, found.start(), found.end(), _cue(found[0]))


def lent(part: Claim, whole: Claim) -> Claim:
    """The part in the unit of its whole, where it leaves that unsaid: 2,400 of 6,000 km2."""
    quantity = part.quantity
    if quantity.unit or quantity.kind not in ("number", "count") or not whole.quantity.unit:
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
        behind = scene.statement.text[part.end : part.end + 4]
        return bare and behind.startswith((" of ", " out"))
    return group or whole.quantity.unit != "" or counts_alike(scene, part, whole)
