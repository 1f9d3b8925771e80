"""One English figure with its unit, before ranges and hedges: `£75m`, `5 ft 2 in`, `(7,227)`."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Kind, Numeral
from heshu.quantities.english_ages import is_age
from heshu.quantities.english_old_money import old_money
from heshu.quantities.english_persons import person_behind
from heshu.quantities.english_units import (
    PER,
    EnglishUnits,
    UnitFound,
    currency_before,
    divisor_at,
    is_multiple,
    unit_behind,
)

ONE = Decimal(1)
HUNDRED = Decimal(100)
FOLD = re.compile(r".*fold$", re.DOTALL)
NEXT_WORD = re.compile(r"[ \t\xa0]{0,3}(?:\r?\n[ \t]*)?([a-z][a-z'’-]*)")
GLUED_LETTER = re.compile(r"[a-z]")
ADJECTIVE = re.compile(r"-[a-z]{2}")
"""A 16-member panel: a name for a thing rather than a figure about it."""
STRONG = re.compile(r"[ ]?-[ ]?strong(?!\w)")
SENTENCE_END = re.compile(r"[.!?;]\s")
CELL_EDGES = "|\t\n"
PARTIAL_RULES = frozenset({"half", "fraction-words", "ratio-words"})


class Draft(Struct, frozen=True, gc=False):
    """A figure with its unit; `start` to `end` is its core."""

    start: int
    end: int
    value: Decimal | None
    numeral: Numeral
    low: Decimal | None = None
    high: Decimal | None = None
    precision: Decimal = ONE
    unit: str = ""
    kind: Kind = "number"
    unit_text: str = ""
    scaled: bool = False
    followed: bool = False
    """A word that may be the thing counted stands right behind the number."""
    scale: Decimal = ONE
    """What the unit multiplied the value by: 0.01 for pence."""


def draft(
    text: str, folded: str, numeral: Numeral, bounds: tuple[int, int, int], units: EnglishUnits
) -> Draft | None:
    """The figure that a numeral makes with its unit.

    `bounds` are the end of the token before, the start of the token behind, and the place from
    which the thing counted is looked for (behind "or more").
    """
    floor, limit, counted = bounds
    multiple = _multiple(folded, numeral)
    if multiple:
        return multiple
    special = (
        _loss(text, folded, numeral, floor, units)
        or _feet_marks(text, numeral)
        or _old_money(text, folded, numeral)
    )
    if special:
        return special
    before = currency_before(text, folded, numeral, floor, units)
    behind = unit_behind(text, folded, numeral, limit, units)
    if before and not (behind and _outranked(before)):
        return _prefixed(text, folded, numeral, before, units)
    if behind:
        return _tailed(folded, _with_unit(text, numeral, behind))
    strong = STRONG.match(folded, numeral.end)
    if strong:  # the 28,000-strong workforce
        return replace(_plain(folded, numeral), unit="person", kind="count", followed=True)
    hedged = counted > numeral.end  # the 300-odd staff
    if (ADJECTIVE.match(folded, numeral.end) and not hedged) or (
        not numeral.words and GLUED_LETTER.match(folded, numeral.end)
    ):
        return None
    return _counted(text, folded, numeral, counted, units)


def _outranked(before: UnitFound) -> bool:
    """A percent sign beats a currency that was only the word before: the dollar 5 percent."""
    return before.text.isalpha() and len(before.text) > 3 and not before.text.isupper()


def _plain(folded: str, numeral: Numeral) -> Draft:
    printed = folded[numeral.start : numeral.end]
    letters = any(character.isalpha() for character in printed)
    scaled = numeral.precision > 1 if numeral.words else letters
    return Draft(
        numeral.start, numeral.end, numeral.value, numeral, numeral.low, numeral.high,
        numeral.precision, scaled=scaled,
    )  # fmt: skip


def _times(figure: Draft, factor: Decimal) -> Draft:
    """The figure with its values multiplied."""
    if factor == 1:
        return figure
    return replace(
        figure,
        value=_product(figure.value, factor),
        low=_product(figure.low, factor),
        high=_product(figure.high, factor),
        precision=figure.precision * factor,
        scale=figure.scale * factor,
        scaled=figure.scaled or factor > 1,
    )


def _product(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor


def _with_unit(text: str, numeral: Numeral, unit: UnitFound) -> Draft:
    figure = _times(_plain(text, numeral), unit.scale)
    return replace(
        figure, end=max(unit.end, numeral.end), unit=unit.code, kind=unit.kind,
        unit_text=unit.text,
    )  # fmt: skip


FEET_MARKS = re.compile(r"['’′][ ]?(\d{1,2}(?:\.\d)?)(?:[\"”″]|''|’’)")
FOOT_INCHES = re.compile(r"-(\d{1,2})(?![\d.,]\d|\d)")
TWELVE = Decimal(12)


def _feet_marks(text: str, numeral: Numeral) -> Draft | None:
    """5'11" as a length."""
    match = FEET_MARKS.match(text, numeral.end)
    if match is None or numeral.value is None:
        return None
    value = numeral.value + Decimal(match[1]) / TWELVE
    return Draft(
        numeral.start, match.end(), value, numeral, precision=ONE / TWELVE, unit="ft",
        kind="length", unit_text="'",
    )  # fmt: skip


