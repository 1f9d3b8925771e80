"""`python -m heshu`: the command line, as `heshu` runs it."""

from __future__ import annotations

import sys

from heshu.cli import main

if __name__ == "__main__":
    sys.exit(main())
