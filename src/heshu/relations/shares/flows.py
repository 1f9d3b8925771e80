"""Shares beside a pair they are not of: of what is new alone, or of one of those counted."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.relations.changes import comparable
from heshu.relations.scene import PERCENT, Scene


def is_of_what_is_new(scene: Scene, share: Share) -> bool:
    """True for 新增人才6.3万人，年末总量242万人，占人才的三分之一: 242 are no part of the new ones."""
    if share.part is None or share.whole is None or share.may_exceed_whole:
        return False
    former, new = scene.said["former"], scene.said["newly-added"]
    within = share.part.start < share.whole.start < share.share.start  # 占总量12万吨的28%
    if not within and _led(former, share.part) and not _led(former, share.whole):
        return True  # 去年同期是3000件，占全部投诉的9%: what was last year is no part of this
    return _led(new, share.whole) and not _led(new, share.part)


def _led(words: re.Pattern[str], claim: Claim) -> bool:
    return words.search(claim.sentence, 0, claim.start) is not None


def is_dealt_to_another(scene: Scene, share: Share) -> bool:
    """True for the 25.5% of 甲12万吨，乙35万吨，占比分别为25.5%和74.5% as a share of 乙.

    As many figures before the word as there are shares behind it have one each.
    """
    if share.part is None or share.whole is None or scene.statement.language != "zh":
        return False
    at = scene.offset(share.share)
    for run in SHARES.finditer(scene.text):
        dealt = scene.said["dealt-shares"].search(scene.text, 0, run.start())
        if not run.start() <= at < run.end() or dealt is None:
            continue
        before = [each for offset, each in sorted(scene.claims.items()) if offset < run.start()]
        levels = [each for each in before if comparable(each, share.part)]
        told = levels[-run[0].count(PERCENT) :]
        place = scene.text.count(PERCENT, run.start(), at)
        one_each = len(told) == run[0].count(PERCENT) and any(
            claim.start == share.part.start for claim in told
        )
        return one_each and told[place].start != share.part.start
    return False


SHARES = re.compile(f"{PERCENT}(?:[、和及与，]{PERCENT})+")
"""Shares told one behind the other."""
RATE_REACH = 16
"""Characters before a percentage in which the words stand that make it the rate of one thing."""


def is_of_one_of_them(scene: Scene, share: Share) -> bool:
    """True for 120家企业中有18家逾期，最高逾期率8%: the highest rate is that of one of the 18."""
    at = next((at for at, claim in scene.claims.items() if claim is share.share), 0)
    found = scene.said["rate-of-one"].search(scene.text, max(at - RATE_REACH, 0), at)
    return found is not None


def is_of_others_alike(scene: Scene, share: Share) -> bool:
    """True for 议员40名，其中女性14人，上届女性占30%: the women of a group that was not told before."""
    part, whole = share.part, share.whole
    if part is None or whole is None or scene.statement.language != "zh":
        return False
    noun, told = part.indicator, share.share.indicator
    if len(noun) < LEAST_NOUN or share.share.start < max(part.start, whole.start):
        return False
    if scene.said["names-its-base"].search(scene.text, 0, scene.offset(share.share)):
        return False  # 占全部员工的35%
    ahead = told.removesuffix(noun)
    if ahead in ("", told) or scene.said["all-of-it"].fullmatch(ahead):
        return False
    before = scene.statement.text[: max(part.end, whole.end)]
    return len(ahead) >= LEAST_NOUN and ahead not in before and not _is_within(ahead, before)


LEAST_NOUN = 2
"""Characters of a noun by which a figure is known again."""


def _is_within(words: str, text: str) -> bool:
    """True where every two neighbouring characters of some words stand in a text."""
    return all(words[at : at + 2] in text for at in range(len(words) - 1))
