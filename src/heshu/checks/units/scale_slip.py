"""UNT001: figures that agree once one scale word is changed: 12.6亿吨 for 12.6万吨.

The framework tries the scale words on every conflict of a change, a sum or a quotient and reports
under this code instead of that of the check that found the conflict.
"""

from __future__ import annotations

from heshu.checks.check import Check

CHECK = Check(code="UNT001", name="scale-slip", severity="error", relations=())
