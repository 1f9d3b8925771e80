"""What is so and what is only wanted, expected, supposed or denied: 力争达到▢ -> target.

A word of the pack counts for the figures behind it up to the end of its part of the sentence: to
the semicolon, or to a later clause that turns back to facts (目前已完成▢). A condition counts for
the whole rest of the sentence, a denial for the next figure alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from heshu.claims.masking import FIGURE, TIME
from heshu.languages.lists import alternatives, words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import ChangeKind, Modality

KINDS: tuple[Modality, ...] = ("target", "forecast", "hypothetical", "negated", "stated")
PART_END = re.compile(r"[；;。！？\n]")
NEAR_DENIED = 6
"""Characters between a denial and the figure that it denies."""


class ModalityRules(Struct, frozen=True):
    """The words that tell modalities apart, compiled."""

    cues: re.Pattern[str]
    """Every word, the longest first."""
    kinds: Mapping[str, str]
    """What each word says; `none` for those that only hold another."""
    rumours: re.Pattern[str]
    refuted: re.Pattern[str]
    sections: re.Pattern[str]
    clause_head: re.Pattern[str]
    """Where a word may turn back to facts."""
    will: re.Pattern[str]
    """将: it may be part of a forecast as of a target."""
    measured_by: re.Pattern[str]
    """完成全年目标▢: the plan is what the figure is compared with."""
    announcing: re.Pattern[str]
    """主要目标是：what follows goes on behind a semicolon."""


class Cue(Struct, frozen=True, gc=False):
    """A word that sets the modality of the figures behind it."""

    position: int
    end: int
    modality: Modality
    word: str


def compile_modality(pack: Pack) -> ModalityRules:
    """The words of a pack."""
    kinds = (*KINDS, "none")
    listed = {w: kind for kind in kinds for w in pack.words_named(f"modality-{kind}")}
    return ModalityRules(
        cues=re.compile(alternatives(listed)),
        kinds=listed,
        rumours=re.compile(words(pack, "modality-rumour")),
        refuted=re.compile(words(pack, "modality-refuted")),
        sections=re.compile(words(pack, "modality-section")),
        clause_head=re.compile(rf"[，,：:]\s*{words(pack, 'modality-clause-head')}?{TIME}?$"),
        will=re.compile(words(pack, "modality-will")),
        measured_by=re.compile(rf"{words(pack, 'modality-measured-by')}{TIME}?$"),
        announcing=re.compile(f"{words(pack, 'modality-announcing')}?[：:]"),
    )


def modalities(
    text: str,
    positions: Sequence[int],
    changes: Sequence[ChangeKind],
    times: Sequence[tuple[int, str]],
    section: str,
    rules: ModalityRules,
) -> list[tuple[Modality, str]]:
    """The modality of each figure of a masked sentence, and the word that says so.

    `positions` are the offsets of the figures and `changes` what they change: where a change
    starts from is a fact. `times` are offsets and words of the times: 投产后.
    """
    cues = _cues(text, rules) + _timed(text, times, rules)
    cues.sort(key=lambda cue: cue.position)
    section_word = rules.sections.search(section)
    planned: Modality = "target" if section_word else "stated"
    default = (planned, section_word[0] if section_word else "")
    denied, denied_to = _denied(text, rules)
    found: list[tuple[Modality, str]] = []
    pointer, active = 0, default
    ends = [end.start() for end in PART_END.finditer(text)] if cues else []
    passed = 0
    for position, change in zip(positions, changes, strict=True):
        once: Cue | None = None
        while (pointer < len(cues) and cues[pointer].position < position) or (
            passed < len(ends) and ends[passed] < position
        ):
            if pointer == len(cues) or (
                passed < len(ends) and ends[passed] < cues[pointer].position
            ):
                active = default if not _lasts(text, cues, pointer, rules) else active
                passed += 1
                continue
            cue = cues[pointer]
            pointer += 1
            if cue.modality == "negated":
                once = cue
            else:
                active = _after(active, cue, rules)
        if position < denied:
            found.append(("negated", text[denied:denied_to]))
        elif once is not None and position - once.end <= NEAR_DENIED:
            found.append(("negated", once.word))
        else:
            found.append(("stated", "") if change == "from" and active[0] == "target" else active)
    return found


def _after(active: tuple[Modality, str], cue: Cue, rules: ModalityRules) -> tuple[Modality, str]:
    """What holds behind a word: a hypothesis goes on, and so does a forecast behind 将."""
    if active[0] == "hypothetical":
        return active
    if cue.modality == "stated":
        return "stated", ""
    if cue.modality == "target" and active[0] == "forecast" and rules.will.search(cue.word):
        return active  # 预计均价还将回落▢
    return cue.modality, cue.word


def _cues(text: str, rules: ModalityRules) -> list[Cue]:
    """The words that count, in order; 已 and 目前 do only at the head of a clause."""
    found: list[Cue] = []
    for match in rules.cues.finditer(text):
        modality = next((name for name in KINDS if name == rules.kinds[match[0]]), None)
        if modality is None:
            continue
        head = text[max(0, match.start() - 4) : match.start()]
        if modality == "stated" and not rules.clause_head.search(head):
            continue
        if modality == "target" and rules.measured_by.search(head):
            continue
        found.append(Cue(match.start(), match.end(), modality, match[0]))
    return found


def _timed(text: str, times: Sequence[tuple[int, str]], rules: ModalityRules) -> list[Cue]:
    """The times that tell what is not yet so, 投产后, or turn back to what is: 目前."""
    found: list[Cue] = []
    for position, printed in times:
        match = rules.cues.match(printed)
        kind = rules.kinds[match[0]] if match else ""
        if match and kind == "forecast":
            found.append(Cue(position, position + 1, "forecast", match[0]))
        elif kind == "stated" and rules.clause_head.search(text[max(0, position - 4) : position]):
            found.append(Cue(position, position + 1, "stated", ""))
    return found


def _lasts(text: str, cues: list[Cue], pointer: int, rules: ModalityRules) -> bool:
    """主要目标是：…；…：what follows a colon goes on behind the semicolon."""
    last = cues[pointer - 1] if pointer else None
    if last is None or last.modality == "stated":
        return False
    return bool(rules.announcing.match(text[last.end : last.end + 2]))


def _denied(text: str, rules: ModalityRules) -> tuple[int, int]:
    """Where the words are that refute a rumour before them: 网传“▢被困”不实; else at 0."""
    if FIGURE not in text or not rules.rumours.search(text):
        return 0, 0
    refuted = rules.refuted.search(text)
    return refuted.span() if refuted else (0, 0)
