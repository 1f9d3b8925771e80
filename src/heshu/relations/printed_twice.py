"""Sentences alike but for one figure: a passage printed twice, once with a slip.

学员应在开课前3日内缴清学费 and, further on, 学员应在开课前5日内缴清学费.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention
from heshu.model.relations import NearDuplicate
from heshu.model.texts import LanguageCode
from heshu.relations.asides import without_sources
from heshu.relations.changes import comparable
from heshu.relations.scene import FIGURES, Scene, synthetic

NO_WORD = re.compile(r"[\s\W]")
SIMILAR = {"zh": 10, "en": 30}
"""Characters that two sentences must have in common to be one sentence printed twice."""
LONG = {"zh": 20, "en": 50}
"""The same where the one figure that they have is the one that differs."""
LETTER_BY_LETTER = {"zh": 16, "en": 50}
"""The same where nothing else differs, not even who says so."""
AT_ONCE = {"zh": 10, "en": 24}
"""The same where one sentence follows upon the other."""


DATED = {"zh": 20, "en": 36}
"""The same where a day is what differs, spaces not counted."""


class Printing(Struct, frozen=True):
    """A sentence as it is held against others: without who says so, without what adds nothing."""

    scene: Scene
    words: str
    text: str
    """The same with its marks, a time as one character."""
    shorter: tuple[str, ...]
    """The words up to each pause behind the last figure: what comes behind may be left out."""
    key: str
    """The words in whatever order the parts of an English sentence stand."""
    source: str
    """Who says so in an English sentence."""


def near_duplicates(
    scenes: Sequence[Scene], fillers: Mapping[LanguageCode, re.Pattern[str]]
) -> Iterator[NearDuplicate]:
    """Sentences whose words and times are the same, and of whose figures one differs.

    One of them may go on where the other one ends: …，全部支持刷脸 and …，全部支持刷脸，反映良好.
    """
    seen: dict[str, Printing] = {}
    begun: dict[str, Printing] = {}
    before: Scene | None = None
    for scene in scenes:
        previous, before = before, scene
        if not scene.claims or scene.said["outcome-of-a-vote"].search(scene.text):
            continue  # 表决结果：同意9票，反对0票: each motion has its own
        printing = _printing(scene, fillers[scene.statement.language])
        if len(printing.words) < SIMILAR[scene.statement.language]:
            continue
        earlier = seen.setdefault(printing.key, printing)
        if earlier is printing:
            known = [seen[words] for words in printing.shorter if words in seen]
            known += [begun[printing.words]] if printing.words in begun else []
            earlier = known[0] if known else printing
            begun |= {words: printing for words in printing.shorter if words not in begun}
        if earlier is not printing and not _have_two_sources(earlier, printing):
            yield from _one_differs(earlier, printing, at_once=earlier.scene is previous)


def _printing(scene: Scene, filler: re.Pattern[str]) -> Printing:
    """A sentence without who says so and without fillers; in Chinese its beginnings as well."""
    told, source = _without_sources(scene, _with_times(scene))
    spaced = filler.sub("", told)  # English words end at a space
    pieces: list[str] = []
    if scene.statement.language == "zh":
        last = max(spaced.rfind(symbol) for symbol in FIGURES)
        stops = [found.start() for found in PAUSE.finditer(spaced, last + 1)]
        pieces = [spaced[:stop] for stop in stops]
    words, *shorter = (filler.sub("", NO_WORD.sub("", each)).lower() for each in (spaced, *pieces))
    key = _turned_to_the_least(spaced) if scene.statement.language == "en" else words
    long = tuple(words for words in shorter if len(words) >= BEGINNING)
    return Printing(scene, words, _without_sources(scene, scene.text)[0], long, key, source)


def _without_sources(scene: Scene, text: str) -> tuple[str, str]:
    """The words of a sentence, and those that say who says so."""
    told = scene.said["said-by-whom-ahead"].sub("", text, 1)
    return without_sources(told, scene.said) if scene.statement.language == "en" else (told, "")


def _have_two_sources(one: Printing, two: Printing) -> bool:
    """True for "41 trees fell, the fire brigade said" and "47 trees fell, the council said"."""
    return bool(one.source and two.source) and one.source != two.source


MOST_HEADS = 12
"""Times that a word may stand in a sentence from which its words are read."""


def _turned_to_the_least(text: str) -> str:
    """The words of a sentence, read from the one from which they are the least in the alphabet.

    So "In May the port took 60 ships" and "The port took 60 ships in May" are one sentence, while
    "Lee beat Kay 4-1" and "Kay beat Lee 4-1" are two.
    """
    words = [word for each in text.lower().split() if (word := NO_WORD.sub("", each))]
    least = min(words, default="")
    heads = [at for at, word in enumerate(words) if word == least]
    if len(heads) > MOST_HEADS:
        return " ".join(words)
    return min((" ".join(words[at:] + words[:at]) for at in heads), default="")


PAUSE = re.compile("，")
BEGINNING = 10
"""Characters of a Chinese sentence that goes on where another one ends."""


def deadlines_apart(scenes: Sequence[Scene]) -> Iterator[NearDuplicate]:
    """Sentences with a deadline that are printed twice, with another day: by 14 May, by 16 May."""
    seen: dict[str, Scene] = {}
    for scene in scenes:
        text, statement = scene.text, scene.statement
        if not statement.is_prose or not scene.said["deadline"].search(text):
            continue
        figures = [claim.quantity.text for _, claim in sorted(scene.claims.items())]
        words = "|".join((NO_WORD.sub("", text), *figures))
        if not scene.times or len(words) < DATED[statement.language]:
            continue
        words = f"{words}|{statement.section}"  # each event of a list has its own
        earlier = seen.setdefault(words, scene)
        if earlier is not scene:
            yield from _one_day_differs(earlier, scene)


def _one_day_differs(earlier: Scene, later: Scene) -> Iterator[NearDuplicate]:
    """The one date in which two printings differ, if they print it alike."""
    times = zip(sorted(earlier.times.items()), sorted(later.times.items()), strict=False)
    pairs = [(one, two) for (_, one), (_, two) in times if one.iso != two.iso]
    if len(earlier.times) != len(later.times) or len(pairs) != 1:
        return
    one, two = pairs[0]
    if not one.kind == two.kind == "date" or not (DAY.search(one.iso) and DAY.search(two.iso)):
        return
    yield NearDuplicate(
        language=later.statement.language,
        cue=two.text,
        earlier=_dated(one, earlier),
        later=_dated(two, later),
    )


DAY = re.compile(r"-\d{2}-\d{2}$", re.ASCII)
DIGITS = re.compile(r"\D")


def _dated(time: Mention, scene: Scene) -> Claim:
    """A date as a figure that is another one for every other day."""
    value = Decimal(DIGITS.sub("", time.iso))
    return synthetic(scene.statement, time.place, (time.start, time.end), value, kind="number")


def _at_face(one: Claim, two: Claim) -> tuple[Claim, Claim]:
    """The limits of 不得超过28摄氏度 and 不得超过23摄氏度 as the two numbers that they are.

    A sentence printed twice has a number of as many digits twice, which is rounded alike.
    """
    first, second = one.quantity, two.quantity
    if first.qualifier != second.qualifier or None in (first.value, second.value):
        return one, two
    if first.qualifier in ("range", "vague"):
        return one, two
    exact = {"precision": Decimal(0)} if first.precision == second.precision else {}
    return (
        replace(one, quantity=replace(first, qualifier="", low=None, high=None, **exact)),
        replace(two, quantity=replace(second, qualifier="", low=None, high=None, **exact)),
    )


def _with_times(scene: Scene) -> str:
    """The masked text, every time as printed: other years are other facts."""
    pieces: list[str] = []
    done = 0
    for offset, time in sorted(scene.times.items()):
        pieces += (scene.text[done:offset], time.text)
        done = offset + 1
    return "".join([*pieces, scene.text[done:]])


def _differing(earlier: Scene, later: Scene, *, turned: bool) -> list[tuple[Claim, Claim]]:
    """The figures that differ, in the order of both; of turned sentences from any figure on."""
    ones, twos = ([claim for _, claim in sorted(each.claims.items())] for each in (earlier, later))
    found: list[tuple[Claim, Claim]] = []
    for at in range(len(twos) if turned else 1):
        beside = zip(ones, twos[at:] + twos[:at], strict=False)
        pairs = [(one, two) for one, two in beside if one.quantity.text != two.quantity.text]
        found = found if at and len(pairs) != 1 else pairs
        if len(pairs) == 1:
            break
    return found


def _one_differs(one: Printing, two: Printing, *, at_once: bool) -> Iterator[NearDuplicate]:
    earlier, later = one.scene, two.scene
    turned = earlier.statement.language == "en" and one.words != two.words
    pairs = _differing(earlier, later, turned=turned)
    if len(earlier.claims) != len(later.claims) or len(pairs) != 1:
        return
    statement = later.statement
    alike = one.text == two.text
    least = (AT_ONCE if at_once else LETTER_BY_LETTER) if alike else LONG
    if len(later.claims) == 1 and min(len(one.text), len(two.text)) < least[statement.language]:
        return
    first, second = _at_face(*pairs[0])
    if comparable(first, second) and not second.repeat_of:
        yield NearDuplicate(
            language=later.statement.language, cue=second.quantity.text, earlier=first, later=second
        )
