"""What was told of a document, kept between runs: a document that is as it was is not read again.

`.heshu_cache/` at the root of the project holds a file for each document and way of checking. What
is in it counts only where everything that a result depends on is the same: the bytes of the
document, its path, this very heshu and Python, the configuration, house packs, facts, baseline,
suppressions and format. A file that is damaged, or that cannot be written, is as good as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import asdict

from heshu.cli import runs
from heshu.cli.checking import Checking, Note, path_of
from heshu.cli.decisions import Decisions
from heshu.rule_cache import stamp

NAME = ".heshu_cache"
IGNORED = "# Made by heshu; may be deleted at any time.\n*\n"
TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This file marks a cache folder of heshu; see https://bford.info/cachedir/\n"
)
"""By this signature programs for backups know a folder that they may leave out."""
DIGEST = hashlib.sha256().digest_size


class Kept(Struct, frozen=True, array_like=True):
    """What is kept of a document."""

    text: str
    note: Note


class Cached(Struct, frozen=True):
    """Work whose results are kept in a folder."""

    work: Checking
    folder: Path
    run: bytes
    """Digest of everything that the results of this run depend on beside the documents."""

    def begin(self) -> Callable[[runs.Task], runs.Result[Note]]:
        """Rules are made when the first document is met that is not kept."""
        made: list[Callable[[runs.Task], runs.Result[Note]]] = []

        def one(task: runs.Task) -> runs.Result[Note]:
            if not made:
                made.append(self.work.begin())
            return made[0](task)

        return lambda task: self.one(one, task)

    def one(
        self, work: Callable[[runs.Task], runs.Result[Note]], task: runs.Task
    ) -> runs.Result[Note]:
        """The result that is kept of a document, else a new one, kept now."""
        data = None if task.data is not None else _bytes_of(task.source)
        if data is None:  # standard input, or what the reader has to complain about
            return work(task)
        name, key = self.place_of(task.source), self.key(task.source, data)
        kept = _read(self.folder / name, key)
        if kept is not None:
            return runs.Result(text=kept.text, note=kept.note)
        result = work(runs.Task(task.source, data))
        if result.note is not None and not result.error and not result.bug:
            _write(self.folder / name, key, Kept(result.text, result.note))
        return result

    def place_of(self, source: str) -> str:
        """The name of the file for a document: another one for each way of checking."""
        decisions = self.work.decisions
        about = [source, path_of(source, decisions.root), type(self.work.reporter).__name__]
        return hashlib.sha256("\0".join(about).encode("utf-8", "surrogateescape")).hexdigest()[:40]

    def key(self, source: str, data: bytes) -> bytes:
        """Digest of everything that the result for a document depends on."""
        decisions = self.work.decisions
        place = os.path.realpath(source)
        changes = decisions.policy.changes
        touched = changes and (changes.hunks.get(place, ()), place in changes.new)
        names = ascii((source, place, path_of(source, decisions.root)))
        return _digest(self.run, names.encode(), _encoded(touched), data)


def cached(work: Checking, folder: Path) -> Cached | Checking:
    """The work with its results kept in a folder; as it is where that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in ((".gitignore", IGNORED), ("CACHEDIR.TAG", TAG)):
            if not (folder / name).exists():
                (folder / name).write_text(text, encoding="utf-8")
        return Cached(work, folder, run_key(work))
    except (OSError, UnicodeEncodeError):
        return work


def run_key(work: Checking) -> bytes:
    """Digest of everything that the results of a run depend on beside the documents.

    Raises `OSError` for a house pack that cannot be read, `UnicodeEncodeError` for a path that is
    no text.
    """
    decisions = work.decisions
    policy, settings = decisions.policy, decisions.settings
    kept = {
        "policy": asdict(policy) | {"changes": policy.changes is not None, "today": ""},
        "expired": [entry.expired(policy.today) for entry in policy.entries],
        "language": settings.language,
        "as_of": settings.as_of,
        "packs": [(str(path), path.read_bytes()) for path in settings.house_packs],
        "facts": decisions.facts_digest,
        "shown": [decisions.least, decisions.show_verified, decisions.show_silenced, work.keep],
        "reporter": [type(work.reporter).__name__, work.reporter],
    }
    return _digest(stamp(), _encoded(kept))


def folder_for(decisions: Decisions, tasks: Sequence[runs.Task], enough: int) -> Path | None:
    """Where results are kept: as the user says, else at the root of a project.

    Loose files are checked without one, so that nothing is left behind beside them, unless there
    are enough of them to make it worth while.
    """
    if not decisions.caching or decisions.cross or all(task.data is not None for task in tasks):
        return None
    if decisions.cache_folder is not None:
        return decisions.cache_folder
    return decisions.root / NAME if decisions.in_project or len(tasks) >= enough else None


def _bytes_of(source: str) -> bytes | None:
    try:
        return Path(source).read_bytes()
    except (OSError, ValueError):
        return None


def _read(path: Path, key: bytes) -> Kept | None:
    """What is kept in a file under this key; `None` if it is damaged or of another key."""
    try:
        data = path.read_bytes()
        if data[:DIGEST] != key or data[DIGEST : 2 * DIGEST] != _digest(data[2 * DIGEST :]):
            return None
        return msgspec.msgpack.decode(data[2 * DIGEST :], type=Kept)
    except (OSError, msgspec.DecodeError):
        return None


def _write(path: Path, key: bytes, kept: Kept) -> None:
    """Keep a result in one step, for runs side by side; one that cannot be kept is made again."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        data = msgspec.msgpack.encode(kept)
        part.write_bytes(key + _digest(data) + data)
        part.replace(path)
    except (OSError, msgspec.EncodeError, UnicodeEncodeError):
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _digest(*parts: bytes) -> bytes:
    """One digest of several byte strings, whose ends cannot be shifted."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(len(part).to_bytes(8, "big"))
        whole.update(part)
    return whole.digest()


def _encoded(value: Any) -> bytes:
    """Settings as bytes, the same in every process: sets and tables in order."""
    return msgspec.json.encode(value, order="deterministic")
