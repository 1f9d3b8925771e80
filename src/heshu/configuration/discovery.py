"""Find the configuration of some documents, and the root of their project.

Upwards from the folder that holds all documents, the first folder with `heshu.toml`,
`.heshu.toml`, or a `pyproject.toml` that has `[tool.heshu]`; not beyond the root of a repository.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

OWN_NAMES = ("heshu.toml", ".heshu.toml")
SHARED_NAME = "pyproject.toml"
REPOSITORY_MARKS = (".git", ".hg", ".jj", ".svn")
STANDARD_INPUT = "-"


def search(sources: Sequence[str]) -> Path | None:
    """The nearest configuration above some documents; `None` if there is none."""
    for folder in _upwards(common_folder(sources)):
        for name in OWN_NAMES:
            if (folder / name).is_file():
                return folder / name
        if _has_table(folder / SHARED_NAME):
            return folder / SHARED_NAME
    return None


def project_root(sources: Sequence[str], configuration: Path | None) -> Path:
    """What paths are relative to: the repository, else the folder of the configuration.

    Without either it is the folder in which heshu runs.
    """
    repository = repository_of(sources)
    if repository is not None:
        return repository
    return configuration.resolve().parent if configuration else Path.cwd()


def repository_of(sources: Sequence[str]) -> Path | None:
    """The root of the repository that holds all documents; `None` outside of one."""
    folders = _upwards(common_folder(sources))
    return next((folder for folder in folders if _is_repository(folder)), None)


def common_folder(sources: Sequence[str]) -> Path:
    """The folder that holds all documents; the current one where they have none in common."""
    here = Path.cwd()
    # `Path.resolve` raises for a link that leads to itself, which the reader has to report.
    places = [Path(os.path.realpath(source)) for source in sources if source != STANDARD_INPUT]
    folders = [place if place.is_dir() else place.parent for place in places]
    if not folders:
        return here
    try:
        return Path(os.path.commonpath(folders))
    except ValueError:  # on different drives
        return here


def _upwards(folder: Path) -> Iterator[Path]:
    """The folder and those above it, as far as the root of the repository."""
    for each in (folder, *folder.parents):
        yield each
        if _is_repository(each):
            return


def _is_repository(folder: Path) -> bool:
    return any((folder / mark).exists() for mark in REPOSITORY_MARKS)


def _has_table(path: Path) -> bool:
    """True if a `pyproject.toml` speaks to heshu; a broken one is for others to complain about."""
    try:
        text = path.read_text(encoding="utf-8")
        return "heshu" in text and "heshu" in tomllib.loads(text).get("tool", {})
    except (OSError, ValueError):
        return False
