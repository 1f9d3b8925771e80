"""What an amount of change means for two levels: 增加了3倍 adds, 增加到3倍 replaces, 减半 halves."""

from __future__ import annotations

from decimal import Decimal

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Change, Direction
from heshu.relations.changes.lending import lends_unit
from heshu.relations.changes.levels import comparable, is_apposition, priced_alike
from heshu.relations.changes.one_year import is_of_one_year
from heshu.relations.patterns import Match
from heshu.relations.scene import TIME, Scene

FAR_AHEAD = 50
"""Characters before a percentage that may say that it is growth per year."""
BEHIND = 12
"""Masked characters behind a multiple that may belong to it: three times as many."""


def direction(match: Match) -> Direction:
    """The direction of the change words of a match; empty where they differ or are neutral."""
    if "up" in match.words:
        return "" if "down" in match.words else "up"
    return "down" if "down" in match.words else ""


def is_yearly(claim: Claim, scene: Scene) -> bool:
    """True for English growth per year, which is not that between two levels."""
    if claim.quantity.kind != "percent":
        return False
    text, said = claim.sentence, scene.said
    if said["a-year"].match(text, claim.end):
        return True
    first = max(claim.start - FAR_AHEAD, 0)
    return said["yearly-growth"].search(text[first : claim.start]) is not None


def is_made_up(claim: Claim, scene: Scene) -> bool:
    """True for the 62% of "wages make up 62%, or £31m, against £29m": a share, and no change."""
    return scene.said["makes-up"].search(claim.sentence, 0, claim.start) is not None


def _is_of_another_noun(claim: Claim, scene: Scene) -> bool:
    """True for "volume of 70 billion, against 56 billion, and rental growth of 3%"."""
    found = scene.said["growth-of-another"].search(claim.sentence, 0, claim.start)
    if found is None:
        return False
    noun = claim.sentence[found.start("noun") :].split()[0].lower()
    return noun not in claim.sentence[: found.start()].lower()


def _is_of_a_cause(claim: Claim, change: Change, scene: Scene) -> bool:
    """True for the halving of "since fares were halved, rides have gone up from 1,200 to 1,740".

    Since fares were halved, from $3 to $2, the halving is of these levels; where a clause stands
    ahead (rides have grown since fares were halved, from 1,200 to 1,740) it is not.
    """
    if change.start is None or scene.statement.language != "en":
        return False
    at, level = scene.offset(claim), scene.offset(change.start)
    found = scene.said["since-something"].search(scene.text, 0, at)
    if found is None or TIME in found[0] or level > at and not BREAK.match(scene.text, at + 1):
        return False
    if level < at or not scene.said["then-from"].match(scene.text, at + 1):
        return True
    return scene.said["has-changed"].search(scene.text, 0, found.start()) is not None


BREAK = re.compile(r"\s?[,–—]")


def _is_of_another_base(claim: Claim, change: Change, scene: Scene) -> bool:
    """True for "fell 5.4% to 6.13 euros, having been 9.80 euros a year ago": that was one day."""
    start, end = change.start, change.end
    if start is None or end is None or not claim.start < end.start < start.start:
        return False
    before = scene.said["having-been"].search(claim.sentence, 0, start.start)
    return (
        before is not None
        and scene.said["then-long-ago"].match(claim.sentence, start.end) is not None
    )


def _is_of_all_of_them(claim: Claim, change: Change, scene: Scene) -> bool:
    """True for "added 141 customers, and now have 418 that spend so much, up from 305"."""
    end = change.end
    if end is None or claim.quantity.kind != end.quantity.kind or claim.start > end.start:
        return False
    part = scene.said["then-which-of-them"].match(claim.sentence, end.end)
    return (
        part is not None
        and scene.said["and-now"].search(claim.sentence, claim.end, end.start) is not None
    )


def _is_of_a_sum(claim: Claim, change: Change, scene: Scene) -> bool:
    """True for the 2% of 甲40吨，上年41吨；乙7吨，上年8吨，合计下降2%: it is of both together."""
    start, end = change.start, change.end
    if scene.statement.language != "zh" or start is None or end is None:
        return False
    at = scene.offset(claim)
    ends = [scene.offset(level) for level in (start, end)]
    ahead = scene.said["all-together"].search(scene.text, max(ends), at)
    if ahead is None:
        return False
    others = [
        other
        for other, level in scene.claims.items()
        if other < min(ends) and comparable(level, end) and not level.change.endswith("-by")
    ]
    return bool(others) and not scene.said["sum-word"].search(scene.text, others[-1], min(ends))


def _is_since_another_year(claim: Claim, change: Change, scene: Scene) -> bool:
    """True for 6月末报2764点（2010年初为1000点），较去年末跌86点: the bracket holds the base of an index."""
    start = change.start
    if scene.statement.language != "zh" or start is None or start.quantity.kind != "index":
        return False
    said, text = scene.said, scene.text
    former = said["time-in-bracket"].search(text, 0, scene.offset(start))
    since = said["changed-since-time"].search(text, 0, scene.offset(claim))
    if former is None or since is None or start.quantity.value not in BASES:
        return False
    one, other = (
        {scene.times[at].text for at in range(*found.span()) if at in scene.times}
        for found in (former, since)
    )
    return one.isdisjoint(other)


