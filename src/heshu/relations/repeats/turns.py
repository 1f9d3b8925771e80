"""Chinese names whose first two words have changed places: 河湾村本届登记选民 and 本届河湾村登记选民."""

from __future__ import annotations

from itertools import takewhile

from msgspec import Struct

LEAST_WORD = 2
"""Characters of a word that changed its place."""


class Turns(Struct, frozen=True):
    """The names of a document so far, by the characters that they are made of."""

    names: dict[str, list[str]]

    def known(self, name: str) -> str:
        """The earlier name that has the same words in another order, else the name itself."""
        alike = self.names.setdefault("".join(sorted(name)), [])
        for other in alike:
            if other == name or are_turned(other, name):
                return other
        alike.append(name)
        return name


def are_turned(one: str, other: str) -> bool:
    """True if two words side by side have changed places, and all else is the same.

    >>> are_turned("河湾村本届登记选民", "本届河湾村登记选民")
    True
    >>> are_turned("东区对西区出货", "西区对东区出货")
    False
    """
    if len(one) != len(other):
        return False
    first = _alike(one, other)
    last = len(one) - _alike(one[:first:-1], other[:first:-1])
    mine, yours = one[first:last], other[first:last]
    return any(
        mine[at:] + mine[:at] == yours for at in range(LEAST_WORD, len(mine) - LEAST_WORD + 1)
    )


def _alike(one: str, other: str) -> int:
    """How many characters two names begin with alike."""
    pairs = zip(one, other, strict=True)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
