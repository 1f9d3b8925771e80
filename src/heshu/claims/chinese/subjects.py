"""The subject of a clause that nothing but its place shows to be one: 原告住院▢, 专家组先后走访▢.

At the head of a clause, what stands before an adverb, a time or a verb is the subject. It owns a
figure where something else is measured: 一般患者应低于▢ measures nothing else, 供热企业已储煤▢ does.
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.claims.chinese.rules import ChineseRules
from heshu.model import lazy_re as re


def subjects(text: str, rules: ChineseRules) -> Iterator[re.Match[str]]:
    """The subjects of the clauses of a masked sentence, each as the group `name`."""
    for found in rules.names.subject.finditer(text):
        name = found["name"]
        if rules.names.straddled.match(text, found.start("name") - 1):
            continue  # 其|中处 of 其中处于
        head = rules.names.subject_head.match(name)
        bare = name[head.end() :] if head else name
        if bare.endswith(rules.names.agent_ends) and not _is_other(bare, rules):
            yield found


def is_no_name(name: str, rules: ChineseRules) -> bool:
    """Whether words are rather a measure, a deed, somebody's speech or the opening of a sentence."""
    return bool(
        rules.measured_noun.search(name)
        or rules.opening_verbs.search(name)
        or rules.openers.match(name)
        or rules.common.match(name)
        or rules.speech.search(name)
        or rules.published.search(name)
    )


def _is_other(name: str, rules: ChineseRules) -> bool:
    """Whether the subject of a clause is rather a measure, a deed or an area."""
    return bool(
        is_no_name(name, rules)
        or rules.areas.match(name)
        or rules.names.deed.search(name)
        or rules.names.no_subject.search(name)
    )
