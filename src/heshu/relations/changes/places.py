"""Whether two figures are of one place: "The port" and "port" are, 甲县 and 乙县 are not."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim

ARTICLE = re.compile(r"^(?:the|this|that|its) ")


def place_name(claim: Claim) -> str:
    """The entity of a claim without its article, in small letters."""
    return ARTICLE.sub("", claim.entity.lower())


def is_one_place(one: Claim, other: Claim) -> bool:
    """True unless two claims name different entities."""
    first, second = place_name(one), place_name(other)
    return first == second or "" in (first, second)
