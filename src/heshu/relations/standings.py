"""Values beside their ranks: 甲队50分列第一，乙队60分列第二; the highest and the others."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Standing
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes import comparable
from heshu.relations.patterns import Match, Rule, compile_patterns, matches
from heshu.relations.phrases import edged, phrases
from heshu.relations.rankings import is_edition
from heshu.relations.scene import LEVEL, PERCENT, RANK, TIME, Scene, place_in, synthetic

REACH = 60
"""Masked characters in front of a figure that say whose it is."""
MOST_TIMES = 3
"""What is larger by more than that may be a total, or of another thing."""
SHORT_NAME = 2
"""Characters of a name that hold a measure or a place, but not both: 产值, 乙县."""


class StandingRules(Struct, frozen=True):
    """What the finder of standings compiled from a pack."""

    superlative: tuple[Rule, ...]
    highest: re.Pattern[str]
    lowest: re.Pattern[str]
    first: re.Pattern[str]
    """Words of the first place: 居首位, came top."""
    more: re.Pattern[str]
    less: re.Pattern[str]
    scope: re.Pattern[str]
    """Words of a total, an average or another time, which may be above the highest part."""
    edition: re.Pattern[str]
    """What follows an ordinal that is no rank: 第一轮."""
    clause: re.Pattern[str]
    ordered: re.Pattern[str]
    """前三名依次为: what leads to a list in order; the group `rising` is for the lowest first."""
    sorted: re.Pattern[str]
    """按票数从高到低，张明92票，李华86票: a list over the commas of the sentence."""
    cautions: Cautions


def compile_standings(pack: Pack, cautions: Cautions) -> StandingRules:
    """The rules of a pack for standings."""
    return StandingRules(
        compile_patterns(pack, "standing-superlative"),
        word_pattern(pack, "relation-highest"),
        word_pattern(pack, "relation-lowest"),
        word_pattern(pack, "relation-first-place"),
        word_pattern(pack, "relation-more-is-better"),
        word_pattern(pack, "relation-less-is-better"),
        word_pattern(pack, "relation-other-scope"),
        word_pattern(pack, "relation-edition"),
        re.compile(
            rf"(?:(?!{edged(pack, 'relation-clause-joint').pattern})[^，,；;。：:、（）()])+"
        ),
        *_orders(pack),
        cautions,
    )


def _orders(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says that the list behind it is in order, before one clause and before several."""
    phrase = phrases(pack).regex
    turn = rf"{phrase('relation-falling-order')}|(?P<rising>{phrase('relation-rising-order')})"
    top, lead = phrase("relation-top-few"), phrase("relation-order-lead")
    by, placed = phrase("relation-sorted-by"), phrase("relation-order-behind")
    return (
        re.compile(rf"(?P<turn>{turn}|(?P<top>{top}))[^。；]{{0,12}}?{lead}"),
        re.compile(rf"{by}[^，。；]{{1,10}}(?P<turn>{turn}){placed}，"),
    )


