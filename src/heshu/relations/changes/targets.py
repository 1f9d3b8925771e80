"""How much of a target was reached: 全年计划投资80亿元，已完成60亿元，完成率为75%."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Completion
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes.levels import comparable
from heshu.relations.changes.stems import is_known, words_of
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import LEVEL, PERCENT, Scene
from heshu.relations.slots import Rule, compile_patterns

FIGURES_OF_A_TARGET = 3


class TargetRules(Struct, frozen=True):
    """What the finder of targets compiled from a pack."""

    stated: tuple[Rule, ...]
    beyond: tuple[Rule, ...]
    """A target, what was done, and by how much that is more."""
    target: re.Pattern[str] | None
    """Words beside a target in any order; `None` for a language without such a list."""
    reached: re.Pattern[str] | None
    phased: re.Pattern[str]
    """The rate is that of a part of the time: 半年任务, 序时进度."""
    cautions: Cautions


def compile_targets(pack: Pack, cautions: Cautions) -> TargetRules:
    """The rules of a pack for targets."""
    return TargetRules(
        compile_patterns(pack, "completion"),
        compile_patterns(pack, "completion-beyond"),
        _optional(pack, "relation-target-word"),
        _optional(pack, "relation-reached"),
        word_pattern(pack, "relation-phased"),
        cautions,
    )


def _optional(pack: Pack, name: str) -> re.Pattern[str] | None:
    return word_pattern(pack, name) if pack.words_named(name) else None


def find_targets(scene: Scene, rules: TargetRules) -> Iterator[Completion]:
    """Targets of a statement with what was reached and the degree of completion."""
    if PERCENT not in scene.text or len(scene.claims) < FIGURES_OF_A_TARGET:
        return
    used: set[int] = set()
    for match in matches(rules.stated, scene):
        found = _completion(match, rules)
        if found is not None and found.rate.start not in used:
            used.add(found.rate.start)
            yield found
    beyond = list(_beyond(scene, rules))
    if not used and not beyond:
        yield from _by_parts(scene, rules)
    yield from beyond


def _beyond(scene: Scene, rules: TargetRules) -> Iterator[Completion]:
    """秋粮收购指标5.0万吨，实际入库5.6万吨，超额完成12%: the rate of what was done beyond the target."""
    for match in matches(rules.beyond, scene):
        target, actual, rate = match.claim("whole"), match.claim("part"), match.claim("percent")
        if target is None or actual is None or rate is None or not comparable(target, actual):
            continue
        if rules.cautions.forbid(scene, match.start, match.end) or actual.change.endswith("-by"):
            continue
        if (actual.quantity.value or 0) > (target.quantity.value or 0):
            yield Completion(
                cue=match.cue, language=scene.statement.language,
                target=target, actual=actual, rate=rate, beyond=True,
            )  # fmt: skip


BESIDE = 28
"""Masked characters on each side of a figure that say that it is a target."""
AHEAD = 48
"""The same before a figure of English, where the noun and its time stand in between."""


def _by_parts(scene: Scene, rules: TargetRules) -> Iterator[Completion]:
    """One target, one other level and one percentage that says how much was reached."""
    text = scene.text
    if rules.target is None or rules.reached is None or text.count(PERCENT) != 1:
        return
    ahead = scene.said["target-ahead"]
    if not (rules.target.search(text) or ahead.search(text)) or rules.cautions.doubts(scene):
        return
    at = text.index(PERCENT)
    if not rules.reached.search(text, max(at - BESIDE, 0), at + BESIDE):
        return
    if scene.said["rate-of-another"].search(text) or scene.said["rate-of-then"].search(text, at):
        return
    if scene.said["rate-of-the-time"].match(text, at + 1):
        return  # with 60% of the season over
    beyond = scene.said["rate-beyond-the-target"].search(text, 0, at)
    if _is_phased(text.replace(beyond[0], "") if beyond else text, rules):
        return
    pair = _target_and_level(scene, rules.target)
    if pair is None:
        return
    target, actual = pair
    if actual.change.endswith("-by") and not _is_targeted(scene, target, actual):
        return
    if scene.statement.language == "zh" and not _is_completed(scene, actual, at, beyond):
        return
    if _of_another_span(scene, scene.offset(target), max(at - BESIDE, 0), at):
        return
    if _is_of_another_noun(scene, at, rules):
        return
    if _is_of_another_target(scene, target, actual, scene.claims[at]):
        return
    yield Completion(
        cue=scene.claims[at].quantity.text,
        language=scene.statement.language,
        target=target,
        actual=actual,
        rate=scene.claims[at],
        beyond=beyond is not None,
    )


def _target_and_level(scene: Scene, words: re.Pattern[str]) -> tuple[Claim, Claim] | None:
    """The one target of a statement and the one other level that it can be compared with."""
    levels = [offset for offset in sorted(scene.claims) if scene.text[offset] == LEVEL]
    targets = [offset for offset in levels if _is_target(scene, offset, words)]
    if len(targets) != 1:
        return None
    target = scene.claims[targets[0]]
    levels = [offset for offset in levels if offset != targets[0]]
    pairs = [_in_one_unit(target, scene.claims[offset]) for offset in levels]
    pairs = [(goal, other) for goal, other in pairs if comparable(goal, other)]
    if len(pairs) != 1 or _are_of_other_stages(scene, *pairs[0]):
        return None
    return pairs[0]


def _are_of_other_stages(scene: Scene, target: Claim, actual: Claim) -> bool:
    """True for 二期拟投资12亿元，一期已完成投资8亿元."""
    said, text = scene.said, scene.text
    sides = []
    for claim in (target, actual):
        at = scene.offset(claim)
        side = said["side-of-figure"].split(text[max(at - BESIDE, 0) : at])[-1]
        sides.append(set(said["stage-of-work"].findall(side)))
    return bool(sides[1]) and sides[0] != sides[1]


def _is_targeted(scene: Scene, target: Claim, actual: Claim) -> bool:
    """True for 实际增收4000元 beside a 增收目标: the target was a change, too."""
    at = scene.offset(actual)
    return at >= LEAST_NAME and scene.text[at - LEAST_NAME : at] in target.indicator


LEAST_NAME = 2
"""Characters of what is done."""


def _is_phased(text: str, rules: TargetRules) -> bool:
    """True where the rate is of a part of the target's time; 完成进度 is the rate itself."""
    return rules.phased.search(rules.reached.sub("", text) if rules.reached else text) is not None


