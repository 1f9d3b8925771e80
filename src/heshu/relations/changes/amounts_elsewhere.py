"""Amounts beside two English levels that are those of a part, of others or of a step before.

"Having added 25 basis points in June, it raised the rate from 4.25 to 4.75 percent".
"""

from __future__ import annotations

from heshu.relations.changes.stems import is_known, words_of
from heshu.relations.scene import LEVEL, Scene

NOUN = 4
"""Letters of a noun by which it is known again, and those of a word that may be one."""


def is_of_others(scene: Scene, at: int, ends: tuple[int, ...]) -> bool:
    """True for an amount at an offset that is none of the change between the levels at `ends`."""
    if scene.statement.language != "en" or not ends:
        return False
    said, text, first, last = scene.said, scene.text, min(ends), max(ends)
    if said["part-of-it-behind"].match(text, at + 1):
        return True
    if at < first:
        later = said["and-since-then"].search(text, at + 1, first) is not None
        return (
            later
            or _has_its_own_object(scene, text[at + 1 : first])
            or _led_to_another_change(scene, at, first)
        )
    if at < last:
        return False
    if said["having-done-long-before"].search(text, last + 1, at):
        return True
    if _is_done_to_another(scene, last, at):
        return True
    if said["where-others-changed"].search(text, last + 1, at):
        return True
    before = said["having-done-before"].search(text, last + 1, at)
    return before is not None and said["at-a-time-of-its-own"].match(text, at + 1) is not None


def _has_its_own_object(scene: Scene, words: str) -> bool:
    """True for "having halved the grant, the council cut the fee from £80": each verb has its noun."""
    then = scene.said["then-changed-another"].search(words)
    if then is None or scene.said["the-same-thing"].search(words, then.start()):
        return False
    known = {word[:NOUN] for word in words[: then.start()].lower().split() if len(word) >= NOUN}
    return bool(known) and not any(noun in words[then.start() :].lower() for noun in known)


def _led_to_another_change(scene: Scene, at: int, first: int) -> bool:
    """True for "Cases doubled in the south, pushing the national figure up from 1,850 to 2,300"."""
    led = scene.said["led-to-levels-of"].search(scene.text, at + 1, first)
    if led is None or scene.text[at] == LEVEL:
        return False  # some 140 posts were cut, taking the staff from 1,310 to 1,060
    ahead, thing = scene.text[: led.start()], scene.text[led.start("thing") : led.start("levels")]
    of_all = scene.said["of-all-of-them-told"]
    if of_all.search(thing) and not of_all.search(ahead):
        return True
    return _is_new(scene, thing, ahead)


def _is_done_to_another(scene: Scene, last: int, at: int) -> bool:
    """True for "cut its fleet from 90 aircraft to 75 and halved its timetable": another deed."""
    text, said = scene.text, scene.said
    if not said["made-so-many-fold"].fullmatch(scene.claims[at].quantity.text):
        return False
    if not said["and-one-more-deed"].search(text, last + 1, at):
        return False
    to_what = said["deed-to-what"].match(scene.statement.text, scene.claims[at].end)
    return to_what is not None and _is_new(scene, to_what[0], text[:at])


def _is_new(scene: Scene, thing: str, ahead: str) -> bool:
    """True for a noun of which nothing was said before, not for "the total" or "its size"."""
    known = words_of(ahead)
    own = [
        word
        for word in words_of(thing)
        if len(word) >= NOUN
        and not scene.said["empty-noun"].fullmatch(word)
        and not scene.said["extent-of-it"].fullmatch(word)
    ]
    return bool(own) and not any(is_known(word, known) for word in own)