def _old_money(text: str, folded: str, numeral: Numeral) -> Draft | None:
    """£184 7s 6d, 12s 6d: one sum of money."""
    found = old_money(folded, numeral)
    if found is None:
        return None
    start = numeral.start - text.startswith("£", numeral.start - 1) if numeral.start else 0
    return Draft(
        start, found.end, found.value, numeral, precision=found.precision, unit="GBP",
        kind="money", unit_text="£" if start < numeral.start else "s",
    )  # fmt: skip


def _tailed(folded: str, figure: Draft) -> Draft:
    """The figure with what stands behind its unit: 6-foot-2, 40 degrees below zero."""
    if figure.value is None:
        return figure
    if figure.kind == "temperature" and folded.startswith(" below zero", figure.end):
        end = figure.end + len(" below zero")
        return replace(figure, value=-abs(figure.value), end=end)
    inches = FOOT_INCHES.match(folded, figure.end) if figure.unit == "ft" else None
    if inches is None or int(inches[1]) >= TWELVE:
        return figure
    value = figure.value + Decimal(inches[1]) / TWELVE
    return replace(figure, value=value, end=inches.end(), precision=ONE / TWELVE)


SIGN_REACH = 24
"""Characters before a currency in which a word for its sign and what leads to it stand."""


def _prefixed(
    text: str, folded: str, numeral: Numeral, currency: UnitFound, units: EnglishUnits
) -> Draft:
    """$2.5 million, -$5, $70 a barrel."""
    figure = _times(_plain(folded, numeral), currency.scale)
    start, code, kind, end = currency.start, currency.code, currency.kind, numeral.end
    if figure.value is not None and _has_minus(text, start):
        figure, start = replace(figure, value=-figure.value), start - 1
    said = units.minus.search(folded[max(start - SIGN_REACH, 0) : start])
    if figure.value is not None and said is not None:
        figure, start = replace(figure, value=-figure.value), start - len(said["minus"]) - 1
    joiner = PER.match(folded, numeral.end)
    divisor = divisor_at(text, folded, joiner.end(), units) if joiner else None
    if divisor:
        end, code, kind = divisor[0], f"{code}/{divisor[1]}", "rate"
    return replace(figure, start=start, end=end, unit=code, kind=kind, unit_text=currency.text)


def _loss(
    text: str, folded: str, numeral: Numeral, floor: int, units: EnglishUnits
) -> Draft | None:
    """$(0.12) is a loss of 12 cents."""
    opened = numeral.start - 1
    if opened < 1 or text[opened] != "(" or text[numeral.end : numeral.end + 1] != ")":
        return None
    if text[opened - 1].isspace() or numeral.value is None:
        return None
    shifted = replace(numeral, start=opened)
    currency = currency_before(text, folded, shifted, floor, units)
    if currency is None:
        return None
    figure = _times(_plain(folded, numeral), currency.scale)
    value = None if figure.value is None else -figure.value
    return replace(
        figure, start=currency.start, end=numeral.end + 1, value=value, unit=currency.code,
        kind=currency.kind, unit_text=currency.text,
    )  # fmt: skip


def _has_minus(text: str, start: int) -> bool:
    if start == 0 or text[start - 1] not in "-−":
        return False
    return start == 1 or text[start - 2] in " \t\n(|"


