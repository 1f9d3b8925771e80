"""What of a thing is measured where its noun does not say: `the island is ▢ long` -> its length.

The words are in the pack, with the kind of figure they go with: `long` behind a length, `weighs` in
front of a mass. The thing stays the phrase of the frame, so that it can be whose figure it is.
"""

from __future__ import annotations

from msgspec.structs import replace

from heshu.claims.english.frames.scene import Frame, Scene
from heshu.claims.english.frames.subjects import skip_left
from heshu.claims.english.phrases import NOTHING

OF_SUBJECT = frozenset(
    {"level-verb", "dimension", "chain-listed", "beside", "verb", "nearest-noun"}
)
"""Rules that take whose measure it is for what is measured."""

BEHIND_ADVERB = ("", ".", ",", ";", ":", ")", "&", "k")
"""Letters behind an adverb of measure: ▢ across."""


def with_measure(scene: Scene, token: int, frame: Frame) -> Frame:
    """A frame with what an adjective behind or a verb in front says; that of the chain it goes on."""
    noun = _behind(scene, token) or _in_front(scene, token, frame)
    if not noun and frame.chain >= 0:
        noun = _of_chain(scene, frame)
    if not noun:
        return frame
    phrase = NOTHING if _is_no_thing(scene, frame) else frame.phrase
    return replace(frame, measure=noun, phrase=phrase)


def _is_no_thing(scene: Scene, frame: Frame) -> bool:
    """It weighs ▢; ▢ high, ▢ wide: a verb or another measure stands for what is measured.

    Nor does one behind and: lies at a height of ▢ and covers ▢ is no area of the height.
    """
    phrase, rules = frame.phrase, scene.rules
    words = phrase.text.lower().split()
    goes_on = frame.governor > 0 and scene.line.shape[frame.governor - 1] == "&"
    if frame.chain < 0 and (goes_on or phrase.first < 0):
        return True
    if phrase.first < 0:
        return False
    known = rules.measured_behind.keys() | rules.measured_in_front.keys()
    return frame.rule == "verb" or not known.isdisjoint(words)


def _behind(scene: Scene, token: int) -> str:
    """▢ long, ▢ wide; not: ▢ long-term."""
    words = scene.line.words
    word = words[token + 1] if token + 1 < len(words) else ""
    kind, noun = scene.rules.measured_behind.get(word, ("", ""))
    behind = scene.line.shape[token + 2 : token + 3]
    if behind == "o" or (word in scene.rules.prepositional and behind not in BEHIND_ADVERB):
        return ""  # ▢ wide of the mark; ▢ across the country
    return noun if kind == scene.quantity().kind else ""


def _in_front(scene: Scene, token: int, frame: Frame) -> str:
    """It weighs ▢; the park will cover some ▢."""
    if frame.rule not in OF_SUBJECT or frame.change:
        return ""
    line, verb = scene.line, skip_left(scene.line.shape, token - 1)
    if verb < 0 or line.shape[verb] not in "vVL":
        return ""
    kind, noun = scene.rules.measured_in_front.get(line.words[verb], ("", ""))
    return noun if kind == scene.quantity().kind else ""


def _of_chain(scene: Scene, frame: Frame) -> str:
    """weighs ▢, up from ▢: the same measure, unless it is another kind of figure."""
    head = scene.frames[frame.chain]
    same = scene.quantities[frame.chain].kind == scene.quantity().kind or frame.change
    return head.measure if same else ""