BASES = (100, 1000, 10000)
"""What an index is set to at its beginning."""


def _reaches_to_now(claim: Claim, change: Change, scene: Scene) -> bool:
    """True for 前年是19%，去年是27%，两年提高14个百分点: in two years it came to what it is now."""
    if scene.statement.language != "zh" or change.start is None or change.end is None:
        return False
    ahead = scene.said["over-so-long"].search(scene.text, 0, scene.offset(claim))
    span = scene.claims.get(ahead.start()) if ahead else None
    if span is None or span.quantity.unit != "a":
        return False
    start, end = (
        next((scene.times[at].iso for at in sorted(scene.times, reverse=True) if at < level), "")
        for level in (scene.offset(change.start), scene.offset(change.end))
    )
    return start == f"{{y-{span.quantity.value}}}" and end.startswith("{y-")


def _is_for_the_better(match: Match, claim: Claim) -> bool:
    """True for an improvement of what is the better the less there is of it: which way says nothing."""
    said, text = match.scene.said, match.scene.statement.text
    if said["for-the-better"].search(text, 0, claim.start) is None:
        return False
    return said["better-the-less"].search(text, 0, claim.start) is not None


def _way_of_amount(change: Change, match: Match) -> Direction:
    """The way of an amount; a time that is slower by so much is longer: 后半程63分05秒，慢了55秒."""
    way, start = direction(match), change.start
    if start is None or start.quantity.kind != "duration" or not way:
        return way
    if match.scene.said["told-of-speed"].match(match.words[way]) is None:
        return way
    return "down" if way == "up" else "up"


def with_amount(change: Change, match: Match, unsaid: re.Pattern[str]) -> Change:
    """The change with one more amount, put where its kind belongs.

    `unsaid` is what stands behind a figure that leaves its unit to another.
    """
    claim = match.claim("by") or match.claim("relative") or match.claim("multiple")
    assert claim is not None
    if is_yearly(claim, match.scene) or is_made_up(claim, match.scene):
        return change
    if _is_for_the_better(match, claim):
        return change  # a loss of £1.1m, compared with £1.5m, an improvement of £0.4m
    if _is_of_another_noun(claim, match.scene) or _is_of_another_base(claim, change, match.scene):
        return change
    if _is_of_a_sum(claim, change, match.scene):
        return change
    if _is_since_another_year(claim, change, match.scene):
        return change
    if _reaches_to_now(claim, change, match.scene) or is_of_one_year(claim, change, match.scene):
        return change
    if _is_of_all_of_them(claim, change, match.scene) or _is_of_a_cause(claim, change, match.scene):
        return change
    claim = _so_many_times(claim, match.scene)
    if change.direction == "":
        change = replace(change, direction=_way_of_amount(change, match))
    if change.end is not None:
        claim = as_points(claim, change.end)
    kind = claim.quantity.kind
    if kind == "percent" and change.rate is None:
        return replace(change, rate=_hedged(claim, match))
    if kind == "percentage-point" and change.points is None:
        return replace(change, points=_hedged(claim, match))
    if kind == "multiple" and change.start is not None and change.start.quantity.kind == kind:
        return replace(change, delta=claim)  # 市净率由2.1倍降至1.8倍，下降0.3倍
    if is_part(claim):
        return _with_part(change, claim, match)
    if kind == "multiple":
        return _with_multiple(change, claim, match)
    return _with_difference(change, claim, match, unsaid)


def _so_many_times(claim: Claim, scene: Scene) -> Claim:
    """The amount of all steps together: the 1.25 points of "five quarter-point reductions"."""
    at = scene.offset(claim)
    ahead = scene.said["so-many-steps"].search(scene.text, 0, at)
    steps = scene.claims.get(ahead.start()) if ahead else None
    if steps is None or not scene.said["then-steps"].match(scene.text, at + 1):
        return claim
    quantity, times = claim.quantity, steps.quantity.value
    if steps.quantity.kind != "count" or quantity.value is None or times is None:
        return claim
    if times not in STEPS:
        return claim
    low, high = (each and each * times for each in (quantity.low, quantity.high))
    text = f"{steps.quantity.text} {quantity.text}"
    whole = replace(
        quantity, value=quantity.value * times, precision=quantity.precision * times,
        low=low, high=high, text=text,
    )  # fmt: skip
    return replace(claim, quantity=whole)


STEPS = range(2, 20)
"""How often a rate is changed on its way."""


def as_points(claim: Claim, level: Claim) -> Claim:
    """The "2.5 points" of an office market with 13.4 percent empty, in percentage points."""
    if claim.quantity.unit != "point" or level.quantity.kind != "percent":
        return claim
    return replace(claim, quantity=replace(claim.quantity, unit="pp", kind="percentage-point"))


