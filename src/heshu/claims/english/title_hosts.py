"""Whose report, call or letter a text is, as its title says: `Acme Mills – Q2 2025 results call`.

>>> from heshu.claims.english.hosts import HostRules
>>> rules = HostRules(reports=frozenset({"results", "remarks"}), offices=("CEO", "Chief"),
...     timing=frozenset({"quarter", "second"}))
>>> titled_host("Acme Mills – Q2 2025 Results Call", rules)
'Acme Mills'
>>> titled_host("Remarks of the Chief Executive of Acme Mills", rules)
'Acme Mills'
>>> titled_host("Acme Mills second-quarter results", rules)
'Acme Mills'
>>> titled_host("Ann Doe, Chief Executive: remarks", rules)
''

A release of statistics is about the country of its title, or of the office that publishes it.

>>> rules = HostRules(releases=frozenset({"bulletin"}), issued=("released by",),
...     official=frozenset({"national", "office"}))
>>> released_of(("Prices Bulletin, Republic of Acmeland: May 2024",), frozenset({"the"}), rules)
'Republic of Acmeland'
>>> released_of(("Prices", "Released by the National Bulletin Office of Acmeland"), frozenset(), rules)
'Acmeland'
"""

from __future__ import annotations

from heshu.claims.english.hosts import RUN, HostRules
from heshu.model import lazy_re as re

BETWEEN = re.compile(r" ?[–—:|] | - |, |[’']s? ")
"""What stands between the parts of a title."""
NAME = re.compile(RUN)
WORD = re.compile(r"[A-Za-z&][\w.’'&]*")
IN_NAME = re.compile(rf" (?:in|for) (?:the )?({RUN})$")
OF = re.compile(r"\b(?:of|at|for) (?:the )?")
ISSUER = re.compile(rf" (?:the )?({RUN})")
QUARTER = re.compile(r"(?:Q[1-4]|[HF]Y?\d*)$|.*\d")


def titled_host(title: str, rules: HostRules) -> str:
    """The name that a title puts beside a word for what a company reports; empty if there is none."""
    parts = [part for part in BETWEEN.split(title) if part]
    told = [bool(_words(part) & rules.reports) for part in parts]
    if not any(told):
        return ""
    offices = {office.lower() for office in rules.offices}
    held = [bool(_words(part) & offices) for part in parts]
    for number, part in enumerate(parts):
        behind = number + 1 < len(parts) and held[number + 1] and not told[number + 1]
        if told[number] or held[number] or behind or not _may_name(part, rules):
            continue
        return part
    for part, report, office in zip(parts, told, held, strict=True):
        name = _behind_office(part, offices) if office else ""
        name = name or (_before_report(part, rules) if report else "")
        if name and _may_name(name, rules):
            return name
    return ""


def _behind_office(part: str, offices: set[str]) -> str:
    """Remarks of the Chief Executive of Acme Mills: the longest end behind of without an office."""
    ends = (part[found.end() :] for found in OF.finditer(part))
    return next((end for end in ends if not _words(end) & offices), "")


def _words(part: str) -> set[str]:
    return {word.lower().strip(".") for word in WORD.findall(part)}


def _may_name(part: str, rules: HostRules) -> bool:
    """Whether a part is a run of capitals that is no time and no kind of text."""
    words = part.split()
    papers = all(word.lower() in rules.papers for word in words)
    return (
        NAME.fullmatch(part) is not None
        and not papers
        and not any(_is_timing(word, rules) for word in words)
    )


def _is_timing(word: str, rules: HostRules) -> bool:
    """Q2, 2025, second-quarter, Interim."""
    pieces = word.lower().replace("-", " ").split()
    return QUARTER.match(word) is not None or not rules.timing.isdisjoint(pieces)


def _before_report(part: str, rules: HostRules) -> str:
    """Acme Mills second-quarter results: the capitals in front of the time or of the report."""
    name: list[str] = []
    for word in part.split():
        if _is_timing(word, rules) or word.lower() in rules.reports or word.islower():
            return " ".join(name)
        name.append(word)
    return ""


def released_of(head: tuple[str, ...], lower: frozenset[str], rules: HostRules) -> str:
    """The place whose statistics the lines at the head of a text announce; empty if none do.

    `lower` are the words that the text prints in lower case: no names.
    """
    for line in head:
        if not _words(line) & rules.releases:
            continue
        for part in BETWEEN.split(line):
            found = IN_NAME.search(part)
            name = found[1] if found else part
            if (
                _is_new(name, lower)
                and not _words(name) & rules.releases
                and _may_name(name, rules)
            ):
                return (
                    part if _may_name(part, rules) and not _words(part) & rules.releases else name
                )
    return next(filter(None, (_issuer(line, rules) for line in head)), "")


def _is_new(name: str, lower: frozenset[str]) -> bool:
    """Whether the last word of a name is never printed in lower case."""
    return name.rpartition(" ")[2].lower() not in lower


def _issuer(line: str, rules: HostRules) -> str:
    """The country of an office: Released by Statistics Acmeland, by the Acmeland Bureau of Statistics."""
    start = next((len(word) for word in rules.issued if line.lower().startswith(word)), 0)
    found = ISSUER.match(line, start) if start else None
    if found is None or not _words(found[1]) & rules.releases:
        return ""
    name = [w for w in found[1].split() if w.lower() not in rules.official | rules.releases]
    capitals = [at for at, word in enumerate(name) if word[:1].isupper()]
    return " ".join(name[capitals[0] : capitals[-1] + 1]) if capitals else ""
