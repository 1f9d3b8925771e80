"""Units in headers and labels: 营业收入（万元）, $ million, in thousands, €m."""

from __future__ import annotations

from decimal import Decimal

from heshu.claims.tables.rules import ONE, HeaderUnit, TableRules
from heshu.model import lazy_re as re

LONGEST_UNIT = 40
BRACKETED = re.compile(r"[(（\[]([^()（）\[\]]{1,40})[)）\]]")
WORD = re.compile(r"[^\s,，:：;；()（）\[\]/]+|/")


def read_unit(text: str, rules: TableRules) -> HeaderUnit | None:
    """The unit that a header cell consists of: €m, 万元, $ million, in thousands; else `None`."""
    if len(text) > LONGEST_UNIT * 2:
        return None
    bare = text.strip().strip("()（）[]：: ")
    head = rules.forms.unit_head.match(bare)
    bare = bare[head.end() :] if head else bare
    unit, scale = None, ONE
    for word in WORD.findall(bare):
        if word.lower() in rules.fillers or word == "/":
            continue
        parsed = _unit_word(word, rules)
        if parsed is None:
            return None
        found, factor = parsed
        unit, scale = unit or found, scale * factor
    if unit is None and scale == ONE:
        return None
    if unit is None:
        return HeaderUnit(scale=scale)
    return HeaderUnit(unit.code, unit.kind, unit.scale * scale)


def _unit_word(word: str, rules: TableRules) -> tuple[HeaderUnit | None, Decimal] | None:
    """A word cut into currency, scale and unit: €m, 万元, RMB'000; `None` if anything is left."""
    unit, scale, start = None, ONE, 0
    while start < len(word):
        for length in rules.lengths:
            part = word[start : start + length]
            if len(part) < length:
                continue
            if (
                (unit is not None or start == 0)
                and scale == ONE
                and _scale(part, rules, start, word)
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


def _scale(part: str, rules: TableRules, start: int, word: str) -> bool:
    """Whether a part is a scale here; single letters only behind a currency: €m."""
    known = part in rules.scales or part.lower() in rules.scales
    if not known or _runs_on(word, start, len(part)):
        return False
    return len(part) > 1 or not part.isascii() or start > 0


def _runs_on(word: str, start: int, length: int) -> bool:
    """True if a Latin name would be cut out of a longer word."""
    end = start + length
    return (
        word[end - 1].isascii() and word[end - 1].isalpha()
        and end < len(word) and word[end].isascii() and word[end].isalpha()
    )  # fmt: skip


def bracketed_unit(text: str, rules: TableRules) -> HeaderUnit | None:
    """The unit in brackets behind a label: 营业收入（元）, Margin (%)."""
    for found in BRACKETED.finditer(text):
        unit = read_unit(found[1], rules)
        if unit is not None:
            return unit
    return HeaderUnit("%", "percent") if text.rstrip().endswith(("%", "％")) else None


def without_unit(text: str, rules: TableRules) -> str:
    """A label without the bracket that holds its unit."""
    for found in BRACKETED.finditer(text):
        if read_unit(found[1], rules) is not None:
            return " ".join((text[: found.start()] + text[found.end() :]).split())
    return " ".join(text.split()).rstrip("：:")
