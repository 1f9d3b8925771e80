"""The small words beside nouns and figures, as they are looked for at the edges of a text: 的, 了."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from heshu.claims.chinese.rules.phrases import phrases
from heshu.languages.lists import letters, words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re


class ParticleRules(Struct, frozen=True, eq=False):
    """Words of one or two characters; those that are stripped off are strings of characters."""

    of: tuple[str, ...]
    of_letters: str
    owned: re.Pattern[str]
    """甲乙集团[的]净利润: the last 的, with what stands before and behind it."""
    done: tuple[str, ...]
    at: tuple[str, ...]
    """在奉天体育馆: before where something is held."""
    sharing: tuple[str, ...]
    """占 before what a figure is a share of."""
    into: frozenset[str]
    """至, 到: alone before a figure they end a change that began earlier."""
    newly: re.Pattern[str]
    """装机新增▢: no change of what was there."""
    of_mean: tuple[str, ...]
    """人均月增收▢: the month is what the mean is over."""
    more_less: str
    """多, 少: alone before a figure they say by how much something is more or less."""
    off_usual: tuple[str, ...]
    """偏多, 偏低: the same against what is usual."""
    event_ends: tuple[str, ...]
    """帮扶前: beside a time such words say when it was, not what was measured."""
    amount_links: str
    """降价幅度达: what ties the amount of a change to its figure."""
    verb_links: str
    """The same behind a verb of change, with 了."""
    head: str
    tail: str
    """Characters that no noun begins or ends with."""
    joints: str
    """甲和乙: between two nouns."""
    list_heads: str
    """Before the next name of a list."""
    leading_by: tuple[str, ...]
    """甲公司以▢居首: between somebody and the figure that he leads with."""
    among: tuple[str, ...]
    """300户企业[中]: behind what was counted."""


def compile_particles(pack: Pack) -> ParticleRules:
    """The small words of a pack."""
    named = pack.words_named
    return ParticleRules(
        of=named("claim-of"),
        of_letters=letters(pack, "claim-of"),
        owned=re.compile(rf"(?P<owner>.*){words(pack, 'claim-of')}(?P<noun>.*)", re.DOTALL),
        done=named("claim-done"),
        at=named("claim-at"),
        sharing=named("claim-sharing"),
        into=frozenset(named("claim-into")),
        newly=re.compile(phrases(pack).regex("claim-newly")),
        of_mean=named("claim-of-mean"),
        more_less=letters(pack, "claim-more-less"),
        off_usual=pack.words_named("claim-off-usual"),
        event_ends=pack.words_named("claim-event-end"),
        amount_links=letters(pack, "claim-amount-link"),
        verb_links=letters(pack, "claim-done", "claim-verb-link"),
        head=letters(pack, "claim-noun-head"),
        tail=letters(pack, "claim-noun-tail"),
        joints=letters(pack, "claim-noun-joint"),
        list_heads=letters(pack, "claim-list-head"),
        leading_by=named("claim-leading-by"),
        among=named("claim-among"),
    )


def without_first(text: str, listed: Iterable[str]) -> str:
    """The text without the word of the list that it begins with.

    >>> without_first("的净利润", ("的",))
    '净利润'
    """
    for word in listed:
        if text.startswith(word):
            return text[len(word) :]
    return text


def first_in(text: str, listed: Iterable[str]) -> str:
    """The first word of the list that a text has; empty if it has none.

    >>> first_in("占种植业产值", ("占",))
    '占'
    """
    return next((word for word in listed if word in text), "")
