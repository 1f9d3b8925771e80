"""What layout knows of a language, compiled from the word lists of a pack.

The lists, `[[words]]` with these names, are read: `furniture` (whole lines that are no text),
`continuation` (转三版), `byline`, `dateline`, `caption-start`, `caption-end`, `paragraph-start`,
`open-end` (a text that stops there goes on) and `sentence-opener` (a short text that begins so is
no heading). In a word `{n}` stands for a number in any script and `{...}` for a few characters.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from heshu.languages import trie
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re

NUMBER = r"(?:[A-Za-z]{0,2}[0-9０-９]{1,4}|[一二三四五六七八九十百〇零]{1,4})"
ANYTHING = r".{0,60}"
ARROW = r"[▲▶►▷→★◆■●*]?"
OPEN, CLOSE = r"[(（\[【〔<＜]", r"[)）\]】〕>＞]"


class LayoutRules(Struct, frozen=True):
    """Patterns over the text of one strand."""

    furniture: re.Pattern[str]
    continuation: re.Pattern[str]
    """Fills a whole strand."""
    leaving: re.Pattern[str]
    """A continuation mark at the end of a text."""
    arriving: re.Pattern[str]
    """A continuation mark at the beginning of a text."""
    byline: re.Pattern[str]
    dateline: re.Pattern[str]
    caption_start: re.Pattern[str]
    caption_end: re.Pattern[str]
    paragraph_start: re.Pattern[str]
    open_end: re.Pattern[str]
    sentence_opener: re.Pattern[str]
    headline_and_body: re.Pattern[str]
    """A headline and the first words of its article, both behind labels: 标题：… 正文：…."""
    flash: re.Pattern[str]
    """The same behind a label of news: 快讯|…：…."""
    counted: re.Pattern[str]
    """A measure word or unit, which a number before it needs."""
    towards: re.Pattern[str]
    """A word that a figure must follow, at the end of a text: 至, 增加到."""
    closed_end: re.Pattern[str]
    """A text that ends in a numeral which is a name: 星期二."""
    open_start: re.Pattern[str]
    """A word with which no paragraph begins."""
    closed_start: re.Pattern[str]
    """的士, 了解: words at the head of a paragraph that begin as one that goes on does."""
    turn: re.Pattern[str]
    """A verb of change with its figure: 增至500万."""
    departure: re.Pattern[str]
    """Where a change begins, at the beginning of a text: 由30万册."""
    origin: re.Pattern[str]
    """Where a change begins, at the end of a text that does not say where it ends: 由30万册减少."""
    outcome: re.Pattern[str]
    """The beginning of a text that says it: 张扩大到1200."""
    vocabulary: str
    """Words of two or three Chinese characters, each between spaces."""


def compile_rules(pack: Pack) -> LayoutRules:
    """The layout rules of a language. A list that the pack lacks matches nothing."""
    marks = _any_of(pack.words_named("continuation"))
    bracketed = rf"{ARROW}{OPEN}\s*(?:{marks})\s*{CLOSE}{ARROW}"
    return LayoutRules(
        furniture=re.compile(rf"(?:{_any_of(pack.words_named('furniture'))})$", re.IGNORECASE),
        continuation=re.compile(rf"{ARROW}{OPEN}?\s*(?:{marks})\s*{CLOSE}?{ARROW}$", re.IGNORECASE),
        leaving=re.compile(rf"\s*{bracketed}\s*$", re.IGNORECASE),
        arriving=re.compile(rf"{bracketed}\s*", re.IGNORECASE),
        byline=_at_start(pack, "byline"),
        dateline=_at_start(pack, "dateline"),
        caption_start=_at_start(pack, "caption-start"),
        caption_end=_at_end(pack, "caption-end"),
        paragraph_start=_at_start(pack, "paragraph-start"),
        open_end=_at_end(pack, "open-end"),
        sentence_opener=_at_start(pack, "sentence-opener"),
        headline_and_body=_headline_and_body(pack),
        flash=_flash(pack),
        counted=re.compile(_any_of(_measures(pack))),
        towards=re.compile(rf"(?<![0-9一二三四五六七八九十])(?:{_any_of(_changes(pack, 'to'))})$"),
        closed_end=_at_end(pack, "closed-end"),
        open_start=_at_start(pack, "open-start"),
        closed_start=_at_start(pack, "closed-start"),
        turn=re.compile(rf"(?:{_turns(pack)}){FIGURE}"),
        departure=re.compile(rf"{_any_of(_changes(pack, 'from'))}{FIGURE}"),
        origin=_origin(pack),
        outcome=re.compile(rf"{CLAUSE}{{0,14}}?{_any_of(_changes(pack, 'to'))}{CLAUSE}{{0,6}}?\d"),
        vocabulary=f" {' '.join(sorted(_vocabulary(pack)))} ",
    )


CLAUSE = "[^，。；：！？,.;:!?]"
FIGURE = r"[0-9０-９][0-9０-９.,，．]*+[^\s年月日/、.．:：-]"
"""A figure that is no date, clock time or list number."""
WORD = re.compile(r"(?<![\u3400-\u9fff])[\u3400-\u9fff]{2,3}(?![\u3400-\u9fff])")


def _measures(pack: Pack) -> list[str]:
    """What is written behind a number."""
    named = [name for unit in pack.unit for name in unit.names]
    named.extend(word for scale in pack.scale for word in scale.words)
    return [*named, *(word for each in pack.classifier for word in each.words)]


def _changes(pack: Pack, *roles: str) -> list[str]:
    """The words of change that have one of these roles."""
    return [word for each in pack.change if each.role in roles for word in each.words]


def _turns(pack: Pack) -> str:
    """增至, 增加了, 达: what stands before the figure of a change, with a hedge perhaps."""
    hedges = [w for hedge in pack.hedge if hedge.side == "before" for w in hedge.words]
    verbs, ends = (_any_of(_changes(pack, *roles)) for roles in (("verb",), ("to", "by")))
    return rf"(?:(?:{verbs})(?:{ends})?|{_any_of(_changes(pack, 'to'))})(?:{_any_of(hedges)})?"


def _origin(pack: Pack) -> re.Pattern[str]:
    """由30万册减少, without what it became."""
    begin, end = (_any_of(_changes(pack, role)) for role in ("from", "to"))
    return re.compile(rf"(?:{begin}){CLAUSE}{{0,8}}?\d(?:(?!{end}){CLAUSE}){{0,16}}$")


def _vocabulary(pack: Pack) -> set[str]:
    """All Chinese words that the pack lists."""
    listed = [word for entry in pack.words for word in entry.words]
    return {found for word in [*listed, *_measures(pack)] for found in WORD.findall(word)}


HEADLINE = r"(?P<headline>[^。；！？\n：:]{6,60}?)"


def _headline_and_body(pack: Pack) -> re.Pattern[str]:
    """标题：headline 正文：article."""
    label, body = (_any_of(pack.words_named(name)) for name in ("headline-label", "body-label"))
    return re.compile(
        rf"\s*[【\[]?(?P<label>{label})[】\]]?[：:]?\s*[《“]?{HEADLINE}[》”]?[。！]?\s*[【\[]?(?:{body})"
        r"[】\]]?[：:]?\s*(?P<body>\S[^\n]{0,100})"
    )


def _flash(pack: Pack) -> re.Pattern[str]:
    """快讯|headline：article."""
    label = _any_of(pack.words_named("flash-label"))
    return re.compile(
        rf"\s*(?:[【\[](?:{label})[】\]]|(?:{label})\s*[|｜丨:：·])\s*{HEADLINE}[！]?"
        r"\s*(?:[：:]|——?)\s*(?P<body>\S[^\n]{0,100})"
    )


def _at_start(pack: Pack, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(pack.words_named(name))})")


def _at_end(pack: Pack, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of(pack.words_named(name))})$")


def _any_of(words: Sequence[str]) -> str:
    """The alternatives, longest first; a pattern that never matches for an empty list."""
    plain = [word for word in words if "{" not in word]
    slotted = sorted(set(words).difference(plain), key=lambda word: (-len(word), word))
    patterns = [_with_slots(word) for word in slotted]
    if plain:
        patterns.append(trie.pattern(plain))
    # A Latin word neither begins nor stops inside a longer one.
    whole = r"(?<![A-Za-z](?=[A-Za-z]))(?:{})(?!(?<=[A-Za-z])[A-Za-z])"
    return whole.format("|".join(patterns)) if patterns else r"(?!)"


def _with_slots(word: str) -> str:
    """A word as a pattern, its slots filled with what they stand for."""
    return re.escape(word).replace(r"\{n\}", NUMBER).replace(r"\{\.\.\.\}", ANYTHING)
