"""Who only says what others do: `Output fell, the Mills Board said`, `the Board's data showed`.

>>> from heshu.claims.english.sources import is_source
>>> text = "Output fell, the Mills Board said. The Mills Board's data showed a rise."
>>> is_source("Mills Board", text, frozenset({"said"}), frozenset({"data"}), ("according to",))
True
>>> text = "Acme said its output fell, Acme shares rose."
>>> is_source("Acme", text, frozenset({"said"}), frozenset(), ("according to",))
False
"""

from __future__ import annotations

BEFORE = 20
"""Characters in front of a name among which according to is looked for."""
SENTENCE_ENDS = ',"”'


def is_source(
    name: str, text: str, speech: frozenset[str], papers: frozenset[str], sourced: tuple[str, ...]
) -> bool:
    """Whether more than half of the mentions of a name only say whose the statement is.

    `speech` are verbs of saying behind a statement, `papers` what such a body publishes,
    and `sourced` stands in front of it: according to.
    """
    mentions = sources = 0
    place = text.find(name)
    while place >= 0:
        end = place + len(name)
        mentions += 1
        sources += _says_here(text, place, end, speech, papers) or _is_quoted(
            text[max(0, place - BEFORE) : place], sourced
        )
        place = text.find(name, end)
    return sources * 2 > mentions


def _is_quoted(before: str, sourced: tuple[str, ...]) -> bool:
    """According to the Board: what stands in front of a mention says so."""
    return before.removesuffix("the ").lower().rstrip().endswith(sourced)


def _says_here(
    text: str, place: int, end: int, speech: frozenset[str], papers: frozenset[str]
) -> bool:
    """Whether the words behind one mention say so: , the Board said; the Board's data."""
    before = text[max(0, place - BEFORE) : place]
    owned = text[end : end + 2] in ("'s", "’s")
    behind = text[end + 2 * owned :].lstrip()[:BEFORE].partition(" ")[0].strip(",.;:")
    if behind in papers and (owned or text[end : end + 1] == " "):
        return True
    closed = before.removesuffix("the ").rstrip()[-1:]
    return not owned and behind in speech and closed in tuple(SENTENCE_ENDS)
