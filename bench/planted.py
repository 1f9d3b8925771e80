"""How many slips planted in whole documents are found, and what else is said of them.

    bench/planted.py [FOLDER...] [--misses]

A folder holds documents NN.md, each with a key NN.key: one slip a line, its figures as they are
printed, ` | ` between them, and a remark behind ` # `. A slip is found where a finding names two of
its figures, or all that the finding has.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import heshu
from heshu.model.findings import Finding

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "planted"
LEAST = 2
"""Figures of a slip that a finding names."""
Span = tuple[int, int]


class Score(NamedTuple):
    """Counts of slips, of those found, and of findings above info that belong to none."""

    slips: int
    found: int
    others: int


def slips(key: str) -> Iterator[list[str]]:
    """The printed figures of each slip of a key."""
    for line in key.splitlines():
        if line.strip():
            yield [figure.strip() for figure in line.partition(" # ")[0].split(" | ")]


def spans(text: str, figures: Sequence[str]) -> list[Span]:
    """Where any of some figures is printed in a text."""
    return [found.span() for each in figures for found in re.finditer(re.escape(each), text)]


def places(finding: Finding) -> list[Span]:
    """Where the figures of a finding stand in the source, claims and dates alike."""
    own = [claim.place for claim in finding.claims]
    own += [mention.place for mention in finding.mentions]
    return [(place.start, place.end) for place in own or [finding.place]]


def names(finding: Finding, printed: Sequence[Span]) -> bool:
    """True where a finding is about a slip whose figures are printed there."""
    own = places(finding)
    hits = sum(any(start < last and first < end for first, last in printed) for start, end in own)
    return hits >= min(LEAST, len(own))


def measure(folder: Path, *, misses: bool = False) -> Score:
    """The counts over the documents of a folder."""
    total = found = others = 0
    for path in sorted(folder.glob("*.md")):
        text = path.read_text(encoding="utf-8")
        findings = heshu.check(text).findings
        used: set[int] = set()
        for figures in slips(path.with_suffix(".key").read_text(encoding="utf-8")):
            printed = spans(text, figures)
            own = {number for number, each in enumerate(findings) if names(each, printed)}
            total, found, used = total + 1, found + bool(own), used | own
            if misses and not own:
                print(f"missed {folder.name}/{path.name}: {' | '.join(figures)}")
        others += sum(
            number not in used and each.severity != "info" for number, each in enumerate(findings)
        )
    return Score(total, found, others)


def folders() -> list[Path]:
    """All folders of documents, in order of their names."""
    return sorted(each for each in FOLDER.iterdir() if each.is_dir())


def main() -> int:
    """Print the counts of each folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folders", nargs="*", type=Path, help="default: all of bench/planted/")
    parser.add_argument("--misses", action="store_true", help="print the slips that are not found")
    options = parser.parse_args()
    for folder in options.folders or folders():
        if not folder.is_dir():
            parser.error(f"no such folder: {folder}")
        score = measure(folder, misses=options.misses)
        print(
            f"{folder.name:8} {score.found} of {score.slips} found, {score.others} other findings"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
