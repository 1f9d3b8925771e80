"""What a stretch of HTML says: its text without tags, references undone, with the way back.

>>> read_html("产量<b>5</b>万&nbsp;吨，\\n增5&permil;", 0, lambda before, after: "")
[('产量', 0), ('5', 5), ('万', 10), (' ', -1), ('吨，', 17), ('增5', 20), ('‰', 22)]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from heshu.layout.parts import JOINER, Part
from heshu.model import lazy_re as re
from heshu.reading.tags import REFERENCE, character, scan_tags

INNER = re.compile(
    rf"(?P<space>[ \t\r\n\f\v]+)|(?P<nothing>[\u200b\u2060\ufeff\u00ad])|{REFERENCE.pattern}"
)
SEPARATORS = frozenset({"br", "p", "div", "li", "dd", "dt", "tr", "hr"})
"""Tags that set the text behind them apart."""
Join = Callable[[str, str], str]
"""What white space with a line end between two texts stands for: a space, or nothing in Chinese."""


def visible(html: str) -> str:
    """The text alone, for judging what language it is in."""
    return " ".join(html[start:end] for start, end in _stretches(html) if start < end)


def read_html(html: str, offset: int, join: Join) -> list[Part]:
    """The parts of a stretch of HTML whose source offset is given."""
    parts: list[Part] = []
    gap = ""
    for start, text in _pieces(html):
        if start == JOINER:
            gap = text if gap != "\n" else gap
            continue
        if parts and gap:
            between = join(parts[-1][0], text) if gap == "wrap" else gap
            if between:
                parts.append((between, JOINER))
        gap = ""
        parts.append((text, offset + start))
    return parts


def _pieces(html: str) -> Iterator[tuple[int, str]]:
    """Runs of text with their places; white space and breaks, at `JOINER`, as what they are."""
    for start, end in _stretches(html):
        if start == end:
            yield JOINER, "\n"
            continue
        done = start
        for match in INNER.finditer(html, start, end):
            if done < match.start():
                yield done, html[done : match.start()]
            done = match.end()
            if match["space"]:
                yield JOINER, "wrap" if "\n" in match[0] or "\r" in match[0] else " "
            elif not match["nothing"]:
                said = character(match[0])
                yield (JOINER, " ") if said.isspace() else (match.start(), said)
        if done < end:
            yield done, html[done:end]


def _stretches(html: str) -> Iterator[tuple[int, int]]:
    """The stretches between tags; an empty one where a tag sets text apart."""
    done = 0
    for tag in scan_tags(html):
        if done < tag.start:
            yield done, tag.start
        if tag.name in SEPARATORS:
            yield tag.end, tag.end
        done = tag.end
    if done < len(html):
        yield done, len(html)