def find_standings(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """The ranked values of a statement, and the value that is called the highest or lowest."""
    if rules.cautions.forbid(scene, 0, len(scene.text)):
        return
    ranked: list[Standing] = []
    if RANK in scene.text and (scene.text.count(RANK) > 1 or rules.first.search(scene.text)):
        ranked += _ranked(scene, rules)
    ranked += (*_in_order(scene, rules), *_in_that_order(scene, rules))
    yield from ranked
    for found in _superlative(scene, rules):
        if not any(set(found.values) <= set(each.values) for each in ranked):
            yield found


def _in_order(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """前三名依次为甲队42枚、乙队38枚、丙队29枚: the values of a list that is said to be in order."""
    found = rules.ordered.search(scene.text)
    over_commas = found is None
    found = found or rules.sorted.search(scene.text)
    if found is None or rules.less.search(scene.text):
        return
    if any(_of_years(time.iso) for at, time in scene.times.items() if at < found.start()):
        return  # 2021年至2023年，前五大客户占比分别为58%、65%和69%: a year each
    stop = re.search("[。；]" if over_commas else "[。；，]", scene.text[found.end() :])
    end = found.end() + stop.start() if stop else len(scene.text)
    values = tuple(
        scene.claims[offset]
        for offset in range(found.end(), end)
        if offset in scene.claims
        and scene.text[offset] in LEVEL + PERCENT
        and not (over_commas and rules.scope.search(_clause(scene, offset)))
    )
    if values and len(values) > 2:  # 二班92分、四班90分: the numbers of the classes are names
        same = tuple(value for value in values if comparable(value, values[-1]))
        values = same if len(same) * 2 >= len(values) else values
    if len(values) < 2 or any(not comparable(values[0], other) for other in values[1:]):
        return
    said = over_commas or found["top"] is None
    units = "".join(value.quantity.text for value in values)
    if values[0].quantity.kind == "duration" or not (said or rules.more.search(scene.text + units)):
        return
    values = values[::-1] if found["rising"] else values
    yield Standing(
        language="zh", cue=found["turn"], values=values, ranks=values, more_is_better=True,
        ordered=True,
    )  # fmt: skip


YEAR = len("2021")


def _of_years(iso: str) -> bool:
    """True for a span of several years, 2021/2023."""
    first, _, last = iso.partition("/")
    return bool(last) and first[:YEAR] != last[:YEAR]


LEAST_ORDERED = 2


def _in_that_order(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """The largest were Ardia with 62, Belmont with 48 and Corria with 45 tonnes, in that order."""
    found = scene.said["in-that-order"].search(scene.text)
    if found is None or rules.less.search(scene.text):
        return
    highest = rules.highest.search(scene.text) or scene.said["top-few"].search(scene.text)
    lowest = rules.lowest.search(scene.text)
    head = highest or lowest
    if head is None or (highest and lowest):
        return
    values = tuple(
        scene.claims[offset]
        for offset in range(head.end(), len(scene.text))
        if offset in scene.claims and scene.text[offset] in LEVEL + PERCENT
    )
    if len(values) < LEAST_ORDERED or values[0].quantity.kind == "duration":
        return
    if any(not comparable(values[0], other) for other in values[1:]):
        return
    values = values if highest else values[::-1]
    yield Standing(
        language="en", cue=found[0], values=values, ranks=values, more_is_better=True, ordered=True
    )


def _ranked(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """Clauses of one rank and one value each, or two neighbouring clauses with one of them."""
    if _numbers_things(scene):
        return
    pairs: dict[int, tuple[Claim, Claim]] = {}
    waiting: Claim | None = None
    for clause in rules.clause.finditer(scene.text):
        ranks = [
            rank
            for rank in _claims(scene, clause, RANK)
            if not scene.said["first-few"].search(scene.statement.text, 0, rank.start)
            and not scene.said["in-sequence"].search(scene.statement.text, 0, rank.start)
        ]
        values = _claims(scene, clause, LEVEL + PERCENT)
        if not ranks:
            ranks = _leader(scene, clause, rules)
        if len(ranks) == 1 and not values and waiting is not None:
            values = [waiting]
        waiting = values[0] if len(values) == 1 and not ranks else None
        if len(ranks) != 1 or len(values) != 1 or ranks[0].quantity.value is None:
            continue
        if is_edition(scene, ranks[0].end, rules.edition) or rules.edition.search(
            ranks[0].quantity.text
        ):
            continue
        rank = int(ranks[0].quantity.value)
        if rank in pairs:
            return
        pairs[rank] = (values[0], ranks[0])
    ordered = [pairs[rank] for rank in sorted(pairs)]
    values_ = tuple(value for value, _ in ordered)
    if len(values_) < 2 or any(not comparable(values_[0], other) for other in values_[1:]):
        return
    if rules.less.search(scene.text):
        return
    units = "".join(value.quantity.text for value in values_)
    yield Standing(
        language=scene.statement.language,
        cue=ordered[0][1].quantity.text,
        values=values_,
        ranks=tuple(rank for _, rank in ordered),
        more_is_better=bool(rules.more.search(scene.text) or rules.more.search(units)),
    )


def _numbers_things(scene: Scene) -> bool:
    """True for 第2包4家、第3包6家: what is numbered is the same kind of thing, and none is ranked."""
    nouns = [found[0] for found in scene.said["numbered-noun"].finditer(scene.text)]
    return len(nouns) > 1 and len(set(nouns)) == 1


def _leader(scene: Scene, clause: re.Match[str], rules: StandingRules) -> list[Claim]:
    """居首位 as rank 1."""
    found = rules.first.search(clause[0])
    if found is None:
        return []
    start = scene.original(clause.start() + found.start())
    span = (start, start + len(found[0]))
    place = place_in(scene.statement, *span)
    return [synthetic(scene.statement, place, span, Decimal(1), kind="rank")] if place else []


def _claims(scene: Scene, clause: re.Match[str], symbols: str) -> list[Claim]:
    return [
        scene.claims[offset]
        for offset in range(*clause.span())
        if offset in scene.claims and scene.text[offset] in symbols
    ]


def _is_of_a_sum(match: Match) -> bool:
    """True for £95,000 from three legacies, the largest of which was £60,000: a part of the sum."""
    found = match.scene.said["superlative-of-these"].search(match.scene.text, match.start)
    return found is not None and found.start() < match.end


def _is_mean_in_history(match: Match, value: Claim) -> bool:
    """True for a mean that is called the lowest since some time, and not of the figures beside it.

    With December at 4.1 and January at 2.2, the mean was 3.2, the lowest since 2012.
    """
    scene = match.scene
    return (
        scene.said["in-history"].match(scene.text, match.end) is not None
        and scene.said["mean-told"].search(scene.statement.text, 0, value.start) is not None
    )


def _superlative(scene: Scene, rules: StandingRules) -> Iterator[Standing]:
    """甲县最高，为50万吨；乙县60万吨: the other values of the same kind in the statement."""
    seen: set[int] = set()
    for match in matches(rules.superlative, scene):
        value = match.claim("value")
        if value is None or value.start in seen:
            continue
        words = f"{match.words.get('highest', '')}{match.words.get('lowest', '')}"
        if scene.said["one-of-many"].search(scene.text, 0, match.start):
            continue
        if (
            words
            and match.scene.text.endswith(words, 0, match.end)
            and scene.said["capacity-noun"].match(scene.text, match.end)
        ):
            continue
        if scene.said["no-superlative"].fullmatch(words) or _is_of_a_sum(match):
            continue
        if _is_mean_in_history(match, value):
            continue
        others = tuple(
            claim
            for offset, claim in sorted(scene.claims.items())
            if claim is not value
            and scene.text[offset] in LEVEL + PERCENT
            and _parallel(scene, value, claim)
            and not rules.scope.search(_own_words(scene, offset))
            and not _of_other_time(scene, offset)
            and _near(value, claim)
        )
        others = _without_wholes(scene, value, _without_totals(value, others))
        if words and others:
            seen.add(value.start)
            yield Standing(
                language=scene.statement.language,
                cue=words,
                values=(value, *others),
                superlative="highest" in match.words,
                lowest="lowest" in match.words,
            )


def _without_totals(value: Claim, others: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The others but those that stand first and are as large as all the rest together.

    接通296个，最多的是供暖，有87个；停车54个，噪音41个: 296 is what they are parts of.
    """
    ahead = [each for each in others if each.start < value.start]
    rest = sum(
        (each.quantity.value or 0 for each in (value, *others) if each not in ahead), Decimal(0)
    )
    listed = len(others) - len(ahead)
    kept = tuple(
        each
        for each in others
        if each not in ahead or not listed or (each.quantity.value or 0) < rest
    )
    if listed or len(ahead) < LEAST_ORDERED:
        return kept
    parts = sum((each.quantity.value or 0 for each in (value, *ahead[1:])), Decimal(0))
    return kept[1:] if (ahead[0].quantity.value or 0) >= parts else kept


def _without_wholes(scene: Scene, value: Claim, others: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The others but the only one in front, where the highest is one of its parts.

    受理投诉286件，其中7月最多，为79件: a month of all that was received. Rivals have a time each,
    or none of them has.
    """
    ahead = [each for each in others if each.start < value.start]
    if scene.statement.language != "zh" or len(ahead) != 1:
        return others
    at = {id(claim): offset for offset, claim in scene.claims.items()}
    first, own = at[id(ahead[0])], at[id(value)]
    between = scene.text[first + 1 : own]
    timed = TIME in between and TIME not in _clause(scene, first)
    alone = len(others) == 1 and not _owned_alike(scene, _clause(scene, first), between)
    if not timed and not alone and not scene.said["among-these"].search(between):
        return others
    return tuple(each for each in others if each is not ahead[0])


def _owned_alike(scene: Scene, first: str, second: str) -> bool:
    """True for 东岭镇亩产612公斤，西岭镇最高: owners of one kind, a 镇 each, stand before both.

    新增就业1.32万人，服务业吸纳最多，达7680人 has a whole without an owner.
    """
    kinds = [
        {found[0] for found in scene.said["kind-of-owner"].finditer(each)}
        for each in (first, second)
    ]
    return bool(kinds[0] & kinds[1])


def _near(value: Claim, other: Claim) -> bool:
    """True unless a figure is so far off that it counts something else, or the whole."""
    first, second = value.quantity.value, other.quantity.value
    if first is None or second is None:
        return True
    return first < second * MOST_TIMES and second < first * MOST_TIMES


def _clause(scene: Scene, offset: int) -> str:
    """The words of the clause in front of a figure."""
    clauses = re.split(r"[，,；;。：:、]", scene.text[max(0, offset - REACH) : offset])
    apposed = len(clauses) > 1 and not clauses[-1].strip()  # their median age, 45,
    return clauses[-2] if apposed and scene.statement.language == "en" else clauses[-1]


def _own_words(scene: Scene, offset: int) -> str:
    """The clause in front of a figure without the "above" before the owner of it.

    高于北区的41万吨 prints the value of another one, and no difference.
    """
    clause, said = _clause(scene, offset), scene.said
    compared = said["above-or-below"].match(clause)
    if compared is None or not said["owner"].match(clause, compared.end()):
        return clause
    return clause[compared.end() :]


def _of_other_time(scene: Scene, offset: int) -> bool:
    """True for the 163毫米 of 去年同期为163毫米, which a highest value of this year may be below."""
    start = offset - len(_clause(scene, offset))
    if scene.text.endswith((f"({TIME}: ", f"（{TIME}：", f"({TIME}："), 0, offset):
        return True  # the highest paid director received £684,000 (2022: £702,000)
    return any(
        scene.said["of-other-time"].search(scene.times[at].text)
        for at in range(start, offset)
        if at in scene.times
    )


def _measures(scene: Scene, value: Claim, other: Claim) -> tuple[str, str]:
    """What two indicators name; nothing where they only tell deeds (handled, yielded).

    A rank, the largest, says no more beside a deed, and names a measure beside another noun.
    """
    names = value.indicator, other.indicator
    deeds = [scene.said["deed-for-a-name"].fullmatch(name) is not None for name in names]
    ranks = [any(deeds) and scene.said["rank-for-a-name"].fullmatch(name) for name in names]
    one, two = (
        "" if deed or rank else name for name, deed, rank in zip(names, deeds, ranks, strict=True)
    )
    return one, two


def _parallel(scene: Scene, value: Claim, other: Claim) -> bool:
    """True for a level of the same unit and, where both are named, the same indicator."""
    if not comparable(value, other) or other.change or value.change:
        return False
    one, two = _measures(scene, value, other)
    if value.sentence.isascii() and one == value.entity and two == other.entity:
        return True
    if not one or not two or one == two or min(len(one), len(two)) <= SHORT_NAME:
        return True
    named = [scene.said["enumerated"].search(each) for each in (one, two)]
    if named[0] and named[1] and named[0][0][:-1] == named[1][0][:-1]:
        return True  # 方案二成本最低，为85万元，方案一为79万元
    if scene.said["place-end"].search(two):
        return True  # 投诉量最少的是城北区，312件，城东区为298件
    if value.sentence.isascii():
        return one in two or two in one or one.split()[-1] == two.split()[-1]
    return one[-SHORT_NAME:] == two[-SHORT_NAME:]
