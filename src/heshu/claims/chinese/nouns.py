"""Noun phrases beside a figure: cut what is no part of them.

On the left 全市共建设大中型沼气工程[109处] keeps 大中型沼气工程; on the right
[22483名]低收入人口享受补贴 keeps 低收入人口.
"""

from __future__ import annotations

import re

from heshu.claims.chinese.leads import EDGES
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.masking import FIGURE, TIME

SHORTEST = 2
"""Characters of a noun phrase; one character is too little to say what is measured."""
LONGEST_RIGHT = 24
LONGEST_HEAD = 4
"""A measuring noun this short behind a verb belongs to it: 销售面积, 补助标准."""
RIGHT_END = re.compile(rf"[，。；：！？、（）()《》,;:!?\n|…—{FIGURE}{TIME}]|[\s](?![A-Za-z])")
QUOTES = {"“": "”", "《": "》", "（": "）", "(": ")", "「": "」", "‘": "’"}
PRONOUN = re.compile(r"^(?:其|它|该|此|这|那|本|之|者|他|她|们|则|数|上|约|共|近)*$")
NEWSLINE = re.compile(r"(?:讯|电|消息)(?:[（(][^）)]*[）)])?[：:]?")


def noun_left(text: str, rules: ChineseRules) -> str:
    """The noun phrase that a lead ends with; empty where it ends with a verb or nothing."""
    text = _behind_time(text).strip(EDGES)
    text = _without_opening(text, rules)
    text = _object_of_verb(text, rules)
    if "的" in text:
        text = _behind_possessive(text)
    return tidy(text)


def verb_left(text: str, rules: ChineseRules) -> str:
    """The verb that a lead ends with: 惠及▢, 投资▢."""
    text = _without_opening(_behind_time(text).strip(EDGES), rules)
    last = ""
    for found in rules.opening_verbs.finditer(text):
        if found.end() == len(text):
            last = found[0]
    return last


def noun_right(text: str, rules: ChineseRules) -> str:
    """The noun phrase that a figure counts: `text` begins right behind the figure."""
    end = RIGHT_END.search(text)
    text = text[: end.start() if end else LONGEST_RIGHT][:LONGEST_RIGHT]
    text = text[1:] if text.startswith("的") else text
    for found in rules.stops.finditer(text):
        if found["stop"] is not None:
            text = text[: found.start()]
            break
    return tidy(text)


def tidy(text: str) -> str:
    """Without punctuation at the edges, brackets closed, pronouns alone dropped."""
    text = text.strip(EDGES.replace("“", "").replace("”", "").replace("《", "").replace("》", ""))
    for opening, closing in QUOTES.items():
        if text.startswith(opening) and (text.endswith(closing) or closing not in text):
            text = text[1:]
        if text.endswith(closing) and opening not in text:
            text = text[:-1]
        if text.startswith(closing):
            text = text[1:]
        if text.endswith(opening):
            text = text[:-1]
    text = text.strip("等 *#　")
    return "" if PRONOUN.match(text) else text


def _behind_time(text: str) -> str:
    """What stands behind the last time, if anything does; else what stands before it."""
    before, time, behind = text.rpartition(TIME)
    if not time:
        return text
    return behind if len(behind.strip(EDGES + "的底末初内间前后年月日份")) >= SHORTEST else before


def _without_opening(text: str, rules: ChineseRules) -> str:
    """Without adverbs, conjunctions and areas at the beginning."""
    while text:
        if rules.kept_openers.match(text):
            return text
        found = rules.openers.match(text) or rules.areas.match(text)
        if not found or len(text) - found.end() < SHORTEST:
            return text
        text = text[found.end() :].lstrip(EDGES.replace("“", "").replace("《", ""))
    return text


def _object_of_verb(text: str, rules: ChineseRules) -> str:
    """What stands behind the verb that governs the end of the phrase."""
    opening = rules.opening_verbs.match(text)
    if opening and not _compound(text, opening, rules):
        return _object_of_verb_inside(text[opening.end() :], rules)
    return _object_of_verb_inside(text, rules)


def _object_of_verb_inside(text: str, rules: ChineseRules) -> str:
    for found in reversed(list(rules.verbs.finditer(text))):
        if not _compound(text, found, rules):
            return text[found.end() :].removeprefix("了").removeprefix("的")
    return text.removeprefix("了")


def _compound(text: str, verb: re.Match[str], rules: ChineseRules) -> bool:
    """A verb that is part of a noun: 销售面积, 补助标准."""
    rest = text[verb.end() :]
    return 0 < len(rest) <= LONGEST_HEAD and bool(rules.measuring.search(rest))


def _behind_possessive(text: str) -> str:
    """净利润 of 甲乙集团的净利润."""
    _, _, behind = text.rpartition("的")
    return behind if len(behind) >= SHORTEST else text.strip("的")
