"""What letters right behind English digits do: a scale (£75m), a unit (31C), an ordinal, a code."""

from __future__ import annotations

from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Numeral
from heshu.numerals.english_context import NEAR, has_currency_before, letters_code, word_behind
from heshu.numerals.english_surroundings import Surroundings

LETTERS = re.compile(r"[a-zµμ°²³]+")
STONES = re.compile(r"[ ]?\d{1,2}[ ]?lbs?(?!\w)")
ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})


def glued_letters(
    text: str, folded: str, start: int, end: int, surroundings: Surroundings
) -> Numeral | tuple[Decimal, int] | None:
    """What letters right behind the digits do: a scale (factor and new end), or a code.

    Nothing for a number that is followed by space, a sign or the name of a unit.
    """
    letters = LETTERS.match(folded, end)
    if letters is None:
        return _joined_code(folded, start, end, surroundings)
    word, stop = letters[0], letters.end()
    if word == "st" and STONES.match(folded, stop):
        return None  # 11st 4lb
    if word in ORDINAL_ENDINGS:
        return Numeral(
            start=start, end=stop, kind="ordinal", value=Decimal(_digits(folded[start:end])),
            rule="ordinal",
        )  # fmt: skip
    if folded[stop : stop + 1].isdigit():
        measured = folded[end : stop + 1] in surroundings.units
        return None if measured else letters_code(folded, start, start)
    if word in surroundings.scales:
        return surroundings.scales[word], stop
    if word in surroundings.letters:
        scale = _letter_scale(folded, start, end, surroundings)
        if scale:
            return scale, stop
    if word in ("c", "f") and text[end].isupper():
        near = folded[max(0, start - NEAR) : end + NEAR]
        warm = surroundings.temperature.search(near) is not None  # highs of 31C (88F)
        return None if warm else letters_code(folded, start, start)
    known = word in surroundings.units or text[end:stop] in surroundings.exact_units
    if known and word not in surroundings.behind:
        return None
    longer = folded[end : stop + 1]
    if longer in surroundings.units or word[:1] in ("°", "²"):
        return None
    scale_unit = _scale_then_unit(word, surroundings)
    if scale_unit:
        return scale_unit[0], end + scale_unit[1]
    return letters_code(folded, start, start)


def _scale_then_unit(word: str, surroundings: Surroundings) -> tuple[Decimal, int] | None:
    """5mEUR, 3bnyen: a scale letter with a unit glued to it."""
    for size in (2, 1):
        factor = surroundings.scales.get(word[:size]) or surroundings.letters.get(word[:size])
        if factor and word[size:] in surroundings.units:
            return factor, size
    return None


def _digits(printed: str) -> str:
    return "".join(character for character in printed if character.isdigit()) or "0"


def _joined_code(folded: str, start: int, end: int, surroundings: Surroundings) -> Numeral | None:
    """10-K, 401(k), 5x3: what the pack knows behind digits."""
    if folded[end : end + 1] not in ("-", "("):
        return None
    match = re.compile(r"-[a-z]{1,2}(?![a-z])|\([a-z]\)").match(folded, end)
    if match is None or match[0] not in surroundings.behind:
        return None
    return Numeral(start=start, end=match.end(), kind="code", rule="code:suffix")


MONEY_RANGE = re.compile(r"[$£€¥]\d[\d.,]{0,8}(?:k|m|mn|mln|b|bn|t|tn)?[ ]?(?:-|–|to)[ ]?$")


def _ends_money_range(folded: str, start: int) -> bool:
    """True for the 6m of $5m-6m."""
    return MONEY_RANGE.search(folded[max(0, start - 16) : start]) is not None


def _letter_scale(folded: str, start: int, end: int, surroundings: Surroundings) -> Decimal | None:
    """The factor of a scale letter, where it is one: £75m, 1.8m people, 10k; not 100m sprint."""
    letters = LETTERS.match(folded, end)
    word = letters[0] if letters else ""
    factor = surroundings.letters[word]
    if has_currency_before(folded, start, surroundings) or _ends_money_range(folded, start):
        return factor
    follower = word_behind(folded, end + len(word))
    if word == "k":
        return factor if follower not in surroundings.shown else None
    if word == "mm" or (word == "t" and follower not in surroundings.persons):
        return None
    measured = follower in surroundings.units and follower not in surroundings.doubtful_units
    counted = follower in surroundings.persons or measured  # swam 50m in 23 seconds
    plural = (
        follower.endswith("s") and len(follower) > 3 and follower not in surroundings.not_counted
    )
    return factor if counted or plural else None
