"""Running totals at two dates: 截至6月底累计接种320万剂次; 截至7月底累计接种305万剂次."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import Cumulative
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes.levels import comparable
from heshu.relations.changes.places import is_one_place
from heshu.relations.scene import Scene

CLAUSE_BREAK = re.compile(r"[，,；;。]|\.\s")
CHINESE_DAY = re.compile(r"(?:(\d{4})年)?(\d{1,2})月(?:份)?(?:(\d{1,2})[日号])?")
LONE_DAY = re.compile(r"(?<!月)(\d{1,2})[日号]")
END_OF_YEAR = re.compile(r"(\d{4})年年?[底末]")
MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
ENGLISH_DAY = re.compile(
    rf"(?:(?P<before>\d{{1,2}}) )?\b(?P<month>{'|'.join(MONTHS)})[a-z]*\.?"
    r"(?: (?P<day>\d{1,2})(?!\d))?(?:,? (?P<year>\d{4}))?",
    re.IGNORECASE,
)
DECEMBER = 12
LAST_DAY = 31
"""A month without a day is reckoned by its end: 截至6月底, as of June."""
REACH = {"zh": 24, "en": 60}
"""Characters before a figure that may say that it is cumulative, and as of when."""
CUTOFF_REACH = {"zh": 30, "en": 90}


class CumulativeRules(Struct, frozen=True):
    """What the finder of running totals compiled from a pack."""

    cumulative: re.Pattern[str]
    cutoff: re.Pattern[str]
    reversible: re.Pattern[str]
    cautions: Cautions


def compile_cumulative(pack: Pack, cautions: Cautions) -> CumulativeRules:
    """The rules of a pack for running totals."""
    return CumulativeRules(
        word_pattern(pack, "relation-cumulative"),
        word_pattern(pack, "relation-cutoff"),
        word_pattern(pack, "relation-reversible"),
        cautions,
    )


class Day(Struct, frozen=True, order=True):
    """A cut-off date; the year is 0 where it is not printed."""

    year: int
    month: int
    day: int


class Total(Struct, frozen=True):
    """A running total and its cut-off date, as far as it is printed."""

    claim: Claim
    date: Day
    passage: int
    sure: bool = True
    """Its own clause says that it is a running total; else only another figure of the pair."""


def find_cumulative(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, CumulativeRules]
) -> Iterator[Cumulative]:
    """Neighbouring running totals of one indicator, the earlier cut-off date first."""
    totals: dict[str, list[Total]] = {}
    noun = ""
    for scene in scenes:
        for total in _totals(scene, rules[scene.statement.language]):
            noun = _noun(total.claim) or noun  # "the total" is of what was counted before
            totals.setdefault(_counted(total, totals, noun), []).append(total)
    for group in totals.values():
        for one, other in pairwise(sorted(group, key=lambda total: total.date)):
            if (one.sure or other.sure) and _one_count(one, other):
                yield _pair(one, other)


def _counted(total: Total, totals: Mapping[str, Sequence[Total]], noun: str) -> str:
    """What a total counts, which is `noun`; one that has but its verb counts what the total before it does.

    截至3月底，累计发放消费券1.5亿元；截至4月底，累计发放1.8亿元.
    """
    verb = total.claim.indicator
    if total.claim.sentence.isascii():
        return _longer_name(noun, total, totals)
    if not verb.startswith("累计"):
        return noun
    for indicator, group in totals.items():
        last = group[-1].claim
        near = (
            group[-1].passage == total.passage and last.quantity.unit == total.claim.quantity.unit
        )
        ahead = last.sentence[: last.start]
        led = ahead.endswith((verb + indicator, verb)) or indicator.startswith(verb)
        if near and verb != indicator and led:
            return indicator
    return noun


def _longer_name(noun: str, total: Total, totals: Mapping[str, Sequence[Total]]) -> str:
    """The "dengue cases" of the sentence before for its "cases"."""
    for name, group in totals.items():
        last = group[-1]
        near = last.passage == total.passage and comparable(last.claim, total.claim)
        if noun and near and (not name or name.endswith(f" {noun}")):
            return name  # had paid out a cumulative $86 million; cumulative payouts stood at
    return noun


def _one_count(one: Total, other: Total) -> bool:
    """True for totals of one thing and place on different days of years that can be compared."""
    years = {one.date.year, other.date.year}
    dated = 0 not in years or len(years) == 1
    if 0 in (one.date.month, other.date.month) and (
        one.date.month != other.date.month or one.passage != other.passage
    ):
        return False  # 截至5日 … 截至9日 are of one month only in one paragraph
    return (
        one.date != other.date
        and dated
        and (_is_sum(one.claim) or _is_sum(other.claim) or is_one_place(one.claim, other.claim))
        and comparable(one.claim, other.claim)
    )


def _is_sum(claim: Claim) -> bool:
    """True where "a cumulative" was read as the place of a figure, which then names none."""
    return claim.entity != "" and not SUM_NOUN.sub("", claim.entity.lower()).strip()


def _pair(earlier: Total, later: Total) -> Cumulative:
    first = min(earlier.claim, later.claim, key=lambda claim: claim.place.start)
    return Cumulative(
        cue=first.indicator,
        language="en" if first.sentence.isascii() else "zh",
        start=earlier.claim,
        end=later.claim,
        uncertain=abs(earlier.passage - later.passage) > 1,
    )


def _totals(scene: Scene, rules: CumulativeRules) -> Iterator[Total]:
    """The figures of a statement that are running totals with a cut-off date."""
    text = scene.statement.text
    if not scene.statement.claims or not scene.statement.mentions:
        return
    if rules.reversible.search(text) or rules.cautions.doubts(scene):
        return
    if scene.statement.language == "en":
        yield from _english_totals(scene, rules)
        return
    if not rules.cumulative.search(text):
        return
    language = scene.statement.language
    for claim in scene.statement.claims:
        before = text[max(claim.start - REACH[language], 0) : claim.start]
        clause = CLAUSE_BREAK.split(before)[-1]
        date = _cutoff(scene, claim, rules)
        cumulative = rules.cumulative.search(clause + claim.quantity.text)
        plain = claim.quantity.value is not None and not claim.change.endswith("-by")
        if date is not None and claim.indicator and cumulative and plain:
            yield Total(claim, date, scene.statement.passage)


COUNTED = re.compile(
    r"\b(?:had|have|has)\s(?:already\s|now\s)?(?:been\s)?[a-z]+(?:ed|en|wn|lt|nt|ght|ade|old|id)\b",
    re.IGNORECASE,
)
"""What had been done by a day adds up: "had been given", "had built"."""
SUM = re.compile(r"\b(?:in total|total|in all|altogether)\b", re.IGNORECASE)
SUM_NOUN = re.compile(
    r"^(?:the\s|its\s|their\s)?(?:cumulative|running|overall|combined|grand)?\s?"
    r"(?:totals?|numbers?|figures?|tally|counts?|sum|amount)?(?:\s?of\s)?(?:all\s)?"
)
"""What is left of "cumulative number of visitors" without it names what is counted."""


DONE = re.compile(r"\b(?:had|have|has) (?:already |now |been )?([a-z]+)")


def _noun(claim: Claim) -> str:
    """What is counted: "visitors" of "the cumulative number of visitors", none of "the total"."""
    if not claim.sentence.isascii() and not SUM_NOUN.match(claim.indicator.lower()):
        return claim.indicator
    name = SUM_NOUN.sub("", claim.indicator.lower()).strip()
    if name == claim.entity.lower() or (name and name in DONE.findall(claim.sentence.lower())):
        return ""  # the campaign had raised $4.1 million in total
    return name


def _english_totals(scene: Scene, rules: CumulativeRules) -> Iterator[Total]:
    """The figures with a cut-off date that are running totals or may be."""
    text = scene.statement.text
    marked = rules.cumulative.search(text) or SUM.search(text)
    for claim in scene.statement.claims:
        date = (
            _cutoff(scene, claim, rules) or _english_cutoff(claim, text, rules) if marked else None
        )
        if date is None or claim.quantity.value is None or claim.change.endswith("-by"):
            continue
        clause = _clause(text, claim)
        summed = SUM.search(clause) and COUNTED.search(clause)
        sure = bool(rules.cumulative.search(clause) or summed)
        if sure or not _noun(claim) or "indicator" in claim.inherited:
            yield Total(claim, date, scene.statement.passage, sure)


def _clause(text: str, claim: Claim) -> str:
    """The words between the marks around a figure, its own digits left in."""
    before = CLAUSE_BREAK.split(text[: claim.start])[-1]
    return before + text[claim.start : claim.end] + CLAUSE_BREAK.split(text[claim.end :])[0]


YEAR_END = re.compile(r"\b(?P<year>(?:19|20)\d\d)\b")
DECEMBER = 12


def _english_cutoff(claim: Claim, text: str, rules: CumulativeRules) -> Day | None:
    """The cut-off date that the period of a figure is: "by the end of June", "as of 2021"."""
    printed = claim.period_text
    at = text.find(printed) if printed else -1
    if at < 0 or not rules.cutoff.search(text[max(at - CUTOFF_WORDS, 0) : at]):
        return None
    return _english_day(printed)


def _english_day(printed: str) -> Day | None:
    found = ENGLISH_DAY.search(printed)
    if found is not None:
        month = MONTHS.index(found["month"][:3].lower()) + 1
        day = int(found["day"] or found["before"] or LAST_DAY)
        return Day(int(found["year"] or 0), month, day)
    year = YEAR_END.search(printed)
    return Day(int(year["year"]), DECEMBER, LAST_DAY) if year else None


CUTOFF_WORDS = 24
"""Characters before a date in which a word of a cut-off stands: "up to and including"."""


def _cutoff(scene: Scene, claim: Claim, rules: CumulativeRules) -> Day | None:
    """The date behind the nearest 截至 before a figure, or behind it: "cases as of Sept. 10"."""
    text = scene.statement.text
    reach = CUTOFF_REACH[scene.statement.language]
    best: Day | None = None
    for mention in scene.statement.mentions:
        since = FROM_JANUARY.fullmatch(mention.iso)
        if since and 0 <= claim.start - mention.end <= reach:
            best = Day(int(since["year"] or 0), int(since["month"]), LAST_DAY)
            continue
        ends = mention.text.lower().startswith("end of")
        if not ends and not rules.cutoff.search(text[max(mention.start - 12, 0) : mention.start]):
            continue
        if RIGHT_BEHIND.fullmatch(text[claim.end : mention.start]):
            return _day(mention) or best
        before = 0 <= claim.start - mention.end <= reach
        after = best is None and 0 <= mention.start - claim.end <= reach // 2
        if before or after:
            best = _day(mention) or best
    return best


RIGHT_BEHIND = re.compile(r"\s(?:at the|at|as of|as at|by|by the)?\s?")
"""Between a total and its own date: "1,930 megawatt-hours at the end of 2021"."""
FROM_JANUARY = re.compile(
    r"(?:\{y\}|\d{4}|-)?-01/(?:\{y\}|(?P<year>\d{4})|-)?-(?P<month>0[2-9]|1[0-2])"
)
"""前三季度, 1至11月: what has been counted since January."""


def _day(mention: Mention) -> Day | None:
    """The last day that a printed date names; `None` where it names no month."""
    found = CHINESE_DAY.search(mention.text)
    if found:
        year, month, day = (int(part or 0) for part in found.groups())
        return Day(year, month, day or LAST_DAY)
    year_end, lone = END_OF_YEAR.search(mention.text), LONE_DAY.search(mention.text)
    if year_end:
        return Day(int(year_end[1]), DECEMBER, LAST_DAY)
    if lone:
        return Day(0, 0, int(lone[1]))
    return _english_day(mention.text)
