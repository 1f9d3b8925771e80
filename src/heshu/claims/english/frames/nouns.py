"""Nouns and prepositions that say what a level measures: `▢ jobs`, `earnings were ▢`."""

from __future__ import annotations

from heshu.claims.english.frames.levels import before_role, extreme, level_verb, put_at
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
    noun_before,
    of_behind,
    skip_left,
    subject,
)
from heshu.claims.english.phrases import Phrase, phrase_before, phrase_behind
from heshu.model import lazy_re as re
from heshu.model.figures import ChangeKind

COUNTING = frozenset({"counted-noun", "another", "change-verb"})
"""Rules of figures that count what stands behind."""
MADE = re.compile(r"[xX]{0,2}v{1,2}X?[UD]")
LABEL = re.compile(r"(?P<mark>-?)[dNE]{1,4}[birofawt]d?[NETd]{1,6}:$")
"""Applicants by the January deadline: ▢"""
BRACKETED = re.compile(r"(?P<way>[AB])[ia]d?E{1,4}\($")


def counted_noun(scene: Scene, token: int) -> Frame | None:
    """▢ jobs, ▢ Airbus aircraft: the thing counted."""
    if scene.quantity().kind not in COUNTED and not _counted_per(scene, token):
        return None
    phrase = behind_noun(scene, token)
    if phrase is None:
        return None
    value = scene.quantity().value
    if value is not None and value % 1 and scene.line.shape[token - 1 : token] == "o":
        measured = phrase_of(scene, token)  # a dividend of 8.50 crowns: no crowns are counted
        if measured is not None and measured.phrase.first < token:
            return measured
    if phrase.text in scene.rules.packages:
        measured = level_verb(scene, token)
        if measured is not None:
            return measured
    change = _came_or_went(scene, token, phrase)
    return Frame(phrase=phrase, change=change, rule="counted-noun", governor=token)


def _came_or_went(scene: Scene, token: int, phrase: Phrase) -> ChangeKind:
    """cost ▢ jobs, with the loss of ▢ posts, generated ▢ jobs: they came or went."""
    line = scene.line
    place = skip_left(line.shape, token - 1)
    if place >= 0 and line.words[place] in scene.rules.adding:
        return "increase-by"  # plans to add ▢ workers
    if line.words[phrase.last] not in scene.rules.jobs:
        return ""
    made = MADE.match(line.shape, phrase.last + 1)
    if made is not None and line.words[made.end() - 1] in scene.rules.transitive:
        return BY[DIRECTIONS[line.shape[made.end() - 1]]]  # ▢ jobs will be created
    if place > 0 and line.shape[place] == "o":
        place -= 1
    if place >= 0 and line.words[place] in scene.rules.losing:
        return "decrease-by"
    return "increase-by" if place >= 0 and line.words[place] in scene.rules.gaining else ""


def _counted_per(scene: Scene, token: int) -> bool:
    """▢ strokes per 1,000 people: things counted, though the figure is a rate."""
    line = scene.line
    return scene.quantity().kind == "rate" and any(
        line.words[index] == "per" and set(line.shape[token + 1 : index]) <= {"N", "E"}
        for index in range(token + 2, min(token + 5, len(line.words)))
    )


def another(scene: Scene, token: int) -> Frame | None:
    """closed ▢ branches and named another ▢; now have ▢ that spend: what was counted before."""
    line, shape = scene.line, scene.line.shape
    if scene.quantity().kind not in COUNTED or not token:
        return None
    behind = shape[token + 1 : token + 2]
    word = line.words[token + 1] if behind else ""
    again = line.words[token - 1] in scene.rules.again and (
        behind in ("", ",", ".", "i", "k", "&", "T", ";", "X", "p") or word in scene.rules.more
    )
    more = (
        word in scene.rules.more
        and line.shape[token - 1] not in "pow"
        and shape[token + 2 : token + 3] not in tuple("NEc")
    )
    if not again and not more and word not in ("that", "who"):
        return None
    for frame in reversed(scene.frames):
        if frame.rule in COUNTING and frame.phrase.first >= frame.governor and frame.phrase.text:
            return Frame(phrase=frame.phrase, rule="another", governor=token)
    return Frame(rule="another", governor=token, inherited=True) if again or more else None


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
    if scene.quantity().kind == "duration":
        level = put_at(scene, token) or level_verb(scene, token)  # stocks reached ▢ of supply
        if level is not None:
            return level
    words = [*scene.line.words[max(0, token - 4) : token]]
    if scene.quantity().text.startswith("us "):
        words.append("us")
    lost = scene.quantity().kind not in RELATIVE and scene.rules.cost.search(" ".join(words))
    change: ChangeKind = "decrease-by" if lost else ""  # cost us ▢ of income
    return Frame(phrase=phrase, change=change, rule="share-of", governor=token)


