"""The share beside a part and its whole in English: 63 of 150 seats, 42 percent.

The pairs are those of `parts/pairs.py`. A percentage is their share where it is the only one of
its sentence, tells no growth and names no other base, and where nothing but words of shares
leads from the pair to it, or from the name of a rate to the pair.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.relations.cautions import Cautions
from heshu.relations.nearness import NEAR, is_near
from heshu.relations.parts.pairs import Pair, PairForms, compile_pairs, pairs_of
from heshu.relations.phrases import phrases
from heshu.relations.scene import LEVEL, PERCENT, POINTS, Scene

SENTENCE_END = re.compile(r"[;!?\n]|\.\s")
BASE = re.compile(r"[a-z' -]+", re.IGNORECASE)
WORD = re.compile(r"[a-z]+")
FURTHEST = 130


class PairShareWords(Struct, frozen=True):
    """What may stand between a pair and its share."""

    forms: PairForms | None
    behind: re.Pattern[str]
    """"seats, a share of", " — that is "."""
    verbal: re.Pattern[str]
    """"seats account for"."""
    named: re.Pattern[str]
    """A vacancy rate of 12 % was recorded, with (450 of the 5,000 flats)."""
    ahead: re.Pattern[str]
    """At 57 %, turnout was low: (4,800 of the 9,600 voters)."""
    held: re.Pattern[str]
    """With 63 of the 150 seats, the party holds 42 %."""
    before: re.Pattern[str]
    """Night flights made up 18% of movements: (1,260 of the 4,200)."""


def compile_pair_shares(pack: Pack) -> PairShareWords | None:
    """The words of a pack between pairs and shares; `None` for a language without such pairs."""
    if not pack.words_named("relation-pair-link"):
        return None
    phrase, link = phrases(pack).regex, words(pack, "relation-pair-link")
    rate = rf"(?:[a-z-]+\s+){{0,2}}?{words(pack, 'relation-rate-noun')}"
    group = phrase("relation-rate-group")
    between = rf"[^;.{LEVEL}{PERCENT}]{{0,60}}?[,:(—–]\s*[^;.,{LEVEL}{PERCENT}]{{0,50}}"
    return PairShareWords(
        forms=compile_pairs(pack),
        behind=re.compile(
            rf"[^,;:.()—–]{{0,60}}?(?:[,:(—–]|\s--?)\s*(?:{link}\s+)*(?:{rate}\s+)?(?:{link}\s+)*",
            re.IGNORECASE,
        ),
        verbal=re.compile(
            rf"[^;.({LEVEL}]{{0,70}}\b(?:{phrase('relation-pair-verb')}"
            rf"|{rate}{phrase('relation-pair-rate')})\s+(?:{phrase('relation-pair-hedge')}\s+)?",
            re.IGNORECASE,
        ),
        named=re.compile(
            rf"\b{rate}{group}?(?:\s+{words(pack, 'relation-rate-is')})*\s*(?P<share>[{PERCENT}]){between}",
            re.IGNORECASE,
        ),
        ahead=re.compile(
            rf"(?:^|[.;]\s)at\s(?:{phrase('relation-pair-hedge')}\s)?(?P<share>[{PERCENT}]),\s"
            rf"(?:the\s|its\s|their\s)?{rate}\s[^;.:{LEVEL}{PERCENT}]{{0,50}}[:—–]\s*"
            rf"(?:{phrase('relation-pair-hedge')}\s)?$",
            re.IGNORECASE,
        ),
        held=re.compile(
            rf"[^,;.()]{{0,50}},\s[^,;.({LEVEL}]{{0,60}}\b{phrase('relation-pair-held')}\s+"
            rf"(?:{phrase('relation-pair-hedge')}\s+)?",
            re.IGNORECASE,
        ),
        before=re.compile(
            rf"\b{phrase('relation-pair-verb')}\s+(?:{phrase('relation-pair-hedge')}\s+)?"
            rf"(?P<share>[{PERCENT}])[^;.:,{LEVEL}{PERCENT}]{{0,70}}[:(—–]\s*",
            re.IGNORECASE,
        ),
    )


def shares_of_pairs(
    scene: Scene, ties: PairShareWords | None, cautions: Cautions
) -> Iterator[Share]:
    """The pairs of a statement with the only percentage of their sentence, if it is their share."""
    if PERCENT not in scene.text or ties is None:
        return
    if scene.said["targeted"].search(scene.text):
        return  # how much of a plan is done has a check of its own
    for pair in pairs_of(scene, ties.forms):
        start, end = _sentence(scene.text, pair)
        at = scene.text.find(PERCENT, start, end)
        if at < 0 or scene.text.find(PERCENT, at + 1, end) >= 0 or POINTS in scene.text[start:end]:
            continue
        rate = _led_to(scene, ties, pair, at)
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


def _led_to(scene: Scene, ties: PairShareWords, pair: Pair, at: int) -> bool | None:
    """Whether the words between pair and percentage name a rate; `None` if they do not tie both."""
    text = scene.text
    if at < pair.start:
        if _leads(scene, ties, pair, at):
            return False
        told = ties.ahead.search(text, 0, pair.start)
        if told is not None and told.start("share") == at:
            return is_near(scene.claims[at], pair.part, pair.whole, NEAR) or None
        found = next((each for each in ties.named.finditer(text, 0, pair.start)), None)
        tied = found is not None and found.start("share") == at and found.end() >= pair.start - 50
        tied = tied and not scene.said["rate-of-no-count"].search(text, 0, at)
        tied = tied and not scene.said["counted-so-far"].match(text, pair.end)
        tied = tied and not scene.said["clause-of-another"].search(text, at, pair.start)
        if found is not None and tied and scene.said["moved-rate"].search(found[0]):
            tied = is_near(scene.claims[at], pair.part, pair.whole, NEAR)
        return tied or None
    gap = text[pair.end : at]
    if len(gap) > FURTHEST or any(offset in scene.claims for offset in range(pair.end, at)):
        return None
    if ties.behind.fullmatch(gap) or ties.verbal.fullmatch(gap):
        return scene.said["rate-named"].search(gap) is not None
    if scene.said["holding-so-many"].search(text, 0, pair.start) and ties.held.fullmatch(gap):
        return False
    return None


def _leads(scene: Scene, ties: PairShareWords, pair: Pair, at: int) -> bool:
    """True for a share that the pair tells in figures behind a colon or in brackets."""
    found = ties.before.search(scene.text, 0, pair.start)
    told = found is not None and found.start("share") == at and found.end() == pair.start
    return told and not scene.said["pair-with-verb"].match(scene.text, pair.end)


def _tells_both(scene: Scene, pair: Pair, at: int) -> bool:
    """True where the base that a share names is that of the pair, which has no noun of its own.

    18% of movements: 1,260 of the 4,200; 154 out of 700 in all made up 28% of admissions.
    """
    if at < pair.start:
        return scene.text[pair.start - 2 : pair.start].strip() in COLONS
    return scene.said["all-of-them"].match(scene.text, pair.end) is not None


COLONS = frozenset(":(—–")


def _is_share(scene: Scene, pair: Pair, at: int) -> bool:
    """True for a percentage that tells no change and is of nothing but the whole of the pair."""
    claim: Claim = scene.claims[at]
    text, said = scene.text, scene.said
    start = pair.end if at > pair.end else 0
    if (
        (claim.change and not claim.change.endswith("-to"))
        or claim.basis
        or said["no-share-ahead"].search(text, start, at)
    ):
        return False
    if said["no-share-behind"].match(text, at + 1):
        return False
    if _tells_both(scene, pair, at):
        return True
    of = said["of-base"].match(text, at + 1)
    base = BASE.match(text, of.end()) if of else None
    if base is None:
        return True
    named = [word for word in WORD.findall(base[0].lower()) if not _is_of_any(scene, word)]
    near = scene.text[pair.start : pair.end + 40].lower()
    return all(word.rstrip("s") in near for word in named[:2])


def _is_of_any(scene: Scene, word: str) -> bool:
    """True for a word that may be said of any base, and for the herd or fleet that all of one are."""
    said = scene.said
    return bool(said["general"].fullmatch(word) or said["general-whole"].fullmatch(word))
