"""Where the figure of each row of a claim table stands in its sentence.

`start` and `end` tell it, once a row that was left alone says where the sentence begins in the
source; without them the order of the rows does. A text is never found inside a longer number.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from heshu.model.figures import Quantity
from heshu.table.cells import Numbered

Span = tuple[int, int]
POINTS = ".．"
CERTAIN = 2
"""Votes for a beginning of the sentence: a row with its own text has two, one by its turn has one."""


class Spot(Struct, frozen=True, gc=False):
    """Where a row's text stands in the sentence, or the figure in whose place it is to stand."""

    span: Span | None = None
    former: Quantity | None = None


def placed(rows: Sequence[Numbered], sentence: str, figures: Sequence[Quantity]) -> list[Spot]:
    """The spot of each row; `figures` are those of the sentence as read anew."""
    order = in_order(rows)
    told = _told(rows, order, sentence, figures)
    spots, done = [Spot() for _ in rows], 0
    exact = {(each.start, each.end) for each in figures}
    for number in order:
        text, at = rows[number].cells["text"], told.places.get(number, (-1, -1))
        figure = told.figures.get(number)
        if _stands(sentence, text, at, exact):
            spots[number] = Spot(at)
        elif figure is not None and (wider := _around(rows[number], sentence, figure)):
            spots[number] = Spot(wider)
        elif figure is not None and figure.text != text:
            spots[number] = Spot(None, figure)
            done = max(done, figure.end)
            continue
        else:
            span = (figure.start, figure.end) if figure else _found(sentence, text, done, exact)
            spots[number] = Spot(span)
        span = spots[number].span
        done = max(done, span[1]) if span else done
    return _with_formers(rows, order, spots, figures)


def _around(row: Numbered, sentence: str, figure: Quantity) -> Span | None:
    """Where the text of a row stands that was only read with more or fewer words around it."""
    text = row.cells["text"]
    start = sentence.find(text, max(0, figure.end - len(text)), figure.start + len(text))
    span = (start, start + len(text))
    return span if start >= 0 and _is_whole(sentence, *span) else None


def in_order(rows: Sequence[Numbered]) -> list[int]:
    """The numbers of the rows in the order of the text, where `start` tells it for all."""
    numbers = list(range(len(rows)))
    if not all(row.cells.get("start") for row in rows):
        return numbers
    return sorted(numbers, key=lambda number: rows[number].integer_in("start"))


def is_mention(row: Numbered) -> bool:
    """True for a row of what looks like a figure and is none."""
    return row.cells["id"].startswith("m")


# ---- by the columns


class Told(Struct, frozen=True, gc=False):
    """What the columns tell of the rows: places in the sentence, and the figures there."""

    places: Mapping[int, Span]
    figures: Mapping[int, Quantity]


def _told(
    rows: Sequence[Numbered], order: Sequence[int], sentence: str, figures: Sequence[Quantity]
) -> Told:
    """The turn of each row among the figures, or else what `start` and `end` tell of it."""
    claims = [number for number in order if not is_mention(rows[number])]
    columns = {
        number: (rows[number].integer_in("start"), rows[number].integer_in("end"))
        for number in order
        if rows[number].cells.get("start") and rows[number].cells.get("end")
    }
    if len(columns) < len(rows):
        return Told({}, _by_turn(rows, [[number] for number in claims], figures))
    turns: defaultdict[Span, list[int]] = defaultdict(list)
    for number in claims:
        turns[columns[number]].append(number)
    found = _by_turn(rows, list(turns.values()), figures)
    beginning = None if found else _beginning(rows, turns, figures)
    if beginning is None:
        return Told({}, found)
    places = {number: (at[0] - beginning, at[1] - beginning) for number, at in columns.items()}
    return Told(places, _at_places(rows, places, sentence, figures))


def _at_places(
    rows: Sequence[Numbered],
    places: Mapping[int, Span],
    sentence: str,
    figures: Sequence[Quantity],
) -> dict[int, Quantity]:
    """The figures at the places of rows, of which half must have their text there.

    Else, as in rows of a table with blanks between the cells, only those with the value of the row.
    """
    spans = {(each.start, each.end): each for each in figures}
    found = {
        number: spans[at]
        for number, at in places.items()
        if at in spans and not is_mention(rows[number])
    }
    held = [
        _stands(sentence, rows[number].cells["text"], at, spans) for number, at in places.items()
    ]
    if sum(held) * 2 >= len(held):
        return found
    return {
        number: figure
        for number, figure in found.items()
        if scale_of(figure, rows[number]) is not None
    }


def _stands(sentence: str, text: str, at: Span, exact: Container[Span]) -> bool:
    """True if a text stands at just that place, and not within a longer number."""
    start, end = at
    there = start >= 0 and end - start == len(text) and sentence.startswith(text, start)
    return there and (at in exact or _is_whole(sentence, start, end))


