"""Entities without a proper name: the museum, a fab that costs ▢, the province."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.claims.english.entities.names import EntityRules
from heshu.claims.english.frames import Frame
from heshu.claims.english.frames.subjects import RELATIVE_WORDS, before_relative
from heshu.claims.english.phrases import Phrase, phrase_before
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

NOT_OWN = frozenset(
    {"this", "these", "that", "those", "its", "their", "his", "her", "our", "my", "your"}
)
"""Determiners of what belongs to somebody else: its board approved."""
WEAK = frozenset({"nearest-noun", "verb", "beside"})
"""Rules that take the subject as indicator for want of a better one."""
SIZED = frozenset({"level-verb", "side-behind", "beside"})
ACTOR = re.compile(r"(?:ers?|ors?|ists?|ants)$")
GOVERNORS = frozenset("VLvUDCRx")
LONGEST_ACTOR = 5
"""Words of a subject without a name."""
NOBODY = frozenset(
    {"age", "ages", "last", "current", "latter", "former", "first", "next", "same", "others"}
)
"""Words that stand for somebody who was named, or behind a comma for when: last tapped the market."""
EVENT_ENDING = re.compile(r"(?:[act]tion|[cu]tion|sion|ness|ance|ence|[sd]ure)$")
EVENTS = frozenset({"cut", "strike", "move", "deal", "change", "delay", "sale"})
RECEIVING = frozenset({"received", "earned", "owned", "exercised", "bought", "sold", "drew"})
"""What a person in office does for themselves."""
SAID = re.compile(r",[dSENXo]*R[dENXo]*,$")
"""First-time buyers, he said, accounted for ▢."""
LONGEST_ASIDE = 16
"""Tokens."""
RELATIVES = (("which",), ("who",), ("whose",))
OTHERS = frozenset({"combined", "merged", "enlarged", "parent", "rival", "other", "another", "new"})
"""Words that tell a body from the one that is known: the combined bank."""
MOST_TOKENS = 4000
MOST_HOPS = 3
"""Verbs of one subject that are looked back over: met, and agreed, to lift."""


def common_place(line: Line, rules: EntityRules, end: int = MOST_TOKENS) -> str:
    """in the province; the island's power: a place that has no name in front of token `end`."""
    for index in line.behind_the:
        if index >= end:
            break
        if line.shape[max(0, index - 3)] == "c" or line.words[max(0, index - 3)] == "than":
            continue  # higher than in the country as a whole
        bare = line.words[index].removesuffix("'s")
        if bare not in rules.regions:
            continue
        if bare != line.words[index] or line.shape[max(0, index - 2) : index - 1] in ("i", "a"):
            return line.phrase(index - 1, index).removesuffix("'s").removesuffix("’s")
    return ""


def named_before(line: Line, start: int, token: int, heads: Mapping[str, str]) -> str:
    """spending on the programme was ▢; ▢ of the province's villages: the name that the noun ends."""
    found = ""
    for index in line.behind_the:
        bare = line.words[index].removesuffix("'s")
        if bare not in heads or not start <= index <= token + 3:
            continue
        alone = bare != line.words[index] or line.shape[index + 1 : index + 2] not in ("N", "E")
        behind = index > token
        if alone and (not behind or (line.shape[token + 1] == "o" and not found)):
            found = heads[bare]
    return found


def common_body(line: Line, rules: EntityRules) -> str:
    """The republic has ▢: a body without a name at the head of a sentence."""
    named = line.shape[:3] in ("dNx", "dNv", "dNV", "dNL", "dN,") and line.words[0] == "the"
    body = line.words[1:2] and line.words[1] in rules.regions | rules.bodies | rules.institutions
    return line.phrase(0, 1) if named and body else ""


def leading_actor(line: Line, known: str, rules: EntityRules) -> str:
    """The agency wants ▢; A court fined ▢: somebody without a name who begins a sentence."""
    shape, first = line.shape, 0
    if shape[:1] != "d" or line.words[0] not in ("the", "a", "an"):
        return ""
    last = first + 1
    while shape[last : last + 1] in ("N", "E") and last < LONGEST_ACTOR:
        last += 1
    last -= 1
    relative = shape[last + 1 : last + 2] == "," and line.words[last + 2 : last + 3] in RELATIVES
    if last <= first or not (relative or shape[last + 1 : last + 2] in tuple("xvVLRUDC")):
        return ""
    head = line.words[last]
    if "E" in shape[first:last] or not _is_body(head, rules) or fits(known, head, rules):
        return ""
    return line.phrase(first + 1, last)


