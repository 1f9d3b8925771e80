"""A list of names, a list of values and the name that is called the highest or the lowest.

甲、乙、丙三市的产值分别为41亿元、53亿元和38亿元，甲市最高 -> 41亿元 called the highest of three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Standing
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes import comparable
from heshu.relations.phrases import phrases
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, TIME, Scene

VALUES = rf"[{LEVEL}{PERCENT}]"
CLAUSE_ZH = re.compile(r"[，。；：](?P<clause>[^，。；：！？]{2,24})")


class SuperlativeRules(Struct, frozen=True):
    """What the finder of superlatives compiled from a pack."""

    highest: re.Pattern[str]
    lowest: re.Pattern[str]
    speed: re.Pattern[str]
    """最快, fastest: said of rates, and the other way round of times."""
    named: re.Pattern[str] | None
    """English: Leeds the highest; the highest in Leeds."""
    respectively: tuple[str, ...]
    """Words without which there is no list in turn; they are sought first."""
    in_turn: re.Pattern[str]
    """江口、临泽、永安三市的总值分别为▢、▢和▢, with the values as the group `values`."""
    kin: Mapping[str, str]
    """A change may be called by the words of another: 增速 of 分别增长."""
    cautions: Cautions


def compile_superlatives(pack: Pack, cautions: Cautions) -> SuperlativeRules:
    """The rules of a pack for superlatives of a list."""
    return SuperlativeRules(
        word_pattern(pack, "relation-highest"),
        word_pattern(pack, "relation-lowest"),
        word_pattern(pack, "relation-superlative-speed"),
        _named(pack) if pack.language == "en" else None,
        tuple(pack.words_named("relation-respectively")),
        re.compile(_in_turn_zh(pack) if pack.language == "zh" else _in_turn_en(pack)),
        _kin(pack),
        cautions,
    )


def _in_turn_zh(pack: Pack) -> str:
    """Names, the words for "respectively" and the values."""
    last = f"[、，]?{phrases(pack).regex('relation-last-joint')}{VALUES}"
    return (
        rf"(?P<head>[^，。；：！？{FIGURES.replace(LEVEL, '')}{TIME}]{{3,60}}?)"
        rf"{words(pack, 'relation-respectively')}(?P<verb>[^，。；：{FIGURES}]{{0,10}})"
        rf"(?P<values>{VALUES}(?:[、，]{VALUES})*(?:{last})?)"
    )


def _in_turn_en(pack: Pack) -> str:
    """Names, a verb, the values and "respectively"."""
    name, last = _name(pack), f",?{phrases(pack).regex('relation-last-joint')}"
    return (
        rf"(?P<names>{name}(?:, {name}){{0,8}}{last}{name})(?P<verb>[^.;:?!{FIGURES}]{{1,60}}?)"
        rf"(?P<values>{VALUES}(?:, {VALUES}){{0,8}}{last}{VALUES})(?:[^.;:,{FIGURES}]{{0,30}}),? "
        rf"{words(pack, 'relation-respectively')}"
    )


def _name(pack: Pack) -> str:
    """A name in English, or a word that may stand for one."""
    within, never = (
        phrases(pack).regex(f"relation-{kind}") for kind in ("name-particle", "no-name")
    )
    return (
        rf"(?:[A-Z][\w'’&.-]*(?: (?:{within}|&|[A-Z][\w'’&.-]*)){{0,3}}"
        rf"|(?!{never}\b)\b[a-z][\w'’-]*)"
    )


def _kin(pack: Pack) -> dict[str, str]:
    """Each beginning of a change with those that its list may be told with: `降跌|降跌减`."""
    entries = (entry.partition("|") for entry in pack.words_named("relation-change-kin"))
    return {first: told for firsts, _, told in entries for first in firsts}


def _named(pack: Pack) -> re.Pattern[str]:
    """A name beside its superlative, on either side of it."""
    listed = (*pack.words_named("relation-highest"), *pack.words_named("relation-lowest"))
    one = "|".join(re.escape(word) for word in listed if " " not in word)
    name, phrase = _name(pack), phrases(pack).regex
    return re.compile(
        rf"(?P<before>{name}){phrase('relation-superlative-link')}(?P<word>{one})"
        rf"(?=[,.;]|$|{phrase('relation-superlative-end')})"
        rf"|{phrase('relation-superlative-head')}(?P<first>{one})"
        rf"{phrase('relation-superlative-of')} (?P<behind>{name})"
    )


def find_superlatives(scene: Scene, rules: SuperlativeRules) -> Iterator[Standing]:
    """The values of lists in turn of which one name is called the highest or lowest."""
    if not any(word in scene.text for word in rules.respectively):
        return
    found = rules.in_turn.search(scene.text)
    pick = _picked_zh if scene.statement.language == "zh" else _picked_en
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
    names = [name for name in scene.said["list-joint"].split(listed) if name]
    if len(names) != count or LEVEL in noun:
        return
    measure = (noun or listed) + found["verb"]
    for clause in CLAUSE_ZH.finditer(scene.text, found.end()):
        text = scene.said["picked-lead"].sub("", clause["clause"])
        word = rules.highest.search(text) or rules.lowest.search(text)
        if word is None or word.end() != len(text):
            continue
        timed = scene.claims[found.start("values")].quantity.kind == "duration"
        if rules.speed.search(word[0]) and not (timed or scene.said["rate"].search(measure)):
            continue
        at = _whose(scene, rules, text[: word.start()], (names, measure))
        if at is not None:
            yield word[0], at


def _whose(
    scene: Scene, rules: SuperlativeRules, text: str, listed: tuple[Sequence[str], str]
) -> int | None:
    """Which of the names a clause begins with, if what follows it is the measure of the list."""
    names, measure = listed
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
            placed = scene.said["kind-of-place"].match(rest)
            rest = rest[placed.end() :] if placed else rest
            if _is_measure(scene, rules, rest, measure):
                return at
    return None


def _is_measure(scene: Scene, rules: SuperlativeRules, noun: str, measure: str) -> bool:
    """True for no noun or that of the list; 增长 is none where the list is of sales."""
    if not noun:
        return scene.said["falling"].search(measure) is None
    if noun in measure:  # 产量分别增长4%和7%，甲县产量最大: the list tells of growth
        rate = scene.said["rate"]
        return rate.search(measure) is None or rate.search(noun) is not None
    kin = rules.kin.get(noun[0], "")
    return bool(kin) and len(noun) <= 2 and any(each in measure for each in kin)


def _picked_en(
    scene: Scene, rules: SuperlativeRules, found: re.Match[str], count: int
) -> Iterator[tuple[str, int]]:
    """The same for Leeds, York and Hull … respectively, with Leeds the highest."""
    names = scene.said["list-joint"].split(found["names"])
    if len(names) != count or rules.named is None:
        return
    for named in rules.named.finditer(scene.text, found.end()):
        word = named["word"] or named["first"]
        name = (named["before"] or named["behind"]).rstrip(".")
        if _is_of_other_things(scene, named, word, scene.text[found.end("values") : found.end()]):
            continue
        if name in names and not rules.speed.search(word):
            yield word, names.index(name)


def _is_of_other_things(scene: Scene, named: re.Match[str], word: str, unit: str) -> bool:
    """True for "Leeds the largest of the three cities" behind a list of claims: a city is large itself."""
    kinds = (
        scene.said["of-all-those"].match(scene.text, named.end("word")) if named["word"] else None
    )
    if kinds is None or not scene.said["size-of-a-thing"].fullmatch(word):
        return False
    noun = kinds[0].rpartition(" ")[2]
    told = scene.said["measure-of-a-thing"].search(unit) or noun in unit.split()
    return not told and not scene.said["noun-of-a-value"].fullmatch(noun)
