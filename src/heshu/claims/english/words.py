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
ADVERB = re.compile(r"[a-z]{3,}ly$")
FINITE = frozenset("UDvLxVRA")
"""Letters of finite verbs: what stands in front of one is no verb itself."""
BEFORE_ADJECTIVE = frozenset("doiwrfpba.T")
WHOLE = re.compile(r"(?:all|pan)-[A-Z]")
"""all-India output: a whole place."""
NOBODY = Cast()
HEADLINE_SUBJECT = 7
"""Words of a headline among which its verb is looked for."""
HAVING = frozenset({"has", "have", "had", "having"})
NUMBERING = {"number": "XS", "numbers": "NXS", "numbered": "NXS", "top": "N"}
"""Verbs in front of a figure, with the letters before them: the staff numbers ▢; not record number ▢."""
NAMED = (["d"], ["N"], ["E"])
COUNTED_BEHIND = (["N"], ["o"])
"""What follows a figure that counts: 31,000 cars, 400 tonnes of rice."""
FLOATING = frozenset({"both", "all", "each"})
"""They may stand between a subject and its verb."""
ALWAYS_VERBS = frozenset({"is", "are", "was", "were", "be", "been", "being"})


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
    _settle(words, letters, vocabulary)
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


def _settle(words: list[str], letters: list[str], vocabulary: Vocabulary) -> None:
    """Decide what a word is that may be several things, by its neighbours."""
    last = len(words) - 1
    for index in range(last):
        if (
            letters[index] == "k"
            and words[index] in vocabulary.passing
            and letters[index + 1] == ","
        ):
            letters[index] = "X"  # In Acmeland, however, prices rose
    for index in range(1, last):
        _settle_plural(index, words, letters, vocabulary)
    for index, letter in enumerate(letters):
        if letter in "QT,.dSo":
            continue
        before = letters[index - 1] if index else "."
        after = letters[index + 1] if index < last else "."
        if after == "Q" and words[index - 1] in FLOATING:
            before = "X"  # coverage and settlement both reached ▢
        if letter in "UDC":
            letters[index] = _verb_or_noun(words[index], letter, before, after, vocabulary)
        elif letter in "AB":
            more = after == "d" and _is_further(words[index + 1 : index + 3])
            letters[index] = letter if more else _adverb_or_noun(letter, before, after)
        elif letter in "VLR":
            letters[index] = _verb_or_participle(words[index], letter, before, after, vocabulary)
        elif letter == "N":
            if before == "Q" and words[index] in vocabulary.dimensions and after not in "NE":
                letters[index] = "X"  # a trench 14 feet deep
                continue
            earlier = letters[index - 2] if index > 1 else "."
            owned = words[index - 1] in HAVING and words[index] in vocabulary.measures
            if index and owned and after in "oia,.":
                continue  # would have assets of ▢
            if index and words[index - 1].endswith(" to") and before in "VLRx" and after in "dQSE":
                letters[index] = "V"  # Acme plans to spend ▢
                continue
            if words[index].endswith("ing") and before in ",p" and after == "a":
                letters[index] = "V" if index + 2 <= last and letters[index + 2] in "QX" else "N"
                continue  # after peaking at ▢
            letters[index] = _unknown_verb(words[index], earlier, before, after)


def _settle_plural(
    index: int, words: list[str], letters: list[str], vocabulary: Vocabulary
) -> None:
    """Decide what a word inside a sentence is that is a noun, often in the plural, or a verb."""
    if letters[index] == "N" and words[index] in vocabulary.predicates:
        behind = letters[index - 1] in "vLX" and letters[index + 1] in ",a.;k"
        letters[index] = "X" if behind else "N"
    numbering = NUMBERING.get(words[index], "") if letters[index + 1] == "Q" else ""
    if letters[index - 1] in numbering and not words[index - 1].endswith("'s"):
        letters[index] = "L"
    if letters[index] in "VL" and words[index] in vocabulary.either:
        plural = letters[index - 1] in "NABd" and letters[index + 1] in "i,.)xvUDLVko;:r"
        beyond = letters[index + 1] == "p" and letters[index + 2 : index + 3] in NAMED
        if letters[index - 1] in "NE" and beyond:
            plural = True  # transport costs along the route
        plural = plural or _stands_as_noun(letters[index - 1], letters[index + 1])
        letters[index] = "N" if plural else letters[index]  # the mud-brick houses in Acmeland
    if letters[index] == "N" and words[index] in vocabulary.dealing:
        counted = letters[index + 1] == "Q" and letters[index + 2 : index + 3] in COUNTED_BEHIND
        if counted and _is_somebody(letters[:index], words[index - 1], vocabulary):
            letters[index] = "V"  # Acmeland exports 31,000 cars


def _stands_as_noun(before: str, after: str) -> bool:
    """cut costs by ▢, a rise in costs; fares rose, while costs fell: no verb fits there."""
    return before in "iorfbawpUDCR" or (before in ",k&;:" and after in "UDxvL")


