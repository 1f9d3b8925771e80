"""What a change is measured against: `up 8% sequentially and 37% from a year ago` -> qoq, yoy.

The words behind a figure, up to the next one, say it; then those in front of it, then what the
figures of its chain say. A time that stands behind from or than is counted on the calendar: from
August, of September, is a month before.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.claims.attribution import Context
from heshu.claims.english.calendar import span_of
from heshu.claims.english.frames import Frame
from heshu.claims.english.times import Moment
from heshu.claims.english.words import Line
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Basis, Quantity

MONTH_ONLY = re.compile(r"--(?:0[1-9]|1[0-2])")
MONTH, QUARTER, YEAR = 1, 3, 12
"""Months."""
OF_LENGTH: Mapping[int, Basis] = {MONTH: "mom", QUARTER: "qoq"}
"""Months of a span -> the basis of its change from the span right before."""


class BasisRules(Struct, frozen=True):
    """The words of comparison of a pack."""

    words: Mapping[str, Basis]
    pattern: re.Pattern[str]
    marks: frozenset[str]
    """What a level is compared with that is no earlier one: average, target."""


def compile_bases(pack: Pack) -> BasisRules:
    """The bases of a pack."""
    words = {word: entry.basis for entry in pack.basis for word in entry.words}
    return BasisRules(
        words,
        re.compile(rf"(?<![a-z])(?:{any_of(words)})(?![a-z])" if words else "(?!)"),
        frozenset(pack.words_named("basis-mark")),
    )


def bases_of(
    line: Line,
    quantities: tuple[Quantity, ...],
    frames: list[Frame],
    moments: list[Moment | None],
    read: list[Moment],
    context: Context,
    rules: BasisRules,
) -> list[Basis]:
    """The basis of each figure, empty for a level and where nothing is said.

    `moments` are the times of the figures, `read` all times of the line.
    """
    if not any(frame.change for frame in frames) or _is_silent(line, read, context, rules):
        return [""] * len(frames)
    folded = line.sentence.lower()
    ends = [0, *(quantity.end for quantity in quantities)]
    stops = [*(quantity.start for quantity in quantities), len(folded)]
    found: list[Basis] = []
    for number, frame in enumerate(frames):
        front = folded[ends[number] : stops[number]]
        behind = folded[ends[number + 1] : stops[number + 1]]
        basis = _printed(behind, rules) or _on_calendar(line, number, moments, read)
        if not basis and frame.link != "listed":
            basis = _printed(front, rules)
        found.append(basis or _marked(line, number, frame, rules))
    _share(frames, found)
    compared = [_comparison(line, number, read) is not None for number in range(len(frames))]
    known = {basis for basis in found if basis}
    if len(known) == 1:
        only = next(iter(known))
        found = [each or ("" if compared[n] else only) for n, each in enumerate(found)]
    if not known:
        found = [
            "" if moments[n] or compared[n] or not frame.change.endswith("-by") else context.basis
            for n, frame in enumerate(frames)
        ]
    base = _printed(context.base_period.text.lower(), rules)
    return [
        (each or _assumed(frames, number, base)) if frames[number].change else ""
        for number, each in enumerate(found)
    ]


def _is_silent(line: Line, read: list[Moment], context: Context, rules: BasisRules) -> bool:
    """Neither the sentence nor an earlier one says what anything is measured against."""
    if context.base_period.text or context.basis or any(each.against for each in read):
        return False
    return not rules.pattern.search(line.sentence.lower()) and not rules.marks.intersection(
        line.words
    )


def _printed(text: str, rules: BasisRules) -> Basis:
    """The basis that the longest words of comparison in a text name."""
    found = max(rules.pattern.finditer(text), key=lambda match: len(match[0]), default=None)
    return rules.words[found[0]] if found else ""


def _next(line: Line, number: int) -> int:
    """The token of the next figure, or where the line ends."""
    return line.figures[number + 1] if number + 1 < len(line.figures) else len(line.words)


def _comparison(line: Line, number: int, read: list[Moment]) -> Moment | None:
    """The time behind from or than that stands between a figure and the next one."""
    first, last = line.figures[number], _next(line, number)
    return next((each for each in read if first < each.first < last and each.against), None)


def _on_calendar(
    line: Line, number: int, moments: list[Moment | None], read: list[Moment]
) -> Basis:
    """▢ in September, down ▢ from August: how far the times lie apart."""
    base, own = _comparison(line, number, read), moments[number]
    if base is None or own is None:
        return ""
    now, then = span_of(own.iso), span_of(base.iso)
    if then is None and now is not None and MONTH_ONLY.fullmatch(base.iso):
        apart = (now.first % YEAR + 1 - int(base.iso[2:])) % YEAR
        return "mom" if apart == MONTH and now.first == now.last else ""
    if now is None or then is None or now.last - now.first != then.last - then.first:
        return ""
    apart, length = now.first - then.first, now.last - now.first + 1
    if apart == YEAR:
        return "yoy"
    if apart == length:
        return OF_LENGTH.get(length, "other")
    return "other" if apart > 0 else ""


def _marked(line: Line, number: int, frame: Frame, rules: BasisRules) -> Basis:
    """▢ above the average, ▢ below the level of 1990: no earlier period of its own kind."""
    token = line.figures[number]
    if not frame.change.endswith("-by") or line.shape[token + 1 : token + 2] not in ("p", "A", "B"):
        return ""
    inside = line.words[token + 2 : token + 7]
    return "other" if rules.marks.intersection(inside) else ""


def _share(frames: list[Frame], found: list[Basis]) -> None:
    """rose ▢ to ▢ from ▢ a year earlier: what one figure of a chain says holds for all."""
    for number in range(len(frames) - 1, 0, -1):
        head, link = frames[number].chain, frames[number].link
        if head >= 0 and link != "by" and not found[head]:
            found[head] = found[number]
    for number, frame in enumerate(frames):
        if frame.chain >= 0 and frame.link != "by" and not found[number]:
            found[number] = found[frame.chain]


def _assumed(frames: list[Frame], number: int, base: Basis) -> Basis:
    """rose to ▢ from ▢: compared with what earlier figures were compared with."""
    ends = {number, frames[number].chain} - {-1}
    turned = any(each.link == "from" and each.chain in ends for each in frames)
    return base if turned or frames[number].link == "from" else ""
