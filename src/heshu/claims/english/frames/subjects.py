"""Whom a verb is about and what a number counts: the phrases around a governing word."""

from __future__ import annotations

from msgspec.structs import replace

from heshu.claims.english.frames.heads import before_aside, head_of, over_adjunct
from heshu.claims.english.frames.scene import WINDOW, Scene, is_name, last_phrase
from heshu.claims.english.phrases import NOTHING, Phrase, phrase_before, phrase_behind
from heshu.claims.english.settling import FLOATING
from heshu.claims.english.words import Line

LONGEST_APPOSITION = 5
"""Words of an apposition behind its article."""
OPENING_RELATIVES = frozenset({"which", "that", "who"})
SHARING = frozenset({"but", "yet", "then"})
"""In front of a verb they go on with the subject of the one before."""
FINITE = frozenset(
    {"is", "are", "was", "were", "has", "had", "will", "would", "should", "may", "might", "could"}
)


def skip_left(shape: str, index: int) -> int:
    """Over only, a record, just: what may stand between a governor and its figure."""
    while index >= 0 and shape[index] == "X":
        index -= 1
    start = index
    while index >= 0 and start - index < 3 and shape[index] in "NX":
        index -= 1
    if index >= 0 and shape[index] == "d":
        index -= 1
        while index >= 0 and shape[index] == "X":
            index -= 1
        return index
    return start


def verb_left(shape: str, place: int, letters: str) -> int:
    """The nearest verb of these letters, with only phrases between; -1 if there is none."""
    for index in range(place, max(-1, place - WINDOW), -1):
        letter = shape[index]
        if letter in letters:
            return index
        if letter in "QVLRvkUDC;:(.x-" or (letter == "," and not _is_aside(shape, index)):
            return -1
    return -1


def _is_aside(shape: str, index: int) -> bool:
    """A comma pair around a time: rose, in March, to ▢."""
    return "T" in shape[max(0, index - 4) : index]


def subject(scene: Scene, verb: int) -> Phrase:
    """The phrase in front of a verb and its auxiliaries; that of an earlier verb if shared."""
    line, shape = scene.line, scene.line.shape
    index = over_adjunct(line, before_auxiliaries(line, verb))
    if index > 1 and line.words[index] == "which" and shape[index - 1] == "o":
        return phrase_before(line, index - 2, scene.rules.phrases)  # exports of which came to ▢
    if index >= 0 and line.words[index] in OPENING_RELATIVES and not _equates(line, index):
        return _named(scene, phrase_before(line, _antecedent(line, index), scene.rules.phrases))
    if index > 0 and (shape[index] == "&" or line.words[index] in SHARING):
        earlier = _first_verb(line, index)
        return subject(scene, earlier) if earlier > 0 else last_phrase(scene)
    if index >= 0 and shape[index] in "S&":
        return last_phrase(scene)
    if index > 1 and shape[index] == "Q":
        index = _before_ages(scene, index)
    if index == verb - 1 and line.words[verb].endswith("ing") and shape[index] in ",p":
        return _of_participle(scene, index)
    if index > 0 and shape[index] == ",":
        comma = index
        beside = shape[verb] in "AB" and index == verb - 1  # sales were ▢, up ▢
        index = index - 1 if beside else before_aside(line, index)
        index = _before_apposition(line, index) if index < comma else index
    found = phrase_before(line, index, scene.rules.phrases)
    return _named(scene, head_of(scene, found, index))


def _before_apposition(line: Line, last: int) -> int:
    """Output at Hull, the largest yard, of which Acme owns ▢, fell: the noun that both are said of."""
    first = last
    while first > 0 and line.shape[first] in "NE" and last - first < LONGEST_APPOSITION:
        first -= 1
    if first > 1 and line.words[first] in ("the", "a", "an") and line.shape[first - 1] == ",":
        return first - 2
    return last


def before_auxiliaries(line: Line, verb: int) -> int:
    """The token in front of all that belongs to a verb: has been, is expected to.

    A verb in front of one that is finite belongs to another clause: the fares we paid | were ▢.
    """
    shape, index = line.shape, verb - 1
    finite = line.words[verb] in FINITE
    while index >= 0:
        letter = shape[index]
        to = letter == "t" and index and shape[index - 1] in "VLRvNxX"
        infinitive = shape[index + 1] == "t" and (letter == "R" or line.words[index] == "used")
        if not (to or infinitive or letter in "xXvVLCUDA" or line.words[index] in FLOATING):
            break
        if letter in "vVLUD" and index and shape[index - 1] == "&":
            break
        if letter in "VLCUD" and finite:
            break
        if letter != "X":
            finite = line.words[index] in FINITE
        index -= 1
    return index


