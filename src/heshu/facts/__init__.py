"""Facts: figures that are known, beside the figures of a text.

A table of facts is read (`table.py`), its rows are found by indicator, entity and period
(`keys.py`), and a claim is tied to the one row that it must agree with (`matching.py`). Whether
the two agree is arithmetic and left to the checks. `building.py` makes such a table.
"""

from heshu.facts.building import clashes, dated, facts_csv, facts_in
from heshu.facts.copies import stale_copies
from heshu.facts.keys import FactRules, compile_rules
from heshu.facts.matching import Matching, Tally, match, match_elsewhere
from heshu.facts.table import Fact, Facts, FactsError, add, indexed, read_facts, rules_of, units_of

__all__ = [
    "Fact",
    "FactRules",
    "Facts",
    "FactsError",
    "Matching",
    "Tally",
    "add",
    "clashes",
    "compile_rules",
    "dated",
    "facts_csv",
    "facts_in",
    "indexed",
    "match",
    "match_elsewhere",
    "read_facts",
    "rules_of",
    "stale_copies",
    "units_of",
]
