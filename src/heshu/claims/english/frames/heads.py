"""The head of a subject, however much is said of it before the verb comes.

In `The number of people registered as unemployed in Spain fell` the noun in front of the verb is
not what fell. What stands between is a chain of modifiers: phrases with a preposition, participles
(registered as), relative clauses (who smoke), clauses without a relative word (we have won), figures
(at its ▢ stores). `head_of` climbs over them, as long as each one hangs on a noun to its left.
"""

from __future__ import annotations

from heshu.claims.english.frames.scene import WINDOW, Scene, is_name
from heshu.claims.english.phrases import Phrase, phrase_before
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

DEEPEST = 6
"""Modifiers that are climbed over."""
LINKS = "aiorwpfbt"
RELATIVE_WORDS = frozenset({"which", "who", "whose", "where", "whom"})
RESTRICTING = frozenset({"which", "who", "that", "whom"})
PARTICIPLE = re.compile(r"(?:ed|ing)$")
ADJUNCT = re.compile(r"(?:&|k)X?(?:[pairbfo]?[dX]?N{0,3}T|[pairbfo]d?[NET]{1,4})$")
"""which a year ago stood at, but on an annual basis was down"""
SHARING = frozenset({"which", "that", "who", "but", "yet"})
ASIDE = WINDOW + WINDOW
"""Words of the longest aside between a subject and its verb."""


def head_of(scene: Scene, found: Phrase, last: int) -> Phrase:
    """The noun that a phrase in front of a verb says something about, else the phrase itself.

    `last` is the last token in front of the verb, for a figure that no phrase stands behind.
    """
    line = scene.line
    first = found.whole_first
    if first > 0 and line.shape[first] == "T" and line.shape[first - 1] in LINKS:
        return found  # Growers asked in May | expected prices to fall
    best = found
    place = found.whole_first - 1 if found.whole_first >= 0 else last
    for _ in range(DEEPEST):
        place = _modified(scene, place)
        if place < 0:
            break
        phrase = phrase_before(line, place, scene.rules.phrases)
        if phrase.whole_first < 0:
            break
        place = phrase.whole_first - 1
        hanging = place >= 0 and line.shape[place] in LINKS + "v"
        if phrase.text and not hanging and not is_name(line, phrase):
            best = phrase
    return best


def _modified(scene: Scene, place: int) -> int:
    """The last token of the noun that a modifier which goes on at a token hangs on, else -1."""
    line, shape = scene.line, scene.line.shape
    index = place
    if index > 0 and shape[index] == "/" and shape[index - 1] == "N":
        return index - 1  # the statement of profit or loss
    if index > 0 and shape[index] == "-":
        index -= 1
    if index > 1 and shape[index] == "Q":
        index = _before_figure(line, index)
        if index < 0:
            return -1
    for _ in range(DEEPEST):
        while index > 0 and shape[index] in LINKS + "X":
            index -= 1
        if index < place and shape[index] in "NE" and not _is_participle(scene, index):
            return index
        if not _says_something(scene, index):
            return _before_clause(line, index)
        index -= 1
    return -1


def _before_figure(line: Line, figure: int) -> int:
    """Over its ▢ stores: the preposition or verb that the phrase with the figure hangs on."""
    shape, index = line.shape, figure - 1
    if shape[figure + 1 : figure + 2] == "d":
        return -1  # after a session of ▢ the drop was ▢
    while index > 0 and shape[index] in "NEdX":
        index -= 1
    return index if shape[index] in LINKS or shape[index] in "VLUDC" else -1


def _is_participle(scene: Scene, index: int) -> bool:
    word = scene.line.words[index]
    return word.endswith("ed") or word in scene.rules.participles


def _says_something(scene: Scene, index: int) -> bool:
    """Whether a participle is said of the noun in front: stocks held in, pupils receiving a meal.

    A noun right behind a past participle is its object: Contacts expected sales to rise.
    """
    line, shape = scene.line, scene.line.shape
    if index < 1 or shape[index] not in "VLRUDCN":
        return False
    front = index - 1
    while front > 0 and shape[front] == "X":
        front -= 1
    if shape[front] not in "NE" + LINKS:
        return False
    if line.words[index].endswith("ing"):
        return shape[index] != "N"
    return shape[index + 1] not in "NEd" and _is_participle(scene, index)


def _before_clause(line: Line, index: int) -> int:
    """The noun in front of a clause that a verb at a token closes: adults who smoke, fares we paid."""
    shape = line.shape
    if index < 1 or shape[index] not in "VLRUDCNv":
        return -1
    index -= 1
    while index > 0 and shape[index] in "xvX":
        index -= 1
    if index > 0 and line.words[index] in RESTRICTING and shape[index - 1] in "NE":
        return index - 1
    contact = shape[index] == "S" and index > 0 and shape[index - 1] == "N"
    return index - 1 if contact and line.words[index] not in RESTRICTING else -1


def before_aside(line: Line, comma: int) -> int:
    """The place in front of an aside that ends at a comma, else the comma itself.

    Exports, which make up a third of output, rose; the count, after peaking at ▢ in May, had sunk;
    the tower, built by ▢ masons, cost.
    """
    shape, words = line.shape, line.words
    for index in range(comma - 1, max(0, comma - ASIDE), -1):
        if shape[index] in ";:.(" or (shape[index] == "k" and words[index] in ("but", "while")):
            break
        if shape[index] == "," and _opens_aside(line, index, comma):
            return index - 1
    return comma


def _opens_aside(line: Line, opening: int, comma: int) -> bool:
    """Whether what stands behind a comma is said of the noun in front of it."""
    shape, words = line.shape, line.words
    inside = range(opening + 1, min(opening + 5, comma))
    if any(words[index] in RELATIVE_WORDS for index in inside):
        return True  # discards, on which little is known; the crop, most of which is sold
    if shape[opening - 1] not in "NE":
        return False
    first = opening + 1
    while first < comma and shape[first] == "X":
        first += 1
    if first >= comma or "Q" not in shape[first:comma]:
        return False  # phrases.py goes over an aside without figures
    if shape[first] in "VUDLC":
        hangs = shape[first + 1] in LINKS + "XT" or PARTICIPLE.search(words[first]) is not None
        return hangs and not set("v&k") & set(shape[first:comma])
    ing = words[first + 1 : first + 2]
    return shape[first] == "p" and bool(ing) and ing[0].endswith("ing")


def over_adjunct(line: Line, index: int) -> int:
    """which a year ago stood at, but on an annual basis was down: the word in front of when."""
    if index < 1 or line.shape[index] not in "NET":
        return index
    start = max(0, index - 7)
    found = ADJUNCT.search(line.shape[start : index + 1])
    if found is None:
        return index
    place = start + found.start()
    if line.shape[place] == "k" and line.words[place] not in SHARING:
        return index
    return place
