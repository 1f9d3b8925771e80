"""Who and what a masked sentence names: 全市, 甲乙集团, 平湾跨海大桥, 村民王大山, 该桥.

Words of closed lists are found anywhere. Names of unknown words are known by their ends (…集团,
…大桥), by a family name beside a role or a verb (村民王大山, 李大昊出场▢), by a colon at the head
of an item (甲乙港务：▢), or because the text named them before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from heshu.claims.chinese.rules import BEFORE_PLACE, NO_NAME, ChineseRules
from heshu.claims.masking import FIGURE, TIME
from heshu.model import lazy_re as re

PLACE_BEHIND = re.compile(rf"[省市]?(?:[^\W\d_{NO_NAME}]{{1,4}}(?:市|县|区|州|镇))?")
OFFICE_BEHIND = re.compile(
    rf"[^\W\d_{NO_NAME}]{{0,10}}?(?:局|署|研究院|研究所|科学院|协会|学会|商会|联合会|总工会|工商联|妇联|残联"
    r"|科协|足协|证监会|监会|监督管理委员会|总会|基金会|(?:数据|监测|研究|信息|疾控|预防控制|评估|调查|测评)中心)"
)
"""地质调查局 behind 自然资源部中国: the country or the ministry is a part of its name."""
ANALYST = re.compile(
    r"[^，。；：]{0,8}?(?:分析师|经济学家|策略师|研究员|研究总监|专家|教授|律师|学者)[^，。；：]{0,8}?"
    r"(?:认为|表示|指出|说|称|介绍|预计|预测|告诉|分析|提醒|建议|坦言|强调)"
)
HOLDS_OFFICES = frozenset({"中国", "全国", "国家"})
PLACE_IN = re.compile(
    rf"(?:[^\W\d_{NO_NAME}新全各大小]{{1,4}}(?:市|县|区|州|镇|乡|村|街道|社区)(?![镇村庄民级域内外里办场属城长委]))*"
)
"""红星村 behind 双河镇."""
LABEL = re.compile(
    rf"^[\s#*【]*(?:{FIGURE}[、.．])?(?:\d+[、.．])?(?P<name>[^\W\d_]{{2,10}})[：:](?=[^\s“”：:])"
)
"""甲乙港务：第三季度营收▢ at the head of a line."""
ITEM = re.compile(
    rf"^\s*(?:{FIGURE}|\d+)[、.．]\s*(?P<name>[^\W_{NO_NAME}]{{2,8}}?)"
    r"(?=收到|拟|中标|签订|签署|获批|获得|预计|因|终止|筹划|控股股东|股东|实控人|实际控制人|旗下|全资|控股子|子公司)"
)
"""2、甲乙港务收到▢: an item of a list that begins with who does what firms do."""
DEFINED = re.compile(
    rf"^\s*(?P<name>“?[^\W\d_{NO_NAME}]{{2,12}}?”?)(?:（[^（）]{{1,40}}）)?，?"
    r"(?=位于|地处|坐落[于在]|始建于|[创修兴]?建于|[成创]立于|创办于|原名|又名|又称|亦称|俗称|别名|学名|发源于|起源于|原产于?|横跨|全长|占地)"
)
"""青岚湖位于▢, 云杉（…）又称▢: a text that tells what something is begins with its name."""
WORK = re.compile(
    rf"(?:(?:影片|电影|动画片?|电视剧|纪录片|图书|小说|歌曲|游戏)(?P<kind>)|(?<=[，。；：])|^)"
    rf"(?P<name>《[^《》]{{1,16}}》)(?(kind)|(?={TIME}?(?:累计|上映|票房|以{FIGURE}|首日|观影|收视|销量|发行)))"
)
"""影片《春水》以▢领跑: a work by its title."""
NUMBERED = re.compile(r"(?:地铁|轨道交通)?(?<!\d)\d{1,3}号(?:线(?!路|上)|机组|井(?!盖))")
"""9号线, 3号机组 have a number for a name."""
ANNOUNCER = re.compile(
    rf"(?:^|[。；】\n])\s*(?P<name>[^\W\d_{NO_NAME}]{{2,10}}?)(?:（[^（）]{{2,20}}）)?"
    rf"{TIME}?(?:发布|晚间|早间|盘前|盘后|日前|近日|披露)?(?:公告|披露|回应)"
)
"""甲乙股份公告，…: who announces something speaks of itself."""
TOPIC = re.compile(
    rf"(?:^(?:\s*\d{{1,2}}[、.．])?|[。；\n])[\s#*]*(?P<name>[^\W\d_{NO_NAME}]{{3,10}})(?=[{TIME}])"
)
"""甲乙港务▢季度营收: a name stands before the time of its figure."""
DEED = re.compile(
    r"^(?:此前|日前|近日|目前|当前|随后|其后|早在|回顾|展望|进入|步入|迎来|走过|预计|计划|力争|经过|随着|最|这|那)|[起到在了过着间来比于]$"
)
PAPERS = frozenset({"股份", "基金", "债券"})
"""They end the name of a firm or a fund, and are what is held or issued without one."""
LEVEL_OF_PLACE = re.compile(
    r"[股楼车债夜集上超门]市$|级|贫困|百强|(?:示范|试点|行政|自然|文明|先进|大|强)[村镇乡县市]$"
)
"""省级贫困村 is a kind of place."""
GENERIC = re.compile(
    r"主要|重大|大型|各[类家级]|部分|多家|其[他它]|下属|所属|全资|参股|旗下|上市|相关|有关|上述|[一两这]家"
    r"|同意|要求|认为|责令|批准|授权|委托|允许|督促|办起|成立|建起|组建"
    r"|国内|国外|境[内外]|中小|知名|龙头|头部|拟"
)
"""主要子公司 is no name."""
NATIONAL = re.compile("中国(?:国家)?(?:男|女|混合|接力|代表)?队")
OFFICE = re.compile(r"[市县省区][^，。]{1,5}[局委厅署台会]")
"""市医保局 tells of others more often than of itself."""
DONE_TO = re.compile(
    "(?:城镇|农村|城乡)$|发送|接待|接诊|收治|运送|输送|转运|安置|招收|吸引|救治|慰问|带动|惠及"
)
"""铁路发送旅客: something is done to the group; 城镇居民 is a part of the income measured."""
TOWN_AND_LAND = re.compile("城镇|农村|城乡")
LONGEST_ROLE = 9
ROLE_BEFORE = re.compile(rf"(?:(?<=[的，。；：“、\s{TIME}])|^)[^\W\d_{NO_NAME}]+$")
"""Words that belong to a role: 家住城北区的|退休 before 教师."""
COUNTED = re.compile(rf"[达为有共已到至约超近总数计是了]*{FIGURE}")
LONGEST_THING = 26
THING_BEFORE = re.compile(rf"(?:“[^“”，。]{{1,12}}”)?[^\W\d_{NO_NAME}]{{0,12}}$")
"""What belongs to the name of a work before its end."""
NAME_KINDS = ("self", "this", "acting", "organisation", "named")
ARRIVING = re.compile(BEFORE_PLACE)
ACCORDING = ("据", "经")
"""据北塔水库: no name begins so."""
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
    found = [_listed(text, word, rules) for word in rules.entity_words.finditer(text)]
    for known, was in names.items():
        kind = "person" if was == "person" else "name"
        start = text.find(known)
        while start >= 0:
            end = start + len(known)
            found.append(Mention(start, end, kind, start))
            start = text.find(known, end)
    found += _unknown(text, rules)
    found += _things(text, rules)
    found += _short_names(text, rules, names)
    found += _firms(text, rules)
    found += _persons(text, rules)
    found += _heads(text, rules)
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


def _is_located(place: Mention, mention: Mention) -> bool:
    """Whether a place right before a work or an organisation is a part of its name."""
    adjacent = place.end == mention.start and place.kind in ("place", "named")
    return adjacent and mention.kind in ("thing", "organisation")


def counts(text: str, mention: Mention, rules: ChineseRules) -> bool:
    """Whether a mention names an entity: no word that only holds a name, no publisher."""
    return mention.kind != "none" and not _publishes(text, mention, rules)


def _publishes(text: str, mention: Mention, rules: ChineseRules) -> bool:
    """Whether a mention is an office that publishes figures of others."""
    if mention.kind in ("organisation", "institution") and ANALYST.match(text, mention.end):
        return True  # 东江证券分析师何海燕认为
    office = mention.kind in ("organisation", "this") and text[mention.end - 1] in "局委署厅台会院"
    office |= mention.kind == "actor" and text[mention.end - 1] in "关院门"
    return (office or mention.kind == "institution") and bool(rules.saying.match(text, mention.end))


def _precedence(mention: Mention) -> tuple[int, bool, int, int]:
    """In reading order, a person first, then the longer name: 王大硕拿下全队… is no team."""
    return mention.start, mention.kind != "person", -mention.end, mention.head


def _listed(text: str, word: re.Match[str], rules: ChineseRules) -> Mention:
    """A word of the pack with what belongs to it behind: 江苏省苏州市, 中国地质调查局."""
    kind = rules.entity_kinds[word[0]]
    if kind == "institution" or word[0] in HOLDS_OFFICES:
        office = OFFICE_BEHIND.match(text, word.end())
        if office:
            return Mention(word.start(), office.end(), "institution", word.start())
    head = _group_head(text, word.start(), rules) if kind == "collective" else word.start()
    return Mention(word.start(), _place_end(text, word, rules), kind, head)


def _group_head(text: str, start: int, rules: ChineseRules) -> int:
    """Where the name of a group begins: 规模以上 before 企业, 健康 before 成年人."""
    head = _role_head(text, start)
    if not text.startswith("居民", start) and TOWN_AND_LAND.match(text, head):
        return head
    if (
        DONE_TO.search(text, head, start)
        or rules.opening_verbs.search(text, head, start)
        or rules.openers.match(text, head, start)
    ):
        return start
    return head


def _place_end(text: str, word: re.Match[str], rules: ChineseRules) -> int:
    """The end of a place with what is printed behind it: 江苏省苏州市."""
    if rules.entity_kinds[word[0]] != "place":
        return word.end()
    behind = PLACE_BEHIND.match(text, word.end())
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
            inner = PLACE_IN.match(text, end) if kind == "named" else None
            yield Mention(start, inner.end() if inner else end, kind, start)


def _short_names(text: str, rules: ChineseRules, names: Iterable[str]) -> Iterator[Mention]:
    """林场, where the text named 青石岭林场 before."""
    if not names:
        return
    for found in rules.short_names.finditer(text):
        if any(name.endswith(found[0]) and name != found[0] for name in names):
            yield Mention(found.start(), found.end(), "thing", found.start())


def _firms(text: str, rules: ChineseRules) -> Iterator[Mention]:
    """Names behind what a firm is to another: 全资子公司甲乙重工."""
    for found in rules.firms.finditer(text):
        if not rules.common.match(found["named"]):
            yield Mention(found.start("named"), found.end("named"), "organisation", found.start())


def _things(text: str, rules: ChineseRules) -> Iterator[Mention]:
    """平湾跨海大桥, “春芽”助学基金: the end of a name and what belongs to it before."""
    done = 0
    for found in rules.things.finditer(text):
        before = THING_BEFORE.search(text[max(done, found.start() - LONGEST_THING) : found.start()])
        start = found.start() - len(before[0]) if before else found.start()
        start += text.startswith(ACCORDING, start, found.start())
        arrived = ARRIVING.match(text, start, found.start())
        start = arrived.end() if arrived else start
        if found[0] in PAPERS and start == found.start():
            continue  # 股份变动: no name before it
        if not _is_deed(text, start, found.end(), "thing", rules):
            yield Mention(start, found.end(), "thing", start)
            done = found.end()


def _is_deed(text: str, start: int, end: int, kind: str, rules: ChineseRules) -> bool:
    """新建公园, 重点项目 under way: a verb with its object is no name."""
    if kind in ("organisation", "named") and ARRIVING.search(text, start + 1, end):
        return True  # 研究团队来自省医院
    if kind == "organisation" and (
        GENERIC.match(text, start) or OFFICE.fullmatch(text, start, end)
    ):
        return True
    if kind == "named" and LEVEL_OF_PLACE.search(text[start:end]):
        return True
    if kind == "thing" and COUNTED.match(text, end):
        return True  # 标准化牧场达▢: it is counted
    if kind == "thing" and NATIONAL.fullmatch(text, start, end):
        return False
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
        if _is_person(text, start, end, rules):
            yield Mention(start, end, "person", _role_head(text, found.start()))
    for found in rules.somebody.finditer(text):
        yield Mention(found.start(), found.end(), "person", found.start())


def _role_head(text: str, start: int) -> int:
    """Where the words of a role begin: 驻村第一 before 书记, 参保 before 居民."""
    found = ROLE_BEFORE.search(text, max(0, start - LONGEST_ROLE), start)
    return found.start() if found else start


def _is_person(text: str, start: int, end: int, rules: ChineseRules) -> bool:
    """Neither a word that begins like a family name, nor somebody who only says something."""
    return not (rules.common.match(text, start) or rules.speech.match(text, end))


def _heads(text: str, rules: ChineseRules) -> Iterator[Mention]:
    """Names at the head of an item or before the time of a figure."""
    label = LABEL.match(text) or ITEM.match(text) or DEFINED.match(text)
    if label and not _is_sentence(label["name"], rules):
        yield Mention(label.start("name"), label.end("name"), "label", label.start("name"))
    for firm in ANNOUNCER.finditer(text):
        if not _is_sentence(firm["name"], rules):
            yield Mention(firm.start("name"), firm.end("name"), "label", firm.start("name"))
    for work in WORK.finditer(text):
        yield Mention(work.start("name"), work.end("name"), "thing", work.start())
    for numbered in NUMBERED.finditer(text):
        yield Mention(numbered.start(), numbered.end(), "thing", numbered.start())
    for topic in TOPIC.finditer(text):
        start = topic.start("name")
        if rules.persons.match(text, start):
            continue  # 村民王大山今年: the name is a part of it
        if not (_is_sentence(topic["name"], rules) or DEED.search(topic["name"])):
            yield Mention(topic.start("name"), topic.end("name"), "topic", topic.start("name"))


def _is_sentence(name: str, rules: ChineseRules) -> bool:
    """Whether the words before a colon or a time are rather a measure or a deed."""
    return bool(
        rules.measured_noun.search(name)
        or rules.opening_verbs.search(name)
        or rules.openers.match(name)
        or rules.common.match(name)
        or rules.speech.search(name)
        or rules.saying.search(name)
        or rules.published.search(name)
    )
