"""A figure of a Chinese document with the words that say what it is, in front of it and behind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Statement
from heshu.relations.repeats.naming import CLAUSE_STOP, is_label, is_led, period_of
from heshu.relations.repeats.rules import RepeatRules
from heshu.relations.scene import FIGURES, TIME, Scene
from heshu.relations.summaries import Summaries
from heshu.relations.vocabulary import Vocabulary

UNFIT = frozenset({"ratio", "rank", "multiple", "index", "age", "percentage-point"})
BEHIND = re.compile(r"\s?[\u4e00-\u9fff]{0,4}")
OPENED = re.compile(rf"[{FIGURES}][！!，：—]+\s*")
AFTER = re.compile(r"[\u4e00-\u9fff]{0,10}")
TWICE = 2
"""One figure that is so many times another one is not told of the same."""


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
    single: bool
    """The same, or of a summary."""
    refers: bool
    """Its owner is named before by 该项目 or 其."""
    led: bool
    """Its sentence has a clause before that of the figure."""
    said: Vocabulary
    """The phrases of its language."""
    after: str = ""
    """The words right behind the figure, as far as they are Chinese."""
    planned: bool = False
    """It is planned, revised or one of several: only a headline may tell it as a plain fact."""
    before: str = ""
    """The masked words of its sentence in front of it."""
    label: str = ""
    """What its sentence or section is headed by, if that is an owner: 东河镇."""
    attributive: bool = False
    """The words in front are joined to those behind by 的: 倒塌的241间房屋."""


def printed_once(scenes: Sequence[Scene], summaries: Summaries) -> frozenset[str]:
    """The figures of headlines and summaries whose value stands nowhere else, by their ids."""
    claims = [(scene, claim) for scene in scenes for claim in scene.claims.values()]
    times = Counter((claim.quantity.unit, claim.quantity.value) for _, claim in claims)
    return frozenset(
        claim.id
        for index, scene in enumerate(scenes)
        if scene.statement.heading or index in summaries
        for claim in scene.claims.values()
        if times[claim.quantity.unit, claim.quantity.value] == 1
    )


def told_in(
    scene: Scene, rules: RepeatRules, index: int, lone: frozenset[str], *, summary: bool
) -> Iterator[Told]:
    """The figures of a statement that may be told again; the names of some are empty."""
    if not scene.claims or rules.cautions.doubts(scene):
        return
    for offset, claim in scene.claims.items():
        name = _name(scene, offset, claim, rules)
        if not _may_be_told(scene, offset, claim, rules):
            continue
        counted = claim.quantity.kind == "count"
        after = AFTER.match(scene.text, offset + 1)
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
            lone=claim.id in lone and scene.statement.heading,
            single=claim.id in lone,
            refers=scene.said["refers-to-it"].search(_clause(scene, offset)) is not None,
            led=is_led(scene.text[:offset], scene.said),
            said=scene.said,
            planned=_is_planned(scene, offset, claim, rules),
            after=after[0] if after else "",
            before=scene.text[:offset],
            attributive=scene.said["attributive"].search(scene.text, 0, offset) is not None,
        )


def _clause(scene: Scene, offset: int) -> str:
    """The clause in front of a figure, without times."""
    clause = CLAUSE_STOP.split(scene.text[:offset].replace(TIME, ""))[-1]
    return scene.said["counted-up-to"].sub("", clause)


def _may_be_told(scene: Scene, offset: int, claim: Claim, rules: RepeatRules) -> bool:
    """False for a part, a former figure and what is known to be another one."""
    quantity = claim.quantity
    if not claim.id or claim.repeat_of or quantity.kind in UNFIT or quantity.value is None:
        return False
    if claim.change == "from" or is_label(claim, scene.statement, rules.measures):
        return False
    clause = CLAUSE_STOP.split(_before(scene, offset))[-1]
    return not scene.said["another-figure"].search(clause)


def _before(scene: Scene, offset: int) -> str:
    """The words in front of a figure, without ranks and what it is for each of."""
    said = scene.said
    return said["per-unit"].sub("", said["ranked"].sub("", scene.text[:offset]))


def _is_planned(scene: Scene, offset: int, claim: Claim, rules: RepeatRules) -> bool:
    """True for a plan, a revision or one of several; 全长2530米的大桥将连接两岸 foretells no length."""
    stated = claim.modality == "stated" or scene.text.startswith("的", offset + 1)
    return not stated or rules.revised.search(_before(scene, offset)) is not None


def _name(scene: Scene, offset: int, claim: Claim, rules: RepeatRules) -> str:
    """固定资产投资 of 全市完成固定资产投资; the indicator where the clause has nothing but a verb."""
    clause = _clause(scene, offset)
    if scene.statement.heading:
        clause = clause.split(" ")[-1]
    if not _is_one_of_several(scene, claim):
        clause = scene.said["in-so-many-places"].sub("", clause)
    pieces = re.split(f"[{FIGURES}]", clause)
    bare = rules.links.sub("", pieces[-1].strip())
    words = pieces[-1] if len(bare) > 1 else "".join(pieces)  # 调查覆盖28个县的1680户
    if claim.change.endswith("-by"):
        words = claim.indicator
    return _tidy(words, scene, rules)


def _is_one_of_several(scene: Scene, claim: Claim) -> bool:
    """True for the 230户 of 在三个乡镇调查230户，在两个街道调查90户: a part of all that were asked."""
    units = [each.quantity.unit for each in scene.claims.values()]
    return units.count(claim.quantity.unit) > 1


def _tidy(words: str, scene: Scene, rules: RepeatRules) -> str:
    """A name without scope, filler and what links it with its figure."""
    words = rules.links.sub("", words.strip())
    bare = rules.scope.sub("", words)
    name = scene.said["filler-of-a-name"].sub("", bare)
    for one, other in rules.synonyms.items():
        name = name.replace(one, other)
    short = scene.said["sum-of"].sub("", name)
    return short if len(short) > 1 else name


def behind_figure(scenes: Sequence[Scene], index: int, told: Told, rules: RepeatRules) -> Told:
    """4.2亿元！古城春节假期旅游收入创新高: what the figure at the head of a headline is of.

    It stands behind the mark, which may end a sentence; any other figure is left as it is.
    """
    scene = scenes[index]
    opened = OPENED.match(scene.text)
    if not told.lone or opened is None or scene.claims.get(0) is not told.claim:
        return told
    rest, following = scene.text[opened.end() :], scenes[index + 1 : index + 2]
    if not rest and following and following[0].statement.heading:
        rest = following[0].text
    tail = scene.said["headline-tail"].search(rest)
    words = CLAUSE_STOP.split(rest[: tail.start()] if tail else "")[-1].replace(TIME, "")
    if not words or any(symbol in words for symbol in FIGURES):
        return told
    return replace(told, name=_tidy(words, scene, rules), behind="", after="")


def within_reach(group: Sequence[Told], number: int, reach: int) -> Iterator[Told]:
    """What was told before, the nearest first, so many statements back."""
    last = group[number].index
    for at in range(number - 1, -1, -1):
        if last - group[at].index > reach:
            return
        yield group[at]
