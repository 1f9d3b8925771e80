"""Shares above the whole of what they are a part of: 工业用电量占全社会用电量的118%.

出口额占去年出口额的118% is sound: the base is of another time.
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import LEVEL, PERCENT, TIME, Scene
from heshu.relations.shares.rules import ShareRules

WHOLE_PERCENT = 100
OF_FLOW = "share-of-flow"
"""The pattern of 62%的收入来自海外, which names the whole itself."""


def is_over_whole(claim: Claim) -> bool:
    """True for a percentage above 100."""
    quantity = claim.quantity
    highest = quantity.value if quantity.value is not None else quantity.high
    return quantity.kind == "percent" and highest is not None and highest > WHOLE_PERCENT


def shares_above_whole(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """Shares above 100 %, unless their base may be another quantity than their own whole."""
    yield from _of_own_noun(scene, rules, used)
    yield from _of_whole_before(scene, rules, used)
    for match in matches(rules.alone, scene):
        share = match.claim("share")
        if share is None or share.start in used or not is_over_whole(share):
            continue
        used.add(share.start)
        if rules.cautions.forbid(scene, match.start, match.end):
            continue
        if scene.said["equal-to"].search(scene.statement.text, 0, share.start):
            continue
        yield Share(
            cue=match.cue, language=scene.statement.language, share=share,
            may_exceed_whole=match.rule.name != OF_FLOW and _may_exceed_whole(match, rules),
        )  # fmt: skip


def _may_exceed_whole(match: Match, rules: ShareRules) -> bool:
    """True where the base may be another quantity, and not all of what the share is a part of."""
    near, text = _around(match), match.scene.text
    if rules.words.other_time.search(near):
        return True
    whole = rules.words.own_whole.search(near) and not rules.words.may_exceed.search(near)
    if match.scene.statement.language == "zh":
        added = match.scene.said["value-added-in-product"].search(text, 0, match.end)
        return bool(rules.other_base.search(near)) and not whole and added is None
    subject = CLAUSE_BREAK.split(text[: match.start])[-1] or text[: match.start]
    if match.scene.said["part-of-no-whole"].search(f"{subject} / {near}"):
        return True  # staff costs accounted for 104 percent of the club's revenue
    return bool(rules.other_base.search(near)) and not whole


def _around(match: Match) -> str:
    """The words in which the base of a share stands: in English only in its own clause."""
    text = match.scene.text
    if match.scene.statement.language == "zh":
        behind = CLAUSE_BREAK.split(text[match.end : match.end + 12])[0]
        return text[max(match.start - 12, 0) : match.end] + behind
    behind = text[match.end : match.end + REACH]
    return text[match.start : match.end] + re.split("[,;.]", behind)[0]


REACH = 80
"""Characters of a clause behind a share in which its base stands."""


OWN_NOUN = 3
"""Characters at the end of a base that make it the whole of what is called so before."""


def _of_own_noun(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """工业用电量88亿千瓦时，占全社会用电量的118%: more than all of what it is a part of."""
    if scene.statement.language != "zh":
        return
    for found in rules.words.of_noun.finditer(scene.text):
        share = scene.claims[found.end() - 1]
        if (
            share.start in used
            or not is_over_whole(share)
            or not _of_same_noun(scene, found, rules)
        ):
            continue
        used.add(share.start)
        if not rules.cautions.forbid(scene, found.start(), found.end()):
            yield Share(
                cue=scene.text[found.start() : found.end("base")].replace(TIME, ""), language="zh", share=share,
                may_exceed_whole=False,
            )  # fmt: skip


def _of_same_noun(scene: Scene, found: re.Match[str], rules: ShareRules) -> bool:
    """True if what has a share is called as what it is a share of, of the same time.

    直销渠道收入占公司主营业务收入的112%; 今年的收入占去年收入的112% is no share.
    """
    base = _base_of_its_time(scene, found, rules)
    if rules.words.last.search(base):
        return False
    noun = rules.words.label_end.sub("", base)
    before = scene.text[max(0, found.start() - OWN_REACH) : found.start()]
    subject = CLAUSE_BREAK.split(FIGURE_OF_PART.sub("", before))[-1]
    if not noun:
        return rules.words.days.search(base) is not None
    if rules.words.days.fullmatch(noun):
        return True
    if rules.words.crossing.search(noun) or rules.words.other_period.search(subject):
        return False
    part = rules.words.label_end.sub("", subject)
    named_so = part.endswith(rules.words.base_filler.sub("", noun)[-SHORT_NOUN:])
    if named_so and rules.words.flow.search(noun):
        return True
    if any(kind.search(part) and kind.search(noun) for kind in _flows_alike(scene)):
        return True
    return (
        len(noun) >= OWN_NOUN
        and noun[-OWN_NOUN:] in before
        and not rules.words.last_base.search(noun)
    )


def _flows_alike(scene: Scene) -> tuple[re.Pattern[str], ...]:
    """Nouns of one kind of flow: 销售额 of an area is a part of the 营业收入 of a company."""
    return scene.said["takings"], scene.said["freight"], scene.said["attendance"]


def _of_whole_before(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """公司营业收入里，海外业务的份额为103.5%: the whole stands in front of the part."""
    for found in scene.said["share-within"].finditer(scene.text):
        share, printed = scene.claims.get(found.end() - 1), found[0]
        if share is None or share.start in used or not is_over_whole(share):
            continue
        if rules.words.may_exceed.search(printed) or rules.words.crossing.search(printed):
            continue
        used.add(share.start)
        if not rules.cautions.forbid(scene, found.start(), found.end()):
            yield Share(
                cue=printed[:-1], language=scene.statement.language, share=share,
                may_exceed_whole=False,
            )  # fmt: skip


def _base_of_its_time(scene: Scene, found: re.Match[str], rules: ShareRules) -> str:
    """The base without the 全年 of 占全年总天数, which is the time of the part as well."""
    kept = []
    for offset in range(*found.span("base")):
        mention = scene.times.get(offset)
        whole = mention is not None and rules.words.whole_time.fullmatch(mention.text)
        kept.append("" if whole else scene.text[offset])
    return scene.said["share-verb-end"].sub("", "".join(kept))


CLAUSE_BREAK = re.compile(rf"[，,；;。：:、（()）{PERCENT}{LEVEL}]")
FIGURE_OF_PART = re.compile(rf"[{LEVEL}][，,]$")
"""The figure of a part between its noun and its share: 贡献收入4.2亿元，占公司收入的17%."""
SHORT_NOUN = 2
OWN_REACH = 40
