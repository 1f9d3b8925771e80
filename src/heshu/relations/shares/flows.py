"""Wholes that are none, because they count only what is new: 新增6.3万人 beside a total of 242万人."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share

NEW = re.compile(r"新增[^，。；]{0,12}$|\bnew(?:ly)?\b[^,.;]{0,20}$", re.IGNORECASE)

FORMER = re.compile(r"(?:去年|上年|前年|往年|上期|同期)[^，。；\d]{0,8}$")
"""受理投诉3480件，去年同期是3000件，占全部投诉的9%: what was last year is no part of this."""


def is_of_what_is_new(share: Share) -> bool:
    """True for 新增人才6.3万人，年末总量242万人，占人才的三分之一: 242 are no part of the new ones."""
    if share.part is None or share.whole is None or share.may_exceed_whole:
        return False
    former = FORMER.search(share.part.sentence, 0, share.part.start) is not None
    if former and FORMER.search(share.whole.sentence, 0, share.whole.start) is None:
        return True
    return _is_new(share.whole) and not _is_new(share.part)


def _is_new(claim: Claim) -> bool:
    return NEW.search(claim.sentence, 0, claim.start) is not None
