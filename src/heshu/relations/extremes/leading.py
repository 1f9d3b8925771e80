"""The words before a figure that say what it is: the "highest" of "their highest was 45"."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.relations.labels import Label
from heshu.relations.scene import FIGURES, Scene

NEAR = {"zh": 10, "en": 40}
"""Characters before a figure in which the word stands that says what it is."""
CLAUSE = re.compile(rf"[,;:.({FIGURES}]")


def leading_words(label: Label, scene: Scene) -> str:
    """The last words before a figure."""
    before, language = label.before, scene.statement.language
    if language == "en":  # the lowest reading at the eleven wells was 2.1 metres
        last = max((at for at in scene.claims if at < label.offset), default=-1)
        if last >= 0 and scene.claims[last].quantity.kind == "count" and label.claim.quantity.unit:
            before = CLAUSE.split(scene.text[:last])[-1] + before
    link, bare = scene.said["link"], before.strip()
    if language == "en" and (not bare or link.match(f" {bare} ")):
        # their median age, 45, was the highest; (lowest: $12.50; highest: $38.00)
        before = CLAUSE.split(link.sub("", scene.text[: label.offset]).rstrip(" ,:="))[-1]
    return before[-NEAR[language] :]
