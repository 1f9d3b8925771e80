"""Configuration: what a project has decided, in `heshu.toml` or in `pyproject.toml`.

The nearest of `heshu.toml`, `.heshu.toml` and `pyproject.toml` with `[tool.heshu]` counts, looked
for from the documents upwards to the root of the repository. Options of the command line go
before it.
"""

from __future__ import annotations

from heshu.configuration.discovery import project_root, repository_of, search
from heshu.configuration.options import Configuration, IgnoreEntry
from heshu.configuration.problems import ConfigurationError
from heshu.configuration.reading import Loaded, load

__all__ = [
    "Configuration", "ConfigurationError", "IgnoreEntry", "Loaded", "load", "project_root",
    "repository_of", "search",
]  # fmt: skip
