"""Ways of writing numbers that style guides advise against: 约…左右, ５００, 92年, 三、四十人."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import Usage
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene, place_in

FULL_WIDTH = {chr(0xFF10 + digit): str(digit) for digit in range(10)}
FULL_WIDTH_DIGITS = re.compile(r"[０-９]+(?:[．，][０-９]+)*")
MOST_DIGITS = 4
"""Significant digits of a hedged number; more make a false precision."""


class UsageRules(Struct, frozen=True):
    """What the finder of usage compiled from a pack."""

    cautions: Cautions


def compile_usage(_pack: Pack, cautions: Cautions) -> UsageRules:
    """The rules of a pack for usage, whose words are the `said-` phrases of a scene."""
    return UsageRules(cautions)


LEAD_REACH = 40
"""Characters before two hedges in which the word stands that takes the first of them as its own."""


def _said_twice(scene: Scene, head: str) -> re.Match[str] | None:
    """Two hedges in a row at the end of a text: roughly about.

    A talk about some 40 beetles and a fence around some 40 graves have one.
    """
    twice = scene.said["about-twice"].search(head)
    if twice is None:
        return None
    text = head[: twice.end()]
    own = scene.said["around-some"].search(text) or scene.said["about-governed"].search(text)
    return None if own else twice


def find_usage(scene: Scene, rules: UsageRules) -> Iterator[Usage]:
    """Every stretch of a statement that a rule of usage is about."""
    text = scene.statement.text
    if rules.cautions.doubts(scene):
        return
    for claim in scene.claims.values():
        if claim.id:
            yield from _hedged(scene, claim)
    for rule, pattern in _rules(scene):
        for found in pattern.finditer(text):
            if rule == "short-year" and _is_no_year(scene, found):
                continue
            usage = _usage(scene, rule, found.span(), instead=_instead(rule, found))
            if usage is not None:
                yield usage


def _rules(scene: Scene) -> Iterator[tuple[str, re.Pattern[str]]]:
    """The rules that look for a form in a text, if it has the sign that they need."""
    said, text = scene.said, scene.statement.text
    yield "fullwidth-digits", FULL_WIDTH_DIGITS
    if said["two-digit-year"].search(text):
        yield "short-year", said["short-year"]
    yield "mixed-date-numerals", said["mixed-date"]
    yield "mixed-scale", said["mixed-scale"]
    if scene.statement.language == "en" and not said["thousands-as-unit"].search(text):
        yield "mixed-scale", said["thousands-in-a-word"]
    if "、" in text:
        yield "adjacent-approx-comma", said["adjacent-numbers"]
    if scene.statement.language == "en" and "," in text:
        yield "adjacent-approx-comma", said["adjacent-words"]
    yield "lunar-arabic", said["lunar-date-in-digits"]
    yield "times-more", said["times-more"]


CLOSING_QUOTE = re.compile(r"(?<=[\w.,!?])'(?![A-Za-z])")


LETTER_BEFORE = re.compile(r"[A-Za-z]$")


def _is_no_year(scene: Scene, found: re.Match[str]) -> bool:
    """True for a mark that opens a quotation, for Expo '92, a name that is written so, and for 2O24年."""
    text = scene.statement.text
    named = scene.statement.language == "en" and scene.said["named-by-year"].search(
        text, max(0, found.start() - LEAD_REACH), found.start()
    )
    letter = LETTER_BEFORE.search(text, 0, found.start()) and found[0][:1].isdecimal()
    return bool(named or letter) or _opens_quotation(text, found)


def _opens_quotation(text: str, found: re.Match[str]) -> bool:
    """True for the mark of '60 days or a fine of £200', which is closed later on."""
    opens = found[0].startswith("'")
    return opens and CLOSING_QUOTE.search(text, found.end()) is not None


def _instead(rule: str, found: re.Match[str]) -> str:
    """How to write it, where that can be told."""
    if rule == "fullwidth-digits":
        return "".join(FULL_WIDTH.get(c, {"．": ".", "，": ","}.get(c, c)) for c in found[0])
    if rule == "adjacent-approx-comma":
        return found[0].replace("、", "").replace(", ", " or ")
    return ""


def _usage(
    scene: Scene, rule: str, span: tuple[int, int], *, claim: Claim | None = None, instead: str = ""
) -> Usage | None:
    """A stretch of the statement with its place; `None` where the place is not known."""
    statement, (start, end) = scene.statement, span
    place = place_in(statement, start, end)
    if place is None:
        return None
    text = statement.text[start:end]
    mention = Mention(kind="usage", text=text, place=place, start=start, end=end)
    return Usage(
        rule=rule,
        cue=text,
        language=statement.language,
        mention=mention,
        claim=claim,
        instead=instead,
    )


def _hedged(scene: Scene, claim: Claim) -> Iterator[Usage]:
    """Two approximators on one number, and a hedge on a number of many digits."""
    text, quantity, said = scene.statement.text, claim.quantity, scene.said
    core = slice(quantity.core_start - quantity.start, quantity.core_end - quantity.start)
    head = text[max(0, claim.start - LEAD_REACH) : claim.start] + quantity.text[: core.start]
    tail = quantity.text[core.stop :] + text[claim.end : claim.end + REACH]
    inner = quantity.text[core]
    before, behind = said["about-before"].search(head), said["about-behind"].match(tail)
    if before and said["about-a-thing"].search(head):
        return  # asked about 12,347 missing ballots
    if behind and _is_verb(scene, inner, behind, tail):
        behind = None
    inside, twice = said["and-more-within"].search(inner), _said_twice(scene, head)
    before = twice or before or (said["about-some-deed"].search(head) if inside else None)
    marks = [mark for mark in (before, twice, inside, behind) if mark]
    if len(marks) > 1 and not _contradicts(scene, before, inside or behind):
        start = claim.start + core.start - (len(head) - before.start() if before else 0)
        end = claim.start + core.stop + (behind.end() if behind else 0)
        usage = _usage(scene, "redundant-approx", (start, end), claim=claim)
        if usage is not None:
            yield usage
    digits = re.sub(r"[^\d]", "", inner).strip("0")
    hedged = before or behind or quantity.qualifier == "nearly"
    if hedged and len(digits) > MOST_DIGITS and not quantity.words:
        usage = _usage(scene, "false-precision", (claim.start, claim.end), claim=claim)
        if usage is not None:
            yield usage


def _is_verb(scene: Scene, inner: str, behind: re.Match[str], tail: str) -> bool:
    """True for the 来 of 60人来自, of 60余名来宾 and of 30余户来电, which is no hedge."""
    if scene.said["coming"].match(tail):
        return True
    return scene.said["coming-behind-a-count"].search(inner + behind[0]) is not None


REACH = 32
"""Characters beside a figure in which a hedge stands."""


def _contradicts(scene: Scene, before: re.Match[str] | None, behind: re.Match[str] | None) -> bool:
    """True for 接近20亿多元, whose words do not say the same twice: VAL008 tells."""
    if before is None or behind is None:
        return False
    return bool(scene.said["nearly"].match(before[0]) and scene.said["and-some"].match(behind[0]))
