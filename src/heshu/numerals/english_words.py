"""English number words: two and a half million -> 2500000, one in six -> 1/6.

The atoms of a phrase (english_atoms.py) are read from left to right by small functions that take
the atoms and an index and return what they read and the index behind it. Whatever cannot be
joined is left for the next numeral.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from heshu.numerals.english_atoms import ONE, Atom, kind_at
from heshu.numerals.english_fractions import chained_fraction

FRACTION_SLACK = Decimal("0.05")
"""What "two thirds" leaves open, as a part of its value (as for about, DESIGN.md section 5)."""
ROUND_BASES = frozenset({20, 50, 100, 1000, 10_000, 100_000, 1_000_000})
"""Above ten, only these are read in "1 in 20"; "1 in 37" may be a place in a table."""
YEAR_LIKE = range(1000, 2300)
HUNDRED = Decimal(100)
PLACES = ("ten-power", "scale", "other")
OF_A_PLACE = (*PLACES, "vague", "article")


class Reading(Struct, frozen=True, gc=False):
    """What was read from the atoms before `stop`."""

    value: Decimal | None
    stop: int
    precision: Decimal = ONE
    low: Decimal | None = None
    high: Decimal | None = None
    kind: Literal["number", "ordinal"] = "number"
    rule: str = "number-words"


def read_number(atoms: Sequence[Atom], start: int, *, bare: bool, joined: bool) -> Reading | None:
    """The longest number that begins with an atom.

    `bare` accepts what only stands alone ("2000 over 3"); `joined` lets "and" join two parts,
    which it does not after "between".
    """
    if kind_at(atoms, start) == "minus":
        found = read_number(atoms, start + 1, bare=bare, joined=joined)
        if found is None or found.value is None or kind_at(atoms, start + 1) == "minus":
            return None
        return Reading(-found.value, found.stop, found.precision, rule="negative")
    vague = _vague(atoms, start)
    if vague:
        return vague
    half = _leading_fraction(atoms, start, bare=bare)
    if half:
        return half
    written = chained_fraction(atoms, start) if bare else None
    if written:
        value, stop = written
        return Reading(value, stop, abs(value) * FRACTION_SLACK, rule="fraction-words")
    whole = _cardinal(atoms, start, joined=joined)
    if whole is None:
        ordinal = kind_at(atoms, start) == "ordinal"
        return Reading(atoms[start].value, start + 1, kind="ordinal") if ordinal else None
    return _with_tail(atoms, start, whole, bare=bare)


def _vague(atoms: Sequence[Atom], start: int) -> Reading | None:
    """several hundred, a couple of hundred, tens of thousands, dozens: two to ten of the place."""
    first = start + (kind_at(atoms, start) == "article")  # a few dozen
    index, place, plural = first, ONE, False
    while kind_at(atoms, index) == "vague":
        atom = atoms[index]
        place, plural, index = place * atom.value, plural or atom.value > 1, index + 1
        if kind_at(atoms, index) == "of" and kind_at(atoms, index + 1) in OF_A_PLACE:
            index += 1 + (kind_at(atoms, index + 1) == "article")
    if index == first:
        return None
    while kind_at(atoms, index) in PLACES:
        place, plural, index = place * atoms[index].value, True, index + 1
    if not plural:
        return None
    return Reading(None, index, place, place * 2, place * 10, rule="vague-number")


def _leading_fraction(atoms: Sequence[Atom], start: int, *, bare: bool) -> Reading | None:
    """half, half a million, quarter million, a quarter of a million."""
    kind = kind_at(atoms, start)
    if kind == "article" and kind_at(atoms, start + 1) in ("half", "fraction", "ordinal"):
        denominator = atoms[start + 1].value
        if denominator < 2 or (denominator == 2 and kind_at(atoms, start + 1) == "ordinal"):
            return None
        return _scaled_fraction(atoms, 1 / denominator, start + 2)
    if kind not in ("half", "fraction"):
        return None
    value, index = 1 / atoms[start].value, start + 1
    scale, stop = _of_scale(atoms, index)
    if scale == 1 and kind != "half" and not bare:
        return None
    if kind == "fraction" and scale == 1:
        return None
    return Reading(value * scale, stop, value * scale * FRACTION_SLACK, rule="half")


def _of_scale(atoms: Sequence[Atom], index: int) -> tuple[Decimal, int]:
    """The scale of "half a million", "three quarters of a billion", or 1."""
    stop = index + (kind_at(atoms, index) == "of")
    stop += kind_at(atoms, stop) == "article"
    factor, end = _scales(atoms, stop)
    if end == stop:
        return ONE, index
    return factor, end


def _scales(atoms: Sequence[Atom], index: int) -> tuple[Decimal, int]:
    """The product of the scale words from here: hundred thousand, million, dozen."""
    factor = ONE
    while kind_at(atoms, index) in ("ten-power", "scale", "other") or (
        kind_at(atoms, index) == "vague" and atoms[index].value > 10
    ):
        factor, index = factor * atoms[index].value, index + 1
    return factor, index


def _cardinal(atoms: Sequence[Atom], start: int, *, joined: bool) -> Reading | None:
    """twenty-one trillion three hundred; 7 thousand 2 hundred and 15; a hundred and six."""
    total, ceiling, stop, precision = Decimal(0), None, start, ONE
    index = start
    while True:
        group = _group(atoms, index, joined=joined)
        if group is None:
            break
        value, after, place = group
        linked = index > start and kind_at(atoms, index - 1) == "and"
        if linked and kind_at(atoms, after) in ("fraction", "half"):
            break  # six million and two thirds
        factor, after = _scales(atoms, after)
        if ceiling is not None and value * factor >= ceiling:
            break
        total, stop, precision = total + value * factor, after, place * factor
        ceiling = factor if factor > 1 else place if place >= HUNDRED else None
        if ceiling is None:
            break
        index = _next_group(atoms, after, factor, joined=joined)
        if index < 0:
            break
    return Reading(total, stop, precision) if stop > start else None


def _next_group(atoms: Sequence[Atom], index: int, factor: Decimal, *, joined: bool) -> int:
    """Where the next part of the number may begin, or -1."""
    if kind_at(atoms, index) == "and":
        index += 1
        if not joined or (kind_at(atoms, index) == "printed" and factor > HUNDRED):
            return -1
        if kind_at(atoms, index) == "printed" and not 0 < atoms[index].value < HUNDRED:
            return -1
        return index
    if kind_at(atoms, index) == "printed" and kind_at(atoms, index + 1) != "ten-power":
        return -1
    return index


def _group(
    atoms: Sequence[Atom], start: int, *, joined: bool
) -> tuple[Decimal, int, Decimal] | None:
    """A number below a thousand in words, or printed digits: (value, stop, precision)."""
    kind = kind_at(atoms, start)
    if kind == "printed":
        return atoms[start].value, start + 1, atoms[start].precision
    if kind == "article":
        if kind_at(atoms, start + 1) not in ("ten-power", "scale", "other"):
            return None
        return _hundreds(atoms, ONE, start + 1, joined=joined)
    if kind in ("ten-power", "scale", "other"):
        return _hundreds(atoms, ONE, start, joined=joined)
    small = _below_hundred(atoms, start)
    return _hundreds(atoms, *small, joined=joined) if small else None


def _hundreds(
    atoms: Sequence[Atom], value: Decimal, index: int, *, joined: bool
) -> tuple[Decimal, int, Decimal]:
    """What follows a leading number: hundred [and] twenty-one."""
    if kind_at(atoms, index) != "ten-power":
        return value, index, ONE
    value, index = value * atoms[index].value, index + 1
    linked = kind_at(atoms, index) == "and"
    rest = _below_hundred(atoms, index + linked) if joined or not linked else None
    if rest and kind_at(atoms, rest[1]) not in ("ten-power", "fraction", "other", "vague"):
        return value + rest[0], rest[1], ONE
    if rest and kind_at(atoms, rest[1]) == "fraction" and not linked:
        return value + rest[0], rest[1], ONE
    return value, index, HUNDRED


def _below_hundred(atoms: Sequence[Atom], index: int) -> tuple[Decimal, int] | None:
    kind = kind_at(atoms, index)
    if kind in ("digit", "teens"):
        return atoms[index].value, index + 1
    if kind != "tens":
        return None
    if kind_at(atoms, index + 1) == "digit" and atoms[index + 1].value > 0:
        return atoms[index].value + atoms[index + 1].value, index + 2
    return atoms[index].value, index + 1


def _with_tail(atoms: Sequence[Atom], start: int, whole: Reading, *, bare: bool) -> Reading:
    """A cardinal with the fraction, decimal, ordinal or ratio that may follow it."""
    value, index = whole.value or Decimal(0), whole.stop
    kind = kind_at(atoms, index)
    if kind == "point":
        return _decimal_words(atoms, value, index, whole)
    if (
        kind in ("fraction", "half")
        and atoms[index].value > 1
        and value == value.to_integral_value()
    ):
        return _simple_fraction(atoms, value, index, whole, bare=bare)
    if kind == "ordinal":
        return _ordinal_tail(atoms, start, value, whole)
    if kind == "and":
        return _mixed(atoms, value, index, whole)
    if kind in ("out-of", "in") or (kind == "over" and bare):
        return _ratio(atoms, value, index, whole, bare=bare)
    return whole


def _decimal_words(atoms: Sequence[Atom], value: Decimal, index: int, whole: Reading) -> Reading:
    """two hundred point zero three; "one point" without a digit word is a point."""
    digits, stop = "", index + 1
    while kind_at(atoms, stop) in ("digit", "teens", "tens"):
        small = _below_hundred(atoms, stop)
        if small is None or (digits and small[0] > 9):
            break
        digits, stop = digits + str(small[0]), small[1]
    if not digits:
        return whole
    place = Decimal(1).scaleb(-len(digits))
    factor, stop = _scales(atoms, stop)
    return Reading((value + Decimal(digits) * place) * factor, stop, place * factor)


def _simple_fraction(
    atoms: Sequence[Atom], value: Decimal, index: int, whole: Reading, *, bare: bool
) -> Reading:
    """three quarters, two-thirds, twenty fifths; then a scale: three quarters of a million."""
    denominator = atoms[index].value
    if kind_at(atoms, index) == "half" and value != 1:
        return whole
    if value > denominator and not bare:
        return whole
    return _scaled_fraction(atoms, value / denominator, index + 1)


def _scaled_fraction(atoms: Sequence[Atom], value: Decimal, index: int) -> Reading:
    factor, stop = _of_scale(atoms, index)
    value *= factor
    return Reading(value, stop, abs(value) * FRACTION_SLACK, rule="fraction-words")


def _ordinal_tail(atoms: Sequence[Atom], start: int, value: Decimal, whole: Reading) -> Reading:
    """one third is a fraction, twenty first an ordinal."""
    ordinal = atoms[whole.stop].value
    if value == 1 and ordinal >= 3 and whole.stop == start + 1:
        return _scaled_fraction(atoms, 1 / ordinal, whole.stop + 1)
    if whole.precision <= ordinal or ordinal >= HUNDRED:
        return whole
    if atoms[whole.stop - 1].kind in ("tens", "ten-power", "scale", "and"):
        return Reading(value + ordinal, whole.stop + 1, kind="ordinal")
    return whole


def _mixed(atoms: Sequence[Atom], value: Decimal, index: int, whole: Reading) -> Reading:
    """two and a half million, forty two and a third, five billion and three quarters."""
    after = index + 1
    if kind_at(atoms, after) == "article":
        numerator, after = ONE, after + 1
    else:
        small = _below_hundred(atoms, after)
        numerator, after = small or (ONE, after)
        if small is None and kind_at(atoms, after) != "half":
            return whole
    if kind_at(atoms, after) not in ("half", "fraction", "ordinal"):
        return whole
    denominator = atoms[after].value
    if numerator >= denominator:
        return whole
    part = numerator / denominator
    factor, stop = _of_scale(atoms, after + 1)
    if whole.precision >= 1000 and factor == 1:
        return Reading(value + part * whole.precision, stop, part * whole.precision)
    if whole.precision >= 1000:
        return Reading(value + part * factor, stop, part * factor)
    return Reading((value + part) * factor, stop, part * factor, rule="mixed-fraction")


def _ratio(
    atoms: Sequence[Atom], value: Decimal, index: int, whole: Reading, *, bare: bool
) -> Reading:
    """one in six, nine out of 10."""
    after = index + 1 + (kind_at(atoms, index + 1) == "of")
    base = _cardinal(atoms, after, joined=True)
    if base is None or not base.value or value == 0 or value != value.to_integral_value():
        return whole
    total = base.value
    proper = value < total and (total <= 10 or total in ROUND_BASES)
    if value == 1 and total % 5 == 0 and total not in YEAR_LIKE:
        proper = True  # a 1 in 63,000 chance, one in 15 people
    if kind_at(atoms, index) == "over" or (bare and value < total):
        proper = True
    if not proper:
        return whole
    quotient = value / total
    return Reading(quotient, base.stop, quotient * FRACTION_SLACK, rule="ratio-words")
