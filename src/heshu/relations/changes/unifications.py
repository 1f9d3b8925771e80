"""Several levels that all become one: "Fees of 40, 55 and 70 euros will all be raised to 60 euros"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Unification
from heshu.relations.cautions import Cautions
from heshu.relations.changes.levels import comparable
from heshu.relations.changes.scales import PRINTED
from heshu.relations.phrases import phrases
from heshu.relations.scene import AGE, LEVEL, PERCENT, TIME, Scene
from heshu.relations.slots import WordLists

FIGURES_OF_A_UNIFICATION = 3
FIGURE = LEVEL + PERCENT + AGE
AROUND = 40
"""Masked characters on each side that may say that all levels become one: for everyone."""
CLAUSE_END = re.compile(r"[;.]")
LISTED = rf"[{FIGURE}](?:[^{FIGURE};.]{{1,30}}[{FIGURE}]){{1,8}}"


class UnificationRules(Struct, frozen=True):
    """What the finder of unifications compiled from a pack."""

    stated: tuple[re.Pattern[str], ...]
    """The levels before the verb, and "raised from" them behind it."""
    unified: re.Pattern[str]
    cautions: Cautions


def compile_unifications(pack: Pack, cautions: Cautions) -> UnificationRules | None:
    """The rules of a pack; `None` for a language whose patterns do it."""
    if not pack.words_named("relation-uniformly"):
        return None
    lists, to = WordLists(pack), phrases(pack).regex("relation-reaching")
    up, down = lists.regex("relation-up"), lists.regex("relation-down")
    up = rf"(?:{up}|{phrases(pack).regex('relation-raised-for-all')})"
    gap = rf"[^{FIGURE};.]{{0,90}}?"
    verb, first = (
        rf"(?:(?P<up>{up})|(?P<down>{down}))",
        phrases(pack).regex("relation-first-levels"),
    )
    end = rf"{to}[^{FIGURE};.]{{0,30}}?(?P<end>[{FIGURE}])"
    reached = rf"{to}[^{FIGURE};.]{{0,40}}?(?P<end>[{FIGURE}])"
    stated = (
        rf"{verb}[^{FIGURE};.{TIME}]{{0,60}}?(?P<list>{LISTED})[^{FIGURE};.]{{0,60}}?{reached}",
        rf"(?P<list>{LISTED}){gap}{verb}[^{FIGURE};.{TIME}]{{0,40}}?{end}",
        rf"{verb}[^{FIGURE};.{TIME}]{{0,40}}?{first}[^{FIGURE};.]{{0,30}}?(?P<list>{LISTED}){gap}{end}",
    )
    unified = lists.regex("relation-uniformly")
    return UnificationRules(
        tuple(re.compile(each, re.IGNORECASE) for each in stated),
        re.compile(unified, re.IGNORECASE),
        cautions,
    )


def find_unifications(scene: Scene, rules: UnificationRules | None) -> Iterator[Unification]:
    """The unifications of a statement, planned ones too: what is raised to 60 was not 70."""
    if rules is None or len(scene.claims) < FIGURES_OF_A_UNIFICATION:
        return
    if rules.cautions.doubts(scene):
        return
    if not rules.unified.search(scene.text) and not scene.said["all-alike"].search(scene.text):
        return
    if scene.said["on-condition"].search(scene.text):
        return
    found = _stated(scene, rules)
    if found is None:
        return
    end = scene.claims.get(found.start("end"))
    offsets = [at for at in range(*found.span("list")) if at in scene.claims]
    if end is None or scene.said["so-much-more-for-all"].match(scene.text, found.end("end")):
        return
    end = _named_age([scene.claims[at] for at in offsets], end)
    starts = tuple(_in_unit_of(end, scene.claims[at]) for at in offsets)
    same = tuple(start for start in starts if comparable(start, end) or _priced(start, end))
    if len(same) >= FIGURES_OF_A_UNIFICATION - 1:
        yield Unification(
            cue=found["up"] or found["down"],
            language=scene.statement.language,
            starts=same,
            end=end,
            direction="up" if found["up"] else "down",
        )


def _stated(scene: Scene, rules: UnificationRules) -> re.Match[str] | None:
    """The levels and the one that they become, which a word says is the same for all."""
    for stated in rules.stated:
        found = stated.search(scene.text)
        if found is None or scene.said["levels-respectively"].match(scene.text, found.end()):
            continue
        if rules.unified.search(scene.text, found.end("list"), found.end()):
            return found
        around = (scene.text, max(found.start() - AROUND, 0), found.end() + AROUND)
        if scene.said["all-alike"].search(*around) and not _goes_on(scene, found):
            return found
    return None


def _goes_on(scene: Scene, found: re.Match[str]) -> bool:
    """True where another level follows in the sentence: "to $10 in the south and $12 in the north"."""
    rest = CLAUSE_END.split(scene.text[found.end() :], maxsplit=1)[0]
    return re.search(rf"[{FIGURE}]", rest) is not None


def _priced(start: Claim, end: Claim) -> bool:
    """True for $300 and $500 a month: the time is printed once."""
    one, other = start.quantity.unit.partition("/"), end.quantity.unit.partition("/")
    return one[0] == other[0] != "" and "" in (one[2], other[2])


def _named_age(starts: Sequence[Claim], end: Claim) -> Claim:
    """The end of "retirement ages of 60, 62 and 66 will rise to 65", an age like the others."""
    quantity, first = end.quantity, starts[0].quantity
    if quantity.unit or quantity.kind not in ("number", "count") or first.kind != "age":
        return end
    return replace(end, quantity=replace(quantity, unit=first.unit, kind=first.kind))


def _in_unit_of(end: Claim, start: Claim) -> Claim:
    """A bare number of a list with the unit of the end: "limits of 50, 70 and 90 km/h"."""
    if (
        start.quantity.unit
        or not end.quantity.unit
        or start.quantity.kind not in ("number", "count")
    ):
        return start
    factor = _scale_of(end)
    lent = replace(
        start.quantity,
        unit=end.quantity.unit,
        kind=end.quantity.kind,
        value=None if start.quantity.value is None else start.quantity.value * factor,
        precision=start.quantity.precision * factor,
    )
    return replace(start, quantity=lent)


def _scale_of(end: Claim) -> Decimal:
    """A hundredth for 40 cents, which are 0.40 dollars; 1 for what is printed in its unit."""
    value, printed = end.quantity.value, PRINTED.match(end.quantity.text)
    if end.quantity.kind != "money" or not value or printed is None:
        return Decimal(1)
    factor = value / Decimal(printed[1].replace(",", ""))
    return factor if factor < 1 else Decimal(1)
