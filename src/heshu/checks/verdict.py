"""From a check and a relation to a finding, to figures that hold, or to nothing.

Disjoint even leniently: a finding at full severity. Disjoint strictly only: at most `info`,
"agrees if truncated". Else the figures hold (DESIGN.md section 5).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import msgspec

from heshu.checks import otherwise, repairs, wording
from heshu.checks.check import Check, Comparison, Remark
from heshu.checks.made_up import Nearby
from heshu.model.figures import Claim, Place
from heshu.model.findings import Finding, Held, Severity
from heshu.model.intervals import Interval, lenient, nominal, strict
from heshu.model.relations import Change, Relation, mentions, operands, place_of
from heshu.model.scales import NO_SCALES, Scales


class Doubted(msgspec.Struct, frozen=True):
    """Figures at odds of which it is not believed that they belong together: neither finding nor held."""

    relation: str


Beside = Callable[[Relation], Nearby]
"""All figures of the statements that a relation is in, and of those before it."""


def judge(
    check: Check,
    relation: Relation,
    scale_slip: Check | None = None,
    *,
    beside: Beside = lambda _: Nearby((), ()),
    scales: Scales = NO_SCALES,
    worded: bool = False,
) -> Finding | Held | Doubted | None:
    """The finding of a check on a relation, or what holds; `None` if undecided.

    Where a scale word explains a conflict the finding is that of `scale_slip`; where figures
    `beside` make up one of those at odds, there is none. `scales` are the scale words to try. The arithmetic of what holds is put into
    words if it is to be `worded`.
    """
    if check.derive is None:
        return None
    strictly = check.derive(relation, strict)
    if strictly is None:
        return None
    if isinstance(strictly, Comparison) and strictly.derived.meets(strictly.stated):
        return _held(check, relation, strictly, worded=worded)
    if otherwise.explained(relation, beside(relation)):
        return Doubted(relation.id)
    if isinstance(strictly, Remark):
        return _remark(check, relation, strictly)
    loosely = strictly if check.bound else check.derive(relation, lenient)
    if not isinstance(loosely, Comparison) or loosely.derived.meets(loosely.stated):
        return _finding(check, relation, strictly, "info", wording.TRUNCATED)
    severity: Severity = strictly.severity or check.severity
    severity = "info" if relation.uncertain or _has_vague(relation) else severity
    finding = _finding(check, relation, strictly, severity, wording.VERDICTS)
    repair = repairs.find(check, relation, scales) if check.repairs else None
    if repair is not None:
        return _repaired(finding, repair, scale_slip)
    return _believed(check, relation, strictly, finding)


def _believed(
    check: Check, relation: Relation, comparison: Comparison, finding: Finding
) -> Finding | Doubted:
    """The finding as far as it is believed where no single change of a figure explains it."""
    if not _has_nought(relation):
        too_far = _is_too_far(check, relation, comparison)
        if too_far and not _is_tied(relation):
            return Doubted(relation.id)
        if too_far or _is_unlikely(check, relation, comparison):
            return _finding(check, relation, comparison, "info", wording.FAR_APART)
    if finding.severity == "error" and _is_doubtful(check, relation, comparison):
        return msgspec.structs.replace(finding, severity="warning")
    return finding


DOUBTFUL = Fraction(6, 5)
"""Factor beyond which figures are rather read wrongly than misprinted, unless one change mends them."""


def _is_doubtful(check: Check, relation: Relation, comparison: Comparison) -> bool:
    """True where figures whose relation is not certain are far apart."""
    factor = _factor(comparison) if check.repairs and not _is_tied(relation) else None
    return factor is not None and factor > DOUBTFUL


def _is_tied(relation: Relation) -> bool:
    """True where the text says from what a change goes: 从80元降至60元."""
    if not isinstance(relation, Change) or relation.start is None:
        return False
    return relation.start.change == "from"


def _has_nought(relation: Relation) -> bool:
    """True where a figure is 0, of which no change of a digit is tried."""
    return any(claim.quantity.value == 0 for _, claim in operands(relation))


VAGUE = 4
"""Factor between the bounds of a figure that says no more than its order: 数十, dozens, several hundred."""


def _has_vague(relation: Relation) -> bool:
    """True where a figure says no more than its order of magnitude."""
    for _, claim in operands(relation):
        low, high = claim.quantity.low, claim.quantity.high
        if claim.quantity.value is None and low and high and high > VAGUE * low > 0:
            return True
    return False


SCALE = 500
"""A part that is larger than its whole by more than that has a scale word too many."""


def _is_too_far(check: Check, relation: Relation, comparison: Comparison) -> bool:
    """True if what is derived and what is stated are further apart than any slip is."""
    furthest = comparison.furthest or check.furthest
    return _is_beyond(furthest, comparison) and not _comes_back(check, relation, comparison, 1)


def _is_unlikely(check: Check, relation: Relation, comparison: Comparison) -> bool:
    """True if what is derived and what is stated are further apart than most slips are."""
    if _is_tied(relation) or not _is_beyond(check.likely, comparison):
        return False
    return not _comes_back(check, relation, comparison, TELLING_DIGITS)


def _is_beyond(limit: float | None, comparison: Comparison) -> bool:
    """True if the factor between what is derived and what is stated is above a limit, if any."""
    factor = None if limit is None else _factor(comparison)
    return limit is not None and factor is not None and factor > Fraction(limit)


TELLING_DIGITS = 2
"""Digits of a figure of which a change tells something: one of 9 could be any other, 2 as well."""


def _comes_back(
    check: Check, relation: Relation, comparison: Comparison, least_digits: int
) -> bool:
    """True for what is beyond a bound by one digit or scale word; repairs were tried on the rest."""
    if check.repairs:
        return False
    factor = _factor(comparison)
    slipped = factor is not None and factor >= SCALE and _has_scale_word(relation)
    return slipped or repairs.explains_bound(check, relation, least_digits)


def _has_scale_word(relation: Relation) -> bool:
    """True where 万, million or the like is printed, which may be the slip."""
    return any(claim.quantity.scaled for _, claim in operands(relation))


def _factor(comparison: Comparison) -> Fraction | None:
    """How many times larger in size one is than the other; `None` where that cannot be said.

    A rise for a fall of the same size is a slip of the verb.
    """
    below, above = sorted((comparison.derived, comparison.stated), key=_lowest)
    if below.high is None or above.low is None:
        return None
    near, off = sorted((abs(below.high), abs(above.low)))
    return off / near if near else Fraction(SCALE) - 1


def _lowest(interval: Interval) -> float:
    return float("-inf") if interval.low is None else float(interval.low)


def _repaired(finding: Finding, repair: repairs.Repair | None, scale_slip: Check | None) -> Finding:
    """The finding with its repair named; a slipped scale word has a code of its own."""
    if repair is None:
        return finding
    finding = msgspec.structs.replace(finding, repair=repair.text)
    if not repair.scale or scale_slip is None:
        return finding
    severity = finding.severity if finding.severity == "info" else scale_slip.severity
    return msgspec.structs.replace(
        finding,
        code=scale_slip.code,
        name=scale_slip.name,
        severity=severity,
        message=f"{finding.message}{repair.message}",
        place=repair.claim.place if repair.claim else finding.place,
    )


def _finding(
    check: Check,
    relation: Relation,
    comparison: Comparison,
    severity: Severity,
    verdicts: dict[str, str],
) -> Finding:
    arithmetic = _arithmetic(check, relation, comparison)
    message = arithmetic + verdicts[relation.language]
    return _reported(check, relation, severity, message, comparison.claim, arithmetic)


def _remark(check: Check, relation: Relation, remark: Remark) -> Finding:
    """The finding for something that is said in words, not computed."""
    severity = "info" if relation.uncertain else remark.severity or check.severity
    message = remark.zh if relation.language == "zh" else remark.en
    finding = _reported(check, relation, severity, message, remark.claim)
    return msgspec.structs.replace(finding, repair=remark.repair)


def _held(check: Check, relation: Relation, comparison: Comparison, *, worded: bool) -> Held:
    claims = figures(relation)
    first = comparison.claim or (claims[0] if claims else None)
    return Held(
        code=check.code,
        name=check.name,
        arithmetic=_arithmetic(check, relation, comparison, agrees=True) if worded else "",
        place=_place(relation, comparison.claim),
        sentence=first.sentence if first else relation.sentence,
        claims=claims,
        mentions=mentions(relation),
        relation=relation.id,
    )


def _arithmetic(
    check: Check, relation: Relation, comparison: Comparison, *, agrees: bool = False
) -> str:
    assert check.derive is not None
    at_face = check.derive(relation, nominal)
    if not isinstance(at_face, Comparison):
        at_face = comparison
    return wording.arithmetic(check, at_face, comparison, relation.language, agrees=agrees)


def _reported(
    check: Check,
    relation: Relation,
    severity: Severity,
    message: str,
    claim: Claim | None,
    arithmetic: str = "",
) -> Finding:
    claims = figures(relation)
    first = claim or (claims[0] if claims else None)
    return Finding(
        code=check.code,
        name=check.name,
        severity=severity,
        message=message,
        arithmetic=arithmetic,
        place=_place(relation, claim),
        sentence=first.sentence if first else relation.sentence,
        claims=claims,
        mentions=mentions(relation),
        relation=relation.id,
    )


def _place(relation: Relation, claim: Claim | None) -> Place:
    """Where a relation is reported: at the figure held against the others, else where it begins."""
    return claim.place if claim else place_of(relation)


def figures(relation: Relation) -> tuple[Claim, ...]:
    """Every claim of a relation in reading order, each once."""
    places = {(claim.place.start, claim.place.end): claim for _, claim in operands(relation)}
    return tuple(places[place] for place in sorted(places))
