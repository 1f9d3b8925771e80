"""English units beside a number: `barrels a day` -> bbl/d, `c $` -> CAD, `-year-old` -> an age."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Kind, Numeral
from heshu.numerals.english_context import is_amount
from heshu.numerals.english_letters import STONES
from heshu.numerals.english_surroundings import any_word
from heshu.quantities.english_ages import says_age
from heshu.quantities.english_amounts import is_amount_of
from heshu.quantities.units import (
    UnitName,
    Units,
    compile_units,
    lengths_by_beginning,
    lengths_by_end,
    name_at,
    unit_before,
)

ONE = Decimal(1)
GLUED_ONLY = frozenset({"p", "c", "C", "F", "K", "x", "×", "B", "a"})
"""Letters that are a unit only right behind the digits."""
SECONDS = re.compile(
    r"[,.;:)]|$|[ ](?:and|or|in|at|to|for|after|with|of|on|by|per|later|ahead|behind)\b"
)
"""What stands behind a separate s that is a second: in 23.61 s, ahead of the rest."""
TEMPERATURE_LETTERS = frozenset("CF")
DEGREE_LETTERS = {"C": "℃", "F": "℉", "K": "K"}
BETWEEN = re.compile(
    r"-[ ]?|[ ]-[ ](?=[a-z])|[ \t\xa0]{0,2}(?:\r?\n[ \t]{0,8})?(?P<open>[(\[])?", re.IGNORECASE
)
"""What may stand between a number and its unit: space, line break, hyphen, bracket."""
PART_OF = re.compile(r"(?:[ ]of)?(?:[ -](?:an?|one))?[ -]")
"""Between a fraction and its unit: half a percent, three quarters of an hour."""
OF_A = re.compile(r"[ ]of[ ](?:an?|one)[ ]")
"""Between printed digits below one and their unit: 0.5 of a percent."""
PER = re.compile(
    r"[ ]?/[ ]?|[ ]per[ ]|[ ]?-[ ]?per[ ]?-[ ]?|[ ]?-[ ]?an?[ ]?-[ ]?|[ ]an?[ ]|[ ]each[ ]|[ ]every[ ]"
)
NOT_PER = re.compile(
    r"[ ](?:ago|earlier|before|later|old|on|after|from|end|to[ ]date|prior)\b|-end"
)
"""Behind "a year": a time, no divisor: 5 million dollars a year ago."""
AGE = re.compile(r"(?:[ ]|-|[ ]-[ ])(?:old|olds)(?!\w)|[ ]of[ ]age(?!\w)")
TIMES = re.compile(
    r"[ ](?:as|more|higher|larger|greater|that|the|its|their|his|bigger|faster|less|last|what|lower"
    r"|smaller|longer|annual|book|sales|ebitda|earnings|over|normal|oversubscribed|cheaper|better"
    r"|worse|stronger|average|those|this|current|forward|earnings|next|revenues?|profits?|income|gdp"
    r"|debt|leverage|core|operating|estimated|expected|trailing|covered|national|global|quicker"
    r"|slower|hotter|deadlier|heavier|taller|brighter|older|wider|deeper|thicker|greater|fewer|his"
    r"|her|our|your|my|adjusted|net|gross|oversubscribed|overbooked|legal|safe|recommended)(?!\w)"
)
PLAN = re.compile(
    r"[ ](?:plan|plans|agenda|program|programme|proposal|list|manifesto|strategy|scale|turn|font|type"
    r"|inspection|guard|check|action|scheme|system|harness|buck|programme)\b"
)
"""What has points without being measured in them: a 10-point plan."""
FEET = re.compile(r"(?:ft|feet|foot)\.?[ ,-](?:and[ ])?$")
INCHES = re.compile(r"[ ]?[\"″”](?:[ ](?:long|wide|tall|thick|deep|high|x|by)\b|[ ]?x\b|(?=[,.]))")
NEXT_WORD = re.compile(
    r"[ \t\xa0]{1,3}(?:\r?\n[ \t]*)?([a-z][a-z'’.-]*)|[ ]?\r?\n[ \t]*([a-z][a-z'’-]*)"
)


class UnitFound(Struct, frozen=True, gc=False):
    """A unit of a number, and how far it reaches."""

    code: str
    kind: Kind
    start: int
    end: int
    text: str
    scale: Decimal = ONE
    before: bool = False


class EnglishUnits(Struct, frozen=True):
    """Units, persons and contexts of an English pack."""

    units: Units
    persons: frozenset[str]
    per_person: frozenset[str]
    stop_words: frozenset[str]
    """Words that end a noun phrase."""
    plurals: frozenset[str]
    """Words for persons that are plural without an s."""
    weight: re.Pattern[str]
    money: re.Pattern[str]
    """Behind "pounds of": income, debt and whatever else is money."""
    temperature: re.Pattern[str]
    wind: re.Pattern[str]
    """Words that make kt a speed."""
    scales: dict[str, Decimal]
    doubtful: frozenset[str]
    """Currencies that are other words too and count only beside large amounts: COP 4,000."""
    scaled_only: frozenset[str]
    """Currencies that are plain words too: only behind million and the like."""
    one_and: re.Pattern[str]
    """One unit of which no number is printed before a smaller one: an hour and five minutes."""
    minus: re.Pattern[str]
    """Right before a currency: to minus $5."""


def compile_english_units(pack: Pack) -> EnglishUnits:
    """Index the units of an English pack."""
    return EnglishUnits(
        _with_million_codes(compile_units(pack), pack),
        frozenset(word.lower() for word in pack.words_named("person")),
        frozenset(pack.words_named("per-person")),
        frozenset(pack.words_named("function-word")),
        frozenset(pack.words_named("plural-without-s")),
        any_word(pack.words_named("weight-context")),
        re.compile(
            rf"\s(?:[a-z'’-]+\s){{0,2}}{any_word(pack.words_named('money-context')).pattern}"
        ),
        any_word(pack.words_named("temperature-context")),
        any_word(pack.words_named("wind-context")),
        {
            word.lower(): scale.factor
            for scale in pack.scale
            if not scale.after_digits_only
            for word in scale.words
        },
        frozenset(pack.words_named("doubtful-currency")),
        frozenset(pack.words_named("scaled-currency")),
        re.compile(
            rf"(?<![\w-]){words(pack, 'one-of-unit')} (?P<unit>{words(pack, 'continued-unit')})"
            rf"{words(pack, 'unit-joint')}$",
            re.IGNORECASE,
        ),
        re.compile(rf"\b{words(pack, 'before-minus')} (?P<minus>{words(pack, 'minus')}) $"),
    )


def _with_million_codes(units: Units, pack: Pack) -> Units:
    """MUSD 30 and 30 MUSD: a currency code with the M of million before it."""
    after, before = dict(units.after), dict(units.before)
    for unit in pack.unit:
        if unit.kind == "money" and len(unit.code) == 3:
            name = UnitName(code=unit.code, kind="money", scale=Decimal(10**6))
            after.setdefault(f"M{unit.code}", name)
            before.setdefault(f"M{unit.code}", name)
            plain = UnitName(code=unit.code, kind="money")
            after.setdefault(unit.code, plain)
            before.setdefault(unit.code, plain)
    return replace(
        units, after=after, after_lengths=lengths_by_beginning(after), before=before,
        before_lengths=lengths_by_end(before),
    )  # fmt: skip


def unit_behind(
    text: str, folded: str, numeral: Numeral, limit: int, units: EnglishUnits
) -> UnitFound | None:
    """The unit written behind a number; it ends at `limit`, where the next token begins."""
    degrees = _letter_degrees(text, folded, numeral, units)
    if degrees:
        return degrees
    gap = BETWEEN.match(text, numeral.end)
    start = gap.end() if gap else numeral.end
    found = _name(text, folded, start, units)
    partial = numeral.rule in ("half", "fraction-words", "vague-number", "mixed-fraction")
    small = numeral.value is not None and 0 < numeral.value < 1
    if found is None and (partial or small):
        part = (PART_OF if partial else OF_A).match(folded, numeral.end)
        start = part.end() if part else start
        found = _name(text, folded, start, units) if part else None
        if found and numeral.rule == "fraction-words" and found[1].kind in ("money", "count"):
            return None
    if found is None:
        return _inches(text, numeral)
    end, name = found
    if end > limit and (limit <= start or " " not in text[start:end]):
        return None  # parts per million may run into the next token, a letter may not
    if _is_refused(text, folded, numeral, start, end, name, units):
        return None
    if gap and gap["open"] and text[end : end + 1] not in (")", "]"):
        return None
    unit = UnitFound(name.code, name.kind, start, end, text[start:end], name.scale)
    if gap and gap["open"]:
        return UnitFound(name.code, name.kind, start, end + 1, text[start:end], name.scale)
    return _refined(text, folded, numeral, unit, units)


LETTER_DEGREES = re.compile(r"[ ]?(?P<letter>[CFK])(?![\w'’&-]|\.[\w])")


def _letter_degrees(
    text: str, folded: str, numeral: Numeral, units: EnglishUnits
) -> UnitFound | None:
    """31C, 88 F, 650 K where the sentence speaks of temperature, and -21.4 C anywhere."""
    match = LETTER_DEGREES.match(text, numeral.end)
    if match is None:
        return None
    below_zero = text[numeral.start] in "-−" and match["letter"] != "K"
    if not below_zero and not units.temperature.search(_near(folded, numeral.start)):
        return None
    end = match.end()
    return UnitFound(DEGREE_LETTERS[match["letter"]], "temperature", end - 1, end, match["letter"])


def _name(text: str, folded: str, start: int, units: EnglishUnits) -> tuple[int, UnitName] | None:
    """The longest unit name, as printed or, for words, in lower case."""
    exact = name_at(text, start, units.units)
    lower = name_at(folded, start, units.units)
    if lower and lower[0] - start >= 3 and (exact is None or lower[0] > exact[0]):
        exact = lower
    if exact and text[exact[0] - 1] == "." and _ends_sentence(text, exact[0]):
        shorter = name_at(folded[: exact[0] - 1], start, units.units)
        return shorter or exact
    if exact and text[exact[0] - 1].isdigit() and text[exact[0] : exact[0] + 1].isalnum():
        return None  # m212 is no m2
    return exact


def _ends_sentence(text: str, end: int) -> bool:
    """True if the full stop of "lbs." closes the sentence."""
    following = text[end : end + 3].lstrip()
    return not following or following[0].isupper()


def _is_refused(
    text: str, folded: str, numeral: Numeral, start: int, end: int, name: UnitName,
    units: EnglishUnits,
) -> bool:  # fmt: skip
    """True where the name is another word here."""
    word = text[start:end]
    if word in GLUED_ONLY and start > numeral.end and folded[end : end + 1] != "/":
        return True
    if word == "s" and start > numeral.end and not SECONDS.match(folded, end):
        return True
    if text[end : end + 1].isdigit() and not word.isalnum():
        return True  # 1 $10: the sign belongs to the next figure
    if word == "st":
        return not STONES.match(folded, end)
    if name.code == "point" and PLAN.match(folded, end):
        return True  # a 10-point plan
    if word == "in" and folded[end : end + 1] == ".":
        return False  # up to 6 in. at the end of a sentence
    if word == "in":
        return not FEET.search(folded[max(0, numeral.start - 12) : numeral.start])
    if len(word) == 1 and start > numeral.end and folded[end : end + 1] in ("-", "'", "’", "."):
        return folded[end : end + 2] not in (".", ". ")
    if folded[start:end] in units.scaled_only:
        return not is_amount_of(folded, numeral, end)
    if name.kind == "money" and folded[start:end] in units.doubtful:
        return folded[start:end] == word or not is_amount(folded, numeral.start)
    if folded[start:end] in ("in.", "mark") and folded[end : end + 1] == "":
        return False
    if word in TEMPERATURE_LETTERS and name.kind != "temperature":
        return True
    return folded[end : end + 1] in ("'", "’") and name.kind == "money"


def _refined(
    text: str, folded: str, numeral: Numeral, unit: UnitFound, units: EnglishUnits
) -> UnitFound | None:
    """The unit with what depends on the words around it: ages, pounds, points, rates."""
    word = folded[unit.start : unit.end]
    if word == "kt" and units.wind.search(_near(folded, numeral.start)):
        return UnitFound("kn", "speed", unit.start, unit.end, unit.text)
    if unit.kind == "duration":
        return _age(text, folded, unit, word, numeral.start) or _with_divisor(
            text, folded, unit, units
        )
    if word == "pounds of" and units.money.match(folded, unit.end):
        end = unit.end - len(" of")
        unit = UnitFound("GBP", "money", unit.start, end, text[unit.start : end])
    if word in ("pound", "pounds") and _weighs(folded, numeral, units):
        unit = UnitFound("lb", "mass", unit.start, unit.end, unit.text)
    if unit.code == "deg" and units.temperature.search(_near(folded, numeral.start)):
        angle = folded[unit.end : unit.end + 6] == " angle"
        return unit if angle else UnitFound("deg", "temperature", unit.start, unit.end, unit.text)
    if unit.kind == "money":
        unit = _with_scale(folded, unit, units)
    if unit.kind in ("percent", "percentage-point", "multiple", "temperature", "angle", "index"):
        return unit
    return _with_divisor(text, folded, unit, units)


def _near(folded: str, position: int) -> str:
    """The surroundings of a figure that decide between two meanings of a word."""
    return folded[max(0, position - 160) : position + 160]


def _weighs(folded: str, numeral: Numeral, units: EnglishUnits) -> bool:
    scaled = "illi" in folded[numeral.start : numeral.end]
    return not scaled and bool(units.weight.search(_near(folded, numeral.start)))


def _age(text: str, folded: str, unit: UnitFound, word: str, start: int) -> UnitFound | None:
    """years old, -year-old, weeks of age, 87 yo."""
    if word in ("yo", "y/o", "y.o."):
        return UnitFound("a", "age", unit.start, unit.end, unit.text)
    old = AGE.match(folded, unit.end)
    if old is None:
        aged = unit.code in ("a", "mo", "wk") and says_age(folded, start)
        return UnitFound(unit.code, "age", unit.start, unit.end, unit.text) if aged else None
    return UnitFound(unit.code, "age", unit.start, old.end(), text[unit.start : old.end()])


def _with_scale(folded: str, unit: UnitFound, units: EnglishUnits) -> UnitFound:
    """75 USD million: the scale word behind the currency."""
    match = NEXT_WORD.match(folded, unit.end)
    factor = units.scales.get(match[1] or "") if match else None
    if match is None or factor is None:
        return unit
    return UnitFound(unit.code, unit.kind, unit.start, match.end(), unit.text, unit.scale * factor)


def _with_divisor(text: str, folded: str, unit: UnitFound, units: EnglishUnits) -> UnitFound:
    """The unit with what it is counted by: barrels a day, people per square kilometre."""
    joiner = PER.match(folded, unit.end)
    if joiner is None or (unit.kind == "duration" and " per" not in joiner[0]):
        return unit
    divisor = divisor_at(text, folded, joiner.end(), units)
    if divisor is None:
        return unit
    end, code = divisor
    compound = f"{unit.code}/{code}"
    kind = units.units.kinds.get(compound, "rate")
    return UnitFound(compound, kind, unit.start, end, text[unit.start : end], unit.scale,
                     unit.before)  # fmt: skip


def divisor_at(text: str, folded: str, start: int, units: EnglishUnits) -> tuple[int, str] | None:
    """End and code of the second half of a compound unit."""
    word = NEXT_WORD.match(" " + folded[start : start + 24])
    if word and word[1] and word[1].rstrip(".") in units.per_person:
        return start + len(word[1].rstrip(".")), "person"
    found = _name(text, folded, start, units)
    if found is None:
        return None
    end, name = found
    if folded[start:end] == "pound":
        return end, "lb"
    if folded[start - 1] == "/":
        return end, name.code
    if not name.per or (NOT_PER.match(folded, end) and name.kind == "duration"):
        return None
    return end, name.code


def _inches(text: str, numeral: Numeral) -> UnitFound | None:
    """The sign of inches: 10 " long."""
    match = INCHES.match(text, numeral.end)
    if match is None or numeral.words:
        return None
    end = numeral.end + len(match[0].split('"')[0].split("″")[0].split("”")[0]) + 1
    return UnitFound("in", "length", end - 1, end, text[end - 1 : end])


