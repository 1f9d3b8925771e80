"""Pairs of dated events, of which one must come first: 开工 and 竣工, founded and dissolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, product

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Moment, Succession
from heshu.relations.moments import ANY_YEAR, moment, moment_of_day, years_in
from heshu.relations.scene import TIME, Scene, moved
from heshu.relations.times.clocks import is_sure, minutes_of
from heshu.relations.times.rules import TimeRules

NEAR = {"zh": 10, "en": 30}
"""Masked characters between a date and the word of its event."""


def successions(scene: Scene, rules: TimeRules) -> Iterator[Succession]:
    """Pairs of dated events, of which one must come first."""
    points = [*years_in(scene), *_days_in(scene)]
    points = [point for point in points if not _is_dateline(scene, point[1])]
    for pair in _in_order(scene, rules, points):
        first, last = pair.earlier_date, pair.later_date
        if _is_other_life(scene, pair.earlier_event, first, last) or _left_another_school(scene):
            continue
        if not _may_be_next_year(first, pair.earlier, last, pair.later):
            yield pair


def _in_order(
    scene: Scene, rules: TimeRules, points: Sequence[tuple[int, Mention, Moment]]
) -> Iterator[Succession]:
    """Pairs of events at some of the times, of which the words say that one comes first."""
    for first, second in rules.orders if len(points) > 1 else ():
        earlier = _dated(scene, first, points)
        later = _dated(scene, second, points) if earlier else ()
        for one, another in product(earlier, later):
            (event, mention, at), (other, other_mention, other_at) = one, another
            if mention is other_mention or _is_of_two_stages(scene, rules, mention, other_mention):
                continue
            if _names_another(scene, one, another) or _names_a_sibling(scene, one, another):
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


def reversed_spans(scene: Scene) -> Iterator[Succession]:
    """Spans that end before they begin: （1976—1897）, 2024年6月10日至6月3日.

    Without a year, or with one only, a span from November to January leads into the next year.
    """
    if scene.statement.language != "zh" or scene.said["before-christ"].search(scene.statement.text):
        return
    joint = scene.said["years-joined"]
    for _, mention in sorted(scene.times.items()):
        ends, joints = _printed_ends(mention), list(joint.finditer(mention.text))
        if ends is None or len(joints) != 1 or ends[1].last() >= ends[0].first():
            continue
        both = len(FULL_YEAR.findall(mention.text)) > 1
        if not both and (ends[0].month or 0) - (ends[1].month or 0) >= MONTHS_APART:
            continue
        if not both and not ends[0].month:
            continue
        first, last = joints[0].span()
        yield Succession(
            language=scene.statement.language,
            cue=joints[0][0],
            earlier=ends[0],
            later=ends[1],
            earlier_date=_cut(mention, 0, first),
            later_date=_cut(mention, last, len(mention.text)),
            earlier_event="",
            later_event="",
        )


FULL_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")


def _printed_ends(mention: Mention) -> tuple[Moment, Moment] | None:
    """Both ends of a printed span, those without a year in one that stands for any."""
    first, slash, last = mention.iso.partition("/")
    if not slash:
        return None
    ends = [moment(f"{ANY_YEAR}{end[1:]}" if end[:2] == "--" else end) for end in (first, last)]
    return (ends[0], ends[1]) if ends[0] and ends[1] else None


def _cut(mention: Mention, first: int, last: int) -> Mention:
    """A stretch of a printed time."""
    return replace(
        mention,
        text=mention.text[first:last],
        place=moved(mention.place, first, last - first),
        start=mention.start + first,
        end=mention.start + last,
    )


def clock_successions(scene: Scene, rules: TimeRules) -> Iterator[Succession]:
    """Pairs of events of one day by the clock: 14:20起飞，当日13:05降落."""
    said, text = scene.said, scene.statement.text
    clocks = [(at, each) for at, each in sorted(scene.times.items()) if each.kind == "time"]
    if len(clocks) != len(("first", "last")) or said["time-zones"].search(text):
        return
    if said["abroad"].search(text) or not _is_one_day(scene, clocks[0], clocks[1]):
        return
    points = [(at, each, Moment(ANY_YEAR)) for at, each in clocks]
    for pair in _in_order(scene, rules, points):
        one, another = pair.earlier_date, pair.later_date
        first, last = minutes_of(one), minutes_of(another)
        if first is None or last is None or is_sure(scene, one) != is_sure(scene, another):
            continue
        yield replace(pair, clock=(first, last))


def _is_one_day(scene: Scene, one: tuple[int, Mention], other: tuple[int, Mention]) -> bool:
    """True where the later clock time is said to be of the day of the first, or both of one date."""
    text, (first, last) = scene.statement.text, (one[1], other[1])
    if scene.said["of-the-same-day"].search(text, first.end, last.start):
        return True
    days = [
        next((each.iso for each in scene.times.values() if each.end == clock.start), "")
        for clock in (first, last)
    ]
    return bool(days[0]) and days[0][:1] != "{" and days[0] == days[1]


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


FARTHEST_DATELINE = 40
"""Characters at the head of a report in which its place and day stand."""


def _is_dateline(scene: Scene, mention: Mention) -> bool:
    """True for the day of "OSLO, June 9, 2024 – Born in 1950", on which the report was written."""
    if scene.statement.language != "en" or mention.start > FARTHEST_DATELINE:
        return False
    return scene.said["behind-a-dateline"].match(scene.statement.text, mention.end) is not None


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


def _left_another_school(scene: Scene) -> bool:
    """True for 2010年考入省城大学，2008年从县一中毕业: the school left is not named a second time."""
    left = scene.said["left-school"].search(scene.text)
    if left is None:
        return False
    school = scene.text[left.end("school") : left.start("left")]
    itself = scene.said["the-school-itself"].fullmatch(school)
    return itself is None and scene.text.count(school) == 1


CLAUSE_STOP = re.compile(r"[，。；：！？,;:!?\n]")
Dated = tuple[str, Mention, Moment]


def _dated(
    scene: Scene, pattern: re.Pattern[str], points: Sequence[tuple[int, Mention, Moment]]
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


def _without_pause(scene: Scene, offset: int, gap: str) -> str:
    """What stands behind a time, without the comma of one that opens a clause: 2003年，他毕业."""
    opens = scene.statement.language == "zh" and scene.text[offset - 1 : offset] in ("", *"，。；")
    return gap.removeprefix("，") if opens and len(gap) <= PAUSED else gap


PAUSED = 8
"""Characters between such a time and the word of its event."""


def _names_another(scene: Scene, one: Dated, other: Dated) -> bool:
    """True for 2021年，一号线通车，2023年，二号线开工: behind such commas each may be of a thing of its own.

    2016年，大桥开工，2013年竣工 and 2013年，该桥竣工 tell of one, 2022年新公司成立 of another in any case.
    """
    text, said = scene.statement.text, scene.said
    event, date, _ = max(one, other, key=lambda each: each[1].start)
    at = text.find(event, date.end)
    if scene.statement.language != "zh" or at < 0:
        return False
    named = text[date.end : at].removeprefix("，")
    if named in text[: date.start]:
        return False
    if any(_opens_with_pause(text, mention) for _, mention, _ in (one, other)):
        return said["of-the-same-thing"].fullmatch(named) is None
    return said["of-another-thing"].fullmatch(named) is not None


def _names_a_sibling(scene: Scene, one: Dated, other: Dated) -> bool:
    """True for 体育馆主馆1998年竣工，副馆2006年开工: another of the same sort, named for the first time."""
    if scene.statement.language != "zh":
        return False
    first, second = (
        _subject(scene, each) for each in sorted((one, other), key=lambda each: each[1].start)
    )
    if not first or not second or scene.said["of-the-same-thing"].fullmatch(second):
        return False
    ahead = scene.statement.text[: max(one[1].start, other[1].start) - len(second)]
    return first[-1] == second[-1] and second[:-1] not in ahead


def _subject(scene: Scene, dated: Dated) -> str:
    """What stands in a clause ahead of its date and of the word of its event."""
    text, (event, date, _) = scene.statement.text, dated
    start = max((each.end() for each in CLAUSE_STOP.finditer(text, 0, date.start)), default=0)
    at = text.find(event, start, date.start)
    subject = text[start : at if at >= 0 else date.start].rstrip("于在")
    return subject if 1 < len(subject) <= LONGEST_SUBJECT else ""


LONGEST_SUBJECT = 16
"""Characters of the name of a building or a line with what it is part of."""


def _opens_with_pause(text: str, mention: Mention) -> bool:
    """True for the year of 2021年，一号线通车, and not for that of 公司成立于1998年，次年解散."""
    opens = text[: mention.start][-1:] in ("", *"，。；")
    return opens and text.startswith("，", mention.end)


def _nearest(
    scene: Scene, word: re.Match[str], points: Sequence[tuple[int, Mention, Moment]]
) -> Dated | None:
    """The word of an event with the date nearest to it in its clause."""
    best, nearest = None, NEAR[scene.statement.language] + 1
    for offset, mention, point in points:
        before = offset < word.start()
        gap = scene.text[offset + 1 : word.start()] if before else scene.text[word.end() : offset]
        gap = (
            _without_pause(scene, offset, gap) if before else scene.said["event-label"].sub("", gap)
        )
        if before and scene.said["and-then"].search(gap):
            continue  # born in 1871 and died there in 1817: the first date is not that of "died"
        if len(gap) < nearest and not CLAUSE_STOP.search(gap) and TIME not in gap:
            best, nearest = (word[0], mention, point), len(gap)
    return best
