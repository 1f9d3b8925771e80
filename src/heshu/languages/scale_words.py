"""The scale words of a pack that are misprinted for each other; the name of a list gives the power of ten.

>>> from heshu.languages.schema import Pack, Words
>>> lists = Words(name="slip-scale-9", words=("billion", "bn")), Words(name="slip-letter-6", words=("m",))
>>> scales = compile_scale_words(Pack(language="en", words=lists))
>>> scales.printed.search("$2.5bn")[0], scales.exponents["bn"], scales.words[9]
('bn', 9, 'billion')
>>> scales.printed.search("2.5m")[0], scales.printed.search("2.5 mm")
('m', None)
"""

from __future__ import annotations

from collections.abc import Mapping

from heshu.languages.lists import NOTHING, alternatives
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.scales import ScaleWords

WRITTEN = "slip-scale-"
"""Lists whose first word may be put for another scale word."""
READ = "slip-read-"
"""Words that are read, but put for none."""
LETTERS = "slip-letter-"
"""Letters that are glued to digits."""
HUNDREDFOLD = "slip-hundredfold-"
"""Lists of words a hundred apart: lakh and crore."""


def compile_scale_words(pack: Pack) -> ScaleWords:
    """The scale words of a pack."""
    written, read, letters = (_powers(pack, kind) for kind in (WRITTEN, READ, LETTERS))
    glued = rf"(?<=\d){alternatives(letters)}(?![A-Za-z])" if letters else NOTHING
    words: dict[int, str] = {0: ""}
    for word, power in written.items():
        words.setdefault(power, word)
    return ScaleWords(
        re.compile(f"{alternatives((*written, *read))}|{glued}", re.IGNORECASE),
        {"": 0, **written, **read, **letters},
        words,
        "" if pack.language == "zh" else " ",
        beside=_hundredfold(pack),
    )


def _hundredfold(pack: Pack) -> tuple[ScaleWords, ...]:
    """The scale words that are a hundred apart; none where the pack has no such words."""
    powers = _powers(pack, HUNDREDFOLD)
    if not powers:
        return ()
    words: dict[int, str] = {}
    for word, power in powers.items():
        words.setdefault(power, word)
    printed = re.compile(rf"\b{alternatives(powers)}\b", re.IGNORECASE)
    return (ScaleWords(printed, powers, words, " ", hundredfold=True),)


def _powers(pack: Pack, kind: str) -> Mapping[str, int]:
    """The words of the lists whose names begin so, each with the power of ten in the name."""
    return {
        word: int(entry.name.removeprefix(kind))
        for entry in pack.words
        if entry.name.startswith(kind)
        for word in entry.words
    }
