"""Rates that no list names, found by how the sentence is built: 手术2000例，感染18例，感染率为9‰.

The rate is named after what its numerator did (感染), or stands behind "of 1,500 tested, 1,470 ...".
"""

from __future__ import annotations

from collections.abc import Iterator

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.relations.changes import comparable
from heshu.relations.phrases import phrases
from heshu.relations.scene import FIGURES, LEVEL, PERCENT, Scene
from heshu.relations.shares.near import has_untold_base
from heshu.relations.shares.rules import ShareRules, UnlistedRates

BETWEEN = rf"[^,.;:{FIGURES}]"
CLAUSE = re.compile("[^，；。：、,;]+")
COUNTED = frozenset(("count", "area", "length"))
"""Kinds of figures that a rate is reckoned from."""


def compile_unlisted(pack: Pack) -> UnlistedRates:
    """The wordings of a pack that tie a rate to both its figures."""
    return UnlistedRates(_with_both(pack), _named(pack), _others(pack))


def _with_both(pack: Pack) -> tuple[re.Pattern[str], ...]:
    """The English wordings; the groups are `whole`, `part`, `cue` and `share`, in `cue` `name`."""
    if not pack.patterns_named("relation-rate-called"):
        return ()
    phrase = phrases(pack).regex
    of, some, tested = (
        phrase(f"relation-rate-{name}") for name in ("out-of", "some-of", "sampled")
    )
    rate = (
        rf",\s{phrase('relation-rate-lead')}"
        rf"(?P<cue>(?P<name>[a-z -]{{0,30}}?)\b{phrase('relation-rate-called')})"
        rf"{phrase('relation-rate-percent')}(?P<share>[{PERCENT}])"
    )
    whole, part = rf"(?P<whole>[{LEVEL}]){BETWEEN}", rf"(?P<part>[{LEVEL}]){BETWEEN}"
    forms = (
        rf"\b{of}\s{BETWEEN}{{0,20}}{whole}{{1,50}},{BETWEEN}{{1,20}}{part}{{1,60}}{rate}",
        rf"{part}{{0,20}}\s{of}\s{BETWEEN}{{0,15}}{whole}{{1,60}}{rate}",
        rf"\b{tested}\s{BETWEEN}{{0,20}}{whole}{{1,50}},?\s{some}\s{BETWEEN}{{0,12}}{part}{{1,50}}{rate}",
    )
    return tuple(re.compile(form, re.IGNORECASE) for form in (*forms, _of_attempts(pack)))


def _of_attempts(pack: Pack) -> str:
    """The wording of deeds in attempts: with 136 convictions in 170 trials, the conviction rate is."""
    having, at, stands = (
        phrases(pack).regex(f"relation-rate-{name}") for name in ("having", "attempted", "stands")
    )
    return (
        rf"\b{having}(?P<part>[{LEVEL}])\s(?P<deed>{BETWEEN}{{1,24}}?)\s{at}\s(?:the\s|its\s)?"
        rf"(?P<whole>[{LEVEL}]){BETWEEN}{{1,30}}?,?\s{BETWEEN}{{0,40}}?"
        rf"\b(?P<cue>(?P<name>[a-z]+)\srate)\s{stands}(?P<share>[{PERCENT}])"
    )


def _named(pack: Pack) -> re.Pattern[str] | None:
    """The Chinese wording; `None` for a language that names no rate so."""
    if not pack.words_named("relation-rate-end"):
        return None
    gap = words(pack, "relation-rate-link")
    return re.compile(
        rf"(?:^|[，。；：、（])[\u4e00-\u9fff]{{0,3}}?(?P<cue>(?P<noun>[\u4e00-\u9fff]{{2,3}})"
        rf"{words(pack, 'relation-rate-end')}){gap}*(?P<share>[{PERCENT}])"
    )


def _others(pack: Pack) -> re.Pattern[str]:
    return re.compile(words(pack, "relation-rate-no-part"), re.IGNORECASE)


