"""Measure what figures are read to be about, on texts of our own with the answers written in.

    bench/annotated.py [FILE...] [--errors] [--only WORD] [--json OUT]

A file of `bench/annotated/` holds documents, each under a line `## name`. A figure stands in
braces with its fields between bars, the first the figure as printed:

    Fares rose {5 percent|fares; bus fares|Acme City|last year|increase-by|forecast}.

Each field lists accepted wordings, the best first. `=` repeats the field of the figure before, an
empty field is not measured (an empty change says that there is none). The fields are indicator,
entity, period, change, modality and basis; those at the end may be left out. A field `?` behind the
figure says that reasonable readers differ, so that it is left out. Wordings count as equal when
one contains the other; `indicator` alone is also measured exactly.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple, get_args

import heshu
from heshu.model.figures import Basis, ChangeKind, Modality

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "annotated"
FIELDS = ("indicator", "entity", "period", "change", "modality", "basis")
CHANGES = frozenset(get_args(ChangeKind))
MODALITIES = frozenset(get_args(Modality))
BASES = frozenset(get_args(Basis))
MARKED = re.compile(r"\{([^{}]*)\}")
IGNORED = re.compile(r"[\s“”\"'‘’《》「」,，、。:：()（）]+")
SHORTEST = 2
"""Characters of a wording that may be contained in another."""


class Expected(NamedTuple):
    """One figure with its place in the text and the answers."""

    start: int
    end: int
    text: str
    fields: dict[str, tuple[str, ...]]
    optional: bool


class Annotated(NamedTuple):
    """One document without its marks, and the figures that were marked."""

    name: str
    text: str
    expected: tuple[Expected, ...]


def read(path: Path) -> Iterator[Annotated]:
    """The documents of a file."""
    for part in re.split(r"(?m)^## ", path.read_text(encoding="utf-8"))[1:]:
        name, _, body = part.partition("\n")
        yield document(name.strip(), body.strip() + "\n")


def document(name: str, marked: str) -> Annotated:
    """A document with its marks taken out."""
    pieces: list[str] = []
    expected: list[Expected] = []
    done = length = 0
    before: dict[str, tuple[str, ...]] = {}
    for match in MARKED.finditer(marked):
        pieces.append(marked[done : match.start()])
        length += match.start() - done
        figure, *given = match[1].split("|")
        pieces.append(figure)
        optional = given == ["?"]
        fields = {} if optional else _fields(given, before, f"{name}: {figure}")
        expected.append(Expected(length, length + len(figure), figure, fields, optional))
        before = fields or before
        length += len(figure)
        done = match.end()
    pieces.append(marked[done:])
    return Annotated(name, "".join(pieces), tuple(expected))


def _fields(
    given: list[str], before: dict[str, tuple[str, ...]], where: str
) -> dict[str, tuple[str, ...]]:
    """The answers for one figure, `=` taken from the figure before."""
    if len(given) > len(FIELDS):
        sys.exit(f"annotated: {where}: more fields than {', '.join(FIELDS)}")
    fields: dict[str, tuple[str, ...]] = {}
    for name, field in zip_longest(FIELDS, given, fillvalue=""):
        wordings = tuple(wording.strip() for wording in field.split(";") if wording.strip())
        fields[name] = before.get(name, ()) if wordings == ("=",) else wordings
    for name, known in (("change", CHANGES), ("modality", MODALITIES), ("basis", BASES)):
        if set(fields[name]) - known:
            sys.exit(f"annotated: {where}: {fields[name][0]} is no {name}")
    return fields


def folded(text: object) -> str:
    """A wording without case, spaces and quotation marks."""
    return IGNORED.sub("", unicodedata.normalize("NFKC", str(text or "")).casefold())


def agrees(accepted: Iterable[str], got: object, *, exactly: bool = False) -> bool:
    """Whether a reading is one of the accepted wordings, or contains or is contained in one."""
    reading = folded(got)
    for wording in map(folded, accepted):
        if reading and (wording == reading):
            return True
        shorter = min(len(wording), len(reading))
        if not exactly and shorter >= SHORTEST and (wording in reading or reading in wording):
            return True
    return False


def pairs(
    expected: tuple[Expected, ...], rows: list[dict[str, Any]]
) -> list[tuple[Expected, dict[str, Any] | None]]:
    """Each figure with the row whose span overlaps it most."""
    free = list(rows)
    found: list[tuple[Expected, dict[str, Any] | None]] = []
    for figure in expected:
        overlaps = [
            (min(figure.end, row["end"]) - max(figure.start, row["start"]), number)
            for number, row in enumerate(free)
        ]
        best = max(overlaps, default=(0, -1), key=lambda each: (each[0], -each[1]))
        found.append((figure, free.pop(best[1]) if best[0] > 0 else None))
    return found


class Tally:
    """Counts of figures that were measured and that agree, with the differences."""

    def __init__(self) -> None:
        self.seen: Counter[str] = Counter()
        self.right: Counter[str] = Counter()
        self.differences: list[str] = []

    def add(self, document: Annotated, rows: list[dict[str, Any]]) -> None:
        """Measure one document."""
        matched = pairs(document.expected, rows)
        taken = {id(row) for _, row in matched}
        for figure, row in matched:
            if not figure.optional:
                self.seen["found"] += 1
                self.right["found"] += row is not None
                if row is None:
                    self.differences.append(f"{document.name}: missing {figure.text!r}")
                else:
                    self._compare(document.name, figure, row)
        for row in rows:
            if id(row) not in taken:
                self.seen["spurious"] += 1
                self.differences.append(f"{document.name}: spurious {row['text']!r}")

    def _compare(self, name: str, figure: Expected, row: dict[str, Any]) -> None:
        for field, accepted in figure.fields.items():
            if not accepted and field not in ("change", "modality"):
                continue
            self._count(name, field, figure, row, accepted)
        if figure.fields.get("indicator"):
            self.seen["indicator exactly"] += 1
            self.right["indicator exactly"] += agrees(
                figure.fields["indicator"], row["indicator"], exactly=True
            )

    def _count(
        self,
        name: str,
        field: str,
        figure: Expected,
        row: dict[str, Any],
        accepted: tuple[str, ...],
    ) -> None:
        got = row["period_text"] or row["period"] if field == "period" else row[field]
        if field in ("change", "modality", "basis"):
            usual = "stated" if field == "modality" else ""
            held = (got or usual) in (accepted or (usual,))
        else:
            held = agrees(accepted, got)
        self.seen[field] += 1
        self.right[field] += held
        if not held:
            rules = [rule for rule in row.get("rules", ()) if rule.startswith(("en:", "zh:", "ta"))]
            wanted = "; ".join(accepted)
            self.differences.append(
                f"{name}: {field} of {figure.text!r}: {got!r}, not {wanted!r} {rules}"
            )

    def shares(self) -> dict[str, float]:
        """The share of each field that agrees, and the number of rows that nothing asked for."""
        shares = {field: self.right[field] / seen for field, seen in sorted(self.seen.items())}
        shares["spurious"] = float(self.seen["spurious"])
        return shares


def rows_of(text: str) -> list[dict[str, Any]]:
    """The claims of a text as dictionaries, with their rules."""
    columns = ("start", "end", "text", "period_text", "rules", *FIELDS)
    return [{name: getattr(row, name) for name in columns} for row in heshu.extract(text)]


def files() -> list[Path]:
    """The annotated files of this folder."""
    return sorted(FOLDER.glob("*.txt"))


def measure(path: Path, only: str = "") -> Tally:
    """How the documents of a file whose names begin with `only` are read."""
    tally = Tally()
    for each in read(path):
        if each.name.startswith(only):
            tally.add(each, rows_of(each.text))
    return tally


def main() -> int:
    """Measure the files and print the shares."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="default: bench/annotated/*.txt")
    parser.add_argument("--errors", action="store_true", help="print every difference")
    parser.add_argument("--only", default="", help="only documents whose name begins so")
    parser.add_argument("--json", type=Path, help="write the shares here")
    options = parser.parse_args()
    reached: dict[str, dict[str, float]] = {}
    for path in options.files or files():
        tally = measure(path, options.only)
        reached[path.name] = tally.shares()
        if options.errors:
            print(*tally.differences, sep="\n")
        shown = "  ".join(f"{name} {share:.3f}" for name, share in reached[path.name].items())
        print(f"{path.name} ({tally.seen['found']} figures): {shown}")
    if options.json:
        options.json.write_text(json.dumps(reached, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
