"""Whom a pronoun means that nobody is named for: Women fared worse. Their rate rose to ▢.

>>> from heshu.claims.english.phrases import compile_phrases
>>> from heshu.claims.english.entities.rules import compile_entities
>>> from heshu.languages.pack import load
>>> rules = compile_entities(load("en"), compile_phrases(load("en")))
>>> means("their", "Women", rules), means("its", "Women", rules), means("its", "The planet", rules)
(True, False, True)
"""

from __future__ import annotations

from heshu.claims.english.entities.rules import EntityRules
from heshu.claims.english.entities.subjects import NOT_OWN
from heshu.claims.english.entities.things import ACTOR, Known, fits
from heshu.claims.english.frames.heads import RELATIVE_WORDS
from heshu.claims.english.phrases import NOTHING, Phrase, head_token, phrase_before
from heshu.claims.english.words import Line

SEVERAL = frozenset({"they", "their", "them", "theirs", "they've", "they're", "they'd", "they'll"})
THING = frozenset({"it", "its", "it's", "it'd", "it'll"})
PERSON = frozenset({"he", "his", "him", "she", "her", "he's", "she's", "he'd", "she'd"})
OWNING = frozenset({"its", "their"})
CLOSE = 2
"""Tokens between a clause and the pronoun that begins the next: , and its."""
VERBS = frozenset("VLvRUDCx")
LONGEST_OPENING = 8
"""Tokens in front of the first comma: In the same year, the ship carried ▢."""


def means(pronoun: str, phrase: str, rules: EntityRules) -> bool:
    """Whether a pronoun may stand for a phrase, by number and kind."""
    head = phrase.lower().partition(" of ")[0].rpartition(" ")[2]
    plural = head in rules.plurals or (head.endswith("s") and not head.endswith(("ss", "us", "is")))
    if pronoun in SEVERAL:
        return plural
    somebody = head in rules.somebody or ACTOR.search(head) is not None
    if pronoun in PERSON:
        return somebody and not plural
    return pronoun in THING and not plural and head not in rules.somebody


def spoken_of(line: Line, known: Known, rules: EntityRules) -> Phrase | None:
    """The subject of a sentence if it has no name; None where it goes on about the one before.

    Empty for a name, for what is measured and for whoever only says so.
    """
    shape, words = line.shape, line.words
    verb = next((i for i, letter in enumerate(shape) if letter in VERBS), -1)
    if verb < 1:
        return NOTHING
    start = shape.find(",", 0, min(verb, LONGEST_OPENING)) + 1 if shape[:1] in "irpaXT" else 0
    start = max(start, shape.rfind(":", 0, verb) + 1)  # Traffic: a ▢ man was fined
    last = verb - 1
    if last > 1 and shape[last - 1] == "," and words[last] in RELATIVE_WORDS:
        last -= 2  # The utility, which serves ▢ towns, is old
    while last > start and shape[last] in "X,":
        last -= 1
    if shape[start] == "S" or words[start] in NOT_OWN:
        return None
    phrase = phrase_before(line, last, rules.phrases)
    if not phrase.text or "E" in shape[start : last + 1]:
        return NOTHING
    if phrase.whole_first < start or set(shape[start : phrase.whole_first]) - set("dQX-"):
        return NOTHING
    head = words[head_token(shape, phrase.first, phrase.last)]
    if head in rules.measures - rules.actors or head in rules.nobody or head in rules.authorities:
        return NOTHING
    if words[start] == "the" and fits(known, head, rules):
        return NOTHING
    return phrase


def spoken_here(line: Line, start: int, token: int, known: Known, rules: EntityRules) -> str:
    """The dam is old, and its ▢ gates leak: the subject of the sentence in front of its or their."""
    index = next((i for i in range(token - 1, start - 1, -1) if line.words[i] in OWNING), -1)
    subject = spoken_of(line, known, rules) if index > 0 else None
    if subject is None or not subject.text or subject.last >= index:
        return ""
    between = line.shape[subject.last + 1 : index]
    if not set(between[:-CLOSE]).isdisjoint(",;k") and between[-1:] not in tuple("&k,"):
        return ""  # A fund matched it, and the village bought its shop
    return subject.text if means(line.words[index], subject.text, rules) else ""


def pronoun_of(line: Line, start: int, end: int) -> str:
    """The pronoun in front of a figure that is nearest to it; empty if there is none."""
    for index in range(end - 1, start - 1, -1):
        if (
            line.words[index] in SEVERAL
            or line.words[index] in THING
            or line.words[index] in PERSON
        ):
            return line.words[index]
    return ""
