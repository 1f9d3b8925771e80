"""What the finders of times read from a pack: patterns, words of events, named periods."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.slots import Rule, WordLists, compile_patterns

NAMES = ("age", "age-today", "anniversary", "nth-year", "moved", "term", "duration", "in-a-row", "label",
         "run", "reversed", "reversed-days", "span-years", "relative-year", "era", "birth", "age-said", "founding",
         "jubilee", "plan", "then", "hours", "plan-year", "ends")  # fmt: skip


class PlanWords(Struct, frozen=True):
    """Words of a text about the five-year plans of China, and of other countries."""

    china: re.Pattern[str]
    elsewhere: re.Pattern[str]


class TimeRules(Struct, frozen=True):
    """What the finder of times compiled from a pack."""

    patterns: Mapping[str, tuple[Rule, ...]]
    other_person: re.Pattern[str]
    """Words between a birth and an age that make the age somebody else's."""
    other_span: re.Pattern[str]
    """Working days, school years: not all days between two dates count."""
    series: re.Pattern[str] | None
    """What comes once a year, which years in a row must be; `None` where the units tell."""
    on_end: re.Pattern[str] | None
    """Words behind a number of years in a row; `None` where they stand before it."""
    each: re.Pattern[str] | None
    """Each, every: in front of what the years in a row are, not of the days that count."""
    own_clause: re.Pattern[str] | None
    """That, when: between a number of years and two ends, which are then those of something else."""
    copied: re.Pattern[str] | None
    """Copies, and what was rebuilt: they are younger than their century."""
    determiner: re.Pattern[str] | None
    """The, its: between a century and a year, which is then that of another thing."""
    plan: PlanWords | None
    """What tells the five-year plans of China from others; `None` where their name does."""
    fiscal: re.Pattern[str]
    stages: re.Pattern[str]
    """Phases, rebuilding: the events of one thing happen more than once."""
    orders: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
    """Words of events, of which the first must come before the second."""
    labels: re.Pattern[str]
    label_months: Mapping[str, tuple[int, int]]
    """First and last month of a named period: 上半年 is 1 to 6."""
    relative: Mapping[str, int]
    """Years from the day of writing: 去年 is -1."""
    centuries: Mapping[str, int]
    """Number of a century that is named from the day of writing: 上世纪 is 20."""
    span_years: Mapping[str, int]
    """Years of a decade or of half a century."""
    jubilees: re.Pattern[str] | None
    """Words that are an anniversary by themselves: centenary, golden wedding."""
    jubilee_years: Mapping[str, int]
    weekdays: tuple[str, ...]
    """First three letters of the English names of the days from Monday on, in lower case."""
    cautions: Cautions


def compile_times(pack: Pack, cautions: Cautions) -> TimeRules:
    """The rules of a pack for times."""
    lists = WordLists(pack)

    def optional(name: str) -> re.Pattern[str] | None:
        return word_pattern(pack, name) if pack.words_named(name) else None

    china, elsewhere = optional("relation-plan-china"), optional("relation-plan-elsewhere")
    jubilees = dict(_offset(entry) for entry in pack.words_named("relation-jubilee"))
    months = dict(_months(entry) for entry in pack.words_named("relation-label-months"))
    return TimeRules(
        {name: compile_patterns(pack, f"time-{name}") for name in NAMES},
        word_pattern(pack, "relation-other-person"),
        word_pattern(pack, "relation-other-span"),
        optional("relation-series-noun"),
        optional("relation-on-end"),
        optional("relation-each"),
        optional("relation-own-clause"),
        optional("relation-copied"),
        optional("relation-determiner"),
        PlanWords(china, elsewhere) if china and elsewhere else None,
        word_pattern(pack, "relation-fiscal"),
        word_pattern(pack, "relation-stages"),
        tuple(_order(entry, lists) for entry in pack.words_named("relation-order")),
        _words("/".join(months), lists),
        months,
        dict(_offset(entry) for entry in pack.words_named("relation-relative-year")),
        dict(_offset(entry) for entry in pack.words_named("relation-relative-century")),
        dict(_offset(entry) for entry in pack.words_named("relation-span-years")),
        _words("/".join(jubilees), lists) if jubilees else None,
        jubilees,
        tuple(name[:3] for name in pack.words_named("weekday")),
        cautions,
    )


def _order(entry: str, lists: WordLists) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """`开工/动工|竣工/建成` as two patterns."""
    earlier, _, later = entry.partition("|")
    return _words(earlier, lists), _words(later, lists)


def _months(entry: str) -> tuple[str, tuple[int, int]]:
    """`上半年|1-6`."""
    label, _, extent = entry.partition("|")
    first, _, last = extent.partition("-")
    return label.lower(), (int(first), int(last))


def _offset(entry: str) -> tuple[str, int]:
    """`去年|-1`, `上世纪|20`."""
    words, _, years = entry.partition("|")
    return words, int(years)


def _words(words: str, lists: WordLists) -> re.Pattern[str]:
    body = "|".join(re.escape(word) for word in sorted(words.split("/"), key=len, reverse=True))
    edge = "" if lists.pack.language == "zh" else r"\b"
    return re.compile(f"{edge}(?:{body}){edge}", re.IGNORECASE)
