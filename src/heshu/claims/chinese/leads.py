"""What stands before a figure, read from the figure leftwards: 综合参保率 <- 稳定在 <- 98%.

The result says which words of change tie the figure, what the change is measured against, and
which words are left as the phrase that names the indicator.
"""

from __future__ import annotations

import functools

from msgspec import Struct

from heshu.claims.chinese.rules import PHRASES_AT_HAND, ChineseRules
from heshu.claims.chinese.rules.particles import first_in
from heshu.claims.masking import FIGURE, TIME
from heshu.model import lazy_re as re
from heshu.model.figures import ChangeKind

LONGEST = 80
"""Characters before a figure that are read; no noun phrase is longer."""
LONGEST_ADJECTIVE = 5
"""Characters of an adjective with its verb: 偏多打了."""
LONGEST_PER = 9
"""Characters of a part of the unit before the figure: 每百平方米."""
EDGES = " \u3000\t\"“”‘’'《》「」『』（）()【】[]*#·—-–、，。：:；;~～"


class Lead(Struct, frozen=True, gc=False):
    """The words before a figure, sorted out."""

    phrase: str
    """What is left: the phrase that may name the indicator."""
    link: str = ""
    """The words between phrase and figure, as printed."""
    change: ChangeKind = ""
    verb: str = ""
    """The word of change."""
    origin: bool = False
    """由, 从: the figure is where a change starts, if another one ends it."""
    into: bool = False
    """Only 至, 到 before the figure: it ends a change that began earlier."""
    compared: str = ""
    """The words of comparison as printed in the masked text: 同比, 比▢."""
    compared_at: int = 0
    """Offset of `compared` in the text that was read, counted from its end."""
    share: bool = False
    """占…的: the phrase is the share itself."""
    span: str = ""
    """The time over which a change is measured: 周 of 周涨."""


def is_faint(lead: Lead, rules: ChineseRules) -> bool:
    """Whether no verb such as 达 or 为 ties the figure to the phrase before it."""
    return not rules.nouns.firm.search(lead.link)


@functools.lru_cache(PHRASES_AT_HAND)
def read_lead(text: str, rules: ChineseRules) -> Lead:
    """Sort out the masked words before a figure (`text` ends where the figure begins)."""
    text = _without_unit(text[-LONGEST:], rules)
    if "（" in text:
        text = rules.nouns.aside.sub("", text)
    tail = text[::-1]
    position, change, origin = _links(tail, rules)
    link, rest = text[len(text) - position :], text[: len(text) - position]
    if change:
        return _changed(rest, link, change, rules)
    if origin:
        return Lead(without_adverbs(rest, rules), link, origin=True)
    if first_in(text, rules.particles.sharing):
        share = rules.nouns.share.search(
            rules.nouns.share_tail.sub("", rest + first_in(link, rules.particles.sharing))
        )
        if share:
            return _shared(rest, link, share, rules)
    adjective = rules.compared_adjectives.search(rest, max(0, len(rest) - LONGEST_ADJECTIVE))
    if adjective:
        before = rules.nouns.even.sub("", rest[: adjective.start()])
        compared = _comparison_ending(before, rules)
        if compared:
            kind: ChangeKind = "increase-by" if adjective["up"] else "decrease-by"
            return _measured(rest, link, kind, adjective, compared)
    compared = last_comparison(rest, rules)
    if compared and compared["timed"] and compared.end() == len(rest):
        rest = rest[: compared.start()]
    still = rules.nouns.still.search(rest) if link.strip(EDGES) else None
    rest = rest[: still.start()] if still else rest
    return Lead(_without_unit(rest, rules), link, into=link.strip(EDGES) in rules.particles.into)


STANDARD = re.compile(rf"[^，；{FIGURE}]{{0,8}}{FIGURE}")


def _comparison_ending(text: str, rules: ChineseRules) -> re.Match[str] | None:
    """The comparison that a text ends with: 比去年, 比去年的▢, 比常年值分别 before 多▢."""
    for tried in (text, without_adverbs(text, rules)):
        found = last_comparison(tried, rules)
        if found and (found.end() == len(tried) or STANDARD.fullmatch(tried, found.end())):
            return found
    return None


def without_links(text: str, rules: ChineseRules) -> str:
    """The text without the links and adverbs at its end: 公路 of 公路仅为, before a time and its figure."""
    position, change, origin = _links(text[::-1], rules)
    if change is not None or origin:
        return text
    return without_adverbs(text[: len(text) - position], rules)


def _without_unit(text: str, rules: ChineseRules) -> str:
    """The text without 每平方米 before the figure, or before the 由 that a change starts with."""
    near = rules.nouns.per_cue.search(text, max(0, len(text) - LONGEST_PER))
    per = rules.nouns.per.search(text) if near else None
    if per is None or not text[: per.start()].strip(EDGES):
        return text
    origin = rules.origin.match(text[: per.start() - 1 : -1])
    return text[: per.start()] + (origin[0][::-1] if origin else "")


