"""Patterns of paths: `docs/**/*.md`, `*.pdf`, `drafts`.

A pattern counts from the folder of the configuration that it stands in; one without `/` fits in
every folder below. `*` and `?` stay inside a folder, `**` does not, and a pattern that fits a
folder fits all in it.

>>> fits("/a/docs/**/*.md", "/a/docs/2025/page.md"), fits("/a/docs", "/a/docs/page.md")
(True, True)
"""

from __future__ import annotations

import functools
from pathlib import Path

from heshu.model import lazy_re as re

TOKEN = re.compile(r"\*\*/|\*\*|\*|\?|[^*?]+")
MEANING = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def anchored(folder: Path, pattern: str) -> str:
    """The pattern counted from the root of the file system.

    >>> anchored(Path("/a"), "*.md"), anchored(Path("/a"), "./docs/*.md")
    ('/a/**/*.md', '/a/docs/*.md')
    """
    plain = pattern.removeprefix("./").rstrip("/")
    if plain.startswith("/"):
        return plain
    inside = plain if "/" in plain else f"**/{plain}"
    return f"{folder.as_posix().rstrip('/')}/{inside}"


def fits(pattern: str, path: str) -> bool:
    """True if an anchored pattern fits an absolute path with `/`, or a folder above it."""
    return _compiled(pattern).match(path) is not None


@functools.cache  # few patterns, asked for every document
def _compiled(pattern: str) -> re.Pattern[str]:
    body = "".join([MEANING.get(token) or re.escape(token) for token in TOKEN.findall(pattern)])
    return re.compile(rf"{body}(?:/.*)?\Z", re.DOTALL)
