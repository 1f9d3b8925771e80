"""Tokens with a number in them that is no figure: 统一, 109国道, 第三人民医院.

Plain words make one factored pattern; words with slots are grouped by what they begin with, so
that the digits of `{d}国道` and `{d}号线` are read once. See `schema.Token` for the slots.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from heshu.languages import trie
from heshu.languages.schema import Token
from heshu.model import lazy_re as re

SLOT = re.compile(r"\{(!?[^{}]+)\}")
CHINESE_NUMERAL = "[一二三四五六七八九十百千万零〇两]"
SLOTS = {
    "d": "[0-9０-９]{1,6}+",
    "c": f"{CHINESE_NUMERAL}{{1,6}}",
    "n": f"(?:[0-9０-９]{{1,6}}+|{CHINESE_NUMERAL}{{1,6}})",
    "a": "[A-Z]{1,6}",
}
FEAST = re.compile(f"{CHINESE_NUMERAL}+")


def plain_words(tokens: Iterable[Token]) -> dict[str, str]:
    """Words without slots -> kind; later entries win."""
    return {word: token.kind for token in tokens for word in token.words if "{" not in word}


UNTIL_NOW = ("至今", "迄今")


def plain_pattern(words: Iterable[str]) -> str:
    """One pattern for all plain words; a word of numerals alone must not be part of a number."""
    feasts = [word for word in words if FEAST.fullmatch(word)]
    now = [word for word in words if word.endswith(UNTIL_NOW)]
    others = [word for word in words if not FEAST.fullmatch(word) and word not in now]
    parts = [f"{trie.pattern(now)}(?![年晨早晚日天春夏秋冬]|为止)"] if now else []  # 降至今年的47%
    parts += [trie.pattern(others)] if others else []
    if feasts:
        parts.append(f"{trie.pattern(feasts)}(?!{CHINESE_NUMERAL}|[0-9个名人年月日点])")
    return "|".join(parts)


def slotted_patterns(tokens: Iterable[Token]) -> dict[str, str]:
    """Kind -> pattern of its words with slots; kinds without such words are left out."""
    by_kind: dict[str, list[str]] = {}
    for token in tokens:
        words = [word for word in token.words if "{" in word]
        if words:
            by_kind.setdefault(token.kind, []).extend(words)
    return {kind: words_pattern(words) for kind, words in by_kind.items()}


def words_pattern(words: Collection[str]) -> str:
    """One pattern for words with and without slots, common beginnings read once."""
    tails: dict[str, list[str]] = {}
    loose: list[str] = []
    plain = [word for word in words if "{" not in word]
    for word in (word for word in words if "{" in word):
        match = SLOT.search(word)
        rest = word[match.end() :] if match else ""
        if match is None or match[1].startswith("!") or not rest or "{" in rest:
            loose.append(word)
        else:
            head = re.escape(word[: match.start()]) + SLOTS.get(match[1], "")
            tails.setdefault(head, []).append(rest)
    parts = [f"{head}{trie.pattern(rests)}" for head, rests in tails.items()]
    parts += [trie.pattern(plain)] if plain else []
    parts += [_slot_pattern(word) for word in sorted(loose, key=len, reverse=True)]
    return "|".join(parts)


def first_characters(words: Iterable[str]) -> set[str]:
    """Characters with which a token may begin, beside digits and numeral characters."""
    return {SLOT.sub("", word)[:1] for word in words if not word.startswith(("{d", "{n", "{c"))}


def _slot_pattern(word: str) -> str:
    """The pattern of one word: slots filled in, `{!…}` as a look-around of one character."""
    pieces, done = [], 0
    for match in SLOT.finditer(word):
        pieces.append(re.escape(word[done : match.start()]))
        name = match[1]
        if name.startswith("!"):
            characters = f"[{re.escape(name[1:])}]"
            pieces.append(f"(?<!{characters})" if match.start() == 0 else f"(?!{characters})")
        else:
            pieces.append(SLOTS.get(name, re.escape(match[0])))
        done = match.end()
    return "".join(pieces) + re.escape(word[done:])
