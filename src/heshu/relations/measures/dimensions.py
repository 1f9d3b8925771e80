"""Nouns whose figures have the unit of something else: 装机容量8.9亿千瓦时, floor area of 12,000 m."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Kind
from heshu.model.relations import Dimension
from heshu.relations.cautions import Cautions
from heshu.relations.phrases import phrases
from heshu.relations.scene import Scene
from heshu.relations.slots import WordLists

PHYSICAL = frozenset({"length", "area", "volume", "mass", "energy", "power"})
"""Kinds that may be mixed up; a share or a price of an area is nothing to fault."""
TOLD_IN_NO_SHARES: frozenset[Kind] = frozenset({"temperature"})
"""Temperatures of 24 percent are no temperatures."""
REACH = {"zh": 14, "en": 80}
"""Characters before a figure in which its noun stands."""


class Noun(Struct, frozen=True):
    """Nouns with the kinds that they may have, and what excuses another one."""

    words: re.Pattern[str]
    expected: tuple[Kind, ...]
    unless: re.Pattern[str]
    behind: re.Pattern[str] | None = None
    """What must follow the figure: "of electricity last year"."""
    needs: re.Pattern[str] | None = None
    """What the statement must speak of: a forest that covers 50 km, not a race."""


class DimensionRules(Struct, frozen=True):
    """What the finder of dimensions compiled from a pack."""

    nouns: tuple[Noun, ...]
    link: re.Pattern[str]
    cautions: Cautions


def compile_dimensions(pack: Pack, cautions: Cautions) -> DimensionRules:
    """The rules of a pack for dimensions: `energy/money|发电量/用电量|储能`."""
    lists = WordLists(pack)
    nouns = tuple(_noun(entry, pack) for entry in pack.words_named("relation-dimension"))
    link = rf"(?:\s|{lists.regex('relation-dimension-link')}|(?:19|20)\d\d\b)*"
    whose = phrases(pack).regex("relation-measure-of")
    return DimensionRules(nouns, re.compile(f"{whose}?{link}", re.IGNORECASE), cautions)


def _noun(entry: str, pack: Pack) -> Noun:
    kinds, words, unless, *more = entry.split("|")
    expected: tuple[Kind, ...] = tuple(kinds.split("/"))  # type: ignore[arg-type]
    follows, needs = (_any(each, pack) if each else None for each in (*more, "", "")[:2])
    return Noun(_any(words, pack), expected, _any(unless, pack), follows, needs)


def _any(words: str, pack: Pack) -> re.Pattern[str]:
    body = "|".join(sorted(map(re.escape, words.split("/")), key=len, reverse=True))
    if not words:
        return re.compile(r"(?!)")
    edged = body if pack.language == "zh" else rf"\b(?:{body})\b"
    return re.compile(edged, re.IGNORECASE)


def find_dimensions(scene: Scene, rules: DimensionRules) -> Iterator[Dimension]:
    """The figures of a statement whose unit does not fit the noun right before them."""
    text = scene.statement.text
    reach = REACH[scene.statement.language]
    for claim in scene.claims.values():
        quantity = claim.quantity
        if (
            quantity.kind not in PHYSICAL | {"percent"}
            or "/" in quantity.unit
            or claim.modality == "negated"
        ):
            continue
        before = text[max(claim.start - reach, 0) : claim.start]
        found = _misfit(claim, before, scene, rules)
        if found is not None and not rules.cautions.doubts(scene):
            noun, expected = found
            yield Dimension(
                cue=noun,
                language=scene.statement.language,
                claim=claim,
                noun=noun,
                expected=expected,
            )


def _misfit(
    claim: Claim, before: str, scene: Scene, rules: DimensionRules
) -> tuple[str, tuple[Kind, ...]] | None:
    """The noun right before a figure and its kinds, if the figure is of none of them."""
    text = scene.statement.text
    for noun in rules.nouns:
        for found in noun.words.finditer(before):
            of = scene.said["measure-of"].search(before, found.start(), found.end())
            if claim.quantity.kind == "percent" and not TOLD_IN_NO_SHARES & set(noun.expected):
                continue
            if not rules.link.fullmatch(before, of.start() if of else found.end()):
                continue
            if noun.behind is not None and not noun.behind.match(text[claim.end :].lstrip()):
                continue
            within = claim.start if noun.behind is None else len(text)  # the forest covers 50 km
            if noun.needs is not None and not noun.needs.search(text, 0, within):
                continue
            told = scene.said["storage-beside"].sub("", text)
            if claim.quantity.kind in noun.expected or noun.unless.search(told):
                return None
            return found[0], noun.expected
    return None
