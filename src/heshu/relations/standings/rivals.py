"""Which other figures of a statement stand beside the value that is called the highest or lowest.

A part of that value, the highest of another list, a level of last year and the number of those that
were measured are no rivals of it.
"""

from __future__ import annotations

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.changes import comparable
from heshu.relations.scene import FIGURES, RANK, TIME, Scene
from heshu.relations.standings.rules import StandingRules

REACH = 60
"""Masked characters in front of a figure that say whose it is."""
FIGURE = re.compile(rf"[{FIGURES}]")


def clause_of(scene: Scene, offset: int) -> str:
    """The words of the clause in front of a figure."""
    clauses = re.split(r"[，,；;。：:、]", scene.text[max(0, offset - REACH) : offset])
    apposed = len(clauses) > 1 and not clauses[-1].strip()  # their median age, 45,
    if len(clauses) > 1 and scene.said["copula-alone"].fullmatch(clauses[-1]):
        return "".join(clauses[-2:])  # 最长的变成丙城，为4.3小时
    return clauses[-2] if apposed and scene.statement.language == "en" else clauses[-1]


def own_words(scene: Scene, offset: int) -> str:
    """The clause in front of a figure without the "above" before the owner of it.

    高于北区的41万吨 prints the value of another one, and no difference.
    """
    clause, said = clause_of(scene, offset), scene.said
    compared = said["above-or-below"].match(clause)
    if compared is None or not said["owner"].match(clause, compared.end()):
        return clause
    return clause[compared.end() :]


def is_of_other_scope(scene: Scene, rules: StandingRules, offset: int) -> bool:
    """True for a total, a mean, a plan or a former level: no rival, whatever its size.

    The "from" of "against 59 euros from Orme, 52 from Redd" says whose the figure before it is.
    """
    words = own_words(scene, offset)
    if not rules.scope.search(words):
        return False
    owners = scene.said["owner-behind"]
    figures = [found.end() for found in FIGURE.finditer(words)]
    before = owners.match(words, figures[-1]) if figures else None
    behind = owners.match(scene.text, offset + 1)
    in_turn = before is not None and behind is not None and before[0] == behind[0]
    return not (in_turn and before and not rules.scope.search(words, before.end()))


def of_other_time(scene: Scene, offset: int) -> bool:
    """True for the 163毫米 of 去年同期为163毫米, which a highest value of this year may be below."""
    start = offset - len(clause_of(scene, offset))
    if scene.text.endswith((f"({TIME}: ", f"（{TIME}：", f"({TIME}："), 0, offset):
        return True  # the highest paid director received £684,000 (2022: £702,000)
    return any(
        scene.said["of-other-time"].search(scene.times[at].text)
        for at in range(start, offset)
        if at in scene.times
    )


def is_part(scene: Scene, offset: int) -> bool:
    """True for the 9 of "the shortest is 12 km, of which 9 km are unpaved": a part of the 12."""
    said = scene.said
    return (
        said["part-ahead"].search(scene.text, 0, offset) is not None
        or said["part-behind"].match(scene.text, offset + 1) is not None
    )


def is_measured_otherwise(scene: Scene, offset: int, value: Claim, words: str) -> bool:
    """True for the 60 cm that lay where 41 fell, for 1.9 metres below normal and a quake of 2011."""
    said, text = scene.said, scene.text
    if scene.claims[offset].start < value.start:
        return False
    if said["measured-otherwise"].search(clause_of(scene, offset)):
        return True
    if scene.statement.language == "zh":
        return _is_of_other_noun(scene, scene.claims[offset], value, words)
    behind = said["measured-otherwise-behind"].match(text, offset + 1)
    if behind is None or behind[0][-1] != TIME:
        return behind is not None
    told = scene.times.get(behind.end() - 1)
    return told is not None and told.text not in scene.statement.text[: value.end]


DEFINITE = frozenset(
    {"money", "mass", "length", "area", "volume", "temperature", "percent", "energy"}
)
"""Kinds of values that say themselves what they measure; a bare number may be anything."""


