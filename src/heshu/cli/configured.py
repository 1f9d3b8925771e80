"""The configuration of a run, and how documents are read by it and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from heshu.cli.errors import UserError
from heshu.cli.settings import Settings, settings
from heshu.configuration import ConfigurationError, Loaded, load, search


def configured(config: str, sources: Sequence[str], *, isolated: bool = False) -> Loaded:
    """The configuration named, else the nearest one; raises `UserError` for one that is broken."""
    if isolated and config:
        raise UserError("--config and --isolated exclude each other")
    if isolated:
        return Loaded()
    try:
        path = Path(config) if config else search(sources)
        return Loaded() if path is None else load(short(path))
    except ConfigurationError as error:
        raise UserError(str(error)) from None


def reading(loaded: Loaded, language: str, packs: Sequence[str], as_of: str) -> Settings:
    """How documents are read: an option goes before the configuration, packs add up."""
    given = loaded.options
    return settings(language or given.language or "auto", (*given.packs, *packs), as_of)


def short(path: Path) -> Path:
    """The path from the current folder where it is below it, as people write it."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
