"""Rules of the packs as regular expressions over masked statements.

A rule is written as words with slots: `由{from}{...}{change}[了]至{to}`.

==========  ==================================================================================
`{from}`    a figure with this role; the roles are listed in `ROLES`
`{change}`  a word of the list `relation-change`..., any list of the pack by its name
`{...}`     up to 24 characters of the clause, no figure and no comma among them
`{..}`      the same, up to 10 characters
`{remark}`  remarks: up to 40 characters of one sentence, commas and rates among them, no amount
`{=}`       filler: words that add nothing to the arithmetic (同比, 比上年), dates, commas
`{time}`    a date or period
`{@born}`   a date or period with this role, whatever its name
`{~}`       up to 30 characters of the sentence, commas included, no figure and no time
`{~~}`      up to 60 characters of the sentence, figures and times included
`{^}`       the beginning of a sentence
`{so}`      what introduces a share of figures just printed: ", or", " ("
`{any}`     a figure that plays no role
`{doubled}` 翻番, doubling: a multiple without a figure
`{same}`    a noun that the sentence has had before (产量 … 产量增长)
`{,}`       comma, bracket or colon, if there is one
`[x]`       x or nothing
`<x|y>`     x or y
==========  ==================================================================================

A space stands for white space of any length. All gaps are bounded, so matching is linear.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.languages.pack import PackError
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.relations.cues import Cue, cue_of
from heshu.relations.scene import (
    AGE,
    DOUBLED,
    FIGURES,
    LEVEL,
    MULTIPLE,
    PERCENT,
    POINTS,
    RANK,
    TIME,
    bits,
)

AMOUNT = LEVEL + PERCENT + MULTIPLE + AGE
ROLES: Mapping[str, str] = {
    "from": AMOUNT + POINTS,
    "to": AMOUNT + POINTS,
    "by": LEVEL + PERCENT + POINTS + MULTIPLE + AGE,
    "relative": PERCENT + POINTS + MULTIPLE,
    "percent": PERCENT,
    "multiple": MULTIPLE,
    "whole": LEVEL,
    "part": LEVEL,
    "share": PERCENT + LEVEL,
    "rate": PERCENT,
    "fraction": LEVEL,
    "total": LEVEL,
    "count": LEVEL,
    "average": LEVEL,
    "rank": RANK,
    "field": LEVEL,
    "age": AGE + LEVEL,
    "value": LEVEL + PERCENT,
    "first": AMOUNT,
    "second": AMOUNT,
    "subject": LEVEL + PERCENT,
    "standard": LEVEL + PERCENT,
    "length": LEVEL,
    "nth": RANK + LEVEL + AGE,
}
"""Role -> the symbols that may play it."""
LISTS: Mapping[str, str] = {"parts": LEVEL, "starts": AMOUNT, "ends": AMOUNT}
"""Roles of several figures in a list: ▢、▢和▢."""
BLOCKING = FIGURES.replace(RANK, "").replace(AGE, "")
"""Figures that no gap may leap over; 第一 only numbers things, 35岁以下 says which people."""
STOP = "，。；：！？,;:!?\\n"
COMMA = "，、：（,:(—–"
TOKEN = re.compile(
    r"\{(?P<slot>[^{}]+)\}|(?P<mark>[\[\]<>|])|(?P<space>\s+)|(?P<text>[^{}\[\]<>|\s]+)"
)
DEPTHS = {"[": 1, "<": 1, "]": -1, ">": -1, "|": 0}
MARKS = {"[": "(?:", "]": ")?", "<": "(?:", ">": ")", "|": "|"}
SENTENCE_STOP = "。；！？;!?\\n"
GAPS = {"...": 24, "..": 10}
"""Slot -> most Chinese characters that it leaps over."""
REMARK = 40
"""The same for remarks that may hold rates and times."""
OTHER_CLAUSE = r"(?!\b(?:and|but|while|as|whereas)\b)"
"""English often joins clauses without a comma; a gap does not lead from one into the other."""
MOST_LISTED = 24
"""Figures of one list behind its first."""
MOST_FILLER = 14
"""Filler words in a row; each is taken at its longest, so that no text makes the search slow."""
FILLER = "relation-filler"


class Rule(Struct, frozen=True):
    """One compiled alternative of a `[[pattern]]` entry."""

    name: str
    words: str
    regex: re.Pattern[str]
    cue: Cue
    """What the statement must hold before the pattern is tried."""
    figures: int
    times: int
    """How many figures and times a match has at least."""
    needs: int
    """The symbols that a match has, as in `Scene.symbols`."""


class WordLists(Struct, frozen=True):
    """The word lists of a pack as patterns."""

    pack: Pack

    def regex(self, name: str) -> str:
        """A pattern for the words of a list; raises `ValueError` for a list that is not there."""
        return self._pattern(self._words(name))

    def lowered(self, name: str) -> str:
        """The same in lower case, to be sought in `Scene.lowered`: twice as fast as without case."""
        return self._pattern(tuple(word.lower() for word in self._words(name)))

    def _words(self, name: str) -> tuple[str, ...]:
        words = self.pack.words_named(name)
        if not words:
            raise ValueError(f"no [[words]] named {name!r} in the pack of {self.pack.language}")
        return tuple(words)

    def _pattern(self, words: tuple[str, ...]) -> str:
        body = any_of(words)
        if self.pack.language == "zh":
            return body
        return rf"(?<![A-Za-z]){body.replace(chr(92) + ' ', chr(92) + 's+')}(?![A-Za-z])"


def compile_patterns(pack: Pack, name: str) -> tuple[Rule, ...]:
    """All rules of a pack with this name, in the order of the pack."""
    lists = WordLists(pack)
    return tuple(compile_rule(words, name, lists) for words in pack.patterns_named(name))


def compile_rule(words: str, name: str, lists: WordLists) -> Rule:
    """One rule; raises `PackError` for a slot that is neither a role nor a list."""
    pieces: list[str] = []
    needs: list[str] = []
    depth = 0
    tokens = list(TOKEN.finditer(words))
    for number, token in enumerate(tokens):
        if token["slot"]:
            pieces.append(_known_slot(token["slot"], number, lists, f"{name}: {words!r}"))
            if not depth:
                needs += _needs(token["slot"])
        elif token["mark"]:
            pieces.append(MARKS[token["mark"]])
            depth += DEPTHS[token["mark"]]
        elif token["space"]:
            filled = tokens[number + 1 : number + 2]
            comma = ",?" if filled and filled[0]["slot"] == "=" else ""  # that is, 420 tonnes
            pieces.append(r"\s*" if lists.pack.language == "zh" else rf"{comma}\s+")
        else:
            pieces.append(_literal(token["text"], lists.pack.language))
    return Rule(
        name,
        words,
        re.compile("".join(pieces), re.IGNORECASE),
        cue_of(_needed(words, lists), lists.pack.language),
        len(needs) - needs.count(TIME),
        needs.count(TIME),
        bits({symbols for symbols in needs if len(symbols) == 1}),
    )


def _needed(words: str, lists: WordLists) -> list[tuple[str, ...]]:
    """Groups of words of each of which a match holds one: fixed text, lists, alternatives."""
    needed: list[tuple[str, ...]] = []
    branches: list[tuple[str, ...]] = []
    depth = 0
    for token in TOKEN.finditer(words):
        said = _said(token, lists)
        if token["mark"] == "<" and not depth:
            branches = [()]
        elif token["mark"] == "|" and depth == 1 and branches:
            branches.append(())
        elif token["mark"] == ">" and depth == 1:
            if all(branches):
                needed.append(tuple([word for branch in branches for word in branch]))
            branches = []
        elif said and not depth:
            needed.append(said)
        elif said and depth == 1 and branches:
            branches[-1] = branches[-1] or said
        depth += DEPTHS.get(token["mark"], 0)
    return [group for group in needed if group]


def _said(token: re.Match[str], lists: WordLists) -> tuple[str, ...]:
    """The words of a token in lower case: fixed text or those of a list; none for the others."""
    if token["text"]:
        return (token["text"].lower(),) if token["text"].strip("，、,()（）") else ()
    if token["slot"]:
        listed = lists.pack.words_named("relation-" + token["slot"])
        return tuple([word.split()[0].lower() for word in listed])  # a line may end behind it
    return ()


def _needs(slot: str) -> tuple[str, ...]:
    """The figures and times without which a slot matches nothing."""
    if slot in LISTS:
        return (LISTS[slot], LISTS[slot])
    if slot in ROLES:
        return (ROLES[slot],)
    if slot == "time" or slot.startswith("@"):
        return (TIME,)
    return {"any": (AMOUNT,), "doubled": (DOUBLED,)}.get(slot, ())


def _literal(text: str, language: str) -> str:
    """Fixed text; an English word matches as a whole word."""
    body = re.escape(text)
    if language == "zh":
        return body
    left = r"(?<![A-Za-z])" if text[0].isalpha() else ""
    right = r"(?![A-Za-z])" if text[-1].isalpha() else ""
    return left + body + right


def _known_slot(slot: str, number: int, lists: WordLists, where: str) -> str:
    """The pattern of a slot; the error of an unknown one says in which entry it stands."""
    try:
        return _slot(slot, number, lists)
    except ValueError:
        message = f"[[pattern]] {where}: unknown slot {{{slot}}}"
        raise PackError(message) from None


def _slot(slot: str, number: int, lists: WordLists) -> str:
    """The pattern of one slot; groups are numbered because a slot may be used twice."""
    if slot in ROLES:
        return f"(?P<{slot}_{number}>[{ROLES[slot]}])"
    if slot in LISTS:
        return f"(?P<{slot}_{number}>{_figure_list(LISTS[slot], lists.pack.language)})"
    if slot in GAPS:
        other_clause = "" if lists.pack.language == "zh" else OTHER_CLAUSE
        return rf"(?:{other_clause}[^{STOP}{BLOCKING}]){{0,{_width(GAPS[slot], lists)}}}?"
    if slot == "~":
        return rf"[^{SENTENCE_STOP}{FIGURES}{TIME}]{{0,{_width(30, lists)}}}?"
    if slot == "~~":
        return rf"[^{SENTENCE_STOP}]{{0,{_width(60, lists)}}}?"
    if slot.startswith("@"):
        return f"(?P<at_{slot[1:]}_{number}>{TIME})"
    if slot == "remark":
        return rf"[^{SENTENCE_STOP}{LEVEL}{DOUBLED}]{{0,{_width(REMARK, lists)}}}?"
    if slot == "base":
        return f"(?P<base_{number}>[^{STOP}{BLOCKING}{TIME}]{{0,{_width(14, lists)}}}?)"
    if slot == "same":
        return f"(?P<same_{number}>[^{STOP}{BLOCKING}{TIME}]{{0,{_width(10, lists)}}}?)"
    if slot == "^":
        return r"(?:^|(?<=[.;:]\s))"
    if slot == "so":
        return f"(?:{any_of(lists.pack.words_named('relation-so'))})"
    if slot == "any":
        return f"[{AMOUNT}]"
    if slot == "doubled":
        return f"(?P<multiple_{number}>{DOUBLED})"
    if slot == "time":
        return TIME
    if slot == ",":
        return rf"\s*[{COMMA}]?\s*"
    if slot == "=":
        return rf"(?:(?>{lists.regex(FILLER)})|[{TIME}，,、（(\s]){{0,{MOST_FILLER}}}"
    name = slot.replace("-", "_")
    return f"(?P<{name}_{number}>{lists.regex('relation-' + slot)})"


def _width(characters: int, lists: WordLists) -> int:
    """English words are about three times as long as Chinese ones."""
    return characters if lists.pack.language == "zh" else characters * 3


def _figure_list(symbols: str, language: str) -> str:
    """Two or more figures with labels in between: 男22人、女35人."""
    width = 10 if language == "zh" else 30
    between = rf"[^。；;!?！？\n{BLOCKING}]{{1,{width + 6}}}?"
    return rf"[{symbols}](?:{between}[{symbols}]){{1,{MOST_LISTED}}}"
