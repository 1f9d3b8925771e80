"""Whose report a text is that has the name of a body for its first line, and whose statistics.

A council or a trust reports on itself; a ministry or an office of statistics on its country.

>>> rules = HostRules(state=frozenset({"statistics", "ministry"}), bodies=frozenset({"council"}),
...     official=frozenset({"office"}))
>>> masthead_of(("Acme City Council", "Report"), "The council met.", frozenset({"council"}), rules)
'Acme City Council'
>>> masthead_of(("Ministry of Farming of Acmeland",), "Crops grew.", frozenset({"farming"}), rules)
'Acmeland'
>>> masthead_of(("Acmeland Statistics Office",), "Acmeland's exports rose.", frozenset(), rules)
'Acmeland'
"""

from __future__ import annotations

from heshu.claims.english.hosts import RUN, HostRules
from heshu.model import lazy_re as re

NAME = re.compile(RUN)
OF = re.compile(r"\bof (?:the )?")
MOST_LINES = 3
"""Lines at the head of a text among which an office of a country is looked for."""
MOST_ISSUER = 2
"""Words in front of the name of an office: Issued by."""


def masthead_of(
    head: tuple[str, ...], text: str, lower: frozenset[str], rules: HostRules
) -> str:
    """The body, or the place of the office, whose name is all of a line at the head of a text.

    `lower` are the words that the text prints in lower case: the council, we.
    """
    for line in head[:MOST_LINES]:
        name = _issued_by(line, rules)
        if NAME.fullmatch(name) is None:
            continue
        if not _words(name).isdisjoint(rules.state):
            others = "\n".join(each for each in head if each != line)
            return _place_of(name, f"{others}\n{text}", lower, rules)
    first = head[0] if head else ""
    last = first.rpartition(" ")[2]
    named = NAME.fullmatch(first) is not None and " " in first and last.lower() in rules.bodies
    spoken_of = last.lower() in lower or f"he {last} " in text
    return first if named and (spoken_of or not rules.own.isdisjoint(lower)) else ""


def _issued_by(line: str, rules: HostRules) -> str:
    """The name behind "Issued by the"; else the line."""
    start = next((len(word) for word in rules.issued if line.lower().startswith(f"{word} ")), 0)
    return line[start:].strip().removeprefix("the ")


def _words(name: str) -> frozenset[str]:
    return frozenset(name.lower().split())


def _place_of(name: str, text: str, lower: frozenset[str], rules: HostRules) -> str:
    """The country of an office: behind its last "of", or what else is in its name."""
    no_place = rules.state | rules.official | rules.releases | rules.bodies | lower
    ends = [name[found.end() :] for found in OF.finditer(name)]
    if ends and no_place.isdisjoint(_words(ends[-1])):
        return ends[-1]
    words = name.split()
    kept = 0
    while kept < len(words) and words[kept].lower() not in no_place and words[kept][:1].isupper():
        kept += 1
    place = " ".join(words[:kept])
    return place if kept and place in text else ""
