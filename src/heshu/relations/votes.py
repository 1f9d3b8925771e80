"""Votes: 出席120人，赞成100票，反对15票，弃权10票 -> parts 100, 15, 10, present 120."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Vote
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.phrases import edged, phrases
from heshu.relations.scene import LEVEL, Scene, place_in, synthetic
from heshu.relations.slots import WordLists
from heshu.relations.small_numbers import SMALL_NUMBERS

REACH = 40
"""Masked characters on each side of a figure in which a word says what it counts."""


class VoteRules(Struct, frozen=True):
    """What the finder of votes compiled from a pack."""

    yes: re.Pattern[str]
    other: re.Pattern[str]
    present: re.Pattern[str]
    several: re.Pattern[str]
    joint: re.Pattern[str]
    """What ends the words of one figure: a mark, another figure, "but"."""
    ballots: frozenset[str]
    """Units of ballots: 票."""
    voting: frozenset[str]
    """Units of what votes or is cast, beside none: 票, person, 户."""
    chambers: Chambers | None
    cautions: Cautions


def compile_votes(pack: Pack, cautions: Cautions) -> VoteRules:
    """The rules of a pack for votes."""
    return VoteRules(
        word_pattern(pack, "relation-vote-for"),
        word_pattern(pack, "relation-vote-other"),
        word_pattern(pack, "relation-vote-present"),
        word_pattern(pack, "relation-vote-several"),
        re.compile(rf"[，,；;。：:、（）(){LEVEL}]|{edged(pack, 'relation-vote-joint').pattern}"),
        frozenset(pack.words_named("relation-ballot-unit")),
        frozenset({"", *pack.words_named("relation-voting-unit")}),
        _compile_chambers(pack),
        cautions,
    )


def find_votes(scene: Scene, rules: VoteRules) -> Iterator[Vote]:
    """One ballot of a statement: votes for and others, and those who could vote."""
    text = scene.text
    counted = _side_by_side(scene, rules)
    tally = None
    if not counted and rules.chambers is not None:
        tally = rules.chambers.tally.search(scene.statement.text)
    if not (counted or tally or rules.other.search(text)):
        return
    english = scene.statement.language == "en"
    if english and not (counted or tally or scene.said["of-a-vote"].search(text)):
        return  # bags against the bags of a year ago
    if rules.several.search(scene.statement.text) or _is_doubtful(scene, rules):
        return
    ruled = tuple(_ruled(scene, rules.chambers)) if tally and rules.chambers else ()
    if ruled or (tally and not rules.other.search(text)):
        yield from ruled
        return
    if scene.said["tallies-in-turn"].search(text):
        return  # voted 13 to 11 and then 14 to ten
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
        if role == "part" and claim.quantity.unit in rules.voting:
            parts.append(claim)
        elif role == "present" and claim.quantity.kind in ("count", "number"):
            present.append(claim)
    present += _chambers(scene, rules.chambers)
    said = scene.said
    attended = said["so-many-present"].search(text) or said["so-many-took-part"].search(text)
    if attended is not None and attended.start() in scene.claims:
        present = [scene.claims[attended.start()]]
    for ballot in _ballots(scene, parts, rules):
        voters = _voters(ballot, present, rules)
        if len(ballot) > 1 and voters is not None and not _of_others(ballot, voters):
            yield Vote(
                cue=text[:12],
                language=scene.statement.language,
                parts=tuple(ballot),
                present=voters,
            )


def _voters(ballot: Sequence[Claim], present: Sequence[Claim], rules: VoteRules) -> Claim | None:
    """The fewest of those who can vote; 398户 are cast by 户, and not by 31人 that stand for them."""
    units = {each.quantity.unit for each in ballot}
    alike = [each for each in present if each.quantity.unit in units]
    if not alike and not units <= {"", "person", *rules.ballots}:
        present = [each for each in present if each.quantity.unit != "person"]
    return min(alike or present, key=_size, default=None)


def _side_by_side(scene: Scene, rules: VoteRules) -> re.Match[str] | None:
    """61票对33票: the two sides of a ballot; two other figures set against each other are none."""
    counted = scene.said["votes-to-votes"].search(scene.text)
    if counted is None or scene.statement.language == "en":
        return counted
    sides = [scene.claims.get(at) for at in range(*counted.span()) if scene.text[at] == LEVEL]
    votes = all(side is not None and side.quantity.unit in rules.ballots for side in sides)
    return counted if votes else None


def _ballots(scene: Scene, parts: Sequence[Claim], rules: VoteRules) -> list[list[Claim]]:
    """The votes of each ballot: a second number of votes for begins another one.

    赞成286票、反对5票，预算报告以271票赞成、14票反对通过 are two.
    """
    ballots: list[list[Claim]] = [[]]
    said = {claim.start: _is_for(scene, claim, rules) for claim in parts}
    for claim in parts:
        if said[claim.start] and any(said[each.start] for each in ballots[-1]):
            ballots.append([])
        ballots[-1].append(claim)
    return ballots


def _is_for(scene: Scene, claim: Claim, rules: VoteRules) -> bool:
    """True for a number of votes for, in Chinese; 不同意 is none of them."""
    if scene.statement.language != "zh":
        return False
    offset = scene.offset(claim)
    before = rules.joint.split(scene.text[max(0, offset - REACH) : offset])[-1]
    behind = rules.joint.split(scene.text[offset + 1 : offset + 1 + REACH], maxsplit=1)[0]
    first, second = (behind, before) if _begins(behind, rules) else (before, behind)
    side = first if rules.yes.search(first) or rules.other.search(first) else second
    return rules.other.search(side) is None and rules.yes.search(side) is not None


FAR_MORE = 20
"""Votes so many times those who are said to vote are those of others."""


def _of_others(parts: Sequence[Claim], present: Claim) -> bool:
    """True for 3.4 million votes beside a board of twelve."""
    return sum(map(_size, parts)) > FAR_MORE * _size(present)


def _is_doubtful(scene: Scene, rules: VoteRules) -> bool:
    """True for a vote in doubt or yet to come; "rejected" and "not" say how one ended."""
    if rules.cautions.doubts(scene):
        return True
    if scene.statement.language == "en":
        return scene.said["vote-to-come"].search(scene.lowered) is not None
    said = (found["talk"] for found in rules.cautions.hypothesis.finditer(scene.text))
    return any(talk is not None and not rules.other.fullmatch(talk) for talk in said)  # 不同意5票


NUMBERS = "|".join(SMALL_NUMBERS)
IN_WORDS = {"one": 1, **SMALL_NUMBERS}
MONTHS = tuple(f"month-{number:02}" for number in range(1, 13))
FEWEST = 5
"""Fewer people than these are rarely all of those who can vote."""
FAR = 80
"""Characters between a chamber and its tally; a semicolon leads to another body."""


class Chambers(Struct, frozen=True):
    """English bodies that say how many they are, and their tallies."""

    size: re.Pattern[str]
    """The 60 of "the 60-seat council", the 9 of "a panel of 9", the 21 of "its 21 members"."""
    tally: re.Pattern[str]
    """Voted 15-5, but not "found for the widow after 8-10 hours"."""
    bodies: re.Pattern[str]
    own: re.Pattern[str]
    """The " City Council" right behind "the nine-member"."""
    without: re.Pattern[str]
    """15-5 with two abstentions."""


def _compile_chambers(pack: Pack) -> Chambers | None:
    """What names a body by its size in a pack; `None` for a language without such names."""
    if not pack.words_named("relation-vote-seats"):
        return None
    bodies = WordLists(pack).regex("relation-vote-bodies")
    return Chambers(
        re.compile(_size_of_chamber(pack), re.IGNORECASE),
        re.compile(_tally(pack), re.IGNORECASE),
        re.compile(rf"(?<!^ ){bodies}", re.IGNORECASE),
        re.compile(rf"(?: {words(pack, 'relation-vote-body-of')}){{0,3}} {bodies}", re.IGNORECASE),
        re.compile(
            rf"[^.;]{{0,30}}?\b(?P<third>\d{{1,3}}|{'|'.join(IN_WORDS)}) "
            rf"{phrases(pack).regex('relation-vote-without')}",
            re.IGNORECASE,
        ),
    )


def _size_of_chamber(pack: Pack) -> str:
    """A number beside the words that say that so many can vote."""
    lists, phrase = WordLists(pack), phrases(pack).regex
    seats = lists.regex("relation-vote-seats").replace("(?<![A-Za-z])", "", 1)
    number = rf"\d{{1,4}}|{NUMBERS}"
    return (
        rf"\b(?P<number>{number})-{seats}"
        rf"|{lists.regex('relation-vote-bodies')}{phrase('relation-vote-size')}"
        rf"(?P<size>{number})\b(?! {words(pack, *MONTHS)}\b)"
        rf"|{phrase('relation-vote-owner')}(?P<people>{number}) "
        rf"{lists.regex('relation-vote-people')}{phrase('relation-vote-all-of-them')}"
    )


def _tally(pack: Pack) -> str:
    """Two numbers that are printed like a score, and what may stand behind them."""
    led, phrase = WordLists(pack).regex("relation-vote-tally"), phrases(pack).regex
    return (
        rf"{led}(?:\s[a-z]+){{0,4}}?\s(?P<won>\d{{1,3}})(?:[-–]|{phrase('relation-vote-to')})"
        rf"(?P<lost>\d{{1,3}}|(?:{NUMBERS})\b)(?![\d-])"
        rf"(?=[^ ]|$| (?:(?-i:[A-Z])|{words(pack, 'relation-vote-behind')}\b))"
    )


def _ruled(scene: Scene, chambers: Chambers) -> Iterator[Vote]:
    """The nine-judge panel ruled 6-4: votes that are printed like a score."""
    text = scene.statement.text
    everybody = scene.said["all-of-them-voted"].search(scene.text)
    if everybody is not None:
        voters = scene.claims[everybody.start("size")]
        tally = chambers.tally.search(text, 0, voters.start)
        if tally is not None:
            yield from _vote(scene, chambers, tally, voters)
            return
    for size in chambers.size.finditer(text):
        tally = chambers.tally.search(text, size.end())
        if tally is None or tally.start() - size.end() > FAR:
            continue
        own = chambers.own.match(text, size.end(), tally.start())
        between = text[own.end() if own else size.end() : tally.start()]
        if ";" in between or chambers.bodies.search(between):
            continue
        whole = printed(scene, size, size.lastgroup or "size")
        if whole and not (size["people"] and _size(whole) < FEWEST):
            yield from _vote(scene, chambers, tally, whole)


def _vote(
    scene: Scene, chambers: Chambers, tally: re.Match[str], whole: Claim | None
) -> Iterator[Vote]:
    """Both sides of a tally, with those who abstained, beside all who could vote."""
    parts = [printed(scene, tally, group) for group in ("won", "lost")]
    third = chambers.without.match(scene.statement.text, tally.end())
    parts += [printed(scene, third, "third")] if third else []
    if whole and all(parts):
        yield Vote(
            cue=tally[0],
            language="en",
            parts=tuple(part for part in parts if part),
            present=whole,
        )


def printed(scene: Scene, found: re.Match[str], group: str) -> Claim | None:
    """A number in digits or words as a figure; `None` where its place is not known."""
    span, word = found.span(group), found[group].lower()
    place = place_in(scene.statement, *span)
    if place is None:
        return None
    value = Decimal(IN_WORDS.get(word, 0) or word)
    return synthetic(scene.statement, place, span, value, kind="count")


def _chambers(scene: Scene, chambers: Chambers | None) -> Iterator[Claim]:
    """The 60 of "the 60-seat council"."""
    for found in chambers.size.finditer(scene.statement.text) if chambers else ():
        size = printed(scene, found, found.lastgroup or "size")
        of_one_sex = size is not None and _is_of_one_sex(scene, size)
        if size is not None and not found["people"] and not of_one_sex:
            yield size


def _role(scene: Scene, offset: int, rules: VoteRules) -> str:
    """Whether a figure counts votes or voters, by the words beside it in its clause."""
    text = scene.text
    said = scene.said
    before = rules.joint.split(text[max(0, offset - REACH) : offset])[-1]
    behind = rules.joint.split(text[offset + 1 : offset + 1 + REACH], maxsplit=1)[0]
    if _is_of_one_sex(scene, scene.claims[offset]) or said["lead-in-votes"].search(before):
        return ""
    if said["out-of"].search(before) or said["within"].search(f"{before}{LEVEL}{behind}"):
        return "present"
    if said["guests"].search(before) or said["guests"].search(behind):
        return ""
    before = said["among-those"].sub("", before)
    english = scene.statement.language == "en"
    sides = (behind, before) if english else (before, behind)
    if scene.claims[offset].quantity.unit in rules.ballots and _begins(behind, rules):
        return "part"  # 15个成员国以12票赞成
    for side in sides:
        vote = rules.other.search(side) or rules.yes.search(side)
        voters = rules.present.search(side)
        if vote and (voters is None or vote.start() < voters.start()):
            return "part"
        if english and vote and voters and side is behind and not said["attended"].search(side):
            return "part"  # seven judges backed the ruling
        if voters:
            return "present"
    return ""


def _is_of_one_sex(scene: Scene, claim: Claim) -> bool:
    """True for the seven of a jury of seven women and five men, which is one of twelve."""
    return scene.said["of-one-sex"].match(scene.statement.text, claim.start) is not None


def _begins(behind: str, rules: VoteRules) -> bool:
    """True where a word of votes follows at once: 12票赞成."""
    return bool(rules.yes.match(behind) or rules.other.match(behind))


def _size(claim: Claim) -> int:
    """Of those entitled and those present, the smaller number is the limit."""
    return int(claim.quantity.value or 0)
