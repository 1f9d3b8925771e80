"""Noun phrases beside a figure: cut what is no part of them.

On the left 全市共建设小型蓄水工程[136处] keeps 小型蓄水工程; on the right
[22483名]低收入人口享受补贴 keeps 低收入人口.
"""

from __future__ import annotations

import functools

from heshu.claims.chinese.leads import EDGES, without_links
from heshu.claims.chinese.rules import PHRASES_AT_HAND, ChineseRules
from heshu.claims.chinese.rules.particles import first_in, without_first
from heshu.claims.masking import FIGURE, TIME
from heshu.model import lazy_re as re

SHORTEST = 2
"""Characters of a noun phrase; one character is too little to say what is measured."""
LONGEST_RIGHT = 24
LONGEST_HEAD, LONGEST_MEASURE = 4, 3
"""A measuring noun this short belongs to the verb before it: 销售面积, 补助标准; the first length
holds behind verbs that are nouns too, the second behind all others."""
LONGEST_PREDICATE = 18
RIGHT_END = re.compile(
    rf"[，。；：！？、（）()《》,;:!?\n|…—{FIGURE}{TIME}]|[\s](?![A-Za-z])|\d+比\d"
)
QUOTES = {"“": "”", "《": "》", "（": "）", "(": ")", "「": "」", "‘": "’"}
NUMBERED = re.compile(r"^\s*[0-9]{1,2}、")
"""2、恒生指数涨▢: the number of the item."""
OUTER = "".join(sorted(set(EDGES) - set("“”《》（）()「」‘’"))) + "*#\u3000"
BRACKETS = frozenset("“”《》（）()「」‘’")
LONGEST_PRONOUN = 4
IN_BRACKETS = re.compile(r"（[^（）]{0,14}）?$")


@functools.lru_cache(PHRASES_AT_HAND)
def noun_left(text: str, rules: ChineseRules, names: tuple[str, ...] = ()) -> str:
    """The noun phrase that a lead ends with; empty where it ends with a name or nothing.

    `names` are entities known from the headlines.
    """
    text = NUMBERED.sub("", text)
    printed = text = IN_BRACKETS.sub("", text) if "（" in text else text
    reckoned = rules.nouns.reckoned.search(text)
    if reckoned and reckoned.start() >= SHORTEST:
        printed = text = text[: reckoned.start()]
    whole = text = _behind_time(text, rules).strip(EDGES)
    text = _without_opening(_without_names(text, names, rules), rules)
    text = _without_owner(_without_names(text, names, rules), rules)
    text = rules.nouns.afresh.sub("", _object_of_verb(text, rules))
    disposed = rules.nouns.disposal.search(text)
    if disposed and len(text) - disposed.end() >= SHORTEST:
        text = text[disposed.end() :]
    if first_in(text, rules.particles.of):
        text = _behind_possessive(text, rules)
    text = _behind_adverb(_behind_list(text, rules), rules)
    found = _at_least(_bare(tidy(text, rules), rules), printed, rules)
    cut = len(found) == 1 and rules.measuring.search(whole)  # 剖宫产|率
    return tidy(whole, rules) if cut else found


def _bare(text: str, rules: ChineseRules) -> str:
    """赢 of 只赢▢, 握有 of 仍握有▢: the verb alone, where nothing says what was won."""
    found = rules.nouns.adverbial.fullmatch(text)
    return found["verb"] if found and not rules.kept_openers.match(text) else text


def _behind_list(text: str, rules: ChineseRules) -> str:
    """外送电量 of 青海、甘肃等西部省份外送电量."""
    found = rules.nouns.listed.match(text) if rules.nouns.listed_cue.search(text) else None
    if found and len(text) - found.end() >= SHORTEST:
        return text[found.end() :]
    return _object_list(text, rules) if "、" in text else text


def _object_list(text: str, rules: ChineseRules) -> str:
    """暴雨、大风等预警信号 of 气象台共发布暴雨、大风等预警信号."""
    if not rules.nouns.object_list.match(text):
        return text
    last = text.rindex("、")
    for verb in reversed(list(rules.opening_verbs.finditer(text, 0, last))):
        subject = text.rfind("、", 0, verb.start()) + 1
        if verb.start() - subject >= SHORTEST and not text.startswith("、", verb.end()):
            return text[verb.end() :]
    return text


