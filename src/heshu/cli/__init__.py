"""The command line: `heshu extract page.md`, `heshu check page.md`.

`main` turns every error of the user into one line on standard error and exit code 2; what is
left is a bug and ends with its traceback.
"""

from __future__ import annotations

from heshu.cli.entry import main

__all__ = ["main"]