def _links(tail: str, rules: ChineseRules) -> tuple[int, re.Match[str] | None, bool]:
    """How far the links at the head of a reversed text reach, the word of change behind them,
    and whether they end in 由 or 从.
    """
    position = skip_edges(tail, 0)
    while True:
        kept = rules.kept_ends.match(tail, position)
        origin = None if kept else rules.origin.match(tail, position)
        if origin:
            return origin.end(), None, True
        after = position + 1 if tail.startswith(TIME, position) else position
        change = rules.changes.match(tail, after)
        if change and not rules.deeds.match(tail, after):
            return change.end(), change, False
        link = None if kept else rules.links.match(tail, position)
        if not link:
            return position, None, False
        position = skip_edges(tail, link.end())


def skip_edges(text: str, position: int) -> int:
    """The next offset that is no punctuation mark."""
    while position < len(text) and text[position] in EDGES:
        position += 1
    return position


def _kind(change: re.Match[str]) -> ChangeKind:
    """increase-by, decrease-to... by the group of `ChineseRules.changes` that matched."""
    found = {name: words for name, words in change.groupdict().items() if words is not None}
    direction = next(name.partition("_")[2] for name in found if not name.startswith("into"))
    to = any(name.startswith(("into", "to_")) for name in found)
    if direction == "change":
        return "change-to" if to else ""
    if direction == "increase":
        return "increase-to" if to else "increase-by"
    return "decrease-to" if to else "decrease-by"


def _changed(rest: str, link: str, change: re.Match[str], rules: ChineseRules) -> Lead:
    """The lead of a change: what it is measured against is taken out of the phrase."""
    kind, verb = _kind(change), change[0][::-1]
    compared = last_comparison(rest, rules)
    newly = rules.particles.newly.match(rest[-1:] + verb)
    if newly and not compared:
        return Lead(rest[:-1], f"{newly[0]}{verb}{link}")
    length = len(rest)
    phrase = rest
    if compared:
        before, after = rest[: compared.start()], rest[compared.end() :]
        before = _without_comparison(before, rules)
        after = without_adverbs(after, rules)
        named = (
            len(after.strip(EDGES + TIME + rules.particles.of_letters)) > 1
            and not compared["other"]
        )
        phrase = after if named else before
    phrase = _without_unit(without_adverbs(phrase, rules), rules)
    origin = rules.origin.match(phrase[::-1])
    if origin:
        phrase = phrase[: len(phrase) - origin.end()]
    if rules.nouns.amount_of_change.search(verb):
        phrase, verb = phrase + verb.rstrip(rules.particles.amount_links), ""
    span = rules.spans.search(phrase)
    if span and not phrase.endswith(rules.particles.of_mean, 0, span.start()):
        phrase = phrase[: span.start()]
    return Lead(
        phrase,
        link,
        kind,
        verb,
        compared=compared[0] if compared else "",
        compared_at=length - compared.start() + len(link) if compared else 0,
        span=span[0] if span and len(phrase) == span.start() else "",
    )


def _without_comparison(text: str, rules: ChineseRules) -> str:
    """The text without the comparison at its end: 按可比口径 before 同比."""
    outer = last_comparison(text, rules)
    return text[: outer.start()] if outer and outer.end() == len(text) else text


def _measured(
    rest: str, link: str, kind: ChangeKind, word: re.Match[str], compared: re.Match[str]
) -> Lead:
    """The lead of a comparison by an adjective: 同比高▢, 比去年多打了▢."""
    return Lead(
        rest[: compared.start()],
        link,
        kind,
        word[0],
        compared=compared[0],
        compared_at=len(rest) - compared.start() + len(link),
    )


def without_adverbs(text: str, rules: ChineseRules) -> str:
    """The text without the adverbs at its end: 收入均大幅 -> 收入."""
    tail = text[::-1]
    position = skip_edges(tail, 0)
    while not rules.kept_ends.match(tail, position):
        adverb = rules.adverbs.match(tail, position)
        if not adverb:
            break
        position = skip_edges(tail, adverb.end())
    return text[: len(text) - position]


def last_comparison(text: str, rules: ChineseRules) -> re.Match[str] | None:
    """The comparison that stands last in the text."""
    last = None
    for found in rules.comparing.finditer(text):
        last = found
    return last


def _shared(rest: str, link: str, share: re.Match[str], rules: ChineseRules) -> Lead:
    """占种植业产值的▢: the share names itself; 女职工占▢: its part does."""
    base = share["base"].strip(EDGES)
    if base and not base.strip(TIME + rules.particles.of_letters):
        base = ""  # 占全年的▢: the measure was named before
    before = rest[: share.start()]
    behind = rest[share.end() :] if base else ""
    sharing = share.string[share.start() : share.start("base")]
    return Lead(f"{before}{sharing}{base}{behind}" if base else before, link, share=bool(base))
