"""What the surroundings make of an English number: year or quantity, code or figure, sign or dash.

All readers look at a bounded stretch of text before and behind, so that a scan stays linear.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral
from heshu.numerals.english_atoms import Lexicon

LOWER_LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEAR = 160
"""Characters around a figure that show what a sentence speaks of."""
LONGEST_AMOUNT = 24
"""Characters of an amount between a noun of change and its base: an increase of $20 million over."""
LOOK_BEHIND = 24
"""Characters before a number that may decide what it is."""
WORD_BEFORE = re.compile(r"([a-z&][a-z.'’&-]*)[\s(\"“‘]{1,4}$")
WORD_BEHIND = re.compile(r"[ \t\xa0]?[ \t\xa0\r\n]{0,6}([a-z]+(?:['’-][a-z]+)?)")
MINUS, DASHES = "-−", "-−–"
BEFORE_SIGN = " \t\r\n\xa0([{|:;,=<>/~≈≤≥$€£¥\"'“‘"
SURE_YEARS = range(1800, 2050)
POSSIBLE_YEARS = range(1100, 2300)


class Surroundings(Struct, frozen=True, gc=False):
    """The words that decide, compiled from the pack."""

    units: frozenset[str]
    """Unit names that may be glued to digits, in lower case."""
    exact_units: frozenset[str]
    currencies: tuple[str, ...]
    """What may stand before an amount, in lower case."""
    doubtful: frozenset[str]
    """Currencies that are other words or codes too, and count only before large amounts."""
    letters: dict[str, Decimal]
    scales: dict[str, Decimal]
    persons: frozenset[str]
    year_words: frozenset[str]
    behind: frozenset[str]
    number_words: frozenset[str]
    not_counted: frozenset[str]
    """Words that cannot be what "one" counts."""
    before_pronoun: frozenset[str]
    number_hedges: frozenset[str]
    month_prepositions: frozenset[str]
    doubtful_months: frozenset[str]
    """Names of months that are other words too: may, march."""
    single_times: frozenset[str]
    """Behind a year they are no unit: the 1985 quarter includes a gain."""
    doubtful_units: frozenset[str]
    """Names of units that are other words too: in, second."""
    no_periods: frozenset[str]
    no_numbers: frozenset[str]
    ratio_times: frozenset[str]
    """What makes 5 in 10 minutes no ratio."""
    fraction_followers: frozenset[str]
    """What may stand behind a third where it is a part."""
    shown: frozenset[str]
    """Behind 4K or 10K these show a size of picture or the length of a race."""
    released: frozenset[str]
    """Behind the version of a product."""
    measuring: frozenset[str]
    """Behind a decimal at the head of a paragraph these are what it measures: 3.2 Magnitude quake."""
    compared: frozenset[str]
    """What follows "twice" where it multiplies."""
    measured: frozenset[str]
    """Nouns of what is measured and words in front of them, before which May is a month: May sales."""
    rate_base: re.Pattern[str]
    """The words between a rate and the time that it is measured against: up 15 percent over 2023."""
    opening: re.Pattern[str]
    """The beginning of a sentence in front of its year."""
    prefixes: frozenset[str]
    continues: re.Pattern[str]
    """Number words that may follow digits."""
    temperature: re.Pattern[str]
    """Words that make 31C a temperature."""


def compile_surroundings(pack: Pack, lexicon: Lexicon) -> Surroundings:
    """The surroundings that an English pack knows."""
    names = [name for unit in pack.unit for name in unit.names]
    money = [unit for unit in pack.unit if unit.kind == "money"]
    prefixes = {prefix.lower() for unit in pack.unit for prefix in unit.prefixes}
    prefixes |= {unit.code.lower() for unit in money}
    scales = {w: m.value for w, m in lexicon.words.items() if m.kind == "scale"}
    follow = [w for w, m in lexicon.words.items() if m.kind in ("scale", "ten-power", "other")]
    continues = rf"""
        [ \t\xa0-]? (?:[ \t]*\r?\n[ \t]*)? (?: (?:{pattern(follow)}) (?!\w)
        | (?: out[ ]of | in | and[ ]a | and[ ]one ) [ ] )
    """
    behind = [word[3:].lower() for t in pack.token for word in t.words if word.startswith("{d}")]
    return Surroundings(
        units=frozenset(name.lower() for name in names),
        exact_units=frozenset(names),
        currencies=tuple(prefixes),
        doubtful=_listed(pack, "doubtful-currency"),
        letters=lexicon.letters,
        scales=scales,
        persons=frozenset(word.lower() for word in pack.words_named("person")),
        year_words=frozenset(pack.words_named("date-preposition")),
        behind=frozenset(behind),
        number_words=frozenset(lexicon.words),
        not_counted=_listed(pack, "function-word", "never-counted"),
        before_pronoun=_listed(pack, "before-pronoun-one"),
        number_hedges=_listed(pack, "before-number-like-year"),
        month_prepositions=_listed(pack, "before-month"),
        doubtful_months=_listed(pack, "month-or-word"),
        single_times=_listed(pack, "single-time"),
        doubtful_units=_listed(pack, "unit-or-word"),
        no_periods=_listed(pack, "period-or-word"),
        no_numbers=_listed(pack, "number-or-word"),
        ratio_times=_listed(pack, "ratio-time"),
        fraction_followers=_listed(pack, "behind-part"),
        shown=_listed(pack, "picture-or-race"),
        released=_listed(pack, "behind-version"),
        measuring=_listed(pack, "behind-opening-decimal"),
        compared=_listed(pack, "behind-twice"),
        measured=_listed(pack, "measure-noun", "measure-modifier"),
        rate_base=re.compile(
            rf"(?:%|\b{words(pack, 'rate-word')})\)? {words(pack, 'before-base-year')} $"
            rf"|\b{words(pack, 'change-amount')} of [^,.;:]{{1,{LONGEST_AMOUNT}}} {words(pack, 'change-base')} $"
        ),
        opening=re.compile(rf"(?:^|[.;!?][\s”\"]+|\n){words(pack, 'before-opening-year')}\s$"),
        prefixes=_listed(pack, "number-prefix"),
        continues=re.compile(continues, re.VERBOSE),
        temperature=any_word(pack.words_named("temperature-context")),
    )


def _listed(pack: Pack, *names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in pack.words_named(name))


def any_word(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds any of the words, and nothing where there are none."""
    return re.compile(rf"(?<!\w)(?:{pattern(words)})(?!\w)" if words else r"(?!)")


