"""English ranges, and units lent along a list: `$2.5-3 million`, `between 5 and 6 kg`.

"from £6 to £10" after a word of change is two figures, a score 3-2 none, and "rose 700 mln dlrs
to 3.4 billion dlrs" a change and a level.
"""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.quantities.english_drafts import Draft

TO = re.compile(
    r"[ \n]{1,2}(?:to|through|thru|up to|till|until)[ \n]{1,2}(?:about |around |nearly |over |as much as )?"
)
DASH = re.compile(r"[ ]?(?:-|–|—|~|‑|-to-)[ ]?")
AND = re.compile(r"[ \n]{1,2}and[ \n]{1,2}(?:the[ ])?")
OR = re.compile(r"[ \n]{1,2}or[ \n]{1,2}")
LIST = re.compile(
    r",[ ]?(?:and[ ]|or[ ])?|[ ](?:and|or|to|versus|vs\.?|against)[ ]|[ ]?(?:±|\+/-)[ ]?"
)
COMPARED = re.compile(
    r"(?:,[ ]|[ ]\()?(?:(?:up|down|unchanged|higher|lower|rising|falling)[ ]from|against|versus|vs\.?"
    r"|compared[ ](?:with|to)|after)[ ](?:a[ ]|an[ ]|about[ ]|around[ ]|some[ ]|only[ ]|just[ ])?|[ ](?:against"
    r"|versus|vs\.?|compared[ ](?:with|to))[ ]"
)
BETWEEN = re.compile(r"\bbetween[ ](?:about |around |some |an estimated )?(?:a[ ]|the[ ])?$")
FROM = re.compile(r"\bfrom[ ](?:about |around |a |an )?$")
FROM_LEVEL = re.compile(
    r"\bfrom[ ](?:an? |the |its |their )?(?:[a-z]{1,12} )?"
    r"(?:mean|median|average|typical|total|baseline|base|tally|level|rate)[ ](?:of )?$"
)
"""The same before what kind of level the first figure is: from a median of 20 months to 24."""
MODAL = re.compile(
    r"\b(?:will|would|could|may|might|should|to|can|expects?|expected|forecasts?|likely|projected)"
    r"[ ][a-z ]{0,40}$"
)
LAST_WORD = re.compile(
    r"([a-z]+)[ \n]{1,2}(?:(?:about|around|another|a|some|just|only|an|by|nearly)[ \n]){0,2}$"
)
CLAUSE = re.compile(r"[;:.!?][\s]|,[ ](?:while|but|and)[ ]")
WHOLE = 100
"""Percent; what is more is a count."""
WIDEST = 3
"""A range after a word of change has ends within this factor: grew 2% to 3%."""
FAR = 80
TEN, TENTH = Decimal(10), Decimal("0.1")


class ChangeWords(Struct, frozen=True):
    """Words of change, to tell "rose 5 to 6" from a range."""

    words: frozenset[str]


def compile_changes(pack: Pack) -> ChangeWords:
    """The change words of a pack, in lower case."""
    known = {word.lower() for entry in pack.change for word in entry.words if " " not in word}
    governors = frozenset(pack.words_named("change-governor"))
    return ChangeWords(governors | known - {"to", "from", "of", "at", "a", "in"})


class Range(Struct, frozen=True, gc=False):
    """Two figures read as one range; `start` includes "between" or "from"."""

    start: int
    first: Draft
    second: Draft

    @property
    def end(self) -> int:
        """Where the range ends."""
        return self.second.end


def range_of(text: str, first: Draft, second: Draft, changes: ChangeWords) -> Range | None:
    """The range that two neighbouring figures make, if they make one."""
    if first.value is None or second.value is None or second.start < first.end:
        return None
    if first.numeral.rule == "multiple-verb":  # doubled to 1,024
        return None
    gap = text[first.end : second.start].lower()
    if len(gap) > 24:
        return None
    if first.unit == "x" != second.unit:
        return None  # "doubled to 45" is a multiple and a level
    before = text[max(0, first.start - FAR) : first.start].lower()
    start = _opening(before, gap, first, second, changes)
    if start is None:
        return None
    lent = _lend(first, second)
    if lent is None or not _is_ordered(*lent, gap):
        return None
    return Range(first.start - start, *lent)


