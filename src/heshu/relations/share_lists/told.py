"""Whether percentages are told to be shares of one whole: by a verb, as opinions, or with the rest."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from heshu.model import lazy_re as re
from heshu.relations.labels import Label
from heshu.relations.scene import PERCENT, Scene
from heshu.relations.share_lists.rules import ShareListRules

LEAST_SHARES = 2
LEAST_UNMARKED = 3
"""Shares that a list without a word for "all" must have to be one list."""
AHEAD = {"zh": 16, "en": 50}
"""Characters before a share in which the word stands that makes it one."""


def are_in_a_row(items: Sequence[Label], scene: Scene) -> bool:
    """True for "45, 30 and 25 per cent of the votes", which one whole is shared out to."""
    if len(items) < LEAST_UNMARKED or scene.statement.language != "en":
        return False
    pairs = pairwise(items)
    joined = all(JOINT.fullmatch(scene.text, a.offset + 1, b.offset) for a, b in pairs)
    end = items[-1].offset + 1
    return joined and scene.said["of-what-is-shared"].match(scene.text, end) is not None


def is_of_a_norm(label: Label, scene: Scene) -> bool:
    """True for 128% of its normal total, which is no share beside the 87% of another place."""
    if scene.said["of-its-norm"].match(scene.text, label.offset + 1) is None:
        return False
    listed = scene.statement.language == "en" and scene.said["base-of-a-list"]
    if listed and listed.match(scene.text, label.offset + 1):
        return False  # 46% of its budget on wages, 31% on timber
    return scene.said["shares-out"].search(label.before) is None


def is_share(label: Label, rules: ShareListRules, scene: Scene) -> bool:
    """True if a percentage is said to be a share and is stated as a level."""
    if label.claim.quantity.unit != "%" or label.claim.change.startswith(("from", "decrease")):
        return False
    start = max(label.offset - AHEAD[scene.statement.language], 0)
    ahead = scene.text[start : label.offset]
    if scene.statement.language == "zh":
        named = label.before + label.claim.quantity.text  # 约占39%, whose hedge holds the word
        found = rules.item.search(named) or rules.heading.search(ahead)
        led = scene.said["led-to-use"].search(label.before) is not None
        used = led and rules.used and rules.used.match(label.after)
        held = scene.said["opinion-held"].match(label.after) or (
            scene.said["answer-given"].match(label.after) and has_one_answer(scene)
        )
        return any((found, used, held, scene.said["made-of"].search(label.before)))
    if rules.item.search(f"{ahead} % {label.after}"):
        return True
    text = scene.text[label.offset :]
    return bool(scene.said["against"].search(text) and scene.said["undecided"].search(text))


def is_all_there_is(items: Sequence[Label], named: Sequence[Label], scene: Scene) -> bool:
    """True for all percentages of a statement, if they are opinions or the last is the rest.

    46% from gas, 28% from biomass and the rest, 26%, from hydro power. What is kept of a stake
    is the rest of the stake.
    """
    if len(items) < LEAST_UNMARKED or len(items) != len(named):
        return False
    if any(item.claim.quantity.unit != "%" or item.claim.change for item in items):
        return False
    rest = has_rest(items, scene) and not scene.said["part-given-away"].search(scene.text)
    return rest or are_opinions(items, scene)


def has_rest(items: Sequence[Label], scene: Scene) -> bool:
    """True if the last share is named as what is left: "and the rest, 26%," or "the other 15%".

    It is not what is left of the list in "55% in shares, of which 30% in Europe, and the rest, 45%".
    """
    if len(items) < LEAST_SHARES:
        return False
    ahead, end = scene.text[: items[0].offset], items[-1].offset
    if PERCENT in CLAUSES.split(ahead)[-1]:
        return False
    return scene.said["rest-of-shares"].search(scene.text[items[-2].offset + 1 : end]) is not None


JOINT = re.compile(",? and |, ")
"""Between percentages in a row."""
CLAUSES = re.compile(r"[;；。]|\.\s")


def are_opinions(items: Sequence[Label], scene: Scene) -> bool:
    """True for those in favour, those against and the undecided, each once."""
    opinions = {_opinion(item, scene) for item in items}
    return len(items) == len(opinions) == len(("for", "against", "none")) and "" not in opinions


def _opinion(item: Label, scene: Scene) -> str:
    """What a share of people thinks; "dissatisfied" is looked for before "satisfied"."""
    said, words = scene.said, item.words
    if said["has-no-opinion"].search(words):
        return "none"
    if said["is-against"].search(words):
        return "against"
    return "for" if said["is-in-favour"].search(words) else ""


def is_divided(first: Label, scene: Scene) -> bool:
    """True behind words that divide a whole: "Sales by channel:", "are divided as follows:"."""
    if scene.said["divided-into"].search(scene.text, 0, first.offset) is None:
        return False
    return all(
        scene.said["has-percent-sign"].search(claim.quantity.text)  # "25% are under 30"
        for at, claim in scene.claims.items()
        if scene.text[at] == PERCENT
    )


def are_its_only_sources(items: Sequence[Label], scene: Scene) -> bool:
    """True for "draws 44% on hymns, 31% on folk songs and 25% on carols, and on nothing else"."""
    behind = scene.said["only-these-sources"].match(scene.text, items[-1].offset + 1)
    if behind is None or any(item.claim.quantity.unit != "%" for item in items):
        return False
    led = [scene.said["source-or-use"].match(scene.text, item.offset + 1) for item in items]
    if not all(led) or len({found[0] for found in led if found}) > 1:
        return False
    return scene.said["shared-among"].search(scene.text, 0, items[0].offset) is not None


def is_dealt_out(items: Sequence[Label], scene: Scene) -> bool:
    """True for "it earned 48% of its revenue at home, 33% in Europe and 19% overseas"."""
    if len(items) < LEAST_UNMARKED or any(item.claim.change for item in items):
        return False
    said, (first, *others) = scene.said, items
    led = said["dealt-out"].search(scene.text, 0, first.offset)
    based = said["dealt-base"].match(scene.text, first.offset + 1)
    placed = all(said["dealt-place"].match(scene.text, each.offset + 1) for each in others)
    return led is not None and based is not None and placed


def has_one_answer(scene: Scene, end: int = 0) -> bool:
    """True where each gave one answer; in Chinese that is also said behind the list: 均为单选."""
    several = scene.said["several-answers"].search(scene.text) is not None
    last = len(scene.text) if scene.statement.language == "zh" and not several else end
    return scene.said["single-answer"].search(scene.text, 0, last) is not None
