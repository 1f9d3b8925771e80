"""A cue never keeps a rule from a text that its pattern matches."""

from __future__ import annotations

import pytest

from heshu.relations.cues import cue_of, heads_of


@pytest.mark.parametrize(
    ("language", "needed", "text", "is_in"),
    [
        ("zh", [("降至",)], "护栏由\ue000降至\ue000", True),
        ("zh", [("降至",)], "护栏由\ue000降到\ue000", False),
        ("zh", [("由",), ("增加到", "升至")], "由\ue000升至\ue000", True),
        ("zh", [("由",), ("增加到", "升至")], "从\ue000升至\ue000", False),
        ("en", [("from",), ("to",)], "fell from \ue000 to \ue000", True),
        ("en", [("from",), ("to",)], "fell from \ue000, today \ue000", False),
        ("en", [("year-on-year", "annually")], "up \ue000 year-on-year", True),
        ("en", [("year-on-year", "annually")], "up \ue000 yearly", False),
        ("en", [("%",)], "up \ue000", True),
    ],
)
def test_cue(language: str, needed: list[tuple[str, ...]], text: str, *, is_in: bool) -> None:
    """Heads of all groups must be there; signs have none and are left to the pattern."""
    assert cue_of(needed, language).is_in(heads_of(text, language)) is is_in