def _opening(
    before: str, gap: str, first: Draft, second: Draft, changes: ChangeWords
) -> int | None:
    """Length of the opening word where the words between make a range, else None."""
    if AND.fullmatch(gap):
        between = BETWEEN.search(before)
        return len(between[0]) if between else None
    if DASH.fullmatch(gap):
        if gap[0] == " " == gap[-1] and _is_count_before_share(first, second):
            return None
        return None if gap == " - " and first.unit and not second.unit else 0
    if OR.fullmatch(gap):
        step = (second.value or 0) - (first.value or 0)
        words = first.numeral.words == second.numeral.words
        return 0 if step == 1 and not first.unit and words else None
    if not TO.fullmatch(gap):
        return None
    clause = CLAUSE.split(before)[-1]
    opened = FROM.search(before)
    if opened:
        return None if _has_change(clause, changes) else len(opened[0])
    if FROM_LEVEL.search(before) and _has_change(clause, changes):
        return None
    return 0 if _is_free(clause, first, second, changes) else None


def _is_count_before_share(first: Draft, second: Draft) -> bool:
    """True for the votes and the share of "Marrin 12,874 – 41.9%"."""
    assert first.value is not None
    return not first.unit and second.unit == "%" and first.value > WHOLE


def _has_change(clause: str, changes: ChangeWords) -> bool:
    """True for a clause with a word of change, whose levels may stand behind it."""
    return any(word in changes.words for word in re.findall(r"[a-z]+", clause))


def _is_free(clause: str, first: Draft, second: Draft, changes: ChangeWords) -> bool:
    """True if "A to B" is a range: no word of change governs A, or it is a forecast."""
    governor = LAST_WORD.search(clause)
    if governor is None or governor[1] == "or":
        return True
    by = re.search(r"\bby[ \n](?:[a-z]+[ \n]){0,2}$", clause) is not None
    if governor[1] not in changes.words and not by:
        return True
    near = first.value and second.value and first.value < second.value <= first.value * WIDEST
    future = MODAL.search(clause[: governor.start(1)]) is not None
    small = first.unit in ("%", "pp", "bp") and by
    lent = first.start == first.numeral.start and first.end == first.numeral.end and second.unit
    return bool(near and (future or small or lent))  # rose 5 to 10 percent


def _lend(first: Draft, second: Draft) -> tuple[Draft, Draft] | None:
    """Both ends in one unit and scale, or None if they measure different things."""
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if not second.unit and first.unit:
        if second.followed and first.unit != "person" and first.kind != "age":
            return None
        second = _in_unit(second, first)
    elif not first.unit and second.unit:
        if first.end != first.numeral.end:
            return None
        first = _in_unit(first, second)
    return _scaled_like(first, second), second


def _in_unit(figure: Draft, model: Draft) -> Draft:
    """The figure in the unit of another; pence and the like multiply it."""
    factor = model.scale
    value = None if figure.value is None else figure.value * factor
    return replace(
        figure, unit=model.unit, kind=model.kind, value=value,
        precision=figure.precision * factor, scale=factor, unit_text=model.unit_text,
    )  # fmt: skip


def _scaled_like(first: Draft, second: Draft) -> Draft:
    """2.5-3 million: the scale of the second figure lent to the first."""
    if first.scaled or not second.scaled or first.value is None or second.value is None:
        return first
    factor = scale_of(second)
    if factor <= 1 or first.value > second.value / factor:
        return first
    return replace(
        first, value=first.value * factor, precision=first.precision * factor, scaled=True
    )


def scale_of(figure: Draft) -> Decimal:
    """The scale word of a figure as a factor: 1000000 for 3 million."""
    if figure.value is None or figure.value == 0:
        return Decimal(1)
    power = figure.precision.adjusted()
    for exponent in (12, 9, 6, 3):
        if abs(figure.value).adjusted() >= exponent - 1 and power >= exponent - 4:
            return Decimal(10) ** exponent
    return Decimal(1)


def _is_ordered(first: Draft, second: Draft, gap: str) -> bool:
    """Ends in order; out of order only where words leave no doubt (between 6 and 5 kg)."""
    low, high = first.value or Decimal(0), second.value or Decimal(0)
    if low < high:
        return True
    return bool(first.unit) and "-" not in gap and low != high and " to " not in gap


PLAYED = re.compile(
    r"\b(?:won|win|wins|winning|lost|lose|loses|losing|beat|beats|beaten|beating|defeat|defeated|victory"
    r"|drew|draw|draws|scoreline|led|leading|trailed|trailing|loss|thrashed|edged|downed|aggregate)"
    r"(?:[ ][a-z'’.-]{1,16}){0,4}[ ]$",
    re.IGNORECASE,
)
HIGHEST_SCORE = 200


def is_score(text: str, first: Draft, second: Draft) -> bool:
    """True for 3-2 without units, or lost 0-2: the score of a match, no figures."""
    if first.unit or second.unit or first.value is None or second.value is None:
        return False
    if text[first.end : second.start] not in ("-", "–"):
        return False
    if first.value >= second.value:
        return True
    if second.followed or second.value > HIGHEST_SCORE or second.numeral.words:
        return False
    return PLAYED.search(text[max(0, first.start - FAR) : first.start]) is not None


