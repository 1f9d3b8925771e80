"""Pairs of dated events, of which one must come first: 开工 and 竣工, founded and dissolved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Moment, Succession
from heshu.relations.moments import moment_of_day, years_in
from heshu.relations.scene import TIME, Scene
from heshu.relations.times.rules import TimeRules

NEAR = {"zh": 10, "en": 30}
"""Masked characters between a date and the word of its event."""


def successions(scene: Scene, rules: TimeRules) -> Iterator[Succession]:
    """Pairs of dated events, of which one must come first."""
    points = [*years_in(scene), *_days_in(scene)]
    for first, second in rules.orders:
        earlier, later = (_dated(scene, pattern, points) for pattern in (first, second))
        for (event, mention, at), (other, other_mention, other_at) in product(earlier, later):
            if mention is other_mention or _is_other_life(scene, event, mention, other_mention):
                continue
            if _is_of_two_stages(scene, rules, mention, other_mention):
                continue
            if _may_be_next_year(mention, at, other_mention, other_at):
                continue
            yield Succession(
                language=scene.statement.language,
                cue=f"{event} … {other}",
                earlier=at,
                later=other_at,
                earlier_date=mention,
                later_date=other_mention,
                earlier_event=event,
                later_event=other,
            )


def _is_of_two_stages(scene: Scene, rules: TimeRules, one: Mention, other: Mention) -> bool:
    """True where the events may be of two: 一期2010年竣工，二期2012年开工.

    新馆2021年5月开工，2023年6月竣工 names one stage before both dates, and both are its own.
    """
    text, said = scene.statement.text, scene.said
    first, second = sorted((one, other), key=lambda each: each.start)
    behind = said["clause-end"].search(text, second.end)
    last = behind.start() if behind else len(text)
    words = list(rules.stages.finditer(text, 0, last))
    if not words:
        return False
    apart = any(
        word.end() > first.start or not said["names-a-stage"].fullmatch(word[0]) for word in words
    )
    goes_on = said["goes-on-with-date"].search(text[first.end : second.start])
    return apart or goes_on is None or said["of-a-thing"].search(text, second.end, last) is not None


def _days_in(scene: Scene) -> list[tuple[int, Mention, Moment]]:
    """The days of a statement without any year, as days of one year: 5月12日入院，5月20日出院."""
    days = sorted(scene.times.items())
    if any(YEAR.search(mention.iso) for _, mention in days):
        return []
    found = [(offset, mention, moment_of_day(mention)) for offset, mention in days]
    return [(offset, mention, day) for offset, mention, day in found if day is not None]


YEAR = re.compile(r"[12]\d{3}|\{y", re.ASCII)
MONTHS_APART = 4
"""Days so many months back are those of the next year: 12月20日入院，1月5日出院."""


def _may_be_next_year(one: Mention, at: Moment, other: Mention, other_at: Moment) -> bool:
    """True where a day without a year may lie in the year behind that of the event before it."""
    if YEAR.search(other.text) or at.year != other_at.year or not at.month or not other_at.month:
        return False
    return at.month - other_at.month >= MONTHS_APART or bool(YEAR.search(one.text))


def _is_other_life(scene: Scene, event: str, one: Mention, other: Mention) -> bool:
    """True where the end is somebody else's: Crane was born in 1871; the painter Poole died there."""
    said = scene.said
    if not said["born-or-begun"].fullmatch(event):
        return False
    between = scene.statement.text[min(one.end, other.end) : max(one.start, other.start)]
    if not said["born"].fullmatch(event):
        return said["and-ended"].match(between) is None
    return said["other-subject"].search(between) is not None and not said["and-died"].search(
        between
    )


CLAUSE_STOP = re.compile(r"[，。；：！？,;:!?\n]")
Dated = tuple[str, Mention, Moment]


def _dated(
    scene: Scene, pattern: re.Pattern[str], points: list[tuple[int, Mention, Moment]]
) -> list[Dated]:
    """The words of events with the date nearest to each in its clause; only if each stands once."""
    hits = list(pattern.finditer(scene.text))
    apart = any(after.start() > before.end() for before, after in pairwise(hits))
    dated = [_nearest(scene, word, points) for word in (hits if apart else hits[:1])]
    found = [each for each in dated if each is not None]
    if apart and scene.statement.language == "zh":  # 建成通车 is one event, 建成 … 又建成 are two
        one = len({each[1].start for each in found}) == 1  # 竣工并通过验收 in one clause
        return found[:1] if one else []
    if apart and len({hit[0].lower() for hit in hits}) < len(hits):
        return []  # married and died are two in English
    return found


def _nearest(
    scene: Scene, word: re.Match[str], points: list[tuple[int, Mention, Moment]]
) -> Dated | None:
    """The word of an event with the date nearest to it in its clause."""
    best, nearest = None, NEAR[scene.statement.language] + 1
    for offset, mention, point in points:
        before = offset < word.start()
        gap = scene.text[offset + 1 : word.start()] if before else scene.text[word.end() : offset]
        if before and scene.said["and-then"].search(gap):
            continue  # born in 1871 and died there in 1817: the first date is not that of "died"
        if len(gap) < nearest and not CLAUSE_STOP.search(gap) and TIME not in gap:
            best, nearest = (word[0], mention, point), len(gap)
    return best
