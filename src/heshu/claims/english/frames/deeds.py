"""What somebody does with an amount: `handled ▢`, `was sold for ▢`, `was filmed in ▢`."""

from __future__ import annotations

from heshu.claims.english.frames.scene import COUNTED, RELATIVE, Frame, Scene, is_name, last_phrase
from heshu.claims.english.frames.subjects import noun_before, skip_left, subject, verb_left
from heshu.claims.english.phrases import Phrase, head_token, phrase_behind
from heshu.model import lazy_re as re

PASSIVE = re.compile(r"x?vv?X?[VLD]")


def object_of(scene: Scene, token: int) -> Frame | None:
    """paid ▢ for the ship; invested ▢ in roads; ▢ on schools."""
    shape = scene.line.shape
    following = shape[token + 1 : token + 2]
    word = scene.line.words[token + 1 : token + 2]
    if scene.quantity().kind != "money" or not (following in tuple("ri") or word == ("on",)):
        return None
    if shape[max(0, token - 1) : token] in ("r", "a"):
        return None  # sold its shop for ▢ in cash; closed at ▢ on the exchange
    verb = skip_left(shape, token - 1)
    got = scene.line.words[verb - (shape[verb] == "S")] if verb > 0 else ""
    if following == "r" and got in scene.rules.transfers and not got.startswith(("pa", "off")):
        return None  # granted her ▢ for boats, collected ▢ for second place
    phrase = phrase_behind(scene.line, token + 2, scene.rules.phrases)
    if not phrase.text or is_name(scene.line, phrase):
        return None
    return Frame(phrase=phrase, rule="object-of", governor=token)


def gained_or_lost(scene: Scene, token: int) -> Frame | None:
    """The appeal raised ▢; the firm lost ▢: the verb says what an amount of money is, and no change."""
    line = scene.line
    verb = skip_left(line.shape, token - 1)
    if scene.quantity().kind != "money" or verb < 1 or line.shape[verb] not in "UD":
        return None
    if line.words[verb] not in scene.rules.funds | scene.rules.losses:
        return None
    phrase = Phrase(line.phrase(verb, verb), "", verb, verb, verb)
    return Frame(phrase=phrase, rule="verb", governor=verb)


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
    phrase = noun_before(scene, place)
    if phrase is None:
        return None
    if scene.line.words[phrase.last] == "times":
        return None  # shown ▢ times for ▢
    direct = skip_left(shape, token - 1)
    if (
        direct > place
        and shape[direct] in "VD"
        and (_is_somebody(scene, phrase, place) or _acts(scene, direct))
    ):
        verb = Phrase(scene.line.phrase(direct, direct), "", direct, direct, direct)
        return Frame(phrase=verb, rule="verb", governor=direct)
    return Frame(phrase=phrase, rule="nearest-noun", governor=token)


def _acts(scene: Scene, verb: int) -> bool:
    """The port handled ▢: what is done says more than who does it, if it takes an object."""
    shape, word = scene.line.shape, scene.line.words[verb]
    if scene.quantity().kind == "rank":
        return True  # the film was ranked ▢
    if word.endswith("ing") and scene.quantity().kind not in RELATIVE:
        return "v" in shape[max(0, verb - 2) : verb]  # Mangla was releasing ▢
    if word in scene.rules.extending or scene.quantity().kind in RELATIVE:
        return False
    return shape[verb] == "V" and "v" not in shape[max(0, verb - 3) : verb]


def _is_somebody(scene: Scene, phrase: Phrase, place: int) -> bool:
    """The club paid ▢, growers, who were paid ▢: somebody does it, it is not measured."""
    head = scene.line.words[head_token(scene.line.shape, phrase.first, phrase.last)]
    if "S" in scene.line.shape[place:] and scene.line.shape[place + 1] in ",S":
        return scene.line.words[place + 2 : place + 3] == ("who",)
    if head in scene.rules.somebody:
        return True
    if head.endswith(("ers", "ors")) and head not in scene.rules.no_people:
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
    if (
        line.words[verb - 1] == "having"
        or (line.shape[verb - 1] not in ",&kXSxEtv" and not line.words[verb - 1].endswith(" to"))
        or (line.words[verb].endswith("ing") and line.shape[verb - 1] != "v")
    ):
        return None
    if line.words[verb] in scene.rules.producing and scene.rules.output.intersection(
        _words_of(scene)
    ):
        return None  # Output was ▢ in Hull, while York produced ▢
    phrase = Phrase(line.phrase(verb, verb), "", verb, verb, verb)
    return Frame(phrase=phrase, rule="verb", governor=verb)


def _words_of(scene: Scene) -> list[str]:
    """The words of what the figure before is about."""
    return last_phrase(scene).text.lower().split()


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


def lasting(scene: Scene, token: int) -> Frame | None:
    """The film was shot in ▢ days; they followed them for ▢ months: what took so long."""
    line, shape = scene.line, scene.line.shape
    place = skip_left(shape, token - 1)
    if line.words[token + 1 : token + 2] == ("times",) and place > 0 and shape[place] in "VLUD":
        text = Phrase(line.phrase(place, place), "", place, place, place)
        return Frame(phrase=text, rule="verb", governor=place)  # was presented ▢ times
    if scene.quantity().kind != "duration" or place < 1 or shape[place] not in "irptc":
        return None
    if shape[place] == "t" and shape[place - 1] != "V":
        return None
    verb = verb_left(shape, place - 1, "VUD")
    if verb < 0 or (verb and line.words[verb] in scene.rules.no_deeds):
        return None
    text = Phrase(line.phrase(verb, verb), "", verb, verb, verb)
    return Frame(phrase=text, rule="verb", governor=verb)


def transfer(scene: Scene, token: int) -> Frame | None:
    """1,535 patients received ▢; feed mills paid an average ▢: what was done with the money."""
    line, shape = scene.line, scene.line.shape
    quantity = scene.quantity()
    price = quantity.kind == "rate" and quantity.unit[:3].isupper() and quantity.unit[3:4] == "/"
    if quantity.kind != "money" and not price:
        return None
    verb = skip_left(shape, token - 1)
    verb -= verb > 1 and shape[verb] == "S"  # granted her ▢
    last = verb
    if verb > 1 and line.words[verb] in scene.rules.verb_particles and "N" not in shape[verb:token]:
        verb -= 1  # paid out ▢; not: paid out a cumulative ▢
    if verb < 1 or line.words[verb] not in scene.rules.transfers or shape[verb] not in "VLR":
        return None
    if shape[verb - 1] not in "NEQSxXk&,)" and shape[verb - 2 : verb] not in ("Nv", "Ev", "Sv"):
        return None
    back = token + 1 < len(shape) and line.words[token + 1] == "back"
    text = line.phrase(verb, last if shape[last] != "S" else verb)
    return Frame(
        phrase=Phrase(f"{text} back" if back else text, "", verb, verb, verb),
        rule="verb", governor=verb,
    )  # fmt: skip


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
