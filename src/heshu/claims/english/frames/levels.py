"""Verbs that say how high something is: `earnings were ▢`, `stood at ▢`, `put output at ▢`."""

from __future__ import annotations

from msgspec.structs import replace

from heshu.claims.english.frames.heads import LINKS
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
)
from heshu.claims.english.frames.subjects import (
    before_auxiliaries,
    skip_left,
    subject,
)
from heshu.claims.english.phrases import Phrase, phrase_before
from heshu.model import lazy_re as re
from heshu.model.figures import ChangeKind

SIDE_BEHIND = re.compile(r"X?(?P<way>[AB])(?=[ca.,;:ftp)&ko]|$)")
BESIDE_TIME = re.compile(r"X?(?P<way>[AB])(?=[iTbrw])")
"""▢ higher in May; of a multiple this says nothing: ▢ times higher in men."""
TOPMOST = re.compile(r"v(?P<most>N)(?:[ia]d?[NE]{1,4})?,?a$")
CHANGE_IN = re.compile(r"(?P<way>[un])id?$")
"""the fall in: what stands in front of what changed."""
LONGEST_LINK = 2
TIMED = re.compile(r"[vL](?:p|[ia]d?)?Ta$")
"""stood on Friday at ▢"""


def before_role(scene: Scene, place: int) -> int:
    """The verb in front of a preposition: stood at ▢, remained steady at ▢, ranged from ▢."""
    shape = scene.line.shape
    if place < 1:
        return place
    timed = TIMED.search(shape, max(0, place - 4), place + 1)
    if timed:
        return timed.start()  # closed yesterday at ▢
    topmost = TOPMOST.search(shape, max(0, place - 9), place + 1)
    if topmost and scene.line.words[topmost.start("most")] in scene.rules.superlatives:
        return topmost.start()  # was lowest in Acmeland, at ▢
    if shape[place] in "atrbiop" and shape[place - 1] in "vLV":
        return place - 1
    if shape[place] == "f" and scene.line.words[place - 1] in scene.rules.ranging:
        return place - 1
    if shape[place] in "atri" and shape[place - 1] in "XN" and shape[place - 2] in "vL":
        return place - 2
    if shape[place] == "a" and _holds(scene, place - 2):
        return place - 2
    return place


def _holds(scene: Scene, place: int) -> bool:
    """held steady at ▢, came in at ▢: a verb of level of two words."""
    return " ".join(scene.line.words[max(0, place) : place + 2]) in scene.rules.holding


def level_verb(scene: Scene, token: int) -> Frame | None:
    """earnings were ▢; the allowance totaled ▢; stood at ▢."""
    shape = scene.line.shape
    place = before_role(scene, skip_left(shape, token - 1))
    if place > 1 and shape[place : place + 1] == "a" and shape[place - 1] == ",":
        place = skip_left(shape, place - 2)  # remained low, at ▢
    ranging = place >= 0 and (
        scene.line.words[place] in scene.rules.ranging or _holds(scene, place)
    )
    put = place > 0 and scene.line.words[place] == "put" and "v" in shape[max(0, place - 2) : place]
    put = put or _is_put_at(scene, place, token)
    allowed = place == token - 1 and shape[place] == "x" and _bounds(scene)
    if place < 0 or not (shape[place] in "vL" or ranging or put or allowed):
        return None
    phrase = _valued(scene, place, token) or _object_before(scene, place) or subject(scene, place)
    if not phrase.text and _is_of_pronoun(scene, place):
        return Frame(rule="level-verb", governor=place, inherited=True)
    if not phrase.text or is_name(scene.line, phrase):
        return None
    side = SIDE_BEHIND.match(shape, token + 1)
    if side is None and scene.quantity().kind != "multiple":
        side = BESIDE_TIME.match(shape, token + 1)
    if side and (scene.line.words[token + 1], shape[token + 2 : token + 4]) != ("ahead", "oE"):
        direction = DIRECTIONS[side["way"]]
        return Frame(
            phrase=phrase, change=BY[direction], direction=direction, rule="side-behind",
            governor=place,
        )  # fmt: skip
    return _of_change(scene, Frame(phrase=phrase, rule="level-verb", governor=place))


def _is_of_pronoun(scene: Scene, verb: int) -> bool:
    """In the south it stood at ▢; they made up ▢: what was measured in the sentence before."""
    line, kind = scene.line, scene.quantity().kind
    pronoun = before_auxiliaries(line, verb)
    known = pronoun >= 0 and line.words[pronoun] in ("it", "they")
    return known and kind in RELATIVE and line.words[verb] not in scene.rules.price


def _of_change(scene: Scene, frame: Frame) -> Frame:
    """The drop was ▢; the fall in fares was ▢; pay increases cluster around ▢: a change."""
    shape, phrase = scene.line.shape, frame.phrase
    within = CHANGE_IN.search(shape, max(0, phrase.whole_first - LONGEST_LINK), phrase.first)
    letter = within["way"] if within else shape[phrase.last]
    if letter not in "un" or set(LINKS) & set(shape[phrase.first : phrase.last]):
        return frame  # the rate of growth was ▢
    costs = scene.line.words[frame.governor] in scene.rules.price  # the cuts will cost ▢
    if costs or scene.quantity().kind in COUNTED - {"number"}:
        return frame
    way = DIRECTIONS[letter]
    return replace(frame, change=BY[way], direction=way)


