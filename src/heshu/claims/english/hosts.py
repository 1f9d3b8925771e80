"""Whose call or meeting a text is, as its opening says: `welcome to the Acme Mills call`.

>>> from heshu.claims.english.hosts import HostRules, host_of
>>> rules = HostRules(meetings=("call", "review"))
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
OURS = re.compile(r"\b(?:we|We|our|Our|us|me|I|joining|[Ww]elcome)\b")
"""Somebody speaks for themselves."""
WHEN = r"(?:[a-z]+|Q[1-4]|FY\d*|\d{4})(?<!with)(?<!by)(?<!for)(?<!from)"
"""A word between welcome to and the name: the Q2 2021 Acme call; the fourth quarter call of Acme."""
NOBODY = re.compile(
    r"(?:Q[1-4]|FY|H[12]|First|Second|Third|Fourth|Full|Fiscal|Investor Relations)\b"
)
"""The First Quarter Conference Call, Director of Investor Relations: not whose it is."""


class HostRules(Struct, frozen=True):
    """The words by which a call says whose it is."""

    meetings: tuple[str, ...] = ()
    """call, webcast, results: what is held."""
    offices: tuple[str, ...] = ()
    """CEO, Chairman: who is introduced with their company."""


def compile_hosts(pack: Pack) -> HostRules:
    """The words of a pack by which a call says whose it is."""
    return HostRules(
        tuple(pack.words_named("call-word")), tuple(pack.words_named("office-in-call"))
    )


def host_of(text: str, rules: HostRules) -> str:
    """Whose call a text is; empty if its opening does not say."""
    opening = text[:OPENING]
    if not OURS.search(opening):
        return ""
    for pattern in _patterns(rules):
        for found in pattern.finditer(opening):
            if not NOBODY.match(found[1]):
                return found[1]
    return ""


@functools.lru_cache(8)
def _patterns(rules: HostRules) -> tuple[re.Pattern[str], ...]:
    """The ways to say so, the surest first."""
    held = "|".join(map(re.escape, rules.meetings)) or "(?!)"
    office = "|".join(map(re.escape, rules.offices)) or "(?!)"
    several = r"(?:[\w\d-]+ ){0,6}?"
    return (
        re.compile(rf"[Ww]elcome (?:[a-z]+ ){{0,2}}to (?:{WHEN} ){{0,6}}({RUN})"),
        re.compile(rf"(?<=[a-z] )({RUN})(?:[’']s?)? (?:[a-z\d-]+ ){{0,4}}?(?:{held})\b"),
        re.compile(rf"(?<=joining )(?:us (?:today )?for )?(?:the )?({RUN})(?:[’']s?)? {several}(?:{held})\b"),
        re.compile(rf"(?:{held}) (?:of|for|by|from) (?:the )?({RUN})"),
        re.compile(rf"(?:{held}) (?:[a-z]+ ){{0,3}}from ({RUN})"),
        re.compile(rf"(?<=[a-z] )({RUN})[’']s? (?:{office})\b"),
        re.compile(rf"\b(?:{office})(?: Officer)?,? (?:of|at|for) (?:the )?({RUN})"),
        re.compile(rf"(?:Investor Relations (?:at|for|of|with)|[Oo]n behalf of) (?:the )?({RUN})"),
    )  # fmt: skip
