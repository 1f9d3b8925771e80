"""A list of names, a list of values and the name that is called the highest or the lowest.

甲、乙、丙三市的产值分别为41亿元、53亿元和38亿元，甲市最高 -> 41亿元 called the highest of three.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Standing
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes import comparable
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, TIME, Scene

VALUES = rf"[{LEVEL}{PERCENT}]"
IN_TURN_ZH = re.compile(
    rf"(?P<head>[^，。；：！？{FIGURES.replace(LEVEL, '')}{TIME}]{{3,60}}?)(?:分别|依次)(?P<verb>[^，。；：{FIGURES}]{{0,10}})"
    rf"(?P<values>{VALUES}(?:[、，]{VALUES})*(?:[、，]?[和与及]{VALUES})?)"
)
"""江口、临泽、永安三市的总值分别为▢、▢和▢."""
CLAUSE_ZH = re.compile(r"[，。；：](?P<clause>[^，。；：！？]{2,24})")
JOINTS_ZH = re.compile("[、和与及]")
LEAD_ZH = re.compile("^(?:其中|当中|而|以|属|三者中|三地中|且)+")
PLACES_ZH = re.compile("[市县区地省国州镇乡村厂店组班校队线江河山湖队所家]?(?:的|为|则|以)?")
"""What may stand behind a name that the list printed without it: 甲地, 江口市的."""
FALLING = re.compile("[降跌减缩]")
KIN = {"增": "增涨", "涨": "增涨", "降": "降跌减", "跌": "降跌减"}
"""A change may be called by the words of another: 增速 of 分别增长."""

NAME = (
    r"(?:[A-Z][\w'’&.-]*(?: (?:of|de|van|von|&|[A-Z][\w'’&.-]*)){0,3}"
    r"|(?!(?:in|of|for|at|the|and|with|by|to|from|on|had|has|was|were)\b)\b[a-z][\w'’-]*)"
)
IN_TURN_EN = re.compile(
    rf"(?P<names>{NAME}(?:, {NAME}){{0,8}},? and {NAME})(?P<verb>[^.;:?!{FIGURES}]{{1,60}}?)"
    rf"(?P<values>{VALUES}(?:, {VALUES}){{0,8}},? and {VALUES})(?:[^.;:,{FIGURES}]{{0,30}}),? respectively"
)
IN_TURN = {"zh": ("分别", "依次"), "en": (" respectively",)}
"""Words without which there is no list in turn; they are sought first."""
JOINTS_EN = re.compile(r",? and |, ")
AT_END = r"(?=[,.;]|$| of (?:the|them|all)\b| among\b| (?:rate|figure|total|number|share|value)\b)"


class SuperlativeRules(Struct, frozen=True):
    """What the finder of superlatives compiled from a pack."""

    highest: re.Pattern[str]
    lowest: re.Pattern[str]
    speed: re.Pattern[str]
    """最快, fastest: said of rates, and the other way round of times."""
    named: re.Pattern[str] | None
    """English: Leeds the highest; the highest in Leeds."""
    cautions: Cautions


def compile_superlatives(pack: Pack, cautions: Cautions) -> SuperlativeRules:
    """The rules of a pack for superlatives of a list."""
    return SuperlativeRules(
        word_pattern(pack, "relation-highest"),
        word_pattern(pack, "relation-lowest"),
        word_pattern(pack, "relation-superlative-speed"),
        _named(pack) if pack.language == "en" else None,
        cautions,
    )


def _named(pack: Pack) -> re.Pattern[str]:
    """A name beside its superlative, on either side of it."""
    words = (*pack.words_named("relation-highest"), *pack.words_named("relation-lowest"))
    one = "|".join(re.escape(word) for word in words if word.endswith("est"))
    linked = r"(?: (?:was|were|is|being|had|has|having|posting|posted|recording|recorded|showing))?"
    return re.compile(
        rf"(?P<before>{NAME}){linked}(?: by far)? the (?P<word>{one}){AT_END}"
        rf"|\bthe (?P<first>{one})(?: (?:rate|figure|total|number|share|value))?"
        rf"(?:,? (?:was|being|is))?(?: (?:in|at|that of|by|for))? (?P<behind>{NAME})"
    )


def find_superlatives(scene: Scene, rules: SuperlativeRules) -> Iterator[Standing]:
    """The values of lists in turn of which one name is called the highest or lowest."""
    if not any(word in scene.text for word in IN_TURN[scene.statement.language]):
        return
    if scene.statement.language == "zh":
        found = IN_TURN_ZH.search(scene.text)
        pick = _picked_zh
    else:
        found = IN_TURN_EN.search(scene.text)
        pick = _picked_en
    if found is None or rules.cautions.forbid(scene, 0, len(scene.text)):
        return
    values = [scene.claims[at] for at in range(*found.span("values")) if at in scene.claims]
    if len(values) < 2 or any(not comparable(values[0], other) for other in values[1:]):
        return
    for word, at in pick(scene, rules, found, len(values)):
        lowest = rules.lowest.search(word) is not None
        if rules.speed.search(word) and values[0].quantity.kind == "duration":
            lowest = not lowest
        yield _standing(scene, word, values, at, lowest=lowest)


def _standing(
    scene: Scene, word: str, values: Sequence[Claim], at: int, *, lowest: bool
) -> Standing:
    """The value that is called the highest or lowest, and the others."""
    return Standing(
        language=scene.statement.language,
        cue=word,
        values=(values[at], *values[:at], *values[at + 1 :]),
        superlative=not lowest,
        lowest=lowest,
    )


def _picked_zh(
    scene: Scene, rules: SuperlativeRules, found: re.Match[str], count: int
) -> Iterator[tuple[str, int]]:
    """Each superlative behind the list with the number of the name that it is said of."""
    listed, _, noun = found["head"].partition(LEVEL)  # 江口、临泽、永安三市的总值
    names = [name for name in JOINTS_ZH.split(listed) if name]
    if len(names) != count or LEVEL in noun:
        return
    measure = (noun or listed) + found["verb"]
    for clause in CLAUSE_ZH.finditer(scene.text, found.end()):
        text = LEAD_ZH.sub("", clause["clause"])
        word = rules.highest.search(text) or rules.lowest.search(text)
        if word is None or word.end() != len(text):
            continue
        timed = scene.claims[found.start("values")].quantity.kind == "duration"
        if rules.speed.search(word[0]) and not (timed or re.search("[速增涨降跌]", measure)):
            continue
        at = _whose(text[: word.start()], names, measure)
        if at is not None:
            yield word[0], at


def _whose(text: str, names: Sequence[str], measure: str) -> int | None:
    """Which of the names a clause begins with, if what follows it is the measure of the list."""
    for at, name in enumerate(names):
        for length in range(len(name), 0, -1):
            if at == 0:
                part = name[len(name) - length :]  # 上半年甲市 may have more before its name
            elif at == len(names) - 1:
                part = name[:length]  # 丙三市的产值 has more behind its name
            else:
                part = name
            if length < min(len(names[0]), len(names[-1]), 2) or not text.startswith(part):
                continue
            rest = text[len(part) :]
            placed = PLACES_ZH.match(rest)
            rest = rest[placed.end() :] if placed else rest
            if _is_measure(rest, measure):
                return at
    return None


def _is_measure(noun: str, measure: str) -> bool:
    """True for no noun or that of the list; 增长 is none where the list is of sales."""
    if not noun:
        return FALLING.search(measure) is None
    if noun in measure:
        return True
    kin = KIN.get(noun[0], "")
    return bool(kin) and len(noun) <= 2 and any(each in measure for each in kin)


def _picked_en(
    scene: Scene, rules: SuperlativeRules, found: re.Match[str], count: int
) -> Iterator[tuple[str, int]]:
    """The same for Leeds, York and Hull … respectively, with Leeds the highest."""
    names = JOINTS_EN.split(found["names"])
    if len(names) != count or rules.named is None:
        return
    for named in rules.named.finditer(scene.text, found.end()):
        word = named["word"] or named["first"]
        name = (named["before"] or named["behind"]).rstrip(".")
        if name in names and not rules.speed.search(word):
            yield word, names.index(name)
