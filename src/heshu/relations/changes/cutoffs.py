"""The day up to which a running total counts: 截至6月底, as of 30 June."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.languages.lists import alternatives
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.relations.cautions import word_pattern
from heshu.relations.dates import WEEKDAYS_ZH
from heshu.relations.scene import Scene

DECEMBER, LAST_DAY = 12, 31
"""A month without a day is reckoned by its end: 截至6月底, as of June."""
REACH = {"zh": 30, "en": 90}
"""Characters between a cut-off date and its figure."""
SHORT_WORDS, LONG_WORDS = 12, 24
"""Characters before a date in which a word of a cut-off stands: "up to and including"."""
ISO_DAY = re.compile(
    r"(?:(?P<year>\d{4})|\{y(?P<back>-\d)?\}|-)-(?P<month>\d\d)(?:-(?P<day>\d\d))?|---(?P<lone>\d\d)|(?P<end>\d{4})"
)
FROM_JANUARY = re.compile(
    r"(?:\{y\}|\d{4}|-)?-01/(?:\{y\}|(?P<year>\d{4})|-)?-(?P<month>0[2-9]|1[0-2])"
)
"""前三季度, 1至11月: what has been counted since January."""
YEAR_END = re.compile(r"\b((?:19|20)\d\d)\b")


class Day(Struct, frozen=True, order=True):
    """A cut-off date; the year is 0 where it is not printed."""

    year: int
    month: int
    day: int


class CutoffRules(Struct, frozen=True):
    """What tells cut-off dates, compiled from a pack."""

    words: re.Pattern[str]
    """截至, as of."""
    month: re.Pattern[str]
    """A month in words with its day and year, as far as they are printed."""
    months: Mapping[str, int]
    """Name of a month in small letters -> its number."""


def compile_cutoffs(pack: Pack) -> CutoffRules:
    """The rules of a pack for cut-off dates."""
    months = {
        word: number for number in range(1, 13) for word in pack.words_named(f"month-{number:02}")
    }
    named = (
        rf"(?:(?P<before>\d{{1,2}}) )?\b(?P<month>{alternatives(months)})\b\.?"
        r"(?: (?P<day>\d{1,2})(?!\d))?(?:,? (?P<year>\d{4}))?"
    )
    words = word_pattern(pack, "relation-cutoff")
    return CutoffRules(words, re.compile(named, re.IGNORECASE), months)


def cutoff_of(
    scene: Scene, claim: Claim, rules: CutoffRules, *, on_a_day: bool = False
) -> Day | None:
    """The date behind the nearest 截至 before a figure, or behind it: "cases as of Sept. 10".

    A running total stands "on 12 March" as well as by it.
    """
    text, said = scene.statement.text, scene.said
    reach = REACH[scene.statement.language]
    best: Day | None = None
    for mention in scene.statement.mentions:
        since = FROM_JANUARY.fullmatch(mention.iso)
        if since and 0 <= claim.start - mention.end <= reach:
            best = Day(int(since["year"] or 0), int(since["month"]), LAST_DAY)
            continue
        ends = said["at-the-end-of"].match(mention.text) is not None
        ahead = text[max(mention.start - SHORT_WORDS, 0) : mention.start]
        on_it = on_a_day and said["on-a-day"].search(ahead) and _may_end(mention, scene)
        if not ends and not on_it and not rules.words.search(ahead):
            continue
        if said["as-of"].fullmatch(text[claim.end : mention.start]):
            return _day(mention, rules) or best
        before = 0 <= claim.start - mention.end <= reach
        after = best is None and 0 <= mention.start - claim.end <= reach // 2
        if before or after:
            best = _day(mention, rules) or best
    return best


def _may_end(mention: Mention, scene: Scene) -> bool:
    """False for a Chinese month, in which so many were counted: 4月累计接种10万剂次."""
    found = ISO_DAY.fullmatch(mention.iso)
    return scene.statement.language != "zh" or (found is not None and found["day"] is not None)


def cutoff_of_period(scene: Scene, claim: Claim, rules: CutoffRules) -> Day | None:
    """The cut-off date that the period of a figure is: "by the end of June", "as of 2021"."""
    text, printed = scene.statement.text, claim.period_text
    at = text.find(printed) if printed else -1
    if at < 0 or not rules.words.search(text[max(at - LONG_WORDS, 0) : at]):
        return None
    return printed_day(printed, rules)


THIS_YEAR = 9000
"""Stands for the year of the text, and one less for the year before."""
RELATIVE_YEARS = THIS_YEAR - 10
"""From here on a year is told from that of the text."""
OF_WEEK = -1
"""Stands for the year of a day that is named by its weekday alone."""
DAYS_OF_WEEK = 7


def weekday_of(scene: Scene, claim: Claim) -> Day | None:
    """The weekday up to which a Chinese figure counts: 截至周三; that of 上周 is before 本周's."""
    first = max(0, claim.start - REACH["zh"])
    named = list(scene.said["cutoff-weekday"].finditer(scene.statement.text, first, claim.start))
    if not named:
        return None
    printed = named[-1][0]
    earlier = scene.said["of-last-week"].search(printed) is not None
    return Day(OF_WEEK, 0, WEEKDAYS_ZH[printed[-1]] - DAYS_OF_WEEK * earlier)


def _day(mention: Mention, rules: CutoffRules) -> Day | None:
    """The last day that a printed date names; `None` where it names none."""
    found = ISO_DAY.fullmatch(mention.iso)
    if found is None:
        return printed_day(mention.text, rules)
    if found["end"]:
        return Day(int(found["end"]), DECEMBER, LAST_DAY)
    if found["lone"]:
        return Day(0, 0, int(found["lone"]))
    year = int(found["year"] or 0)
    if mention.iso.startswith("{y"):
        year = THIS_YEAR + int(found["back"] or 0)  # 去年底, 今年6月底
    return Day(year, int(found["month"]), int(found["day"] or LAST_DAY))


def printed_day(printed: str, rules: CutoffRules) -> Day | None:
    """The day of "end of July", for which a date has no notation of its own."""
    found = rules.month.search(printed)
    if found is not None:
        day = int(found["day"] or found["before"] or LAST_DAY)
        return Day(int(found["year"] or 0), rules.months[found["month"].lower()], day)
    year = YEAR_END.search(printed)
    return Day(int(year[1]), DECEMBER, LAST_DAY) if year else None
