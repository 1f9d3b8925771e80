"""What the options mean: language, date and packs, checked before any document is read."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from heshu.cli.errors import UserError, one_of
from heshu.cli.output import STANDARD
from heshu.cli.runs import Task
from heshu.configuration.patterns import fits
from heshu.engine import Engine, prepare
from heshu.languages.pack import PackError
from heshu.reading import find_inputs

LANGUAGES = ("auto", "zh", "en")
ENOUGH_DOCUMENTS = 20
"""A process that reads fewer documents than this costs more time to start than it saves."""


class Settings(Struct, frozen=True):
    """How documents are read; small, so that it can be handed to other processes."""

    language: str = "auto"
    house_packs: tuple[Path, ...] = ()
    as_of: datetime.date | None = None

    def engine(self) -> Engine:
        """Rules for these settings. Raises `UserError` for a broken pack."""
        try:
            return prepare(self.language, self.house_packs, self.as_of)
        except PackError as error:
            raise UserError(str(error)) from None


def settings(language: str, packs: Sequence[str], as_of: str) -> Settings:
    """The settings that the options ask for; raises `UserError` for one that is unknown."""
    one_of(language, LANGUAGES, "language")
    return Settings(language, tuple(Path(each) for each in packs), _date(as_of))


def _date(text: str) -> datetime.date | None:
    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise UserError(f"--as-of {text}: expected a date such as 2025-11-30") from None


def tasks(paths: Sequence[str], name: str = "") -> list[Task]:
    """The documents to read: files, folders, globs, `-`, or a bare pipe.

    `name` is what standard input is called. Raises `UserError` where there is nothing to read.
    """
    if not paths:
        if sys.stdin.isatty():
            raise UserError("no input: name a FILE, or pipe a text in")
        paths = (STANDARD,)
    sources = find_inputs(paths)
    if name and STANDARD not in sources:
        raise UserError(f"--stdin-filename {name}: standard input is not read; name it with -")
    return [
        Task(name or source, sys.stdin.buffer.read()) if source == STANDARD else Task(source)
        for source in sources
    ]


def without(tasks: Sequence[Task], named: Sequence[str], patterns: Sequence[str]) -> list[Task]:
    """The documents that no pattern excludes; those that were named themselves stay."""
    if not patterns:
        return list(tasks)
    return [
        task
        for task in tasks
        if task.source in named
        or task.data is not None
        or not any(fits(pattern, os.path.realpath(task.source)) for pattern in patterns)
    ]


def processes(number: int, documents: int) -> int:
    """How many processes; 0 is for as many as pay off. Raises `UserError` for less than none."""
    if number < 0:
        raise UserError(f"--jobs {number}: expected 0 or more")
    return number or max(1, min(_cores(), documents // ENOUGH_DOCUMENTS))


def _cores() -> int:
    """The cores that this process may use, where the system tells."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1
