"""What pronouns and common nouns point back to: 该馆, 大桥, 公司, 学校."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.claims.attribution import Named
from heshu.claims.chinese.rules import ChineseRules

NAMES_OF_FIRMS = frozenset({"name", "label", "topic"})
LONGEST_COMMON = 2
"""Characters of a thing that is no name by itself: 果园, 大桥."""


def of_kind(printed: str, before: Sequence[str], rules: ChineseRules) -> str:
    """The school that 学校 means, if one was named before in the sentence."""
    ends = next((ends for words, ends in rules.owned.kinds if printed in words), ())
    if not ends:
        return ""
    called = (text for text in reversed(before) if len(text) > len(printed))
    return next((text for text in called if text.endswith(ends)), "")


def antecedent(printed: str, kind: str, earlier: Sequence[Named], rules: ChineseRules) -> str:
    """The latest name that a pronoun points back to: 市图书馆 for 该馆; else nothing."""
    if rules.owned.several.match(printed):
        return ""
    if kind == "self" and rules.owned.firm.search(printed):
        firms = [
            n.text
            for n in earlier
            if (n.kind in NAMES_OF_FIRMS or rules.owned.firm.search(n.text))
            and n.text not in rules.selves
        ]
        if rules.owned.that.match(printed):
            return firms[-1] if firms else ""
        return firms[0] if len(firms) == 1 else ""
    if kind == "thing":
        full = (n.text for n in reversed(earlier) if n.text.endswith(printed))
        return next((text for text in full if len(text) > len(printed)), "")
    if rules.owned.nobody.match(printed):
        persons = (n.text for n in reversed(earlier) if n.kind == "person")
        return next(persons, "") if printed in rules.owned.his else ""
    ends: tuple[str, ...] = (
        (printed[-1], "》") if rules.owned.titled.search(printed) else (printed[-1],)
    )
    if printed.endswith(rules.owned.vessels):
        ends += rules.owned.vessel_ends  # 该船: “江海”号
    called = (n.text for n in reversed(earlier) if len(n.text) > LONGEST_COMMON)
    return next((text for text in called if text.endswith(ends)), "")
