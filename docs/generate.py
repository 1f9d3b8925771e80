"""Write the parts of the documentation that come from the program itself.

    docs/generate.py

Blocks marked `console` hold commands behind `$ ` and what they print: the commands are run and
their output is written below them. `commands.md` is the help of every command, `checks.md` the
list of the pages of all checks. Tests compare the files with what is generated, so that none of
it can go stale.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from heshu.checks import catalogue
from heshu.checks.pages import split_sections
from heshu.schemas import schema_text, schemas

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "README.md", "README.zh.md", "CONTRIBUTING.md", "docs/table.md", "docs/packs.md",
    "docs/checking.md", "examples/README.md",
)  # fmt: skip
COMMANDS = (
    "", "extract", "check", "report", "explain", "text", "baseline", "baseline create",
    "baseline update", "baseline prune", "facts", "facts build", "rules", "rules list", "rules test", "init",
)  # fmt: skip
CONSOLE = re.compile(r"^```console\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
NOTICE = "<!-- Written by docs/generate.py; run `make docs` after a change. -->\n"
COLUMNS = "96"
"""Width of a terminal that fits a page of Markdown."""

Shell = Callable[[str], str]


def shell(command: str) -> str:
    """What a reader sees who runs a command in the folder of the repository."""
    folder = Path(sys.executable).parent
    environment = os.environ | {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "COLUMNS": COLUMNS,
        "LC_ALL": "C.UTF-8", "NO_COLOR": "1", "TERMINAL_WIDTH": COLUMNS,
    }  # fmt: skip
    done = subprocess.run(
        command, shell=True, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if "Traceback (most recent call last)" in done.stdout:
        raise RuntimeError(f"{command}:\n{done.stdout}")
    return done.stdout


def filled(markdown: str, run: Shell = shell) -> str:
    """A page with the output of each command of its `console` blocks below the command."""
    return CONSOLE.sub(
        lambda block: f"```console\n{''.join(_session(block['body'], run))}```", markdown
    )


def _session(body: str, run: Shell) -> Iterator[str]:
    """The commands of a block, each with its output."""
    for line in body.splitlines():
        if line.startswith("$ "):
            output = run(line.removeprefix("$ "))
            yield f"{line}\n{output}" + ("" if output.endswith("\n") or not output else "\n")


def commands(run: Shell = shell) -> str:
    """The help of every command as a page."""
    parts = [f"# Commands\n\n{NOTICE}"]
    for name in COMMANDS:
        line = f"heshu {name}".strip()
        parts.append(f"\n## {line}\n\n```text\n{run(f'{line} --help').strip()}\n```\n")
    return "".join(parts)


def checks() -> str:
    """A table of all checks: code, name, severity and what each finds."""
    rows = [
        f"| [{entry.check.code}]({_link(entry.path)}) | {entry.check.name} | {entry.check.severity} "
        f"| {_finds(entry.page().text)} |\n"
        for entry in catalogue()
    ]
    return (
        f"# Checks\n\n{NOTICE}\n`heshu explain CODE` prints the page of a check: what it finds, why "
        "it matters, what is\nflagged, what is not, and its known limits, in Chinese and English.\n\n"
        "| code | name | severity | what it finds |\n|---|---|---|---|\n" + "".join(rows)
    )


def _link(path: Path) -> str:
    return f"../{path.relative_to(ROOT).as_posix()}"


def _finds(text: str) -> str:
    """The first paragraph of the section, on one line."""
    return " ".join(split_sections(text)["What it finds"].split("\n\n")[0].split())


def generated() -> Iterator[tuple[Path, str]]:
    """Every file with generated parts and what it must hold."""
    for name in PAGES:
        path = ROOT / name
        yield path, filled(path.read_text(encoding="utf-8"))
    yield ROOT / "docs" / "commands.md", commands()
    yield ROOT / "docs" / "checks.md", checks()
    for name, schema in schemas().items():
        yield ROOT / "schemas" / name, schema_text(schema)


def main() -> None:
    """Write the files that are not current."""
    for path, text in generated():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            sys.stdout.write(f"wrote {path.relative_to(ROOT)}\n")


if __name__ == "__main__":
    main()
