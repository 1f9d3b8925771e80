"""One figure in two places: a headline beside its body, a summary beside the text.

全县粮食总产量达13.6万吨 and, later, 全县粮食总产量为12.6万吨 have the same words in front of the
figure. Two claims are one figure only where those words are the same, but for scope (全市, 公司)
and linking verbs (达, 为), and entity, period, unit and modality do not differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Statement
from heshu.model.relations import NearDuplicate, Repeat
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes import comparable
from heshu.relations.patterns import WordLists
from heshu.relations.printed_twice import LONG, near_duplicates
from heshu.relations.retellings import RetellingRules, compile_retellings, find_retellings
from heshu.relations.retellings.slips import Slip, slip_between
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, TIME, Scene
from heshu.relations.summaries import compile_summary, summaries_in

CLAUSE_STOP = re.compile(r"[，。；：！？,;:!?\n|\t（()）—“”\"【】]")
RANKED = re.compile("(?:居|列|排|位|名|全[国省市县区球]|世界|行业|同行)第[一二三]")
"""居全省第三 says nothing of a third count."""
SHORTEST = {"zh": 3, "en": 6}
"""Characters that words in front of a figure must have to say what it is."""
MOST_VALUES = 3
"""More different values under one name are a series, not a repetition."""
NOUN = re.compile(r"\s?[A-Za-z\u4e00-\u9fff-]{1,8}")
"""The beginning of what is counted."""
OWN_SUBJECT = 6
"""Characters of a name that holds a subject: 景区全年接待游客, but not 进出口."""
LONGEST_PREFIX = 60
MOST_TELLINGS = 12
"""More figures of one noun in the running text are a series."""
LEAST_NOUN = 3
"""Characters of a noun by which a headline and its body may be of one figure."""


class RepeatRules(Struct, frozen=True):
    """What the finder of repeats compiled from a pack."""

    said: re.Pattern[str]
    links: re.Pattern[str]
    scope: re.Pattern[str]
    front: re.Pattern[str] | None
    """A figure at the head of a sentence with its name behind; `None` where it never stands so."""
    summary: re.Pattern[str]
    """Words with which a summary begins: 摘要, in short."""
    revised: re.Pattern[str]
    """Words of a revision, a plan, another count: two figures may differ."""
    other_turn: re.Pattern[str] | None
    """Words before a figure that tell it from another: in the second survey."""
    same_period: frozenset[str]
    """Periods that a document does not tell apart: 全年, 报告期内."""
    english: bool
    filler: re.Pattern[str]
    retelling: RetellingRules | None
    cautions: Cautions


def compile_repeats(pack: Pack, cautions: Cautions) -> RepeatRules:
    """The rules of a pack for repeats."""
    lists = WordLists(pack)
    ends = rf"(?:{lists.regex('relation-link')}|\s)+$"
    starts = rf"^(?:{lists.regex('relation-repeat-scope')}|\s)+"
    return RepeatRules(
        word_pattern(pack, "relation-said"),
        re.compile(ends, re.IGNORECASE),
        re.compile(starts, re.IGNORECASE),
        _front(lists),
        compile_summary(pack),
        word_pattern(pack, "relation-revised"),
        word_pattern(pack, "relation-other-turn") if pack.language == "en" else None,
        frozenset(pack.words_named("relation-same-period")),
        pack.language == "en",
        word_pattern(pack, "relation-repeat-filler"),
        compile_retellings(pack, cautions),
        cautions,
    )


def _front(lists: WordLists) -> re.Pattern[str] | None:
    if not lists.pack.words_named("relation-front"):
        return None
    head, verb = lists.regex("relation-front"), lists.regex("relation-front-verb")
    figure = f"{LEVEL}{PERCENT}"
    return re.compile(
        rf"^{head}\s(?P<value>[{figure}]),?\s(?P<name>[^,;:{FIGURES}]{{6,60}}?)\s{verb}",
        re.IGNORECASE,
    )


class Named(Struct, frozen=True):
    """A claim with the words in front of it that say what it is."""

    claim: Claim
    name: str
    behind: str
    period: str
    """Empty where the document tells no other period apart from it."""
    statement: Statement
    summary: bool
    index: int
    """Of the statement in the document."""
    named: bool
    """The entity is that of the document or stands in the name."""
    owned: bool = False
    """The owner in the name stands in an earlier clause."""


CUTOFF = re.compile("^(?:截至|截止到?|截止至)")
"""截至3月底该行不良贷款余额: what is left of a time."""
DAY = re.compile("[今昨明当]日|[今昨明]天|今起|今晨|今晚|日前|近日")
"""临河大桥全长2860米今日合龙: the day of a headline is that of the news, not of the figure."""


def find_repeats(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, RepeatRules]
) -> Iterator[Repeat | NearDuplicate]:
    """Pairs of claims that are one figure, and sentences alike but for one figure."""
    groups: dict[tuple[str, str, str], list[Named]] = {}
    summaries = summaries_in(scenes, {language: own.summary for language, own in rules.items()})
    for index, scene in enumerate(scenes):
        own = rules[scene.statement.language]
        for item in _named_claims(scene, own, index, summary=index in summaries):
            quantity = item.claim.quantity
            key = _words_of(item.name) if scene.statement.language == "en" else item.name
            groups.setdefault((key, quantity.unit, quantity.kind), []).append(item)
    found: list[Repeat | NearDuplicate] = [
        pair for group in groups.values() if len(group) > 1 for pair in _pairs(group)
    ]
    fillers = {language: own.filler for language, own in rules.items()}
    found.extend(near_duplicates(scenes, fillers))
    told = frozenset(pair.later.id for pair in found) | frozenset(pair.earlier.id for pair in found)
    named = [item for group in groups.values() for item in group]
    found.extend(_summed_up(named, scenes, rules, summaries, told))
    yield from found
    taken = frozenset(pair.later.id for pair in found)
    for own in rules.values():
        if own.retelling is not None:
            yield from find_retellings(scenes, own.retelling, summaries, taken)


POSSESSIVE = re.compile(r"(?:['’]s|['’])(?=\s|$)")
DIRECTED = re.compile(r"\b(?:to|from|between|against|over|than|by)\b")
"""Exports to China from Ardia are not those to Ardia from China."""
LINKING = frozenset(
    "a an the of at in on for by to from with because although since while as if when that".split()
)
"""Words that say nothing of what is named; its others may stand in any order."""


def _words_of(name: str) -> str:
    """One key for "enrolment at Kessler College" and "Kessler College's enrolment"."""
    if DIRECTED.search(name):
        return name
    words = POSSESSIVE.sub("", name).split()
    return " ".join(sorted(word for word in words if word not in LINKING)) or name


def _named_claims(
    scene: Scene, rules: RepeatRules, index: int, *, summary: bool
) -> Iterator[Named]:
    """The claims of a statement with words of their own in front; each name once."""
    statement = scene.statement
    if not scene.claims or rules.cautions.doubts(scene):
        return
    revised = list(rules.revised.finditer(RANKED.sub("", statement.text)))
    if revised and rules.other_turn is None:
        return
    found: dict[str, Named | None] = {}
    for offset, claim in scene.claims.items():
        if claim.repeat_of or not claim.id or claim.change.endswith("-by"):
            continue
        if any(not _is_behind(found, claim, rules) for found in revised):
            continue
        counted = claim.quantity.kind in ("count", "number")
        behind = NOUN.match(scene.text, offset + 1) if counted else None
        name = _name(scene.text, offset, rules, len(behind[0].strip()) if behind else 0)
        owned = not name and not counted and statement.language == "zh"
        name = _owned(claim, scene.text, offset, rules.scope) if owned else name
        if len(name) < SHORTEST[statement.language]:
            continue
        day = statement.heading and DAY.fullmatch(claim.period_text)
        told = not day and claim.period_text.lower() not in rules.same_period
        period = (claim.period or claim.period_text) if told else ""
        named = bool(rules.scope.fullmatch(claim.entity)) or claim.entity in name
        noun = behind[0].strip() if behind else ""
        item = Named(
            claim, name, noun, period, statement, summary, index, named=named, owned=owned
        )  # fmt: skip
        found[name] = None if name in found else item
    front = _in_front(scene, rules)
    if front is not None and front[1] not in found and front[0].id:
        claim, name = front
        found[name] = Named(
            claim, name, "", claim.period or claim.period_text, statement, summary, index,
            named=bool(rules.scope.fullmatch(claim.entity)) or claim.entity in name,
        )  # fmt: skip
    yield from (item for item in found.values() if item is not None)


def _is_behind(found: re.Match[str], claim: Claim, rules: RepeatRules) -> bool:
    """True for an ordinal behind a figure: its enrolment of 5,231 calls for a second campus."""
    ordinal = rules.other_turn is not None and rules.other_turn.fullmatch(found[0])
    return bool(ordinal) and found.start() >= claim.end


def _in_front(scene: Scene, rules: RepeatRules) -> tuple[Claim, str] | None:
    """The figure at the head of a sentence and its name behind: "At 17.8 metres, its depth was"."""
    found = rules.front.match(scene.text) if rules.front else None
    claim = scene.claims.get(found.start("value")) if found else None
    if found is None or claim is None:
        return None
    name = rules.scope.sub("", rules.links.sub("", found["name"].replace(TIME, "").strip()))
    return claim, name.strip().lower()


def _name(text: str, offset: int, rules: RepeatRules, behind: int) -> str:
    """The words of the clause in front of a figure, without times, scope and linking verbs.

    Behind a clause with figures of its own a name without a subject is that of its subject:
    东区项目面积28万平方米，利润174万元 says whose profit it is. The noun `behind` the figure (17人死亡),
    of so many characters, belongs to the name.
    """
    before = text[max(0, offset - LONGEST_PREFIX) : offset]
    clause = CUTOFF.sub("", CLAUSE_STOP.split(before)[-1].replace(TIME, ""))
    told = rules.said.split(clause)
    clause = rules.links.sub("", told[-1].strip())
    bare = rules.scope.sub("", clause)
    if len(told) > 1 and rules.english:
        return bare.strip().lower()  # police, who sent 310 officers, noted that attendance was
    earlier = text[: offset - len(CLAUSE_STOP.split(before)[-1])]
    if bare == clause and any(symbol in earlier for symbol in FIGURES):
        return ""
    if bare == clause and CLAUSE_STOP.search(earlier.strip()) and len(bare) + behind < OWN_SUBJECT:
        return ""
    return bare.strip().lower().replace("的", "")


def _owned(claim: Claim, text: str, offset: int, scope: re.Pattern[str]) -> str:
    """Entity and indicator of a figure whose clause has nothing but the indicator in front.

    样本村分布在3个县，户均耕地面积7.8亩 says it of 样本村户均耕地面积.
    """
    clause = CLAUSE_STOP.split(text[max(0, offset - LONGEST_PREFIX) : offset])[-1]
    bare = clause.replace(TIME, "").strip()
    if not claim.entity or bare != claim.indicator or "indicator" in claim.inherited:
        return ""
    return scope.sub("", f"{claim.entity}{claim.indicator}").lower()


def _pairs(group: Sequence[Named]) -> Iterator[Repeat]:
    """The first of a group beside each of the others that is the same figure."""
    values = {item.claim.quantity.value for item in group}
    if len(values) > MOST_VALUES:
        return
    first = group[0]
    for other in group[1:]:
        if first.statement is other.statement or _is_printed_twice(first, other):
            continue
        if _same(first, other):
            yield Repeat(
                language=other.statement.language,
                cue=other.name,
                earlier=first.claim,
                later=other.claim,
                kind=_kind(first, other),
                uncertain=_is_uncertain(first, other),
            )


def _is_printed_twice(first: Named, other: Named) -> bool:
    """True for sentences of several figures that differ in one: a near-duplicate, found below."""
    one, two = first.statement, other.statement
    words = _without_figures(one)
    near = one.passage == two.passage and other.index - first.index <= 1
    if len(one.claims) == 1 and (len(words) < LONG[one.language] or near):
        return False
    return words == _without_figures(two)


def _without_figures(statement: Statement) -> str:
    pieces: list[str] = []
    done = 0
    for claim in statement.claims:
        pieces.append(statement.text[done : claim.start])
        done = claim.end
    return "".join([*pieces, statement.text[done:]])


def _kind(first: Named, other: Named) -> Literal["text", "headline", "summary"]:
    if first.statement.heading or other.statement.heading:
        return "headline"
    return "summary" if first.summary != other.summary else "text"


def _same(first: Named, other: Named) -> bool:
    """True unless entity, period, change, speaker, modality or the noun behind differ."""
    one, two = first.claim, other.claim
    if not comparable(one, two) or first.behind != other.behind:
        return False
    if first.owned and other.owned:
        return False  # neither clause prints whose figure it is
    if (one.change, one.basis) != (two.change, two.basis) or one.modality != two.modality:
        return False
    if one.speaker != two.speaker and one.speaker and two.speaker:
        return False
    one_entity = _agree(one.entity, two.entity) or (first.named and other.named)
    return one_entity and _agree(first.period, other.period)


def _agree(one: str, two: str) -> bool:
    """Equal, or one of both is not stated."""
    return not one or not two or one == two


def _is_uncertain(first: Named, other: Named) -> bool:
    """A slot that only one of both states; a headline leaves out what its body says."""
    if first.statement.heading or other.statement.heading:
        return False
    if first.owned or other.owned:
        return not first.period or not other.period
    one, two = first.claim, other.claim
    return bool(one.entity) != bool(two.entity) or bool(first.period) != bool(other.period)


def _summed_up(
    named: Sequence[Named],
    scenes: Sequence[Scene],
    rules: Mapping[LanguageCode, RepeatRules],
    summaries: frozenset[int],
    told: frozenset[str],
) -> Iterator[Repeat]:
    """Figures of Chinese headlines and summaries whose body leaves their owner to its sentence.

    摘要：大坝最大坝高为52.6米 and, below, 大坝为黏土心墙坝，最大坝高56.2米.
    """
    heads = [item for item in named if item.statement.heading or item.summary]
    heads = [item for item in heads if item.claim.id not in told and not item.owned]
    if not heads or heads[0].statement.language != "zh":
        return
    told_of = _by_noun(scenes, summaries, heads[0].index)
    for head in heads:
        bodies = [
            claim
            for index, offset, claim in _same_noun(head, told_of)
            if index > head.index and _is_told_of(head, claim, scenes[index], offset, rules["zh"])
        ]
        values = {claim.quantity.value for claim in bodies}
        if len(values) != 1 or head.claim.quantity.value in values:
            continue
        claim = bodies[0]
        yield Repeat(
            language="zh",
            cue=head.name,
            earlier=head.claim,
            later=claim,
            kind="headline" if head.statement.heading else "summary",
            uncertain=slip_between(head.claim.quantity, claim.quantity) is not Slip.LIKELY,
        )


Body = tuple[int, int, Claim]
"""Index of a statement, offset of a figure in it, and the figure."""


def _by_noun(
    scenes: Sequence[Scene], summaries: frozenset[int], first: int
) -> Mapping[str, Sequence[Body]]:
    """The figures of the running text behind the first headline or summary, by their nouns."""
    found: dict[str, list[Body]] = {}
    for index, scene in enumerate(scenes[first:], start=first):
        statement = scene.statement
        if index in summaries or statement.heading or statement.language != "zh":
            continue
        for offset, claim in scene.claims.items():
            if claim.id and "indicator" not in claim.inherited:
                noun = claim.indicator.lower().replace("的", "")
                found.setdefault(noun, []).append((index, offset, claim))
    return found


def _same_noun(head: Named, bodies: Mapping[str, Sequence[Body]]) -> Iterator[Body]:
    """The figures whose noun ends the name of a headline; of a series none."""
    for length in range(LEAST_NOUN, len(head.name) + 1):
        found = bodies.get(head.name[-length:], ())
        if len(found) <= MOST_TELLINGS:
            yield from found


def _is_told_of(head: Named, claim: Claim, scene: Scene, offset: int, rules: RepeatRules) -> bool:
    """True if a figure of the body has the noun of a headline, and its sentence the owner."""
    statement, indicator = scene.statement, rules.scope.sub("", claim.indicator).lower()
    if statement.language != "zh" or "indicator" in claim.inherited or len(indicator) < LEAST_NOUN:
        return False
    clause = CLAUSE_STOP.split(scene.text[max(0, offset - LONGEST_PREFIX) : offset])[-1]
    clause = CUTOFF.sub("", clause.replace(TIME, "").strip())
    if rules.scope.sub("", rules.links.sub("", clause)).lower().replace(
        "的", ""
    ) != indicator.replace("的", ""):
        return False
    indicator = indicator.replace("的", "")
    owner = head.name.removesuffix(indicator)
    if owner == head.name or (owner and owner not in statement.text and owner != claim.entity):
        return False
    if not comparable(head.claim, claim) or claim.change or head.claim.change:
        return False
    if claim.modality != "stated" or head.claim.modality != "stated" or claim.repeat_of:
        return False
    told_before = RANKED.sub("", statement.text[: claim.start])
    if rules.revised.search(told_before) or rules.cautions.doubts(scene):
        return False
    told = claim.period_text.lower() not in rules.same_period
    return _agree(head.period, (claim.period or claim.period_text) if told else "")
