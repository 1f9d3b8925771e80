"""The level before a Chinese growth, told next to it in words of its own.

今年种了1240亩油菜，增加三成。去年油菜种植面积是860亩: two clauses between full stops or semicolons,
one with a level and its growth, the other with nothing but a level. The words for their times say
that one is a step before the other, and all that the lone level is said to be of is said of the
other one as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Direction, ImpliedBase
from heshu.relations.cautions import Cautions
from heshu.relations.changes.levels import comparable
from heshu.relations.changes.places import is_one_place
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, TIMES, Scene
from heshu.relations.small_numbers import small_number

PART = re.compile("[；;]")
HAN = re.compile("[\u4e00-\u9fff]")
CHANGES: Mapping[str, Direction] = {"increase-by": "up", "decrease-by": "down"}
YEAR, MONTH, NOW = "year", "month", 0
FIRST_YEAR = 1900
"""Years by their number are larger, those told as away from now are smaller."""
LEAST_WHOLE = 3
"""Characters of a noun that says by itself what is measured: 用电量 is no 工业用电量."""
OVER_A_STEP: Mapping[str, frozenset[str]] = {
    "yoy": frozenset({YEAR}),
    "mom": frozenset({MONTH, "quarter", "week", "day", "issue"}),
    "qoq": frozenset({"quarter"}),
    "wow": frozenset({"week"}),
}
"""Basis of a growth -> kinds of times that it goes a step back in."""

Time = Mapping[str, int]


class ToldRules(Struct, frozen=True):
    """The words of a pack for times that are a step apart."""

    steps: tuple[tuple[str, int, str], ...]
    """Kind of time, how far from now or which one, word; the longest words first."""
    moves: frozenset[str]
    """Characters of words of change, which are read as nouns here and there."""


class Part(Struct, frozen=True):
    """A clause between full stops or semicolons."""

    scene: Scene
    text: str
    """As printed."""
    level: Claim
    rate: Claim | None
    first: int
    last: int
    """Masked offsets of its first and last figure."""


def compile_told(pack: Pack) -> ToldRules:
    """The words of a pack for times that are a step apart."""
    steps = [word.split("|") for word in pack.words_named("relation-told-step")]
    found = [(kind, int(step), word) for kind, step, word in steps]
    moves = frozenset("".join(pack.words_named("relation-told-move")))
    return ToldRules(tuple(sorted(found, key=lambda each: -len(each[2]))), moves)


def find_told_bases(
    scenes: Sequence[Scene], rules: ToldRules, cautions: Cautions, taken: set[int]
) -> Iterator[ImpliedBase]:
    """The implied bases of neighbouring clauses whose growth is not in `taken`."""
    parts: list[tuple[int, Part | None]] = [
        (index, part)
        for index, scene in enumerate(scenes)
        if scene.statement.language == "zh"
        for part in _parts(scene)
    ]
    for (at, one), (there, other) in pairwise(parts):
        if one is None or other is None or there - at > 1:
            continue
        if one.scene.statement.passage != other.scene.statement.passage:
            continue
        growth, former = (one, other) if one.rate is not None else (other, one)
        if growth.rate is None or former.rate is not None or growth.rate.place.start in taken:
            continue
        alike = comparable(growth.level, former.level) and _is_of_one_thing(former, growth, rules)
        if alike and _is_step_before(former, growth, rules):
            yield from _implied(former, growth, cautions)


def _parts(scene: Scene) -> Iterator[Part | None]:
    """The clauses of a statement; `None` for one with other figures than a level and its growth."""
    ends = [*(found.start() for found in PART.finditer(scene.text)), len(scene.text)]
    for first, last in zip([0, *ends], ends, strict=False):
        yield _part(scene, first, last)


def _part(scene: Scene, first: int, last: int) -> Part | None:
    printed = scene.statement.text[scene.original(first) : scene.original(last)]
    times = TIME_KINDS if scene.said["told-next-year"].match(printed) else DURATIONS
    figures = [at for at in sorted(scene.claims) if first <= at < last]
    figures = [at for at in figures if scene.claims[at].quantity.kind not in times]
    levels = [at for at in figures if scene.text[at] == LEVEL]
    rates = [at for at in figures if scene.text[at] == PERCENT]
    others = [at for at in figures if at not in (*levels, *rates) and scene.text[at] in FIGURES]
    if len(levels) != 1 or len(rates) > 1 or others:
        return None
    level = scene.claims[levels[0]]
    rate = scene.claims[rates[0]] if rates else None
    if level.modality != "stated" or level.change.endswith("-by") or level.change == "from":
        return None
    if level.quantity.value is None or (rate is not None and rate.change not in CHANGES):
        return None
    return Part(scene, printed, level, rate, figures[0], figures[-1])


DURATIONS = frozenset({"duration"})
TIME_KINDS = frozenset({"duration", "rank"})
"""Figures that are times: the 第二年 of 第二年高铁通车."""


def _is_step_before(former: Part, growth: Part, rules: ToldRules) -> bool:
    """True where the time of a level is the one that a growth is measured against."""
    said, base = growth.scene.said, ""
    compared = said["told-compared"].search(growth.text)
    if compared is not None:
        base = compared[0]
    ahead = former.text.partition(former.level.quantity.text)[0]  # 2.46亿元，与上年持平
    then = _time(ahead, former.scene, rules)
    now = _now(growth, growth.text.replace(base, ""), then, rules)
    against = _time(base, growth.scene, rules)
    assert growth.rate is not None
    basis = growth.rate.basis
    if against:
        return _is_reached(then, now, against)
    if base and basis in ("", "other"):
        return False
    kinds = OVER_A_STEP.get(basis)
    return any(
        _is_one_step(then, now, kind, told=basis != "")
        for kind in then
        if kinds is None or kind in kinds
    )


def _now(growth: Part, text: str, then: Time, rules: ToldRules) -> Time:
    """The times of a growth; 次年 is the year behind that of the level before it."""
    following = growth.scene.said["told-next-year"].match(text)
    if following is None or YEAR not in then:
        return _time(text, growth.scene, rules)
    return {**_time(text[following.end() :], growth.scene, rules), YEAR: then[YEAR] + 1}


def _is_reached(then: Time, now: Time, against: Time) -> bool:
    """True for a level of 去年7月 where the growth of 今年7月 is over 去年."""
    if any(then.get(kind) != step for kind, step in against.items()):
        return False
    return all(now.get(kind) == step for kind, step in then.items() if kind not in against)


def _is_one_step(then: Time, now: Time, kind: str, *, told: bool) -> bool:
    """True for times that differ by one in a kind of time, and in no other.

    Where a basis is `told`, the present need not be: 同比增长 behind no time of its own.
    """
    step = now.get(kind, NOW if told and then[kind] < NOW else None)
    if step is None or then[kind] != step - 1:
        return False
    rest = {each for each in (*then, *now) if each != kind}
    return all(then.get(each) == now.get(each) or _is_left_out(each, then, now) for each in rest)


def _is_left_out(kind: str, then: Time, now: Time) -> bool:
    """True for the year of one of two months, which the other one need not name again."""
    return kind == YEAR and (kind in then) != (kind in now)


def _time(text: str, scene: Scene, rules: ToldRules) -> dict[str, int]:
    """The times that a stretch of text names: {"year": -1, "quarter": 1} for 去年一季度."""
    said, found = scene.said, dict[str, int]()
    for phrase, kind in ((said["told-year"], YEAR), (said["told-month"], MONTH)):
        printed = phrase.search(text)
        number = small_number(printed[0]) if printed else None
        if printed is not None and number is not None:
            found[kind] = number
            text = text.replace(printed[0], "")
    for kind, step, word in rules.steps:
        if word in text:
            found.setdefault(kind, step)
            text = text.replace(word, "")
    for mention in scene.statement.mentions:
        if mention.kind not in TIMES:
            continue
        rest = said["told-filler"].sub("", _untold(mention.text, scene, rules))
        if rest and rest in text:
            found.setdefault(rest, NOW)
    return found


def _untold(text: str, scene: Scene, rules: ToldRules) -> str:
    """What is left of a time without the words for steps: 秋天 of 去年秋天."""
    for phrase in (scene.said["told-year"], scene.said["told-month"]):
        text = phrase.sub("", text)
    for _, _, word in rules.steps:
        text = text.replace(word, "")
    return text


def _is_of_one_thing(former: Part, growth: Part, rules: ToldRules) -> bool:
    """True where the lone level is of nothing that was not said of the other one."""
    words = set(HAN.findall(_words(former, former.text, rules)))
    known = set(HAN.findall(_words(growth, _from_its_clause(growth), rules)))
    told = set(HAN.findall(growth.text))
    if is_one_place(growth.level, former.level, growth.scene):
        words -= set(former.level.entity) - set(former.level.indicator)
    if not (words <= told or known - rules.moves <= words):
        return False
    assert growth.rate is not None
    rate, level = growth.rate.indicator, growth.level.indicator
    if rate != level and "indicator" not in growth.rate.inherited:
        named = growth.scene.said["told-no-noun"].sub("", _untold(rate, growth.scene, rules))
        ahead = growth.text.replace(rate, "", 1) + former.text
        if not set(HAN.findall(named)) <= set(HAN.findall(ahead)) | rules.moves:
            return False
    name = former.level.indicator
    part_of = name != level and level.endswith(name) and len(name) >= LEAST_WHOLE
    return not part_of or f"的{name}" in former.text


def _from_its_clause(part: Part) -> str:
    """What is printed from the clause of the first figure on: 产量增长12% of 今年新线投产，产量增长12%."""
    first = part.text.find(part.scene.claims[part.first].quantity.text)
    return part.text[part.text.rfind("，", 0, max(first, 0)) + 1 :]


def _words(part: Part, text: str, rules: ToldRules) -> str:
    """What a clause says of its level: its times, figures and empty words left out."""
    for mention in part.scene.statement.mentions:
        text = text.replace(mention.text, "")
    for claim in part.scene.claims.values():
        text = text.replace(claim.quantity.text, "")
    return part.scene.said["told-no-noun"].sub("", _untold(text, part.scene, rules))


def _implied(former: Part, growth: Part, cautions: Cautions) -> Iterator[ImpliedBase]:
    scene, rate = growth.scene, growth.rate
    assert rate is not None
    if former.scene.said["told-part-of-week"].search(former.text):
        return  # 本周3.6万人，环比增长20%；上周末1.4万人
    if cautions.forbid(scene, growth.first, growth.last + 1) or cautions.doubts(former.scene):
        return
    yield ImpliedBase(
        cue=rate.quantity.text,
        language="zh",
        start=former.level,
        end=growth.level,
        rate=rate,
        direction=CHANGES[rate.change],
        not_comparable=cautions.not_comparable.search(growth.text) is not None
        or cautions.not_comparable.search(former.text) is not None,
        customarily_real=False,
    )
