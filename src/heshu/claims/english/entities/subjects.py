"""The subject of a verb as whose a figure is, though it has no name: Growers earned ▢.

>>> SAID.search(",SR,") is not None
True
"""

from __future__ import annotations

from msgspec import Struct

from heshu.claims.english.entities.rules import EntityRules
from heshu.claims.english.entities.things import (
    WEAK,
    Known,
    fits,
    is_actor,
    is_body,
)
from heshu.claims.english.frames import Frame
from heshu.claims.english.frames.heads import RELATIVE_WORDS, before_aside
from heshu.claims.english.phrases import Phrase, head_token, phrase_before
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

EVENT_ENDING = re.compile(r"(?:[act]tion|[cu]tion|sion|ness|ance|ence|[sd]ure)$")
SAID = re.compile(r",[dSENXo]*R[dENXo]*,$")
"""First-time buyers, he said, accounted for ▢."""
LONGEST_ASIDE = 16
"""Tokens."""
GOVERNORS = frozenset("VLvUDCRx")
MOST_HOPS = 3
"""Verbs of one subject that are looked back over: met, and agreed, to lift."""
NOT_OWN = frozenset(
    {"this", "these", "that", "those", "its", "their", "his", "her", "our", "my", "your"}
)
"""Determiners of what belongs to somebody else: its board approved."""


class Deed(Struct, frozen=True, gc=False):
    """What a verb with its figure says of its subject."""

    changes: bool
    """It raises, cuts or says something."""
    counts: bool
    """The figure counts its object: holds ▢ objects."""
    ages: bool
    does: bool
    """A full verb or an auxiliary."""
    holds: bool
    """A verb of level that is not to be: accounted for, closed."""


def own_subject(line: Line, frame: Frame, token: int, known: Known, rules: EntityRules) -> str:
    """The museum holds ▢ objects: the subject of the verb, where it is not what is measured."""
    verb = governing_verb(line.shape, token)
    if verb < 1:
        return ""
    phrase = subject_of(line, verb, rules)
    if not phrase.text or phrase.whole_first < 0 or not opens_clause(line, phrase):
        return ""
    behind = line.shape[max(verb, frame.phrase.last) : max(verb, frame.governor)]
    if line.shape[frame.governor] in "AB" and "," in behind:
        return ""  # if the weather stays dry, up from ▢
    if _is_told(line, verb, token, rules):
        return ""
    deed = _deed(line, frame, verb, token)
    head = line.words[head_token(line.shape, phrase.first, phrase.last)]
    if head in rules.sources and known.best():
        return ""
    if acts_for_other(line, phrase, head, known, rules):
        return ""
    if head in rules.measures or head in rules.nobody or not _may_do(deed, frame, head, rules):
        return ""
    if _is_measured(phrase, frame, line.shape[verb:token], head, rules):
        return ""
    event = frame.rule in WEAK and _is_event(line, phrase, head, rules)
    if event and line.words[verb - 1] not in RELATIVE_WORDS:
        return ""
    if _only_speaks(line, phrase, line.words[verb:token], deed, rules):
        return ""
    return person_or_body(line, phrase.whole_first, phrase.last, head, known, rules)


def _is_told(line: Line, verb: int, token: int, rules: EntityRules) -> bool:
    """The watchdog said ▢ homes had been hit; a broker expects it to reach ▢: of somebody else."""
    shape, words = line.shape, line.words
    if any(shape[i : i + 2] == "St" for i in range(verb + 1, token)):
        return True
    if shape[verb] != "R" and words[verb] not in rules.speech:
        return False
    behind = token + 1
    while shape[behind : behind + 1] in ("N", "E", "o", "d"):
        behind += 1
    ahead = set(shape[verb + 1 : token]) <= set("X")
    return (
        ahead
        and behind > token + 1
        and shape[behind : behind + 1] in ("x", "v", "V", "L", "U", "D")
    )


def acts_for_other(line: Line, phrase: Phrase, head: str, known: Known, rules: EntityRules) -> bool:
    """The board raised the dividend; management expects: they act for the one that is known."""
    bare = line.shape[phrase.whole_first : phrase.last] in ("", "d")
    return bare and head in rules.inner and bool(known.best())


