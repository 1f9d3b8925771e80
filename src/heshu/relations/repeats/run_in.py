"""Labels that a paragraph or a sentence opens with: whose the figures behind them are.

"Flow Control. Revenue rose 6%. Operating income was $75.1 million" and, a paragraph below, "Thermal
Systems. ... Operating income was $32.8 million" are of two divisions. So are 东河镇：全镇粮食产量3.2万吨
and 西山镇：全镇粮食产量2.8万吨, and what stands under the headings of two firms.
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
NUMBER = re.compile(r"^[（(]?[一二三四五六七八九十0-9]{1,2}[）)、.．]\s?")
"""At the head of a heading: 一、."""


BRACKETED = re.compile(r"【(?P<label>[^【】]{2,10})】")
IN_FRONT = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,10})[：:]")
"""At the head of a Chinese sentence: 东河镇：."""


def labels_of(scenes: Sequence[Scene]) -> Sequence[str]:
    """For each statement the label that it stands behind; empty where there is none."""
    found: list[str] = []
    passage, label = -1, ""
    for scene in scenes:
        statement = scene.statement
        if statement.language == "zh":
            own = _chinese_label(scene)
            if statement.passage != passage or own:
                passage, label = statement.passage, own
            found.append(label or _owner_above(scene))
            continue
        if not statement.is_prose:
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
    small = scene.said["small-word-of-a-name"]
    named = len(words) == 1 or all(word[:1].isupper() or small.fullmatch(word) for word in words)
    kind = scene.said["label-of-a-place"].fullmatch(words[-1])
    return found["label"].lower() if named or kind else ""


def _chinese_label(scene: Scene) -> str:
    """东海药业 of 【东海药业】, and 东河镇 of 东河镇：; not 摘要, which tells what the text does."""
    found = BRACKETED.match(scene.statement.text)
    if found is not None:
        told = scene.said["label-of-a-text"].search(found["label"])
        return "" if told and not _is_owner(found["label"], scene) else found["label"]
    found = IN_FRONT.match(scene.statement.text)
    return found["label"] if found is not None and _is_owner(found["label"], scene) else ""


def _owner_above(scene: Scene) -> str:
    """The nearest heading above a statement that is the name of a firm or a place."""
    parts = reversed(scene.statement.section.split(" > ")) if not scene.statement.heading else ()
    return next((part for part in parts if _is_owner(part.strip(), scene)), "")


def _is_owner(label: str, scene: Scene) -> bool:
    """True for 东河镇, not for 全镇, which is whatever the text is about."""
    named = scene.said["label-of-an-owner"].fullmatch(NUMBER.sub("", label))
    return named is not None and not scene.said["area-told"].fullmatch(label)


def are_of_two_labels(one: str, two: str) -> bool:
    """True for labels that name different things; a firm may be called by a part of its name."""
    return bool(one and two) and one not in two and two not in one


def are_of_two_sections(one: Named, two: Named) -> bool:
    """True for "segment operating income" under the headings of two segments."""
    first, second = one.statement.section, two.statement.section
    apart = first != second and not (first.startswith(second) or second.startswith(first))
    return apart and one.of_a_part and two.of_a_part
