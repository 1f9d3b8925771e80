"""Units beside a number: 元, 平方米, US$, 美元/桶, in both languages.

>>> from heshu.languages.pack import load
>>> unit = unit_at("报73.65美元/桶", 6, compile_units(load("zh")))
>>> unit.start, unit.end, unit.code, unit.kind
(6, 10, 'USD/bbl', 'rate')

A name is found by its first character and the lengths of the names that begin with it, longest
first: no pattern has to be compiled, and a lookup costs a few dictionary probes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.figures import Kind

SPACES = " \u00a0\u2009\u202f\u3000"
"""Spaces that may stand between number and unit."""
MOST_SPACES = 4
"""More white space than this separates two columns rather than a number from its unit."""
SLASHES = "/／"
MORE_SLASHES = "/／·•"
"""What may divide by a second unit; a dot before the first one multiplies."""
ONE = Decimal(1)


class UnitName(Struct, frozen=True, kw_only=True):
    """What one printed name of a unit means."""

    code: str
    """Canonical code: CNY, m2, person, 个."""
    kind: Kind
    scale: Decimal = ONE
    """Multiply the value by this; 1 for most."""
    per: bool = False
    """May stand behind "per" and 每 (behind a slash any unit may)."""
    counts: bool = False
    """A measure word that counts things, from `[[classifier]]`."""
    doubtful: bool = False
    """With 一 it is usually an article: 一个, 一种."""


class UnitMatch(Struct, frozen=True, kw_only=True, gc=False):
    """A unit found in a text: `text[start:end]`."""

    start: int
    end: int
    code: str
    kind: Kind
    scale: Decimal = ONE
    counts: bool = False
    doubtful: bool = False


class Conversion(Struct, frozen=True):
    """How a value becomes one in the SI or base unit: multiply by `factor`."""

    base: str
    factor: Decimal


class Units(Struct, frozen=True, kw_only=True):
    """All unit names of a pack, indexed; made by `compile_units`."""

    after: dict[str, UnitName]
    after_lengths: dict[str, tuple[int, ...]]
    """First two characters of a name, or the only one -> lengths of such names, longest first."""
    before: dict[str, UnitName]
    before_lengths: dict[str, tuple[int, ...]]
    """Last character of a prefix ($, 人民币) -> lengths."""
    kinds: dict[str, Kind]
    """Canonical code -> kind, also of compound codes that the pack lists: km/h is a speed."""
    per: tuple[str, ...]
    """Words that join a compound unit: 每, per."""
    conversions: dict[str, Conversion]


def compile_units(pack: Pack) -> Units:
    """Index the units, currencies and measure words of a pack; later entries win."""
    after: dict[str, UnitName] = {}
    before: dict[str, UnitName] = {}
    kinds: dict[str, Kind] = {}
    conversions: dict[str, Conversion] = {}
    for measure in pack.classifier:
        for word in measure.words:
            code = measure.code or word
            after[word] = UnitName(
                code=code, kind=measure.kind, per=True, counts=True, doubtful=measure.doubtful
            )
            kinds.setdefault(code, measure.kind)
    for unit in pack.unit:
        name = UnitName(code=unit.code, kind=unit.kind, scale=unit.scale, per=unit.per)
        after.update(dict.fromkeys(unit.names, name))
        before.update(dict.fromkeys(unit.prefixes, name))
        kinds[unit.code] = unit.kind
        if unit.base and unit.factor is not None:
            conversions[unit.code] = Conversion(unit.base, unit.factor)
    _add_case_variants(after)
    return Units(
        after=after,
        after_lengths=lengths_by_beginning(after),
        before=before,
        before_lengths=lengths_by_end(before),
        kinds=kinds,
        per=tuple(sorted(pack.words_named("per"), key=len, reverse=True)),
        conversions=conversions,
    )


def skip_spaces(text: str, start: int) -> int:
    """Offset of the first character that is no space, at most `MOST_SPACES` further."""
    if start >= len(text) or text[start] not in SPACES:
        return start
    limit = min(len(text), start + MOST_SPACES)
    while start < limit and text[start] in SPACES:
        start += 1
    return start


def unit_at(text: str, start: int, units: Units) -> UnitMatch | None:
    """The longest unit that begins at `start`, with the unit it is counted by: 元/吨, 元每吨.

    `start` is behind the number and its spaces.
    """
    found = name_at(text, start, units)
    if found is None:
        return None
    end, name = found
    code, kind = name.code, name.kind
    for slashes in (SLASHES, MORE_SLASHES):  # 元/平方米/月 and 元/平方米·月 have two
        divisor = _divisor_at(text, end, units, slashes)
        if divisor is None or (code == "person" and _acts(text, end, divisor[0])):
            break
        end, second = divisor
        code = f"{code}/{second.code}"
        kind = units.kinds.get(code, "rate")
    return UnitMatch(
        start=start, end=end, code=code, kind=kind, scale=name.scale,
        counts=name.counts, doubtful=name.doubtful,
    )  # fmt: skip


def _acts(text: str, joiner: int, end: int) -> bool:
    """True for 120人每天检查作业, where 每天 belongs to what the people do."""
    return text.startswith("每", joiner) and "\u4e00" <= text[end : end + 1] <= "\u9fff"


def unit_before(text: str, end: int, units: Units) -> UnitMatch | None:
    """The longest unit written before a number that begins at `end`: US$, 人民币."""
    stop = end
    while stop > 0 and end - stop < MOST_SPACES and text[stop - 1] in SPACES:
        stop -= 1
    if stop == 0:
        return None
    for length in units.before_lengths.get(text[stop - 1], ()):
        word = text[stop - length : stop] if length <= stop else ""
        name = units.before.get(word)
        if name is not None and not _inside_word(text, stop - length, word):
            return UnitMatch(
                start=stop - length, end=stop, code=name.code, kind=name.kind, scale=name.scale
            )
    return None


def name_at(text: str, start: int, units: Units) -> tuple[int, UnitName] | None:
    """End and meaning of the longest single unit name that begins at `start`."""
    if start >= len(text):
        return None
    lengths = units.after_lengths.get(text[start : start + 2])
    if lengths is None:
        lengths = units.after_lengths.get(text[start], ())
    for length in lengths:
        name = units.after.get(text[start : start + length])
        end = start + length
        if name is not None and end <= len(text) and not _cut_short(text, end):
            return end, name
    return None


def in_base_unit(value: Decimal, code: str, units: Units) -> tuple[Decimal, str] | None:
    """Value and code in the base unit of the kind, or None where there is none."""
    conversion = units.conversions.get(code)
    return None if conversion is None else (value * conversion.factor, conversion.base)


def _divisor_at(text: str, start: int, units: Units, slashes: str) -> tuple[int, UnitName] | None:
    """The second half of a compound unit: `/吨`, `每吨`, ` per day`."""
    if start >= len(text):
        return None
    if text[start] in slashes:
        return name_at(text, skip_spaces(text, start + 1), units)
    joiner = skip_spaces(text, start)
    for word in units.per:
        if text.startswith(word, joiner):
            found = name_at(text, skip_spaces(text, joiner + len(word)), units)
            apart = not word.isascii() or text[joiner + len(word)].isspace()
            if found is not None and found[1].per and apart:
                return found
    return None


def _cut_short(text: str, end: int) -> bool:
    """True where a Latin name runs on: the m of `5million`, the t of `3t2`."""
    if end >= len(text) or not (text[end - 1].isascii() and text[end - 1].isalpha()):
        return False
    return text[end].isascii() and text[end].isalnum()


def _inside_word(text: str, start: int, word: str) -> bool:
    """True where a Latin prefix is the tail of a longer word: the S$ of US$."""
    return (
        start > 0 and word[0].isascii() and word[0].isalpha()
        and text[start - 1].isascii() and text[start - 1].isalpha()
    )  # fmt: skip


def _add_case_variants(names: dict[str, UnitName]) -> None:
    """Let KG, Kg and Dollars mean kg and dollars where they mean nothing else.

    Single letters keep their case: 5G is no gram, 3M no metre.
    """
    latin = [word for word in names if len(word) > 1 and word.isascii() and word[0].isalpha()]
    for word in latin:
        for variant in (word.lower(), word.upper(), word.capitalize()):
            names.setdefault(variant, names[word])


def lengths_by_beginning(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The first two characters of names, and the one of which some consist -> lengths, long first."""
    found: dict[str, set[int]] = {}
    single = {word for word in words if len(word) == 1}
    for word in _nonempty(words):
        sizes = found.setdefault(word[:2], set())
        sizes |= {len(word), 1} if word[0] in single else {len(word)}
    return {letters: tuple(sorted(sizes, reverse=True)) for letters, sizes in found.items()}


def lengths_by_end(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """The last character of names -> their lengths, long first."""
    found: dict[str, set[int]] = {}
    for word in _nonempty(words):
        found.setdefault(word[-1], set()).add(len(word))
    return {letter: tuple(sorted(sizes, reverse=True)) for letter, sizes in found.items()}


def _nonempty(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if word)