def sufferer(line: Line, token: int, known: Known, rules: EntityRules) -> str:
    """The strike cost the airline ▢; it earned Acme ▢: whom it happened to."""
    shape, last = line.shape, token - 1
    while last > 0 and shape[last] == "X":
        last -= 1
    first = last
    while first > 0 and shape[first] == shape[last] and shape[last] in "NE":
        first -= 1
    definite = shape[first] == "d" and shape[last] == "N"
    verb = first - definite
    if first == last or verb < 1 or line.words[verb] not in rules.double:
        return ""
    if not definite:
        return line.phrase(first + 1, last) if shape[last] == "E" else ""
    if line.words[last] in rules.measures or line.words[first] in NOT_OWN:
        return ""
    named = known.best()[:1].isupper() and fits(known, line.words[last], rules)
    return known.best() if named else line.phrase(first, last)


def _deed(line: Line, frame: Frame, verb: int, token: int) -> Deed:
    """What the verb at `verb` does with the figure at `token`."""
    governed = line.shape[verb:token]
    changes = frame.governor >= verb and line.shape[frame.governor] in "UDC"
    return Deed(
        (changes and frame.phrase.first > frame.governor) or bool(set("RUDC") & set(governed)),
        frame.rule == "counted-noun" and frame.governor == token and not set("UDC") & set(governed),
        frame.rule == "age",
        bool(set("Vx") & set(governed)) or line.words[verb + 1].endswith("ing"),
        "L" in governed,
    )


def _may_do(deed: Deed, frame: Frame, head: str, rules: EntityRules) -> bool:
    """Whether a deed makes its subject whose the figure is.

    The disease claimed ▢ lives; Two smelters closed for ▢; but: The marriage ended in ▢.
    """
    if deed.counts or deed.ages:
        return True
    if deed.changes:
        return is_actor(head, rules)
    if not deed.does:
        return deed.holds and (frame.rule == "share-of" or is_actor(head, rules))
    return True


def _is_measured(
    phrase: Phrase, frame: Frame, governed: str, head: str, rules: EntityRules
) -> bool:
    """Whether the subject is what is measured: exports rose to ▢, but: growers saw yields at ▢."""
    if phrase.first > frame.phrase.last or frame.phrase.first > phrase.last:
        return False
    acted = bool(set("LR") & set(governed)) and is_actor(head, rules)
    return not (frame.rule in WEAK or frame.rule == "age" or acted)


def _only_speaks(
    line: Line, phrase: Phrase, done: tuple[str, ...], deed: Deed, rules: EntityRules
) -> bool:
    """Whether the subject reports what is others': Mr Brandt is forecasting a fall of ▢.

    Not so: The director received ▢. `done` are the words from the verb to the figure.
    """
    if deed.counts or not rules.receiving.isdisjoint(done):
        return False
    if line.shape[phrase.last] == "E":
        named = rules.authorities.intersection(line.words[phrase.first : phrase.last + 1])
        acts = named <= rules.institutions and rules.speech.isdisjoint(done)
        return bool(named) and not acts  # the Treasury has released ▢
    head = line.words[head_token(line.shape, phrase.first, phrase.last)]
    speaks = not rules.speech.isdisjoint(done) or not is_body(head, rules, people=False)
    return head in rules.authorities and speaks


def subject_of(line: Line, verb: int, rules: EntityRules) -> Phrase:
    """The phrase that a verb is said of, an aside or a relative clause between them left out."""
    place = verb - 1
    if line.words[place] in ("which", "who", "that"):
        place -= 2 if line.shape[max(0, place - 1)] == "," else 1
    elif line.shape[place] == ",":
        said = SAID.search(line.shape, max(0, place - LONGEST_ASIDE), place + 1)
        place = said.start() - 1 if said else before_aside(line, place)
    return phrase_before(line, place, rules.phrases)


def opens_clause(line: Line, phrase: Phrase) -> bool:
    """Whether a phrase is no part of another, and no figure is part of it."""
    shape, first = line.shape, phrase.whole_first
    if "Q" in shape[first : phrase.last + 1]:
        return False
    before = shape[max(0, first - 2) : first]
    if (
        before.endswith("Q")
        and before != "dQ"
        and line.phrase(first - 1, first - 1).lower() != "one"
    ):
        return False  # but: the ▢ vessels made ▢ crossings
    if before == "dQ" and line.words[first - 2] in NOT_OWN:
        return False  # Our ▢ largest customers accounted for ▢
    if before.endswith("k") and before.startswith("o"):
        return False  # of which subscriptions brought in ▢
    return not (first and shape[first - 1] in "iabfwrpo")


