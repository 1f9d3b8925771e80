"""What somebody meant who edited one column of a row: the figure is told anew in its sentence.

A new `text` is read in place of the old one (`57.3万元` -> `67.3万元` is 673000), a new `value` is
printed as the old one was (573000 -> 673000 is `67.3万元`), and the sentence holds what the row says.
Where columns contradict each other, the row is refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Quantity
from heshu.model.scripts import FULL_WIDTH
from heshu.model.texts import LanguageCode
from heshu.table.cells import Numbered
from heshu.table.places import Span, Spot, is_mention, placed, scale_of
from heshu.table.rows import plain

DIGITS = re.compile(r"[0-9０-９](?:[0-9０-９,，]*[0-9０-９])?(?:[.．][0-9０-９]+)?")
MOST_DIGITS = 15
"""Digits of a value that is printed as the old one was; a longer one is printed by itself."""


class Reader(Protocol):
    """What the rules of a language read in a text."""

    def figures(self, text: str, language: LanguageCode) -> Sequence[Quantity]:
        """The figures of a text, in order."""
        ...

    def knows(self, unit: str) -> bool:
        """True for the code of a unit, or of what is counted."""
        ...


class Figure(Struct, frozen=True, gc=False):
    """The figure of a row in the sentence: where it stands, and how its text is read."""

    start: int
    end: int
    text: str
    read: Quantity | None = None
    """Only where the text was edited, and the columns are those of the old one."""


class Group(Struct, frozen=True, gc=False):
    """Rows of one sentence, where each stands in it, and who reads its figures."""

    rows: Sequence[Numbered]
    sentence: str
    language: LanguageCode
    spots: Sequence[Spot]
    reader: Reader | None

    def whole(self, text: str) -> Quantity | None:
        """The one figure that a text is."""
        found = self.reader.figures(text, self.language) if self.reader else ()
        return found[0] if [(each.start, each.end) for each in found] == [(0, len(text))] else None


def grouped(rows: Sequence[Numbered], language: LanguageCode, reader: Reader | None) -> Group:
    """Rows with the same sentence, which is read once to find where each of them stands."""
    sentence = rows[0].cells["sentence"]
    figures = reader.figures(sentence, language) if reader else ()
    return Group(rows, sentence, language, placed(rows, sentence, figures), reader)


def without_strays(groups: Iterable[Group]) -> list[Group]:
    """The same groups; raises `TableError` where a sentence was edited in some of its rows only."""
    kept: list[Group] = []
    for group in groups:
        if kept and _is_same_place(kept[-1], group):
            row, other = group.rows[0], kept[-1].rows[-1]
            raise row.wrong(
                f"sentence: not that of row {other.number}, though start says that both figures "
                "are of one sentence; edit it in each of its rows"
            )
        kept.append(group)
    return kept


def _is_same_place(one: Group, two: Group) -> bool:
    """True if the figures of two groups stand in one stretch of the source."""
    same = one.rows[0].cells.get("source") == two.rows[0].cells.get("source")
    beginnings = _beginning(one), _beginning(two)
    if not same or beginnings[0] is None or beginnings[1] is None:
        return False
    if any(each.sentence[:1] == "…" or each.sentence[-1:] == "…" for each in (one, two)):
        return False  # a long sentence, of which each row has what surrounds its figure
    last = max(row.integer_in("start") for row in one.rows)
    first = min(row.integer_in("start") for row in two.rows)
    return last >= beginnings[1] and beginnings[0] <= first < beginnings[0] + len(one.sentence)


def _beginning(group: Group) -> int | None:
    """Where the sentence begins in the source, by the first figure found in it."""
    for row, spot in zip(group.rows, group.spots, strict=True):
        if spot.span and row.cells.get("start"):
            return row.integer_in("start") - spot.span[0]
    return None


def settled(group: Group) -> tuple[str, list[Figure]]:
    """The sentence as the rows want it, and the figure of each row in it."""
    wanted = [_wanted(group, number) for number in range(len(group.rows))]
    order = sorted(range(len(wanted)), key=lambda number: wanted[number][0])
    pieces, done, shift = list[str](), 0, 0
    figures: dict[int, Figure] = {}
    last: int | None = None
    for number in order:
        (start, end), new = wanted[number]
        if last is not None and start < wanted[last][0][1] and not is_mention(group.rows[number]):
            figures[number] = _again(group, wanted, last, number, figures[last])
            continue
        figures[number] = replace(new, start=start + shift, end=start + shift + len(new.text))
        if is_mention(group.rows[number]) or group.reader is None:
            continue
        last = number
        if new.text != group.sentence[start:end]:
            pieces += [group.sentence[done:start], new.text]
            done, shift = end, shift + len(new.text) - (end - start)
    return "".join([*pieces, group.sentence[done:]]), [figures[each] for each in range(len(wanted))]


def _wanted(group: Group, number: int) -> tuple[Span, Figure]:
    """Where the figure of a row stands in the sentence as it is, and what is to stand there."""
    row, span = group.rows[number], group.spots[number].span
    text = row.cells["text"]
    if group.reader is None or is_mention(row):
        return span or (0, len(text)), Figure(0, 0, text)
    return (span, _by_value(group, row)) if span else _by_text(group, number)


def _again(
    group: Group, wanted: Sequence[tuple[Span, Figure]], last: int, number: int, figure: Figure
) -> Figure:
    """The figure of a row that has the place of another row; raises if they do not agree."""
    (span, new), (other_span, other) = wanted[number], wanted[last]
    if span == other_span and new.text == other.text:
        return replace(new, start=figure.start, end=figure.end)
    if (
        new.text == group.sentence[slice(*span)]
        and other.text == group.sentence[slice(*other_span)]
    ):
        start = figure.start + span[0] - other_span[0]
        return replace(new, start=start, end=start + len(new.text))
    raise group.rows[number].wrong(
        f"text: row {group.rows[last].number} has {other.text!r} for the same figure of the "
        f"sentence, this one {new.text!r}"
    )


# ---- an edited text


def _by_text(group: Group, number: int) -> tuple[Span, Figure]:
    """What is read in a text that is not in the sentence, and where the old one stands in it."""
    row = group.rows[number]
    text, value = row.cells["text"], row.number_in("value")
    new, old = group.whole(text), group.spots[number].former
    if new is None:
        raise row.wrong(f"text: {text!r} is not in the sentence, nor is it read as a figure")
    if old is None:
        raise row.wrong(f"text: {text!r} is not in the sentence, nor is a figure of its value")
    span = (old.start, old.end)
    scale = scale_of(old, row)
    if scale is not None:
        return span, Figure(0, 0, text, _like(old, new, row, scale))
    if new.value != value:
        raise row.wrong(f"value: text {text!r} is {_shown(new.value)}, not {_shown(value)}")
    if not _is_outside(row, value):
        raise row.wrong(f"text: {text!r} is not in the sentence, which has {old.text!r} there")
    return span, Figure(0, 0, text)


def _like(old: Quantity, new: Quantity, row: Numbered, scale: Decimal) -> Quantity:
    """The new figure in the unit of its row, if the sentence leaves out the unit of both."""
    if new.unit != old.unit:
        return new
    value, low, high = (
        None if each is None else each * scale for each in (new.value, new.low, new.high)
    )
    return replace(
        new, value=value, low=low, high=high, precision=new.precision * scale,
        unit=row.cells["unit"], scaled=new.scaled or scale != 1,
        kind=new.kind if old.unit == row.cells["unit"] else row.cells["kind"],
    )  # fmt: skip


def _shown(value: Decimal | None) -> str:
    return "a range" if value is None else f"{value:f}"


# ---- an edited value


def _by_value(group: Group, row: Numbered) -> Figure:
    """The text of a row, printed anew where it no longer agrees with the value."""
    text, value = row.cells["text"], row.number_in("value")
    read = group.whole(text)
    own = read is not None and read.unit == row.cells["unit"]
    if value is None:
        return Figure(0, 0, _range(row, text, read if own else None))
    other = own and read is not None and read.value not in (None, value)
    if not _is_outside(row, value) and not (other and _has_other_digits(text, value)):
        return Figure(0, 0, text)
    former = read.value if own and read is not None else _middle(row)
    return Figure(0, 0, _printed(text, value, former) or _plainly(row, value))


def _is_outside(row: Numbered, value: Decimal | None) -> bool:
    """True if the value is not in its own bounds, which were worked out before it was edited."""
    if value is None:
        return False
    low, high = row.number_in("low"), row.number_in("high")
    return (low is not None and value < low) or (high is not None and value > high)


def _has_other_digits(text: str, value: Decimal) -> bool:
    """True if a value has not the digits that the text prints, whatever the scale."""
    found = DIGITS.search(text)
    if found is None:
        return True
    return _number(found[0]).normalize().as_tuple().digits != value.normalize().as_tuple().digits


def _number(digits: str) -> Decimal:
    return Decimal(digits.translate(FULL_WIDTH).replace(",", ""))


def _middle(row: Numbered) -> Decimal | None:
    """The value before it was edited, by the bounds of a figure without a hedge."""
    low, high = row.number_in("low"), row.number_in("high")
    plain = low is not None and high is not None and not row.cells.get("qualifier")
    return (low + high) / 2 if plain and low is not None and high is not None else None


def _printed(text: str, value: Decimal, former: Decimal | None) -> str:
    """The text with the digits of a new value; empty where that cannot be said in its scale."""
    found = list(DIGITS.finditer(text))
    number = _number(found[0][0]) if len(found) == 1 else Decimal(0)
    if not number or not former or not value or (value < 0) != (former < 0):
        return ""
    factor = abs(former / number)
    shown = abs(value) / factor
    if shown * factor != abs(value) or len(shown.normalize().as_tuple().digits) > MOST_DIGITS:
        return ""
    comma = "," if "," in found[0][0] else ""
    digits = f"{plain(shown):{comma}f}"
    return text[: found[0].start()] + digits + text[found[0].end() :]


def _plainly(row: Numbered, *values: Decimal) -> str:
    """A value, or the ends of a range, with the code of the unit."""
    unit = row.cells["unit"]
    blank = " " if unit[:1].isalpha() and unit.isascii() else ""
    return "–".join(f"{plain(value):f}" for value in values) + blank + unit


def _range(row: Numbered, text: str, read: Quantity | None) -> str:
    """The text of a range, printed anew where its ends were edited."""
    ends = row.number_in("low"), row.number_in("high")
    if read is None or read.qualifier != "range" or ends == (read.low, read.high):
        return text
    given = [end for end in ends if end is not None]
    return _plainly(row, *given) if len(given) == len(ends) else text
