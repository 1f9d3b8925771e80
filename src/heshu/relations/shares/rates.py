"""Rates with their numerator and base in clauses of their own: 应到500人，实到475人，出勤率95%."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.relations.changes import comparable
from heshu.relations.parts.pairs import pairs_of
from heshu.relations.phrases import edged, phrases
from heshu.relations.scene import LEVEL, PERCENT, Scene
from heshu.relations.shares.rules import RateClauses, RateWords, ShareRules

FIGURES_OF_A_RATE = 3
"""The rate, its numerator and its base."""


def compile_rate_clauses(pack: Pack) -> RateClauses:
    """The words of a pack beside rates whose figures stand in clauses of their own."""
    joint, phrase = edged(pack, "relation-clause-joint").pattern, phrases(pack).regex
    return RateClauses(
        re.compile(rf"(?:(?!{joint})[^，,；;。：:、（）()])+"),
        re.compile(
            rf"(?:\s|{phrase('relation-rate-gap')})*[{PERCENT}]|{phrase('relation-rate-within')}",
            re.IGNORECASE,
        ),
        re.compile(phrase("relation-rate-of-others"), re.IGNORECASE),
    )


def shares_of_rates(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """应到500人，实到475人，出勤率95%: the base and the numerator stand in earlier clauses."""
    if len(scene.claims) < FIGURES_OF_A_RATE:
        return
    for found in rules.rate_names.finditer(scene.text):
        rate = next(r for r in rules.rates if r.name.lower() == found[0].lower())
        share = _rate_figure(scene, found, rules)
        if share is None or share.start in used:
            continue
        pair = (
            _pair_right_before(scene, found.start())
            or _numerator_and_base(scene, rules, rate, (0, found.start()))
            or _pair_of(scene, rules, rate)
            or _pair_behind(scene, rules, rate, found)
        )
        if pair is None or rules.cautions.forbid(scene, 0, found.end()):
            continue
        before = scene.statement.text[: scene.original(found.start())]
        if scene.said["other-rate"].search(before, max(len(before) - OTHER_REACH, 0)):
            continue
        used.add(share.start)
        numerator, base = pair
        yield Share(
            cue=found[0],
            language=scene.statement.language,
            share=share,
            part=numerator,
            whole=base,
            rate=True,
        )


def _pair_right_before(scene: Scene, start: int) -> tuple[Claim, Claim] | None:
    """罚球19罚14中，命中率73.7%；三分球27投12中，命中率44.4%: both figures in the clause before a rate."""
    if scene.statement.language != "zh":
        return None
    ahead = scene.text[:start].rstrip("，的（")
    head = max(ahead.rfind(stop) for stop in "，；。：、") + 1
    found = scene.said["m-then-n"].search(ahead, head)
    if found is None or found.end() != len(ahead):
        return None
    offsets = [at for at in range(*found.span()) if at in scene.claims]
    if len(offsets) != PAIR:
        return None
    base, numerator = (scene.claims[at] for at in offsets)
    return numerator, base


def _pair_of(scene: Scene, rules: ShareRules, rate: RateWords) -> tuple[Claim, Claim] | None:
    """The only part and whole of an English statement, where the part is what the rate counts.

    The pass rate was 78.5%: of the 914 pupils who sat the test, 642 passed.
    """
    pairs = list(pairs_of(scene, rules.pairs.forms)) if rules.pairs else []
    if len(pairs) != 1 or scene.said["nationwide"].search(scene.text):
        return None
    part, whole = pairs[0].part, pairs[0].whole
    text = scene.statement.text
    beside = text[min(part.start, whole.start) : max(part.end, whole.end) + BESIDE_PAIR]
    return (part, whole) if rate.numerator.search(beside) else None


def _pair_behind(
    scene: Scene, rules: ShareRules, rate: RateWords, found: re.Match[str]
) -> tuple[Claim, Claim] | None:
    """投票率为68%，在2500名选民中，有1450人投了票: a rate that opens the sentence, its counts behind."""
    if scene.statement.language != "zh" or len(scene.claims) != FIGURES_OF_A_RATE:
        return None
    before = sum(at < found.start() for at in scene.claims)
    if before > 1 or (found.start() > OPENS and not before):
        return None  # 选民24.6万人，投票率63%，实际投票12.3万人 has one of them before
    first = 0 if before else found.end()
    return _numerator_and_base(scene, rules, rate, (first, len(scene.text)))


OPENS = 8
"""Characters before the name of a rate that opens a sentence."""
BESIDE_PAIR = 24
"""Characters behind a pair in which the verb of its part stands."""
OTHER_REACH = 40


def _rate_figure(scene: Scene, name: re.Match[str], rules: ShareRules) -> Claim | None:
    """The percentage right behind the name of a rate, or ahead of it: at 62 percent, the rate."""
    found = rules.clauses.gap.match(scene.text, name.end())
    if found is not None:
        return scene.claims.get(found.end() - 1)
    ahead = scene.said["rate-told-ahead"].search(scene.text, 0, name.start())
    return scene.claims.get(scene.text.find(PERCENT, ahead.start())) if ahead else None


PAIR = 2


def _numerator_and_base(
    scene: Scene, rules: ShareRules, rate: RateWords, stretch: tuple[int, int]
) -> tuple[Claim, Claim] | None:
    """One figure in a clause of the numerator and one in a clause of the base."""
    start, end = stretch
    numerators: list[Claim] = []
    bases: list[Claim] = []
    for clause in rules.clauses.clause.finditer(scene.text, start, end):
        claims = [
            scene.claims[offset]
            for offset in range(*clause.span())
            if offset in scene.claims and scene.text[offset] == LEVEL
        ]
        if len(claims) > 1:  # 1,935 had found work within six months
            claims = [claim for claim in claims if claim.quantity.kind != "duration"]
        if len(claims) == PAIR and not bases and not numerators:
            pair = _pair_in(scene, clause[0], claims)
            if pair is not None and _counts_for(scene, rate, end):
                numerators, bases = [pair[0]], [pair[1]]
                continue
        if len(claims) != 1:
            if claims:
                return None
            continue
        if rate.base.search(clause[0]) and not bases:
            bases.append(claims[0])
        elif _is_numerator(scene, rate, clause[0]):
            numerators.append(claims[0])
    if len(numerators) != 1 or len(bases) != 1 or not comparable(numerators[0], bases[0]):
        return None
    return numerators[0], bases[0]


def _pair_in(scene: Scene, clause: str, claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """Numerator and base of one clause: 1,176 of 1,200 samples passed; 18投12中."""
    if scene.said["n-of-m"].search(clause):
        return claims[0], claims[1]
    if scene.said["m-then-n"].search(clause):
        return claims[1], claims[0]
    return None


def _counts_for(scene: Scene, rate: RateWords, end: int) -> bool:
    """True unless an English rate is of somebody else than those who are counted.

    Girls did better in 17 of the 23 subjects; their pass rate was 86.2%: nobody of 23 has passed.
    """
    if scene.statement.language != "en" or rate.numerator.search(scene.text, 0, end):
        return True
    return scene.said["owned-rate"].search(scene.text, 0, end) is None


def _is_numerator(scene: Scene, rate: RateWords, clause: str) -> bool:
    """True unless the clause denies what the rate counts: 不合格30批次，合格率98%."""
    found = rate.numerator.search(clause)
    return found is not None and not scene.said["denied"].search(clause, 0, found.start())


def is_of_a_rate(scene: Scene, share: Claim, rules: ShareRules) -> bool:
    """True for "the failure rate was 30 percent: 602 of the 860 candidates passed"."""
    text = scene.statement.text
    for found in rules.rate_names.finditer(text, max(share.start - RATE_REACH, 0), share.start):
        rate = next(each for each in rules.rates if each.name.lower() == found[0].lower())
        said = rate.numerator.search(text[: found.start()] + text[share.end :])
        if said is None and rules.clauses.others.match(rate.name):
            return True
    return False


RATE_REACH = 40
"""Characters before a percentage in which the name of its rate stands."""
