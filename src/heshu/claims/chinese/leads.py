"""What stands before a figure, read from the figure leftwards: 综合参保率 <- 稳定在 <- 98%.

The result says which words of change tie the figure, what the change is measured against, and
which words are left as the phrase that names the indicator.
"""

from __future__ import annotations

import re

from msgspec import Struct

from heshu.claims.chinese.rules import ChineseRules
from heshu.claims.masking import TIME
from heshu.model.figures import ChangeKind

LONGEST = 80
"""Characters before a figure that are read; no noun phrase is longer."""
FAINT = frozenset("的有共以在于约近各上过只仅")
"""Links that leave open whether the noun stands before or behind the figure."""
EDGES = " \u3000\t\"“”‘’'《》「」『』（）()【】[]*#·—-–、，。：:；;~～"
SHARE = re.compile(r"占(?!地|比|用|领|有率|据|道|压|线)(?P<base>[^占]{0,40})$")
SHARE_TAIL = re.compile(r"的?(?:比重|比例|份额|百分比)?$")


class Lead(Struct, frozen=True):
    """The words before a figure, sorted out."""

    phrase: str
    """What is left: the phrase that may name the indicator."""
    link: str = ""
    """The words between phrase and figure, as printed."""
    change: ChangeKind = ""
    origin: bool = False
    """由, 从: the figure is where a change starts, if another one ends it."""
    into: bool = False
    """Only 至, 到 before the figure: it ends a change that began earlier."""
    compared: str = ""
    """The words of comparison as printed in the masked text: 同比, 比▢."""
    compared_at: int = -1
    """Offset of `compared` in the text that was read."""
    share: bool = False
    """占…的: the phrase is the share itself."""

    @property
    def faint(self) -> bool:
        """No verb such as 达 or 为 ties the figure to the phrase before it."""
        return set(self.link) <= FAINT


def read_lead(text: str, rules: ChineseRules) -> Lead:
    """Sort out the masked words before a figure (`text` ends where the figure begins)."""
    text = text[-LONGEST:]
    tail = text[::-1]
    position, change, particle = _links_and_change(tail, rules)
    link = text[len(text) - position :]
    rest = text[: len(text) - position]
    if change:
        return _changed(rest, link, change, rules)
    if particle and not change:
        origin = rules.origin.match(tail, _skip_edges(tail, 0))
        if origin or particle == "origin":
            return Lead(_before_origin(text, rules), link, origin=True)
    share = SHARE.search(SHARE_TAIL.sub("", rest + ("占" if "占" in link else "")))
    if share:
        return _shared(rest, link, share)
    compared = _last_comparison(rest, rules)
    if compared and compared["timed"] and compared.end() == len(rest):
        rest = rest[: compared.start()]
    return Lead(rest, link, into=link.strip(EDGES) in ("至", "到"))


def _links_and_change(tail: str, rules: ChineseRules) -> tuple[int, ChangeKind, str]:
    """Length of the links and the word of change at the head of a reversed text."""
    position = _skip_edges(tail, 0)
    while True:
        origin = rules.origin.match(tail, position)
        if origin:
            return origin.end(), "", "origin"
        change = rules.changes.match(tail, position)
        if change:
            return change.end(), _kind(change), ""
        link = rules.links.match(tail, position)
        if not link or link.end() == position:
            return position, "", ""
        position = _skip_edges(tail, link.end())


def _skip_edges(text: str, position: int) -> int:
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


def _changed(rest: str, link: str, change: ChangeKind, rules: ChineseRules) -> Lead:
    """The lead of a change: what it is measured against is taken out of the phrase."""
    rest = _without_links(rest, rules)
    compared = _last_comparison(rest, rules)
    if not compared:
        return Lead(rest, link, change)
    before, after = rest[: compared.start()], rest[compared.end() :]
    phrase = after if len(after.strip(EDGES + TIME)) > 1 and not compared["other"] else before
    phrase = _without_links(phrase, rules)
    return Lead(
        phrase, link, change, compared=compared[0], compared_at=len(rest) and compared.start()
    )


def _without_links(text: str, rules: ChineseRules) -> str:
    """The text without the links at its end: 收入均大幅 -> 收入."""
    tail = text[::-1]
    position = _skip_edges(tail, 0)
    while link := rules.links.match(tail, position):
        if link.end() == position or link[0] == "的":
            break
        position = _skip_edges(tail, link.end())
    return text[: len(text) - position]


def _last_comparison(text: str, rules: ChineseRules) -> re.Match[str] | None:
    """The comparison that stands last in the text."""
    last = None
    for last in rules.comparing.finditer(text):
        pass
    return last


def _before_origin(text: str, rules: ChineseRules) -> str:
    """What stands before 由…: the indicator of the change."""
    tail = text[::-1]
    position = _skip_edges(tail, 0)
    while not (origin := rules.origin.match(tail, position)):
        link = rules.links.match(tail, position)
        if not link:
            return text
        position = _skip_edges(tail, link.end())
    return _without_links(text[: len(text) - origin.end()], rules)


def _shared(rest: str, link: str, share: re.Match[str]) -> Lead:
    """占种植业产值的▢: the share names itself; 女职工占▢: its part does."""
    base = share["base"].strip(EDGES)
    before = rest[: share.start()]
    return Lead(f"{before}占{base}" if base else before, link, share=bool(base))
