"""Whose call or meeting a text is, as its opening says: `welcome to the Acme Mills call`.

>>> from heshu.claims.english.hosts import HostRules, host_of
>>> rules = HostRules(meetings=("call", "review"), greetings=("welcome",), joining=("joining",))
>>> host_of("Thank you for joining Acme Mills' fiscal 2018 review.", rules)
'Acme Mills'
>>> host_of("We welcome you to the third quarter call of Acme Mills.", rules)
'Acme Mills'
"""

from __future__ import annotations

import functools

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re

CAPITAL = r"[A-Z](?:[\w&’'-]*[\w&]|\.(?:[A-Z]\.)+)?"
RUN = rf"{CAPITAL}(?: (?:(?:of|and|de|van|von|&) (?:the )?)?{CAPITAL}){{0,7}}"
OPENING = 1500
"""Characters in which a call says whose it is."""
WHEN = r"(?:[a-z]+|Q[1-4]|FY\d*|\d{4})(?<!with)(?<!by)(?<!for)(?<!from)"
"""A word between welcome to and the name: the Q2 2021 Acme call; the fourth quarter call of Acme."""


class HostRules(Struct, frozen=True):
    """The words by which a call says whose it is."""

    meetings: tuple[str, ...] = ()
    """call, webcast, results: what is held."""
    offices: tuple[str, ...] = ()
    """CEO, Chairman: who is introduced with their company."""
    greetings: tuple[str, ...] = ()
    """welcome"""
    joining: tuple[str, ...] = ()
    """Thank you for joining."""
    leads: tuple[str, ...] = ()
    """In front of the name of the company: on behalf of, Investor Relations at."""
    ours: tuple[str, ...] = ()
    """we, our: somebody speaks for themselves."""
    reports: frozenset[str] = frozenset()
    """Words of titles of what a company tells its owners: remarks, results."""
    timing: frozenset[str] = frozenset()
    """Words of titles that say when or which: second, fiscal, interim, quarter."""
    releases: frozenset[str] = frozenset()
    """Words of titles of what an office of statistics publishes: bulletin."""
    issued: tuple[str, ...] = ()
    """In front of the office that publishes: Released by."""
    official: frozenset[str] = frozenset()
    """Words of the name of such an office beside its country: national, statistics."""
    state: frozenset[str] = frozenset()
    """Words of the name of an office that reports on its country: ministry, meteorological."""
    bodies: frozenset[str] = frozenset()
    """Last words of the names of bodies that report on themselves: council, trust."""
    papers: frozenset[str] = frozenset()
    """Words that say what kind of text it is: fact, sheet, minutes."""
    bylines: frozenset[str] = frozenset()
    """In front of who wrote a text: by."""
    placing: frozenset[str] = frozenset()
    """In front of the place that a text is about: in, across."""
    own: frozenset[str] = frozenset()
    """The words of `ours`."""
    nobody: tuple[str, ...] = ()
    """The First Quarter Conference Call, Director of Investor Relations: not whose it is."""


MONTHS = tuple(f"month-{number:02}" for number in range(1, 13))


def compile_hosts(pack: Pack) -> HostRules:
    """The words of a pack by which a call says whose it is."""
    return HostRules(
        meetings=pack.words_named("call-word"),
        offices=pack.words_named("office-in-call"),
        greetings=pack.words_named("greeting"),
        joining=pack.words_named("joining-word"),
        leads=pack.words_named("before-host"),
        ours=pack.words_named("first-person"),
        reports=frozenset(pack.words_named("report-in-title")),
        timing=frozenset(pack.words_named("timing-in-title"))
        | frozenset(pack.words_named("time-noun")),
        releases=frozenset(pack.words_named("release-in-title")),
        issued=pack.words_named("before-issuer"),
        official=frozenset(pack.words_named("word-of-statistics-office")),
        state=frozenset(pack.words_named("word-of-state-office")),
        bodies=frozenset(
            word
            for name in ("body", "institution", "firm-suffix", "body-in-masthead")
            for word in pack.words_named(name)
        )
        - frozenset(pack.words_named("place-of-events")),
        bylines=frozenset(pack.words_named("before-author")),
        placing=frozenset(pack.words_named("place-of-topic")),
        papers=frozenset(
            word
            for name in ("paper-in-masthead", "weekday", *MONTHS)
            for word in pack.words_named(name)
        ),
        own=frozenset(pack.words_named("first-person")),
        nobody=pack.words_named("no-host"),
    )


def host_of(text: str, rules: HostRules) -> str:
    """Whose call a text is; empty if its opening does not say."""
    opening = text[:OPENING]
    ours, nobody, patterns = _patterns(rules)
    if not ours.search(opening):
        return ""
    for pattern in patterns:
        for found in pattern.finditer(opening):
            if not nobody.match(found[1]):
                return found[1]
    return ""


@functools.lru_cache(8)
def _patterns(
    rules: HostRules,
) -> tuple[re.Pattern[str], re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """Who speaks for themselves, what is no name, and the ways to say whose call it is, the surest
    first.
    """
    held = "|".join(map(re.escape, rules.meetings)) or "(?!)"
    office = "|".join(map(re.escape, rules.offices)) or "(?!)"
    greeting, joining, lead = map(_opening, (rules.greetings, rules.joining, rules.leads))
    ours = _opening((*rules.ours, *rules.greetings, *rules.joining))
    nobody = "|".join(map(re.escape, rules.nobody)) or "(?!)"
    several = r"(?:[\w\d-]+ ){0,6}?"
    return re.compile(rf"\b(?:{ours})\b"), re.compile(rf"(?:Q[1-4]|FY|H[12]|{nobody})\b"), (
        re.compile(rf"(?:{greeting}) (?:[a-z]+ ){{0,2}}to (?:{WHEN} ){{0,6}}({RUN})"),
        re.compile(rf"(?<=[a-z] )({RUN})(?:[’']s?)? (?:[a-z\d-]+ ){{0,4}}?(?:{held})\b"),
        re.compile(rf"(?:(?:{joining}) )(?:us (?:today )?for )?(?:the )?({RUN})(?:[’']s?)? {several}(?:{held})\b"),
        re.compile(rf"(?:{held}) (?:of|for|by|from) (?:the )?({RUN})"),
        re.compile(rf"(?:{held}) (?:[a-z]+ ){{0,3}}from ({RUN})"),
        re.compile(rf"(?<=[a-z] )({RUN})[’']s? (?:{office})\b"),
        re.compile(rf"\b(?:{office})(?:(?: [A-Z][a-z]+)? Officer)?,? (?:of|at|for) (?:the )?({RUN})"),
        re.compile(rf"(?:{lead}) (?:the )?({RUN})"),
    )  # fmt: skip


def _opening(words: tuple[str, ...]) -> str:
    """The words with a first letter of either case."""
    cases = dict.fromkeys(each for word in words for each in (word, word[:1].upper() + word[1:]))
    return "|".join(map(re.escape, cases)) or "(?!)"
