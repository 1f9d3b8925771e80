"""Nouns and prepositions that say what a level measures: `▢ jobs`, `earnings were ▢`."""

from __future__ import annotations

from collections.abc import Mapping

from heshu.claims.english.frames.scene import (
    BY,
    COUNTED,
    DIRECTIONS,
    RELATIVE,
    WINDOW,
    Frame,
    Scene,
    is_empty,
    is_name,
    last_phrase,
)
from heshu.claims.english.frames.subjects import (
    before_governor,
    behind_noun,
    of_behind,
    skip_left,
    subject,
    verb_left,
)
from heshu.claims.english.phrases import Phrase, phrase_before, phrase_behind
from heshu.model import lazy_re as re

SIDE_BEHIND = re.compile(r"X?(?P<way>[AB])(?=[ca.,;:ftp)&ko]|$)")
RANGING = frozenset({"range", "ranged", "ranges", "vary", "varied", "varies", "ranging", "varying"})
HAVING = frozenset({"had", "has", "have", "having"})
COMPARATIVES = frozenset(
    {"larger", "largest", "smaller", "smallest", "latter", "former", "biggest"}
)
NOT_PEOPLE = frozenset({"orders", "numbers", "papers", "powers", "waters", "factors", "sectors"})
SHARE_VERBS = frozenset({"made up", "make up", "makes up", "making up"})
LABEL = re.compile(r"(?P<mark>-?)[dNE]{1,4}[birofawt]d?[NETd]{1,6}:$")
"""Applicants by the January deadline: ▢"""
PASSIVE = re.compile(r"x?vv?X?[VLD]")
BRACKETED = re.compile(r"(?P<way>[AB])[ia]d?E{1,4}\($")
EXTENDING = frozenset(
    {
        "take", "takes", "took", "taken", "need", "needs", "needed", "span", "spans", "spanned",
        "contribute", "contributes", "contributed", "start", "starts", "started", "stretched",
        "run", "runs", "ran", "leave", "leaves", "left", "go", "goes", "went", "come", "comes",
        "came", "lie", "lies", "lay", "sell", "sells", "sold", "yield", "yields", "yielded",
    }
)
"""Verbs of which the subject is what is measured: the journey takes ▢."""
QUALITIES: Mapping[str, str] = {
    "higher": "up", "greater": "up", "larger": "up", "bigger": "up", "lower": "down",
    "smaller": "down", "fewer": "down", "more": "up", "less": "down",
}  # fmt: skip


def counted_noun(scene: Scene, token: int) -> Frame | None:
    """▢ jobs, ▢ Airbus aircraft: the thing counted."""
    if scene.quantity().kind not in COUNTED and not _counted_per(scene, token):
        return None
    phrase = behind_noun(scene, token)
    if phrase is None:
        return None
    return Frame(phrase=phrase, rule="counted-noun", governor=token)


def _counted_per(scene: Scene, token: int) -> bool:
    """▢ strokes per 1,000 people: things counted, though the figure is a rate."""
    line = scene.line
    return scene.quantity().kind == "rate" and any(
        line.words[index] == "per" and set(line.shape[token + 1 : index]) <= {"N", "E"}
        for index in range(token + 2, min(token + 5, len(line.words)))
    )


def complement(scene: Scene, token: int) -> Frame | None:
    """of whom ▢ are pilots; of which ▢ is forest: what stands behind the verb."""
    line, shape = scene.line, scene.line.shape
    place = token - 1
    while place >= 0 and shape[place] in "Xd":
        place -= 1
    if place < 1 or line.words[place] not in ("whom", "which") or shape[place - 1] != "o":
        return None
    behind = token + 1
    if shape[behind : behind + 1] != "v":
        known = last_phrase(scene)
        return Frame(phrase=known, rule="complement", inherited=True) if known.text else None
    phrase = phrase_behind(line, behind + 1, scene.rules.phrases)
    if not phrase.text:
        phrase = last_phrase(scene)
    return Frame(phrase=phrase, rule="complement", governor=behind) if phrase.text else None