def lend_in_list(text: str, drafts: list[Draft]) -> list[Draft]:
    """Units lent backwards along a list: 5.2 and 6.1 percent, from 3 to 5 percent."""
    out = list(drafts)
    for index in range(len(out) - 2, -1, -1):
        here, after = out[index], out[index + 1]
        lends = after.unit and after.kind in (
            "percent",
            "percentage-point",
            "money",
            "mass",
            "length",
        )
        if here.unit or not lends or here.followed or here.end != here.numeral.end:
            continue
        if _says_share(text, here, after):
            continue
        if here.kind in ("ratio", "rank", "age") or after.start != after.numeral.start:
            continue
        if here.numeral.end == here.end and LIST.fullmatch(text[here.end : after.start].lower()):
            out[index] = _scaled_like(_in_unit(here, after), after)
    return out


COMPARES = re.compile(r"[,;.]| (?:more|less|higher|lower|fewer|above|below|up|down)\b")
"""Behind a percentage that belongs to no list: "64,000, or 28 percent more than last season"."""


def _says_share(text: str, here: Draft, after: Draft) -> bool:
    """600, or 25%, are a count and its share, not two percentages."""
    gap = text[here.end : after.start]
    aside = COMPARES.match(text, after.end) if gap.startswith(",") else None
    count = here.value is not None and after.value is not None and here.value > 100 >= after.value
    if aside is None:
        return after.kind == "percent" and count
    bare = gap.strip() == "," and aside[0].startswith(" ")  # there are now 84, 15 per cent fewer
    return after.kind == "percent" and (count or " or " in gap or bare)


def lend_compared(text: str, drafts: list[Draft]) -> list[Draft]:
    """The unit lent to what a level is compared with: 520 mln tonnes, up from 513.5 mln."""
    out = list(drafts)
    for index in range(1, len(out)):
        before, here = out[index - 1], out[index]
        if here.unit or here.followed or here.kind != "number" or here.scaled != before.scaled:
            continue
        if not before.unit or before.kind in ("age", "score", "index", "multiple"):
            continue
        if before.unit == "person" or not _is_alike(before, here):
            continue
        if COMPARED.fullmatch(text[before.end : here.start].lower()):
            out[index] = _in_unit(here, before)
    return out


def _is_alike(before: Draft, here: Draft) -> bool:
    """Levels of one measure differ by less than a factor of ten."""
    if not before.value or not here.value:
        return False
    times = abs(here.value * before.scale / before.value)
    return TENTH < times < TEN


def lend_money(text: str, drafts: list[Draft]) -> list[Draft]:
    """A bare figure with a scale word takes the currency named nearby: to 91 mln dlrs from 84.3 mln."""
    out = list(drafts)
    for index, figure in enumerate(drafts):
        if figure.unit or figure.followed or not figure.scaled or scale_of(figure) < 10**5:
            continue
        if text[figure.end : figure.end + 3].lstrip().startswith("("):
            continue
        donor = _nearest_money(text, drafts, index)
        if donor:
            out[index] = replace(figure, unit=donor.unit, kind="money", unit_text=donor.unit_text)
    return out


CENT_WORDS = frozenset({"cents", "cent", "cts", "ct", "¢", "c"})


def name_cents(drafts: list[Draft], currencies: frozenset[str]) -> list[Draft]:
    """Bare cents in the currency that the sentence names: A$1.20 and later 50 cents."""
    out = list(drafts)
    for index, figure in enumerate(drafts):
        if figure.unit_text.lower() not in CENT_WORDS or not figure.unit.startswith("USD"):
            continue
        named = (*reversed(drafts[:index]), *drafts[index + 1 :])
        code = next((d.unit[:3] for d in named if _names_cents(d, currencies)), "USD")
        out[index] = replace(figure, unit=code + figure.unit[3:])
    return out


def _names_cents(figure: Draft, currencies: frozenset[str]) -> bool:
    money = figure.kind == "money" or figure.unit[3:4] == "/"
    return money and figure.unit[:3] in currencies and figure.unit_text.lower() not in CENT_WORDS


def _nearest_money(text: str, drafts: list[Draft], index: int) -> Draft | None:
    for donor in (*reversed(drafts[max(0, index - 6) : index]), *drafts[index + 1 : index + 4]):
        if donor.kind != "money":
            continue
        start, end = sorted((donor.start, drafts[index].start))
        if not re.search(r"[.!?]\s", text[start:end]):
            return donor
    return None
