"""Names that several units share: a gallon is 3.8 litres in America and 4.5 litres in Britain.

What a text says of such a unit is sound if it is so for one of its sizes.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from heshu.languages.schema import Pack
from heshu.model.figures import Claim

Sizes = Mapping[str, tuple[Fraction, ...]]
"""Name of a unit in lower case -> its other sizes as multiples of the one that it has first."""


def sizes_of_names(pack: Pack) -> Sizes:
    """The names of a pack that may mean other units as well."""
    factors = {unit.code: Fraction(unit.factor) for unit in pack.unit if unit.factor}
    return {
        name.lower(): tuple(factors[code] / factors[unit.code] for code in unit.also)
        for unit in pack.unit
        for name in unit.names
        if unit.also
    }


def are_of_two_sizes(first: Claim, second: Claim, sizes: Sizes) -> bool:
    """True for 2,000 tons (1,814 tonnes), of which the tonnes have one size only."""
    names = [_name(each) for each in (first, second)]
    return all(names) and (names[0] in sizes) != (names[1] in sizes)


def likeliest_factor(first: Claim, second: Claim, factor: Fraction, sizes: Sizes) -> Fraction:
    """The factor from the first unit to the second in those sizes that fit the figures best."""
    one, other = first.quantity.value, second.quantity.value
    if not one or not other:
        return factor
    possible = [
        factor * bigger / smaller
        for bigger in (Fraction(1), *sizes.get(_name(first), ()))
        for smaller in (Fraction(1), *sizes.get(_name(second), ()))
    ]
    return min(possible, key=lambda each: _ratio(abs(each * Fraction(one) / Fraction(other))))


def _ratio(value: Fraction) -> Fraction:
    """How many times one of two figures is the other, whichever is the larger one."""
    return max(value, 1 / value)


def _name(claim: Claim) -> str:
    return claim.quantity.unit_text.strip().lower()
