"""Single changes that would make a relation hold: a scale word, a digit, 百分点 for %.

10.5万吨 -> 12.6亿吨, +20 %: with 万 for 亿 the figures agree, so the scale word is named.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from heshu.checks.check import Check, Comparison
from heshu.checks.closing import Closing, closing
from heshu.model import lazy_re as re
from heshu.model.figures import BOUNDS, Claim, Quantity
from heshu.model.intervals import lenient, strict
from heshu.model.relations import Change, Parts, Relation, operands
from heshu.model.scales import Scales, ScaleWords
from heshu.model.scripts import FULL_WIDTH

POWERS = (4, -4, 8, -8, 3, -3, 6, -6)
"""Powers of ten between 千, 万, 百万, 亿, thousand, million, billion ..."""
HUNDREDFOLD = (2, -2)
"""... and between lakh and crore."""
SCALED_KINDS_EXCLUDED = frozenset({"percent", "percentage-point", "multiple", "ratio", "rank"})
DIGIT_RUN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
MESSAGES = {
    "zh": "；若“{text}”为“{other}”则一致",
    "en": '; they agree if "{text}" is "{other}"',
}
EITHER = {"zh": "；若其中一个数的数量级有误则一致", "en": "; they agree if one scale is changed"}


class Repair(Struct, frozen=True, kw_only=True):
    """One change and what it is called."""

    text: str = ""
    """`12.6亿吨 -> 12.6万吨`; empty where several changes do."""
    message: str = ""
    scale: bool = False
    claim: Claim | None = None


class Candidate(Struct, frozen=True):
    """A relation with one figure changed."""

    relation: Relation
    claim: Claim
    other: str
    printed: bool = True
    """The changed scale word is there to be misprinted."""


def find(check: Check, relation: Relation, scales: Scales) -> Repair | None:
    """The repair to name, without words where several would do; `None` where no change does.

    It is of the first class of changes that has one; `scales` are the scale words to try.

    Scale words and the reading of a rate come first because they are the likelier slips; a single
    digit can nearly always be changed so that a loose relation holds, and then says nothing.
    """
    # A count without a scale word is exact: 1个人 -> 1万个人 leniently stands for 0 to 2万.
    close = closing(relation)
    fitting = [
        c
        for c in _scales(_bounds_as_near(relation), scales, close)
        if not _is_lost(c) and _holds(check, c.relation, strictly=not c.printed)
    ]
    slips = _prefer_printed(fitting)
    if slips and not _is_little_beyond(check, relation):
        return _scale_repair(slips, relation.language)
    for candidates in (_readings(relation), _digits(relation, close)):
        holding = (c for c in candidates if _holds(check, c.relation, strictly=True))
        first, second = next(holding, None), next(holding, None)  # a second one settles it
        if first is not None:
            return _named(first) if second is None else Repair()
    return Repair() if any(_holds(check, each) for each in _noughts(relation, close)) else None


def explains_bound(check: Check, relation: Relation, least_digits: int = 1) -> bool:
    """True where a change of one figure brings what is beyond a bound back: 16.3 for 63.8.

    Nearly every figure that is a little beyond can be brought back so; one that is far beyond, as
    that of something else is, seldom. `least_digits` is how many a figure has that is changed.
    """
    assert check.derive is not None
    for changed in _digits(relation, closing(relation)):
        if sum(map(str.isdigit, changed.other)) < least_digits:
            continue
        comparison = check.derive(changed.relation, strict)
        if isinstance(comparison, Comparison) and comparison.derived.meets(comparison.stated):
            return True
    return False


def _holds(check: Check, relation: Relation, *, strictly: bool = False) -> bool:
    assert check.derive is not None
    comparison = check.derive(relation, strict if strictly else lenient)
    return (
        isinstance(comparison, Comparison)
        and None not in (comparison.derived.low, comparison.derived.high)
        and comparison.derived.meets(comparison.stated)
        and _is_close(comparison)
    )


CLOSE = Fraction(1, 10)
"""How far from a bound, in parts of it, what is "just over $2 billion" may be."""


def _is_close(comparison: Comparison) -> bool:
    """True unless the stated is a mere bound, far beyond which the derived lies."""
    if None not in (comparison.stated.low, comparison.stated.high):
        return True
    told = _beside_bound(comparison)
    return told is not None and abs(told[1] - told[0]) <= abs(told[0]) * CLOSE


def _beside_bound(comparison: Comparison) -> tuple[Fraction, Fraction] | None:
    """A bound that is all that is stated, and the middle of the derived; `None` for other figures."""
    stated, derived = comparison.stated, comparison.derived
    if None not in (stated.low, stated.high):
        return None
    bound = stated.low if stated.low is not None else stated.high
    if not bound or derived.low is None or derived.high is None:
        return None
    return bound, (derived.low + derived.high) / 2


FAR = 5
"""How many times a bound a figure with a wrong scale word is at least."""


def _is_little_beyond(check: Check, relation: Relation) -> bool:
    """True where the stated is a mere bound and the derived is near it: 2.01万 of 1.86万.

    A wrong scale word is far beyond; what is a little beyond comes back by any part left out.
    """
    assert check.derive is not None
    comparison = check.derive(relation, strict)
    told = _beside_bound(comparison) if isinstance(comparison, Comparison) else None
    if told is None:
        return False
    less, more = sorted(map(abs, told))
    return more < less * FAR


def _bounds_as_near(relation: Relation) -> Relation:
    """The relation with bounds taken for the figures that they are near: of 不到90万元 the 90万元.

    Below a bound with a scale word more lies anything.
    """
    for claim in _figures(relation):
        if claim.quantity.qualifier in BOUNDS:
            near = replace(claim, quantity=replace(claim.quantity, qualifier="about"))
            relation = _with(relation, claim, near)
    return relation


LOST = 100
"""How many times a part is in the whole that might as well be left out."""


def _is_lost(candidate: Candidate) -> bool:
    """True for a part that with its new scale word no longer counts beside the whole.

    It is rather no part at all: 9.47亿 + 12.06亿 + 3.83亿 beside 13.28亿, which are the first and last.
    """
    relation, place = candidate.relation, candidate.claim.place
    if not isinstance(relation, Parts) or relation.whole is None:
        return False
    whole = relation.whole.quantity.value or Decimal(0)
    scaled = [each.quantity.value or Decimal(0) for each in relation.parts if each.place == place]
    return any(abs(each) * LOST < abs(whole) for each in scaled)


def _named(candidate: Candidate) -> Repair:
    return Repair(text=f"{candidate.claim.quantity.text} -> {candidate.other}")


def _scale_repair(scales: list[Candidate], language: str) -> Repair:
    if len(scales) > 1:
        choices = " / ".join(f"{c.claim.quantity.text} -> {c.other}" for c in scales)
        message = EITHER[language] + f" ({choices})"
        return Repair(scale=True, message=message, claim=scales[0].claim)
    only = scales[0]
    text = only.claim.quantity.text
    message = MESSAGES[language].format(text=text, other=only.other)
    return Repair(text=f"{text} -> {only.other}", scale=True, message=message, claim=only.claim)


def _prefer_printed(candidates: list[Candidate]) -> list[Candidate]:
    """Only the changes of a printed scale word, where there are such."""
    return [c for c in candidates if c.printed] or candidates


def _scales(relation: Relation, scales: Scales, close: Closing) -> Iterator[Candidate]:
    """Every operand times and over the powers of ten that lie between scale words."""
    for claim in _figures(relation):
        quantity = claim.quantity
        if quantity.kind in SCALED_KINDS_EXCLUDED or quantity.value in (None, 0):
            continue
        for power in (*POWERS, *HUNDREDFOLD):
            other = _other_scale(quantity, power, relation.language, scales)
            scaled = _scaled(quantity, power)
            if other is not None and close.may(claim, scaled):
                changed = replace(claim, quantity=scaled)
                relation_changed = _with(relation, claim, changed)
                yield Candidate(relation_changed, claim, other, quantity.scaled)


def _noughts(relation: Relation, close: Closing) -> Iterator[Relation]:
    """The relation with a nought more or less in each figure, or its point moved; or a nought for another."""
    for claim in _figures(relation):
        quantity = claim.quantity
        if quantity.value is None or quantity.kind == "rank":
            continue
        for power in (1, -1):
            scaled = _scaled(quantity, power)
            if close.may(claim, scaled):
                yield _with(relation, claim, replace(claim, quantity=scaled))


def _scaled(quantity: Quantity, power: int) -> Quantity:
    factor = Decimal(1).scaleb(power)
    ends = {
        name: value * factor
        for name in ("value", "low", "high", "precision")
        if (value := getattr(quantity, name)) is not None
    }
    return replace(quantity, scaled=True, **ends)


def _other_scale(quantity: Quantity, power: int, language: str, scales: Scales) -> str | None:
    """The quantity as printed with its scale word changed by a power of ten; `None` if none fits.

    12.6亿吨 by -4 is 12.6万吨.
    """
    printed, own = _printed_scale(quantity.text, language, scales)
    if own is None:
        return None
    now = own.exponents[printed[0].lower() if printed else ""]
    if now + power not in own.words or (power in HUNDREDFOLD) is not own.hundredfold:
        return None
    return _respell(quantity, printed, own.words[now + power], own)


def _printed_scale(
    text: str, language: str, scales: Scales
) -> tuple[re.Match[str] | None, ScaleWords | None]:
    """The scale word in a figure with those of its language; else those of the relation's own."""
    own = scales.get(language)
    for known in filter(None, (own, *scales.values())):
        for words in (known, *known.beside):
            printed = words.printed.search(text)
            if printed:
                return printed, words
    return None, own


