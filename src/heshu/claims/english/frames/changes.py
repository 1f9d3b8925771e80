"""Verbs and nouns of change: `cut its debt to ▢`, `a ▢ rise in fares`, `sales doubled`."""

from __future__ import annotations

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
    is_name,
    last_phrase,
)
from heshu.claims.english.frames.subjects import (
    behind_noun,
    skip_left,
    subject,
    verb_left,
)
from heshu.claims.english.phrases import (
    Phrase,
    head_token,
    phrase_before,
    phrase_behind,
)
from heshu.model import lazy_re as re
from heshu.model.figures import ChangeKind

ADDED_TO = re.compile(r"(?:\((?:Q;?){1,3}\))?t")
UP_FROM_LEVEL = re.compile(r"vX?[AB]X{0,2}$")
EPITHET = ("NN", "XN", "pN", "AN")
"""away games, home matches"""
NEW_LEVEL = re.compile(r"N{1,4}tX?Q")
"""the ▢ levy to ▢"""
EXTENT = re.compile(r"[bt]dX?N{0,2}o$")


def change_verb(scene: Scene, token: int) -> Frame | None:
    """rose ▢; cut its debt to ▢; was raised from ▢; up ▢."""
    shape = scene.line.shape
    place = skip_left(shape, token - 1)
    if _is_up_to(scene, place):
        place -= 3  # lowered the price by as much as ▢
    place = _over_extent(scene, place)
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
    if not role and scene.quantity().text.lower().startswith(scene.rules.bounds):
        role = "t"
        place = token - 1 if scene.quantity().text.lower().startswith("to ") else place
    if not role and _tells_which(scene, token):
        return _changed_from(scene, token, verb)
    if _is_no_change(scene, token, verb, place, role):
        return None
    words, kind = scene.line.words, scene.quantity().kind
    if words[token + 1 : token + 2] == ("times",) and kind in COUNTED:
        text = Phrase(scene.line.phrase(verb, verb), "", verb, verb, verb)
        return Frame(phrase=text, rule="verb", governor=verb)  # she had moved ▢ times
    if not role and words[verb] in scene.rules.adding and ADDED_TO.match(shape, token + 1):
        added = _added_to(scene, token, verb)
        if added is not None:
            return added
    elif not role and not _takes_bare_figure(scene, verb, place, token):
        return None
    if _is_level(scene, verb, token, role):
        return Frame(phrase=subject(scene, verb), rule="level-verb", governor=verb)
    if role == "a" and scene.rules.paces.intersection(words[token + 1 : token + 4]):
        role = ""  # rose at a ▢ annual rate
    change = _change_of(role, DIRECTIONS[shape[verb]])
    if change.endswith("-by") and UP_FROM_LEVEL.match(scene.gap(token)):
        _reached(scene, DIRECTIONS[shape[verb]])
    phrase = _changing(scene, verb, place, token, role)
    return Frame(
        phrase=phrase, change=change, direction=DIRECTIONS[shape[verb]], rule="change-verb",
        governor=verb,
    )  # fmt: skip


def _is_level(scene: Scene, verb: int, token: int, role: str) -> bool:
    """True for a verb of change that tells of a level: rises to ▢ above sea level, is little changed."""
    words = scene.line.words
    if role == "t" and scene.rules.ground.intersection(words[token + 2 : token + 4]):
        return True
    unmoved = verb > 0 and words[verb - 1] in scene.rules.unmoved
    return _is_relief(scene, verb) or (scene.line.shape[verb] == "C" and unmoved)


def _is_relief(scene: Scene, verb: int) -> bool:
    """The hill rises to ▢, the path climbs ▢: how high it is; not: the sea level rises by ▢."""
    words, phrase = scene.line.words, subject(scene, verb)
    if scene.quantity().kind != "length" or words[verb] not in scene.rules.sloping:
        return False
    named = phrase.first >= 0 and words[phrase.last] in scene.rules.relief
    return named or (phrase.first >= 0 and "E" in scene.line.shape[phrase.first : phrase.last + 1])


def _is_up_to(scene: Scene, last: int) -> bool:
    """By as much as ▢, by as little as ▢."""
    words = scene.line.words[max(0, last - 2) : last + 1]
    return words[:1] == words[2:] == ("as",) and words[1] in scene.rules.much


