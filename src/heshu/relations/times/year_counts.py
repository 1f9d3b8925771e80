"""How years are counted: those that a time lies in, those of a run, months that make them."""

from __future__ import annotations

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Moment
from heshu.relations.scene import Scene


def counts_years_touched(scene: Scene, length: Claim) -> bool:
    """True for 前后跨三年 and 历时三个年头, each of which the time lies in.

    Who holds an office (在任) may count the years of the calendar; works do not: 开工 to 竣工.
    """
    said, text = scene.said, scene.statement.text
    return (
        said["years-touched"].fullmatch(length.quantity.text) is not None
        or said["spanning-years"].search(text, 0, length.start) is not None
        or said["years-in-office"].search(text) is not None
    )


def fits_months(length: Claim, ends: tuple[Moment, Moment]) -> bool:
    """True for 7月9日至27日连续19天, days in a row, and for five or six from 2018年7月 to 2023年7月."""
    years = ends[1].year - ends[0].year
    return length.quantity.unit != "a" or length.quantity.value in (years, years + 1)


NEAR_NUMBER = 40
"""Characters behind "third" in which "consecutive year" stands."""


def counts_years(scene: Scene, length: Claim, series: re.Pattern[str] | None) -> bool:
    """True for five years or seasons in a row; not for quarters, titles or Olympic games."""
    if series is None:
        return scene.said["counts-years"].match(scene.statement.text, length.end) is not None
    near = length.sentence[length.start : length.end + NEAR_NUMBER]
    return length.quantity.unit == "a" or series.search(re.split("[,;.(]", near)[0]) is not None