def _is_body(head: str, rules: EntityRules, *, people: bool = True) -> bool:
    """Whether a noun, or its plural, names somebody who does things."""
    known = rules.bodies | rules.regions | rules.institutions
    if people:
        known |= rules.actors
    return head in known or (head.endswith("s") and head[:-1] in known)


def common_antecedent(line: Line, last: int, known: str, rules: EntityRules) -> str:
    """The county, which spent ▢; farmers, who were paid ▢: whom the pronoun behind means."""
    phrase = phrase_before(line, last, rules.phrases)
    if not phrase.text or phrase.whole_first < 0:
        return ""
    head = line.words[_head(line.shape, phrase.first, phrase.last)]
    which = "which" in line.words[last + 1 : last + 3]
    if not _is_body(head, rules, people=not which) and (which or ACTOR.search(head) is None):
        return ""
    definite = line.shape[phrase.whole_first] == "d"
    return known if definite and known and fits(known, head, rules) else phrase.text


def thing_alone(line: Line, frame: Frame, rules: EntityRules) -> str:
    """Buses leave every ▢: where nobody is known, a thing that is measured is whose it is."""
    phrase = frame.phrase
    if phrase.whole_first < 0 or "S" in line.shape[: phrase.first] or frame.rule == "verb":
        return ""
    several = "&" in line.shape[phrase.first : phrase.last]
    if several and rules.measures.intersection(line.words[phrase.first : phrase.last]):
        return ""  # coverage and settlement both reached ▢
    head = line.words[_head(line.shape, phrase.first, phrase.last)]
    if head in rules.measures or head in rules.bodies or line.shape[phrase.last] not in "NE":
        return ""
    return phrase.text


def thing_itself(line: Line, frame: Frame, rules: EntityRules) -> str:
    """The lighthouse is ▢ tall; a fab costs ▢: what is measured is whose it is."""
    phrase, verb = frame.phrase, frame.governor
    if frame.rule not in SIZED or phrase.whole_first < 0 or verb < 1:
        return ""
    head = line.words[_head(line.shape, phrase.first, phrase.last)]
    if head in rules.measures or head in rules.bodies or line.shape[phrase.whole_first] != "d":
        return ""
    if line.words[phrase.whole_first] not in ("the", "a", "an"):
        return ""
    if line.words[verb] in rules.sizes or frame.physical:
        return line.phrase(phrase.whole_first + 1, phrase.last)
    return ""


def own_subject(line: Line, frame: Frame, token: int, known: Known, rules: EntityRules) -> str:
    """The museum holds ▢ objects: the subject of the verb, where it is not what is measured."""
    verb = _governing_verb(line.shape, token)
    if verb < 1:
        return ""
    governed = line.shape[verb:token]
    changes = frame.governor >= verb and line.shape[frame.governor] in "UDC"
    acts = (changes and frame.phrase.first > frame.governor) or bool(set("RUDC") & set(governed))
    object_counted = frame.rule == "counted-noun" and frame.governor == token
    aged = frame.rule == "age"
    if not (acts or object_counted or aged) and not set("Vx") & set(governed):
        return ""
    phrase = _subject_of(line, verb, rules)
    if not phrase.text or phrase.whole_first < 0:
        return ""
    head = line.words[_head(line.shape, phrase.first, phrase.last)]
    measured = phrase.first <= frame.phrase.last and frame.phrase.first <= phrase.last
    if measured and frame.rule not in WEAK and not aged:
        return ""
    if head in rules.measures or head in NOBODY or not _opens_clause(line, phrase):
        return ""
    claims = object_counted and not set("UDC") & set(governed)  # The disease claimed ▢ lives
    if acts and not claims and not _is_actor(head, rules):
        return ""
    if (
        frame.rule in WEAK
        and line.words[verb - 1] not in RELATIVE_WORDS
        and _is_event(line, phrase, head, rules)
    ):
        return ""
    receives = not RECEIVING.isdisjoint(line.words[verb:token])
    if (
        head in rules.authorities
        and not (object_counted or receives)
        and ("R" in governed or not _is_body(head, rules, people=False))
    ):
        return ""
    return _person_or_body(line, phrase.whole_first, phrase.last, head, known, rules)


