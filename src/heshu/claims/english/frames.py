"""What a figure says by the words that govern it: `cut its debt to ▢` -> decrease-to, `debt`.

The rules of `CASCADE` are tried in order, from the safe to the doubtful; the first that holds
makes the frame and is named in it. Figures are read from left to right, because a figure often
goes on where the one before stopped: `rose ▢ or ▢ to ▢ from ▢`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.english.phrases import (
    NOTHING,
    Phrase,
    PhraseRules,
    phrase_before,
    phrase_behind,
    trim,
)
from heshu.claims.english.words import Line
from heshu.languages.schema import Pack
from heshu.model.figures import ChangeKind, Quantity

COUNTED = frozenset({"count", "number"})
RELATIVE = frozenset({"percent", "percentage-point", "multiple", "ratio"})
TO: Mapping[str, ChangeKind] = {"up": "increase-to", "down": "decrease-to", "": "change-to"}
BY: Mapping[str, ChangeKind] = {"up": "increase-by", "down": "decrease-by", "": ""}
DIRECTIONS = {
    "U": "up", "A": "up", "u": "up", "D": "down", "B": "down", "n": "down", "C": "",
}  # fmt: skip
WINDOW = 18
"""Words that are looked back over for a governing verb."""

NO_VERB = r"[^vVLRUDCQk;.]"
EQUAL = re.compile(r"(?:[dp;]N|N)?,?(?:[/(-]|,/)[dXN]{0,2}$")
TO_GAP = re.compile(rf"{NO_VERB}{{0,6}}[ta][dXN]{{0,3}}$")
FROM_GAP = re.compile(rf"(?:{NO_VERB}|[AB]){{0,7}}f[dXN]{{0,3}}$")
SIDE_GAP = re.compile(rf"{NO_VERB}{{0,5}},?[&(-]?X{{0,2}}(?P<way>[AB])X{{0,2}}[bp]?[dXN]{{0,2}}$")
NOUN_GAP = re.compile(rf"{NO_VERB}{{0,5}},[dXN]{{0,4}}(?P<way>[un])ob?X*$")
COMPARED = re.compile(rf"(?:{NO_VERB}){{0,8}}c[wto]?(?P<phrase>[^QvVLRUDCk;.]{{0,8}})$")
LISTED = re.compile(r"(?:[iaprf]?[dX]*T|[iarpf][NEd]+)?,?[&,/]X?[dX]?$")
CHANGE_NOUN_BEHIND = re.compile(r"(?:[/&(]X?d?Q\)?)?-?X?(?P<gap>[NE]{0,3}?)(?P<way>[un])(?!Q)")
SIDE_BEHIND = re.compile(r"X?(?P<way>[AB])(?=[ca.,;:ftp)&k]|$)")
FEWER_BEHIND = re.compile(r"(?P<way>[AB])X?c")
QUALITIES: Mapping[str, str] = {
    "higher": "up", "greater": "up", "larger": "up", "bigger": "up", "lower": "down",
    "smaller": "down", "fewer": "down",
}  # fmt: skip
CHANGE_NOUN_BEFORE = re.compile(
    r"(?P<way>[un])(?P<scope>[io][^QvVLRUDk,;:.]{1,9}?)?(?P<role>[obtf])[dXN]{0,2}$"
)


class FrameRules(Struct, frozen=True):
    """The word lists that decide frames."""

    phrases: PhraseRules
    transitive: frozenset[str]
    """Verbs of change whose object is what changes."""
    funds: frozenset[str]
    """Verbs of change whose bare object is an amount of its own: raised 40 million."""
    additions: frozenset[str]
    """Words in front of what is added: extra."""


class Frame(Struct, frozen=True, kw_only=True, gc=False):
    """What the words around one figure say about it."""

    phrase: Phrase = NOTHING
    change: ChangeKind = ""
    direction: str = ""
    rule: str = ""
    chain: int = -1
    """Index of the figure whose indicator this one shares, -1 for one of its own."""
    link: str = ""
    """How it hangs on that figure: equal, to, from, by, compared, listed."""
    governor: int = -1
    """Token of the governing word; the subject stands before it."""
    inherited: bool = False


class Scene(Struct, frozen=True, gc=False):
    """A line, its figures, and what was read so far."""

    line: Line
    quantities: tuple[Quantity, ...]
    rules: FrameRules
    frames: list[Frame]

    def quantity(self) -> Quantity:
        """The figure that is being read."""
        return self.quantities[len(self.frames)]

    def gap(self, token: int) -> str:
        """Shape between the figure before and this one; empty for the first figure."""
        number = len(self.frames)
        return self.line.shape[self.line.figures[number - 1] + 1 : token] if number else ""


def compile_frames(pack: Pack, phrases: PhraseRules) -> FrameRules:
    """The verbs of the pack that decide frames."""
    return FrameRules(
        phrases,
        frozenset(pack.words_named("transitive-change")),
        frozenset(pack.words_named("fund-verb")),
        frozenset(pack.words_named("addition")),
    )


def read_frames(line: Line, quantities: tuple[Quantity, ...], rules: FrameRules) -> list[Frame]:
    """A frame for each figure of a line, in order."""
    scene = Scene(line, quantities, rules, [])
    for token in line.figures:
        for rule in CASCADE:
            frame = rule(scene, token)
            if frame is not None:
                break
        else:
            frame = Frame(rule="no-frame")
        scene.frames.append(_with_addition(line, token, frame, rules))
    return scene.frames


def _with_addition(line: Line, token: int, frame: Frame, rules: FrameRules) -> Frame:
    """an extra ▢, another ▢: what is added."""
    if frame.change or not token or line.words[token - 1] not in rules.additions:
        return frame
    return replace(frame, change="increase-by", direction="up")


# --- chains: a figure that goes on where the one before stopped ---


def _change_noun_behind(scene: Scene, token: int) -> Frame | None:
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
        phrase = _before_governor(scene, token) or _last_phrase(scene)
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


def _before_governor(scene: Scene, token: int) -> Phrase | None:
    """The subject of `showed a ▢ rise`: what stands in front of the verb."""
    shape = scene.line.shape
    for index in range(token - 1, max(0, token - WINDOW), -1):
        if shape[index] in "VLvUDC":
            return _subject(scene, index)
        if shape[index] in "QkS;.":
            break
    return None


def _last_phrase(scene: Scene) -> Phrase:
    return scene.frames[-1].phrase if scene.frames else NOTHING


def _equal(scene: Scene, token: int) -> Frame | None:
    """▢ or ▢, ▢ (▢): one thing said twice."""
    gap = scene.gap(token)
    if not scene.frames or not EQUAL.match(gap):
        return None
    if gap[-1:] == "-" and gap != "-":
        return None
    last = scene.frames[-1]
    if not last.phrase.text and not last.change:
        return None
    return _linked(scene, last.change, "equal")


def _linked(scene: Scene, change: ChangeKind, link: str, direction: str | None = None) -> Frame:
    last = scene.frames[-1]
    return Frame(
        phrase=last.phrase, change=change, rule=f"chain-{link}", chain=len(scene.frames) - 1,
        direction=last.direction if direction is None else direction, link=link,
        governor=last.governor, inherited=last.inherited,
    )  # fmt: skip


def _onward(scene: Scene, token: int) -> Frame | None:
    """rose ▢ to ▢; from ▢ to ▢; up ▢ at ▢."""
    if not scene.frames:
        return None
    last, gap = scene.frames[-1], scene.gap(token)
    goes_on = TO_GAP.match(gap) and last.change and not last.change.endswith("-to")
    if not goes_on and (last.rule != "multiple" or not TO_GAP.search(gap)):
        return None
    kinds = {scene.quantity().kind, scene.quantities[len(scene.frames) - 1].kind}
    if gap.rstrip("dXN")[-1:] == "a" and gap != "a" and len(kinds) > 1:
        return None
    return _linked(scene, TO[last.direction], "to")


def _from(scene: Scene, token: int) -> Frame | None:
    """to ▢ from ▢; ▢, down from ▢."""
    if not scene.frames:
        return None
    last, gap = scene.frames[-1], scene.gap(token)
    if not FROM_GAP.match(gap):
        return None
    way = next((letter for letter in reversed(gap) if letter in "AB"), "")
    alike = scene.quantity().unit == scene.quantities[len(scene.frames) - 1].unit
    if way:
        return _turned(scene, "from", DIRECTIONS[way])
    if last.change or (alike and gap.rstrip("dXN") in ("f", ",f")):
        return _linked(scene, "from", "from")
    return None


def _turned(scene: Scene, link: str, direction: str) -> Frame:
    """, down from ▢ and , up ▢: the level before was reached by that change."""
    number = len(scene.frames) - 1
    last = scene.frames[number]
    if not last.change:
        scene.frames[number] = replace(last, change=TO[direction], direction=direction)
    change: ChangeKind = "from" if link == "from" else BY[direction]
    return _linked(scene, change, link, direction)


def _aside(scene: Scene, token: int) -> Frame | None:
    """▢, up ▢; ▢, an increase of ▢."""
    if not scene.frames:
        return None
    gap = scene.gap(token)
    found = SIDE_GAP.match(gap) or NOUN_GAP.match(gap)
    if found is None:
        return None
    between = gap[: found.start("way")].rstrip("X,&(-dN")
    if found["way"] in "AB" and gap[found.start("way") - 1 : found.start("way")] in ("N", "E"):
        return None
    if scene.frames[-1].change and between:
        return None
    return _turned(scene, "by", DIRECTIONS[found["way"]])


def _compared(scene: Scene, token: int) -> Frame | None:
    """▢ compared with ▢; ▢, in contrast to a gain of ▢."""
    if not scene.frames:
        return None
    gap = scene.gap(token)
    found = COMPARED.match(gap)
    if found is None:
        return None
    first = token - len(gap) + found.start("phrase")
    if found["phrase"].rstrip("dXN").endswith("o"):
        last = first + len(found["phrase"].rstrip("dX")) - 2
        own = phrase_before(scene.line, last, scene.rules.phrases, first)
        if own.text and not _is_empty(scene, own):
            frame = _linked(scene, "", "compared")
            return replace(frame, phrase=own)
    if _behind_noun(scene, token) and scene.quantity().kind in COUNTED:
        return None
    return _linked(scene, "", "compared")


def _listed(scene: Scene, token: int) -> Frame | None:
    """from ▢ at year-end and ▢ a year earlier; ▢, ▢ and ▢ respectively."""
    if not scene.frames:
        return None
    last, gap = scene.frames[-1], scene.gap(token)
    if not LISTED.match(gap):
        return None
    if last.link in ("from", "compared", "listed") or gap in (",", "&", ",&"):
        if _behind_noun(scene, token) and scene.quantity().kind in COUNTED:
            return None
        return _linked(scene, last.change, "listed")
    return None


# --- governors: the verb, noun or preposition in front of a figure ---


def _change_noun_before(scene: Scene, token: int) -> Frame | None:
    """a rise of ▢; an increase in sales to ▢; sales growth of ▢."""
    line, rules = scene.line, scene.rules.phrases
    found = CHANGE_NOUN_BEFORE.search(line.shape, max(0, token - WINDOW), token)
    if found is None:
        return None
    noun, role = found.start("way"), found["role"]
    direction = DIRECTIONS[found["way"]]
    phrase = NOTHING
    if found["scope"]:
        phrase = phrase_before(line, found.end("scope") - 1, rules, noun + 2)
    if not phrase.text and line.shape[token + 1 : token + 2] == "i":
        phrase = phrase_behind(line, token + 2, rules)
    if not phrase.text and noun and line.shape[noun - 1] in "NE":
        phrase = phrase_before(line, noun - 1, rules)
    if not phrase.text:
        phrase = _before_governor(scene, noun) or _last_phrase(scene)
    change: ChangeKind = {"o": BY, "b": BY, "t": TO}.get(role, {}).get(direction, "from")
    return Frame(
        phrase=phrase, change=change, direction=direction, rule="change-noun-before", governor=noun
    )


def _change_verb(scene: Scene, token: int) -> Frame | None:
    """rose ▢; cut its debt to ▢; was raised from ▢; up ▢."""
    shape = scene.line.shape
    place = _skip_left(shape, token - 1)
    role = ""
    if place >= 0 and shape[place] in "btfa":
        role, place = shape[place], place - 1
    verb = _verb_left(shape, place, "UDCAB")
    if verb < 0:
        return None
    if shape[verb] in "AB" and (place != verb or not _is_predicate(shape, verb)):
        return None
    if not role and not _takes_bare_figure(scene, verb, place, token):
        return None
    change = _change_of(role, DIRECTIONS[shape[verb]])
    phrase = _changing(scene, verb, place, token, role)
    return Frame(
        phrase=phrase, change=change, direction=DIRECTIONS[shape[verb]], rule="change-verb",
        governor=verb,
    )  # fmt: skip


def _change_of(role: str, direction: str) -> ChangeKind:
    if role in ("t", "a"):
        return TO[direction]
    return "from" if role == "f" else BY[direction]


def _is_predicate(shape: str, index: int) -> bool:
    """up ▢ behind a verb, a noun or a comma, not inside another phrase."""
    return index == 0 or shape[index - 1] in "vLxXNETV,(-SUDC&)Q"


def _skip_left(shape: str, index: int) -> int:
    """Over only, a record, just: what may stand between a governor and its figure."""
    while index >= 0 and shape[index] == "X":
        index -= 1
    start = index
    while index >= 0 and start - index < 3 and shape[index] in "NX":
        index -= 1
    if index >= 0 and shape[index] == "d":
        index -= 1
        while index >= 0 and shape[index] == "X":
            index -= 1
        return index
    return start


def _verb_left(shape: str, place: int, letters: str) -> int:
    """The nearest verb of these letters, with only phrases between; -1 if there is none."""
    for index in range(place, max(-1, place - WINDOW), -1):
        letter = shape[index]
        if letter in letters:
            return index
        if letter in "QVLRvkUDC;:(.x-" or (letter == "," and not _is_aside(shape, index)):
            return -1
    return -1


def _is_aside(shape: str, index: int) -> bool:
    """A comma pair around a time: rose, in March, to ▢."""
    return "T" in shape[max(0, index - 4) : index]


def _takes_bare_figure(scene: Scene, verb: int, place: int, token: int) -> bool:
    """rose ▢, cut the price ▢ percent, but not: raised 40 million; rose in 30 towns."""
    line = scene.line
    between = line.shape[verb + 1 : place + 1]
    relative = scene.quantity().kind in RELATIVE
    if line.words[verb] in scene.rules.funds and not relative and line.shape[verb] != "A":
        return (
            line.shape[token + 1 : token + 2] in tuple("t,/.p") and scene.quantity().kind != "money"
        )
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
            return found if found.text else _last_phrase(scene)
        if "S" in inside:
            return _last_phrase(scene)
    if transitive and not role:
        behind = _object_behind(scene, token)
        if behind:
            return behind
    return _subject(scene, verb)


def _object_behind(scene: Scene, token: int) -> Phrase | None:
    """cut ▢ jobs; lost ▢ of its value; knocked ▢ off profits."""
    if scene.quantity().kind in COUNTED:
        return _behind_noun(scene, token)
    shape = scene.line.shape
    following = shape[token + 1 : token + 2]
    if following == "o" or scene.line.words[token + 1 : token + 2] in (("off",), ("from",)):
        found = phrase_behind(scene.line, token + 2, scene.rules.phrases)
        return found if found.text else None
    return None


def _subject(scene: Scene, verb: int) -> Phrase:
    """The phrase in front of a verb and its auxiliaries; that of an earlier verb if shared."""
    line, shape = scene.line, scene.line.shape
    index = verb - 1
    while index >= 0 and (
        shape[index] in "xXvVLCUDA"
        or (shape[index] == "t" and index and shape[index - 1] in "VLRvNx")
    ):
        if shape[index] in "vVLUD" and index and shape[index - 1] == "&":
            break
        index -= 1
    if index >= 0 and shape[index] == "k" and line.words[index] in ("which", "that"):
        index -= 1
        if index >= 0 and shape[index] == ",":
            index -= 1
    if index >= 0 and shape[index] in "S&":
        return _last_phrase(scene)
    if index > 0 and shape[index] == "," and shape[verb] in "AB":
        index -= 1
    found = phrase_before(line, index, scene.rules.phrases)
    if not found.text or _is_name(line, found):
        return _shared_subject(scene, found)
    return found


def _shared_subject(scene: Scene, found: Phrase) -> Phrase:
    """The deficit with Spain rose ▢, with Italy ▢: the noun is said once."""
    known, line = _last_phrase(scene), scene.line
    if not known.text or known.first < 0:
        return found
    for index in range(known.first + 1, known.last + 1):
        if line.shape[index] == "w":
            text = line.phrase(known.first, index - 1)
            return replace(known, text=text, owner=known.owner or found.text)
    return replace(known, owner=found.owner or found.text or known.owner)


def _is_name(line: Line, phrase: Phrase) -> bool:
    return set(line.shape[phrase.first : phrase.last + 1]) <= {"E"}


def _is_empty(scene: Scene, phrase: Phrase) -> bool:
    """A phrase that measures nothing by itself: a total, an average."""
    return (
        phrase.first == phrase.last and scene.line.words[phrase.last] in scene.rules.phrases.empty
    )


# --- nouns and prepositions ---


def _counted_noun(scene: Scene, token: int) -> Frame | None:
    """▢ jobs, ▢ Airbus aircraft: the thing counted."""
    if scene.quantity().kind not in COUNTED:
        return None
    phrase = _behind_noun(scene, token)
    if phrase is None:
        return None
    return Frame(phrase=phrase, rule="counted-noun", governor=token)


def _behind_noun(scene: Scene, token: int, *, whole: bool = False) -> Phrase | None:
    line, shape = scene.line, scene.line.shape
    first = token + 1
    if shape[first : first + 1] == "-":
        first += 1
    if shape[first : first + 1] in ("", ",", "."):
        return None
    if shape[first : first + 1] == "o":
        return _of_behind(scene, first)
    if shape[first] == "T" and shape[first + 1 : first + 2] in tuple("NE"):
        first += 1  # a ▢ third quarter deficit
    if shape[first] not in "NEXun" or line.words[first] in scene.rules.phrases.not_counted:
        return None
    found = phrase_behind(line, first, scene.rules.phrases, whole=whole)
    return found if found.text else None


def _of_behind(scene: Scene, of: int) -> Phrase | None:
    """▢ of all fresh water; ▢ of the ▢ people."""
    line, shape = scene.line, scene.line.shape
    first = of + 1
    while first < len(shape) and shape[first] in "dXQ":
        first += 1
    found = phrase_behind(line, first, scene.rules.phrases) if first < len(shape) else NOTHING
    return found if found.text else None


def _share_of(scene: Scene, token: int) -> Frame | None:
    """▢ of drinking water; ▢ tonnes of wheat."""
    if scene.line.shape[token + 1 : token + 2] != "o":
        return None
    phrase = _of_behind(scene, token + 1)
    if phrase is None or _is_empty(scene, phrase) or _equals_share(scene, token):
        return None
    return Frame(phrase=phrase, rule="share-of", governor=token)


def _equals_share(scene: Scene, token: int) -> bool:
    """costs were ▢ of sales: the subject is measured, unless it is a name."""
    shape = scene.line.shape
    verb = _skip_left(shape, token - 1)
    if scene.quantity().kind not in RELATIVE or verb < 1 or shape[verb] != "v":
        return False
    phrase = _subject(scene, verb)
    return bool(phrase.text) and not _is_name(scene.line, phrase)


def _level_verb(scene: Scene, token: int) -> Frame | None:
    """earnings were ▢; the allowance totaled ▢; stood at ▢."""
    shape = scene.line.shape
    place = _skip_left(shape, token - 1)
    if place > 0 and shape[place] in "atrbiop" and shape[place - 1] in "vLV":
        place -= 1
    elif (
        place > 0
        and shape[place] in "atr"
        and shape[place - 1] in "XN"
        and shape[place - 2] in "vL"
    ):
        place -= 2
    if place < 0 or shape[place] not in "vL":
        return None
    phrase = _subject(scene, place)
    if not phrase.text or _is_name(scene.line, phrase):
        return None
    side = SIDE_BEHIND.match(shape, token + 1)
    if side:
        direction = DIRECTIONS[side["way"]]
        return Frame(
            phrase=phrase, change=BY[direction], direction=direction, rule="side-behind",
            governor=place,
        )  # fmt: skip
    return Frame(phrase=phrase, rule="level-verb", governor=place)


def _phrase_of(scene: Scene, token: int) -> Frame | None:
    """a loss of ▢; market expectation of ▢."""
    shape = scene.line.shape
    place = _skip_left(shape, token - 1)
    if place < 1 or shape[place] != "o":
        return None
    phrase = phrase_before(scene.line, place - 1, scene.rules.phrases)
    if not phrase.text:
        return None
    if _is_empty(scene, phrase):
        behind = _behind_noun(scene, token)
        phrase = behind or _before_governor(scene, phrase.first) or phrase
    return Frame(phrase=phrase, rule="phrase-of", governor=place)


def _noun_behind(scene: Scene, token: int) -> Frame | None:
    """a ▢ duty on imports; a ▢ loan; a ▢ lower risk; half the voters."""
    shape = scene.line.shape
    ratio = scene.quantity().kind == "ratio" and shape[token + 1 : token + 2] in tuple("NEd")
    if ratio:
        phrase = phrase_behind(scene.line, token + 1, scene.rules.phrases)
        if phrase.text:
            return Frame(phrase=phrase, rule="noun-behind", governor=token)
    way = QUALITIES.get(scene.line.words[token + 1]) if token + 2 < len(shape) else None
    if way and scene.quantity().kind in RELATIVE and shape[token + 2] in "NE":
        phrase = phrase_behind(scene.line, token + 2, scene.rules.phrases, whole=True)
        return Frame(
            phrase=phrase, change=BY[way], direction=way, rule="quality-behind", governor=token
        )
    if shape[token + 1 : token + 2] not in tuple("NE-XT") or not _is_attributive(shape, token):
        return None
    noun = _behind_noun(scene, token, whole=True)
    return Frame(phrase=noun, rule="noun-behind", governor=token) if noun is not None else None


def _is_attributive(shape: str, token: int) -> bool:
    """An article stands before the figure, or a verb governs it as an object."""
    before = shape[token - 1] if token else "."
    return before in "doiwrpVRXat" or before == "N" and "d" in shape[max(0, token - 3) : token]


def _beside(scene: Scene, token: int) -> Frame | None:
    """Net ▢; revenues - ▢ -; Turnover: ▢; profit (▢)."""
    shape = scene.line.shape
    place = token - 1
    while place >= 0 and shape[place] in "X:(-d,":
        place -= 1
    if place >= 0 and shape[place] == "N" and shape[place + 1 : token].strip("X") == "d":
        return None
    while place >= 0 and scene.line.words[place] in scene.rules.phrases.dropped:
        place -= 1
    while place >= 0 and shape[place] in "X:(-d,":
        place -= 1
    if place < 0 or shape[place] not in "NET":
        return None
    phrase = phrase_before(scene.line, place, scene.rules.phrases)
    if not phrase.text or _is_name(scene.line, phrase):
        return None
    return Frame(phrase=phrase, rule="beside", governor=token)


def _object_of(scene: Scene, token: int) -> Frame | None:
    """paid ▢ for the ship; invested ▢ in roads; ▢ on schools."""
    shape = scene.line.shape
    following = shape[token + 1 : token + 2]
    word = scene.line.words[token + 1 : token + 2]
    if scene.quantity().kind != "money" or not (following in tuple("ri") or word == ("on",)):
        return None
    if shape[max(0, token - 1) : token] == "r":
        return None  # sold its shop for ▢ in cash
    phrase = phrase_behind(scene.line, token + 2, scene.rules.phrases)
    if not phrase.text or _is_name(scene.line, phrase):
        return None
    return Frame(phrase=phrase, rule="object-of", governor=token)


def _behind_preposition(scene: Scene, token: int) -> Frame | None:
    """shares at ▢; a contract worth ▢: the nearest noun in front."""
    shape = scene.line.shape
    place = _skip_left(shape, token - 1)
    limit = max(0, place - 8)
    while place > limit and shape[place] not in "NET":
        if shape[place] in "Q;.k":
            return None
        place -= 1
    if place < 0 or shape[place] not in "NET":
        return None
    phrase = phrase_before(scene.line, place, scene.rules.phrases)
    if not phrase.text or _is_name(scene.line, phrase):
        return None
    return Frame(phrase=phrase, rule="nearest-noun", governor=token)


def _same_as_before(scene: Scene, _token: int) -> Frame | None:
    """Nothing of its own: the figure before says what it is about."""
    if not scene.frames or not scene.frames[-1].phrase.text:
        return None
    return Frame(phrase=scene.frames[-1].phrase, rule="same-as-before", inherited=True)


def _verb_itself(scene: Scene, token: int) -> Frame | None:
    """Acme paid ▢: what stands in front of the verb, or nothing better than the verb."""
    line = scene.line
    verb = _verb_left(line.shape, _skip_left(line.shape, token - 1), "VLvRUDC")
    if verb < 0:
        return None
    phrase = _subject(scene, verb)
    if not phrase.text or _is_name(line, phrase):
        if line.shape[verb] == "v":
            return None
        phrase = Phrase(line.phrase(verb, verb), phrase.owner or phrase.text, verb, verb, verb)
    return Frame(phrase=phrase, rule="verb", governor=verb)


def _age(scene: Scene, token: int) -> Frame | None:
    """Smith, ▢, was born: an age."""
    if scene.quantity().kind != "age":
        return None
    line, place = scene.line, token - 1
    owner = ""
    if line.shape[max(0, place - 1) : token] == "E,":
        first = place - 1
        while first > 0 and line.shape[first - 1] == "E":
            first -= 1
        owner = line.phrase(first, place - 1)
    return Frame(phrase=Phrase("age", owner), rule="age", governor=token)


def _multiple(scene: Scene, token: int) -> Frame | None:
    """sales doubled; the price has halved: the figure is itself a verb."""
    quantity = scene.quantity()
    if quantity.kind != "multiple" or not quantity.text.lower().endswith(
        ("ed", "ing", "les", "le")
    ):
        return None
    direction = "down" if quantity.value is not None and quantity.value < 1 else "up"
    phrase = _subject(scene, token)
    return Frame(
        phrase=phrase, change=TO[direction], direction=direction, rule="multiple", governor=token
    )


def _fewer(scene: Scene, token: int) -> Frame | None:
    """▢ fewer than a year ago."""
    found = FEWER_BEHIND.match(scene.line.shape, token + 1)
    if found is None or not scene.frames:
        return None
    return _linked(scene, BY[DIRECTIONS[found["way"]]], "by", DIRECTIONS[found["way"]])


CASCADE: tuple[Callable[[Scene, int], Frame | None], ...] = (
    _age,
    _multiple,
    _fewer,
    _change_noun_behind,
    _equal,
    _onward,
    _from,
    _aside,
    _compared,
    _listed,
    _change_noun_before,
    _change_verb,
    _counted_noun,
    _share_of,
    _level_verb,
    _phrase_of,
    _noun_behind,
    _object_of,
    _beside,
    _behind_preposition,
    _same_as_before,
    _verb_itself,
)
"""From safe to doubtful."""
