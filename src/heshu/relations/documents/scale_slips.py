"""One amount of an English text told again with another scale word: a grant of $3.2 million, of billion.

The digits and the currency are the same, and both sentences have the noun and a name in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Repeat
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.scene import LEVEL, Scene

NAME = re.compile(r"[A-Z][\w&’'-]+")
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
NOUN = re.compile(r"\b[a-z]{5,}\b")
BESIDE = 24
"""Characters on each side of an amount in which its noun stands."""
LEAST_DIGITS = 2
TWO = 2
"""Values of an amount that is told with two scale words."""


class Amount(Struct, frozen=True):
    """An amount with a scale word, and its sentence."""

    scene: Scene
    claim: Claim
    names: frozenset[str]
    nouns: frozenset[str]
    """The longer words that stand beside it."""


def find_scale_slips(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Repeat]:
    """Each amount beside the only one before it that differs in nothing but the scale word."""
    groups: dict[tuple[str, str], list[Amount]] = defaultdict(list)
    for scene in scenes:
        if scene.statement.language != "en" or not scene.statement.is_prose:
            continue
        for at, claim in scene.claims.items():
            digits = DIGITS.search(claim.quantity.text)
            if digits is None or scene.text[at] != LEVEL or not _is_plain(claim):
                continue
            if not scene.said["scale-word"].search(claim.quantity.text):
                continue
            if sum(map(str.isdecimal, digits[0])) >= LEAST_DIGITS:
                amount = Amount(scene, claim, _names(scene), _nouns_beside(scene, at))
                groups[claim.quantity.unit, digits[0]].append(amount)
    for group in groups.values():
        yield from _slips(group, rules["en"])


def _is_plain(claim: Claim) -> bool:
    quantity = claim.quantity
    return quantity.kind == "money" and not claim.change and not quantity.qualifier


def _names(scene: Scene) -> frozenset[str]:
    """The names of more than one word in a sentence."""
    runs: list[list[re.Match[str]]] = []
    for word in NAME.finditer(scene.text):
        end = runs[-1][-1].end() if runs else 0
        if runs and scene.said["joins-names"].fullmatch(scene.text, end, word.start()):
            runs[-1].append(word)
        else:
            runs.append([word])
    found = [scene.text[run[0].start() : run[-1].end()] for run in runs if len(run) > 1]
    return frozenset(scene.said["edge-of-name"].sub("", each) for each in found)


def _nouns_beside(scene: Scene, at: int) -> frozenset[str]:
    """The words of five letters and more around an amount."""
    return frozenset(NOUN.findall(scene.text, max(at - BESIDE, 0), at + BESIDE))


def _slips(group: Sequence[Amount], cautions: Cautions) -> Iterator[Repeat]:
    """The first amount of a group and the only other value."""
    values = [each.claim.quantity.value for each in group]
    if len(set(values)) != TWO:
        return
    first = group[0]
    later = next(each for each in group if each.claim.quantity.value != values[0])
    shared = first.names & later.names and first.nouns & later.nouns
    apart = later.scene is not first.scene and shared
    if apart and not any(cautions.doubts(each.scene) for each in (first, later)):
        yield Repeat(
            cue=later.claim.indicator, language="en", earlier=first.claim, later=later.claim
        )