def _subject_of(line: Line, verb: int, rules: EntityRules) -> Phrase:
    """The phrase that a verb is said of, an aside or a relative clause between them left out."""
    place = verb - 1
    if line.words[place] in ("which", "who", "that"):
        place -= 2 if line.shape[max(0, place - 1)] == "," else 1
    elif line.shape[place] == ",":
        said = SAID.search(line.shape, max(0, place - LONGEST_ASIDE), place + 1)
        place = said.start() - 1 if said else before_relative(line, place)
    return phrase_before(line, place, rules.phrases)


def _opens_clause(line: Line, phrase: Phrase) -> bool:
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
    if before.endswith("k") and before.startswith("o"):
        return False  # of which subscriptions brought in ▢
    return not (first and shape[first - 1] in "iabfwrpo")


def _is_event(line: Line, phrase: Phrase, head: str, rules: EntityRules) -> bool:
    """The closure would save ▢; the cuts cost ▢: something that happened and no one who acts."""
    if _is_body(head, rules):
        return False
    bare = head.removesuffix("s")
    named = EVENT_ENDING.search(bare) is not None or bare in EVENTS
    return named or line.shape[_head(line.shape, phrase.first, phrase.last)] in "un"


def clause_subject(line: Line, frame: Frame, token: int, rules: EntityRules) -> str:
    """A probe carries ▢ cameras: the subject of the verb, whatever it is, if nobody is known."""
    verb = _governing_verb(line.shape, token)
    if verb < 1 or "S" in line.shape[:verb]:
        return ""
    place = verb - 1
    if line.shape[place] == ",":
        place = before_relative(line, place)
    phrase = phrase_before(line, place, rules.phrases)
    if not phrase.text or (phrase.first <= frame.phrase.last and frame.phrase.first <= phrase.last):
        return ""
    if phrase.whole_first and line.shape[phrase.whole_first - 1] in "iabfwrpoQ":
        return ""  # ▢ claims were settled, and compensation of ▢ was paid
    head = line.words[_head(line.shape, phrase.first, phrase.last)]
    return "" if head in rules.measures or head in rules.authorities else phrase.text


def _is_actor(head: str, rules: EntityRules) -> bool:
    """Somebody who can raise and cut: a ministry, manufacturers."""
    known = rules.bodies | rules.actors | rules.institutions | rules.regions | rules.authorities
    return head in known or ACTOR.search(head) is not None


def _person_or_body(
    line: Line, first: int, last: int, head: str, known: Known, rules: EntityRules
) -> str:
    """The subject as printed; empty for the company, if somebody is known."""
    another = OTHERS.intersection(line.words[first:last])
    definite = line.shape[first] == "d" and head in rules.bodies and not another
    if definite and fits(known.best(), head, rules):
        return ""
    if line.words[first] in NOT_OWN:
        return ""
    while first < last and (line.shape[first] in "X&" or line.words[first] in ("a", "an", "the")):
        first += 1
    return line.phrase(first, last)


def _head(shape: str, first: int, last: int) -> int:
    """The head of a phrase: its last word before a preposition."""
    for index in range(first, last + 1):
        if shape[index] in "oprwifatb" and index > first:
            return index - 1
    return last


def _governing_verb(shape: str, token: int) -> int:
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


def fits(known: str, head: str, rules: EntityRules) -> bool:
    """Whether `the head` may mean the one that is known: the bank of Acme Corp, not of Italy."""
    words = set(known.lower().split())
    if head in words:
        return True
    if head not in rules.bodies | rules.regions | rules.institutions:
        return False
    placed = bool(words & (rules.places | rules.regions))
    if head in rules.public:
        return placed and head in rules.regions
    return bool(known) and not words <= rules.places


def covers(known: str, common: str, rules: EntityRules) -> bool:
    """Whether the city may well be the one that was named, or is beside the point."""
    words = known.lower().split()
    return bool(
        set(words) & (rules.places | rules.regions | {common.rsplit(maxsplit=1)[-1].lower()})
    )


class Known(Struct, frozen=True, gc=False):
    """Whom earlier text speaks about."""

    last: str = ""
    """The subject of the latest sentence that had one."""
    title: str = ""
    """Whom the headline names."""
    topic: str = ""
    """Whom the document names most."""
    heads: Mapping[str, str] = {}
    """Names by the noun that they end in."""

    def best(self) -> str:
        """Whom a sentence is about that names nobody."""
        return self.title or self.topic or self.last

    def latest(self) -> str:
        """Whom a pronoun means."""
        return self.last or self.title or self.topic
