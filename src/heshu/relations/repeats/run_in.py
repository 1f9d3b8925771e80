"""Labels that a paragraph or a sentence opens with: whose the figures behind them are.

"Flow Control. Revenue rose 6%. Operating income was $75.1 million" and, a paragraph below, "Thermal
Systems. ... Operating income was $32.8 million" are of two divisions.
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model import lazy_re as re
from heshu.relations.repeats.naming import Named
from heshu.relations.scene import Scene

ALONE = re.compile(r"(?P<label>[A-Z][\w’'&/-]*(?:\s[\w’'&/-]+){0,4})[.:]", re.ASCII)
"""A sentence of a few words without a figure: Flow Control."""
AHEAD = re.compile(r"(?P<label>[A-Z][\w’'&/-]*(?:\s[\w’'&/-]+){0,3})(?::| [–—])\s", re.ASCII)
"""The same in front of a sentence: Flow Control: operating income was $75.1 million."""
SMALL = frozenset({"and", "of", "the", "in", "at", "for", "on", "de", "la"})
"""Words that a name holds without a capital letter."""


def labels_of(scenes: Sequence[Scene]) -> Sequence[str]:
    """For each statement the label that it stands behind; empty where there is none."""
    found: list[str] = []
    passage, label = -1, ""
    for scene in scenes:
        statement = scene.statement
        if statement.language != "en" or not statement.is_prose:
            found.append("")
            continue
        if statement.passage != passage:
            alone = None if scene.claims else ALONE.fullmatch(statement.text.strip())
            passage, label = statement.passage, _name(alone, scene)
        found.append(_name(AHEAD.match(statement.text), scene) or label)
    return found


def _name(found: re.Match[str] | None, scene: Scene) -> str:
    """The label if it names something: not Summary, which tells what all of it is about."""
    if found is None or scene.said["label-of-a-text"].search(found["label"]):
        return ""
    words = found["label"].split()
    named = len(words) == 1 or all(word[:1].isupper() or word in SMALL for word in words)
    kind = scene.said["label-of-a-place"].fullmatch(words[-1])
    return found["label"].lower() if named or kind else ""


def are_of_two_labels(one: Named, two: Named) -> bool:
    """True if two figures stand behind labels that name different things."""
    return one.label != two.label and bool(one.label and two.label)


def are_of_two_sections(one: Named, two: Named) -> bool:
    """True for "segment operating income" under the headings of two segments."""
    first, second = one.statement.section, two.statement.section
    apart = first != second and not (first.startswith(second) or second.startswith(first))
    return apart and one.of_a_part and two.of_a_part
