"""Whose a figure is and who says so: `Acme Corp said its profit rose` -> Acme Corp.

>>> [(run.first, run.last) for run in name_runs("EE&ERdNUQ")]
[(0, 3)]
"""

from __future__ import annotations

import re

from msgspec import Struct

from heshu.claims.attribution import Cast
from heshu.claims.english.cast import is_shouted
from heshu.claims.english.frames import Frame
from heshu.claims.english.phrases import PhraseRules, phrase_before
from heshu.claims.english.words import Line
from heshu.languages.schema import Pack

RUN = re.compile(r"E+(?:[&o]d?E+(?=[^E]))*")
PREDICATE = frozenset("xvVLRUDCX")
TICKER = re.compile(r"^(?P<name>[^<>\d]{2,60}?)\s*<[A-Z.]{1,8}>")
LONGEST_NAME = 60
PLACED = frozenset(
    {
        "change-verb", "beside-level", "carried-to", "chain-listed", "same-as-before", "level-verb", "side-behind", "change-noun-before", "change-noun-behind",
        "share-of", "counted-noun", "beside", "phrase-of", "chain-by", "nearest-noun",
    }
)  # fmt: skip
"""Rules whose figures belong to the place that is named beside them."""
DATELINE = 10
"""Tokens of a dateline at most."""
HEADLINE_NAME = 4
"""Words of a name in front of a colon at most."""
HEADLINE_SUBJECT = 7
"""Words of a headline among which its verb is looked for."""
NOT_OWN = frozenset(
    {"this", "these", "that", "those", "its", "their", "his", "her", "our", "my", "your"}
)
"""Determiners of what belongs to somebody else: its board approved."""
SCOPE_BEHIND = 4
"""Tokens behind a figure among which worldwide still belongs to it."""
WEAK = frozenset({"nearest-noun", "verb", "beside"})
"""Rules that take the subject as indicator for want of a better one."""
ROLES = ("subjects", "speakers", "reporters", "owners", "locations", "places")
SIZED = frozenset({"level-verb", "side-behind", "beside"})
ACTOR = re.compile(r"(?:ers?|ors?|ists?|ants)$")
GOVERNORS = frozenset("VLvUDCRx")


class EntityRules(Struct, frozen=True):
    """Words that tell names apart."""

    authorities: frozenset[str]
    places: frozenset[str]
    bodies: frozenset[str]
    companies: frozenset[str]
    speech: frozenset[str]
    measures: frozenset[str]
    institutions: frozenset[str]
    """Bodies that are somebody of their own unless they were named: the museum."""
    headline_verbs: frozenset[str]
    regions: frozenset[str]
    """Nouns of places: the province."""
    divisions: frozenset[str]
    """Nouns of parts of a company: segment."""
    scopes: frozenset[str]
    """Words that say where by themselves: worldwide."""
    actors: frozenset[str]
    """People by what they do."""
    sizes: frozenset[str]
    """Verbs that say how big their subject is: costs, weighs."""
    phrases: PhraseRules


class Known(Struct, frozen=True, gc=False):
    """Whom earlier text speaks about."""

    last: str = ""
    """The subject of the latest sentence that had one."""
    title: str = ""
    """Whom the headline names."""
    topic: str = ""
    """Whom the document names most."""

    def best(self) -> str:
        """Whom a sentence is about that names nobody."""
        return self.title or self.topic or self.last

    def latest(self) -> str:
        """Whom a pronoun means."""
        return self.last or self.title or self.topic


class Whose(Struct, frozen=True, gc=False):
    """An entity and the rule that found it."""

    text: str = ""
    rule: str = ""

    @property
    def inherited(self) -> bool:
        """It was named in an earlier sentence."""
        return bool(self.text) and self.rule == "earlier"


class Run(Struct, frozen=True, gc=False):
    """A proper name: tokens `first` to `last`."""

    first: int
    last: int


class Names(Struct, frozen=True, gc=False):
    """The proper names of a line by what they do in it."""

    subjects: tuple[Run, ...] = ()
    """In front of a verb."""
    speakers: tuple[Run, ...] = ()
    """In front of a verb of saying, at the head of the sentence: Acme said its."""
    reporters: tuple[Run, ...] = ()
    """Behind the statement: fares rose, the Acme Institute said; and persons in office."""
    owners: tuple[Run, ...] = ()
    """In the genitive."""
    locations: tuple[Run, ...] = ()
    """Behind in."""
    places: tuple[Run, ...] = ()
    """Behind at: sales at Acme."""


