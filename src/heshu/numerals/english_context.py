"""What the surroundings make of an English number: code or figure, sign or dash, pronoun or count.

All readers look at a bounded stretch of text before and behind, so that a scan stays linear.
"""

from __future__ import annotations

from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral
from heshu.numerals.english_surroundings import Surroundings

LOWER_LETTERS = "abcdefghijklmnopqrstuvwxyz"
NEAR = 160
"""Characters around a figure that show what a sentence speaks of."""
LOOK_BEHIND = 24
"""Characters before a number that may decide what it is."""
WORD_BEFORE = re.compile(r"([a-z&][a-z.'’&-]*)[\s(\"“‘]{1,4}$")
WORD_BEHIND = re.compile(r"[ \t\xa0]?[ \t\xa0\r\n]{0,6}([a-z]+(?:['’-][a-z]+)?)")
MINUS, DASHES = "-−", "-−–"
BEFORE_SIGN = " \t\r\n\xa0([{|:;,=<>/~≈≤≥$€£¥\"'“‘"


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
    """a third of the jobs, by a third, a quarter of a million; not a third man."""
    if numeral.value is not None and numeral.value > 1:
        return True
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
