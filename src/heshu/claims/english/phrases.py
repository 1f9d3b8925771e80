"""Noun phrases around a place in a line: `its provision for loan losses` in front of a verb.

A phrase found is trimmed to what heads a table row: articles, times and empty modifiers go, the
possessor becomes the entity. `BA's estimated annual fuel costs` -> `annual fuel costs` of `BA`.
"""

from __future__ import annotations

from msgspec import Struct

from heshu.claims.english.words import Line
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re

PREPOSITIONS = frozenset("oprwifat")
TIME_PLACES = frozenset("irapfo")
INSIDE = frozenset("NETun")
VERBS = frozenset("vLUDCxRQ")
HEADS = frozenset(".,;:(k&")
"""Before the first word of a clause."""
KEPT_BEHIND = frozenset("orwfp")
"""Prepositions whose phrase stays with the noun: provision for losses, imports from Canada."""
LONGEST = 24
"""Words of the longest phrase that is looked at."""
POSSESSIVE = frozenset({"its", "their", "his", "her", "our", "my", "your"})
POINTING = (("these",), ("those",), ("this",), ("that",))
PARTICIPLE = re.compile(r"(?:ed|ing)$")


class PhraseRules(Struct, frozen=True):
    """The word lists that trim phrases."""

    dropped: frozenset[str]
    """Modifiers that say nothing about what is measured: record, estimated."""
    empty: frozenset[str]
    counts: frozenset[str]
    """Nouns whose of-phrase belongs to them: number of cars."""
    times: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    """Nouns that with an article mean the entity already named: the company."""
    not_counted: frozenset[str]
    somebody: frozenset[str]
    """Bodies, institutions and places, which do something rather than being measured."""
    companies: frozenset[str]
    regions: frozenset[str]
    hours: frozenset[str]
    """Times of day that stand for when, not what: noon."""
    charges: frozenset[str]
    """What earnings are stated before or after."""
    left: frozenset[str]
    """Behind a noun they say of it that it is still there: pending."""
    span_ends: frozenset[str]
    """Participles in front of the end of a span: for the years ended."""


class Phrase(Struct, frozen=True, gc=False):
    """What a noun phrase says: `text` heads the row, `owner` is whose it is."""

    text: str = ""
    owner: str = ""
    first: int = -1
    last: int = -1
    """Tokens of `text`."""
    whole_first: int = -1
    """First token before trimming."""


NOTHING = Phrase()


def compile_phrases(pack: Pack) -> PhraseRules:
    """The trimming words of a pack."""

    def named(name: str) -> frozenset[str]:
        return frozenset(pack.words_named(name))

    return PhraseRules(
        named("dropped-modifier"), named("empty-noun"), named("count-of"), named("time-noun"),
        named("place"), named("body"), named("not-counted"),
        named("body") | named("institution") | named("region"),
        named("company-word"), named("region"),
        named("hour-of-day"), named("charge-noun"), named("left-over-word"),
        named("span-end-participle"),
    )  # fmt: skip


def head_token(shape: str, first: int, last: int) -> int:
    """The head of a phrase: its last word before a preposition."""
    for index in range(first, last + 1):
        if shape[index] in "oprwifatb" and index > first:
            return index - 1
    return last


def phrase_before(line: Line, last: int, rules: PhraseRules, floor: int = 0) -> Phrase:
    """The noun phrase that ends at token `last`."""
    last = _without_participle(line, _over_aside(line, last), rules)
    first = _reach_left(line, last, max(floor, last - LONGEST), rules)
    return trim(line, first, last, rules) if first <= last else NOTHING


def phrase_behind(line: Line, first: int, rules: PhraseRules, *, whole: bool = False) -> Phrase:
    """The noun phrase that begins at token `first`; if `whole`, with what follows in of."""
    shape, words = line.shape, line.words
    end = len(shape)
    start = first
    while start < end and shape[start] in "dXT":
        start += 1
    index = start
    while index < end and index - start < LONGEST:
        letter = shape[index]
        if letter in "NEun":
            if index > start and _ends_phrase(line, index, rules):
                break
        elif letter == "o":
            if index == start or not (whole or words[index - 1] in rules.counts):
                break
        elif letter in "-&" and index > start and shape[index - 1 : index + 2] in ("N-&", "-&N"):
            pass  # medium- and long-term loans
        elif letter == "d" and index > start and shape[index - 1] == "o":
            pass  # number of the cars
        elif not (letter == "T" and index > start and _goes_on(shape, index + 1)):
            break
        index += 1
    while index > start and shape[index - 1] not in "NEun":
        index -= 1
    if index == start:
        return NOTHING
    found = trim(line, start, index - 1, rules)
    if found.owner and found.first == found.whole_first:  # six Airbus aircraft are not of Airbus
        return Phrase(found.text, "", found.first, found.last, found.whole_first)
    return found


