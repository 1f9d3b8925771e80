"""Checkstyle XML: the findings of each document as its errors."""

from __future__ import annotations

from collections.abc import Sequence

from heshu.reporting.messages import sentence, xml_attributes
from heshu.reporting.report import Plain, Report, Summary

VERSION = "10.0"
"""Of the Checkstyle whose format it is; readers do not look at it."""


class Checkstyle(Plain, frozen=True):
    """One `checkstyle` element."""

    def head(self) -> str:
        return f'<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="{VERSION}">\n'

    def body(self, report: Report) -> str:
        errors = "".join([
            "    <error" + xml_attributes(
                line=finding.place.line, column=finding.place.column, severity=finding.severity,
                message=sentence(finding), source=f"heshu.{finding.code}",
            ) + "/>\n"
            for finding in report.findings
        ])  # fmt: skip
        if not errors:
            return ""
        return f"  <file{xml_attributes(name=report.path)}>\n{errors}  </file>\n"

    def tail(self, _reports: Sequence[Summary], /) -> str:
        return "</checkstyle>\n"
