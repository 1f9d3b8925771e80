"""The word lists of a pack as parts of regular expressions.

>>> from heshu.languages.schema import Pack, Words
>>> pack = Pack(language="zh", words=(Words(name="rise", words=("涨", "上涨")),))
>>> words(pack, "rise")
'(?:(?:上涨|涨))'
>>> backwards(pack, "rise")
'(?:涨上?)'

A list that a pack lacks matches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of

NOTHING = "(?!)"


def words(pack: Pack, *names: str) -> str:
    """A group of the words of the lists with these names, the longest of them first."""
    return alternatives(word for name in names for word in pack.words_named(name))


def backwards(pack: Pack, *names: str) -> str:
    """The same for a text that is read from its end."""
    return alternatives(word[::-1] for name in names for word in pack.words_named(name))


def letters(pack: Pack, *names: str) -> str:
    """The words of lists of single characters, for use inside of `[...]`."""
    return "".join(word for name in names for word in pack.words_named(name))


def alternatives(listed: Iterable[str]) -> str:
    """A group of any of the words; one that matches nothing if there are none."""
    found = tuple(listed)
    return f"(?:{any_of(found)})" if found else NOTHING