def compile_entities(pack: Pack, phrases: PhraseRules) -> EntityRules:
    """The entity words of a pack."""

    def named(*names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in pack.words_named(name))

    return EntityRules(
        named("authority", "reference-noun"), named("place"), named("body"), named("company-word"),
        named("speech-verb"), named("measure-noun"), named("institution"), named("headline-verb"),
        named("region"), named("division"), named("scope-word"), named("person-noun"), named("size-verb"),
        phrases,
    )  # fmt: skip


def name_runs(shape: str) -> list[Run]:
    """Runs of proper names: Bank of England, Morgan and Co."""
    return [Run(match.start(), match.end() - 1) for match in RUN.finditer(shape)]


def read_names(line: Line, rules: EntityRules, cast: Cast) -> Names:
    """The names of a line, those of authorities and persons in office left out."""
    found: dict[str, list[Run]] = {name: [] for name in ROLES}
    for run in name_runs(line.shape):
        if _is_dateline(line, run):
            continue
        role = "" if _is_authority(line, run, rules) else _role(line, run, rules, cast)
        if role:
            found[role].append(run)
    return Names(*(tuple(found[name]) for name in ROLES))


def _is_dateline(line: Line, run: Run) -> bool:
    """LONDON, March 12 - Sales rose: the place of writing."""
    dash = line.shape.find("-", 0, DATELINE)
    return (
        run.last < dash
        and not set(line.shape[:dash]) - set("E,TN()&")
        and (line.printed(0).isupper())
    )


def _role(line: Line, run: Run, rules: EntityRules, cast: Cast) -> str:
    """What a name does in its line; empty for nothing that matters."""
    shape = line.shape
    following = _predicate(line, run, rules)
    inside = _is_inside(shape, run)
    if line.words[run.last].endswith(("'s", "s'")):
        return "" if inside else "owners"
    if inside:
        if inside not in "ia" or (following == "N" and not _names_region(line, run, rules)):
            return ""
        return "locations" if inside == "i" else "places"
    if (
        following == "R"
        or line.words[min(run.last + 1, len(shape) - 1)] in rules.speech
        or (following == "x" and shape[run.last + 2 : run.last + 3] == "R")
    ):
        person = line.words[run.last] in cast.persons
        return "reporters" if person or "Q" in shape[: run.first] else "speakers"
    if (following in PREDICATE and following) or _has_apposition(shape, run):
        return "subjects"
    return ""


def _predicate(line: Line, run: Run, rules: EntityRules) -> str:
    """The letter behind a name; behind the noun that it names: the Acme County board agreed."""
    place = run.last + 1
    if line.shape[place : place + 1] == "N" and (
        line.words[place] in rules.bodies | rules.regions | rules.institutions
    ):
        behind = line.shape[place + 1 : place + 2]
        return behind if behind in PREDICATE and behind else "N"
    return line.shape[place : place + 1]


def _names_region(line: Line, run: Run, rules: EntityRules) -> bool:
    """the Boston area: the noun behind a name makes it a place."""
    behind = line.words[run.last + 1]
    return behind in rules.regions | rules.bodies | rules.institutions | rules.divisions


def _is_inside(shape: str, run: Run) -> str:
    """The preposition in front of a name: imports from Canada; empty if there is none."""
    place = run.first - 1
    while place >= 0 and shape[place] == "d":
        place -= 1
    return shape[place] if place >= 0 and shape[place] in "iprwfabto" else ""


def _has_apposition(shape: str, run: Run) -> bool:
    """Qatar, home to ▢ people, is: a name at the head of a sentence and a comma."""
    return (
        shape[run.last + 1 : run.last + 2] == ","
        and (run.first == 0 or shape[: run.first] == "d")
        and shape[run.last + 2 : run.last + 3] not in tuple("E")
    )


def _is_authority(line: Line, run: Run, rules: EntityRules) -> bool:
    words = line.words
    return (
        any(words[index] in rules.authorities for index in range(run.first, run.last + 1))
        or (run.first > 0 and words[run.first - 1] in rules.authorities)
        or words[min(run.last + 1, len(words) - 1)] in rules.authorities
    )


def name_text(line: Line, run: Run) -> str:
    """A name as printed, without a genitive s."""
    text = line.phrase(run.first, run.last)
    if text.endswith(("'s", "’s")):
        text = text[:-2]
    return text.rstrip("'’")[:LONGEST_NAME]


