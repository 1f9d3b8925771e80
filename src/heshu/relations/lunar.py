"""Lunar dates and festivals beside their dates: 2024年9月17日（农历八月十五）, 甲辰年（2024年）.

The two must be next to each other, with no more than 是, 即 or a bracket in between: 中秋假期9月15日
and 中秋节前的9月10日 say nothing of the day of the festival.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from heshu.languages import lists
from heshu.languages.lists import NOTHING
from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.relations import LunarDate, LunarYear, Relation
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.dates import SHORT_MONTHS, month_names, number
from heshu.relations.scene import Scene, mention_at
from heshu.relations.small_numbers import ordinal_number

STEMS, BRANCHES, ANIMALS = (
    "甲乙丙丁戊己庚辛壬癸",
    "子丑寅卯辰巳午未申酉戌亥",
    "鼠牛虎兔龙蛇马羊猴鸡狗猪",
)
"""The numerals of the cycle of sixty years, and the animals of twelve of them."""
MONTHS = {name: value for value, name in enumerate("正二三四五六七八九十冬腊", start=1)}
MONTHS |= {"一": 1, "十一": 11, "十二": 12}
NAMED_MONTHS = frozenset("正冬腊")
DAY = r"(?:初[一二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十)"
RANGE_BEFORE = re.compile(r"(?:[至到—~～－-]|\d、)\s?$")
SLOTS_ZH = {
    "space": r"\s?",
    "marks": r"[\s，,（(：:—]{0,2}",
    "told": r"[^。；0-9]{0,30}?",
    "white": r"\s",
    "year": r"(?P<year>(?:1[89]|20)\d\d)",
    "month": r"(?<![\d.])(?P<month>1[0-2]|0?[1-9])",
    "day": r"(?P<day>3[01]|[12]\d|0?[1-9])",
    "weekday": "[一二三四五六日天]",
    "lunar-year": r"(?P<lunar_year>(?:1[89]|20)\d\d)",
    "feast-year": r"(?P<lunar_year>\d{4})",
    "named-year": r"(?<!\d)(?P<year>\d{4})",
    "year-behind": r"(?P<year>\d{4})",
    "lunar-month": "(?P<lunar_month>正|冬|腊|十[一二]|[一二三四五六七八九十])",
    "lunar-day": f"(?P<lunar_day>{DAY})",
    "arabic-month": "(?P<arabic_month>1[0-2]|[1-9])",
    "arabic-day": r"(?P<arabic_day>30|[12]\d|[1-9])",
    "any-month": "[正冬腊一二三四五六七八九十]",
    "no-number": "(?![0-9一二三四五六七八九十])",
    "digit": r"\d",
    "stem-and-branch": f"[{STEMS}][{BRANCHES}]",
    "cycle": f"(?P<cycle>[{STEMS}][{BRANCHES}])",
    "animal": f"[{ANIMALS}]",
    "named-animal": f"(?P<animal>[{ANIMALS}])",
    "animal-alone": f"(?P<animal2>[{ANIMALS}])",
}
ORDINAL_EN = r"(?:\d{1,2}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?)"
SLOTS_EN = {
    "blank": r"\s*",
    "edge": r"\b",
    "day": r"(?P<day>\d{1,2})",
    "day-first": r"(?P<day_first>\d{1,2})",
    "year": r"(?P<year>(?:19|20)\d\d)",
    "year-behind": r"(?P<year_behind>(?:19|20)\d\d)",
    "named-year": r"(?<!\d)(?P<year>(?:19|20)\d\d)",
    "name-or-number": r"[A-Z\d]",
    "lunar-day": f"(?P<lunar_day>{ORDINAL_EN})",
    "lunar-month": f"(?P<lunar_month>{ORDINAL_EN})",
}
"""What is told by numerals; the words between stand in the packs. `day` and `month-name` are those
of "July 3", `day-first` and `name-behind` those of "3 July"."""
BEFORE = 14
"""Characters in front of a festival in which a word makes it another day: 距, ahead of."""


class LunarRules(Struct, frozen=True):
    """What the finder of lunar dates compiled from a pack."""

    language: str
    festivals: dict[str, tuple[int, int]]
    """Festival -> month and day of the lunar calendar, 0 for the last of the month."""
    animals: dict[str, str]
    """Name of an animal in lower case -> its Chinese name."""
    festival: re.Pattern[str]
    """Any of them: the trigger."""
    mark: re.Pattern[str]
    """What each text with a lunar date or the name of a year holds: the other trigger."""
    pairs: tuple[tuple[bool, re.Pattern[str]], ...]
    """A lunar day and a date next to each other; true where the date stands first."""
    alone: re.Pattern[str]
    years: tuple[re.Pattern[str], ...]
    """A year with its name."""
    ties: re.Pattern[str]
    """What ties a stretch to the one behind it."""
    other: re.Pattern[str]
    cautions: Cautions


def compile_lunar(pack: Pack, cautions: Cautions) -> LunarRules:
    """The rules of a pack for lunar dates."""
    festivals = [entry.split("|") for entry in pack.words_named("relation-festival")]
    animals = [entry.split("|") for entry in pack.words_named("relation-zodiac")]
    names = any_of(name for name, _ in festivals).replace(r"\ ", r"\s+")
    phrases = Phrases(pack, _slots(pack, names, [name for name, _ in animals]))
    return LunarRules(
        pack.language,
        {name.lower(): _month_and_day(date) for name, date in festivals},
        {entry[0]: entry[1] for entry in animals} | {sign: sign for sign in ANIMALS},
        re.compile(names, re.IGNORECASE),
        re.compile(phrases.regex("relation-lunar-mark"), re.IGNORECASE),
        tuple(
            (name == DATE_FIRST, re.compile(regex))
            for name in (DATE_FIRST, DATE_LAST)
            for _, regex in phrases.regexes(name)
        ),
        re.compile(phrases.regex("relation-lunar-date") if pack.language == "zh" else NOTHING),
        tuple(re.compile(regex) for _, regex in phrases.regexes("relation-lunar-year")),
        re.compile(rf"(?:[\s，,（(：:；;]|{lists.words(pack, 'relation-lunar-tie')})+$"),
        word_pattern(pack, "relation-festival-other"),
        cautions,
    )


DATE_FIRST, DATE_LAST = "relation-lunar-behind-date", "relation-lunar-before-date"


def _slots(pack: Pack, festivals: str, animals: Sequence[str]) -> dict[str, str]:
    """The slots of a language, with the names that its pack gives."""
    if pack.language == "zh":
        return SLOTS_ZH | {"feast": f"(?P<feast>{festivals})"}
    months = any_of(month_names(pack))
    return SLOTS_EN | {
        "feast": f"(?P<feast>(?i:{festivals}))",
        "month-name": rf"(?P<month_name>{months})\.?",
        "name-behind": rf"(?P<name_behind>{months})",
        "weekday": any_of(name.capitalize() for name in pack.words_named("weekday")),
        "animal": f"(?P<animal>(?i:{any_of(animals)}))",
    }


def _month_and_day(date: str) -> tuple[int, int]:
    month, _, day = date.partition("-")
    return int(month), int(day)


def find_lunar(scene: Scene, rules: LunarRules) -> Iterator[Relation]:
    """Lunar dates and festivals with their dates, and years with their names."""
    text = scene.statement.text
    if not rules.mark.search(text) and not rules.festival.search(text):
        return
    if rules.cautions.doubts(scene):
        return
    taken: list[tuple[int, int]] = []
    for date_first, pair in rules.pairs:
        for found in pair.finditer(text):
            if any(start < found.end() and found.start() < end for start, end in taken):
                continue
            if _is_elsewhere(text, found, rules):
                continue
            date = _paired(scene, found, rules, date_first=date_first)
            if date is not None:
                taken.append(found.span())
                yield date
    yield from _alone(scene, rules.alone, taken)
    yield from _years(scene, rules)


def _is_elsewhere(text: str, found: re.Match[str], rules: LunarRules) -> bool:
    """True if the date ends a range, or the festival is one of another people or still to come."""
    before = text[max(0, found.start() - BEFORE) : found.start()]
    return bool(RANGE_BEFORE.search(before) or rules.other.search(before + found[0]))


def _paired(
    scene: Scene, found: re.Match[str], rules: LunarRules, *, date_first: bool
) -> LunarDate | None:
    """The relation for a lunar day and a date next to each other."""
    groups = found.groupdict()
    lunar = _lunar_of(groups, rules, paired=True)
    mention = mention_at(scene.statement, *found.span())
    if lunar is None or mention is None:
        return None
    first = "month" if "month" in groups else "month_name" if groups["month_name"] else "day_first"
    solar_start = (
        found.start("year") if groups.get("year") and first == "month" else found.start(first)
    )
    if date_first:
        split = min(s for s in _starts(found, LUNAR_GROUPS) if s >= 0)
        lunar_text, solar_text = (
            found[0][split - found.start() :],
            found[0][: split - found.start()],
        )
    else:
        split = solar_start - found.start()
        lunar_text, solar_text = found[0][:split], found[0][split:]
    month, day, year = _solar_of(groups)
    year = year or _year_told(scene, found.start(), lunar[0])
    return LunarDate(
        mention=mention,
        cue=mention.text,
        lunar_text=rules.ties.sub("", lunar_text),
        month=lunar[0],
        day=lunar[1],
        leap=groups.get("leap") is not None,
        lunar_year=int(groups["lunar_year"]) if groups.get("lunar_year") else None,
        cycle=groups.get("cycle") or "",
        solar_text=rules.ties.sub("", solar_text),
        solar_year=year,
        solar_month=month,
        solar_day=day,
        dateline=scene.as_of,
        language=scene.statement.language,
        sentence=scene.statement.text,
    )


YEAR = re.compile(r"\b[12]\d{3}\b", re.ASCII)
LATE = 10
"""From this lunar month on a date may be of the next year."""


def _year_told(scene: Scene, start: int, month: int) -> int | None:
    """The only year of "In 2031 the feast, the 15th day of the eighth lunar month, is on ..."."""
    text = scene.statement.text
    told = scene.said["in-the-year"].search(text, 0, start)
    years = YEAR.findall(text)
    return int(years[0]) if told and len(years) == 1 and month < LATE else None


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
        if groups.get("calendar") is None:
            return None
        return int(groups["arabic_month"] or 0), int(groups["arabic_day"] or 0)
    month, day = groups.get("lunar_month") or "", groups.get("lunar_day") or ""
    if rules.language == "en":
        values = ordinal_number(month), _english_ordinal(day)
        return None if None in values else (values[0] or 0, values[1] or 0)
    if not (_is_lunar(groups) or paired or day.startswith(("初", "廿"))):
        return None
    return None if paired and not day else (MONTHS[month], _day(day))


def _is_lunar(groups: dict[str, str | None]) -> bool:
    """True for a month that is surely one of the lunar calendar."""
    named = any(groups.get(name) is not None for name in ("calendar", "cycle", "leap"))
    return named or groups.get("lunar_month") in NAMED_MONTHS


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
        mention = mention_at(scene.statement, *found.span())
        if not _is_lunar(groups) or mention is None:
            continue
        yield LunarDate(
            mention=mention,
            cue=mention.text,
            lunar_text=found.string[found.end("lunar_year") + 1 : found.end()],
            month=MONTHS[groups["lunar_month"]],
            day=_day(groups["lunar_day"] or ""),
            leap=groups["leap"] is not None,
            lunar_year=int(groups["lunar_year"]),
            cycle=groups["cycle"] or "",
            language=scene.statement.language,
            sentence=scene.statement.text,
        )


def _years(scene: Scene, rules: LunarRules) -> Iterator[LunarYear]:
    """2024年（甲辰年）, 2024 is the Year of the Dragon, 甲辰龙年.

    2025年1月1日（甲辰年腊月初二） is a date of the end of a lunar year.
    """
    text = scene.statement.text
    done: list[tuple[int, int]] = []
    for pattern in rules.years:
        for found in pattern.finditer(text):
            groups = found.groupdict()
            year = groups.get("year")
            name = groups.get("animal") or groups.get("animal2") or ""
            animal = rules.animals.get(name.lower(), "")
            mention = mention_at(scene.statement, *found.span())
            dated = scene.said["lunar-month-behind"].match(text, found.end())
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
