"""One figure told again in other words: its 1,420 workers, the 48-million-euro bridge.

Two tellings need no words in front in common, as the repeats in `repeats` do. They are one
figure where their unit, the noun that is counted and most other words of the sparser sentence
are the same, and no name, time or contrast (men, women) keeps them apart. That alone would pair
much that only sounds alike; so, unless all words agree, the digits must also look like a slip of
one another (1,240 and 1,420), as figures of different things seldom do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.intervals import Interval, lenient
from heshu.model.relations import Repeat
from heshu.relations.meeting import Meeting
from heshu.relations.retellings.earlier import Earlier
from heshu.relations.retellings.given_again import find_given_again
from heshu.relations.retellings.headline_places import find_headline_places
from heshu.relations.retellings.headline_rates import find_headline_rates, rates_of_levels
from heshu.relations.retellings.headlines import find_headlines
from heshu.relations.retellings.known_again import find_known_again
from heshu.relations.retellings.others import Others
from heshu.relations.retellings.rules import RetellingRules, compile_retellings
from heshu.relations.retellings.said_anew import tells_anew
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.retellings.swapped import find_swapped
from heshu.relations.retellings.telling import Telling
from heshu.relations.retellings.tellings import COUNTS, tellings_in
from heshu.relations.scene import Scene
from heshu.relations.small_numbers import ENGLISH_ORDINALS
from heshu.relations.summaries import Summaries

__all__ = ["RetellingRules", "compile_retellings", "find_retellings"]

NEXT = 3
"""The same where the digits are no slip of one another."""
HALF, MOST, ALL = 0.5, 0.6, 1.0
"""Parts of the words of the sparser sentence that the other has too."""


def find_retellings(
    scenes: Sequence[Scene],
    rules: RetellingRules,
    summaries: Summaries,
    taken: frozenset[str],
) -> Iterator[Repeat]:
    """Pairs of claims that are one figure.

    `summaries` are the statements that sum up, `taken` the ids of claims already paired.
    """
    places = list(find_headline_places(scenes, rules, taken))
    yield from places
    taken |= {pair.later.id for pair in places}
    joined = _joined_numbers(scenes)
    for pair in _others(scenes, rules, summaries, taken):
        if _is_told_joined(pair, joined) or _is_of_places(pair, places):
            continue
        if not _is_of_fewer_years(pair):
            yield pair


def _others(
    scenes: Sequence[Scene],
    rules: RetellingRules,
    summaries: Summaries,
    taken: frozenset[str],
) -> Iterator[Repeat]:
    """The pairs of figures that the words around them tie."""
    printed, numbers = _printed(scenes), Meeting(_numbers(scenes))
    groups: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings_in(scenes, rules, summaries):
        groups[telling.measure].append(telling)
    headlines = list(find_headlines(scenes, rules, taken))
    yield from headlines
    taken |= {pair.later.id for pair in headlines} | rates_of_levels(scenes)
    rates = list(find_headline_rates(scenes, rules, taken))
    yield from rates
    taken |= {pair.later.id for pair in rates}
    for group in groups.values():
        if len({each.claim.quantity.value for each in group}) > 1:
            for pair in _pairs(group, taken, printed, numbers):
                taken |= {pair.later.id}
                yield pair
    for finder in (find_swapped, find_known_again, find_given_again):
        found = list(finder(scenes, rules, taken))
        yield from found
        taken |= {pair.later.id for pair in found}


JOINED = re.compile(r"(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6})-(?=[a-z])", re.ASCII)


def _joined_numbers(scenes: Sequence[Scene]) -> frozenset[Decimal]:
    """The numbers that running text joins to a noun, which are no claims: a 41-run win."""
    return frozenset(
        Decimal(found["number"].replace(",", ""))
        for scene in scenes
        if scene.statement.language == "en" and not scene.statement.heading
        for found in JOINED.finditer(scene.statement.text)
    )


def _is_told_joined(pair: Repeat, joined: frozenset[Decimal]) -> bool:
    """True for the 41 of a headline above a 41-run win: it is told again."""
    return pair.kind == "headline" and pair.earlier.quantity.value in joined


def _is_of_places(pair: Repeat, places: Sequence[Repeat]) -> bool:
    """True for a margin of a headline that is already beside the one below it."""
    return any(each.earlier.place.start == pair.earlier.place.start for each in places)


YEAR = re.compile(r"\b(?:19|20)\d\d\b")
YEARS = re.compile(r"\b(?:19|20)\d\d \w{1,3} (?:19|20)\d\d\b")


def _is_of_fewer_years(pair: Repeat) -> bool:
    """True for 640 pupils in 2022 and 2023 and the 310 of 2022: a part of them."""
    first, second = (set(YEAR.findall(each.sentence)) for each in (pair.earlier, pair.later))
    several = YEARS.search(pair.earlier.sentence) or YEARS.search(pair.later.sentence)
    return several is not None and bool(second < first or first < second) and bool(first and second)


def _printed(scenes: Sequence[Scene]) -> Mapping[tuple[str, Decimal | None], int]:
    """Unit and value of every figure -> the statement that prints it first."""
    first: dict[tuple[str, Decimal | None], int] = {}
    for index, scene in enumerate(scenes):
        for claim in scene.claims.values():
            first.setdefault((claim.quantity.unit, claim.quantity.value), index)
    return first


def _numbers(scenes: Sequence[Scene]) -> Iterator[tuple[Interval, tuple[int, Claim]]]:
    """What each figure may mean, and where it stands."""
    for index, scene in enumerate(scenes):
        for claim in scene.claims.values():
            if claim.quantity.value is not None:
                yield lenient(claim.quantity), (index, claim)


def _is_printed_below(head: Telling, numbers: Meeting[tuple[int, Claim]]) -> bool:
    """True for the 17 dead of a headline above "the number of dead is 17"."""
    own = head.claim.quantity
    counted = own.kind in COUNTS
    return any(
        index > head.index
        and (claim.quantity.unit == own.unit or (counted and claim.quantity.kind in COUNTS))
        for index, claim in numbers.meeting(head.interval)
    )


def _pairs(
    group: Sequence[Telling],
    taken: frozenset[str],
    printed: Mapping[tuple[str, Decimal | None], int],
    numbers: Meeting[tuple[int, Claim]],
) -> Iterator[Repeat]:
    """Each telling beside the nearest earlier one that is the same figure with another value."""
    done = set(taken)
    before, others = Earlier(), Others(group)
    for later in group:
        before.add(later)
        quantity = later.claim.quantity
        first = printed.get((quantity.unit, quantity.value), later.index)
        if later.claim.id in done or first < later.index:
            continue  # the 68 firms that the text has named before
        told = before.reaching(later)
        free = (each for each in told if not (each.heading and each.claim.id in taken))
        earlier = next((each for each in free if _is_one_figure(each, later)), None)
        if earlier is not None and earlier.heading and _is_printed_below(earlier, numbers):
            continue
        if earlier is None or others.confirm(later, earlier) or others.are_series(later):
            continue
        done.add(later.claim.id)
        yield Repeat(
            language="en",
            cue=later.claim.indicator,
            earlier=earlier.claim,
            later=later.claim,
            kind=_kind(earlier, later),
            uncertain=_is_uncertain(earlier, later),
        )


def _is_one_figure(earlier: Telling, later: Telling) -> bool:
    """True if two tellings are of one figure and say it differently."""
    if earlier.claim.quantity.value == later.claim.quantity.value:
        return False
    if earlier.a_year != later.a_year and not (earlier.yearly and later.yearly):
        return False  # so much a year, and so much once
    if _is_same_deed(earlier, later):
        return True
    # What keeps them apart is looked for last: comparing whole sentences takes the longest.
    return (
        _may_be_one_figure(earlier, later)
        and not earlier.kept_apart(later)
        and not _of_other_turns(earlier.claim, later.claim)
        and not _of_other_numbers(earlier.claim, later.claim)
    )


ORDINAL = re.compile(rf"\b(?:{'|'.join(ENGLISH_ORDINALS)}|\d+(?:st|nd|rd|th))\b", re.IGNORECASE)


def _of_other_turns(one: Claim, two: Claim) -> bool:
    """True for the first match and the second: both have an ordinal, and not the same."""
    first, second = (set(ORDINAL.findall(claim.sentence.lower())) for claim in (one, two))
    return bool(first and second) and not first & second


NUMBERED = re.compile(r"\b(?P<kind>[A-Z][a-z]{2,}) (?P<number>\d{1,3}|[A-E])(?![\w.,]*\d)\b")


def _of_other_numbers(one: Claim, two: Claim) -> bool:
    """True for Ward 3 and Ward 4, Candidate A and Candidate B: one kind, each with its number."""
    first, second = (dict(NUMBERED.findall(claim.sentence)) for claim in (one, two))
    return any(second[kind] != number for kind, number in first.items() if kind in second)


def _may_be_one_figure(earlier: Telling, later: Telling) -> bool:
    """True if enough words agree for two figures that look like one."""
    if not earlier.shared(later):
        return False
    if earlier.agrees(later):  # 5.71 and 5.8 million: one is rounded, well or badly
        least = HALF if earlier.same_noun(later) and earlier.period == later.period else ALL
        return len(earlier.shared(later)) > 1 and earlier.overlap(later) >= least
    if _is_summed_up_alike(earlier, later):
        return True
    slip = slip_between(earlier.claim.quantity, later.claim.quantity)
    if slip is Slip.NONE:
        return later.index - earlier.index <= NEXT and _all_said_again(earlier, later)
    return _sounds_alike(earlier, later, slip)


def _all_said_again(earlier: Telling, later: Telling) -> bool:
    """True if a clause says all that the other sentence says, names included, and enough."""
    owned = earlier.is_of_owner(later)
    least = 2 if owned and earlier.words == later.words else 3
    names = owned or earlier.names == later.names
    if not names or earlier.contrasts != later.contrasts:
        return False
    if not earlier.same_noun(later):
        return False
    if earlier.pronoun or later.pronoun or earlier.period != later.period:
        return False
    fewest = min(earlier.words, later.words, key=len)
    return len(fewest) >= least and fewest <= earlier.clause & later.clause


def _is_summed_up_alike(earlier: Telling, later: Telling) -> bool:
    """True for "Highlights: Revenue reached $312 million in 2020" and "Revenue in 2020 came to".

    One of both sums up, and neither clause says anything but one noun and one time: profit after
    tax and profit before tax say more.
    """
    summed = bool(earlier.summary) != bool(later.summary)
    timed = earlier.dated and earlier.period == later.period and not later.pronoun
    bare = earlier.clause == later.clause and earlier.scopes == later.scopes
    return summed and timed and bare and len(earlier.clause) == 1 and earlier.nouns == later.nouns


LEAST_OF_A_DEED = 3
"""Words that tell a deed: whom it befell, where, and what it was."""


def _is_same_deed(earlier: Telling, later: Telling) -> bool:
    """True for "the 59 people injured in the crash at Kessel", of which a clause before tells.

    What else the two sentences say does not keep them apart, unless it makes the later one a part:
    the nine people injured in the crash who are still in hospital.
    """
    one, two = earlier.claim, later.claim
    whole = "who" not in later.sequence and "whom" not in later.sequence
    return (
        later.definite
        and later.index - earlier.index <= NEXT
        and earlier.same_noun(later)
        and not earlier.stems_of_names.isdisjoint(earlier.clause)
        and len(earlier.clause) >= LEAST_OF_A_DEED
        and earlier.clause <= later.clause
        and earlier.period == later.period
        and one.change.endswith("-by") == two.change.endswith("-by")
        and (whole or (two.quantity.value or 0) > (one.quantity.value or 0))
        and not earlier.agrees(later)
    )


def _sounds_alike(earlier: Telling, later: Telling, slip: Slip) -> bool:
    """True if enough words agree for figures whose digits look like a slip of one another."""
    overlap = earlier.overlap(later)
    same_noun = earlier.same_noun(later)
    shared = len(earlier.shared(later))
    summed = earlier.heading or earlier.summary or later.summary
    if summed and same_noun and overlap >= (HALF if slip is Slip.LIKELY else ALL):
        return shared > 0
    if slip is Slip.LIKELY and later.definite and same_noun:
        return shared > 0 and later.which <= earlier.words
    if not later.definite and tells_anew(earlier, later):
        return False
    if slip is Slip.LIKELY:
        return shared > 1 and (overlap >= MOST or same_noun and overlap >= HALF)
    return shared > 1 and same_noun and overlap >= MOST


def _kind(earlier: Telling, later: Telling) -> Literal["text", "headline", "summary"]:
    if earlier.heading:
        return "headline"
    return "summary" if earlier.summary != later.summary else "text"


def _is_uncertain(earlier: Telling, later: Telling) -> bool:
    """True unless nouns and times agree and nearly all words do."""
    if not earlier.same_noun(later):
        return True
    if earlier.heading or later.definite:
        return earlier.overlap(later) < HALF
    return earlier.period != later.period or earlier.overlap(later) < MOST
