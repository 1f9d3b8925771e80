"""Do parts divide a whole? 男 and 女 leave no rest, 女性 and 党员 overlap, 工业 and 农业 do neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.relations.labels import Label
from heshu.relations.phrases import phrases
from heshu.relations.scene import Scene

SHORT_LABEL = {"zh": 12, "en": 36}
"""Characters beside a figure in which the word stands that says which part it is."""


class Division(Struct, frozen=True):
    """Words that together divide a whole without a rest, and what the whole must be called."""

    sides: tuple[re.Pattern[str], ...]
    whole: re.Pattern[str] | None


class DivisionWords(Struct, frozen=True):
    """The divisions and attributes of a pack."""

    hint: re.Pattern[str]
    """The first side of any division, or a word for the rest; without one nothing divides."""
    side: re.Pattern[str]
    """Any side of any division."""
    divisions: tuple[Division, ...]
    attributes: tuple[tuple[str, re.Pattern[str]], ...]
    """Kinds of attributes: sex, age, education; those of two kinds may belong to one person."""
    grades: tuple[re.Pattern[str], ...]
    """The steps of one scale each: 轻型, 中型, 重型; nothing stands on two of them."""
    cumulative: re.Pattern[str]
    """本科以上, or more: such a part holds the next one."""
    not_cumulative: re.Pattern[str]
    """超速, which is no more than anything."""
    lowest: re.Pattern[str]
    """及以下: behind all other steps of a scale it is the last one."""
    rest: re.Pattern[str]
    """其余, 其他, the remaining: the part that completes a list."""
    lead: re.Pattern[str]
    """其中, including: no part of the name of the first part."""
    no_opinion: re.Pattern[str]
    """Who has no opinion has not said anything else; who has children may have a degree too."""
    owned: re.Pattern[str]
    """14例，其中11例有基础疾病，12例本季未接种: what somebody has and what he has not done."""
    aged: re.Pattern[str]
    """31名溺水者中，19名在14岁以下，22名不会游泳: an age, which shuts no other attribute out."""
    chosen: re.Pattern[str]
    """来自, 就读: what everybody does in one way or at one place only."""
    denied: re.Pattern[str]
    """未成年, 非农业: two characters behind the word that denies them."""
    counted: re.Pattern[str] | None
    """两地共捐款36万元: how many parts the whole has."""
    numbers: Mapping[str, int]


def compile_divisions(pack: Pack) -> DivisionWords:
    """The divisions of a pack: `男|女`, `死亡|受伤@伤亡`, `gender:男/女`."""
    entries = pack.words_named("relation-dichotomy")
    phrase = phrases(pack).regex
    hints = [word for entry in entries for word in entry.partition("|")[0].split("/")]
    sides = [entry.partition("@")[0].replace("|", "/").split("/") for entry in entries]
    return DivisionWords(
        _any_word(
            [*hints, *pack.words_named("relation-denial"), *pack.words_named("relation-rest")]
        ),
        _any_word(sorted({word for words in sides for word in words})),
        tuple(_division(entry) for entry in entries),
        tuple(_attribute(entry) for entry in pack.words_named("relation-attribute")),
        tuple(_any_word(entry.split("/")) for entry in pack.words_named("relation-grades")),
        _any_word(pack.words_named("relation-cumulative")),
        re.compile(phrase("relation-no-cumulative")),
        re.compile(phrase("relation-and-below")),
        _any_word(pack.words_named("relation-rest")),
        _any_word(pack.words_named("relation-nested")),
        re.compile(phrase("relation-no-opinion")),
        re.compile(phrase("relation-owned-by-part")),
        re.compile(phrase("relation-told-by-age")),
        re.compile(phrase("said-verb-of-choice")),
        re.compile(phrase("said-denied-part")),
        _counted(pack),
        numbers_of_parts(pack),
    )


def numbers_of_parts(pack: Pack) -> dict[str, int]:
    """The words of a pack for small numbers, as in `2|two/both`."""
    entries = (entry.partition("|") for entry in pack.words_named("relation-number-of-parts"))
    return {word: int(number) for number, _, listed in entries for word in listed.split("/")}


def _counted(pack: Pack) -> re.Pattern[str] | None:
    """A number of parts and their noun; `None` for a language that says no sum behind them."""
    if not pack.patterns_named("relation-counted-sum"):
        return None
    return re.compile(
        rf"(?P<number>{any_of(numbers_of_parts(pack))}|[2-9])(?P<noun>[\u4e00-\u9fff]{{1,7}}?)"
        rf"{phrases(pack).regex('relation-counted-sum')}"
    )


def _division(entry: str) -> Division:
    sides, _, whole = entry.partition("@")
    return Division(
        tuple(_any_word(side.split("/")) for side in sides.split("|")),
        _any_word(whole.split("/")) if whole else None,
    )


def _attribute(entry: str) -> tuple[str, re.Pattern[str]]:
    name, _, words = entry.partition(":")
    return name, _any_word(words.split("/"))


def _any_word(words: Sequence[str]) -> re.Pattern[str]:
    """Any of the words; English ones as whole words."""
    english = [word for word in words if word.isascii()]
    others = [word for word in words if not word.isascii()]
    bodies = [rf"(?<![a-z]){any_of(english)}(?![a-z])"] if english else []
    bodies += [any_of(others)] if others else []
    return re.compile("|".join(bodies) or r"(?!)", re.IGNORECASE)


def divides(
    parts: Sequence[Label], whole: Label | None, scene: Scene, words: DivisionWords
) -> bool:
    """True if the labels of the parts are the sides of a division, each once."""
    texts = [_near(part, scene) for part in parts]
    if len(texts) == PAIR and _denied(scene, texts):
        return True
    if not all(map(words.side.search, texts)) or _are_states_of_two(scene, parts):
        return False
    named = f"{whole.words} {whole.claim.quantity.text}" if whole else ""
    return any(
        len(division.sides) == len(texts)
        and not _is_of_one_side(division, whole)
        and (division.whole is None or division.whole.search(named) is not None)
        and _matched(division, texts)
        for division in words.divisions
    )


def _are_states_of_two(scene: Scene, parts: Sequence[Label]) -> bool:
    """True for 血压正常158人，血糖异常68人: how one measure was found says nothing of another."""
    states = [scene.said["state-of-a-measure"].search(part.before) for part in parts]
    heads = [
        part.before[state.start("measure") : state.start("state")]
        for part, state in zip(parts, states, strict=True)
        if state
    ]
    if len(heads) < len(parts):
        return False
    shortest, *others = sorted(heads, key=len)
    return bool(shortest) and not all(other.endswith(shortest) for other in others)


def _is_of_one_side(division: Division, whole: Label | None) -> bool:
    """True for "of the 486 girls 359 passed and of the 501 boys 317": girls are no whole of both."""
    named = whole.claim.indicator if whole and "indicator" not in whole.claim.inherited else ""
    return bool(named) and any(side.fullmatch(named) for side in division.sides)


PAIR = 2
DENIED = 2
"""Characters behind 未 that the other part has, too."""


def _denied(scene: Scene, texts: Sequence[str]) -> bool:
    """True for 已投运 and 未投运, 农业户口 and 非农业户口: one side denies the other."""
    for one, other in (texts, texts[::-1]):
        denied = list(scene.said["denied-part"].finditer(one))
        if len(denied) != 1 or scene.said["denied-part"].search(other):
            continue
        if denied[0][0][-DENIED:] in other:
            return True
    return False


def _matched(division: Division, texts: Sequence[str]) -> bool:
    """True if each side has a text of its own."""
    left = list(texts)
    for side in division.sides:
        fitting = next((text for text in left if side.search(text)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return True


def _near(label: Label, scene: Scene) -> str:
    width = SHORT_LABEL[scene.statement.language]
    return f"{label.before[-width:]} {label.after[:width]}"


def completes(parts: Sequence[Label], words: DivisionWords) -> bool:
    """True if the last part is said to be all that is left."""
    return words.rest.search(parts[-1].words) is not None


def are_counted(parts: Sequence[Label], whole: Label, scene: Scene, words: DivisionWords) -> bool:
    """True if as many parts as the whole is said to have are named after what it has.

    两地共捐款36万元，其中甲地18万元，乙地18万元: two 地, two names that end so.
    """
    if words.counted is None:
        return False
    for found in words.counted.finditer(scene.statement.text, 0, whole.claim.start):
        printed = found["number"]
        number = words.numbers.get(printed) or int(printed)
        noun = found["noun"][-1]
        if number == len(parts) and all(part.before.endswith(noun) for part in parts):
            return True
    return False


def are_disjoint(parts: Sequence[Label], words: DivisionWords) -> bool:
    """True unless two parts may have members in common.

    女性320人，少数民族280人 may: sex and ethnic group are attributes of one person. 男 and 女,
    or 工业项目 and 农业项目, may not.
    """
    if any(words.owned.match(part.after) for part in parts):
        return False
    aged = [words.aged.match(part.claim.sentence, part.claim.end) for part in parts]
    if any(aged) and not all(aged):
        return False
    texts = [words.no_opinion.sub("", words.lead.sub("", part.words)) for part in parts]
    texts = _with_lowest(texts, words)
    if any(words.cumulative.search(words.not_cumulative.sub("", text)) for text in texts):
        return False
    if are_graded(texts, words):
        return True
    texts = [part.lead + text for part, text in zip(parts, texts, strict=True)]
    if len(set(texts)) < len(texts):
        return False
    if _are_chosen(texts, words) or _are_chosen([part.after for part in parts], words):
        return True
    return _are_told_apart(_undenied(texts, words), words)


def _with_lowest(texts: Sequence[str], words: DivisionWords) -> list[str]:
    """The texts of parts, 中级及以下 behind 正高 and 副高 as the step that it ends with."""
    *higher, last = texts
    if len(higher) < PAIR or any(words.cumulative.search(text) for text in higher):
        return list(texts)
    return [*higher, words.lowest.sub("", last)]


def _undenied(texts: Sequence[str], words: DivisionWords) -> Sequence[str]:
    """The parts left beside one that denies what all others have: 成年男性, 成年女性, 未成年人."""
    for text in texts:
        denied = words.denied.search(text)
        rest = [each for each in texts if each != text]
        if denied and len(rest) >= PAIR and all(denied[0][-DENIED:] in each for each in rest):
            return [each.replace(denied[0][-DENIED:], "") for each in rest]
    return texts


def are_of_several_kinds(parts: Sequence[Label], words: DivisionWords) -> bool:
    """True for 大学生620人，党员410人, two attributes that one person may have."""
    kinds = [
        {name for name, pattern in words.attributes if pattern.search(part.words)} for part in parts
    ]
    named = [each for each in kinds if each]
    return len(named) > 1 and not set.intersection(*named)


def _are_told_apart(texts: Sequence[str], words: DivisionWords) -> bool:
    """True where no two parts are named by attributes that one member may have together."""
    kinds = [
        frozenset(name for name, pattern in words.attributes if pattern.search(text))
        for text in texts
    ]
    if not any(kinds):
        return True
    first = kinds[0]
    if any(name.startswith(OVERLAPPING) for name in first):
        return False
    return len(first) == 1 and all(kind == first for kind in kinds)


def _are_chosen(texts: Sequence[str], words: DivisionWords) -> bool:
    """True for 来自农村的, 来自城镇的 and 跑全程的, 跑半程的: of these everybody does one."""
    verbs = {found[0].split()[-1] for text in texts if (found := words.chosen.match(text))}
    return len(verbs) == 1 and all(words.chosen.match(text) for text in texts)


OVERLAPPING = "~"
"""Before the name of a kind of which one thing may have several: 高血压 and 糖尿病."""


def are_graded(texts: Sequence[str], words: DivisionWords) -> bool:
    """True if each text names a step of its own of one scale of the pack."""
    return any(_graded(texts, grades) for grades in words.grades)


def _graded(texts: Sequence[str], grades: re.Pattern[str]) -> bool:
    """True if each text names a step of its own of one scale."""
    found = [match[0] for text in texts if (match := grades.search(text))]
    return len(found) == len(texts) == len(set(found))
