"""When a figure holds: `rose 8 percent in January` -> January.

A time belongs to the figure in front of it, to all figures of its chain (`rose ▢ or ▢ to ▢ in
the quarter`), or, at the head of a sentence, to every figure behind it. A figure without one
takes it from the sentence before, else from the lead of the article; a figure that others are
compared with takes the time of earlier comparisons.
"""

from __future__ import annotations

from heshu.claims.english.times.elsewhere import BASE_LINKS
from heshu.claims.english.times.moments import Moment, read_moments
from heshu.claims.english.times.placing import place_times
from heshu.claims.english.times.rules import TimeRules, compile_times

__all__ = ["BASE_LINKS", "Moment", "TimeRules", "compile_times", "place_times", "read_moments"]
