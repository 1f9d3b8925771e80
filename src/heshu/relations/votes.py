"""Votes: 出席120人，赞成100票，反对15票，弃权10票 -> parts 100, 15, 10, present 120."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Vote
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import WordLists
from heshu.relations.scene import LEVEL, SMALL_NUMBERS, Scene, place_in, synthetic

SPLIT = re.compile(rf"[，,；;。：:、（）(){LEVEL}]|\band\b|\bwith\b|\bbut\b")
OF = re.compile(r"\b(?:of|out of)\s+(?:the\s+)?$", re.IGNORECASE)
TO = re.compile(
    rf"{LEVEL} votes? to {LEVEL}|{LEVEL}票[对比]{LEVEL}票"
    rf"|\b(?:vot\w+|split) {LEVEL}(?: to |[-–]){LEVEL}"
    rf"|\b(?:vote|majority|margin|count) of {LEVEL}(?: to |[-–]){LEVEL}"
)
"""by 13 votes to 5."""
WITHIN = re.compile(r"[^中里]{1,8}[中里]")
"""在500名代表中."""
AMONG = re.compile(r"^.*[的员工主民表][中里]")
"""参与投票的业主中同意的有270户: those who agreed."""
GUESTS = re.compile("列席|顾问|观察员|特邀|旁听|候补")
"""另有2名顾问弃权: who may not vote is none of those who can."""
SEX = re.compile(r"\w+\s(?:women|men)\sand\b", re.IGNORECASE)
"""A jury of seven women and five men is one of twelve."""
REACH = 40
"""Masked characters on each side of a figure in which a word says what it counts."""
VOTING = frozenset({"", "票", "张", "person", "户", "家", "席", "个"})


class VoteRules(Struct, frozen=True):
    """What the finder of votes compiled from a pack."""

    yes: re.Pattern[str]
    other: re.Pattern[str]
    present: re.Pattern[str]
    several: re.Pattern[str]
    chambers: Chambers | None
    cautions: Cautions


def compile_votes(pack: Pack, cautions: Cautions) -> VoteRules:
    """The rules of a pack for votes."""
    return VoteRules(
        word_pattern(pack, "relation-vote-for"),
        word_pattern(pack, "relation-vote-other"),
        word_pattern(pack, "relation-vote-present"),
        word_pattern(pack, "relation-vote-several"),
        _compile_chambers(pack),
        cautions,
    )


def find_votes(scene: Scene, rules: VoteRules) -> Iterator[Vote]:
    """One ballot of a statement: votes for and others, and those who could vote."""
    text = scene.text
    counted = TO.search(text)
    tally = None
    if not counted and rules.chambers is not None:
        tally = rules.chambers.tally.search(scene.statement.text)
    if not (counted or tally or rules.other.search(text)):
        return
    if rules.several.search(scene.statement.text) or _is_doubtful(scene, rules):
        return
    ruled = tuple(_ruled(scene, rules.chambers)) if tally and rules.chambers else ()
    if ruled or (tally and not rules.other.search(text)):
        yield from ruled
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
    present += _chambers(scene, rules.chambers)
    if len(parts) > 1 and present and not _of_others(parts, min(present, key=_size)):
        yield Vote(
            cue=text[:12],
            language=scene.statement.language,
            parts=tuple(parts),
            present=min(present, key=_size),
        )


FAR_MORE = 20
"""Votes so many times those who are said to vote are those of others."""


def _of_others(parts: Sequence[Claim], present: Claim) -> bool:
    """True for 3.4 million votes beside a board of twelve."""
    return sum(map(_size, parts)) > FAR_MORE * _size(present)


YET_TO_COME = re.compile(r"\b(?:if|would|could|might|may|expected|forecast|predicted|unless)\b")


def _is_doubtful(scene: Scene, rules: VoteRules) -> bool:
    """True for a vote in doubt or yet to come; "rejected" and "not" say how one ended."""
    if rules.cautions.doubts(scene):
        return True
    if scene.statement.language == "en":
        return YET_TO_COME.search(scene.lowered) is not None
    said = (found["talk"] for found in rules.cautions.hypothesis.finditer(scene.text))
    return any(talk is not None and not rules.other.fullmatch(talk) for talk in said)  # 不同意5票


PRESENT = re.compile(
    r"\b(?:present|attended|took part|turned out|eligible|entitled|cast)\b|[\u4e00-\u9fff]"
)
NUMBERS = "|".join(SMALL_NUMBERS)
CHAMBER = (
    rf"\b(?P<number>\d{{1,4}}|{NUMBERS})-(?:<seats>)"
    rf"|(?:<bodies>) of (?P<size>\d{{1,4}}|{NUMBERS})\b(?! (?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December))"
)
"""The 60 of "the 60-seat council", the 9 of "a panel of 9"; the words are those of the pack."""
PEOPLE = (
    rf"(?:(?<=['’]s )|(?<=\bhas )|(?<=\bhave )|(?<=\ball )|(?<=\bits )|(?<=\bwith ))"
    rf"(?P<people>\d{{1,4}}|{NUMBERS}) (?:<voters>)"
    r"(?! (?:absent|abstain\w*|missing|away|dissent\w*|oppos\w*|recus\w*|not|short|who|of|from))"
)
"""The 21 of "the council's 21 members", but not that of "with two members absent"."""
FEWEST = 5
"""Fewer people than these are rarely all of those who can vote."""
WITHOUT = re.compile(
    rf"[^.;]{{0,30}}?\b(?P<third>\d{{1,3}}|{NUMBERS}) (?:abstentions?|abstain(?:ed|ing)|members? abstain\w*)",
    re.IGNORECASE,
)
"""15-5 with two abstentions."""
TALLY = (
    r"{words}(?:\s[a-z]+){0,4}?\s(?P<won>\d{1,3})(?:[-–]| to )(?P<lost>\d{1,3})(?![\d-])"
    r"(?=[^ ]|$| (?:(?-i:[A-Z])|(?:on|in|to|for|with|against|that|along|after|at|by|and|but|votes?|over|when|late|early"
    r"|last|this|as|following|without|despite|amid|because|while|the|before|decision|ruling|verdict)\b))"
)
"""The jury found for the widow after 8-10 hours tells no votes."""
FAR = 80
"""Characters between a chamber and its tally; a semicolon leads to another body."""


class Chambers(Struct, frozen=True):
    """English bodies that say how many they are, and their tallies."""

    size: re.Pattern[str]
    tally: re.Pattern[str]
    bodies: re.Pattern[str]


def _compile_chambers(pack: Pack) -> Chambers | None:
    """What names a body by its size in a pack; `None` for a language without such names."""
    if not pack.words_named("relation-vote-seats"):
        return None
    lists = WordLists(pack)
    seats, bodies, words = (
        lists.regex(f"relation-vote-{name}") for name in ("seats", "bodies", "tally")
    )
    people = PEOPLE.replace("<voters>", lists.regex("relation-vote-people"))
    size = CHAMBER.replace("<seats>", seats.replace("(?<![A-Za-z])", "", 1))
    return Chambers(
        re.compile(rf"{size.replace('<bodies>', bodies)}|{people}", re.IGNORECASE),
        re.compile(TALLY.replace("{words}", words), re.IGNORECASE),
        re.compile(rf"(?<!^ ){bodies}", re.IGNORECASE),
    )


def _ruled(scene: Scene, chambers: Chambers) -> Iterator[Vote]:
    """The nine-judge panel ruled 6-4: votes that are printed like a score."""
    text = scene.statement.text
    for size in chambers.size.finditer(text):
        tally = chambers.tally.search(text, size.end())
        if tally is None or tally.start() - size.end() > FAR:
            continue
        between = text[size.end() : tally.start()]
        if ";" in between or chambers.bodies.search(between):
            continue
        whole = _printed(scene, size, size.lastgroup or "size")
        parts = [_printed(scene, tally, group) for group in ("won", "lost")]
        third = WITHOUT.match(text, tally.end())
        parts += [_printed(scene, third, "third")] if third else []
        if whole and all(parts) and not (size["people"] and _size(whole) < FEWEST):
            yield Vote(
                cue=tally[0],
                language="en",
                parts=tuple(part for part in parts if part),
                present=whole,
            )


def _printed(scene: Scene, found: re.Match[str], group: str) -> Claim | None:
    """A number in digits or words as a figure; `None` where its place is not known."""
    span, word = found.span(group), found[group].lower()
    place = place_in(scene.statement, *span)
    if place is None:
        return None
    value = Decimal(SMALL_NUMBERS.get(word, 0) or word)
    return synthetic(scene.statement, place, span, value, kind="count")


def _chambers(scene: Scene, chambers: Chambers | None) -> Iterator[Claim]:
    """The 60 of "the 60-seat council"."""
    for found in chambers.size.finditer(scene.statement.text) if chambers else ():
        size = _printed(scene, found, found.lastgroup or "size")
        of_one_sex = SEX.match(scene.statement.text, size.start) if size is not None else None
        if size is not None and not found["people"] and not of_one_sex:
            yield size


def _role(scene: Scene, offset: int, rules: VoteRules) -> str:
    """Whether a figure counts votes or voters, by the words beside it in its clause."""
    text = scene.text
    before = SPLIT.split(text[max(0, offset - REACH) : offset])[-1]
    behind = SPLIT.split(text[offset + 1 : offset + 1 + REACH], maxsplit=1)[0]
    if SEX.match(scene.statement.text, scene.claims[offset].start):
        return ""
    if OF.search(before) or (before == "在" and WITHIN.fullmatch(behind)):
        return "present"
    if GUESTS.search(before) or GUESTS.match(behind):
        return ""
    before = AMONG.sub("", before)
    sides = (before, behind) if scene.statement.language == "zh" else (behind, before)
    if scene.claims[offset].quantity.unit == "票" and _begins(behind, rules):
        return "part"  # 15个成员国以12票赞成
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


def _begins(behind: str, rules: VoteRules) -> bool:
    """True where a word of votes follows at once: 12票赞成."""
    return bool(rules.yes.match(behind) or rules.other.match(behind))


def _size(claim: Claim) -> int:
    """Of those entitled and those present, the smaller number is the limit."""
    return int(claim.quantity.value or 0)
