"""SUP002: a suppression that cannot be understood: `<!-- heshu: ignore CHG0O2 -->`.

The framework reports it, which reads the comments.
"""

from __future__ import annotations

from heshu.checks.check import Check

CHECK = Check(code="SUP002", name="invalid-suppression", severity="warning", relations=())
