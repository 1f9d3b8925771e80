"""The names of a whole English document: which words are names.

A capital at the head of a sentence says nothing, and in a headline in capitals neither; the rest
of the document does.

>>> cast = read_cast("Profit at Alder Mills rose. Alder Mills said so.", CastRules())
>>> cast.names, cast.topic
(('Alder Mills',), 'Alder Mills')
"""

from __future__ import annotations

from collections import Counter

from msgspec.structs import replace

from heshu.claims.attribution import Cast
from heshu.claims.english.cast_rules import DEMONYM, MOST_NAMES, CastRules
from heshu.claims.english.datelines import DATELINE
from heshu.claims.english.hosts import RUN, host_of
from heshu.claims.english.mastheads import masthead_of
from heshu.claims.english.title_hosts import released_of, titled_host
from heshu.claims.english.topics import (
    DEFINED,
    OPENING,
    at_home,
    firm_in_headline,
    in_lead,
    is_definable,
    is_led,
    is_told_of,
    kinds_of,
    led_by,
    only_firm,
    region_in_headline,
    topic_of,
    without_sources,
)
from heshu.model import lazy_re as re

INSIDE = re.compile(rf"(?:(?<![\w’'-])[a-z][\w’'-]*[,;:]? |[%\d,;] |\()({RUN})")
AT_HEAD = re.compile(rf"(?:(?<=[.!?] )|(?<=\n)|\A|(?<=[\"“]))(?:The )?({RUN}(?:[’']s?\b)?)")
LOWER = re.compile(r"(?<![\w.])[a-z][a-z’'-]+")
MOST_CHARACTERS = 400_000
"""Characters of a document that are searched for names."""
SHOUTED = 0.75
"""Share of long words with a capital from which on capitals in a line tell nothing."""
LONG_WORD = re.compile(r"(?<![\w'’])[A-Za-z]{4,}")
LEAST_WORDS = 3
OF_PERSON = re.compile(r"\b(?:he|she|his|her|him|He|She|His|Her)\b")
LEAST_PRONOUNS = 2
"""How often the opening of a life says he or she."""
LONGEST_HEADLINE = 200
FRAGMENT = re.compile(rf"(?:(?<=[.!?] )|(?<=\n)|\A)({RUN})\. ")
"""Real Estate. Home sales fell: a heading inside a paragraph."""
PART_NUMBER = re.compile(r"[ivxlc]+|\d+|[a-z]")
"""Article IV, Annex B."""
COMMON_ENDING = re.compile(r"(?:tion|sion|ment|ness|ity|ing|ance|ence|ism|ship|age|ure)$")
SUFFIX = re.compile(r"[’']s?$")


def is_shouted(sentence: str) -> bool:
    """A headline In Capitals Of Both Kinds."""
    if sentence.isupper():
        return True
    if len(sentence) > LONGEST_HEADLINE or sentence[-1:] in ".?!":
        return False
    words = LONG_WORD.findall(sentence)
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= LEAST_WORDS and capital >= SHOUTED * len(words)


def read_cast(
    text: str, rules: CastRules, titles: tuple[str, ...] = (), head: tuple[str, ...] = ()
) -> Cast:
    """The names of a document of running text, its headlines and the lines at its head."""
    text = text[:MOST_CHARACTERS]
    written = DATELINE.match(text)
    text = DATELINE.sub("", text)
    if rules.headings is not None:
        text = rules.headings.sub(lambda heading: "." * len(heading[0]), text)
    lower = frozenset(LOWER.findall(text))
    counts, words = _counted(text, lower, rules, titles)
    names = tuple([name for name, _ in counts.most_common(MOST_NAMES)])
    persons = frozenset(
        name.lower().rpartition(" ")[2] for name in names if _has_office(name, text, rules)
    )
    counts.update(in_lead(text, names, rules.measures))
    counts.update(at_home(written[0] if written else "", text, names))
    single = not rules.ours.isdisjoint(lower)
    titled = frozenset(" ".join(titles).lower().split()) - lower
    topic = topic_of(
        without_sources(counts, text, rules), persons, titled, rules.places, single=single
    )
    cast = Cast(
        words=words, lower=lower, names=names, persons=persons, heads=_heads(names, lower, persons)
    )
    host = _host(text, lower, rules, titles, head)
    defined = DEFINED.match(text[:OPENING])
    if host:
        topic = _bare(host, rules)
    elif defined and is_definable(defined[1], rules):
        alive = len(OF_PERSON.findall(text, 0, OPENING)) >= LEAST_PRONOUNS
        kinds = kinds_of(text[defined.end() : OPENING], rules)
        return replace(cast, topic=_bare(defined[1], rules), kinds=kinds, alive=alive)
    led = bool(host) or is_led(topic, text, titles)
    if not is_told_of(topic, counts, text, led=led):
        topic = ""
    topic = topic or led_by(text, names, persons)
    reporting = rules.reporting.search(text) if rules.reporting and not topic else None
    if reporting:
        topic = only_firm(names, rules) or reporting[0]
    return replace(cast, topic=topic)


