"""Relations: claims that are tied by arithmetic. Finders in `relations/` make them.

The linguistic part is finished here: a relation says what the text ties together and which
cautions hold. What follows from it is arithmetic and lives in `checks/`. There is one module for
each family of checks; a new type of relation is listed below.
"""

from heshu.model.relations.change import (
    AverageGrowth,
    Change,
    Completion,
    Cumulative,
    Direction,
    Discount,
    ImpliedBase,
    Unification,
    UnitPair,
)
from heshu.model.relations.counting import (
    Enumeration,
    Listing,
    Ranking,
    Standing,
    Vote,
)
from heshu.model.relations.parts import (
    Balance,
    Parts,
    Share,
    ShareList,
)
from heshu.model.relations.ratio import (
    Average,
    Conversion,
    Extremes,
    FractionPair,
    Motion,
    Pace,
    PercentOf,
    Purchase,
)
from heshu.model.relations.reference import Elsewhere, Known, StaleCopy
from heshu.model.relations.relation import (
    ROLES,
    Relation,
    mentions,
    operands,
    place_of,
)
from heshu.model.relations.repeats import (
    Comparative,
    NearDuplicate,
    Repeat,
    Restatement,
)
from heshu.model.relations.statistics import ConfidenceInterval, SampleMean, SignificanceTest
from heshu.model.relations.tables import (
    CellMention,
    TableGrowth,
    TableShare,
    TableTotal,
)
from heshu.model.relations.time import (
    Anniversary,
    CalendarDate,
    ClockSpan,
    Duration,
    Era,
    Lifetime,
    LunarDate,
    LunarYear,
    Moment,
    PeriodLabel,
    RelativeYear,
    Succession,
)
from heshu.model.relations.units import Dimension, ElidedRange, Magnitude, PermilleRate
from heshu.model.relations.usage import Usage
from heshu.model.relations.value import (
    BoundedRate,
    IndivisibleCount,
    MalformedNumeral,
    NegativeLevel,
    Qualifiers,
    Range,
    ScaledScore,
)

__all__ = [
    "ROLES",
    "Anniversary",
    "Average",
    "AverageGrowth",
    "Balance",
    "BoundedRate",
    "CalendarDate",
    "CellMention",
    "Change",
    "ClockSpan",
    "Comparative",
    "Completion",
    "ConfidenceInterval",
    "Conversion",
    "Cumulative",
    "Dimension",
    "Direction",
    "Discount",
    "Duration",
    "ElidedRange",
    "Elsewhere",
    "Enumeration",
    "Era",
    "Extremes",
    "FractionPair",
    "ImpliedBase",
    "IndivisibleCount",
    "Known",
    "Lifetime",
    "Listing",
    "LunarDate",
    "LunarYear",
    "Magnitude",
    "MalformedNumeral",
    "Moment",
    "Motion",
    "NearDuplicate",
    "NegativeLevel",
    "Pace",
    "Parts",
    "PercentOf",
    "PeriodLabel",
    "PermilleRate",
    "Purchase",
    "Qualifiers",
    "Range",
    "Ranking",
    "Relation",
    "RelativeYear",
    "Repeat",
    "Restatement",
    "SampleMean",
    "ScaledScore",
    "Share",
    "ShareList",
    "SignificanceTest",
    "StaleCopy",
    "Standing",
    "Succession",
    "TableGrowth",
    "TableShare",
    "TableTotal",
    "Unification",
    "UnitPair",
    "Usage",
    "Vote",
    "mentions",
    "operands",
    "place_of",
]
