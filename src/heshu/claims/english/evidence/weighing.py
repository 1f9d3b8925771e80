"""Several answers are possible: each has traits, each trait has a weight, the heaviest is taken.

>>> heavy = Candidate("Acme", frozenset({"named", "opens-sentence"}))
>>> light = Candidate("profit", frozenset({"noun-of-measures"}))
>>> weights = {"named": 700, "noun-of-measures": -900}
>>> choose([light, heavy], weights, present="profit").text
'Acme'
>>> choose([light, heavy], weights, present="profit", lead=2000).text
'profit'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

MOST_REASONS = 3
"""Traits that are told."""


class Candidate(Struct, frozen=True, gc=False):
    """A possible answer, and what speaks for or against it."""

    text: str
    traits: frozenset[str]


def weight(traits: Iterable[str], weights: Mapping[str, int]) -> int:
    """The sum of the weights of some traits, in thousandths of a logit."""
    return sum([weights[trait] for trait in traits if trait in weights])


def choose(
    candidates: Sequence[Candidate], weights: Mapping[str, int], present: str, lead: int = 0
) -> Candidate:
    """The candidate of the greatest weight; the first of those that weigh the same.

    The `present` answer holds unless another one weighs more, by at least `lead` thousandths.
    """
    sums = [weight(each.traits, weights) for each in candidates]
    best = sums.index(max(sums))
    for each, own in zip(candidates, sums, strict=True):
        if each.text == present and (own == sums[best] or sums[best] - own < lead):
            return each
    return candidates[best]


def reasons(best: Candidate, others: Iterable[str], weights: Mapping[str, int]) -> tuple[str, ...]:
    """The weightiest traits that speak for the `best` candidate and not for the `others`' traits.

    >>> reasons(Candidate("Acme", frozenset({"named", "bare"})), {"bare"}, {"named": 7, "bare": 9})
    ('named',)
    """
    own = sorted([(-weights.get(trait, 0), trait) for trait in best.traits - set(others)])
    return tuple([trait for value, trait in own[:MOST_REASONS] if value < 0])