def share_of(scene: Scene, token: int) -> Frame | None:
    """▢ of drinking water; ▢ tonnes of wheat."""
    if scene.line.shape[token + 1 : token + 2] != "o":
        return None
    phrase = of_behind(scene, token + 1)
    if phrase is None or is_empty(scene, phrase) or _equals_share(scene, token):
        return None
    return Frame(phrase=phrase, rule="share-of", governor=token)


def _equals_share(scene: Scene, token: int) -> bool:
    """costs were ▢ of sales: the subject is measured, unless it is a name."""
    shape = scene.line.shape
    verb = skip_left(shape, token - 1)
    share = verb >= 0 and scene.line.words[verb] in SHARE_VERBS
    if scene.quantity().kind not in RELATIVE or verb < 1 or not (shape[verb] == "v" or share):
        return False
    phrase = subject(scene, verb)
    return bool(phrase.text) and not is_name(scene.line, phrase)


def _before_role(scene: Scene, place: int) -> int:
    """The verb in front of a preposition: stood at ▢, remained steady at ▢, ranged from ▢."""
    shape = scene.line.shape
    if place < 1:
        return place
    if shape[place] in "atrbiop" and shape[place - 1] in "vLV":
        return place - 1
    if shape[place] == "f" and scene.line.words[place - 1] in RANGING:
        return place - 1
    if shape[place] in "atr" and shape[place - 1] in "XN" and shape[place - 2] in "vL":
        return place - 2
    return place


def level_verb(scene: Scene, token: int) -> Frame | None:
    """earnings were ▢; the allowance totaled ▢; stood at ▢."""
    shape = scene.line.shape
    place = _before_role(scene, skip_left(shape, token - 1))
    if place > 1 and shape[place] == "a" and shape[place - 1] == ",":
        place = skip_left(shape, place - 2)  # remained low, at ▢
    ranging = place >= 0 and scene.line.words[place] in RANGING
    if place < 0 or not (shape[place] in "vL" or ranging):
        return None
    phrase = _valued(scene, place, token) or subject(scene, place)
    if not phrase.text or is_name(scene.line, phrase):
        return None
    side = SIDE_BEHIND.match(shape, token + 1)
    if side:
        direction = DIRECTIONS[side["way"]]
        return Frame(
            phrase=phrase, change=BY[direction], direction=direction, rule="side-behind",
            governor=place,
        )  # fmt: skip
    return Frame(phrase=phrase, rule="level-verb", governor=place)


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


def bracketed(scene: Scene, token: int) -> Frame | None:
    """Sales were down in Ontario (▢) and up in Quebec (▢): a change in brackets."""
    shape = scene.line.shape
    found = BRACKETED.search(shape, max(0, token - WINDOW), token)
    if found is None or scene.quantity().kind not in RELATIVE:
        return None
    way = found.start("way")
    phrase = subject(scene, way) if shape[way - 1] in "vLx" else last_phrase(scene)
    direction = DIRECTIONS[found["way"]]
    return Frame(
        phrase=phrase, change=BY[direction], direction=direction, rule="side-behind", governor=way
    ) if phrase.text else None  # fmt: skip


def phrase_of(scene: Scene, token: int) -> Frame | None:
    """a loss of ▢; market expectation of ▢."""
    shape = scene.line.shape
    place = skip_left(shape, token - 1)
    if place < 1 or shape[place] != "o":
        return None
    phrase = _at_the_end(scene, phrase_before(scene.line, place - 1, scene.rules.phrases), place)
    if not phrase.text:
        return None
    if is_empty(scene, phrase):
        behind = behind_noun(scene, token)
        phrase = behind or before_governor(scene, phrase.first) or phrase
    return Frame(phrase=phrase, rule="phrase-of", governor=place)


