"""Put runs of source text together to one text with an offset map.

>>> assemble([("销售收入", 10), ("15亿元", 16)])
('销售收入15亿元', (Piece(start=0, source=10), Piece(start=4, source=16)))
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.layout.markup import cuts
from heshu.model.texts import Piece

Part = tuple[str, int]
"""A run of text and its source offset; `JOINER` for a character that stands for layout."""
JOINER = -1


def assemble(parts: Sequence[Part]) -> tuple[str, tuple[Piece, ...]]:
    """The text of the parts with its pieces; neighbours in the source share a piece.

    A joiner belongs to the piece before it, so that it maps to the line end that it stands for.
    """
    if len(parts) == 1:
        return parts[0][0], (Piece(0, parts[0][1]),)
    pieces: list[Piece] = []
    length, expected = 0, JOINER
    for run, offset in parts:
        if offset not in (JOINER, expected):
            pieces.append(Piece(length, offset))
            expected = offset
        length += len(run)
        expected += len(run)
    return "".join([run for run, _ in parts]), tuple(pieces)


def without_markup(raw: str, offset: int) -> Iterator[Part]:
    """The parts of a text on one line; its offset in the source is given."""
    start = 0
    for cut in cuts(raw):
        if start < cut.start:
            yield raw[start : cut.start], offset + start
        if cut.joiner and cut.start > 0 and cut.end < len(raw):
            yield " ", JOINER
        if cut.said:
            yield cut.said, offset + cut.start
        start = max(start, cut.end)
    if start < len(raw):
        yield raw[start:], offset + start
