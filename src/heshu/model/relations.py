"""Relations: claims that are tied by arithmetic. Finders in `relations/` make them.

The linguistic part is finished here: a relation says what the text ties together and which
cautions hold. What follows from it is arithmetic and lives in `checks/`.
"""

from __future__ import annotations

import datetime
from typing import Literal

from msgspec import Struct

from heshu.model.figures import Claim, Mention

Direction = Literal["up", "down", ""]


class Relation(Struct, frozen=True, kw_only=True):
    """What every relation has."""

    id: str = ""
    cue: str = ""
    """The words that tie the claims, as printed: 由…降至, of which."""
    uncertain: bool = False
    """An operand was inherited from another sentence or is vague: findings drop to info."""
    language: Literal["zh", "en"] = "zh"


class Change(Relation, frozen=True, kw_only=True):
    """One quantity at two times, and the change between them; any operand may be missing.

    由42种增加至66种: start 42, end 66. 下降2.3%: rate 2.3, direction down.
    """

    start: Claim | None = None
    end: Claim | None = None
    delta: Claim | None = None
    """Absolute change in the unit of the ends, unsigned unless printed with a sign."""
    rate: Claim | None = None
    """Relative change in %."""
    points: Claim | None = None
    """Change of a rate in percentage points or basis points."""
    multiple: Claim | None = None
    """n of 增长n倍, 是…的n倍, n-fold, doubled (2), halved (0.5)."""
    doublings: Claim | None = None
    """The claim of 翻n番, doubled n times (its value is already 2^n, unit x)."""
    direction: Direction = ""
    multiple_means: Literal["by", "to", "loose", ""] = ""
    """增加了n倍 is `by`, 增加到n倍 and n-fold are `to`, bare 增长n倍 is `loose`."""
    may_cross_zero: bool = True
    """The measured property may be negative (profit, balance, temperature)."""
    not_comparable: bool = False
    """Real growth, annualised or otherwise not computed from the printed ends."""
    descending: bool = False
    """Getting smaller is a rise: ranks (第5 to 第3)."""


class Parts(Relation, frozen=True, kw_only=True):
    """A whole and its parts in one unit."""

    parts: tuple[Claim, ...]
    whole: Claim | None = None
    exhaustive: bool = False
    """The parts are said to be all there are (由…组成, 分别为, 合计, split)."""
    complement: bool = False
    """A closed dichotomy: men and women, urban and rural."""
    ratio: bool = False
    """The parts are the terms of a structure ratio a:b:c in percent."""


class Share(Relation, frozen=True, kw_only=True):
    """A part, a whole and what share of the whole the part is; share alone may be given."""

    share: Claim
    part: Claim | None = None
    whole: Claim | None = None
    rate: bool = False
    """The share is a rate (coverage, turnout, pass rate) rather than a part of a total."""
    may_exceed_whole: bool = True
    """The base may be another quantity, so that more than 100 % is possible."""


class Average(Relation, frozen=True, kw_only=True):
    """total / count = average (件均, per case)."""

    total: Claim
    count: Claim
    average: Claim
    per_head: bool = False


class Ranking(Relation, frozen=True, kw_only=True):
    """A rank and the size of the field it is taken from."""

    rank: Claim
    field: Claim


class Range(Relation, frozen=True, kw_only=True):
    """A printed range whose ends, after unit and scale are lent, stand in the wrong order."""

    claim: Claim
    first: Claim | None = None


class BoundedRate(Relation, frozen=True, kw_only=True):
    """A rate that cannot leave 0 to 100 % by its definition (coverage, turnout, pass rate)."""

    claim: Claim


class CalendarDate(Relation, frozen=True, kw_only=True):
    """A printed date or clock time, whether or not it exists, and a weekday beside it."""

    mention: Mention
    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    weekday: int | None = None
    """From 0 for Monday, as in `datetime.date.weekday`."""
    dateline: datetime.date | None = None


AnyRelation = (
    Change | Parts | Share | Average | Ranking | Range | BoundedRate | CalendarDate
)  # fmt: skip

ROLES = {"start": "from", "end": "to", "delta": "by", "parts": "part"}
"""What the claim table and reports call an operand, where it is not the name of the field."""


def operands(relation: Relation) -> tuple[tuple[str, Claim], ...]:
    """The claims of a relation, each with its role: `from`, `to`, `part`, `whole`, `rate`..."""
    found: list[tuple[str, Claim]] = []
    for field in relation.__struct_fields__:
        value = getattr(relation, field)
        claims = value if isinstance(value, tuple) else (value,)
        role = ROLES.get(field, field)
        found.extend((role, claim) for claim in claims if isinstance(claim, Claim))
    return tuple(found)
