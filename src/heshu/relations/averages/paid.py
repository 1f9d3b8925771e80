"""A fee, how many paid it, and what that came to: a fare of $4 paid by 8,700 riders yielded $34,800."""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model.figures import Claim
from heshu.model.relations import Purchase
from heshu.relations.averages.cues import Cue
from heshu.relations.averages.rules import AverageRules
from heshu.relations.scene import Scene

OPERANDS = 3


def fees_paid(scene: Scene, rules: AverageRules, done: set[int]) -> Iterator[Purchase]:
    """The fees of an English statement with who paid them and what they yielded, in this order."""
    if scene.statement.language != "en" or rules.words.other_costs.search(scene.text):
        return
    for found in scene.said["fee-and-payers"].finditer(scene.text):
        offsets = [at for at in sorted(scene.claims) if found.start() <= at < found.end()]
        if len(offsets) != OPERANDS or offsets[0] in done:
            continue
        price, quantity, amount = (scene.claims[at] for at in offsets)
        if rules.cautions.forbid(scene, found.start(), found.end()):
            continue
        if _is_money(price, rules) and _is_money(amount, rules) and not _is_money(quantity, rules):
            yield Purchase(
                cue=found[0].partition(" of ")[0],
                language="en",
                price=price,
                quantity=quantity,
                amount=amount,
            )


def _is_money(claim: Claim, rules: AverageRules) -> bool:
    """True for a sum of money, whatever it is for."""
    return claim.quantity.unit.partition("/")[0] in rules.money


def counts_what_they_did(scene: Scene, cue: Cue, count_at: int) -> bool:
    """True for 2,400 scans beside "$50 per patient": each of them may have had several."""
    printed = scene.claims[cue.average].quantity.text
    per = scene.said["per-somebody"].search(printed) or scene.said["per-somebody"].match(cue.text)
    if per is None or scene.statement.language != "en":
        return False
    people = scene.said["people-themselves"].match(f" {per[0].split()[-1]}s")
    did = scene.said["happens-to-people"].match(scene.text, count_at + 1)
    return people is not None and did is not None
