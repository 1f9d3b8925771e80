"""Whose report a text is, as the lines at its head say: `Acme City Council | Annual report`.

A council or a trust reports on itself; a ministry or an office of statistics on its country. Each
name in these lines is weighed: what kind of body it is, where it stands, whether the text goes on
about it.

>>> rules = HostRules(state=frozenset({"statistics", "ministry"}), bodies=frozenset({"council"}),
...     official=frozenset({"office"}), papers=frozenset({"report", "annual"}))
>>> masthead_of(("Acme City Council", "Report"), "The council met.", frozenset({"council"}), rules)
'Acme City Council'
>>> masthead_of(("Annual Report", "Ministry of Farming of Acmeland"), "It grew.", frozenset(), rules)
'Acmeland'
>>> masthead_of(("ACMELAND STATISTICS OFFICE",), "Acmeland exports rose.", frozenset(), rules)
'ACMELAND'
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.claims.english.hosts import RUN, HostRules
from heshu.model import lazy_re as re

SEPARATOR = re.compile(r"\s*[|/:;*()<>]\s*|\s+[–—-]\s+|,\s+")
NAME = re.compile(RUN)
OF = re.compile(r"\bof (?:the )?", re.IGNORECASE)
MOST_LINES = 4
"""Lines at the head of a text among which a name is looked for."""
SHORTEST = 4
"""Letters of a word that tells whether a text goes on about a name."""
OF_BODY = 3
"""Weight of a name that says what body it is of."""
MOST_MENTIONS = 3
MOST_WORDS_IN_CAPITALS = 3
"""Of a name that nothing shows to be one; more of them are a headline in capitals."""
LEAST = 4
"""Weight from which on a name is whose the text is."""


class Named(Struct, frozen=True, gc=False):
    """A name in a line at the head, and what stands in front of it there."""

    name: str
    before: str
    line: int
    whole: bool
    """Whether nothing else stands between two separators."""

    @property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple(self.name.lower().split())

    @property
    def noun(self) -> str:
        """What body it is: the council of Acme City Council, the museum of Acme Museum of Art."""
        return OF.split(self.name, maxsplit=1)[0].strip().rpartition(" ")[2].lower()


def masthead_of(head: tuple[str, ...], text: str, lower: frozenset[str], rules: HostRules) -> str:
    """The body, or the place of the office, that the lines at the head of a text name; else empty.

    `lower` are the words that the text prints in lower case: the council, we.
    """
    found = [
        (_weight(each, text, lower, rules), -each.line, each)
        for each in _names(head[:MOST_LINES], rules)
        if not _is_paper(each, rules)
    ]
    for _, _, each in sorted(found, key=lambda item: item[:2], reverse=True):
        if not rules.state.isdisjoint(each.words):
            others = "\n".join(line for at, line in enumerate(head) if at != each.line)
            place = _place_of(each.name, f"{others}\n{text}", lower, rules)
            if place:
                return place
    best = max(found, key=lambda item: item[:2], default=None)
    return best[2].name if best is not None and best[0] >= LEAST else ""


def _names(head: tuple[str, ...], rules: HostRules) -> Iterator[Named]:
    """The runs of capitals in the lines; in a part in capitals all of it.

    State of Farming in Acmeland: what a place stands behind is what the text tells of it.
    """
    for number, line in enumerate(head):
        for part in filter(None, SEPARATOR.split(line)):
            if part.isupper():
                name = part.removeprefix("THE ")
                yield Named(name, "", number, whole=len(name.split()) <= MOST_WORDS_IN_CAPITALS)
            else:
                for found in NAME.finditer(part):
                    before = part[: found.start()].lower().rstrip()
                    if part[found.end() :].strip().partition(" ")[0] in rules.placing:
                        continue
                    name = _without_report(found[0], rules)
                    if name:
                        yield Named(name, before, number, whole=found[0] == part)


def _without_report(name: str, rules: HostRules) -> str:
    """Acme Town Council, of a line that goes on with Annual Report: a run of capitals may hold both."""
    words = name.split()
    while words and words[-1].lower() in rules.timing | rules.reports:
        words.pop()
    return " ".join(words)


def _is_paper(named: Named, rules: HostRules) -> bool:
    """FACT SHEET, Annual Report, May 2024: what kind of text it is, and of when."""
    known = rules.papers | rules.timing | rules.reports | rules.releases
    return all(word.strip(".'’") in known or word[:1].isdigit() for word in named.words)


def _weight(named: Named, text: str, lower: frozenset[str], rules: HostRules) -> int:
    """How likely a text is about a name at its head."""
    body = named.noun in rules.bodies and len(named.words) > 1
    placed = named.before.rpartition(" ")[2] in rules.placing
    if _is_source(named, rules) or not (body or named.whole or placed):
        return 0
    weight = OF_BODY * body + (named.line == 0)
    weight += min(MOST_MENTIONS, _mentions(named, text, lower, rules))
    if body:
        weight += named.noun in lower or f"he {named.noun.capitalize()} " in text
        weight += not rules.own.isdisjoint(lower)
    return weight


def _is_source(named: Named, rules: HostRules) -> bool:
    """Compiled by Acme Survey: who only publishes."""
    before = f" {named.before} ".replace(" the ", " ").strip()
    words = before.split()
    return (
        before in rules.issued
        or bool(words)
        and not rules.bylines.isdisjoint(words[:1] + words[-1:])
    )


def _mentions(named: Named, text: str, lower: frozenset[str], rules: HostRules) -> int:
    """How often a text has the first telling word of a name."""
    common = rules.bodies | rules.official | rules.state | rules.papers | lower
    telling = (
        word for word in named.name.split() if word.lower() not in common and len(word) >= SHORTEST
    )
    word = next(telling, "")
    return text.count(word.capitalize() if word.isupper() else word) if word else 0


def _place_of(name: str, text: str, lower: frozenset[str], rules: HostRules) -> str:
    """The country of an office: behind its last "of", or what else is in its name."""
    no_place = rules.state | rules.official | rules.releases | rules.bodies | lower
    ends = [name[found.end() :] for found in OF.finditer(name)]
    if ends and no_place.isdisjoint(ends[-1].lower().split()):
        return ends[-1]
    words = name.split()
    kept = 0
    while kept < len(words) and words[kept].lower() not in no_place and words[kept][:1].isupper():
        kept += 1
    place = " ".join(words[:kept])
    return place if kept and (place in text or place.title() in text) else ""
