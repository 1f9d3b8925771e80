"""Strings of digits that no grammar of numbers accepts: 3.5.6亿元, 1,2345元, 2O0件."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from heshu.languages.lists import alternatives
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.relations import MalformedNumeral, Relation
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene, place_in
from heshu.relations.slots import WordLists

Fault = Literal["points", "grouping", "scale", "letter"]
CURRENCY = r"(?P<money>[$€£¥￥]\s?)?"
POINTS = (
    rf"{CURRENCY}(?<![\dA-Za-z_.,-])"
    r"(?:\d{1,3}\.\d{1,4}\.\d{1,4}|\d+\.\.\d+|\d+(?:,\.|\.,)\d+|\d{1,3}\.\d{3},\d{3}|\d{1,3}(?:,\d{3})*,,\d{3}(?:,\d{3})*)"
    r"(?![\d.])"
)
GROUPS = rf"{CURRENCY}(?<![\d,.])\d{{1,4}}(?:,\d{{1,7}}){{1,6}}(?:\.\d+)?(?![\d,])"
GROUPED = r"(?=[\d,]+[OolI])\d{1,3}(?:,[\dOolI]{3})+"
"""Digits in groups of three, with a letter in one of them: 2,l50."""
LETTERS = (
    rf"{CURRENCY}(?<![A-Za-z0-9.,])"
    rf"(?:{GROUPED}"
    r"|\d{2,}O(?=\s[a-z])|l\d{2,3}(?=\s[a-z])|l\d{0,2}(?:,\d{3})+(?=\s[a-z])"
    r"|\d+[OolI](?:\d+(?:,\d{3})*|(?:,\d{3})+|O)(?:\.\d+)?|\d+[OlI]\.\d+|\d+\.\d*O\d+)"
    r"(?![A-Za-z0-9.])"
)
SCALES = r"\d(?:\.\d+)?(?:万万|亿亿|万亿亿|亿万)"
TWO_MARKS = re.compile(r"\d(?:,,|,\.|\.,)\d")
"""No list or code has two marks in a row between its digits."""
SIGNS = frozenset("$€£¥￥")
REACH = 12
GROUP = 3
MEASURED = frozenset(
    "area energy frequency length mass percentage-point power speed temperature volume".split()
)
"""What no number of a version or a chapter is told in; days and users stand behind those too."""
SYMBOL = 3
"""Letters of the symbol of a unit at most; the pack names those that are no words."""


class MalformedRules(Struct, frozen=True):
    """What the finder of malformed numerals compiled from a pack."""

    behind: re.Pattern[str]
    """Units and nouns behind a number, which tell it from a list or a code."""
    code: re.Pattern[str] | None
    """Right before a name with a letter among its digits: flight 2O5."""
    cautions: Cautions


def compile_malformed(pack: Pack, cautions: Cautions) -> MalformedRules:
    """The rules of a pack for malformed numerals."""
    lists = WordLists(pack)
    return MalformedRules(
        re.compile(
            rf"\s?(?:{lists.regex('relation-number-unit')}|{_measured(pack)})", re.IGNORECASE
        ),
        _code(lists),
        cautions,
    )


def _measured(pack: Pack) -> str:
    """The names of units in full, millimetres and knots; no one gives a chapter or a day of them."""
    units = (unit for unit in pack.unit if unit.kind in MEASURED)
    names = (name for unit in units for name in unit.names if len(name) > SYMBOL)
    return rf"{alternatives(names)}(?![A-Za-z])"


def without_indian(relations: Sequence[Relation], scenes: Sequence[Scene]) -> list[Relation]:
    """The relations without the numerals of a text that groups digits the Indian way.

    It is told by its words (crore, Dhaka) or by a second such numeral: 5,12,460 after 4,78,215.
    """
    indian = [each for each in relations if _is_indian(each)]
    if not indian:
        return list(relations)
    many = sum(len(ANY_INDIAN.findall(scene.statement.text)) for scene in scenes) > 1
    if many or any(scene.said["indian"].search(scene.statement.text) for scene in scenes):
        return [each for each in relations if not _is_indian(each)]
    return list(relations)


def _is_indian(relation: Relation) -> bool:
    return isinstance(relation, MalformedNumeral) and bool(
        ANY_INDIAN.fullmatch(bare(relation.text))
    )


def bare(printed: str) -> str:
    """A number without the sign of its currency and without decimals."""
    return printed.lstrip("$€£¥￥ ").partition(".")[0]


ANY_INDIAN = re.compile(r"(?<![\d,])\d{1,2}(?:,\d\d)+,\d{3}(?![\d,])")


def _code(lists: WordLists) -> re.Pattern[str] | None:
    if not lists.pack.words_named("relation-code-noun"):
        return None
    return re.compile(rf"{lists.regex('relation-code-noun')}\s*$", re.IGNORECASE)


THINGS = re.compile(r"\s(?:[a-z]+\s)?(?P<noun>[a-z]{3,}(?<!s)s)\b")
WITHIN = re.compile(r"[a-z,]\s$")
"""What a count stands behind, if not at the head of a sentence: a word in small letters."""


def _counts_things(found: re.Match[str], scene: Scene, rules: MalformedRules) -> bool:
    """True for 1O5 exhibits, some 2O4 paintings: a plural behind, and no name of a thing before."""
    text, said = scene.statement.text, scene.said
    things = THINGS.match(text, found.end())
    if rules.code is None or things is None or said["verb-in-s"].fullmatch(things["noun"]):
        return False
    before = text[: found.start()]
    counting = WITHIN.search(before) or said["count-at-head"].search(before)
    return counting is not None and not rules.code.search(before)


FAULTS: tuple[tuple[Fault, re.Pattern[str]], ...] = (
    ("points", re.compile(POINTS)),
    ("grouping", re.compile(GROUPS)),
    ("letter", re.compile(LETTERS)),
    ("scale", re.compile(SCALES)),
)
SUSPECT = re.compile(
    r"\d\.\d+\.\d|\d[.,]{2}\d|\d\.\d{3},\d|\d\dO\s|\bl\d\d|\d\.\.\d|\d,\d|\d,?[OolI][\dOolI,.]|\d\.\d*O|\d(?:万万|亿亿|万亿亿|亿万)"
)


def find_malformed(scene: Scene, rules: MalformedRules) -> Iterator[MalformedNumeral]:
    """The malformed numerals of a statement."""
    text = scene.statement.text
    if not SUSPECT.search(text) or rules.cautions.doubts(scene):
        return
    for fault, pattern in FAULTS:
        for found in pattern.finditer(text):
            if fault == "grouping" and _is_grouped(found, scene):
                continue
            if _is_number(found, fault, scene, rules):
                yield from _made(scene, found, fault)


PAIR = 2
LONGEST_NAME = 20
NAMED = re.compile(r"\b[a-z]{0,3}[A-Z][A-Za-z]*\s$")
"""A name right before, whose version the digits are: Python 3.6.1 users."""


def _is_grouped(found: re.Match[str], scene: Scene) -> bool:
    """True for digits in groups of three and for lists."""
    printed = found[0]
    digits = bare(printed)
    head, *rest = digits.split(",")
    if len(head) <= GROUP and all(len(group) == GROUP for group in rest):
        return True
    if ANY_INDIAN.fullmatch(digits):
        return False  # `without_indian` knows the rest of the text
    numbers = [int(group) for group in (head, *rest)]
    uneven = len({len(group) for group in (head, *rest)}) > 1 and len(rest) > 1
    if uneven and len(rest[-1]) < GROUP and numbers not in (sorted(numbers), sorted(numbers)[::-1]):
        return False  # 12,45,3 tonnes is neither a number nor a list in order
    if uneven and _tells_one_level(found, scene):
        return False
    if uneven and printed != digits and printed[0] in SIGNS and any(len(g) < PAIR for g in rest):
        return False  # £14,5,200 is no list: its sign is printed once
    if len(rest) == 1 and len(rest[-1]) == PAIR and printed.startswith(("$", "£")):
        return False
    if len(rest) == 1 and len(rest[-1]) == PAIR:
        money = scene.said["money-behind"].match(scene.statement.text, found.end())
        if money is not None:
            return False  # 56,78元 is neither a number nor a list of two
        text, said = scene.statement.text, scene.said
        if said["scaled-behind"].match(text, found.end()):
            return False  # 参保的有23,45万人
    long_group = any(len(group) > GROUP for group in rest)
    zeros = any(group.startswith("0") and len(group) < GROUP for group in rest)
    return not (long_group or zeros)


def _tells_one_level(found: re.Match[str], scene: Scene) -> bool:
    """True for 存货数量为1,23,45吨: one level is told, no list of several (三个班的人数为8,12,15人)."""
    text, said = scene.statement.text, scene.said
    if scene.statement.language != "zh" or not said["level-told"].search(text, 0, found.start()):
        return False
    return said["several-told"].search(text, 0, found.start()) is None


def _is_number(found: re.Match[str], fault: Fault, scene: Scene, rules: MalformedRules) -> bool:
    """True where a currency sign or a unit shows that the digits are meant as one number."""
    text, start = scene.statement.text, found.start()
    if scene.said["numbered-or-in-turn"].search(text, max(start - REACH, 0), start):
        return False
    if fault == "grouping" and scene.said["number-ends-clause"].search(text, 0, start):
        return False
    if fault == "scale":
        return scene.said["so-many-operations"].match(text, found.end()) is None
    if TWO_MARKS.search(found[0]):
        return True
    if fault == "letter" and scene.said["part-of-a-date"].match(text, found.end()):
        return True  # 截至2O24年末
    if fault == "letter" and "," in found[0] and rules.code is not None:
        return True  # 2,l50 hot meals: no name has a comma
    money = bool(found.groupdict().get("money"))
    if fault == "points" and not money and NAMED.search(text, max(start - LONGEST_NAME, 0), start):
        return False
    plain = text[max(start - 2, 0) : start - 1].islower()
    told = fault == "letter" or (fault == "grouping" and plain and _has_long_group(found[0]))
    if told and _counts_things(found, scene, rules):
        return True
    if fault == "points" and scene.said["unit-begins-word"].match(text, found.end()):
        return money  # 3.2.1升级包 is a version
    return money or bool(rules.behind.match(text, found.end()))


def _has_long_group(printed: str) -> bool:
    """True for one comma too early: 1,2345 containers, no list of two."""
    head, *rest = printed.split(",")
    return len(rest) == 1 and len(head) <= GROUP < len(rest[0])


def _made(scene: Scene, found: re.Match[str], fault: Fault) -> Iterator[MalformedNumeral]:
    place = place_in(scene.statement, *found.span())
    if place is not None:
        yield MalformedNumeral(
            cue=found[0],
            language=scene.statement.language,
            place=place,
            sentence=scene.statement.text,
            text=found[0],
            fault=fault,
        )