def shares_of_unlisted_rates(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """The rates of a statement that are tied to both their figures by its build."""
    if PERCENT not in scene.text:
        return
    found = (*_with_figures(scene, rules), *_after_deed(scene, rules))
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


def _with_figures(scene: Scene, rules: ShareRules) -> Iterator[Rate]:
    """Rates behind both their figures in a wording of their own."""
    forms = rules.unlisted.with_both
    for found in (each for form in forms for each in form.finditer(scene.text)):
        claims = [scene.claims.get(found.start(name)) for name in ("share", "part", "whole")]
        share, part, whole = claims
        if share is None or part is None or whole is None:
            continue
        if "deed" in found.re.groupindex:
            if not _names_deed(scene, found):
                continue
        elif rules.unlisted.others.search(found["name"]):
            continue
        yield found["cue"], share, part, whole


NAMED_ALIKE = 4
"""Letters that a deed and the rate named after it have in common: passes, pass rate."""


def _names_deed(scene: Scene, found: re.Match[str]) -> bool:
    """True for the conviction rate of so many convictions, and for the success rate of any deed."""
    if scene.said["nationwide"].search(found[0]):
        return False
    if scene.said["rate-of-any-attempt"].match(found["name"]):
        return True
    return found["name"].lower()[:NAMED_ALIKE] in found["deed"].lower()


def _after_deed(scene: Scene, rules: ShareRules) -> Iterator[Rate]:
    """感染18例 is the numerator of 感染率, the only other count before it the base."""
    for found in rules.unlisted.named.finditer(scene.text) if rules.unlisted.named else ():
        share = scene.claims.get(found.start("share"))
        if share is None or rules.unlisted.others.search(_positive(scene, found)):
            continue
        if has_untold_base(scene, found.start("noun")):
            continue
        counts = [
            (at, claim)
            for at, claim in sorted(scene.claims.items())
            if at < found.start("noun") and claim.quantity.kind in COUNTED
        ]
        told = [at for at, _ in counts if _is_told(scene, found, _own_words(scene, at), rules)]
        if len(told) != 1:
            continue
        part = scene.claims[told[0]]
        bases = [(at, claim) for at, claim in counts if at != told[0] and comparable(claim, part)]
        if len(bases) != 1 or scene.said["inhabitants"].search(_own_words(scene, bases[0][0])):
            continue
        base = bases[0][1]
        if (part.quantity.value or 0) <= (base.quantity.value or 0):
            yield found["cue"], share, part, base


def _positive(scene: Scene, found: re.Match[str]) -> str:
    """The name of a rate and what is said of it, without the word that a 不合格率 begins with."""
    start, noun = found.start("noun") - found.start(), found["noun"]
    denied = scene.said["denying"].match(noun)
    return found[0][:start] + found[0][start + (denied.end() if denied else 0) :]


def _is_told(scene: Scene, found: re.Match[str], words: str, rules: ShareRules) -> bool:
    """True where words tell what a rate is named after: 录用 for 录取率, 不良品 for 不良率.

    A clause that denies its verb (不合格30批次) tells nothing of 合格率.
    """
    noun, denying = found["noun"], scene.said["denying"]
    if denying.match(noun):
        return noun in words
    if denying.search(words):
        return False
    rate = next((each for each in rules.rates if each.name == found["cue"]), None)
    return noun[-2:] in words or (rate is not None and rate.numerator.search(words) is not None)


def _own_words(scene: Scene, offset: int) -> str:
    """The clause around a figure, as far as those beside it: 厂房已出租 of 86栋厂房已出租65栋."""
    clauses = CLAUSE.finditer(scene.text)
    clause = next((each for each in clauses if each.start() <= offset < each.end()), None)
    if clause is None:
        return ""
    inside = [at for at in sorted(scene.claims) if clause.start() <= at < clause.end()]
    first = max((at + 1 for at in inside if at < offset), default=clause.start())
    return scene.text[first : clause.end() if offset == inside[-1] else offset]
