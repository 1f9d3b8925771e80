"""What is said about the change between two levels: 从10吨增加到12吨，增长20% -> rate 20.

The amounts stand within the pair, right behind it or right before it. One that is measured
against another time than that of the pair's start (比2019年) belongs to another change.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Change, Direction
from heshu.relations.changes.lending import compile_unsaid, lends_unit
from heshu.relations.changes.traced import traced_amount
from heshu.relations.patterns import Match, Rule, compile_patterns, match_at
from heshu.relations.scene import LEVEL, TIME, Scene

MOST_ATTACHED = 4
"""Changes that a text may add to one pair: difference, percentage, multiple, points."""
BEHIND = 12
"""Masked characters behind an amount in which its time begins."""
REACH_BACK = 30
"""Masked characters before a pair in which a change printed ahead of it begins."""
CHANGE_TO = re.compile(r"(?:[到至为是达成]|to|to about|of|=)\s*$", re.IGNORECASE)
CHANGE_BY = re.compile(r"了[近约超达]*$")
DOUBLING = re.compile(r"番|翻倍|doubl|tripl|trebl|quadrupl|quintupl", re.IGNORECASE)
TO_THE_MULTIPLE = re.compile(
    r"fold|factor|halv|half|as (?:many|much|high|large)",
    re.IGNORECASE,
)
FOLD = re.compile(r"fold", re.IGNORECASE)
OF_A_PART = re.compile(r"其中|包括|\b(?:including|of which|of whom)\b", re.IGNORECASE)
"""What introduces the change of a part: "rose to 1,000, including an increase of 45 nurses"."""
OTHER_MEASURE = re.compile(
    r"\s*the (?!(?:earlier|previous|former|original|initial|prior|old|first|starting|figure|number|"
    r"level|amount|total|size|value|price|sum|rate|year)\b)[a-z]",
    re.IGNORECASE,
)
"""Behind a multiple: "four times the national growth rate" is no change over time."""
LEVY = re.compile(r"\s*(?:征|计征|缴)")
"""减半征收 halves what is taxed, not the levy."""
NEARLY = re.compile(r"(?:近乎|几乎|接近|将近|几近)$")
TO_A_PART = re.compile(r"(?:[到至为]|\bto)\s*(?:原来的|原先的|about|only|just)?\s*$", re.IGNORECASE)
OR = re.compile(r"\bor\s+$", re.IGNORECASE)
COMPARED = re.compile(
    rf"(?:比|较|than|from|over|since|on)\s*(?:the\s+)?"
    rf"(?P<then>{TIME}|[一两二三四五六七八九十几]+年前)"
)
FORMER = frozenset({
    "上年", "去年", "上年同期", "去年同期", "上月", "上季度", "上一年", "前一年", "年初", "上周",
    "上年末", "去年末", "同期", "last year", "a year earlier", "a year ago", "the previous year",
    "a year before", "previous year", "prior year", "the prior year", "year earlier",
})  # fmt: skip
"""Times that a start without one of its own is taken to be of."""
BASES = re.compile(r"同比|环比|year[- ]on[- ]year|year[- ]over[- ]year|month[- ]on[- ]month")
"""What an amount is measured against, where the start may be said to be of another time."""
YEAR_BEFORE = re.compile(r"年|同期|year", re.IGNORECASE)


class AmountRules(Struct, frozen=True):
    """Where amounts of change stand beside a pair."""

    after: tuple[Rule, ...]
    before: tuple[Rule, ...]
    unsaid: re.Pattern[str]
    """What stands behind a figure that leaves its unit to another."""


def compile_amounts(pack: Pack) -> AmountRules:
    """The rules of a pack for amounts of change."""
    return AmountRules(
        compile_patterns(pack, "change-after"),
        compile_patterns(pack, "change-before"),
        compile_unsaid(pack),
    )


def attached(match: Match, rules: AmountRules) -> tuple[list[Match], int]:
    """The amounts of change printed within, right after and right before a pair, and their end."""
    scene = match.scene
    found = [match] if "by" in match.roles or "multiple" in match.roles else []
    position = match.end
    while len(found) < MOST_ATTACHED:
        after = _behind(match, rules, position)
        if after is None or not _fits(after, match) or _other_base(after, match):
            break
        if OF_A_PART.search(scene.text, after.start, after.end) or _has_own_verb(after):
            break
        found.append(after)
        position = after.end
    before = _before(match, rules)
    if before is not None and _fits(before, match) and not _other_base(before, match):
        found.append(before)
    return found, position


def contrary(
    match: Match, rules: AmountRules, position: int, said: Sequence[Match] | None
) -> Match | None:
    """The amount right behind a pair that goes the other way: 由24亿元增至30亿元，下降25%."""
    behind = [_behind(match, rules, position)] if said is None else said
    for amount in behind:
        if amount is None or _fits(amount, match) or _other_base(amount, match):
            continue
        of_a_part = OF_A_PART.search(amount.scene.text, amount.start, amount.end)
        if not of_a_part and not _has_own_verb(amount):
            return amount
    return None


def _behind(pair: Match, rules: AmountRules, position: int) -> Match | None:
    """The amount of change right behind an offset: by a pattern, else by what it was read as."""
    scene = pair.scene
    found = match_at(rules.after, scene, position) or match_at(
        rules.after, scene, _behind_span(scene, position)
    )
    level = pair.claim("to")
    return found if found or level is None else traced_amount(scene, position, level)


OWN_VERB = re.compile(
    r"\s(?!(?:on|over|from|in|year|than|compared|up|down|more|less|higher|lower|above|below|during|"
    r"within|since|and|or|a|at|by|for|to|the|increase|decrease|rise|fall|gain|drop|growth|jump|"
    r"decline|reduction|cut|better|worse|fewer|larger|smaller|greater|change|year-on-year|"
    r"annually|overall|according|while|but|as|with|thanks|due|because|after|again|[a-z]+ly)\b)[a-z]"
)


def _has_own_verb(after: Match) -> bool:
    """True for "Of the 900 pupils, up from 850, 20% walk to school", which is no change."""
    bare = after.rule.words.endswith("{=}{relative}")
    return bare and OWN_VERB.match(after.scene.text, after.end) is not None


SPAN = re.compile(
    rf"(?:[，,]?\s?|\s(?:over|in|within|during|after)\s(?:(?:the|a|just|only|last|past|next|first)\s){{0,2}})"
    rf"(?P<span>{LEVEL})(?:来|间|里|内|中)?(?:共|累计)?"
)


def _behind_span(scene: Scene, position: int) -> int:
    """Past the span of time in "由86处增加到128处，三年增加42处", which is a figure too."""
    found = SPAN.match(scene.text, position)
    if found is None:
        return position
    claim = scene.claims.get(found.start("span"))
    is_span = claim is not None and claim.quantity.kind == "duration"
    return found.end() if is_span else position


def _before(match: Match, rules: AmountRules) -> Match | None:
    """The change printed right before a pair: 增长20%，从10吨增加到12吨."""
    for earliest in range(max(match.start - REACH_BACK, 0), match.start):
        found = match_at(rules.before, match.scene, earliest)
        if found is not None and found.end == match.start:
            return found
    return None


def suits(amount: Match, pair: Match) -> bool:
    """True for an amount of this change: not of a part, not the other way, not since another time."""
    of_a_part = OF_A_PART.search(amount.scene.text, amount.start, amount.end)
    return _fits(amount, pair) and not of_a_part and not _other_base(amount, pair)


def _fits(amount: Match, pair: Match) -> bool:
    """True if an amount goes the same way as the verb of the pair."""
    one, other = direction(amount), direction(pair)
    return "" in (one, other) or one == other


def _other_base(amount: Match, pair: Match) -> bool:
    """True if an amount is measured against another time than that of the pair's start."""
    if amount is pair:
        return False
    scene, text = amount.scene, amount.scene.statement.text
    stated = text[scene.original(pair.start) : scene.original(pair.end)]
    for found in COMPARED.finditer(scene.text, amount.start, amount.end):
        start, end = found.span("then")
        then = text[scene.original(start) : scene.original(end)].strip()
        if then not in stated and (then.lower() not in FORMER or _is_within_year(pair)):
            return True
    return _basis_differs(amount, stated) or _of_its_own_time(amount, pair)


