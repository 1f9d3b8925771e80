"""Counts with decimals and figures below zero: 3.5人受伤, 总人口为-35.2万人, 下降-5%."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import IndivisibleCount, NegativeLevel
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.scene import Scene

CLAUSE = re.compile(r"[，。；;：:！!？?、（）()]|,(?!\d)")
MINUS = frozenset("-−－")
"""Signs that are read as minus; an en dash before a figure is a dash."""
COUNTED = frozenset({"count", "area", "volume", "mass"})
MEASURED = frozenset({"length", "duration", "age"})
"""Kinds of which some are reckoned from an arbitrary zero: heights, differences of clocks."""
VERB_REACH = 12
"""Characters before a negative amount in which its verb stands."""
AHEAD = 6
"""Characters behind a count that may call it a mean (例的平均)."""


RECKONED_REACH = 16
"""Characters before a count in which the words stand that say it was reckoned."""
SENTENCE_ENDS = frozenset(".!?")
OPTIONS = 10
"""Options of programs have one digit."""


class CountRules(Struct, frozen=True):
    """What the finder of odd counts compiled from a pack."""

    indivisible: frozenset[str]
    nouns: re.Pattern[str]
    averaged: re.Pattern[str]
    may_be_negative: re.Pattern[str]
    verbs: re.Pattern[str]
    prices: re.Pattern[str]
    cautions: Cautions


def compile_counts(pack: Pack, cautions: Cautions) -> CountRules:
    """The rules of a pack for counts."""
    return CountRules(
        frozenset(pack.words_named("relation-indivisible")),
        word_pattern(pack, "relation-indivisible-noun"),
        word_pattern(pack, "relation-averaged"),
        word_pattern(pack, "relation-may-be-negative"),
        word_pattern(pack, "relation-signed-verb"),
        word_pattern(pack, "relation-signed-price"),
        cautions,
    )


def find_counts(scene: Scene, rules: CountRules) -> Iterator[IndivisibleCount | NegativeLevel]:
    """The counts with decimals and the impossible negatives of a statement."""
    for claim in scene.claims.values():
        value = claim.quantity.value
        told = claim.modality in ("stated", "target")
        if value is None or not (
            told or claim.change.endswith("-by") or _is_there_to_be(claim, scene)
        ):
            continue
        if value < 0 or _follows_minus(claim, scene.statement.text):
            yield from _negative(claim, scene, rules)
        elif not told:
            continue
        elif value != value.to_integral_value() and _is_fractional(claim, scene, rules):
            yield IndivisibleCount(
                cue=claim.quantity.text, language=scene.statement.language, claim=claim
            )


def _is_there_to_be(claim: Claim, scene: Scene) -> bool:
    """True for "the hall will have an area of -900 square metres": what will be there, no change."""
    before = scene.said["will-be-there"].search(scene.statement.text, 0, claim.start)
    return claim.modality == "forecast" and before is not None


def _is_fractional(claim: Claim, scene: Scene, rules: CountRules) -> bool:
    """True for 3.5人 that is no mean, ratio or rounded figure."""
    quantity = claim.quantity
    hedged = quantity.qualifier and not quantity.text.startswith(("Some ", "some "))
    hedged = hedged and not scene.said["wonders-at"].match(quantity.text)  # as many as 17.4 homes
    halved = scene.said["and-a-half"].fullmatch(quantity.text) is not None
    if quantity.kind != "count" or quantity.scaled or hedged or (quantity.words and not halved):
        return False
    text = scene.statement.text
    if not _cannot_be_split(claim, text, rules):
        return False
    if scene.said["horsepower"].search(text, claim.start):
        return False
    if scene.said["to-each"].match(text, claim.end):
        return False  # 5.1 people to a house, 105.4 boys to 100 girls
    if _is_reckoned(claim, scene):
        return False
    clause = _clause(text, claim.start, claim.end)
    before = CLAUSE.split(text[: claim.start])[-1]
    said_before = rules.averaged.search(text, max(claim.start - 40, 0), claim.start)
    carried = rules.averaged.search(text, 0, claim.start) and (
        claim.change.endswith("-by") or _is_second(claim, scene)
    )
    return not (
        rules.averaged.search(clause)
        or carried  # 平均每户2.62人，比十年前减少0.48人
        or (said_before and len(before) < AHEAD)
        or rules.averaged.search(claim.indicator)
        or rules.cautions.doubts(scene)
    )


def _is_reckoned(claim: Claim, scene: Scene) -> bool:
    """True for what nobody counted: 32.7人争一个名额, 四分之三是685.5户, 一名护理员照看4.6人."""
    text, said = scene.statement.text, scene.said
    start = max(claim.start - RECKONED_REACH, 0)
    return (
        said["so-many-for-one"].match(text, claim.end) is not None
        or said["one-for-so-many"].search(text, start, claim.start) is not None
        or said["fraction-reckoned"].search(text, start, claim.start) is not None
        or said["reckoned-by"].search(text, 0, claim.start) is not None
        or said["rounded-up-to"].match(text, claim.end) is not None
    )


def _is_second(claim: Claim, scene: Scene) -> bool:
    """True for the 3.12人 of 平均每户2.59人，比十年前的3.12人减少0.53人: another mean of the same."""
    return any(
        other.start < claim.start
        and other.quantity.unit == claim.quantity.unit
        and other.quantity.value is not None
        and other.quantity.value != other.quantity.value.to_integral_value()
        for other in scene.claims.values()
    )


def _cannot_be_split(claim: Claim, text: str, rules: CountRules) -> bool:
    if claim.quantity.unit in rules.indivisible:
        return True
    if claim.quantity.unit:
        return False
    behind = text[claim.end : claim.end + 30]
    return bool(rules.nouns.search(claim.indicator) and rules.nouns.search(behind))


def _clause(text: str, start: int, end: int) -> str:
    """The stretch between the marks around a figure."""
    first = CLAUSE.split(text[:start])[-1]
    last = CLAUSE.split(text[end:])[0]
    return f"{first} {last}"


def _may_be_negative(clause: str, rules: CountRules) -> bool:
    """True for a balance or change; the Power of "the hall that Halden Power built" is a name."""
    return any(
        not (found[0][:1].isupper() and clause[: found.start()].strip())
        for found in rules.may_be_negative.finditer(clause)
    )


def _label(text: str, start: int) -> str:
    """The words before the colon of a figure: 140 (change on the year: -12)."""
    ahead = text[:start].rstrip("-−－ ")
    return CLAUSE.split(ahead[:-1])[-1] if ahead.endswith((":", "：")) else ""


def _in_words(claim: Claim, scene: Scene) -> bool:
    """True for minus 64 square metres: the sign of an area or a weight is printed as a word.

    Behind a figure of its unit it takes away: 210 square metres, minus 40 square metres of stairs.
    In Chinese the words before it say that it is what there is: 总人口为负2600人.
    """
    unit, kind = claim.quantity.unit, claim.quantity.kind
    if _zh(scene):
        said, text = scene.said, scene.statement.text
        worded = claim.quantity.text[:1].isalpha() and claim.quantity.kind in {*COUNTED, "money"}
        clause = _clause(text, claim.start, claim.end)
        there_is = worded and said["level-told"].search(text, 0, claim.start)
        return bool(there_is) and not said["level-compared"].search(clause)
    others = [each for each in scene.claims.values() if each.start < claim.start]
    if any(each.quantity.unit == unit for each in others):
        return False
    if not claim.quantity.text[:1].isalpha():
        return False
    measured = kind == "money" or (kind in COUNTED and kind != "count")
    return measured or _is_stock_in_words(claim, scene)


def _is_stock_in_words(claim: Claim, scene: Scene) -> bool:
    """True for a population of minus 45: bare, and led by the noun of what there is."""
    if claim.quantity.kind not in ("number", "count"):
        return False
    said, text = scene.said, scene.statement.text
    if claim.quantity.kind == "count" and said["deed-of-so-many"].search(text, 0, claim.start):
        return True  # sold minus 640 houses
    return said["stock-in-words"].search(text, 0, claim.start) is not None


def _follows_minus(claim: Claim, text: str) -> bool:
    """True for the 3.2% of 增长-3.2%, whose sign was read as a dash."""
    return text[claim.start - 1 : claim.start] in MINUS if claim.start else False


def _negative(claim: Claim, scene: Scene, rules: CountRules) -> Iterator[NegativeLevel]:
    """A negative figure that its verb or its noun does not allow."""
    text = scene.statement.text
    signed = _follows_minus(claim, text)
    if scene.statement.cells and not claim.quantity.unit:
        return  # a column of changes, whose heading need not say so
    if claim.quantity.qualifier == "range" or rules.cautions.doubts(scene):
        return
    falls = _is_told_as_fall(claim, scene, rules)
    printed = MINUS & set(claim.quantity.text[:2]) or _in_words(claim, scene)
    worded = _zh(scene) and claim.quantity.kind == "percent" and claim.change.endswith("-by")
    if not signed and not printed and not falls and not worded:
        return
    start = claim.start - signed
    before = text[max(start - VERB_REACH * (1 if _zh(scene) else 2), 0) : start]
    verbs = (
        found[0].strip() for found in rules.verbs.finditer(before) if found.end() == len(before)
    )
    verb = next(verbs, "")
    verb = verb or falls
    natural = scene.said["natural-growth"].search(before) is not None
    if verb and (claim.change.endswith("-by") or falls) and not natural:
        cue = verb
    elif _zh(scene) and _is_booked_below_zero(claim, scene):
        return
    elif (not signed or _is_no_dash(scene, start)) and _is_level(claim, scene, rules):
        cue = ""
    else:
        return
    yield NegativeLevel(cue=cue, language=scene.statement.language, claim=claim, verb=cue)


def _is_booked_below_zero(claim: Claim, scene: Scene) -> bool:
    """True for 库存为负12双，说明已经超卖, 受退货影响 and the changes 户籍人口-260人，常住人口+180人."""
    text = scene.statement.text
    if any(
        text[each.start - 1 : each.start] in PLUS for each in scene.claims.values() if each.start
    ):
        return True
    compared = scene.said["compared-ahead"].search(text, 0, claim.start) is not None
    return compared or scene.said["below-zero-for-once"].search(text) is not None


PLUS = frozenset("+＋")
"""Signs of a rise, printed in a list of changes."""


def _is_told_as_fall(claim: Claim, scene: Scene, rules: CountRules) -> str:
    """The words of "the decrease in accidents, amounting to -6.4 per cent", "shrank by minus 4 per cent".

    Empty where they speak of a balance or a rate of growth, which may be below zero.
    """
    if _zh(scene) or claim.quantity.kind not in ("percent", "percentage-point"):
        return ""
    before = scene.statement.text[: claim.start]
    clause = CLAUSE.split(before)[-1] or before
    verbs = [found for found in rules.verbs.finditer(before) if found.end() == len(before)]
    if verbs:
        return verbs[-1][0].strip()
    fall = scene.said["fall-amounting"].search(before)
    told = scene.said["told-as-amount"].search(clause)
    if fall is None or told is None or rules.may_be_negative.search(before[fall.start() :]):
        return ""
    return told[0].strip()


def _is_no_dash(scene: Scene, start: int) -> bool:
    """True for the sign of 全镇现有林地面积-4.26万亩: what there is needs no dash before its figure."""
    text, said = scene.statement.text, scene.said
    if text.count(text[start]) != 1:
        return False
    # 建筑面积-1200平方米 alone is a label with its value
    goes_on = "，" in text[start:] or text[:start].endswith("：") or "的" in text[start:]
    stock = said["stock-noun"].search(text, 0, start) if goes_on else None
    return stock is not None or said["there-is"].search(text, 0, start) is not None


def _zh(scene: Scene) -> bool:
    return scene.statement.language == "zh"


def _in_column_of_changes(claim: Claim, scene: Scene) -> bool:
    """True for a cell below 变动增减, where a number with a minus is a fall."""
    for cell in scene.statement.cells:
        if cell.start <= claim.start < cell.end:
            return cell.change or bool(
                scene.said["change-of-a-cell"].search(f"{cell.label}{cell.period}")
            )
    return False


def _is_in_program(claim: Claim, scene: Scene) -> bool:
    """-1 refers to the last buffer, the -9 flag, ADT -10800 D: a value or a line of data, no count."""
    bare = scene.statement.language == "en" and not claim.quantity.unit
    ends = scene.statement.text.rstrip("”’\"')")[-1:]
    value = claim.quantity.value
    option = value is None or abs(value) < OPTIONS
    return bare and (option or ends not in SENTENCE_ENDS)


def _is_storey(claim: Claim, scene: Scene) -> bool:
    """True for the -1层 of 车库在-2层，-1层是自修室: the number of a storey, where none are counted."""
    if not _zh(scene) or not scene.said["storey"].match(claim.quantity.text):
        return False
    return scene.said["storeys-counted"].search(scene.statement.text, 0, claim.start) is None


def _is_level(claim: Claim, scene: Scene, rules: CountRules) -> bool:
    """True for a count, area or price that is no balance or change."""
    clause = _clause(scene.statement.text, claim.start, claim.end) + claim.indicator
    clause += " " + _label(scene.statement.text, claim.start)
    if _in_words(claim, scene):
        clause = clause.replace(claim.quantity.text, "")
    reached = claim.change.endswith("-to") and claim.quantity.kind in COUNTED
    if (
        (claim.change and not reached)
        or _may_be_negative(clause, rules)
        or _in_column_of_changes(claim, scene)
    ):
        return False
    if _in_words(claim, scene) and _is_stock_in_words(claim, scene):
        return True
    if _is_in_program(claim, scene) or _is_storey(claim, scene):
        return False
    if claim.quantity.kind == "money":
        return bool(rules.prices.search(clause))
    if claim.quantity.kind == "number":
        if scene.said["body-of-so-many"].search(scene.statement.text, 0, claim.start):
            return True  # a crowd of -2,300
        return bool(rules.nouns.search(claim.indicator))
    if claim.quantity.kind == "length" and scene.said["measured-so"].match(
        scene.statement.text, claim.end
    ):
        return True
    if claim.quantity.kind in MEASURED:
        start = claim.start - _follows_minus(claim, scene.statement.text)
        return scene.said["never-below-zero"].search(scene.statement.text, 0, start) is not None
    return claim.quantity.kind in COUNTED and bool(claim.indicator)
