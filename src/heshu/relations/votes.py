"""Votes: 出席120人，赞成100票，反对15票，弃权10票 -> parts 100, 15, 10, present 120."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Vote
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.scene import LEVEL, SMALL_NUMBERS, Scene, place_in, synthetic

SPLIT = re.compile(rf"[，,；;。：:、（）(){LEVEL}]|\band\b|\bwith\b|\bbut\b")
OF = re.compile(r"\b(?:of|out of)\s+(?:the\s+)?$", re.IGNORECASE)
TO = re.compile(
    rf"{LEVEL} votes? to {LEVEL}|{LEVEL}票[对比]{LEVEL}票"
    rf"|\b(?:vot\w+|split) {LEVEL}(?: to |[-–]){LEVEL}"
    rf"|\b(?:vote|majority|margin|count) of {LEVEL}(?: to |[-–]){LEVEL}"
)
"""by 13 votes to 5."""
REACH = 40
"""Masked characters on each side of a figure in which a word says what it counts."""
VOTING = frozenset({"", "票", "person", "户", "家", "席", "个"})


class VoteRules(Struct, frozen=True):
    """What the finder of votes compiled from a pack."""

    yes: re.Pattern[str]
    other: re.Pattern[str]
    present: re.Pattern[str]
    several: re.Pattern[str]
    cautions: Cautions


def compile_votes(pack: Pack, cautions: Cautions) -> VoteRules:
    """The rules of a pack for votes."""
    return VoteRules(
        word_pattern(pack, "relation-vote-for"),
        word_pattern(pack, "relation-vote-other"),
        word_pattern(pack, "relation-vote-present"),
        word_pattern(pack, "relation-vote-several"),
        cautions,
    )


def find_votes(scene: Scene, rules: VoteRules) -> Iterator[Vote]:
    """One ballot of a statement: votes for and others, and those who could vote."""
    text = scene.text
    counted = TO.search(text)
    if not (counted or rules.other.search(text)) or rules.several.search(scene.statement.text):
        return
    if rules.cautions.doubts(scene) or _is_doubtful(scene, rules):
        return
    parts: list[Claim] = []
    present: list[Claim] = []
    for offset in sorted(scene.claims):
        claim = scene.claims[offset]
        if scene.text[offset] != LEVEL or claim.quantity.value is None:
            continue
        role = (
            "part"
            if counted and counted.start() <= offset < counted.end()
            else _role(scene, offset, rules)
        )
        if role == "part" and claim.quantity.unit in VOTING:
            parts.append(claim)
        elif role == "present" and claim.quantity.kind in ("count", "number"):
            present.append(claim)
    present += _chambers(scene)
    if len(parts) > 1 and present:
        yield Vote(
            cue=text[:12],
            language=scene.statement.language,
            parts=tuple(parts),
            present=min(present, key=_size),
        )


YET_TO_COME = re.compile(r"\b(?:if|would|could|might|may|expected|forecast|predicted|unless)\b")


def _is_doubtful(scene: Scene, rules: VoteRules) -> bool:
    """True for a vote that is yet to come; "rejected" and "not" say how one ended."""
    if scene.statement.language == "en":
        return YET_TO_COME.search(scene.lowered) is not None
    return rules.cautions.forbid(scene, 0, len(scene.text))


PRESENT = re.compile(
    r"\b(?:present|attended|took part|turned out|eligible|entitled|cast)\b|[\u4e00-\u9fff]"
)
CHAMBER = re.compile(
    rf"\b(?P<number>\d{{1,4}}|{'|'.join(SMALL_NUMBERS)})-(?:seat|member|strong|person|judge)\b"
    r"|\b(?:committee|council|board|panel|court|jury|assembly|senate|cabinet|body|commission) of "
    r"(?P<size>\d{1,4})\b(?! (?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December))",
    re.IGNORECASE,
)


def _chambers(scene: Scene) -> Iterator[Claim]:
    """The 60 of "the 60-seat council"."""
    for found in CHAMBER.finditer(scene.statement.text):
        group = "number" if found["number"] else "size"
        span, word = found.span(group), found[group].lower()
        place = place_in(scene.statement, *span)
        if place is not None:
            value = Decimal(SMALL_NUMBERS.get(word, 0) or word)
            yield synthetic(scene.statement, place, span, value, kind="count")


def _role(scene: Scene, offset: int, rules: VoteRules) -> str:
    """Whether a figure counts votes or voters, by the words beside it in its clause."""
    text = scene.text
    before = SPLIT.split(text[max(0, offset - REACH) : offset])[-1]
    behind = SPLIT.split(text[offset + 1 : offset + 1 + REACH], maxsplit=1)[0]
    sides = (before, behind) if scene.statement.language == "zh" else (behind, before)
    if OF.search(before):
        return "present"
    for side in sides:
        vote = rules.other.search(side) or rules.yes.search(side)
        voters = rules.present.search(side)
        if vote and (voters is None or vote.start() < voters.start()):
            return "part"
        if vote and voters and side is behind and not PRESENT.search(side):
            return "part"  # seven judges backed the ruling
        if voters:
            return "present"
    return ""


def _size(claim: Claim) -> int:
    """Of those entitled and those present, the smaller number is the limit."""
    return int(claim.quantity.value or 0)
