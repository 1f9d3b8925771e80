"""Shares and rates: 1535人中有384人，占12% -> part, whole, share."""

from __future__ import annotations

from collections.abc import Iterator

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.relations import Share
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.pair_shares import compile_pair_shares, shares_of_pairs
from heshu.relations.patterns import matches
from heshu.relations.scene import LEVEL, PERCENT, Scene
from heshu.relations.shares.alone import shares_alone
from heshu.relations.shares.any_order import rates_in_any_order
from heshu.relations.shares.bases import shares_by_base
from heshu.relations.shares.beside import shares_beside
from heshu.relations.shares.flows import (
    is_dealt_to_another,
    is_of_one_of_them,
    is_of_others_alike,
    is_of_what_is_new,
)
from heshu.relations.shares.near import near_rates
from heshu.relations.shares.others import rates_of_others
from heshu.relations.shares.own_wholes import OF_FLOW, is_over_whole, shares_above_whole
from heshu.relations.shares.rates import (
    compile_rate_clauses,
    is_of_a_rate,
    shares_of_rates,
)
from heshu.relations.shares.rules import ShareRules, rate_words
from heshu.relations.shares.stated import OF_GROUP, SAME_NOUN, stated_share
from heshu.relations.shares.unlisted import compile_unlisted, shares_of_unlisted_rates
from heshu.relations.shares.words import compile_share_words
from heshu.relations.slots import compile_patterns

__all__ = ["compile_shares", "find_shares"]


def compile_shares(pack: Pack, cautions: Cautions) -> ShareRules:
    """The rules of a pack for shares and rates."""
    rates = tuple(rate_words(entry) for entry in pack.words_named("relation-rate-of"))
    return ShareRules(
        compile_patterns(pack, OF_FLOW) + compile_patterns(pack, "share"),
        compile_patterns(pack, "share-of")
        + compile_patterns(pack, "share-ahead")
        + compile_patterns(pack, OF_GROUP)
        + compile_patterns(pack, SAME_NOUN),
        compile_patterns(pack, "share-beside"),
        compile_patterns(pack, "rate-of-others"),
        _optional(pack, "relation-called-whole"),
        _optional(pack, "relation-no-part"),
        rates,
        re.compile(any_of(rate.name for rate in rates) if rates else r"(?!)", re.IGNORECASE),
        word_pattern(pack, "relation-share-other-base"),
        word_pattern(pack, "relation-share-base"),
        compile_share_words(pack),
        compile_pair_shares(pack),
        compile_rate_clauses(pack),
        compile_unlisted(pack),
        cautions,
    )


def _optional(pack: Pack, name: str) -> re.Pattern[str] | None:
    return word_pattern(pack, name) if pack.words_named(name) else None


def find_shares(scene: Scene, rules: ShareRules) -> Iterator[Share]:
    """The shares of a statement: those with part and whole, and those above the whole."""
    if PERCENT in scene.text or LEVEL in scene.text:
        for share in _stated(scene, rules):
            if not any(is_other(scene, share) for is_other in OTHER_WHOLES):
                yield share


def _is_of_an_aside(scene: Scene, share: Share) -> bool:
    """True for 工业用水3.92亿立方米（其中冷却1.46亿立方米），占20.9%: the share of what is outside."""
    if share.part is None or share.whole is None or share.part.start > share.share.start:
        return False
    part, rate = scene.offset(share.part), scene.offset(share.share)
    whole = scene.offset(share.whole)
    opening = max(scene.text.rfind("（", 0, part), scene.text.rfind("(", 0, part))
    closing = next((i for i in range(part, rate) if scene.text[i] in "）)"), -1)
    inside = opening >= 0 and not set("）)") & set(scene.text[opening:part])
    return inside and closing >= 0 and not opening < whole < closing


def _is_of_a_larger_area(scene: Scene, share: Share) -> bool:
    """True for 全镇改造率 behind 十户中有六户, where no town was named before."""
    at = scene.offset(share.share)
    found = scene.said["area-of-a-rate"].search(scene.text, 0, at)
    return found is not None and found[0][:AREA] not in scene.text[: found.start()]


def _is_of_those_there(scene: Scene, share: Share) -> bool:
    """True for "90,000 inhabitants, 21,000 of them in Lenz, where foreigners account for 27%".

    So for 应参训410人，实际参训369人，参训率为90%，其中女职工参训率为83%.
    """
    if share.part is None or share.whole is None:
        return False
    told, at = max(map(scene.offset, (share.part, share.whole))), scene.offset(share.share)
    return told < at and scene.said["of-those-there"].search(scene.text, told + 1, at) is not None


def _is_of_what_went_abroad(scene: Scene, share: Share) -> bool:
    """True for 国内产量520吉瓦，公司出口26吉瓦，市场份额为8%: the market is not that of the whole."""
    if share.part is None or share.whole is None or scene.statement.language != "zh":
        return False
    text, abroad = scene.statement.text, scene.said["went-abroad"]
    if not scene.said["share-of-a-market"].search(text, share.part.end, share.share.start):
        return False
    part = abroad.search(text, share.whole.end, max(share.part.start, share.whole.end))
    return part is not None and abroad.search(text, 0, share.whole.start) is None


def _is_of_a_whole_untold(scene: Scene, share: Share) -> bool:
    """True for "98% of those entered" and "12% of the national catch" beside another whole."""
    if share.part is None or share.whole is None or scene.statement.language != "en":
        return False
    at = scene.offset(share.share)
    told = scene.text[:at].lower()
    for words in (scene.said["of-those-entitled"], scene.said["of-a-wider-whole"]):
        found = words.match(scene.text, at + 1)
        if found is not None:
            named = found[0].removesuffix("'s").removesuffix("’s").split()[-1].lower()
            return named not in told
    return False


AREA = 2
"""Characters of 全镇."""
OTHER_WHOLES = (
    is_of_what_is_new,
    is_of_one_of_them,
    is_of_others_alike,
    is_dealt_to_another,
    _is_of_an_aside,
    _is_of_a_larger_area,
    _is_of_those_there,
    _is_of_what_went_abroad,
    _is_of_a_whole_untold,
)
"""What shows that a share is not that of the pair it was tied to."""


def _stated(scene: Scene, rules: ShareRules) -> Iterator[Share]:
    """Every share that the words of a statement tie, the surest wordings first."""
    used: set[int] = set()
    for match in matches(rules.stated, scene):
        share = stated_share(match, rules)
        if share is not None and share.share.start not in used:
            used.add(share.share.start)
            yield share
    for share in (*shares_by_base(scene, rules), *shares_beside(scene, rules)):
        if share.share.start not in used:
            used.add(share.share.start)
            yield share
    yield from shares_of_rates(scene, rules, used)
    yield from rates_of_others(scene, rules, used)
    yield from shares_of_unlisted_rates(scene, rules, used)
    yield from near_rates(scene, rules, used)
    for share in shares_of_pairs(scene, rules.pairs, rules.cautions):
        if share.share.start not in used and not is_of_a_rate(scene, share.share, rules):
            used.add(share.share.start)
            yield share
    for share in (*shares_alone(scene, rules.cautions), *rates_in_any_order(scene, rules.cautions)):
        if share.share.start not in used:
            used.add(share.share.start)
            yield share
    if any(is_over_whole(claim) for claim in scene.claims.values()):
        yield from shares_above_whole(scene, rules, used)
