"""Figures of an English text that are told once more, with "the" and their noun, as another number.

"A 50 million pound share buyback" and "the 50 billion pound buyback"; "a 5,600 square metre centre"
and "the 6,500 square metre building": what was introduced with one number has another one. So has what is
told with all its words again in another scale (182,000 people and 1.82 million people), and a price
per thing with two digits in the wrong order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Repeat
from heshu.relations.retellings.known import Known, is_of_new_time, told_words
from heshu.relations.retellings.known_amounts import is_amount_told_again
from heshu.relations.retellings.known_scales import (
    is_clause_in_other_scale,
    is_money_in_other_scale,
    is_of_other_scale,
)
from heshu.relations.retellings.names import names
from heshu.relations.retellings.rules import WORD, RetellingRules
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.retellings.swapped import digits_of
from heshu.relations.scene import LEVEL, Scene

NOUNS = re.compile(r"\s(?P<first>[a-z]{3,})(?:\s(?P<second>[a-z]{4,}))?", re.IGNORECASE)
"""The "share buyback" right behind a figure."""
UNFIT = frozenset({"score", "rank", "ordinal", "age", "percent", "percentage-point", "duration"})
FEWEST_DIGITS = 3
SHARED = 3
"""Words of two sentences that tell a price of one thing."""
MOST_ALIKE = 12
"""More figures of the same digits are a list."""


def find_known_again(
    scenes: Sequence[Scene], rules: RetellingRules, taken: frozenset[str]
) -> Iterator[Repeat]:
    """Each figure that is another number for what an earlier sentence has told."""
    every = [
        Known(index, offset, scene, claim)
        for index, scene in enumerate(scenes)
        if scene.statement.language == "en" and not scene.statement.cells
        for offset, claim in sorted(scene.claims.items())
        if scene.text[offset] == LEVEL and _may_be_told(claim)
    ]
    printed = Counter(_printed(each) for each in every)
    introduced = _introduced(every)
    for group in _of_like_digits(every):
        for later in group:
            once = printed[_printed(later)] == 1
            if not once or later.claim.id in taken or later.scene.statement.heading:
                continue
            fits = [each for each in group if each.index < later.index and _differ(each, later)]
            told = [each for each in fits if _is_one(each, later, introduced, rules)]
            if len({each.claim.quantity.value for each in told}) == 1:
                taken |= {later.claim.id}
                yield _repeat(told[-1], later)


def _follows(words: re.Pattern[str], told: Known) -> bool:
    """True if a figure stands right behind some words."""
    return words.search(told.scene.text, 0, told.offset) is not None


def _each_of(told: Known) -> str:
    """The property of "$421 per property"; empty where nothing like it stands behind a figure."""
    found = told.scene.said["per-thing"].match(told.behind())
    return told.behind()[found.end("noun") : found.end()].lower() if found else ""


def _printed(told: Known) -> tuple[str, Decimal | None]:
    return told.claim.quantity.unit, told.claim.quantity.value


def _of_like_digits(every: Sequence[Known]) -> Iterator[Sequence[Known]]:
    """The figures of one unit that have the same digits in whatever order and scale."""
    groups: dict[tuple[str, str], list[Known]] = defaultdict(list)
    for each in every:
        unit = each.claim.quantity.unit.partition("/")[0]
        groups[unit, "".join(sorted(digits_of(each.claim.quantity)))].append(each)
    for group in groups.values():
        if len(group) <= MOST_ALIKE:
            yield group


def _introduced(every: Sequence[Known]) -> Mapping[str, set[Decimal | None]]:
    """Unit -> the numbers of things that are introduced with it."""
    found: dict[str, set[Decimal | None]] = defaultdict(set)
    for each in every:
        if _follows(each.scene.said["introduces"], each):
            found[each.claim.quantity.unit].add(each.claim.quantity.value)
    return found


def _may_be_told(claim: Claim) -> bool:
    quantity = claim.quantity
    fit = quantity.kind not in UNFIT and not quantity.qualifier and not claim.repeat_of
    return fit and bool(claim.id) and quantity.value is not None and claim.change != "from"


def _differ(earlier: Known, later: Known) -> bool:
    """True for figures of one kind that look like a slip of one another."""
    one, two = earlier.claim.quantity, later.claim.quantity
    if one.kind != two.kind or one.value == two.value:
        return False
    return slip_between(one, two) is Slip.LIKELY or is_of_other_scale(earlier.claim, later.claim)


def _is_one(
    earlier: Known,
    later: Known,
    introduced: Mapping[str, set[Decimal | None]],
    rules: RetellingRules,
) -> bool:
    """True if the words around two figures say that they are one."""
    start, end = later.span()
    if rules.cautions.doubts(later.scene):
        return False
    if is_money_in_other_scale(earlier, later):
        return not rules.cautions.doubts(earlier.scene)
    if rules.otherwise.search(later.scene.text, start, later.offset):
        return False
    if _is_price_of_one(earlier, later, rules) or _is_owned_again(earlier, later, rules):
        return True
    if is_amount_told_again(earlier, later, rules):
        return not rules.cautions.forbid(earlier.scene, *earlier.span())
    if rules.otherwise.search(later.scene.text, later.offset, end):
        return False
    return _is_introduced(earlier, later, introduced) or is_clause_in_other_scale(
        earlier, later, rules
    )


def _is_introduced(
    earlier: Known, later: Known, introduced: Mapping[str, set[Decimal | None]]
) -> bool:
    """True for "a 5,600 square metre centre" and "the 6,500 square metre building" of one sentence."""
    if not _follows(earlier.scene.said["introduces"], earlier):
        return False
    if not _follows(later.scene.said["known-thing"], later):
        return False
    noun, first = NOUNS.match(later.behind()), NOUNS.match(earlier.behind())
    if noun is None or first is None:
        return False
    said = set(WORD.findall(earlier.scene.lowered))
    own = (noun["second"] or noun["first"]).lower()
    if own not in said and (noun["first"].lower() not in said or later.is_of_what_follows(noun)):
        return False
    return len(introduced[earlier.claim.quantity.unit]) == 1


def _is_owned_again(earlier: Known, later: Known, rules: RetellingRules) -> bool:
    """True for "our 312 volunteers" and "our 321 volunteers", of whom no other place is named."""
    start, end = later.span()
    if len(digits_of(later.claim.quantity)) < FEWEST_DIGITS or is_of_new_time(earlier, later):
        return False
    if any(start <= at < end for at in later.scene.times):
        return False
    if not all(_follows(each.scene.said["of-ours"], each) for each in (earlier, later)):
        return False
    one, two = (NOUNS.match(each.behind()) for each in (earlier, later))
    if one is None or two is None or one["first"].lower() != two["first"].lower():
        return False
    return names(later.clause(), rules) <= names(earlier.scene.text, rules)


def _is_price_of_one(earlier: Known, later: Known, rules: RetellingRules) -> bool:
    """True for $421 and $412 per property, in sentences that have much else in common."""
    one, two = _each_of(earlier), _each_of(later)
    first, second = earlier.claim.quantity, later.claim.quantity
    if len(digits_of(first)) < FEWEST_DIGITS or first.unit != second.unit:
        return False
    noun = first.unit.partition("/")[2]
    told = bool(one) and one == two
    if not noun and not told:
        return False
    own, said = (told_words(each.scene.text, rules) for each in (later, earlier))
    apart = any(
        own & group and said & group and not own & said & group for group in rules.contrasts
    )
    shared = len(own & said) + bool(noun)
    return not apart and shared >= SHARED and not is_of_new_time(earlier, later)


def _repeat(earlier: Known, later: Known) -> Repeat:
    return Repeat(
        language="en",
        cue=later.claim.indicator or earlier.claim.indicator,
        earlier=earlier.claim,
        later=later.claim,
        kind="headline" if earlier.scene.statement.heading else "text",
    )
