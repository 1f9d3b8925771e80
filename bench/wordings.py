"""How many ordinary wordings of each check are read, whatever words stand in them.

    bench/wordings.py [FILE...] [--only CODE] [--misses] [--fillings N]

The files of `bench/wordings/` are lines of fields with a tab between: `CODE`, a wrong sentence and
the same with right figures, or `-CODE` and a sound sentence that only looks wrong. A slot in
curly braces stands for each word of a class in `words.toml`. A wording counts as found where its
check reports every filling, as flagged where one filling of the sound sentence is reported.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sentences import FAMILY, Case, Score, existing, is_reported, print_score

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "wordings"
SLOT = re.compile(r"\{(\w+)\}")
FILLINGS = 3
"""Fillings of a wording that has slots, where no other number is asked for."""

Words = Mapping[str, Sequence[str]]


class Wording(NamedTuple):
    """A sentence with slots, the check it was written for, and whether that is to speak."""

    code: str
    wrong: bool
    text: str
    language: str


def read(path: Path) -> Iterator[Wording]:
    """The wordings of a file; its language stands before the suffix: `changes.zh.tsv`."""
    language = path.stem.rpartition(".")[2]
    for printed in filter(None, path.read_text(encoding="utf-8").splitlines()):
        code, *texts = printed.split("\t")
        if not code.startswith("-"):
            yield Wording(code, wrong=True, text=texts[0], language=language)
        yield Wording(code.lstrip("-"), wrong=False, text=texts[-1], language=language)


def filled(wording: Wording, words: Words, fillings: int) -> Iterator[Case]:
    """The sentences of a wording, each slot with another word each time."""
    slots = list(dict.fromkeys(SLOT.findall(wording.text)))
    for number in range(fillings if slots else 1):
        filling = {
            slot: words[slot][(number + at) % len(words[slot])] for at, slot in enumerate(slots)
        }
        text = _opened(wording.text.format(**filling)).replace("\\n", "\n") + "\n"
        yield Case(wording.code, wording.wrong, text, wording.language)


def _opened(text: str) -> str:
    """The sentence with a capital at its head, and none of an article further on."""
    text = re.sub(r"(?<=[a-z,] )The (?=company|museum|council|county|region)", "the ", text)
    return text[:1].upper() + text[1:]


def measure(wordings: Iterable[Wording], fillings: int, *, misses: bool = False) -> Score:
    """Counts for each family of checks."""
    classes = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
    score = Score(Counter(), Counter(), Counter(), Counter())
    for wording in wordings:
        cases = list(filled(wording, classes[wording.language], fillings))
        other = [case for case in cases if is_reported(case) != wording.wrong]
        reported = not other if wording.wrong else bool(other)
        family = wording.code[:FAMILY]
        (score.wrong if wording.wrong else score.sound)[family] += 1
        (score.found if wording.wrong else score.flagged)[family] += reported
        if misses and other:
            told = f"{'missed' if wording.wrong else 'flagged'} {len(other)}/{len(cases)}"
            print(f"{told} {wording.code}: {other[0].text.strip()!r}", flush=True)
    return score


def shares(path: Path) -> dict[str, float]:
    """The part of the wrong wordings of a file that is found, of the sound ones left alone."""
    score = measure(read(path), FILLINGS)
    sound = score.sound.total()
    return {
        "found": score.found.total() / score.wrong.total(),
        "left alone": (sound - score.flagged.total()) / sound,
    }


def files() -> list[Path]:
    """All files of wordings, in order of their names."""
    return sorted(FOLDER.glob("*.tsv"))


def main() -> int:
    """Print the counts of each family and file."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("files", nargs="*", type=Path, help="default: all of bench/wordings/")
    parser.add_argument("--only", default="", help="codes that begin so")
    parser.add_argument("--misses", action="store_true", help="print what is read otherwise")
    parser.add_argument("--fillings", type=int, default=FILLINGS, help="of a wording with slots")
    options = parser.parse_args()
    for path in existing(parser, options.files) or files():
        wordings = [each for each in read(path) if each.code.startswith(options.only)]
        score = measure(wordings, options.fillings, misses=options.misses)
        print_score(path.name, score)
    return 0


if __name__ == "__main__":
    sys.exit(main())
