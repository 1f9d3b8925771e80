"""What the finder of shares compiled from a pack: 出勤率 with 实到 for its part and 应到 for its base."""

from __future__ import annotations

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.relations.cautions import Cautions
from heshu.relations.pair_shares import PairShareWords
from heshu.relations.shares.words import ShareWords
from heshu.relations.slots import Rule


class RateWords(Struct, frozen=True):
    """A rate with the words of the clauses that hold its numerator and its base."""

    name: str
    numerator: re.Pattern[str]
    base: re.Pattern[str]


class RateClauses(Struct, frozen=True):
    """How the clauses of a rate and its figures are found."""

    clause: re.Pattern[str]
    gap: re.Pattern[str]
    """From the name of a rate to its percentage."""
    others: re.Pattern[str]
    """Rates of those of whom a text often counts the others: who failed, what is vacant."""


class UnlistedRates(Struct, frozen=True):
    """Wordings that tie a rate of any name to both its figures."""

    with_both: tuple[re.Pattern[str], ...]
    """Of 1,500 samples tested, 1,470 met the standard, a pass rate of 98%."""
    named: re.Pattern[str] | None
    """手术2000例，感染18例，感染率为9‰: the rate is named after what its numerator did."""
    others: re.Pattern[str]
    """Rates that may be of those whom the sentence does not count, or of no count at all."""


class ShareRules(Struct, frozen=True):
    """What the finder of shares compiled from a pack."""

    alone: tuple[Rule, ...]
    stated: tuple[Rule, ...]
    beside: tuple[Rule, ...]
    """A part right behind a figure that is called a whole, and its share."""
    of_others: tuple[Rule, ...]
    """A whole, those of it that a rate leaves out, and the rate."""
    called_whole: re.Pattern[str] | None
    no_part: re.Pattern[str] | None
    rates: tuple[RateWords, ...]
    rate_names: re.Pattern[str]
    other_base: re.Pattern[str]
    whole_words: re.Pattern[str]
    words: ShareWords
    pairs: PairShareWords | None
    clauses: RateClauses
    unlisted: UnlistedRates
    cautions: Cautions


def rate_words(entry: str) -> RateWords:
    """The words of an entry of a pack: `name|numerator/numerator|base/base`."""
    name, numerator, base = entry.split("|")
    return RateWords(name, _any_of(numerator), _any_of(base))


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words.split("/")), re.IGNORECASE)
