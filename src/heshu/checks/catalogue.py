"""The checks there are: found by walking the family folders when they are asked for.

`CHG` selects a family, `CHG002` or `from-to-percent` one check.
"""

from __future__ import annotations

import functools
import importlib
import pkgutil
from pathlib import Path

from msgspec import Struct

from heshu.checks.check import Check
from heshu.checks.pages import Page, read_page

FOLDER = Path(__file__).parent
FAMILIES = {
    "SUP": "suppression",
    "VAL": "value", "CHG": "change", "SUM": "parts", "RAT": "ratio",
    "TAB": "tables", "REP": "repeats", "TIM": "time", "UNT": "units", "CNT": "counting",
    "STY": "usage", "STA": "statistics", "REF": "reference",
}  # fmt: skip
"""Code prefix -> folder."""


class UnknownCheck(ValueError):
    """A selection names no check; the message suggests the nearest one."""


class CatalogueEntry(Struct, frozen=True):
    """A check and where its page is."""

    check: Check
    path: Path

    def page(self) -> Page:
        """The page beside the function."""
        return read_page(self.path)


@functools.cache  # walked once in a process
def catalogue() -> tuple[CatalogueEntry, ...]:
    """Every check with its page, sorted by family in the order of the catalogue, then code."""
    found = []
    for folder in FAMILIES.values():
        for module in pkgutil.iter_modules([str(FOLDER / folder)]):
            loaded = importlib.import_module(f"heshu.checks.{folder}.{module.name}")
            check = getattr(loaded, "CHECK", None)
            if isinstance(check, Check):
                page = FOLDER / folder / f"{module.name}.md"
                found.append(CatalogueEntry(check, page))
    order = list(FAMILIES)
    return tuple(
        sorted(found, key=lambda item: (order.index(item.check.code[:3]), item.check.code))
    )
