"""The words in front of a figure that say what it is: 粮食总产量 of 全县粮食总产量达13.6万吨."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence

from msgspec import Struct

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Statement
from heshu.relations.repeats.rules import RepeatRules
from heshu.relations.scene import FIGURES, TIME, TIMES, Scene
from heshu.relations.vocabulary import Vocabulary

CLAUSE_STOP = re.compile(r"[，。；：！？,;:!?\n|\t（()）—“”\"【】]")
SHORTEST = {"zh": 3, "en": 6}
"""Characters that words in front of a figure must have to say what it is."""
NOUN = re.compile(r"\s?[A-Za-z\u4e00-\u9fff-]{1,8}")
"""The beginning of what is counted."""
LABEL = re.compile(r"\s*[A-Za-z]+ \d{1,2}[.:]?\s*")
"""Priority 1. Priority 2: the numbers of headings, which stand alone with their noun."""
OWN_SUBJECT = 6
"""Characters of a name that holds a subject: 景区全年接待游客, but not 进出口."""
LONGEST_PREFIX = 60


HEADLINE = 4
"""Words of a headline at least."""
SENTENCE_ENDS = frozenset(".!?”’\"'")


class Named(Struct, frozen=True):
    """A claim with the words in front of it that say what it is."""

    claim: Claim
    name: str
    behind: str
    period: str
    """Empty where the document tells no other period apart from it."""
    statement: Statement
    summary: int
    """Which summary of the document it is in; 0 for none."""
    index: int
    """Of the statement in the document."""
    named: bool
    """The entity is that of the document or stands in the name."""
    owned: bool = False
    """The owner in the name stands in an earlier clause."""
    refers: bool = False
    """The name begins with a pronoun: 该项目总投资."""
    led: bool = False
    """The same, behind a clause that tells more than a source."""
    label: str = ""
    """What its paragraph or sentence opens with: Flow Control."""
    former: bool = False
    """It is of the time before that of the document: 上年研发投入."""
    past: bool = False
    """It is of a year before now: last year, a year ago."""
    of_a_part: bool = False
    """The name says that it is of a part of something: segment operating income."""


POSSESSIVE = re.compile(r"(?:['’]s|['’])(?=\s|$)")


def words_of(name: str, said: Vocabulary) -> str:
    """One key for "enrolment at Kessler College" and "Kessler College's enrolment".

    So for "the brewery made a profit" and "the brewery's profit".
    """
    if said["directed"].search(name):
        return name
    words = POSSESSIVE.sub("", said["having-a"].sub("", name)).split()
    return (
        " ".join(sorted(word for word in words if not said["linking-word"].fullmatch(word))) or name
    )


def is_led(before: str, said: Vocabulary) -> bool:
    """True if a clause stands before that of a figure and tells more than its source or a time."""
    told = said["counted-up-to"].sub("", before).lstrip(f"{TIME}，, ")
    return said["clause-told-before"].search(told) is not None


LEAST_VALUE, MOST_VALUE = 100, 100_000
"""Whole numbers between these are seldom names: the garrison was 340."""


def is_label(claim: Claim, statement: Statement, measures: Container[str]) -> bool:
    """True for a bare number that tells which: the group is 2, refers to fd 2, Patch 1196980.

    Outside of a sentence no bare number is a value.
    """
    quantity = claim.quantity
    if quantity.kind != "number" or quantity.unit or statement.language != "en":
        return False
    value = quantity.value
    plain = value is not None and LEAST_VALUE <= value < MOST_VALUE and not value % 1
    if not plain and not any(word in measures for word in claim.indicator.lower().split()):
        return True
    short = len(statement.text.split()) < HEADLINE
    return (short or not statement.heading) and statement.text[-1:] not in SENTENCE_ENDS


def named_claims(scene: Scene, rules: RepeatRules, index: int, *, summary: int) -> Iterator[Named]:
    """The claims of a statement with words of their own in front; each name once."""
    statement = scene.statement
    if not scene.claims or rules.cautions.doubts(scene):
        return
    said = scene.said
    revised = list(rules.revised.finditer(said["ranked"].sub("", statement.text)))
    if revised and rules.other_turn is None:
        return
    found: dict[str, Named | None] = {}
    for offset, claim in scene.claims.items():
        if claim.repeat_of or not claim.id or claim.change.endswith("-by"):
            continue
        if any(not _is_behind(found, claim, rules) for found in revised):
            continue
        if LABEL.fullmatch(statement.text):
            continue
        if is_label(claim, statement, rules.measures):
            continue
        counted = claim.quantity.kind in ("count", "number")
        behind = NOUN.match(scene.text, offset + 1) if counted else None
        name = _name(scene, offset, rules, len(behind[0].strip()) if behind else 0)
        owned = not name and not counted and statement.language == "zh"
        name = _owned(claim, scene.text, offset, rules.scope) if owned else name
        if len(name) < SHORTEST[statement.language]:
            continue
        day = statement.heading and said["day-of-the-news"].fullmatch(claim.period_text)
        told = not day and claim.period_text.lower() not in rules.same_period
        period = period_of(claim, statement) if told else ""
        named = bool(rules.scope.fullmatch(claim.entity)) or claim.entity in name
        noun = behind[0].strip() if behind else ""
        refers = said["refers-back"].match(name) is not None
        item = Named(
            claim, name, noun, period, statement, summary, index, named=named, owned=owned,
            refers=refers, led=refers and is_led(scene.text[:offset], said),
            former=said["of-former-time"].search(claim.period_text) is not None,
            past=said["of-a-past-year"].search(claim.period_text) is not None,
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


def period_of(claim: Claim, statement: Statement) -> str:
    """The period of a claim, so that 今年以来 is 今年 where no year is known."""
    if claim.period or not claim.period_text:
        return claim.period
    isos = (each.iso for each in statement.mentions if each.text == claim.period_text)
    return next(filter(None, isos), claim.period_text).replace("{y}-01-01/{d}", "{y}")


def isos_of(scenes: Sequence[Scene]) -> Mapping[str, str]:
    """What the times of a document are: 5月, lent to a later sentence, is the same as where it stands."""
    return {
        each.text: each.iso
        for scene in scenes
        for each in scene.statement.mentions
        if each.iso and each.kind in TIMES
    }


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


def _name(scene: Scene, offset: int, rules: RepeatRules, behind: int) -> str:
    """The words of the clause in front of a figure, without times, scope and linking verbs.

    Behind a clause with figures of its own a name without a subject is that of its subject:
    东区项目面积28万平方米，利润174万元 says whose profit it is. The noun `behind` the figure (17人死亡),
    of so many characters, belongs to the name.
    """
    text, said = scene.text, scene.said
    before = text[max(0, offset - LONGEST_PREFIX) : offset]
    clause = said["counted-up-to"].sub("", CLAUSE_STOP.split(before)[-1].replace(TIME, ""))
    told = rules.said.split(clause)
    clause = rules.links.sub("", told[-1].strip())
    bare = rules.scope.sub("", clause)
    if len(told) > 1 and rules.english:
        return bare.strip().lower()  # police, who sent 310 officers, noted that attendance was
    earlier = _without_label(text[: offset - len(CLAUSE_STOP.split(before)[-1])], rules)
    if bare == clause and any(symbol in earlier for symbol in FIGURES):
        return ""
    if bare == clause and CLAUSE_STOP.search(earlier.strip()) and len(bare) + behind < OWN_SUBJECT:
        return ""
    name = said["possessive"].sub("", bare.strip().lower())
    name = said["verb-of-having"].sub("", name)
    hollow = said["hollow-verb"].match(name)
    return name[hollow.end() :] if hollow else name


def _without_label(earlier: str, rules: RepeatRules) -> str:
    """Nothing where no more than 摘要： or 正文： stands before a clause."""
    label = earlier.strip().rstrip("：:")
    begun = rules.summary.match(label)
    if label.startswith(("，", "。")) or rules.english:
        return earlier
    return "" if (begun and begun.end() == len(label)) or rules.scope.fullmatch(label) else earlier


def _owned(claim: Claim, text: str, offset: int, scope: re.Pattern[str]) -> str:
    """Entity and indicator of a figure whose clause has nothing but the indicator in front.

    样本村分布在3个县，户均耕地面积7.8亩 says it of 样本村户均耕地面积.
    """
    clause = CLAUSE_STOP.split(text[max(0, offset - LONGEST_PREFIX) : offset])[-1]
    bare = clause.replace(TIME, "").strip()
    if not claim.entity or bare != claim.indicator or "indicator" in claim.inherited:
        return ""
    return scope.sub("", f"{claim.entity}{claim.indicator}").lower()
