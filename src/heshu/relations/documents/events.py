"""How long an event lasted, and the days on which other sentences say it opened and closed; Chinese only.

本届运动会于10月11日开幕。… 10月20日晚，运动会落下帷幕。… 在历时12天的赛程中: a document that tells of one event with
one day for either end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Duration, Moment
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions
from heshu.relations.documents.prose import prose_of
from heshu.relations.moments import ANY_YEAR, moment, moment_of_day
from heshu.relations.scene import TIME, Scene

DAY = "d"
End = tuple[Mention, Moment]


def find_events(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, Cautions]
) -> Iterator[Duration]:
    """The only length in days of an event whose opening and closing day are each told once."""
    prose = prose_of(scenes, "zh")
    lasted = [
        (scene, found)
        for scene in prose
        if not scene.times
        and (found := scene.said["lasted-so-long"].search(scene.text))
        and (
            found.end() == len(scene.text)
            or scene.said["of-the-event"].match(scene.text, found.end())
        )
    ]
    if len(lasted) != 1 or rules["zh"].doubts(lasted[0][0]):
        return
    said = lasted[0][0].said
    begin, end = _only_day(prose, said["opens-on-day"]), _only_day(prose, said["closes-on-day"])
    length = lasted[0][0].claims.get(lasted[0][1].end() - 1)
    if begin is None or end is None or length is None or length.quantity.unit != DAY:
        return
    if not length.quantity.qualifier and begin[1].first() < end[1].first():
        yield Duration(
            cue="历时", language="zh", begin=begin[1], end=end[1], length=length,
            first=begin[0], last=end[0],
        )  # fmt: skip


def _only_day(prose: Sequence[Scene], words: re.Pattern[str]) -> End | None:
    """The day of an end, where sentences that name the event tell but one; its year is any."""
    found: list[End] = []
    for scene in prose:
        for told in words.finditer(scene.text):
            mention = scene.times[scene.text.index(TIME, told.start())]
            point = moment(mention.iso) or moment_of_day(mention)
            if point is None or point.day is None or scene.said["yet-to-come"].search(scene.text):
                return None
            found.append((mention, replace(point, year=ANY_YEAR)))
    return found[0] if len({point for _, point in found}) == 1 else None
