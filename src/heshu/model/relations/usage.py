"""How a number is written: two hedges on one figure, 92年, 2亿3千4百万."""

from __future__ import annotations

from heshu.model.figures import Claim, Mention
from heshu.model.relations.relation import Relation


class Usage(Relation, frozen=True, kw_only=True):
    """A stretch of text that a rule of usage is about."""

    rule: str
    """Which rule of the pack found it: `redundant-approx`."""
    mention: Mention
    """The stretch as printed."""
    claim: Claim | None = None
    """The figure in it, if it is one."""
    instead: str = ""
    """How to write it, where that can be told."""
