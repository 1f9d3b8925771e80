"""Whose a figure is: `Acme Corp said its profit rose` -> Acme Corp.

The rules of `entity_of` go from the safe to the doubtful; the first that knows an entity is named
beside it.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.claims.english.entities.names import Names, Run, name_text, read_names
from heshu.claims.english.entities.persons import person_meant
from heshu.claims.english.entities.places import (
    OWN_PLACE,
    clause_start,
    first_token,
    is_placed,
    location,
    of_the_world,
    place_inside,
    place_meant,
    scope,
    tells_of_place,
)
from heshu.claims.english.entities.pronouns import (
    PERSON,
    SEVERAL,
    means,
    pronoun_of,
    spoken_here,
    spoken_of,
)
from heshu.claims.english.entities.reports import described, holders, part_of_people, reporting
from heshu.claims.english.entities.rules import EntityRules, compile_entities
from heshu.claims.english.entities.settings import furnished, setting
from heshu.claims.english.entities.subjects import (
    NOT_OWN,
    apposed,
    clause_subject,
    own_subject,
    sufferer,
)
from heshu.claims.english.entities.things import (
    Known,
    average_of,
    common_antecedent,
    common_body,
    common_place,
    compared_group,
    covers,
    fits,
    leading_actor,
    named_before,
    thing_alone,
    thing_itself,
    traded_good,
)
from heshu.claims.english.entities.titles import speaker_of, title_entity, title_place
from heshu.claims.english.entities.weather import measured_at
from heshu.claims.english.frames import Frame
from heshu.claims.english.words import Line

__all__ = [
    "FIRST_PERSON", "OWN_PLACE", "EntityRules", "Known", "Names", "Whose", "compile_entities", "entity_of", "leading_entity",
    "read_names", "speaker_of", "spoken_of", "title_entity",
]  # fmt: skip

THEIRS = frozenset({"its", "their", "his", "her"})
ITS = frozenset({"its", "it"})
FIRST_PERSON = frozenset({"we", "we've", "we're", "we'll", "i", "i've", "our", "my"})
WEAK = frozenset({"nearest-noun", "verb", "beside"})
"""Rules that take the subject as indicator for want of a better one."""
SIZED = frozenset({"level-verb", "side-behind", "beside"})


class Whose(Struct, frozen=True, gc=False):
    """An entity and the rule that found it."""

    text: str = ""
    rule: str = ""

    @property
    def inherited(self) -> bool:
        """It was named in an earlier sentence."""
        return bool(self.text) and self.rule in ("earlier", "spoken-of")


def entity_of(
    line: Line, frame: Frame, token: int, names: Names, known: Known, rules: EntityRules
) -> Whose:
    """The entity of a figure: the first rule that knows one, from the safe to the doubtful."""
    beside = _in_front(line, token)
    if beside:
        return Whose(beside, "antecedent")
    if frame.phrase.owner and not (
        frame.rule == "same-as-before" and _own_name(line, token, names)
    ):
        return Whose(frame.phrase.owner, "possessor")
    for text, rule in _printed(line, frame, token, names, known, rules):
        if text:
            return Whose(text, rule)
    meant = _meant(line, frame, token, names, known, rules)
    if meant is not None:
        return meant
    found = _beside_names(line, frame, token, names, known, rules) or _inherited(
        line, token, names, known.best()
    )
    if found.text:
        return found
    anchor = frame.governor if frame.governor >= 0 else token
    ours = _first_person(line, clause_start(line.shape, anchor, "k;.,"), token)
    if ours:
        return Whose(ours, "first-person")
    subject = clause_subject(line, frame, token, rules)
    if subject:
        return Whose(subject, "clause-subject")
    headline = title_place(known.headline) if known.headline else ""
    if headline.rpartition(" ")[2].lower() in rules.no_headline:
        headline = ""  # Statistical Bulletin; Sales in March
    return Whose(headline, "headline" if headline else "")


def _printed(
    line: Line, frame: Frame, token: int, names: Names, known: Known, rules: EntityRules
) -> Iterator[tuple[str, str]]:
    """The entities that the clause of a figure may print, each with its rule, the safest first."""
    anchor = frame.governor if frame.governor >= 0 else token
    narrow = clause_start(line.shape, anchor, "k;.,")
    yield average_of(line, token, rules), "average-of"
    yield compared_group(line, frame, token), "compared-group"
    yield sufferer(line, token, known, rules), "sufferer"
    yield _antecedent(line, narrow, anchor, known, rules), "antecedent"
    yield apposed(line, token, rules), "apposed"
    yield measured_at(line, frame, token, names, rules), "measured-at"
    yield _named(line, frame, token, anchor, names), "name-in-clause"
    yield scope(line, clause_start(line.shape, anchor, "k;."), token, rules), "scope-word"
    yield of_the_world(line, frame, rules), "scope-word"
    yield place_meant(line, narrow, token, names, known), "there"
    governing = known.title or known.topic
    if not governing or is_placed(governing, rules):
        yield place_inside(line, frame, rules), "phrase-place"
    yield named_before(line, narrow, token, known.heads), "named-before"


def _meant(
    line: Line, frame: Frame, token: int, names: Names, known: Known, rules: EntityRules
) -> Whose | None:
    """Whom a pronoun or "the bank" in the clause of a figure means; `None` where none says."""
    narrow = clause_start(line.shape, frame.governor if frame.governor >= 0 else token, "k;.,")
    nearest = pronoun_of(line, narrow, token)
    inside = _subject_meant(line, narrow, token, names)
    if inside:
        return Whose(inside, "antecedent")
    acting = own_subject(line, frame, token, known, rules) if nearest in ITS else ""
    if acting and means(nearest, acting, rules):
        return Whose(acting, "subject")
    theirs = reporting(line, frame, token, known, rules) if nearest in SEVERAL | ITS else ""
    if theirs and means(nearest, theirs, rules):
        return Whose(theirs, "reporting")
    person = person_meant(line, narrow, token, known, rules)
    if person and nearest in PERSON:
        return Whose(person, "person")
    governing = known.title or known.topic
    here = spoken_here(line, narrow, token, known, rules)
    if here:
        return Whose(here, "subject")
    thing = known.alive and nearest in ITS
    governed = governing and not thing and nearest not in SEVERAL
    governed = governed and not _is_body_in(governing, known, rules)
    if known.spoken and nearest and not governed and means(nearest, known.spoken, rules):
        return Whose(known.spoken, "spoken-of")
    pronoun = "S" in line.shape[narrow:token] or bool(THEIRS & {*line.words[narrow:token]})
    if not pronoun and not (known.latest() and _speaks_of_body(line, token, known, rules)):
        return None
    own = FIRST_PERSON.intersection(line.words[narrow:token])
    found = _inherited(
        line, token, names, known.best() if own or nearest in PERSON else known.latest()
    )
    speaking = "" if found.text else _first_person(line, narrow, token)
    if speaking:
        return Whose(speaking, "first-person")
    return found if found.text else None


def _is_body_in(governing: str, known: Known, rules: EntityRules) -> bool:
    """The utility is old. It has ▢: a body, in a text about a place."""
    head = known.spoken.lower().rpartition(" ")[2]
    body = head in (rules.bodies | rules.institutions) - rules.regions
    return body and is_placed(governing, rules)


def _subject_meant(line: Line, narrow: int, token: int, names: Names) -> str:
    """Acme, which reports next week, saw its shares fall: the name that the sentence is about."""
    index = next((i for i in range(token - 1, narrow - 1, -1) if line.words[i] in ITS), -1)
    earlier = [run for run in names.subjects if run.last < index]
    return name_text(line, earlier[-1]) if earlier else ""


def _beside_names(
    line: Line, frame: Frame, token: int, names: Names, known: Known, rules: EntityRules
) -> Whose | None:
    """The doubtful rules: a place, the thing itself, a common noun that is subject."""
    for text, rule in _doubtful(line, frame, token, names, known, rules):
        if text:
            return Whose(text, rule)
    common = common_place(line, rules)
    owned = 0 <= frame.phrase.whole_first < frame.phrase.first < token
    governed = (known.title or known.topic) and not owned  # but: The city's debt is ▢
    if common and not governed and (not known.best() or not covers(known.best(), common, rules)):
        return Whose(common, "common-place")
    return None


def _doubtful(
    line: Line, frame: Frame, token: int, names: Names, known: Known, rules: EntityRules
) -> Iterator[tuple[str, str]]:
    """What else may own a figure, each with its rule, the surest first."""
    yield location(line, frame, token, names), "place"
    yield (traded_good(line, frame, rules) if known.best() else ""), "traded-good"
    yield thing_itself(line, frame, rules), "thing-itself"
    yield setting(line, frame, token, known, rules), "setting"
    yield furnished(line, frame, token, rules), "furnished"
    yield own_subject(line, frame, token, known, rules), "subject"
    yield holders(line, frame, token, known, rules), "holders"
    yield described(line, token, rules), "described"
    yield part_of_people(line, frame, token, rules), "part-of-people"
    yield reporting(line, frame, token, known, rules), "reporting"
    if not known.best() and frame.rule in WEAK | SIZED:
        yield thing_alone(line, frame, rules), "thing-alone"


def _in_front(line: Line, token: int) -> str:
    """Iran pumped ▢ and Iraq ▢; Taiwan with ▢; Navarre's ▢: the name that a figure leans on."""
    last = token - 1
    while last > 0 and line.shape[last] == "X":
        last -= 1
    owns = line.words[last].endswith(("'s", "s'"))
    listed = line.shape[last] in "ra" and line.shape[last - 1] == "E"
    beside = line.shape[last] == "w" or listed
    last -= beside
    first = last
    while first > 0 and line.shape[first - 1] == "E":
        first -= 1
    if last < 0 or line.shape[last] != "E":
        return ""
    if (listed or not (owns or beside)) and (not first or line.shape[first - 1] not in "&,;k"):
        return ""
    several = owns or "Q" in line.shape[:first]
    return name_text(line, Run(first, last)) if several or (beside and first) else ""


