"""What a word of an English sentence is that may be several things, by its neighbours.

The letters are those of `heshu.claims.english.words`.
"""

from __future__ import annotations

from heshu.claims.english.vocabulary import Vocabulary
from heshu.model import lazy_re as re

ADVERB = re.compile(r"[a-z]{3,}ly$")
FINITE = frozenset("UDvLxVRA")
"""Letters of finite verbs: what stands in front of one is no verb itself."""
BEFORE_ADJECTIVE = frozenset("doiwrfpba.T")
HAVING = frozenset({"has", "have", "had", "having"})
LEAST_OF_PRESENT = 4
NUMBERING = {"number": "XS", "numbers": "NXS", "numbered": "NXS", "top": "N"}
"""Verbs in front of a figure, with the letters before them: the staff numbers ▢; not record number ▢."""
NAMED = (["d"], ["N"], ["E"])
COUNTED_BEHIND = (["N"], ["o"])
"""What follows a figure that counts: 31,000 cars, 400 tonnes of rice."""
FLOATING = frozenset({"both", "all", "each"})
"""They may stand between a subject and its verb."""
ALWAYS_VERBS = frozenset({"is", "are", "was", "were", "be", "been", "being"})


def settle(words: list[str], letters: list[str], vocabulary: Vocabulary) -> None:
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
            letters[index] = _noun_or_verb(index, words, letters, before, after, vocabulary)


def _noun_or_verb(
    index: int,
    words: list[str],
    letters: list[str],
    before: str,
    after: str,
    vocabulary: Vocabulary,
) -> str:
    """The letter of a word that nothing lists: a noun unless it stands as a verb does."""
    word, last = words[index], len(words) - 1
    if before == "Q" and word in vocabulary.dimensions and after not in "NE":
        return "X"  # a trench 14 feet deep
    earlier = letters[index - 2] if index > 1 else "."
    owned = words[index - 1] in HAVING and word in vocabulary.measures
    if index and owned and after in "oia,.":
        return "N"  # would have assets of ▢
    if index and words[index - 1].endswith(" to") and before in "VLRx" and after in "dQSE":
        return "V"  # Acme plans to spend ▢
    if word.endswith("ing") and before in ",p" and after == "a":
        return (
            "V" if index + 2 <= last and letters[index + 2] in "QX" else "N"
        )  # after peaking at ▢
    if word == "used" and before in "NES" and after in "QdX":
        return "V"  # The plant used ▢ of water
    figure = after == "Q" or letters[index + 1 : index + 3] == ["X", "Q"]
    if figure and before in "NE" and _ends_as_verb(word, vocabulary):
        return "V" if _has_one_subject(index, words, letters, vocabulary) else letters[index]
    return _unknown_verb(word, earlier, before, after)


def _ends_as_verb(word: str, vocabulary: Vocabulary) -> bool:
    """serves, draws, employs: an unlisted word that may be a verb in the present."""
    return (
        len(word) > LEAST_OF_PRESENT
        and word.endswith("s")
        and not word.endswith(("ss", "'s", "us", "is"))
        and word not in vocabulary.measures
    )


def _has_one_subject(
    index: int, words: list[str], letters: list[str], vocabulary: Vocabulary
) -> bool:
    """Each rack draws ▢, the town of Acme houses ▢: one thing at the head of a clause without a verb."""
    first = index
    while first > 0 and letters[first - 1] in "NEodXi":
        first -= 1
    singular = letters[index - 1] == "E" or not words[index - 1].endswith("s")
    led = letters[first] == "d" and words[first] in vocabulary.singular
    opens = first == 0 or letters[first - 1] in ",k&;:"
    return singular and led and opens


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
