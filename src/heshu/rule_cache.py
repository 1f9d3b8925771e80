"""Keep compiled rules between runs, as Python keeps its bytecode, because compiling costs more.

The rules of a language hold some hundred regular expressions, which take longer to compile than
a newspaper page takes to be read: `heshu extract page.md` would spend most of its time on them.
They are kept in `__pycache__` beside the packs, and are compiled anew whenever a source file, a
pack or the Python that runs is another one, or where the folder cannot be written.
"""

from __future__ import annotations

import io
import os
import pickle
import re
import sys
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from heshu.model.texts import LanguageCode

FOLDER = Path(__file__).parent
SUFFIXES = (".py", ".toml")
T = TypeVar("T")


def kept(language: LanguageCode, compile_rules: Callable[[], T]) -> T:
    """The rules that an earlier run kept, else those that `compile_rules` gives, kept now."""
    path = FOLDER / "languages" / "__pycache__" / f"{language}.{sys.implementation.cache_tag}.rules"
    stamp = _stamp()
    rules = _read(path, stamp)
    if rules is None:
        rules = compile_rules()
        _write(path, stamp, rules)
    return rules  # type: ignore[no-any-return]  # what was pickled is what was compiled


def _stamp() -> bytes:
    """What the compiled rules depend on: this Python, and every source and pack of heshu."""
    return repr((sys.version, sorted(_files(FOLDER)))).encode()


def _files(folder: Path | str) -> Iterator[tuple[str, int, int]]:
    """Path, time of change and size of each source file below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            elif entry.name.endswith(SUFFIXES):
                stat = entry.stat()
                yield entry.path, stat.st_mtime_ns, stat.st_size


def _read(path: Path, stamp: bytes) -> Any:
    try:
        data = path.read_bytes()
        if data.startswith(stamp):
            # The file lies beside Python's own bytecode and is trusted as much.
            return pickle.loads(data[len(stamp) :])  # noqa: S301
    except (OSError, pickle.UnpicklingError, EOFError, ImportError, AttributeError, ValueError,
            TypeError, RuntimeError):  # fmt: skip
        pass  # damaged, or from another version: compile anew
    return None


def _write(path: Path, stamp: bytes, rules: object) -> None:
    """Keep the rules if that is possible; a run that cannot keep them is only slower."""
    data = io.BytesIO()
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        _Pickler(data, pickle.HIGHEST_PROTOCOL).dump(rules)
        path.parent.mkdir(exist_ok=True)
        part.write_bytes(stamp + data.getvalue())
        part.replace(path)  # in one step, for runs side by side
    except (OSError, pickle.PicklingError, AttributeError, TypeError, ImportError):
        part.unlink(missing_ok=True)


class _Pickler(pickle.Pickler):
    """Pickles a regular expression with its compiled code rather than to be compiled again."""

    def reducer_override(self, item: Any) -> Any:
        if isinstance(item, re.Pattern):
            return _rebuild, _parts(item)
        return NotImplemented


def _parts(pattern: re.Pattern[str]) -> tuple[Any, ...]:
    """The arguments from which the `re` module makes the pattern, as in `re._compiler.compile`."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    parsed = _parser.parse(pattern.pattern, pattern.flags)
    code = _compiler._code(parsed, pattern.flags)  # noqa: SLF001 - there is no public way
    names = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    flags = pattern.flags | parsed.state.flags
    return (pattern.pattern, flags, array("I", code), parsed.state.groups - 1,
            dict(parsed.state.groupdict), tuple(names))  # fmt: skip


def _rebuild(pattern: str, flags: int, code: array[int], *groups: Any) -> re.Pattern[str]:
    """The pattern from its parts; `_sre` checks the code and raises `RuntimeError` for bad one."""
    import _sre  # type: ignore[import-not-found]

    return _sre.compile(pattern, flags, code.tolist(), *groups)  # type: ignore[no-any-return]
