"""What the finder of parts reads from a pack, and what it reads from a statement."""

from __future__ import annotations

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.relations.balances import BalanceRules, compile_balances
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.labels import Label
from heshu.relations.parts.divisions import DivisionWords, compile_divisions
from heshu.relations.parts.lists import ListWords
from heshu.relations.parts.pairs import PairForms, compile_pairs
from heshu.relations.parts.structures import StructureRules, compile_structures
from heshu.relations.parts.words import DoubtWords, compile_doubt_words
from heshu.relations.patterns import Match
from heshu.relations.slots import Rule, WordLists, compile_patterns

AGAIN = "parts-total-again"
"""The pattern of a total whose noun is that of the list."""
SUMMED = frozenset({"parts-summed", AGAIN})
"""The patterns of a total behind a list."""


class PartRules(Struct, frozen=True):
    """What the finder of parts compiled from a pack."""

    listed: tuple[Rule, ...]
    """A whole, and behind it all its parts: 由…组成, consists of."""
    summed: tuple[Rule, ...]
    """A total behind its parts: 合计, for a total of."""
    grouped: tuple[Rule, ...]
    """Lists told by a criterion or numbered, taken only where they almost add up."""
    counted: tuple[Rule, ...]
    """Lists of as many parts as were counted before them: 分住四栋楼：…."""
    among: tuple[Rule, ...]
    closed: tuple[Rule, ...]
    """Lists without a cue of their own, taken only where they are a division without a rest."""
    words: ListWords
    divisions: DivisionWords
    balances: BalanceRules
    structures: StructureRules
    made_of: re.Pattern[str]
    """组成 behind a list that 由 leads into."""
    overlap: re.Pattern[str]
    not_given: re.Pattern[str] | None
    """Behind a list, of a rest without a figure: 30 women, the others children."""
    holder: re.Pattern[str] | None
    """Right before the bare number of a part: the study, with 95."""
    kinds: re.Pattern[str] | None
    """Groups, categories: what a number of parts counts, after at most one other word."""
    mean: re.Pattern[str]
    """Before a total that is none: the average came to 52."""
    residual: re.Pattern[str]
    """Parts that only count as left out where they are not printed: 弃权, undecided."""
    said: DoubtWords
    pairs: PairForms | None
    cautions: Cautions


def compile_parts(pack: Pack, cautions: Cautions) -> PartRules:
    """The rules of a pack for parts and wholes."""
    return PartRules(
        compile_patterns(pack, "parts-ways")
        + compile_patterns(pack, "parts-made-of")
        + compile_patterns(pack, "parts-listed")
        + compile_patterns(pack, "parts-bare"),
        compile_patterns(pack, "parts-summed")
        + compile_patterns(pack, AGAIN)
        + compile_patterns(pack, "parts-then-whole")
        + compile_patterns(pack, "parts-among-behind"),
        compile_patterns(pack, "parts-grouped"),
        compile_patterns(pack, "parts-counted"),
        compile_patterns(pack, "among"),
        compile_patterns(pack, "closed"),
        ListWords(
            word_pattern(pack, "relation-other-subject"), word_pattern(pack, "relation-nested")
        ),
        compile_divisions(pack),
        compile_balances(pack, cautions),
        compile_structures(pack),
        re.compile(rf"[^，。；,;]{{0,12}}(?:{word_pattern(pack, 'relation-made-of').pattern})"),
        word_pattern(pack, "relation-overlap"),
        word_pattern(pack, "relation-not-given") if pack.language == "en" else None,
        _holder(pack),
        _kinds(pack),
        word_pattern(pack, "relation-mean-value"),
        word_pattern(pack, "relation-residual"),
        compile_doubt_words(pack),
        compile_pairs(pack),
        cautions,
    )


def _holder(pack: Pack) -> re.Pattern[str] | None:
    """What stands right before the bare number of a part; `None` for a language without it."""
    if not pack.words_named("relation-part-holder"):
        return None
    return re.compile(rf"{WordLists(pack).regex('relation-part-holder')}$", re.IGNORECASE)


def _kinds(pack: Pack) -> re.Pattern[str] | None:
    """Nouns of parts; `None` for a language in which a measure word tells."""
    if pack.language != "en":
        return None
    nouns = WordLists(pack).regex("relation-kinds")
    return re.compile(rf"\s*(?:[a-z-]+\s)?{nouns}", re.IGNORECASE)


class Listed(Struct, frozen=True):
    """A whole and the labelled parts of one list."""

    match: Match
    whole: Label
    parts: tuple[Label, ...]

    @property
    def start(self) -> int:
        """Where the relation begins in the masked text."""
        return min(self.whole.offset, self.parts[0].offset)

    @property
    def end(self) -> int:
        """Where its last figure ends."""
        return max(self.whole.offset, self.parts[-1].offset) + 1
