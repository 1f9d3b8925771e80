"""The people of a text and whom they speak for: 甲乙医院副院长王大山 -> 王大山 of 甲乙医院.

Somebody is known by a role or a form of address once, and by the name alone from then on. The
figures that the head of a firm, a hospital or a team tells are those of the body; who has an
office (局长, 县长) tells of the area, as the text around does.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.subjects import is_no_name

LONGEST_BODY = 20
"""Characters before a role in which the name of a body stands."""
PEOPLE = 60
"""People of a text that are kept in mind; a text with more is a list of names."""
SHORTEST_PERSON = 2
TIMES_NAMED = 3
"""How often a text has a name of two characters that only a verb of saying makes known; a longer
one may be rarer by one."""


def cast_of(text: str, rules: ChineseRules) -> Mapping[str, str]:
    """Name of a person -> the body that a role before it belongs to; empty where none does."""
    cast: dict[str, str] = {}
    for found in rules.names.introduced.finditer(text):
        cast.setdefault(found["named"], "")
    for found in islice(rules.names.in_office.finditer(text), PEOPLE):
        cast[found["named"]] = body_before(text, found.start(), found["role"], rules)
    for found in rules.names.sayer.finditer(text):
        name = found["named"]
        if len(cast) == PEOPLE:
            break
        if not rules.common.match(name) and text.count(name) > TIMES_NAMED - len(name) + 1:
            cast.setdefault(name, "")
    for found in rules.persons.finditer(text):
        name = found["named"]
        titled = rules.names.address.match(text, found.end("named"))
        if len(name) < SHORTEST_PERSON or titled or rules.common.match(name):
            continue
        role = text[found.start() : found.start("named")]
        body = body_before(text, found.start(), role, rules)
        if body or name not in cast:
            cast[name] = body
        if len(cast) == PEOPLE:
            break
    return cast


def body_before(text: str, start: int, role: str, rules: ChineseRules) -> str:
    """The body whose head has the role that begins at `start`; empty if nothing is named there."""
    if not rules.names.speaking_role.fullmatch(role):
        return ""
    found = rules.names.body.search(text, max(0, start - LONGEST_BODY), start)
    if found is None:
        return ""
    name = found["name"]
    if found["brand"] and text.count(found["brand"]) < TIMES_NAMED:
        name = name[len(found["brand"]) :]  # 张三和|物业 before 经理
    if is_no_name(name, rules) or rules.names.deed.search(name):
        return ""
    return name


def is_office(body: str, rules: ChineseRules) -> bool:
    """Whether a body is an office, which tells of its area: 市城管局, 市气象台, 县农技推广中心."""
    if body.endswith(rules.names.signing):
        return True
    ends = (*rules.names.office_ends, *rules.owned.office_centres)
    return body.startswith(rules.owned.of_offices) and body.endswith(ends)
