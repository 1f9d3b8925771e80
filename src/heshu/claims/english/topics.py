"""Whom a whole English document is mostly about: the name told most often, in the headline or first."""

from __future__ import annotations

from collections import Counter

from heshu.claims.english.cast_rules import DEMONYM, MOST_NAMES, CastRules
from heshu.claims.english.hosts import RUN
from heshu.claims.english.sources import is_source
from heshu.model import lazy_re as re

MOST_WORDS_OF_KIND = 10
"""Words of a definition among which its nouns are looked for."""
MOST_WORDS_OF_FIRM = 7
"""Words of a headline among which the form of a firm is looked for: plc, Inc."""
WITHIN = ("in", "of", "for", "across", "around")
"""In front of the place that a headline ends with."""
LIKELY = 6
"""Names among which the topic is looked for."""
LEAST_MENTIONS = 2
"""How often the main name of a document is printed at least."""
DOMINANCE = 1.5
"""How much more often than the next name."""
PART_WEIGHT = 1
SHORT_WORD = 3
OPENING = 1500
"""Characters in which a text says whom it defines."""
EARLY = 600
"""Characters within which a document names whom it is about, if it is no longer than four times
that; else the first quarter of it."""
DEFINED = re.compile(
    rf"\s*({RUN})(?:,? \([^()]{{0,120}}\))?,? (?:is|was|are|were) (?:an?|the|one|born|located) "
)
"""Lake Acme is a lake; Anna Doe (born 1871) was a painter: whom a text defines."""
LEAD = re.compile(r"(?:[^.!?]|\.(?=[A-Z]\.| [a-z])){0,300}")
"""The first sentence: sales of U.S. corn rose."""
LEAD_WEIGHT = 1
MEASURED_WEIGHT = 4
"""Mentions that the place counts for of which the first sentence tells a measure."""
MOST_WORDS_OF_MEASURE = 4
SURE_MENTIONS = 3
"""Mentions that make a name of one word the topic, though no headline and no lead has it."""
HOME_WEIGHT = 6
"""Mentions that the place counts for in which a text was written, if its first sentence names it."""
TITLE_WEIGHT = 3
"""Mentions that one in a headline counts for."""


MEASURED = re.compile(
    rf"(?=[A-Z])(?:[\w-]+ ){{0,{MOST_WORDS_OF_MEASURE}}}?(?P<what>[\w-]+) in "
    rf"(?P<where>{RUN}) [a-z]"
)
"""House prices in Acmeland rose."""


def is_told_of(topic: str, counts: Counter[str], text: str, *, led: bool) -> bool:
    """True for a name that stands early and, unless the text is `led` by it, often or in full."""
    if text.find(topic) > max(EARLY, len(text) // 4):
        return False
    return led or counts[topic] >= SURE_MENTIONS or " " in topic


def only_firm(names: tuple[str, ...], rules: CastRules) -> str:
    """Acme Corporation, which calls itself the Company: the only name of a firm in the text."""
    firms = [name for name in names if name.lower().rpartition(" ")[2] in rules.firms]
    return firms[0] if len(firms) == 1 and " " in firms[0] else ""


def firm_in_headline(titles: tuple[str, ...], rules: CastRules) -> str:
    """Acme Mills plc Half-Year Results; Acme Mills, Inc. - Fourth Quarter Call: the firm named first."""
    words = titles[0].split() if titles else []
    for index, word in enumerate(words[:MOST_WORDS_OF_FIRM]):
        bare = word.rstrip(",:").lower().replace(".", "")
        if index and bare in rules.firms:
            return "" if titles[0].isupper() else " ".join(words[: index + 1]).rstrip(",:")
        if not word[:1].isupper() and word != "&":
            return ""
    return ""


def region_in_headline(titles: tuple[str, ...], lower: frozenset[str], rules: CastRules) -> str:
    """State of Farming in Acme Province: a place that the text only calls the province."""
    words = titles[0].split() if titles else []
    first = len(words)
    while first and words[first - 1][:1].isupper() and words[first - 1].isalpha():
        first -= 1
    head = words[-1].lower() if words else ""
    named = 0 < first < len(words) - 1 and words[first - 1] in WITHIN
    return " ".join(words[first:]) if named and head in rules.regions & lower else ""


def without_sources(counts: Counter[str], text: str, rules: CastRules) -> Counter[str]:
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


def is_definable(name: str, rules: CastRules) -> bool:
    """Whether a text that begins with `NAME is a` is about that name."""
    known = {*name.lower().split()}
    return not known & (rules.common | rules.measures | rules.times) and len(name) > SHORT_WORD


def kinds_of(behind: str, rules: CastRules) -> frozenset[str]:
    """What a definition says that its subject is: a town and municipality on the coast.

    >>> sorted(kinds_of("market town and port on the Orrin. It", CastRules(common=frozenset({"on"}))))
    ['port', 'town']
    """
    words: list[str] = []
    for word in behind.split()[:MOST_WORDS_OF_KIND]:
        bare = word.rstrip(".,;:()")
        if bare in rules.common and bare != "and":
            break
        words.append(bare.lower())
        if bare != word:
            break
    ends = [n - 1 for n, word in enumerate(words) if word == "and"]
    return frozenset(words[n] for n in (*ends, len(words) - 1) if n >= 0 and words[n] != "and")


def in_lead(text: str, names: tuple[str, ...], measures: frozenset[str]) -> dict[str, int]:
    """Whom the first sentence is about counts more: the population of Acmeland was ▢.

    The place is sure where something is measured in it: House prices in Acmeland rose.
    """
    lead = LEAD.match(text)
    measured = MEASURED.match(lead[0]) if lead else None
    if measured is not None and measured["what"].lower() in measures and measured["where"] in names:
        return {measured["where"]: MEASURED_WEIGHT}
    led = [name for name in names if lead and _leads(name, lead[0])]
    return {max(led, key=len): LEAD_WEIGHT} if led else {}


def at_home(dateline: str, text: str, names: tuple[str, ...]) -> dict[str, int]:
    """BREDE, May 3 - Voters in Brede chose: a place in which a text was written and of which it tells."""
    written = dateline.strip().lower()
    lead = LEAD.match(text)
    return {
        name: HOME_WEIGHT
        for name in names
        if written.startswith(name.lower()) and lead and name in lead[0]
    }


def _leads(name: str, lead: str) -> bool:
    """Whether a sentence begins with a name, or speaks of something of that name."""
    if lead.removeprefix("The ").startswith(name):
        return True
    return f" of {name}" in lead or f" of the {name}" in lead


def is_led(topic: str, text: str, titles: tuple[str, ...]) -> bool:
    """Whether a name stands in a headline or in the first sentence."""
    lead = LEAD.match(text)
    return any(topic in title for title in titles) or bool(lead and topic in lead[0])


def led_by(text: str, names: tuple[str, ...], persons: frozenset[str]) -> str:
    """The name of several words that a text begins with; empty if there is none."""
    lead = LEAD.match(text)
    head = lead[0].removeprefix("The ") if lead else ""
    led = [name for name in names if " " in name and head.startswith(f"{name} ")]
    return max((n for n in led if n.lower().rpartition(" ")[2] not in persons), key=len, default="")


def topic_of(
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