def currency_before(
    text: str, folded: str, numeral: Numeral, floor: int, units: EnglishUnits
) -> UnitFound | None:
    """The currency written before a number: $, US$, c $, GBP."""
    start = numeral.start
    if folded[start - 1 : start] == "-" and folded[start - 2 : start - 1].isalpha():
        start -= 1  # CNY-5
    found = unit_before(text, start, units.units)
    lower = unit_before(folded, start, units.units)
    if lower and (found is None or lower.start < found.start):
        found = lower
    if found is None or found.start < floor:
        return None
    word = text[found.start : found.end]
    sign = units.units.before.get(word.removeprefix("us ")) if word.startswith("us ") else None
    if sign is not None:  # it cost us $5 million
        return UnitFound(
            sign.code, sign.kind, found.start + 3, found.end, word[3:], sign.scale, before=True
        )
    if word.isalpha() and word.islower() and (numeral.words or len(word) < 2):
        return None
    if word.lower() in units.doubtful and not is_amount(folded, numeral.start):
        return None  # COP 28, RON 95: no money
    return UnitFound(found.code, found.kind, found.start, found.end, word, found.scale, before=True)


def is_multiple(folded: str, end: int) -> bool:
    """True if "times" compares: three times as much, four times the size."""
    return folded.startswith("times", end + 1) and TIMES.match(folded, end + 6) is not None
