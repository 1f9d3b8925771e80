"""Where weather was measured: `a gust of ▢ was recorded at Brede`, `minus ▢ in Pell and ▢ at Orrin`."""

from __future__ import annotations

from heshu.claims.english.entities.names import Names, Run, name_text
from heshu.claims.english.entities.places import clause_start
from heshu.claims.english.entities.rules import EntityRules
from heshu.claims.english.frames import Frame
from heshu.claims.english.phrases import head_token
from heshu.claims.english.words import Line

NO_PLACE_BEHIND = frozenset("k;.:,QS&")
"""Letters between a figure and a place that is somebody else's."""


def measured_at(line: Line, frame: Frame, token: int, names: Names, rules: EntityRules) -> str:
    """The station, town or region whose weather a figure is: behind it, else before it in its clause."""
    if not _is_weather(line, frame, token, rules):
        return ""
    runs = sorted({*names.locations, *names.places}, key=_start_of)
    behind = next((run for run in runs if run.first > token), None)
    if behind is not None and NO_PLACE_BEHIND.isdisjoint(line.shape[token + 1 : behind.first]):
        return name_text(line, behind)
    start = clause_start(line.shape, token, "k;.Q")
    inside = [run for run in runs if start <= run.first < token]
    return name_text(line, inside[-1]) if inside else ""


def _is_weather(line: Line, frame: Frame, token: int, rules: EntityRules) -> bool:
    """Whether the head of the noun is one of weather, or the unit is where there is no noun."""
    phrase = frame.phrase
    last = head_token(line.shape, phrase.first, phrase.last) if phrase.first >= 0 else -1
    if last >= 0 and line.words[last] in rules.weather:
        return True
    unit = line.phrase(token, token).lower()
    return frame.phrase.text == "" and any(each in unit for each in rules.warmth)


def _start_of(run: Run) -> int:
    return run.first
