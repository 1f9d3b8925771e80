"""Percentages put in other words: 净利润2.4亿元的30%，即7200万元; 三分之二（67%）; one in five, 20 %."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.lists import letters, words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import FractionPair, PercentOf
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes import comparable
from heshu.relations.other_percentages import is_of_other_things, is_what_is_left
from heshu.relations.patterns import Match, matches
from heshu.relations.phrases import phrases
from heshu.relations.scene import LEVEL, PERCENT, Scene
from heshu.relations.shares.alone import percents_alone
from heshu.relations.shares.any_order import fractions_in_any_order, percents_in_any_order
from heshu.relations.slots import Rule, compile_patterns
from heshu.relations.vocabulary import Vocabulary

CHANGES = ("increase-by", "decrease-by", "from")
MOST_ASKED = 1000
"""People asked of whom "m of n" stands for a share in the same way; of more it is a share of them,
which is read as one (SUM005)."""
MOST_OF_EACH = 100
"""The n of "m in n" that stands for a share; a larger one is the size of a group."""


class FractionRules(Struct, frozen=True):
    """What the finder of fractions compiled from a pack."""

    percent_of: tuple[Rule, ...]
    restated: tuple[Rule, ...]
    in_each: tuple[Rule, ...]
    in_each_any: tuple[Rule, ...]
    """每4个初中生里就有3个近视，近视率到了65%: a rate of any name."""
    in_few: tuple[Rule, ...]
    """十户中有七户用上了管道气，普及率为70%: of a few, counted in words."""
    in_group: tuple[Rule, ...]
    """80例患者中有20例复发，复发率为25%: of a group of any size."""
    in_survey: tuple[Rule, ...]
    """受访的300名家长中有120人…，占40%: of a sample of any size."""
    named_again: re.Pattern[str] | None
    """三分之一的高龄老人独自居住，独居比例为43%: the share is named by what the fraction does."""
    supposed: re.Pattern[str]
    """如果, would: what is only supposed; a forecast must still be reckoned right."""
    cautions: Cautions

    def forbid(self, match: Match) -> bool:
        """True if a match is about an error, denied or supposed."""
        scene = match.scene
        yielding = scene.said["would-yield"].sub("", scene.text[: match.end])
        supposed = self.supposed.search(yielding)
        return self.cautions.doubts(scene) or supposed is not None


def compile_fractions(pack: Pack, cautions: Cautions) -> FractionRules:
    """The rules of a pack for percentages in other words."""
    return FractionRules(
        compile_patterns(pack, "percent-of"),
        compile_patterns(pack, "fraction-restated"),
        compile_patterns(pack, "in-each") + compile_patterns(pack, "in-each-one"),
        compile_patterns(pack, "in-each-any"),
        compile_patterns(pack, "in-few"),
        compile_patterns(pack, "in-group"),
        compile_patterns(pack, "in-survey"),
        _named_again_as(pack),
        word_pattern(pack, "relation-supposed"),
        cautions,
    )


def _named_again_as(pack: Pack) -> re.Pattern[str] | None:
    """A fraction and a share of one deed; `None` for a language that names none so."""
    phrase, of = phrases(pack).regex, words(pack, "relation-of")
    if not pack.patterns_named("relation-deed-share"):
        return None
    no_noun, reads = letters(pack, "relation-no-deed"), words(pack, "relation-deed-reads")
    return re.compile(
        rf"(?P<fraction>[{LEVEL}]){of}?(?P<clause>[^，。；：！？\n{PERCENT}]{{3,30}})，"
        rf"(?P<noun>[^，。；：、{no_noun}]{{0,8}}?){of}?(?P<name>{phrase('relation-deed-share')})"
        rf"{reads}*(?P<percent>[{PERCENT}])"
    )


def find_fractions(scene: Scene, rules: FractionRules) -> Iterator[PercentOf | FractionPair]:
    """The percentages of amounts, and the fractions that stand beside their percentage."""
    used: set[int] = set()
    for match in matches(rules.percent_of, scene):
        found = _percent_of(match, rules)
        if found is not None and found.percent.start not in used:
            used.add(found.percent.start)
            yield found
    if PERCENT not in scene.text:
        return
    alone_here = percents_alone(scene, rules.cautions)
    for alone in (*alone_here, *percents_in_any_order(scene, rules.cautions)):
        if alone.percent.start not in used:
            used.add(alone.percent.start)
            yield alone
    asked = rules.in_few + rules.in_group + rules.in_survey
    for match in matches(rules.restated + rules.in_each + rules.in_each_any + asked, scene):
        restated = _restatement(match, rules)
        if restated is not None and restated.percent.start not in used:
            used.add(restated.percent.start)
            yield restated
    for named in (*_named_again(scene, rules), *fractions_in_any_order(scene, rules.cautions)):
        if named.percent.start not in used:
            yield named


def _named_again(scene: Scene, rules: FractionRules) -> Iterator[FractionPair]:
    """Fractions and percentages of one deed, each in a clause of its own."""
    for found in rules.named_again.finditer(scene.text) if rules.named_again else ():
        fraction = scene.claims.get(found.start("fraction"))
        percent = scene.claims.get(found.start("percent"))
        if fraction is None or percent is None or not is_fraction(fraction):
            continue
        if not fraction.quantity.words or percent.change in CHANGES or percent.quantity.unit != "%":
            continue
        if not _of_one_deed(found["noun"], found["clause"], scene.said):
            continue
        if rules.cautions.doubts(scene):
            continue
        if not rules.supposed.search(scene.text, 0, found.end()):
            yield FractionPair(
                cue=found["noun"] or found["name"],
                language="zh",
                fraction=fraction,
                percent=percent,
            )


SUBJECT = 2
"""Characters of whom a fraction is, at least, before what they do."""


def _of_one_deed(noun: str, clause: str, said: Vocabulary) -> bool:
    """True for 独居 beside 独自居住, and for 安装 beside 家庭装了净水器.

    False for 女生, another group than the pupils of the clause.
    """
    same = sum(character in clause for character in noun)
    if not noun or (noun[0] in clause and 2 * same >= len(noun)):
        return True
    done = sum(character in clause[SUBJECT:] for character in noun)
    return 2 * done >= len(noun) and not said["group-at-end"].search(noun)


def _without_its_time(whole: Claim, part: Claim) -> Claim:
    """The $2 million of "5% of its $40 million in assets, which comes to $2 million a year"."""
    return _untimed(part, whole)


def _untimed(claim: Claim, other: Claim) -> Claim:
    """The claim without the time of its unit, where the other has the same unit without one."""
    unit, slash, time = claim.quantity.unit.partition("/")
    if not slash or time not in TIMES or unit != other.quantity.unit:
        return claim
    return replace(claim, quantity=replace(claim.quantity, unit=unit, kind=other.quantity.kind))


TIMES = frozenset({"a", "mo", "wk", "d"})


BARE = "，{part}<，|。|；>"
"""How a rule ends in which nothing but a hedge ties an amount to a percentage: 约940户."""


def _percent_of(match: Match, rules: FractionRules) -> PercentOf | None:
    """A percentage, its whole and the amount that follows from them."""
    percent, whole, part = match.claim("share"), match.claim("whole"), match.claim("part")
    if percent is None or whole is None or part is None or not is_fraction(percent):
        return None
    amount, whole = _without_its_time(whole, part), _untimed(whole, part)
    if match.rule.words.endswith(BARE) and part.quantity.qualifier != "about":
        return None  # 2400户中，35%愿意改造，940户已签约
    if not comparable(whole, amount) or len({percent.start, whole.start, part.start}) < 3:
        return None
    if (
        _says_share(match)
        or match.scene.said["on-that-basis"].search(match.scene.text, match.start, match.end)
        or _is_share_of_another(match, whole, percent)
        or part.change in CHANGES
        or _is_one_of_two(match, part)
        or _is_apart_from(match, percent, part)
        or _is_told_in_people(match, whole, part)
        or is_what_is_left(match, (percent, whole, part))
        or rules.forbid(match)
    ):
        return None
    language = match.scene.statement.language
    return PercentOf(cue=match.cue, language=language, percent=percent, whole=whole, part=amount)


def _says_share(match: Match) -> bool:
    """True for 中小企业占90%，达270家, which states a share and is read as one."""
    said = match.scene.said
    if said["that-is"].fullmatch(match.words.get("that_is", "")):
        return False
    percent = match.claim("share")
    assert percent is not None
    at = match.scene.offset(percent)
    return said["taking-share"].search(match.scene.text, 0, at) is not None


def _is_apart_from(match: Match, percent: Claim, part: Claim) -> bool:
    """True for 奖金的三成捐给母校，另捐图书款18.4万元: no sum that the share comes to."""
    between = match.scene.statement.text[percent.end : max(percent.end, part.start)]
    _, comma, behind = between.rpartition("，")
    return bool(comma) and match.scene.said["apart-from-it"].search(behind) is not None


def _is_told_in_people(match: Match, whole: Claim, part: Claim) -> bool:
    """True for "A third of the 900 flats will go. That means 700 people must move"."""
    said, text = match.scene.said, match.scene.statement.text
    groups = said["whole-of-groups"].search(text[whole.end :])
    return groups is not None and said["people-or-nobody"].search(text[part.end :]) is not None


def _is_one_of_two(match: Match, part: Claim) -> bool:
    """True for the 72万元 of 上浮20%，即72万元和108万元: each is of a whole of its own."""
    at = match.scene.offset(part)
    return match.scene.said["and-another-result"].match(match.scene.text, at + 1) is not None


def _is_share_of_another(match: Match, whole: Claim, percent: Claim) -> bool:
    """True for 投入3200万元占总投资的15%, of which the 3200万元 is no whole."""
    if whole.end >= percent.start:
        return False
    text, another = match.scene.statement.text, match.scene.said["of-another"]
    return another.search(text, whole.end, percent.start) is not None


def is_fraction(claim: Claim) -> bool:
    """True for a percentage or a fraction up to 1 in words (三分之一)."""
    quantity = claim.quantity
    if quantity.unit == "%":
        return True
    value = quantity.value
    return quantity.unit == "" and quantity.kind == "ratio" and value is not None and 0 < value < 1


def _is_amount(match: Match, fraction: Claim) -> bool:
    """True for "dropped to 15%, that is, by a quarter": how much it fell, not how high it is."""
    scene = match.scene
    return scene.said["by-how-much"].search(scene.text, 0, scene.offset(fraction)) is not None


def _restatement(match: Match, rules: FractionRules) -> FractionPair | None:
    """A fraction in words, or m of n, and its percentage."""
    fraction, percent = match.claim("fraction"), match.claim("percent")
    if (nth := match.claim("rank")) is not None:
        fraction = _one_of(nth)
        if fraction and match.scene.said["nearly-so"].search(match.scene.text, 0, match.start):
            fraction = replace(fraction, quantity=replace(fraction.quantity, qualifier="nearly"))
    part, whole = match.claim("part"), match.claim("whole")
    if whole is not None and match.rule.name == "in-each-one":
        fraction = _one_in(match, whole, percent)
    if percent is None or percent.quantity.unit != "%" or percent.change in CHANGES:
        return None
    if rules.forbid(match) or is_of_other_things(match, percent):
        return None
    language = match.scene.statement.language
    if fraction is not None:
        if (counts := COUNTS.fullmatch(fraction.quantity.text)) is not None:
            return _of_counts(match, fraction, percent, counts)
        in_so_many = match.scene.said["in-so-many"].search(fraction.quantity.text)
        if not is_fraction(fraction) or not (fraction.quantity.words or in_so_many):
            return None
        if percent.change.endswith("-to") and _is_amount(match, fraction):
            return None
        return FractionPair(cue=match.cue, language=language, fraction=fraction, percent=percent)
    if part is None or whole is None or not _of_one_group(match, part, whole):
        return None
    size = whole.quantity.value
    if (part.quantity.value or 0) > (size or 0):
        return None  # 13.6 million in 43.9 million
    if size is None or (size > MOST_OF_EACH and match.rule.name.startswith("in-each")):
        return None
    if match.rule.name == "in-few" and not is_of_a_few(part, whole):
        return None
    if match.rule.name in ("in-each-any", "in-few") and not _names_the_part(match, part, percent):
        return None
    if size > MOST_ASKED and match.rule.name == "in-survey" and language == "zh":
        return None
    return FractionPair(
        cue=match.cue, language=language, fraction=part, percent=percent, base=whole
    )


FEW = 10


def is_of_a_few(part: Claim, whole: Claim) -> bool:
    """True for 十户中有七户: both in words, and no more than ten."""
    few = whole.quantity.value is not None and whole.quantity.value <= FEW
    return few and part.quantity.words and whole.quantity.words


COUNTS = re.compile(r"(?P<part>\d{1,7})\s?[/／]\s?(?P<whole>\d{1,7})", re.ASCII)
LEAST_WHOLE = 32
"""Persons of a group that "10/24" cannot be a day in October of."""


def _of_counts(
    match: Match, fraction: Claim, percent: Claim, counts: re.Match[str]
) -> FractionPair | None:
    """The 61.2 % of 有效率为61.2%（148/242）, which is exactly that part of the group."""
    part, whole = int(counts["part"]), int(counts["whole"])
    if not 0 < part <= whole or whole < LEAST_WHOLE:
        return None
    quantity = replace(
        fraction.quantity, value=Decimal(part) / whole, low=None, high=None, precision=Decimal(0)
    )
    return FractionPair(
        cue=match.cue,
        language=match.scene.statement.language,
        fraction=replace(fraction, quantity=quantity),
        percent=percent,
    )


NOUN_BEFORE = re.compile("[\u4e00-\u9fff]{1,2}$")
NEAR_LOW, NEAR_HIGH = Fraction(3, 5), Fraction(5, 3)
"""How near to m of n a percentage of another name comes that is still the same share."""


def _names_the_part(match: Match, part: Claim, percent: Claim) -> bool:
    """True for 近视率 behind 近视, and for a rate of another name that is near to the share."""
    text = match.scene.text[match.start : match.end]
    if match.scene.said["rate-of-more"].search(text):
        return False
    named = match.scene.said["rate-behind-its-noun"].search(text, max(0, text.rfind("，")))
    noun = NOUN_BEFORE.search(text, 0, named.start()) if named else None
    if noun is None or noun[0] in text[: noun.start()]:
        return True
    whole = match.claim("whole")
    values = (percent.quantity.value, part.quantity.value, whole and whole.quantity.value)
    if any(not value for value in values):
        return False
    share, some, every = (Fraction(value) for value in values if value)
    return NEAR_LOW < share / 100 / (some / every) < NEAR_HIGH


def _one_of(nth: Claim) -> Claim | None:
    """Every fourth household, or one in 每四户, as a fraction: a quarter; `None` for the first."""
    number = nth.quantity.value
    if number is None or number <= 1:
        return None
    quantity = replace(
        nth.quantity, value=Decimal(1) / number, low=None, high=None, unit="", kind="ratio",
        precision=Decimal(0), words=True,
    )  # fmt: skip
    return replace(nth, quantity=quantity)


def _one_in(match: Match, whole: Claim, percent: Claim | None) -> Claim | None:
    """The quarter of 每四名老人中有一人; `None` for a percentage far off, which is of another."""
    share, one = percent and percent.quantity.value, _one_of(whole)
    if not share or one is None or not one.quantity.value:
        return None
    if not NEAR_LOW < Fraction(share) / 100 / Fraction(one.quantity.value) < NEAR_HIGH:
        return None
    text = match.scene.statement.text
    start = max(whole.start - 1, 0)
    single = match.scene.said["a-single-one"].search(text, whole.end)
    end = single.end() if single else whole.end
    return replace(one, quantity=replace(one.quantity, text=text[start:end]))


def _are_few(part: Claim, whole: Claim) -> bool:
    """True for two small numbers in words."""
    sizes = part.quantity.value, whole.quantity.value
    in_words = part.quantity.words and whole.quantity.words
    return in_words and all(size is not None and size <= MOST_OF_EACH for size in sizes)


PEOPLE = frozenset({"person", "个"})
"""Units in which people are counted: 每5个成年人中就有1人."""


def _of_one_group(match: Match, part: Claim, whole: Claim) -> bool:
    """True if m and n count the same."""
    units = {part.quantity.unit, whole.quantity.unit}
    if match.rule.name == "in-each" and not whole.quantity.unit and _are_few(part, whole):
        return True  # two pupils in five
    return comparable(part, whole) or (match.rule.name.startswith("in-each") and units == PEOPLE)
