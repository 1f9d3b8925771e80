"""Dates, clock times and periods in Chinese text: 2025年10月29日, 1—9月, 晚8时30分.

`date_pattern` and `clock_pattern` are alternatives of the scanner's master pattern; `iso` reads
their groups:

>>> import re
>>> from heshu.languages.pack import load
>>> pack = load("zh")
>>> master = re.compile(f"{date_pattern(pack)} | {clock_pattern(pack)}", re.VERBOSE)
>>> iso(master.match("2025年1—9月"))
'2025-01/2025-09'
"""

from __future__ import annotations

from heshu.languages import trie
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re

D = "[0-9０-９]"
C = "[一二三四五六七八九]"
ZERO = "[〇零○Ｏ０0oO]"
S = "[ \u00a0\u3000]?"
JOIN = f"{S}[-—–~～―－至到]{S}"

YEAR = rf"[12１２]{D}{{3}}|[一二][〇零○一二三四五六七八九]{{3}}"
LIFE = r"(?:1[4-9]|20)\d\d(?<!00)"
"""A year of birth or death; a range of round numbers in brackets is rather one of amounts."""
SHORT_YEAR = rf"{D}{{2}}(?={S}年{S}{D}{{1,2}}{S}月)|0{D}(?={S}年)|[〇零]{C}(?={S}年)|[七八九]{C}(?={S}年(?![级制大多内]))"
MONTH = rf"1[0-2]|0?[1-9]|[１-９]|１[０-２]|十[一二]?|{C}|正|腊|元(?=月{S}{D})"
DAY = rf"[12１２]{D}|3[01]|３[０１]|0?[1-9]|[１-９]|初?[一二三四五六七八九十]|[一二]?十{C}?|三十一?|廿{C}?|卅"
# What every date and every time looks like in its first characters: a cheap test that comes first.
BEGINS = rf"[0-9０-９〇零○Ｏo一二三四五六七八九十正腊元初廿卅]{{1,4}}{S}[年月日号/.至到~～—–―－、和及与-]"
HALF_OF_DAY = "(?<=[今昨明当前]晚|[今昨明]早|[今凌]晨|[上下]午|中午|晚上|早上|晚间|早间|傍晚|清晨|午后|深夜|夜间)"
CLOCK = r"[0-9０-９一二三四五六七八九十零〇]{1,3}[:：时點点]"

CHINESE_DIGITS = {word: str(n) for n, word in enumerate("〇一二三四五六七八九")} | {
    "零": "0", "○": "0", "两": "2", "初": "", "正": "1", "元": "1", "腊": "12",
}  # fmt: skip
WIDE = str.maketrans("０１２３４５６７８９：", "0123456789:")


