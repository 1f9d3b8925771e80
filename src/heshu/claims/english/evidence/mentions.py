"""The names and noun phrases of a line, with what can be said of each whatever the figure.

>>> [found.group() for found in CHUNK.finditer("dNEvUQoN")]
['NE', 'N']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from heshu.claims.english.entities import EntityRules, Names
from heshu.claims.english.entities.names import ROLES, Run, name_runs, name_text
from heshu.claims.english.entities.subjects import EVENT_ENDING, NOT_OWN
from heshu.claims.english.entities.things import ACTOR
from heshu.claims.english.phrases import Phrase, head_token, trim
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

CHUNK = re.compile(r"[NEun]+")
WITH_OF = re.compile(r"[NEun]+od?[NEun]+")
NAME = re.compile(r"E+")
MOST_MENTIONS = 90
"""Of one line."""
NOUNS_BEHIND = 3
"""Behind a name: the Acme County school board."""
LONGEST = 6
"""Words of a mention that are told apart."""
CLASSES = (
    "measures", "bodies", "regions", "institutions", "actors", "authorities", "nobody", "places",
    "sources", "inner", "public", "times",
)  # fmt: skip
Adding = Callable[[str, str, int, int], None]
"""Takes the text of a mention, its kind, and its first and last token."""


class Mention(Struct, frozen=True, gc=False):
    """A name or noun phrase: tokens `first` to `last`, and the traits that it has by itself."""

    text: str
    first: int
    last: int
    traits: frozenset[str]


def read_mentions(
    line: Line, names: Names, phrases: Iterable[Phrase], rules: EntityRules
) -> tuple[Mention, ...]:
    """What a line mentions, the `phrases` of its figures included; one for each wording."""
    spans: dict[str, tuple[int, int]] = {}
    kinds: dict[str, set[str]] = {}

    def add(text: str, kind: str, first: int, last: int) -> None:
        if len(text) > 1 and (text in spans or len(spans) < MOST_MENTIONS):
            spans.setdefault(text, (first, last))
            kinds.setdefault(text, set()).add(kind)

    for role in ROLES:
        for run in getattr(names, role):
            add(name_text(line, run), f"name-in-{role}", run.first, run.last)
    for run in name_runs(line.shape):
        _add_name(line, run, add)
    for phrase in phrases:
        if phrase.first >= 0 and phrase.text:
            add(phrase.text, "measured", phrase.first, phrase.last)
    for chunk in CHUNK.finditer(line.shape):
        _add_chunk(line, chunk.start(), chunk.end() - 1, rules, add)
    return tuple(
        [
            Mention(text, first, last, frozenset(kinds[text] | _traits(line, first, last, rules)))
            for text, (first, last) in spans.items()
        ]
    )


def _add_name(line: Line, run: Run, add: Adding) -> None:
    """A name, the names that it is made of, and the name with the nouns behind it."""
    add(name_text(line, run), "name", run.first, run.last)
    parts = list(NAME.finditer(line.shape, run.first, run.last + 1))
    if len(parts) > 1:
        for part in parts:
            add(
                name_text(line, Run(part.start(), part.end() - 1)),
                "part-of-name",
                part.start(),
                part.end() - 1,
            )
    last = run.last
    while (
        line.shape[last + 1 : last + 2] == "N"
        and last - run.last < NOUNS_BEHIND
        and not line.words[last].endswith("'s")
    ):
        last += 1
    if last > run.last:
        add(line.phrase(run.first, last), "name-and-nouns", run.first, last)


def _add_chunk(line: Line, first: int, last: int, rules: EntityRules, add: Adding) -> None:
    """A run of nouns as printed, trimmed to what heads a row, and with what follows in of."""
    text = line.phrase(first, last)
    add(text.removesuffix("'s").removesuffix("’s"), "chunk", first, last)
    trimmed = trim(line, first, last, rules.phrases)
    if trimmed.text:
        add(trimmed.text, "trimmed", trimmed.first, trimmed.last)
    whole = WITH_OF.match(line.shape, first)
    if whole:
        trimmed = trim(line, first, whole.end() - 1, rules.phrases)
        if trimmed.text:
            add(trimmed.text, "with-of", trimmed.first, trimmed.last)


def _traits(line: Line, first: int, last: int, rules: EntityRules) -> set[str]:
    """What a mention is by itself: its kind of noun, its article, what stands before it."""
    shape, words = line.shape, line.words
    head = words[head_token(shape, first, last)].removesuffix("'s")
    single = head.removesuffix("s")
    found = {
        f"noun-of-{name}" for name in CLASSES if not {head, single}.isdisjoint(getattr(rules, name))
    }
    if ACTOR.search(head):
        found.add("noun-of-doers")
    if EVENT_ENDING.search(single):
        found.add("noun-of-events")
    if head.endswith("s"):
        found.add("plural")
    before = first - 1
    while before >= 0 and shape[before] in "dX":
        before -= 1
    found.add(f"behind-{shape[before] if before >= 0 else '^'}")
    found.add(f"before-{shape[last + 1 : last + 2] or '$'}")
    article = words[first - 1] if first and shape[first - 1] == "d" else ""
    if article:
        found.add(
            "its" if article in NOT_OWN else article if article in rules.articles else "determined"
        )
    else:
        found.add("bare")
    if words[last].endswith(("'s", "s'")):
        found.add("genitive")
    if first <= 2:
        found.add("opens-sentence")
    if "E" in shape[first : last + 1]:
        found.add("named")
    if shape[last] == "E":
        found.add("ends-in-name")
    found.add(f"words-{min(LONGEST, last - first + 1)}")
    return found
