"""Where a mention stands as seen from a figure, in words that can be weighed.

>>> sorted(between("NvQ", 0, 2))
['verbs-between-1']
"""

from __future__ import annotations

from heshu.claims.english.evidence.mentions import Mention
from heshu.claims.english.phrases import Phrase
from heshu.claims.english.words import Line

STEPS = (1, 2, 3, 5, 8, 13, 21, 34)
"""Tokens."""
FURTHEST = 34
NEARNESS = tuple(
    f"within-{next(step for step in STEPS if number <= step)}" for number in range(FURTHEST + 1)
)
"""The trait of each distance."""
MARKS = ",;k.&(Q"
VERBS = "VLRvUDC"
MOST = 3
"""Marks or verbs that are told apart."""


def seen_from(line: Line, mention: Mention, token: int, phrase: Phrase) -> list[str]:
    """The traits of a mention that depend on the figure at `token` and its `phrase`."""
    first, last = mention.first, mention.last
    behind = first > token
    distance = first - token if behind else token - last
    found = [NEARNESS[distance] if 0 <= distance <= FURTHEST else "far"]
    if behind:
        found.append("behind-figure")
    if phrase.first >= 0:
        if first <= phrase.last and phrase.first <= last:
            found.append("overlaps-phrase")
            if first >= phrase.first and last <= phrase.last:
                found.append("inside-phrase")
        elif last + 1 == phrase.first or first - 2 <= phrase.last < first:
            found.append("beside-phrase")
    found += between(line.shape, min(last, token), max(first, token))
    return found


def between(shape: str, first: int, last: int) -> list[str]:
    """The marks, clauses, figures and verbs between two tokens, up to three of each."""
    inside = shape[first + 1 : last]
    found = [f"between-{mark}{min(MOST, inside.count(mark))}" for mark in MARKS if mark in inside]
    verbs = sum([letter in VERBS for letter in inside])
    if verbs:
        found.append(f"verbs-between-{min(MOST, verbs)}")
    return found
