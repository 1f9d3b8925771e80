"""Shares that name their whole by its noun: 森林面积186万亩，占国土面积的62%，国土面积300万亩."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model import lazy_re as re
from heshu.model.relations import Share
from heshu.relations.changes import comparable
from heshu.relations.labels import Label, labels
from heshu.relations.scene import LEVEL, TIME, Scene
from heshu.relations.shares.rules import ShareRules
from heshu.relations.shares.stated import is_of_wider_place, is_share

LEAST_BASE = 2


def shares_by_base(scene: Scene, rules: ShareRules) -> Iterator[Share]:
    """Shares whose whole stands anywhere in the sentence, found by its noun.

    森林面积186万亩，占国土面积的62%，国土面积300万亩 -> part 186万亩, whole 300万亩.
    """
    if not scene.said["takes-share"].search(scene.text):
        return
    named = labels(scene)
    for index, label in enumerate(named):
        found = rules.words.share_of.search(label.before)
        part = next((e for e in reversed(named[:index]) if scene.text[e.offset] == LEVEL), None)
        if found is None or part is None or not is_share(label.claim):
            continue
        if scene.said["in-turn"].search(label.before):
            continue  # three shares of three years, each of its own whole
        if not _part_of_share(scene, part, label):
            continue
        if _has_other_owner(scene, part, (label.before[: found.start()], found["base"])):
            continue
        told_later = (
            found["base"] in scene.text[label.offset :]
        )  # 占全国人口的27.0%，全国人口14亿人
        if not told_later and is_of_wider_place(
            scene, label.before, label.offset - len(label.before)
        ):
            continue
        whole = _whole_named(named, found["base"], part, scene, rules)
        if whole is not None and not rules.cautions.forbid(scene, part.offset, label.offset):
            yield Share(
                cue=label.before[found.start() : found.end("base")],
                language="zh",
                share=label.claim,
                part=part.claim,
                whole=whole.claim,
                may_exceed_whole=False,
            )


def _part_of_share(scene: Scene, part: Label, share: Label) -> bool:
    """True if the share follows its part in the same sentence, remarks of growth in between."""
    between = scene.text[part.offset + 1 : share.offset]
    ended = END.search(between) or scene.said["of-these"].search(between)
    return not ended and part.claim.change not in BY


def _has_other_owner(scene: Scene, part: Label, share: tuple[str, str]) -> bool:
    """True for 女职工310人，党员占职工总数的42.5%: whose share it is stands before 占, and is no part told.

    `share` holds the words before 占 and the base; what the base says too names nobody.
    """
    owner, base = share
    owner = scene.said["no-owner"].sub("", owner)
    pairs = {owner[at : at + 2] for at in range(len(owner) - 1)}
    own = {pair for pair in pairs if pair not in base}
    clause = scene.text[max(scene.text.rfind(mark, 0, part.offset) for mark in CLAUSE_ENDS) + 1 :]
    clause = clause[: clause.find(LEVEL) + 1] + part.after
    return bool(own) and not any(pair in clause for pair in own)


CLAUSE_ENDS = "，；。：、"
END = re.compile("[。；;：:]")
BY = ("increase-by", "decrease-by")


def _whole_named(
    named: Sequence[Label], base: str, part: Label, scene: Scene, rules: ShareRules
) -> Label | None:
    """The one other figure whose label ends in the base of a share."""
    bare = rules.words.region.sub("", base)
    nouns = [base, bare, rules.words.label_end.sub("", bare), rules.words.base_filler.sub("", bare)]
    nouns.append(rules.words.total_end.sub("", bare))
    for noun in nouns:
        if len(noun) < LEAST_BASE or scene.said["region"].fullmatch(noun):
            continue
        found = [
            label
            for label in named
            if label is not part
            and scene.text[label.offset] == LEVEL
            and not scene.said["of-these"].search(scene.text, part.offset, label.offset)
            and comparable(label.claim, part.claim)
            and _ends_in(label, noun, scene, rules)
        ]
        if noun not in (base, bare):
            found = [label for label in found if not _are_peers(label, part, noun)]
        found = [label for label in found if not _is_next_of_kind(label, part, noun, rules)]
        if found:
            return found[0] if len(found) == 1 else None
    return _whole_of_deed(named, bare, part, scene)


def _whole_of_deed(named: Sequence[Label], base: str, part: Label, scene: Scene) -> Label | None:
    """The 抽检食品1250批次 of 占抽检总数的2.8%: the base says what was done with all that is counted."""
    total = scene.said["total-of-a-deed"].search(base)
    deed = base[: total.start()] if total else ""
    if len(deed) < LEAST_BASE or deed in part.before:
        return None
    found = [
        label
        for label in named
        if deed in label.before
        and scene.text[label.offset] == LEVEL
        and comparable(label.claim, part.claim)
        and label.claim.change not in BY
    ]
    alone = len(found) == 1 and found[0].offset < part.offset
    if not alone or scene.said["of-these"].search(scene.text, 0, part.offset):
        return None  # 全市抽检8000批次，其中乡镇1250批次，不合格35批次，占抽检总数的0.4%
    between = scene.text[found[0].offset + 1 : part.offset]
    return None if {LEVEL, TIME} & {*between} else found[0]


def _ends_in(label: Label, noun: str, scene: Scene, rules: ShareRules) -> bool:
    """True if a label ends in a noun, and that noun is all of it: not 治安和刑事警情 in 刑事警情."""
    words = rules.words.kinds_of.sub("", rules.words.label_end.sub("", label.before))
    one_way = scene.said["trade-one-way"]
    if one_way.search(noun) and not one_way.search(words):
        return False  # 外贸进出口总额 ends in 出口总额 and is more than it
    rest = words.removesuffix(noun)
    return rest != words and not scene.said["joined-before"].search(rest)


def _are_peers(whole: Label, part: Label, noun: str) -> bool:
    """True for 服务类投诉 beside 商品类投诉: one kind is no whole of the other."""
    return all(each.before.endswith(noun) and each.before != noun for each in (whole, part))


def _is_next_of_kind(whole: Label, part: Label, noun: str, rules: ShareRules) -> bool:
    """True for 企业贷款2571亿元，占全部贷款的六成；住户贷款1687亿元: the next kind of what is shared."""
    if whole.offset < part.offset or noun not in part.before:
        return False
    named = rules.words.kinds_of.sub("", rules.words.label_end.sub("", whole.before))
    return rules.words.region.sub("", named.removesuffix(noun)) != ""
