"""Verbs and nouns of change: `cut its debt to ▢`, `a ▢ rise in fares`, `sales doubled`."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from heshu.claims.english.frames.scene import (
    BY,
    COUNTED,
    DIRECTIONS,
    RELATIVE,
    TO,
    WINDOW,
    Frame,
    Scene,
    last_phrase,
)
from heshu.claims.english.frames.subjects import (
    before_governor,
    behind_noun,
    skip_left,
    subject,
    verb_left,
)
from heshu.claims.english.phrases import (
    NOTHING,
    Phrase,
    PhraseRules,
    phrase_before,
    phrase_behind,
    trim,
)
from heshu.claims.english.words import Line
from heshu.model import lazy_re as re
from heshu.model.figures import ChangeKind

SELLERS = frozenset(
    {"stores", "shops", "retailers", "dealers", "chains", "outlets", "banks", "firms", "companies"}
)
"""Somebody who posts a gain of ▢ in what was spoken of before."""
ADDED = frozenset({"addition", "loss"})
"""the addition of ▢ stores: things that came or went, counted."""
UNMOVED = frozenset({"little", "barely", "hardly", "scarcely"})
TIMES = frozenset(
    {"year", "quarter", "month", "week", "half", "period", "season", "day", "session"}
)
"""increased ▢ from the prior-year quarter: when, not what changed."""
MOVED = frozenset({"moved", "moving", "move", "moves", "shifted", "transferred"})
"""were moved to ▢ shelters: where, not how many there came to be."""
TALLIES = frozenset({"total", "number", "tally", "count", "toll", "totals"})
INCLUDING = frozenset({"include", "includes", "included", "including"})
UP_TO = (("as", "much", "as"), ("as", "many", "as"), ("as", "little", "as"))
RATES = frozenset({"rate", "pace", "clip"})
PAST_BOUNDS = ("above ", "below ", "past ", "beyond ")
"""climbed above ▢: what was reached."""
CHANGE_NOUN_BEHIND = re.compile(r"(?:[/&(]X?d?Q\)?)?-?X?(?P<gap>[NE]{0,3}?)(?P<way>[un])(?!Q)")
POINTS = frozenset({"percentage-point", "number", "count", "index"})
GROWING = frozenset({"growth", "expansion", "inflation"})
FORECASTER = re.compile(r"(?:ists?|ysts?|casters?|(?<!numb)ers|ors|polls?|surveys?|ministry)$")
"""Who expects a change: economists, analysts."""
ADJECTIVE = re.compile(r"(?:ic|[^i]al|ual|tax|real|net|gross|early|erly|thly|ying|ed|ive|ar)$")
UP_FROM_LEVEL = re.compile(r"vX?[AB]X{0,2}$")
AT_RATE = re.compile(r"[UD][XT]?ad?N{0,3}No$")
CHANGE_NOUN_BEFORE = re.compile(
    r"(?P<way>[un])(?P<scope>[io][^QvVLRUDk,;:.&]{1,9}?)?(?P<role>[obtf])[dXN]{0,2}$"
)


def change_noun_behind(scene: Scene, token: int) -> Frame | None:
    """a ▢ drop in profits; a ▢ or ▢ increase in exports."""
    line = scene.line
    found = CHANGE_NOUN_BEHIND.match(line.shape, token + 1)
    if found is None:
        return None
    noun = found.start("way")
    if scene.quantity().kind in COUNTED and line.words[noun].endswith("s"):
        return None
    direction = DIRECTIONS[found["way"]]
    phrase = _scope_behind(line, noun, scene.rules.phrases)
    if not phrase.text and found["gap"]:
        phrase = trim(line, found.start("gap"), noun - 1, scene.rules.phrases)
    if not phrase.text:
        phrase = before_governor(scene, token) or last_phrase(scene)
    return Frame(
        phrase=phrase, change=BY[direction], direction=direction, rule="change-noun-behind",
        governor=noun,
    )  # fmt: skip


def _scope_behind(line: Line, noun: int, rules: PhraseRules) -> Phrase:
    """in profits, of exports, for the number of cars: what a noun of change is about."""
    shape = line.shape
    if (
        noun + 2 < len(shape)
        and shape[noun + 1] in "ior"
        or line.words[noun + 1 : noun + 2] == ("on",)
    ):
        return phrase_behind(line, noun + 2, rules, whole=True)
    return NOTHING


def change_noun_before(scene: Scene, token: int) -> Frame | None:
    """a rise of ▢; an increase in sales to ▢; sales growth of ▢."""
    line, rules = scene.line, scene.rules.phrases
    found = CHANGE_NOUN_BEFORE.search(line.shape, max(0, token - WINDOW), token)
    if found is None:
        return None
    noun, role = found.start("way"), found["role"]
    direction = DIRECTIONS[found["way"]]
    phrase = NOTHING
    if line.words[noun] in ADDED and scene.quantity().kind in COUNTED:
        counted = behind_noun(scene, token)
        if counted is not None:
            return Frame(phrase=counted, rule="counted-noun", governor=token)
    if found["scope"]:
        phrase = phrase_before(line, found.end("scope") - 1, rules, noun + 2)
    if not phrase.text and line.shape[token + 1 : token + 2] == "i":
        phrase = phrase_behind(line, token + 2, rules)
    if not phrase.text and noun and line.shape[noun - 1] in "NE":
        phrase = _in_front(line, noun, rules)
    if not phrase.text:
        phrase = before_governor(scene, noun) or last_phrase(scene)
        if _is_forecaster(line, phrase):
            phrase = NOTHING if line.words[noun] in GROWING else last_phrase(scene)
            if not phrase.text and line.words[noun] not in GROWING:
                return _of_known(scene, noun, BY if role != "t" else TO)
        if line.words[phrase.last] in SELLERS:
            phrase = last_phrase(scene)
        elif phrase.text and line.shape[phrase.last] == "E":
            phrase = NOTHING  # Mr Ashdown is forecasting a fall of ▢
    if not phrase.text:
        phrase = Phrase(line.phrase(noun, noun), "", noun, noun, noun)
    if scene.quantity().kind == "money" and _is_profit(line, noun, token):
        return Frame(phrase=Phrase("gain", "", noun, noun, noun), rule="phrase-of", governor=noun)
    change: ChangeKind = {"o": BY, "b": BY, "t": TO}.get(role, {}).get(direction, "from")
    return Frame(
        phrase=phrase, change=change, direction=direction, rule="change-noun-before", governor=noun
    )


def _in_front(line: Line, noun: int, rules: PhraseRules) -> Phrase:
    """sales growth of ▢, on the strength of economic growth of ▢: what stands in front of the noun.

    An adjective alone says nothing without it: annual growth.
    """
    start = noun
    while start > 0 and line.shape[start - 1] in "NEX" and noun - start < WINDOW:
        start -= 1
    found = phrase_before(line, noun - 1, rules)
    if found.first < start <= found.last:
        found = phrase_before(line, noun - 1, rules, start)
    if found.text and found.first == found.last and ADJECTIVE.search(line.words[found.last]):
        return replace(found, text=line.phrase(found.first, noun), last=noun)
    return found


def _is_forecaster(line: Line, phrase: Phrase) -> bool:
    """Economists had forecast growth of ▢: who expects it is not measured."""
    return 0 <= phrase.last < len(line.words) and bool(FORECASTER.search(line.words[phrase.last]))


def _of_known(scene: Scene, noun: int, changes: Mapping[str, ChangeKind]) -> Frame:
    """A poll had pointed to an increase of ▢: in what was spoken of before."""
    direction = DIRECTIONS[scene.line.shape[noun]]
    return Frame(
        change=changes[direction], direction=direction, rule="change-noun-before", governor=noun,
        inherited=True,
    )  # fmt: skip


def _is_profit(line: Line, noun: int, token: int) -> bool:
    """includes a gain of ▢ from the sale of land: what was earned, no change."""
    behind = line.shape[token + 1 : token + 2] == "f" or line.words[token + 1 : token + 2] == (
        "on",
    )
    included = not INCLUDING.isdisjoint(line.words[max(0, noun - 3) : noun])
    return line.words[noun] in ("gain", "gains") and (behind or included)


def change_verb(scene: Scene, token: int) -> Frame | None:
    """rose ▢; cut its debt to ▢; was raised from ▢; up ▢."""
    shape = scene.line.shape
    place = skip_left(shape, token - 1)
    if scene.line.words[max(0, place - 2) : place + 1] in UP_TO:
        place -= 3  # lowered the price by as much as ▢
    role = ""
    if place >= 0 and shape[place] in "btfa":
        role, place = shape[place], place - 1
    verb = verb_left(shape, place, "UDCAB")
    if verb < 0 and role in ("b", "t"):
        verb, place = _verb_before_aside(scene, place)
    if verb < 0 and role == "b":
        return _by_far(scene, place)
    if verb < 0:
        return None
    if not role and scene.quantity().text.lower().startswith(PAST_BOUNDS):
        role = "t"
    if _is_no_change(scene, token, verb, place, role):
        return None
    words, kind = scene.line.words, scene.quantity().kind
    if words[token + 1 : token + 2] == ("times",) and kind in COUNTED:
        text = Phrase(scene.line.phrase(verb, verb), "", verb, verb, verb)
        return Frame(phrase=text, rule="verb", governor=verb)  # she had moved ▢ times
    if not role and words[verb] in scene.rules.adding and shape[token + 1 : token + 2] == "t":
        added = _added_to(scene, token, verb)
        if added is not None:
            return added
    elif not role and not _takes_bare_figure(scene, verb, place, token):
        return None
    if role == "a" and RATES.intersection(scene.line.words[token + 1 : token + 4]):
        role = ""  # rose at a ▢ annual rate
    if shape[verb] == "C" and verb and scene.line.words[verb - 1] in UNMOVED:
        return Frame(phrase=subject(scene, verb), rule="level-verb", governor=verb)
    change = _change_of(role, DIRECTIONS[shape[verb]])
    if change.endswith("-by") and UP_FROM_LEVEL.match(scene.gap(token)):
        _reached(scene, DIRECTIONS[shape[verb]])
    phrase = _changing(scene, verb, place, token, role)
    return Frame(
        phrase=phrase, change=change, direction=DIRECTIONS[shape[verb]], rule="change-verb",
        governor=verb,
    )  # fmt: skip


def _is_no_change(scene: Scene, token: int, verb: int, place: int, role: str) -> bool:
    """closed down ▢ libraries, moved ▢ trees to the park, grows ▢ of the crop: none says a change."""
    shape, words, kind = scene.line.shape, scene.line.words, scene.quantity().kind
    if shape[verb] in "AB" and (place != verb or not _is_predicate(shape, verb)):
        return True
    if words[verb - 1] == "closed" and kind in COUNTED:
        return True  # but: shares closed down ▢
    moved = role == "t" and words[verb] in MOVED and kind in COUNTED
    if moved and behind_noun(scene, token) is not None:
        return True
    grown = words[verb] in ("grow", "grows", "grew", "growing", "grown")
    return grown and not role and shape[token + 1 : token + 2] == "o"


def _added_to(scene: Scene, token: int, verb: int) -> Frame | None:
    """added ▢ to its bill: what became larger stands behind."""
    found = phrase_behind(scene.line, token + 2, scene.rules.phrases)
    if not found.text:
        return None
    return Frame(
        phrase=found, change="increase-by", direction="up", rule="change-verb", governor=verb
    )


def _reached(scene: Scene, direction: str) -> None:
    """Orders of ▢ were up ▢: the level was reached by that change."""
    level = scene.frames[-1]
    if level.rule == "phrase-of" and not level.change:
        scene.frames[-1] = replace(level, change=TO[direction], direction=direction)


def _verb_before_aside(scene: Scene, comma: int) -> tuple[int, int]:
    """Permits fell in May for the third month running, to ▢: the verb, and where its object ends.

    The same amount by which something changes is no object: raised the rate by as much, to ▢.
    """
    shape = scene.line.shape
    if comma < 2 or shape[comma] != ",":
        return -1, comma
    for index in range(comma - 1, max(0, comma - WINDOW), -1):
        if shape[index] in "UD":
            by = shape.find("b", index, comma)
            return index, (comma if by < 0 else by) - 1
        if shape[index] in "QVLRv;:.(k":
            break
    return -1, comma


def _by_far(scene: Scene, place: int) -> Frame | None:
    """cut the area sown to wheat by ▢: a verb in front of an object that holds a participle."""
    line, shape = scene.line, scene.line.shape
    for index in range(place, max(0, place - WINDOW), -1):
        word = line.words[index]
        if shape[index] in "UD" and word in scene.rules.transitive:
            phrase = phrase_behind(line, index + 1, scene.rules.phrases, whole=True)
            direction = DIRECTIONS[shape[index]]
            return Frame(
                phrase=phrase, change=BY[direction], direction=direction, rule="change-verb",
                governor=index,
            ) if phrase.text else None  # fmt: skip
        inside = word.endswith(("ed", "s")) or word in scene.rules.participles
        if shape[index] in "VL" and (inside or shape[index - 1] in "Nt"):
            continue
        if shape[index] not in "NETdXoiaprwft-":
            break
    return None


def at_a_rate(scene: Scene, token: int) -> Frame | None:
    """Credit expanded at an annual rate of ▢: how fast it changed."""
    line, shape = scene.line, scene.line.shape
    if (
        not AT_RATE.search(shape, max(0, token - WINDOW), token)
        or line.words[token - 2] not in RATES
    ):
        return None
    place = shape.rfind("a", 0, token)
    verb = verb_left(shape, place - 1, "UD")
    if verb < 0 or place - verb > 3:
        return None
    direction = DIRECTIONS[shape[verb]]
    return Frame(
        phrase=subject(scene, verb), change=BY[direction], direction=direction, rule="at-a-rate",
        governor=verb,
    )  # fmt: skip


def carried_to(scene: Scene, token: int) -> Frame | None:
    """Jobs fell ▢, taking the rate to ▢: the change goes on in something else.

    What adds up does so after a fall too: shipments fell to ▢, bringing the total to ▢.
    """
    line, shape = scene.line, scene.line.shape
    below = line.words[token - 1] == "below" or _text_of(scene).startswith("below ")
    place = token - 1 if shape[token - 1 : token] in ("t", "p") else token
    if shape[token - 1 : token] != "t" and not below:
        return None
    for index in range(place - 1, max(0, token - WINDOW), -1):
        if line.words[index] in scene.rules.carriers:
            if not set("NTE") & set(shape[index + 1 : place]):
                return None
            phrase = phrase_before(line, place - 1, scene.rules.phrases, index + 1)
            if not phrase.text:
                return None
            counted = scene.quantity().kind in COUNTED and behind_noun(scene, token) is not None
            if counted and not TALLIES.intersection(line.words[index:token]):
                return None  # a ferry brings visitors to ▢ islands
            direction = "down" if below else _carried(scene, index, place)
            return Frame(
                phrase=phrase, change=TO[direction], direction=direction, rule="carried-to",
                governor=index,
            )  # fmt: skip
        if shape[index] in "Q;.k":
            break
    return None


def _text_of(scene: Scene) -> str:
    return scene.quantity().text.lower()


def _carried(scene: Scene, verb: int, place: int) -> str:
    """Where a figure was carried to: up, unless what went before or a word says down."""
    line, shape = scene.line, scene.line.shape
    if "B" in shape[verb:place]:
        return "down"  # brought the deficit down to ▢
    if TALLIES.intersection(line.words[verb:place]):
        return "up"
    if scene.frames and scene.frames[-1].direction:
        return scene.frames[-1].direction
    before = next((shape[i] for i in range(verb - 1, -1, -1) if shape[i] in "UDun"), "U")
    return DIRECTIONS[before]


def _change_of(role: str, direction: str) -> ChangeKind:
    if role in ("t", "a"):
        return TO[direction]
    return "from" if role == "f" else BY[direction]


def _is_predicate(shape: str, index: int) -> bool:
    """up ▢ behind a verb, a noun or a comma, not inside another phrase."""
    return index == 0 or shape[index - 1] in "vLxXNETV,(-SUDC&)Q"


def _takes_bare_figure(scene: Scene, verb: int, place: int, token: int) -> bool:
    """rose ▢, cut the price ▢ percent, but not: raised 40 million; rose in 30 towns."""
    line = scene.line
    between = line.shape[verb + 1 : place + 1]
    relative = scene.quantity().kind in RELATIVE
    if line.words[verb] in scene.rules.adding and scene.quantity().kind in COUNTED:
        return line.shape[token + 1 : token + 2] in tuple("NE")  # added ▢ subscribers
    if line.words[verb] in scene.rules.funds and not relative and line.shape[verb] != "A":
        if line.shape[token + 1 : token + 3] == "tQ":
            return True  # added ▢ cents to ▢
        return (
            line.shape[token + 1 : token + 2] in tuple("t,/.p") and scene.quantity().kind != "money"
        )
    quantity = scene.quantity()
    if quantity.kind == "volume" and line.words[verb] == "lost":
        return False  # the utility lost ▢ gallons of water
    large = quantity.kind == "money" and quantity.scaled
    if large and line.words[verb] in scene.rules.losses:
        return False  # the firm lost ▢ million; the shares lost ▢ cents
    if not between.strip("X"):
        return True
    return relative and between[-1:] in ("N", "T", "E")


def _changing(scene: Scene, verb: int, place: int, token: int, role: str) -> Phrase:
    """What changes: the object of a transitive verb, else its subject."""
    line, shape = scene.line, scene.line.shape
    passive = verb > 0 and shape[verb - 1] in "vX" and "v" in shape[max(0, verb - 3) : verb]
    transitive = line.words[verb] in scene.rules.transitive and not passive
    if transitive and place > verb:
        inside = shape[verb + 1 : place + 1]
        if inside.strip("X") and inside.strip("X")[0] in "dNEun":
            found = phrase_before(line, place, scene.rules.phrases, verb + 1)
            return found if found.text else last_phrase(scene)
        if "S" in inside:
            return last_phrase(scene)
    if transitive and not role:
        behind = _object_behind(scene, token)
        if behind:
            return behind
    return subject(scene, verb)


def _object_behind(scene: Scene, token: int) -> Phrase | None:
    """cut ▢ jobs; lost ▢ of its value; knocked ▢ off profits."""
    if scene.quantity().kind in COUNTED:
        return behind_noun(scene, token)
    shape = scene.line.shape
    following = shape[token + 1 : token + 2]
    if following == "o" or scene.line.words[token + 1 : token + 2] in (("off",), ("from",)):
        found = phrase_behind(scene.line, token + 2, scene.rules.phrases)
        timed = found.text and scene.line.words[found.last] in TIMES and following != "o"
        return found if found.text and not timed else None
    return None


def contributed(scene: Scene, token: int, frame: Frame) -> Frame:
    """Sales rose ▢, with prices contributing ▢ points: a part of the change before it."""
    verb = skip_left(scene.line.shape, token - 1)
    if frame.change or not scene.frames or verb < 0 or scene.quantity().kind not in POINTS:
        return frame
    last = scene.frames[-1]
    points = "point" in scene.quantity().text.lower()
    if not last.change or not points or scene.line.words[verb] not in scene.rules.contributing:
        return frame
    return replace(frame, change=BY[last.direction], direction=last.direction)


def multiple(scene: Scene, token: int) -> Frame | None:
    """sales doubled; the price has halved: the figure is itself a verb."""
    quantity = scene.quantity()
    if quantity.kind != "multiple" or not quantity.text.lower().endswith(
        ("ed", "ing", "les", "le")
    ):
        return None
    direction = "down" if quantity.value is not None and quantity.value < 1 else "up"
    phrase = subject(scene, token)
    return Frame(
        phrase=phrase, change=TO[direction], direction=direction, rule="multiple", governor=token
    )
