"""Figures whose noun stands elsewhere in the clause: `Of the ▢ runners, ▢ finished`."""

from __future__ import annotations

from msgspec.structs import replace

from heshu.claims.english.frames.heads import head_of
from heshu.claims.english.frames.scene import (
    BY,
    COUNTED,
    RELATIVE,
    WINDOW,
    Frame,
    Scene,
    is_name,
    last_phrase,
)
from heshu.claims.english.frames.subjects import of_behind, skip_left, subject
from heshu.claims.english.phrases import NOTHING, Phrase, phrase_before, phrase_behind
from heshu.model import lazy_re as re

SIGNS = {"+": "up", "-": "down", "−": "down"}
ENDS = (",;.&k)iT", ",;.&/k)iT")
"""What may stand behind a figure that is accounted for, and behind one of a participle."""
OF_WHICH = re.compile(r"okx?v{1,2}X?V")
WHICH_BEFORE = re.compile(r",okX?$")
"""casinos, of which ▢"""
LONGEST_PLACE = 3
"""Words of what a bracket is about."""
FARTHEST = 40
"""Tokens between the head of a sentence and a figure that is a part of what stands there."""


def signed(scene: Scene, token: int) -> Frame | None:
    """Output fell in industry (-▢) and in building (-▢): a change by its sign."""
    line, quantity = scene.line, scene.quantity()
    way = SIGNS.get(quantity.text[:1])
    if way is None or quantity.kind not in RELATIVE or line.shape[token - 1 : token] != "(":
        return None
    beside = _in_front(scene, token - 2)
    if scene.frames and scene.frames[-1].rule == "signed":
        phrase, verb = last_phrase(scene), scene.frames[-1].governor
    else:
        phrase, verb = _clause_subject(scene, token)
    if verb == token or verb < 0:
        phrase, verb = beside, -1  # Industry (-▢) and buildings (-▢) led the decline
    elif beside.first > phrase.last:
        phrase = replace(phrase, owner=beside.text)
    if not phrase.text or is_name(line, phrase):
        return None
    return Frame(phrase=phrase, change=BY[way], direction=way, rule="signed", governor=verb)


def _in_front(scene: Scene, last: int) -> Phrase:
    """construction (▢): the few words in front of a bracket, up to a preposition."""
    first = last + 1
    while first > 0 and last - first < LONGEST_PLACE and scene.line.shape[first - 1] in "NE":
        first -= 1
    if first > last:
        return NOTHING
    return Phrase(scene.line.phrase(first, last), "", first, last, first)


def _clause_subject(scene: Scene, token: int) -> tuple[Phrase, int]:
    """The subject of the last verb in front of a bracket, and that verb."""
    shape = scene.line.shape
    for index in range(token - 1, max(0, token - WINDOW), -1):
        if shape[index] in "UDCVLv":
            return subject(scene, index), index
        if shape[index] in ";.Q":
            break
    return NOTHING, token


def part_which(scene: Scene, token: int) -> Frame | None:
    """The borrower, ▢ of which is owned by the state: what was done to the part."""
    line, shape = scene.line, scene.line.shape
    found = OF_WHICH.match(shape, token + 1)
    if found is None or line.words[token + 2] != "which":
        return None
    verb = found.end() - 1
    text = Phrase(line.phrase(verb, verb), "", verb, verb, verb)
    return Frame(phrase=text, rule="verb", governor=verb)


def part_of_antecedent(scene: Scene, token: int) -> Frame | None:
    """casinos, of which ▢ had reopened; new species, ▢ of which are doubtful: how many of those."""
    line, shape = scene.line, scene.line.shape
    if scene.quantity().kind not in COUNTED or not scene.quantity().words:
        return None
    front = WHICH_BEFORE.search(shape, max(0, token - 5), token)
    if front is not None and shape[token + 1 : token + 2] in tuple("xVUDR"):
        comma = front.start()
    elif shape[token + 1 : token + 3] == "ok" and shape[token - 1 : token] == ",":
        comma = token - 1
    else:
        return None
    found = phrase_before(line, comma - 1, scene.rules.phrases)
    phrase = head_of(scene, found, comma - 1)
    if not phrase.text or is_name(line, phrase):
        return None
    return Frame(phrase=phrase, rule="part-of-antecedent", governor=comma)


def accounted(scene: Scene, token: int) -> Frame | None:
    """The coast accounts for ▢ of these: what was counted before, there."""
    verb = skip_left(scene.line.shape, token - 1)
    if (
        verb < 1
        or scene.line.words[verb] not in scene.rules.accounting
        or scene.quantity().kind in RELATIVE
    ):
        return None
    if scene.line.shape[token + 1 : token + 3] not in ("", ".", "od", "oS") and (
        scene.line.shape[token + 1]
        not in ENDS[scene.line.words[verb] in scene.rules.accounting_now]
    ):
        return None
    return Frame(phrase=last_phrase(scene), rule="accounted", governor=verb, inherited=True)


def gapped_complement(scene: Scene, token: int) -> Frame | None:
    """of which ▢ was forest and ▢ meadow: the verb is said once."""
    if not scene.frames or scene.frames[-1].rule not in ("complement", "gapped-complement"):
        return None
    shape = scene.line.shape
    if scene.gap(token).lstrip("vXdN") not in (",", "&", ",&") or shape[token + 1] not in "NX":
        return None
    phrase = phrase_behind(scene.line, token + 1, scene.rules.phrases)
    if not phrase.text:
        return None
    return Frame(phrase=phrase, rule="gapped-complement", governor=token)


def taken_off(scene: Scene, token: int) -> Frame | None:
    """taking ▢ off the record: what is made shorter, lower or cheaper by it."""
    line, shape = scene.line, scene.line.shape
    verb = skip_left(shape, token - 1)
    if line.words[token + 1 : token + 2] != ("off",) or verb < 0 or shape[verb] not in "VN":
        return None
    if line.words[verb] not in scene.rules.takers:
        return None
    phrase = phrase_behind(line, token + 2, scene.rules.phrases)
    if not phrase.text or is_name(line, phrase):
        return None
    return Frame(
        phrase=phrase, change="decrease-by", direction="down", rule="taken-off", governor=verb
    )


def part_of_front(scene: Scene, token: int) -> Frame | None:
    """Of the cases with known status, ▢ were mild: a part of what the sentence begins with."""
    line, shape = scene.line, scene.line.shape
    if shape[:1] != "o" or not 3 < token < FARTHEST or shape[token - 1] not in ",X":
        return None
    quantity = scene.quantity()
    if quantity.kind not in COUNTED | RELATIVE or shape[token + 1 : token + 2] not in tuple(
        "vVLxUDRX"
    ):
        return None
    phrase = of_behind(scene, 0)
    if phrase is None or is_name(line, phrase):
        return None
    return Frame(phrase=phrase, rule="part-of-front", governor=token)
