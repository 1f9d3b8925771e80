"""Whose figure it is: 全市, 金川区, 该公司, and who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.masking import TIME

LONGEST_SPEAKER = 24
"""Characters before 说 or 表示 in which the name of the speaker stands."""
SPEAKER_CUT = re.compile(r"[，。；：！？“”\n,;:、](?=[^，。；：！？“”\n,;:、]*$)")
QUOTE_NEAR = re.compile(r"^(?:道|称|说)?[：:，,]")
CLAUSE = re.compile(r"[，。；：！？,;:\n]")
IDLE = re.compile(rf"[\s“”（(《》*#{TIME}在据从截至而但其中此外目前]|同时|来自|预计|我们")
"""What may stand between the head of a clause and its subject."""
LONGEST_BEFORE = 20


class Owner(Struct, frozen=True):
    """A mention of an entity in the masked sentence."""

    position: int
    end: int
    text: str
    back: bool = False
    """公司, 该市: it points back to an entity named earlier."""
    leading: bool = False
    """It stands at the head of its clause, where subjects stand."""


def read_owners(text: str, rules: ChineseRules, names: tuple[str, ...]) -> tuple[Owner, ...]:
    """The entities of a masked sentence in reading order; `names` are those of the headlines."""
    found = [
        _owner(text, match.start(), match.end(), back=match["self"] is not None)
        for match in rules.entities.finditer(text)
        if not match["none"] and not (_publishes(match) and rules.saying.match(text, match.end()))
    ]
    for name in names:
        position = text.find(name)
        while position >= 0:
            end = position + len(name)
            found = [o for o in found if o.end <= position or o.position >= end]
            found.append(_owner(text, position, end))
            position = text.find(name, end)
    return tuple(sorted(found, key=lambda owner: owner.position))


def _publishes(match: re.Match[str]) -> bool:
    """Whether an entity is one that publishes figures of others."""
    office = match["organisation"] and match["organisation"].endswith(("局", "委", "署", "厅", "台"))
    return bool(match["institution"] or office)


def _owner(text: str, start: int, end: int, *, back: bool = False) -> Owner:
    before = CLAUSE.split(text[max(0, start - LONGEST_BEFORE) : start])[-1]
    return Owner(start, end, text[start:end], back, not IDLE.sub("", before))


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
    earlier = [o for o in owners if o.position < clause and not o.back]
    if inside:
        back = earlier[0].text if earlier else previous
        return back or inside[0].text, bool(back)
    subject = subject_of(earlier)
    return (subject.text if subject else previous), True


def subject_of(owners: Sequence[Owner]) -> Owner | None:
    """The latest of the owners at the head of a clause; else the first of all."""
    leading = [owner for owner in owners if owner.leading]
    if leading:
        return leading[-1]
    return owners[0] if owners else None


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
