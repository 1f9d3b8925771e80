"""What can go wrong for the user: one line each on standard error, and exit code 2.

`heshu: page.md: no such file`
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterable

USAGE = 2
"""Exit code for bad usage, input that cannot be read, and broken configuration."""
FOUND = 1
"""Exit code for findings at or above the fail level."""


class UserError(Exception):
    """Something the user can mend: the message is one line that says what and where."""


class ReaderGone(Exception):
    """Whoever read our output has closed it: `heshu ... | head`.

    No `BrokenPipeError`, to which typer would answer with exit code 1.
    """


def complain(message: str) -> int:
    """Write one line on standard error; returns the exit code for bad usage."""
    line = f"heshu: {' '.join(message.split())}\n"
    note(line)
    return USAGE


def note(text: str) -> None:
    """Write to standard error as UTF-8, whatever the locale says."""
    with contextlib.suppress(BrokenPipeError):
        sys.stderr.flush()
        stream = getattr(sys.stderr, "buffer", None)
        if stream is None:
            sys.stderr.write(text)
        else:
            stream.write(text.encode("utf-8", "backslashreplace"))
        sys.stderr.flush()


def close_quietly() -> int:
    """End without a complaint when nobody reads on."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def one_of(given: str, choices: Iterable[str], what: str) -> str:
    """The choice that was given; raises `UserError` naming the choices for any other."""
    known = tuple(choices)
    if given in known:
        return given
    import difflib

    near = difflib.get_close_matches(given.lower(), known, n=1)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise UserError(f"unknown {what} {given!r}: choose from {', '.join(known)}{hint}")
