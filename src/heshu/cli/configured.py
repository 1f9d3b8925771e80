"""The configuration of a run, and how documents are read by it and the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from heshu.cli.errors import UserError
from heshu.cli.parameters import ReadingOptions
from heshu.cli.runs import Task
from heshu.cli.settings import Settings, settings, tasks, without
from heshu.configuration import ConfigurationError, Loaded, load, search


def configured(given: ReadingOptions, sources: Sequence[str] = ()) -> Loaded:
    """The configuration named, else the nearest one; raises `UserError` for one that is broken."""
    if given.isolated and given.config:
        raise UserError("--config and --isolated exclude each other")
    if given.isolated:
        return Loaded()
    try:
        path = Path(given.config) if given.config else search(sources)
        return Loaded() if path is None else load(short(path))
    except ConfigurationError as error:
        raise UserError(str(error)) from None


def settings_of(loaded: Loaded, given: ReadingOptions) -> Settings:
    """How documents are read: an option goes before the configuration, packs add up."""
    options = loaded.options
    language = given.language or options.language or "auto"
    return settings(language, (*options.packs, *given.pack), given.as_of)


def tasks_and_settings(files: Sequence[str], given: ReadingOptions) -> tuple[list[Task], Settings]:
    """The documents that are named and not excluded, and how they are read."""
    found = tasks(files)
    loaded = configured(given, [task.source for task in found])
    return without(found, files, loaded.options.exclude), settings_of(loaded, given)


def short(path: Path) -> Path:
    """The path from the current folder where it is below it, as people write it."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
