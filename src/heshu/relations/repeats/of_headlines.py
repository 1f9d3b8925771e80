"""A figure that only a Chinese headline has, and the one below it that looks like a slip of it.

新增床位430张 above 新院区设床位340张: the figure of a headline stands in the article too. Where it does
not, and one figure of its noun looks like a slip of it, one of the two is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, groupby

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import BOUNDS
from heshu.model.intervals import lenient, strict
from heshu.model.relations import Repeat
from heshu.relations.changes import comparable
from heshu.relations.repeats.naming import CLAUSE_STOP
from heshu.relations.repeats.parallel import ends_alike
from heshu.relations.repeats.told import Told
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import WIDE, Scene
from heshu.relations.small_numbers import small_number

FURTHEST = 16
"""Statements below a headline in which its figures are told."""
FARTHEST = 48
"""The same in the sections of a document that has a headline of its own."""
UNFIT = frozenset({"score"})
"""Points of a player and of a team are told in one breath."""
NOUN = 2
"""Characters that name what a figure is of."""
BEFORE, BEHIND = 18, 8
"""Characters around a figure of the text in which they stand."""


def of_headlines(
    every: Sequence[Told], scenes: Sequence[Scene], taken: frozenset[str] | set[str]
) -> Iterator[Repeat]:
    """Each lone figure of a headline with the only figure below that looks like a slip of it."""
    year = _latest(scenes)
    for number, head in enumerate(every):
        quantity = head.claim.quantity
        if not head.lone or head.claim.id in taken or quantity.qualifier or quantity.kind in UNFIT:
            continue
        below = list(_below(every, number))
        free = [body for body in below if body.claim.id not in taken]
        own = _years(head)
        fits = [body for body in free if _fits(head, body, own or year)]
        fits = _nearest_in_name(head, fits) or _of_its_noun(head, free)
        if len({body.claim.quantity.value for body in fits}) != 1:
            continue
        if any(_agree(head, body, fits[0]) for body in below) or _of_two_classes(head, fits[0]):
            continue
        if _made_with_others(head, fits[0], below) or _made_by_others(head, below):
            continue
        if _made_with_more(head, fits[0], scenes):
            continue
        yield Repeat(
            language="zh", cue=head.name or head.behind, earlier=head.claim, later=fits[0].claim,
            kind="headline",
        )  # fmt: skip


CLASS = re.compile(r"(?<!\d)\d{4}[届级]")


def _of_two_classes(head: Told, body: Told) -> bool:
    """True for 2025届 in the headline and 2024届 right ahead of the figure below it."""
    named = CLASS.findall(head.statement.text)
    told = CLASS.findall(body.statement.text[: body.claim.start])
    return bool(named and told) and told[-1] not in named


def _agree(head: Told, body: Told, fit: Told) -> bool:
    """True if a figure below tells that of the headline again, rounded or not.

    One that is cut off must be called no less like it than the one that looks like a slip: 落实率95% of
    some is not 去向落实率95.6%.
    """
    own = body.claim.quantity
    if own.qualifier in BOUNDS:
        own = replace(own, qualifier="", low=None, high=None)
    if strict(own).meets(strict(head.claim.quantity)):
        return True
    alike = ends_alike(head.name, body.name) >= ends_alike(head.name, fit.name)
    return alike and lenient(own).meets(lenient(head.claim.quantity))


def _below(every: Sequence[Told], number: int) -> Iterator[Told]:
    """The figures of the article of a headline that may be compared with its figure."""
    head = every[number]
    for at in range(number + 1, len(every)):
        body = every[at]
        nested = _is_within(head, body)
        if body.index - head.index > (FARTHEST if nested else FURTHEST):
            return
        if body.statement.heading and body.index > head.index and not nested:
            return
        if body.index > head.index and comparable(head.claim, body.claim):
            yield body


LEAD = 2
"""Statements below a headline that tell once more what it tells."""
LARGE, OFTEN = 100, 2
"""A number of three digits, or how often a smaller one is told below: it is seldom of another thing."""


def _of_its_noun(head: Told, below: Sequence[Told]) -> list[Told]:
    """What is told below of the noun right behind the figure of a headline: 23座车站 below 27座车站.

    One digit of two is another one, and no third number is told of that noun.
    """
    noun = _noun_of(head)
    if len(noun) < NOUN or head.claim.quantity.kind != "count" or head.claim.change:
        return []
    told = [body for body in below if _is_of_noun(body, noun)]
    values = [body.claim.quantity.value for body in told]
    plain = all(not (body.claim.quantity.qualifier or body.claim.change) for body in told)
    if len(set(values)) != 1 or not plain or any(_is_of_own_time(body) for body in told):
        return []
    if head.said["casualties"].match(noun) and told[0].index - head.index <= LEAD:
        return told  # 致7人受伤 above 共致9人受伤, whatever the digits
    if told[0].index - head.index <= LEAD and _is_sum_of_that_deed(head, told[0]):
        return told
    sure = len(values) >= OFTEN or (values[0] or 0) >= LARGE
    slip = slip_between(head.claim.quantity, told[0].claim.quantity)
    return told if sure and slip is Slip.POSSIBLE else []


def _is_sum_of_that_deed(head: Told, body: Told) -> bool:
    """True for 共取消航班27个 below 台风致12个航班取消: the deed of the headline, and all of it."""
    text = body.statement.text
    found = body.said["sum-of-that-deed"].search(text[: body.claim.start])
    if found is None:
        return False
    words = body.said["leads-to-deed"].sub("", found[0], count=1)
    return words[:NOUN] in head.statement.text


def _noun_of(head: Told) -> str:
    """受伤 of 致7人受伤 and of 受伤7人; else what stands right behind the figure."""
    befell = head.name[-NOUN:]
    return befell if head.said["casualties"].fullmatch(befell) else head.after[:NOUN]


def _is_of_noun(body: Told, noun: str) -> bool:
    """True for 23座车站 and 车站23座, and for 新生960人 below 980名新同学."""
    if body.after.startswith(noun) or body.name.endswith(noun):
        return True
    if body.said["casualties"].match(noun) and noun in body.after:
        return True  # 15人在这次事故中遇难
    new = body.said["new-pupils"]
    return new.match(noun) is not None and new.fullmatch(body.name[-NOUN:]) is not None


def _is_of_own_time(body: Told) -> bool:
    """True for a figure of another time, which its own sentence tells."""
    return _is_of_other_time(body) and body.claim.period_text in body.statement.text


def _is_within(head: Told, body: Told) -> bool:
    """True for what stands in a section below the headline of a document."""
    title, section = (
        text.translate(WIDE) for text in (head.statement.text, body.statement.section)
    )
    return not head.statement.section and (section == title or section.startswith(f"{title} > "))


MOST_ADDED = 8
"""Figures below a headline that are added up to see whether they make its own."""


def _made_with_others(head: Told, body: Told, below: Sequence[Told]) -> bool:
    """True for 新院区设床位340张，老院区新增床位90张 below 新增床位430张: a part and the others make it."""
    total, own = head.claim.quantity.value, body.claim.quantity.value
    near = [each for each in below[:MOST_ADDED] if each.claim.quantity.value not in (own, None)]
    if total is None or own is None:
        return False
    groups = (list(group) for _, group in groupby(near, key=lambda each: each.index))
    near = [each for group in groups if not _make(group, own) for each in group]
    others = [each.claim.quantity.value or Decimal(0) for each in near]
    sums = (sum(some) for size in (1, 2, 3) for some in combinations(others, size))
    return any(own + some == total for some in sums)


def _made_by_others(head: Told, below: Sequence[Told]) -> bool:
    """True for 新建公园23座 above 市里新建公园15座，各区新建公园8座: one sentence has its parts.

    All are of the noun of the headline, which a further number of it may follow.
    """
    total = head.claim.quantity.value
    own = [each for each in below[:MOST_ADDED] if _is_of_same_noun(head, each)]
    groups = (list(group) for _, group in groupby(own, key=lambda each: each.index))
    return total is not None and any(_make(group, total) for group in groups)


def _is_of_same_noun(head: Told, body: Told) -> bool:
    """True if what stands before both figures ends alike, or what stands behind them begins so."""
    names, after = (head.name[-NOUN:], body.name[-NOUN:]), (head.after[:NOUN], body.after[:NOUN])
    return any(one == two and len(one) == NOUN for one, two in (names, after))


NEXT = 2
"""Statements behind that with a number of victims in which one more is told of."""


def _made_with_more(head: Told, body: Told, scenes: Sequence[Scene]) -> bool:
    """True for 3人死亡 above 2人死亡，另一名伤者不治: the last one is told in words."""
    total, own = head.claim.quantity.value, body.claim.quantity.value
    if total is None or own is None or not body.said["casualties"].match(head.after):
        return False
    texts = [body.statement.text[body.claim.end :]]
    for scene in scenes[body.index + 1 : body.index + 1 + NEXT]:
        if scene.statement.heading:
            break
        texts.append(scene.statement.text)
    more = [
        small_number(found[0]) or 0
        for text in texts
        for found in body.said["one-more-person"].finditer(text)
        if _has_same_fate(head, text[found.end() :])
    ]
    return bool(more) and own + sum(more) == total


def _has_same_fate(head: Told, behind: str) -> bool:
    """True if what follows a person says the same of them as the headline: 伤者送医后不治, 伤者."""
    clauses = CLAUSE_STOP.split(behind)[:NEXT]
    died = any(head.said["died"].search(clause) for clause in clauses)
    if head.said["died"].match(head.after):
        return died
    noun = head.after[:NOUN]
    return not died and (noun in clauses[0] or noun[-1:] in clauses[0][: NOUN + 1])


def _make(parts: Sequence[Told], whole: Decimal) -> bool:
    """True for 地下站19座、高架站4座 beside 设站23座: they are parts of it and of nothing else."""
    values = [each.claim.quantity.value or Decimal(0) for each in parts]
    return len(values) > 1 and sum(values) == whole


YEAR = re.compile("20[0-9]{2}(?=年)")


def _latest(scenes: Sequence[Scene]) -> str:
    """The latest year that a document names; empty for none."""
    years = (YEAR.findall(time.text) for scene in scenes for time in scene.times.values())
    return max((year for found in years for year in found), default="")


def _years(head: Told) -> str:
    """The only year that a headline names itself, as that of 2025届; empty for none or several."""
    found = {year[0] for year in HEAD_YEAR.finditer(head.statement.text)}
    return found.pop() if len(found) == 1 else ""


HEAD_YEAR = re.compile("20[0-9]{2}(?=[年届级])")


def _nearest_in_name(head: Told, fits: list[Told]) -> list[Told]:
    """Those whose name ends most like that of a headline: 去向落实率 before 落实率."""
    if len({body.claim.quantity.value for body in fits}) < TWO:
        return fits
    shared = [ends_alike(head.name, body.name) for body in fits]
    return [body for body, alike in zip(fits, shared, strict=True) if alike == max(shared)]


TWO = 2


def _year(body: Told) -> str:
    """The year that the words of a figure tell; empty for none."""
    year = body.claim.period[:4]
    return year if year in body.claim.period_text else ""


def _fits(head: Told, body: Told, year: str) -> bool:
    """True if the digits look like a slip and the noun of the headline stands around the figure.

    `year` is the latest one of the document, which is no other time than that of the headline.
    """
    one, two = head.claim, body.claim
    if two.quantity.qualifier or one.change.endswith("-by") != two.change.endswith("-by"):
        return False
    other = _is_of_other_time(body) and (not year or _year(body) != year)
    if one.basis != two.basis or (other and not head.said["yearly"].match(head.name)):
        return False
    if body.said["of-one-phase"].search(body.statement.text, 0, two.start):
        return False  # 道路建设首批投资1200万元 below 投资1.2亿元
    if _loses_a_digit(head, body):
        return True
    if slip_between(one.quantity, two.quantity) is not Slip.LIKELY:
        return False
    text = body.statement.text
    around = f"{text[max(two.start - BEFORE, 0) : two.start]} {text[two.end : two.end + BEHIND]}"
    nouns = [each for each in (head.name[-NOUN:], head.after[:NOUN]) if len(each) == NOUN]
    if any(noun in around for noun in nouns):
        return True
    if all(body.said["welcomes"].search(each) for each in (head.name, around)):
        return True  # 年迎260万人次 above 接待游客206万人次
    return _of_another_scale(one.quantity.value, two.quantity.value) and bool(
        set(head.name[-NOUN:]) & set(around)
    )


THREE = 3


def _loses_a_digit(head: Told, body: Told) -> bool:
    """True for 惠及居民4.8万户 above 居民4.28万户: one digit of three is left out, the rest is alike."""
    one, two = head.claim.quantity.value, body.claim.quantity.value
    if not one or not two or one.adjusted() != two.adjusted():
        return False
    if (
        body.index - head.index > 2 * LEAD
        or head.name[-NOUN:] != body.name[-NOUN:]
        or not head.name
    ):
        return False
    short, long = ("".join(map(str, each.normalize().as_tuple().digits)) for each in (one, two))
    left = [long[:at] + long[at + 1 :] for at in range(1, len(long) - 1)]
    return len(long) == THREE and short in left


def _is_of_other_time(body: Told) -> bool:
    """True for a figure of last year or of a year that is named; a span of years tells of deeds."""
    named = body.said["of-other-time"].search(body.claim.period_text) is not None
    return named and "/" not in body.claim.period


def _of_another_scale(one: Decimal | None, two: Decimal | None) -> bool:
    """True for 1.2亿元 and 1200万元: one number, a scale word or a zero apart."""
    if not one or not two:
        return False
    return one.scaleb(-one.adjusted()) == two.scaleb(-two.adjusted())