def _over_extent(scene: Scene, last: int) -> int:
    """raised it to a range of ▢, cut them by an average of ▢: the token of to or by."""
    found = EXTENT.search(scene.line.shape, max(0, last - 5), last + 1)
    if found is None or scene.line.words[last - 1] not in scene.rules.extents:
        return last
    return found.start()


def _is_no_change(scene: Scene, token: int, verb: int, place: int, role: str) -> bool:
    """closed down ▢ libraries, moved ▢ trees to the park, grows ▢ of the crop: none says a change."""
    shape, words, kind = scene.line.shape, scene.line.words, scene.quantity().kind
    if shape[verb] in "AB" and (place != verb or not _is_predicate(shape, verb)):
        return True
    if shape[verb] in "AB" and words[verb - 1] in scene.rules.particles:
        return True  # drew down ▢; lay up ▢ ships
    if words[verb] == "up" and words[verb - 1] in scene.rules.tallying and kind != "percent":
        return True  # ran up ▢ points
    if words[verb - 1] in scene.rules.closed and kind in COUNTED:
        return True  # but: shares closed down ▢
    moved = role == "t" and words[verb] in scene.rules.moved and kind in COUNTED
    if moved and behind_noun(scene, token) is not None:
        return True
    undergone = not role and words[verb] in scene.rules.losers and kind in COUNTED
    if undergone and _is_undergone(scene, token):
        return True
    grown = words[verb] in scene.rules.growers
    return grown and not role and shape[token + 1 : token + 2] == "o"


def _tells_which(scene: Scene, token: int) -> bool:
    """to change the ▢ discount rate, raised its ▢ levy: how high what changes is, not by how much."""
    line, shape = scene.line, scene.line.shape
    definite = line.words[token - 1] in scene.rules.definite and shape[token - 1] == "d"
    return definite and scene.quantity().kind == "percent" and shape[token + 1 : token + 2] == "N"


def _changed_from(scene: Scene, token: int, verb: int) -> Frame | None:
    """raised the ▢ levy to ▢: what it was before."""
    noun = behind_noun(scene, token)
    direction = DIRECTIONS[scene.line.shape[verb]]
    if noun is None or not direction or not NEW_LEVEL.match(scene.line.shape, token + 1):
        return None
    return Frame(phrase=noun, change="from", direction=direction, rule="change-verb", governor=verb)


def _added_to(scene: Scene, token: int, verb: int) -> Frame | None:
    """added ▢ to its bill: what became larger stands behind."""
    to = scene.line.shape.index("t", token)
    found = phrase_behind(scene.line, to + 1, scene.rules.phrases)
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
    passive = passive and not line.words[verb].endswith("ing")  # we are raising our guidance to ▢
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
    return _members(scene, token, subject(scene, verb))


def _is_undergone(scene: Scene, token: int) -> bool:
    """lost ▢ matches, dropped ▢ catches, lost ▢ of its matches: nothing became fewer by it."""
    words = scene.line.words[token + 1 : token + 5]
    behind = [word for word in words if word not in scene.rules.between]
    reached = "t" in scene.line.shape[token + 1 : token + 4]  # dropped 40 cases to ▢
    if not behind or reached:
        return False
    epithet = scene.line.shape[token + 1 : token + 3] in EPITHET  # lost ▢ away games
    return not scene.rules.undergone.isdisjoint(behind[: 1 + epithet])


def _members(scene: Scene, token: int, whole: Phrase) -> Phrase:
    """The town grew to ▢ inhabitants: what is counted, where the subject is what has them."""
    if scene.quantity().kind not in COUNTED or not whole.text:
        return whole
    line = scene.line
    head = line.words[head_token(line.shape, whole.first, whole.last)]
    if head not in scene.rules.phrases.somebody and not is_name(line, whole):
        return whole
    return behind_noun(scene, token) or whole


def _object_behind(scene: Scene, token: int) -> Phrase | None:
    """cut ▢ jobs; lost ▢ of its value; knocked ▢ off profits."""
    if scene.quantity().kind in COUNTED:
        return behind_noun(scene, token)
    shape = scene.line.shape
    following = shape[token + 1 : token + 2]
    if following == "o" or scene.line.words[token + 1 : token + 2] in (("off",), ("from",)):
        found = phrase_behind(scene.line, token + 2, scene.rules.phrases)
        timed = (
            found.text and scene.line.words[found.last] in scene.rules.spans and following != "o"
        )
        return found if found.text and not timed else None
    return None


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
