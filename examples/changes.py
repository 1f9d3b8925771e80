"""Every from-to change of a page, with its ends side by side.

python examples/changes.py seeds/city-news.md
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

import heshu

ENDS = ("increase-to", "decrease-to", "change-to")


def main(path: str) -> None:
    """Print `indicator: before -> after` for each relation that has both."""
    relations = defaultdict(list)
    for row in heshu.extract(Path(path)):
        relations[row.relation.partition(":")[0]].append(row)
    relations.pop("", None)
    for rows in relations.values():
        before = [row for row in rows if row.change == "from"]
        after = [row for row in rows if row.change in ENDS]
        for first, last in zip(before, after * len(before), strict=False):
            print(f"{last.indicator or first.indicator}: {first.text} -> {last.text}")


if __name__ == "__main__":
    main(sys.argv[1])