OWN_TIME = re.compile(
    rf"(?<![比较从自于与同])[{TIME}]|\b(?:in|during|for)\s[{TIME}]", re.IGNORECASE
)


COMMAS = re.compile(r"[，,；;]|\band\b")
"""Before it stands the time of the level: to 12.6 tonnes in 2023, an increase of 20%."""


def _of_its_own_time(amount: Match, pair: Match) -> bool:
    """True for 2018年至2023年，产值由500亿元增加到805亿元，2023年增长6%, the growth of one year."""
    said = amount.claim("by") or amount.claim("relative") or amount.claim("multiple")
    end = pair.claim("to")
    if said is None or end is None or "period" in said.inherited or not said.period:
        return False
    if not end.period or (said.period == end.period and not _years_apart(pair)):
        return False
    ahead = amount.scene.text[amount.start : _offset(amount.scene, said)]
    behind = amount.scene.text[_offset(amount.scene, said) + 1 :][:BEHIND]
    own = COMMAS.split(ahead, maxsplit=1)[-1] if COMMAS.search(ahead) else ""
    return bool(OWN_TIME.search(own) or OWN_TIME.match(behind.lstrip()))


PART_OF_YEAR = re.compile(r"[一二三四1-4]季度|\d月|[上下]半年|quarter")


