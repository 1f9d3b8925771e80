"""What makes a figure an average, a price or a rate, and over what: 件均, 每吨, per person, $8/t."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.lists import alternatives, words
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.cautions import word_pattern
from heshu.relations.phrases import phrases
from heshu.relations.scene import LEVEL, Scene

GAP_CHARACTERS = 36
"""Masked characters between the cue of an average and its figure."""
COUNTED_GAP = 60
"""The same where the cue counts them: each of the 1,500 schools of the northern district gets 40."""
NEAR = {"zh": 6, "en": 14}
"""Characters before a cue in which a word makes it a price or an average."""
POWERS_OF_TEN = (100, 1000, 10000, 100000, 1000000)


class ManyWords(Struct, frozen=True):
    """How a figure for a hundred, a thousand and so on is printed."""

    before: re.Pattern[str]
    """每千人拥有汽车250辆, with the groups `many` and `unit`."""
    behind: re.Pattern[str]
    """250 per 1,000 people, where the divisor is part of the unit and no figure of its own."""
    numbers: Mapping[str, int]
    """千 -> 1000, thousand -> 1000."""
    units: Mapping[str, str]
    """人 -> person."""


class CueRules(Struct, frozen=True):
    """The cues of a pack."""

    cues: re.Pattern[str]
    units: Mapping[str, frozenset[str]]
    """Cue -> units in which its count may be printed; empty for any count."""
    price: re.Pattern[str]
    """单价, at ... each: words of a price."""
    mean: re.Pattern[str]
    """均, average: what no price is called."""
    introduced: re.Pattern[str]
    """What must stand before a figure whose cue follows it: ", or $8,000 each"."""
    sums: Mapping[str, re.Pattern[str]]
    """Noun of an average -> what says that the total is its sum: donors gave, the average gift."""
    many: ManyWords
    per_any: re.Pattern[str]
    """180,000 euros per firm, 44 goals a team: any noun that the sentence counts elsewhere."""
    per_of: re.Pattern[str]
    """$180 for each of its 24,000 residents."""
    per_counted: re.Pattern[str]
    """平均每栋60户: a mean for each `noun` that the sentence counts; Chinese only."""
    price_of_one: re.Pattern[str]
    """一张门票35元: the price of one `noun`, whose `figure` follows; Chinese only."""
    unsold: frozenset[str]
    """What 一 counts that is nothing sold: 一年."""


class Cue(Struct, frozen=True, gc=False):
    """The words that make a figure an average, and where both stand."""

    text: str
    start: int
    end: int
    average: int
    """Offset of the figure."""
    units: frozenset[str]
    """Units in which the count may be printed; empty for any."""
    each: int = 1
    """Units of the count that the figure is for: 1000 in 每千人."""
    price: bool = False
    """A price rather than an average."""


def _sums(pack: Pack) -> dict[str, re.Pattern[str]]:
    entries = [entry.partition("|") for entry in pack.words_named("relation-average-of")]
    return {
        noun: re.compile(rf"\b{any_of(stems.split('/'))}", re.IGNORECASE)
        for noun, _, stems in entries
    }


def compile_cues(pack: Pack) -> CueRules:
    """The cues of a pack."""
    entries = [entry.partition("|") for entry in pack.words_named("relation-per")]
    units = {cue: frozenset(filter(None, codes.split("/"))) for cue, _, codes in entries}
    cues = any_of(units)
    if pack.language == "en":
        cues = rf"(?<![A-Za-z]){cues.replace(chr(92) + ' ', chr(92) + 's+')}(?![A-Za-z])"
    introduced = any_of(pack.words_named("relation-per-introduced"))
    edge = "" if pack.language == "zh" else r"^|[\s,(]"
    return CueRules(
        re.compile(cues, re.IGNORECASE),
        units,
        word_pattern(pack, "relation-price"),
        word_pattern(pack, "relation-mean"),
        re.compile(rf"(?:{edge})(?:{introduced})\s*$", re.IGNORECASE),
        _sums(pack),
        _many(pack),
        *_per_any(pack),
        *_per_measure_word(pack),
        frozenset(pack.words_named("relation-unsold")),
    )


def _many(pack: Pack) -> ManyWords:
    """The words of a pack for so many units of a count."""
    numbers = dict(entry.split("|") for entry in pack.words_named("relation-per-many"))
    units = dict(entry.split("|") for entry in pack.words_named("relation-per-many-unit"))
    each, phrase = words(pack, "relation-each-group"), phrases(pack).regex
    digits = ["100", "1,000", "10,000", "100,000"]
    return ManyWords(
        re.compile(
            rf"{each}(?P<many>{alternatives(numbers)})(?P<unit>{alternatives(units)})"
            rf"[^，。；,]{{0,12}}?[{LEVEL}]"
        ),
        re.compile(
            rf"[{LEVEL}]\s+(?:[a-z]+\s+)?(?P<per>{phrase('relation-per-such')})\s+"
            rf"(?P<many>{alternatives([*digits, *numbers])})\s+{phrase('relation-per-people')}",
            re.IGNORECASE,
        ),
        {word: int(number) for word, number in numbers.items()},
        units,
    )


def _per_any(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A figure for each of a noun, and one for each of a figure."""
    phrase = phrases(pack).regex
    figure = rf"(?P<figure>[{LEVEL}])(?:\s+[a-z]+){{0,2}}?\s+"
    noun = r"\s+(?P<noun>[a-z]{3,})"
    each, of = phrase("relation-per-each"), phrase("relation-per-each-of")
    return (
        re.compile(rf"{figure}(?P<cue>{phrase('relation-per-one')}{noun})", re.IGNORECASE),
        re.compile(rf"{figure}(?P<cue>{each}){of}[{LEVEL}]", re.IGNORECASE),
    )


