"""The share beside a part and its whole in English: 63 of 150 seats, 42 percent.

The pairs are those of `parts/pairs.py`. A percentage is their share where it is the only one of
its sentence, tells no growth and names no other base, and where nothing but words of shares
leads from the pair to it, or from the name of a rate to the pair.
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.relations.cautions import Cautions
from heshu.relations.parts.pairs import Pair, pairs_of
from heshu.relations.scene import LEVEL, PERCENT, POINTS, Scene

SENTENCE_END = re.compile(r"[;!?\n]|\.\s")
RATE = (
    r"(?:[a-z-]+\s+){0,2}?(?:rate|ratio|share|proportion|percentage|turnout|occupancy|coverage|"
    r"participation|attendance|uptake|penetration|stake|holding)"
)
LINKING = (
    r"or|about|that|this|it|which|is|was|were|are|equals|equal|to|equivalent|corresponds|"
    r"correspond|corresponding|giving|gives|representing|represents|making|for|up|a|an|the|of|"
    r"just|only|nearly|some|roughly|around|almost|over|at|came|comes|works|out|exactly|meaning|"
    r"i\.e\.|as|then|so|more|than|less|under|well|merely|fully|accounting|yielding|put|puts|"
    r"putting|on|with|hence|thus|amounts|amounting|translates|into|translating"
)
BEHIND = re.compile(
    rf"[^,;:.()—–]{{0,60}}?(?:[,:(—–]|\s--?)\s*(?:(?:{LINKING})\s+)*(?:{RATE}\s+(?:of\s+|at\s+)?)?"
    rf"(?:(?:{LINKING})\s+)*",
    re.IGNORECASE,
)
"""What may stand between a pair and its share: "seats, a share of", " — that is "."""
VERBAL = re.compile(
    rf"[^;.(){LEVEL}]{{0,70}}\b(?:account(?:s|ed|ing)?\s+for|represent(?:s|ed|ing)?|"
    r"ma(?:k|d)e?s?\s+up|making\s+up|tak(?:es?|ing)\s+up|took\s+up|constitut(?:es?|ed|ing)|"
    rf"compris(?:es?|ed|ing)|correspond(?:s|ed|ing)?\s+to|equals|{RATE}\s+(?:of|was|is|at|to))"
    r"\s+(?:(?:only|just|about|some|nearly|almost|roughly)\s+)?",
    re.IGNORECASE,
)
NAMED = re.compile(
    rf"\b{RATE}(?:\s+(?:of|was|is|were|stood|stands|at|reached|reaches|came|to|hit|just|only|"
    rf"about|almost|nearly|remained|put|recorded|fell|rose))*\s*(?P<share>[{PERCENT}])"
    rf"[^;.{LEVEL}{PERCENT}]{{0,60}}?[,:(—–]\s*[^;.,{LEVEL}{PERCENT}]{{0,50}}",
    re.IGNORECASE,
)
"""A vacancy rate of 12 % was recorded, with (450 of the 5,000 flats)."""
OF_NO_COUNT = re.compile(
    r"\b(?:key|policy|bank|base|benchmark|lending|mortgage|inflation|tax|exchange|cash|repo|prime|"
    rf"deposit|borrowing)\srate\b[^,;.{LEVEL}]*$",
    re.IGNORECASE,
)
"""The bank kept its key rate at 4.5 percent, and 3 of its 9 members voted for a cut."""
NO_SHARE = re.compile(
    r"\b(?:by|up|down|rose|fell|grew|climbed|dropped|increased|decreased|gained|lost|interest|"
    r"growth|rise|increase|decline|drop|discount|average|averaging|chance|goal|target|below|above|"
    r"from|against|compared|versus|last|previous)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\s*(?:(?:higher|lower|more|less|fewer|increase|rise|growth|decline|drop|fall|discount|up|"
    r"down|above|below|faster|slower|better|worse|on\s+average|chance|interest|a\s+year|points?|"
    r"confidence|annual|each|per|than|from|over\s+the|since|year)\b|of\s+(?P<base>[a-z' -]+))",
    re.IGNORECASE,
)
GENERAL = frozenset(
    "the all of its total number those them these whole full entire that this our in a an".split()
)
TARGET = re.compile(r"\b(?:targets?|planned|goals?|completion|quotas?)\b", re.IGNORECASE)
FURTHEST = 130


def shares_of_pairs(scene: Scene, cautions: Cautions) -> Iterator[Share]:
    """The pairs of a statement with the only percentage of their sentence, if it is their share."""
    if PERCENT not in scene.text or scene.statement.language != "en":
        return
    if TARGET.search(scene.text):
        return  # how much of a plan is done has a check of its own
    for pair in pairs_of(scene):
        start, end = _sentence(scene.text, pair)
        at = scene.text.find(PERCENT, start, end)
        if at < 0 or scene.text.find(PERCENT, at + 1, end) >= 0 or POINTS in scene.text[start:end]:
            continue
        rate = _led_to(scene, pair, at)
        if rate is None or not _is_share(scene, pair, at):
            continue
        if not cautions.forbid(scene, min(pair.start, at), max(pair.end, at)):
            yield Share(
                cue=pair.cue,
                language="en",
                share=scene.claims[at],
                part=pair.part,
                whole=pair.whole,
                rate=rate,
                may_exceed_whole=False,
            )


def _sentence(text: str, pair: Pair) -> tuple[int, int]:
    """The span of the sentence that a pair stands in."""
    starts = [found.end() for found in SENTENCE_END.finditer(text, 0, pair.start)]
    after = SENTENCE_END.search(text, pair.end)
    return starts[-1] if starts else 0, after.start() if after else len(text)


def _led_to(scene: Scene, pair: Pair, at: int) -> bool | None:
    """Whether the words between pair and percentage name a rate; `None` if they do not tie both."""
    text = scene.text
    if at < pair.start:
        found = next((each for each in NAMED.finditer(text, 0, pair.start)), None)
        tied = found is not None and found.start("share") == at and found.end() >= pair.start - 50
        tied = tied and not OF_NO_COUNT.search(text, 0, at)
        return tied or None
    gap = text[pair.end : at]
    if len(gap) > FURTHEST or any(offset in scene.claims for offset in range(pair.end, at)):
        return None
    if BEHIND.fullmatch(gap) or VERBAL.fullmatch(gap):
        return bool(re.search(r"\b(?:rate|turnout|occupancy|coverage)\b", gap, re.IGNORECASE))
    return None


def _is_share(scene: Scene, pair: Pair, at: int) -> bool:
    """True for a percentage that tells no change and is of nothing but the whole of the pair."""
    claim: Claim = scene.claims[at]
    if (
        claim.change
        or claim.basis
        or NO_SHARE.search(scene.text, pair.end if at > pair.end else 0, at)
    ):
        return False
    behind = OTHER.match(scene.text, at + 1)
    if behind is None:
        return True
    if behind["base"] is None:
        return False
    words = [word for word in re.findall(r"[a-z]+", behind["base"].lower()) if word not in GENERAL]
    near = scene.text[pair.start : pair.end + 40].lower()
    return all(word.rstrip("s") in near for word in words[:2])