def _at_the_end(scene: Scene, phrase: Phrase, of: int) -> Phrase:
    """available at a bonus of ▢, a plant with a capacity of ▢: the measure begins anew."""
    if phrase.whole_first < 0:
        return phrase
    shape = scene.line.shape
    at = max(shape.rfind("a", phrase.whole_first, of), shape.rfind("wd", phrase.whole_first, of))
    if at < 0:
        return phrase
    inner = phrase_before(scene.line, of - 1, scene.rules.phrases, at + 1)
    return inner if inner.text else phrase


def noun_behind(scene: Scene, token: int) -> Frame | None:
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
    having = token and scene.line.words[token - 1] in HAVING and scene.quantity().kind in RELATIVE
    if shape[token + 1 : token + 2] not in tuple("NE-XT") or not (
        having or _is_attributive(shape, token)
    ):
        return None
    noun = behind_noun(scene, token, whole=True)
    return Frame(phrase=noun, rule="noun-behind", governor=token) if noun is not None else None


def _is_attributive(shape: str, token: int) -> bool:
    """An article stands before the figure, or a verb governs it as an object."""
    before = shape[token - 1] if token else "."
    return before in "doiwrpVRXat" or before == "N" and "d" in shape[max(0, token - 3) : token]


def beside(scene: Scene, token: int) -> Frame | None:
    """Net ▢; revenues - ▢ -; Turnover: ▢; profit (▢)."""
    shape = scene.line.shape
    label = LABEL.match(shape[:token])
    if label is not None and not scene.frames:
        phrase = phrase_behind(scene.line, label.end("mark"), scene.rules.phrases, whole=True)
        if phrase.text and not is_name(scene.line, phrase):
            return Frame(phrase=phrase, rule="beside", governor=token)
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
    if not phrase.text or is_name(scene.line, phrase):
        return None
    return Frame(phrase=phrase, rule="beside", governor=token)


def object_of(scene: Scene, token: int) -> Frame | None:
    """paid ▢ for the ship; invested ▢ in roads; ▢ on schools."""
    shape = scene.line.shape
    following = shape[token + 1 : token + 2]
    word = scene.line.words[token + 1 : token + 2]
    if scene.quantity().kind != "money" or not (following in tuple("ri") or word == ("on",)):
        return None
    if shape[max(0, token - 1) : token] == "r":
        return None  # sold its shop for ▢ in cash
    phrase = phrase_behind(scene.line, token + 2, scene.rules.phrases)
    if not phrase.text or is_name(scene.line, phrase):
        return None
    return Frame(phrase=phrase, rule="object-of", governor=token)


def price_for(scene: Scene, token: int) -> Frame | None:
    """A ferry was ordered from a yard for ▢: what was bought stands in front of the verb."""
    line, shape = scene.line, scene.line.shape
    place = skip_left(shape, token - 1)
    if scene.quantity().kind != "money" or place < 3 or shape[place] != "r":
        return None
    for index in range(place - 1, max(1, place - 10), -1):
        if shape[index] == "V" and line.words[index] in scene.rules.trades:
            if not set("v&") & set(shape[max(0, index - 3) : index]):
                return None
            phrase = subject(scene, index)
            if phrase.text and not is_name(line, phrase):
                return Frame(phrase=phrase, rule="level-verb", governor=index)
            verb = Phrase(line.phrase(index, index), phrase.owner, index, index, index)
            return Frame(phrase=verb, rule="verb", governor=index)
        if shape[index] in "Q;.kVUDLR":
            break
    return None