def _is_somebody(before: list[str], word: str, vocabulary: Vocabulary) -> bool:
    """Whether a subject that trades stands at the head of a clause: Acmeland, the group, we."""
    shape = "".join(before)
    if shape.endswith("S"):
        return True
    name = shape.rstrip("E")
    if name == shape and word not in vocabulary.somebody:
        return False
    head = name.rstrip("N").rstrip("d")
    return head != shape and (not head or head[-1] in ",k;&")


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
    if word in cast.lower or measures.intersection(first):
        return "N"
    plural = word.endswith("s") and not word.endswith(("ss", "us", "is"))
    if after == "E":
        return "E"
    return "E" if after in "xRSVvL" and not plural and not COMMON_ENDING.search(word) else "N"


def _verb_or_noun(word: str, letter: str, before: str, after: str, vocabulary: Vocabulary) -> str:
    """rose is a verb; rise is a noun behind an article, an adjective or a figure."""
    if before == "X" and after == "Q" and word in vocabulary.adjusted:
        return "N"  # a seasonally adjusted ▢
    noun = vocabulary.nouns.get(word)
    if noun:
        if before in "dQoprwfbi" or after == "o" or after in FINITE:
            return noun
        return noun if before in "NE" and after in "ir.,)" else letter
    if letter == "C" and word == "change" and before in "NE" and after in FINITE:
        return "N"  # Natural change contributed
    if word.endswith(("ed", "ing")):
        if before in "doiwrfpb" and (after in "NE" or (after in "QT" and before == "d")):
            return "N"  # the increased price of fuel
        if letter == "C" and before not in "SNExXt" and after in "NE":
            return "N"  # adjusted earnings
    if before == "Q" and word.endswith("s"):
        return "N"  # 11 rebounds
    return letter


def _is_further(behind: list[str]) -> bool:
    """down another ▢, up a further ▢: the article belongs to the figure."""
    return behind[:1] == ["another"] or behind == ["a", "further"]


def _adverb_or_noun(letter: str, before: str, after: str) -> str:
    """up, higher: by themselves; in front of a noun an adjective or a preposition."""
    if after in "NE":
        return "N" if before in "doiwrfpQ" else "p" if before != "x" else letter
    if after == "d":
        return "p"
    return "N" if after == "Q" and before == "d" else letter


def _verb_or_participle(
    word: str, letter: str, before: str, after: str, vocabulary: Vocabulary
) -> str:
    """expected earnings, the cost of, fuel costs rose: no verbs."""
    if word.endswith(" to"):
        return letter  # the company plans to spend
    if before == "Q" and word.endswith("s") and word not in ALWAYS_VERBS and after != "Q":
        return "N"  # 700 works, 37 reports of smoke
    if before == "Q" and after == "N" and word in vocabulary.reported:
        return "N"  # 73 confirmed cases
    if word.endswith("ed"):
        if before == "N" and after in "vL":
            return "N"  # the meals claimed exceeded
        adjective = before in BEFORE_ADJECTIVE or (letter == "L" and before in "&/,E")
        named = after in "NE" or (before == "d" and after in "QT")
        return "N" if adjective and named else letter
    if before == "." and after in "NE":
        return "N"  # Average yields fell
    if letter == "L" and word.endswith(" for"):
        return letter
    if word in vocabulary.adjectival and after in "NE" and before not in "SE":
        return "N"  # brings average supply to
    if word in vocabulary.summing and before == "N" and after not in "QdXp":
        return "N"  # bringing the cumulative total for the year to
    if before in "do" and word not in ALWAYS_VERBS:
        return "N"
    if after == "x" and letter in "VL":
        return "N"  # costs would increase
    if before == "E" and word.endswith("s") and after in "NEdL" and letter == "V":
        return letter  # Acme expects cost savings
    if before in "NE" and (after in FINITE or after == "o") and letter != "R":
        return "N"
    if letter == "R" and before in "NE" and word.endswith("s") and after in "UDvL":
        return "N"  # the yield on Treasury notes fell
    if word.endswith(("s", "t")) and letter == "L" and before in "NE" and after in "-.,)ir":
        return "N"
    return letter


def _unknown_verb(word: str, earlier: str, before: str, after: str) -> str:
    """Words in -ed in front of a phrase, and what follows an auxiliary, are verbs."""
    if before in "xS" and after != ".":
        return "V"
    if before == "X" and earlier == "x" and after in "dQSE":
        return "V"  # may not pass
    if before == "t" and (after in "dSQ" or earlier in "VLRx"):
        return "V"  # expects to report earnings
    if word.endswith("ed") and len(word) > 4:
        if after in "NE":
            return "V" if before in "NESx" else "N"
        return "V" if after in "dQTSpritbawfoX,.kc;&" and before != "d" else "N"
    if word.endswith("ing") and len(word) > 5 and after in "dSQ" and before != "d":
        return "V"
    return "N"
