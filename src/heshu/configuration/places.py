"""The line of a key in a TOML file, which its reader does not tell.

>>> line_of('fail-on = "error"\\n[severity]\\nSTY = "info"\\n', ("severity", "STY"))
3
"""

from __future__ import annotations

from collections.abc import Sequence

from heshu.model import lazy_re as re

HEADER = re.compile(r"\s*(?P<open>\[\[?)(?P<name>[^\[\]]+)\]\]?\s*(?:#.*)?$")
PART = re.compile(r"""\s*(?:"[^"]*"|'[^']*'|[^.]+)""")
QUOTED_OR_BLANK = "\"' \t"
KEY = re.compile(r"""\s*(?P<key>"[^"]*"|'[^']*'|[\w.-]+)\s*=""")


def line_of(text: str, steps: Sequence[str], prefix: Sequence[str] = ()) -> int | None:
    """The line, from 1, of the deepest of the steps that is found; `None` if none is.

    A number among the steps counts the tables `[[name]]` before it, from 0; of a value inside
    an array the line of its key is given.
    """
    wanted = [step for step in (*prefix, *steps) if not step.isdecimal()]
    number = next((int(step) for step in steps if step.isdecimal()), None)
    table: list[str] = []
    counts: dict[str, int] = {}
    best, depth = None, len(prefix)
    for line, content in enumerate(text.splitlines(), start=1):
        header = HEADER.match(content)
        key = KEY.match(content)
        if header:
            table = _split(header["name"])
            if header["open"] == "[[":
                name = ".".join(table)
                counts[name] = counts.get(name, -1) + 1
                if number is not None and counts[name] != number:
                    table = [*table, "another entry"]
            path = table
        elif key:
            path = [*table, *_split(key["key"])]
        else:
            continue
        if len(path) > depth and path == wanted[: len(path)]:
            best, depth = line, len(path)
    return best


def line_with(text: str, word: str, first: int) -> int:
    """The line on which a word stands in quotes or as a key, from a line on; else that line."""
    for number, content in enumerate(text.splitlines()[first - 1 :], start=first):
        key = KEY.match(content)
        if f'"{word}"' in content or f"'{word}'" in content or (key and key["key"] == word):
            return number
    return first


def _split(name: str) -> list[str]:
    """The parts of a dotted key without quotes; dots inside quotes do not part it."""
    return [part.strip(QUOTED_OR_BLANK) for part in PART.findall(name)]
