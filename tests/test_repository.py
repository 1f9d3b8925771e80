"""What no file of the repository may contain."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

import heshu

ROOT = Path(__file__).parent.parent
MACHINE_PATH = re.compile(r"(?<![\w.~/])/(?:home|root|work|Users|opt|mnt)/\w")
OUTSIDE = re.compile(r"\.\./shared|\bshared/(?:eval|seeds|design)")
MAY_NAME_EVALUATION = {".ci/run", "bench/floors.py", "tests/test_repository.py"}
"""They measure against data that is not part of the project."""
SKIPPED = re.compile(r"(?:^|/)(?:\.[a-z_]+_cache|\.hypothesis|\.venv|\.git|__pycache__)(?:/|$)")


def files() -> list[str]:
    """The files of the repository, as git lists them where it can."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        names = listed.stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        names = [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file()]
    return [name for name in names if not SKIPPED.search(name) and (ROOT / name).is_file()]


def text_of(name: str) -> str:
    return (ROOT / name).read_bytes().decode("utf-8", "replace")


def test_files_are_found() -> None:
    assert {"pyproject.toml", "src/heshu/pipeline.py"} <= set(files())


@pytest.mark.parametrize("pattern", [MACHINE_PATH, OUTSIDE], ids=["machine path", "outside data"])
def test_no_file_points_outside(pattern: re.Pattern[str]) -> None:
    allowed = MAY_NAME_EVALUATION
    found = [name for name in files() if name not in allowed and pattern.search(text_of(name))]
    assert found == []


def test_version_is_the_same_everywhere() -> None:
    project = tomllib.loads(text_of("pyproject.toml"))["project"]
    assert project["version"] == heshu.__version__
    assert f"## {heshu.__version__}" in text_of("CHANGELOG.md")


def test_data_files_are_part_of_the_package() -> None:
    folder = Path(heshu.__file__).parent
    assert (folder / "py.typed").is_file()
    assert sorted(folder.glob("languages/*/*.toml"))
    assert sorted(folder.glob("checks/*/*.md"))