def _behind_adverb(text: str, rules: ChineseRules) -> str:
    """发送旅客 of 铁路累计发送旅客; the noun itself where only a verb follows: 秋粮已收获▢."""
    found = rules.nouns.inner.match(text)
    if found is None or found["noun"].endswith(rules.nouns.area_ends):
        return text  # 甲县累计报告病例▢
    rest = text[found.end() :]
    verb = rules.opening_verbs.fullmatch(rest) or rules.verbs.fullmatch(rest)
    return found["noun"] if verb else rest


def _at_least(text: str, printed: str, rules: ChineseRules) -> str:
    """The noun found, or the standard name that the phrase ends with if that is longer."""
    term = rules.terms.match(printed.rstrip(EDGES)[::-1])
    if term is None or len(term[0]) <= len(text):
        return text
    return term[0][::-1]


def without_owner(text: str, owner: str, rules: ChineseRules) -> str:
    """总装机容量 of 甲乙电站总装机容量, where 甲乙电站 is told as whose it is."""
    rest = without_first(text.removeprefix(owner), rules.particles.of) if owner else text
    left = rules.nouns.area_left.match(rest) if owner else None
    rest = rest[left.end() :] if left else rest  # 云岭新|区粮食产量
    return text if len(rest) < SHORTEST or rules.nouns.no_head.match(rest) else rest


def without_measure(text: str, rules: ChineseRules) -> str:
    """公司 of 公司市值: what is counted, where the next figure measures it."""
    found = rules.measuring.search(text)
    if not found or found.start() < SHORTEST or len(found[0]) < SHORTEST:
        return text  # 患病率, 客户销售额 are one word
    rest = text[: found.start()]
    for word in rules.nouns.before_measure:
        rest = rest.removesuffix(word)
    return rest if len(rest) >= SHORTEST else text


def _attributive(head: str, stop: re.Match[str]) -> bool:
    """收购 in ▢收购库点已经开秤: a verb right behind the figure that the noun follows."""
    return stop.start() == 0 and stop.end() > 1 and len(head) - stop.end() >= SHORTEST


@functools.lru_cache(PHRASES_AT_HAND)
def noun_right(text: str, rules: ChineseRules, *, thing: bool = False) -> str:
    """The noun phrase that a figure counts: `text` begins right behind the figure.

    `thing` says that the measure word counts things (个, 座), so that a noun must follow.
    """
    end = RIGHT_END.search(text, 0, LONGEST_RIGHT + 1)
    text = text[: end.start() if end else LONGEST_RIGHT]
    if not text:
        return ""
    if text.startswith(rules.particles.of):
        text = without_first(text, rules.particles.of)
        measure = rules.measured_noun.match(text)
        if measure:
            return measure[0]
    if rules.nouns.joined.match(text):
        return ""
    quoted = rules.nouns.quoted.match(text)
    if quoted:
        return quoted[0]
    modifier = rules.nouns.modifier.match(text)
    head = text[modifier.end() :] if modifier else text
    if rules.nouns.record.match(head) or rules.nouns.compared.match(head):
        return ""
    for found in rules.stops.finditer(head):
        if found["stop"] is None or (thing and _attributive(head, found)):
            continue
        head = head[: found.start()]
        break
    if modifier and len(head) < SHORTEST:
        return ""
    if head in rules.nouns.lone or (len(head) == 1 and rules.links.fullmatch(head)):
        return ""  # 1年6个月至3年
    head = rules.nouns.summed.sub("", head) if len(head) > SHORTEST else head
    return tidy((modifier[0] if modifier else "") + head.rstrip(rules.particles.joints), rules)


def fate_right(text: str, rules: ChineseRules) -> str:
    """What befell the people that a figure counts: ▢死亡、▢受伤; empty for 死亡率, 受伤人员."""
    fate = rules.fates.match(text)
    return fate[0] if fate and not rules.nouns.fated.match(text, fate.end()) else ""


def predicate_right(text: str, rules: ChineseRules) -> str:
    """What the people or the share that a figure counts do: 被追究责任, 来自农村."""
    end = RIGHT_END.search(text)
    text = tidy(text[: end.start() if end else LONGEST_PREDICATE], rules)
    for word in rules.nouns.before_predicate:
        text = text.removeprefix(word)
    return text if SHORTEST < len(text) <= LONGEST_PREDICATE else ""


def tidy(text: str, rules: ChineseRules) -> str:
    """Without punctuation at the edges, brackets closed, pronouns alone dropped."""
    text = text.strip(OUTER)
    if not BRACKETS.isdisjoint(text):
        text = _balanced(text)
    if text[-1:] in rules.particles.tail or text[:1] in rules.particles.head:
        text = text.rstrip(rules.particles.tail).lstrip(rules.particles.head)
    return "" if len(text) <= LONGEST_PRONOUN and rules.nouns.pronoun.match(text) else text


