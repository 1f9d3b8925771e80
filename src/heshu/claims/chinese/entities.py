"""Whose figure it is: 全市, 金川区, 该公司, 平湾跨海大桥, 村民王大山.

The subject of its own clause counts first, then the latest subject of the sentence, then what
earlier sentences and the headline were about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from heshu.claims.attribution import Context, Named
from heshu.claims.chinese.antecedents import LONGEST_COMMON, antecedent, of_kind
from heshu.claims.chinese.bodies import bodies_told
from heshu.claims.chinese.casts import is_office
from heshu.claims.chinese.mentions import Mention, read_mentions
from heshu.claims.chinese.owner import AREAS, SEAT, Owner
from heshu.claims.chinese.passing import (
    LONGEST_BEFORE,
    is_aside,
    is_goal,
    is_reach,
    is_short,
    is_venue,
)
from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.chinese.sources import EARLIER, OWN, Found
from heshu.claims.chinese.speakers import named
from heshu.model import lazy_re as re

CLAUSE = re.compile(r"[，。；：！？,;:\n]")
DESCRIBED = frozenset({"organisation", "thing", "name", "person", "this"})
"""Kinds that are the subject where 的 stands before them and another owner before that."""
AT_HEAD = frozenset({"thing", "actor", "collective"})
"""Kinds that own a figure only as the subject of their clause."""
OPENED_BY_CLAUSE = frozenset({"person"})
"""Kinds that lead their clause behind a relative clause at its head."""
FORGOTTEN = frozenset(
    {
        "self",
        "this",
        "area",
        "place",
        "actor",
        "collective",
        "institution",
        "subject",
        "summit",
        "group",
        SEAT,
    }
)
"""Kinds that need not be remembered: the pack knows them, or they point back themselves."""
COLONS = ("：", ":")
IN_BRACKETS = re.compile("（[^（）]{0,40}）")
SHORTEST_WORK = 8
"""Characters of a project that says by itself which one it is."""
REMEMBERED = 24
"""Names of a document that are kept in mind, the latest of them."""


def read_owners(
    text: str, rules: ChineseRules, context: Context, speaker: str = ""
) -> tuple[Owner, ...]:
    """The entities of a masked sentence in reading order; pronouns are resolved."""
    names = {known.text: known.kind for known in context.known}
    names |= dict.fromkeys(context.names, "name")
    names |= dict.fromkeys(context.people, "person")
    found: list[Owner] = []
    bodies = list(bodies_told(text, context, rules))
    passed = -1
    for mention in read_mentions(text, rules, names):
        while bodies and bodies[0].position < mention.start:
            _insert(bodies.pop(0), found)
        if is_goal(text, mention, passed, rules):
            passed = mention.end
            continue
        leading = _leads(text, mention, rules)
        if mention.kind in AT_HEAD and not leading:
            continue
        if mention.kind == "collective" and not _distributed(text, mention, rules):
            continue
        if (
            is_aside(text, mention, rules)
            or (found and is_reach(text, mention, found[-1], rules))
            or is_venue(text, mention, found[-1] if found else None, rules)
            or is_short(text, mention, rules)
        ):
            continue
        found.append(_owner(text, mention, found, context, rules, speaker, leading=leading))
    for body in bodies:
        _insert(body, found)
    found += _seats(text, rules, found)
    found += _pronouns(text, rules, found, context, speaker)
    return tuple(sorted(found, key=lambda owner: owner.position))


def _insert(body: Owner, found: list[Owner]) -> None:
    """Add the body of a speaker unless the words before him named it already."""
    if not any(owner.text in body.text or body.text in owner.text for owner in found[-1:]):
        found.append(body)


def _seats(text: str, rules: ChineseRules, found: Sequence[Owner]) -> list[Owner]:
    """从江海县交警大队获悉，…: the place of an office that was asked, where nobody else is known."""
    taken = {owner.position for owner in found}
    places = (
        rules.named_place.match(text, asked.end()) for asked in rules.names.heard.finditer(text)
    )
    return [
        Owner(place.start(), place.end(), place[0], SEAT, weak=True, printed=place[0])
        for place in places
        if place and place.start() not in taken and rules.names.heard_from.match(text, place.end())
    ]


def _distributed(text: str, mention: Mention, rules: ChineseRules) -> bool:
    """每名考生最多▢, 居民人均▢: the people are counted or averaged one by one."""
    each = rules.owned.each.search(text, max(0, mention.start - 3), mention.start)
    distributed = rules.owned.distributed.match(text, mention.end)
    return bool(each or distributed or _contrasted(text, mention, rules))


def _contrasted(text: str, mention: Mention, rules: ChineseRules) -> bool:
    """，而农户自己做棒，成品率▢: they are set against who was spoken of; not 而企业利润▢."""
    joined = text.endswith(rules.owned.contrasts, 0, mention.head)
    return joined and rules.owned.by_themselves.match(text, mention.end) is not None


def _leads(text: str, mention: Mention, rules: ChineseRules) -> bool:
    """At the head of its clause, or the noun of a clause of its own: 由他设立的助学基金."""
    start = mention.head
    if mention.kind == "created":
        return True
    nearby = text[max(0, start - LONGEST_BEFORE) : start]
    if mention.kind in OPENED_BY_CLAUSE and rules.owned.opening_clause.search(nearby):
        return True  # 楼上的教师王大山
    if mention.kind == "thing" and nearby.endswith(rules.particles.of):
        # 由他设立的助学基金，…; 位于西北的北塔油田今年…
        described = text.startswith("，", mention.end) or rules.owned.situated.search(nearby)
        described = described or rules.owned.built.search(nearby)
        if described:
            return True
    if not start or text[start - 1] in "，。；：】 \u3000":
        return True
    if mention.kind == "person" and rules.owned.winning.match(text, mention.end):
        return rules.owned.agent.search(nearby) is not None  # 冠军由肯尼亚选手切普孔获得
    return not rules.owned.idle.sub("", CLAUSE.split(nearby)[-1])


def _owner(
    text: str,
    mention: Mention,
    before: Sequence[Owner],
    context: Context,
    rules: ChineseRules,
    speaker: str,
    *,
    leading: bool,
) -> Owner:
    """The owner that a mention is; 该馆 and 大桥 become the name that they point back to."""
    printed = text[mention.start : mention.end]
    body = _body(text, mention, context, rules, speaker, leading=leading)
    if body:
        weak = mention.kind == "person" and is_office(body, rules)  # 局长　王大山：▢
        return Owner(
            mention.start, mention.end, body, "organisation", leading=leading, weak=weak,
            printed=printed,
        )  # fmt: skip
    meant, back = printed, mention.kind == "self" and bool(rules.owned.nobody.match(printed))
    if printed in rules.owned.there:
        meant, back = _there(printed, before, context), False
    elif mention.kind in ("self", "this", "thing"):
        latest = before[-REMEMBERED:]
        earlier = [*context.known, *(Named(o.text, o.kind) for o in latest if not o.back)]
        named_before = of_kind(printed, [owner.text for owner in latest], rules)
        known = named_before or antecedent(printed, mention.kind, earlier, rules)
        meant, back = known or printed, back and not known
    vague = meant == printed and _is_vague(text, mention, rules, leading=leading)
    ranked = mention.kind in AREAS and rules.owned.ranked_in.search(
        text, max(0, mention.start - 4), mention.start
    )
    contrasted = _contrasted(text, mention, rules)
    weak = (mention.kind == "collective" and not contrasted) or vague or bool(ranked)
    described = text.endswith(rules.particles.of, 0, mention.head) or _in_office(
        text, mention, before, rules
    )
    if described and leading and len(printed) > LONGEST_COMMON + 2:
        weak = mention.kind == "collective" and not contrasted  # 位于戈壁深处的沙泉光伏基地
    return Owner(
        mention.start, mention.end, meant, mention.kind, back, leading, weak, described, printed
    )


def _is_vague(text: str, mention: Mention, rules: ChineseRules, *, leading: bool) -> bool:
    """True for a thing without a name of its own: 一个项目, 医院."""
    printed, owned = text[mention.start : mention.end], rules.owned
    official = printed.startswith(owned.of_offices) and printed.endswith(owned.office_centres)
    unnamed = len(printed) <= LONGEST_COMMON or (not official and owned.vague.search(printed))
    if mention.kind != "thing" or not unnamed or not leading:
        return mention.kind == "thing" and bool(unnamed)
    # 项目总投资▢, 医院▢还将引进▢: alone it is the one that is spoken of
    return not (
        owned.bare.fullmatch(printed)
        or owned.going_on.match(text, mention.end)
        or (len(printed) >= SHORTEST_WORK and owned.done.match(text, mention.end))
    )


def _body(
    text: str,
    mention: Mention,
    context: Context,
    rules: ChineseRules,
    speaker: str,
    *,
    leading: bool,
) -> str:
    """The body that 王大山：▢ answers for, or that its head calls 我们; "" for other mentions."""
    printed = text[mention.start : mention.end]
    if mention.kind == "self":
        return _ours(printed, context, speaker, rules)
    answers = mention.kind == "person" and leading and text.startswith(COLONS, mention.end)
    return context.people.get(printed, "") if answers else ""


def _ours(printed: str, context: Context, speaker: str, rules: ChineseRules) -> str:
    """Who 我们 are in the words of the head of a body; nothing where an office or nobody speaks."""
    if printed not in rules.owned.us:
        return ""
    body = context.people.get(named(speaker, rules), "")
    return "" if is_office(body, rules) else body


def _there(printed: str, before: Sequence[Owner], context: Context) -> str:
    """The place that 当地 means, and 当地 itself where none was named last."""
    places = [owner.text for owner in before[-REMEMBERED:] if owner.kind in AREAS]
    if places:
        return places[-1]
    return context.entity.text if context.entity_kind in AREAS else printed


def _in_office(text: str, mention: Mention, before: Sequence[Owner], rules: ChineseRules) -> bool:
    """甲乙集团董事长王大山, 甲乙股份（…）控股股东甲乙集团: it is theirs, and has figures itself."""
    if not before or mention.kind not in ("person", "organisation"):
        return False
    between = text[before[-1].end : mention.head]
    role = mention.head < mention.start
    role = role or rules.owned.firm_role.match(text, mention.start) is not None
    return role and (not between or IN_BRACKETS.fullmatch(between) is not None)


def _tells(text: str, end: int, context: Context, rules: ChineseRules) -> bool:
    """Whether 他, who ends at an offset, is an expert or the head of a body and tells of others."""
    if rules.owned.remark.match(text, end):
        return True
    spoken_for = context.people.get(context.person, "")
    return bool(spoken_for) and rules.speech.match(text, end) is not None


def _pronouns(
    text: str, rules: ChineseRules, owners: Sequence[Owner], context: Context, speaker: str
) -> Iterable[Owner]:
    """我 in a quotation is the speaker, 他家 the person named last."""
    persons = [owner for owner in owners if owner.kind == "person"]
    taken = {
        o.position
        for o in owners
        if o.kind == "area" or (o.printed in rules.owned.us and not o.back)
    }
    for pattern, quoted in ((rules.first_person, True), (rules.third_person, False)):
        for found in pattern.finditer(text):
            if found.start() in taken:
                continue  # 我 of 我国
            if not quoted and _tells(text, found.end(), context, rules):
                continue
            before = [owner.text for owner in persons[-REMEMBERED:] if owner.end <= found.start()]
            told = named(speaker, rules)
            meant = _quoted_speaker(speaker, told, context, rules) if quoted else ""
            meant = meant if quoted else (before or [told or context.person])[-1]
            mention = Mention(found.start(), found.end(), "person", found.start())
            if meant and _leads(text, mention, rules):
                yield Owner(
                    mention.start, mention.end, meant, "person", leading=True, printed=found[0]
                )


def _quoted_speaker(speaker: str, told: str, context: Context, rules: ChineseRules) -> str:
    """Who 我 is: the speaker by name, the person named last behind 他跺着脚说, nobody behind 我说."""
    if told or not rules.third_person.match(speaker):
        return speaker if told else ""
    return context.person


def owner_of(
    owners: Sequence[Owner],
    position: int,
    clause: int,
    known: Found,
    rules: ChineseRules,
    indicator: str = "",
) -> Found:
    """Whose the figure at a masked offset is: of its clause, of earlier ones, or as `known`.

    A thing that is part of the indicator (果园收入) counts no more.
    """
    inside = [o for o in owners if clause <= o.position < position]
    strong = [o for o in inside if not (o.back or o.weak)]
    if strong:
        return Found(_head(strong, rules).text, OWN)
    earlier = [
        o
        for o in owners
        if o.position < clause and not o.back and (o.kind != "summit" or o.end + 1 == clause)
    ]
    if inside and inside[0].back:
        return _behind_pronoun(inside[0], earlier, known, rules)
    rate = indicator.endswith(rules.owned.rate_ends)
    earlier = [o for o in earlier if not (rate and o.text.endswith(rules.owned.purses))]
    subject = subject_of([o for o in earlier if not o.weak], rules)
    if subject:
        return Found(subject.text, EARLIER)
    groups = [owner for owner in inside if owner.kind == "collective" and owner.leading]
    if groups and not (known.text and groups[-1].text in rules.names.residents):
        return Found(groups[-1].text, OWN)
    if known.text:
        return known
    for owner in inside:
        if owner.kind != "thing" or owner.text not in indicator:
            return Found(owner.text, OWN)
    works = [o for o in earlier if o.kind == SEAT or (o.kind == "thing" and o.leading)]
    return Found(works[-1].text, EARLIER) if works else Found()


def _head(owners: Sequence[Owner], rules: ChineseRules) -> Owner:
    """The subject among the owners of a clause: the company of 她创办的甲乙公司, else the first."""
    first, *others = owners
    tried = [owner for owner in others if owner.kind == "person"]
    if tried and rules.owned.judge.search(first.text):
        return tried[0]
    for owner in others:
        gap = owner.position - first.end
        part = gap == 1 and owner.described and first.text in rules.owned.parts
        if part and owner.kind in ("named", "place"):
            return owner  # 南部的青溪县
        near = gap <= 1 and first.kind == "area"  # 我市的农民专业合作社
        if near or gap > LONGEST_BEFORE or not owner.described or owner.kind not in DESCRIBED:
            break
        if first.kind == "person" and owner.kind == "thing":
            break  # 王大山承包的果园收入▢
        first = owner
    return first


def _behind_pronoun(
    pronoun: Owner, earlier: Sequence[Owner], known: Found, rules: ChineseRules
) -> Found:
    """Whom 其 or 公司 points back to; 公司 itself where nobody was named."""
    if not rules.owned.nobody.match(pronoun.text):
        return Found(pronoun.text, OWN)
    if earlier and earlier[-1].kind == "created" and earlier[-1].end + 1 == pronoun.position:
        return Found(earlier[-1].text, EARLIER)  # 研制出柔性电池，其效率▢
    return Found(earlier[0].text, EARLIER) if earlier else known


def subject_of(owners: Sequence[Owner], rules: ChineseRules) -> Owner | None:
    """The latest of the owners at the head of a clause; else the first of all."""
    leading = [i for i, owner in enumerate(owners) if owner.leading]
    if leading:
        return _head(owners[leading[-1] :], rules)
    return _head(owners, rules) if owners else None


def remembered(owners: Iterable[Owner], known: tuple[Named, ...]) -> tuple[Named, ...]:
    """The names to know in later sentences, the latest last."""
    names = list(known)
    for owner in owners:
        if owner.back or owner.kind in FORGOTTEN or (owner.weak and owner.described):
            continue
        named = Named(owner.text, owner.kind)
        if named in names:
            names.remove(named)
        names.append(named)
    return tuple(names[-REMEMBERED:])
