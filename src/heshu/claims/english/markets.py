"""Shares that nobody names: behind `Shares in Acme rose ▢`, `Brent Foods dropped ▢` is of shares.

A company itself neither gains nor sheds a percentage. Where the text has spoken of shares or of a
share index, what its verb of a market move measures is the price of its shares.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.attribution import Attribution
from heshu.claims.english.evidence import Figure
from heshu.claims.english.phrases import head_token
from heshu.languages.schema import Pack

MOVES = frozenset({"change-verb", "side-behind", "verb"})
"""Rules by which a verb says how far its subject moved."""


class MarketRules(Struct, frozen=True):
    """Words of share prices."""

    shares: frozenset[str]
    """What is traded: shares, stock."""
    plain: str
    """What they are called where only an index was spoken of."""
    indexes: frozenset[str]
    """What shares are counted together in."""
    moves: frozenset[str]
    """What a share price does and a company's business does not: shed, gained."""
    holders: frozenset[str]
    """Who has shares: companies and bodies."""
    places: frozenset[str]
    others: frozenset[str]
    """What has an index without being traded: consumer prices."""
    no_owners: frozenset[str]
    """Currencies, goods and parties, which move by themselves."""


def compile_markets(pack: Pack) -> MarketRules:
    """The market words of a pack."""
    shares = pack.words_named("share-noun")
    return MarketRules(
        frozenset(shares),
        shares[0] if shares else "",
        frozenset(pack.words_named("share-index")),
        frozenset(pack.words_named("market-move")),
        frozenset(pack.words_named("body") + pack.words_named("company-role")),
        frozenset(pack.words_named("place")),
        frozenset(pack.words_named("no-share-index")),
        frozenset(pack.words_named("no-share-owner")),
    )


def with_shares(
    figures: Sequence[Figure], found: Sequence[Attribution], known: str, rules: MarketRules
) -> list[Attribution]:
    """The attributions of a sentence in which a company moves, with the `known` shares before it."""
    done: list[Attribution] = []
    changed: set[int] = set()
    for number, (figure, each) in enumerate(zip(figures, found, strict=True)):
        moves = figure.frame.chain in changed or (known and _moves(figure, each, rules))
        if moves:
            changed.add(number)
        done.append(_of_shares(figure, each, known) if moves else each)
        known = traded(done[-1].indicator, rules) or known
    return done


def traded(indicator: str, rules: MarketRules) -> str:
    """The noun for the shares that an indicator is about: stock; empty where it is about none."""
    words = indicator.lower().split()
    if "of" not in words[:2] and not rules.others.isdisjoint(words):
        return ""
    named = [word for word in words if word in rules.shares]
    if named:
        return named[-1]
    return "" if rules.indexes.isdisjoint(words) else rules.plain


def _of_shares(figure: Figure, found: Attribution, known: str) -> Attribution:
    """The same of the shares, and of the company whose name ends the subject: lender ▢."""
    line, phrase = figure.line, figure.frame.phrase
    found = replace(found, indicator=known, rules=(*found.rules, "en:shares"))
    if phrase.first < 0 or any(phrase.last < each < figure.token for each in line.figures):
        return found
    first = phrase.last + 1
    while (
        first and line.shape[first - 1] in "EN" and line.phrase(first - 1, first - 1)[:1].isupper()
    ):
        first -= 1
    name = line.phrase(first, phrase.last) if first <= phrase.last else ""
    name = name.removesuffix("'s").removesuffix("’s")
    if not name or name in found.entity:
        return found
    return replace(found, entity=name, inherited=found.inherited - {"entity"})


def _moves(figure: Figure, found: Attribution, rules: MarketRules) -> bool:
    """Whether a company is said to gain or lose a percentage."""
    line, frame, phrase = figure.line, figure.frame, figure.frame.phrase
    if figure.quantity.kind != "percent" or frame.rule not in MOVES or phrase.first < 0:
        return False
    if line.words[frame.governor] not in rules.moves:
        return False
    last = head_token(line.shape, phrase.first, phrase.last)
    head = line.words[last]
    if (
        not rules.places.isdisjoint((head, found.entity.lower()))
        or head in rules.indexes | rules.no_owners
    ):
        return False
    named = line.phrase(last, last)[:1].isupper()
    named = named and (phrase.first > 0 or "E" in line.shape[phrase.first : last + 1])
    return named or head in rules.holders
