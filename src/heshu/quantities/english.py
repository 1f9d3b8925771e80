"""English quantities: `more than $2.5 million` -> 2500000 USD, more-than.

Numerals become figures with units (english_drafts.py), neighbours are joined to sums and ranges,
units are lent along lists (english_ranges.py), and hedges are added (english_hedges.py).
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral, Qualifier, Quantity
from heshu.numerals.english import fold
from heshu.quantities.english_bounds import join_bounds
from heshu.quantities.english_drafts import Draft, draft
from heshu.quantities.english_hedges import (
    Hedged,
    Hedges,
    compile_hedges,
    hedge_after,
    hedge_before,
)
from heshu.quantities.english_joined import joined, with_one_before
from heshu.quantities.english_ranges import (
    ChangeWords,
    Range,
    compile_changes,
    is_score,
    lend_compared,
    lend_in_list,
    lend_money,
    name_cents,
    range_of,
)
from heshu.quantities.english_ranks import is_rank
from heshu.quantities.english_rates import with_bases
from heshu.quantities.english_units import EnglishUnits, compile_english_units

MEASURED = ("number", "percent")
POINT_CONTEXT = re.compile(
    r"%|\bper ?cent|\bpct\b|\bpercentage|\b(?:rates|key rate|interest rates?|policy rate|yields?"
    r"|margins?|polls?|approval|unemployment)\b"
)
SCORE_CONTEXT = re.compile(
    r"\b(?:scored|scoring|scorers?|rebounds?|assists?|league|standings|match|matches|season|championship"
    r"|playoffs?|beat|defeated|coach|goals?|quarterback|halftime|game|games|tournament|bench|dunks?)\b"
)
INDEX_CONTEXT = re.compile(
    r"\b(?:index|dow|nikkei|ftse|stocks?|shares|average|market|dax|nasdaq|hang seng)\b"
)
INDEX_CONTEXT_WIDTH = 120
NO_CHANGE = ChangeWords(frozenset())
CLAUSE = re.compile(r"[;:]|[.!?] |, (?:while|but|and|as|whereas|although) ")
OR_EQUAL: dict[Qualifier, Qualifier] = {"less-than": "at-most", "more-than": "at-least"}
"""less than 5000 or equal"""


class EnglishRules(Struct, frozen=True):
    """Everything that measures English figures, compiled from a pack."""

    units: EnglishUnits
    hedges: Hedges
    changes: ChangeWords
    cents: frozenset[str]
    """Currencies of a hundred cents."""


def compile_rules(pack: Pack) -> EnglishRules:
    """The rules of an English pack with its house packs."""
    return EnglishRules(
        compile_english_units(pack), compile_hedges(pack), compile_changes(pack),
        frozenset(pack.words_named("cent-currency")),
    )  # fmt: skip


def measure(text: str, numerals: tuple[Numeral, ...], rules: EnglishRules) -> tuple[Quantity, ...]:
    """The quantities of a text, in order, without overlap."""
    folded = fold(text).replace("\n", " ")
    drafts = _drafts(text, folded, numerals, rules)
    if not drafts:
        return ()
    drafts = with_bases(text, drafts)
    items = _with_ranges(text, drafts, rules)
    return _finished(text, folded, items, numerals, rules)


def _drafts(
    text: str, folded: str, numerals: tuple[Numeral, ...], rules: EnglishRules
) -> list[Draft]:
    """Each figure with its unit; sums joined, points settled."""
    drafts: list[Draft] = []
    floor, last = 0, len(numerals) - 1
    for index, numeral in enumerate(numerals):
        if numeral.kind == "ordinal" and numeral.start >= floor and is_rank(folded, numeral):
            place = Draft(numeral.start, numeral.end, numeral.value, numeral, kind="rank")
            drafts.append(place)
        elif numeral.kind in MEASURED and numeral.start >= floor:
            limit = _limit(numerals, index, last, len(text))
            hedge = hedge_after(folded, numeral.end, limit, rules.hedges)
            counted = hedge.at if hedge else numeral.end  # 20 or more people
            figure = draft(text, folded, numeral, (floor, limit, counted), rules.units)
            if figure:
                figure = with_one_before(text, _settled(folded, figure), floor, rules.units)
                sum_ = joined(text, drafts[-1], figure) if drafts else None
                if sum_:
                    drafts[-1] = sum_
                else:
                    drafts.append(figure)
                floor = max(floor, figure.end)
        floor = max(floor, numeral.end)
    return drafts


def _limit(numerals: tuple[Numeral, ...], index: int, last: int, length: int) -> int:
    """Where the next token begins that a unit must not run into (ordinals may: one second)."""
    if index == last:
        return length
    following = numerals[index + 1]
    return length if following.kind == "ordinal" else following.start


def _settled(folded: str, figure: Draft) -> Draft:
    """Points among percentages are percentage points; elsewhere they are index points."""
    if figure.unit != "point":
        return figure
    start = max(0, figure.start - INDEX_CONTEXT_WIDTH)
    near = folded[start : figure.end + INDEX_CONTEXT_WIDTH]
    clause = CLAUSE.split(folded[start : figure.start])[-1]
    clause += CLAUSE.split(folded[figure.start : figure.end + INDEX_CONTEXT_WIDTH])[0]
    if INDEX_CONTEXT.search(clause):
        return figure
    if SCORE_CONTEXT.search(near) and not INDEX_CONTEXT.search(near):
        return replace(figure, kind="score")
    if not POINT_CONTEXT.search(near):
        return figure
    return replace(figure, unit="pp", kind="percentage-point")


def _with_ranges(text: str, drafts: list[Draft], rules: EnglishRules) -> list[Draft | Range]:
    """Figures and ranges in order, with units lent and scores dropped."""
    drafts = lend_compared(text, name_cents(lend_in_list(text, drafts), rules.cents))
    items: list[Draft | Range] = []
    index = 0
    while index < len(drafts):
        here = drafts[index]
        after = drafts[index + 1] if index + 1 < len(drafts) else None
        if after and is_score(text, here, after):
            index += 2
            continue
        changes = NO_CHANGE if _follows_range(text, items, here) else rules.changes
        found = range_of(text, here, after, changes) if after else None
        if found:
            items.append(found)
            index += 2
        else:
            items.append(here)
            index += 1
    plain = [item for item in items if isinstance(item, Draft)]
    if not any(item.kind == "money" for item in plain):
        return items
    lent = iter(lend_money(text, plain))
    return [next(lent) if isinstance(item, Draft) else item for item in items]


def _follows_range(text: str, items: list[Draft | Range], here: Draft) -> bool:
    """True for the second of two ranges: to $13.6-13.9 billion from $13.2 to $13.6 billion."""
    last = items[-1] if items else None
    return isinstance(last, Range) and text[last.end : here.start].lower() == " from "


def _finished(
    text: str, folded: str, items: list[Draft | Range], numerals: tuple[Numeral, ...],
    rules: EnglishRules,
) -> tuple[Quantity, ...]:  # fmt: skip
    """The items with their hedges; none reaches into its neighbour or another token."""
    quantities: list[Quantity] = []
    edges = [numeral.end for numeral in numerals]
    starts = [numeral.start for numeral in numerals]
    floor, token = 0, 0
    for number, item in enumerate(items):
        while token < len(edges) and edges[token] <= item.start:
            floor, token = max(floor, edges[token]), token + 1
        following = items[number + 1].start if number + 1 < len(items) else len(text)
        end = item.second.end if isinstance(item, Range) else item.end
        ahead = token
        while ahead < len(starts) and starts[ahead] < end:
            ahead += 1
        limit = min(following, starts[ahead] if ahead < len(starts) else len(text))
        quantity = _quantity(text, folded, item, (floor, limit), rules.hedges)
        quantities.append(quantity)
        floor = max(floor, quantity.end)
    return tuple(join_bounds(text, quantities))


def _quantity(
    text: str, folded: str, item: Draft | Range, bounds: tuple[int, int], hedges: Hedges
) -> Quantity:
    """One quantity with the hedges around it."""
    floor, limit = bounds
    before = hedge_before(folded, item.start, floor, hedges)
    if isinstance(item, Range):
        return _range_quantity(text, item, before.at if before else item.start)
    after = hedge_after(folded, item.end, limit, hedges)
    if after and before and folded[item.end : after.at].strip() == "or equal":
        after = Hedged(OR_EQUAL.get(before.qualifier, before.qualifier), after.at)
    elif after and before and before.qualifier not in ("about", after.qualifier):
        after = None
    chosen = after or before
    span = (before.at if before else item.start, after.at if after else item.end)
    return _hedged(text, item, chosen.qualifier if chosen else "", span)


def _hedged(text: str, item: Draft, qualifier: Qualifier, span: tuple[int, int]) -> Quantity:
    """A figure with its qualifier; `span` takes in the hedges."""
    start, end = span
    low, high = _bounds(item.value, item.low, item.high, qualifier)
    return Quantity(
        start=start, end=end, core_start=item.start, core_end=item.end, text=text[start:end],
        value=item.value, low=low, high=high, precision=item.precision, unit=item.unit,
        kind=item.kind, qualifier=qualifier, words=item.numeral.words, unit_text=item.unit_text,
        scaled=item.scaled, rules=(item.numeral.rule,),
    )  # fmt: skip


def _bounds(
    value: Decimal | None, low: Decimal | None, high: Decimal | None, qualifier: Qualifier
) -> tuple[Decimal | None, Decimal | None]:
    if value is None:
        return low, high
    if qualifier in ("more-than", "at-least"):
        return value, None
    if qualifier in ("less-than", "at-most"):
        return None, value
    return low, high


def _range_quantity(text: str, item: Range, start: int) -> Quantity:
    first, second = item.first, item.second
    return Quantity(
        start=min(start, item.start), end=second.end, core_start=first.start, core_end=second.end,
        text=text[min(start, item.start) : second.end], value=None, low=first.value,
        high=second.value, precision=second.precision, unit=second.unit, kind=second.kind,
        qualifier="range", words=second.numeral.words, unit_text=second.unit_text,
        scaled=second.scaled, rules=("range",),
    )  # fmt: skip