def word_before(folded: str, start: int) -> str:
    """The word before a position, empty if there is none close by."""
    match = WORD_BEFORE.search(folded[max(0, start - LOOK_BEHIND) : start])
    return match[1] if match else ""


def word_behind(folded: str, end: int) -> str:
    """The word right behind a position."""
    match = WORD_BEHIND.match(folded, end)
    return match[1] if match else ""


def article_before(folded: str, start: int, floor: int) -> int:
    """Where a number word phrase begins when `a`, `an` or `minus` stands before it."""
    for article in ("a ", "an ", "a\n"):
        begin = start - len(article)
        before = folded[begin - 1 : begin] if begin > 0 else " "
        joined = before.isalnum() or before in "-'’"
        if begin >= floor and folded.startswith(article, begin) and not joined:
            return begin
    return start


def follows_between(folded: str, start: int) -> bool:
    """True behind "between", where "and" parts two numbers."""
    return word_before(folded, start) == "between"


def has_currency_before(folded: str, start: int, surroundings: Surroundings) -> bool:
    """True for $2m, USD 2m, rs 2m."""
    before = folded[max(0, start - 8) : start].rstrip(" ")
    before = before.removesuffix("-")
    if not before or not before.endswith(surroundings.currencies):
        return False
    if not before[-1].isalpha():
        return True
    word = before[len(before.rstrip(LOWER_LETTERS)) :]  # "over 5m" ends in no rand
    return word in surroundings.currencies and (
        word not in surroundings.doubtful or is_amount(folded, start)
    )


AMOUNT = re.compile(
    r"\d{1,3}(?:,\d{3})+|\d+\.\d{2,3}(?!\d)|\d+(?:\.\d+)?(?:[ ]?(?:k|m|mn|mln|bn|bln|b|tn|trn)(?!\w)"
    r"|[ -]?(?:million|billion|trillion|thousand|crore|lakh)(?!\w))"
)
"""A number that looks like money: 1,200 or 4.50 or 3bn; not the 28 of COP 28."""


def is_amount(folded: str, start: int) -> bool:
    """True if the digits at a place look like an amount of money."""
    return AMOUNT.match(folded, start) is not None


WIDE_CODE = re.compile(r"[\w.+-]{0,60}")