def _goes_on(shape: str, index: int) -> bool:
    return index < len(shape) and shape[index] == "N"


def _ends_phrase(line: Line, index: int, rules: PhraseRules) -> bool:
    """A participle behind a noun begins what is said about it: people living in towns."""
    shape = line.shape
    following = shape[index + 1] if index + 1 < len(shape) else "."
    if line.words[index].endswith("'s") or line.words[index].endswith("s'"):
        return False
    left = line.words[index] in rules.left
    if line.words[index].endswith("ing") and following in ".,;:)" and not left:
        return False  # in capital spending
    return bool(PARTICIPLE.search(line.words[index])) and following not in "NE"


def _over_aside(line: Line, last: int) -> int:
    """Skip an aside between commas or brackets: income, mainly fees, rose."""
    shape = line.shape
    while last > 0 and shape[last] in ",)-":
        before = _aside_start(shape, last)
        if before <= 0 or "Q" in shape[before:last]:
            return last - 1 if shape[last] == "," else last
        last = before - 1
    return last


def _aside_start(shape: str, last: int) -> int:
    """Where the aside that ends at `last` begins; lists of names go back to including."""
    floor = max(0, last - LONGEST)
    opening = "(" if shape[last] == ")" else shape[last]
    nearest = shape.rfind(opening, floor, last)
    if shape[last] != ",":
        return nearest
    place = nearest
    while place > 0 and not set(shape[place:last]) & VERBS:
        if shape[place + 1] in "pXV":
            return place
        place = shape.rfind(",", floor, place)
    return nearest


def _without_participle(line: Line, last: int, rules: PhraseRules) -> int:
    """Leave out a time and a participle in front of it: patients [reported so far this year]."""
    before = _without_time_tail(line, last, rules)
    if 0 < before < last and line.shape[before] in "VLR" and line.shape[before - 1] in "NE":
        return before - 1 if line.words[before].endswith("ed") else before
    return before


def _without_time_tail(line: Line, last: int, rules: PhraseRules) -> int:
    """Leave out a time at the end: imports [in the quarter]."""
    shape, words = line.shape, line.words
    while last >= 0:
        if shape[last] == "T":
            last -= 1
            if last > 0 and shape[last] in ",&" and "T" in shape[max(0, last - 2) : last]:
                last -= 1  # for 2019, 2018 and 2017
                last -= shape[last] == ","
                continue
            if words[last] in rules.span_ends and last > 1:
                last -= 1  # for the years ended
        elif (
            words[last].removesuffix("s") in rules.times
            and last
            and (shape[last - 1] == "d" or words[last - 1].endswith("'s"))
        ):
            last -= 2
            while last >= 0 and words[last].endswith(("'s", "ly")):
                last -= 1
        else:
            break
        while (
            last > 0
            and shape[last] in "dN"
            and shape[last - 1] in TIME_PLACES
            and (words[last] in ("a", "the", "an", "this", "that", "end", "its"))
        ):
            last -= 1
        if last > 0 and shape[last] in TIME_PLACES:
            last -= 1
    return last


def _reach_left(line: Line, last: int, floor: int, rules: PhraseRules) -> int:
    """First token of the phrase that ends at `last`; `last + 1` if there is none."""
    shape = line.shape
    first = last + 1
    index = last
    while index >= floor:
        letter = shape[index]
        if first <= last and _is_time_in_front(line, index, rules):
            break  # In the quarter | sales rose
        if letter in INSIDE:
            first = index
        elif letter == "d":
            first = index
            if index == 0 or shape[index - 1] not in PREPOSITIONS:
                break
        elif letter in PREPOSITIONS:
            if first > last or not _attaches(shape, index):
                break
            first = index
        elif letter == "&":
            if not _joins_nouns(line, index):
                break
        elif letter != "X" or index == last:
            break
        index -= 1
    while first <= last and shape[first] in "&X":
        first += 1
    return first


def _is_time_in_front(line: Line, index: int, rules: PhraseRules) -> bool:
    """`In the quarter` at the head of a clause is when, not what; `By midday` too."""
    shape = line.shape
    if line.words[index] in rules.hours and index and shape[index - 1] in "baip":
        return True
    return (
        line.words[index] in rules.times
        and index > 1
        and shape[index - 1] == "d"
        and shape[index - 2] in TIME_PLACES
        and (index == 2 or shape[index - 3] in HEADS)
    )


def _attaches(shape: str, index: int) -> bool:
    """Whether a preposition goes on with the noun in front of it: people out of work.

    In `▢ a share on revenue of` the share belongs to the figure before.
    """
    before = shape[max(0, index - 3) : index]
    if before[-1:] == "p":
        return before[-2:-1] in ("N", "E")
    return before[-1:] in tuple("NETun") and before not in ("QdN", "QpN")


