"""Lunar dates and festivals beside their dates: 2024年9月17日（农历八月十五）, 甲辰年（2024年）.

The two must be next to each other, with no more than 是, 即 or a bracket in between: 中秋假期9月15日
and 中秋节前的9月10日 say nothing of the day of the festival.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import LunarDate, LunarYear, Relation
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.dates import SHORT_MONTHS, number
from heshu.relations.scene import Scene, place_in
from heshu.relations.small_numbers import ordinal_number

STEMS, BRANCHES, ANIMALS = (
    "甲乙丙丁戊己庚辛壬癸",
    "子丑寅卯辰巳午未申酉戌亥",
    "鼠牛虎兔龙蛇马羊猴鸡狗猪",
)
ENGLISH_ANIMALS = (
    "rat ox tiger rabbit dragon snake horse goat monkey rooster dog pig".split()
)  # fmt: skip
OTHER_NAMES = {"sheep": "goat", "hare": "rabbit", "ram": "goat"}
MONTHS = {name: value for value, name in enumerate("正二三四五六七八九十冬腊", start=1)}
MONTHS |= {"一": 1, "十一": 11, "十二": 12}
NAMED_MONTHS = frozenset("正冬腊")
CYCLE = rf"(?P<cycle>[{STEMS}][{BRANCHES}])"
SOLAR = (
    r"(?:(?P<year>(?:1[89]|20)\d\d)年)?(?<![\d.])(?P<month>1[0-2]|0?[1-9])月"
    r"(?P<day>3[01]|[12]\d|0?[1-9])[日号]"
)
DAY = r"(?:初[一二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)"
LUNAR = (
    r"(?:(?P<lunar_year>(?:1[89]|20)\d\d)年)?的?(?P<calendar>(?:中国)?(?:农历|阴历|旧历|夏历|古历))?的?"
    rf"(?:(?:{CYCLE}[{ANIMALS}]?|[{ANIMALS}])年)?(?P<leap>闰)?"
    rf"(?:(?P<lunar_month>正|冬|腊|十[一二]|[一二三四五六七八九十])月(?P<lunar_day>{DAY})?"
    r"|(?P<arabic_month>1[0-2]|[1-9])月(?:初)?(?P<arabic_day>30|[12]\d|[1-9]))(?![0-9一二三四五六七八九十])(?![日号份])"
)
WEEKDAY = r"(?:\s?[（(，,]?\s?(?:星期|周)[一二三四五六日天][)）]?)?"
GAP = r"[\s，,（(：:]{0,2}(?:即|也就是|就是|正是|是|为|系|恰是|恰逢|正逢|正值|适逢|时值|对应|相当于|落在|在|公历|阳历|新历|农历是|今年的|今年){0,2}[\s，,（(：:]{0,2}(?:公历|阳历|新历)?"
SHUT = r"(?![日号]?\s?(?:[至到—~～－-]|起|前|后|之前|之后|以前|以后|左右))"
"""What must not follow a date: it begins a range, or the festival lies before or after it."""
RANGE_BEFORE = re.compile(r"(?:[至到—~～－-]|\d、)\s?$")
FESTIVAL_END = (
    r"(?=[，,。；;、（(）)！!\s]|当天|当日|这天|这一天|那天|佳节|$|是|为|在|落在|正值|恰逢)"
)
YEAR_CYCLE = rf"(?:农历|阴历|夏历|岁次|中国|传统)*(?:{CYCLE}(?P<animal>[{ANIMALS}])?|(?P<animal2>[{ANIMALS}]))年"
YEAR_FIRST = re.compile(
    rf"(?<!\d)(?P<year>\d{{4}})年?(?:是|为|系|即|，|,)?(?:农历|阴历)?(?:的)?[（(]?{YEAR_CYCLE}"
)
YEAR_LAST = re.compile(
    rf"(?:农历|岁次)?(?:{CYCLE}(?P<animal>[{ANIMALS}])?|(?P<animal2>[{ANIMALS}]))年[（(](?:即|公元|公历)?(?P<year>\d{{4}})年?[)）]"
)
CYCLE_ANIMAL = re.compile(rf"{CYCLE}(?P<animal>[{ANIMALS}])年")
TRIGGER_ZH = re.compile(
    rf"[农阴旧夏]历|[正冬腊闰]月|闰[一二三四五六七八九十]|月(?:初|廿|十|二十)|[{STEMS}][{BRANCHES}]|[{ANIMALS}]年"
)
DATE_EN = (
    r"(?:(?P<month_name>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d))?"
    r"|(?P<day_first>\d{1,2})(?:st|nd|rd|th)?\s+(?P<name_behind>January|February|March|April|May|June|July"
    r"|August|September|October|November|December)(?:,?\s+(?P<year_behind>(?:19|20)\d\d))?)"
)
WEEKDAY_EN = r"(?:[A-Z][a-z]+day,?\s+)?"
LINK_EN = (
    r"(?:,?\s+(?:(?:which|this\s+year|it)\s+)?(?:will\s+)?(?:falls?|fell|fall|is|was|be|lands?|landed|came|comes)"
    r"(?:\s+celebrated|\s+observed)?(?:\s+on)?\s+|\s*\(\s*|,\s+|\s+\(on\s+|,?\s+on\s+)"
)
BACK_EN = r"(?:,?\s+(?:is|was|marks|marked|will\s+be|being)\s+(?:the\s+)?|,\s+(?:the\s+day\s+of\s+)?(?:the\s+)?|\s*\(\s*(?:the\s+)?)"
ORDINAL_EN = r"(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)"
LUNAR_EN = (
    rf"(?:the\s+)?(?P<lunar_day>{ORDINAL_EN})\s+day\s+of\s+the\s+(?P<leap>leap\s+)?(?P<lunar_month>{ORDINAL_EN})\s+"
    r"(?:lunar\s+month|month\s+of\s+the\s+(?:Chinese\s+)?lunar\s+calendar)"
)
TRIGGER_EN = re.compile(r"lunar\s+(?:month|calendar)", re.IGNORECASE)
ZODIAC_EN = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?:,|\s+is|\s+was|\s+will\s+be|\s*\()\s*(?:the\s+|a\s+)?[Yy]ear\s+of\s+the\s+(?P<animal>[A-Z]?[a-z]+)"
    r"|(?:the\s+)?Year\s+of\s+the\s+(?P<animal2>[A-Z]?[a-z]+)\s*\((?P<year2>(?:19|20)\d\d)\)"
)
BEFORE = 14
"""Characters in front of a festival in which a word makes it another day: 距, ahead of."""


class LunarRules(Struct, frozen=True):
    """What the finder of lunar dates compiled from a pack."""

    language: str
    festivals: dict[str, tuple[int, int]]
    """Festival -> month and day of the lunar calendar, 0 for the last of the month."""
    festival: re.Pattern[str]
    """Any of them: the trigger."""
    pairs: tuple[re.Pattern[str], ...]
    alone: re.Pattern[str] | None
    other: re.Pattern[str]
    cautions: Cautions


def compile_lunar(pack: Pack, cautions: Cautions) -> LunarRules:
    """The rules of a pack for lunar dates."""
    entries = [entry.split("|") for entry in pack.words_named("relation-festival")]
    days = {name.lower(): _month_and_day(date) for name, date in entries}
    names = any_of(name for name, _ in entries).replace(r"\ ", r"\s+")
    pairs = _chinese_pairs(names) if pack.language == "zh" else _english_pairs(names)
    return LunarRules(
        pack.language,
        days,
        re.compile(names, re.IGNORECASE),
        tuple(re.compile(pair) for pair in pairs),
        re.compile(LUNAR) if pack.language == "zh" else None,
        word_pattern(pack, "relation-festival-other"),
        cautions,
    )


def _month_and_day(date: str) -> tuple[int, int]:
    month, _, day = date.partition("-")
    return int(month), int(day)


def _chinese_pairs(names: str) -> list[str]:
    """A date in front of a lunar day or festival, and behind it."""
    feast = rf"(?:(?P<lunar_year>\d{{4}})年的?)?(?:农历)?(?:(?:{CYCLE}[{ANIMALS}]?|[{ANIMALS}])年)?(?P<feast>{names})"
    return [
        rf"{SOLAR}{WEEKDAY}{GAP}{LUNAR}",
        rf"{LUNAR}[)）]?{GAP}{SOLAR}{SHUT}",
        rf"{SOLAR}{WEEKDAY}{GAP}{feast}{FESTIVAL_END}",
        rf"{feast}(?:当天|当日|这天)?(?![，,]\s?\d){GAP}{SOLAR}{SHUT}",
    ]


def _english_pairs(names: str) -> list[str]:
    feast = rf"(?P<feast>(?i:{names}))"
    until = r"(?!\s*(?:to|through|until|and|[-–—])\s*[A-Z\d])"
    return [
        rf"{feast}{LINK_EN}{WEEKDAY_EN}{DATE_EN}{until}",
        rf"{DATE_EN}{BACK_EN}{feast}",
        rf"{LUNAR_EN}{LINK_EN}{WEEKDAY_EN}{DATE_EN}{until}",
        rf"{DATE_EN}{BACK_EN}{LUNAR_EN}",
    ]


def find_lunar(scene: Scene, rules: LunarRules) -> Iterator[Relation]:
    """Lunar dates and festivals with their dates, and years with their names."""
    text = scene.statement.text
    chinese = rules.language == "zh"
    triggered = (TRIGGER_ZH if chinese else TRIGGER_EN).search(text)
    if not triggered and not rules.festival.search(text) and (chinese or "ear of the" not in text):
        return
    if rules.cautions.doubts(scene):
        return
    taken: list[tuple[int, int]] = []
    for number_, pair in enumerate(rules.pairs):
        for found in pair.finditer(text):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            if _is_elsewhere(text, found, rules):
                continue
            date = _paired(scene, found, rules, solar_first=number_ in SOLAR_FIRST[rules.language])
            if date is not None:
                taken.append(found.span())
                yield date
    if rules.alone:
        yield from _alone(scene, rules.alone, taken)
    yield from _years(scene, chinese=chinese)


SOLAR_FIRST = {"zh": (0, 2), "en": (1, 3)}
"""Which of the pairs begin with the date."""


def _is_elsewhere(text: str, found: re.Match[str], rules: LunarRules) -> bool:
    """True if the date ends a range, or the festival is one of another people or still to come."""
    before = text[max(0, found.start() - BEFORE) : found.start()]
    return bool(RANGE_BEFORE.search(before) or rules.other.search(before + found[0]))


def _paired(
    scene: Scene, found: re.Match[str], rules: LunarRules, *, solar_first: bool
) -> LunarDate | None:
    """The relation for a lunar day and a date next to each other."""
    groups = found.groupdict()
    lunar = _lunar_of(groups, rules, paired=True)
    mention = _mention(scene, *found.span())
    if lunar is None or mention is None:
        return None
    first = "month" if "month" in groups else "month_name" if groups["month_name"] else "day_first"
    solar_start = (
        found.start("year") if groups.get("year") and first == "month" else found.start(first)
    )
    if solar_first:
        split = min(s for s in _starts(found, LUNAR_GROUPS) if s >= 0)
        lunar_text, solar_text = (
            found[0][split - found.start() :],
            found[0][: split - found.start()],
        )
    else:
        split = solar_start - found.start()
        lunar_text, solar_text = found[0][:split], found[0][split:]
    month, day, year = _solar_of(groups)
    return LunarDate(
        mention=mention,
        cue=mention.text,
        lunar_text=_bare(lunar_text),
        month=lunar[0],
        day=lunar[1],
        leap=bool(groups.get("leap")),
        lunar_year=int(groups["lunar_year"]) if groups.get("lunar_year") else None,
        cycle=groups.get("cycle") or "",
        solar_text=_bare(solar_text),
        solar_year=year,
        solar_month=month,
        solar_day=day,
        dateline=scene.as_of,
        language=scene.statement.language,
        sentence=scene.statement.text,
    )


LUNAR_GROUPS = (
    "lunar_year",
    "calendar",
    "cycle",
    "leap",
    "feast",
    "lunar_month",
    "arabic_month",
    "lunar_day",
)


def _starts(found: re.Match[str], groups: tuple[str, ...]) -> list[int]:
    return [found.start(group) for group in groups if group in found.groupdict()]


def _bare(text: str) -> str:
    """A stretch without what ties it to its neighbour: 农历八月十五（ -> 农历八月十五."""
    return TIES.sub("", text)


TIES = re.compile(
    r"(?:[\s，,（(：:；;]|即|也就是|就是|正是|是|为|系|恰是|恰逢|正逢|正值|适逢|时值|对应|相当于|落在|在|公历|阳历|新历|今年的?"
    r"|\s(?:which|falls?|fell|is|was|on|marks|marked|the|will|be|came|comes|lands|landed)\b)+$"
)


def _solar_of(groups: dict[str, str | None]) -> tuple[int, int, int | None]:
    """Month, day and year of the date."""
    if groups.get("month"):
        return (
            int(groups["month"] or 0), int(groups["day"] or 0), int(groups["year"] or 0) or None,
        )  # fmt: skip
    name = groups.get("month_name") or groups.get("name_behind") or ""
    day = groups.get("day") or groups.get("day_first") or "0"
    year = groups.get("year") or groups.get("year_behind")
    return SHORT_MONTHS[name[:3].lower()], int(day), int(year) if year else None


def _lunar_of(
    groups: dict[str, str | None], rules: LunarRules, *, paired: bool
) -> tuple[int, int] | None:
    """Month and day of a lunar date; `None` where it is no sure one.

    八月十五 alone is a date of the common calendar in Chinese numerals with 日 left out, unless
    农历, 初, 廿 or a date beside it says otherwise; 农历 must stand in front of Arabic digits.
    """
    if groups.get("feast"):
        return rules.festivals.get(re.sub(r"\s+", " ", groups["feast"] or "").lower())
    if groups.get("arabic_month"):
        if not groups.get("calendar"):
            return None
        return int(groups["arabic_month"] or 0), int(groups["arabic_day"] or 0)
    month, day = groups.get("lunar_month") or "", groups.get("lunar_day") or ""
    if rules.language == "en":
        values = ordinal_number(month), _english_ordinal(day)
        return None if None in values else (values[0] or 0, values[1] or 0)
    sure = (
        groups.get("calendar") or groups.get("cycle") or month in NAMED_MONTHS or groups.get("leap")
    )
    if not (sure or paired or day.startswith(("初", "廿"))):
        return None
    return None if paired and not day else (MONTHS[month], _day(day))


def _english_ordinal(text: str) -> int | None:
    """fifteenth, 15th, twenty-third, thirtieth."""
    tens = {"twenty": 20, "thirtieth": 30}
    head, _, tail = text.lower().partition("-")
    if head in tens:
        return tens[head] + ((ordinal_number(tail) or 0) if tail else 0)
    return ordinal_number(text)


def _day(text: str) -> int:
    """初八 -> 8, 廿三 -> 23; -1 where there is none."""
    if not text:
        return -1
    return number(text.replace("初", "").replace("廿", "二十")) or -1


def _alone(
    scene: Scene, pattern: re.Pattern[str], taken: list[tuple[int, int]]
) -> Iterator[LunarDate]:
    """A lunar date with its year, which may have no such month or day: 2024年闰六月."""
    for found in pattern.finditer(scene.statement.text):
        groups = found.groupdict()
        if any(start < found.end() and found.start() < end for start, end in taken):
            continue
        if not groups["lunar_year"] or not groups["lunar_month"]:
            continue
        sure = groups["calendar"] or groups["cycle"] or groups["leap"]
        sure = sure or groups["lunar_month"] in NAMED_MONTHS
        mention = _mention(scene, *found.span())
        if not sure or mention is None:
            continue
        yield LunarDate(
            mention=mention,
            cue=mention.text,
            lunar_text=found[0].partition("年")[2],
            month=MONTHS[groups["lunar_month"]],
            day=_day(groups["lunar_day"] or ""),
            leap=bool(groups["leap"]),
            lunar_year=int(groups["lunar_year"]),
            cycle=groups["cycle"] or "",
            language=scene.statement.language,
            sentence=scene.statement.text,
        )


def _years(scene: Scene, *, chinese: bool) -> Iterator[LunarYear]:
    """2024年（甲辰年）, 2024 is the Year of the Dragon, 甲辰龙年."""
    text = scene.statement.text
    patterns = (YEAR_FIRST, YEAR_LAST, CYCLE_ANIMAL) if chinese else (ZODIAC_EN,)
    done: list[tuple[int, int]] = []
    for pattern in patterns:
        for found in pattern.finditer(text):
            groups = found.groupdict()
            year = groups.get("year") or groups.get("year2")
            animal = (groups.get("animal") or groups.get("animal2") or "").lower()
            animal = animal if chinese else _chinese_animal(animal)
            mention = _mention(scene, *found.span())
            dated = MONTH_BEHIND.match(text, found.end())
            if mention is None or dated or not (animal or groups.get("cycle")):
                continue
            if any(start <= found.start() and found.end() <= end for start, end in done):
                continue
            done.append(found.span())
            yield LunarYear(
                mention=mention,
                cue=mention.text,
                year=int(year) if year else None,
                cycle=groups.get("cycle") or "",
                animal=animal,
                language=scene.statement.language,
                sentence=text,
            )


MONTH_BEHIND = re.compile(r"[闰正冬腊一二三四五六七八九十]{1,2}月|春节前|[0-9]{1,2}月")
"""Then the pair is a date of the end of a lunar year: 2025年1月1日（甲辰年腊月初二）."""


def _chinese_animal(name: str) -> str:
    name = OTHER_NAMES.get(name, name)
    return ANIMALS[ENGLISH_ANIMALS.index(name)] if name in ENGLISH_ANIMALS else ""


def _mention(scene: Scene, start: int, end: int) -> Mention | None:
    place = place_in(scene.statement, start, end)
    if place is None:
        return None
    text = scene.statement.text[start:end]
    return Mention(kind="date", text=text, place=place, start=start, end=end)
