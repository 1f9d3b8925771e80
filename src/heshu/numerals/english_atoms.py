"""The atoms of English number phrases: `two and a half` -> two, and, a, half.

A phrase is cut into number words, printed digits and the small words that join them;
english_words.py reads numbers from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern
from heshu.model import lazy_re as re

AtomKind = Literal[
    "digit", "teens", "tens", "ten-power", "fraction", "vague", "half", "ordinal", "other",
    "scale", "printed", "and", "article", "point", "minus", "of", "in", "out-of", "over",
]  # fmt: skip

CONNECTORS: dict[str, AtomKind] = {
    "and": "and", "a": "article", "an": "article", "point": "point", "minus": "minus",
    "negative": "minus", "of": "of", "in": "in", "out of": "out-of", "over": "over",
    "every": "of",
}  # fmt: skip
MOST_ATOMS = 40
"""A longer chain of number words is no number; it is read in portions."""
ONE = Decimal(1)


class Word(Struct, frozen=True):
    """What a number word means."""

    kind: AtomKind
    value: Decimal


class Atom(Struct, frozen=True, gc=False):
    """A piece of a number phrase in the text."""

    kind: AtomKind
    value: Decimal
    start: int
    end: int
    precision: Decimal = ONE
    hyphen: bool = False
    """Joined to the atom before it by a hyphen."""


class Lexicon(Struct, frozen=True):
    """The number words of the pack and the pattern of one atom."""

    words: dict[str, Word]
    letters: dict[str, Decimal]
    """Scale letters that count only behind digits."""
    atom: re.Pattern[str]


PRINTED = r"""
    (?: \d{1,3} (?: ,\d{3} )+ | \d+ ) (?: \.\d+ )? (?! [\w.,/:-]{0,12}\d | [a-z] )
"""
GAP = r"(?P<gap> [ \t\xa0]{1,3} | [ \t]{0,3}\r?\n[ \t]{0,8} | [ ]?-[ ]? | )"


def compile_lexicon(pack: Pack) -> Lexicon:
    """The number words of an English pack."""
    words = {text: Word(kind, ONE) for text, kind in CONNECTORS.items()}
    for number in pack.number:
        words.update((text.lower(), Word(number.role, number.value)) for text in number.words)
    letters: dict[str, Decimal] = {}
    for scale in pack.scale:
        if scale.after_digits_only:
            letters.update((text.lower(), scale.factor) for text in scale.words)
        else:
            words.update((text.lower(), Word("scale", scale.factor)) for text in scale.words)
    atom = rf"{GAP} (?: (?P<word> {pattern(words)} ) (?![\w]) | (?P<printed> {PRINTED} ) )"
    return Lexicon(words, letters, re.compile(atom, re.VERBOSE))


def atoms_at(folded: str, position: int, lexicon: Lexicon) -> list[Atom]:
    """The atoms of the number phrase that begins at a position."""
    atoms: list[Atom] = []
    match = lexicon.atom.match(folded, position)
    while match and len(atoms) < MOST_ATOMS:
        gap, word = match["gap"], match["word"]
        if atoms and not gap:
            break
        hyphen = "-" in gap
        start = match.end("gap")
        if word:
            found = lexicon.words[word]
            atoms.append(Atom(found.kind, found.value, start, match.end(), hyphen=hyphen))
        else:
            atoms.append(_printed(match["printed"], start, match.end(), hyphen=hyphen))
        match = lexicon.atom.match(folded, match.end())
    return _merge_hyphenated(atoms)


def _printed(digits: str, start: int, end: int, *, hyphen: bool) -> Atom:
    value = Decimal(digits.replace(",", ""))
    exponent = value.as_tuple().exponent
    precision = Decimal(1).scaleb(exponent) if isinstance(exponent, int) else ONE
    return Atom("printed", value, start, end, precision, hyphen)


def _merge_hyphenated(atoms: list[Atom]) -> list[Atom]:
    """twenty-fifth and twenty-fifths as one atom each."""
    merged: list[Atom] = []
    for atom in atoms:
        last = merged[-1] if merged else None
        ending = atom.kind in ("ordinal", "fraction") and atom.value < 10
        if last and atom.hyphen and last.kind == "tens" and ending:
            value = last.value + atom.value
            merged[-1] = Atom(atom.kind, value, last.start, atom.end, hyphen=last.hyphen)
        else:
            merged.append(atom)
    return merged


def own_atoms(atoms: list[Atom], folded: str, tail: re.Pattern[str]) -> list[Atom]:
    """The atoms of a number without those that count a time behind it: 1.2 billion | five years ago.

    `tail` is what stands behind such a count. One hundred five years ago, and two thousand five, are one.
    """
    first = len(atoms)
    while first and atoms[first - 1].kind in COUNTS:
        first -= 1
    last = atoms[first - 1] if first else None
    if last is None or first == len(atoms) or not _is_whole(last):
        return atoms
    found = tail.match(folded, atoms[-1].end)
    told = found is not None and found["known"] is None and found["alone"] is None
    return atoms[:first] if told else atoms


def _is_whole(atom: Atom) -> bool:
    """True for printed digits and a million, behind which nobody counts on in words."""
    return atom.kind == "printed" or (atom.kind == "scale" and atom.value >= LEAST_SCALE)


COUNTS = frozenset({"digit", "teens", "tens"})
LEAST_SCALE = 1_000_000


def kind_at(atoms: Sequence[Atom], index: int) -> str:
    """The kind of an atom, empty behind the last."""
    return atoms[index].kind if index < len(atoms) else ""
