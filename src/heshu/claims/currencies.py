"""Whose rupees: the currency of a name that several countries share, by what a document is about.

A bare name has the code of the country that uses it most. Where the sentence, or else the document,
speaks of another country with a currency of that name, it is that one:

    COLOMBO: The government gave the district Rs. 500 million.    LKR, not INR

A nationality that is printed with the amount (Swiss francs) needs no such help.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.attribution import SentenceReading
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern
from heshu.model import lazy_re as re
from heshu.model.figures import Quantity


class CurrencyRules(Struct, frozen=True):
    """The shared names of currencies in one language."""

    names: re.Pattern[str] | None
    """Any of them in a printed amount; `None` where a pack knows none."""
    places: re.Pattern[str] | None
    """Any country or city whose currency has one of the names."""
    codes: Mapping[str, Mapping[str, str]]
    """Name -> place -> ISO 4217 code, names and places in lower case."""


def compile_currencies(pack: Pack) -> CurrencyRules:
    """The names of the entries `[[currency]]`, with the places that give each its code."""
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    for entry in pack.currency:
        for name in entry.names:
            codes[name.lower()] |= {place.lower(): entry.code for place in entry.places}
    if not codes:
        return CurrencyRules(None, None, {})
    known = {place for each in codes.values() for place in each}
    return CurrencyRules(_any_of(codes, pack.language), _any_of(known, pack.language), dict(codes))


def _any_of(words: Iterable[str], language: str) -> re.Pattern[str]:
    body = pattern(words)
    edged = body if language == "zh" else rf"(?<![A-Za-z]){body}(?![A-Za-z])"
    return re.compile(edged, re.IGNORECASE)


def settled(
    readings: Sequence[SentenceReading], rules: Mapping[str, CurrencyRules]
) -> tuple[SentenceReading, ...]:
    """The readings, amounts of money with the code of the country that is spoken of."""
    shared = [number for number, each in enumerate(readings) if _names_of(each, rules)]
    if not shared:
        return tuple(readings)
    everywhere = Counter(place for each in readings for _, place in _places_in(each, rules))
    found = list(readings)
    for number in shared:
        reading = readings[number]
        own = rules[reading.sentence.passage.language]
        here = _places_in(reading, rules)
        quantities = [_settled(each, own, here, everywhere) for each in reading.quantities]
        found[number] = replace(reading, quantities=tuple(quantities))
    return tuple(found)


def _names_of(reading: SentenceReading, rules: Mapping[str, CurrencyRules]) -> bool:
    names = rules[reading.sentence.passage.language].names
    return names is not None and any(
        quantity.unit[:3].isupper() and names.search(quantity.text) is not None
        for quantity in reading.quantities
    )


def _places_in(
    reading: SentenceReading, rules: Mapping[str, CurrencyRules]
) -> list[tuple[int, str]]:
    """The places of a sentence in lower case, each with its offset."""
    places = rules[reading.sentence.passage.language].places
    text = reading.sentence.text
    return [(found.start(), found[0].lower()) for found in places.finditer(text)] if places else []


def _settled(
    quantity: Quantity,
    rules: CurrencyRules,
    here: Sequence[tuple[int, str]],
    everywhere: Mapping[str, int],
) -> Quantity:
    """An amount in the currency of the country named last before it, else of that named most."""
    assert rules.names is not None
    assert rules.places is not None
    name = rules.names.search(quantity.text)
    if name is None or not quantity.unit[:3].isupper() or rules.places.search(quantity.text):
        return quantity
    codes = rules.codes[name[0].lower()]
    ahead = [codes[place] for start, place in here if place in codes and start < quantity.start]
    behind = [codes[place] for start, place in here if place in codes and start > quantity.start]
    code = [*reversed(ahead), *behind, _commonest(everywhere, codes), quantity.unit[:3]]
    return replace(quantity, unit=next(filter(None, code)) + quantity.unit[3:])


def _commonest(places: Mapping[str, int], codes: Mapping[str, str]) -> str:
    """The code of the country that a text names most; empty where two are named as often."""
    times: Counter[str] = Counter()
    for place, count in places.items():
        if place in codes:
            times[codes[place]] += count
    (code, most), (_, second) = [*times.most_common(2), ("", 0), ("", 0)][:2]
    return code if most > second else ""