NAME_AHEAD = re.compile(r"[，,；;。]([\u4e00-\u9fff]{2,6})$")


def _is_completed(
    scene: Scene, actual: Claim, rate: int, beyond: re.Match[str] | None = None
) -> bool:
    """True if a Chinese rate is said of the target alone and the other figure is what was done."""
    text, said, at = scene.text, scene.said, scene.offset(actual)
    before = said["side-of-figure"].split(text[max(at - BESIDE, 0) : at])[-1]
    if not said["done-so-far"].search(before) or said["planned-in-all"].search(before):
        return False
    if beyond is not None or said["rate-of-the-target"].search(text, 0, rate):
        return True
    named = said["rate-of-named-target"].search(text, 0, rate)
    return named is not None and _is_named_before(scene, named)


def _is_named_before(scene: Scene, rate: re.Match[str]) -> bool:
    """True for 完成招聘计划的80% behind 拟招聘教师860名."""
    known = scene.text[: rate.start()]
    names = HAN_PAIR.findall(rate[0])
    return any(name in known for name in names if not scene.said["name-of-a-target"].search(name))


HAN_PAIR = re.compile("(?=([\u4e00-\u9fff]{2}))")


def _of_another_thing(scene: Scene, rate: int) -> bool:
    """True for 征收任务为460户，已签约410户，搬迁完成率为72%, of which nothing else is printed."""
    text, said = scene.text, scene.said
    found = said["rate-of-completion"].search(text, max(rate - BESIDE, 0), rate)
    named = NAME_AHEAD.search(text, 0, found.start()) if found else None
    if named is None or said["name-of-a-target"].search(named[1]):
        return False
    return named[1][:2] not in text[: named.start()]


def _is_of_another_noun(scene: Scene, at: int, rules: TargetRules) -> bool:
    """True for the 97% of its budget that a mine spent while it shipped 1.8 of 2 million tonnes."""
    if scene.statement.language != "en":
        return False
    base = scene.said["rate-of-what"].match(scene.text, at + 1)
    if base is None or rules.target is None or rules.target.search(base[0]):
        return False
    told = words_of(scene.text[:at] + scene.text[base.end() :])
    named = [
        word
        for word in words_of(base[0][base.end("noun") - base.start() :])
        if not _is_empty(scene, word)
    ]
    return bool(named) and not any(is_known(word, told) for word in named)


def _is_empty(scene: Scene, word: str) -> bool:
    return scene.said["empty-noun"].fullmatch(word) is not None


def _of_another_span(scene: Scene, target: int, last: int, end: int) -> bool:
    """True for 计划总投资50亿元，已完成8亿元，完成年度计划的80%, whose plan is not printed."""
    text, first = scene.statement.text, scene.claims[target].start
    named = scene.said["side-of-figure"].split(text[max(first - BESIDE, 0) : first])[-1]
    if not scene.said["target-of-a-span"].search(named):
        return False
    behind = text[scene.original(last + 1) : scene.original(end)]
    return scene.said["target-of-the-year"].search(behind) is not None