def _respell(quantity: Quantity, match: re.Match[str] | None, word: str, words: ScaleWords) -> str:
    text = quantity.text
    gap = words.gap if word else ""
    if match is not None:
        head, tail = text[: match.start()].rstrip(), text[match.end() :]
        return f"{head}{gap}{word}{tail}"
    digits = list(DIGIT_RUN.finditer(text))
    at = digits[-1].end() if digits else quantity.core_end - quantity.start
    return f"{text[:at]}{gap}{word}{text[at:]}"


def _readings(relation: Relation) -> Iterator[Candidate]:
    """% read as 百分点 and back, 增加了 read as 增加到 and back."""
    if not isinstance(relation, Change):
        return
    rates = relation.start and relation.start.quantity.kind == "percent"
    if relation.points and not rates:
        quantity = relation.points.quantity
        text, end = quantity.text, quantity.core_end - quantity.start
        digits = list(DIGIT_RUN.finditer(text, 0, end))
        other = f"{text[: digits[-1].end()]}%{text[end:]}" if digits else text
        changed = _as_percent(relation.points)
        yield Candidate(replace(relation, points=None, rate=changed), relation.points, other)
    for name in ("delta", "rate", "multiple"):
        claim = getattr(relation, name)
        if claim is not None and relation.start is not None and name == "delta":
            by_as_to = replace(relation, end=claim, delta=None)
            yield Candidate(by_as_to, claim, claim.quantity.text)


