"""What makes a figure an average, a price or a rate, and over what: 件均, 每吨, per person, $8/t."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.relations.cautions import word_pattern
from heshu.relations.scene import LEVEL, Scene

GAP_CHARACTERS = 36
"""Masked characters between the cue of an average and its figure."""
NEAR = {"zh": 6, "en": 14}
"""Characters before a cue in which a word makes it a price or an average."""
MANY = {"百": 100, "千": 1000, "万": 10000, "十万": 100000, "百万": 1000000}
"""每千人: so many units of the count."""
POWERS_OF_TEN = (100, 1000, 10000, 100000, 1000000)


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
    )


ELSEWHERE = re.compile(
    r"(?:全国|全省|世界|全球|行业|同期|上年|去年|往年)的?$"
    r"|\b(?:national|nationwide|industry|global|world|state|previous|historical|compared with|"
    r"against|versus)\s(?:an?\s)?$",
    re.IGNORECASE,
)
"""高于全国人均: the average of a larger group than the one whose total is printed."""


def find_cues(scene: Scene, rules: CueRules) -> Iterator[Cue]:
    """The cues of a statement, each with its figure."""
    for found in rules.cues.finditer(scene.text):
        if ELSEWHERE.search(scene.text, 0, found.start()):
            continue
        words = found[0].lower().split()
        said = rules.sums.get(words[-1]) if words[0] in ("average", "mean") else None
        if said is not None and not said.search(scene.text, 0, found.start()):
            continue
        offset = offset_before(scene, found, rules)
        behind = offset is not None
        offset = offset if behind else average_offset(scene, found)
        if offset is None:
            continue
        units = rules.units.get(" ".join(found[0].lower().split()), frozenset())
        end = offset if behind or EACH_OF.match(scene.text, found.end()) else found.end()
        yield _cue(scene, rules, found[0], (found.start(), end), offset, units)
    for offset, claim in scene.claims.items():
        _, slash, per = claim.quantity.unit.partition("/")
        if slash and (
            rules.introduced.search(scene.text, 0, offset) or COLON.search(scene.text, 0, offset)
        ):
            text = claim.quantity.text
            cue = _cue(scene, rules, text, (offset, offset), offset, frozenset({per}))
            yield replace(cue, price=True) if AT_PRICE.search(scene.text, 0, offset) else cue
    yield from _per_many(scene)
    if scene.statement.language == "en":
        yield from _per_noun(scene, rules)


AT_PRICE = re.compile("[以按]$|按照$")
"""以15元/股回购股份200万股: the price that was paid."""
PER_ANY = re.compile(
    rf"(?P<figure>[{LEVEL}])(?:\s+[a-z]+)?\s+(?P<cue>(?:per|an?|for each|for every)\s+(?P<noun>[a-z]{{3,}}))",
    re.IGNORECASE,
)
"""180,000 euros per firm, 44 goals a team: any noun that the sentence counts elsewhere."""
PER_OF = re.compile(
    rf"(?P<figure>[{LEVEL}])(?:\s+[a-z]+)?\s+(?:for each|for every one|for each one)\s+of\s+"
    rf"(?:its|the|their|his|her|our)\s+[{LEVEL}]",
    re.IGNORECASE,
)
"""$180 for each of its 24,000 residents."""
NO_UNIT = frozenset("few lot bit total little great good high low more less new".split())
COLON = re.compile(r"(?:^|[:,—–(])\s*$")
"""What may lead to a figure that says by itself that it is for each: ": 300 pounds apiece"."""


def _per_noun(scene: Scene, rules: CueRules) -> Iterator[Cue]:
    for found in PER_ANY.finditer(scene.text):
        offset, noun = found.start("figure"), found["noun"].lower()
        if offset not in scene.claims or noun in NO_UNIT:
            continue
        known = found["cue"].lower() in rules.units
        led = rules.introduced.search(scene.text, 0, offset) or COLON.search(scene.text, 0, offset)
        if led and not known:
            yield _cue(scene, rules, found["cue"], (offset, offset), offset, frozenset())
    for found in PER_OF.finditer(scene.text):
        offset = found.start("figure")
        if offset in scene.claims and rules.introduced.search(scene.text, 0, offset):
            yield _cue(scene, rules, "for each", (offset, offset), offset, frozenset())


def _cue(
    scene: Scene,
    rules: CueRules,
    text: str,
    span: tuple[int, int],
    offset: int,
    units: frozenset[str],
) -> Cue:
    near = scene.text[max(min(span[0], offset) - NEAR[scene.statement.language], 0) : offset]
    mean = rules.mean.search(f"{near} {text}") is not None
    price = rules.price.search(f"{near} {text}") is not None
    return Cue(text, span[0], span[1], offset, units, price=price and not mean)


PER_MANY = re.compile(
    rf"每(?P<many>十万|百万|百|千|万)(?P<unit>人|户|名)[^，。；,]{{0,12}}?[{LEVEL}]"
)
PER_FIGURE = re.compile(rf"[{LEVEL}]\s+(?:[a-z]+\s+)?(?:per|for every|for each)\s+[{LEVEL}]")
PER_PRINTED = re.compile(
    rf"[{LEVEL}]\s+(?:[a-z]+\s+)?(?:per|for every|for each)\s+"
    r"(?P<many>100|1,000|10,000|100,000|thousand|million)\s+(?:people|residents|inhabitants)",
    re.IGNORECASE,
)
"""The same where the divisor is part of the unit and no figure of its own."""
PRINTED = {"thousand": 1000, "million": 1000000}
UNITS = {"人": frozenset({"person"}), "名": frozenset({"person"}), "户": frozenset({"户"})}


def _per_many(scene: Scene) -> Iterator[Cue]:
    """每千人拥有汽车250辆; 250 per 1,000 people."""
    for found in PER_MANY.finditer(scene.text):
        yield Cue(
            found[0][:3], found.start(), found.end(), found.end() - 1, UNITS[found["unit"]],
            each=MANY[found["many"]],
        )  # fmt: skip
    for found in PER_PRINTED.finditer(scene.text):
        many = found["many"].lower()
        each = PRINTED.get(many) or int(many.replace(",", ""))
        if found.start() in scene.claims:
            yield Cue(
                "per " + many, found.start(), found.end(), found.start(), frozenset({"person"}),
                each=each,
            )  # fmt: skip
    for found in PER_FIGURE.finditer(scene.text):
        size = scene.claims[found.end() - 1].quantity
        if size.value is not None and size.value in POWERS_OF_TEN and found.start() in scene.claims:
            yield Cue(
                "per " + size.text, found.start(), found.end(), found.start(),
                frozenset({"person", size.unit}), each=int(size.value),
            )  # fmt: skip


NOUN_BEFORE = re.compile(r"\s+[a-z]+$", re.IGNORECASE)
"""The "cases" of "or 65 cases per lawyer"."""


def offset_before(scene: Scene, cue: re.Match[str], rules: CueRules) -> int | None:
    """Offset of the figure right before a cue that follows it: $8,000 each."""
    if scene.statement.language == "zh":
        return None
    before = NOUN_BEFORE.sub("", scene.text[: cue.start()].rstrip())
    offset = len(before) - 1
    if offset not in scene.claims or scene.text[offset] != LEVEL:
        return None
    led = rules.introduced.search(scene.text, 0, offset)
    if led is None and APIECE.match(cue[0]):
        led = COLON.search(scene.text, 0, offset)
    return offset if led else None


APIECE = re.compile(r"each|apiece|per\s|a head|a person", re.IGNORECASE)


EACH_OF = re.compile(rf"\s+of\s+(?:the|its|their|his|her|these)\s+[{LEVEL}]", re.IGNORECASE)
"""Each of the 80 classes has 28 pupils: the first figure is the count."""


def average_offset(scene: Scene, cue: re.Match[str]) -> int | None:
    """Offset of the figure that a cue says is an average: behind it, in the same clause."""
    start = cue.end()
    if scene.statement.language == "en" and (counted := EACH_OF.match(scene.text, start)):
        start = counted.end()
    for offset in range(start, min(start + GAP_CHARACTERS, len(scene.text))):
        if scene.text[offset] in "，。；;,":
            return None
        if offset in scene.claims:
            return offset if scene.text[offset] == LEVEL else None
    return None
