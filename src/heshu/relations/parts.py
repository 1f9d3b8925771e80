"""Parts and wholes: 男22人、女35人，合计57人 -> parts, whole, exhaustive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.figures import Claim, Place, Statement
from heshu.model.intervals import lenient, point
from heshu.model.relations import Parts
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes import comparable
from heshu.relations.patterns import Match, Rule, compile_patterns, matches
from heshu.relations.scene import LEVEL, Scene, moved, place_in, synthetic

LEAST_PARTS = 2
TERMS = re.compile(
    r"(?<![0-9.:：∶])[0-9]{1,3}(?:\.[0-9]{1,3})?"
    r"(?:\s?[:：∶︰比/-]\s?[0-9]{1,3}(?:\.[0-9]{1,3})?){2,5}(?!\.?[0-9:：∶])"
)
TERM = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})?")
PLAUSIBLE_SUM = (70, 140)
"""Terms of a structure in percent add up to something near 100; 3∶2∶1 is no such structure."""
OPEN_BEFORE = 24
"""Masked characters before a list that may say it is open (crops such as ...)."""
LABEL_BEFORE = 12
"""Masked characters before a part that may hold its label (男, women)."""


class PartRules(Struct, frozen=True):
    """What the finder of parts compiled from a pack."""

    exhaustive: tuple[Rule, ...]
    among: tuple[Rule, ...]
    closed: tuple[Rule, ...]
    """Lists without a cue of their own, taken only where they are a division without a rest."""
    dichotomies: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    structure: re.Pattern[str]
    overlap: re.Pattern[str]
    cautions: Cautions


def compile_parts(pack: Pack, cautions: Cautions) -> PartRules:
    """The rules of a pack for parts and wholes."""
    return PartRules(
        compile_patterns(pack, "parts"),
        compile_patterns(pack, "among"),
        compile_patterns(pack, "closed"),
        tuple(_dichotomy(entry) for entry in pack.words_named("relation-dichotomy")),
        word_pattern(pack, "relation-structure"),
        word_pattern(pack, "relation-overlap"),
        cautions,
    )


def _dichotomy(entry: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    one, other = (_label(word) for word in entry.split("|"))
    return one, other


def _label(word: str) -> re.Pattern[str]:
    body = re.escape(word)
    return re.compile(rf"(?<![a-z]){body}(?![a-z])" if word.isascii() else body, re.IGNORECASE)


def find_parts(scene: Scene, rules: PartRules) -> Iterator[Parts]:
    """Exhaustive lists with their totals, parts among a whole, and structure ratios."""
    used: set[int] = set()
    if scene.text.count(LEVEL) >= LEAST_PARTS:
        for match in matches(rules.exhaustive, scene):
            yield from _listed(match, rules, used)
        for match in matches(rules.among, scene):
            yield from _among(match, rules, used)
        for match in matches(rules.closed, scene):
            yield from (found for found in _among(match, rules, used) if found.complement)
    yield from _structures(scene, rules)


def _listed(match: Match, rules: PartRules, used: set[int]) -> Iterator[Parts]:
    """A list that is said to be all there is."""
    whole, parts = match.claim("whole"), _parts_of(match)
    if whole is None or whole.start in used:
        return
    parts = [part for part in parts if part is not whole and comparable(part, whole)]
    scene = match.scene
    if len(parts) < LEAST_PARTS or rules.cautions.forbid(scene, match.start, match.end):
        return
    if rules.cautions.leaves_open(scene, match.start - OPEN_BEFORE, match.end + 4):
        return
    parts = agreeing_end(parts, whole)
    used.add(whole.start)
    yield Parts(
        cue=match.cue,
        language=scene.statement.language,
        parts=tuple(parts),
        whole=whole,
        exhaustive=True,
        complement=_is_dichotomy(scene, parts, rules),
    )


def _parts_of(match: Match) -> list[Claim]:
    return [*match.roles.get("parts", ()), *match.roles.get("part", ())]


def agreeing_end(parts: list[Claim], whole: Claim) -> list[Claim]:
    """The last parts of a list that make up the whole, or the whole list if none do.

    Where a list begins is less sure than where it ends: 去年300万元，今年修路100万元、架桥200万元，
    合计300万元.
    """
    for first in range(len(parts) - LEAST_PARTS + 1):
        if _adds_up(parts[first:], whole):
            return parts[first:]
    return parts


def _adds_up(parts: Sequence[Claim], whole: Claim) -> bool:
    summed = point(0)
    for part in parts:
        summed = summed + lenient(part.quantity)
    return summed.meets(lenient(whole.quantity))


def _is_dichotomy(scene: Scene, parts: Sequence[Claim], rules: PartRules) -> bool:
    """True if the labels of two parts are the two sides of a division without a rest."""
    if len(parts) != LEAST_PARTS:
        return False
    one, other = (_around(scene, part) for part in parts)
    return any(
        (a.search(one) and b.search(other)) or (b.search(one) and a.search(other))
        for a, b in rules.dichotomies
    )


def _around(scene: Scene, claim: Claim) -> str:
    """The words of a part's own clause beside its figure."""
    offset = next(at for at, other in scene.claims.items() if other is claim)
    before = re.split(r"[，,；;、：:（(\ue000-\ue005]|和|及| and ", scene.text[:offset])[-1]
    after = re.split(r"[，,；;、：:。.）)\ue000-\ue005]|和|及| and ", scene.text[offset + 1 :])[0]
    width = LABEL_BEFORE * (1 if scene.statement.language == "zh" else 3)
    return f"{before[-width:]} {after[:width]}"


