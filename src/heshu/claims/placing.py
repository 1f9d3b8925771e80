"""Where a claim stands in its source: offsets, line, column and page.

>>> from heshu.model.texts import Document, Passage, Sentence
>>> places = Places(Document("page.md", "参保\\n5.71万人"))
>>> places.place(Sentence(Passage("参保\\n5.71万人"), 0, 9), 3, 9)
Place(source='page.md', start=3, end=9, line=2, column=1, page=None)
"""

from __future__ import annotations

from bisect import bisect_right

from heshu.model import lazy_re as re
from heshu.model.figures import Place
from heshu.model.texts import Document, Sentence

LINE_END = re.compile(r"\r\n|[\n\r]")


class Places:
    """The line starts and page starts of a document, found once."""

    def __init__(self, document: Document) -> None:
        self.source = document.source
        self.line_starts = (0, *(end.end() for end in LINE_END.finditer(document.text)))
        self.page_starts = document.page_starts

    def place(self, sentence: Sentence, start: int, end: int) -> Place:
        """The place of the span `start:end` of a sentence, not empty."""
        passage = sentence.passage
        start, end = start + sentence.start, end + sentence.start
        if len(passage.pieces) == 1:  # as almost all are; this is done for every figure
            offset = passage.pieces[0].source
            first, last = offset + start, offset + end
        else:
            first, last = passage.source_span(start, end)
        line = bisect_right(self.line_starts, first)
        pages = self.page_starts
        return Place(
            self.source,
            first,
            last,
            line,
            first - self.line_starts[line - 1] + 1,
            bisect_right(pages, first) if pages else None,
        )
