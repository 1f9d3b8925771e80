"""Find passages that are printed twice, word for word, however they are torn.

A passage repeats when its characters, white space aside, are a run of whole sentences that was
printed before. Only places where a sentence begins are compared, so the work is linear.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.texts import Passage

SHORTEST = 20
"""Characters; shorter lines recur by chance."""
SENTENCE_END = re.compile(r"[。！？!?.][”’」』）)]*")
WHITE = re.compile(r"[\s\u3000]+")


def mark_repeats(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The passages, those that were printed before with the index of the first printing."""
    folded = [WHITE.sub("", passage.text) for passage in passages]
    printed = "".join(folded)
    starts: list[int] = []
    offset = 0
    for text in folded:
        starts.append(offset)
        offset += len(text)
    anchors: dict[str, int] = {}
    boundaries = set(starts)
    marked: list[Passage] = []
    for passage, text, start in zip(passages, folded, starts, strict=True):
        first = anchors.get(text[:SHORTEST])
        if first is not None and _repeats(printed, text, first, start, boundaries):
            index = bisect_right(starts, first) - 1
            original = marked[index].repeat_of
            marked.append(replace(passage, repeat_of=index if original is None else original))
        else:
            marked.append(passage)
        _remember(anchors, boundaries, text, start)
    return tuple(marked)


def _repeats(printed: str, text: str, first: int, start: int, boundaries: set[int]) -> bool:
    """Whether the text was printed at `first`, up to the end of a sentence or passage."""
    end = first + len(text)
    return end <= start and end in boundaries and printed.startswith(text, first)


def _remember(anchors: dict[str, int], boundaries: set[int], text: str, start: int) -> None:
    """Note where the sentences of a passage begin, by their first characters."""
    begin = 0
    while begin < len(text):
        anchor = text[begin : begin + SHORTEST]
        if len(anchor) == SHORTEST:
            anchors.setdefault(anchor, start + begin)
        boundaries.add(start + begin)
        end = SENTENCE_END.search(text, begin)
        if end is None:
            break
        begin = end.end()
    boundaries.add(start + len(text))
