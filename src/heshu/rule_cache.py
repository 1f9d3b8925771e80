"""Keep compiled rules between runs, as Python keeps its bytecode, because compiling costs more.

The rules of a language hold some thousand regular expressions, which take longer to compile than
a newspaper page takes to be read: `heshu extract page.md` would spend most of its time on them.
They are kept in `__pycache__` beside the packs, with the patterns of the modules, and are compiled
anew whenever a source file, a pack or the Python that runs is another one, or where the folder
cannot be written.
"""

from __future__ import annotations

import io
import mmap
import os
import pickle
import struct
import sys
from collections.abc import Callable, Iterator, Mapping
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, TypeVar

from heshu.model.lazy_re import LazyPattern, keep, written
from heshu.model.texts import LanguageCode

FOLDER = Path(__file__).parent
SUFFIXES = (".py", ".toml")
LENGTHS = struct.Struct("<QQ")
"""Bytes of the pickled rules and of the code of all patterns."""
T = TypeVar("T")


def kept(language: LanguageCode, compile_rules: Callable[[], T]) -> T:
    """The rules that an earlier run kept, else those that `compile_rules` gives, kept now."""
    path = FOLDER / "languages" / "__pycache__" / f"{language}.{sys.implementation.cache_tag}.rules"
    current = stamp()
    rules = _read(path, current)
    if rules is None:
        rules = compile_rules()
        _write(path, current, rules)
    return rules  # type: ignore[no-any-return]  # what was pickled is what was compiled


def stamp() -> bytes:
    """This Python, and every source and pack of heshu: what is made by them depends on these."""
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


def _read(path: Path, current: bytes) -> Any:
    try:
        with path.open("rb") as file:
            data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        if data[: len(current)] == current:
            return _unpacked(data[len(current) :])
    except (OSError, pickle.UnpicklingError, EOFError, ImportError, AttributeError, ValueError,
            TypeError, RuntimeError, struct.error):  # fmt: skip
        pass  # damaged, or from another version: compile anew
    return None


def _unpacked(data: memoryview) -> Any:
    """The rules; the code of their patterns is left where it is until it is used.

    Raises `ValueError` if something is missing.
    """
    length, codes_length = LENGTHS.unpack_from(data)
    codes = data[LENGTHS.size + length :]
    if len(codes) != codes_length:
        raise ValueError("cut off")
    # The file lies beside Python's own bytecode and is trusted as much.
    spans, rules = pickle.loads(data[LENGTHS.size :][:length])  # noqa: S301
    keep({each: codes[start:end] for each, (start, end) in spans.items()})
    return rules


def _packed(codes: Mapping[tuple[str, int], bytes], rules: object) -> bytes:
    """What `_unpacked` reads."""
    ends = list(accumulate(map(len, codes.values()), initial=0))
    spans = dict(zip(codes, pairwise(ends), strict=True))
    pickled = pickle.dumps((spans, rules), pickle.HIGHEST_PROTOCOL)
    return b"".join((LENGTHS.pack(len(pickled), ends[-1]), pickled, *codes.values()))


def _write(path: Path, current: bytes, rules: object) -> None:
    """Keep the rules if that is possible; a run that cannot keep them is only slower."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        patterns = {(each.pattern, each.given) for each in (*_found_in(rules), *_of_modules())}
        codes = {each: written(*each) for each in sorted(patterns)}
        path.parent.mkdir(exist_ok=True)
        part.write_bytes(current + _packed(codes, rules))
        part.replace(path)  # in one step, for runs side by side
    except (OSError, pickle.PicklingError, AttributeError, TypeError, ImportError):
        part.unlink(missing_ok=True)


def _found_in(rules: object) -> list[LazyPattern]:
    """The patterns that rules hold at any depth."""
    found: list[LazyPattern] = []

    class Finder(pickle.Pickler):
        def reducer_override(self, item: Any) -> Any:
            if isinstance(item, LazyPattern):
                found.append(item)
            return NotImplemented

    Finder(io.BytesIO(), pickle.HIGHEST_PROTOCOL).dump(rules)
    return found


def _of_modules() -> Iterator[LazyPattern]:
    """The patterns that stand in the modules loaded so far."""
    for name, module in list(sys.modules.items()):
        if name.startswith("heshu."):
            yield from (each for each in vars(module).values() if isinstance(each, LazyPattern))
