"""A baseline: the findings that a project has today, so that only new ones are told.

`.heshu-baseline.json` lists fingerprints with what they stand for, so that a person can read it
and a change of it can be reviewed. Text that moves keeps its entries; a figure that is edited
wakes its finding, and the entry that no finding fits any more is stale.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct

from heshu.fingerprints import fingerprint
from heshu.model.findings import Finding

NAME = ".heshu-baseline.json"
SCHEMA_VERSION = "1.0"


class BaselineError(Exception):
    """A baseline that cannot be read: one line that names the file."""


class Entry(Struct, frozen=True, order=True):
    """A known finding."""

    path: str
    """Of the document, relative to the root of the project, with `/`."""
    code: str
    fingerprint: str
    figures: list[str]
    message: str
    count: int = 1
    """How many findings of the document have this fingerprint."""


class Baseline(Struct, frozen=True):
    """The file as a whole."""

    schema_version: str
    generator: str
    findings: list[Entry]

    def counts(self) -> dict[str, int]:
        """Fingerprint -> how many findings are known by it."""
        return {entry.fingerprint: entry.count for entry in self.findings}


def read(path: Path) -> Baseline:
    """The baseline in a file; raises `BaselineError`."""
    try:
        baseline = msgspec.json.decode(path.read_bytes(), type=Baseline)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BaselineError(f"{path}: cannot read the baseline: {reason}") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BaselineError(f"{path}: not a baseline of heshu: {error}") from None
    if baseline.schema_version.partition(".")[0] != SCHEMA_VERSION.partition(".")[0]:
        version = baseline.schema_version
        raise BaselineError(f"{path}: version {version} of the baseline, expected {SCHEMA_VERSION}")
    return baseline


def text_of(entries: Iterable[Entry], version: str) -> str:
    """The file for some entries, one a line in order of path, so that a diff is readable."""
    lines = ",\n".join(msgspec.json.encode(entry).decode() for entry in sorted(entries))
    return (
        f'{{\n"schema_version": "{SCHEMA_VERSION}",\n"generator": "heshu {version}",\n'
        f'"findings": [\n{lines}\n]\n}}\n'
    )


def entries_of(findings: Iterable[Finding], path: str) -> list[Entry]:
    """The entries for the findings of one document."""
    made: dict[str, Entry] = {}
    counts: Counter[str] = Counter()
    for finding in findings:
        key = fingerprint(finding, path)
        counts[key] += 1
        figures = [claim.quantity.text for claim in finding.claims]
        figures += [mention.text for mention in finding.mentions]
        made[key] = Entry(path, finding.code, key, figures, finding.message, counts[key])
    return list(made.values())


def parted(
    findings: Sequence[Finding], path: str, known: Mapping[str, int]
) -> tuple[list[Finding], list[Finding]]:
    """The findings that are new, and those that the baseline knows, each entry used up once."""
    new, old = [], []
    left = dict(known)
    for finding in findings:
        key = fingerprint(finding, path)
        if left.get(key, 0):
            left[key] -= 1
            old.append(finding)
        else:
            new.append(finding)
    return new, old


def stale(
    baseline: Baseline, seen: Iterable[Entry], checked: Collection[str], root: Path
) -> list[Entry]:
    """The entries that no finding fits, of documents that were checked or are gone.

    The count of an entry is how many findings too many it stands for.
    """
    met = {entry.fingerprint: entry.count for entry in seen}
    return [
        msgspec.structs.replace(entry, count=entry.count - met.get(entry.fingerprint, 0))
        for entry in baseline.findings
        if entry.count > met.get(entry.fingerprint, 0)
        and (entry.path in checked or not (root / entry.path).exists())
    ]


def pruned(baseline: Baseline, gone: Iterable[Entry]) -> list[Entry]:
    """The entries without those that are stale."""
    fewer = {entry.fingerprint: entry.count for entry in gone}
    left = [
        msgspec.structs.replace(entry, count=entry.count - fewer.get(entry.fingerprint, 0))
        for entry in baseline.findings
    ]
    return [entry for entry in left if entry.count > 0]


def updated(
    baseline: Baseline, seen: Sequence[Entry], checked: Collection[str], root: Path
) -> list[Entry]:
    """The findings of the documents that were checked, and the entries of the others that exist."""
    kept = [
        entry
        for entry in baseline.findings
        if entry.path not in checked and (root / entry.path).exists()
    ]
    return [*kept, *seen]
