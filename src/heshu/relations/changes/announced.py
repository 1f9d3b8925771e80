"""By how much something changed, told ahead of both its levels: Rents doubled: they went from 400 to 900.

What is told ahead ends with a colon or a dash, or is the sentence before. It has one amount of
change, or the word for which way things went, and no level; what follows has two levels and no amount, and
is about the same thing: it says "it" or "the average", has a noun of what stands ahead, or names none.
An example of a price (a flat that cost $400) goes along with a multiple, not with a percentage, which is a mean.
"""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Mention
from heshu.model.relations import Direction
from heshu.relations.changes.chronology import is_known_later, is_later
from heshu.relations.changes.levels import lasts
from heshu.relations.changes.pair_rules import PairRules
from heshu.relations.changes.stems import WORD, is_known, words_of
from heshu.relations.patterns import Match
from heshu.relations.scene import DOUBLED, FIGURES, LEVEL, MULTIPLE, PERCENT, POINTS, TIME, Scene

STOP = re.compile(r"(?::| [–—-]|;)\s")
"""What stands between an amount and the levels."""
AMOUNTS = PERCENT + POINTS + MULTIPLE + DOUBLED + LEVEL
TIMES_AS_MUCH = MULTIPLE + DOUBLED


def announced(match: Match, rules: PairRules) -> Match | None:
    """The amount of the change of a pair of levels, told ahead of it; the way alone is no amount."""
    told = _ahead(match, rules)
    return told if told is not None and told.roles else None


def gone_that_way(match: Match, rules: PairRules) -> Match:
    """The match with the way that the words ahead of its levels tell: Sales were up: 400, against 450."""
    told = _ahead(match, rules)
    start, end = match.claim("from"), match.claim("to")
    if match.words.keys() & {"up", "down"} or start is None or end is None:
        return match
    if told is None:
        way = _way_of_noun(match, rules, min(match.scene.offset(start), match.scene.offset(end)))
        return replace(match, words={**match.words, way: way}) if way else match
    if told.roles or is_known_later(match, start, end):
        return match
    one, other = (_time_behind(match.scene, match.scene.offset(each)) for each in (start, end))
    if one is not None and other is not None and is_later(one, other, match.scene):
        return match  # Attendance dropped: 12,400 in 2022, 14,100 in 2021
    if all(each and match.scene.said["a-weekday"].fullmatch(each.text) for each in (one, other)):
        return match  # Attendance was up: 12,400 came on Saturday and 11,200 on Sunday
    return replace(match, words={**match.words, **told.words})


def _way_of_noun(match: Match, rules: PairRules, first: int) -> Direction:
    """The way that the noun of a change tells: a decline in orders, which went from 840 to 910."""
    scene = match.scene
    if scene.statement.language != "en":
        return ""
    found = scene.said["noun-of-a-change"].search(scene.text, 0, first)
    if found is None or scene.said["noun-of-another"].search(scene.text):
        return ""
    if scene.said["no-such-change"].search(scene.text):
        return ""  # There was no decline in orders, which went from 840 to 910
    noun = scene.text[found.start("noun") : found.end()]
    if rules.up.match(noun):
        return "" if rules.down.search(noun) else "up"
    return "down" if rules.down.match(noun) and not rules.up.search(noun) else ""


def _time_behind(scene: Scene, at: int) -> Mention | None:
    """The time printed behind a level, before the next figure."""
    found = TIME_BEHIND.match(scene.text, at + 1)
    return scene.times.get(found.end() - 1) if found else None


TIME_BEHIND = re.compile(rf"[^{FIGURES}{TIME}]*{TIME}")


def _ahead(match: Match, rules: PairRules) -> Match | None:
    """What is told ahead of a pair, in the part of the sentence before its own."""
    scene, ends = match.scene, (match.claim("from"), match.claim("to"))
    if scene.statement.language != "en" or None in ends or {"by", "multiple"} & match.roles.keys():
        return None
    first = min(scene.offset(each) for each in ends if each is not None)
    stops = list(STOP.finditer(scene.text, 0, first))
    if len(stops) != 1:
        return None
    cut = stops[0].start()
    amounts = [at for at in scene.claims if at < cut and not lasts(scene, at)]
    levels = [at for at in scene.claims if at > cut and not lasts(scene, at)]
    if len(amounts) > 1 or len(levels) != len(ends):
        return None
    amount = amounts[0] if amounts else None
    way = _way(scene, rules, cut, amount)
    if amount is not None and not _is_amount(scene, amount, way):
        return None
    if amount is not None and rules.cautions.not_comparable.search(scene.text):
        return None  # In real terms sales grew 3%; at current prices they went from 400 to 430
    if amount is None and not way:
        return None
    if _is_of_a_while(scene, amount, cut):
        return None
    if not _is_one_thing(scene, cut, stops[0].end(), first, amount):
        return None
    roles = {} if amount is None else {"by": (scene.claims[amount],)}
    words: dict[str, str] = {way: way} if way else {}
    return Match(match.rule, scene, 0, cut, roles, {}, words)


