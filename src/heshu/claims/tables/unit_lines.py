"""Lines above a table that say how its figures are to be read."""

from __future__ import annotations

from msgspec.structs import replace

from heshu.claims.attribution import SentenceReading
from heshu.claims.tables.rules import TableRules
from heshu.claims.tables.units import read_unit
from heshu.model import lazy_re as re

DIGIT = re.compile(r"\d")


def without_unit_line(reading: SentenceReading, rules: TableRules) -> SentenceReading:
    """`Amounts in thousands of euros` says how to read the figures of a table and is none."""
    text = reading.sentence.text
    if not reading.quantities or DIGIT.search(text):
        return reading
    if read_unit(text.rstrip("."), rules) is None:
        return reading
    return replace(reading, quantities=())