def _with_difference(change: Change, claim: Claim, match: Match, unsaid: re.Pattern[str]) -> Change:
    """The change with an amount in the unit of its levels."""
    if change.delta is not None or change.start is None:
        return change
    if is_apposition(match.scene, claim) and not direction(match):
        return change  # to $2.5 million, or 35 cents a share; not "to 590, or 98 more"
    own = lends_unit(change.start, claim, match.scene, unsaid)
    if own or priced_alike(claim, change.start):  # 由60元一张调到80元，贵了20元
        unit, of_kind = change.start.quantity.unit, change.start.quantity.kind
        claim = replace(claim, quantity=replace(claim.quantity, unit=unit, kind=of_kind))
    return replace(change, delta=claim) if comparable(change.start, claim) else change


def _hedged(claim: Claim, match: Match) -> Claim:
    """The 30% of 差不多增长了30%, whose hedge stands before the verb, as about 30%."""
    scene = match.scene
    if claim.quantity.qualifier:
        return claim
    if not scene.said["more-or-less"].search(scene.text, match.start, scene.offset(claim)):
        return claim
    return replace(claim, quantity=replace(claim.quantity, qualifier="about"))


def is_part(claim: Claim) -> bool:
    """True for 三分之一, 一半, halved: a fraction that is taken away, added or left."""
    quantity = claim.quantity
    value = quantity.value
    if quantity.kind not in ("ratio", "multiple") or not quantity.words:
        return False
    return value is not None and 0 < value < 1


def _with_part(change: Change, claim: Claim, match: Match) -> Change:
    """减少三分之一 takes the fraction away, 减少到三分之一 leaves it; 半 is the same either way."""
    text, offset, said = match.scene.text, match.scene.offset(claim), match.scene.said
    if change.fraction is not None or said["levied"].match(text, offset + 1):
        return change
    if said["nearly-so"].search(text, 0, offset):
        claim = replace(claim, quantity=replace(claim.quantity, qualifier="nearly"))
    halved = claim.quantity.kind == "multiple"
    leaves = halved or said["down-to-a-part"].search(text, 0, offset) is not None
    lost = not change.direction and said["done-away-with"].search(text, offset, match.end)
    down: Direction = "down" if halved or lost else change.direction
    more = said["cut-at-the-waist"].search(claim.quantity.text) is not None
    return replace(
        change, fraction=claim, fraction_left=leaves, fraction_or_more=more, direction=down
    )


def _with_multiple(change: Change, claim: Claim, match: Match) -> Change:
    """The change with a multiple, or with a doubling where the multiple is one."""
    text, said, offset = match.scene.text, match.scene.said, match.scene.offset(claim)
    printed = claim.quantity.text
    verb = said["made-so-many-fold"].fullmatch(printed)  # they doubled the fee
    if not verb and said["other-measure"].match(text, offset + 1):
        return change
    if said["and-then-some"].match(text, offset + 1) and not claim.quantity.qualifier:
        claim = replace(claim, quantity=replace(claim.quantity, qualifier="more-than"))
    if said["nearly-so-often"].search(text, 0, offset) and not claim.quantity.qualifier:
        claim = replace(claim, quantity=replace(claim.quantity, qualifier="nearly"))
    if said["doubled"].search(printed) and not said["so-many-fold"].search(printed):
        return replace(change, doublings=claim)
    if claim.quantity.value == 1 and said["turned-over-by"].search(text, 0, offset):
        twice = replace(claim.quantity, value=Decimal(2), words=True)  # 翻了一倍 is 翻番
        return replace(change, doublings=replace(claim, quantity=twice))
    means = _meaning(claim, offset, match)
    if means == "loose" and said["of-what-it-was"].match(text, offset + 1):
        means = "to"
    if means == "loose" and said["the-former-one"].match(text, offset + 1):
        means = "to" if _is_reached(change, claim) else means
    return replace(change, multiple=claim, multiple_means=means)


ABOUT = Decimal("0.03")
"""How far a multiple in words may be off: from 4.4% to 8.9% is twice the former rate."""


def _is_reached(change: Change, multiple: Claim) -> bool:
    """True where the end is so many times the start, as "six times the earlier level" has it."""
    if change.start is None or change.end is None:
        return False
    first, last = change.start.quantity.value, change.end.quantity.value
    times = multiple.quantity.value
    if not first or last is None or not times:
        return False
    return abs(last / first / times - 1) <= ABOUT


def _meaning(claim: Claim, offset: int, match: Match) -> str:
    """What a multiple is taken of: 增加了3倍 adds, 是3倍 and threefold replace, 增长3倍 is loose."""
    text, said = match.scene.text, match.scene.said
    if "multiple" in match.roles and match.rule.name.startswith("change"):
        return "to"
    if said["changed-by"].search(text, 0, offset):
        return "by"
    printed = claim.quantity.text + text[offset + 1 : match.end + 15][:BEHIND]
    if said["came-to"].search(text, 0, offset) or text[:offset].rstrip().endswith("="):
        return "to"
    if said["so-many-fold"].search(printed) or said["as-many"].search(printed):
        return "to"
    return "loose"