def letters_code(folded: str, begin: int, start: int) -> Numeral:
    """A code from `begin` with the digits at `start` and all that is joined to them."""
    match = WIDE_CODE.match(folded, start)
    end = match.end() if match else start + 1
    while end > start + 1 and folded[end - 1] in ".-+":
        end -= 1
    return Numeral(start=begin, end=end, kind="code", rule="code:letters")


def with_sign(folded: str, numeral: Numeral, floor: int) -> Numeral:
    """The numeral with a minus or plus sign right before it."""
    start = numeral.start
    sign = folded[start - 1] if start > floor else ""
    if not sign or sign not in "-−–+" or numeral.value is None:
        return numeral
    before = folded[start - 2] if start > 1 else " "
    if before == " " and sign != "+" and folded[start - 3 : start - 2].isdigit():
        return numeral  # 75 -300mm: a dash
    if before not in BEFORE_SIGN or (sign == "–" and before not in "|(\n\t"):
        return numeral
    value = numeral.value if sign == "+" else -numeral.value
    return Numeral(
        start=start - 1, end=numeral.end, value=value, precision=numeral.precision,
        words=numeral.words, rule=numeral.rule,
    )  # fmt: skip


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
    behind = word_behind(folded, date.end)  # May exports fell, but: May said, May rates rise
    return behind in surroundings.measured and not _is_surname(text, date.start)


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


POINT_PART = re.compile(
    r"(?P<part>(?:an?[ ])?(?P<word>half|quarter))(?=[ -](?:a[ ])?(?:percentage[ -]|per cent[ -])?points?(?!\w))"
)
PARTS = {"half": Decimal("0.5"), "quarter": Decimal("0.25")}


def point_part(folded: str, start: int) -> Numeral | None:
    """The half or quarter of a point by which a rate moves: a quarter point, a half-point cut."""
    match = POINT_PART.match(folded, start)
    if match is None:
        return None
    value = PARTS[match["word"]]
    return Numeral(
        start=start, end=match.end("part"), value=value, precision=value / 10, words=True,
        rule="half",
    )  # fmt: skip


def is_false_ratio(folded: str, numeral: Numeral, surroundings: Surroundings) -> bool:
    """True for "5 in 10 minutes": the second number measures a time."""
    if numeral.rule != "ratio-words":
        return False
    return word_behind(folded, numeral.end).rstrip("s") in surroundings.ratio_times


def is_number_word(folded: str, numeral: Numeral, surroundings: Surroundings) -> bool:
    """True if words that may be a number are one here; "one" is a pronoun as often as not."""
    word = folded[numeral.start : numeral.end]
    if word.startswith("a ") and numeral.rule == "fraction-words":
        return _is_article_fraction(folded, numeral, surroundings)
    if numeral.rule == "ratio-words" and is_false_ratio(folded, numeral, surroundings):
        return False
    if word in ("scores", "tens") or (numeral.rule == "vague-number" and word == "scores"):
        return word_behind(folded, numeral.end) == "of"
    if word == "half":
        return folded[numeral.end : numeral.end + 1] != "-"
    if word in surroundings.no_numbers:
        return False
    if word != "one":
        return True
    return _counts(folded, numeral, surroundings)


def _is_article_fraction(folded: str, numeral: Numeral, surroundings: Surroundings) -> bool:
    """a third of the jobs, by a third; not a third man."""
    follower = word_behind(folded, numeral.end)
    closed = folded[numeral.end : numeral.end + 1] in (",", ".", ";", ":", ")", "–", "—", "")
    closed = closed or folded[numeral.end : numeral.end + 2] in (" (", " -", " –", " —")
    return closed or follower in surroundings.fraction_followers


SIZED = re.compile(r"\d-[a-z]+\s$")
LONGEST_SIZE = 24
"""Characters of "2-litre " before a pronoun: the 2-litre one."""


def _counts(folded: str, numeral: Numeral, surroundings: Surroundings) -> bool:
    """True if "one" counts the word behind it."""
    if word_behind(folded, numeral.end) in surroundings.units - surroundings.doubtful_units:
        return True
    if word_before(folded, numeral.start) in surroundings.before_pronoun:
        return False
    if SIZED.search(folded, max(0, numeral.start - LONGEST_SIZE), numeral.start):
        return False
    if folded[numeral.end : numeral.end + 1] in "-'’":
        return word_behind(folded, numeral.end + 1) != ""
    follower = word_behind(folded, numeral.end)
    return bool(follower) and follower not in surroundings.not_counted
