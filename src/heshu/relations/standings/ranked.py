"""Values with a rank each: 甲队50分列第一，乙队60分列第二."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Standing
from heshu.relations.changes import comparable
from heshu.relations.parts.pairs import lent
from heshu.relations.rankings import is_edition
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, RANK, Scene, place_in, synthetic
from heshu.relations.standings.rules import StandingRules


def ranked_values(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """Clauses of one rank and one value each, or two neighbouring clauses with one of them."""
    if _numbers_things(scene):
        return
    pairs = _ranked_pairs(scene, rules)
    ordered = [pairs[rank] for rank in sorted(pairs)]
    values = tuple(value for value, _ in ordered)
    if scene.statement.language == "en":
        values = tuple(lent(value, values[0]) for value in values)
    if len(values) < 2 or any(not comparable(values[0], other) for other in values[1:]):
        return
    if _are_of_several_tables(scene, [rank for _, rank in ordered]):
        return
    if _is_compared(scene) and any(value.change == "decrease-by" for value in values):
        return  # 第一名同比下降6%，第三名同比增长41%: they are ranked by another figure
    if _less_is_better(scene, values[0], rules):
        return
    if values[0].quantity.unit in OF_TIME and ordered[0][1].quantity.text.lower() in MEDALS:
        values = values[::-1]  # the fastest has won
        ordered.reverse()
    timed = scene.statement.language == "zh" and values[0].quantity.kind == "duration"
    raced = timed and scene.said["told-of-a-race"].search(scene.text) is not None
    if raced:
        values = values[::-1]
        ordered.reverse()
    units = " ".join(value.quantity.text for value in (*values, *_unit_ahead(scene, values[0])))
    better = rules.more.search(f"{scene.text} {units}") is not None
    if not better and scene.said["each-in-turn"].search(scene.text):
        return  # The first had 14 members, the second 17: they are numbered, and not ranked
    if _may_go_either_way(scene, values, units, rules):
        return
    medals = ordered[0][1].quantity.text.lower() in MEDALS or _is_title(scene, ordered[0][1])
    if medals and (values[0].quantity.kind not in OF_SPORTS or _counts_medals(scene)):
        return
    yield Standing(
        language=scene.statement.language,
        cue=ordered[0][1].quantity.text,
        values=values,
        ranks=tuple(rank for _, rank in ordered),
        more_is_better=raced or (not timed and (medals or better)),
    )


def _may_go_either_way(
    scene: Scene, values: Sequence[Claim], units: str, rules: StandingRules
) -> bool:
    """True for scores of 271, 274 and 276 in a contest of which no word says that more is better."""
    scores, whole = scene.said["score-either-way"], f"{scene.text} {units}"
    if scores.search(whole) is None or rules.more.search(scores.sub("", whole)):
        return False
    numbers = [value.quantity.value or Decimal(0) for value in values]
    return all(one < other for one, other in pairwise(numbers))


def _unit_ahead(scene: Scene, value: Claim) -> tuple[Claim, ...]:
    """The 312 points that stand before "Brun was second with 298", which leaves its unit unsaid."""
    if scene.statement.language != "en" or value.quantity.unit:
        return ()
    ahead = [claim for _, claim in sorted(scene.claims.items()) if claim.start < value.start]
    levels = [claim for claim in ahead if claim.quantity.kind != "rank"]
    return tuple(levels[:1])


def _less_is_better(scene: Scene, value: Claim, rules: StandingRules) -> bool:
    """True where a word says that the smallest comes first; the 成绩 of a jump is a length.

    The times of a race are turned round elsewhere.
    """
    text, kind = scene.text, value.quantity.kind
    if kind == "duration" and scene.said["told-of-a-race"].search(text):
        text = scene.said["time-of-a-race"].sub("", text)
    elif kind in MORE_IS_BETTER:
        text = scene.said["mark-either-way"].sub("", text)
    return rules.less.search(text) is not None


MORE_IS_BETTER = frozenset({"length", "score", "mass"})
"""Kinds of marks of which the largest wins."""
OF_TIME = frozenset({"s", "min", "h"})
OF_SPORTS = frozenset({"length", "duration", "score", "mass", "number"})
"""Kinds of marks that win a medal; prices and rates of change do not."""


def _is_compared(scene: Scene) -> bool:
    """True where growth over a year or a month is told."""
    said, text = scene.said, scene.text
    return any(said[name].search(text) is not None for name in ("year-on-year", "month-on-month"))


def _ranked_pairs(scene: Scene, rules: StandingRules) -> dict[int, tuple[Claim, Claim]]:
    """Rank -> its value and the claim of the rank; nothing where a rank is told twice."""
    told, measured = scene.statement.text, scene.said["measured-from-rank"]
    pairs: dict[int, tuple[Claim, Claim]] = {}
    waiting: Claim | None = None
    for clause in rules.clause.finditer(scene.text):
        placed = _claims(scene, clause, RANK)
        if any(measured.search(told, 0, rank.start) for rank in placed):
            waiting = None
            continue  # 落后第二名2分，领先第四名5分
        ranks = _true_ranks(placed, scene) or _leader(scene, clause, rules) or _won(scene, clause)
        values = _claims(scene, clause, LEVEL + PERCENT)
        values = [each for each in values if not _is_field(scene, each)]
        if len(values) > 1 and ranks and ranks[0].quantity.text.lower() in MEDALS:
            values = [each for each in values if not _names_an_event(scene, each)]
        if len(ranks) == 1 and not values and waiting is None:
            values = _in_brackets(scene, clause.end())
        if len(ranks) == 1 and not values and waiting is not None:
            values = [waiting]
        waiting = values[0] if len(values) == 1 and not ranks else None
        if len(ranks) != 1 or len(values) != 1 or ranks[0].quantity.value is None:
            continue
        if not _is_title(scene, ranks[0]) and (
            is_edition(scene, ranks[0].end, rules.edition)
            or rules.edition.search(ranks[0].quantity.text)
        ):
            continue
        rank = int(ranks[0].quantity.value)
        if rank in pairs:
            return {}
        pairs[rank] = (values[0], ranks[0])
    return pairs


IN_BRACKETS = re.compile(rf"\([{LEVEL}{PERCENT}][^(){FIGURES}]*\)")


def _in_brackets(scene: Scene, end: int) -> list[Claim]:
    """The only figure of the brackets behind a rank: Brun came second (298 points)."""
    found = IN_BRACKETS.match(scene.text, end)
    return [scene.claims[end + 1]] if found else []


def _true_ranks(placed: Sequence[Claim], scene: Scene) -> list[Claim]:
    """The ranks that neither say "the first few" nor number what happened in turn."""
    text, said = scene.statement.text, scene.said
    return [
        rank
        for rank in placed
        if not said["first-few"].search(text, 0, rank.start)
        and not said["in-sequence"].search(text, 0, rank.start)
    ]


def _are_of_several_tables(scene: Scene, ranks: Sequence[Claim]) -> bool:
    """True for "second in assists with 9.6 a game and eighth in points with 24.1"."""
    text, said = scene.statement.text, scene.said
    found = [said["ranked-in"].match(text, rank.end) for rank in ranks]
    if scene.statement.language == "zh":  # 在女单中以9.2分排名第一，在双人项目中以9.6分排名第二
        clauses = [text.rfind("，", 0, rank.start) + 1 for rank in ranks]
        ends = [rank.start for rank in ranks]
        found = [
            said["ranked-within"].search(text, start, end)
            for start, end in zip(clauses, ends, strict=True)
        ]
    return len({each[0].lower() for each in found if each}) > 1


def _numbers_things(scene: Scene) -> bool:
    """True for 第2包4家、第3包6家: what is numbered is the same kind of thing, and none is ranked."""
    nouns = [found[0] for found in scene.said["numbered-noun"].finditer(scene.text)]
    return len(nouns) > 1 and len(set(nouns)) == 1


def _leader(scene: Scene, clause: re.Match[str], rules: StandingRules) -> list[Claim]:
    """居首位 as rank 1."""
    found = rules.first.search(clause[0])
    if found is None and rules.more.search(scene.statement.text):
        found = scene.said["won-with-a-mark"].search(clause[0])
    if found is None:
        return []
    start = scene.original(clause.start() + found.start())
    span = (start, start + len(found[0]))
    place = place_in(scene.statement, *span)
    return [synthetic(scene.statement, place, span, Decimal(1), kind="rank")] if place else []


def _won(scene: Scene, clause: re.Match[str]) -> list[Claim]:
    """The place that a medal or a title stands for."""
    return _medal(scene, clause) or _title(scene, clause) or _title_behind(scene, clause)


def _title(scene: Scene, clause: re.Match[str]) -> list[Claim]:
    """亚军 as rank 2, at the head of a clause that tells the mark: 亚军李鹤鸣的成绩是8米05."""
    found = scene.said["title-won"].match(scene.text, clause.start())
    if RANK in scene.text:
        return []  # 决赛第三局，冠军得到9分，亚军得到11分: of one game, which another may have won
    if found is None or not scene.said["mark-of-a-title"].search(clause[0]):
        return []
    if scene.said["no-mark-of-the-title"].search(clause[0]):
        return []
    return _place_of(scene, found, found.start())


def _title_behind(scene: Scene, clause: re.Match[str]) -> list[Claim]:
    """亚军 as rank 2, right behind the mark that it was won with: 林沛以10秒25屈居亚军."""
    said = scene.said
    found = said["title-behind-its-mark"].search(scene.text, clause.start(), clause.end())
    if found is None or RANK in scene.text or said["no-mark-of-the-title"].search(clause[0]):
        return []
    others = said["title-behind-its-mark"].search(scene.text, 0, clause.start())
    if others and said["event-of-its-own"].search(clause[0]):
        return []
    if "；" in scene.text and said["event-of-its-own"].search(scene.text):
        return []  # 先以1分00秒98摘得银牌；妹妹在女子200米决赛中以1分58秒36夺冠
    return _place_of(scene, found, found.start("title"))


def _place_of(scene: Scene, found: re.Match[str], start: int) -> list[Claim]:
    """The place that the title in a match stands for, as the figure of a rank."""
    rank = next(number for number, name in enumerate(TITLES, 1) if found.start(name) >= 0)
    span = scene.original(start), scene.original(found.end())
    place = place_in(scene.statement, *span)
    return [synthetic(scene.statement, place, span, Decimal(rank), kind="rank")] if place else []


TITLES = ("first", "second", "third")
"""Places in the phrases for titles; a title has one of them."""


def _is_title(scene: Scene, rank: Claim) -> bool:
    """True for a rank that was told by a title."""
    said, text = scene.said, rank.quantity.text
    return bool(said["title-won"].fullmatch(text) or said["title-word"].fullmatch(text))


def _medal(scene: Scene, clause: re.Match[str]) -> list[Claim]:
    """Silver as rank 2, in "silver to Sato with 8.05 metres"; a metal with a price is none."""
    found = scene.said["medal"].search(clause[0])
    if found is None or not scene.said["of-medals"].search(scene.text):
        return []
    start = scene.original(clause.start() + found.start())
    metal = found[0].lower()
    span = (start, start + len(metal))
    place = place_in(scene.statement, *span)
    rank = Decimal(MEDALS.index(metal) + 1)
    return [synthetic(scene.statement, place, span, rank, kind="rank")] if place else []


def _counts_medals(scene: Scene) -> bool:
    """True for "28 were gold, 27 silver and 28 bronze": how many there are, and how good none."""
    return scene.said["so-many-medals"].search(scene.text) is not None


def _names_an_event(scene: Scene, value: Claim) -> bool:
    """True for the 100 metres of "gold in the 100 metres"."""
    return scene.said["in-the"].search(scene.statement.text, 0, value.start) is not None


MEDALS = ("gold", "silver", "bronze")


def _is_field(scene: Scene, value: Claim) -> bool:
    """True for the 88 of 在全省88个县中列第23位: so many are ranked."""
    at = next((at for at, claim in scene.claims.items() if claim is value), -1)
    return scene.said["field-of-a-rank"].match(scene.text, at + 1) is not None


def _claims(scene: Scene, clause: re.Match[str], symbols: str) -> list[Claim]:
    return [
        scene.claims[offset]
        for offset in range(*clause.span())
        if offset in scene.claims and scene.text[offset] in symbols
    ]