def _of_participle(scene: Scene, before: int) -> Phrase:
    """The yen eased after the data, trading at ▢; the count, after peaking at ▢: whom it is said of.

    `before` is the comma or the preposition in front of the participle.
    """
    line, shape = scene.line, scene.line.shape
    comma = before - (shape[before] == "p")
    if comma < 1 or shape[comma] != ",":
        return _named(scene, phrase_before(line, before, scene.rules.phrases))
    for index in range(comma - 1, max(0, comma - WINDOW), -1):
        if shape[index] in "vLUDC":
            return subject(scene, index)
        if shape[index] in "Q;:.(":
            return last_phrase(scene)
        if shape[index] in "kR":
            break
    return _named(scene, phrase_before(line, comma - 1, scene.rules.phrases))


def _named(scene: Scene, found: Phrase) -> Phrase:
    """A subject; behind a name or nothing what was measured before: with Spain ▢."""
    if not found.text or is_name(scene.line, found):
        return _shared_subject(scene, found)
    return found


def _first_verb(line: Line, joint: int) -> int:
    """Prices were irregular and lost ▢: the verb whose subject is that of the next one, else -1."""
    for index in range(joint - 1, max(0, joint - WINDOW), -1):
        if line.shape[index] in "vLUD":
            return index
        if line.shape[index] in "QVRCk;:.(":
            break
    return -1


def _equates(line: Line, relative: int) -> bool:
    """men, who are at ▢: somebody stands there, what stands at it was spoken of before."""
    return line.words[relative] == "who" and line.shape[relative + 1 : relative + 3] in ("va", "vX")


def _antecedent(line: Line, relative: int) -> int:
    """The last token of what which, that or who stands for.

    In `the ratio, which must not exceed ▢ and which stood at ▢` the second is about the first.
    """
    place = relative - 1
    if place >= 0 and line.shape[place] == "&":
        for index in range(place - 1, max(0, place - WINDOW), -1):
            if line.words[index] in OPENING_RELATIVES and line.shape[index - 1] != "&":
                place = index - 1
                break
            if line.shape[index] in ";.:":
                break
    return place - 1 if place > 0 and line.shape[place] == "," else place


def _before_ages(scene: Scene, index: int) -> int:
    """The rate for those aged ▢ to ▢ rose: the place in front of whom it holds for."""
    line, place = scene.line, index
    while place > 2 and line.shape[place] in "Qt&-/":
        place -= 1
    if line.shape[place] in "pi" and line.shape[place - 1] in "NE":
        return place - 1  # the rate among 18-year-olds
    if line.words[place] not in scene.rules.aged or place < 3:
        return index
    while place > 2 and line.shape[place] not in "rio":
        if line.shape[place] in "QVLRUDCvk;,.":
            return index
        place -= 1
    return place - 1


def _shared_subject(scene: Scene, found: Phrase) -> Phrase:
    """The deficit with Spain rose ▢, with Italy ▢: the noun is said once."""
    known, line = last_phrase(scene), scene.line
    if not known.text or known.first < 0:
        return found
    for index in range(known.first + 1, known.last + 1):
        if line.shape[index] == "w":
            text = line.phrase(known.first, index - 1)
            return replace(known, text=text, owner=known.owner or found.text)
    return replace(known, owner=found.owner or found.text or known.owner)


def before_governor(scene: Scene, token: int) -> Phrase | None:
    """The subject of `showed a ▢ rise`: what stands in front of the verb."""
    shape = scene.line.shape
    for index in range(token - 1, max(0, token - WINDOW), -1):
        if shape[index] in "VLvUDC":
            return subject(scene, index)
        if shape[index] in "QkS;.":
            break
    return None


def behind_noun(scene: Scene, token: int, *, whole: bool = False) -> Phrase | None:
    """▢ jobs, ▢ of the jobs: the noun that a number stands in front of."""
    line, shape = scene.line, scene.line.shape
    first = token + 1
    if shape[first : first + 1] == "-":
        first += 1
    if shape[first : first + 1] in ("", ",", "."):
        return None
    if shape[first : first + 1] == "o":
        return of_behind(scene, first)
    if shape[first] in "TQ" and shape[first + 1 : first + 2] in tuple("NE"):
        first += 1  # a ▢ third quarter deficit, 198,000 60-kilo bags
    if shape[first] not in "NEXun" or line.words[first] in scene.rules.phrases.not_counted:
        return None
    found = phrase_behind(line, first, scene.rules.phrases, whole=whole)
    return found if found.text else None


def of_behind(scene: Scene, of: int) -> Phrase | None:
    """▢ of all fresh water; ▢ of the ▢ people."""
    line, shape = scene.line, scene.line.shape
    first = of + 1
    while first < len(shape) and (shape[first] in "dXQ" or shape[first : first + 2] == "NQ"):
        first += 1  # of a planned ▢ patients
    found = phrase_behind(line, first, scene.rules.phrases) if first < len(shape) else NOTHING
    return found if found.text else None


def noun_before(scene: Scene, place: int) -> Phrase | None:
    """The noun phrase that ends at a token; `None` where no noun stands there, or a name."""
    if place < 0 or scene.line.shape[place] not in "NET":
        return None
    phrase = phrase_before(scene.line, place, scene.rules.phrases)
    return None if not phrase.text or is_name(scene.line, phrase) else phrase
