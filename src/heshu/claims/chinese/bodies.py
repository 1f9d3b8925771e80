"""The bodies that the people of a sentence speak for: 队长王大山表示，▢ -> the team."""

from __future__ import annotations

from collections.abc import Iterable

from heshu.claims.attribution import Context
from heshu.claims.chinese.casts import is_office
from heshu.claims.chinese.owner import Owner
from heshu.claims.chinese.rules import ChineseRules
from heshu.model import lazy_re as re


def bodies_told(text: str, context: Context, rules: ChineseRules) -> Iterable[Owner]:
    """Whom the speakers of a masked sentence speak for, in reading order: 队长王大山表示，▢."""
    for found in rules.names.teller.finditer(text):
        person = context.person if found["he"] else _teller(found, context)
        body = context.people.get(person, "")
        if body:
            start, end = found.span("name")
            office = is_office(body, rules)
            yield Owner(start, end, body, "organisation", leading=True, weak=office, printed=body)


def _teller(found: re.Match[str], context: Context) -> str:
    """The person of the text whose name stands before a verb of saying."""
    name = found["name"]
    return next((name[i:] for i in range(len(name) - 1) if name[i:] in context.people), "")