def standing(scene: Scene, token: int) -> Frame | None:
    """Crude was trading around ▢; occupancy is running at ▢: how high something is."""
    line, shape = scene.line, scene.line.shape
    if scene.quantity().kind in COUNTED - {"number"}:
        return None
    place = skip_left(shape, token - 1)
    at = place > 0 and (shape[place] in "at" or line.words[place] in scene.rules.nearness)
    if not at and not scene.quantity().text.lower().startswith(scene.rules.nearby):
        return None
    verb = place - 1 if at else place
    if verb < 1 or line.words[verb] not in scene.rules.standing or shape[verb] not in "VLN":
        return None
    if shape[verb] == "N" and shape[verb - 1] not in "vxt,&p":
        return None
    phrase = subject(scene, verb)
    if not phrase.text or is_name(line, phrase):
        return None
    return _of_change(scene, Frame(phrase=phrase, rule="level-verb", governor=verb))


def _valued(scene: Scene, verb: int, token: int) -> Phrase | None:
    """Organisers capped entries at ▢: what stands between the verb and at."""
    shape = scene.line.shape
    if shape[verb] != "L" or token - verb < 3 or shape[verb + 1] not in "dN":
        return None
    at = skip_left(shape, token - 1)
    if shape[at] != "a" or set(shape[verb + 1 : at]) - set("dNX"):
        return None
    found = phrase_before(scene.line, at - 1, scene.rules.phrases, verb + 1)
    return found if found.text else None


def _bounds(scene: Scene) -> bool:
    """The crop might not exceed ▢: the verb belongs to the figure."""
    return "exceed" in scene.quantity().text.lower()


def put_at(scene: Scene, token: int) -> Frame | None:
    """They put output, including that of the islands, at ▢; the deal values the firm at ▢."""
    line, shape = scene.line, scene.line.shape
    place = skip_left(shape, token - 1)
    if place < 3 or shape[place] != "a":
        return None
    index = place - 1
    if shape[index] == ",":
        index = max(shape.rfind(",", max(0, index - WINDOW), index), 1) - 1
    phrase = phrase_before(line, index, scene.rules.phrases)
    verb = phrase.whole_first - 1
    if verb < 0 or not phrase.text or shape[verb] not in "VLN":
        return None
    somebody = is_name(line, phrase) or line.words[phrase.last] in scene.rules.phrases.somebody
    if line.words[verb] in scene.rules.valuing and (
        somebody or line.words[phrase.last].endswith("er")
    ):
        phrase = Phrase(line.phrase(verb, verb), phrase.owner, verb, verb, verb)
        return Frame(phrase=phrase, rule="verb", governor=verb)
    if line.words[verb] not in scene.rules.putting or is_name(line, phrase):
        return None
    return Frame(phrase=phrase, rule="level-verb", governor=verb)


def _is_put_at(scene: Scene, verb: int, token: int) -> bool:
    """The portfolio, which he put at ▢: no amount that was put aside."""
    at = scene.line.shape[skip_left(scene.line.shape, token - 1)] == "a"
    return (
        at
        and verb > 1
        and scene.line.words[verb] in scene.rules.putting
        and bool(_object_before(scene, verb))
    )


def _object_before(scene: Scene, verb: int) -> Phrase | None:
    """The portfolio, which he put at ▢: what the relative word stands for."""
    line, shape = scene.line, scene.line.shape
    if line.words[verb] not in scene.rules.putting:
        return None
    index = verb - 1
    while index > 0 and shape[index] in "xXNEdS" and line.words[index] not in ("which", "that"):
        index -= 1
    if index < 2 or line.words[index] not in ("which", "that") or index == verb - 1:
        return None
    if not set("NES") & set(shape[index + 1 : verb]):
        return None
    index -= 2 if shape[index - 1] == "," else 1
    found = phrase_before(line, index, scene.rules.phrases)
    return found if found.text and not is_name(line, found) else None


def extreme(scene: Scene, noun: int) -> Frame | None:
    """rose to a six-year high of ▢, touched a low of ▢, stood at a peak of ▢: what did so."""
    line, shape = scene.line, scene.line.shape
    start = noun - 1
    while start > 0 and shape[start] in "NXdQT-" and line.words[start] not in scene.rules.standing:
        start -= 1
    last = scene.frames[-1] if scene.frames else None
    inside = last is not None and line.figures[len(scene.frames) - 1] > start
    if inside and last is not None and last.change.endswith("-to"):
        scene.frames[-1] = replace(last, change="")  # to a six-year high: how long is no change
        return replace(last, chain=-1, link="")
    verb = start - 1 if shape[start] in "ta" else start
    while verb > 0 and shape[verb] in "XT":
        verb -= 1
    if verb < 1 or shape[verb] not in "VLUDC":
        return None
    phrase = subject(scene, verb)
    if not phrase.text or is_name(line, phrase):
        return None
    change: ChangeKind = ""
    if shape[verb] in "UDCV":
        change = TO[scene.rules.extremes[line.words[noun]]]
    return Frame(phrase=phrase, change=change, direction="", rule="level-verb", governor=verb)
