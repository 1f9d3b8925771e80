"""What a figure says by the words that govern it: `cut its debt to ▢` -> decrease-to, `debt`.

The rules of `CASCADE` are tried in order, from the safe to the doubtful; the first that holds
makes the frame and is named in it. Figures are read from left to right, because a figure often
goes on where the one before stopped: `rose ▢ or ▢ to ▢ from ▢`.
"""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from heshu.claims.english.frames import (
    ages,
    carried,
    chains,
    change_nouns,
    changes,
    clauses,
    deeds,
    distances,
    levels,
    nouns,
    series,
)
from heshu.claims.english.frames.measures import with_measure
from heshu.claims.english.frames.rules import FrameRules, compile_frames
from heshu.claims.english.frames.scene import Frame, Scene
from heshu.claims.english.words import Line
from heshu.model.figures import Quantity

PHYSICAL = frozenset({"length", "area", "mass", "volume", "power", "speed"})
"""Kinds of figures that say of a thing how big it is."""

__all__ = ["Frame", "FrameRules", "compile_frames", "read_frames"]


def read_frames(line: Line, quantities: tuple[Quantity, ...], rules: FrameRules) -> list[Frame]:
    """A frame for each figure of a line, in order."""
    scene = Scene(line, quantities, rules, [])
    for token in line.figures:
        for rule in CASCADE:
            frame = rule(scene, token)
            if frame is not None:
                break
        else:
            frame = Frame(rule="no-frame")
        if scene.quantity().kind in PHYSICAL:
            frame = replace(frame, physical=True)
        frame = with_measure(scene, token, carried.contributed(scene, token, frame))
        scene.frames.append(_with_addition(line, token, frame, rules))
    return scene.frames


def _with_addition(line: Line, token: int, frame: Frame, rules: FrameRules) -> Frame:
    """an extra ▢, another ▢: what is added."""
    if frame.change or not token or line.words[token - 1] not in rules.additions:
        return frame
    return replace(frame, change="increase-by", direction="up")


CASCADE: tuple[Callable[[Scene, int], Frame | None], ...] = (
    ages.age,
    changes.multiple,
    distances.fewer,
    distances.beside_level,
    clauses.signed,
    change_nouns.change_noun_behind,
    chains.equal,
    chains.onward,
    chains.from_before,
    chains.aside,
    chains.compared,
    chains.gapped,
    chains.listed,
    series.again,
    series.moved,
    chains.elsewhere,
    carried.carried_to,
    carried.at_a_rate,
    change_nouns.change_noun_before,
    changes.change_verb,
    nouns.bracketed,
    nouns.complement,
    clauses.gapped_complement,
    clauses.accounted,
    clauses.part_which,
    clauses.part_of_antecedent,
    nouns.another,
    nouns.counted_noun,
    nouns.share_of,
    nouns.dimension,
    levels.put_at,
    levels.level_verb,
    levels.standing,
    nouns.phrase_of,
    nouns.noun_behind,
    deeds.gained_or_lost,
    deeds.price_for,
    deeds.object_of,
    clauses.taken_off,
    deeds.transfer,
    clauses.part_of_front,
    deeds.verb_object,
    deeds.lasting,
    nouns.beside,
    deeds.behind_preposition,
    deeds.passive,
    nouns.same_as_before,
    deeds.verb_itself,
)
"""From safe to doubtful."""
