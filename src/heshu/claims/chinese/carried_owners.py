"""Whom the sentences behind one may go on about, as far as it says: its subject, its people.

`carrying` does the same for times and for what was measured.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from heshu.claims.attribution import Context, Named, Subject
from heshu.claims.chinese.antecedents import LONGEST_COMMON
from heshu.claims.chinese.casts import is_office
from heshu.claims.chinese.entities import remembered, subject_of
from heshu.claims.chinese.owner import SEAT, Owner
from heshu.claims.chinese.reporting import is_dateline
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.view import View

PASSING = frozenset({"thing", "organisation", "person", "actor", "place", "named"})
"""Kinds that a paragraph gives as its example; the next one is about the lead again."""
EXAMPLES = frozenset({"organisation", "thing"})
"""Kinds that a clause without a subject names for what was done to them."""
PLACES = frozenset({"place", "named", "area"})
PASSING_SUBJECTS = frozenset({"subject", "summit", "group"})
"""Kinds that own figures of their sentence only."""


def _called(whole: Owner, view: View, context: Context) -> Owner | None:
    """The village that 全村 is all of, named in the sentence; nothing if it was named before."""
    last = whole.text[-1]
    for owner in view.owners:
        if owner.kind in ("named", "name", "place") and owner.text.endswith(last):
            return replace(owner, leading=True)
    named = context.entity.text
    return None if len(named) > len(whole.text) and named.endswith(last) else whole


def same_area(text: str, other: str, rules: ChineseRules) -> bool:
    """全市 and 我市 are two words for one city; 全国 adds up what 我国 only names."""
    pair = rules.owned.whole.fullmatch(text), rules.owned.whole.fullmatch(other)
    return all(pair) and text[-1] == other[-1]


def carried_owners(
    context: Context, view: View, rules: ChineseRules, *, heading: bool
) -> dict[str, Any]:
    """The entities of a sentence that later ones may go on about."""
    changes: dict[str, Any] = {"known": remembered(view.owners, context.known)}
    if _is_byline(view, rules) or is_dateline(view):
        return changes
    if not view.figures and rules.names.salutation.search(view.text):
        return changes
    subject, stale = _subject(context, view, rules, heading=heading)
    if subject and (subject.leading or stale):
        changes["entity"] = Subject(subject.text, context.passage, context.sentence)
        changes["entity_kind"] = subject.kind if view.figures and not heading else ""
        if heading and subject.kind == "thing" and len(subject.text) <= LONGEST_COMMON + 1:
            return changes  # 图书馆 of a headline is no name
        if not context.lead.text or same_area(context.lead.text, subject.text, rules):
            changes["lead"] = _lead(view, subject, context, rules)
        titled = context.headline.text == context.title
        again = subject.kind == "self" or subject.text == context.headline.kind
        if heading and not (titled and again):
            changes["headline"] = Named(view.text, subject.text)
    persons = [owner.text for owner in view.owners if owner.kind == "person"]
    if persons:
        changes["person"] = persons[-1]
    return changes


def _subject(
    context: Context, view: View, rules: ChineseRules, *, heading: bool
) -> tuple[Owner | None, bool]:
    """Whom a sentence is about, and whether that is news behind another passage."""
    lasting = [
        owner
        for owner in view.owners
        if not (owner.back or owner.weak or owner.kind in PASSING_SUBJECTS)
        and not _only_told(view, owner, rules)
        and not (context.people.get(owner.text) and rules.first_person.fullmatch(owner.printed))
    ]
    whole = [o for o in lasting if not _is_part(view, o, rules)]
    subject = subject_of(whole or ([] if context.entity.text else lasting), rules)
    if subject is None and not context.entity.text:
        subject = next((o for o in view.owners if o.kind == SEAT), None)
    stale = context.entity.passage != context.passage
    if subject and stale and context.lead.text and _is_example(view, subject, rules):
        stale = False
    leading = {o.text for o in view.owners if o.leading and o.kind in PLACES}
    if len(leading) > 1 and context.entity.text:
        subject = None  # 东北▢，西南▢: what was spoken of holds on behind a list of its parts
    if subject and subject.text in rules.owned.parts:
        # 东部为山地: what is told next is of the whole again
        rest = [o for o in lasting if o.text not in rules.owned.parts]
        subject = subject_of(rest, rules) or (None if context.entity.text else subject)
    if heading and view.text == context.title:
        firm = next((o for o in lasting if rules.names.registered.search(o.text)), None)
        subject = firm or subject  # 恒川重工股份有限公司2024年度报告 董事会报告
    if subject and rules.owned.small.fullmatch(subject.text):
        subject = _called(subject, view, context)
    body = context.people.get(subject.text, "") if subject and heading else ""
    if subject and body and not is_office(body, rules):
        subject = replace(subject, text=body, kind="organisation")  # 对话甲乙物业创始人王大山
    return subject, stale


def _only_told(view: View, owner: Owner, rules: ChineseRules) -> bool:
    """Whether somebody only says something, or is only what a letter is about.

    邻居王大山说，路修好了; 关于下达学校补助资金的通知: what follows is not theirs.
    """
    if view.figures:
        return False
    if owner.kind in PLACES and _is_passed(view, owner, rules):
        return True
    if owner.kind == "person" and rules.speech.match(view.masked.text, owner.end):
        return True
    return owner.kind not in PLACES and rules.names.titled_about.search(view.text) is not None


def _is_passed(view: View, owner: Owner, rules: ChineseRules) -> bool:
    """相邻的沙河县已清零; 沙河县先行，我们也跟进了: the text goes on about its own place."""
    before = view.masked.text[max(0, owner.position - 6) : owner.position]
    ours = (o for o in view.owners if o.leading and o.printed in rules.owned.us)
    return bool(rules.names.neighbouring.search(before)) or any(
        own.position > owner.position for own in ours
    )


def _is_part(view: View, owner: Owner, rules: ChineseRules) -> bool:
    """其中丙丁控股认购▢: the next sentence is about the whole again."""
    at, text = owner.position, view.masked.text
    if rules.names.parting.search(text, max(0, at - 3), at):
        return True
    told = view.figures and not owner.leading and owner.kind in ("name", "thing")
    return bool(told) and rules.names.complement.search(text, max(0, at - 9), at) is not None


def _is_example(view: View, owner: Owner, rules: ChineseRules) -> bool:
    """投入▢新建的城东小学已开学: what a figure was for; the next sentence is about the lead again."""
    if owner.leading or owner.kind not in EXAMPLES:
        return False
    before = [figure.position for figure in view.figures if figure.position < owner.position]
    gap = view.masked.text[before[-1] + 1 : owner.position] if before else ""
    return rules.owned.relative.fullmatch(gap) is not None


def _is_byline(view: View, rules: ChineseRules) -> bool:
    """Whether nothing but offices is printed, who sign a text: 江海市统计局 国家统计局江海调查队."""
    if view.figures:
        return False
    rest = view.text
    for owner in view.owners:
        if not owner.printed.endswith(rules.names.signing):
            return False
        rest = rest.replace(owner.printed, "")
    return not rest.strip()


def _lead(view: View, subject: Owner, context: Context, rules: ChineseRules) -> Subject:
    """What the first sentence with a subject is about: its area, though an office spends there."""
    areas = [
        o
        for o in view.owners
        if o.kind == "area" and o.leading and not rules.owned.small.fullmatch(o.text)
    ]
    first = areas[0] if areas and subject.kind in PASSING | {"institution"} else subject
    return Subject(first.text, context.passage, context.sentence)
