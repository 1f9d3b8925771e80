"""Every number by itself, for `heshu.numerals`: `192.168.1.2` -> 192, 168, 1, 2.

The layer below dates, codes and units: see `bare_numbers` in english.py.
"""

from __future__ import annotations

from decimal import Decimal, localcontext

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral
from heshu.numerals import english_digits as digits
from heshu.numerals.english_atoms import Atom, Lexicon, atoms_at, kind_at
from heshu.numerals.english_words import Reading, read_number

START = re.compile(r"(?<![^\W\d_])(?:\d|(?<!\d)\.\d|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞])|(?<!\w)[a-z]+", re.ASCII)
POWER = re.compile(r"\^([+-]?\d{1,3})(?!\d)")
SCALE_LETTERS = {"k": 10**3, "m": 10**6, "mm": 10**6, "g": 10**9, "b": 10**9, "t": 10**12}
EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+(?![\d,.]\d)|\d+,\d{1,2}(?!\d|,\d)")
LETTER = re.compile(r"[a-z]+")


def list_numbers(folded: str, lexicon: Lexicon) -> tuple[Numeral, ...]:
    """All numbers of a text in order, without overlap."""
    found: list[Numeral] = []
    position = 0
    while match := START.search(folded, position):
        numeral, position = _number_at(folded, match, position, lexicon)
        if numeral:
            found.append(numeral)
    return tuple(found)


def _number_at(
    folded: str, match: re.Match[str], floor: int, lexicon: Lexicon
) -> tuple[Numeral | None, int]:
    """The number at a match and where to go on."""
    if match[0][0].isalpha():
        return _words_at(folded, match, lexicon)
    return _digits_at(folded, match.start(), floor, lexicon)


def _words_at(folded: str, match: re.Match[str], lexicon: Lexicon) -> tuple[Numeral | None, int]:
    meaning = lexicon.words.get(match[0])
    if meaning is None or meaning.kind in ("and", "of", "in", "over", "point", "scale", "vague"):
        return None, match.end()
    atoms = atoms_at(folded, match.start(), lexicon)
    reading = read_number(atoms, 0, bare=True, joined=True) if atoms else None
    if reading is None or reading.value is None or reading.kind == "ordinal":
        return None, atoms[reading.stop - 1].end if reading else match.end()
    numeral = _finished(atoms, reading)
    if _is_pronoun(folded, numeral):
        return None, numeral.end
    return numeral, numeral.end


def _is_pronoun(folded: str, numeral: Numeral) -> bool:
    """True for the one you mentioned, that one."""
    if folded[numeral.start : numeral.end] != "one":
        return False
    before = folded[max(0, numeral.start - 10) : numeral.start].rstrip()
    return bool(re.search(r"\b(?:the|that|this|which|no|any|every|each)$", before))


def _finished(atoms: list[Atom], reading: Reading) -> Numeral:
    return Numeral(
        start=atoms[0].start, end=atoms[reading.stop - 1].end, value=reading.value,
        precision=reading.precision, words=atoms[0].kind != "printed", rule=reading.rule,
    )  # fmt: skip


def _digits_at(folded: str, start: int, floor: int, lexicon: Lexicon) -> tuple[Numeral | None, int]:
    european = EUROPEAN.match(folded, start)
    plain = digits.NUMBER.match(folded, start)
    if plain is None:
        return None, start + 1
    listed = folded[start - 1 : start] == ","
    if european and not listed and european.end() > plain.end():
        value = Decimal(european[0].replace(".", "").replace(",", "."))
        return _signed(folded, start, european.end(), value, Decimal(1), floor), european.end()
    if _is_grouped(folded, start) or (plain["simple"] and not digits.is_fraction(plain)):
        plain = re.compile(r"(?P<plain>\d+)").match(folded, start)
        assert plain is not None  # a digit stands here: NUMBER matched
        value, precision = Decimal(plain["plain"]), Decimal(1)
    else:
        value, precision = digits.value_of(plain)
    end = plain.end()
    letters = LETTER.match(folded, end)
    if letters:
        factor = SCALE_LETTERS.get(letters[0])
        meaning = lexicon.words.get(letters[0])
        if factor is None and (meaning is None or meaning.kind not in ("scale", "other")):
            return None, letters.end()
        factor = factor or int(meaning.value if meaning else 1)
        end = letters.end()
        return _signed(folded, start, end, value * factor, precision * factor, floor), end
    raised = POWER.match(folded, end)
    if raised:
        value = _raised(_sign(folded, start, floor) * value, int(raised[1]))
        begin = start - (_sign(folded, start, floor) < 0)
        return Numeral(start=begin, end=raised.end(), value=value, rule="power"), raised.end()
    return _followed(folded, start, end, value, precision, floor, lexicon)


def _is_grouped(folded: str, start: int) -> bool:
    """True where dots or commas part more than one number: 192.168.1.2, 22,24,26,31."""
    dots = re.compile(r"\d+(?:\.\d+){2}").match(folded, start)
    commas = re.compile(r"\d{1,2}(?:,\d{2}){1,20}(?!\d)").match(folded, start)
    after = start and folded[start - 1] in ".," and folded[start - 2 : start - 1].isdigit()
    return bool(dots or (commas and "," in commas[0]) or after)


def _raised(base: Decimal, power: int) -> Decimal:
    if base == 0 and power < 0:
        return Decimal(0)
    with localcontext() as ctx:
        ctx.prec = 15
        return base**power


def _followed(
    folded: str, start: int, end: int, value: Decimal, precision: Decimal, floor: int,
    lexicon: Lexicon,
) -> tuple[Numeral, int]:  # fmt: skip
    """Digits with number words behind them."""
    atoms = [Atom("printed", value, start, end, precision), *atoms_at(folded, end, lexicon)]
    if kind_at(atoms, 1) == "":
        return _signed(folded, start, end, value, precision, floor), end
    reading = read_number(atoms, 0, bare=True, joined=True)
    if reading is None or reading.value is None or reading.kind == "ordinal":
        return _signed(folded, start, end, value, precision, floor), end
    end = atoms[reading.stop - 1].end
    return _signed(folded, start, end, reading.value, reading.precision, floor), end


def _sign(folded: str, start: int, floor: int) -> int:
    if start <= floor or folded[start - 1] not in "-−":
        return 1
    before = folded[start - 2] if start > 1 else " "
    return 1 if before.isalnum() or before == ")" else -1


def _signed(
    folded: str, start: int, end: int, value: Decimal, precision: Decimal, floor: int
) -> Numeral:
    sign = _sign(folded, start, floor)
    return Numeral(
        start=start - (sign < 0), end=end, value=value * sign, precision=precision, rule="digits"
    )
