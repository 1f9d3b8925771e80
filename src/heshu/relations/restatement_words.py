"""The words beside figures that are said twice or compared, by which they only seem to be."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.phrases import phrases


class RestatementWords(Struct, frozen=True):
    """What is no figure said again, and how a comparison is to be read."""

    scale: re.Pattern[str]
    """Scale words as figures print them: 万, million, bn."""
    rounded: re.Pattern[str] | None
    """Half a million, which is none of the amounts in words that are exact."""
    small_coin: re.Pattern[str]
    """6.1p, which one share gets, beside the £11.2m that all get."""
    numbered: re.Pattern[str]
    """Thirty days allowed under condition (6): the second is a number of a thing."""
    each: re.Pattern[str]
    """In 42 missions, that is six people per mission: an average is no figure said again."""
    difference: re.Pattern[str]
    """Behind a difference: "84 aircraft, 14 more than the 70 of 2019" compares 84 with 70."""
    beside: re.Pattern[str]
    aged: re.Pattern[str]
    threshold: re.Pattern[str]
    """A standard that is set, so that 50% is not the 50.3% that it may round."""
    lasts: re.Pattern[str]
    joined: re.Pattern[str]
    """What begins another clause, or denies the comparison."""


def compile_restatement_words(pack: Pack) -> RestatementWords:
    """The words of a pack."""
    phrase = phrases(pack).regex
    return RestatementWords(
        scale=re.compile(phrase("relation-scale-printed"), re.IGNORECASE),
        rounded=_rounded(pack),
        small_coin=re.compile(rf"\d\s?{words(pack, 'relation-small-coin')}\b", re.IGNORECASE),
        numbered=re.compile(rf"\b{words(pack, 'relation-numbered-thing')}s?\s\($", re.IGNORECASE),
        each=re.compile(rf"\s+(?:[a-z]+\s+)?{phrase('relation-each-of-them')}\b", re.IGNORECASE),
        difference=re.compile(rf"\s{phrase('relation-difference-behind')}", re.IGNORECASE),
        beside=re.compile(rf"\s{phrase('relation-beside-standard')}\b", re.IGNORECASE),
        aged=re.compile(rf"\b{phrase('relation-aged')} $"),
        threshold=re.compile(words(pack, "relation-threshold")),
        lasts=re.compile(words(pack, "relation-lasts"), re.IGNORECASE),
        joined=re.compile(rf"\b{words(pack, 'relation-other-clause')}\b", re.IGNORECASE),
    )


def _rounded(pack: Pack) -> re.Pattern[str] | None:
    """The words of a round number; `None` for a language whose numbers in words are exact."""
    if pack.language != "en":
        return None
    return re.compile(phrases(pack).regex("relation-rounded-in-words"), re.IGNORECASE)