def _balanced(text: str) -> str:
    """Without a quotation mark or bracket at the edges that lacks its partner."""
    for opening, closing in QUOTES.items():
        if text.startswith(opening) and (text.endswith(closing) or closing not in text):
            text = text[1:]
        if text.endswith(closing) and opening not in text:
            text = text[:-1]
        text = text.removeprefix(closing).removesuffix(opening)
    return text.strip(OUTER)


def _behind_time(text: str, rules: ChineseRules) -> str:
    """The last stretch of words beside a time: 粮食生产 of 粮食生产自▢以来连续▢."""
    if TIME not in text:
        return text
    pieces = text.split(TIME)
    last = pieces[-1].strip(EDGES)
    passing = last in rules.nouns.sessions or rules.nouns.traded.fullmatch(last)
    if passing and len(pieces[-2]) >= SHORTEST:
        pieces.pop()
    for number, piece in enumerate(reversed(pieces)):
        if len(rules.nouns.time_words.sub("", piece).strip(EDGES)) >= SHORTEST:
            noun = rules.nouns.time_tail.sub("", rules.nouns.time_head.sub("", piece))
            noun = without_links(noun, rules) if number else noun
            if not (number and noun.endswith(rules.particles.event_ends)):
                return noun  # 而帮扶前的▢年是▢
    return ""


def _without_opening(text: str, rules: ChineseRules) -> str:
    """Without adverbs, conjunctions and areas at the beginning."""
    while text:
        if rules.kept_openers.match(text):
            return text
        found = rules.areas.match(text) or rules.openers.match(text)
        if not found or len(text) - found.end() < SHORTEST:
            return text
        text = text[found.end() :].lstrip(EDGES.replace("“", "").replace("《", ""))
    return text


def _without_names(text: str, names: tuple[str, ...], rules: ChineseRules) -> str:
    """Without the names of the sentence at the beginning, but with 江海 of 江海县."""
    if names and text.startswith(names):
        for name in names:
            if not text.startswith(name):
                continue
            whole = rules.owners.match(text)
            if whole is None or whole.end() <= len(name):
                text = without_first(text[len(name) :], rules.particles.of)
    return text


def _without_owner(text: str, rules: ChineseRules) -> str:
    """Without the names of companies and projects at the beginning."""
    while owner := rules.owners.match(text):
        if len(text) - owner.end() < SHORTEST:
            break
        text = without_first(text[owner.end() :], rules.particles.of)
        text = text.lstrip(rules.nouns.place_joints)
    return text


def _object_of_verb(text: str, rules: ChineseRules) -> str:
    """What stands behind the verb that governs the end of the phrase."""
    while opening := rules.opening_verbs.match(text):
        if _compound(text, opening, rules, LONGEST_HEAD):
            break
        text = without_first(text[opening.end() :], rules.particles.done)
        joint = rules.nouns.verb_joint.match(text)
        if not joint or not rules.opening_verbs.match(text, joint.end()):
            break
        text = text[joint.end() :]
    for found in reversed(list(rules.verbs.finditer(text))):
        if not _compound(text, found, rules, LONGEST_MEASURE):
            rest = without_first(text[found.end() :], rules.particles.done)
            return without_first(rest, rules.particles.of)
    return text


def _compound(text: str, verb: re.Match[str], rules: ChineseRules, longest: int) -> bool:
    """A verb that is part of a noun (销售面积, 补助标准) or the noun itself (秋粮收获)."""
    rest = text[verb.end() :]
    if len(rest) > SHORTEST and rules.nouns.whole.match(rest):
        return False  # 设立总规模▢的基金
    if verb[0] in rules.nouns.leading_to and not verb.start():
        return len(rest) < SHORTEST
    if len(rest) < SHORTEST or rules.nouns.joined.match(rest) or rules.nouns.nominal.match(rest):
        return True
    if rest in rules.nouns.verbal_heads and longest == LONGEST_HEAD:
        return True
    return len(rest) <= longest and bool(rules.measuring.search(rest))


def _behind_possessive(text: str, rules: ChineseRules) -> str:
    """净利润 of 甲乙集团的净利润."""
    owned = rules.particles.owned.match(text)
    noun = owned["noun"] if owned else text
    return noun if len(noun) >= SHORTEST else text.strip(rules.particles.of_letters)
