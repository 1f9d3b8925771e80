"""What can go wrong with an input, as one line that names it.

>>> print(ReadError("page.md", "is empty"))
page.md: is empty
"""

from __future__ import annotations


class ReadError(Exception):
    """A document that cannot be read: `source: what is wrong`, on one line."""

    def __init__(self, source: str, problem: str) -> None:
        name = "standard input" if source == "-" else source
        super().__init__(f"{_one_line(name)}: {problem}")
        self.source = source
        self.problem = problem


def _one_line(name: str) -> str:
    """A file name made printable: line ends and undecodable bytes as escapes."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name)