def _multiple(folded: str, numeral: Numeral) -> Draft | None:
    """three times as much, threefold, doubled."""
    figure = _plain(folded, numeral)
    printed = folded[numeral.start : numeral.end]
    if printed.endswith("fold") or numeral.rule == "multiple-verb":
        return replace(figure, unit="x", kind="multiple")
    if is_multiple(folded, numeral.end):
        end = numeral.end + len(" times")
        return replace(figure, end=end, unit="x", kind="multiple", unit_text="times")
    return None


def _counted(
    text: str, folded: str, numeral: Numeral, counted: int, units: EnglishUnits
) -> Draft | None:
    """A number without a unit: a count of persons or things, an age, a table cell."""
    figure = _plain(folded, numeral)
    if is_age(text, folded, numeral):
        return replace(figure, unit="a", kind="age")
    share = _percent_of(folded, figure)
    if share:
        return share
    cell = _accounting(text, figure)
    if cell:
        return cell
    if numeral.kind == "percent":
        return replace(figure, unit="%", kind="percent")
    if numeral.rule in PARTIAL_RULES and figure.value is not None and figure.value < 1:
        return replace(figure, kind="ratio")
    if numeral.rule == "vague-number" and folded.startswith(" of ", numeral.end):
        counted += len(" of")
    person = person_behind(folded, counted, numeral.value, units)
    if person:
        return _persons(text, folded, figure, person, units)
    follower = NEXT_WORD.match(folded, counted)
    followed = follower is not None and not _is_aside(text, figure.scaled, follower, units)
    return replace(figure, kind="count" if followed else "number", followed=followed)


def _is_aside(text: str, scaled: bool, follower: re.Match[str], units: EnglishUnits) -> bool:
    """True if the next word is not what is counted: 2.1 mln vs, 1.9 mln Revs."""
    capital = scaled and text[follower.start(1)].isupper() and not text.isupper()
    return capital or follower[1] in units.stop_words


def _persons(text: str, folded: str, figure: Draft, noun_end: int, units: EnglishUnits) -> Draft:
    """People, or people per square kilometre; the noun itself is left to the indicator."""
    joiner = PER.match(folded, noun_end)
    divisor = None
    if joiner and ("per" in joiner[0] or "/" in joiner[0]):
        divisor = divisor_at(text, folded, joiner.end(), units)
    if divisor is None:
        return replace(figure, unit="person", kind="count", followed=True)
    return replace(figure, end=divisor[0], unit=f"person/{divisor[1]}", kind="rate", followed=True)


PERCENT_OF = re.compile(
    r"(?:^|(?P<before>[\w%]+)[ ]|[^\w%])(?P<core>(?:percent|per[ ]cent|percentage|pct)[ ]of[ ])$"
)
"""A percentage of 50; not "10 percent of 50", "what percent of 50"."""
CLOSED = re.compile(r"[ ]?(?:[.,;:)!?]|$)")


def _percent_of(folded: str, figure: Draft) -> Draft | None:
    """a percentage of 72.5 is 72.5 %."""
    match = PERCENT_OF.search(folded[max(0, figure.start - 32) : figure.start])
    if match is None or not CLOSED.match(folded, figure.end):
        return None
    before = match["before"]
    if before and (before not in ("a", "an", "the", "of", "with", "and") or _is_share(match)):
        return None
    start = figure.start - len(match["core"])
    return replace(figure, start=start, unit="%", kind="percent", unit_text="percent")


def _is_share(match: re.Match[str]) -> bool:
    """True for "expressed as a percent of 200": a base, no share."""
    return match.string[: match.start()].rstrip().endswith(("as", "in", "into"))


def _accounting(text: str, figure: Draft) -> Draft | None:
    """(7,227) in a table cell is minus 7,227."""
    start, end = figure.start - 1, figure.end + 1
    if figure.value is None or start < 0 or text[start] != "(" or text[end - 1 : end] != ")":
        return None
    left = (
        text[:start].rstrip(" ")[-1:] if start < 200 else text[start - 8 : start].rstrip(" ")[-1:]
    )
    right = text[end : end + 8].lstrip(" ")[:1]
    if (left and left not in CELL_EDGES) or (right and right not in CELL_EDGES):
        return None
    return replace(figure, start=start, end=end, value=-figure.value)
