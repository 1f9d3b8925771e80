"""Structure ratios in percent: 三次产业结构为5.1∶40.2∶54.7 -> the terms, and their amounts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Place, Statement
from heshu.model.intervals import lenient, point
from heshu.model.relations import Parts
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes import comparable
from heshu.relations.labels import labels
from heshu.relations.parts.told_ratios import is_of_those, told_amounts
from heshu.relations.scene import Scene, moved, place_in, synthetic

NUMBER = r"[0-9０-９]{1,3}(?:\.[0-9０-９]{1,3})?"
TERM = re.compile(NUMBER)
PLAUSIBLE_SUM = (70, 140)
"""Terms of a structure in percent add up to something near 100; 3∶2∶1 is no such structure."""
PAIR = 2
REACH = (70, 20)
"""Characters before and behind the terms in which the word stands that makes them a structure."""


class StructureRules(Struct, frozen=True):
    """What the finder of structures compiled from a pack."""

    terms: re.Pattern[str]
    """Numbers with a sign or a word of ratios between them: 12.1比36.4."""
    several: re.Pattern[str]
    """Words that make a structure of three terms or more."""
    two: re.Pattern[str]
    """Words that make one of two terms, too: a 60-40 split."""


def compile_structures(pack: Pack) -> StructureRules:
    """The words of a pack beside structures."""
    joint = rf"(?:[:：∶︰/-]|{words(pack, 'relation-ratio-joint')})"
    return StructureRules(
        re.compile(
            rf"(?<![0-9.:：∶/-]){NUMBER}(?:\s?{joint}\s?{NUMBER}){{1,5}}(?!%?[.:：∶/-]?[0-9])"
        ),
        word_pattern(pack, "relation-structure"),
        word_pattern(pack, "relation-ratio"),
    )


def find_structures(scene: Scene, rules: StructureRules, cautions: Cautions) -> Iterator[Parts]:
    """The structure ratios of a statement; of several, one has the amounts that it prints."""
    found = list(_structures(scene, rules, cautions))
    own = _with_own_amounts([each for each in found if each.amounts and not each.whole], scene)
    for each in found:
        others = own is not None and each.amounts and not each.whole and each is not own
        yield replace(each, amounts=()) if others else each


def _with_own_amounts(several: Sequence[Parts], scene: Scene) -> Parts | None:
    """Of the ratios of two times, 由13.1∶44.5∶42.4调整为12.3∶45.6∶42.1, the one of the amounts.

    It is the one that they make up, else the last that no time stands before.
    """
    if len(several) < PAIR:
        return None
    fitting = [each for each in several if _makes_up(each)]
    text = scene.statement.text
    undated = [
        each
        for each in several
        if not any(
            time.end <= each.parts[0].start and not MARK.search(text, time.end, each.parts[0].start)
            for time in scene.times.values()
        )
    ]
    return (fitting or undated or several)[-1]


def _makes_up(structure: Parts) -> bool:
    """True where each amount has the share of all that its term says."""
    sizes = [lenient(each.quantity) for each in structure.amounts]
    total = point(0)
    for size in sizes:
        total = total + size
    return all(
        (size / total * point(HUNDRED)).meets(lenient(part.quantity))
        for size, part in zip(sizes, structure.parts, strict=True)
    )


HUNDRED = 100
MARK = re.compile("[，；。]")


def _structures(scene: Scene, rules: StructureRules, cautions: Cautions) -> Iterator[Parts]:
    """The structure ratios of a statement; two terms need a closer word."""
    statement = scene.statement
    ratio = scene.said["ratio-word"].search(statement.text)
    if not ratio and not rules.several.search(statement.text):
        return
    for found in rules.terms.finditer(statement.text):
        named = rules.several if len(TERM.findall(found[0])) > PAIR else rules.two
        before, behind = REACH
        cue = named.search(
            statement.text,
            max(found.start() - before * (1 + (statement.language == "en")), 0),
            found.end() + behind * (1 + (statement.language == "en")),
        )
        place = place_in(statement, found.start(), found.end())
        told = _told(scene, found) if ratio else ()
        if (
            (cue is None and not told)
            or place is None
            or cautions.forbid(scene, 0, _end_in_scene(scene, found.end()))
        ):
            continue
        terms = [_term(statement, place, found.start(), term) for term in _terms(found)]
        total = sum((term.quantity.value or Decimal(0) for term in terms), Decimal(0))
        if PLAUSIBLE_SUM[0] <= total <= PLAUSIBLE_SUM[1]:
            amounts = _amounts(scene, len(terms)) or told
            one = None if amounts or len(terms) != SECTORS else _one_sector(scene)
            yield Parts(
                cue=cue[0] if cue else found[0],
                language=statement.language,
                parts=tuple(terms),
                ratio=True,
                amounts=(one.amount,) if one else amounts,
                whole=one.whole if one else None,
                term=one.term if one else None,
            )


def _told(scene: Scene, found: re.Match[str]) -> tuple[Claim, ...]:
    """The amounts right before terms of all percent that are said to be their ratio."""
    terms = [Decimal(term) for term in TERM.findall(found[0])]
    if sum(terms) != HUNDRED or not is_of_those(found, scene):
        return ()
    return told_amounts(scene, found.start(), len(terms))


def of_listed(structure: Parts, known: Sequence[Parts]) -> Parts:
    """The structure with the parts of a list before it: 200, 120 and 80 tonnes, a 50-30-20 split.

    The largest part is taken for the largest term, in whatever order they are told.
    """
    terms = structure.parts
    lists = [each for each in known if each.exhaustive and len(each.parts) == len(terms)]
    if structure.language != "en" or structure.amounts or len(lists) != 1:
        return structure
    amounts = sorted(lists[0].parts, key=_size)
    order = sorted(range(len(terms)), key=lambda number: _size(terms[number]))
    told = sorted(zip(order, amounts, strict=True), key=lambda pair: pair[0])
    return replace(structure, amounts=tuple(amount for _, amount in told))


def _size(claim: Claim) -> Decimal:
    """The value of a figure."""
    return claim.quantity.value or Decimal(0)


def _end_in_scene(scene: Scene, end: int) -> int:
    """How far a denial counts: "which is given as 55:35:20, has not been changed" denies nothing."""
    if scene.statement.language == "zh":
        return len(scene.text)
    masked = (at for at in range(len(scene.text)) if scene.original(at) >= end)
    return next(masked, len(scene.text))


def _terms(found: re.Match[str]) -> Iterator[tuple[int, int, Decimal]]:
    for term in TERM.finditer(found[0]):
        yield found.start() + term.start(), found.start() + term.end(), Decimal(term[0])


def _term(statement: Statement, place: Place, start: int, term: tuple[int, int, Decimal]) -> Claim:
    left, right, value = term
    at = moved(place, left - start, right - left)
    return synthetic(statement, at, (left, right), value, kind="percent", unit="%")


SECTORS = 3


def _amounts(scene: Scene, terms: int) -> tuple[Claim, ...]:
    """The values of the three sectors, where a sentence prints each of them once."""
    if terms != SECTORS:
        return ()
    in_turn = _in_turn(scene)
    if in_turn:
        return in_turn
    named = [label for label in labels(scene) if label.claim.quantity.kind == "money"]
    said = scene.said
    sectors = said["primary-sector"], said["secondary-sector"], said["tertiary-sector"]
    found: list[Sequence[Claim]] = [
        [each.claim for each in named if sector.search(each.words)] for sector in sectors
    ]
    if any(len(claims) != 1 for claims in found):
        return ()
    amounts = tuple(claims[0] for claims in found)
    return amounts if all(comparable(amounts[0], other) for other in amounts) else ()


def _in_turn(scene: Scene) -> tuple[Claim, ...]:
    """The values of the three sectors, where one noun stands for all: 三次产业增加值分别为."""
    found = scene.said["sectors-in-turn"].search(scene.text)
    if found is None:
        return ()
    offsets = [at for at in sorted(scene.claims) if found.start() <= at < found.end()]
    amounts = tuple(scene.claims[at] for at in offsets)
    if any(each.quantity.kind != "money" or not comparable(amounts[0], each) for each in amounts):
        return ()
    return amounts if len(amounts) == SECTORS else ()


class Sector(Struct, frozen=True):
    """The value of one sector beside that of all three."""

    term: int
    amount: Claim
    whole: Claim


def _one_sector(scene: Scene) -> Sector | None:
    """The only sector whose value is printed beside the product of all, both of one time."""
    said = scene.said
    sectors = said["primary-sector"], said["secondary-sector"], said["tertiary-sector"]
    named = [label for label in labels(scene) if label.claim.quantity.kind == "money"]
    amounts = [
        (term, label)
        for label in named
        for term, sector in enumerate(sectors)
        if sector.search(label.words) and said["value-added"].search(label.before)
    ]
    wholes = [label for label in named if said["gross-product"].search(label.before)]
    if (
        len(amounts) != 1
        or len(wholes) != 1
        or not comparable(amounts[0][1].claim, wholes[0].claim)
    ):
        return None
    term, label = amounts[0]
    first, last = sorted((wholes[0].offset, label.offset))
    if any(first < at < last for at in scene.times):
        return None  # 上年三次产业结构为10∶40∶50
    return Sector(term, label.claim, wholes[0].claim)
