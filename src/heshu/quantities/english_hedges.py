"""English hedges around a figure: about, more than, up to; or more, or so."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern
from heshu.model import lazy_re as re
from heshu.model.figures import Qualifier

LONGEST = 40
"""Characters before a figure that a hedge may take."""
MOST_SPACE = 6
LAST_WORD = re.compile(r"[^\s]+$")
NEGATED = re.compile(
    r"(?P<not>\b(?:not|never|cannot)|n['’]t)(?:[ ](?:be|to|go|fall|drop|rise|get|climb|dip|come|last|run|stay"
    r"|have|been|gone|fallen|risen|fell|rose|dropped|dipped|went|got|exactly|yet)){0,2}[ ]$"
)
OPPOSITE: dict[Qualifier, Qualifier] = {"more-than": "at-most", "less-than": "at-least"}
"""must not exceed 44 tonnes; never fell below 5."""


class Hedged(Struct, frozen=True, gc=False):
    """A qualifier and how far it reaches."""

    qualifier: Qualifier
    at: int


class Hedges(Struct, frozen=True):
    """The hedges of a pack, found by their last word or by one pattern."""

    before: dict[str, tuple[str, ...]]
    """Last word -> hedges that end in it, longest first."""
    qualifiers: dict[str, Qualifier]
    after: re.Pattern[str]
    after_qualifiers: dict[str, Qualifier]
    handed: re.Pattern[str]
    """Verbs that "over" belongs to: handed over, extends over."""


def compile_hedges(pack: Pack) -> Hedges:
    """Index the hedges of an English pack."""
    before: dict[str, list[str]] = {}
    qualifiers: dict[str, Qualifier] = {}
    after: dict[str, Qualifier] = {}
    for hedge in pack.hedge:
        for word in (word.lower() for word in hedge.words):
            if hedge.side == "after":
                after[word] = hedge.qualifier
            else:
                before.setdefault(word.split(" ")[-1], []).append(word)
                qualifiers[word] = hedge.qualifier
    behind = rf"(?:[ \t]?\r?\n[ \t]*|[ ]?)({pattern(after or ['or so'])})(?![\w]|[ ]than\b)"
    return Hedges(
        {last: tuple(sorted(words, key=len, reverse=True)) for last, words in before.items()},
        qualifiers,
        re.compile(behind),
        after,
        re.compile(rf"\b{pattern(pack.words_named('verb-with-over') or ['hand'])}\s$"),
    )


def hedge_before(folded: str, start: int, floor: int, hedges: Hedges) -> Hedged | None:
    """The hedges that end right before a figure; the outer one decides unless it is vague."""
    found: Hedged | None = None
    position = start
    for _ in range(2):  # up to about 500
        one = _one_before(folded, position, floor, hedges)
        if one is None:
            break
        keep = found and one.qualifier == "about"
        found = Hedged(found.qualifier if found and keep else one.qualifier, one.at)
        position = one.at
    return _negated(folded, found, floor) if found else None


def _negated(folded: str, found: Hedged, floor: int) -> Hedged:
    """The opposite bound behind "not": must not exceed 44 tonnes."""
    opposite = OPPOSITE.get(found.qualifier)
    if opposite is None:
        return found
    match = NEGATED.search(folded, max(floor, found.at - LONGEST), found.at)
    if match is None:
        return found
    start = match.start()
    if match["not"][1] in "'’":  # isn't more than 20
        while start > floor and folded[start - 1].isalpha():
            start -= 1
    return Hedged(opposite, start)


PHRASAL = re.compile(
    r"(?:picked|picks|picking|sped|speeds|speeded|speeding|climbed|rose|soared|ratcheted|cranked|scaled"
    r"|stepping|wound|worked|built|clawed|went|gone|goes|going|moved|crept|edged|ticked|shot|inched|pushed|bumped"
    r"|came|driven|drove|nudged|brought|stepped|rounded|jumped|adds?|added|adding|(?:all|both)\s(?:go|move|come))\s$"
)


def _one_before(folded: str, start: int, floor: int, hedges: Hedges) -> Hedged | None:
    stretch = folded[max(floor, start - LONGEST) : start].replace("\n", " ")
    text = stretch.rstrip()
    if text.endswith(" than the"):  # higher than the tenth
        text = text.removesuffix(" the")
    if len(stretch) - len(text) > MOST_SPACE:
        return None
    last = LAST_WORD.search(text)
    if last is None:
        return None
    word = last[0].lstrip("([\"'“‘—–")
    symbol = text[-1:] if not text[-1:].isalnum() else ""
    for key in (word, symbol):
        for hedge in hedges.before.get(key, ()):
            if _ends_with(text, hedge):
                if len(stretch) == len(text) and hedge[-1].isalpha():
                    return None  # glued to the figure: a hyphen or a dash stands between
                at = start - len(stretch) + len(text) - len(hedge)
                if hedge == "up to" and PHRASAL.search(text[: -len(hedge)]):
                    return None  # growth picked up to 2.8%: a level that was reached
                if hedge == "over" and hedges.handed.search(text[: -len(hedge)]):
                    return None  # handed over 1,870 flats: all that were handed over
                if hedge.endswith(" than") and 0 < floor >= at - 1:
                    return None  # 40% higher than the 105,000 tonnes: compared, not bounded
                return Hedged(hedges.qualifiers[hedge], at)
    return None


def _ends_with(text: str, hedge: str) -> bool:
    if not text.endswith(hedge):
        return False
    rest = text[: -len(hedge)]
    return not (rest and rest[-1].isalnum() and hedge[0].isalpha())


def hedge_after(folded: str, end: int, limit: int, hedges: Hedges) -> Hedged | None:
    """The hedge right behind a figure: or more, or so, plus."""
    match = hedges.after.match(folded, end)
    if match is None or match.end() > limit:
        return None
    word = match[1]
    if word in ("plus", "at least", "at most") and folded[match.end() : match.end() + 2].strip():
        following = folded[match.end() : match.end() + 1]
        if word == "plus" or following.isalnum() or folded[match.end() :][:2].strip().isalnum():
            return None
    return Hedged(hedges.after_qualifiers[word], match.end())
