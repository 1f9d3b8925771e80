"""Faults: what broke in heshu itself. They are data as findings are, so that one hides no other.

>>> Fault(part="finder ages", on="line 3", traceback="").told("page.md")
'heshu: page.md: finder ages broke on line 3\\n'
"""

from __future__ import annotations

import traceback

from msgspec import Struct


class Fault(Struct, frozen=True, kw_only=True):
    """An exception that a finder or a check raised, and what it was looking at."""

    part: str
    """`check CHG007`, `finder ages`."""
    on: str
    """`relation r3`, `line 3`."""
    traceback: str

    def told(self, source: str) -> str:
        """Which part broke on what in which document, and where in the program."""
        return f"heshu: {source}: {self.part} broke on {self.on}\n{self.traceback}"


def fault(part: str, on: str) -> Fault:
    """What the exception that is being handled is to be told as."""
    return Fault(part=part, on=on, traceback=traceback.format_exc())
