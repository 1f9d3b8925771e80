"""The only mean or price of an English sentence beside one count and one sum, in whatever order.

"Sales of 4,600 bicycles (unit price: $320) brought in $1.47 million": that words say which of the
figures is for one, and that it comes near to the quotient of the others, ties them where no wording
of their order is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Average, Purchase
from heshu.relations.averages.alone import (
    COUNTED,
    is_near,
    is_uncertain,
    only_three_levels,
)
from heshu.relations.averages.candidates import as_total
from heshu.relations.averages.rules import AverageRules
from heshu.relations.changes.stems import is_form, words_of
from heshu.relations.scene import Scene

THREE = 3
NOUN_AFTER = 36
"""Characters behind a count in which its noun stands."""
WORD = re.compile("[a-z]+", re.IGNORECASE)
PEOPLE = "person"
STOPS = "，；：。,;:!?—–()（）."


def averages_in_any_order(scene: Scene, rules: AverageRules) -> Iterator[Average | Purchase]:
    """What price times quantity comes to, or the mean of a sum, where a sentence tells no more."""
    levels = only_three_levels(scene)
    if not levels:
        return
    if scene.said["not-of-these-three"].search(scene.text) or rules.words.other_costs.search(
        scene.text
    ):
        return
    if rules.cautions.forbid(scene, 0, len(scene.text)):
        return
    for at in levels:
        found = _made(scene, rules, levels, at)
        if found is not None:
            yield found
            return


def _made(
    scene: Scene, rules: AverageRules, levels: Mapping[int, Claim], at: int
) -> Average | Purchase | None:
    """The figure at an offset as the mean or price of the two others."""
    mean, ahead = levels[at], clause_ahead(scene, at)
    noun = _for_each(scene, at, ahead)
    if noun is None or mean.quantity.kind == "ratio":
        return None
    pairs = [
        (total, count_at)
        for other, claim in levels.items()
        for count_at in levels
        if len({other, count_at, at}) == THREE
        and (total := as_total(claim, mean, rules)) is not None
        and _is_counted(scene, count_at, mean, noun)
    ]
    pairs = [(total, place) for total, place in pairs if is_near(mean, levels[place], total)]
    if len(pairs) != 1:
        return None
    total, count_at = pairs[0]
    if not _is_in_its_unit(scene, mean, total, ahead) and not _is_told(scene, at, ahead, noun):
        return None
    count, cue = levels[count_at], scene.claims[at].quantity.text
    uncertain = noun == "" and is_uncertain(mean, count, total)
    per_head = _is_per_head(scene, noun)
    priced = mean.quantity.kind in ("money", "rate") and not per_head
    if (
        priced
        and mean.quantity.unit.partition("/")[0] in rules.money
        and not scene.said["called-a-mean"].search(ahead)
    ):
        if rules.not_amount.search(scene.text) or _is_paid_otherwise(scene, scene.offset(total)):
            return None
        return Purchase(
            cue=cue, language="en", price=mean, quantity=count, amount=total, uncertain=uncertain
        )
    if noun == "" and scene.said["for-one-behind"].match(scene.text, at + 1):
        return None  # 24 huts and 6,120 beds in the region, an average of 305 each
    return Average(
        cue=cue, language="en", total=total, count=count, average=mean,
        per_head=per_head, population=per_head, uncertain=uncertain,
    )  # fmt: skip


def _is_in_its_unit(scene: Scene, mean: Claim, total: Claim, ahead: str) -> bool:
    """True for 310 hours of "each driver" beside the hours of all drivers, whatever their verbs."""
    if scene.said["counts-others-in"].search(scene.text) or scene.said["and-more-work"].search(
        scene.text
    ):
        return False  # Each guard worked 1,600 hours, the 20 clocked 35,000 hours with overtime
    alike = mean.quantity.unit == total.quantity.unit != ""
    return alike and scene.said["each-with-its-noun"].search(ahead) is not None


def _is_paid_otherwise(scene: Scene, at: int) -> bool:
    """True for an amount that is spent on something else, or by one who is only told of by it."""
    said = scene.said
    if said["spent-on-another"].match(scene.text, at + 1):
        return True
    return said["spent-by-another"].search(scene.text[:at]) is not None


def _is_per_head(scene: Scene, noun: str) -> bool:
    """Whether a figure is for one of the people of a place."""
    return scene.said["one-of-the-people"].fullmatch(noun.removeprefix("/")) is not None


def _for_each(scene: Scene, at: int, ahead: str) -> str | None:
    """The noun of which a figure is for one; empty for anything; `None` if it is for no one."""
    said, text = scene.said, scene.text
    per = scene.claims[at].quantity.unit.partition("/")[2]
    if per:
        return "/" + per
    behind = said["for-one-behind"].match(text, at + 1)
    found = behind or said["for-one-ahead"].search(ahead)
    if found is None:
        return "" if said["mean-or-price-ahead"].search(ahead) else None
    of = said["for-one-noun"].search(found[0])
    word = WORD.findall(of[0])[-1].lower() if of else ""
    return "" if said["one-of-anything"].fullmatch(word) else word


def _is_counted(scene: Scene, at: int, mean: Claim, noun: str) -> bool:
    """Whether a figure counts what the mean is for one of."""
    count = scene.claims[at].quantity
    if count.kind not in COUNTED or (count.unit == mean.quantity.unit and count.unit):
        return False
    behind = scene.text[at + 1 : at + 1 + NOUN_AFTER].lower()
    people = count.unit == PEOPLE or scene.said["population-of"].search(scene.text[:at].rstrip())
    if noun.startswith("/"):
        return count.unit == noun[1:] or (noun == "/" + PEOPLE and bool(people))
    if _is_per_head(scene, noun):
        return bool(people) or scene.said["people-counted"].match(scene.text, at + 1) is not None
    if not noun:
        return True
    nearest = next((i for i, each in enumerate(behind) if each in STOPS), len(behind))
    return is_form(noun, words_of(f"{count.text} {behind[:nearest]}"))


def _is_told(scene: Scene, at: int, ahead: str, noun: str) -> bool:
    """False for what has a name for one that the sentence tells of nothing else: income per head."""
    said = scene.said
    if noun == "" or noun.startswith("/") or said["for-one-behind"].match(scene.text, at + 1):
        others = scene.said["the-noun-ahead"].finditer(ahead)
        rest = words_of(scene.text.replace(ahead, " ", 1))
        return all(is_form(each[0].split()[1].lower(), rest) for each in others)
    return is_told_elsewhere(scene, ahead, noun)


def is_told_elsewhere(scene: Scene, ahead: str, noun: str = "") -> bool:
    """Whether the sentence tells in other clauses, too, what the words before a mean are about."""
    said = scene.said
    own = [
        word for word in WORD.findall(said["no-name-of-a-mean"].sub(" ", ahead)) if len(word) > 2
    ]
    rest = scene.text.replace(ahead, " ", 1).lower()
    output = said["output-of-a-place"]
    if output.search(ahead):
        return output.search(rest) is not None
    known = words_of(rest)
    return not own or any(is_form(word.lower(), known) for word in own if word.lower() != noun)


def clause_ahead(scene: Scene, at: int) -> str:
    """The words before a figure up to the mark or the figure before them."""
    start = max(scene.text.rfind(mark, 0, at) for mark in STOPS.replace(":", "").replace("：", ""))
    return scene.text[max(start, *(other for other in (-1, *scene.claims) if other < at)) + 1 : at]
