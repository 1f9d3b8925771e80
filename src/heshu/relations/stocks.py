"""What there was, what came and what went, and what is left: 月初库存860台，入库420台、出库510台，月底770台.

Unlike an identity of the pack it may be of anything that is counted at two times.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Balance
from heshu.model.scripts import is_latin
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable
from heshu.relations.labels import Label, labels
from heshu.relations.scene import LEVEL, Scene

FIGURES_OF_A_STOCK = 4
"""What there was, what came, what went, and what is left."""


class Flow(Struct, frozen=True):
    """A figure between the two levels of a stock, and whether it adds to it."""

    label: Label
    sign: int


def find_stocks(scene: Scene, cautions: Cautions) -> Iterator[Balance]:
    """The stock of a statement at two times with all that came and went in between."""
    if len(scene.claims) < FIGURES_OF_A_STOCK or not scene.said["stock-sign"].search(
        scene.statement.text
    ):
        return
    named = [label for label in labels(scene) if scene.text[label.offset] == LEVEL]
    english = scene.statement.language == "en"
    only = _only_within if english else _only
    opening = only(named, scene.said["stock-opening"]) or _opened_with(scene, named)
    closing = only(named, scene.said["stock-closing"])
    if opening is None or closing is None or opening.offset > closing.offset:
        return
    of_one_noun = _counts_the_same if english else _of_one_noun
    if scene.said["stock-otherwise"].search(scene.text, opening.offset):
        return
    if not comparable(opening.claim, closing.claim) or not of_one_noun(scene, opening, closing):
        return
    flows = _flows(scene, named, opening, closing) or _with_one_unsaid(
        scene, named, opening, closing
    )
    if _is_revalued(scene, opening, closing):
        return
    if {flow.sign for flow in flows} != {1, -1} or cautions.forbid(scene, 0, closing.offset):
        return
    yield Balance(
        cue=closing.words,
        language=scene.statement.language,
        result=closing.claim,
        terms=(opening.claim, *(flow.label.claim for flow in flows)),
        signs=(1, *(flow.sign for flow in flows)),
    )


def _is_revalued(scene: Scene, opening: Label, closing: Label) -> bool:
    """True where what another currency's rate made of it is told between the two levels."""
    stretch = (scene.text, opening.offset, closing.offset)
    return scene.said["moved-by-a-rate"].search(*stretch) is not None


def _only(named: Sequence[Label], time: re.Pattern[str]) -> Label | None:
    """The one figure with such a time at its head; `None` where there is none or a second one."""
    found = [label for label in named if time.match(label.lead + label.before)]
    return found[0] if len(found) == 1 else None


def _only_within(named: Sequence[Label], words: re.Pattern[str]) -> Label | None:
    """The one figure with such words right before it: "began the year with"."""
    found = [label for label in named if words.search(label.before)]
    return found[0] if len(found) == 1 else None


def _opened_with(scene: Scene, named: Sequence[Label]) -> Label | None:
    """The first figure, if its time stands behind it: held 840 tonnes at the start of the month."""
    if not named or scene.statement.language != "en":
        return None
    first, said = named[0], scene.said
    behind = said["stock-opening-behind"].match(scene.statement.text, first.claim.end)
    return first if behind and said["stock-held"].search(first.before) else None


def _counts_the_same(scene: Scene, _opening: Label, closing: Label) -> bool:
    """True unless the last level has a noun of its own: ended the year with 71 vacancies."""
    noun = scene.said["stock-noun"].match(f" {closing.after}")
    return noun is None or noun[0].strip().lower() in scene.text[: closing.offset].lower()


def _is_of_that_noun(scene: Scene, flow: Label) -> bool:
    """False for the 31 cats of "the home had 72 dogs, took in 31 cats", which are no dogs."""
    noun = scene.said["stock-noun"].match(f" {flow.after}")
    if noun is None or scene.statement.language != "en" or flow.claim.quantity.unit:
        return True
    return noun[0].strip().lower() in scene.text[: flow.offset].lower()


def _of_one_noun(scene: Scene, opening: Label, closing: Label) -> bool:
    """True for 年初在册困难户 and 年末在册: one has the noun of the other, or none."""
    nouns = []
    times = scene.said["stock-opening"], scene.said["stock-closing"]
    for label, time in zip((opening, closing), times, strict=True):
        text = time.sub("", label.lead + label.before, count=1)
        nouns.append(scene.said["stock-link"].sub("", text))
    short, long = sorted(nouns, key=len)
    return short in long


def _is_said(words: re.Pattern[str], label: Label) -> bool:
    """True where such words stand before a figure, or in English right behind: 85 were sold."""
    if words.search(label.before):
        return True
    return is_latin(label.claim.sentence) and words.search(label.after) is not None


def _flows(scene: Scene, named: Sequence[Label], opening: Label, closing: Label) -> Sequence[Flow]:
    """All that came and went; none where a figure in between is neither."""
    flows = []
    for label in _between(scene, named, opening, closing):
        if not comparable(label.claim, opening.claim):
            continue
        sign = _sign(scene, label)
        if not sign or not _is_of_that_noun(scene, label):
            return ()
        flows.append(Flow(label, sign))
    return flows


def _between(
    scene: Scene, named: Sequence[Label], opening: Label, closing: Label
) -> Sequence[Label]:
    """The figures between two levels; English ones without a unit have that of the levels.

    It began with 320 tonnes of salt, took in 1,400 and ended with 210 tonnes.
    """
    between = [label for label in named if opening.offset < label.offset < closing.offset]
    if scene.statement.language != "en":
        return between
    return [_in_unit_of(label, opening.claim) for label in between]


def _in_unit_of(label: Label, level: Claim) -> Label:
    quantity, own = label.claim.quantity, level.quantity
    if quantity.unit or not own.unit or quantity.kind != "number" or own.scaled:
        return label
    lent = replace(quantity, unit=own.unit, kind=own.kind)
    return replace(label, claim=replace(label.claim, quantity=lent))


def _sign(scene: Scene, label: Label) -> int:
    """1 for a figure that came, -1 for one that went, 0 for one of which that is not known."""
    adds = _is_said(scene.said["stock-in"], label)
    takes = _is_said(scene.said["stock-out"], label)
    if adds == takes or scene.said["stock-unsure"].search(label.words):
        return 0
    return 1 if adds else -1


def _with_one_unsaid(
    scene: Scene, named: Sequence[Label], opening: Label, closing: Label
) -> Sequence[Flow]:
    """Two flows, of which one has a verb that no list knows: took in 1,400, spread 1,510.

    It goes the other way; none where the stock comes out right in any other way.
    """
    if scene.statement.language != "en":
        return ()
    between = _between(scene, named, opening, closing)
    signs = [_sign(scene, label) for label in between]
    known = [sign for sign in signs if sign]
    if len(between) != PAIR or len(known) != 1:
        return ()
    if any(not comparable(label.claim, opening.claim) for label in between):
        return ()
    unsaid = between[signs.index(0)]
    if not scene.said["stock-deed"].search(unsaid.before) or scene.said["stock-unsure"].search(
        unsaid.words
    ):
        return ()
    first, last = opening.claim.quantity.value or 0, closing.claim.quantity.value or 0
    told = first + known[0] * (between[signs.index(known[0])].claim.quantity.value or 0)
    other = unsaid.claim.quantity.value or 0
    if last in (told, told + known[0] * other):
        return ()
    return [Flow(label, sign or -known[0]) for label, sign in zip(between, signs, strict=True)]


PAIR = 2