def _are_of_two_phases(scene: Scene, target: Claim, actual: Claim) -> bool:
    """True for 二期拟投资12亿元，一期已完成投资8亿元: each is of a phase of its own."""
    text, phase = scene.statement.text, scene.said["phase-of-a-project"]
    first, second = sorted((target.start, actual.start))
    ahead = phase.findall(scene.said["side-of-figure"].split(text[:first])[-1])
    between = phase.findall(text[first:second])
    return bool(ahead and between) and ahead[-1] != between[-1]


def _is_of_another_target(scene: Scene, target: Claim, actual: Claim, rate: Claim) -> bool:
    """True for a rate of the plan of a month, of a plan that was altered, or of works that were done.

    今年要造林36.2万亩，已造27.1万亩，完成前三季度任务的103%; 已开工90个，完成60%.
    """
    if scene.statement.language != "zh":
        return False
    text, said = scene.statement.text, scene.said
    words, ahead, done = (_clause_before(text, each.start) for each in (rate, target, actual))
    if said["plan-altered"].search(words) and not said["plan-altered"].search(ahead):
        return True
    short = said["plan-of-a-part"].search(words)
    if short is not None and short[0] not in ahead:
        return True
    if target.quantity.kind == "money" and said["progress-of-works"].search(words):
        return True
    begun = said["only-begun"].search(done) is not None and not said["only-begun"].search(ahead)
    return begun and said["bare-completion"].search(words) is not None


def _clause_before(text: str, end: int) -> str:
    """The words of a clause up to an offset."""
    return CLAUSE_START.split(text[:end])[-1]


CLAUSE_START = re.compile("[，,；;。：:（(]")


def _is_target(scene: Scene, offset: int, target: re.Pattern[str]) -> bool:
    """True for "a target of 6,000", "the planned 360 km", "the 4 million targeted"."""
    side = scene.said["side-of-figure"]
    ahead = AHEAD if scene.statement.language == "en" else BESIDE
    before = side.split(scene.text[max(offset - ahead, 0) : offset])[-1]
    behind = side.split(scene.text[offset + 1 : offset + 1 + BESIDE])[0]
    if target.search(before) or scene.said["target-ahead"].search(before):
        return True
    if scene.said["of-a-whole"].match(scene.text, offset + 1):
        return False  # 96 of the planned 160 houses
    found = target.search(behind)
    if found is None:
        return False
    end = offset + 1 + found.end()
    return not scene.said["of-the-next"].match(scene.text, end)


def _in_one_unit(target: Claim, actual: Claim) -> tuple[Claim, Claim]:
    """Both with the unit that only one of them prints: 84,000 hectares against a plan of 96,000."""
    return _in_unit_of(actual, target), _in_unit_of(target, actual)


def _in_unit_of(target: Claim, actual: Claim) -> Claim:
    """The 48,000 of "48,000 of the 64,000 metres planned", in metres."""
    quantity = actual.quantity
    if quantity.unit or quantity.kind not in ("number", "count") or not target.quantity.unit:
        return actual
    if target.quantity.kind == "duration":
        return actual  # repaired within 24 hours in 93 per cent of cases, against a goal of 95
    lent = replace(quantity, unit=target.quantity.unit, kind=target.quantity.kind)
    return replace(actual, quantity=lent)


def _completion(match: Match, rules: TargetRules) -> Completion | None:
    target, actual, rate = match.claim("whole"), match.claim("part"), match.claim("percent")
    if target is None or actual is None or rate is None:
        return None
    target, actual = _in_one_unit(target, actual)
    if not comparable(target, actual):
        return None
    if len({target.start, actual.start, rate.start}) < FIGURES_OF_A_TARGET:
        return None
    offsets = {claim.start: offset for offset, claim in match.scene.claims.items()}
    last = max(offsets[target.start], offsets[actual.start])
    if _is_phased(match.scene.text[last : match.end], rules):
        return None
    if match.scene.said["rate-of-the-time"].match(match.scene.text, offsets[rate.start] + 1):
        return None
    if _of_another_thing(match.scene, offsets[rate.start]):
        return None
    if _of_another_span(match.scene, offsets[target.start], last, match.end):
        return None
    if rules.cautions.doubts(match.scene) or _are_of_two_phases(match.scene, target, actual):
        return None
    if _is_of_another_target(match.scene, target, actual, rate):
        return None
    return Completion(
        cue=match.cue,
        language=match.scene.statement.language,
        target=target,
        actual=actual,
        rate=rate,
    )