def _is_event(line: Line, phrase: Phrase, head: str, rules: EntityRules) -> bool:
    """The closure would save ▢; the cuts cost ▢: something that happened and no one who acts."""
    if is_body(head, rules):
        return False
    bare = head.removesuffix("s")
    named = EVENT_ENDING.search(bare) is not None or bare in rules.events
    return named or line.shape[head_token(line.shape, phrase.first, phrase.last)] in "un"


def apposed(line: Line, token: int, rules: EntityRules) -> str:
    """Each cabin, ▢ wide, sleeps ▢; The mill, with ▢ looms: whom an aside with a figure is about."""
    shape = line.shape
    start = max(shape.rfind(mark, 0, token) for mark in ";:k") + 1
    first = start
    while shape[first : first + 1] in ("d", "X"):
        first += 1
    comma = shape.find(",", first, token)
    if (
        comma <= first
        or line.words[start] in NOT_OWN
        or set(shape[first:comma]) - set("NEoid")
        or set("VLRvUDCxS") & set(shape[comma:token])
    ):
        return ""
    head = line.words[head_token(shape, first, comma - 1)]
    ends = shape.find(",", token)
    valued = comma + 1 == token and ends == token + 1  # Peak load, ▢, was reached in May
    goes_on = ends > 0 and shape[ends + 1 : ends + 2] in tuple("xvVLRUDCX")
    if (
        valued
        or not goes_on
        or head in rules.measures
        or shape[comma - 1] not in "NE"
        or head in rules.nobody
    ):
        return ""
    if shape[first] != "N" or not rules.authorities.isdisjoint(line.words[first:comma]):
        return ""
    return line.phrase(first, comma - 1)


def clause_subject(line: Line, frame: Frame, token: int, rules: EntityRules) -> str:
    """A probe carries ▢ cameras: the subject of the verb, whatever it is, if nobody is known."""
    verb = governing_verb(line.shape, token)
    if verb < 1 or "S" in line.shape[:verb]:
        return ""
    place = verb - 1
    if line.shape[place] == ",":
        place = before_aside(line, place)
    phrase = phrase_before(line, place, rules.phrases)
    if not phrase.text or (phrase.first <= frame.phrase.last and frame.phrase.first <= phrase.last):
        return ""
    if phrase.whole_first and line.shape[phrase.whole_first - 1] in "iabfwrpoQ":
        return ""  # ▢ claims were settled, and compensation of ▢ was paid
    head = line.words[head_token(line.shape, phrase.first, phrase.last)]
    return "" if head in rules.measures or head in rules.authorities else phrase.text


def person_or_body(
    line: Line, first: int, last: int, head: str, known: Known, rules: EntityRules
) -> str:
    """The subject as printed; empty for the company, if somebody is known."""
    another = rules.others.intersection(line.words[first:last])
    placed = head in rules.regions and known.best()[:1].isupper()
    definite = line.shape[first] == "d" and (head in rules.bodies or placed) and not another
    if definite and fits(known, head, rules):
        return ""
    if line.words[first] in NOT_OWN:
        return ""
    while first < last and (line.shape[first] in "X&" or line.words[first] in ("a", "an", "the")):
        first += 1
    return line.phrase(first, last)


def governing_verb(shape: str, token: int) -> int:
    """The first token of the verb whose clause a figure stands in; -1 if there is none."""
    index = token - 1
    while index >= 0 and shape[index] not in GOVERNORS:
        if shape[index] in "k;.:Q":
            return -1
        index -= 1
    if index >= 0 and shape[index] == "R" and shape[index + 1] == ",":
        return -1  # the organisers said, and ▢ of buyers were new
    while index > 0 and shape[index - 1] in "xXvV":
        index -= 1
    for _ in range(MOST_HOPS):  # Participants were aged ▢ and wore it for ▢
        if index < 2 or shape[index - 1] not in "&kt":
            break
        earlier = max(shape.rfind(letter, 0, index - 1) for letter in GOVERNORS)
        if earlier < 1 or "," in shape[earlier:index]:
            break
        while earlier > 0 and shape[earlier - 1] in "xXvV":
            earlier -= 1
        index = earlier
    return index
