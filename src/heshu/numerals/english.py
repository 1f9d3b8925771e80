"""English numerals: `earned $2.5 million in 1986` -> the number 2500000 and the date 1986.

One pattern finds every place where something may begin: a digit, or a word that the packs know.
What begins there is decided by readers in a fixed order, from the safe to the doubtful: idioms,
labels and names, dates, codes, numbers. Text is compared in lower case; capitals are looked up
in the original where they matter.

>>> from heshu.languages.pack import load
>>> grammar = compile_grammar(load("en"))
>>> [(n.kind, str(n.value)) for n in scan("Two and a half million died in 1918.", grammar)]
[('number', '2500000.0'), ('date', 'None')]
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral
from heshu.numerals import english_codes as codes
from heshu.numerals import english_context as context
from heshu.numerals import english_digits as digits
from heshu.numerals.english_atoms import Atom, Lexicon, atoms_at, compile_lexicon, own_atoms
from heshu.numerals.english_bands import Bands, compile_bands, read_band
from heshu.numerals.english_dates import (
    BEFORE_KNOWN,
    LONGEST_BEFORE,
    Calendar,
    compile_calendar,
    end_of_split_year,
    read_digit_date,
    read_month,
    read_period,
)
from heshu.numerals.english_letters import glued_letters
from heshu.numerals.english_surroundings import Surroundings, compile_surroundings
from heshu.numerals.english_times import is_month, is_period, is_year
from heshu.numerals.english_tokens import Tokens, compile_tokens, read_label, read_web
from heshu.numerals.english_words import Reading, read_number

PERIOD_STARTS = (
    "first", "second", "third", "fourth", "final", "last", "opening", "closing", "initial",
    "previous", "preceding", "prior", "current", "next", "latest", "same", "past", "coming",
    "following", "this", "corresponding", "comparable", "recent", "equivalent", "like", "year",
    "quarter", "month", "week", "season", "term", "decade", "half", "period", "full", "fiscal",
    "financial", "calendar", "whole", "early", "late", "mid", "end", "beginning", "start",
    "middle", "close", "turn", "today", "yesterday", "tomorrow", "tonight", "fourteenth",
    "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
"""Words with which the patterns of english_dates.py begin."""
SPANS_BEHIND_ARTICLE = ("year", "quarter", "month", "week", "day", "decade", "century")
ONE = Decimal(1)


class Grammar(Struct, frozen=True):
    """Everything that reads English numerals, compiled from a pack."""

    start: re.Pattern[str]
    words: Mapping[str, str]
    """What a word that may begin something is: number, month, period, idiom, label."""
    plain: Mapping[str, str]
    """The same without idioms and labels, for where those do not apply."""
    multiples: Mapping[str, Decimal]
    """Verbs that multiply: doubled, halved."""
    comparing: frozenset[str]
    """Multiples that count only before what they are compared with: twice as many."""
    bands: Bands
    lexicon: Lexicon
    calendar: Calendar
    tokens: Tokens
    surroundings: Surroundings


def compile_grammar(pack: Pack) -> Grammar:
    """The grammar of an English pack with its house packs."""
    lexicon = compile_lexicon(pack)
    counting = tuple(
        word
        for word, meaning in lexicon.words.items()
        if meaning.kind in ("digit", "teens", "other")
    )
    calendar = compile_calendar(pack, counting)
    tokens = compile_tokens(pack)
    comparing = _multiples(pack, "times-")
    multiples = _multiples(pack, "multiple-") | comparing
    words = dict.fromkeys(PERIOD_STARTS, "period")
    words.update(dict.fromkeys((w.lower() for w in pack.words_named("weekday")), "period"))
    words.update(dict.fromkeys((w.lower() for w in pack.words_named("season")), "period"))
    for word, meaning in lexicon.words.items():
        if meaning.kind not in ("and", "article", "point", "of", "in", "out-of", "over"):
            words[word] = "both" if word in words else "number"
    words.update(dict.fromkeys(calendar.months, "month"))
    words.update(dict.fromkeys(_plain_periods(pack), "named-period"))
    words.update(dict.fromkeys(multiples, "multiple"))
    bands = compile_bands(pack)
    words.update(dict.fromkeys(bands.limits, "band"))
    plain = dict(words)
    words.update(dict.fromkeys(tokens.labels, "label"))
    words.update(dict.fromkeys(tokens.idioms, "idiom"))
    start = rf"""
        \.?\d
        | (?<![\w]) (?: (?P<word> {pattern(words)} ) (?: (?<=[^\w]) | (?![\w]) )
            | (?P<short> fy[ ]?['’]?(?=\d) | [qh][1-4](?!\w) )
            | (?P<web> https?:// | www\. ) )
        | [½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]
    """
    return Grammar(
        re.compile(start, re.VERBOSE), words, plain, multiples, frozenset(comparing), bands, lexicon, calendar, tokens,
        compile_surroundings(pack, lexicon),
    )  # fmt: skip


def _multiples(pack: Pack, prefix: str) -> dict[str, Decimal]:
    """The words of the lists `multiple-2`, `times-2` and the like with their factors."""
    return {
        word: Decimal(entry.name.removeprefix(prefix))
        for entry in pack.words
        if entry.name.startswith(prefix)
        for word in entry.words
    }


def _plain_periods(pack: Pack) -> list[str]:
    """The time expressions of the pack that are plain words."""
    return [word.lower() for entry in pack.period for word in entry.words if "{" not in word]


def fold(text: str) -> str:
    """The text in lower case, every character at its place."""
    folded = text.lower()
    if len(folded) == len(text):
        return folded
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def scan(text: str, grammar: Grammar) -> tuple[Numeral, ...]:
    """All numerals, dates, codes and idioms of a text, in order, without overlap."""
    folded = fold(text)
    found: list[Numeral] = []
    position, search = 0, grammar.start.search
    while match := search(folded, position):
        numerals = _read_at(text, folded, match, position, grammar)
        found += numerals
        position = numerals[-1].end if numerals else _behind_word(match)
    return tuple(found)


def _behind_word(match: re.Match[str]) -> int:
    """Where to go on after a word that began nothing: behind its first part."""
    word = match["word"]
    if not word:
        return match.end()
    cut = len(re.split(r"[^\w]", word, maxsplit=1)[0])
    return match.start() + max(cut, 1)


def _read_at(
    text: str, folded: str, match: re.Match[str], floor: int, grammar: Grammar
) -> list[Numeral]:
    """What begins at a match of the start pattern; nothing before `floor` may be taken."""
    start, word = match.start(), match["word"]
    if match["web"]:
        return [read_web(folded, start)]
    if match["short"]:
        return _listed(read_period(folded, start, grammar.calendar))
    if word is None:
        return _read_digits(text, folded, start, floor, grammar)
    kind = grammar.words[word]
    if kind == "idiom":
        return _read_idiom(text, folded, match, floor, grammar)
    if kind == "label":
        label = read_label(text, folded, start, word, grammar.tokens)
        return _listed(label) or _read_shorter(text, folded, match, floor, grammar)
    if kind == "named-period":
        end = match.end()
        return [Numeral(start=start, end=end, kind="period", rule=f"period:{word}")]
    if kind == "month":
        return _read_month(text, folded, start, grammar)
    if kind == "band":
        return _listed(read_band(folded, start, word, grammar.bands))
    if kind == "multiple":
        return _read_multiple(folded, match, grammar)
    if kind in ("period", "both"):
        period = _read_period(folded, start, floor, grammar)
        if period or kind == "period":
            return period
    return _read_words(folded, start, floor, grammar)


def _listed(numeral: Numeral | None) -> list[Numeral]:
    return [numeral] if numeral else []


def _read_idiom(
    text: str, folded: str, match: re.Match[str], floor: int, grammar: Grammar
) -> list[Numeral]:
    word = match["word"]
    entry = grammar.tokens.idioms[word]
    if entry.capital and not text[match.start()].isupper():
        return _read_shorter(text, folded, match, floor, grammar)
    return [Numeral(start=match.start(), end=match.end(), kind=entry.kind, rule=f"token:{word}")]


def _read_shorter(
    text: str, folded: str, match: re.Match[str], floor: int, grammar: Grammar
) -> list[Numeral]:
    """The first word of a longer entry that did not apply, if it begins something itself."""
    first = re.split(r"[^\w]", match["word"], maxsplit=1)[0]
    kind, start = grammar.plain.get(match["word"], grammar.plain.get(first, "")), match.start()
    if kind in ("period", "both"):
        period = _read_period(folded, start, floor, grammar)
        if period:
            return period
    if kind == "month":
        return _read_month(text, folded, start, grammar)
    if kind in ("number", "both"):
        return _read_words(folded, start, floor, grammar)
    return []


def _read_multiple(folded: str, match: re.Match[str], grammar: Grammar) -> list[Numeral]:
    """doubled, halved, twice as many; not doubled down, halved tomatoes, twice married."""
    word, end = match["word"], match.end()
    follower = context.word_behind(folded, end)
    if word in grammar.comparing:
        if follower not in grammar.surroundings.compared:
            return []
    elif folded[end : end + 1] == "-" or follower in ("down", "up", "as"):
        return []
    elif follower == "over" and not grammar.surroundings.over_a_time.match(folded, end):
        return []  # doubled over in pain
    return [
        Numeral(
            start=match.start(), end=end, value=grammar.multiples[word], words=True,
            precision=grammar.multiples[word] / 10, rule="multiple-verb",
        )
    ]  # fmt: skip


def _read_month(text: str, folded: str, start: int, grammar: Grammar) -> list[Numeral]:
    date = read_month(folded, start, grammar.calendar)
    if date is None or not is_month(text, folded, date, grammar.surroundings):
        return []
    return [date]


MODAL_VERB = re.compile(r"(?<=[ ])may$")
"""The last word of "8 may swim", which is no month where it is printed in small letters."""


def _read_date(text: str, folded: str, start: int, grammar: Grammar) -> Numeral | None:
    """The date that begins with a digit; none where its month is the verb "may"."""
    date = read_digit_date(folded, start, grammar.calendar)
    if date is None or not MODAL_VERB.search(text[date.start : date.end]):
        return date
    return date if not context.word_behind(folded, date.end) else None


def _read_period(folded: str, start: int, floor: int, grammar: Grammar) -> list[Numeral]:
    period = read_period(folded, start, grammar.calendar)
    if period and folded.startswith(SPANS_BEHIND_ARTICLE, start):
        begin = context.article_before(folded, start, floor)  # a year earlier, a decade ago
        period = replace(period, start=begin)
    if period is None or not is_period(folded, period, grammar.surroundings):
        return []
    return [period]


def _read_words(folded: str, start: int, floor: int, grammar: Grammar) -> list[Numeral]:
    """A number in words, with the article or the hyphened sign before it."""
    begin = context.article_before(folded, start, floor)
    part = context.point_part(folded, begin)
    if part:
        return [part]
    atoms = atoms_at(folded, begin, grammar.lexicon)
    atoms = own_atoms(atoms, folded, grammar.calendar.after_number)
    joined = not context.follows_between(folded, begin)
    reading = read_number(atoms, 0, bare=False, joined=joined) if atoms else None
    if reading is None and begin < start:
        atoms = atoms_at(folded, start, grammar.lexicon)
        reading = read_number(atoms, 0, bare=False, joined=joined) if atoms else None
    if reading is None:
        return []
    numeral = _numeral(atoms, reading)
    if numeral.kind == "number":
        period = _with_period_tail(folded, numeral, grammar)
        if period:
            return [period]
        if not context.is_number_word(folded, numeral, grammar.surroundings):
            return []
    return [numeral]


def _numeral(atoms: list[Atom], reading: Reading) -> Numeral:
    return Numeral(
        start=atoms[0].start, end=atoms[reading.stop - 1].end, kind=reading.kind,
        value=reading.value, low=reading.low, high=reading.high, precision=reading.precision,
        words=atoms[0].kind != "printed", rule=reading.rule,
    )  # fmt: skip


def _with_period_tail(folded: str, numeral: Numeral, grammar: Grammar) -> Numeral | None:
    """three months to 31 December, two years ago: a period, no duration."""
    tail = grammar.calendar.after_number.match(folded, numeral.end)
    if tail is None:
        return None
    if tail["known"] is not None and not BEFORE_KNOWN.search(
        folded[max(0, numeral.start - LONGEST_BEFORE) : numeral.start]
    ):
        return None
    if tail["alone"] is not None and folded[: numeral.start].rstrip(" \t")[-1:] not in ("", "\n"):
        return None
    end = end_of_split_year(folded, tail.end())
    return Numeral(start=numeral.start, end=end, kind="period", rule="period:counted")


def _read_digits(text: str, folded: str, start: int, floor: int, grammar: Grammar) -> list[Numeral]:
    """What begins with a digit: a list number, a code, a date or a number."""
    if start and folded[start] in "23" and codes.is_exponent(folded, start, grammar.surroundings):
        return []
    token = (
        codes.list_number(folded, start)
        or codes.paragraph_number(text, start, grammar.surroundings)
        or codes.product_version(text, start, grammar.surroundings)
        or codes.code_before(folded, start, floor, grammar.surroundings)
        or _read_date(text, folded, start, grammar)
        or codes.code_shape(text, folded, start)
    )
    if token:
        return [token]
    match = digits.NUMBER.match(folded, start)
    if match is None:
        return []
    if not digits.is_fraction(match):
        return [codes.slashed_code(folded, start)]
    end = match.end()
    if end - start > digits.LONGEST_NUMBER:
        return [Numeral(start=start, end=end, kind="code", rule="code:long")]
    return _read_printed(text, folded, match, floor, grammar)


def _read_printed(
    text: str, folded: str, match: re.Match[str], floor: int, grammar: Grammar
) -> list[Numeral]:
    """A printed number with its scale; or what its letters make of it."""
    start, end = match.span()
    value, precision = digits.value_of(match)
    glued = glued_letters(text, folded, start, end, grammar.surroundings)
    if isinstance(glued, Numeral):
        return [glued]
    if glued:
        factor, end = glued
        value, precision = value * factor, precision * factor
        scaled = Numeral(start=start, end=end, value=value, precision=precision, rule="letter")
        period = _with_period_tail(folded, scaled, grammar)  # 66m years ago
        return [period or context.with_sign(folded, scaled, floor)]
    if is_year(folded, match, grammar.surroundings):
        return [Numeral(start=start, end=end, kind="date", iso=match[0], rule="date:year")]
    numeral = Numeral(start=start, end=end, value=value, precision=precision, rule="digits")
    if grammar.surroundings.continues.match(folded, end):
        numeral = _continued(folded, numeral, grammar)
    period = _with_period_tail(folded, numeral, grammar)
    return [period or context.with_sign(folded, numeral, floor)]


def _continued(folded: str, numeral: Numeral, grammar: Grammar) -> Numeral:
    """Digits with number words behind: 2.5 million, 7 thousand 2 hundred and 15, 1 in 20."""
    value = numeral.value or Decimal(0)
    first = Atom("printed", value, numeral.start, numeral.end, numeral.precision)
    atoms = [first, *atoms_at(folded, numeral.end, grammar.lexicon)]
    atoms = own_atoms(atoms, folded, grammar.calendar.after_number)
    joined = not context.follows_between(folded, numeral.start)
    reading = read_number(atoms, 0, bare=False, joined=joined)
    if reading is None or reading.stop == 1 or reading.kind == "ordinal":
        return numeral
    ratio = _numeral(atoms, reading)
    return numeral if context.is_false_ratio(folded, ratio, grammar.surroundings) else ratio


def bare_numbers(text: str, grammar: Grammar) -> tuple[Numeral, ...]:
    """Every number of a text by itself, as `heshu.numerals` lists them for English.

    This is the layer below `scan`: dates, codes and labels are cut into the numbers they hold,
    a number with a unit glued to it is left out, and phrases that only make sense on their own
    ("2000 over 3", "twenty fifths") are calculated.
    """
    from heshu.numerals.english_bare import list_numbers

    return list_numbers(fold(text), grammar.lexicon)
