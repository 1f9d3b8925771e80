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
    )


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
