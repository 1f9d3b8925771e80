"""A check: pure arithmetic on one relation, from which the framework makes the verdict.

A check derives an interval from some figures of a relation and names the interval that the text
states: 10.5万吨 -> 12.6万吨 derives 18.96 to 21.05 %, the text states 24.5 to 25.5 %.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec import Struct

from heshu.model.figures import Claim
from heshu.model.findings import Severity
from heshu.model.intervals import Interval, Reading, nominal
from heshu.model.relations import Relation

PLAIN_ZH = "{formula} 为 {derived}，文中为 {stated}"
PLAIN_EN = "{formula} is {derived}, the text says {stated}"


class Comparison(Struct, frozen=True, kw_only=True):
    """What the figures imply beside what the text states, under one reading of the figures."""

    derived: Interval
    stated: Interval
    formula: str
    """The figures as printed, tied by signs that need no language: `10.5万吨 -> 12.6万吨`."""
    claim: Claim | None = None
    """The figure that is held against the others; `None` for dates."""
    text: str = ""
    """What the text states, where it is not the claim as printed: `-5%`."""
    unit: str = ""
    """Follows the derived number; empty to print it as `claim` is printed (万吨)."""
    signed: bool = False
    furthest: float | None = None
    """Instead of that of the check."""
    severity: Severity | None = None
    """Instead of the severity of the check."""
    note_zh: str = ""
    note_en: str = ""
    """A second reading that would fit, to be added to the message."""


class Remark(Struct, frozen=True, kw_only=True):
    """What is amiss where there is nothing to compute: two hedges on one number."""

    zh: str
    en: str
    """The message in both languages; that of the relation is printed."""
    claim: Claim | None = None
    """The figure at which it is reported; else the first of the relation."""
    severity: Severity | None = None
    """Instead of the severity of the check."""
    repair: str = ""


Derive = Callable[..., Comparison | Remark | None]
"""`derive(relation, reading)`; the relation is of one of the types that the check names."""


class Check(Struct, frozen=True, kw_only=True):
    """One entry of the catalogue."""

    code: str
    name: str
    severity: Severity
    relations: tuple[type[Relation], ...]
    """Types of the relations that it reads; empty where the framework reports for it."""
    derive: Derive | None = None
    tier: Literal[1, 2, 3] = 1
    opt_in: bool = False
    """Runs only where its code or name is selected, or with `preview`."""
    zh: str = PLAIN_ZH
    en: str = PLAIN_EN
    """Messages with slots: formula, derived (with its range), stated."""
    agrees_zh: str = ""
    agrees_en: str = ""
    """What is said of figures that agree, with the same slots and `note`, where the messages speak
    of a conflict: the part 3 is no larger than the whole 5."""
    repairs: bool = True
    """Whether single changes of the figures are tried; pointless where the check is a bound."""
    furthest: float | None = None
    """The largest factor between what is derived and what is stated that a slip is believed to make
    without a change of a digit or a scale word that explains it; `None` for any. Figures further
    apart do not belong together: 2.2元, 1860吨 and 1.3元 are no price, quantity and amount. In some
    1,700 slips of sentences of our own (`bench/sentences`) none was further off."""
    likely: float | None = None
    """The factor within which slips mostly stay; beyond it, where no change of a digit or a scale
    word explains them, figures are rather tied wrongly and the finding is no more than an `info`.
    Of some 8,000 slips of our own two in a hundred are further off, of the figures that were tied
    wrongly in sound texts more than half. `None` for any."""
    bound: bool = False
    """The derived interval is a limit by definition, so that lenient rounding is no excuse."""


def read_all(reading: Reading, *claims: Claim) -> tuple[Interval, ...]:
    """The intervals of several claims under one reading."""
    return tuple(reading(claim.quantity) for claim in claims)


def counted(claim: Claim, reading: Reading) -> Interval:
    """A number of years or days as printed: six years are six, unless a hedge says otherwise."""
    return reading(claim.quantity) if claim.quantity.qualifier else nominal(claim.quantity)


def reached(claim: Claim, reading: Reading) -> Interval:
    """What a figure is said to reach: of "up to 240%" the 240 %, not all that lies below."""
    if claim.quantity.qualifier == "at-most":
        return nominal(claim.quantity)
    return reading(claim.quantity)
