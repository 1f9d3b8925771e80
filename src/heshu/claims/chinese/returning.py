"""Names that a text makes known by coming back to them: 金沙新能源, 采油六厂, “银杏”.

Nothing in such a name says that it is one. But what several clauses begin with and go on
differently is their subject, and what a headline puts in quotation marks and the text takes up is
a name: 台风“银杏”逼近, “银杏”将以▢的速度移动.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from heshu.claims.chinese.mentions import is_sentence
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.rules.shown import LONGEST, SHORTEST
from heshu.claims.chinese.subjects import is_no_name
from heshu.model import lazy_re as re

BRAND = 2
"""Characters of the first word of the name of a firm."""
SHORTEST_PLACE = 2
"""Characters of the name of a place without its end."""
FIRMS = 40
"""Registered names that are looked for again; a text with more is a list of firms."""
RETURNING = 2
"""How often a text has the name of a team at least, its headline included."""
BUSINESS = 3
"""Ways in which a text goes on behind a shop that it is about."""
CLAUSES = 4000
"""Clauses whose beginnings are counted; a text with more is a collection and has no subject."""


def returning_names(text: str, headlines: Iterable[str], rules: ChineseRules) -> tuple[str, ...]:
    """The names of a text that it comes back to, in the order in which it has them."""
    found = dict.fromkeys(name for name in _subjects(text, rules) if _is_subject(name, rules))
    for headline in headlines:
        found |= dict.fromkeys(_quoted(text, headline, rules))
        found |= dict.fromkeys(_short_places(text, headline, rules))
        found |= dict.fromkeys(_teams(text, headline, rules))
    found |= dict.fromkeys(_businesses(text, rules))
    found |= dict.fromkeys(_short_firms(text, rules))
    found |= dict.fromkeys(_sisters(text, rules))
    found |= dict.fromkeys(_listed_places(text, rules))
    return tuple(found)


def _teams(text: str, headline: str, rules: ChineseRules) -> Iterator[str]:
    """Both sides of a match that a headline tells, and how they are called short: 云岭飞鹰, 云岭."""
    match = rules.names.beating.search(headline)
    if match is None:
        return
    for side in match["winner"], match["loser"]:
        if text.count(side) < RETURNING or is_no_name(side, rules):
            continue
        yield side
        short = side[:BRAND]
        if text.count(short) >= text.count(side) + RETURNING and not rules.common.search(short):
            yield short


def _short_places(text: str, headline: str, rules: ChineseRules) -> Iterator[str]:
    """Places that a headline begins with and the text calls in full: 云岭 of 云岭市."""
    for piece in headline.split():
        start = rules.names.short_place.match(piece)
        if start is None:
            continue
        for length in range(len(start["name"]), SHORTEST_PLACE - 1, -1):
            name = start["name"][:length]
            if _is_place(name, text, rules):
                yield name
                break


def _is_place(name: str, text: str, rules: ChineseRules) -> bool:
    """Whether the text has a name with the end of a place, 市 or 县, that fits no other word."""
    if rules.entity_words.match(name) or rules.common.search(name):
        return False
    for end in rules.names.short_place_ends:
        at = text.find(name + end)
        full = rules.named_place.match(text, at) if at >= 0 else None
        if full and full[0] == name + end and not rules.names.level_of_place.search(full[0]):
            return True
    return False


def _short_firms(text: str, rules: ChineseRules) -> Iterator[str]:
    """Firms whose full name the text has once and then the first part: 恒川重工有限公司, 恒川重工."""
    firms: dict[str, str] = {}
    for firm in rules.names.registered.finditer(text):
        firms.setdefault(firm["name"], firm[0])
        if firm["bracket"]:
            yield firm[0]
        if len(firms) == FIRMS:
            break
    for name, full in firms.items():
        if text.count(name) > text.count(full) and not rules.common.fullmatch(name):
            yield name


def _sisters(text: str, rules: ChineseRules) -> Iterator[str]:
    """Firms called by the first word of a firm and a trade: 恒川港机 beside 恒川重工集团有限公司."""
    brands = dict.fromkeys(
        firm["name"][:BRAND] for firm in islice(rules.names.registered.finditer(text), FIRMS)
    )
    for brand in brands:
        if rules.entity_words.match(brand) or is_no_name(brand, rules):
            continue
        at = text.find(brand)
        while at >= 0:
            sister = rules.names.sister.match(text, at + BRAND)
            if sister:
                yield brand + sister["trade"]
            at = text.find(brand, at + BRAND)


def _listed_places(text: str, rules: ChineseRules) -> Iterator[str]:
    """Places that are counted behind their names and named again: 西川、南陵两省."""
    for places in islice(rules.names.listed_places.finditer(text), FIRMS):
        for printed in rules.nouns.place_joint.split(places["list"]):
            tails = (printed[i:] for i in range(len(printed) - SHORTEST_PLACE + 1))
            name = next((tail for tail in tails if text.count(tail) >= RETURNING), "")
            if name and not is_no_name(name, rules):
                yield name


def _subjects(text: str, rules: ChineseRules) -> Iterator[str]:
    """What several clauses begin with and go on differently: 甲乙股份已…, 甲乙股份还…."""
    times: Counter[str] = Counter()
    counted: Counter[str] = Counter()
    for number, head in enumerate(rules.names.clause_head.finditer(text)):
        if number == CLAUSES:
            return
        name = head["name"]
        times.update(name[:length] for length in range(SHORTEST, len(name) + 1))
        end = head.end("name")
        counted[name] += text[end : end + 1].isdigit() and not rules.names.dated.match(text, end)
    longer: dict[str, int] = {}
    for name, count in times.items():
        longer[name[:-1]] = max(longer.get(name[:-1], 0), count)
    for name, count in times.items():
        if 2 * counted[name] >= count:
            continue  # 商品猪702万头: figures count it, it has none
        if 0 < longer.get(name, 0) < count and len(name) <= LONGEST:
            yield name


def _businesses(text: str, rules: ChineseRules) -> Iterator[str]:
    """The only shop or workshop of a text, which clauses begin with: 茶坊去年…, 茶坊只有▢."""
    behind: dict[str, set[str]] = {}
    for head in islice(rules.names.business.finditer(text), CLAUSES):
        behind.setdefault(head["name"], set()).add(text[head.end() : head.end() + 1])
    for name, letters in behind.items():
        if len(letters) >= BUSINESS and not rules.common.search(name):
            yield name


def _is_subject(text: str, rules: ChineseRules) -> bool:
    """Whether what several clauses begin with may be a name: 甲乙能源, but not 初步核算."""
    if rules.owned.unreturning.search(text) or rules.verbs.search(text):
        return False
    if text.startswith(rules.owned.of_offices) and not rules.names.office.fullmatch(text):
        return False  # 市供热 of 市供热管理办公室
    if rules.owned.bare.fullmatch(text) or rules.names.rubric.search(text):
        return False  # 项目, 社融
    if rules.areas.match(text) or rules.names.level_of_place.search(text):
        return False
    stem = rules.owned.trade.sub("", text)
    return not (rules.common.search(stem) or is_sentence(text, rules))


def _quoted(text: str, headline: str, rules: ChineseRules) -> Iterator[str]:
    """Names in quotation marks that a headline shares with the text, where they do something."""
    for name in rules.names.in_quotes.finditer(headline):
        if not _is_subject(name["name"], rules):
            continue
        places = [found.end() for found in re.compile(name[0]).finditer(text)]
        if len(places) > 1 and any(rules.owned.acting.match(text, end) for end in places):
            yield name[0]
