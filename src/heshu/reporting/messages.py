"""The one sentence that a finding is reported with outside a terminal."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.findings import Finding
from heshu.reporting.report import Report
from heshu.table.widths import printable

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that an XML document cannot hold, not even escaped."""
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;",
           "\t": "&#9;"}  # fmt: skip


def sentence(finding: Finding) -> str:
    """The message on one line, with the repair if one is known."""
    repair = f" (repair: {finding.repair})" if finding.repair else ""
    return printable(finding.message + repair)


def details(finding: Finding, report: Report) -> str:
    """The figures, the arithmetic and the repair, a line each."""
    lines = [
        f"{figure.role or 'figure'} {printable(figure.text)} "
        f"({report.path}:{figure.line}:{figure.column})"
        for figure in report.figures(finding)
    ]
    lines += [f"= {printable(finding.arithmetic)}"] if finding.arithmetic else []
    lines += [f"= repair: {printable(finding.repair)}"] if finding.repair else []
    return "\n".join(lines)


def xml_text(text: str) -> str:
    """The text as the content or the attribute of an XML element.

    >>> xml_text('a<b & "c"')
    'a&lt;b &amp; &quot;c&quot;'
    """
    known = NOT_IN_XML.sub("\ufffd", text)
    return "".join([ESCAPES.get(character, character) for character in known])


def xml_attributes(**values: object) -> str:
    """Attributes of an XML element, a space before each.

    >>> xml_attributes(line=3, name="a&b")
    ' line="3" name="a&amp;b"'
    """
    return "".join([f' {name}="{xml_text(str(value))}"' for name, value in values.items()])
