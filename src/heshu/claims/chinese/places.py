"""Whether a Chinese phrase is a place and nothing else."""

from __future__ import annotations

from heshu.claims.chinese.rules import ChineseRules


def are_places(text: str, rules: ChineseRules) -> bool:
    """Whether a phrase is a place or a list of them: 江苏、陕西."""
    return all(is_place(each, rules) for each in rules.nouns.place_joint.split(text))


def is_place(text: str, rules: ChineseRules) -> bool:
    """Whether a phrase is nothing but a place: 上海, 河南省, 一线城市, but no indicator."""
    if rules.entity_kinds.get(text[-2:], "") == "none" and not text.endswith(
        rules.nouns.area_words
    ):
        return False  # 城镇老旧小区
    kind = rules.entity_kinds.get(text, "")
    if kind:
        return kind in ("place", "actor")
    if rules.common.match(text) or rules.opening_verbs.match(text):
        return False
    return rules.named_place.fullmatch(text) is not None
