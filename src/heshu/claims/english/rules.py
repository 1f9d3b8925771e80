"""Everything that English claims are read with, compiled from a pack once for all texts."""

from __future__ import annotations

from msgspec import Struct

from heshu.claims.english.bases import BasisRules, compile_bases
from heshu.claims.english.calendar import CalendarWords, compile_calendar
from heshu.claims.english.cast_rules import CastRules, compile_cast
from heshu.claims.english.entities import EntityRules, compile_entities
from heshu.claims.english.evidence import EvidenceRules, compile_evidence
from heshu.claims.english.frames import FrameRules, compile_frames
from heshu.claims.english.markets import MarketRules, compile_markets
from heshu.claims.english.modality_rules import ModalityRules, compile_modality
from heshu.claims.english.phrases import PhraseRules, compile_phrases
from heshu.claims.english.times import TimeRules, compile_times
from heshu.claims.english.vocabulary import Vocabulary, compile_vocabulary
from heshu.claims.masking import compile_remarks
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re


class EnglishRules(Struct, frozen=True):
    """Everything that English claims are read with, compiled from a pack."""

    vocabulary: Vocabulary
    phrases: PhraseRules
    frames: FrameRules
    times: TimeRules
    entities: EntityRules
    cast: CastRules
    calendar: CalendarWords
    modality: ModalityRules
    bases: BasisRules
    evidence: EvidenceRules
    markets: MarketRules
    remarks: re.Pattern[str]
    """Remarks in brackets on the figure before: (unaudited)."""


def compile_rules(pack: Pack) -> EnglishRules:
    """The claim rules of an English pack with its house packs."""
    phrases = compile_phrases(pack)
    return EnglishRules(
        compile_vocabulary(pack),
        phrases,
        compile_frames(pack, phrases),
        compile_times(pack),
        compile_entities(pack, phrases),
        compile_cast(pack),
        compile_calendar(pack),
        compile_modality(pack),
        compile_bases(pack),
        compile_evidence(pack),
        compile_markets(pack),
        compile_remarks(pack),
    )