def date_pattern(pack: Pack) -> str:
    """The alternative `date`, verbose, with the groups that `iso` reads."""
    spans = trie.pattern(pack.words_named("year-is-a-span") or ("历史",))
    no_day = trie.pattern(pack.words_named("not-day") or ("内",))
    no_month = trie.pattern(pack.words_named("not-month") or ("龄",))
    year_end = rf"年(?:度|份)?(?!{spans}|[级轮]|公司债)"
    day_end = rf"(?:日|号)(?!{no_day})"
    return rf"""
    (?P<date>(?={BEGINS})(?:
        # 2024-08-31, 2024/8/31, 2024.8.31, 20240831 stays a number
        (?P<ny>[12]\d\d\d)(?P<sep>[-/.])(?P<nm>1[0-2]|0?[1-9])(?P=sep)
            (?P<nd>3[01]|[12]\d|0?[1-9])(?![\d.]|[-/]\d)
      | (?P<ny2>[12]\d\d\d)[-/](?P<nm2>1[0-2]|0[1-9])(?![\d.%年-])
      | (?P<md_m>0[1-9]|1[0-2])-(?P<md_d>3[01]|[12]\d|0[1-9])(?={S}\d\d?[:：]\d\d)
        # 2016—2020年, 1至9月, 3-5日: the first end borrows the unit of the second
      | (?<=[（(])(?P<l1>{LIFE}){JOIN}(?P<l2>{LIFE})(?=[）)，,])  # 画家（1840－1926）
      | (?P<y1>{YEAR}){S}(?:{year_end})?{JOIN}(?P<y2>{YEAR}|\d\d(?={S}年)){S}{year_end}
      | (?:(?P<ry>{YEAR}|{SHORT_YEAR}){S}年(?:度|份)?{S})?
        (?P<m1>{MONTH}){S}月?(?:份)?{JOIN}(?P<m2>{MONTH}){S}月(?:份)?(?!{no_month}|{S}(?:{DAY}){S}[日号])
        # 2025年, 2025年10月, 2025年10月29日, 10月29日, 10月下旬
      | (?P<y>{YEAR}|{SHORT_YEAR}){S}{year_end}
        (?:
            {S}(?P<m>{MONTH}|\d\d){S}月(?:份)?(?!{no_month})(?:{S}(?P<d>{DAY}|\d\d){S}{day_end})?
          | (?P<part>[初末底中](?![心国部期央文介小高外亚东西南北等共药学院医级]))
        )?
      | (?P<om>{MONTH}|\d\d){S}月(?:份)?(?!{no_month})(?:{S}(?P<od>{DAY}|\d\d){S}{day_end})?
        (?:(?:上旬|中旬|下旬|[初末底](?!五|四|三|二))?)
      | (?<!连续|享受|历时|为期|持续|延长|长达|每隔|累计|最长|最短|提前)(?<![前后每逐满])
        (?P<ld>{DAY}){S}日(?!{no_day})
      | (?P<hd>3[01]|[12]\d|0?[1-9])号(?=[\s，。,；、至到—上下晚早凌中]|$)
        # 7、8、9月, 5、6日, 一、二、三季度: each but the last borrows the unit
      | (?<![\d.,，．第])(?P<em>{MONTH})(?=(?:[、和及与](?:{MONTH})){{1,10}}月(?:份)?(?!{no_month}|[个大]))
      | (?<![\d.,，．第])(?P<ed>{DAY})(?=(?:[、和及与](?:{DAY})){{1,6}}日(?!{no_day}))
      | (?P<eq>[一二三四1-4])(?=(?:[、和及与][一二三四1-4]){{1,3}}季度)
    ))"""


def clock_pattern(pack: Pack) -> str:
    """The alternative `time`, verbose, with the groups that `iso` reads."""
    halves = trie.pattern(pack.words_named("half-day") or ("上午",))
    return rf"""
    (?P<time>(?={halves}|{CLOCK})(?:
        (?:(?P<half>{halves}){S})?(?P<h>2[0-4]|[01]?\d|[０-２]?[０-９])[:：](?P<mi>[0-5]\d|[０-５][０-９])
            (?:[:：](?P<se>[0-5]\d))?(?![\d:：.]|{S}[:：]|[:：])
      | (?P<half2>{halves}){S}(?P<h2>2[0-4]|[01]?\d|{C}|十[一二]?){S}(?:时|點|点)
            (?:(?P<mi2>[0-5]?\d|{C}?十{C}?)分?|半|许|整|钟|一刻|三刻)?
      | (?P<h3>2[0-4]|[01]?\d)(?:时|點|点)(?P<mi3>[0-5]?\d)分(?!之)(?:(?P<se3>[0-5]?\d)秒)?
      | (?P<h4>2[0-4]|[01]?\d|{C}|十[一二]?)(?:点|點)(?:半|许|整|钟|一刻|三刻)
      | {HALF_OF_DAY}(?P<h6>2[0-4]|[01]?\d|{C}|十[一二]?)(?:点|點)(?![位个数五\d])
      | (?P<h5>2[0-4]|[01]?\d|[零〇])时(?!间|长|代|速|期|许多|效|差|限)(?:许|整|半)?
    ))
    """


