"""What the documentation shows is what the program does."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

import generate
from heshu.table import COLUMNS

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/**/*.md")])
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)")
PYTHON = re.compile(r"^```pycon\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
FIRST_CELL = re.compile(r"^\| (?P<names>`[^|]*`) \|", re.MULTILINE)


def label(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("name", generate.PAGES)
def test_commands_print_what_the_page_shows(name: str) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    assert generate.filled(page) == page, "run `make docs`"


def test_reference_of_the_commands_is_current() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert generate.commands() == page, "run `make docs`"


def test_reference_of_the_checks_is_current() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert generate.checks() == page, "run `make docs`"


def test_every_command_is_in_the_reference() -> None:
    listed = generate.shell("heshu --help").partition("Commands:")[2].split("\n")
    commands = {line.split()[0] for line in listed if line.startswith("  ") and line[2:3].strip()}
    assert commands <= set(generate.COMMANDS)


def test_table_page_describes_every_column_in_order() -> None:
    page = (ROOT / "docs" / "table.md").read_text(encoding="utf-8").partition("## Columns")[2]
    cells = FIRST_CELL.findall(page.partition("\n## ")[0])
    assert tuple(name for cell in cells for name in re.findall(r"`([^`]+)`", cell)) == COLUMNS


@pytest.mark.parametrize("path", PAGES, ids=label)
def test_python_sessions(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    sessions = PYTHON.findall(path.read_text(encoding="utf-8"))
    test = doctest.DocTestParser().get_doctest("".join(sessions), {}, label(path), str(path), 0)
    failed, _ = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test)
    assert failed == 0


@pytest.mark.parametrize("path", PAGES, ids=label)
def test_links_resolve(path: Path) -> None:
    text = FENCED.sub("", path.read_text(encoding="utf-8"))
    targets = [target.partition("#")[0] for target in LINK.findall(text) if "://" not in target]
    assert [each for each in targets if each and not (path.parent / each).exists()] == []


def test_console_block_without_commands_is_emptied() -> None:
    page = "```console\n$ echo 3\nstale\n```\n"
    assert generate.filled(page, lambda command: f"ran {command}") == (
        "```console\n$ echo 3\nran echo 3\n```\n"
    )
