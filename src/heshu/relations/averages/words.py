"""The words beside an average that tell which figures are its count and its total."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.phrases import edged, phrases


class AverageWords(Struct, frozen=True):
    """What is no count and no total of an average."""

    extreme: re.Pattern[str]
    """人均6750元，最高的一位拿到3万元: what one of them has is no total."""
    portion: re.Pattern[str]
    picked_out: re.Pattern[str]
    """£31 per head, and a loss in three of the last ten seasons: a part of other things, and those."""
    amount_before: re.Pattern[str]
    """What leads to the amount: raising $600 million; $40 spent on food is another one."""
    other_costs: re.Pattern[str]
    """200 tablets at $300 each and, with tax and delivery, $66,900 in all."""
    core: re.Pattern[str]
    """What a total has in its name and its average does not, or the other way round."""
    bare_count: re.Pattern[str]
    bare_units: frozenset[str]
    """Units of a cue whose count may stand without its measure word: 1.2万农户."""
    per_noun: re.Pattern[str]
    per_thing: re.Pattern[str]
    a_noun: re.Pattern[str]
    """Per concert, per concert but not per person, a concert; the noun is the first group."""
    alike: tuple[frozenset[str], ...]
    """Nouns of one thing: an average "per game" of the points of 12 matches."""


def compile_average_words(pack: Pack) -> AverageWords:
    """The words of a pack."""
    phrase = phrases(pack).regex
    return AverageWords(
        extreme=re.compile(phrase("relation-average-extreme")),
        portion=re.compile(rf"\s*{phrase('relation-average-portion')}\b", re.IGNORECASE),
        picked_out=re.compile(rf"\b{phrase('relation-average-picked')}\s*$", re.IGNORECASE),
        amount_before=re.compile(rf"\b{words(pack, 'relation-amount-before')}", re.IGNORECASE),
        other_costs=edged(pack, "relation-other-costs"),
        core=re.compile(phrase("relation-average-core")),
        bare_count=re.compile(words(pack, "relation-bare-count")),
        bare_units=frozenset(pack.words_named("relation-bare-unit")),
        per_noun=re.compile(
            rf"\b{phrase('relation-per-such')}\s+([a-z]+)\b(?!['’])", re.IGNORECASE
        ),
        per_thing=re.compile(
            rf"{phrase('relation-per-one')}\s+(?!{phrase('relation-per-person')}\b)([a-z]+)",
            re.IGNORECASE,
        ),
        a_noun=re.compile(rf"{phrase('relation-per-a')}\s+([a-z]+)", re.IGNORECASE),
        alike=tuple(
            frozenset(entry.split("|")) for entry in pack.words_named("relation-counted-alike")
        ),
    )
