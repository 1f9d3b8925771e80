"""Phrases of `[[pattern]]` entries as parts of regular expressions.

>>> from heshu.languages.schema import Pack, Pattern
>>> pack = Pack(language="zh", pattern=(Pattern(name="since", words=("[自]{han 2-12}以来",)),))
>>> Phrases(pack).regex("since")
'(?:(?:自)?[一-龥]{2,12}?以来)'

A phrase is written as words with slots; what two rules of a pack share is written the same way in
both (`relations/slots.py` reads those over figures).

==================  =========================================================================
`[x]`               x or nothing
`<x|y>`             x or y
`{d}`               a number of one or two digits
`{yy 40-09}`        two digits of a year from 40 to 99 or from 00 to 09
`{list NAME}`       a word of the `[[words]]` list with this name
`{phrase NAME}`     one of the phrases with this name
`{phrase NAME 2-8}` from two to eight of them in a row, as many as there are
`{as NAME}`         nothing: the rule asks where this was passed
`{han 2-12}`        so many Chinese characters, as few as will do; `{most han 2-12}` as many;
                    `{han 4}` exactly four
`{gap 0-8}`         the same for any characters of the part of a sentence: no ，。；：
`{no x|y}`          here neither x nor y follows
`{no-word x|y}`     the same for whole words: "years" may follow where `year` may not
`{then x|y}`        here x or y follows; `$` is the end of the text
`{no}`, `{then}`    the rest of the phrase, or of this one of `<x|y>`, does not follow here, or
                    does, and is no part of what is found
`{none-behind x|y}` neither x nor y stands right before
`{behind x|y}`      x or y stands right before; `^` is the beginning of the text
`{,}`               one of ，。；： or the beginning of the text stands right before
==================  =========================================================================

>>> row = Pack(language="zh", pattern=(Pattern(name="name", words=("、{han 2}",)), Pattern(name="all", words=("{phrase name 2-8}共",))))
>>> Phrases(row).regex("all")
'(?:(?:、[一-龥]{2}){2,8}共)'

>>> shop = Pack(language="zh", pattern=(Pattern(name="shop", words=("<店|馆{no}长|员>{then}{han 0-2}开",)),))
>>> Phrases(shop).regex("shop")
'(?:(?:店|馆(?!长)|员)(?=[一-龥]{0,2}?开))'

Rules may know more slots: the placeholders of figures and times, English words. A space in an
English phrase is any white space. A list that a pack lacks matches
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.lists import NOTHING, alternatives
from heshu.languages.lists import words as listed_words
from heshu.languages.pack import PackError
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re

TOKEN = re.compile(
    r"\{(?P<slot>[^{}]+)\}|(?P<mark>[\[\]<>|])|(?P<text>[^{}\[\]<>|]+)|(?P<bad>[{}])"
)
MARKS = {"[": "(?:", "]": ")?", "<": "(?:", ">": ")", "|": "|"}
CLOSING = {"[": "]", "<": ">"}
DEPTHS = {"[": 1, "<": 1, "]": -1, ">": -1}
NAMED = re.compile(r"\(\?P<(?P<name>\w+)>")
REPEATED = re.compile(r"(?P<most>most )?(?P<of>[a-z]+) (?P<low>\d+)(?:-(?P<high>\d+))?")
IN_A_ROW = re.compile(r"(?P<name>\S+) (?P<low>\d+)-(?P<high>\d+)")
YEARS = re.compile(r"yy (?P<first>\d\d)-(?P<last>\d\d)")
AHEAD: Mapping[str, str] = {"no": "(?!", "then": "(?="}
REST = "rest"
"""What is open behind `{no}` or `{then}`: it is closed with what it stands in."""
CHARACTERS: Mapping[str, str] = {"han": "[一-龥]", "gap": "[^，。；：]"}
PLAIN: Mapping[str, str] = {"d": r"\d{1,2}", ",": "(?:^|(?<=[，。；：]))"}
AROUND = ("no", "no-word", "then", "none-behind", "behind")


class Phrases(Struct, frozen=True):
    """The phrases of a pack, with the slots that a stage knows beside those above."""

    pack: Pack
    slots: Mapping[str, str] = {}
    """Slot -> regular expression: `figure`, `time`."""
    characters: Mapping[str, str] = {}
    """Kinds of characters beside those above -> class: `name`."""
    within: tuple[str, ...] = ()
    """The names of the phrases that this one is a part of."""

    def regex(self, *names: str) -> str:
        """A group of the phrases with these names, in the order of the pack.

        Raises `PackError` for a phrase that is not written like one.
        """
        found = [regex for name in names for _, regex in self.regexes(name)]
        return f"(?:{'|'.join(found)})" if found else NOTHING

    def regexes(self, name: str) -> Iterator[tuple[str, str]]:
        """Each phrase with this name as it is written, and as a regular expression.

        Raises `PackError` as `regex` does.
        """
        for word in self.pack.patterns_named(name):
            yield word, self._phrase(name, word)

    def cue(self, *names: str) -> str:
        """A pattern for what a text must hold for one of these phrases to be in it.

        It is made of fixed words alone, so that most texts are passed over in little time.
        """
        found = [_fixed(word) for name in names for word in self.pack.patterns_named(name)]
        return alternatives(found) if all(found) else ""

    def _phrase(self, name: str, words: str) -> str:
        pieces: list[str] = []
        opened: list[str] = []
        for token in TOKEN.finditer(words):
            mark = token["mark"]
            if mark in ("|", ">", "]"):
                pieces.append(_rest_closed(opened))
            if mark in CLOSING:
                opened.append(CLOSING[mark])
            elif token["slot"] in AHEAD:
                opened.append(REST)
            elif mark == "|" and opened[-1:] != [">"]:
                raise _error(name, words, "| stands outside of <...>")
            elif mark in MARKS and mark != "|" and (not opened or opened.pop() != mark):
                raise _error(name, words, f"{mark} closes nothing")
            if token["bad"]:
                raise _error(name, words, f"{token['bad']} has no partner")
            pieces.append(self._piece(name, words, token))
        pieces.append(_rest_closed(opened))
        if opened:
            raise _error(name, words, f"{opened[-1]} is missing")
        regex = "".join(pieces)
        groups = [found["name"] for found in NAMED.finditer(regex)]
        if len(groups) > len(set(groups)):
            raise _error(name, words, "a slot stands twice that may stand once")
        return regex

    def _piece(self, name: str, words: str, token: re.Match[str]) -> str:
        if token["text"]:
            text = re.escape(token["text"])
            return text if self.pack.language == "zh" else text.replace("\\ ", r"\s+")
        if token["mark"]:
            return MARKS[token["mark"]]
        slot = token["slot"]
        found = self.slots.get(slot) or PLAIN.get(slot) or AHEAD.get(slot)
        found = found or self._repeated(slot) or _around(slot) or _years(slot) or self._named(slot)
        if not found:
            raise _error(name, words, f"unknown slot {{{slot}}}")
        return found

    def _repeated(self, slot: str) -> str:
        found = REPEATED.fullmatch(slot)
        kind = self.characters.get(found["of"]) or CHARACTERS.get(found["of"]) if found else None
        if found is None or kind is None:
            return ""
        if not found["high"]:
            return f"{kind}{{{found['low']}}}"
        width = f"{{{found['low']},{found['high']}}}"
        return f"{kind}{width}{'' if found['most'] else '?'}"

    def _named(self, slot: str) -> str:
        """What the pack holds under the name in a slot; empty for another slot."""
        kind, _, name = slot.partition(" ")
        if kind == "list" and name:
            return self._list(name)
        if kind == "as" and name.isidentifier():
            return f"(?P<{name}>)"
        in_row = IN_A_ROW.fullmatch(name)
        name = in_row["name"] if in_row else name
        if kind != "phrase" or name in self.within:
            return ""
        found = replace(self, within=(*self.within, name)).regex(name)
        return f"{found}{{{in_row['low']},{in_row['high']}}}" if in_row else found

    def _list(self, name: str) -> str:
        found = listed_words(self.pack, name)
        if self.pack.language == "zh" or found == NOTHING:
            return found
        return rf"(?<![A-Za-z]){found.replace(chr(92) + ' ', chr(92) + 's+')}(?![A-Za-z])"


def _rest_closed(opened: list[str]) -> str:
    """The ends of what `{no}` and `{then}` opened, taken off the list of what is open."""
    ends = 0
    while opened[-1:] == [REST]:
        opened.pop()
        ends += 1
    return ")" * ends


def _years(slot: str) -> str:
    """Two digits of the years of a span that may pass a hundred; empty for another slot."""
    found = YEARS.fullmatch(slot)
    if found is None:
        return ""
    first, last = int(found["first"]), int(found["last"])
    span = (last - first) % 100 + 1
    return any_of(f"{(first + each) % 100:02}" for each in range(span))


def _fixed(words: str) -> str:
    """The longest words of a phrase that stand in each text with it; empty if there are none."""
    depth, found = 0, ""
    for token in TOKEN.finditer(words):
        if token["slot"] in AHEAD and not depth:
            break
        depth += DEPTHS.get(token["mark"], 0)
        if token["text"] and not depth:
            found = max(found, token["text"], key=len)
    return found


def _around(slot: str) -> str:
    """What follows or stands before, without taking it; empty for another slot."""
    kind, _, listed = slot.partition(" ")
    if kind not in AROUND or not listed:
        return ""
    words = listed.split("|")
    if "" in words:
        return ""
    if kind == "no-word":
        return rf"(?!(?:{any_of(words)})\b)"
    if kind == "none-behind":
        return _behind(words, "(?<!{})", "")
    if kind == "behind":
        return f"(?:{_behind(words, '(?<={})', '|')})"
    printed = [word for word in words if word != "$"]
    ends = "|".join((*(["$"] if "$" in words else []), *([any_of(printed)] if printed else [])))
    return f"(?!{ends})" if kind == "no" else f"(?={ends})"


def _behind(words: Iterable[str], form: str, joint: str) -> str:
    """A look-behind for the words of each length, since `re` wants each to be of one length."""
    listed = sorted(set(words) - {"^"}, key=lambda word: (-len(word), word))
    found = ["^" if form.startswith("(?<=") else "(?!^)"] if "^" in words else []
    found += [form.format(any_of(same)) for _, same in groupby(listed, key=len)]
    return joint.join(found)


def _error(name: str, words: str, what: str) -> PackError:
    return PackError(f"[[pattern]] {name}: {words!r}: {what}")
