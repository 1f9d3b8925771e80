"""Learn the weights of evidence from annotated English texts, and write them into the pack.

    bench/weights.py [FILE...] [--out PACK.toml] [--cross [NAME...]] [--field FIELD]

Each annotated figure has candidates with traits (`heshu.claims.english.evidence`) and accepted
wordings. The weights are those of a conditional logit over the candidates of each figure with a
Gaussian prior; the likelihood that an accepted candidate is chosen is maximised by L-BFGS.
Source of the model: D. McFadden, Conditional logit analysis of qualitative choice behavior, 1974.

Texts whose names begin with `held` are never learned from, so that their floors are those of
unseen texts. The cases of the casebooks and the examples of the packs are learned from as well, the
ones that would be misread with more heed. `--cross` leaves out each file (or those whose names begin
so) in turn, learns from the others and measures on it. Needs `pip install heshu[weights]`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import numpy as np
from msgspec.structs import replace
from scipy import optimize, sparse

import annotated
import casebook
from heshu import pipeline
from heshu.claims import english
from heshu.claims.attribution import Attribution, Context
from heshu.claims.english.entities import EntityRules, Known
from heshu.claims.english.evidence import (
    Candidate,
    EvidenceRules,
    Figure,
    Options,
    options,
    same,
    weighed,
)
from heshu.engine import prepare
from heshu.languages.pack import FOLDER
from heshu.pack_examples import examples
from heshu.reading import parse

FIELDS = ("entity", "indicator")
PRIOR = 5.0
"""Precision of the Gaussian prior."""
LEAST = 8
"""Figures that show a trait before it is weighed."""
CONTAINED = {"entity": 1.0, "indicator": 0.3}
"""What a wording counts that contains an accepted one or is contained in it."""
SMALLEST = 20
"""Thousandths of a logit; a lighter weight is left out."""
MOST_ROUNDS = 3
"""How often the weights are learned for the sake of the casebooks."""
CASES = annotated.HERE.parent / "tests/cases"
PACK = FOLDER / "en/evidence.toml"
UNWEIGHED = EvidenceRules({}, {})
MARK = "recorded:"
LESSON = "cases"
"""File of what is learned from casebooks and examples."""


class Choice(NamedTuple):
    """One figure: what it may be about, and how right each answer is."""

    file: str
    place: str
    reached: bool
    """The reading of the rules alone is accepted."""
    candidates: tuple[frozenset[str], ...]
    texts: tuple[str, ...]
    right: tuple[float, ...]
    exact: tuple[bool, ...]
    accepted: tuple[bool, ...]
    importance: float = 1.0


class Recorder:
    """Takes down the candidates of each figure while texts are read."""

    def __init__(self) -> None:
        self.taken: list[Options] = []

    def record(
        self,
        figures: Sequence[Figure],
        found: Sequence[Attribution],
        known: Known,
        context: Context,
        rules: EntityRules,
        evidence: EvidenceRules,
    ) -> list[Attribution]:
        """The reading of the rules, with the number under which the candidates are kept."""
        del evidence  # so that what is learned does not depend on what was learned before
        done = weighed(figures, found, known, context, rules, UNWEIGHED)
        marked = []
        for number, (figure, each) in enumerate(zip(figures, found, strict=True)):
            before = done[number - 1] if number else Attribution()
            self.taken.append(options(figure, each, before, known, context, rules))
            told = (*done[number].rules, f"{MARK}{len(self.taken) - 1}")
            marked.append(replace(done[number], rules=told))
        return marked

    def of(self, rules: Iterable[str], field: str) -> Sequence[Candidate]:
        """The candidates of the figure with these rules; none for one that was not weighed."""
        marks = [rule.removeprefix(MARK) for rule in rules if rule.startswith(MARK)]
        if not marks:
            return ()
        taken = self.taken[int(marks[0])]
        return taken.entity if field == "entity" else taken.indicator


def choices(path: Path, field: str) -> Iterator[Choice]:
    """The figures of a file whose field is annotated."""
    recorder = Recorder()
    with patch.object(english, "weighed", recorder.record):
        for document in annotated.read(path):
            rows = annotated.rows_of(document.text)
            for expected, row in annotated.pairs(document.expected, rows):
                accepted = expected.fields.get(field, ())
                if expected.optional or row is None or not accepted:
                    continue
                candidates = recorder.of(row["rules"], field)
                if candidates:
                    reached = annotated.agrees(accepted, row[field])
                    each = _choice(accepted, candidates, CONTAINED[field])
                    place = f"{document.name}: {expected.text}"
                    yield each._replace(file=path.name, place=place, reached=reached)


def _choice(accepted: tuple[str, ...], candidates: Sequence[Candidate], contained: float) -> Choice:
    fits = tuple([annotated.agrees(accepted, each.text) for each in candidates])
    exact = tuple([annotated.agrees(accepted, each.text, exactly=True) for each in candidates])
    partly = contained if any(exact) else 1.0
    right = tuple([1.0 if x else partly * fit for x, fit in zip(exact, fits, strict=True)])
    traits = tuple([each.traits for each in candidates])
    texts = tuple([each.text for each in candidates])
    return Choice("", "", reached=True, candidates=traits, texts=texts, right=right, exact=exact,
                  accepted=fits)  # fmt: skip


def lessons(field: str) -> Iterator[Choice]:
    """The figures of the casebooks and of the examples of the packs whose field is compared."""
    recorder, engine = Recorder(), prepare()
    with patch.object(english, "weighed", recorder.record):
        for place, text, as_of, wanted in _taught():
            extraction = pipeline.extract(parse(text, "-"), replace(engine, as_of=as_of))
            rows = pipeline.tabulate(extraction, engine, mentions=False)
            for row, expected in zip(rows, wanted, strict=False):
                candidates = recorder.of(row.rules, field)
                answer = expected.get(field)
                if answer is None or not candidates or expected.get("text", row.text) != row.text:
                    continue
                fits = tuple([each.text == answer for each in candidates])
                yield _choice((answer,), candidates, 0.0)._replace(
                    file=LESSON, place=place, exact=fits, accepted=fits,
                    right=tuple(map(float, fits)),
                )  # fmt: skip


def _taught() -> Iterator[tuple[str, str, date | None, list[dict[str, str]]]]:
    """Place, text, day and expected rows of each case and example in English."""
    for path in sorted(CASES.glob("*.en.md")):
        for case in casebook.read(path):
            yield case.id, case.passage, case.as_of, list(case.rows or ())
    for path in sorted(PACK.parent.glob("*.toml")):
        for example in examples(path):
            yield example.entry, example.text, None, [example.expected]


def learn(data: Sequence[Choice]) -> dict[str, int]:
    """The weights of the traits, in thousandths of a logit."""
    useful = [each for each in data if any(each.right)]
    counts = Counter(trait for each in useful for trait in set().union(*each.candidates))
    traits = sorted(trait for trait, count in counts.items() if count >= LEAST)
    index = {trait: number for number, trait in enumerate(traits)}
    table = _matrix([shown for each in useful for shown in each.candidates], index)
    right = np.array([value for each in useful for value in each.right])
    heed = np.array([each.importance for each in useful])
    sizes = [len(each.candidates) for each in useful]
    group = np.repeat(np.arange(len(useful)), sizes)
    starts = np.r_[0, np.cumsum(sizes)[:-1]]

    def loss(weights: Any) -> tuple[float, Any]:
        scores = table @ weights
        powers = np.exp(scores - np.maximum.reduceat(scores, starts)[group])
        whole = np.add.reduceat(powers, starts)
        good = np.add.reduceat(powers * right, starts) + 1e-12
        value = (heed * (np.log(whole) - np.log(good))).sum()
        slope = table.T @ (heed[group] * powers * (1 / whole[group] - right / good[group]))
        return value + PRIOR / 2 * weights @ weights, slope + PRIOR * weights

    start = np.zeros(len(traits))
    best = optimize.minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 200})
    rounded = {trait: round(1000 * float(best.x[number])) for trait, number in index.items()}
    return {trait: value for trait, value in rounded.items() if abs(value) >= SMALLEST}


def _matrix(rows: Iterable[Iterable[str]], index: dict[str, int]) -> Any:
    """A row for each candidate, a column for each trait."""
    columns: list[int] = []
    ends = [0]
    for row in rows:
        columns += sorted(index[trait] for trait in row if trait in index)
        ends.append(len(columns))
    shape = (len(ends) - 1, len(index))
    return sparse.csr_matrix((np.ones(len(columns)), columns, ends), shape=shape)


def learn_all(data: Sequence[Choice], field: str) -> tuple[dict[str, int], list[Choice]]:
    """The weights, learned again with more heed to the lessons that are misread, and those left."""
    data = list(data)
    weights: dict[str, int] = {}
    wrong: list[int] = []
    for _ in range(MOST_ROUNDS):
        weights = learn(data)
        wrong = [n for n, each in enumerate(data) if _is_misread(each, weights, field)]
        for number in wrong:
            data[number] = data[number]._replace(importance=data[number].importance * 2)
    return weights, [data[number] for number in wrong]


def _is_misread(each: Choice, weights: dict[str, int], field: str) -> bool:
    """Whether a lesson is read wrongly; whose it is may be told in the wording of the rules."""
    if each.file != LESSON or not any(each.exact):
        return False
    number = chosen(each, weights)
    wanted = each.texts[each.exact.index(True)]
    return not (each.exact[number] or (field == "entity" and same(each.texts[number], wanted)))


def chosen(each: Choice, weights: dict[str, int]) -> int:
    """The index of the candidate that weighs most."""
    sums = [sum(weights.get(trait, 0) for trait in traits) for traits in each.candidates]
    return sums.index(max(sums))


def cross(data: Sequence[Choice], field: str, only: tuple[str, ...]) -> None:
    """Learn without each file and measure on it."""
    for file in sorted({each.file for each in data} - {LESSON}):
        if only and not file.startswith(only):
            continue
        weights, _ = learn_all([each for each in data if each.file != file], field)
        here = [each for each in data if each.file == file]
        numbers = [chosen(each, weights) for each in here]
        right = sum(each.accepted[n] for each, n in zip(here, numbers, strict=True)) / len(here)
        exact = sum(each.exact[n] for each, n in zip(here, numbers, strict=True)) / len(here)
        now = sum(each.reached for each in here) / len(here)
        print(
            f"{field} {file} ({len(here)}): rules {now:.3f}  weighed {right:.3f}  exactly {exact:.3f}"
        )


def write(path: Path, field: str, weights: dict[str, int]) -> None:
    """Replace the values of one table of a pack file; its note and examples stay."""
    text = path.read_text(encoding="utf-8")
    head = "[weights.values]\n"
    start = text.index(head, text.index(f'name = "{field}"')) + len(head)
    end = text.find("\n[[", start - 1)
    lines = [f'"{trait}" = {value}\n' for trait, value in sorted(weights.items())]
    rest = text[end:] if end >= 0 else ""
    path.write_text(text[:start] + "".join(lines) + rest, encoding="utf-8")


def main() -> int:
    """Learn from the files, or measure how well that can be done."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="default: bench/annotated/*.en.txt")
    parser.add_argument("--out", type=Path, default=PACK, help="the pack file to write into")
    parser.add_argument("--cross", nargs="*", metavar="NAME", help="measure instead of writing")
    parser.add_argument("--field", choices=FIELDS)
    options = parser.parse_args()
    files = options.files or sorted(annotated.FOLDER.glob("*.en.txt"))
    for field in [options.field] if options.field else FIELDS:
        taught = list(lessons(field))
        if options.cross is not None:
            data = [each for file in files for each in choices(file, field)]
            cross(data + taught, field, tuple(options.cross))
            continue
        kept = [file for file in files if not file.name.startswith("held")]
        data = [each for file in kept for each in choices(file, field)]
        weights, wrong = learn_all(data + taught, field)
        write(options.out, field, weights)
        print(f"{field}: {len(weights)} weights from {len(data)} figures and {len(taught)} lessons")
        print(*[f"  misread: {each.place}" for each in wrong], sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
