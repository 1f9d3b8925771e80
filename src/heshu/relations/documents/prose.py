"""The running text of a document."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model.texts import LanguageCode
from heshu.relations.scene import Scene


def prose_of(scenes: Sequence[Scene], language: LanguageCode) -> list[Scene]:
    """The sentences of a language that are no headings and no cells."""
    return [
        each for each in scenes if each.statement.language == language and each.statement.is_prose
    ]
