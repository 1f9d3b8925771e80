"""Chinese figures told again whose digits look like a slip of one another: 2478米 and 2748米.

昆河大桥全长2478米 and, below, 作为控制性工程，昆河大桥全长2748米: the words in front of both end alike,
and what is left of them is no other owner. That alone would pair the figures of a list, so that the
digits must be those of a slip as well, as figures of different things seldom are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Statement
from heshu.model.intervals import lenient
from heshu.model.relations import Repeat
from heshu.relations.changes import comparable
from heshu.relations.repeats.alike import agree
from heshu.relations.repeats.naming import CLAUSE_STOP, is_led, period_of
from heshu.relations.repeats.rules import RepeatRules
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import FIGURES, TIME, Scene
from heshu.relations.vocabulary import Vocabulary

NEAR, FAR = 8, 60
"""Statements that a figure of the running text, and one of a headline or summary, reaches."""
MOST_VALUES = 4
"""More different values of one noun are a series."""
SHORTEST = {False: 3, True: 2}
"""Characters in which two names end alike: in the running text, and below a headline or summary."""
SURE = 4
"""The same where only one of both prints what is counted: 开放床位1620张仍显紧张."""
UNFIT = frozenset({"ratio", "rank", "multiple", "index", "age", "percentage-point"})
BEHIND = re.compile(r"\s?[\u4e00-\u9fff]{0,4}")


class Told(Struct, frozen=True, kw_only=True):
    """A figure with the words that say what it is."""

    claim: Claim
    index: int
    name: str
    """The words of the clause in front, without scope, times and filler."""
    behind: str
    """What is counted, where the figure is a count."""
    period: str
    statement: Statement
    summary: bool
    owner: str
    """Empty for 我市 and 全市, which are that of the document."""
    lone: bool
    """Of a headline: its figure is printed nowhere else."""
    refers: bool
    """Its owner is named before by 该项目 or 其."""
    led: bool
    """Its sentence has a clause before that of the figure."""
    said: Vocabulary
    """The phrases of its language."""


def told_again(
    scenes: Sequence[Scene], rules: RepeatRules, summaries: frozenset[int], taken: frozenset[str]
) -> Iterator[Repeat]:
    """Pairs of claims of one name whose digits look like a slip; none of those `taken`."""
    groups: dict[tuple[str, str, str, str], list[Told]] = defaultdict(list)
    lone = _printed_once(scenes)
    for index, scene in enumerate(scenes):
        if scene.statement.language == "zh" and not scene.statement.cells:
            for told in _told_in(scene, rules, index, lone, summary=index in summaries):
                quantity = told.claim.quantity
                key = (quantity.unit, quantity.kind, told.claim.change, told.name[-1:])
                groups[key].append(told)
    for group in groups.values():
        yield from _pairs(group, taken)


def _pairs(group: Sequence[Told], taken: frozenset[str]) -> Iterator[Repeat]:
    seen: set[Decimal | None] = set()
    for number, later in enumerate(group):
        value = later.claim.quantity.value
        known = value in seen
        seen.add(value)
        if known or later.claim.id in taken:
            continue
        earlier = next(
            (each for each in _within_reach(group, number) if _is_one_figure(each, later)), None
        )
        if earlier is not None and not _is_confirmed(group, earlier, later):
            yield Repeat(
                language="zh",
                cue=later.name,
                earlier=earlier.claim,
                later=later.claim,
                kind=_kind(earlier, later),
                uncertain=_is_uncertain(earlier, later),
            )


def _within_reach(group: Sequence[Told], number: int) -> Iterator[Told]:
    """What was told before, the nearest first, as far back as anything is told again."""
    last = group[number].index
    for at in range(number - 1, -1, -1):
        if last - group[at].index > FAR:
            return
        yield group[at]


def _kind(earlier: Told, later: Told) -> Literal["text", "headline", "summary"]:
    if earlier.statement.heading:
        return "headline"
    return "summary" if earlier.summary != later.summary else "text"


def _printed_once(scenes: Sequence[Scene]) -> frozenset[str]:
    """The figures of headlines whose value stands nowhere else, by their ids."""
    claims = [(scene, claim) for scene in scenes for claim in scene.claims.values()]
    times = Counter((claim.quantity.unit, claim.quantity.value) for _, claim in claims)
    return frozenset(
        claim.id
        for scene, claim in claims
        if scene.statement.heading and times[claim.quantity.unit, claim.quantity.value] == 1
    )


def _told_in(
    scene: Scene, rules: RepeatRules, index: int, lone: frozenset[str], *, summary: bool
) -> Iterator[Told]:
    """The figures of a statement that have a name, each name once."""
    if not scene.claims or rules.cautions.doubts(scene):
        return
    for offset, claim in scene.claims.items():
        name = _name(scene, offset, claim, rules)
        if len(name) < min(SHORTEST.values()) or not _may_be_told(scene, offset, claim, rules):
            continue
        counted = claim.quantity.kind == "count"
        behind = BEHIND.match(scene.text, offset + 1) if counted else None
        yield Told(
            claim=claim,
            index=index,
            name=name,
            behind=behind[0].strip() if behind else "",
            period=period_of(claim, scene.statement),
            statement=scene.statement,
            summary=summary,
            owner="" if rules.scope.fullmatch(claim.entity) else claim.entity,
            lone=claim.id in lone,
            refers=scene.said["refers-to-it"].search(_clause(scene, offset)) is not None,
            led=is_led(scene.text[:offset], scene.said),
            said=scene.said,
        )


def _clause(scene: Scene, offset: int) -> str:
    """The clause in front of a figure, without times."""
    clause = CLAUSE_STOP.split(scene.text[:offset].replace(TIME, ""))[-1]
    return scene.said["counted-up-to"].sub("", clause)


def _may_be_told(scene: Scene, offset: int, claim: Claim, rules: RepeatRules) -> bool:
    """False for a plan, a part, a former figure and what is known to be another one."""
    quantity = claim.quantity
    if not claim.id or claim.repeat_of or quantity.kind in UNFIT or quantity.value is None:
        return False
    if claim.modality != "stated" or claim.change == "from":
        return False
    said = scene.said
    before = said["per-unit"].sub("", said["ranked"].sub("", scene.text[:offset]))
    clause = CLAUSE_STOP.split(before)[-1]
    return not rules.revised.search(before) and not said["another-figure"].search(clause)


def _name(scene: Scene, offset: int, claim: Claim, rules: RepeatRules) -> str:
    """固定资产投资 of 全市完成固定资产投资; the indicator where the clause has nothing but a verb."""
    clause = _clause(scene, offset)
    if scene.statement.heading:
        clause = clause.split(" ")[-1]
    pieces = re.split(f"[{FIGURES}]", clause)
    bare = rules.links.sub("", pieces[-1].strip())
    words = pieces[-1] if len(bare) > 1 else "".join(pieces)  # 调查覆盖28个县的1680户
    if claim.change.endswith("-by"):
        words = claim.indicator
    words = rules.links.sub("", words.strip())
    bare = rules.scope.sub("", words)
    name = scene.said["filler-of-a-name"].sub("", bare)
    for one, other in rules.synonyms.items():
        name = name.replace(one, other)
    short = scene.said["sum-of"].sub("", name)
    return short if len(short) > 1 else name


def _is_one_figure(earlier: Told, later: Told) -> bool:
    """True if names end alike, nothing keeps them apart, and the digits look like a slip."""
    one, two = earlier.claim, later.claim
    if later.statement.heading or earlier.statement is later.statement:
        return False
    summed = earlier.statement.heading or earlier.summary != later.summary
    if later.index - earlier.index > (FAR if summed else NEAR):
        return False
    if not _is_slip(earlier, later) or not comparable(one, two):
        return False
    if lenient(one.quantity).meets(lenient(two.quantity)) or one.basis != two.basis:
        return False
    if one.speaker != two.speaker and one.speaker and two.speaker:
        return False
    if later.refers and not summed and (later.led or later.index - earlier.index > 1):
        return False  # 城西水厂签约，该项目总投资21亿元 speaks of another project
    if not agree(earlier.period, later.period) or not agree(earlier.behind, later.behind):
        return False
    return _of_one_name(earlier, later, summed=summed)


def _is_slip(earlier: Told, later: Told) -> bool:
    """True if the digits look like a slip; two digits do beside a headline with the same name.

    一季度GDP增长5.3% above 一季度国内生产总值增长5.8%, where 5.3% stands nowhere else.
    """
    slip = slip_between(earlier.claim.quantity, later.claim.quantity)
    alike = earlier.lone and (earlier.name, earlier.period) == (later.name, later.period)
    return slip is Slip.LIKELY or (slip is Slip.POSSIBLE and alike)


def _of_one_name(earlier: Told, later: Told, *, summed: bool) -> bool:
    """True if both names end alike and what is left of one is told in the sentence of the other."""
    alike = _alike(earlier.name, later.name)
    shortest = SHORTEST[summed] if earlier.behind == later.behind else SURE
    if alike < shortest and not (alike and earlier.name == later.name and earlier.behind):
        return False
    mine, yours = earlier.name[:-alike], later.name[:-alike]
    if summed:
        mine, yours = (later.said["general-noun"].sub("", each) for each in (mine, yours))
    if mine and yours:
        return mine in later.statement.text and yours in earlier.statement.text
    if earlier.lone and not mine and alike >= SURE:
        return True  # 城区新建停车泊位3200个 above 市城管局在城区新建停车泊位2300个
    more = mine + yours
    elsewhere = mine in later.statement.text and yours in earlier.statement.text
    if summed:  # 人口普查登记常住人口 where the body begins with 普查结果显示
        elsewhere |= set(mine) <= {*later.statement.text} and set(yours) <= {
            *earlier.statement.text
        }
    adverb = (
        summed
        and len(more) <= LONGEST_ADVERB
        and (earlier.lone or not later.said["tells-names-apart"].search(more))
    )
    if not elsewhere and not adverb:
        return False  # 公司营业收入 is not 子公司营业收入
    return _owner_agrees(earlier, later) or (summed and not (mine or yours))


LONGEST_ADVERB = 2


def _alike(one: str, other: str) -> int:
    """The characters in which two names end alike."""
    pairs = enumerate(zip(reversed(one), reversed(other), strict=False))
    shorter = min(len(one), len(other))
    return next((number for number, (mine, yours) in pairs if mine != yours), shorter)


def _owner_agrees(earlier: Told, later: Told) -> bool:
    """True unless the figures have owners of different names."""
    one, two = earlier.owner, later.owner
    if not one or not two or one in two or two in one:
        return True
    return one in later.statement.text or two in earlier.statement.text


def _is_confirmed(group: Sequence[Told], earlier: Told, later: Told) -> bool:
    """True if the text has either figure elsewhere too, or many figures of that name."""
    alike = [each for each in group if each.name.endswith(earlier.name) and each is not earlier]
    if earlier.lone and earlier.name != later.name and len(alike) > 1:
        return True  # 东城区新建停车泊位2300个，西城区新建停车泊位900个
    values = {each.claim.quantity.value for each in group if each.name[-2:] == later.name[-2:]}
    if len(values) > MOST_VALUES:
        return True
    first = earlier.claim.quantity.value
    return any(claim.quantity.value == first for claim in later.statement.claims)


def _is_uncertain(earlier: Told, later: Told) -> bool:
    """True unless name, owner and time are said alike."""
    if earlier.statement.heading:
        return False
    if earlier.name != later.name:
        return True
    one, two = earlier.claim.entity, later.claim.entity
    return bool(one) != bool(two) or earlier.period != later.period
