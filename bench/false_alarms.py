"""Every finding on clean text, for a person to judge, and how many there are.

    bench/false_alarms.py [FILE_OR_FOLDER ...]

Without arguments the passages of this folder, whose figures all agree, the annotated and the clean
texts.
Usage (STY) is counted apart: it is about style, not about figures.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

from heshu import pipeline
from heshu.checks import Selection
from heshu.engine import Engine, prepare
from heshu.model.findings import Finding
from heshu.reading import parse

HERE = Path(__file__).resolve().parent
PER = 10_000
"""Characters that findings are counted by."""
MARKED = re.compile(r"\{([^{}|]*)\|[^{}]*\}")
"""A figure of the annotated texts with what is said about it."""
SUFFIXES = (".txt", ".md")


def files(arguments: list[str]) -> list[Path]:
    """The files to read, those of folders sorted."""
    given = [Path(argument) for argument in arguments] or [
        HERE / "passages.zh.md", HERE / "passages.en.md", HERE / "annotated", HERE / "clean",
    ]  # fmt: skip
    found: list[Path] = []
    for path in given:
        below = sorted(each for each in path.rglob("*") if _is_text(each))
        found += below if path.is_dir() else [path]
    return found


def _is_text(path: Path) -> bool:
    return path.suffix in SUFFIXES and path.name != "README.md"


def silent_share(folder: Path) -> float:
    """The part of the texts of a folder without a finding above info, usage apart."""
    engine = prepare()
    alarmed = [
        any(_is_alarm(each) for each in findings(path, engine)[1]) for path in files([str(folder)])
    ]
    return alarmed.count(False) / len(alarmed)


def _is_alarm(finding: Finding) -> bool:
    return finding.severity != "info" and not finding.code.startswith("STY")


def findings(path: Path, engine: Engine) -> tuple[int, tuple[Finding, ...]]:
    """Length of a text and what is found in it."""
    text = MARKED.sub(r"\1", path.read_text(encoding="utf-8"))
    done = pipeline.check(parse(text, str(path)), engine, Selection())
    if done.outcome.faults:
        sys.exit(done.outcome.faults[0].traceback)
    return len(text), done.outcome.findings


def main() -> int:
    """Print every finding and the rates."""
    engine = prepare()
    length = silent = 0
    counts: Counter[str] = Counter()
    paths = files(sys.argv[1:])
    for path in paths:
        size, found = findings(path, engine)
        length += size
        kinds = ["usage" if each.code.startswith("STY") else each.severity for each in found]
        counts.update(kinds)
        silent += not set(kinds) - {"usage"}
        for each in found:
            place = each.place
            print(f"{path.name}:{place.line}:{place.column}: {each.code} {each.severity} "
                  f"{each.message}")  # fmt: skip
    print(f"{len(paths)} texts, {length:,} characters, {silent} without a finding")
    for kind in ("error", "warning", "info", "usage"):
        print(f"{kind:8} {counts[kind]:4} {counts[kind] * PER / max(length, 1):8.2f} per {PER:,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
