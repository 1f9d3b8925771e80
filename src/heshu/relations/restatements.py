"""A figure said again at once, and figures compared: 5.71万人（57100人）, 高于全国的5.5%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Quantity
from heshu.model.relations import Comparative, Restatement
from heshu.relations.cautions import Cautions
from heshu.relations.changes import comparable, priced_alike
from heshu.relations.patterns import Match, Rule, WordLists, compile_patterns, matches
from heshu.relations.restatement_words import RestatementWords, compile_restatement_words
from heshu.relations.scene import (
    FIGURES,
    LEVEL,
    PERCENT,
    Scene,
    place_in,
    synthetic,
)
from heshu.relations.small_numbers import ordinal_number

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
    hedged: re.Pattern[str] | None
    """Hedges that with an article compare: "lower than the 58 percent of last time"."""
    words: RestatementWords
    cautions: Cautions


def compile_restatements(pack: Pack, cautions: Cautions) -> RestatementRules:
    """The rules of a pack for restatements and comparisons."""
    return RestatementRules(
        compile_patterns(pack, "restatement"),
        compile_patterns(pack, "restatement-said"),
        compile_patterns(pack, "comparative-above"),
        compile_patterns(pack, "comparative-below"),
        _hedged(pack),
        compile_restatement_words(pack),
        cautions,
    )


def _hedged(pack: Pack) -> re.Pattern[str] | None:
    """The hedges that compare; `None` for a language in which an article tells nothing."""
    name = "relation-hedged-standard"
    if not pack.words_named(name):
        return None
    return re.compile(rf"{WordLists(pack).regex(name)}\s+", re.IGNORECASE)


def find_restatements(scene: Scene, rules: RestatementRules) -> Iterator[Restatement | Comparative]:
    """Figures that are said twice, and pairs of which one is said to be larger."""
    if rules.cautions.doubts(scene):
        return
    seen: set[int] = set()
    for group, said in ((rules.said, True), (rules.bare, False)):
        for match in matches(group, scene):
            restatement = _restated(match, rules, said=said)
            if restatement is not None and restatement.second.start not in seen:
                seen.add(restatement.second.start)
                yield restatement
    yield from _bilingual(scene, rules, seen)
    yield from _counted_twice(scene, seen)
    yield from _in_capitals(scene, seen)
    yield from _compared(scene, rules, seen)


BILINGUAL = re.compile(
    rf"(?P<first>[{LEVEL}])[（(](?:about |approximately |some |or |i\.e\.,? )?(?P<second>[{LEVEL}])"
    r"\s?(?P<scale>thousand|million|billion|trillion)?(?P<rest>\s[A-Za-z][A-Za-z .-]{0,30})?[)）]"
)
"""482万标箱（4.82 million TEUs）: the same in English."""
ENGLISH_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
CURRENCIES = {
    "USD": re.compile(r"\b(?:dollars?|USD)\b", re.IGNORECASE),
    "CNY": re.compile(r"\b(?:yuan|RMB|CNY|renminbi)\b", re.IGNORECASE),
    "EUR": re.compile(r"\b(?:euros?|EUR)\b", re.IGNORECASE),
    "JPY": re.compile(r"\b(?:yen|JPY)\b", re.IGNORECASE),
    "GBP": re.compile(r"\b(?:pounds?|GBP|sterling)\b", re.IGNORECASE),
}


def _bilingual(scene: Scene, rules: RestatementRules, seen: set[int]) -> Iterator[Restatement]:
    """Chinese figures with the same in English behind them in brackets."""
    if scene.statement.language != "zh":
        return
    for found in BILINGUAL.finditer(scene.text):
        first = scene.claims.get(found.start("first"))
        second = scene.claims.get(found.start("second"))
        rest = found["rest"] or ""
        if first is None or second is None or not (found["scale"] or rest):
            continue
        if second.start in seen or second.quantity.kind not in ("number", "count"):
            continue
        if second.quantity.unit or not _says_one_unit(first.quantity, rest, rules):
            continue
        seen.add(second.start)
        yield Restatement(
            cue=found["scale"] or rest.strip(),
            language="zh",
            first=first,
            second=_scaled(second, ENGLISH_SCALES.get(found["scale"] or "", 1)),
        )


def _says_one_unit(first: Quantity, rest: str, rules: RestatementRules) -> bool:
    """True unless the English words name another currency or measure than the Chinese ones."""
    named = [code for code, words in CURRENCIES.items() if words.search(rest)]
    if first.kind == "money":
        return not named or first.unit in named
    return not named and rules.words.other_measure.search(rest) is None


def _scaled(claim: Claim, factor: int) -> Claim:
    """A claim with the scale word behind it taken in."""
    quantity = claim.quantity
    if factor == 1 or quantity.value is None:
        return claim
    return replace(
        claim,
        quantity=replace(
            quantity, value=quantity.value * factor, precision=quantity.precision * factor,
            scaled=True,
        ),
    )  # fmt: skip


UNIT_BEHIND = (
    "(?=个?(?:工作日|自然日|日|天|年|月|周|小时|人|名|份|次|套|台|期|分钟|间|辆|件|箱|吨|页|处|层))"
)
IN_WORDS = "(?P<words>[一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾]{1,3})"
COUNTED_TWICE = (
    re.compile(
        rf"(?<![一二三四五六七八九十百千万两\d第]){IN_WORDS}[（(](?P<digits>\d{{1,2}})[）)]{UNIT_BEHIND}"
    ),
    re.compile(rf"(?<![\d.,，第])(?P<digits>\d{{1,2}})[（(]{IN_WORDS}[）)]{UNIT_BEHIND}"),
)
"""十五（15）日, 3（叁）年: the number in words, the same in digits, and the unit behind both."""
PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")


def _counted_twice(scene: Scene, seen: set[int]) -> Iterator[Restatement]:
    """Numbers below a hundred of contracts and judgments, said in words and in digits."""
    text = scene.statement.text
    for found in (found for each in COUNTED_TWICE for found in each.finditer(text)):
        spans = [found.span(name) for name in ("words", "digits")]
        places = [place_in(scene.statement, *span) for span in spans]
        value = ordinal_number(found["words"].translate(PLAIN))
        if value is None or places[0] is None or places[1] is None or spans[1][0] in seen:
            continue
        first, second = (
            synthetic(scene.statement, place, span, Decimal(number), kind="number")
            for place, span, number in zip(places, spans, (value, found["digits"]), strict=True)
            if place is not None
        )
        yield Restatement(cue=found[0], language="zh", first=first, second=second, words=True)


IN_CAPITALS = re.compile(rf"(?P<first>[{LEVEL}])\s?[，、；]?\s?(?P<second>[{LEVEL}])")


def _in_capitals(scene: Scene, seen: set[int]) -> Iterator[Restatement]:
    """Sums of receipts, in capitals and in digits side by side: 人民币玖仟陆佰元整，¥9600元."""
    for found in IN_CAPITALS.finditer(scene.text):
        first, second = (scene.claims[found.start(name)] for name in ("first", "second"))
        quantities = first.quantity, second.quantity
        capitals = [bool(CAPITALS.search(each.text)) for each in quantities]
        if capitals[0] == capitals[1] or {each.kind for each in quantities} != {"money"}:
            continue
        if second.start not in seen and comparable(first, second):
            seen.add(second.start)
            yield Restatement(cue=found[0], language="zh", first=first, second=second, words=True)


def _restated(match: Match, rules: RestatementRules, *, said: bool) -> Restatement | None:
    """Both figures, if they are of one unit and, where nothing else says so, of two forms."""
    first, second = match.claim("first"), match.claim("second")
    if first is None or second is None or first is second:
        return None
    if rules.words.numbered.search(match.scene.text, 0, _at(match, second)):
        return None
    if SCALE.fullmatch(first.quantity.text) or SCALE.fullmatch(second.quantity.text):
        return None
    if not _one_unit(first, second) or SHARE_OF.search(match.scene.text, 0, _at(match, first)):
        return None
    if rules.words.each.match(match.scene.text, _at(match, second) + 1):
        return None
    words = _in_words(first.quantity) != _in_words(second.quantity)
    apposed = match.rule.words.endswith("{first}, {second},")
    if apposed and not (words and first.quantity.unit):
        return None
    if not said and not words and _form(first.quantity) == _form(second.quantity):
        return None
    if not said and not words and (_is_spread(first, second) or _is_per_share(first, second)):
        return None
    return Restatement(
        cue=match.cue,
        language=match.scene.statement.language,
        first=first,
        second=second,
        words=words,
    )


def _is_spread(first: Claim, second: Claim) -> bool:
    """True for the standard deviation of "7.4 years (5.1)": no unit, no scale word, no more digits."""
    bare = second.quantity.unit == "" and first.quantity.unit != ""
    return bare and not any(SCALE.search(each.quantity.text) for each in (first, second))


SMALL_COIN = re.compile(r"\d\s?(?:p|c|¢|cts?|pence|cents?|sen|paise)\b", re.IGNORECASE)


def _is_per_share(first: Claim, second: Claim) -> bool:
    """True for a dividend of 6.1p (£11.2m): what one share gets, what all get."""
    texts = [each.quantity.text for each in (first, second)]
    coins = [SMALL_COIN.search(text) is not None for text in texts]
    return coins[0] != coins[1] and any(SCALE.search(text) for text in texts)


SHARE_OF = re.compile(rf"[{PERCENT}]\s+of\s[^,;.]{{0,40}}$")
"""30% of its profit of $2.4 million, or $720,000 says what the share is, not the profit again."""


MARGINS = frozenset({"", "score", "percentage-point"})
MARGIN = re.compile(r"\s(?:points?\s)?(?:ahead of|behind|clear of)\b", re.IGNORECASE)
"""On 28 per cent, one ahead of the Nationals, who were on 41: by how much, and not what."""
LOCATED = re.compile(
    r"\b(?:connected|installed|located|placed|situated|hidden|built|parked)\s+(?:behind|above|below)\b",
    re.IGNORECASE,
)
"""Panels of 68 MW connected behind the 49.9 MW limit are in a place."""


def _is_difference(match: Match, subject: Claim, rules: RestatementRules) -> bool:
    """True for the 9 degrees of "-6 degrees, 9 degrees below the usual 3 degrees"."""
    text, at = match.scene.text, _at(match, subject)
    if rules.words.difference.match(text, at + 1) or LOCATED.search(match.cue):
        return True
    if subject.quantity.unit in MARGINS and MARGIN.match(text, at + 1):
        return True
    if not rules.words.beside.match(text, at + 1):
        return False
    earlier = [one.quantity for other, one in match.scene.claims.items() if other < at]
    return any(one.kind in {subject.quantity.kind, "temperature"} for one in earlier)


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
            if not (comparable(subject, standard) or priced_alike(subject, standard)):
                continue
            if standard.quantity.qualifier or standard.change.endswith("-by"):
                continue
            if standard.change and not comparable(subject, standard):
                continue  # dearer than in Stroma, where rents rose to 2,400 euros
            if _is_difference(match, subject, rules) or _is_age(standard, rules):
                continue
            if rules.cautions.forbid(scene, match.start, match.end) or _is_race(
                match, subject, rules
            ):
                continue
            if _is_said_of_another(match, subject, standard, above=above):
                continue
            seen.add(standard.start)
            if rules.words.threshold.search(match.printed):
                standard = replace(
                    standard, quantity=replace(standard.quantity, precision=Decimal(0))
                )
            yield Comparative(
                cue=match.cue,
                language=scene.statement.language,
                subject=subject,
                standard=standard,
                direction="above" if above else "below",
            )
    yield from _hedged_standards(scene, rules, seen | restated)


PART = re.compile(
    r"(?:其中|包括)[^，。；]{0,14}$|\b(?:including|of whom|of which)\b[^,.;]{0,40}$", re.IGNORECASE
)


def _is_said_of_another(match: Match, subject: Claim, standard: Claim, *, above: bool) -> bool:
    """True where a part stands before the comparison, and what it is a part of fits.

    死亡23人，其中外籍9人，比首日的17人多6人: the 23 are more than the 17.
    """
    limit, own = standard.quantity.value, subject.quantity.value
    at = _at(match, subject)
    if limit is None or own is None or not PART.search(match.scene.text, 0, at):
        return False
    if (own > limit) == above:
        return False
    earlier = [claim for other, claim in match.scene.claims.items() if other < at]
    return any(
        comparable(claim, standard) and ((claim.quantity.value or 0) > limit) == above
        for claim in earlier
    )


def _is_age(standard: Claim, rules: RestatementRules) -> bool:
    """True for the age in "with 27 rebounds Okoro outdid Lindqvist, who is 31"."""
    quantity = standard.quantity
    return (
        not quantity.unit
        and rules.words.aged.search(standard.sentence, 0, standard.start) is not None
    )


def _is_race(match: Match, subject: Claim, rules: RestatementRules) -> bool:
    """True for 43.1 seconds ahead of 43.9: the shorter time is in front."""
    return subject.quantity.kind == "duration" and not rules.words.lasts.search(match.cue)


BETWEEN = re.compile(rf"[^;:{FIGURES}]{{0,40}}")
"""What may stand between a figure and "lower than the 58 percent"."""


def _hedged_standards(
    scene: Scene, rules: RestatementRules, seen: set[int]
) -> Iterator[Comparative]:
    """Comparisons whose words were read as the hedge of the standard."""
    if rules.hedged is None:
        return
    for (at, subject), (next_at, standard) in pairwise(sorted(scene.claims.items())):
        quantity = standard.quantity
        if quantity.qualifier not in QUALIFIED or not rules.hedged.match(quantity.text):
            continue
        between = scene.text[at + 1 : next_at]
        if standard.start in seen or not comparable(subject, standard) or subject.change:
            continue
        if not BETWEEN.fullmatch(between) or rules.words.joined.search(between):
            continue
        if subject.quantity.qualifier or rules.cautions.forbid(scene, at, next_at):
            continue
        yield Comparative(
            cue=quantity.text,
            language=scene.statement.language,
            subject=subject,
            standard=replace(standard, quantity=replace(quantity, qualifier="")),
            direction=QUALIFIED[quantity.qualifier],
        )


QUALIFIED: Mapping[str, Literal["above", "below"]] = {"more-than": "above", "less-than": "below"}
