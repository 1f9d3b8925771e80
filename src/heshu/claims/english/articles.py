"""Whom each English article of a file is about.

>>> text = {"Mill shuts in Leeds": "Acme Mills cut jobs.", "Growth at Zeal Foods": "Zeal Foods grew."}
>>> passages = [Passage(text=text[title], title=title, language="en") for title in text]
>>> [cast.topic for cast in casts_of(passages, CastRules()).values()]
['Acme Mills', 'Zeal Foods']
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from heshu.claims.attribution import Cast
from heshu.claims.english.cast import is_shouted, read_cast
from heshu.claims.english.cast_rules import CastRules
from heshu.model.texts import Passage

MOST_LINES = 4
"""Lines of the head of a file."""
LONGEST_LINE = 200
ENDS = (".", "?", "!", '"', "”")
SEVERAL = 2
"""Articles from which on a file is about more than one thing."""
LONGEST_SECTION = 3
"""Words of a heading that need not be a headline."""
LONGEST_SHOUTED = 5
"""The same for one in capitals."""


def casts_of(passages: Iterable[Passage], rules: CastRules) -> dict[str, Cast]:
    """Headline -> the names of the English document with whom that article is about.

    Tables name nobody. Articles of one file share their names, and whom they are about unless
    one has a headline of its own and does not mention him.
    """
    own = [each for each in passages if each.language == "en" and each.kind != "table"]
    titles = tuple(dict.fromkeys(e.title for e in own if e.title))
    whole = read_cast(_running(own), rules, titles, _head(own))
    articles: dict[str, list[Passage]] = {}
    for each in own:
        articles.setdefault(each.title, []).append(each)
    if len(articles) < SEVERAL or not whole.topic:
        return dict.fromkeys(articles, whole)
    known = rules.pointing | frozenset(whole.topic.lower().split()) - rules.firms
    casts: dict[str, Cast] = {}
    for title, article in articles.items():
        text = _running(article)
        foreign = _is_headline(title) and not _mentions(f"{title} {text}", known)
        casts[title] = replace(whole, topic=_topic(text, title, rules)) if foreign else whole
    return casts


def _head(passages: Sequence[Passage]) -> tuple[str, ...]:
    """The lines at the head of a file that are no sentences: its title, who publishes it."""
    lines = itertools.takewhile(
        lambda each: each.text[-1:] not in ENDS and len(each.text) <= LONGEST_LINE,
        passages[:MOST_LINES],
    )
    return tuple([each.text for each in lines if each.kind != "list-item"])


def _topic(text: str, title: str, rules: CastRules) -> str:
    """Whom one article is about; empty if it does not say."""
    return read_cast(text, rules, (title,)).topic


def _is_headline(title: str) -> bool:
    """Council cuts fares in Acme; not: Early life, Geography and climate, Capital Resources."""
    words = title.split()
    if is_shouted(title):
        return len(words) > LONGEST_SHOUTED
    return len(words) > LONGEST_SECTION or any(word[0].isupper() for word in words[1:])


def _mentions(text: str, known: frozenset[str]) -> bool:
    """Whether a text has one of the words, also in the genitive."""
    words = text.lower().replace("’", "'").replace("'s", "").split()
    return not known.isdisjoint({word.strip(".,;:()“”\"'") for word in words})


def _running(passages: Iterable[Passage]) -> str:
    """The running text of passages, without headings."""
    return "\n".join(
        each.text for each in passages if each.kind != "heading" and not is_shouted(each.text)
    )