def _own_name(line: Line, token: int, names: Names) -> bool:
    """OPEC's output rose to ▢, while Iran produced ▢: a name between a figure and the one before."""
    before = line.shape.rfind("Q", 0, token)
    return any(before < run.first < token for run in names.subjects)


def _first_person(line: Line, start: int, token: int) -> str:
    """We carried ▢: those who speak, where nobody was named."""
    for index in range(start, token):
        if line.words[index] in FIRST_PERSON:
            return line.phrase(index, index).partition("'")[0].partition("’")[0]
    return ""


def _antecedent(line: Line, start: int, anchor: int, known: Known, rules: EntityRules) -> str:
    """Marc Dunn, who received ▢; Kuwait, whose quota is ▢; Japan, with a debt of ▢."""
    shape = line.shape
    for index in range(anchor, max(start - 1, 1) - 1, -1):
        beside = shape[max(0, index - 2) : index + 1] == "E,w" and line.words[index + 1] != "whom"
        relative = line.words[index] in ("who", "whose", "which") and shape[index - 1] in ",EN"
        if not (relative or beside or tells_of_place(line, index)):
            continue
        last = index - 1 if shape[index - 1] in "EN" else index - 2
        first = last
        while first > 0 and shape[first - 1] == "E":
            first -= 1
        if last >= 0 and shape[last] == "E":
            return name_text(line, Run(first, last))
        return common_antecedent(line, last, known, rules)
    return ""


