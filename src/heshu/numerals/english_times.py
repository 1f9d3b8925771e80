"""Whether an English number or word is a year, a month or a period, by its surroundings."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral
from heshu.numerals.english_context import (
    LOOK_BEHIND,
    has_currency_before,
    word_before,
    word_behind,
)
from heshu.numerals.english_surroundings import Surroundings

SURE_YEARS = range(1800, 2050)
POSSIBLE_YEARS = range(1100, 2300)


def is_year(folded: str, match: re.Match[str], surroundings: Surroundings) -> bool:
    """True if four plain digits are a year: in 1986, the 2008 crisis; not 2000 people."""
    printed = match[0]
    if len(printed) != 4 or not printed.isdecimal() or int(printed) not in POSSIBLE_YEARS:
        return False
    start, end, year = match.start(), match.end(), int(printed)
    if _has_other_end(folded, start, end):
        return False
    behind = word_behind(folded, end)
    if has_currency_before(folded, start, surroundings) or (
        behind not in surroundings.single_times and _has_unit(folded, end, surroundings)
    ):
        return False
    before, follower = word_before(folded, start), behind
    if year in SURE_YEARS and year % 100 and _says_of_when(folded, end, surroundings):
        return True
    plural = (
        follower.endswith("s") and len(follower) > 3 and follower not in surroundings.not_counted
    )
    counted = plural or follower in surroundings.persons  # 12% higher than 2010 voters
    if year in SURE_YEARS and year % 100 and not counted and _is_base(folded, start, surroundings):
        return True
    if before in surroundings.number_hedges:
        return False
    if follower in surroundings.persons and not _opens_with_year(folded, start, year, surroundings):
        return False
    if before == "than" and folded[max(0, start - 10) : start - 6] in ("more", "less", "ewer"):
        return False
    timely = before in surroundings.year_words
    if year in SURE_YEARS and (year % 100 or timely or not plural):
        return True
    return timely and not plural


def _is_base(folded: str, start: int, surroundings: Surroundings) -> bool:
    """True for the time that a rate is measured against: up 15 percent over 2023, 8% fewer than 2022."""
    return surroundings.rate_base.search(folded, max(0, start - BASE_REACH), start) is not None


def _says_of_when(folded: str, end: int, surroundings: Surroundings) -> bool:
    """True before "visitor count" and "staff numbers": their noun is behind that of the persons."""
    person = word_behind(folded, end)
    if person not in surroundings.persons or not folded.startswith(" ", end + 1 + len(person)):
        return False
    noun = word_behind(folded, end + 1 + len(person))
    return noun in surroundings.tallied


BASE_REACH = 40
"""Characters before a year in which the rate stands that is measured against it."""
OPENING_REACH = 12


def _opens_with_year(folded: str, start: int, year: int, surroundings: Surroundings) -> bool:
    """True for "In 2022 women made up 45% of the staff": a sentence begins with its time."""
    if year not in SURE_YEARS or not year % 100:
        return False
    reach = max(0, start - OPENING_REACH)
    front = folded[reach:start] if reach else folded[:start]
    return surroundings.opening.search(front) is not None


OTHER_END_BEFORE = re.compile(r"\bfrom (?P<number>[\d,.]*\d)(?: [a-z]+)? to $")
OTHER_END_BEHIND = re.compile(r"(?: [a-z]+)? to (?P<number>\d+(?:,\d{3})*(?:\.\d+)?)")
"""The comma of "from 2015 to 2019, before a reform" is not one of the number."""
LONGEST_END = 40


def _has_other_end(folded: str, start: int, end: int) -> bool:
    """True if the other end of a change is no year: from 800 to 1600, from 1200 to 90."""
    other = OTHER_END_BEFORE.search(folded, max(0, start - LONGEST_END), start)
    if other is None and folded.endswith("from ", 0, start):
        other = OTHER_END_BEHIND.match(folded, end)
    if other is None:
        return False
    return len(other["number"]) not in (1, 2, 4)  # from 2019 to 21, to 2 May 2021


def _has_unit(folded: str, end: int, surroundings: Surroundings) -> bool:
    """True if a scale, a percent sign or a unit of measure follows."""
    following = folded[end : end + 1]
    if following in ("%", "°", "€", "£", "$", "¥"):
        return True
    if following == "-" and word_behind(folded, end + 1) in surroundings.units:
        return True
    follower = word_behind(folded, end)
    if follower in surroundings.scales or follower == "hundred":
        return True
    if len(follower) < 2 or follower in surroundings.doubtful_units:
        return False
    return follower in surroundings.units


def is_month(text: str, folded: str, date: Numeral, surroundings: Surroundings) -> bool:
    """True unless a name of a month is another word: you may, they march, an august body."""
    if any(character.isdigit() for character in folded[date.start : date.end]):
        return True
    word = folded[date.start : date.end].rstrip(".")
    if not text[date.start].isupper():
        return False
    if word not in surroundings.doubtful_months:
        return True
    if word_before(folded, date.start) in surroundings.month_prepositions:
        return True
    if _owns_a_figure(folded, date, surroundings):
        return True
    behind = word_behind(folded, date.end)  # May exports fell, but: May said, May rates rise
    return behind in surroundings.measured and not _is_surname(text, date.start)


def _owns_a_figure(folded: str, date: Numeral, surroundings: Surroundings) -> bool:
    """True for the May of "68,900 in June, 5,200 more than May's 63,700": another month is near."""
    if not OWNED_FIGURE.match(folded, date.end):
        return False
    near = re.findall("[a-z]+", folded[max(0, date.start - MONTH_NEAR) : date.start])
    return any(word in surroundings.sure_months for word in near)


OWNED_FIGURE = re.compile(r"['’]s [$£€¥]?\d")
MONTH_NEAR = 80
"""Characters before a month in which the month stands that it is compared with."""


def _is_surname(text: str, start: int) -> bool:
    """Theresa May, Mrs May: behind another capital, unless a sentence begins there."""
    before = text[max(0, start - LOOK_BEHIND) : start].rstrip()
    word = before.rpartition(" ")[2]
    return word[:1].isupper() and word.isalpha()


def is_period(folded: str, period: Numeral, surroundings: Surroundings) -> bool:
    """True unless the words of a period mean something else here: the last two to go."""
    word = folded[period.start : period.end]
    if word in surroundings.no_periods:
        return False
    return not (word.startswith("second") and folded[period.end : period.end + 1] == "-")
