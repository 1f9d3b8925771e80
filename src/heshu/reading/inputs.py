"""Find the files that the user means, and fetch their bytes.

`find_inputs(["seeds", "-"])` gives `("seeds/digest.txt", "seeds/page.md", "-")`: folders are
walked in sorted order, globs expanded, standard input kept.
"""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from heshu.reading.problems import ReadError

STANDARD_INPUT = "-"
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
OWN_MARK = b'<meta name="generator" content="heshu '
MARK_WITHIN = 300
"""Bytes of the head of a report before which the mark begins."""
TEXT_SUFFIXES = HTML_SUFFIXES | {".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ".docx"}
"""Files of a folder that are read; a file that is named itself is read whatever its suffix."""


def find_inputs(paths: Sequence[str]) -> tuple[str, ...]:
    """The inputs behind the paths, in order, each once.

    Hidden files and folders inside a folder are left out. A path that matches nothing stays in
    the list as it is, so that `load` raises the `ReadError` when its turn comes and the other
    inputs are still read.
    """
    found = (name for path in paths for name in (_expanded(path) or (path,)))
    return tuple(dict.fromkeys(found))


def _expanded(path: str) -> tuple[str, ...]:
    """The files behind one path; empty if there are none."""
    if path == STANDARD_INPUT or not path:
        return (path,)
    if os.path.isdir(path):
        return tuple(_text_files(path))
    if os.path.lexists(path) or not glob.has_magic(path):
        return (path,)
    matches = sorted(glob.glob(path, recursive=True))
    return tuple(
        name
        for match in matches
        for name in (_text_files(match) if os.path.isdir(match) else (match,))
    )


def _text_files(folder: str) -> Iterator[str]:
    """The text files below a folder, sorted, without hidden ones."""
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            found = os.path.join(path, name)
            suffix = Path(name).suffix.lower()
            if (
                not name.startswith(".")
                and suffix in TEXT_SUFFIXES
                and not _is_report(found, suffix)
            ):
                yield found


def _is_report(path: str, suffix: str) -> bool:
    """True for a page that `heshu report` has written; it would be read as one more document."""
    if suffix not in HTML_SUFFIXES:
        return False
    try:
        with Path(path).open("rb") as file:
            return OWN_MARK in file.read(len(OWN_MARK) + MARK_WITHIN)
    except OSError:
        return False  # said when its turn comes


def load(source: str) -> bytes:
    """The bytes of a file or of standard input.

    Raises `ReadError` for what is missing, unreadable or a folder without text files.
    """
    if source == STANDARD_INPUT:
        return _standard_input()
    try:
        return Path(source).read_bytes()
    except FileNotFoundError:
        problem = "no file matches" if glob.has_magic(source) else "no such file"
    except IsADirectoryError:
        problem = f"no text files in this folder ({', '.join(sorted(TEXT_SUFFIXES))})"
    except PermissionError:
        problem = "cannot be read: permission denied"
    except OSError as error:
        problem = f"cannot be read: {error.strerror or error}"
    except ValueError as error:  # a NUL in the name
        problem = f"cannot be read: {error}"
    raise ReadError(source, problem)


def _standard_input() -> bytes:
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise ReadError(STANDARD_INPUT, f"cannot be read: {error.strerror or error}") from None