def _per_measure_word(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A mean for each of a Chinese measure word, and the price of one; `noun` is the measure word."""
    each, one = phrases(pack).regex("relation-mean-per"), words(pack, "relation-one-sold")
    return (
        re.compile(rf"{each}(?P<noun>{HAN})"),
        re.compile(
            rf"(?:^|[，。；：、])(?P<cue>{one}(?P<noun>{HAN})){HAN}{{1,8}}(?P<figure>[{LEVEL}])"
        ),
    )


HAN = "[\u4e00-\u9fff]"


def find_cues(scene: Scene, rules: CueRules) -> Iterator[Cue]:
    """The cues of a statement, each with its figure."""
    for found in rules.cues.finditer(scene.text):
        if scene.said["mean-elsewhere"].search(scene.text, 0, found.start()):
            continue
        if _is_of_other_time(scene, found.start()):
            continue
        if scene.said["each-time"].match(scene.text, found.end()):
            continue  # 2,340 commuters each morning
        words = found[0].lower().split()
        said = rules.sums.get(words[-1]) if scene.said["averages"].fullmatch(words[0]) else None
        if said is not None and not said.search(scene.text, 0, found.start()):
            continue
        offset = offset_before(scene, found, rules)
        behind = offset is not None
        offset = offset if behind else average_offset(scene, found)
        if offset is None:
            continue
        units = rules.units.get(" ".join(found[0].lower().split()), frozenset())
        if units <= TIMES and scene.said["mean-of-longer"].match(scene.text, offset + 1):
            continue
        end = (
            offset
            if behind or scene.said["of-counted"].match(scene.text, found.end())
            else found.end()
        )
        yield _cue(scene, rules, found[0], (found.start(), end), offset, units)
    for offset, claim in scene.claims.items():
        _, slash, per = claim.quantity.unit.partition("/")
        if slash and (
            rules.introduced.search(scene.text, 0, offset) or COLON.search(scene.text, 0, offset)
        ):
            text = claim.quantity.text
            cue = _cue(scene, rules, text, (offset, offset), offset, frozenset({per}))
            yield (
                replace(cue, price=True)
                if scene.said["at-price"].search(scene.text, 0, offset)
                else cue
            )
    yield from _per_many(scene, rules.many)
    yield from _per_noun(scene, rules)
    if scene.statement.language == "zh":
        yield from _per_counted(scene, rules)
        yield from _prices_of_one(scene, rules)


TIMES = frozenset({"h", "d", "wk", "mo", "a"})
"""Units of a time over which a mean is taken: a daily average of 17 cm."""


def _is_of_other_time(scene: Scene, start: int) -> bool:
    """True for the 去年同期日均 beside a total of this year, which has another time or none."""
    time = scene.times.get(start - 1)
    if time is None or not scene.said["of-other-time"].search(time.text):
        return False
    return all(each.text != time.text for at, each in scene.times.items() if at < start - 1)


COUNTED = 4
"""Characters behind a count in which the noun stands that it counts: 4个小组."""


def _per_counted(scene: Scene, rules: CueRules) -> Iterator[Cue]:
    """Means for each of what the sentence counts: 32栋楼住1920户，平均每栋60户."""
    for found in rules.per_counted.finditer(scene.text):
        known = rules.cues.match(scene.text, found.start())
        told = rules.units.get(known[0], frozenset()) if known else frozenset()
        counted = any(claim.quantity.unit in told for claim in scene.claims.values())
        if (known and (counted or not told)) or _is_of_other_time(scene, found.start()):
            continue
        units = {
            claim.quantity.unit
            for at, claim in scene.claims.items()
            if at < found.start()
            and claim.quantity.kind == "count"
            and (
                claim.quantity.unit_text.endswith(found["noun"])
                or found["noun"] in scene.text[at + 1 : at + 1 + COUNTED]
            )
        }
        offset = average_offset(scene, found)
        if units and offset is not None:
            yield _cue(scene, rules, found[0], found.span(), offset, frozenset(units))


def _prices_of_one(scene: Scene, rules: CueRules) -> Iterator[Cue]:
    """Prices of one of what the sentence counts: 一张门票35元，卖出6200张."""
    for found in rules.price_of_one.finditer(scene.text):
        offset = found.start("figure")
        if scene.claims[offset].quantity.kind != "money" or found["noun"] in rules.unsold:
            continue
        units = {
            claim.quantity.unit
            for at, claim in scene.claims.items()
            if at > offset
            and claim.quantity.kind == "count"
            and claim.quantity.unit_text.endswith(found["noun"])
        }
        if units:
            cue = _cue(scene, rules, found["cue"], found.span(), offset, frozenset(units))
            yield replace(cue, price=True)


COLON = re.compile(r"(?:^|[:,—–(])\s*$")
"""What may lead to a figure that says by itself that it is for each: ": 300 pounds apiece"."""


def _per_noun(scene: Scene, rules: CueRules) -> Iterator[Cue]:
    for found in rules.per_any.finditer(scene.text):
        offset = found.start("figure")
        if offset not in scene.claims or scene.said["no-noun-of-average"].fullmatch(found["cue"]):
            continue
        known = found["cue"].lower() in rules.units
        led = rules.introduced.search(scene.text, 0, offset) or COLON.search(scene.text, 0, offset)
        if led and not known:
            yield _cue(scene, rules, found["cue"], (offset, offset), offset, frozenset())
    for found in rules.per_of.finditer(scene.text):
        offset = found.start("figure")
        led = rules.introduced.search(scene.text, 0, offset) or COLON.search(scene.text, 0, offset)
        if offset in scene.claims and led:
            yield _cue(scene, rules, found["cue"], (offset, offset), offset, frozenset())


def _cue(
    scene: Scene,
    rules: CueRules,
    text: str,
    span: tuple[int, int],
    offset: int,
    units: frozenset[str],
) -> Cue:
    near = scene.text[max(min(span[0], offset) - NEAR[scene.statement.language], 0) : offset]
    near = scene.said["standing-at"].sub("", near)
    mean = rules.mean.search(f"{near} {text}") is not None
    price = rules.price.search(f"{near} {text}") is not None
    return Cue(text, span[0], span[1], offset, units, price=price and not mean)


def _per_many(scene: Scene, words: ManyWords) -> Iterator[Cue]:
    """每千人拥有汽车250辆; 250 per 1,000 people."""
    for found in words.before.finditer(scene.text):
        yield Cue(
            found[0][:3], found.start(), found.end(), found.end() - 1,
            frozenset({words.units[found["unit"]]}), each=words.numbers[found["many"]],
        )  # fmt: skip
    for found in words.behind.finditer(scene.text):
        many = found["many"].lower()
        each = words.numbers.get(many) or int(many.replace(",", ""))
        if found.start() in scene.claims:
            yield Cue(
                f"{found['per']} {many}", found.start(), found.end(), found.start(), frozenset({"person"}),
                each=each,
            )  # fmt: skip
    for found in scene.said["per-figure"].finditer(scene.text):
        size = scene.claims[found.end() - 1].quantity
        if size.value is not None and size.value in POWERS_OF_TEN and found.start() in scene.claims:
            yield Cue(
                "per " + size.text, found.start(), found.end(), found.start(),
                frozenset({"person", size.unit}), each=int(size.value),
            )  # fmt: skip


NOUN_BEFORE = re.compile(r"(?:\s+of)?\s+[a-z]+$", re.IGNORECASE)
"""The "cases" of "or 65 cases per lawyer", the "of water" of "140 litres of water per person"."""


PEOPLE = frozenset({"person"})


def offset_before(scene: Scene, cue: re.Match[str], rules: CueRules) -> int | None:
    """Offset of the figure right before a cue that follows it: $8,000 each."""
    if scene.statement.language == "zh":
        return None
    before = NOUN_BEFORE.sub("", scene.text[: cue.start()].rstrip())
    offset = len(before) - 1
    if offset not in scene.claims or scene.text[offset] != LEVEL:
        return None
    led = rules.introduced.search(scene.text, 0, offset)
    if led is None and scene.said["apiece"].match(cue[0]):
        led = COLON.search(scene.text, 0, offset)
    if led is None and rules.units.get(cue[0].lower()) == PEOPLE:
        led = scene.said["people-and-their-total"].search(scene.text, cue.end())
    return offset if led else None


def average_offset(scene: Scene, cue: re.Match[str]) -> int | None:
    """Offset of the figure that a cue says is an average: behind it, in the same clause."""
    start = cue.end()
    counted = scene.said["of-counted"].match(scene.text, start)
    start = counted.end() if counted else start
    if not cue.start() and scene.text.startswith(",", start):
        start += 1  # Per head, water use is 150 litres
    reach = COUNTED_GAP if counted else GAP_CHARACTERS
    for offset in range(start, min(start + reach, len(scene.text))):
        if scene.text[offset] in "，。；;,":
            return None
        if offset in scene.claims:
            return offset if scene.text[offset] == LEVEL else None
    return None


def at_its_word(scene: Scene, count: Claim) -> Claim:
    """The count of "over 25 matches", which says a time rather than a lower bound."""
    quantity = count.quantity
    if quantity.qualifier != "more-than" or not scene.said["over-a-time"].match(quantity.text):
        return count
    return replace(count, quantity=replace(quantity, qualifier=""))
