"""Units in headers and labels: 营业收入（万元）, $ million, in thousands, €m."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from heshu.claims.tables.rules import MILLION, ONE, HeaderUnit, TableRules
from heshu.model import lazy_re as re

LONGEST_UNIT = 40
BRACKETED = re.compile(r"[(（\[]([^()（）\[\]]{1,40})[)）\]]")
BEHIND_COMMA = re.compile(r"(?P<label>[^,，]+)(?:, |，\s?)(?P<unit>[^,，]{1,12})")
BEHIND_STROKE = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,20})[/／](?P<unit>[^，,]{1,8})")
"""Only Chinese: Price/kg is a price for each."""
WORD = re.compile(r"[^\s,，:：;；()（）\[\]/]+")


def read_unit(text: str, rules: TableRules) -> HeaderUnit | None:
    """The unit that a header cell consists of: €m, 万元, $ million, in thousands; else `None`."""
    if len(text) > LONGEST_UNIT * 2:
        return None
    bare = text.strip().strip("()（）[]：: ")
    head = rules.forms.unit_head.match(bare)
    bare = bare[head.end() :] if head else bare
    above, stroke, below = bare.replace(" per ", "/").partition("/")
    unit = _plain_unit(bare.replace("/", " "), rules)
    per = _compound(_plain_unit(above, rules), _plain_unit(below, rules), rules) if stroke else None
    return per if unit and per else unit


def _compound(
    above: HeaderUnit | None, below: HeaderUnit | None, rules: TableRules
) -> HeaderUnit | None:
    """km/h and 元/吨; `None` for two units of one kind, either of which may be meant: kg/lb, 户/人."""
    if above is None or below is None or below.scale != ONE or not (above.code and below.code):
        return None
    if below.kind in (above.kind, "percent"):
        return None
    code = f"{above.code}/{below.code}"
    known = rules.units.get(code)
    return HeaderUnit(code, known.kind if known else "rate", above.scale)


def _plain_unit(text: str, rules: TableRules) -> HeaderUnit | None:
    """A unit that is no quotient."""
    unit, scale = None, ONE
    for word in WORD.findall(text):
        if word.lower() in rules.fillers:
            continue
        parsed = _unit_word(word, rules, of_money=unit is not None and unit.kind == "money")
        if parsed is None:
            return None
        found, factor = parsed
        unit, scale = unit or found, scale * factor
    if unit is None and scale == ONE:
        return None
    if unit is None:
        return HeaderUnit(scale=scale)
    return HeaderUnit(unit.code, unit.kind, unit.scale * scale)


def _unit_word(
    word: str, rules: TableRules, *, of_money: bool
) -> tuple[HeaderUnit | None, Decimal] | None:
    """A word cut into currency, scale and unit: €m, 万元, RMB'000; `None` if anything is left.

    `of_money` tells that a currency stands before it.
    """
    unit, scale, start = None, ONE, 0
    while start < len(word):
        for length in rules.lengths:
            part = word[start : start + length]
            if len(part) < length:
                continue
            if (
                (unit is not None or start == 0)
                and scale == ONE
                and _scale(part, rules, start, word, of_money=of_money)
            ):
                scale = rules.scales[part.lower() if part.lower() in rules.scales else part]
                break
            meaning = rules.units.get(part) or (
                rules.units.get(part.lower()) if length > 2 else None
            )
            if meaning is not None and unit is None and not _runs_on(word, start, length):
                unit = meaning
                break
        else:
            return None
        start += length
    return unit, scale


def _scale(part: str, rules: TableRules, start: int, word: str, *, of_money: bool) -> bool:
    """Whether a part is a scale here; single letters and units only behind a currency: €m, $ mm."""
    known = part in rules.scales or part.lower() in rules.scales
    if not known or _runs_on(word, start, len(part)):
        return False
    if not part.isascii() or start > 0 or of_money:
        return True
    return len(part) > 1 and part.lower() not in rules.units


def _runs_on(word: str, start: int, length: int) -> bool:
    """True if a Latin name would be cut out of a longer word."""
    end = start + length
    return (
        word[end - 1].isascii() and word[end - 1].isalpha()
        and end < len(word) and word[end].isascii() and word[end].isalpha()
    )  # fmt: skip


def bracketed_unit(text: str, rules: TableRules) -> HeaderUnit | None:
    """The unit that ends a label: 营业收入（元）, Margin (%), Rainfall, mm, 产量/吨."""
    for label, printed in _tails(text, rules):
        unit = read_unit(printed, rules)
        if unit is not None:
            return _in_millions(label, printed, rules) or unit
    return HeaderUnit("%", "percent") if text.rstrip().endswith(("%", "％")) else None


def _tails(text: str, rules: TableRules) -> Iterator[tuple[str, str]]:
    """Labels without what may be their unit, and that: in brackets, behind a comma, a sign alone."""
    for found in BRACKETED.finditer(text):
        yield text[: found.start()] + text[found.end() :], found[1]
    if len(text) <= LONGEST_UNIT:
        for form in (BEHIND_COMMA, BEHIND_STROKE, rules.forms.unit_sign):
            behind = form.fullmatch(text.strip())
            label = behind["label"].rstrip(" -–—:：") if behind else ""
            if behind is not None and label not in rules.units:  # 套/间 is no label with its unit
                yield label, behind["unit"]


def _in_millions(label: str, unit: str, rules: TableRules) -> HeaderUnit | None:
    """The scale of Passengers (m) and Revenue (mm), which are no lengths."""
    letters = unit.strip().lower()
    if rules.scales.get(letters) != MILLION or letters not in rules.units:
        return None
    return HeaderUnit(scale=MILLION) if rules.forms.in_millions.search(label) else None


def without_unit(text: str, rules: TableRules) -> str:
    """A label without its unit."""
    for label, printed in _tails(text, rules):
        if read_unit(printed, rules) is not None:
            return " ".join(label.split()).rstrip("/／")
    return " ".join(text.split()).rstrip("：:")
