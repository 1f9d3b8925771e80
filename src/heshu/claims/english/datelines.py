"""Where an article was written, in front of its first sentence: `LIMA, May 3 (Reuters) - Prices rose`.

It is no part of the sentence: its place and its day are not those of the figures, and the word
behind it has a capital because a sentence begins.

>>> DATELINE.match("LIMA, May 3 (Reuters) - Prices rose 5 percent.").end()
24
>>> DATELINE.match("LIMA: Prices rose"), DATELINE.match("OPEC output rose")
(<re.Match object; span=(0, 6), match='LIMA: '>, None)
>>> DATELINE.match("Lima (Coast News) – Prices rose").end(), DATELINE.match("Acme (Lima) Ltd sold 40 ships")
(20, None)
"""

from __future__ import annotations

from heshu.model import lazy_re as re

PLACE = r"[A-Z][A-Z.'’]{2,}(?:[ -][A-Z][A-Z.'’]+){0,3}"
TOWN = r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
AGENCY = r"\([A-Z][A-Za-z .]{1,20}\)"
DATED = rf"{TOWN}, [A-Z][a-z]{{2,8}}\.? \d{{1,2}} {AGENCY} ?(?:--|[-–—:])?|{TOWN} {AGENCY} ?(?:--|[-–—:])"
"""Brede (Coast News) – Sales rose: with the agency in brackets a place needs no capitals."""
DATELINE = re.compile(
    rf"(?m)^\s*(?:{DATED}|{PLACE}(?:, [^-–—:()\n]{{1,30}}?)?"
    rf"(?: ?\([A-Za-z][A-Za-z .]{{1,20}}\) ?(?:--|[-–—:])?| ?(?:--|[-–—:]))) ?(?=[A-Z\"“‘])"
)
""" With a dash, a colon or the agency in brackets behind it."""
