"""Where results go: standard output or a file, as UTF-8 whatever the locale says."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from heshu.cli.errors import ReaderGone, UserError

STANDARD = "-"


class Output:
    """A file, or standard output, that is opened when the first text is written to it.

    So nothing is overwritten by a run that had nothing to say.
    """

    def __init__(self, path: str | None) -> None:
        self.path = None if path in (None, STANDARD) else path
        self.stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.stream is not None and self.path is not None:
            self.stream.close()

    def write(self, text: str) -> None:
        """Write text; raises `UserError` where the file cannot be written, `ReaderGone`."""
        if not text:
            return
        data = text.encode("utf-8", "backslashreplace")
        try:
            if self.stream is None:
                self.stream = self._opened()
            self.stream.write(data)
            if self.path is None:
                self.stream.flush()
        except BrokenPipeError:
            raise ReaderGone from None
        except OSError as error:
            raise UserError(f"{self.path or 'standard output'}: cannot write: "
                            f"{error.strerror or error}") from None  # fmt: skip

    def begin(self) -> None:
        """Open a file though there may be nothing to write: an old report must not stay."""
        if self.path is not None and self.stream is None:
            try:
                self.stream = self._opened()
            except OSError as error:
                raise UserError(f"{self.path}: cannot write: {error.strerror or error}") from None

    def _opened(self) -> BinaryIO:
        if self.path is not None:
            return open(self.path, "wb")  # closed by __exit__
        sys.stdout.flush()
        return sys.stdout.buffer


def append_to(path: str, text: str) -> None:
    """Add text to the end of a file; raises `UserError` where that cannot be done."""
    try:
        with open(path, "a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise UserError(f"{path}: cannot write: {error.strerror or error}") from None


def guard_inputs(output: str | None, sources: Sequence[str]) -> None:
    """Refuse to write over a text that is being read; raises `UserError`."""
    if output in (None, STANDARD):
        return
    target = Path(str(output))
    if target.is_dir():
        raise UserError(f"{output}: is a folder, not a file to write to")
    if not target.exists():
        return
    for source in sources:
        if source != STANDARD and os.path.exists(source) and target.samefile(source):
            raise UserError(f"{output}: would overwrite the text it is made from")


def is_terminal(output: str | None) -> bool:
    """True if the results are read by a person at once."""
    return output in (None, STANDARD) and sys.stdout.isatty()


def wants_colour(output: str | None) -> bool:
    """Colour on a terminal only, and not where NO_COLOR is set or the terminal is dumb."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return is_terminal(output) and not plain