def _joins_nouns(line: Line, index: int) -> bool:
    """fees and commissions, but not: 40 boats and nets, in Spain and exports."""
    shape = line.shape
    if index == 0 or index + 1 >= len(shape):
        return False
    before, after = shape[index - 1], shape[index + 1]
    return before == after and before in "NE" and "Q" not in shape[max(0, index - 3) : index]


def trim(line: Line, first: int, last: int, rules: PhraseRules) -> Phrase:
    """Cut a phrase down to what heads a row, and keep its owner."""
    shape, words = line.shape, line.words
    whole_first, owner = first, ""
    head_end = _end_of_head(shape, first, last)
    for index in range(first, head_end + 1):
        if words[index].endswith(("'s", "s'")) and index < head_end:
            if shape[index] == "E":
                owner = _owner(line, first, index)
            first = index + 1
    first = _skip_modifiers(line, first, last, rules)
    if (
        shape[first : first + 1] in tuple("un")
        and shape[first + 1 : first + 2] in tuple("io")
        and (first + 1 < last)
    ):
        first = _skip_modifiers(line, first + 2, last, rules)  # increases in consumer goods
    theirs = "S" in shape[whole_first:first] or bool(POSSESSIVE & set(words[whole_first:first]))
    if not owner and not theirs and first <= head_end and shape[first] == "E":
        first, owner = _leading_name(line, first, head_end, rules)
        first = _skip_modifiers(line, first, last, rules)
    last = _cut_tail(line, first, last, rules)
    if first > last:
        return Phrase("", owner, first, last, whole_first)
    return Phrase(line.phrase(first, last), owner, first, last, whole_first)


def _end_of_head(shape: str, first: int, last: int) -> int:
    """Last token before the first preposition of the phrase."""
    for index in range(first, last + 1):
        if shape[index] in PREPOSITIONS:
            return index - 1
    return last


def _owner(line: Line, first: int, index: int) -> str:
    """The name that ends in 's at a token, with the names before it."""
    while index > first and line.shape[index - 1] == "E":
        first_name = index - 1
        if first_name < first:
            break
        index = first_name
    end = index
    while end < len(line.words) and not line.words[end].endswith(("'s", "s'")):
        end += 1
    text = line.phrase(index, end)
    return text[:-2] if text[-2:] in ("'s", "’s") else text.rstrip("'’")


def _skip_modifiers(line: Line, first: int, last: int, rules: PhraseRules) -> int:
    shape, words = line.shape, line.words
    while first < last and (
        shape[first] in "dTXpo"
        or words[first] in rules.dropped
        or (
            words[first] in rules.times and shape[first + 1] in "NE" and words[first].endswith("'s")
        )
        or words[first].endswith(("-quarter", "-half", "-year", "-month"))
        and shape[first + 1] == "N"
    ):
        first += 1
    return first + 1 if first == last and shape[first] in "dTX" else first


def _leading_name(line: Line, first: int, head_end: int, rules: PhraseRules) -> tuple[int, str]:
    """A place or company in front of the noun is whose it is: U.S. trade deficit."""
    stop = first
    while stop <= head_end and line.shape[stop] == "E":
        stop += 1
    if stop > head_end or line.shape[stop] not in "NTun":
        return first, ""
    owner = line.phrase(first, stop - 1)
    ends = {line.words[first].rpartition("-")[2], line.words[stop - 1]}
    if ends & (rules.places | rules.companies | rules.regions) or line.shape[stop] == "T":
        return stop, owner
    return first, owner


def _belongs(line: Line, index: int, rules: PhraseRules) -> bool:
    """Whether a phrase goes on over a preposition: tax on fuel, profit before tax, out of work."""
    word, following = line.words[index], line.words[index + 1 : index + 2]
    if word in ("before", "after"):
        return bool(rules.charges.intersection(following))
    return word in ("on", "per", "over", "between") or (word == "out" and following == ("of",))


def _cut_tail(line: Line, first: int, last: int, rules: PhraseRules) -> int:
    """Drop a place at the end: drinking water [in Qatar]; keep provision for losses."""
    shape = line.shape
    for index in range(first + 1, last + 1):
        letter = shape[index]
        if letter in PREPOSITIONS and letter not in KEPT_BEHIND and shape[index - 1] not in "un":
            return index - 1
        if letter == "p" and not _belongs(line, index, rules):
            return index - 1
        if letter == "r" and line.words[index + 1 : index + 2] in POINTING:
            return index - 1  # staff costs [for these persons]
        if letter in "rp" and set(shape[index + 1 : last + 1]) <= {"E", "d", "&"}:
            return index - 1  # the offer [for Acme Mills Corp]
    return last
