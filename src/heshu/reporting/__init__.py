"""Report: findings -> a terminal, one line each, JSON.

Every report ends with its coverage, because silence is not verification: a text without a
finding may simply hold no figures that are tied to one another.
"""

from __future__ import annotations

from heshu.reporting.concise import Concise
from heshu.reporting.coverage import Coverage, coverage_line
from heshu.reporting.full import Full
from heshu.reporting.report import Report, Reporter
from heshu.reporting.structured import Json, JsonLines

__all__ = [
    "Concise",
    "Coverage",
    "Full",
    "Json",
    "JsonLines",
    "Report",
    "Reporter",
    "coverage_line",
]
