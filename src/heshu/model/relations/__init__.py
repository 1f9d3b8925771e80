"""Relations: claims that are tied by arithmetic. Finders in `relations/` make them.

The linguistic part is finished here: a relation says what the text ties together and which
cautions hold. What follows from it is arithmetic and lives in `checks/`. There is one module for
each family of checks; a new type of relation is listed below.
"""

from heshu.model.relations.change import Change, Direction
from heshu.model.relations.counting import Ranking
from heshu.model.relations.parts import Parts, Share
from heshu.model.relations.ratio import Average
from heshu.model.relations.relation import ROLES, Relation, mentions, operands, place_of
from heshu.model.relations.time import (
    Anniversary,
    CalendarDate,
    Duration,
    Era,
    Lifetime,
    Moment,
    PeriodLabel,
    RelativeYear,
    Succession,
)
from heshu.model.relations.value import BoundedRate, Range

__all__ = [
    "ROLES",
    "Anniversary",
    "Average",
    "BoundedRate",
    "CalendarDate",
    "Change",
    "Direction",
    "Duration",
    "Era",
    "Lifetime",
    "Moment",
    "Parts",
    "PeriodLabel",
    "Range",
    "Ranking",
    "Relation",
    "RelativeYear",
    "Share",
    "Succession",
    "mentions",
    "operands",
    "place_of",
]