def _speaks_of_body(line: Line, token: int, known: Known, rules: EntityRules) -> bool:
    """The company's shares rose ▢: somebody who was named before."""
    first = clause_start(line.shape, token, ";.")
    bodies = rules.bodies - rules.regions
    return any(
        line.words[index].removesuffix("'s") in bodies
        and fits(known, line.words[index].removesuffix("'s"), rules, known.latest())
        and (line.words[index].endswith("'s") or line.shape[max(0, index - 2)] in "oia")
        for index in line.behind_the
        if first <= index < token
    )


def _named(line: Line, frame: Frame, token: int, anchor: int, names: Names) -> str:
    """A name that is subject or possessor in the clause of the figure, or in the one around."""
    narrow = clause_start(line.shape, anchor, "k;.,")
    named = (*names.subjects, *names.owners)
    near = [run for run in named if narrow <= run.first < token]
    own_subject = narrow <= frame.phrase.first < anchor
    if not near and not own_subject and "S" not in line.shape[narrow:token]:
        wide = clause_start(line.shape, anchor, "k;.")
        while wide and line.words[wide - 1] in ("which", "who", "that", "where"):
            wide = clause_start(line.shape, wide - 1, "k;.")
        near = [run for run in named if wide <= run.first < token]
    return name_text(line, max(near, key=first_token)) if near else ""


def _inherited(line: Line, token: int, names: Names, before: str) -> Whose:
    """The speaker of a sentence about nobody else, else who was spoken of before."""
    if names.speakers and not names.subjects:
        return Whose(name_text(line, names.speakers[0]), "speaker")
    if before:
        return Whose(before, "earlier")
    earlier = [run for run in names.subjects if run.first < token]
    near = [run for run in names.locations if "," not in line.shape[token : run.first]]
    for group in (earlier[::-1], names.places, near, names.reporters):
        if group:
            return Whose(name_text(line, group[0]), "only-name")
    return Whose()


def leading_entity(line: Line, names: Names, known: Known, rules: EntityRules) -> str:
    """The name that later sentences go on about: the first subject, speaker or possessor.

    As long as nobody is `known`, a place will do: Activity in Acme County grew.
    """
    for group in (names.subjects, names.speakers, names.owners):
        beside = group and line.shape[max(0, group[0].first - 1)] == "w"
        owned = group and "," in line.shape[: group[0].first] and line.words[0] in NOT_OWN
        if group and not (beside or owned) and not set("Sk") & set(line.shape[: group[0].first]):
            return name_text(line, group[0])
    actor = leading_actor(line, known, rules)
    if known.best() or actor:
        return actor
    for group in (names.places, names.locations):
        if len(group) == 1:
            return name_text(line, group[0])
    return common_place(line, rules) or common_body(line, rules)