def entity_of(
    line: Line, frame: Frame, token: int, names: Names, known: Known, rules: EntityRules
) -> Whose:
    """The entity of a figure: the first rule that knows one, from the safe to the doubtful."""
    if frame.phrase.owner:
        return Whose(frame.phrase.owner, "possessor")
    anchor = frame.governor if frame.governor >= 0 else token
    narrow = _clause_start(line.shape, anchor, "k;.,")
    antecedent = _in_front(line, token) or _antecedent(line, narrow, anchor)
    if antecedent:
        return Whose(antecedent, "antecedent")
    named = _named(line, frame, token, anchor, names)
    if named:
        return Whose(named, "name-in-clause")
    scope = _scope(line, _clause_start(line.shape, anchor, "k;."), token, rules)
    if scope:
        return Whose(scope, "scope-word")
    pronoun = "S" in line.shape[narrow:token]
    if pronoun or (known.latest() and _speaks_of_body(line, token, rules)):
        return _inherited(line, token, names, known.latest())
    return _beside_names(line, frame, token, names, known, rules) or _inherited(
        line, token, names, known.best()
    )


def _beside_names(
    line: Line, frame: Frame, token: int, names: Names, known: Known, rules: EntityRules
) -> Whose | None:
    """The doubtful rules: a place, the thing itself, a common noun that is subject."""
    where = _location(line, frame, token, names)
    if where:
        return Whose(where, "place")
    thing = _thing_itself(line, frame, rules)
    if thing:
        return Whose(thing, "thing-itself")
    own = _own_subject(line, frame, token, known, rules)
    if own:
        return Whose(own, "subject")
    if not known.best() and frame.rule in WEAK | SIZED:
        thing = _thing_alone(line, frame, rules)
        if thing:
            return Whose(thing, "thing-alone")
    common = common_place(line, rules)
    if common and (not known.best() or not _covers(known.best(), common, rules)):
        return Whose(common, "common-place")
    return None


def _in_front(line: Line, token: int) -> str:
    """Iran pumped ▢ and Iraq ▢: the name that stands for a whole clause."""
    last = token - 1
    while last > 0 and line.shape[last] == "X":
        last -= 1
    first = last
    while first > 0 and line.shape[first - 1] == "E":
        first -= 1
    if line.shape[last] != "E" or not first or line.shape[first - 1] not in "&,;k":
        return ""
    return name_text(line, Run(first, last)) if "Q" in line.shape[:first] else ""


def _antecedent(line: Line, start: int, anchor: int) -> str:
    """Marc Dunn, who received ▢; Kuwait, whose quota is ▢: the name in front of the pronoun."""
    shape = line.shape
    for index in range(anchor, max(start - 1, 1) - 1, -1):
        if line.words[index] not in ("who", "whose", "which") or shape[index - 1] not in ",E":
            continue
        last = index - 1 if shape[index - 1] == "E" else index - 2
        first = last
        while first > 0 and shape[first - 1] == "E":
            first -= 1
        if last >= 0 and shape[last] == "E":
            return name_text(line, Run(first, last))
        break
    return ""


def _speaks_of_body(line: Line, token: int, rules: EntityRules) -> bool:
    """The company's shares rose ▢: somebody who was named before."""
    return any(
        line.words[index].removesuffix("'s") in rules.bodies - rules.regions
        and line.words[index - 1] == "the"
        and (line.words[index].endswith("'s") or line.shape[max(0, index - 2)] in "oia")
        for index in range(max(_clause_start(line.shape, token, ";."), 1), token)
    )


def _covers(known: str, common: str, rules: EntityRules) -> bool:
    """Whether the city may well be the one that was named, or is beside the point."""
    words = known.lower().split()
    return bool(
        set(words) & (rules.places | rules.regions | {common.rsplit(maxsplit=1)[-1].lower()})
    )


def _scope(line: Line, start: int, token: int, rules: EntityRules) -> str:
    """Globally, sales were ▢; ▢ worldwide: a word that says where by itself."""
    end = min(token + SCOPE_BEHIND, len(line.words))
    for index in range(start, end):
        if line.words[index] in rules.scopes:
            return line.phrase(index, index)
    return ""


def common_place(line: Line, rules: EntityRules) -> str:
    """in the province; the island's power: a place that has no name in the line."""
    for index in range(1, len(line.words)):
        bare = line.words[index].removesuffix("'s")
        if bare not in rules.regions or line.words[index - 1] != "the":
            continue
        if bare != line.words[index] or line.shape[max(0, index - 2) : index - 1] in ("i", "a"):
            return line.phrase(index - 1, index).removesuffix("'s").removesuffix("’s")
    return ""


