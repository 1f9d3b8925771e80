"""Where an article was written, in front of its first sentence: `LIMA, May 3 (Reuters) - Prices rose`.

It is no part of the sentence: its place and its day are not those of the figures, and the word
behind it has a capital because a sentence begins.

>>> DATELINE.match("LIMA, May 3 (Reuters) - Prices rose 5 percent.").end()
24
>>> DATELINE.match("LIMA: Prices rose"), DATELINE.match("OPEC output rose")
(<re.Match object; span=(0, 6), match='LIMA: '>, None)
"""

from __future__ import annotations

from heshu.model import lazy_re as re

PLACE = r"[A-Z][A-Z.'’]{2,}(?:[ -][A-Z][A-Z.'’]+){0,3}"
DATELINE = re.compile(
    rf"(?m)^\s*{PLACE}(?:, [^-–—:()\n]{{1,30}}?)?"
    rf"(?: ?\([A-Za-z][A-Za-z .]{{1,20}}\) ?(?:--|[-–—:])?| ?(?:--|[-–—:])) ?(?=[A-Z\"“‘])"
)
""" With a dash, a colon or the agency in brackets behind it."""
