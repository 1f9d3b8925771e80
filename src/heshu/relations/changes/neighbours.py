"""A level and, in the sentence behind or before, its growth.

"In 2021 it carried 3.2 million. In 2022, after a decline of 30%, it carried 2.8 million".

The two sentences are neighbours, each has one level, and what the second one grows is a word for
what the first one counts: the same noun, a pronoun, "the number", output of what was produced.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Direction, ImpliedBase
from heshu.relations.cautions import Cautions
from heshu.relations.changes.levels import comparable, priced_alike
from heshu.relations.changes.stems import WORD, is_known, words_of
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, RANK, Scene

YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
NEAR = 48
"""Masked characters before a growth that may say how it was computed."""


class Neighbour(Struct, frozen=True):
    """The one level of a statement, and its growth where there is one."""

    scene: Scene
    at: int
    level: Claim
    rate: Claim | None = None
    rate_at: int = -1


def find_neighbours(
    scenes: Sequence[Scene], cautions: Cautions, taken: set[int]
) -> Iterator[ImpliedBase]:
    """The implied bases of neighbouring English sentences whose growth is not in `taken`."""
    for before, scene in pairwise(scenes):
        if scene.statement.language != "en" or before.statement.language != "en":
            continue
        if before.statement.passage != scene.statement.passage:
            continue
        growth, former = _growth_and_level(before, scene)
        if growth is None or former is None or growth.rate is None:
            continue
        if growth.rate.place.start in taken or not _of_one_unit(former.level, growth.level):
            continue
        if _belong(former, growth, behind=growth.scene is scene):
            yield from _implied(former, growth, cautions)


def _of_one_unit(former: Claim, level: Claim) -> bool:
    """True for levels in one unit; "13.50 euros per square metre. That level was 11.20 euros" too."""
    return comparable(former, level) or priced_alike(former, level)


def _growth_and_level(before: Scene, scene: Scene) -> tuple[Neighbour | None, Neighbour | None]:
    """The growth that one of two neighbouring statements has, and the level of the other one."""
    grown = PERCENT in before.text, PERCENT in scene.text
    if grown[0] == grown[1]:
        return None, None
    one, other = (before, scene) if grown[0] else (scene, before)
    return _growth(one), _level(other)


def _belong(former: Neighbour, growth: Neighbour, *, behind: bool) -> bool:
    """True where a growth is that of the level; `behind` if it is told behind it."""
    if behind:
        return _are_consecutive(former, growth) and _is_one_noun(former, growth)
    return _is_year_before(former, growth) and _is_one_noun(growth, former)


def _growth(scene: Scene) -> Neighbour | None:
    """One percentage of growth and one level in a statement."""
    figures = [at for at in sorted(scene.claims) if scene.text[at] != RANK]  # a second clinic
    rates = [at for at in figures if scene.text[at] == PERCENT]
    levels = [at for at in figures if scene.text[at] == LEVEL]
    if len(rates) != 1 or len(levels) != 1 or len(figures) != len(rates) + len(levels):
        return None
    rate, level = scene.claims[rates[0]], scene.claims[levels[0]]
    if not _way(scene, rates[0]) or level.change.endswith("-by") or level.change == "from":
        return None
    return Neighbour(scene, levels[0], level, rate, rates[0])


def _way(scene: Scene, at: int) -> Direction:
    """Which way a percentage goes: 40 per cent more, at the end of "this year 41,000 came"."""
    change = scene.claims[at].change
    if change.endswith("-by"):
        return "up" if change.startswith("increase") else "down"
    if scene.said["more-at-the-end"].match(scene.text, at + 1):
        return "up"
    return "down" if scene.said["less-at-the-end"].match(scene.text, at + 1) else ""


def _level(scene: Scene) -> Neighbour | None:
    """The one figure of a statement, a level at a time."""
    figures = [at for at in scene.claims if scene.text[at] in FIGURES.replace(RANK, "")]
    if len(figures) != 1 or scene.text[figures[0]] != LEVEL:
        return None
    level = scene.claims[figures[0]]
    if level.change.endswith("-by") or level.change == "from" or level.modality != "stated":
        return None
    return Neighbour(scene, figures[0], level)


def _are_consecutive(former: Neighbour, growth: Neighbour) -> bool:
    """True where the growth is measured from the time of the former level."""
    said, text = growth.scene.said, growth.scene.statement.text
    if said["a-time-later"].match(text):
        return True
    named = said["from-that-time"].search(growth.scene.text, growth.rate_at)
    base = growth.scene.times.get(named.end() - 1) if named else None
    if base is not None:
        return base.text.lower() in former.level.period_text.lower() != ""
    one, other = YEAR.findall(former.level.period), YEAR.findall(growth.level.period)
    if len(one) == len(other) == 1:
        return int(other[0]) - int(one[0]) == 1 and _spans(former) == _spans(growth)
    if said["last-year"].match(former.level.period_text.lower()) and said["tells-now"].match(text):
        return True  # Last season's crowd was 14,600. The current average is 18,200
    this, last = growth.level.period_text.lower(), former.level.period_text.lower()
    told = said["last-year"].match(last), said["this-year"].match(this)
    return all(told) and _unit_of(last) == _unit_of(this)


def _unit_of(period: str) -> str:
    """The season of "last season's"."""
    return period.rsplit(maxsplit=1)[-1].removesuffix("'s")


OVER_A_YEAR = frozenset({"", "yoy"})


def _is_year_before(former: Neighbour, growth: Neighbour) -> bool:
    """True for a level of 2022 that is told behind the growth of 2023."""
    if _tells_former(former, growth):
        return True
    one, other = YEAR.findall(former.level.period), YEAR.findall(growth.level.period)
    if (
        growth.rate is None
        or growth.rate.basis not in OVER_A_YEAR
        or len(one) != 1
        or len(other) != 1
    ):
        return False
    said = growth.scene.said
    named = said["from-that-time"].search(growth.scene.text, growth.rate_at)
    base = growth.scene.times.get(named.end() - 1) if named else None
    if base is not None and one[0] not in base.text and not said["year-before"].search(base.text):
        return False  # up 15% on 2019
    names = {each.level.entity.lower() for each in (former, growth)} - {""}
    within = said["counted-within"].search(former.scene.text)
    if within is not None and within[0] not in growth.scene.text:
        return False
    owned = len(names) < 2 or said["subject-again"].search(former.scene.text) is not None
    return owned and int(other[0]) - int(one[0]) == 1 and _spans(former) == _spans(growth)


def _tells_former(former: Neighbour, growth: Neighbour) -> bool:
    """True where a sentence says by its head that its level is the one the growth is measured from.

    "10 per cent fewer than in 2022. The figure for 2022 was 1,035"; "up 8 per cent. The year before
    it had been 41 million": no month, and no other time that the growth is measured from.
    """
    said, told, before = growth.scene.said, former.scene.statement.text, growth.scene.text
    if said["tells-that-level"].match(told):
        return said["former-level-named"].search(before, growth.rate_at) is not None
    yearly = said["tells-year-before"].match(told) is not None
    named = said["from-that-time"].search(before, growth.rate_at)
    base = growth.scene.times.get(named.end() - 1) if named else None
    if base is not None:
        same = said["tells-figure-of-time"].match(former.scene.text) is not None
        is_same = base.text.lower() == former.level.period_text.lower() != ""
        return (same and is_same) or (yearly and bool(said["year-before"].search(base.text)))
    usual = growth.rate is not None and growth.rate.basis in OVER_A_YEAR
    grown = growth.scene.statement.text
    dated = said["no-year-apart"].search(grown) and not said["grown-over-a-year"].search(grown)
    return yearly and usual and not dated


def _spans(one: Neighbour) -> str:
    """What is left of a period without its year: a month, a quarter."""
    return YEAR.sub("", one.level.period)


def _is_one_noun(first: Neighbour, second: Neighbour) -> bool:
    """True where the second sentence speaks of what the first one counts."""
    said, text = second.scene.said, second.scene.statement.text
    known = words_of(first.scene.statement.text)
    if said["noun-of-another"].search(second.scene.text):
        return False
    together = said["all-of-them-together"]
    if together.search(second.scene.text) and not together.search(first.scene.text):
        return False  # the Wool Museum in one sentence, the city's museums together in the other
    if is_of_a_kind(second.scene, second.level, first.scene):
        return False
    things = [found[0].split()[-1] for found in said["noun-of-something"].finditer(text)]
    if any(not is_known(each.lower(), known) for each in things):
        return False  # coal in one sentence, "output of copper" in the other
    subject = said["subject-again"].search(second.scene.text)
    if subject is not None and subject.end() <= second.at:
        return True
    nouns = WORD.findall(second.level.indicator.lower())
    nouns = [each for each in nouns if not said["empty-noun"].fullmatch(each)]
    if not nouns:
        return True
    if all(is_known(each, known) for each in nouns):
        return True
    deed = said["noun-of-deed"].findall(text)
    return (
        bool(deed)
        and all(said["noun-of-deed"].fullmatch(each) for each in nouns)
        and bool(said["deed"].search(first.scene.statement.text))
    )


def is_of_a_kind(scene: Scene, level: Claim, other: Scene) -> bool:
    """True for 2.9 million containers of exports, where another statement tells of none."""
    said = scene.said
    found = said["kind-of-so-much"].match(scene.text, scene.offset(level) + 1)
    words = found[0].partition(" of ")[2].split() if found else []
    known = words_of(other.statement.text)
    words = [each for each in words if not said["empty-noun"].fullmatch(each)]
    return any(not is_known(each.lower(), known) for each in words)


def _implied(former: Neighbour, growth: Neighbour, cautions: Cautions) -> Iterator[ImpliedBase]:
    scene, rate = growth.scene, growth.rate
    assert rate is not None
    first, last = sorted((growth.at, growth.rate_at))
    if cautions.forbid(scene, first, last + 1) or cautions.doubts(former.scene):
        return
    yield ImpliedBase(
        cue=rate.quantity.text,
        language="en",
        start=former.level,
        end=growth.level,
        rate=rate,
        direction=_way(scene, growth.rate_at),
        not_comparable=cautions.forbids_comparison(scene, first - NEAR, last + 1)
        or cautions.not_comparable.search(former.scene.text) is not None,
    )
