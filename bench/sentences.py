"""How many slips of one sentence are found, and how many sound sentences are left alone.

    bench/sentences.py [FILE...] [--only CODE] [--misses]

The files of `bench/sentences/` are lines `CODE text` and `-CODE text`. A text is found where its
check reports it, whatever the severity; a sound text counts as flagged where its own check says
anything, or any other check more than info.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import heshu
from heshu.checks import catalogue

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "sentences"
OPT_IN = frozenset(item.check.code for item in catalogue() if item.check.opt_in)
FAMILY = 3
"""Letters of a code that name its family."""


class Case(NamedTuple):
    """A text, the check it was written for, and whether that check is to speak."""

    code: str
    wrong: bool
    text: str
    language: str


class Score(NamedTuple):
    """Counts of the wrong texts and of those found, of the sound ones and of those flagged."""

    wrong: Counter[str]
    found: Counter[str]
    sound: Counter[str]
    flagged: Counter[str]


def read(path: Path) -> Iterator[Case]:
    """The cases of a file; its language stands before the suffix: `study.zh.txt`."""
    language = path.stem.rpartition(".")[2]
    for line in path.read_text(encoding="utf-8").splitlines():
        code, _, text = line.strip().partition(" ")
        if text:
            whole = text.replace("\\n", "\n") + "\n"
            yield Case(code.lstrip("-"), not code.startswith("-"), whole, language)


def is_reported(case: Case) -> bool:
    """Whether the check of a case speaks, or for a sound text any check above info."""
    select = (case.code,) if case.code in OPT_IN else ()
    findings = heshu.check(case.text, language=case.language, select=select).findings
    own = any(each.code == case.code for each in findings)
    return own or (not case.wrong and any(each.severity != "info" for each in findings))


def measure(cases: Iterable[Case], *, misses: bool = False) -> Score:
    """Counts for each family of checks."""
    score = Score(Counter(), Counter(), Counter(), Counter())
    for case in cases:
        family, reported = case.code[:FAMILY], is_reported(case)
        (score.wrong if case.wrong else score.sound)[family] += 1
        (score.found if case.wrong else score.flagged)[family] += reported
        if misses and reported != case.wrong:
            print(f"{'missed' if case.wrong else 'flagged'} {case.code}: {case.text.strip()}")
    return score


def shares(path: Path) -> dict[str, float]:
    """The part of the wrong texts of a file that is found, of the sound ones that is left alone."""
    score = measure(read(path))
    sound = score.sound.total()
    return {
        "found": score.found.total() / score.wrong.total(),
        "left alone": (sound - score.flagged.total()) / sound,
    }


def files() -> list[Path]:
    """All files of cases, in order of their names."""
    return sorted(FOLDER.glob("*.txt"))


def main() -> int:
    """Print the counts of each family and file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="default: all of bench/sentences/")
    parser.add_argument("--only", default="", help="codes that begin so")
    parser.add_argument("--misses", action="store_true", help="print what is read otherwise")
    options = parser.parse_args()
    for path in existing(parser, options.files) or files():
        cases = [case for case in read(path) if case.code.startswith(options.only)]
        score = measure(cases, misses=options.misses)
        print_score(path.name, score)
    return 0


def print_score(name: str, score: Score) -> None:
    """Print the counts of each family, and of all."""
    print(f"{name:16}{'found':>14}{'sound flagged':>16}")
    for family in sorted(score.wrong | score.sound):
        print(_line(family, score, family))
    print(_line("all", score))


def existing(parser: argparse.ArgumentParser, paths: list[Path]) -> list[Path]:
    """The files that were asked for; ends with one line and exit code 2 where one is missing."""
    missing = [str(path) for path in paths if not path.is_file()]
    if missing:
        parser.error(f"no such file: {missing[0]}")
    return paths


def _line(name: str, score: Score, family: str = "") -> str:
    """A line of the printed counts: of one family, or of all."""
    wrong, found, sound, flagged = (each[family] if family else each.total() for each in score)
    return f"{name:16}{f'{found}/{wrong}':>14}{f'{flagged}/{sound}':>16}"


if __name__ == "__main__":
    sys.exit(main())
