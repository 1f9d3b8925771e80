"""Tabulate: claims -> rows -> CSV, TSV, JSON, JSON Lines, Markdown, a table on a terminal.

One row per claim, in reading order, with the same column names everywhere:
`约500个` is a row with text 约500个, value 500, low 475, high 525, unit 个, qualifier about.
"""

from __future__ import annotations

from heshu.table.rows import COLUMNS, SCHEMA_VERSION, Row, base_units, rows

__all__ = ["COLUMNS", "SCHEMA_VERSION", "Row", "base_units", "rows"]
