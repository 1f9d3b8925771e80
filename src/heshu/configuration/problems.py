"""What can be wrong with a configuration, as one line that names the place.

>>> print(ConfigurationError("heshu.toml", "unknown key 'selct'; did you mean select?", 3))
heshu.toml:3: unknown key 'selct'; did you mean select?
"""

from __future__ import annotations


class ConfigurationError(Exception):
    """A configuration that cannot be used: `file:line: what is wrong`."""

    def __init__(self, path: object, problem: str, line: int | None = None) -> None:
        place = f"{path}:{line}" if line else f"{path}"
        super().__init__(f"{place}: {problem}")
        self.problem = problem
