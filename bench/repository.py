"""How fast `heshu check` is on a repository: 300 invented Markdown files of news.

    bench/repository.py              measure, with one, two and eight processes
    bench/repository.py --write DIR  write the files and leave them there

Each file is about 3 kB of articles with a list and a table, one in ten with a slip. Each figure
is the best of several runs of the command itself; rules are compiled by a run before. `anew` reads
every file, `warm` finds the results that the run before has kept, `changed` all but one in ten.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import news

HESHU = Path(sys.executable).parent / "heshu"
FILES = 300
SIZE = 3000
"""Bytes of UTF-8 of each file."""
SLIP_EVERY = 10
UNRELATED = ("个百分点", "户均")
"""Of these sentences the figures are drawn at random and do not agree; edited texts have few."""
SLIP = "产量从{start}万吨增加到{end}万吨，增长90%。"
TABLE = "| 项目 | 数量 |\n|---|---|\n| 充电桩 | {first}个 |\n| 水库 | {second}座 |\n"


def write(folder: Path, files: int = FILES) -> list[Path]:
    """Write the files, the same ones each time; returns their paths."""
    lines = [edited(line) for line in news.write(files * SIZE).splitlines()]
    share = len(lines) // files
    paths = []
    for number in range(files):
        own = [line for line in lines[number * share : (number + 1) * share] if line.strip()]
        middle = len(own) // 2
        parts = [f"# 第{number + 1}篇", *own[:middle], f"## 数据 {number + 1}"]
        parts += ["\n".join(f"- {line}" for line in own[middle : middle + 3])]
        parts += [TABLE.format(first=number * 7 + 40, second=number + 3), *own[middle + 3 :]]
        if number % SLIP_EVERY == 0:
            parts.append(SLIP.format(start=number + 10, end=number + 13))
        path = folder / f"{number // 50:02}" / f"{number:03}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n\n".join(parts) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def edited(line: str) -> str:
    """The line without the sentences whose figures cannot agree."""
    sentences = line.split("。")
    return "。".join(each for each in sentences if not any(word in each for word in UNRELATED))


def seconds(
    folder: Path, jobs: int, times: int, cache: Path | None = None, changing: Sequence[Path] = ()
) -> tuple[float, bytes]:
    """Seconds of the fastest run over all files, and what it printed.

    Results are kept in `cache`; before each run a blank line is put behind the files `changing`.
    """
    keep = ["--no-cache"] if cache is None else ["--cache-dir", str(cache)]
    command = [str(HESHU), "check", str(folder), "--isolated", "--output-format", "concise",
               "--jobs", str(jobs), *keep]  # fmt: skip
    taken, printed = [], b""
    for _ in range(times):
        for path in changing:
            path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False)
        taken.append(time.perf_counter() - start)
        printed = done.stdout
    return min(taken), printed


def main() -> None:
    """Write the files and measure."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--write", type=Path, help="write the files there and do no more")
    options.add_argument("--times", type=int, default=5, help="runs of each measurement")
    given = options.parse_args()
    if given.write:
        print(f"wrote {len(write(given.write))} files")
        return
    with tempfile.TemporaryDirectory() as parent:
        folder, cache = Path(parent) / "pages", Path(parent) / "cache"
        paths = write(folder)
        size = sum(path.stat().st_size for path in paths)
        print(f"{len(paths)} files, {size / 1e6:.2f} MB")
        seconds(folder, 1, 1, cache)
        printed = set()
        for jobs in (1, 2, 8):
            anew, text = seconds(folder, jobs, given.times)
            warm, again = seconds(folder, jobs, given.times, cache)
            some, edited_text = seconds(folder, jobs, given.times, cache, paths[::10])
            printed |= {text, again, edited_text}
            print(f"--jobs {jobs}: anew {anew:6.2f} s, warm {warm:6.2f} s, changed {some:6.2f} s, "
                  f"{len(text.splitlines())} findings")  # fmt: skip
        print("the same bytes" if len(printed) == 1 else "BYTES DIFFER")


if __name__ == "__main__":
    main()
