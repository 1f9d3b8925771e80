"""Figures printed twice at once in two forms: in Chinese and in English, in words and in digits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from heshu.languages.lists import alternatives, words
from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Quantity
from heshu.model.relations import Restatement
from heshu.relations.changes import comparable
from heshu.relations.phrases import phrases
from heshu.relations.scene import LEVEL, Scene, place_in, synthetic
from heshu.relations.small_numbers import chinese_integer

CAPITALS = re.compile("[壹贰叁肆伍陆柒捌玖拾佰仟]")


class FormWords(Struct, frozen=True):
    """The English words in brackets behind a Chinese figure."""

    bilingual: re.Pattern[str]
    """482万标箱（4.82 million TEUs）: the same in English."""
    foreign: re.Pattern[str]
    """USD 2.4 million（240万美元）: the English one first."""
    currencies: Mapping[str, re.Pattern[str]]
    """Code -> what the currency is called in English."""
    other_measure: re.Pattern[str]


def compile_forms(pack: Pack) -> FormWords:
    """The words of a pack; those of a pack without English names match nothing."""
    currencies = (entry.split("|") for entry in pack.words_named("relation-english-currency"))
    return FormWords(
        re.compile(
            rf"(?P<first>[{LEVEL}])[（(]{phrases(pack).regex('relation-english-about')}"
            rf"(?P<second>[{LEVEL}])(?P<rest>\s[A-Za-z][A-Za-z .-]{{0,30}})?[)）]"
        ),
        re.compile(rf"(?P<first>[{LEVEL}])\s?[（(](?P<second>[{LEVEL}])[)）]"),
        {
            code: re.compile(rf"\b{alternatives(names.split('/'))}\b", re.IGNORECASE)
            for code, names in currencies
        },
        re.compile(rf"\b{words(pack, 'relation-other-measure')}\b", re.IGNORECASE),
    )


def in_two_forms(scene: Scene, forms: FormWords, seen: set[int]) -> Iterator[Restatement]:
    """The figures of a statement with the same in another form right behind; `seen` are theirs."""
    yield from _bilingual(scene, forms, seen)
    if scene.statement.language == "zh":
        yield from _foreign_first(scene, forms, seen)
    yield from _counted_twice(scene, seen)
    yield from _in_capitals(scene, seen)


def _bilingual(scene: Scene, forms: FormWords, seen: set[int]) -> Iterator[Restatement]:
    """Chinese figures with the same in English behind them in brackets."""
    for found in forms.bilingual.finditer(scene.text):
        first = scene.claims.get(found.start("first"))
        second = scene.claims.get(found.start("second"))
        rest = found["rest"] or ""
        if first is None or second is None or not (rest or _scale_of(second)):
            continue
        if second.start in seen or not _may_repeat(first.quantity, second.quantity):
            continue
        if not _says_one_unit(first.quantity, rest, forms):
            continue
        seen.add(second.start)
        yield Restatement(
            cue=_scale_of(second) or rest.strip(),
            language="zh",
            first=first,
            second=second,
        )


def _foreign_first(scene: Scene, forms: FormWords, seen: set[int]) -> Iterator[Restatement]:
    """Figures with an English scale word and the same in Chinese behind them in brackets."""
    for found in forms.foreign.finditer(scene.text):
        first, second = (scene.claims[found.start(name)] for name in ("first", "second"))
        alike = first.quantity.unit == second.quantity.unit
        if second.start in seen or not alike or not _scale_of(first) or _scale_of(second):
            continue
        seen.add(second.start)
        yield Restatement(cue=_scale_of(first), language="zh", first=first, second=second)


def _scale_of(claim: Claim) -> str:
    """The "million" of 340 million and 2.4 million美元."""
    found = ENGLISH_SCALE.search(claim.quantity.text)
    return found["word"] if found else ""


ENGLISH_SCALE = re.compile(r"\d\s?(?P<word>[A-Za-z]{2,})")


def _may_repeat(first: Quantity, second: Quantity) -> bool:
    """True for a bare number, and for a sum in the currency of the first: US$65 million."""
    if second.kind == "money":
        return first.kind == "money" and first.unit == second.unit
    return second.kind in ("number", "count") and second.unit in ("", first.unit)


def _says_one_unit(first: Quantity, rest: str, forms: FormWords) -> bool:
    """True unless the English words name another currency or measure than the Chinese ones."""
    named = [code for code, words in forms.currencies.items() if words.search(rest)]
    if first.kind == "money":
        return not named or first.unit in named
    return not named and forms.other_measure.search(rest) is None


IN_WORDS = "(?P<words>[一二三四五六七八九十百千零两壹贰叁肆伍陆柒捌玖拾佰仟]{1,9})"
COUNTED_TWICE = (
    re.compile(
        rf"(?<![一二三四五六七八九十百千万两\d第]){IN_WORDS}[（(](?P<digits>\d{{1,4}})[）)]"
    ),
    re.compile(rf"(?<![\d.,，第])(?P<digits>\d{{1,4}})[（(]{IN_WORDS}[）)]"),
)
"""十五（15）日, 3（叁）年: the number in words, the same in digits, and the unit behind both."""
PLAIN = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")


def _counted_twice(scene: Scene, seen: set[int]) -> Iterator[Restatement]:
    """Numbers below ten thousand of contracts and judgments, said in words and in digits."""
    text = scene.statement.text
    for found in (found for each in COUNTED_TWICE for found in each.finditer(text)):
        if not scene.said["unit-behind-both"].match(text, found.end()):
            continue
        spans = [found.span(name) for name in ("words", "digits")]
        places = [place_in(scene.statement, *span) for span in spans]
        value = chinese_integer(found["words"].translate(PLAIN))
        if value is None or places[0] is None or places[1] is None or spans[1][0] in seen:
            continue
        first, second = (
            synthetic(scene.statement, place, span, Decimal(number), kind="number")
            for place, span, number in zip(places, spans, (value, found["digits"]), strict=True)
            if place is not None
        )
        yield Restatement(cue=found[0], language="zh", first=first, second=second, words=True)


IN_CAPITALS = re.compile(rf"(?P<first>[{LEVEL}])\s?[，、；]?\s?(?P<second>[{LEVEL}])")


def _in_capitals(scene: Scene, seen: set[int]) -> Iterator[Restatement]:
    """Sums of receipts, in capitals and in digits side by side: 人民币玖仟陆佰元整，¥9600元."""
    for found in IN_CAPITALS.finditer(scene.text):
        first, second = (scene.claims[found.start(name)] for name in ("first", "second"))
        quantities = first.quantity, second.quantity
        capitals = [bool(CAPITALS.search(each.text)) for each in quantities]
        if capitals[0] == capitals[1] or {each.kind for each in quantities} != {"money"}:
            continue
        if second.start not in seen and comparable(first, second):
            seen.add(second.start)
            yield Restatement(cue=found[0], language="zh", first=first, second=second, words=True)
