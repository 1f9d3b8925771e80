"""Shares that name their whole by its noun: 森林面积186万亩，占国土面积的62%，国土面积300万亩."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.model import lazy_re as re
from heshu.model.relations import Share
from heshu.relations.changes import comparable
from heshu.relations.labels import Label, labels
from heshu.relations.scene import LEVEL, Scene
from heshu.relations.shares.rules import ShareRules
from heshu.relations.shares.stated import is_share

SHARE_OF = re.compile(
    r"占(?:了|到|据)?(?P<base>[^，,；;。：:、（(]{2,14}?)的?(?:比例|比重|份额)?(?:约|近|为|达|达到|超过|超|已)*$"
)
"""占国土面积的62%: the share names its whole by the noun that stands with it elsewhere."""
BASE_FILLER = re.compile(
    r"总数|总量|总额|总数量|全部|全体|所有|总(?!产|收|投|支)|的|比例|比重|份额"
)
LABEL_END = re.compile(r"(?:为|达到|达|共有|共|是|有|总数|总量|总额|合计|约|数|总计|一共|现有)*$")
TOTAL_END = re.compile(
    "(?:总值|总产值|总额|总量|总数|总规模|合计|规模|数量|总收入|总面积|面积|总人数|总人口|总户数"
    "|总里程|总件数|总产量|总销量)$"
)
"""占出口总值的55%: the whole is called 出口, 占耕地总面积的65% one called 耕地."""
KINDS_OF = re.compile("各[类种级项式]|全部|所有")
"""审结各类案件 is the whole of 占全部审结案件的."""
LEAST_BASE = 2


def shares_by_base(scene: Scene, rules: ShareRules) -> Iterator[Share]:
    """Shares whose whole stands anywhere in the sentence, found by its noun.

    森林面积186万亩，占国土面积的62%，国土面积300万亩 -> part 186万亩, whole 300万亩.
    """
    if scene.statement.language != "zh" or "占" not in scene.text:
        return
    named = labels(scene)
    for index, label in enumerate(named):
        found = SHARE_OF.search(label.before)
        part = next((e for e in reversed(named[:index]) if scene.text[e.offset] == LEVEL), None)
        if found is None or part is None or not is_share(label.claim):
            continue
        if "分别" in label.before or "依次" in label.before:
            continue  # three shares of three years, each of its own whole
        if not _part_of_share(scene, part, label):
            continue
        whole = _whole_named(named, found["base"], part, scene)
        if whole is not None and not rules.cautions.forbid(scene, part.offset, label.offset):
            yield Share(
                cue="占" + found["base"],
                language="zh",
                share=label.claim,
                part=part.claim,
                whole=whole.claim,
                may_exceed_whole=False,
            )


def _part_of_share(scene: Scene, part: Label, share: Label) -> bool:
    """True if the share follows its part in the same sentence, remarks of growth in between."""
    between = scene.text[part.offset + 1 : share.offset]
    return not re.search(r"[。；;：:]|其中", between) and part.claim.change not in BY


BY = ("increase-by", "decrease-by")


def _whole_named(named: Sequence[Label], base: str, part: Label, scene: Scene) -> Label | None:
    """The one other figure whose label ends in the base of a share."""
    bare = REGION.sub("", base)
    nouns = [base, bare, LABEL_END.sub("", bare), BASE_FILLER.sub("", bare)]
    nouns.append(TOTAL_END.sub("", bare))
    for noun in nouns:
        if len(noun) < LEAST_BASE or noun in REGIONS:
            continue
        found = [
            label
            for label in named
            if label is not part
            and scene.text[label.offset] == LEVEL
            and comparable(label.claim, part.claim)
            and KINDS_OF.sub("", LABEL_END.sub("", label.before)).endswith(noun)
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


REGION = re.compile(
    r"^(?:全[国省市县区镇村社球年校厂]|我[国省市县区]|[本该][市县区镇村校厂公司]|公司|其|当年|同期|整个|所有|全部)+的?"
)
"""What stands before the noun of a base and not before the same noun elsewhere: 占全市进出口总额的."""
REGIONS = frozenset(
    "全国 全省 全市 全县 全区 全镇 全村 全球 世界 全年 全州 全盟 全旗 同期 当年".split()
)