def iso(match: re.Match[str]) -> str:
    """ISO 8601 of a match of the patterns above, as far as it is printed: `--05-01`, `T20:30`."""
    group = match.groupdict()
    if group["time"] is not None:
        return _time(group)
    if group["y1"]:
        first, last = _year(group["y1"]), _year(group["y2"])
        return f"{first}/{first[:2] + last if len(last) == 2 else last}"
    if group["l1"]:
        return f"{group['l1']}/{group['l2']}"
    if group["m1"]:
        year = _year(group["ry"]) if group["ry"] else "-"
        return f"{year}-{number(group['m1']):02d}/{year}-{number(group['m2']):02d}"
    if group["eq"]:
        quarter = number(group["eq"])
        return f"{{y}}-{3 * quarter - 2:02d}/{{y}}-{3 * quarter:02d}"
    return _date(group)


def number(text: str) -> int:
    """The small number of a month, day or hour: 十二, 廿五, ０８."""
    text = text.translate(WIDE)
    if text.isdecimal():
        return int(text)
    if text in ("腊", "正", "元"):
        return int(CHINESE_DIGITS[text])
    text = text.replace("廿", "二十").replace("卅", "三十").lstrip("初")
    tens, ten, units = text.rpartition("十")
    digits = (CHINESE_DIGITS.get(letter, "") for letter in units)
    value = int("".join(digits) or "0")
    return value + (10 * int(CHINESE_DIGITS.get(tens, "1")) if ten else 0)


def join(first: str, second: str) -> str:
    """ISO of two adjacent times: `2024` and `--08` are 2024-08, a template gets its year.

    Empty where the two do not make one time.
    """
    if not first or not second or "/" in first or "T" in first:
        return ""
    if second.startswith("---"):
        return f"{first}{second[2:]}" if len(first) in (4, 7) and "---" not in first else ""
    if second.startswith("--") and first[:2] != "--" and len(first.lstrip("{").split("-")[0]) >= 1:
        if _is_year(first):
            return "/".join(first + part[1:] for part in second.split("/"))
        return ""
    if "{y}" in second and first != second and _is_year(first):
        return second.replace("{y}", first)
    return ""


def _is_year(text: str) -> bool:
    return (len(text) == 4 and text.isdecimal()) or (text.startswith("{y") and text.endswith("}"))


def _date(group: dict[str, str | None]) -> str:
    year = group["ny"] or group["ny2"] or group["y"]
    month = group["nm"] or group["nm2"] or group["md_m"] or group["m"] or group["om"]
    month = month or group["em"]
    day = group["nd"] or group["md_d"] or group["d"] or group["od"] or group["ld"] or group["hd"]
    day = day or group["ed"]
    text = _year(year) if year else "-"
    if month:
        text += f"-{number(month):02d}"
    elif not year:
        text += "-"
    return text + (f"-{number(day):02d}" if day else "")


def _year(text: str | None) -> str:
    """Four digits of a year; 98 is 1998, 08 is 2008; the end of a range stays short."""
    digits = "".join(CHINESE_DIGITS.get(letter, letter) for letter in (text or "").translate(WIDE))
    if len(digits) == 2:
        return ("19" if digits > "50" else "20") + digits
    return digits


def _time(group: dict[str, str | None]) -> str:
    hour_text = (
        group["h"] or group["h2"] or group["h3"] or group["h4"] or group["h5"] or group["h6"] or "0"
    )
    minute = group["mi"] or group["mi2"] or group["mi3"]
    second = group["se"] or group["se3"]
    hour = number(hour_text)
    half = group["half"] or group["half2"] or ""
    if hour < 12 and (
        half[:1] in "下晚傍深夜" and half or half in ("今晚", "昨晚", "当晚", "午后")
    ):
        hour += 12
    printed = group["time"] or ""
    minutes = number(minute) if minute else 30 if "半" in printed else 0
    return f"T{hour:02d}:{minutes:02d}" + (f":{number(second):02d}" if second else "")
