"""Whose figure it is: 全市, 金川区, 该公司, and who says so."""

from __future__ import annotations

import re

from msgspec import Struct

from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.masking import FIGURE, TIME

LONGEST_SPEAKER = 24
"""Characters before 说 or 表示 in which the name of the speaker stands."""
SPEAKER_CUT = re.compile(r"[，。；：！？“”\n,;:、](?=[^，。；：！？“”\n,;:、]*$)")
QUOTE_NEAR = re.compile(r"^(?:道|称|说)?[：:，,]")
FIGURES = FIGURE + TIME


class Owner(Struct, frozen=True):
    """A mention of an entity in the masked sentence."""

    position: int
    end: int
    text: str
    back: bool = False
    """公司, 该市: it points back to an entity named earlier."""


def read_owners(text: str, rules: ChineseRules, names: tuple[str, ...]) -> tuple[Owner, ...]:
    """The entities of a masked sentence in reading order; `names` are those of the headlines."""
    found = [
        Owner(match.start(), match.end(), match[0], match["self"] is not None)
        for match in rules.entities.finditer(text)
        if not (set(match[0]) & set(FIGURES))
    ]
    for name in names:
        position = text.find(name)
        while position >= 0:
            found = [o for o in found if o.end <= position or o.position >= position + len(name)]
            found.append(Owner(position, position + len(name), name))
            position = text.find(name, position + len(name))
    return tuple(sorted(found, key=lambda owner: owner.position))


def owner_of(
    owners: tuple[Owner, ...], position: int, clause: int, previous: str
) -> tuple[str, bool]:
    """Whose the figure at a masked offset is, and whether that was taken from an earlier clause.

    The subject of its own clause counts first, then the latest subject before it.
    """
    inside = [o for o in owners if clause <= o.position < position]
    for owner in inside:
        if not owner.back:
            return owner.text, False
    if inside:
        return previous or inside[0].text, bool(previous)
    earlier = [o for o in owners if o.position < clause and not o.back]
    return (earlier[-1].text if earlier else previous), True


def speaker_of(text: str, rules: ChineseRules) -> str:
    """Who is quoted in a sentence; empty where nobody is."""
    for verb in rules.speech.finditer(text):
        if not QUOTE_NEAR.match(text, verb.end()) and not text[: verb.start()].endswith(("”", "，")):
            if not QUOTE_NEAR.match(text[verb.end() :]):
                continue
        before = text[max(0, verb.start() - LONGEST_SPEAKER) : verb.start()]
        cut = SPEAKER_CUT.search(before)
        name = before[cut.end() :] if cut else before
        name = name.strip(" 　还也并同时")
        if name and len(name) < LONGEST_SPEAKER and not name.startswith(("据", "数据")):
            return name
    return ""
