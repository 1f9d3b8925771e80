"""Figures beside what is known of their kind of thing: 该县总人口达到3.2亿人."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Magnitude as Entry
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Magnitude
from heshu.model.scripts import is_latin
from heshu.relations.cautions import Cautions
from heshu.relations.scene import Scene
from heshu.relations.slots import WordLists

CLAUSE_STOP = re.compile("[，。；]|,(?!\\d)")
"""Behind a figure only its own clause may make it that of something else: 1200岁的古柏, but not the
城镇化率 two clauses on."""
REACH = {"zh": 16, "en": 50}
"""Characters before a figure in which its noun stands."""


class Known(Struct, frozen=True):
    """One entry of the table, its words compiled."""

    words: re.Pattern[str] | None
    subjects: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    entry: Entry


class MagnitudeRules(Struct, frozen=True):
    """What the finder of magnitudes compiled from a pack."""

    known: tuple[Known, ...]
    named: re.Pattern[str] | None
    """Any word of any entry in lower case, so that most statements are done with after a search."""
    link: re.Pattern[str]
    factors: Mapping[str, Decimal]
    """Unit code -> factor to the base unit of its kind."""
    cautions: Cautions


def compile_magnitudes(pack: Pack, cautions: Cautions) -> MagnitudeRules:
    """The rules of a pack for magnitudes."""
    link = WordLists(pack).regex("relation-magnitude-link")
    return MagnitudeRules(
        tuple(_known(entry, pack) for entry in pack.magnitude),
        _named(pack),
        re.compile(rf"(?:\s|{link})*", re.IGNORECASE),
        {unit.code: unit.factor for unit in pack.unit if unit.factor is not None},
        cautions,
    )


def _known(entry: Entry, pack: Pack) -> Known:
    return Known(
        _any(entry.words, pack),
        _any(entry.subjects, pack),
        _any(entry.unless, pack),
        _any(entry.behind, pack),
        entry,
    )


def _any(words: tuple[str, ...], pack: Pack) -> re.Pattern[str] | None:
    if not words:
        return None
    body = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
    return re.compile(body if pack.language == "zh" else rf"\b(?:{body})\b", re.IGNORECASE)


def _named(pack: Pack) -> re.Pattern[str] | None:
    """Any word of the entries; as a flat alternation it took as long as all other finders."""
    words = {word.lower() for entry in pack.magnitude for word in entry.words}
    if not words:
        return None
    body = any_of(words)
    return re.compile(body if pack.language == "zh" else rf"\b{body}\b")


def find_magnitudes(scene: Scene, rules: MagnitudeRules) -> Iterator[Magnitude]:
    """The figures of a statement of which bounds are known."""
    text = scene.statement.text
    named = rules.named is not None and rules.named.search(text.lower())
    candidates = [known for known in rules.known if named or known.words is None]
    for claim in scene.claims.values():
        if claim.change.endswith("-by") or claim.modality in ("negated", "hypothetical"):
            continue
        for known in candidates:
            if _is_alike(known.entry, claim) and _speaks_of(claim, known, scene, rules):
                if claim.quantity.kind == AGE_KIND and not _is_told_of_a_person(
                    claim, known, scene
                ):
                    break
                found = _bounded(claim, known.entry, scene, rules)
                if found is not None and _is_of_another_place(claim, scene):
                    break
                if found is not None and not rules.cautions.doubts(scene):
                    yield found
                break


def _is_of_another_place(claim: Claim, scene: Scene) -> bool:
    """True for 全国人均耕地1.36亩，我县人口46万人: a place of its own is named before the figure."""
    at = scene.offset(claim)
    named = scene.text.rfind(claim.entity, 0, at) if claim.entity else -1
    return named >= 0 and bool(scene.said["another-place-begins"].search(scene.text, named, at))


HEADS = frozenset({"number", "count"})


def _is_alike(entry: Entry, claim: Claim) -> bool:
    """True for a figure of the kind of an entry; heads are counted with and without a noun."""
    quantity = claim.quantity
    heads = entry.kind in HEADS and quantity.kind in HEADS and not entry.unit
    return entry.kind == quantity.kind or (heads and quantity.unit in ("", "person"))


AGE_KIND = "age"


def _is_told_of_a_person(claim: Claim, known: Known, scene: Scene) -> bool:
    """True unless an English age is that of a thing: of a regiment in a sentence with a woman in it."""
    text, said, owner = scene.statement.text, scene.said, claim.entity
    if scene.statement.language != "en" or not owner or known.subjects is None:
        return True
    if known.subjects.search(owner) or said["person-ahead-of-age"].search(text, 0, claim.start):
        return True
    if owner.islower():
        return False
    return (
        known.subjects.search(text, 0, claim.start) is not None
        or said["person-behind-age"].match(text, claim.end) is not None
    )


def _others_named(claim: Claim, scene: Scene) -> str:
    """The words that may name a thing whose age is told: not the church that a woman walks to."""
    text, said = scene.statement.text, scene.said
    if claim.quantity.kind != AGE_KIND or scene.statement.language != "en":
        return text
    if not said["person-ahead-of-age"].search(text, 0, claim.start):
        return text
    return text[: claim.end] + said["where-to-or-at"].sub("", text[claim.end :])


def _speaks_of(claim: Claim, known: Known, scene: Scene, rules: MagnitudeRules) -> bool:
    """True if a figure is about the thing of an entry."""
    text = scene.statement.text
    owners = known.entry.owners
    if owners and not _is_owned(claim, owners):
        return False
    if known.words is not None:
        reach = REACH["zh" if not is_latin(text) else "en"]
        before = text[max(claim.start - reach, 0) : claim.start]
        words = known.words.finditer(before)
        led = any(rules.link.fullmatch(before, word.end()) for word in words)
        noun = _noun(claim, text)
        named = known.words.fullmatch(f"{claim.entity}{noun}")
        named = named or ((owners or known.subjects) and known.words.fullmatch(noun))
        if not named and (owners or not led):
            return False  # 法国葡萄酒的消费人口 is no 人口 of 法国
    stop = None if is_latin(text) else CLAUSE_STOP.search(text, claim.end)
    behind = stop.start() if stop else claim.start if owners else len(text)
    if known.unless is not None and known.unless.search(_others_named(claim, scene), 0, behind):
        return False
    if known.behind is not None:
        return _is_said_of(claim, known, text, rules)
    if is_latin(text):  # the oak is 146 years old; the sexton is 71
        first = text.rfind("; ", 0, claim.start) + 1
        last = text.find("; ", claim.end)
        text = text[first : last if last >= 0 else len(text)]
    return known.subjects is None or known.subjects.search(text) is not None


PEOPLE_BEHIND = re.compile("口(?=[，。；、！\n]|$)")


def _noun(claim: Claim, text: str) -> str:
    """What a figure is of: 人口 where it stands behind it, 有14.1万人口, and ends its clause."""
    people = claim.quantity.unit == "person" and PEOPLE_BEHIND.match(text, claim.end)
    return "人口" if people else claim.indicator


def _is_owned(claim: Claim, owners: tuple[str, ...]) -> bool:
    """True if the name whose figure it is ends in one of these: 青峰县, Portugal.

    A name of one sign more than 县 alone, so that 88个县 is none.
    """
    return any(
        claim.entity.endswith(owner)
        and (claim.entity == owner) == (len(owner) > 1)
        or claim.entity.endswith(f" {owner}")
        for owner in owners
    )


def _is_said_of(claim: Claim, known: Known, text: str, rules: MagnitudeRules) -> bool:
    """True for "the goalkeeper is 19.2 metres tall", not for a player before a wall 4 metres tall."""
    follows = text[claim.end :].lstrip(" -")
    if known.behind is None or known.subjects is None or not known.behind.match(follows):
        return False
    before = text[max(claim.start - REACH["en"], 0) : claim.start]
    return any(
        rules.link.fullmatch(before, found.end()) for found in known.subjects.finditer(before)
    )


def _bounded(claim: Claim, entry: Entry, scene: Scene, rules: MagnitudeRules) -> Magnitude | None:
    """The figure in the unit of the bounds; `None` where it cannot be converted or lies within."""
    value = claim.quantity.value
    if value is None or (value < 0 and entry.kind != "temperature"):
        return None
    if claim.quantity.unit not in (entry.unit, "person"):
        factors = rules.factors.get(claim.quantity.unit), rules.factors.get(entry.unit)
        one, other = factors
        if one is None or other is None or entry.kind == "temperature":
            return None
        value = value * one / other
    within = (entry.low is None or value >= entry.low) and (
        entry.high is None or value <= entry.high
    )
    if within:
        return None
    return Magnitude(
        cue=entry.label,
        language=scene.statement.language,
        claim=claim,
        value=value,
        low=entry.low,
        high=entry.high,
        label=entry.label,
        unit=entry.unit,
    )
