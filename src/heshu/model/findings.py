"""Findings: errors are data."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from heshu.model.figures import Claim, Mention, Place

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")
"""From mild to severe."""


class Finding(Struct, frozen=True, kw_only=True, gc=False):
    """One inconsistency, with every figure of its relation."""

    code: str
    name: str
    severity: Severity
    message: str
    """One sentence in the language of the text: what was read and what the text says."""
    arithmetic: str = ""
    """The calculation: `10.5 -> 12.6 is +20.0% (19.1 to 20.9)`."""
    place: Place
    """Where it is reported: the first figure that cannot be true beside the others."""
    sentence: str = ""
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    """Dates and clock times that take part; they are no claims."""
    relation: str = ""
    repair: str = ""
    """The one single change that makes the relation hold, if exactly one does."""


class Held(Struct, frozen=True, kw_only=True, gc=False):
    """Figures that agree: what was computed, for `--show-verified`."""

    code: str
    name: str
    arithmetic: str = ""
    """The calculation as in a finding; empty where nobody asked for it."""
    place: Place
    sentence: str = ""
    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    relation: str = ""


Verdict = Finding | Held
"""What a check says of a relation."""


class NearMatch(Struct, frozen=True):
    """A row of a table of facts with the indicator of a claim that was not used, and why."""

    claim: Claim
    fact: str
    """What the row is about and where it is from."""
    reason: str
    others: int = 0
    """How many more rows of this indicator there are."""

    @property
    def line(self) -> str:
        """One line for people: where, which figure, which row, and why it was not used."""
        place, claim = self.claim.place, self.claim
        more = f" (and {self.others} more rows)" if self.others else ""
        return (
            f"{place.source}:{place.line}:{place.column}: near {claim.quantity.text} "
            f"{claim.indicator}: {self.fact} is not compared: {self.reason}{more}"
        )
