"""Who and what a masked sentence names: 全市, 甲乙集团, 平湾跨海大桥, 村民王大山, 该桥.

Words of closed lists are found anywhere. Names of unknown words are known by their ends (…集团,
…大桥), by a family name beside a role or a verb (村民王大山, 李大昊出场▢), by a colon at the head
of an item (甲乙港务：▢), or because the text named them before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.subjects import is_no_name, subjects
from heshu.claims.masking import FIGURE
from heshu.model import lazy_re as re

LABEL = re.compile(
    rf"^[\s#*]*(?:【[^【】]{{1,8}}】|【)?\s*(?:{FIGURE}[、.．])?(?:\d+[、.．])?(?P<name>[^\W\d_]{{2,10}})(?:（[^（）：]{{1,16}}）)?[：:](?=[^\s“”：:])"
)
"""甲乙港务：第三季度营收▢ at the head of a line."""
NAMING_OFFICES = frozenset({"organisation", "this", "topic", "label"})
"""Kinds that may be the name of an office: 国家电影局▢发布数据."""
LONGEST_ROLE = 9
LONGEST_PLACE = 5
"""Characters of the name of a place before its end."""
LONGEST_THING = 26
NAME_KINDS = ("self", "this", "acting", "organisation", "named")
FOUND_BY_END = frozenset({"thing", "organisation", "named"})


class Mention(Struct, frozen=True, gc=False):
    """Words that name an entity, before it is decided whether they count."""

    start: int
    end: int
    kind: str
    """area, institution, place, name, organisation, named; self points back, this names what it
    points back to; thing, actor, label and topic count at the head of a clause; person."""
    head: int
    """Where the words begin that belong to it: the role before a person."""


def read_mentions(text: str, rules: ChineseRules, names: Mapping[str, str]) -> Iterator[Mention]:
    """The names in a text, the longer one where two overlap; `names` are known already, with what
    they were known as.
    """
    found = [
        _listed(text, word, rules)
        for word in rules.entity_words.finditer(text)
        if not (word.start() and _straddles(text, word, rules))
    ]
    for known, was in names.items():
        kind = "person" if was == "person" else "name"
        start = text.find(known)
        while start >= 0:
            end = start + len(known)
            if kind != "person" or _is_person(text, start, end, rules):
                found.append(Mention(start, end, kind, _known_head(text, start, kind, rules)))
            start = text.find(known, end)
    found += _unknown(text, rules)
    found += _things(text, rules)
    found += _short_names(text, rules, names)
    found += _firms(text, rules)
    found += _traders(text, rules)
    found += _persons(text, rules)
    found += _players(text, found, rules)
    found += _heads(text, rules)
    found += _subjects(text, found, rules)
    done = 0
    last: Mention | None = None
    for candidate in sorted(found, key=_precedence):
        mention = candidate
        if mention.start < done:
            continue
        if last is not None:
            if last.kind != "person" and mention.kind == "person" and mention.start == last.end:
                # 海州队王大硕 is the player, not the team
                head = min(last.head, mention.head)
                mention = Mention(mention.start, mention.end, "person", head)
                last = None
            elif _is_located(last, mention):
                mention = Mention(last.start, mention.end, mention.kind, last.start)  # 广西钦江港
                last = None
        if last is not None and counts(text, last, rules):
            yield last
        last, done = mention, mention.end
    if last is not None and counts(text, last, rules):
        yield last


def _straddles(text: str, word: re.Match[str], rules: ChineseRules) -> bool:
    """Whether a word begins inside of another: 中国 in 其中国产, 县财政 in 江海县财政自给率."""
    if rules.names.straddled.match(text, word.start() - 1):
        return True
    purse = rules.entity_kinds[word[0]] == "institution" and word[0].endswith(rules.owned.purses)
    if not purse or not word[0].startswith(rules.owned.of_offices):
        return False
    before = rules.names.place_left.search(text, max(0, word.start() - LONGEST_PLACE), word.start())
    return before is not None


def _known_head(text: str, start: int, kind: str, rules: ChineseRules) -> int:
    """Where a known name begins with the role before it: 替补|后卫 before a person."""
    return _role_head(text, start, rules) if kind == "person" else start


def _subjects(text: str, found: Iterable[Mention], rules: ChineseRules) -> Iterator[Mention]:
    """Subjects that only their place shows, where nothing better known overlaps them."""
    for group in rules.names.group.finditer(text):
        yield Mention(group.start("name"), group.end("name"), "group", group.start("head"))
    known = [mention for mention in found if mention.kind != "collective"]
    for subject in subjects(text, rules):
        start, end = subject.span("name")
        if not any(mention.start < end and start < mention.end for mention in known):
            yield Mention(start, end, "subject", start)


def _is_located(place: Mention, mention: Mention) -> bool:
    """Whether a place right before a work or an organisation is a part of its name."""
    adjacent = place.end == mention.start and place.kind in ("place", "named")
    return adjacent and mention.kind in ("thing", "organisation")


def counts(text: str, mention: Mention, rules: ChineseRules) -> bool:
    """Whether a mention names an entity: no word that only holds a name, no publisher."""
    return mention.kind != "none" and not _publishes(text, mention, rules)


def _publishes(text: str, mention: Mention, rules: ChineseRules) -> bool:
    """Whether a mention is an office that publishes figures of others."""
    if mention.kind in ("organisation", "institution", "name") and rules.names.analyst.match(
        text, mention.end
    ):
        return True  # 东江证券分析师何海燕认为
    if rules.names.rated.match(text, mention.end):
        return True  # 甲乙投行发表报告称
    if rules.names.rater.search(text, mention.start, mention.end) and (
        rules.names.rating.match(text, mention.end)
    ):
        return True  # 东江证券维持“买入”评级
    if (
        text.endswith(rules.names.sources, 0, mention.start)
        and text.endswith(rules.names.publishing, 0, mention.end)
        and rules.saying.match(text, mention.end)
    ):
        return True  # 据行业协会统计
    if mention.kind in ("name", "topic") and rules.names.foretold.match(text, mention.end):
        return rules.names.office.fullmatch(text, mention.start, mention.end) is not None
    ends = rules.names.office_ends if mention.kind in NAMING_OFFICES else ()
    ends = rules.names.actor_ends if mention.kind == "actor" else ends
    office = text.endswith(ends, 0, mention.end)
    return (office or mention.kind == "institution") and bool(rules.saying.match(text, mention.end))


def _precedence(mention: Mention) -> tuple[int, bool, int, int]:
    """In reading order, a person first, then the longer name: 王大硕拿下全队… is no team."""
    return mention.start, mention.kind != "person", -mention.end, mention.head


def _listed(text: str, word: re.Match[str], rules: ChineseRules) -> Mention:
    """A word of the pack with what belongs to it behind: 江苏省苏州市, 中国地质调查局."""
    kind = rules.entity_kinds[word[0]]
    if kind == "institution" or word[0] in rules.names.holds_offices:
        office = rules.names.office_behind.match(text, word.end())
        if office:
            return Mention(word.start(), office.end(), "institution", word.start())
    head = _group_head(text, word.start(), rules) if kind == "collective" else word.start()
    return Mention(word.start(), _place_end(text, word, rules), kind, head)


def _group_head(text: str, start: int, rules: ChineseRules) -> int:
    """Where the name of a group begins: 规模以上 before 企业, 健康 before 成年人."""
    head = _role_head(text, start, rules)
    if not text.startswith(rules.names.residents, start) and rules.names.town_and_land.match(
        text, head
    ):
        return head
    if (
        rules.names.done_to.search(text, head, start)
        or rules.opening_verbs.search(text, head, start)
        or rules.openers.match(text, head, start)
    ):
        return start
    return head


def _place_end(text: str, word: re.Match[str], rules: ChineseRules) -> int:
    """The end of a place with what is printed behind it: 江苏省苏州市."""
    if word[0] in rules.names.our_areas:
        inner = rules.names.place_in.match(text, word.end())
        return inner.end() if inner else word.end()  # 我市青石区
    if rules.entity_kinds[word[0]] != "place":
        return word.end()
    behind = rules.names.place_behind.match(text, word.end())
    return behind.end() if behind else word.end()


def _unknown(text: str, rules: ChineseRules) -> Iterator[Mention]:
    """Names by how they end, where a name can begin."""
    for name in rules.entity_names.finditer(text):
        kind = next(kind for kind in NAME_KINDS if name[kind])
        start, end = name.span("name")
        if kind == "acting":
            if _is_person(text, start, end, rules):
                yield Mention(start, end, "person", start)
        elif kind not in FOUND_BY_END or not _is_deed(text, start, end, kind, rules):
            inner = rules.names.place_in.match(text, end) if kind == "named" else None
            yield Mention(start, inner.end() if inner else end, kind, start)


def _short_names(text: str, rules: ChineseRules, names: Iterable[str]) -> Iterator[Mention]:
    """林场, where the text named 青石岭林场 before."""
    for found in rules.short_names.finditer(text):
        known = any(name.endswith(found[0]) and name != found[0] for name in names)
        if known or rules.owned.going_on.match(text, found.end()):
            yield Mention(found.start(), found.end(), "thing", found.start())


def _firms(text: str, rules: ChineseRules) -> Iterator[Mention]:
    """Names behind what a firm is to another: 全资子公司甲乙重工."""
    for found in rules.firms.finditer(text):
        if not (rules.common.match(found["named"]) or rules.measured_noun.search(found["named"])):
            yield Mention(found.start("named"), found.end("named"), "organisation", found.start())


def _traders(text: str, rules: ChineseRules) -> Iterator[Mention]:
    """恒川家居实现收入▢: a firm by its trade, at the head of a clause before what firms do."""
    for found in rules.names.trader.finditer(text):
        stem = found["stem"]
        if rules.common.search(stem) or rules.areas.match(stem) or rules.openers.match(stem):
            continue
        yield Mention(found.start("name"), found.end("name"), "organisation", found.start("name"))


def _things(text: str, rules: ChineseRules) -> Iterator[Mention]:
    """平湾跨海大桥, “春芽”助学基金: the end of a name and what belongs to it before."""
    done = 0
    for found in rules.things.finditer(text):
        end = found.end()
        before = rules.names.thing_before.search(
            text[max(done, found.start() - LONGEST_THING) : found.start()]
        )
        start = found.start() - len(before[0]) if before else found.start()
        head = start
        according = rules.names.according.match(text, start, found.start())
        start = according.end() if according else start
        inside = rules.names.straddled.match(text, start - 1) if start else None
        start = inside.end() if inside else start  # 其中|乡镇卫生院
        passed = rules.names.since.match(text, start - 1, found.start()) if start else None
        start = passed.end() if passed else start  # 三年来|镇卫生院
        arrived = rules.names.arriving.match(text, start, found.start())
        start = arrived.end() if arrived else start
        if found[0] in rules.names.papers and start == found.start():
            continue  # 股份变动: no name before it
        if len(found[0]) == 1 and rules.entity_kinds.get(text[found.start() - 1 : end]) == "none":
            continue  # 带队
        if not _is_deed(text, start, end, "thing", rules):
            yield Mention(start, end, "thing", head if according else start)
            done = end


def _is_deed(text: str, start: int, end: int, kind: str, rules: ChineseRules) -> bool:
    """新建公园, 重点项目 under way: a verb with its object is no name."""
    if kind in ("organisation", "named") and rules.names.arriving.search(text, start + 1, end):
        return True  # 研究团队来自省医院
    if kind == "organisation" and (
        rules.names.generic.match(text, start) or rules.names.office.fullmatch(text, start, end)
    ):
        return True
    if kind == "organisation" and (
        rules.names.counted.match(text, end)
        and rules.names.parting.search(text, max(0, start - 3), start)
    ):
        return True  # 其中农机合作社▢: it is counted
    if kind == "named" and rules.names.level_of_place.search(text[start:end]):
        return True
    if rules.names.inside_clause.search(text, start + 1, end):
        return True  # 村组干部全部下沉车站
    if kind == "thing" and rules.names.several_things.match(text, start):
        return True  # 多条高速
    if kind == "thing" and rules.names.counted.match(text, end):
        return True  # 标准化牧场达▢: it is counted
    if kind == "thing" and rules.entity_kinds.get(text[max(start + 1, end - 2) : end]) == "area":
        return True  # 砍下全队最高的▢
    if kind == "thing" and rules.names.national.fullmatch(text, start, end):
        return False
    if kind == "thing" and rules.names.object_verb.match(text, start):
        return True  # 设机器人、航模等▢: it is set up
    if kind != "organisation" and (
        rules.areas.match(text, start) or rules.common.match(text, start)
    ):
        return True
    opening = rules.opening_verbs.match(text, start) or rules.openers.match(text, start)
    return opening is not None and not rules.kept_openers.match(text, start)


def _persons(text: str, rules: ChineseRules) -> Iterator[Mention]:
    """People behind a role, and those whose names are not printed."""
    for found in rules.persons.finditer(text):
        start, end = found.span("named")
        somebody = rules.somebody.match(text, start)  # 周某原是: the name ends behind 某
        if _is_person(text, start, end, rules) and not (somebody and somebody.end() < end):
            yield Mention(start, end, "person", _role_head(text, found.start(), rules))
    for found in rules.somebody.finditer(text):
        yield Mention(found.start(), found.end(), "person", found.start())


def _players(text: str, found: Iterable[Mention], rules: ChineseRules) -> list[Mention]:
    """肯尼亚选手切普孔: who plays for a nation, with a name of any letters."""
    behind = (
        rules.players.match(text, place.end)
        for place in found
        if place.kind == "place" and place.end < len(text)
    )
    return [
        Mention(player.start("named"), player.end("named"), "person", player.start())
        for player in behind
        if player
    ]


def _role_head(text: str, start: int, rules: ChineseRules) -> int:
    """Where the words of a role begin: 驻村第一 before 书记, 参保 before 居民."""
    found = rules.names.role_before.search(text, max(0, start - LONGEST_ROLE), start)
    return found.start() if found else start


def _is_person(text: str, start: int, end: int, rules: ChineseRules) -> bool:
    """Neither a word that begins like a family name, nor somebody who only says something."""
    return not (
        rules.common.match(text, start)
        or rules.measured_noun.fullmatch(text, start, end)
        or rules.openers.fullmatch(text, start + 1, end)
        or rules.speech.match(text, end)
        or rules.names.telling.match(text, end)
    )


def _heads(text: str, rules: ChineseRules) -> Iterator[Mention]:
    """Names at the head of an item or before the time of a figure."""
    label = LABEL.match(text) or rules.names.item.match(text) or rules.names.defined.match(text)
    if label and rules.names.rubric.search(label["name"]):
        yield Mention(label.start("name"), label.end("name"), "none", label.start("name"))
    elif label and not (
        is_sentence(label["name"], rules) or rules.names.no_label.search(label["name"])
    ):
        yield Mention(label.start("name"), label.end("name"), "label", label.start("name"))
    for firm in rules.names.announcer.finditer(text):
        if not (is_sentence(firm["name"], rules) or rules.names.no_label.search(firm["name"])):
            yield Mention(firm.start("name"), firm.end("name"), "label", firm.start("name"))
    for work in rules.names.work.finditer(text):
        kind = "thing" if work["kind"] is None else "name"
        yield Mention(work.start("name"), work.end("name"), kind, work.start())
    for vessel in rules.names.vessel.finditer(text):
        yield Mention(vessel.start("name"), vessel.end("name"), "thing", vessel.start())
    for summit in rules.names.summit.finditer(text):
        name = "name" if summit["name"] else "spot"
        yield Mention(summit.start(name), summit.end(name), "summit", summit.start())
    for tested in rules.names.specimen.finditer(text):
        yield Mention(tested.start("name"), tested.end("name"), "actor", tested.start())
    for made in rules.names.created.finditer(text):
        yield Mention(made.start("name"), made.end("name"), "created", made.start("name"))
    for shown in rules.names.shown.finditer(text):
        yield Mention(shown.start("name"), shown.end("name"), "created", shown.start("name"))
    for issuer in rules.names.issuing.finditer(text):
        yield Mention(issuer.start("name"), issuer.end("name"), "organisation", issuer.start())
    for firm in rules.names.said_for.finditer(text):
        if not is_sentence(firm["name"], rules):
            yield Mention(firm.start("name"), firm.end("name"), "organisation", firm.start())
    for each in rules.names.each.finditer(text):
        yield Mention(each.start("name"), each.end("name"), "group", each.start("name"))
    for numbered in rules.names.numbered.finditer(text):
        described = text.endswith(rules.particles.of, 0, numbered.start())
        kind = "name" if described else "thing"  # 西侧的12号墓
        yield Mention(numbered.start(), numbered.end(), kind, numbered.start())
    for topic in rules.names.topic.finditer(text):
        start = topic.start("name")
        if rules.persons.match(text, start):
            continue  # 村民王大山今年: the name is a part of it
        if not (is_sentence(topic["name"], rules) or rules.names.deed.search(topic["name"])):
            yield Mention(topic.start("name"), topic.end("name"), "topic", topic.start("name"))


def is_sentence(name: str, rules: ChineseRules) -> bool:
    """Whether the words before a colon or a time are rather a measure or a deed."""
    return is_no_name(name, rules) or rules.saying.search(name) is not None