def measures_another_kind(scene: Scene, rules: StandingRules, value: Claim, words: str) -> bool:
    """True for the $410 of the hottest ticket and the 12亿元 of the longest line.

    The heaviest rain has so many millimetres.
    """
    if value.quantity.kind == "length" and scene.said["heavy-fall"].search(scene.text):
        return False
    kinds = rules.kinds.get(words.lower().strip())
    return kinds is not None and value.quantity.kind in DEFINITE - kinds


def _is_of_other_noun(scene: Scene, other: Claim, value: Claim, words: str) -> bool:
    """True for 成交量居首的是甲盘，成交320套，挂牌量为410套: both name a measure, and not the same."""
    text, noun = scene.statement.text, scene.said["measure-noun"]
    first = text.rfind(words, 0, value.start)
    if first < 0 or noun.search(text, 0, first) is None or noun.search(other.indicator) is None:
        return False
    return other.indicator[-MEASURE:] not in text[: value.start]


MEASURE = 3
"""Signs at the end of an indicator that name its measure: 挂牌量."""


def has_rank_of_its_own(
    scene: Scene, rules: StandingRules, offset: int, value: Claim, words: str
) -> bool:
    """True for 次大为396毫米 and the "smallest, 11,000" beside a "biggest" of its own.

    Where the lowest is larger than the only highest, the two do not fit. Of two that are the
    highest each, each is that of its own list: 出口额最高的是…；进口额最高的是….
    """
    own = own_words(scene, offset)
    clause = FIGURE.split(own)[-1]
    ranked = own.removesuffix(clause).endswith(RANK)  # line 1 the second most
    if not ranked and any(
        each.search(clause) and each.search(words) for each in (rules.highest, rules.lowest)
    ):
        return True
    if scene.said["next-to-highest"].search(clause):
        return True
    high, low = rules.highest.search(clause), rules.lowest.search(clause)
    if bool(high) == bool(low):
        return False
    others = rules.lowest if high else rules.highest
    return any(
        scene.claims[at] is not value and comparable(scene.claims[at], value)
        and others.search(FIGURE.split(own_words(scene, at))[-1])
        for at in scene.claims
        if at != offset
    )  # fmt: skip


def counts_what_was_measured(scene: Scene, offset: int, value: Claim) -> bool:
    """True for the 12 of "the highest was 8.4, while the 12 taken at night averaged 6.8"."""
    claim, precision = scene.claims[offset].quantity, value.quantity.precision
    whole = claim.value is not None and claim.value == claim.value.to_integral_value()
    if claim.unit or not whole or precision >= 1:
        return False
    return scene.said["the-so-many"].search(scene.text, 0, offset) is not None


SIZE = re.compile(r"[\d.,]+-[a-z]+", re.ASCII | re.IGNORECASE)


def is_name_of_what_was_measured(scene: Scene, offset: int, value: Claim) -> bool:
    """True for the 16 of "the 16-litre Costello took out 10.2 litres, the most of any"."""
    other = scene.claims[offset]
    if not SIZE.fullmatch(other.quantity.text) or SIZE.fullmatch(value.quantity.text):
        return False
    between = scene.statement.text[other.end : value.start]
    return other.end < value.start and not re.search("[,;:]", between)


def for_its_time(value: Claim, other: Claim) -> Claim:
    """The 42 euros beside "29 euros a month", for a month, too."""
    quantity, (unit, slash, _) = other.quantity, value.quantity.unit.partition("/")
    if not slash or quantity.unit != unit:
        return other
    return replace(
        other, quantity=replace(quantity, unit=value.quantity.unit, kind=value.quantity.kind)
    )


def is_large_otherwise(scene: Scene, value: Claim) -> bool:
    """True for the largest island with 310 inhabitants: it is large by its area, a town by theirs."""
    said, kind = scene.said, value.quantity.kind
    if said["size-of-an-area"].search(scene.text) is None or kind == "area":
        return False
    town = said["size-of-a-town"].search(scene.statement.text) is not None
    return not town or kind not in ("count", "number")
