"""The words of a language that end a clause of change, or say what an amount is measured against."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.phrases import FIGURE, phrases
from heshu.relations.scene import TIME


class ClauseWords(Struct, frozen=True):
    """What stands around the figures of one change."""

    stop: re.Pattern[str]
    """What another statement begins behind: ", while profit", "and the port"."""
    of_a_whole: re.Pattern[str]
    """Behind a percentage that is a share, and behind an amount of another measure."""
    tail: re.Pattern[str]
    """Behind a former level: the end of the clause or a time, not "in Sweden"."""
    now: re.Pattern[str]
    base: re.Pattern[str]
    """What an amount is measured against: "from the previous month"."""
    other_base: re.Pattern[str]
    """Behind an amount that no former level is the base of: "still 1.1 points above the target"."""
    contributed: re.Pattern[str]
    """Behind an amount that is a contribution: hail added 4.7 points to the combined ratio."""
    of_change: re.Pattern[str]
    """Nouns that name no other indicator."""


def compile_clause_words(pack: Pack) -> ClauseWords:
    """The words of a pack around the figures of a change."""
    phrase = phrases(pack).regex
    return ClauseWords(
        stop=re.compile(
            rf";(?!\s(?:{phrase('relation-clause-later')}))|\.\s|(?<!{TIME}):\s(?![{FIGURE}])"
            rf"|,?\s{words(pack, 'relation-clause-break')}\s|,\s{words(pack, 'relation-clause-with')}\s|,?\s{words(pack, 'relation-clause-and')}\s(?!{words(pack, 'relation-clause-goes-on')}\b|[{FIGURE}{TIME}])"
        ),
        of_a_whole=re.compile(rf"\)?\s*{phrase('relation-of-a-whole')}\b", re.IGNORECASE),
        tail=re.compile(
            rf"(?:\s(?!{words(pack, 'relation-tail-other')}\b)[a-z][a-z'’-]*){{0,4}}"
            rf"(?:\s*(?:[,;.)–—]|$)|(?:\s{words(pack, 'relation-tail-filler')}){{0,5}}\s?(?:{TIME}|{words(pack, 'relation-tail-time')}\b))"
        ),
        now=re.compile(rf"\b{words(pack, 'relation-now')}\b"),
        base=re.compile(
            rf"\b{words(pack, 'relation-measured-from')}\s({words(pack, 'relation-base-article')}\s[a-z]+(?:\s[a-z]+)?|{TIME})"
        ),
        other_base=re.compile(
            rf"\)?[\s-]{phrase('relation-other-base')}\s(?![^,;.]{{0,40}}(?:[{FIGURE}{TIME}]|\b{words(pack, 'relation-base-time')}\b))",
            re.IGNORECASE,
        ),
        contributed=re.compile(rf"\s{phrase('relation-contributed')}\s[a-z]"),
        of_change=re.compile(rf"^{words(pack, 'relation-change-noun')}s?$", re.IGNORECASE),
    )
