"""Whether two figures are of one place: "The port" and "port" are, 甲县 and 乙县 are not."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim

THE_SAME = re.compile(r"^(?:该|本|上述|这一|这个|此)(?P<noun>[\u4e00-\u9fff]{1,4})$")
"""该项目 is the one whose name ends so or stands before that noun: 环湖公路项目."""
ARTICLE = re.compile(r"^(?:the|this|that|its) ")


def place_name(claim: Claim) -> str:
    """The entity of a claim without its article, in small letters."""
    return ARTICLE.sub("", claim.entity.lower())


def is_one_place(one: Claim, other: Claim) -> bool:
    """True unless two claims name different entities."""
    first, second = place_name(one), place_name(other)
    if first == second or "" in (first, second):
        return True
    return _refers_to(one, other) or _refers_to(other, one)


def _refers_to(later: Claim, named: Claim) -> bool:
    """True for 该项目 behind 环湖公路项目, not for 该镇 behind 全县."""
    found = THE_SAME.match(later.entity)
    if found is None or named.place.start > later.place.start:
        return False
    ahead = named.sentence[: named.start]
    return f"{named.entity}{found['noun']}" in ahead or (
        named.entity.endswith(found["noun"]) and not named.entity.startswith(("全", "各"))
    )
