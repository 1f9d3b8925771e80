"""A figure said again at once, and figures compared: 5.71万人（57100人）, 高于全国的5.5%."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Quantity
from heshu.model.relations import Comparative, Restatement
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable
from heshu.relations.patterns import Match, Rule, compile_patterns, matches
from heshu.relations.scene import PERCENT, Scene

SCALE = re.compile(
    r"[万亿千百]|thousand|million|billion|trillion|bn|mn|mln|bln|[mk]\b", re.IGNORECASE
)
CAPITALS = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟]")


class RestatementRules(Struct, frozen=True):
    """What the finders of restatements and comparisons compiled from a pack."""

    bare: tuple[Rule, ...]
    """Nothing but brackets tie the figures: they must be printed in two forms."""
    said: tuple[Rule, ...]
    """即, that is: the text says that both are one."""
    above: tuple[Rule, ...]
    below: tuple[Rule, ...]
    cautions: Cautions


def compile_restatements(pack: Pack, cautions: Cautions) -> RestatementRules:
    """The rules of a pack for restatements and comparisons."""
    return RestatementRules(
        compile_patterns(pack, "restatement"),
        compile_patterns(pack, "restatement-said"),
        compile_patterns(pack, "comparative-above"),
        compile_patterns(pack, "comparative-below"),
        cautions,
    )


def find_restatements(scene: Scene, rules: RestatementRules) -> Iterator[Restatement | Comparative]:
    """Figures that are said twice, and pairs of which one is said to be larger."""
    if rules.cautions.doubts(scene):
        return
    seen: set[int] = set()
    for group, said in ((rules.said, True), (rules.bare, False)):
        for match in matches(group, scene):
            restatement = _restated(match, said=said)
            if restatement is not None and restatement.second.start not in seen:
                seen.add(restatement.second.start)
                yield restatement
    yield from _compared(scene, rules, seen)


def _restated(match: Match, *, said: bool) -> Restatement | None:
    """Both figures, if they are of one unit and, where nothing else says so, of two forms."""
    first, second = match.claim("first"), match.claim("second")
    if first is None or second is None or first is second:
        return None
    if SCALE.fullmatch(first.quantity.text) or SCALE.fullmatch(second.quantity.text):
        return None
    if not _one_unit(first, second) or SHARE_OF.search(match.scene.text, 0, _at(match, first)):
        return None
    words = _in_words(first.quantity) != _in_words(second.quantity)
    if not said and not words and _form(first.quantity) == _form(second.quantity):
        return None
    return Restatement(
        cue=match.cue,
        language=match.scene.statement.language,
        first=first,
        second=second,
        words=words,
    )


SHARE_OF = re.compile(rf"[{PERCENT}]\s+of\s[^,;.]{{0,40}}$")
"""30% of its profit of $2.4 million, or $720,000 says what the share is, not the profit again."""


def _at(match: Match, claim: Claim) -> int:
    """Where the symbol of a figure of the match stands."""
    return next(at for at, other in match.scene.claims.items() if other is claim)


def _one_unit(first: Claim, second: Claim) -> bool:
    """The same unit, or none behind the second: 叁佰万元整（3000000）."""
    return comparable(first, second) or (
        first.quantity.kind != "percent"  # 62% (930) is a share and what it is in numbers
        and second.quantity.unit == ""
        and second.quantity.kind in ("number", "count")
    )


def _in_words(quantity: Quantity) -> bool:
    return not any(map(str.isdecimal, quantity.text)) or bool(CAPITALS.search(quantity.text))


def _form(quantity: Quantity) -> tuple[str, str]:
    """Scale word and unit as printed; a figure printed again in one form is another figure."""
    scale = SCALE.search(quantity.text)
    return (scale[0].lower() if scale else ""), quantity.unit_text


def _compared(scene: Scene, rules: RestatementRules, restated: set[int]) -> Iterator[Comparative]:
    """高于, below: the subject is the figure before, the standard the one behind."""
    seen: set[int] = set()
    for group, above in ((rules.above, True), (rules.below, False)):
        for match in matches(group, scene):
            subject, standard = match.claim("subject"), match.claim("standard")
            if subject is None or standard is None or standard.start in seen | restated:
                continue
            if not comparable(subject, standard) or standard.quantity.qualifier:
                continue
            if rules.cautions.forbid(scene, match.start, match.end):
                continue
            seen.add(standard.start)
            yield Comparative(
                cue=match.cue,
                language=scene.statement.language,
                subject=subject,
                standard=standard,
                direction="above" if above else "below",
            )
