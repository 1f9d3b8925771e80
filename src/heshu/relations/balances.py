"""Identities of accounting: 出口3200亿元，进口2100亿元，顺差1100亿元 -> result, terms, signs.

An identity is an entry of the pack: `顺差|+出口|-进口`. A figure has a part in it by its label,
and where one of the others is missing or there are two of it there is no relation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Balance
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.labels import Label, labels
from heshu.relations.phrases import edged, phrases
from heshu.relations.scene import Scene

LEAST_FIGURES = 3
LOOSE = "~"
"""Before an entry: other items may come in between (profit = income - cost)."""


class Slot(Struct, frozen=True):
    """One term of an identity: its sign and the words that name it."""

    sign: int
    words: frozenset[str]


class Identity(Struct, frozen=True):
    """A result and the terms that it is made of."""

    result: frozenset[str]
    terms: tuple[Slot, ...]
    loose: bool


class BalanceRules(Struct, frozen=True):
    """What the finder of balances compiled from a pack."""

    identities: tuple[Identity, ...]
    results: re.Pattern[str]
    """The name of any result; a statement without one is not looked at."""
    at_end: re.Pattern[str]
    """The name of a term at the end of what stands before a figure, verbs in between."""
    at_start: re.Pattern[str]
    """The name of a term at the beginning of what stands behind a figure."""
    filler: re.Pattern[str]
    other_items: re.Pattern[str]
    """What comes in between revenue, costs and profit: after a $3 million gain on the sale of land."""
    cautions: Cautions


class Named(Struct, frozen=True):
    """A figure that an identity names."""

    label: Label
    name: str
    scope: str
    """What is left of the label: 对东盟 of 对东盟出口, agricultural."""
    goods: str = ""
    """What was traded, where it stands between the name and the figure: 机电产品 of 出口机电产品."""


def compile_balances(pack: Pack, cautions: Cautions) -> BalanceRules:
    """The identities of a pack."""
    identities = tuple(_identity(entry) for entry in pack.words_named("relation-balance"))
    names = any_of(
        word
        for identity in identities
        for words in (identity.result, *(slot.words for slot in identity.terms))
        for word in words
    )
    gap = any_of(pack.words_named("relation-balance-gap"))
    if pack.language == "zh":
        at_end, at_start = rf"(?P<name>{names})(?:{gap})*$", rf"的?(?P<name>{names})"
    else:
        placed = phrases(pack).regex("relation-balance-place")
        at_end = rf"(?<![A-Za-z])(?P<name>{names})(?P<place>{placed})?(?:\s+(?:{gap}))*$"
        lead = any_of(pack.words_named("relation-balance-lead"))
        at_start = rf"(?:(?:{lead})\s+)?(?P<name>{names})(?![A-Za-z])"
    results = any_of(word for identity in identities for word in identity.result)
    return BalanceRules(
        identities,
        re.compile(results, re.IGNORECASE),
        re.compile(at_end, re.IGNORECASE),
        re.compile(at_start, re.IGNORECASE),
        word_pattern(pack, "relation-balance-filler"),
        edged(pack, "relation-other-items"),
        cautions,
    )


def _identity(entry: str) -> Identity:
    """`~毛利/毛利润|+营业收入/收入|-营业成本/成本` as an identity."""
    result, *terms = entry.removeprefix(LOOSE).split("|")
    slots = tuple(Slot(1 if term[0] == "+" else -1, _words(term[1:])) for term in terms)
    return Identity(_words(result), slots, entry.startswith(LOOSE))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower() for word in text.split("/"))


def find_balances(scene: Scene, rules: BalanceRules) -> Iterator[Balance]:
    """The identities whose every figure the statement prints once."""
    if len(scene.claims) < LEAST_FIGURES or not rules.results.search(scene.statement.text):
        return
    named = [found for label in labels(scene) if (found := _named(label, scene, rules))]
    if len(named) < LEAST_FIGURES:
        return
    others = rules.other_items.search(scene.text)
    for identity in rules.identities:
        if identity.loose and others:
            continue
        balance = _balance(scene, identity, named)
        last = max(named, key=lambda each: each.label.offset).label.offset
        if balance is None or _is_made_up_with(scene, balance):
            continue
        if scene.said["moved-by-a-rate"].search(scene.text):
            continue  # 汇兑差额-12万元 comes in between
        if not rules.cautions.forbid(scene, 0, last):
            yield balance


def _is_made_up_with(scene: Scene, balance: Balance) -> bool:
    """True for "with €3m from a patent, profit came to €10m", where 48 - 41 + 3 is 10.

    The item has the unit of the others, and words before it that add it or take it away.
    """
    terms = zip(balance.terms, balance.signs, strict=True)
    values = [sign * (claim.quantity.value or 0) for claim, sign in terms]
    gap = (balance.result.quantity.value or 0) - sum(values)
    known = {claim.start for claim in (balance.result, *balance.terms)}
    return gap != 0 and any(
        claim.start not in known
        and claim.quantity.unit == balance.result.quantity.unit
        and claim.quantity.value == abs(gap)
        and scene.said["further-item"].search(scene.text, 0, at) is not None
        for at, claim in scene.claims.items()
    )


def _named(label: Label, scene: Scene, rules: BalanceRules) -> Named | None:
    """The name that a figure has in some identity: before it, else behind it."""
    english = scene.statement.language == "en"
    lead = f"{label.lead} " if english and label.lead else label.lead
    before = lead + (label.before or (_before_colon(label, scene) if english else ""))
    found, goods = rules.at_end.search(before), ""
    traded = None if english or found else scene.said["traded-goods"].search(before)
    if traded is not None:
        goods = before[traded.start("goods") : traded.start("ends")]
        before = before[: traded.start("goods")]
        found = rules.at_end.search(before)
    if found is not None:
        scope = before[: found.start()].removeprefix(lead)
        if english and found["place"]:  # births in the district numbered 1,240
            scope = found["place"]
    else:
        found = rules.at_start.match(label.after)
        if found is None:
            return None
        scope = "" if english else label.before
    name = found["name"].lower()
    said = scene.said
    if said["balance-verb"].fullmatch(name) and said["verb-goes-on"].search(scope):
        scope = ""  # took in 48 million in taxes and fees and spent 51 million
    scope = rules.filler.sub("", _own_part(scope, scene)).strip()
    if english:
        scope = scope.rpartition(" ")[2]
        if scope.endswith(("ing", "ed")):  # widening the trade deficit to
            scope = ""
    return Named(label, name, scope.lower(), goods)


def _before_colon(label: Label, scene: Scene) -> str:
    """The exports of "(exports: €31 million; imports: €28 million)", a name that a colon parts off."""
    found = NAME_AND_COLON.search(scene.text, 0, label.offset)
    return found["name"] if found else ""


NAME_AND_COLON = re.compile(r"(?:^|[(;,:—–-]\s?)(?P<name>[^,;:()—–]{1,40}):\s$")


def _own_part(scope: str, scene: Scene) -> str:
    """What is of a figure itself: nothing of the "in revenue" of "in revenue against spending of"."""
    set_against = scene.said["against-term"].search(scope)
    return scope[set_against.end() :] if set_against else scope


def _balance(scene: Scene, identity: Identity, named: Sequence[Named]) -> Balance | None:
    """The identity with its figures, if each is there once and all are of one thing."""
    result = _only(identity.result, named)
    terms = [_only(slot.words, named) for slot in identity.terms]
    if result is None or None in terms:
        return None
    if scene.said["no-plain-balance"].match(result.label.after):
        return None
    found = [result, *(term for term in terms if term is not None)]
    if not _of_one_scope(_unscoped(scene, found)) or len(
        {each.label.offset for each in found}
    ) < len(found):
        return None
    claims = [each.label.claim for each in found]
    if not _alike(claims) or not _of_one_kind(found[1:], scene):
        return None
    if _is_widened(result, found[1:], scene):
        return None
    return Balance(
        cue=result.name,
        language=scene.statement.language,
        result=claims[0],
        terms=tuple(claims[1:]),
        signs=tuple(slot.sign for slot in identity.terms),
        loose=identity.loose,
    )


def _only(words: frozenset[str], named: Sequence[Named]) -> Named | None:
    """The one figure with such a name; `None` where there is none or a second one."""
    found = [each for each in named if each.name in words]
    return found[0] if len(found) == 1 else None


def _unscoped(scene: Scene, found: Sequence[Named]) -> Sequence[Named]:
    """All but the last figure, where the sentence names their owner before that one.

    With revenue of $8 million and costs of $7 million, the theatre made a profit of $1 million.
    """
    if scene.said["with-terms"].match(scene.text) is None:
        return found
    *ahead, last = sorted(found, key=lambda each: each.label.offset)
    between = sum(ahead[0].label.offset <= at <= last.label.offset for at in scene.claims)
    own = between == len(found) and not scene.said["of-another-owner"].match(last.label.before)
    return ahead if own and not any(each.scope for each in ahead) else found


def _of_one_scope(found: Sequence[Named]) -> bool:
    """True unless a later figure is of something else than the first: 对东盟出口."""
    first, *others = sorted(found, key=lambda each: each.label.offset)
    return all(each.scope in first.scope for each in others)


def _of_one_kind(terms: Sequence[Named], scene: Scene) -> bool:
    """True unless grapes are exported and casks imported, or the goods are a share of all trade."""
    goods = {each.goods for each in terms}
    if len(goods) > 1:
        return False
    general = all(scene.said["goods-of-all-kinds"].fullmatch(each) for each in goods if each)
    return general or not any(
        claim.quantity.kind in ("percent", "ratio") for claim in scene.claims.values()
    )


def _is_widened(result: Named, terms: Sequence[Named], scene: Scene) -> bool:
    """True for 出口机电产品200万元，进口机电产品150万元，顺差80万元（含服务）: of more than the goods."""
    if not any(each.goods for each in terms):
        return False
    return scene.said["balance-widened"].match(scene.text, result.label.offset + 1) is not None


def _alike(claims: Sequence[Claim]) -> bool:
    """True if all figures are stated in one unit; a growth rate is none of the balance."""
    kinds = {claim.quantity.kind for claim in claims}
    units = {claim.quantity.unit for claim in claims}
    stated = all(claim.modality == "stated" for claim in claims)
    return stated and (len(units) == 1 or kinds <= {"count", "number"}) and "multiple" not in kinds


def tied(balances: Sequence[Balance]) -> frozenset[int]:
    """Where the figures of balances stand, so that no list of parts ties them a second time."""
    return frozenset(
        claim.start for balance in balances for claim in (balance.result, *balance.terms)
    )
