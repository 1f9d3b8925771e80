"""The names of a whole English document: which words are names, and whom it is mostly about.

A capital at the head of a sentence says nothing, and in a headline in capitals neither; the rest
of the document does.

>>> cast = read_cast("Profit at Alder Mills rose. Alder Mills said so.", CastRules())
>>> cast.names, cast.topic
(('Alder Mills',), 'Alder Mills')
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.attribution import Cast
from heshu.claims.english.datelines import DATELINE
from heshu.claims.english.hosts import RUN, HostRules, compile_hosts, host_of
from heshu.claims.english.sources import is_source
from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re

INSIDE = re.compile(rf"(?:(?<![\w’'-])[a-z][\w’'-]*[,;:]? |[%\d,;] |\()({RUN})")
AT_HEAD = re.compile(rf"(?:(?<=[.!?] )|(?<=\n)|\A|(?<=[\"“]))(?:The )?({RUN}(?:[’']s?\b)?)")
LOWER = re.compile(r"(?<![\w.])[a-z][a-z’'-]+")
MOST_CHARACTERS = 400_000
"""Characters of a document that are searched for names."""
MOST_NAMES = 400
LIKELY = 6
"""Names among which the topic is looked for."""
LEAST_MENTIONS = 2
"""How often the main name of a document is printed at least."""
DOMINANCE = 1.5
"""How much more often than the next name."""
SHOUTED = 0.75
"""Share of long words with a capital from which on capitals in a line tell nothing."""
LONG_WORD = re.compile(r"(?<![\w'’])[A-Za-z]{4,}")
LEAST_WORDS = 3
LONGEST_HEADLINE = 200
PART_WEIGHT = 1
SHORT_WORD = 3
OPENING = 1500
"""Characters in which a text says whom it defines."""
EARLY = 600
"""Characters within which a document names whom it is about, if it is no longer than four times
that; else the first quarter of it."""
FRAGMENT = re.compile(rf"(?:(?<=[.!?] )|(?<=\n)|\A)({RUN})\. ")
"""Real Estate. Home sales fell: a heading inside a paragraph."""
DEFINED = re.compile(
    rf"\s*({RUN})(?:,? \([^()]{{0,120}}\))?,? (?:is|was|are|were) (?:an?|the|one|born|located) "
)
"""Lake Acme is a lake; Anna Doe (born 1871) was a painter: whom a text defines."""
LEAD = re.compile(r"(?:[^.!?]|\.(?=[A-Z]\.| [a-z])){0,300}")
"""The first sentence: sales of U.S. corn rose."""
LEAD_WEIGHT = 1
SURE_MENTIONS = 3
"""Mentions that make a name of one word the topic, though no headline and no lead has it."""
OURS = frozenset({"we", "our", "us"})
DEMONYM = re.compile(r"(?:ian|ish|ese|ean|can|ench|utch|reek|wiss|Thai|aqi|eli|ani|rman|viet)$")
"""Belgian carmaker Acme: an adjective in front of whom a sentence is about."""
PART_NUMBER = re.compile(r"[ivxlc]+|\d+|[a-z]")
"""Article IV, Annex B."""
COMMON_ENDING = re.compile(r"(?:tion|sion|ment|ness|ity|ing|ance|ence|ism|ship|age|ure)$")
TITLE_WEIGHT = 3
"""Mentions that one in a headline counts for."""
SUFFIX = re.compile(r"[’']s?$")


class CastRules(Struct, frozen=True):
    """Words with a capital that are no names of what figures are about."""

    authorities: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    """Units and indicators in capitals: MW, GDP."""
    places: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    """Nouns of measure and of goods: Exports, Wheat."""
    common: frozenset[str] = frozenset()
    """Words that begin sentences: The, In, However."""
    firms: frozenset[str] = frozenset()
    """Last words of the names of firms: Inc, Corporation."""
    parts: frozenset[str] = frozenset()
    """Parts of a document that are numbered: Article IV, Note 9."""
    speech: frozenset[str] = frozenset()
    """Verbs of saying."""
    papers: frozenset[str] = frozenset()
    """What a body publishes: data, figures, survey."""
    sourced: tuple[str, ...] = ()
    """Words in front of a name that say whose the statement is: according to."""
    reporting: re.Pattern[str] | None = None
    """An annual report speaks of the Group, whose name stands on its cover."""
    headings: re.Pattern[str] | None = None
    """Headings of reports that a text may have run into the sentence below them."""
    hosts: HostRules = HostRules()
    pointing: frozenset[str] = frozenset()
    """Words that may mean whom the file is about: she, we, the company."""


def compile_cast(pack: Pack) -> CastRules:
    """The words of a pack that names are told apart with."""

    def named(*names: str) -> frozenset[str]:
        return frozenset(word for name in names for word in pack.words_named(name))

    return CastRules(
        named("authority"),
        named("weekday", "time-noun", *(f"month-{number:02}" for number in range(1, 13))),
        frozenset(name.lower() for unit in pack.unit for name in (*unit.names, *unit.prefixes))
        | frozenset(word.lower() for word in pack.words_named("acronym-indicator")),
        named("place"),
        named("measure-noun", "person-noun"),
        named(
            "determiner", "pronoun", "auxiliary", "be", "preposition", "conjunction", "adverb",
            "comparison", "report-verb",
        )
        | {"in", "at", "for", "to", "from", "by", "with", "of", "and", "or"},
        named("firm-suffix"),
        named("document-part"),
        named("speech-verb", "report-verb"),
        named("source-noun", "published-noun"),
        pack.words_named("before-source"),
        re.compile(rf"\b[Tt]he {words(pack, 'reporting-one')}\b(?! [A-Z]| of )"),
        _headings(pack.words_named("run-in-heading")),
        compile_hosts(pack),
        named("pointing-to-topic"),
    )  # fmt: skip


def _headings(words: Iterable[str]) -> re.Pattern[str] | None:
    """Activity was flat. Consumer Spending Retailers: a heading in front of a sentence."""
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?:(?<=[.!?] )|(?<=\n)|\A)(?:{known})(?= [A-Z])") if known else None


def is_shouted(sentence: str) -> bool:
    """A headline In Capitals Of Both Kinds."""
    if sentence.isupper():
        return True
    if len(sentence) > LONGEST_HEADLINE or sentence[-1:] in ".?!":
        return False
    words = LONG_WORD.findall(sentence)
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= LEAST_WORDS and capital >= SHOUTED * len(words)


def read_cast(text: str, rules: CastRules, titles: tuple[str, ...] = ()) -> Cast:
    """The names of a document of running text and its headlines."""
    text = DATELINE.sub("", text[:MOST_CHARACTERS])
    if rules.headings is not None:
        text = rules.headings.sub(lambda heading: "." * len(heading[0]), text)
    lower = frozenset(LOWER.findall(text))
    counts, words = _counted(text, lower, rules, titles)
    names = tuple([name for name, _ in counts.most_common(MOST_NAMES)])
    persons = frozenset(
        name.lower().rpartition(" ")[2] for name in names if _has_office(name, text, rules)
    )
    counts.update(_in_lead(text, names))
    single = not OURS.isdisjoint(lower)
    titled = frozenset(" ".join(titles).lower().split()) - lower
    topic = _topic(
        _without_sources(counts, text, rules), persons, titled, rules.places, single=single
    )
    cast = Cast(
        words=words, lower=lower, names=names, persons=persons, heads=_heads(names, lower, persons)
    )
    host = host_of(text, rules.hosts)
    defined = DEFINED.match(text[:OPENING])
    if host:
        topic = _bare(host, rules)
    elif defined and _is_definable(defined[1], rules):
        return replace(cast, topic=_bare(defined[1], rules))
    led = bool(host) or _is_led(topic, text, titles)
    if not _is_told_of(topic, counts, text, led=led):
        topic = ""
    topic = topic or _led_by(text, names, persons)
    reporting = rules.reporting.search(text) if rules.reporting and not topic else None
    if reporting:
        topic = _only_firm(names, rules) or reporting[0]
    return replace(cast, topic=topic)


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


def _is_told_of(topic: str, counts: Counter[str], text: str, *, led: bool) -> bool:
    """True for a name that stands early and, unless the text is `led` by it, often or in full."""
    if text.find(topic) > max(EARLY, len(text) // 4):
        return False
    return led or counts[topic] >= SURE_MENTIONS or " " in topic


def _only_firm(names: tuple[str, ...], rules: CastRules) -> str:
    """Acme Corporation, which calls itself the Company: the only name of a firm in the text."""
    firms = [name for name in names if name.lower().rpartition(" ")[2] in rules.firms]
    return firms[0] if len(firms) == 1 and " " in firms[0] else ""


def _without_sources(counts: Counter[str], text: str, rules: CastRules) -> Counter[str]:
    """The names without bodies that only say what others do."""
    likely = {name for name, _ in counts.most_common(LIKELY)}
    return Counter(
        {
            name: count
            for name, count in counts.items()
            if name not in likely
            or not is_source(name, text, rules.speech, rules.papers, rules.sourced)
        }
    )


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


def _is_definable(name: str, rules: CastRules) -> bool:
    """Whether a text that begins with `NAME is a` is about that name."""
    known = {*name.lower().split()}
    return not known & (rules.common | rules.measures | rules.times) and len(name) > SHORT_WORD


def _in_lead(text: str, names: tuple[str, ...]) -> dict[str, int]:
    """Whom the first sentence is about counts more: the population of Acmeland was ▢."""
    lead = LEAD.match(text)
    led = [name for name in names if lead and _leads(name, lead[0])]
    return {max(led, key=len): LEAD_WEIGHT} if led else {}


def _leads(name: str, lead: str) -> bool:
    """Whether a sentence begins with a name, or speaks of something of that name."""
    if lead.removeprefix("The ").startswith(name):
        return True
    return f" of {name}" in lead or f" of the {name}" in lead


def _is_led(topic: str, text: str, titles: tuple[str, ...]) -> bool:
    """Whether a name stands in a headline or in the first sentence."""
    lead = LEAD.match(text)
    return any(topic in title for title in titles) or bool(lead and topic in lead[0])


def _led_by(text: str, names: tuple[str, ...], persons: frozenset[str]) -> str:
    """The name of several words that a text begins with; empty if there is none."""
    lead = LEAD.match(text)
    head = lead[0].removeprefix("The ") if lead else ""
    led = [name for name in names if " " in name and head.startswith(f"{name} ")]
    return max((n for n in led if n.lower().rpartition(" ")[2] not in persons), key=len, default="")


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


def _topic(
    counts: Counter[str],
    persons: frozenset[str],
    titled: frozenset[str],
    places: frozenset[str],
    *,
    single: bool,
) -> str:
    """The name that a document mentions clearly more often than any other; empty if none.

    If `single`, one mention is enough as long as there is no other name: `welcome to the Acme
    call` in a text that says we.
    """
    merged: Counter[str] = Counter()
    fulls: dict[str, str] = {}
    by_length = sorted(counts.items(), key=lambda item: (-len(item[0].split()), -item[1], item[0]))
    for name, count in by_length[:MOST_NAMES]:
        words = name.lower().split()
        origin = words[0].rpartition("-")[2]  # Anglo-Dutch
        if words[-1] in persons or (origin in places and DEMONYM.search(origin)):
            continue  # the Dutch phone company: where somebody comes from
        full = fulls.get(words[0]) or fulls.get(words[-1]) or name
        for word in words:
            fulls.setdefault(word, full)
        merged[full] += count + (_title_weight(words, titled) if full == name else 0)
    ranked = merged.most_common(2)
    if not ranked or (ranked[0][1] < LEAST_MENTIONS and not (single and len(ranked) == 1)):
        return ""
    if len(ranked) > 1 and ranked[0][1] < DOMINANCE * ranked[1][1]:
        return ""
    return ranked[0][0]


def _title_weight(words: list[str], titled: frozenset[str]) -> int:
    """Mentions that a name in a headline counts for, in part or by its first word.

    `titled` are the words of the headlines that the text does not print in lower case as well.
    """
    if words[0] in titled:
        return TITLE_WEIGHT
    return PART_WEIGHT if titled.intersection(w for w in words if len(w) > SHORT_WORD) else 0
