"""Scan Chinese text: numbers, dates, times, codes, idioms and names in one tokenisation.

>>> from heshu.languages.pack import load
>>> grammar = compile_grammar(load("zh"))
>>> [(n.kind, str(n.value)) for n in scan("“一站式”结算2025年惠及5.71万人", grammar)]
[('idiom', 'None'), ('date', 'None'), ('number', '57100')]

One master pattern finds where something begins; its alternatives are ordered so that the longer
reading comes first: a web address before the numbers in it, an idiom before its 一, a date before
a number. What may follow a number (分之, 成, 多, a scale word) is then read by a function.
"""

from __future__ import annotations

from msgspec import Struct

from heshu.languages import trie
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral, NumeralKind
from heshu.numerals import (
    chinese_codes,
    chinese_dates,
    chinese_numbers,
    chinese_tails,
    chinese_tokens,
)
from heshu.numerals.chinese_numbers import JOINERS, SPACE, Numbers

LETTER = "[A-Za-z]"
BOUNDARY = r"(?<![^\s。；;：:！？!?|])"
"""Nothing before it but white space or the end of a clause: the head of a line or sentence."""


class Grammar(Struct, frozen=True, kw_only=True):
    """The compiled knowledge of Chinese numerals."""

    master: re.Pattern[str]
    numbers: Numbers
    token_kinds: dict[str, NumeralKind]
    periods: dict[str, str]
    """Period word -> ISO template."""
    bare: re.Pattern[str]
    """Where a bare number may begin, and the idioms to be skipped."""


def compile_grammar(pack: Pack) -> Grammar:
    """Compile the numerals, tokens and calendar words of a pack."""
    numbers = chinese_numbers.compile_numbers(pack)
    plain = chinese_tokens.plain_words(pack.token)
    periods = {word: entry.iso for entry in pack.period for word in entry.words}
    plain.update({word: "period" for word in periods if "{" not in word})
    return Grammar(
        master=re.compile(_master(pack, numbers, plain, periods), re.VERBOSE),
        numbers=numbers,
        token_kinds=plain,  # type: ignore[arg-type]
        periods=periods,
        bare=_bare(pack, numbers),
    )


def _bare(pack: Pack, numbers: Numbers) -> re.Pattern[str]:
    """Starts of bare numbers; idioms and web addresses are skipped, digits of codes are not."""
    idioms = [token for token in pack.token if token.kind == "idiom"]
    plain = chinese_tokens.plain_words(idioms)
    skipped = [chinese_tokens.plain_pattern(plain)] if plain else []
    skipped += chinese_tokens.slotted_patterns(idioms).values()
    return re.compile(
        rf"(?P<skip>https?://[\x21-\x7e]++|{'|'.join(skipped) or '(?!)'})|(?P<number>{numbers.start})"
    )


