"""How units are printed: 出生率 in % for ‰, and 5-10万 with 万 at one end only."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import ElidedRange, PermilleRate
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import WordLists
from heshu.relations.scene import Scene

ELIDED = re.compile(
    r"(?P<sign>[$€£¥￥])?(?P<first>\d[\d,.]*)(?P<dash>\s?[-–—~～－]\s?|[至到]|\sto\s|\sand\s)(?P<second>[$€£¥￥]?\d[\d,.]*)"
    r"(?P<gap>\s?)(?P<word>%|％|‰|[百千]?[万亿]|[百千]万|million|billion|trillion|percent|per cent|bn|tn|[mk](?![A-Za-z]))",
    re.IGNORECASE,
)
THOUSANDS = re.compile(
    r"(?<![\d,.])(?P<first>\d{1,3})(?P<dash>[-–])(?P<second>\d{1,3}),000(?![\d,])"
)
"""2-3,000 jobs, which may also be read as two to three thousand."""
SIGNS = "$€£¥￥"
REACH = {"zh": 16, "en": 80}
PER_THOUSAND = re.compile(r"‰|per (?:thousand|1,?000)")
LOWEST, HIGHEST = Decimal("2.5"), Decimal(60)
"""Per thousand, crude rates of births and deaths lie here; in percent hardly any do."""


ENDS = frozenset({"from", "increase-to", "decrease-to"})
"""出生率由8.9%降至7.6%: the noun does not stand right before its figures."""
WHOSE = re.compile(r"\s(?:of|in|for|among)\s(?:the\s)?(?!\d)[A-Za-z]+(?:\s[A-Z][a-z]+)?(?=\s)")
"""Whose rate it is: "the birth rate of the county came to"."""


class SpellingRules(Struct, frozen=True):
    """What the finder of unit spellings compiled from a pack."""

    vital: re.Pattern[str]
    """Rates that are always per thousand: 出生率, birth rate."""
    vital_in_company: re.Pattern[str]
    """Rates that are, beside one of the former: 死亡率 is also said of a disease."""
    of_others: re.Pattern[str]
    """Right before such a rate: 用户自然增长率 is no rate of births and deaths."""
    link: re.Pattern[str]
    cautions: Cautions


def compile_spellings(pack: Pack, cautions: Cautions) -> SpellingRules:
    """The rules of a pack for spellings of units."""
    link = word_pattern(pack, "relation-magnitude-link").pattern
    return SpellingRules(
        word_pattern(pack, "relation-vital-rate"),
        word_pattern(pack, "relation-vital-rate-in-company"),
        re.compile(
            rf"{WordLists(pack).regex('relation-vital-rate-of-others')}\s?的?$", re.IGNORECASE
        ),
        re.compile(rf"(?:\s|{link}|(?:19|20)\d\d\b|,[^,;]{{1,30}},)*", re.IGNORECASE),
        cautions,
    )


def find_spellings(scene: Scene, rules: SpellingRules) -> Iterator[PermilleRate | ElidedRange]:
    """The oddly spelled units of a statement."""
    if rules.cautions.doubts(scene):
        return
    named: set[str] = set()
    for claim in scene.claims.values():
        if claim.quantity.qualifier == "range":
            yield from _elided(claim, scene)
        elif claim.quantity.unit == "%":
            for rate in _permille(claim, scene, rules):
                if rate.noun not in named:  # once for 出生率由8.9%降至7.6%
                    yield rate
                named.add(rate.noun)


def _elided(claim: Claim, scene: Scene) -> Iterator[ElidedRange]:
    """A range joined by a dash whose scale word or % stands behind its second end only."""
    thousands = THOUSANDS.search(claim.quantity.text)
    if thousands is not None and int(thousands["first"]) < int(thousands["second"]):
        full = f"{thousands['first']},000{thousands['dash']}{thousands['second']},000"
        yield ElidedRange(
            cue=claim.quantity.text, language=scene.statement.language, claim=claim, full=full
        )
        return
    found = ELIDED.search(claim.quantity.text)
    if found is None or found["word"].lower() in ("percent", "per cent"):
        return  # "10-15 percent" in words is plain usage
    if not _leaves_out(found):
        return
    word = found["gap"] + found["word"]
    sign = found["sign"] or ""
    second = found["second"] if found["second"][0] in SIGNS else sign + found["second"]
    text = claim.quantity.text
    full = f"{sign}{found['first']}{word}{found['dash']}{second}{word}"
    full = text[: found.start()] + full + text[found.end() :]
    yield ElidedRange(
        cue=claim.quantity.text, language=scene.statement.language, claim=claim, full=full
    )


def _leaves_out(found: re.Match[str]) -> bool:
    """True unless words join the ends in a plain way: 3至5万元, 5 to 10 million people.

    8至10% and "$3 to $5 billion" say something else of their first end than is meant.
    """
    dash, word = found["dash"].strip(), found["word"].lower()
    if word in ("m", "k"):
        return bool(found["sign"])  # £2–3m, but 2-3m is a length
    if dash in ("至", "到"):
        return word in ("%", "％", "‰")
    return dash not in ("to", "and") or bool(found["sign"])


def _permille(claim: Claim, scene: Scene, rules: SpellingRules) -> Iterator[PermilleRate]:
    """出生率为6.8%: a vital rate in percent whose value is that of a rate per thousand."""
    value, text = claim.quantity.value, scene.statement.text
    per_thousand = bool(PER_THOUSAND.search(text))
    if value is None or (not LOWEST <= value <= HIGHEST and not per_thousand):
        return
    before = text[max(claim.start - REACH[scene.statement.language], 0) : claim.start]
    company = per_thousand or bool(rules.vital.search(text))
    for pattern in (rules.vital, rules.vital_in_company):
        if pattern is rules.vital_in_company and not company:
            continue
        for noun in pattern.finditer(before):
            if rules.of_others.search(before, 0, noun.start()):
                continue
            whose = WHOSE.match(before, noun.end())
            level = claim.change in ENDS and claim.indicator.endswith(noun[0])
            if level or rules.link.fullmatch(before, whose.end() if whose else noun.end()):
                yield PermilleRate(
                    cue=noun[0], language=scene.statement.language, claim=claim, noun=noun[0]
                )
                return