def _by_turn(
    rows: Sequence[Numbered], turns: Sequence[Sequence[int]], figures: Sequence[Quantity]
) -> dict[int, Quantity]:
    """The figure of each row by its turn, if there are as many and each row has the text or value."""
    if len(turns) != len(figures):
        return {}
    pairs = [
        (number, figure)
        for numbers, figure in zip(turns, figures, strict=True)
        for number in numbers
    ]
    fits = all(
        rows[number].cells["text"] == figure.text or scale_of(figure, rows[number]) is not None
        for number, figure in pairs
    )
    return dict(pairs) if fits else {}


def _beginning(
    rows: Sequence[Numbered], turns: Mapping[Span, Sequence[int]], figures: Sequence[Quantity]
) -> int | None:
    """Where the sentence begins in the source, if the rows agree; each votes for a few places."""
    votes: Counter[int] = Counter()
    starts = [at[0] for at in turns]
    for way in (1, -1):
        pairs = zip(starts[::way], figures[::way], strict=False)
        votes.update([start - figure.start for start, figure in pairs])
        waiting: defaultdict[str, list[Quantity]] = defaultdict(list)
        for figure in figures[::-way]:
            waiting[figure.text].append(figure)
        for start, numbers in list(zip(starts, turns.values(), strict=True))[::way]:
            row = rows[numbers[0]]
            same = waiting.get(row.cells["text"])
            figure_of_text = same.pop() if same else None
            if figure_of_text is not None and scale_of(figure_of_text, row) is not None:
                votes[start - figure_of_text.start] += CERTAIN
    best = max(votes.items(), key=lambda each: each[1], default=(0, 0))
    return best[0] if best[1] >= CERTAIN else None


# ---- by the texts and values


def _found(sentence: str, text: str, done: int, exact: Container[Span]) -> Span | None:
    """Where a text stands behind the last one, as a figure read anew or at least as a whole one."""
    start = sentence.find(text, done) if text else -1
    while start >= 0:
        span = (start, start + len(text))
        if span in exact or _is_whole(sentence, *span):
            return span
        start = sentence.find(text, span[1])
    return None


def _is_whole(sentence: str, start: int, end: int) -> bool:
    """True if a stretch of the sentence begins and ends no number in its middle."""
    return not (_is_torn(sentence[max(0, start - 2) : start][::-1], sentence[start])
                or _is_torn(sentence[end : end + 2], sentence[end - 1]))  # fmt: skip


def _is_torn(beyond: str, last: str) -> bool:
    """True if what is beyond the last character, read away from it, goes on with its number."""
    if not beyond:
        return False
    if last.isascii() and last.isalpha():
        return beyond[0].isascii() and (beyond[0].isalpha() or beyond[0] == "-")
    if not last.isnumeric():
        return False
    apart = len(beyond) > 1 and beyond[0] in POINTS + "," and beyond[1].isdecimal()
    return beyond[0].isnumeric() or (apart and last.isdecimal())


def _with_formers(
    rows: Sequence[Numbered],
    order: Sequence[int],
    spots: Sequence[Spot],
    figures: Sequence[Quantity],
) -> list[Spot]:
    """The spots, with the figure of the row's value where nothing else told where it stands."""
    limits, limit = dict[int, int](), 1 + max((each.end for each in figures), default=0)
    for number in reversed(order):
        limits[number] = limit
        limit = _begin(spots[number], limit)
    result, at, done = list(spots), 0, 0
    for number in order:
        spot = spots[number]
        if spot.span is None and spot.former is None and not is_mention(rows[number]):
            while at < len(figures) and figures[at].start < done:
                at += 1
            spot = result[number] = Spot(None, _of_value(rows[number], figures, at, limits[number]))
        if spot.span or spot.former:
            done = max(done, spot.span[1] if spot.span else spot.former.end if spot.former else 0)
    return result


def _begin(spot: Spot, otherwise: int) -> int:
    return spot.span[0] if spot.span else spot.former.start if spot.former else otherwise


def _of_value(
    row: Numbered, figures: Sequence[Quantity], first: int, limit: int
) -> Quantity | None:
    """The next figure before the limit that has the value of a row, or the only one there is."""
    for number in range(first, len(figures)):
        if figures[number].end > limit:
            break
        if scale_of(figures[number], row) is not None:
            return figures[number]
    only = first < len(figures) and figures[first].end <= limit
    next_too = first + 1 < len(figures) and figures[first + 1].end <= limit
    return figures[first] if only and not next_too else None


def scale_of(old: Quantity, row: Numbered) -> Decimal | None:
    """By what the figure as printed is multiplied in its row, because of the head of a column.

    1 for most figures; `None` where the row tells another figure.
    """
    value = row.number_in("value")
    if value is None or old.value is None:
        ends = row.number_in("low"), row.number_in("high")
        return Decimal(1) if value is old.value and ends == (old.low, old.high) else None
    if value == old.value:
        return Decimal(1)
    if not value or not old.value or old.unit == row.cells["unit"]:
        return None
    scale = value / old.value
    return scale if scale.normalize().as_tuple().digits == (1,) else None
