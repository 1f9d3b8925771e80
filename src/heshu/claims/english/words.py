"""Words of a masked English sentence, one letter each, so that rules are short patterns.

`Exports rose ▢ or ▢ to ▢.` has the shape `NUQ/QtQ`: a noun, a verb of rising, figures.

======  ========================================================================================
letter  token
======  ========================================================================================
`Q` `T`  a figure, a time
`N` `E`  a noun or adjective; a proper name
`d` `S`  a determiner; a pronoun
`o` `t` `f` `b` `i` `a` `r` `w` `p`  of, to, from, by, in, at, for, with, any other preposition
`c`      compared, versus, against
`&` `/`  and, or
`k`      a word that begins a clause: but, while, that, which
`U` `D` `C`  a verb of rising, of falling, of change; `A` `B`  up, down used like adverbs
`u` `n`  a noun of rising, of falling
`v` `L`  to be; another verb of level (totaled, reached)
`V` `R`  any other verb; a verb of saying
`x` `X`  an auxiliary; an adverb
`,` `;` `:` `(` `)` `-` `.`  punctuation; dashes of all lengths are `-`, a slash or bar is `;`
======  ========================================================================================
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from itertools import islice

from msgspec import Struct

from heshu.claims.attribution import Cast
from heshu.claims.english.cast import COMMON_ENDING, is_shouted
from heshu.claims.english.datelines import DATELINE
from heshu.claims.english.settling import ADVERB, settle
from heshu.claims.english.vocabulary import Vocabulary
from heshu.claims.masking import FIGURE, TIME, Masked
from heshu.model import lazy_re as re

TOKEN = re.compile(
    rf"""
      {FIGURE} | {TIME} (?: ['’]s\b )?
    | (?: [A-Za-z] \. ){{2,6}} (?: ['’]s\b )?               # U.S., J.P.
    | [^\W\ue000\ue001]+ (?: [-'’&./] [^\W\ue000\ue001]+ ){{0,8}}
        (?: (?<=s)['’](?!\w) | (?<=[A-Z][a-z])\.(?=\ [A-Z]) | (?<=vs)\. )?
    | -- | [,;:()\[\]–—|/&+.?!-]
    """,
    re.VERBOSE,
)
PUNCTUATION = {
    ",": ",", ";": ";", ":": ":", "(": "(", "[": "(", ")": ")", "]": ")", "-": "-", "--": "-",
    "–": "-", "—": "-", "|": ";", "/": ";", "&": "&", "+": "&", ".": ".", "?": ".", "!": ".",
}  # fmt: skip
WORDS_AT_HAND = 4096
"""Words whose letters are kept."""
MOST_TOKENS = 4000
"""A longer sentence is no sentence; what lies behind is left unread."""
CONTRACTION = re.compile(r"^(?:i|you|he|she|it|we|they|there|that)'(?:d|ve|ll|re|m|s)$")
WHOLE = re.compile(r"(?:all|pan)-[A-Z]")
"""all-India output: a whole place."""
NOBODY = Cast()
HEADLINE_SUBJECT = 7
"""Words of a headline among which its verb is looked for."""


class Line(Struct, frozen=True, gc=False):
    """A masked sentence as tokens; index i is the same token in every field."""

    masked: Masked
    sentence: str
    shape: str
    words: tuple[str, ...]
    """Folded."""
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    figures: tuple[int, ...]
    """Token index of each figure, in order."""
    items: Mapping[int, int]
    """Token index of a figure or time -> index into `masked.items`."""
    behind_the: tuple[int, ...]
    """Token indexes right behind each "the"."""

    def phrase(self, first: int, last: int) -> str:
        """What is printed from one token to another, both included, in one line."""
        start, end = self.masked.span(self.starts[first], self.ends[last])
        return " ".join(self.sentence[start:end].split())

    def printed(self, index: int) -> str:
        """One token as printed."""
        return self.masked.text[self.starts[index] : self.ends[index]]


def read_line(
    masked: Masked, sentence: str, vocabulary: Vocabulary, cast: Cast = NOBODY, known: str = ""
) -> Line:
    """Cut a masked sentence into tokens and give each its letter.

    `cast` holds the names of the document and `known` the entity of earlier sentences: they tell
    whether the first word of a sentence, and a word of a headline, is a name.
    """
    shouted = is_shouted(sentence)
    tokens = list(islice(TOKEN.finditer(masked.text, _head(masked.text, shouted)), MOST_TOKENS))
    starts = [token.start() for token in tokens]
    ends = [token.end() for token in tokens]
    read = [_word(token[0], not index, shouted, vocabulary) for index, token in enumerate(tokens)]
    words = [word for word, _ in read]
    letters = [letter for _, letter in read]
    if not vocabulary.pairs.isdisjoint(words):
        _join_pairs(words, starts, ends, letters, vocabulary)
    if (
        letters[:1] in (["V"], ["L"])
        and words[0] in vocabulary.measures
        and letters[1:2]
        and letters[1] in "UDCvL"
    ):
        letters[0] = "N"  # Pay rose; Costs fell
    if letters and letters[0] == "e":
        letters[0] = _first_word(words[:2], letters[1:2], cast, known, vocabulary.measures)
    if shouted:
        _name_in_headline(words, letters, cast, vocabulary)
    _lower_measures(words, letters, vocabulary)
    settle(words, letters, vocabulary)
    shape = "".join(letters)
    at = {position: index for index, position in enumerate(masked.positions)}
    items = {token: at[starts[token]] for token, letter in enumerate(letters) if letter in "QT"}
    figures = tuple([token for token in items if shape[token] == "Q"])
    behind_the = tuple([index for index, word in enumerate(words[:-1], 1) if word == "the"])
    return Line(
        masked,
        sentence,
        shape,
        tuple(words),
        tuple(starts),
        tuple(ends),
        figures,
        items,
        behind_the,
    )


def _head(text: str, shouted: bool) -> int:
    """Where a sentence begins behind its dateline, which holds no figure."""
    dateline = None if shouted else DATELINE.match(text)
    return dateline.end() if dateline and FIGURE not in dateline[0] else 0


@functools.lru_cache(WORDS_AT_HAND)
def _word(printed: str, first: bool, shouted: bool, vocabulary: Vocabulary) -> tuple[str, str]:
    """A token folded, and its letter by itself; a text repeats most of its words."""
    folded = printed.lower().replace("’", "'")
    return folded, _letter(printed, folded, first, shouted, vocabulary)


def _letter(printed: str, folded: str, first: bool, shouted: bool, vocabulary: Vocabulary) -> str:
    """The letter of a token by itself."""
    if printed == FIGURE:
        return "Q"
    if printed[0] == TIME:
        return "T"
    mark = PUNCTUATION.get(printed)
    if mark:
        return mark
    known = vocabulary.letters.get(folded)
    capital = printed[0].isupper()
    if known and not (capital and not first and not shouted and known not in "dSotfbiarwp&/kxvc"):
        return "E" if folded == "us" and printed == "US" else known
    if CONTRACTION.search(folded):
        return "S"
    if printed in vocabulary.acronyms:
        return "N"
    bare = folded.removesuffix("'s")
    if bare in vocabulary.places or WHOLE.match(printed):
        return "E"
    if capital and not shouted:
        if "-" in printed and printed.rpartition("-")[2][:1].islower():
            return "N"  # Like-for-like sales; a Chicago-based firm
        return "e" if first else "E"
    if ADVERB.match(folded):
        return "X"
    return "N"


def _join_pairs(
    words: list[str], starts: list[int], ends: list[int], letters: list[str], vocabulary: Vocabulary
) -> None:
    """Make one token of two words that are one entry: edged up."""
    index = 0
    while index < len(words) - 1:
        if words[index] in vocabulary.pairs:
            pair = f"{words[index]} {words[index + 1]}"
            letter = vocabulary.letters.get(pair)
            if letter:
                words[index : index + 2] = [pair]
                letters[index : index + 2] = [letter]
                del starts[index + 1], ends[index]
        index += 1


def _name_in_headline(
    words: list[str], letters: list[str], cast: Cast, vocabulary: Vocabulary
) -> None:
    """IVORY COAST COCOA CROP: the names of the text are names in the headline too.

    Without one, what stands in front of the verb is: Acme Mills Announces Results.
    """
    for index, letter in enumerate(letters):
        if letter == "N" and words[index].removesuffix("'s") in cast.words:
            letters[index] = "E"
    if "E" in letters:
        return
    for index, word in enumerate(words[:HEADLINE_SUBJECT]):
        if index > 1 and word in vocabulary.headline_verbs:
            known = {words[0], words[index - 1]} & (vocabulary.measures | cast.lower)
            if not known and set(letters[:index]) <= {"N"}:
                letters[: index + 1] = [*("E" * index), "V"]
            return


def _lower_measures(words: list[str], letters: list[str], vocabulary: Vocabulary) -> None:
    """LONDON - Sales rose; the Revenue of: a measure with a capital is no name by itself."""
    for index, letter in enumerate(letters):
        if letter == "E" and words[index] in vocabulary.measures:
            beside = letters[index - 1 : index] + letters[index + 1 : index + 2]
            if "E" not in beside:
                letters[index] = "N"


def _first_word(
    first: list[str], following: list[str], cast: Cast, known: str, measures: frozenset[str]
) -> str:
    """A capital at the head of a sentence says nothing; the rest of the document may."""
    word, after = first[0], following[0] if following else "."
    if ADVERB.match(word) and word not in cast.words:
        return "X"
    if word.endswith("'s") or "." in word or word.upper() == word:
        return "E"
    if word in cast.words or (len(word) > 2 and word in known.lower().split()):
        return "E"
    named = after == "E"  # Carrow Power said: the second word has a capital
    if word in cast.lower or measures.intersection(first[:1] if named else first):
        return "N"
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if after == "E":
        return "E"
    return "E" if after in "xRSVvL" and not plural and not COMMON_ENDING.search(word) else "N"
