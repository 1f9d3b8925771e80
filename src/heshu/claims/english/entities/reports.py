"""People and bodies without a name whose a figure is, though no verb says so.

Whoever reports of their own, whose measure it is, and people told apart by a figure or in parts.

>>> _begins_clause("NUQ,&kdNRk", 6)
True
"""

from __future__ import annotations

from heshu.claims.english.entities.rules import EntityRules
from heshu.claims.english.entities.subjects import NOT_OWN, acts_for_other, person_or_body
from heshu.claims.english.entities.things import Known, is_actor, is_body
from heshu.claims.english.frames import Frame
from heshu.claims.english.phrases import head_token, phrase_before, phrase_behind
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

ACTORS = re.compile(r"(?:ers|ors|ists|ants)$")
OWN_PLACE = re.compile(r"[ia]d?N?E")


def reporting(line: Line, frame: Frame, token: int, known: Known, rules: EntityRules) -> str:
    """Two chains noted that traffic was down ▢: somebody without a name who reports their own."""
    shape = line.shape
    said = _reporting_verb(line, token, rules)
    if said < 1:
        return ""
    phrase = phrase_before(line, _before_place(shape, said - 1), rules.phrases)
    first = phrase.whole_first
    if not phrase.text or first < 0 or not _begins_clause(shape, first):
        return ""
    head = line.words[head_token(shape, phrase.first, phrase.last)]
    if acts_for_other(line, phrase, head, known, rules):
        return ""
    if shape[phrase.last] == "E" or head in rules.authorities or head in rules.measures:
        return ""
    if line.words[first] == "the" or line.words[first] in NOT_OWN or frame.phrase.owner:
        return ""
    if OWN_PLACE.search(shape, phrase.last + 1, said):
        return line.phrase(phrase.first, said - 1)  # Dealers in western Acmeland said
    return person_or_body(line, first, phrase.last, head, known, rules)


def _before_place(shape: str, last: int) -> int:
    """A provider in Acmeland said: the last token in front of the place of a subject."""
    place = last
    while place > 0 and shape[place] == "E":
        place -= 1
    while place > 0 and place < last and shape[place] in "dN":
        place -= 1  # in western Acmeland
    return place - 1 if place < last and shape[place] in "ia" else last


def _reporting_verb(line: Line, token: int, rules: EntityRules) -> int:
    """The verb of saying whose statement holds a figure; -1 if there is none."""
    for index in range(token - 1, 0, -1):
        letter = line.shape[index]
        if letter == "R" or _reports(line, index, rules):
            return index
        if letter in ";.:(" or (letter == "k" and line.words[index] != "that"):
            return -1
    return -1


def _begins_clause(shape: str, first: int) -> bool:
    """Whether a clause begins with the phrase at a token: Demand fell, and a brewer said that."""
    before = shape[:first].rstrip("QX")
    return not before or before[-1] == "k" or before.endswith((",&", ";"))


def _reports(line: Line, index: int, rules: EntityRules) -> bool:
    """Retailers report that: a plural in front of a verb that may be a noun."""
    return line.words[index] in rules.reporting and line.words[index + 1 : index + 2] == ("that",)


def holders(line: Line, frame: Frame, token: int, known: Known, rules: EntityRules) -> str:
    """The rate among young adults fell ▢; credit to firms; farmers' incomes: whose measure it is.

    The teachers' salaries of a school district that the text is about are the district's.
    """
    shape, words = line.shape, line.words
    start = max(frame.phrase.whole_first, 0)
    for index in range(start, token - 1):
        governed = known.title or known.topic or index > frame.phrase.last
        unnamed = not known.best() and "E" not in shape[:index]
        beside = shape[index] in "tab" and index < frame.governor and unnamed
        among = words[index] == "among" or (beside and index == frame.phrase.last + 1)
        if among and shape[index + 1] in "NX":
            found = phrase_behind(line, index + 1, rules.phrases)
            head = words[found.last] if found.text else ""
            outlet = beside and is_body(head, rules) and head.removesuffix("s") not in rules.regions
            if head and (outlet or head in rules.actors or is_actor(head, rules)):
                return found.text
        if words[index].endswith("s'") and shape[index] == "N" and not governed:
            head = words[index].rstrip("'")
            if head in rules.actors or is_actor(head, rules):
                found = phrase_before(line, index, rules.phrases)
                return found.text.rstrip("'’")
    return ""


def described(line: Line, token: int, rules: EntityRules) -> str:
    """Growers with more than ▢ hectares; children under ▢: people told apart by a figure."""
    shape, words = line.shape, line.words
    index = token - 1
    while index > 0 and (shape[index] in "XcA" or words[index] in rules.bounds):
        index -= 1
    if words[index - 2 : index + 1] == ("the", "age", "of"):
        index -= 3
    bound = words[index + 1 : index + 2]
    joint = shape[index] == "w" or words[index] in rules.aged
    if not joint and (not bound or bound[0] not in rules.aged):
        return ""
    last = index - joint
    while last > 0 and words[last] in rules.aged:
        last -= 1
    if last < 0 or shape[last] != "N":
        return ""
    phrase = phrase_before(line, last, rules.phrases)
    head = words[head_token(shape, phrase.first, phrase.last)] if phrase.text else ""
    return phrase.text if head and (is_actor(head, rules) or head in rules.actors) else ""


def part_of_people(line: Line, frame: Frame, token: int, rules: EntityRules) -> str:
    """▢ of bankers reported: people, a part of whom did something."""
    if frame.rule != "share-of" or frame.phrase.whole_first < token:
        return ""
    head = line.words[head_token(line.shape, frame.phrase.first, frame.phrase.last)]
    if (
        head in rules.belonging
        or head not in rules.actors
        and not (head.endswith("s") and ACTORS.search(head))
    ):
        return ""
    behind = line.shape[frame.phrase.last + 1 : frame.phrase.last + 2]
    return frame.phrase.text if behind in tuple("xvVLRUDCX") and behind else ""
