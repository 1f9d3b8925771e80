"""Report: findings -> a terminal, one line each, JSON, SARIF, JUnit, GitHub and others.

Every report ends with its coverage, because silence is not verification: a text without a
finding may simply hold no figures that are tied to one another.
"""

from __future__ import annotations

from heshu.reporting.checkstyle import Checkstyle
from heshu.reporting.concise import Concise
from heshu.reporting.coverage import Coverage, coverage_line
from heshu.reporting.full import Full
from heshu.reporting.github import GitHub
from heshu.reporting.gitlab import GitLab
from heshu.reporting.junit import JUnit
from heshu.reporting.report import Report, Reporter
from heshu.reporting.reviewdog import Reviewdog
from heshu.reporting.sarif import Sarif
from heshu.reporting.structured import Json, JsonLines
from heshu.reporting.tabular import Csv

__all__ = [
    "Checkstyle", "Concise", "Coverage", "Csv", "Full", "GitHub", "GitLab", "JUnit", "Json",
    "JsonLines", "Report", "Reporter", "Reviewdog", "Sarif", "coverage_line",
]  # fmt: skip
