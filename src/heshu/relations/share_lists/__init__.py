"""Lists of shares of one whole: 甲占15%，乙占62%，丙占23% -> the shares, whether any is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.relations import ShareList
from heshu.relations.labels import Label, labels
from heshu.relations.names_ahead import with_names_ahead
from heshu.relations.parts.divisions import completes, divides
from heshu.relations.scene import LEVEL, PERCENT, TIME, Scene
from heshu.relations.share_lists.bands import shares_of_bands
from heshu.relations.share_lists.closing import (
    ends_before,
    is_of_another_whole,
    up_to_all,
    without_a_verb_of_its_own,
)
from heshu.relations.share_lists.complete import (
    OPEN_BEHIND,
    are_all_told,
    are_rates,
    is_completed_by_a_fraction,
    is_open,
    may_be_of_one_whole,
    may_overlap,
    of_several_times,
    reaches_up_twice,
    spans_a_scale,
)
from heshu.relations.share_lists.rules import ShareListRules
from heshu.relations.share_lists.told import (
    LEAST_SHARES,
    LEAST_UNMARKED,
    are_in_a_row,
    are_its_only_sources,
    are_opinions,
    has_one_answer,
    has_rest,
    is_all_there_is,
    is_dealt_out,
    is_divided,
    is_of_a_norm,
    is_share,
)

FURTHEST = {"zh": 24, "en": 60}
"""Characters between two shares of a list."""
SENTENCE_END = re.compile(r"[。！!？?\n]|\.\s")
BRACKETED = re.compile(r"[（(][^（()）]*[)）]")


def find_share_lists(scene: Scene, rules: ShareListRules) -> Iterator[ShareList]:
    """The lists of shares of a statement."""
    if scene.text.count(PERCENT) < LEAST_SHARES:
        return
    named = [
        _with_name(each, scene, rules)
        for each in labels(scene)
        if scene.text[each.offset] == PERCENT
    ]
    banded = shares_of_bands(scene, named, rules)
    if banded is not None:
        yield banded
        return
    done = -1
    for index, first in enumerate(named):
        if first.offset <= done or is_of_a_norm(first, scene):
            continue
        items = _items(named[index:], scene, rules)
        told = is_share(first, rules, scene) or is_divided(first, scene)
        told = told or are_in_a_row(items, scene)
        told = told or scene.said["only-these"].match(scene.text, items[-1].offset + 1) is not None
        told = told or are_its_only_sources(items, scene)
        told = told or is_dealt_out(items, scene)
        told = told or scene.said["wholly-of"].search(scene.text, 0, first.offset) is not None
        if not (told or is_all_there_is(items, named, scene)):
            continue
        done = items[-1].offset
        found = _list(items, scene, rules)
        if found is not None:
            yield found


def _with_name(label: Label, scene: Scene, rules: ShareListRules) -> Label:
    """The label of a share in brackets, which is named before them: coal (45%), gas (30%)."""
    if label.before or scene.statement.language != "en":
        return label
    found = rules.name_before.search(scene.text, 0, label.offset)
    return replace(label, before=found["name"].strip()) if found else label


def _items(named: Sequence[Label], scene: Scene, rules: ShareListRules) -> list[Label]:
    """The shares that go on from the first one."""
    items = [named[0]]
    base, first = _base(named[0], rules), named[0].offset
    for label in named[1:]:
        raw = scene.text[items[-1].offset + 1 : label.offset]
        between = scene.said["thought-of"].sub("", BRACKETED.sub("", raw))
        if scene.statement.language == "en":
            between = scene.said["source-in-a-list"].sub("", between)
        coming = scene.said["coming"].search(scene.text, 0, named[0].offset)
        if coming or is_divided(named[0], scene):
            between = scene.said["source-of-share"].sub("", between)
        if len(items) == 1:
            between = scene.said["time-of-whole"].sub("", between)
        if len(between) > FURTHEST[scene.statement.language] or TIME in between:
            break
        if SENTENCE_END.search(between) or rules.ends.search(between):
            break
        if scene.said["share-of-some"].search(between):
            break
        if scene.said["nested-holders"].search(scene.text, items[-1].offset + 1, label.offset):
            break
        if LEVEL in between and not rules.item.search(label.before):
            break
        other = _base(label, rules)
        if other and (other != base if base else is_of_another_whole(scene, other, first)):
            break
        if ends_before(scene, between) and not _ends_opinions(scene, [*items, label]):
            break
        base = base or other
        items.append(label)
    return without_a_verb_of_its_own(scene, up_to_all(scene, items))


def _ends_opinions(scene: Scene, items: Sequence[Label]) -> bool:
    """True for "52% voted in favour and 37% against, while 16% abstained": none has another view."""
    return scene.statement.language == "en" and are_opinions(items, scene)


def _base(label: Label, rules: ShareListRules) -> str:
    """What a share is said to be a share of."""
    found = rules.base.search(label.before) or rules.base.search(label.after)
    return found["base"].strip().lower() if found else ""


def _list(items: list[Label], scene: Scene, rules: ShareListRules) -> ShareList | None:
    """The relation, if the shares are of one whole and do not overlap."""
    if len(items) < LEAST_SHARES:
        return None
    start, end = items[0].offset, items[-1].offset + 1
    behind = min(end + OPEN_BEHIND, len(scene.text))
    single = has_one_answer(scene, end)
    opinions, rest = are_opinions(items, scene), has_rest(items, scene)
    rest = rest and PERCENT not in scene.text[:start]  # 46% are ours, 31% theirs, the rest 23%
    if rules.cautions.doubts(scene) or not opinions and rules.cautions.forbid(scene, 0, end):
        return None  # 52% would vote for it: an opinion is held, whatever it is about
    divided = divides(with_names_ahead(items, scene), None, scene, rules.divisions)
    said = single or opinions or rest
    said = said or (divided and len(items) >= LEAST_UNMARKED)  # more orders, as many, fewer
    if not said and (rules.survey.search(scene.text, 0, behind) or may_overlap(scene, start)):
        return None
    complete = (
        divided
        or completes(items, rules.divisions)
        or rest
        or spans_a_scale(items, scene)
        or are_all_told(items, scene, rules)
        or (single and scene.said["none-left"].search(scene.text) is not None)
        or scene.said["only-these"].search(scene.text) is not None
        or scene.said["wholly-of"].search(scene.text, 0, start) is not None
        or is_divided(items[0], scene)
    )
    if of_several_times(items, scene) or are_rates(items, scene):
        return None
    if is_completed_by_a_fraction(items, scene) or reaches_up_twice(items, scene):
        return None
    told = complete or single or opinions or is_dealt_out(items, scene)
    if not told and not may_be_of_one_whole(scene, items, rules):
        return None
    return ShareList(
        cue=items[0].before or items[0].after,
        language=scene.statement.language,
        parts=tuple(item.claim for item in items),
        exhaustive=rest or (complete and not is_open(scene, items, behind, rules)),
    )