def _as_percent(claim: Claim) -> Claim:
    return replace(claim, quantity=replace(claim.quantity, unit="%", kind="percent"))


def _digits(relation: Relation, close: Closing) -> Iterator[Candidate]:
    """Adjacent digits swapped; where none of these does, one digit changed."""
    for claim in _figures(relation):
        quantity = claim.quantity
        match = DIGIT_RUN.search(quantity.text.translate(FULL_WIDTH))
        if match is None or not quantity.value or quantity.qualifier == "range":
            continue
        yield from _respelled(relation, claim, match, _swaps(match[0]), close)
        yield from _respelled(relation, claim, match, _replacements(match[0]), close)


def _respelled(
    relation: Relation,
    claim: Claim,
    match: re.Match[str],
    spellings: Iterator[str],
    close: Closing,
) -> Iterator[Candidate]:
    quantity = claim.quantity
    printed = Fraction(Decimal(match[0].replace(",", "") if _is_number(match[0]) else "0"))
    if not printed or quantity.value is None:
        return
    factor = Fraction(quantity.value) / printed
    for spelling in spellings:
        value = Fraction(Decimal(spelling.replace(",", ""))) * factor
        changed = replace(quantity, value=Decimal(value.numerator) / Decimal(value.denominator))
        if not close.may(claim, changed):
            continue
        text = quantity.text[: match.start()] + spelling + quantity.text[match.end() :]
        relation_changed = _with(relation, claim, replace(claim, quantity=changed))
        yield Candidate(relation_changed, claim, text)


def _is_number(text: str) -> bool:
    return text.replace(",", "").count(".") <= 1


def _swaps(digits: str) -> Iterator[str]:
    """The number with each pair of neighbouring, different digits exchanged."""
    places = [index for index, character in enumerate(digits) if character.isdigit()]
    for left, right in itertools.pairwise(places):
        if digits[left] != digits[right] and not (left == 0 and digits[right] == "0"):
            changed = list(digits)
            changed[left], changed[right] = changed[right], changed[left]
            yield "".join(changed)


def _replacements(digits: str) -> Iterator[str]:
    """The number with one digit replaced by another one."""
    for index, old in enumerate(digits):
        if old.isdigit():
            for new in "0123456789":
                if new != old and not (index == 0 and new == "0" and len(digits) > 1):
                    yield digits[:index] + new + digits[index + 1 :]


def _figures(relation: Relation) -> Iterator[Claim]:
    """Every claim of a relation, each once."""
    seen: set[int] = set()
    for _, claim in operands(relation):
        if id(claim) not in seen:
            seen.add(id(claim))
            yield claim


def _fields_of(relation: Relation, claim: Claim) -> tuple[str, ...]:
    """The fields of a relation in which a claim stands, alone or in a list."""
    values = ((field, getattr(relation, field)) for field in relation.__struct_fields__)
    return tuple(
        field
        for field, value in values
        if value is claim or (isinstance(value, tuple) and any(claim is each for each in value))
    )


def _with(relation: Relation, old: Claim, new: Claim) -> Relation:
    """The relation with one claim exchanged in each of the fields where it stands."""
    changed: dict[str, object] = {}
    for field in _fields_of(relation, old):
        value = getattr(relation, field)
        if isinstance(value, tuple):
            changed[field] = tuple(new if claim is old else claim for claim in value)
        else:
            changed[field] = new
    return replace(relation, **changed)
