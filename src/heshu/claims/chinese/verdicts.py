"""One figure with the words around it, and what was decided about it."""

from __future__ import annotations

from msgspec import Struct

from heshu.claims.chinese.leads import Lead
from heshu.model.figures import ChangeKind, Quantity


class Figure(Struct, frozen=True, gc=False):
    """One figure with the masked words around it."""

    position: int
    clause: int
    """Masked offset at which its clause begins."""
    between: str
    """From the figure before it to its clause: what a new clause leaves behind."""
    before: str
    """From the clause or the figure before it up to the figure."""
    behind: str
    """Up to the next figure or the end of the sentence."""
    opened: str
    """The mark that opens its clause."""
    reach: int
    """Characters from it to the next figure or the end of its clause."""
    quantity: Quantity


class Verdict(Struct, frozen=True, gc=False):
    """What the cascade decided for one figure."""

    indicator: str = ""
    change: ChangeKind = ""
    rule: str = ""
    inherited: bool = False
    entity: str = ""
    lead: Lead = Lead("")