def _master(pack: Pack, numbers: Numbers, plain: dict[str, str], periods: dict[str, str]) -> str:
    """The alternatives of the scanner, from the safest to the most general."""
    slotted = chinese_tokens.slotted_patterns(pack.token)
    slots = "\n | ".join(
        f"(?P<slot_{kind.replace('-', '_')}>{_verbose(text)})" for kind, text in slotted.items()
    )
    slotted_periods = [word for word in periods if "{" in word]
    calendar = chinese_tokens.words_pattern(slotted_periods) if slotted_periods else "(?!)"
    begins = _first_characters(pack, numbers, plain, periods)
    heads = chinese_tokens.first_characters(
        [word for token in pack.token for word in token.words if "{" in word] + slotted_periods
    )
    letters = trie.pattern(pack.words_named("letters-before-number") or ("GDP",))
    return rf"""
    (?={begins})(?:
    {chinese_codes.code_pattern(pack)}
  | (?P<word>{_verbose(chinese_tokens.plain_pattern(plain)) if plain else "(?!)"})
  | {chinese_dates.clock_pattern(pack)}
  | (?={_class(heads, numbers)})(?:{slots or "(?!)"} | (?P<period>{_verbose(calendar)}))
  | (?=[^\u4e00-\u9fff]|{_class({"第", "前", "正", "腊", "元", "初"}, numbers)})(?:
    (?P<list>{BOUNDARY}
        (?: [（(](?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}})[)）]
          | [一二三四五六七八九十]{{1,3}}[、.．](?!\d|[二三四](?:、[三四])?季度)
          | \d{{1,2}}(?:[、)）](?!\d{{1,3}}(?!\d))|[.．](?!\d))
          | [一二三四五六七八九](?:是|要|来)(?=[^，。])
        )
      | [①-⑳㈠-㈩⑴-⒇] )
  | {chinese_dates.date_pattern(pack)}
  | (?P<web> (?:https?://|www\.)[\x21-\x7e]++
           | (?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{{1,64}}@[A-Za-z0-9-]++(?>(?:\.[A-Za-z0-9-]++)+) )
  | (?P<document> [〔\[【（(][12]\d{{3}}[〕\]】）)](?:第)?\d{{1,5}}号
      | (?:第)?\d{{1,5}}号(?=公告|文件|令[，。》]) )
  | (?P<serial> (?=[：:\s|A-Za-z0-9])(?<=代码|邮编|编码|电话|传真|热线|编号|证号|账号|文号|帐号|号码|单号|尾号|卡号|房号|车牌|学号|工号|门牌|批号|案号|型号|QQ|Q群|微信|群号)
        (?!(?<=电话|传真|热线|微信)\s*\|\s*\d{{1,4}}(?![\d-]))
        (?!\d{{1,5}}[件个部台条次名万亿元户起通门家只])
        [：:\s|]{{0,6}}[A-Za-z]{{0,3}}\d[\d-]{{2,}}+(?:转\d{{1,5}})?
      | (?<=[\u4e00-\u9fff]号)[：:\s]{{0,3}}\d{{5,18}}[Xx]?(?![\d.万亿元])
      | [（(](?:[A-Z]{{2}}[:：.]?)?\d{{5,6}}(?:\.[A-Z]{{2}})?[)）]
      | (?<!\d)\d{{4,6}}\.(?:SH|SZ|HK|BJ|OF)(?![A-Za-z])
      | (?<!\d)(?:0\d{{2,3}}[-—]\d{{3,4}}[ ]?\d{{4}}(?:转\d{{1,5}})?|1[3-9]\d{{9}}|[48]00-\d{{3,4}}-\d{{3,4}})(?![\d.]|[万亿元]) )
  | (?P<ahead>(?<![提之以])前(?P<ahead_n>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})(?:个)?(?P<ahead_u>月|季度))
  | (?P<decade>(?:\d0|[一二三四五六七八九]十)年代)
  | (?P<ago>(?:\d{{1,4}}(?:多|余)?|[{numbers.small}]{{1,4}}(?:多|余)?)
        (?:年|个多?月|天|周|个?多?小时|分钟)(?:之?前|以前)(?![后期沿夕提置列景途来]))
  | (?P<code>(?<![A-Za-z0-9])(?!{letters}\d)(?!(?<=/)[cdkm]?m[23](?![A-Za-z0-9]))(?!{_verbose(_currency_codes(pack))}\s?\d){LETTER}++
        (?:[-‐–.·]?\d[A-Za-z0-9]*+(?>(?:[-./][A-Za-z0-9]++)*)))
  | (?P<ordinal>第{SPACE}?)
  | (?P<spread>{numbers.spread_percent})
  | (?P<number>{numbers.start})
    ))"""


def _class(letters: set[str], numbers: Numbers) -> str:
    """A character class of some letters, digits and the characters of numerals."""
    joined = "".join(sorted(letter for letter in letters if letter and not letter.isascii()))
    return f"[0-9０-９{re.escape(joined + numbers.first_characters)}]"


def _first_characters(
    pack: Pack, numbers: Numbers, plain: dict[str, str], periods: dict[str, str]
) -> str:
    """A class of all characters with which anything may begin: one test per character."""
    slotted = [word for token in pack.token for word in token.words]
    firsts = {word[:1] for word in plain} | {"第", "前", "正", "腊", "元", "初"}
    firsts |= chinese_tokens.first_characters([*slotted, *periods])
    firsts |= {word[:1] for word in pack.words_named("half-day")}
    firsts |= {word[:1] for word in pack.words_named("span-lead")} | {"近"}
    firsts |= set(numbers.first_characters)
    special = "".join(sorted(re.escape(c) for c in firsts if c and not c.isascii()))
    return rf"[A-Za-z0-9０-９（(〔\[【①-⑳㈠-㈩⑴-⒇.．：:\s|+\-−－﹣_%{special}]"


def _currency_codes(pack: Pack) -> str:
    """Latin prefixes of money: USD100 is money, F100 a code."""
    words = {word for unit in pack.unit for word in unit.prefixes}
    latin = sorted(word for word in words if word.isascii() and word.isalpha())
    return trie.pattern(latin) if latin else "(?!)"


def _verbose(pattern: str) -> str:
    """A pattern made to be read literally inside a verbose one."""
    return pattern.replace(" ", "[ ]").replace("#", "[#]")


