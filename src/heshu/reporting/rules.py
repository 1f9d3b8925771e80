"""What formats with a list of rules are told about each check, and where its page is."""

from __future__ import annotations

from msgspec import Struct

from heshu.checks.catalogue import FAMILIES

HOME = "https://github.com/heshu/heshu"
"""Where the project is published; every address in a report begins with it."""


class Rule(Struct, frozen=True, kw_only=True):
    """A check as SARIF and reviewdog name it."""

    code: str
    name: str
    severity: str
    summary: str = ""
    """What it finds, in one sentence."""
    text: str = ""
    """Its page in Markdown."""


def help_address(code: str, name: str) -> str:
    """Address of the page of a check.

    >>> help_address("CHG002", "from-to-percent").removeprefix(HOME)
    '/blob/main/src/heshu/checks/change/from_to_percent.md'
    """
    folder = FAMILIES.get(code[:3], "")
    return f"{HOME}/blob/main/src/heshu/checks/{folder}/{name.replace('-', '_')}.md"
