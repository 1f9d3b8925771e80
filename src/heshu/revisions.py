"""What changed since a revision of git: the lines of each document, and the findings they touch.

`heshu check --diff origin/main` judges a change by its own figures: a finding is kept where a line
between the first and the last of its figures in a sentence is new, or where one was taken out.
"""

from __future__ import annotations

import os
import re
import subprocess
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from heshu.model.figures import Place
from heshu.model.findings import Finding, Held, Verdict

HUNK = re.compile(rb"@@ -\S+ \+(?P<line>\d+)(?:,(?P<count>\d+))? @@")
TARGET = b"+++ "
GONE = b"/dev/null"
BINARY = re.compile(rb"Binary files .* and (?P<name>.*) differ$")
QUOTED = re.compile(rb"\\([0-7]{3}|.)")
Judged = TypeVar("Judged", Finding, Held)
ESCAPES = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b'"': b'"', b"\\": b"\\"}


class RevisionError(Exception):
    """git cannot tell what changed: one line that says why."""


class Hunk(Struct, frozen=True):
    """New lines, or a place between two lines where some were taken out (no lines)."""

    line: int
    count: int


class Changes(Struct, frozen=True):
    """What changed since a revision."""

    hunks: Mapping[str, tuple[Hunk, ...]] = {}
    """Absolute path -> changes; documents without an entry are as they were."""
    new: frozenset[str] = frozenset()
    """Absolute paths of documents that count as new from first to last."""

    def touch(self, path: str, text: str, findings: Sequence[Judged]) -> list[Judged]:
        """The verdicts on a document that a change touches; all where lines mean nothing."""
        if path in self.new:
            return list(findings)
        hunks = self.hunks.get(path, ())
        if not hunks or not text:
            return list(findings) if hunks else []
        # git ends lines at "\n" only, heshu also at a form feed or U+2028.
        starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        return [each for each in findings if any(
            _meets(hunk, first, last)
            for first, last in _stretches(each, starts) for hunk in hunks
        )]  # fmt: skip


def changes_since(revision: str, sources: Iterable[str]) -> Changes:
    """What changed in some documents since the commit that they and a revision have in common.

    Raises `RevisionError` where there is no git, no repository or no such revision.
    """
    by_repository: dict[Path, list[str]] = {}
    for source in sources:
        path = Path(os.path.realpath(source))
        if path.exists():
            by_repository.setdefault(_repository(path), []).append(str(path))
    hunks: dict[str, tuple[Hunk, ...]] = {}
    new: set[str] = set()
    for root, paths in by_repository.items():
        base = _base(revision, root)
        relative = [str(Path(path).relative_to(root)) for path in paths]
        options = ["--unified=0", "--no-color", "--no-ext-diff", "--no-textconv",
                   "--find-renames", "--src-prefix=a/", "--dst-prefix=b/"]  # fmt: skip
        found, whole = parse(_git(root, "diff", *options, base))
        hunks |= {str(root / name): each for name, each in found.items()}
        new |= {str(root / name) for name in whole}
        tracked = _git(root, "ls-files", "-z", "--", *relative).split(b"\0")
        known = {str(root / name.decode("utf-8", "surrogateescape")) for name in tracked if name}
        new |= set(paths) - known
    return Changes(hunks, frozenset(new))


def parse(diff: bytes) -> tuple[dict[str, tuple[Hunk, ...]], set[str]]:
    """The hunks of each file of a diff, and the files of which git shows no lines."""
    hunks: dict[str, list[Hunk]] = {}
    whole = set()
    current = None
    for line in diff.split(b"\n"):
        binary = BINARY.match(line)
        hunk = HUNK.match(line)
        if line.startswith(TARGET):
            current = _name(line.removeprefix(TARGET))
        elif line.startswith(b"diff "):
            current = None
        elif binary and current is None:
            whole.add(_name(binary["name"]))
        elif hunk and current:
            count = 1 if hunk["count"] is None else int(hunk["count"])
            hunks.setdefault(current, []).append(Hunk(int(hunk["line"]), count))
    return {name: tuple(each) for name, each in hunks.items()}, whole - {""}


def _name(raw: bytes) -> str:
    """A path as git prints it, `b/` in front, quoted where it holds special characters."""
    name = raw.rstrip(b"\t\r")
    if name.startswith(b'"') and name.endswith(b'"'):
        name = QUOTED.sub(_unescaped, name[1:-1])
    if name == GONE:
        return ""
    return name.removeprefix(b"b/").decode("utf-8", "surrogateescape")


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    return bytes([int(code, 8)]) if len(code) == 3 else ESCAPES.get(code, code)


def _repository(path: Path) -> Path:
    folder = path if path.is_dir() else path.parent
    top = _git(folder, "rev-parse", "--show-toplevel")
    return Path(top.decode("utf-8", "surrogateescape").rstrip("\n"))


def _base(revision: str, root: Path) -> str:
    """The commit to compare with: where this line of work left the revision."""
    if revision.startswith("-") or not revision.strip():
        raise RevisionError(f"--diff {revision}: there is no such revision")
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except RevisionError:
        raise RevisionError(f"--diff {revision}: there is no such revision in {root}") from None
    commit = found.decode().strip()
    try:
        return _git(root, "merge-base", commit, "HEAD").decode().strip()
    except RevisionError:  # histories without a common commit, or a shallow clone
        return commit


def _git(folder: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - no shell
    except OSError:
        raise RevisionError("--diff needs git, which is not installed") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()
        said = reason[0].removeprefix("fatal: ") if reason else f"git {arguments[0]} failed"
        raise RevisionError(f"--diff: {folder}: {said}")
    return done.stdout


def _stretches(finding: Verdict, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """First and last line of the figures of a finding, sentence by sentence."""
    groups: dict[str, list[Place]] = {}
    for claim in finding.claims:
        groups.setdefault(claim.sentence, []).append(claim.place)
    groups.setdefault(finding.sentence, []).append(finding.place)
    for mention in finding.mentions:
        groups.setdefault(finding.sentence, []).append(mention.place)
    for places in groups.values():
        first = min(place.start for place in places)
        last = max(place.end for place in places) - 1
        yield bisect_right(starts, first), bisect_right(starts, max(first, last))


def _meets(hunk: Hunk, first: int, last: int) -> bool:
    if hunk.count:
        return hunk.line <= last and hunk.line + hunk.count > first
    return first <= hunk.line < last  # taken out between this line and the next
