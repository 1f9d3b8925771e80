"""The slots of phrases over masked Chinese sentences: `{figure}`, `{time}`, `{name 2-10}`."""

from __future__ import annotations

from collections.abc import Iterable

from heshu.claims.masking import FIGURE, TIME
from heshu.languages.lists import letters
from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack

SLOTS = {
    "months": r"[一二三四五六七八九十\d]{1,2}",
    "number": r"(?<!\d)\d{1,3}",
    "year": "[0-9]{4}",
    "figure": FIGURE,
    "time": TIME,
    "no-figure": f"(?![{FIGURE}{TIME}])",
}


def phrases(pack: Pack) -> Phrases:
    """The phrases of a pack with the slots of masked sentences."""
    return Phrases(
        pack, SLOTS, {"name": name_letter(pack), "address": f"[^，。；{letters(pack, 'claim-of')}]"}
    )


def no_name(pack: Pack) -> str:
    """Characters that end a name."""
    return letters(pack, "claim-no-name")


def name_letter(pack: Pack) -> str:
    """A character of a name; 向 is one in 向阳, 和 in 共和国."""
    plain = rf"[^\W\d_{no_name(pack)}]"
    kept = _kept(pack.words_named("claim-kept-name"), frozenset(pack.words_named("claim-no-name")))
    return f"(?:{'|'.join((plain, *kept))})" if kept else plain


def _kept(words: Iterable[str], unnamed: frozenset[str]) -> tuple[str, ...]:
    """Each character that no name has, where it stands in one of the words."""
    found: dict[str, None] = {}
    for word in words:
        for i, letter in enumerate(word):
            if letter in unnamed:
                before = f"(?<={word[:i]})" if i else ""
                after = f"(?={word[i + 1 :]})" if word[i + 1 :] else ""
                found[f"{before}{letter}{after}"] = None
    return tuple(found)
