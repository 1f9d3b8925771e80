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
    arithmetic: str
    """Empty where the figures only keep within a limit."""
    place: Place
    claims: tuple[Claim, ...] = ()
    relation: str = ""
