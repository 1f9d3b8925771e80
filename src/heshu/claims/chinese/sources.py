"""Where the entity, the period and the basis of a figure were read: `heshu explain` tells it."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from heshu.claims.attribution import Context, Subject

OWN: Final = "its own clause"
EARLIER: Final = "an earlier clause"
FIGURE_BEFORE: Final = "the figure before it"
COUNTED_BEFORE: Final = "what the figure before it counts"
DEALT: Final = "a list dealt out to figures"
MEASURED: Final = "what is measured"
SENTENCE: Final = "an earlier sentence"
PARAGRAPH: Final = "an earlier paragraph"
HEADLINE: Final = "the headline"
BEHIND: Final = "the words behind it"
PRINTED: Final = "the words of comparison"
PARALLEL: Final = "the change before it"
NEAR: Final = frozenset({OWN, COUNTED_BEFORE, DEALT, MEASURED, BEHIND})
"""What is read from these is not inherited."""


class Found(Struct, frozen=True, gc=False):
    """Words with the place that they were taken from."""

    text: str = ""
    source: str = ""
    iso: str = ""

    @property
    def far(self) -> bool:
        """Whether they were taken from another clause or sentence, or nowhere."""
        return self.source not in NEAR


def source_of(subject: Subject, context: Context) -> str:
    """Where what the context remembers was read."""
    if not subject.text:
        return ""
    if subject.passage == context.passage:
        return SENTENCE
    return HEADLINE if context.headline.kind == subject.text else PARAGRAPH


def told(field: str, found: Found) -> tuple[str, ...]:
    """The line of `heshu explain` for a field; none where nothing was found."""
    return (f"zh:{field} from {found.source}",) if found.text and found.source else ()