YEAR = re.compile(r"(?:19|20)\d\d$")


def _years_apart(pair: Match) -> bool:
    """True for 由2018年的500亿元增加到2023年的805亿元, of which 2023年增长6% tells one year."""
    start, end = pair.claim("from"), pair.claim("to")
    if start is None or end is None:
        return False
    if not (YEAR.match(start.period) and YEAR.match(end.period)):
        return False
    return int(end.period) - int(start.period) > 1


def _is_within_year(pair: Match) -> bool:
    """True where the start is of a quarter: 由一季度的4.8%提高到5.2%，比上年同期加快1.1个百分点."""
    start = pair.claim("from")
    if start is None:
        return False
    text = pair.scene.statement.text
    ahead = text[pair.scene.original(pair.start) : start.start]
    return bool(PART_OF_YEAR.search(ahead)) and not re.search(r"去年|上年|last year|\d{4}", ahead)


MONTH = re.compile(r"\d{1,2}月|\b(?:January|February|March|April|May|June|July|August|September|"
                   r"October|November|December)\b")  # fmt: skip
MONTHS_OF_A_PAIR = 2


def _basis_differs(amount: Match, stated: str) -> bool:
    """True for a growth over the year beside two months: 从1月的800吨增加到2月的900吨，同比增长."""
    basis = BASES.search(amount.scene.text, amount.start, amount.end)
    if basis is None or basis[0] in ("环比", "month-on-month", "month on month"):
        return False
    months = set(MONTH.findall(stated))
    return len(months) >= MONTHS_OF_A_PAIR and not re.search("去年|上年|同期|last year", stated)


def direction(match: Match) -> Direction:
    """The direction of the change words of a match; empty where they differ or are neutral."""
    if "up" in match.words:
        return "" if "down" in match.words else "up"
    return "down" if "down" in match.words else ""


def is_apposition(scene: Scene, claim: Claim) -> bool:
    """True for the second figure of "$2.5 million, or 35 cents a share", which is another one."""
    return bool(OR.search(scene.statement.text, 0, claim.start))


SAME_PROPERTY = frozenset({"count", "number", "index", "score"})
"""Kinds whose unit may be left out with one of two levels."""


def comparable(a: Claim, b: Claim) -> bool:
    """Two levels of one property: the same unit, or a count whose measure word is left out."""
    first, second = a.quantity, b.quantity
    if first.unit == second.unit and first.kind == second.kind:
        return True
    return "" in (first.unit, second.unit) and {first.kind, second.kind} <= SAME_PROPERTY


def priced_alike(start: Claim, end: Claim) -> bool:
    """True for "$42 a barrel from $45", which prints the unit of measure once."""
    first, second = start.quantity.unit, end.quantity.unit
    one_of_two = ("/" in first) != ("/" in second)
    return one_of_two and first.partition("/")[0] == second.partition("/")[0] != ""


YEARLY_BEFORE = re.compile(
    r"(?:averag\w+\s(?:[a-z]+\s)?(?:annual|yearly)|(?:annual|yearly)\saverage|CAGR|compound|"
    r"annuali[sz]ed|(?:annual|yearly)\s(?:rise|increase|growth|gain|fall|decline|drop|decrease|rate)\sof)"
    r"[^,;\d]*$",
    re.IGNORECASE,
)
YEARLY_BEHIND = re.compile(
    r"\s(?:a year(?!\s(?:earlier|ago|before))|per year|per annum|annually|(?:each|every) year)\b"
)
FAR_AHEAD = 50
"""Characters before a percentage that may say that it is growth per year."""


def is_yearly(claim: Claim) -> bool:
    """True for English growth per year, which is not that between two levels."""
    text = claim.sentence
    if not text.isascii() or claim.quantity.kind != "percent":
        return False
    before = text[max(claim.start - FAR_AHEAD, 0) : claim.start]
    return bool(YEARLY_BEHIND.match(text, claim.end) or YEARLY_BEFORE.search(before))


def with_amount(change: Change, match: Match, rules: AmountRules) -> Change:
    """The change with one more amount, put where its kind belongs."""
    claim = match.claim("by") or match.claim("relative") or match.claim("multiple")
    assert claim is not None
    if is_yearly(claim):
        return change
    if change.direction == "":
        change = replace(change, direction=direction(match))
    kind = claim.quantity.kind
    if kind == "percent" and change.rate is None:
        return replace(change, rate=_hedged(claim, match))
    if kind == "percentage-point" and change.points is None:
        return replace(change, points=_hedged(claim, match))
    if kind == "multiple" and change.start is not None and change.start.quantity.kind == kind:
        return replace(change, delta=claim)  # 市净率由2.1倍降至1.8倍，下降0.3倍
    if is_part(claim):
        return _with_part(change, claim, match)
    if kind == "multiple":
        return _with_multiple(change, claim, match)
    if is_apposition(match.scene, claim):
        return change
    if change.delta is not None or change.start is None:
        return change
    if lends_unit(change.start, claim, match.scene, rules.unsaid):
        unit, of_kind = change.start.quantity.unit, change.start.quantity.kind
        claim = replace(claim, quantity=replace(claim.quantity, unit=unit, kind=of_kind))
    return replace(change, delta=claim) if comparable(change.start, claim) else change


