"""Ages: `Smith, ▢, was born`, `when she was ▢`, `Smith, who is ▢,`, `the midwife Ann Smith, ▢`."""

from __future__ import annotations

from heshu.claims.english.frames.scene import COUNTED, Frame, Scene
from heshu.claims.english.phrases import Phrase
from heshu.model import lazy_re as re

OLDEST = 120
"""Years of an age."""
YOUNGEST = 10
"""Years of somebody of whom no pronoun tells that it is a person."""
NAMED = re.compile(r"(?:(?P<said>R)d?[NX]{0,3}|(?P<role>N)X?)(?P<name>E{2,4}),$")
"""said the harbour master Ann Smith, ▢; midwife Ann Smith, ▢"""
ENCLOSED = re.compile(r"dN{1,3},$")
LONGEST_ENCLOSED = 5
BEHIND_NAME = (".", ",", "k", ";", "")
BEHIND_AGE = (*BEHIND_NAME, "&", "d", "S", "E")


def age(scene: Scene, token: int) -> Frame | None:
    """An age, and whose it is if the name stands right before it."""
    if scene.quantity().kind != "age" and not (
        _could_be(scene)
        and (_of_person(scene, token) or _of_somebody(scene, token) or _enclosed(scene, token))
    ):
        return None
    line, place = scene.line, token - 1
    owner = ""
    enclosed = _enclosed(scene, token)
    if enclosed:
        owner = line.phrase(enclosed.start(), enclosed.end() - 2)
    elif line.shape[max(0, place - 1) : token] == "E,":
        first = place - 1
        while first > 0 and line.shape[first - 1] == "E":
            first -= 1
        owner = line.phrase(first, place - 1)
    return Frame(phrase=Phrase("age", owner), rule="age", governor=token)


def _enclosed(scene: Scene, token: int) -> re.Match[str] | None:
    """The forward, ▢, struck from outside the area: an age between a person and a verb."""
    shape, value = scene.line.shape, scene.quantity().value
    found = ENCLOSED.search(shape, max(0, token - LONGEST_ENCLOSED), token)
    if found is None or shape[token + 1 : token + 2] != "," or value is None or value < YOUNGEST:
        return None
    if shape[token + 2 : token + 3] not in tuple("xvVLRUDC"):
        return None
    return found if scene.line.words[found.end() - 2] in scene.rules.roles else None


def _could_be(scene: Scene) -> bool:
    """Whether the figure is a whole number of years that somebody may be old."""
    quantity, value = scene.quantity(), scene.quantity().value
    if quantity.kind not in COUNTED or value is None:
        return False
    return 0 < value <= OLDEST and not value % 1


def _of_person(scene: Scene, token: int) -> bool:
    """when she was nine, at eleven he won: somebody was so old."""
    shape, words, rules = scene.line.shape, scene.line.words, scene.rules
    behind = shape[token + 1 : token + 3]
    if token > 1 and words[token - 1] in rules.was and words[token - 2] in rules.persons:
        return behind[:1] in BEHIND_AGE
    at = token > 0 and words[token - 1] == "at" and (token == 1 or shape[token - 2] in ",&k;")
    person = words[token + 1 : token + 2] if shape[token + 1 : token + 2] == "S" else ()
    person = words[token + 2 : token + 3] if behind == ",S" else person
    return at and bool(person) and person[0] in rules.persons


def _of_somebody(scene: Scene, token: int) -> bool:
    """Smith, who is ▢, said; the midwife Ann Smith, ▢: no pronoun tells that it is a person."""
    shape, words, rules = scene.line.shape, scene.line.words, scene.rules
    value, behind = scene.quantity().value, shape[token + 1 : token + 2]
    if value is None or value < YOUNGEST:
        return False
    if token > 3 and words[token - 1] in rules.was and words[token - 2] in rules.relatives:
        return behind in (",", ".", "&", ";") and shape[token - 4 : token - 2] in ("E,", "N,")
    named = NAMED.search(shape, max(0, token - 8), token)
    if named is None or behind not in BEHIND_NAME or shape[token + 2 : token + 3] == "Q":
        return False
    role = words[named.start("name") - 1]
    if role in rules.phrases.somebody:
        return False  # the retailer Acme Stores, ▢
    return bool(named["said"]) or role in rules.roles or role.endswith(rules.role_endings)
