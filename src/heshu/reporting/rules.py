"""What formats with a list of rules are told about each check, and where its page is published."""

from __future__ import annotations

from msgspec import Struct

from heshu.checks.catalogue import FAMILIES


class Rule(Struct, frozen=True, kw_only=True):
    """A check as SARIF and reviewdog name it."""

    code: str
    name: str
    severity: str
    summary: str = ""
    """What it finds, in one sentence."""
    text: str = ""
    """Its page in Markdown."""


def help_address(pages: str, code: str, name: str) -> str:
    """Address of the page of a check where the pages are published; empty where they are not.

    >>> help_address("https://docs.example.org/checks/", "CHG002", "from-to-percent")
    'https://docs.example.org/checks/change/from_to_percent.md'
    """
    folder = FAMILIES.get(code[:3], "")
    return f"{pages.rstrip('/')}/{folder}/{name.replace('-', '_')}.md" if pages else ""
