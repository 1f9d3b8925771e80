"""English idioms, labels and addresses that hold a number: Section 230, one another, Boeing 747."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern
from heshu.model import lazy_re as re
from heshu.model.figures import Numeral, NumeralKind

DIGIT_SLOT = (
    r"\d[\d.]*(?:[-–/]\d+(?:\.\d+)*)*(?:\([a-z0-9]{1,3}\))?[a-z]?(?:-[a-z]{1,4})?(?![\w%])(?<![.])"
)
"""What stands behind a label: 230, 16.5, 4a, 10-12."""
ROMAN_SLOT = r"[ivx]{1,5}(?!\w)"
NOT_A_LABEL = re.compile(
    r"[ ]?(?:%|percent|per[ ]cent|pct|million|billion|mln|bln|trillion|thousand|years?|months?"
    r"|people|times|points?|dollars|hundred|sq|square|cubic|acres?|hectares?|ha|km|m|cm|mm|miles?|feet|ft|kg"
    r"|tonnes?|tons?|lbs?|litres?|liters?|euros?|pounds?|pence|degrees|°|mw|gw|kwh|mwh"
    r"|out[ ]of[ ](?:a[ ]possible[ ])?(?:5|6|10|20|100|five|six|ten))(?!\w)"
)
"""What shows that the number behind a label word is a quantity after all."""
MORE = re.compile(r"(?:,[ ]\d{1,4}){0,6},?[ ](?:and|to|or|&)[ ]\d{1,4}[a-z]?(?![\w%]|[.,]\d)")
"""More numbers behind a label in the plural: pages 14 and 17, tables 2, 3 and 4."""
DETERMINED = re.compile(
    r"\b(?:this|that|each|every|first|second|third|fourth|next|last|final|same|which|any|no|one|per|early"
    r"|late|opening|previous)[ ]$"
)
"""In the first round 80 voted for: no number belongs to a noun that is picked out so."""
LONGEST_ADDRESS = 2000


class Phrase(Struct, frozen=True, gc=False):
    """What a token is, and whether it must be printed with a capital."""

    kind: NumeralKind
    capital: bool
    slot: str = ""


class Tokens(Struct, frozen=True):
    """The tokens of the pack by their first words."""

    idioms: dict[str, Phrase]
    labels: dict[str, tuple[Phrase, ...]]
    behind: frozenset[str]
    """What written behind digits makes a code of them: g in 5G, -k in 10-K."""
    digit_slot: re.Pattern[str]
    number_slot: re.Pattern[str]
    definite: re.Pattern[str]
    """An article and up to two words before a label word, which is a noun of the sentence then."""
    counted: re.Pattern[str]
    """Behind a number: who or what is counted, or of how many."""


def compile_tokens(pack: Pack) -> Tokens:
    """The idioms and labels of an English pack."""
    idioms: dict[str, Phrase] = {}
    labels: dict[str, tuple[Phrase, ...]] = {}
    behind: set[str] = set()
    for token in pack.token:
        for word in token.words:
            capital = word[:1].isupper()
            if word.startswith("{d}"):
                behind.add(word.removeprefix("{d}").lower().replace("{d}", ""))
            elif "{" in word:
                head, _, slot = word.partition("{")
                entry = Phrase(token.kind, capital, slot[:1])
                labels[head.lower().rstrip()] = (*labels.get(head.lower().rstrip(), ()), entry)
            else:
                idioms[word.lower()] = Phrase(token.kind, capital)
    counting = [w for n in pack.number for w in n.words if n.role in ("digit", "teens")]
    numbers = pattern(word.lower() for word in counting) if counting else "one"
    articles = pattern(pack.words_named("label-article") or ["the"])
    people = pattern(pack.words_named("label-counted") or ["people"])
    of_all = pattern(pack.words_named("label-of-all") or ["of"])
    return Tokens(
        idioms, labels, frozenset(behind), re.compile(DIGIT_SLOT),
        re.compile(rf"(?:{numbers}(?!\w)(?![- ](?:and|hundred|thousand|million))|{ROMAN_SLOT})"),
        re.compile(rf"\b(?:{articles})(?:[ ][a-z-]+){{0,2}}[ ]$"),
        re.compile(rf"[ ](?:{of_all}[ ]\d|(?:{people}|[a-z]{{3,}}s)(?!\w))"),
    )  # fmt: skip


def read_label(text: str, folded: str, start: int, word: str, tokens: Tokens) -> Numeral | None:
    """A label with its number: Section 230, page 14, Boeing 747."""
    slot = start + len(word)
    while folded[slot : slot + 1] in (" ", "\xa0") and slot < start + len(word) + 2:
        slot += 1
    for phrase in tokens.labels[word]:
        if phrase.capital and not text[start].isupper():
            continue
        if text[start].islower() and DETERMINED.search(folded[max(0, start - 12) : start]):
            continue
        match = tokens.digit_slot.match(folded, slot)
        if match is None and phrase.slot == "n" and _may_be_words(text, slot, phrase, word):
            match = tokens.number_slot.match(folded, slot)
        if match and not NOT_A_LABEL.match(folded, match.end()):
            grouped = GROUPED.match(folded, match.start())
            if grouped and _counts(folded, start, grouped.end(), tokens):
                continue
            end = grouped.end() if grouped else match.end()
            more = MORE.match(folded, end) if word.endswith("s") else None
            end = more.end() if more and not NOT_A_LABEL.match(folded, more.end()) else end
            return Numeral(start=start, end=end, kind=phrase.kind, rule=f"token:{word}")
    return None


GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?!\w|[,.]\d)")
"""A number with commas, which is a label as a whole or not at all: page 1,024."""
NEAR = 30
"""Characters before a label in which its article stands."""


def _counts(folded: str, start: int, end: int, tokens: Tokens) -> bool:
    """True for a number with commas that counts: the ward 41,152; ward 41,152 people."""
    definite = tokens.definite.search(folded, max(0, start - NEAR), start)
    return definite is not None or tokens.counted.match(folded, end) is not None


def _may_be_words(text: str, slot: int, phrase: Phrase, word: str) -> bool:
    """Phase Two, and phase two; not "sections two metres long"."""
    return text[slot : slot + 1].isupper() or not (phrase.capital or word.endswith("s"))


def read_web(folded: str, start: int) -> Numeral:
    """A web address up to the next space."""
    match = re.compile(rf"\S{{1,{LONGEST_ADDRESS}}}").match(folded, start)
    end = match.end() if match else start + 1
    while end > start + 1 and folded[end - 1] in ".,;:)]'\"":
        end -= 1
    return Numeral(start=start, end=end, kind="code", rule="code:web")
