"""Keys: what two figures must have in common to be one figure.

>>> span_of("2024"), span_of("2024-01/2024-12") == span_of("2024")
((datetime.date(2024, 1, 1), datetime.date(2024, 12, 31)), True)

Names are compared without case, spaces and articles, and never by likeness. Words that name the
same scope (我市, 全市) are data.
"""

from __future__ import annotations

import calendar
import datetime
import unicodedata

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Kind
from heshu.model.scripts import is_latin

Span = tuple[datetime.date, datetime.date]
"""First and last day of a period."""

YEAR = re.compile(r"(\d{4})", re.ASCII)
MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
QUARTER = re.compile(r"(\d{4})-?[Qq]([1-4])", re.ASCII)
HALF = re.compile(r"(\d{4})-?[Hh]([12])", re.ASCII)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
SPACE = re.compile(r"[\s\u3000]+")
QUOTES = str.maketrans("", "", "“”‘’\"'《》")
ARTICLE = re.compile(r"(?:(?:the|its|their|our|a|an|total)\s+)+(?=\S)")
"""What a name may do without: "total revenue was 5" is read as revenue, "Total revenue" is not."""
POSSESSIVE = re.compile(r"[’']s?$")
CLAUSE_STOP = re.compile(r"[，。；：！？;:!?\n|（）()]|,(?!\d)|\.\s")
YEAR_END = re.compile(r"(?:the\s+)?(?:end\s+of|year-end)\s+(?:the\s+year\s+)?(\d{4})", re.ASCII)


class FactRules(Struct, frozen=True):
    """The words of the packs that keys depend on."""

    same: dict[str, str]
    """Normalised entity -> the one that stands for it: 我市 -> 全市, 公司 -> nothing."""
    other: re.Pattern[str]
    """Words beside a figure that make another one of it: 新增, 累计, 计划, average."""
    vintage: re.Pattern[str]
    """Words in the sentence of a figure that is not the final one: 初步核算, revised."""
    narrowing: re.Pattern[str]
    """Words between indicator and figure that speak of a part: among young people."""
    neutral: frozenset[str]
    """Compounds before an indicator that leave it what it is: full-year revenue."""
    kinds: dict[str, Kind]
    """Code of a unit or of what is counted -> what it measures: CNY, t, person, 家."""


def compile_rules(packs: tuple[Pack, ...]) -> FactRules:
    """The rules of several packs at once: a table of facts knows no language."""
    same: dict[str, str] = {}
    for pack in packs:
        for entry in pack.words_named("facts-entity-same"):
            word, _, stands_for = entry.partition("|")
            same[name_key(word)] = name_key(stands_for)
    return FactRules(
        same=same,
        other=_any(packs, "facts-other"),
        vintage=_any(packs, "facts-vintage"),
        narrowing=_any(
            packs,
            "facts-narrowing",
            r"\s+(?!(?:a|an|about|around|some|nearly|almost|more|over|just|roughly|the first time)\b)[a-z]",
        ),
        neutral=frozenset(word for pack in packs for word in pack.words_named("facts-neutral")),
        kinds=_kinds(packs),
    )


def _kinds(packs: tuple[Pack, ...]) -> dict[str, Kind]:
    """What each code of a unit measures, in any language."""
    kinds: dict[str, Kind] = {}
    for pack in packs:
        kinds.update({each.code: each.kind for each in pack.unit})
        for measured in pack.classifier:
            codes = [measured.code] if measured.code else measured.words
            kinds.update(dict.fromkeys(codes, measured.kind))
    return kinds


def _any(packs: tuple[Pack, ...], name: str, behind: str = "") -> re.Pattern[str]:
    """Any word of the lists of all languages; English ones whole, and before `behind`."""
    branches = []
    for pack in packs:
        body = f"(?:{any_of(pack.words_named(name))})"
        branches.append(body if pack.language == "zh" else rf"\b{body}\b{behind}")
    return re.compile("|".join(branches), re.IGNORECASE)


def name_key(name: str) -> str:
    """An indicator or entity as it is compared: `The net  profit` is `net profit`."""
    plain = unicodedata.normalize("NFKC", name).casefold().translate(QUOTES).strip()
    if article := ARTICLE.match(plain):
        plain = plain[article.end() :]
    if is_latin(plain):
        return SPACE.sub(" ", plain)
    return SPACE.sub("", plain)


def entity_key(name: str, rules: FactRules) -> str:
    """An entity as it is compared; empty for words that say "we": 公司, the company."""
    key = name_key(POSSESSIVE.sub("", name.strip()))
    return rules.same.get(key, key)


def whole_names(entity: str, indicator: str) -> frozenset[str]:
    """Entity and indicator as one name, however a text is cut.

    >>> whole_names("全市机场", "旅客吞吐量") == whole_names("全市", "机场旅客吞吐量")
    True
    >>> sorted(whole_names("Leeds", "population"))
    ['leeds population', 'population in leeds', 'population of leeds']
    >>> whole_names("Leeds", "population of Leeds")
    frozenset({'population of leeds'})
    """
    owner, name = name_key(entity), name_key(indicator)
    if is_latin(owner) and is_latin(name):
        ways = (f"{owner} ", f" of {owner}", f" in {owner}")
        if not owner or name.startswith(ways[0]) or name.endswith(ways[1:]):
            return frozenset({name})
        return frozenset({ways[0] + name, name + ways[1], name + ways[2]})
    return frozenset({name if name.startswith(owner) else owner + name})


def span_of(iso: str) -> Span | None:
    """The days of an ISO 8601 period; `None` for what is none."""
    first, slash, last = iso.strip().partition("/")
    if slash:
        begin, end = span_of(first), span_of(last)
        return (begin[0], end[1]) if begin and end and begin[0] <= end[1] else None
    try:
        return _span(first)
    except ValueError:  # the 13th month, the 30th of February
        return None


def _span(iso: str) -> Span | None:
    if DAY.fullmatch(iso):
        day = datetime.date.fromisoformat(iso)
        return day, day
    if found := YEAR.fullmatch(iso):
        return _months(int(found[1]), 1, 12)
    if found := MONTH.fullmatch(iso):
        return _months(int(found[1]), int(found[2]), int(found[2]))
    if found := QUARTER.fullmatch(iso):
        return _months(int(found[1]), int(found[2]) * 3 - 2, int(found[2]) * 3)
    if found := HALF.fullmatch(iso):
        return _months(int(found[1]), int(found[2]) * 6 - 5, int(found[2]) * 6)
    return None


def _months(year: int, first: int, last: int) -> Span:
    end = calendar.monthrange(year, last)[1] if last in range(1, 13) else 0
    return datetime.date(year, first, 1), datetime.date(year, last, end)


def iso_of(span: Span) -> str:
    """The period as ISO 8601: a year where it is one."""
    first, last = span
    if span == _months(first.year, 1, 12):
        return f"{first.year:04d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def period_key(period: str, printed: str) -> Span | str | None:
    """The period of a claim: its days, the words where these are open, `None` without any."""
    if period:
        return span_of(period) or period
    if found := YEAR_END.fullmatch(printed.strip().casefold()):
        return span_of(found[1])
    return printed.strip().casefold() or None
