"""REF002: a figure is the same in all documents of a run.

A press release says 18.26亿元 where the annual report before it says 18.62亿元.
"""

from __future__ import annotations

from heshu.checks.check import Check
from heshu.checks.reference.known import beside
from heshu.model.relations import Elsewhere

CHECK = Check(
    code="REF002",
    name="cross-document",
    severity="warning",
    tier=3,
    relations=(Elsewhere,),
    derive=beside,
    opt_in=True,
    repairs=False,
    zh="另一文件 {formula} 为 {derived}，文中为 {stated}",
    en="another document has {derived} for {formula}, the text says {stated}",
)
