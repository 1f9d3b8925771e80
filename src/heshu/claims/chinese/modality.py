"""What is so and what is only wanted, expected, supposed or denied: 力争达到▢ -> target.

A word of the pack counts for the figures behind it up to the end of its part of the sentence: to
the semicolon, or to a later clause that turns back to facts (目前已完成▢). A condition counts for
the whole rest of the sentence, a denial for the next figure alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec import Struct

from heshu.claims.chinese.rules.phrases import phrases
from heshu.claims.masking import FIGURE, TIME
from heshu.languages.lists import alternatives, words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import ChangeKind, Modality

KINDS: tuple[Modality, ...] = ("target", "forecast", "hypothetical", "negated", "stated")
MARK = re.compile(r"[；;。！？\n（()）]")
"""Where what holds may end."""
OPENING, CLOSING = "（(", ")）"
NEAR_DENIED = 6
"""Characters between a denial and the figure that it denies."""
LONGEST_REMARK = 5
"""Characters from a bracket to its end in which a word is a remark on what follows."""
STARTED_FROM_FACTS = frozenset({"target", "forecast"})
"""Where a change to come starts from is a fact."""


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
    idle: re.Pattern[str]
    """Phrases in which no word counts: 若按专业划分, 围绕全年目标，."""
    wanted: re.Pattern[str]
    """▢的目标: the figure is what is wanted."""
    basis: re.Pattern[str]
    """▢为基数: what is reckoned from."""
    own: re.Pattern[str]
    """的▢ right behind the time of a figure."""


class Cue(Struct, frozen=True, gc=False):
    """A word that sets the modality of the figures behind it."""

    position: int
    end: int
    modality: Modality
    word: str


def compile_modality(pack: Pack) -> ModalityRules:
    """The words of a pack."""
    kinds = (*KINDS, "none")
    regex = phrases(pack).regex
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
        idle=re.compile(regex("modality-idle")),
        wanted=re.compile(regex("modality-wanted")),
        basis=re.compile(regex("modality-basis")),
        own=re.compile(f"{words(pack, 'claim-of')}{FIGURE}"),
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
    start, denied, denied_to = _denied(text, rules)
    alone = _alone(text, times, rules)
    since, holding = _holding(text, cues, default, rules)
    denials = [cue for cue in cues if cue.modality == "negated"]
    found: list[tuple[Modality, str]] = []
    for position, change in zip(positions, changes, strict=True):
        once = [c for c in denials if c.end <= position <= c.end + NEAR_DENIED]
        active = holding[bisect_left(since, position) - 1]
        if start < position < denied:
            found.append(("negated", text[denied:denied_to]))
        elif once and FIGURE not in text[once[-1].end : position]:
            found.append(("negated", once[-1].word))
        elif position in alone:
            found.append(alone[position])
        elif change == "from" and active[0] in STARTED_FROM_FACTS:
            found.append(("stated", ""))
        else:
            found.append(active)
    return found


def _holding(
    text: str, cues: list[Cue], default: tuple[Modality, str], rules: ModalityRules
) -> tuple[list[int], list[tuple[Modality, str]]]:
    """From which offsets on what holds: words of brackets hold in them, others in their part."""
    since, holding = [-1], [default]
    if not cues:
        return since, holding
    marks: list[tuple[int, Cue | str]] = [(cue.position, cue) for cue in cues]
    marks += [(end.start(), end[0]) for end in MARK.finditer(text)]
    last: Cue | None = None
    active, outside, opened = default, default, 0
    for position, mark in sorted(marks, key=lambda each: each[0]):
        if isinstance(mark, Cue):
            if mark.modality == "negated":
                continue
            active, last = _after(active, mark, rules), mark
        elif mark in OPENING:
            outside, opened = active, position
        elif mark in CLOSING:
            word = position - opened <= LONGEST_REMARK and active[0] != "hypothetical"
            active = active if word else outside  # 今年（预计）产值▢
        elif not _lasts(text, last, rules):
            active = default
        since.append(position)
        holding.append(active)
    return since, holding


def _alone(
    text: str, times: Sequence[tuple[int, str]], rules: ModalityRules
) -> Mapping[int, tuple[Modality, str]]:
    """What single figures are whatever the words around them say.

    ▢的销量目标 is a target where it is a fact that it was missed, 目前的▢ and 以股本▢为基数 are facts
    where something is planned.
    """
    found: dict[int, tuple[Modality, str]] = {}
    for match in rules.basis.finditer(text):
        found[match.start()] = ("stated", "")
    for match in rules.wanted.finditer(text):
        found[match.start()] = ("target", match[0][1:])
    for position, printed in times:
        figure = rules.own.match(text, position + 1)
        word = rules.cues.match(printed)
        if figure and word and rules.kinds[word[0]] == "stated":
            found[figure.end() - 1] = ("stated", "")
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
    idle = [span.span() for rule in (rules.idle, rules.wanted) for span in rule.finditer(text)]
    for match in rules.cues.finditer(text):
        modality = next((name for name in KINDS if name == rules.kinds[match[0]]), None)
        if modality is None:
            continue
        if any(start <= match.start() < end for start, end in idle):
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


def _lasts(text: str, last: Cue | None, rules: ModalityRules) -> bool:
    """主要目标是：…；…：what follows a colon goes on behind the semicolon."""
    if last is None or last.modality == "stated":
        return False
    return bool(rules.announcing.match(text[last.end : last.end + 2]))


def _denied(text: str, rules: ModalityRules) -> tuple[int, int, int]:
    """The part that is refuted, 网传“▢被困”不实: where it begins, and the words that refute it."""
    rumour = rules.rumours.search(text) if FIGURE in text else None
    refuted = rules.refuted.search(text) if rumour else None
    if rumour is None or refuted is None:
        return 0, 0, 0
    first = min(rumour.start(), refuted.start())
    return max(text.rfind(mark, 0, first) for mark in "；;。！？\n"), *refuted.span()