def _host(
    text: str,
    lower: frozenset[str],
    rules: CastRules,
    titles: tuple[str, ...],
    head: tuple[str, ...],
) -> str:
    """Whose report or call a text is; empty where neither title nor opening says."""
    ours = not rules.ours.isdisjoint(lower)
    speaking = (titled_host(line, rules.hosts) for line in (head or titles[:1]) if ours)
    return (
        firm_in_headline(titles or head, rules)
        or next(filter(None, speaking), "")
        or region_in_headline(titles, lower, rules)
        or host_of(text, rules.hosts)
        or released_of(head, lower, rules.hosts)
        or masthead_of(head, text, lower, rules.hosts)
    )


def _counted(
    text: str, lower: frozenset[str], rules: CastRules, titles: tuple[str, ...]
) -> tuple[Counter[str], frozenset[str]]:
    """How often each name stands in a text, and the words of the sure names."""
    runs = [_without_measure(run, rules) for run in AT_HEAD.findall(text)]
    counts = Counter(_bare(run, rules) for run in INSIDE.findall(text))
    sure = {
        *counts,
        *(_bare(run, rules) for run in set(runs) if _shows_name(run, titles, text, rules)),
    }
    sure -= {name for name in FRAGMENT.findall(text) if name not in counts}
    sure = {name for name in sure if _is_name(name, rules, lower)}
    words = frozenset(word for name in sure for word in name.lower().split() if len(word) > 1)
    words -= lower | rules.measures
    counts.update(
        name for run in runs if (name := _bare(run, rules)) in sure or _known(name, words, rules)
    )
    counts = Counter(
        {
            name: count
            for name, count in counts.items()
            if name in sure or _known(name, words, rules)
        }
    )
    return counts, words


def _heads(
    names: tuple[str, ...], lower: frozenset[str], persons: frozenset[str]
) -> dict[str, str]:
    """The names by the noun that they end in, where the text prints it in lower case too."""
    heads: dict[str, str] = {}
    for name in names:
        head = name.lower().rpartition(" ")[2]
        if head != name.lower() and head in lower and head not in persons:
            heads.setdefault(head, name)
    return heads


def _shows_name(run: str, titles: tuple[str, ...], text: str, rules: CastRules) -> bool:
    """Northfield Bancorp said; Germany's; Uganda; a word that a headline begins with too."""
    return (
        " " in run
        or (run.lower() in rules.places and not DEMONYM.search(run))
        or run.endswith(("'s", "’s"))
        or any(f" {run}" in title for title in titles)
        or (any(title.startswith(run) for title in titles) and not _says_of_what(run, text, rules))
    )


def _says_of_what(word: str, text: str, rules: CastRules) -> bool:
    """Farm output shrank: a word with a capital at the head of a sentence, and what it measures."""
    place = text.find(f"{word} ")
    behind = text[place + len(word) + 1 :].split(maxsplit=1)[:1] if place >= 0 else []
    return bool(behind) and behind[0].strip(",.;:") in rules.measures


def _without_measure(run: str, rules: CastRules) -> str:
    """Sales of U.S. barley rose: the name behind the measure that begins a sentence."""
    measure, of, name = run.partition(" of ")
    return name if of and measure.lower() in rules.measures else run


def _bare(run: str, rules: CastRules) -> str:
    """A run of capitals as one name: without line breaks, a genitive and a heading before it.

    In `Energy The District` and `Real Estate In Acme County` a sentence begins inside of the run.
    """
    words = run.split()
    for index in range(len(words) - 1, 0, -1):
        if words[index][0].isupper() and words[index].lower() in rules.common:
            words = words[index + 1 :] or words[:index]
            break
    return SUFFIX.sub("", " ".join(words).removesuffix(" Investor Relations"))


def _is_name(name: str, rules: CastRules, lower: frozenset[str]) -> bool:
    """No weekday, no authority, no word that is printed in lower case as well."""
    words = name.lower().split()
    if not words or words[0].replace("’", "'").partition("'")[0] in rules.common or len(name) < 2:
        return False  # I'm Greta Lund
    if words[-1] in rules.measures and not words[0].endswith("'s"):
        return False
    if words[0] in rules.parts and PART_NUMBER.fullmatch(words[-1]):
        return False
    if any(word in rules.times or word in rules.authorities for word in words):
        return False
    if all(word in rules.units for word in words):
        return False
    if len(words) == 1 and (COMMON_ENDING.search(words[0]) or words[0] in rules.places):
        return words[0] in rules.places
    if len(words) == 1 and {words[0].removesuffix("s"), f"{words[0]}s"} & (rules.measures | {""}):
        return False  # House prices: houses are counted
    if len(words) > 1:
        return not all(word in rules.measures for word in words)
    return words[0] not in lower and words[0] not in rules.measures


def _known(name: str, words: frozenset[str], rules: CastRules) -> bool:
    """Whether a run at the head of a sentence begins with a word known from inside another."""
    said = name.lower().split()
    return said[0] in words and rules.authorities.isdisjoint(said)


def _has_office(name: str, text: str, rules: CastRules) -> bool:
    """chairman Dieter Vogt; Laura Penn, chief executive: a person who speaks for somebody."""
    place = text.find(name)
    before = text[max(0, place - 20) : place].lower().split()
    behind = text[place + len(name) : place + len(name) + 30].lower()
    if before and before[-1].strip(",.") in rules.authorities:
        return True
    return behind.startswith(",") and any(
        word.strip(",.") in rules.authorities for word in behind[1:].partition(".")[0].split()[:3]
    )
