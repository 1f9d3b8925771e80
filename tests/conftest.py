"""What several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from heshu.engine import Engine, prepare

ROOT = Path(__file__).parent.parent

# No test is timed: the machine that runs them may be busy with other things.
settings.register_profile("heshu", deadline=None, derandomize=True)
settings.load_profile("heshu")


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the repository."""
    return ROOT


class Engines(dict[str, Engine]):
    """Language -> engine, short to print when a test fails."""

    def __repr__(self) -> str:
        return f"<engines for {', '.join(self)}>"


@pytest.fixture(scope="session")
def engines() -> dict[str, Engine]:
    """The built-in rules, compiled once for all tests."""
    return Engines({language: prepare(language) for language in ("zh", "en", "auto")})
