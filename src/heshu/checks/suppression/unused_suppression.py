"""SUP001: a suppression that suppresses nothing, as when the figure was mended long ago.

The framework reports it, which knows the comments and the entries of the configuration.
"""

from __future__ import annotations

from heshu.checks.check import Check

CHECK = Check(code="SUP001", name="unused-suppression", severity="warning", relations=())
