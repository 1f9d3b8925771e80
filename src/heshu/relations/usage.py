"""Ways of writing numbers that style guides advise against: 约…左右, ５００, 92年, 三、四十人."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import Usage
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import WordLists
from heshu.relations.scene import Scene, place_in

HAN = "〇○零一二三四五六七八九十百千两"
FULL_WIDTH = {chr(0xFF10 + digit): str(digit) for digit in range(10)}
FULL_WIDTH_DIGITS = re.compile(r"[０-９]+(?:[．，][０-９]+)*")
SHORT_YEAR_ZH = re.compile(
    r"(?<![\d０-９.第])(?<!不满)(?<!未满)(?<![满逾近超过达共约整足])(?P<year>[0-9]{2})年(?!以[上下内])(?=[底末初春夏秋冬]|的(?!.{0,8}?(?:历史|历程|经历|生涯|时间|岁月|积累|光阴|实践|经验|沉淀|传承|发展|努力|奋斗|探索|寿命|风雨|坚守|征程|变迁|跨度|经营|婚姻|合作|人生|一生|婚龄|党龄|工龄|教龄|青春|职业|从业|教学|教育|军旅|艺术|奋战|等待|期盼|友谊|交往|相伴))|\d{1,2}月"
    r"|代表|出生|毕业|参军|入伍|入党|退伍|退休|结婚|参加|建成|建厂|成立|下岗|下海|高考|考上|考入|调入|调到)"
    r"|(?<=[是于在])(?P<built>[0-9]{2})年(?=[盖建修买办造种栽装搬写拍开出生立发停拆成]|才|刚)(?!出头|开外|生命|成[了为])"
    r"|(?:^|(?<=[。！？；\n“]))(?P<head>[5-9][1-9]|0[1-9])年(?=那[场年次个回]|[我他她咱俺]|村里|厂里|家里|县里|，)"
    r"|(?:^|(?<=[。！？；，、：\n“我他她俺家亲爷奶哥姐子是于在])|(?<=我们)|(?<=[厂村队店]里))(?P<deed>[4-9]\d|0\d)年"
    r"(?=南下|北上|进城|进厂|进京|大学|高中|中专|初中|大专|师范|技校|恢复|厂里|村里|家里|单位|学校|队里|公社|县里|市里"
    r"|国家|大旱|发大水|发洪水|地震|分家|分田|分房|搬|盖|买|离婚|生下|生了|转业|复员|改制|改革|开店|开厂|开始|第一次"
    r"|首次|刚|那会|打工|考|当兵|当上|插队|下乡|回城|回乡|返乡|返城|去世|出国|回国|承包|创业|上大学|入学|入行|拜师|嫁"
    r"|成家|通电|通车|通水|下放|平反|倒闭|停产|关门|破产|开张|投产|生人|落户|评上|调|到了?[北上广深省县市]|跟|随|和|与|经人|因|由于|他|她|我|俺)"
    r"|(?:从|自)(?P<since>[0-9]{2})年(?:到|至)[0-9]{2}年"
    r"|(?:从|自)(?P<from>[4-9]\d|0\d|1\d|2[0-5])年(?=开始|起(?![步跳底])|以来)"
    r"|(?<=[建立生始摄写作创藏刻造印刊卒逝殁成买购摆修打挖凿栽种])于(?P<done>[4-9]\d|0\d|1\d|2[0-5])年"
    r"|(?<![\d０-９.．第期满近约达共届])(?P<nought>0\d)年(?![级期间检])"
    r"|(?<![\d０-９])[’'‘](?P<marked>\d{2})年"
)
MONTHS_EN = "January|February|March|April|May|June|July|August|September|October|November|December"
IN_TENS = "(?:ten|eleven|twelve|[a-z]+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
ONES = "(?:one|two|three|four|five|six|seven|eight|nine)"
YEAR_IN_WORDS = (
    rf"(?:two thousand and (?:{IN_TENS}(?:[ -]{ONES})?|{ONES})"
    rf"|(?:eighteen|nineteen) hundred and (?:{IN_TENS}(?:[ -]{ONES})?|{ONES})"
    rf"|(?:eighteen|nineteen|twenty) {IN_TENS}(?:[ -]{ONES})?)"
)
MIXED_DATE_EN = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{MONTHS_EN})|(?:{MONTHS_EN}) \d{{1,2}}(?:st|nd|rd|th)?)"
    rf",? (?:(?=[MDCLXVI]{{4}})M{{1,3}}(?:CM|CD|D?C{{0,3}})(?:XC|XL|L?X{{0,3}})(?:IX|IV|V?I{{0,3}})\b"
    rf"|{YEAR_IN_WORDS}(?=[.,;:)”\"]|$| (?:and|at|in|by|the|when|is|was|bears?|on|as|between|to|for)\b))"
)
"""8 August MMXXIV, 3 May nineteen hundred and twelve; but 3 May two thousand people marched."""
MIXED_SCALE_EN = re.compile(
    r"\b\d+(?:\.\d+)?\s(?:hundred|thousand|million)\s(?:thousand|million|billion|trillion)\b"
    r"|\b\d+\s(?:million|billion|trillion)\s\d{1,3}\s(?:hundred|thousand|million)\b"
)
"""2 million 300 thousand, 5 thousand million."""
SHORT_YEAR_EN = re.compile(r"(?<![\w’'])[’'](?P<year>\d{2})(?!\w)(?!s)")
MIXED_DATE = re.compile(
    rf"(?:[{HAN}]{{4}}年\d{{1,2}}月(?:\d{{1,2}}[日号])?|\d{{4}}年[{HAN}]{{1,3}}月(?:[{HAN}\d]{{1,3}}[日号])?"
    rf"|\d{{4}}年\d{{1,2}}月[{HAN}]{{1,3}}[日号]|[{HAN}]{{4}}年[{HAN}]{{1,3}}月\d{{1,2}}[日号]"
    rf"|(?<![年\d])\d{{1,2}}月[{HAN}]{{1,3}}[日号]|(?<![年{HAN}])[{HAN}]{{1,2}}月\d{{1,2}}[日号])"
)
MIXED_SCALE = re.compile(
    r"\d+(?:\.\d+)?亿\d+(?:\.\d+)?(?:千万|百万|万|千)(?:\d+(?:千|百|万)?)*"
    r"|\d+(?:\.\d+)?万\d+(?:千|百)\d*|\d+(?:\.\d+)?千\d+百\d*|(?<![\d.])\d{1,2}(?:\.\d+)?(?:[百千]万|[百千]亿)|\d+(?:\.\d+)?[千百](?![万亿分克米瓦帕卡年焦伏赫兆元公吨升])"
)
ADJACENT = re.compile(
    r"(?<!第)(?:一、二|二、三|两、三|三、四|三、五|四、五|五、六|六、七|七、八|八、九)"
    r"(?=[十百千万亿]?[余多]?(?!年级)[个名人位天年月日岁次家户公里里米吨斤斤元块张条件台辆头只本页分钟小时层])"
)
LUNAR = re.compile(
    r"(?:农历|阴历|旧历|夏历)(?!新年|春节|[^\d。，；]{0,6}[为是在])(?:[^\d。，；]{0,6})?"
    r"(?P<date>\d{1,2}月(?:初?\d{1,2}[日号]?)?)|(?:正月|[一二三四五六七八九十冬腊]{1,2}月)初\d{1,2}(?!\d)|(?P<feast>正月\d{1,2}[日号]?|腊月\d{1,2}[日号]?)"
)
MOST_DIGITS = 4
"""Significant digits of a hedged number; more make a false precision."""
TIMES_MORE = re.compile(
    r"\b(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d+(?:\.\d+)?)\s+times\s+"
    r"(?P<word>more|less|fewer|higher|lower|larger|smaller|bigger|greater|faster|slower|cheaper|longer|heavier|lighter|stronger"
    r"|brighter|taller|deeper|wider|thicker|richer|older|quieter|hotter|denser)"
    r"(?:\s+\w+){0,6}?\s+than\b",
    re.IGNORECASE,
)


class UsageRules(Struct, frozen=True):
    """What the finder of usage compiled from a pack."""

    language: str
    before: re.Pattern[str]
    behind: re.Pattern[str]
    twice: re.Pattern[str] | None
    """Two hedges in a row before a number: roughly about."""
    governed: re.Pattern[str] | None
    """Two such words of which a verb or noun takes the first: spoke about some, drove around about."""
    quoted: re.Pattern[str]
    cautions: Cautions


def compile_usage(pack: Pack, cautions: Cautions) -> UsageRules:
    """The rules of a pack for usage."""
    lists = WordLists(pack)
    return UsageRules(
        pack.language,
        re.compile(
            rf"{lists.regex('usage-about-before')}(?:需要|需|有|为|要|可|能|达|在|是|投入|投资|花费|耗资|耗费|增加|减少|节约|节省|资金|人民币|带动|新增|安排){{0,3}}\s*$",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:\s+[a-z]+)?\s*{lists.regex('usage-about-behind')}", re.IGNORECASE),
        _twice(lists.regex("usage-about-before")) if pack.language == "en" else None,
        _governed(lists) if pack.language == "en" else None,
        word_pattern(pack, "usage-quoted"),
        cautions,
    )


def _twice(about: str) -> re.Pattern[str]:
    return re.compile(rf"{about}\s+{about}\s*$", re.IGNORECASE)


def _governed(lists: WordLists) -> re.Pattern[str]:
    """Verbs of motion with "around", words of speech with "about", and the hedge behind."""
    moving, topic = lists.regex("usage-moving"), lists.regex("usage-topic")
    own = rf"(?:{moving}\s+around|{topic}(?:\s+[a-z]+){{0,2}}?\s+about)"
    return re.compile(rf"{own}\s+{lists.regex('usage-about-before')}\s*$", re.IGNORECASE)


LEAD_REACH = 40
"""Characters before two hedges in which the word stands that takes the first of them as its own."""


def _is_own_preposition(head: str, found: re.Match[str], rules: UsageRules) -> bool:
    """True where the first of two hedges is none: a talk about some 40 beetles, walked around."""
    text = head[: found.end()]
    if FENCED.search(text):
        return True
    return rules.governed is not None and rules.governed.search(text) is not None


FENCED = re.compile(
    r"\b(?!(?:is|are|was|were|be|been|has|have|had|of|by|at|for|with|than|only|to|from|up|costs?|reached|hit"
    r"|employs?|employed|and|or|in|sold|made|took|lost|won|killed|injured)\b)[a-z]+\s+around\s+some\s*$",
    re.IGNORECASE,
)
"""A low fence around some 40 graves: a preposition with its object."""


def find_usage(scene: Scene, rules: UsageRules) -> Iterator[Usage]:
    """Every stretch of a statement that a rule of usage is about."""
    text = scene.statement.text
    if rules.cautions.doubts(scene):
        return
    for claim in scene.claims.values():
        if claim.id:
            yield from _hedged(scene, claim, rules)
    zh = rules.language == "zh"
    patterns = ZH if zh else EN
    for rule, pattern in patterns.items():
        if zh and NEEDED.get(rule, "") not in text:
            continue
        for found in pattern.finditer(text):
            if rule == "short-year" and _opens_quotation(text, found):
                continue
            usage = _usage(scene, rule, found.span(), instead=_instead(rule, found))
            if usage is not None:
                yield usage


NEEDED = {"short-year": "年", "adjacent-approx-comma": "、"}
"""What each match of a Chinese rule holds."""
ZH: Mapping[str, re.Pattern[str]] = {
    "fullwidth-digits": FULL_WIDTH_DIGITS,
    "short-year": SHORT_YEAR_ZH,
    "mixed-date-numerals": MIXED_DATE,
    "mixed-scale": MIXED_SCALE,
    "adjacent-approx-comma": ADJACENT,
    "lunar-arabic": LUNAR,
    "times-more": TIMES_MORE,
}
EN: Mapping[str, re.Pattern[str]] = {
    "fullwidth-digits": FULL_WIDTH_DIGITS,
    "short-year": SHORT_YEAR_EN,
    "mixed-date-numerals": MIXED_DATE_EN,
    "mixed-scale": MIXED_SCALE_EN,
    "times-more": TIMES_MORE,
}


CLOSING_QUOTE = re.compile(r"(?<=[\w.,!?])'(?![A-Za-z])")


def _opens_quotation(text: str, found: re.Match[str]) -> bool:
    """True for the mark of '60 days or a fine of £200', which is closed later on."""
    opens = found[0].startswith("'")
    return opens and CLOSING_QUOTE.search(text, found.end()) is not None


def _instead(rule: str, found: re.Match[str]) -> str:
    """How to write it, where that can be told."""
    if rule == "fullwidth-digits":
        return "".join(FULL_WIDTH.get(c, {"．": ".", "，": ","}.get(c, c)) for c in found[0])
    if rule == "adjacent-approx-comma":
        return found[0].replace("、", "")
    return ""


def _usage(
    scene: Scene, rule: str, span: tuple[int, int], *, claim: Claim | None = None, instead: str = ""
) -> Usage | None:
    """A stretch of the statement with its place; `None` where the place is not known."""
    statement, (start, end) = scene.statement, span
    place = place_in(statement, start, end)
    if place is None:
        return None
    text = statement.text[start:end]
    mention = Mention(kind="usage", text=text, place=place, start=start, end=end)
    return Usage(
        rule=rule,
        cue=text,
        language=statement.language,
        mention=mention,
        claim=claim,
        instead=instead,
    )


def _hedged(scene: Scene, claim: Claim, rules: UsageRules) -> Iterator[Usage]:
    """Two approximators on one number, and a hedge on a number of many digits."""
    text, quantity = scene.statement.text, claim.quantity
    core = slice(quantity.core_start - quantity.start, quantity.core_end - quantity.start)
    head = text[max(0, claim.start - LEAD_REACH) : claim.start] + quantity.text[: core.start]
    tail = quantity.text[core.stop :] + text[claim.end : claim.end + REACH]
    inner = quantity.text[core]
    before, behind = rules.before.search(head), rules.behind.match(tail)
    if behind and COMING.match(tail):
        behind = None
    inside = INSIDE.search(inner) if rules.language == "zh" else None
    twice = rules.twice.search(head) if rules.twice else None
    if twice and _is_own_preposition(head, twice, rules):
        twice = None
    before = twice or before
    marks = [mark for mark in (before, twice, inside, behind) if mark]
    if len(marks) > 1 and not _contradicts(before, inside or behind):
        start = claim.start + core.start - (len(head) - before.start() if before else 0)
        end = claim.start + core.stop + (behind.end() if behind else 0)
        usage = _usage(scene, "redundant-approx", (start, end), claim=claim)
        if usage is not None:
            yield usage
    digits = re.sub(r"[^\d]", "", inner).strip("0")
    hedged = before or behind or quantity.qualifier == "nearly"
    if hedged and len(digits) > MOST_DIGITS and not quantity.words:
        usage = _usage(scene, "false-precision", (claim.start, claim.end), claim=claim)
        if usage is not None:
            yield usage


NEARLY = re.compile("[将接]近")
MORE = re.compile("[多余]")


def _contradicts(before: re.Match[str] | None, behind: re.Match[str] | None) -> bool:
    """True for 接近20亿多元, whose words do not say the same twice: VAL008 tells."""
    if before is None or behind is None:
        return False
    return bool(NEARLY.match(before[0]) and MORE.match(behind[0]))


REACH = 16
"""Characters beside a figure in which a hedge stands."""
COMING = re.compile("来[自源看说讲到临往袭函访电]")
"""约有4.9%来自物价: a verb."""
INSIDE = re.compile(r"[多余来](?=[万亿千百]?[^\d]*$)")
"""A hedge within the number: 3000多元, 30余人."""
