"""Long fractions in English words, where nothing says where the denominator begins.

"one hundred thirty-fifths" is 100/35: the denominator takes every word before it that may be
part of one number with it, and leaves at least one word for the numerator.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from heshu.numerals.english_atoms import Atom, kind_at

COUNTING = ("digit", "teens", "tens", "ten-power", "scale")
HUNDRED = Decimal(100)
SHORTEST = 3
"""Fewer words have one reading only: three quarters, twenty fifths."""


def chained_fraction(atoms: Sequence[Atom], start: int) -> tuple[Decimal, int] | None:
    """Value and stop of a fraction such as `one hundred one thousand fifths` (100/1005)."""
    stop = start
    while kind_at(atoms, stop) in COUNTING or (stop > start and kind_at(atoms, stop) == "and"):
        stop += 1
    kind = kind_at(atoms, stop)
    if kind not in ("fraction", "ordinal") or atoms[stop].value < 1:
        return None
    words = atoms[start : stop + 1]
    linked = any(atom.kind == "and" for atom in words)
    run = _joined(words)
    if kind == "ordinal" and not _has_numerator_one(atoms, start):
        return None
    if (len(run) < SHORTEST and not atoms[stop].hyphen) or (linked and kind == "fraction"):
        return None
    split = _denominator(run)
    numerator, denominator = _amount(run[:split]), _amount(run[split:])
    if not numerator or denominator < 2:
        return None
    return numerator / denominator, stop + 1


def _joined(words: Sequence[Atom]) -> list[Decimal]:
    """The values of the words; ninety-five with its hyphen is one."""
    run: list[Decimal] = []
    for before, word in zip((None, *words[:-1]), words, strict=True):
        if before and word.hyphen and before.kind == "tens" and word.kind == "digit":
            run[-1] += word.value
        elif word.kind != "and":
            run.append(word.value)
    return run


def _has_numerator_one(atoms: Sequence[Atom], start: int) -> bool:
    """one one hundred and fifth: "one" cannot be part of the number behind it."""
    digit = kind_at(atoms, start + 1) in ("digit", "teens", "tens")
    return kind_at(atoms, start) == "digit" and atoms[start].value == 1 and digit


def _denominator(run: Sequence[Decimal]) -> int:
    """Index of the first word of the denominator; the last word always belongs to it."""
    index, largest = len(run) - 1, Decimal(1)
    while index > 0:
        after, here = run[index], run[index - 1]
        if after < HUNDRED:
            if not _composes(here, after) or here < largest:
                return index
            largest = here
        elif after <= here:
            return index
        index -= 1
    return _without_numerator(run)


def _composes(large: Decimal, small: Decimal) -> bool:
    """True where a word may be followed by a smaller one in the same number: thirty, five."""
    base = HUNDRED if small > 10 else Decimal(10)
    return large >= base and large % base == 0


def _without_numerator(run: Sequence[Decimal]) -> int:
    """Where all words would fit the denominator: behind the first large one or the first word."""
    for index in range(1, len(run) - 1):
        if run[index] >= HUNDRED > run[index + 1]:
            return index + 1
    return 1


def _amount(run: Sequence[Decimal]) -> Decimal:
    """The number that a run of plain number words names."""
    total, group = Decimal(0), Decimal(0)
    for value in run:
        if value > HUNDRED:
            total, group = total + max(group, Decimal(1)) * value, Decimal(0)
        elif value == HUNDRED:
            group = max(group, Decimal(1)) * value
        else:
            group += value
    return total + group