AND_MORE = re.compile("(?:还|都|也)?要?(?:多|有余|不止|以上|出头|拐弯|挂零)")
"""翻了一番还多 is more than twice."""
HEDGE = re.compile("差不多|几乎|近乎|大体|大致|大概|基本上")


def _hedged(claim: Claim, match: Match) -> Claim:
    """The 30% of 差不多增长了30%, whose hedge stands before the verb, as about 30%."""
    scene = match.scene
    if claim.quantity.qualifier or scene.statement.language != "zh":
        return claim
    if not HEDGE.search(scene.text, match.start, _offset(scene, claim)):
        return claim
    return replace(claim, quantity=replace(claim.quantity, qualifier="about"))


def is_part(claim: Claim) -> bool:
    """True for 三分之一, 一半, halved: a fraction that is taken away, added or left."""
    quantity = claim.quantity
    value = quantity.value
    if quantity.kind not in ("ratio", "multiple") or not quantity.words:
        return False
    return value is not None and 0 < value < 1


def _with_part(change: Change, claim: Claim, match: Match) -> Change:
    """减少三分之一 takes the fraction away, 减少到三分之一 leaves it; 半 is the same either way."""
    text, offset = match.scene.text, _offset(match.scene, claim)
    if change.fraction is not None or LEVY.match(text, offset + 1):
        return change
    if NEARLY.search(text[:offset]):
        claim = replace(claim, quantity=replace(claim.quantity, qualifier="nearly"))
    leaves = bool(TO_A_PART.search(text, 0, offset)) or claim.quantity.kind == "multiple"
    down: Direction = "down" if claim.quantity.kind == "multiple" else change.direction
    return replace(change, fraction=claim, fraction_left=leaves, direction=down)


def _with_multiple(change: Change, claim: Claim, match: Match) -> Change:
    offset = _offset(match.scene, claim)
    before = match.scene.text[:offset]
    if OTHER_MEASURE.match(match.scene.text, offset + 1):
        return change
    if AND_MORE.match(match.scene.text, offset + 1) and not claim.quantity.qualifier:
        claim = replace(claim, quantity=replace(claim.quantity, qualifier="more-than"))
    if DOUBLING.search(claim.quantity.text) and not FOLD.search(claim.quantity.text):
        return replace(change, doublings=claim)
    if claim.quantity.value == 1 and before.endswith(("翻", "翻了")):  # 翻了一倍 is 翻番
        twice = replace(claim.quantity, value=Decimal(2), words=True)
        return replace(change, doublings=replace(claim, quantity=twice))
    means = _meaning(claim, before, match)
    if means == "loose" and OF_THE_FORMER.match(match.scene.text, offset + 1):
        means = "to" if _is_reached(change, claim) else means
    return replace(change, multiple=claim, multiple_means=means)


def _is_reached(change: Change, multiple: Claim) -> bool:
    """True where the end is so many times the start, as "six times the earlier level" has it."""
    if change.start is None or change.end is None:
        return False
    first, last = change.start.quantity.value, change.end.quantity.value
    times = multiple.quantity.value
    if first is None or last is None or times is None:
        return False
    return first * times == last


def _meaning(claim: Claim, before: str, match: Match) -> str:
    """What a multiple is taken of: 增加了3倍 adds, 是3倍 and threefold replace, 增长3倍 is loose."""
    behind = match.scene.text[len(before) + 1 : match.end + 15]
    if "multiple" in match.roles and match.rule.name.startswith("change"):
        return "to"
    if CHANGE_BY.search(before):
        return "by"
    printed = claim.quantity.text + behind[:12]
    if (
        CHANGE_TO.search(before)
        or before.endswith(("factor of ", "multiplied by "))
        or TO_THE_MULTIPLE.search(printed)
    ):
        return "to"
    return "loose"


OF_THE_FORMER = re.compile(r"\s(?:the|that|its|their|as\s[a-z]+\sas)\s", re.IGNORECASE)
"""Six times the earlier level is what was reached, not what was added."""


def _offset(scene: Scene, claim: Claim) -> int:
    """Offset of a claim's symbol in the masked text."""
    return next(offset for offset, other in scene.claims.items() if other is claim)
