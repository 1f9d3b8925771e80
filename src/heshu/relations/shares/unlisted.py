"""Rates that no list names, found by how the sentence is built: 手术2000例，感染18例，感染率为9‰.

The rate is named after what its numerator did (感染), or stands behind "of 1,500 tested, 1,470 ...".
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.relations.changes import comparable
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, Scene
from heshu.relations.shares.rules import ShareRules

BETWEEN = rf"[^,.;:{FIGURES}]"
NAME = r"(?:for |giving |making |which is |with )?an?\s(?P<name>[a-z -]{0,30}?)"
ENGLISH = (
    re.compile(
        rf"\b(?:of|out of|among)\s{BETWEEN}{{0,20}}(?P<whole>[{LEVEL}]){BETWEEN}{{1,50}},"
        rf"{BETWEEN}{{1,20}}(?P<part>[{LEVEL}]){BETWEEN}{{1,60}},\s{NAME}\b(?:rate|percentage)\s"
        rf"of\s(?:about\s|just\s|only\s)?(?P<share>[{PERCENT}])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<part>[{LEVEL}]){BETWEEN}{{0,20}}\s(?:of|out of)\s{BETWEEN}{{0,15}}(?P<whole>[{LEVEL}])"
        rf"{BETWEEN}{{1,60}},\s{NAME}\b(?:rate|percentage)\sof\s(?:about\s|just\s|only\s)?"
        rf"(?P<share>[{PERCENT}])",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?:tested|inspected|sampled|checked|examined|planted|issued|mailed|sent|surveyed|screened|"
        rf"polled|invited|audited|reviewed)\s{BETWEEN}{{0,20}}(?P<whole>[{LEVEL}]){BETWEEN}{{1,50}},?\s"
        rf"(?:and|of which|of whom)\s{BETWEEN}{{0,12}}(?P<part>[{LEVEL}]){BETWEEN}{{1,50}},\s{NAME}\b"
        rf"(?:rate|percentage)\sof\s(?:about\s|just\s|only\s)?(?P<share>[{PERCENT}])",
        re.IGNORECASE,
    ),
)
"""Of 1,500 samples tested, 1,470 met the standard, a pass rate of 98%."""
OF_THE_OTHERS = re.compile(
    "fail|drop|vacan|unemploy|fatal|mortal|death|loss|defect|error|no-show|absen|reject|miss|growth"
    "|annual|interest|tax|discount|national|average|record|target|churn|refus",
    re.IGNORECASE,
)
"""Rates that may be of those whom the sentence does not count, or of no count at all."""
CHINESE = re.compile(
    rf"(?:^|[，；。：、（])[\u4e00-\u9fff]{{0,3}}?(?P<noun>[\u4e00-\u9fff]{{2,3}})率(?:为|达到|达|是|约|仅|只有|高|就|已|在)*(?P<share>[{PERCENT}])"
)
NO_PART = re.compile(
    "增长|增速|利润|毛利|净利|收益|回报|周转|负债|出生|死亡|人口|失业|城镇化|城市化|贡献|产销|汇|税|费|息"
    "|抚养|换手|渗透|占有|增幅|降幅|同比|环比|平均|全国|全省|去年|上年|同期|目标|不|未|非|总体|空置|患病|应|的"
)
"""Names of rates whose base or numerator is another than the figures printed, or that are none."""
INHABITANTS = re.compile("人口|常住|户籍|居民")
"""全县常住人口50000人，参保46000人，参保率99% is of those who had to be insured."""
CLAUSE = re.compile("[^，；。：、,;]+")
PAIR = 2


def shares_of_unlisted_rates(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """The rates of a statement that are tied to both their figures by its build."""
    if PERCENT not in scene.text:
        return
    found = _chinese(scene) if scene.statement.language == "zh" else _english(scene)
    for cue, share, part, whole in found:
        if share.start in used or not comparable(part, whole) or share.change.endswith("-by"):
            continue
        if rules.cautions.forbid(scene, 0, len(scene.text)):
            return
        used.add(share.start)
        yield Share(
            cue=cue, language=scene.statement.language, share=share, part=part, whole=whole,
            rate=True,
        )  # fmt: skip


Rate = tuple[str, Claim, Claim, Claim]


def _english(scene: Scene) -> Iterator[Rate]:
    for found in (each for pattern in ENGLISH for each in pattern.finditer(scene.text)):
        claims = [scene.claims.get(found.start(name)) for name in ("share", "part", "whole")]
        share, part, whole = claims
        if share is None or part is None or whole is None or OF_THE_OTHERS.search(found["name"]):
            continue
        yield f"{found['name']}rate", share, part, whole


def _chinese(scene: Scene) -> Iterator[Rate]:
    """感染18例 is the numerator of 感染率, the only other count before it the base."""
    for found in CHINESE.finditer(scene.text):
        share, noun = scene.claims.get(found.start("share")), found["noun"]
        if share is None or NO_PART.search(found[0]):
            continue
        counts = [
            (at, claim)
            for at, claim in scene.claims.items()
            if at < found.start("noun") and claim.quantity.kind == "count"
        ]
        if len(counts) != PAIR:
            continue
        told = [noun[-2:] in _clause(scene, at) for at, _ in counts]
        (at, base), (_, part) = counts if told == [False, True] else counts[::-1]
        if INHABITANTS.search(_clause(scene, at)):
            continue
        if told.count(True) == 1 and (part.quantity.value or 0) <= (base.quantity.value or 0):
            yield noun + "率", share, part, base


def _clause(scene: Scene, offset: int) -> str:
    """The clause around a figure; one that denies its verb (不合格30批次) says nothing of it."""
    clauses = CLAUSE.finditer(scene.text)
    clause = next((each[0] for each in clauses if each.start() <= offset < each.end()), "")
    return "" if re.search("[不未没非]", clause) else clause
