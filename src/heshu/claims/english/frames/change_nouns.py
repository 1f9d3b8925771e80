"""Nouns of change: `a ▢ rise in fares`, `sales growth of ▢`."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from heshu.claims.english.frames.scene import (
    BY,
    COUNTED,
    DIRECTIONS,
    TO,
    WINDOW,
    Frame,
    Scene,
    is_empty,
    last_phrase,
)
from heshu.claims.english.frames.subjects import (
    before_governor,
    behind_noun,
)
from heshu.claims.english.phrases import (
    NOTHING,
    Phrase,
    PhraseRules,
    phrase_before,
    phrase_behind,
    trim,
)
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re
from heshu.model.figures import ChangeKind

CHANGE_NOUN_BEHIND = re.compile(r"(?:[/&(]X?d?Q\)?)?-?X?(?P<gap>[NE]{0,3}?)(?P<way>[un])(?!Q)")
CHANGE_NOUN_BEFORE = re.compile(
    r"(?P<way>[un])(?P<scope>[io][^QvVLRUDk,;:.&]{1,9}?)?(?P<role>[obtf])[dXN]{0,2}$"
)


def change_noun_behind(scene: Scene, token: int) -> Frame | None:
    """a ▢ drop in profits; a ▢ or ▢ increase in exports."""
    line = scene.line
    found = CHANGE_NOUN_BEHIND.match(line.shape, token + 1)
    if found is None:
        return None
    noun = found.start("way")
    if scene.quantity().kind in COUNTED and line.words[noun].endswith("s"):
        return None
    direction = DIRECTIONS[found["way"]]
    phrase = _scope_behind(line, noun, scene.rules.phrases)
    if not phrase.text and found["gap"]:
        phrase = trim(line, found.start("gap"), noun - 1, scene.rules.phrases)
    if not phrase.text:
        phrase = before_governor(scene, token) or last_phrase(scene)
    return Frame(
        phrase=phrase, change=BY[direction], direction=direction, rule="change-noun-behind",
        governor=noun,
    )  # fmt: skip


def _scope_behind(line: Line, noun: int, rules: PhraseRules) -> Phrase:
    """in profits, of exports, for the number of cars: what a noun of change is about."""
    shape = line.shape
    if (
        noun + 2 < len(shape)
        and shape[noun + 1] in "ior"
        or line.words[noun + 1 : noun + 2] == ("on",)
    ):
        return phrase_behind(line, noun + 2, rules, whole=True)
    return NOTHING


def change_noun_before(scene: Scene, token: int) -> Frame | None:
    """a rise of ▢; an increase in sales to ▢; sales growth of ▢."""
    line, rules = scene.line, scene.rules.phrases
    found = CHANGE_NOUN_BEFORE.search(line.shape, max(0, token - WINDOW), token)
    if found is None:
        return None
    noun, role = found.start("way"), found["role"]
    direction = DIRECTIONS[found["way"]]
    phrase = NOTHING
    if line.words[noun] in scene.rules.added and scene.quantity().kind in COUNTED:
        counted = behind_noun(scene, token)
        if counted is not None:
            return Frame(phrase=counted, rule="counted-noun", governor=token)
    if found["scope"]:
        phrase = phrase_before(line, found.end("scope") - 1, rules, noun + 2)
        if phrase.text and is_empty(scene, phrase):
            phrase = NOTHING  # growth in the range of ▢
    if not phrase.text and line.shape[token + 1 : token + 2] == "i":
        phrase = phrase_behind(line, token + 2, rules)
    if not phrase.text and noun and line.shape[noun - 1] in "NE":
        phrase = _in_front(scene, noun)
    if not phrase.text:
        phrase = before_governor(scene, noun) or last_phrase(scene)
        if _is_forecaster(scene, phrase):
            phrase = NOTHING if line.words[noun] in scene.rules.growing else last_phrase(scene)
            if not phrase.text and line.words[noun] not in scene.rules.growing:
                return _of_known(scene, noun, BY if role != "t" else TO)
        if line.words[phrase.last] in scene.rules.sellers:
            phrase = last_phrase(scene)
        elif phrase.text and line.shape[phrase.last] == "E":
            phrase = NOTHING  # Mr Ashdown is forecasting a fall of ▢
    if not phrase.text:
        phrase = Phrase(line.phrase(noun, noun), "", noun, noun, noun)
    if scene.quantity().kind == "money" and _is_profit(scene, noun, token):
        return Frame(phrase=Phrase("gain", "", noun, noun, noun), rule="phrase-of", governor=noun)
    change: ChangeKind = {"o": BY, "b": BY, "t": TO}.get(role, {}).get(direction, "from")
    return Frame(
        phrase=phrase, change=change, direction=direction, rule="change-noun-before", governor=noun
    )


def _in_front(scene: Scene, noun: int) -> Phrase:
    """sales growth of ▢, on the strength of economic growth of ▢: what stands in front of the noun.

    An adjective alone says nothing without it: annual growth.
    """
    line, rules, start = scene.line, scene.rules, noun
    while start > 0 and line.shape[start - 1] in "NEX" and noun - start < WINDOW:
        start -= 1
    found = phrase_before(line, noun - 1, rules.phrases)
    if found.first < start <= found.last:
        found = phrase_before(line, noun - 1, rules.phrases, start)
    word = line.words[found.last]
    alone = found.first == found.last and word.endswith(rules.adjectives)
    alone = alone and not word.endswith(rules.no_adjectives)
    if found.text and (alone or line.words[noun] in rules.economic):
        return replace(found, text=line.phrase(found.first, noun), last=noun)
    return found


def _is_forecaster(scene: Scene, phrase: Phrase) -> bool:
    """Economists had forecast growth of ▢: who expects it is not measured."""
    if not 0 <= phrase.last < len(scene.line.words):
        return False
    word, rules = scene.line.words[phrase.last], scene.rules
    return word.endswith(rules.forecasters) and not word.endswith(rules.no_forecasters)


def _of_known(scene: Scene, noun: int, changes: Mapping[str, ChangeKind]) -> Frame:
    """A poll had pointed to an increase of ▢: in what was spoken of before."""
    direction = DIRECTIONS[scene.line.shape[noun]]
    return Frame(
        change=changes[direction], direction=direction, rule="change-noun-before", governor=noun,
        inherited=True,
    )  # fmt: skip


def _is_profit(scene: Scene, noun: int, token: int) -> bool:
    """includes a gain of ▢ from the sale of land: what was earned, no change."""
    line, rules = scene.line, scene.rules
    behind = line.shape[token + 1 : token + 2] == "f" or line.words[token + 1 : token + 2] == (
        "on",
    )
    included = not rules.including.isdisjoint(line.words[max(0, noun - 3) : noun])
    return line.words[noun] in rules.gains and (behind or included)
