"""The checks there are: found by walking the family folders when they are asked for.

`CHG` selects a family, `CHG002` or `from-to-percent` one check.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from heshu.checks.check import Check
from heshu.checks.pages import Page, read_page

FOLDER = Path(__file__).parent
FAMILIES = {
    "VAL": "value", "CHG": "change", "SUM": "parts", "RAT": "ratio",
    "TAB": "tables", "REP": "repeats", "TIM": "time", "UNT": "units", "CNT": "counting",
    "STY": "usage", "STA": "statistics", "REF": "reference",
}  # fmt: skip
"""Code prefix -> folder."""


class UnknownCheck(ValueError):
    """A selection names no check; the message suggests the nearest one."""


class Selection(Struct, frozen=True, kw_only=True):
    """Which checks run: family prefixes, codes and names. Nothing selected means the default."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class CatalogueEntry(Struct, frozen=True):
    """A check and where its page is."""

    check: Check
    path: Path

    def page(self) -> Page:
        """The page beside the function."""
        return read_page(self.path)


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


def find(name: str) -> CatalogueEntry:
    """The one check with this code or name; raises `UnknownCheck`."""
    entries = catalogue()
    for item in entries:
        if name.upper() == item.check.code or name.lower() == item.check.name:
            return item
    raise UnknownCheck(_unknown(name, entries))


def chosen(selection: Selection) -> tuple[Check, ...]:
    """The checks that a selection asks for; raises `UnknownCheck` for a name that fits none."""
    entries = catalogue()
    wanted = _matching(selection.select, entries) if selection.select else None
    ignored = _matching(selection.ignore, entries)
    return tuple(
        item.check
        for item in entries
        if (not item.check.opt_in if wanted is None else item.check.code in wanted)
        and item.check.code not in ignored
    )


def _matching(names: Iterable[str], entries: tuple[CatalogueEntry, ...]) -> set[str]:
    """The codes that the names stand for."""
    codes: set[str] = set()
    for name in names:
        found = {
            item.check.code
            for item in entries
            if name.lower() == item.check.name
            or (name.upper() == "ALL" or name and item.check.code.startswith(name.upper()))
        }
        if not found:
            raise UnknownCheck(_unknown(name, entries))
        codes |= found
    return codes


def _unknown(name: str, entries: tuple[CatalogueEntry, ...]) -> str:
    known = [text for item in entries for text in (item.check.code, item.check.name)]
    known += list(FAMILIES)
    pool = {text.lower(): text for text in known}
    near = difflib.get_close_matches(name.lower(), pool, n=1, cutoff=0.5)
    hint = f"; did you mean {pool[near[0]]}?" if near else f"; families: {', '.join(FAMILIES)}"
    return f"unknown check {name!r}{hint}"
