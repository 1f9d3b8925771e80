"""Whom a headline is about, and who says so: `ACME CORP <ACM> NET` -> ACME CORP."""

from __future__ import annotations

from heshu.claims.attribution import Cast
from heshu.claims.english.cast import COMMON_ENDING, is_shouted
from heshu.claims.english.cast_rules import DEMONYM
from heshu.claims.english.entities.rules import EntityRules
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re

TICKER = re.compile(r"^(?P<name>[^<>\d]{2,60}?)\s*<[A-Z.]{1,8}>")
END_OF_TOPIC = re.compile(r"[:,]| (?=[–—-] )")
"""What stands behind the topic of a release and its place."""
PLACED_WORD = re.compile(r"[A-Z][^\W\d_]*(?:[’'-][^\W\d_]+)*")
LONGEST_TOPIC = 8
"""Words in front of the place of a release, and its preposition."""
LONGEST_PLACE = 4
HEADLINE_NAME = 4
"""Words of a name in front of a colon at most."""
STEM = 3
"""Letters that a country and its people have in common: Poland, Polish."""
DESCRIBED = 3
"""Words behind an adjective among which a firm is looked for."""
HEADLINE_SUBJECT = 7
"""Words of a headline among which its verb is looked for."""


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
        if f" {name.lower()} " in folded
        and name.lower().split()[-1] not in cast.persons
        and not _is_origin(name, folded, rules)
    ]
    if inside:
        return min(inside)[2]
    placed = _of_what_is_in(title, cast, rules)
    if placed:
        return placed
    words = title.split()
    country = _by_its_people(words, cast, rules)
    if country:
        return country
    if (
        words
        and not cast.topic
        and _is_place(words[0], rules)
        and not _is_origin(words[0], folded, rules)
        and not (title.isupper() and words[0] == "US")
    ):
        return words[0].removesuffix("'s").removesuffix("'S")
    run = 0
    while (
        run < len(words) and words[run][:1].isupper() and words[run].lower() not in rules.measures
    ):
        run += 1
    joined = not any(word.endswith((":", ",", ".")) for word in words[:run])
    if 1 < run < len(words) and joined and not is_shouted(title):
        return " ".join(words[:run]).removesuffix("'s")
    return _before_verb(words, cast, rules)


def _before_verb(words: list[str], cast: Cast, rules: EntityRules) -> str:
    """The name in front of the verb of a headline, unless it is a common noun, a source or a question."""
    for index, word in enumerate(words[:HEADLINE_SUBJECT]):
        if index and word.lower() in rules.headline_verbs:
            name = words[:index]
            if index == 1 and word.lower() == "to" and name[0].lower().endswith("s"):
                return ""  # Returns to Acmeland: a plural, unless a name of the text
            generic = {name[-1].lower(), name[0].lower()} & (rules.bodies | rules.measures)
            lower = name[-1].lower() in cast.lower or not name[-1][:1].isupper()
            reporting = not rules.authorities.isdisjoint(map(str.lower, name))
            asking = name[0].lower() in rules.asking
            return "" if generic or lower or reporting or asking else " ".join(name)
    return ""


def _of_what_is_in(title: str, cast: Cast, rules: EntityRules) -> str:
    """Crime in Acmeland: May 2024; Fires in Acme Bay, annual results: a place that only the title names.

    Not so: Changes in Accounting Policies: a note. What stands in front must be a statistic of
    places, else the text must have the name.
    """
    end = END_OF_TOPIC.search(title)
    words = title[: end.start()].split() if end else []
    places = [i for i, word in enumerate(words[:LONGEST_TOPIC]) if word in rules.placing]
    topic, name = (words[: places[-1]], words[places[-1] + 1 :]) if places else ([], [])
    if not topic or not topic[0][:1].isupper() or any(word[:1].isupper() for word in topic[1:]):
        return ""
    name = name[1:] if name[:1] and name[0] in rules.articles else name
    if not 0 < len(name) <= LONGEST_PLACE or not all(map(PLACED_WORD.fullmatch, name)):
        return ""
    place, last = " ".join(name), name[-1].lower()
    if last in rules.no_places or last in cast.lower or name[0].lower() in rules.months:
        return ""
    known = place in cast.names and COMMON_ENDING.search(last) is None
    return place if known or topic[-1].lower() in rules.placed else ""


def _by_its_people(words: list[str], cast: Cast, rules: EntityRules) -> str:
    """Farm woes slow Indian growth: the country of the text that an adjective stands for.

    Not so where it says whence somebody comes: Dutch telecoms firm sheds staff.
    """
    for index, word in enumerate(words):
        if DEMONYM.search(word) is None or word.lower() not in rules.places:
            continue
        described = [each.lower() for each in words[index + 1 : index + 1 + DESCRIBED]]
        if _describes_firm(described, rules):
            continue
        stem = word[:STEM].lower()
        for name in cast.names:
            said = name.lower().split()
            placed = said[-1] in rules.places or name.lower() in rules.places
            if placed and said[-1].startswith(stem) and DEMONYM.search(said[-1]) is None:
                return name
    return ""


def _is_place(word: str, rules: EntityRules) -> bool:
    return word[:1].isupper() and word.lower().removesuffix("'s") in rules.places


def title_place(title: str) -> str:
    """Hunger deepens across the Sahel: the only name in a headline that has one, behind its head.

    >>> title_place("Hunger deepens across the Sahel"), title_place("Fares to rise")
    ('Sahel', '')
    """
    if is_shouted(title):
        return ""
    words = title.replace(":", " ").replace(",", " ").split()
    named = [i for i, word in enumerate(words) if i and word[:1].isupper() and word.isalpha()]
    joined = named == list(range(named[0], named[-1] + 1)) if named else False
    return " ".join(words[i] for i in named) if joined else ""


def _is_origin(name: str, folded: str, rules: EntityRules) -> bool:
    """Norwegian group lands Polish deal: where a company or what it does comes from."""
    if DEMONYM.search(name) is None:
        return False
    before, _, behind = folded.partition(f" {name.lower()} ")
    return bool(before) or _describes_firm(behind.split()[:DESCRIBED], rules)


def _describes_firm(words: list[str], rules: EntityRules) -> bool:
    """Dutch telecoms firm: whether what stands behind an adjective is somebody in business."""
    firms = (rules.bodies | rules.companies) - rules.regions - rules.public
    for word in words:
        if word in firms:
            return True
        if word in rules.headline_verbs or word in rules.measures:
            return False
    return False


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