def _thing_alone(line: Line, frame: Frame, rules: EntityRules) -> str:
    """Buses leave every ▢: where nobody is known, a thing that is measured is whose it is."""
    phrase = frame.phrase
    if phrase.whole_first < 0 or "S" in line.shape[: phrase.first]:
        return ""
    head = line.words[_head(line.shape, phrase.first, phrase.last)]
    if head in rules.measures or head in rules.bodies or line.shape[phrase.last] not in "NE":
        return ""
    return phrase.text


def _thing_itself(line: Line, frame: Frame, rules: EntityRules) -> str:
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


def _named(line: Line, frame: Frame, token: int, anchor: int, names: Names) -> str:
    """A name that is subject or possessor in the clause of the figure, or in the one around."""
    narrow = _clause_start(line.shape, anchor, "k;.,")
    named = (*names.subjects, *names.owners)
    near = [run for run in named if narrow <= run.first < token]
    own_subject = narrow <= frame.phrase.first < anchor
    if not near and not own_subject and "S" not in line.shape[narrow:token]:
        wide = _clause_start(line.shape, anchor, "k;.")
        while wide and line.words[wide - 1] in ("which", "who", "that", "where"):
            wide = _clause_start(line.shape, wide - 1, "k;.")
        near = [run for run in named if wide <= run.first < token]
    return name_text(line, max(near, key=_first_token)) if near else ""


def _first_token(run: Run) -> int:
    return run.first


def _inherited(line: Line, token: int, names: Names, before: str) -> Whose:
    """The speaker of a sentence about nobody else, else who was spoken of before."""
    if names.speakers and not names.subjects:
        return Whose(name_text(line, names.speakers[0]), "speaker")
    if before:
        return Whose(before, "earlier")
    earlier = [run for run in names.subjects if run.first < token]
    for group in (earlier[::-1], names.places, names.locations, names.reporters):
        if group:
            return Whose(name_text(line, group[0]), "only-name")
    return Whose()


def _own_subject(line: Line, frame: Frame, token: int, known: Known, rules: EntityRules) -> str:
    """The museum holds ▢ objects: the subject of the verb, where it is not what is measured."""
    verb = _governing_verb(line.shape, token)
    if verb < 1:
        return ""
    governed = line.shape[verb:token]
    changes = frame.governor >= verb and line.shape[frame.governor] in "UDC"
    acts = (changes and frame.phrase.first > frame.governor) or bool(set("RUDC") & set(governed))
    object_counted = frame.rule == "counted-noun" and frame.governor == token
    if not acts and not object_counted and not set("Vx") & set(governed):
        return ""
    phrase = phrase_before(line, verb - 1, rules.phrases)
    if not phrase.text or phrase.whole_first < 0:
        return ""
    head = line.words[_head(line.shape, phrase.first, phrase.last)]
    measured = phrase.first <= frame.phrase.last and frame.phrase.first <= phrase.last
    if measured and frame.rule not in WEAK:
        return ""
    if head in rules.measures or "Q" in line.shape[max(0, phrase.whole_first - 1) : verb]:
        return ""
    if acts and not _is_actor(head, rules):
        return ""
    if head in rules.authorities and not object_counted:
        return ""
    if phrase.whole_first and line.shape[phrase.whole_first - 1] in "iabfwrpo":
        return ""
    return _person_or_body(line, phrase.whole_first, phrase.last, head, known, rules)


def _is_actor(head: str, rules: EntityRules) -> bool:
    """Somebody who can raise and cut: a ministry, manufacturers."""
    known = rules.bodies | rules.actors | rules.institutions | rules.regions | rules.authorities
    return head in known or ACTOR.search(head) is not None


def _person_or_body(
    line: Line, first: int, last: int, head: str, known: Known, rules: EntityRules
) -> str:
    """The subject as printed; empty for the company, if somebody is known."""
    if line.shape[first] == "d" and head in rules.bodies and known.best():
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
    while index > 0 and shape[index - 1] in "xXvV":
        index -= 1
    if index > 1 and shape[index - 1] in "&kt":  # Participants were aged ▢ and wore it for ▢
        earlier = max(shape.rfind(letter, 0, index - 1) for letter in GOVERNORS)
        if earlier < 1:
            return index
        while earlier > 0 and shape[earlier - 1] in "xXvV":
            earlier -= 1
        return earlier if "," not in shape[earlier:index] else index
    return index