def _equals_share(scene: Scene, token: int) -> bool:
    """costs were ▢ of sales: the subject is measured, unless it is a name."""
    shape = scene.line.shape
    if scene.quantity().kind not in RELATIVE:
        return False
    verb = before_role(scene, skip_left(shape, token - 1))
    if verb < 1:
        return False
    word = scene.line.words[verb]
    if word in scene.rules.running or scene.line.words[verb + 1] in scene.rules.running:
        return False  # mills were operating at ▢ of capacity
    if shape[verb] == "o":  # a surplus of ▢ of output
        phrase = phrase_before(scene.line, verb - 1, scene.rules.phrases)
        people = scene.line.words[phrase.last].endswith(("ers", "ors"))  # holders of ▢ of the stock
        return bool(phrase.text) and not people and not is_empty(scene, phrase)
    level = shape[verb] == "L" and word not in scene.rules.covering and not word.endswith(" for")
    held = shape[verb] == "V" and shape[verb - 1 : verb + 2] == "vVa"  # was contained at ▢ of
    held = held or (shape[verb - 1] == "v" and word in scene.rules.believed)
    if not (shape[verb] == "v" or level or held or word in scene.rules.shares):
        return False
    phrase = subject(scene, verb)
    return bool(phrase.text) and not is_name(scene.line, phrase)


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
    if scene.line.words[place - 1] in scene.rules.extremes:
        reached = extreme(scene, place - 1)
        if reached is not None:
            return reached
    if is_empty(scene, phrase):
        behind = behind_noun(scene, token)
        phrase = behind or before_governor(scene, phrase.first) or phrase
    return Frame(phrase=phrase, rule="phrase-of", governor=place)


def _at_the_end(scene: Scene, phrase: Phrase, of: int) -> Phrase:
    """available at a bonus of ▢, a plant with a capacity of ▢: the measure begins anew."""
    if phrase.whole_first < 0:
        return phrase
    shape, first = scene.line.shape, phrase.first
    doing = scene.line.words[first].endswith("ing") and shape[first - 1 : first] in ("v", "S", ",")
    if doing and first < of - 1:  # are aiming for inflation of
        start = first + 1 + (shape[first + 1] in "rpwoa")
        inner = phrase_before(scene.line, of - 1, scene.rules.phrases, start)
        return inner if inner.text else phrase
    at = max(shape.rfind("a", phrase.whole_first, of), shape.rfind("wd", phrase.whole_first, of))
    for index in range(phrase.whole_first, of - 2):
        if shape[index] in "airwpfb" and scene.line.words[index + 1] in ("a", "an"):
            at = max(at, index)  # one of the women in a faculty of ▢
    if scene.line.words[phrase.last] in scene.rules.predicated:
        at = max(at, shape.rfind("i", phrase.whole_first, of))  # available in lots of ▢
    having = shape.rfind("w", phrase.whole_first, of)
    if shape[having + 1] != "E":
        at = max(at, having)  # the quarter with net debt of, but: the surplus with Acmeland of
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
    way = scene.rules.qualities.get(scene.line.words[token + 1]) if token + 2 < len(shape) else None
    if way and scene.quantity().kind in RELATIVE and shape[token + 2] in "NE":
        phrase = phrase_behind(scene.line, token + 2, scene.rules.phrases, whole=True)
        return Frame(
            phrase=phrase, change=BY[way], direction=way, rule="quality-behind", governor=token
        )
    having = (
        token
        and scene.line.words[token - 1] in scene.rules.having
        and scene.quantity().kind in RELATIVE
    )
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
    noun = noun_before(scene, place)
    return Frame(phrase=noun, rule="beside", governor=token) if noun is not None else None


def same_as_before(scene: Scene, _token: int) -> Frame | None:
    """Nothing of its own: the figure before says what it is about."""
    if not scene.frames or not (last_phrase(scene).text or scene.frames[-1].inherited):
        return None
    return Frame(phrase=scene.frames[-1].phrase, rule="same-as-before", inherited=True)


def dimension(scene: Scene, token: int) -> Frame | None:
    """It is ▢ long: which way it was measured, where a pronoun stands for the thing."""
    line, shape = scene.line, scene.line.shape
    word = line.words[token + 1] if token + 1 < len(line.words) else ""
    if scene.quantity().kind != scene.rules.measured_behind.get(word, ("", ""))[0]:
        return None
    verb = skip_left(shape, token - 1)
    if verb < 1 or shape[verb] != "v" or shape[verb - 1] not in "S,&":
        return None
    phrase = Phrase(line.phrase(token + 1, token + 1), "", token + 1, token + 1, token + 1)
    return Frame(phrase=phrase, rule="dimension", governor=verb)
