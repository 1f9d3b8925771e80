"""How fast `heshu` is: a megabyte of invented news in each language, and the start of the program.

Beside the pipeline stand baselines measured in the same run: reading the file, and one flat
regular expression that finds digits and knows nothing of what they mean. Each figure is the best
of several runs, because everything else on the machine can only make one slower.
"""

from __future__ import annotations

import argparse
import compileall
import gc
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import english_news
import heshu
import news
from heshu import checks, pipeline
from heshu.cli.entry import GARBAGE
from heshu.engine import prepare
from heshu.model.texts import LanguageCode
from heshu.reading import read
from heshu.relations import relate

ROOT = Path(__file__).resolve().parent.parent
HESHU = Path(sys.executable).parent / "heshu"
MEGABYTE = 1_000_000
WRITERS: Mapping[LanguageCode, Callable[[int], str]] = {
    "zh": news.write, "en": english_news.write,
}  # fmt: skip
FLAT = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?(?:万|亿)?(?:%|元|人|吨|个|家|户|种|公里|平方米)?")
"""What a script of one line would use."""


def best(times: int, work: Callable[[], object]) -> float:
    """Seconds of the fastest of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return min(taken)


def command(*arguments: str | Path) -> Callable[[], object]:
    """A run of the program, its output thrown away."""
    line = [str(HESHU), *map(str, arguments)]
    return lambda: subprocess.run(line, check=True, stdout=subprocess.DEVNULL)


def throughput(path: Path, language: LanguageCode, times: int) -> list[tuple[str, float, str]]:
    """Name, seconds and a remark for each way to go through the text."""
    text = path.read_text(encoding="utf-8")
    engine = prepare(language)
    engine.rules(language)

    def extract() -> list[object]:
        extraction = pipeline.extract(read(str(path)), engine, alone=False)
        return list(pipeline.tabulate(extraction, engine))

    rows = len(extract())
    taken = best(times, extract)
    checked = best(times, lambda: pipeline.check(read(str(path)), engine, checks.Selection()))
    extraction = pipeline.extract(read(str(path)), engine)
    rules = {language: engine.rules(language).relations}
    relating = best(times, lambda: relate(extraction.statements, rules))
    relations = extraction.relations
    checking = best(times, lambda: checks.run(relations, checks.Selection()))
    size = f"{len(text.encode()) / MEGABYTE:.2f} MB, {len(text):,} characters"
    return [
        ("read the file", best(times, lambda: path.read_text(encoding="utf-8")), size),
        ("flat regex over the text", best(times, lambda: FLAT.findall(text)),
         f"{len(FLAT.findall(text)):,} strings of digits, no meaning"),
        ("extract, in process", taken, f"{rows:,} claims, {1e6 * taken / rows:.0f} µs each"),
        ("check, in process", checked, f"{100 * (checked - taken) / taken:.0f} % on top of extract"),
        ("relate what was extracted", relating, f"{len(relations):,} relations"),
        ("check what was related", checking, "most agree, as in edited text"),
        ("heshu extract FILE", best(times, command("extract", "--format", "csv", path)),
         "with start-up and CSV"),
    ]  # fmt: skip


def start_up(times: int) -> list[tuple[str, float, str]]:
    """The same for short runs of the program and, as their floor, of Python itself."""
    page = ROOT / "seeds" / "city-news.md"
    python = [sys.executable, "-c", "pass"]
    return [
        ("python -c pass", best(times, lambda: subprocess.run(python, check=True)), "floor"),
        ("heshu --help", best(times, command("--help")), ""),
        ("heshu extract PAGE", best(times, command("extract", "--format", "csv", page)),
         "the sample newspaper page"),
        ("heshu check --exit-zero PAGE", best(times, command("check", "--exit-zero", page)), ""),
    ]  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--times", type=int, default=5, help="runs of which the best counts")
    parser.add_argument("--size", type=int, default=MEGABYTE, help="bytes of news")
    options = parser.parse_args()
    gc.set_threshold(GARBAGE)  # as the program does
    # As `pip` does when it installs; an environment may keep Python from doing so by itself.
    compileall.compile_dir(Path(heshu.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        for language, write in WRITERS.items():
            path = Path(folder) / f"news.{language}.md"
            path.write_text(write(options.size), encoding="utf-8")
            _print(throughput(path, language, options.times))
    _print(start_up(options.times))


def _print(measured: list[tuple[str, float, str]]) -> None:
    for name, seconds, remark in measured:
        print(f"{name:30} {1000 * seconds:8.1f} ms  {remark}", flush=True)
    print()


if __name__ == "__main__":
    main()