def scan(text: str, grammar: Grammar) -> tuple[Numeral, ...]:
    """Every number and every token that looks like one, sorted, without overlap."""
    found: list[Numeral] = []
    search, position = grammar.master.search, 0
    while True:
        match = search(text, position)
        if match is None:
            return tuple(found)
        numeral = _read(text, match, grammar)
        if numeral is None:
            position = max(match.end(), match.start() + 1)
            continue
        position = numeral.end
        if numeral.kind in ("date", "period") and found:
            numeral = _joined(text, found, numeral)
        found.append(numeral)
        if numeral.rule == "ordinal":
            found += chinese_tails.further_ordinals(text, numeral, grammar.numbers)
            position = found[-1].end


def _read(text: str, match: re.Match[str], grammar: Grammar) -> Numeral | None:
    """The numeral at a match; None where the text is no numeral after all."""
    name = match.lastgroup or ""
    if name == "number":
        return chinese_tails.read(text, match.start(), grammar.numbers)
    if name == "spread":
        return chinese_tails.read_spread(match, grammar.numbers)
    if name in ("date", "time"):
        return _calendar(match, name)
    if name == "word":
        word = match[0]
        if word in grammar.periods:
            return _period(match, grammar)
        return _token(match, grammar.token_kinds[word], f"token {word}")
    if name in chinese_codes.KINDS:
        return _token(match, chinese_codes.KINDS[name], name)
    if name.startswith("slot_"):
        return _token(match, name[5:].replace("_", "-"), "token")  # type: ignore[arg-type]
    if name == "period":
        return _period(match, grammar)
    if name == "ahead":
        return _ahead(match)
    if name in ("decade", "ago"):
        return _token(match, "period", name)
    if name == "ordinal":
        return chinese_tails.read_ordinal(text, match.start(), match.end(), grammar.numbers)
    return _plain_token(match, name)


def _plain_token(match: re.Match[str], name: str) -> Numeral:
    if name == "list":
        return _token(match, "list-number", "list number")
    if name == "serial":  # the span without the colon or bar before the digits
        start = match.start() + len(match[0]) - len(match[0].lstrip("：: \t|（("))
        end = match.start() + len(match[0].rstrip("）)"))
        return Numeral(start=start, end=end, kind="code", rule="serial number")
    return _token(match, "code", name)


def _token(match: re.Match[str], kind: NumeralKind, rule: str) -> Numeral:
    return Numeral(start=match.start(), end=match.end(), kind=kind, rule=rule)


def _calendar(match: re.Match[str], name: str) -> Numeral:
    """A date or a clock time; a range of dates is a period."""
    iso = chinese_dates.iso(match)
    kind: NumeralKind = "time" if name == "time" else "period" if "/" in iso else "date"
    return Numeral(start=match.start(), end=match.end(), kind=kind, iso=iso, rule=name)


def _period(match: re.Match[str], grammar: Grammar) -> Numeral:
    return Numeral(
        start=match.start(), end=match.end(), kind="period",
        iso=grammar.periods.get(match[0], ""), rule=f"period {match[0]}",
    )  # fmt: skip


def _ahead(match: re.Match[str]) -> Numeral:
    """前11个月, 前三季度: from January on, of the year in question."""
    number = chinese_dates.number(match["ahead_n"])
    last = number if match["ahead_u"] == "月" else number * 3
    iso = f"{{y}}-01/{{y}}-{last:02d}" if last <= 12 else ""
    return Numeral(start=match.start(), end=match.end(), kind="period", iso=iso, rule="period")


def _joined(text: str, found: list[Numeral], numeral: Numeral) -> Numeral:
    """The numeral with the time before it: 去年 and 5月, 2024年 and 上半年, 5月1日 to 3日.

    Takes the earlier time off the list where the two are one.
    """
    before = found[-1]
    if before.kind not in ("date", "period"):
        return numeral
    between = text[before.end : numeral.start]
    if between in ("", "的", " "):
        iso = chinese_dates.join(before.iso, numeral.iso)
    elif between.strip() in JOINERS and before.iso and numeral.iso:
        iso = _span(before.iso, numeral.iso)
    else:
        return numeral
    if not iso:
        return numeral
    found.pop()
    both = (before.kind, numeral.kind)
    kind: NumeralKind = "period" if "/" in iso or "{" in iso or "period" in both else "date"
    return Numeral(
        start=before.start,
        end=numeral.end,
        kind=kind,
        iso=iso,
        rule=f"{before.rule} + {numeral.rule}",
    )


def _span(first: str, last: str) -> str:
    """ISO interval of two dates; the second borrows what it does not print."""
    if "/" in first or "/" in last or "{" in first + last or "T" in first + last:
        return ""
    if last.startswith("---") and len(first) > 5:
        last = first[: first.rindex("-")] + last[2:]
    elif last.startswith("--") and len(first) >= 7 and not first.startswith("-"):
        last = first[:4] + last[1:]
    return f"{first}/{last}"
