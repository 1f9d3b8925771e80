"""Running totals at two dates: 截至6月底累计接种320万剂次; 截至7月底累计接种305万剂次."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Cumulative
from heshu.model.scripts import is_latin
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes.cutoffs import (
    OF_WEEK,
    RELATIVE_YEARS,
    CutoffRules,
    Day,
    compile_cutoffs,
    cutoff_of,
    cutoff_of_period,
    weekday_of,
)
from heshu.relations.changes.levels import comparable
from heshu.relations.changes.places import is_one_place
from heshu.relations.changes.tolls import find_tolls
from heshu.relations.changes.tolls_doubted import may_shrink
from heshu.relations.changes.tolls_told import TollRules, compile_tolls, find_told_tolls
from heshu.relations.scene import FIGURES, Scene

CLAUSE_BREAK = re.compile(r"[，,；;。]|\.\s")
LABEL_END = re.compile(r"[，,；;。：:]")
REACH = {"zh": 24, "en": 60}
"""Characters before a figure that may say that it is cumulative, and as of when."""


class CumulativeRules(Struct, frozen=True):
    """What the finder of running totals compiled from a pack."""

    cumulative: re.Pattern[str]
    cutoffs: CutoffRules
    reversible: re.Pattern[str]
    tolls: TollRules
    cautions: Cautions


def compile_cumulative(pack: Pack, cautions: Cautions) -> CumulativeRules:
    """The rules of a pack for running totals."""
    return CumulativeRules(
        word_pattern(pack, "relation-running-total"),
        compile_cutoffs(pack),
        word_pattern(pack, "relation-reversible"),
        compile_tolls(pack),
        cautions,
    )


class Total(Struct, frozen=True):
    """A running total and its cut-off date, as far as it is printed."""

    claim: Claim
    date: Day
    scene: Scene
    sure: bool = True
    """Its own clause says that it is a running total; else only another figure of the pair."""


def find_cumulative(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, CumulativeRules]
) -> Iterator[Cumulative]:
    """The running totals of a document that are held against each other."""
    found = list(_growing(_dated(scenes, rules), scenes))
    yield from found
    known = {(each.start.place.start, each.end.place.start) for each in found}
    further = (*_told(scenes, rules.get("zh")), *_english_tolls(scenes, rules.get("en")))
    yield from (
        each
        for each in _growing(further, scenes)
        if (each.start.place.start, each.end.place.start) not in known
    )


def _growing(found: Iterable[Cumulative], scenes: Sequence[Scene]) -> Iterator[Cumulative]:
    """Those without the ones of Chinese whose later total may be the smaller one."""
    said = next((scene.said for scene in scenes if scene.statement.language == "zh"), None)
    for each in found:
        if each.language != "zh" or said is None or not may_shrink(each, said):
            yield each


def _told(scenes: Sequence[Scene], own: CumulativeRules | None) -> Iterator[Cumulative]:
    """Those of Chinese whose times are no dates."""
    if own is not None:
        read = [scene for scene in scenes if not own.cautions.doubts(scene)]
        yield from find_told_tolls(read, own.tolls, own.reversible)


def _english_tolls(scenes: Sequence[Scene], own: CumulativeRules | None) -> Iterator[Cumulative]:
    """Those of English whose times are no dates."""
    if own is None:
        return
    read = [
        scene
        for scene in scenes
        if scene.statement.language == "en"
        and not own.reversible.search(scene.said["handed-in"].sub("", scene.text))
        and not own.cautions.doubts(scene)
    ]
    yield from find_tolls(read, own.cumulative, own.cutoffs)


def _dated(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, CumulativeRules]
) -> Iterator[Cumulative]:
    """Neighbouring running totals of one indicator, the earlier cut-off date first."""
    totals: dict[str, list[Total]] = {}
    near: dict[str, Total] = {}
    noun, passage = "", None
    for scene in scenes:
        if scene.statement.passage != passage:
            near, passage = {}, scene.statement.passage
        for total in _totals(scene, rules[scene.statement.language]):
            noun = _noun(total.claim, scene) or noun  # "the total" is of what was counted before
            name = _counted(total, near, noun)
            near[name] = total
            totals.setdefault(name, []).append(total)
    for group in totals.values():
        for one, other in pairwise(sorted(group, key=lambda total: total.date)):
            if (one.sure or other.sure) and _one_count(one, other):
                yield _pair(one, other)


def _counted(total: Total, near: Mapping[str, Total], noun: str) -> str:
    """What a total counts, which is `noun`; one that has but its verb counts what the total before it does.

    `near` holds the last total of each name in the passage.

    截至3月底，累计发放消费券1.5亿元；截至4月底，累计发放1.8亿元.
    """
    verb = total.claim.indicator
    if is_latin(total.claim.sentence):
        return _longer_name(noun, total, near)
    wider = _wider_name(noun, total, near)
    if wider or not total.scene.said["summed-up"].match(verb):
        return wider or noun
    for indicator, before in near.items():
        last = before.claim
        alike = last.quantity.unit == total.claim.quantity.unit
        ahead = last.sentence[: last.start]
        deed = total.scene.said["summed-up"].sub("", verb, count=1)  # 累计救助 of 救助患儿
        led = ahead.endswith((verb + indicator, verb)) or indicator.startswith(verb)
        led = led or (len(deed) > 1 and indicator.startswith(deed))
        if alike and verb != indicator and led:
            return indicator
    return noun


LEAST_NOUN = 2
"""Characters of a noun."""


def _wider_name(noun: str, total: Total, near: Mapping[str, Total]) -> str:
    """The 救灾捐款 of the sentence before for a later total of 捐款, which is no less than it."""
    name = _without_amount(noun, total.scene)
    for indicator, last in near.items():
        bare = _without_amount(indicator, last.scene)
        ends = len(name) >= LEAST_NOUN and indicator != noun and bare.endswith(name)
        if last.date < total.date and ends and comparable(last.claim, total.claim):
            return indicator
    return ""


def _without_amount(noun: str, scene: Scene) -> str:
    """报名 of 累计报名, of 累计报名人数 and of 展会累计报名."""
    ends = [found.end() for found in scene.said["summed-up"].finditer(noun)]
    behind = noun[ends[-1] :] if ends else noun
    name = behind or scene.said["summed-up"].sub("", noun, count=1)
    return scene.said["noun-of-amount"].sub("", name) or name


def _longer_name(noun: str, total: Total, near: Mapping[str, Total]) -> str:
    """The "dengue cases" of the sentence before for its "cases"."""
    for name, last in near.items():
        if not comparable(last.claim, total.claim):
            continue
        if noun and (not name or name.endswith(f" {noun}")):
            return name  # had paid out a cumulative $86 million; cumulative payouts stood at
        if name and noun.endswith(f" {name}") and _says(last.claim, noun, name):
            return name
    return noun


def _says(claim: Claim, noun: str, name: str) -> bool:
    """True where the clause of a figure has what a longer noun says of the same things.

    A total of 5,720 infections had been confirmed; the number of confirmed infections was 5,910.
    """
    text = claim.sentence
    clause = text[: claim.end] + CLAUSE_BREAK.split(text[claim.end :])[0]
    words = set(WORD.findall(clause.lower()))
    return all(word in words for word in noun.removesuffix(name).split())


WORD = re.compile("[a-z]+")


def _one_count(one: Total, other: Total) -> bool:
    """True for totals of one thing and place on different days of years that can be compared."""
    if (
        OF_WEEK in (one.date.year, other.date.year)
        and one.claim.place.start > other.claim.place.start
    ):
        return False  # 截至周六86例 and then 截至周一94例 may be of the next week
    if one.date.year != other.date.year and (_begins_anew(one) or _begins_anew(other)):
        return False  # 前11个月 of one year and 前2个月 of the next
    years = {one.date.year, other.date.year}
    dated = 0 not in years or len(years) == 1
    dated = dated and len({year >= RELATIVE_YEARS for year in years}) == 1
    if 0 in (one.date.month, other.date.month) and (
        one.date.month != other.date.month or _passage(one) != _passage(other)
    ):
        return False  # 截至5日 … 截至9日 are of one month only in one paragraph
    return (
        one.date != other.date
        and dated
        and not _are_apart(_within(one), _within(other))
        and not _are_other_deeds(one, other)
        and (_is_sum(one) or _is_sum(other) or is_one_place(one.claim, other.claim, one.scene))
        and comparable(one.claim, other.claim)
    )


OF_ITS_YEAR = re.compile(r"(?P<year>\d{4})-01/(?P=year)-\d\d")


def _begins_anew(total: Total) -> bool:
    """True for what has been counted since January of its own year."""
    return OF_ITS_YEAR.fullmatch(total.claim.period) is not None


def _are_other_deeds(one: Total, other: Total) -> bool:
    """True for 840 flats that had been sold and a total of 36, no noun behind, that had been let."""
    if all(_noun(each.claim, each.scene) and not _is_lent(each.claim) for each in (one, other)):
        return False
    return _are_apart(_deeds(one), _deeds(other))


def _is_lent(claim: Claim) -> bool:
    """True for the noun of the sentence before, lent to "the total sold"."""
    return "indicator" in claim.inherited


def _deeds(total: Total) -> set[str]:
    """The verbs of the clause of a total: sold, of "had been sold"."""
    text, claim = total.claim.sentence, total.claim
    clause = CLAUSE_BREAK.split(text[: claim.start])[-1]
    clause += CLAUSE_BREAK.split(text[claim.start + len(claim.quantity.text) :])[0]
    said = total.scene.said
    ways = (said["has-been-done"], said["total-done"])
    return {found[0].split()[-1].lower() for way in ways for found in way.finditer(clause)}


def _within(total: Total) -> set[str]:
    """What the clause of a total says that it was counted in: "confirmed in the north"."""
    text, said = total.scene.text, total.scene.said["counted-within"]
    start = total.claim.start
    at = next((at for at, each in total.scene.claims.items() if each.start == start), 0)
    clause = CLAUSE_BREAK.split(text[:at])[-1] + " " + CLAUSE_BREAK.split(text[at + 1 :])[0]
    return {found[0].split()[-1].lower() for found in said.finditer(clause)}


def _are_apart(one: set[str], other: set[str]) -> bool:
    """True for in the north and in the south."""
    return bool(one and other) and not one & other


def _passage(total: Total) -> int:
    return total.scene.statement.passage


def _is_sum(total: Total) -> bool:
    """True where "a cumulative" was read as the place of a figure, which then names none."""
    name = total.claim.entity
    return name != "" and not total.scene.said["noun-of-a-sum"].sub("", name).strip()


def _pair(earlier: Total, later: Total) -> Cumulative:
    first = min(earlier.claim, later.claim, key=lambda claim: claim.place.start)
    return Cumulative(
        cue=first.indicator,
        language="en" if is_latin(first.sentence) else "zh",
        start=earlier.claim,
        end=later.claim,
        uncertain=abs(_passage(earlier) - _passage(later)) > 1,
    )


def _totals(scene: Scene, rules: CumulativeRules) -> Iterator[Total]:
    """The figures of a statement that are running totals with a cut-off date."""
    text = scene.statement.text
    if not scene.statement.claims or not scene.statement.mentions:
        return
    if rules.reversible.search(text) or rules.cautions.doubts(scene):
        return
    if scene.statement.language == "en":
        yield from _english_totals(scene, rules)
        return
    if not rules.cumulative.search(text):
        return
    language = scene.statement.language
    for claim in scene.statement.claims:
        before = text[max(claim.start - REACH[language], 0) : claim.start]
        clause = CLAUSE_BREAK.split(before)[-1]
        cumulative = rules.cumulative.search(clause + claim.quantity.text)
        label = _label(scene, claim)
        cumulative = cumulative or rules.cumulative.search(label)
        date = cutoff_of(scene, claim, rules.cutoffs, on_a_day=cumulative is not None)
        date = date or weekday_of(scene, claim)
        plain = claim.quantity.value is not None and not claim.change.endswith("-by")
        named = _named(claim, label)
        if date is not None and named.indicator and cumulative and plain:
            yield Total(named, date, scene)


def _label(scene: Scene, claim: Claim) -> str:
    """What stands ahead of clauses with no more than a time and a level; empty without any.

    累计完成投资，到9月末为18.6亿元，到12月末为17.2亿元 tells of running totals.
    """
    bare, label = scene.said["level-at-cutoff"], ""
    for clause in reversed(LABEL_END.split(scene.text[: scene.offset(claim) + 1])):
        ends = [found for found in bare.finditer(clause) if found.end() == len(clause)]
        label = clause[: ends[0].start()] if ends else clause
        if label:
            break
    return "" if any(figure in label for figure in FIGURES) else label


def _named(claim: Claim, label: str) -> Claim:
    """The claim, with its label for a noun that it does not hold."""
    if not label or (claim.indicator and claim.indicator in label):
        return claim
    return replace(claim, indicator=label)


def _noun(claim: Claim, scene: Scene) -> str:
    """What is counted: "visitors" of "the cumulative number of visitors", none of "the total"."""
    said = scene.said
    name = said["noun-of-a-sum"].sub("", claim.indicator.lower()).strip()
    done = {found[0].split()[-1].lower() for found in said["has-done"].finditer(claim.sentence)}
    if name == claim.entity.lower() or name in done:
        return ""  # the campaign had raised $4.1 million in total
    return name


def _english_totals(scene: Scene, rules: CumulativeRules) -> Iterator[Total]:
    """The figures with a cut-off date that are running totals or may be."""
    text, said = scene.statement.text, scene.said
    if not rules.cumulative.search(text) and not said["summed"].search(text):
        return
    for claim in scene.statement.claims:
        counted_up = bool(rules.cumulative.search(claim.indicator))
        date = cutoff_of(scene, claim, rules.cutoffs, on_a_day=counted_up)
        date = date or cutoff_of_period(scene, claim, rules.cutoffs)
        if date is None or claim.quantity.value is None or claim.change.endswith("-by"):
            continue
        clause = _clause(text, claim, rules)
        summed = said["summed"].search(clause) and said["has-been-done"].search(clause)
        sure = bool(counted_up or rules.cumulative.search(clause) or summed)
        told = said["total-number"].match(claim.indicator) or "indicator" in claim.inherited
        if sure or told or not _noun(claim, scene):
            yield Total(claim, date, scene, sure)


def _clause(text: str, claim: Claim, rules: CumulativeRules) -> str:
    """The words between the marks around a figure, its own digits left in; with "Cumulatively," before."""
    *earlier, before = CLAUSE_BREAK.split(text[: claim.start])
    lead = earlier[-1].strip() if earlier else ""
    before = f"{lead} {before}" if rules.cumulative.fullmatch(lead) else before
    return before + text[claim.start : claim.end] + CLAUSE_BREAK.split(text[claim.end :])[0]
