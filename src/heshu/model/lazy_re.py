"""Regular expressions that are compiled when they are first used, and else are those of `re`.

The modules and packs hold some thousand patterns, of which a page needs a few hundred; compiling
all of them would take longer than to read the page. A module says `from heshu.model import lazy_re
as re` and goes on as ever. `rule_cache` keeps the code of patterns between runs.

>>> figure = compile(r"\\d+")
>>> figure.search("3吨")[0]
'3'
"""

from __future__ import annotations

import functools
import re
from array import array
from collections.abc import Mapping
from re import (
    ASCII,
    DOTALL,
    IGNORECASE,
    MULTILINE,
    VERBOSE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)
from typing import Any, cast

from msgspec import Struct, msgpack

__all__ = [
    "ASCII", "DOTALL", "IGNORECASE", "MULTILINE", "VERBOSE", "Code", "LazyPattern", "Match",
    "Pattern", "code_of", "compile", "escape", "findall", "finditer", "fullmatch", "keep", "match",
    "search", "split", "sub", "written",
]  # fmt: skip

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn")
MEMBERS = (*METHODS, "flags", "groups", "groupindex")


class Code(Struct, frozen=True, gc=False):
    """What the `re` module makes of a pattern."""

    flags: int
    words: bytes
    groups: int
    groupindex: dict[str, int]
    names: tuple[str | None, ...]


_kept: dict[tuple[str, int], memoryview] = {}
"""The written code of patterns that an earlier run compiled, as `re` keeps those of this run."""


class LazyPattern:
    """A pattern with the members of `re.Pattern`, which are filled in when one is asked for."""

    __slots__ = ("given", "pattern", *MEMBERS)

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern, self.given = pattern, int(flags)

    def __getattr__(self, name: str) -> Any:
        if name not in MEMBERS:
            raise AttributeError(name)
        made = self._made()
        for each in MEMBERS:
            setattr(self, each, getattr(made, each))
        return getattr(made, name)

    def __repr__(self) -> str:
        return f"compile({self.pattern!r}, {self.given})"

    def __reduce__(self) -> tuple[Any, ...]:
        return compile, (self.pattern, self.given)

    def _made(self) -> Pattern[str]:
        written = _kept.get((self.pattern, self.given))
        if written is None:
            return re.compile(self.pattern, self.given)
        import _sre  # type: ignore[import-not-found]  # it checks the code

        code = msgpack.decode(written, type=Code)
        words = array("I", code.words).tolist()
        return cast(
            "Pattern[str]",
            _sre.compile(self.pattern, code.flags, words, code.groups, code.groupindex, code.names),
        )


@functools.cache
def compile(pattern: str, flags: int = 0) -> Pattern[str]:  # noqa: A001 - as in `re`
    """The pattern; what is wrong with it is said when it is first used."""
    return cast("Pattern[str]", LazyPattern(pattern, flags))


def keep(codes: Mapping[tuple[str, int], memoryview]) -> None:
    """Use this code, as `written` gives it, for these patterns and flags.

    It was made by the same Python, and is read when its pattern is first used.
    """
    _kept.update(codes)


def written(pattern: str, flags: int) -> bytes:
    """The code of a pattern as bytes."""
    return msgpack.encode(code_of(pattern, flags))


def code_of(pattern: str, flags: int) -> Code:
    """The code of a pattern, made as in `re._compiler.compile`."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)  # noqa: SLF001 - there is no public way
    names = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    return Code(
        flags | parsed.state.flags, array("I", code).tobytes(), parsed.state.groups - 1,
        dict(parsed.state.groupdict), tuple(names),
    )  # fmt: skip
