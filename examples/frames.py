"""The claim table as a pandas data frame: money on a page, largest first.

    python examples/frames.py seeds/city-news.md

Needs the extra `pandas`: pip install 'heshu[pandas]'.
"""

from __future__ import annotations

import sys
from pathlib import Path

import heshu


def main(path: str) -> None:
    """Print the sums of money that a page names, each once."""
    frame = heshu.extract(Path(path)).to_frame()
    money = frame[(frame["kind"] == "money") & (frame["repeat_of"] == "")]
    largest = money.sort_values("value", ascending=False)
    print(largest[["line", "text", "value", "unit", "indicator"]].to_string(index=False))


if __name__ == "__main__":
    main(sys.argv[1])