def _is_of_a_while(scene: Scene, amount: int | None, cut: int) -> bool:
    """True for "Arrests rose by a fifth over the winter. There were 410 in 2015; now there are 380"."""
    if amount is None or not any(at > cut for at in scene.times):
        return False
    return scene.said["over-a-while"].search(scene.text, amount, cut) is not None


def own_sentence(match: Match) -> int:
    """Where the sentence of both levels begins in the source, if it was joined to what is ahead."""
    start, scene = match.claim("from"), match.scene
    if start is None or scene.statement.language != "en":
        return 0
    stops = STOP.finditer(scene.text, 0, scene.offset(start))
    begun = [found.end() for found in stops if scene.text[found.end()].isupper()]
    return scene.original(begun[-1]) if begun else 0


def _way(scene: Scene, rules: PairRules, cut: int, amount: int | None) -> Direction:
    """The one way in which the words ahead go."""
    words = scene.text[:cut]
    if amount is None:
        verbs = scene.said["way-told"].search(words)
        words = verbs[0] if verbs and not scene.said["than-another-thing"].search(words) else ""
    up, down = rules.up.search(words), rules.down.search(words)
    if bool(up) == bool(down):
        return ""
    return "up" if up else "down"


def _is_amount(scene: Scene, at: int, way: Direction) -> bool:
    """True for a figure that tells a change, and the change of all that is meant."""
    claim, symbol = scene.claims[at], scene.text[at]
    if symbol not in AMOUNTS or scene.said["mean-of-changes"].search(scene.text, 0, at):
        return False
    if symbol in TIMES_AS_MUCH:
        return scene.said["often-in-a-time"].match(scene.text, at + 1) is None
    return bool(way) and (claim.change.endswith("-by") or symbol == POINTS)


def _is_one_thing(scene: Scene, cut: int, begin: int, first: int, amount: int | None) -> bool:
    """True where both parts speak of one thing."""
    said, head, subject = scene.said, scene.text[:cut], scene.text[begin:first]
    if said["noun-of-another"].search(scene.text) or _names_another(scene, begin, head):
        return False
    things = [found[0].split()[-1] for found in said["of-what"].finditer(subject)]
    if any(not is_known(each.lower(), words_of(head)) for each in things):
        return False  # Exports rose 8%. Exports of cheese went from $40m to $50m
    if said["from-at-once"].match(subject) or said["subject-again"].search(subject):
        return True
    if said["an-example"].match(subject):
        many = amount is not None and scene.text[amount] in TIMES_AS_MUCH + LEVEL
        return many and said["noun-of-a-price"].search(head) is not None
    if _is_one_of_them(scene, subject, head):
        return False
    words = WORD.findall(subject.lower())
    nouns = [each for each in words if not said["little-word"].fullmatch(each)]
    if not nouns or any(is_known(each, words_of(head)) for each in nouns):
        return True
    return (
        said["noun-of-deed"].search(head) is not None and said["deed"].search(subject) is not None
    )


def _is_one_of_them(scene: Scene, subject: str, head: str) -> bool:
    """Wages rose 3%. The minimum wage went from $12 to $15: the same noun with a word ahead of it."""
    said, known = scene.said, words_of(head)
    words = list(WORD.finditer(said["possessive"].sub("", subject.lower())))
    for ahead, noun in pairwise(words):
        own = said["little-word"].fullmatch(ahead[0]) or is_known(ahead[0], known)
        behind = noun.string[noun.end() :]
        if not own and is_known(noun[0], known) and not said["at-the-figure"].fullmatch(behind):
            return True
    return False


def _names_another(scene: Scene, begin: int, head: str) -> bool:
    """True where a sentence of its own opens with another name: Sales were up. Kelton sold 400."""
    if not scene.text[begin].isupper():
        return False
    known = words_of(head)
    new = [
        found.start()
        for found in NAME.finditer(scene.text, begin)
        if len(found[0]) < SHORTEST_NAME or not is_known(found[0].lower(), known)
    ]
    if any(at > begin for at in new):
        return True
    return bool(new) and scene.said["opens-on-the-same"].match(scene.text, begin) is None


NAME = re.compile(r"\b[A-Z][A-Za-z]*")
SHORTEST_NAME = 4
"""Letters; "In" ahead of a place may stand anywhere."""