def _location(line: Line, frame: Frame, token: int, names: Names) -> str:
    """sales in Florida fell ▢; rose ▢ in Kansas: the place that the measure belongs to."""
    shape = line.shape
    if frame.rule not in PLACED:
        return ""
    start = _clause_start(shape, token, "k;.Q")
    if start and line.words[start - 1] in ("which", "that", "who"):
        start = _clause_start(shape, start - 1, "k;.Q")
    inside = [run for run in names.locations if start <= run.first < token]
    if inside and frame.rule != "chain-listed":
        return name_text(line, inside[-1])
    behind = next((run for run in names.locations if run.first > token), None)
    if behind is not None and not set("k;.,SVLUD") & set(shape[token + 1 : behind.first]):
        return name_text(line, behind)
    return ""


def _clause_start(shape: str, token: int, stops: str) -> int:
    for index in range(token - 1, -1, -1):
        if shape[index] in stops:
            return index + 1
    return 0


def leading_entity(line: Line, names: Names, known: str, rules: EntityRules) -> str:
    """The name that later sentences go on about: the first subject, speaker or possessor.

    As long as nobody is `known`, a place will do: Activity in Acme County grew.
    """
    for group in (names.subjects, names.speakers, names.owners):
        if group and not set("Sk") & set(line.shape[: group[0].first]):
            return name_text(line, group[0])
    if known:
        return ""
    for group in (names.places, names.locations):
        if group:
            return name_text(line, group[0])
    return common_place(line, rules) or _common_body(line, rules)


def _common_body(line: Line, rules: EntityRules) -> str:
    """The republic has ▢: a body without a name at the head of a sentence."""
    named = line.shape[:3] in ("dNx", "dNv", "dNV", "dNL", "dN,") and line.words[0] == "the"
    body = line.words[1:2] and line.words[1] in rules.regions | rules.bodies | rules.institutions
    return line.phrase(0, 1) if named and body else ""


def title_entity(title: str, cast: Cast, rules: EntityRules) -> str:
    """Whom a headline is about: in front of a ticker, a name of the text, in front of a verb."""
    found = TICKER.match(title)
    if found:
        return _before_ticker(found["name"].split(), rules)
    head, colon, _ = title.partition(": ")
    named = all(word[:1].isupper() for word in head.split())
    if colon and named and 1 < len(head.split()) <= HEADLINE_NAME:
        return head
    folded = f" {title.lower()} ".replace("'s ", " ").replace("’s ", " ")
    inside = [
        (folded.find(f" {name.lower()} "), -len(name), name)
        for name in cast.names
        if f" {name.lower()} " in folded and name.lower().split()[-1] not in cast.persons
    ]
    if inside:
        return min(inside)[2]
    words = title.split()
    if words and _is_place(words[0], rules) and not (title.isupper() and words[0] == "US"):
        return words[0].removesuffix("'s").removesuffix("'S")
    run = 0
    while (
        run < len(words) and words[run][:1].isupper() and words[run].lower() not in rules.measures
    ):
        run += 1
    if 1 < run < len(words) and not is_shouted(title):
        return " ".join(words[:run]).removesuffix("'s")
    for index, word in enumerate(words[:HEADLINE_SUBJECT]):
        if index and word.lower() in rules.headline_verbs:
            name = words[:index]
            generic = {name[-1].lower(), name[0].lower()} & (rules.bodies | rules.measures)
            lower = name[-1].lower() in cast.lower or not name[-1][:1].isupper()
            return "" if generic or lower else " ".join(name)
    return ""


def _is_place(word: str, rules: EntityRules) -> bool:
    return word[:1].isupper() and word.lower().removesuffix("'s") in rules.places


def _before_ticker(words: list[str], rules: EntityRules) -> str:
    """ACME CORP <ACM>; GROUP LIFTS STAKE IN ACME <ACM>: the name in front of its ticker."""
    first = 0
    for index, word in enumerate(words):
        if word.lower() in rules.headline_verbs or word in ("IN", "OF", "FOR", "WITH", "BY", "TO"):
            first = index + 1
    return " ".join(words[first:] or words)


def speaker_of(line: Line, rules: EntityRules) -> str:
    """Who says so: `Fares rose, the mayor said` -> the mayor."""
    shape = line.shape
    for index, word in enumerate(line.words):
        if word in rules.speech and shape[index] in "RUV":
            first = index
            while first > 0 and shape[first - 1] in "dNEo&X" and index - first < 14:
                first -= 1
            while first < index and shape[first] in "&oX":
                first += 1
            if first < index and (first == 0 or shape[first - 1] in ",k(-"):
                last = index - 1
                while last > first and shape[last] == "X":
                    last -= 1
                return line.phrase(first, last)
            last = index
            while last + 1 < len(shape) and shape[last + 1] in "dNEo" and last - index < 12:
                last += 1
            if index and shape[index - 1] == "," and last > index:
                return line.phrase(index + 1, last)
    return ""
