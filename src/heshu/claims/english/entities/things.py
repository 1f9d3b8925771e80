"""Entities without a proper name: the museum, a fab that costs ▢, the province."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from heshu.claims.attribution import Cast
from heshu.claims.english.entities.rules import EntityRules
from heshu.claims.english.frames import Frame
from heshu.claims.english.frames.scene import GROUP
from heshu.claims.english.phrases import head_token, phrase_before
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

WEAK = frozenset({"nearest-noun", "verb", "beside"})
"""Rules that take the subject as indicator for want of a better one."""
SIZED = frozenset({"level-verb", "side-behind", "beside", "dimension"})
ACTOR = re.compile(r"(?:ers?|ors?|ists?|ants)$")
LONGEST_ACTOR = 5
"""Words of a subject without a name."""
RELATIVES = (("which",), ("who",), ("whose",))
MOST_TOKENS = 4000


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
    headline: str = ""
    """The headline, whose only name is whose a figure is that nothing else says it of."""
    spoken: str = ""
    """Whom the sentence before was about, if they have no name."""
    place: str = ""
    """The place that the sentence before named last."""
    person: str = ""
    """The person whom the text named last."""
    cast: Cast = Cast()
    """The names of the text."""

    @property
    def kinds(self) -> frozenset[str]:
        """What the text defines whom it is about as, if that is the best known."""
        return self.cast.kinds if self.best() == self.cast.topic else frozenset()

    @property
    def alive(self) -> bool:
        """Whether a sentence that names nobody is about a person: no it, no company."""
        return self.cast.alive and self.best() == self.cast.topic

    def best(self) -> str:
        """Whom a sentence is about that names nobody."""
        return self.title or self.topic or self.last

    def latest(self) -> str:
        """Whom a pronoun means."""
        return self.last or self.title or self.topic


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


def leading_actor(line: Line, known: Known, rules: EntityRules) -> str:
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
    if "E" in shape[first:last] or not is_body(head, rules) or fits(known, head, rules):
        return ""
    return line.phrase(first + 1, last)


def is_body(head: str, rules: EntityRules, *, people: bool = True) -> bool:
    """Whether a noun, or its plural, names somebody who does things."""
    known = rules.bodies | rules.regions | rules.institutions
    if people:
        known |= rules.actors
    return head in known or (head.endswith("s") and head[:-1] in known)


def common_antecedent(line: Line, last: int, known: Known, rules: EntityRules) -> str:
    """The county, which spent ▢; farmers, who were paid ▢: whom the pronoun behind means."""
    phrase = phrase_before(line, last, rules.phrases)
    if not phrase.text or phrase.whole_first < 0:
        return ""
    head = line.words[head_token(line.shape, phrase.first, phrase.last)]
    before = phrase.whole_first - 1
    if line.shape[max(0, before - 1) : before + 1] == "E," and is_body(head, rules):
        return _name_in_front(line, before - 1)
    people = not {"who", "whose"}.isdisjoint(line.words[last + 1 : last + 3])
    if not people and not is_body(head, rules, people=False):
        return ""
    definite = line.shape[phrase.whole_first] == "d"
    return known.best() if definite and known.best() and fits(known, head, rules) else phrase.text


def _name_in_front(line: Line, last: int) -> str:
    """Acme, the state-owned company which runs ▢: the name that an apposition tells more of."""
    first = last
    while first > 0 and line.shape[first - 1] == "E":
        first -= 1
    return line.phrase(first, last)


def average_of(line: Line, token: int, rules: EntityRules) -> str:
    """an EU average of ▢; the national rate of ▢: whose level another one is compared with."""
    shape, index = line.shape, token - 1
    while index > 0 and shape[index] == "X":
        index -= 1
    if (
        index < 2
        or shape[index] != "o"
        or line.words[index - 1] not in rules.measures | rules.averages
    ):
        return ""
    index -= 2
    scope = line.words[index] in rules.wide
    if not scope and not (shape[index] == "E" and line.words[index] in rules.places):
        return ""
    return line.phrase(index, index) if shape[max(0, index - 1)] in "dEcaw" else ""


def thing_alone(line: Line, frame: Frame, rules: EntityRules) -> str:
    """Buses leave every ▢: where nobody is known, a thing that is measured is whose it is."""
    phrase = frame.phrase
    if phrase.whole_first < 0 or "S" in line.shape[: phrase.first] or frame.rule == "verb":
        return ""
    before = line.shape[max(0, phrase.whole_first - 2) : phrase.whole_first]
    if before[-1:] in tuple("iabfwrpo") and before != "Qo":
        return ""  # At year end ▢ remained, but: ▢ of respondents waited ▢
    several = "&" in line.shape[phrase.first : phrase.last]
    if several and rules.measures.intersection(line.words[phrase.first : phrase.last]):
        return ""  # coverage and settlement both reached ▢
    head = line.words[head_token(line.shape, phrase.first, phrase.last)]
    if head in rules.measures or head in rules.bodies or line.shape[phrase.last] not in "NE":
        return ""
    return phrase.text


def thing_itself(line: Line, frame: Frame, rules: EntityRules) -> str:
    """The lighthouse is ▢ tall; a fab costs ▢: what is measured is whose it is."""
    phrase, verb = frame.phrase, frame.governor
    if frame.rule not in SIZED or phrase.whole_first < 0 or verb < 1:
        return ""
    head = line.words[head_token(line.shape, phrase.first, phrase.last)]
    if head in rules.measures or head in rules.bodies or line.shape[phrase.whole_first] != "d":
        return ""
    if line.words[phrase.whole_first] not in ("the", "a", "an"):
        return ""
    if line.words[verb] in rules.sizes or frame.physical:
        return line.phrase(phrase.whole_first + 1, phrase.last)
    return ""


def traded_good(line: Line, frame: Frame, rules: EntityRules) -> str:
    """Zinc slid ▢; the euro was little changed at ▢: what is traded is whose its price is."""
    phrase, verb = frame.phrase, frame.governor
    if phrase.first < 0 or verb <= phrase.last or line.words[verb] not in rules.trading:
        return ""
    head = head_token(line.shape, phrase.first, phrase.last)
    if line.words[head] not in rules.goods or "S" in line.shape[: phrase.first]:
        return ""
    if phrase.whole_first and line.shape[phrase.whole_first - 1] == "o":
        return ""  # the price of white rice eased ▢
    first = head
    while first > phrase.first and line.shape[first - 1] in "NE":
        first -= 1
    return line.phrase(first, head)


def is_actor(head: str, rules: EntityRules) -> bool:
    """Somebody who can raise and cut: a ministry, manufacturers."""
    known = rules.bodies | rules.actors | rules.institutions | rules.regions | rules.authorities
    return head in known or ACTOR.search(head) is not None


def fits(known: Known, head: str, rules: EntityRules, name: str = "") -> bool:
    """Whether `the head` may mean the one that is known: the bank of Acme Corp, not of Italy.

    `name` is whom it may mean, the best known if empty.
    """
    name = name or known.best()
    words = set(name.lower().split())
    if head in words:
        return True
    if known.kinds and name == known.cast.topic:
        return _is_of_kind(known, head, rules)
    if head not in rules.bodies | rules.regions | rules.institutions:
        return False
    if (
        name.lower().rpartition(" ")[2] in rules.regions
        and head not in rules.regions | rules.public
    ):
        return False  # the carrier in a text about the Eleventh District
    placed = bool(words & (rules.places | rules.regions))
    if head in rules.public:
        return placed and head in rules.regions
    return bool(name) and not words <= rules.places


def _is_of_kind(known: Known, head: str, rules: EntityRules) -> bool:
    """The bridge in the life of an engineer is another thing; the town in a text about a village."""
    if head in known.kinds:
        return True
    if known.alive:
        return False
    if not rules.regions.isdisjoint(known.kinds):
        return head in rules.regions
    return head in rules.bodies - rules.regions


def covers(known: str, common: str, rules: EntityRules) -> bool:
    """Whether the city may well be the one that was named, or is beside the point."""
    words = known.lower().split()
    return bool(
        set(words) & (rules.places | rules.regions | {common.rsplit(maxsplit=1)[-1].lower()})
    )


def compared_group(line: Line, frame: Frame, token: int) -> str:
    """compared with ▢ for the industry, in the control group: whose the other figure is."""
    group = GROUP.match(line.shape, token + 1) if frame.link == "compared" else None
    if group is None or not frame.same_time:
        return ""
    return line.phrase(group.start("noun"), group.end("noun") - 1)
