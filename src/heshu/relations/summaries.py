"""Which statements sum a document up: "Key points:" and the list below it, 摘要：…, a conclusion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.texts import LanguageCode
from heshu.relations.scene import Scene
from heshu.relations.slots import WordLists

LONGEST_MARK = 40
"""Characters of a line that only says that a summary follows."""
SENTENCE = re.compile(r"[.。！!?？；;][\"”’)）]*\s*$")
Summaries = Mapping[int, int]
"""Index of a statement that sums up -> which summary of the document it is in, from 1."""
SPAN = 12
"""Statements that such a line covers at most."""


LABEL = re.compile(r"[A-Za-z]+(?: [A-Za-z]+){0,2}[.]")
"""A word or two with a full stop, as they begin a part of an abstract: Methods."""


def _is_label(scene: Scene) -> bool:
    """True for "Abstract." and "Results.", which run into the text that they head."""
    english = scene.statement.language == "en"
    return (
        english and not scene.claims and LABEL.fullmatch(scene.statement.text.strip()) is not None
    )


def compile_summary(pack: Pack) -> re.Pattern[str]:
    """The words with which a summary, or the line above it, begins."""
    words = WordLists(pack).regex("relation-summary")
    return re.compile(rf"^\W*(?:{words})", re.IGNORECASE)


def summaries_in(
    scenes: Sequence[Scene], words: Mapping[LanguageCode, re.Pattern[str]]
) -> Summaries:
    """The statements that sum up, by their first words or the line or heading above them.

    What such a line begins is over at the next line without a full stop and figures, and a list
    of fragments at the first whole sentence.
    """
    found: dict[int, int] = {}
    number, last, fragments = 0, -1, None
    for index, scene in enumerate(scenes):
        text = scene.statement.text
        begins = bool(words[scene.statement.language].search(text))
        whole = bool(SENTENCE.search(text))
        number += begins
        if _is_label(scene) and whole:
            last, fragments = index + SPAN if begins else -1, None
            continue
        if scene.statement.heading or (
            len(text) <= LONGEST_MARK and not scene.claims and not whole
        ):
            last, fragments = index + SPAN if begins else -1, None
            continue
        if index <= last:
            fragments = not whole if fragments is None else fragments
            last = last if fragments != whole else -1
        if begins or index <= last:
            found[index] = number
    return found