def _among(match: Match, rules: PartRules, used: set[int]) -> Iterator[Parts]:
    """Parts that may overlap or leave a rest; a closed division must still add up."""
    whole = match.claim("whole")
    if whole is None or whole.start in used:
        return
    scene = match.scene
    parts = [
        part
        for part in _parts_of(match)
        if part is not whole and comparable(part, whole) and _counts_alike(scene, part, whole)
    ]
    if not parts or rules.cautions.forbid(scene, match.start, match.end):
        return
    if rules.overlap.search(scene.text, match.start, match.end):
        return
    used.add(whole.start)
    complement = _is_dichotomy(scene, parts, rules)
    open_list = rules.cautions.leaves_open(scene, match.start, len(scene.text))
    yield Parts(
        cue=match.cue,
        language=scene.statement.language,
        parts=tuple(parts),
        whole=whole,
        complement=complement and not open_list,
    )


NOUN = re.compile(r"\s*([a-z-]+)(?:\s+([a-z-]+))?", re.IGNORECASE)
NO_NOUN = re.compile(
    r"are|is|was|were|be|been|have|has|had|will|would|can|could|did|do|does|hold|holds|held|came|"
    r"come|went|said|say|says|remain|in|on|at|from|of|to|by|with|for|who|that|which|and|or|still|"
    r"live|lives|took|take|won|lost|fell|left|cast|voted|[a-z]+ed",
    re.IGNORECASE,
)


def _counts_alike(scene: Scene, part: Claim, whole: Claim) -> bool:
    """True unless both count things in English and the nouns behind them differ."""
    if scene.statement.language == "zh" or part.quantity.unit != "" or whole.quantity.unit != "":
        return True
    noun = NOUN.match(scene.statement.text, part.end)
    if noun is None or NO_NOUN.fullmatch(noun[1]):
        return True
    last = part.start if part.start > whole.end else len(scene.statement.text)
    other = scene.statement.text[whole.end : min(whole.end + 60, last)].lower()
    words = [word for word in noun.groups() if word]
    return any(word.lower().rstrip("s") in other for word in words[-1:]) or any(
        NO_NOUN.fullmatch(word) for word in words[1:]
    )


def _structures(scene: Scene, rules: PartRules) -> Iterator[Parts]:
    """Structure ratios in percent: 三次产业结构为5.1∶40.2∶54.7."""
    statement = scene.statement
    if not rules.structure.search(statement.text):
        return
    for found in TERMS.finditer(statement.text):
        cue = rules.structure.search(statement.text, max(found.start() - 40, 0), found.end() + 20)
        place = place_in(statement, found.start(), found.end())
        if cue is None or place is None or rules.cautions.forbid(scene, 0, len(scene.text)):
            continue
        terms = [_term(statement, place, found.start(), term) for term in _terms(found)]
        total = sum((term.quantity.value or Decimal(0) for term in terms), Decimal(0))
        if PLAUSIBLE_SUM[0] <= total <= PLAUSIBLE_SUM[1]:
            yield Parts(cue=cue[0], language=statement.language, parts=tuple(terms), ratio=True)


def _terms(found: re.Match[str]) -> Iterator[tuple[int, int, Decimal]]:
    for term in TERM.finditer(found[0]):
        try:
            yield found.start() + term.start(), found.start() + term.end(), Decimal(term[0])
        except InvalidOperation:  # pragma: no cover - the pattern lets only numbers through
            return


def _term(statement: Statement, place: Place, start: int, term: tuple[int, int, Decimal]) -> Claim:
    left, right, value = term
    at = moved(place, left - start, right - left)
    return synthetic(statement, at, (left, right), value, kind="percent", unit="%")
