"""Matching: which row of a table of facts a claim must agree with, if any.

A claim is tied to a row only where indicator (or alias), entity and period are the same, the units
measure the same thing, and the claim is a plain statement of a level: 新增5万人 is no 5万人,
增长5% no 5%, 力争达到5万人 none yet. What comes near and is not used is listed with the reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from heshu.facts.keys import CLAUSE_STOP, entity_key, name_key, period_key, whole_names
from heshu.facts.table import BaseUnits, Fact, Facts
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Quantity, Statement
from heshu.model.findings import NearMatch
from heshu.model.intervals import lenient
from heshu.model.relations import Elsewhere, Known

LEVELS = frozenset({"", "increase-to", "decrease-to", "change-to"})
"""Changes that say where a figure stands."""
COMPOUND = re.compile(r"\b[A-Za-z]+(?:-[A-Za-z]+)+\s\Z")
MOST_LETTERS = 40
"""Of a compound before an indicator."""
COUNTS = frozenset({"count", "number"})
SLOTS = ("indicator", "entity", "period")


class Tally(Struct, frozen=True, kw_only=True):
    """How the figures of a document stand to the facts."""

    confirmed: int = 0
    contradicted: int = 0
    unknown: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            confirmed=self.confirmed + other.confirmed,
            contradicted=self.contradicted + other.contradicted,
            unknown=self.unknown + other.unknown,
        )


class Matching(Struct, frozen=True):
    """What a table of facts says about the claims of a document."""

    relations: tuple[Known, ...]
    near: tuple[NearMatch, ...]
    tally: Tally


def match(
    statements: Iterable[Statement], facts: Facts, kind: type[Known] = Known, prefix: str = "k"
) -> Matching:
    """Tie each claim to the row that it must agree with; relations are named k1, k2..."""
    relations: list[Known] = []
    near: list[NearMatch] = []
    figures = 0
    for statement in statements:
        figures += len(statement.claims)
        for claim in statement.claims:
            rows = facts.about(claim.indicator, claim.entity)
            if not rows:
                continue
            ranked = sorted(
                ((differences(claim, statement, fact, facts), fact) for fact in rows),
                key=lambda pair: len(pair[0]),
            )
            reasons, fact = ranked[0]
            if reasons:
                near.append(NearMatch(claim, fact.label, "; ".join(reasons), len(rows) - 1))
                continue
            made = known(claim, statement, fact, facts, kind)
            relations.append(replace(made, id=f"{prefix}{len(relations) + 1}"))
    return Matching(tuple(relations), tuple(near), tally(relations, figures))


def match_elsewhere(statements: Iterable[Statement], facts: Facts) -> tuple[Known, ...]:
    """Tie each claim to the same figure in an earlier document; relations are named x1, x2..."""
    return match(statements, facts, Elsewhere, "x").relations


def tally(relations: Sequence[Known], figures: int) -> Tally:
    """How many figures were confirmed, contradicted, and not known to the table."""
    confirmed = sum(agrees(relation) for relation in relations)
    return Tally(
        confirmed=confirmed,
        contradicted=len(relations) - confirmed,
        unknown=figures - len(relations),
    )


def agrees(relation: Known) -> bool:
    """True if the figures can be one, rounded or truncated."""
    fact = lenient(relation.fact).scale(relation.factor)
    return fact.meets(lenient(relation.stated.quantity))


def known(
    claim: Claim, statement: Statement, fact: Fact, facts: Facts, kind: type[Known] = Known
) -> Known:
    """The relation between a claim and its row."""
    factor = conversion(fact.quantity, claim.quantity, facts.units)
    return kind(
        stated=claim,
        fact=fact.quantity,
        factor=factor or Fraction(1),
        label=fact.label,
        cue=claim.indicator,
        uncertain=is_uncertain(claim),
        language=statement.language,
    )


def is_uncertain(claim: Claim) -> bool:
    """True if a part of the key is not printed in the sentence of the claim itself."""
    if "indicator" in claim.inherited:
        return True
    printed = {"entity": claim.entity, "period": claim.period_text}
    return any(
        slot in claim.inherited and text not in claim.sentence for slot, text in printed.items()
    )


def differences(claim: Claim, statement: Statement, fact: Fact, facts: Facts) -> list[str]:
    """Why a claim is not the figure of a row with its indicator; empty where it is."""
    return [
        *_other_key(claim, fact, facts),
        *other_sense(claim, statement, fact, facts),
        *_other_unit(claim.quantity, fact.quantity, facts.units),
    ]


def _other_key(claim: Claim, fact: Fact, facts: Facts) -> Iterator[str]:
    if not same_owner(claim, fact, facts):
        yield f"entity {_shown(claim.entity)} here, {_shown(fact.entity)} there"
    period = period_key(claim.period, claim.period_text)
    lasting = fact.span is None and ("period" in claim.inherited or period is None)
    if not lasting and period != fact.span:
        printed = claim.period or claim.period_text
        yield f"period {_shown(printed)} here, {_shown(fact.period)} there"


def same_owner(claim: Claim, fact: Fact, facts: Facts) -> bool:
    """True if claim and row are about one entity, wherever the text is cut before the indicator."""
    own = entity_key(claim.entity, facts.rules)
    named = name_key(claim.indicator) in fact.names and own in fact.entities
    return named or not fact.wholes.isdisjoint(whole_names(claim.entity, claim.indicator))


def _shown(text: str) -> str:
    return text or "not stated"


def other_sense(claim: Claim, statement: Statement, fact: Fact, facts: Facts) -> Iterator[str]:
    """A change, a plan, or a word that makes another figure of it: 新增, 累计, preliminary."""
    if claim.change not in LEVELS:
        yield f"a change ({claim.change})"
    if claim.modality != "stated":
        yield f"not a fact ({claim.modality})"
    for word in dict.fromkeys(facts.rules.other.findall(clause_of(claim, statement))):
        if not any(name_key(word) in name for name in fact.names):
            yield f"“{word}”"
    if found := facts.rules.vintage.search(statement.text):
        yield f"“{found[0]}”"
    if found := facts.rules.narrowing.search(words_between(claim, statement)):
        yield f"“{found[0]}”"
    if (word := compound_before(claim, statement)) and word not in facts.rules.neutral:
        yield f"“{word}”"


def compound_before(claim: Claim, statement: Statement) -> str:
    """The compound right before an indicator: high-speed rail network; empty if there is none."""
    at = statement.text.rfind(claim.indicator, 0, claim.start)
    found = COMPOUND.search(statement.text, max(0, at - MOST_LETTERS), at) if at > 0 else None
    return found[0].strip().casefold() if found else ""


def words_between(claim: Claim, statement: Statement) -> str:
    """The words between indicator and figure, without entity and period."""
    before = statement.text[: claim.start]
    at = before.rfind(claim.indicator)
    if at < 0:
        return ""
    between = before[at + len(claim.indicator) :]
    for known in (claim.entity, claim.period_text):
        between = between.replace(known, "0") if known else between
    return between


def clause_of(claim: Claim, statement: Statement) -> str:
    """The words around a figure from the last stop to the next."""
    text = statement.text
    begin = 0
    for stop in CLAUSE_STOP.finditer(text, 0, claim.start):
        begin = stop.end()
    end = CLAUSE_STOP.search(text, claim.end)
    return f"{text[begin : claim.start]} {text[claim.end : end.start() if end else len(text)]}"


def _other_unit(one: Quantity, other: Quantity, units: BaseUnits) -> Iterator[str]:
    if conversion(other, one, units) is None:
        yield f"unit {_shown(one.unit)} here, {_shown(other.unit)} there"


def conversion(given: Quantity, wanted: Quantity, units: BaseUnits) -> Fraction | None:
    """What turns a figure in one unit into one in another; `None` where nothing does.

    A count without a unit is one of whatever its indicator names: a population of 421,877.
    """
    if given.unit == wanted.unit:
        return Fraction(1)
    if "" in (given.unit, wanted.unit):
        return Fraction(1) if {given.kind, wanted.kind} <= COUNTS else None
    one, other = units.get(given.unit), units.get(wanted.unit)
    base, factor = one or (given.unit, 1)
    target, divisor = other or (wanted.unit, 1)
    return Fraction(factor) / Fraction(divisor) if base == target else None