def behind_preposition(scene: Scene, token: int) -> Frame | None:
    """shares at ▢; a contract worth ▢: the nearest noun in front."""
    shape = scene.line.shape
    place = skip_left(shape, token - 1)
    limit = max(0, place - 8)
    while place > limit and shape[place] not in "NET":
        if shape[place] in "Q;.k":
            return None
        place -= 1
    if place < 0 or shape[place] not in "NET":
        return None
    phrase = phrase_before(scene.line, place, scene.rules.phrases)
    if not phrase.text or is_name(scene.line, phrase):
        return None
    direct = skip_left(shape, token - 1)
    if direct > place and shape[direct] in "VD" and (
        _is_somebody(scene, phrase, place) or _acts(scene, direct)
    ):
        verb = Phrase(scene.line.phrase(direct, direct), "", direct, direct, direct)
        return Frame(phrase=verb, rule="verb", governor=direct)
    return Frame(phrase=phrase, rule="nearest-noun", governor=token)


def _acts(scene: Scene, verb: int) -> bool:
    """The port handled ▢: what is done says more than who does it, if it takes an object."""
    shape, word = scene.line.shape, scene.line.words[verb]
    if word in EXTENDING or word.endswith("ing") or scene.quantity().kind in RELATIVE:
        return False
    return shape[verb] == "V" and "v" not in shape[max(0, verb - 3) : verb]


def _is_somebody(scene: Scene, phrase: Phrase, place: int) -> bool:
    """The club paid ▢, growers, who were paid ▢: somebody does it, it is not measured."""
    head = scene.line.words[phrase.last]
    if "S" in scene.line.shape[place:] and scene.line.shape[place + 1] in ",S":
        return scene.line.words[place + 2 : place + 3] == ("who",)
    if head in COMPARATIVES or (head.endswith(("ers", "ors")) and head not in NOT_PEOPLE):
        return True
    return head in scene.rules.phrases.somebody and scene.line.shape[phrase.whole_first] == "d"


def verb_object(scene: Scene, token: int) -> Frame | None:
    """employs ▢ people and sold ▢ tonnes: a verb of its own between two figures."""
    line = scene.line
    verb = skip_left(line.shape, token - 1)
    if not scene.frames or scene.quantity().kind in COUNTED or verb < 1:
        return None
    if line.shape[verb] != "V" or verb < line.figures[len(scene.frames) - 1]:
        return None
    if line.shape[verb - 1] not in ",&kXS" or line.words[verb].endswith("ing"):
        return None
    phrase = Phrase(line.phrase(verb, verb), "", verb, verb, verb)
    return Frame(phrase=phrase, rule="verb", governor=verb)


def passive(scene: Scene, token: int) -> Frame | None:
    """and said ▢ would be released for repairs: what happens to the figure itself."""
    line, shape = scene.line, scene.line.shape
    found = PASSIVE.match(shape, token + 1)
    if found is None or scene.quantity().kind in RELATIVE or not token:
        return None
    if shape[token - 1] not in "Rk&,X":
        return None
    verb = found.end() - 1
    return Frame(
        phrase=Phrase(line.phrase(verb, verb), "", verb, verb, verb), rule="verb", governor=verb
    )


def same_as_before(scene: Scene, _token: int) -> Frame | None:
    """Nothing of its own: the figure before says what it is about."""
    if not scene.frames or not (scene.frames[-1].phrase.text or scene.frames[-1].inherited):
        return None
    return Frame(phrase=scene.frames[-1].phrase, rule="same-as-before", inherited=True)


def verb_itself(scene: Scene, token: int) -> Frame | None:
    """Acme paid ▢: what stands in front of the verb, or nothing better than the verb."""
    line = scene.line
    verb = verb_left(line.shape, skip_left(line.shape, token - 1), "VLvRUDC")
    if verb < 0:
        return None
    phrase = subject(scene, verb)
    if not phrase.text or is_name(line, phrase):
        if line.shape[verb] == "v":
            return None
        phrase = Phrase(line.phrase(verb, verb), phrase.owner or phrase.text, verb, verb, verb)
    return Frame(phrase=phrase, rule="verb", governor=verb)


def age(scene: Scene, token: int) -> Frame | None:
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
