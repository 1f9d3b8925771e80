"""Lists that announce their number and lists that number their items.

三项措施：一是减税；二是降费。 announces three and has two; 一是…二是…四是 leaves one out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Statement
from heshu.model.relations import Enumeration, Listing, Relation
from heshu.model.texts import LanguageCode
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.patterns import WordLists
from heshu.relations.scene import (
    ENGLISH_ORDINALS,
    SMALL_NUMBERS,
    Scene,
    ordinal_number,
    place_in,
    synthetic,
)

DIGITS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
HEAD = r"(?:^|(?<=[。；：！？，,;:.!?\n（(—“]))\s*"
"""An item is numbered at the head of a clause."""
MARK = re.compile(
    rf"""
    {HEAD}(?:
      (?P<shi> [{DIGITS}]{{1,3}} (?=是|要|则是|为了|靠|看) )
    | (?P<di> 第[{DIGITS}]{{1,3}} (?=[，、：是]|步[，：是]|，) )
    | (?P<dun> [{DIGITS}]{{1,3}} (?=、) )
    | [（(] (?P<han> [{DIGITS}]{{1,3}} ) [）)]
    | (?<![（(]) (?P<half> \d{{1,2}} ) [）)] (?=\s?[^\d\s])
    | (?:step|stage|phase|rule|tip|point|part)\s (?P<step> \d{{1,2}} ) (?=[:.])
    | [（(] (?P<roman> i{{1,3}}|iv|v|vi{{1,3}}|ix|x ) [）)]
    | (?P<ordinal> {"|".join(ENGLISH_ORDINALS)} ) (?:ly)? (?=,\s|:\s)
    )
    | (?<!\w)[（(] (?P<letter> [a-h] ) [）)] (?=\s)
    | (?<!\w)[（(] (?P<number> \d{{1,2}} ) [）)] (?![\d%])
    | (?P<circled> [{CIRCLED}] )
    | (?:^|(?<=[：；。:;]))\s* (?P<dot> \d{{1,2}} ) (?=[.．、][\u4e00-\u9fff“《])
    """,
    re.VERBOSE | re.IGNORECASE,
)
LEAST = 2
"""Marks that make a list."""
ASIDE = re.compile(r"[（(][^（）()]*[）)]|“[^”]*”|「[^」]*」|《[^》]*》")


class ListRules(Struct, frozen=True):
    """What the finder of lists compiled from a pack."""

    announcing: re.Pattern[str]
    """Classifiers and nouns that announce a list behind a number."""
    naming: re.Pattern[str]
    """What follows the number behind a list of names: 国, 省市, 家公司."""
    led: re.Pattern[str] | None
    """Right before a number that announces a list whatever its noun: the following five papers."""
    open: re.Pattern[str]
    nested: re.Pattern[str]
    """Words that make an item hold several names."""
    deeds: re.Pattern[str] | None
    """Verbs, of which no name begins with one: 新建、改扩建学校15所."""
    cautions: Cautions


def compile_lists(pack: Pack, cautions: Cautions) -> ListRules:
    """The rules of a pack for lists."""
    return ListRules(
        word_pattern(pack, "relation-list-noun"),
        word_pattern(pack, "relation-named-noun"),
        _led(pack),
        word_pattern(pack, "relation-list-open"),
        word_pattern(pack, "relation-list-nested"),
        word_pattern(pack, "claim-verb") if pack.words_named("claim-verb") else None,
        cautions,
    )


def _led(pack: Pack) -> re.Pattern[str] | None:
    """The words that point at a list, right before its number; `None` where a pack has none."""
    if not pack.words_named("relation-list-lead"):
        return None
    return re.compile(rf"{WordLists(pack).regex('relation-list-lead')}\s+$", re.IGNORECASE)


class Mark(Struct, frozen=True):
    """A number at the head of an item."""

    series: str
    number: int
    text: str
    statement: Statement
    start: int


def find_lists(
    scenes: Sequence[Scene], rules: Mapping[LanguageCode, ListRules]
) -> Iterator[Relation]:
    """Numbered items over all sentences of a passage, and the numbers that announce lists."""
    passages: dict[int, list[Scene]] = {}
    for scene in scenes:
        passages.setdefault(scene.statement.passage, []).append(scene)
    for group in passages.values():
        own = rules[group[0].statement.language]
        runs = list(_runs([mark for scene in group for mark in _marks(scene.statement)]))
        for run in runs:
            if not own.cautions.doubts(group[0]):
                yield _enumeration(run)
        for scene in group:
            yield from _announced(scene, runs, group, own)


REFERENCES = re.compile(
    r"\b[A-Za-z]+s?\s\(\w{1,3}\)(?:,?\s?(?:\(\w{1,3}\),?\s?)*(?:and|or|to|through|–|-)\s?\(\w{1,3}\))"
)
"""Conditions (1) and (4) had been met: numbers of things that stand elsewhere."""


def _marks(statement: Statement) -> Iterator[Mark]:
    """The numbers at the heads of the items of a statement."""
    named = [each.span() for each in REFERENCES.finditer(statement.text)]
    for found in MARK.finditer(statement.text):
        if any(start <= found.start() < end for start, end in named):
            continue
        series = found.lastgroup or ""
        text = found[series]
        number = _number(series, text)
        if number is not None:
            yield Mark(series, number, text, statement, found.start(series))


def _number(series: str, text: str) -> int | None:
    match series:
        case "circled":
            return CIRCLED.index(text) + 1
        case "letter":
            return ord(text.lower()) - ord("a") + 1
        case "roman":
            return ROMAN.index(text.lower()) + 1
        case "number" | "half" | "step" | "dot":
            return int(text)
        case _:
            return ordinal_number(text)


def _runs(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Runs of one series, each from its first item to the last that goes on with it."""
    open_runs: dict[str, list[list[Mark]]] = {}
    for mark in marks:
        runs = open_runs.setdefault(mark.series, [])
        if mark.number == 1:
            runs.append([mark])
            continue
        fitting = [at for at, run in enumerate(runs) if run[-1].number == mark.number - 1]
        while fitting and len(runs) > fitting[-1] + 1:  # a list within an item has ended
            yield from _long_enough(runs.pop())
        if runs:
            runs[-1].append(mark)
    for runs in open_runs.values():
        for run in runs:
            yield from _long_enough(run)


def _long_enough(run: list[Mark]) -> Iterator[list[Mark]]:
    """The run, unless it is a single mark."""
    if len(run) >= LEAST:
        yield run


def _enumeration(run: Sequence[Mark]) -> Enumeration:
    """The numbers of a run, reported at the first that does not follow the one before."""
    at = next((b for a, b in pairwise(run) if b.number != a.number + 1), run[0])
    return Enumeration(
        language=at.statement.language,
        cue=f"{run[0].text} … {run[-1].text}",
        numbers=tuple(mark.number for mark in run),
        marks=tuple(mark.text for mark in run),
        place=place_in(at.statement, at.start, at.start + len(at.text)),
        sentence=at.statement.text,
    )


def _announced(
    scene: Scene, runs: Sequence[list[Mark]], group: Sequence[Scene], rules: ListRules
) -> Iterator[Listing]:
    """Numbers of a statement that announce items: numbered ones, listed ones, names before."""
    if rules.cautions.doubts(scene):
        return
    text = scene.statement.text
    for claim in (*scene.claims.values(), *slight_numbers(scene)):
        if not counts_things(claim):
            continue
        near = claim.quantity.text + text[claim.end : claim.end + NOUN_REACH]
        noun = rules.announcing.search(near)
        listing = _numbered(claim, scene, runs, group) if noun else None
        listing = listing or _listed(claim, scene, rules) or _named(claim, scene, rules)
        if listing is not None:
            yield listing


GREAT = re.compile(
    rf"(?P<number>[两{DIGITS}])大(?=[\u4e00-\u9fff]{{1,8}}[:：])"
    rf"|(?<=[\u4e00-\u9fff])(?P<named>[两{DIGITS}])(?=[国省市县区州镇乡村校家人](?:市|区|镇|校)?"
    r"(?:签署|签订|宣布|同意|决定|参加|发表|达成|举行|组成|联合|共同|均|都|在|的|等|代表|领导人|政府|外长|，|。))"
)
"""三大产业：, and the 四 of 法国、德国、意大利四国, which is too slight for the table."""


SMALL = re.compile(
    rf"(?:^|, |– |— |\b(?:in|to|by|of|from|has|have|are|for) |\b(?:these|those) )(?:the |its |their |his |her |all )?"
    rf"(?P<number>{'|'.join(SMALL_NUMBERS)})(?= [a-z])",
    re.IGNORECASE,
)


def slight_numbers(scene: Scene) -> Iterator[Claim]:
    """Numbers that are too slight for the table: 三 of 三大产业：, the "three" of "the three cities"."""
    chinese = scene.statement.language == "zh"
    text = scene.statement.text
    for found in (GREAT if chinese else SMALL).finditer(text):
        group = "named" if chinese and found["named"] else "number"
        word, span = found[group], found.span() if chinese else found.span("number")
        value = ordinal_number(word.replace("两", "二")) if chinese else SMALL_NUMBERS[word.lower()]
        place = place_in(scene.statement, *span)
        known = any(claim.start == span[0] for claim in scene.claims.values())
        if value is not None and place is not None and not known:
            yield synthetic(scene.statement, place, span, Decimal(value), kind="count")


NOUN_REACH = 30
"""Characters behind a number in which the noun that announces a list stands."""


def counts_things(claim: Claim) -> bool:
    """True for a plain small number of things."""
    quantity = claim.quantity
    value = quantity.value
    return (
        quantity.kind in ("count", "number")
        and not quantity.qualifier
        and value is not None
        and value == value.to_integral_value()
        and 1 < value <= len(CIRCLED)
    )


LEAD_IN = re.compile(r"[^。；！？\n:：]{0,24}[:：—]{1,2}|[^.;!?\n:]{0,60}:")


def _numbered(
    claim: Claim, scene: Scene, runs: Sequence[list[Mark]], group: Sequence[Scene]
) -> Listing | None:
    """三项措施：一是…；二是…: the run that begins right behind the lead-in."""
    text = scene.statement.text
    lead = LEAD_IN.match(text, claim.end)
    after = lead.end() if lead else None
    for run in runs:
        first = run[0]
        if first.statement is scene.statement:
            behind = after is not None and 0 <= first.start - after <= LEAST
            behind = behind or 0 <= first.start - claim.end <= 24 and lead is None
        else:
            position = [item.statement for item in group].index(scene.statement)
            following = group[position + 1].statement if position + 1 < len(group) else None
            ends = len(text.rstrip("。.：:")) - claim.end <= 24
            behind = first.statement is following and first.start <= LEAST and ends
        if behind and [mark.number for mark in run] == list(range(1, len(run) + 1)):
            led = text[claim.end : after or claim.end]
            chinese = scene.statement.language == "zh"
            more = chinese and INCOMPLETE.search(led) is not None  # 四个环节，主要有：①…
            return _listing(claim, scene, len(run), len(run), more=more)
    return None


INCOMPLETE = re.compile("主要|例如|比如|其中|部分|如[：:]?$|等")


def _listing(
    claim: Claim, scene: Scene, fewest: int, most: int, *, named: bool = False, more: bool = False
) -> Listing:
    return Listing(
        language=scene.statement.language,
        cue=claim.quantity.text,
        number=claim,
        fewest=fewest,
        most=most,
        named=named,
        open=more,
    )


ITEMS_ZH = re.compile(
    r"[^。；！？\n:：，,、]{0,14}(?:[:：]|——|，分别是|，分别为|，即|，包括)\s*(?P<items>[^。；！？\n:：]{2,200})"
)
ITEMS_EN = re.compile(
    r"(?: [A-Za-z'’-]+){1,5}(?:: |, namely | — | – | \(|, which are | — namely )"
    r"(?P<items>[^.;!?\n:()]{3,240})(?P<end>[.;!?)\n]|$)"
)
LONGEST_ITEM = {"zh": 14, "en": 48}


def _listed(claim: Claim, scene: Scene, rules: ListRules) -> Listing | None:
    """四个县：甲县、乙县和丙县. Items without a mark are counted by their separators."""
    language, text = scene.statement.language, scene.statement.text
    pattern = ITEMS_ZH if language == "zh" else ITEMS_EN
    found = pattern.match(text, claim.end)
    if (
        found is None
        or MARK.match(found["items"])
        or _has_figures(scene, (claim.end, found.end("items")))
    ):
        return None
    noun = text[claim.start : found.start("items")]
    if not rules.announcing.search(noun) and not rules.naming.search(noun):
        return None
    items = ASIDE.sub("", found["items"])
    more = bool(rules.open.search(items) or rules.open.search(noun))
    counted = _count_zh(items, rules) if language == "zh" else _count_en(items)
    return _listing(claim, scene, *counted, more=more) if counted else None


def _named(claim: Claim, scene: Scene, rules: ListRules) -> Listing | None:
    """北京、天津和河北三省市: names before the number, without 等."""
    text = scene.statement.text
    if scene.statement.language == "en":
        return _in_apposition(claim, scene, rules) or _names_behind(claim, scene, rules)
    printed = NUMERAL.sub("", claim.quantity.text)
    if not rules.naming.match(f"{printed}{text[claim.end : claim.end + NOUN_REACH]}"):
        return None
    before = ASIDE.sub("", text[: claim.start])
    clause = re.split(r"[，。；：！？\n]", before)[-1]
    if _is_deed(clause.partition("、")[0], rules):
        return None
    if "、" not in clause or _has_figures(scene, (claim.start - len(clause), claim.start)):
        return None
    more = bool(rules.open.search(clause[-4:])) or bool(OPENING.search(clause))
    counted = _count_zh(OPENING.sub("", clause), rules)
    if counted is None or (claim.quantity.value or 0) > counted[1] + FURTHEST:
        return None
    return _listing(claim, scene, *counted, named=True, more=more)


FURTHEST = 4
"""By as many names a number may be wrong; 新建中小学、幼儿园13所 counts no names."""


def _is_deed(item: str, rules: ListRules) -> bool:
    """True for an item that ends in a verb: 今年新建."""
    if rules.deeds is None:
        return False
    return any(found.end() == len(item) for found in rules.deeds.finditer(item))


def _has_figures(scene: Scene, span: tuple[int, int]) -> bool:
    """True if items hold figures: 男22人、女35人 are parts, no names."""
    return any(span[0] <= claim.start < span[1] for claim in scene.claims.values())


APPOSITION = re.compile(
    r"(?:^|[.;:(]\s*|\b(?:to|in|from|by|for|of|with|and) (?=[A-Z]))(?P<items>[A-Z][^.;:()]{4,200}), (?:the )?$"
)


def _in_apposition(claim: Claim, scene: Scene, rules: ListRules) -> Listing | None:
    """Leeds, York and Hull, the three cities."""
    text = scene.statement.text
    found = APPOSITION.search(text[: claim.start])
    if found is None or not rules.naming.search(text[claim.end : claim.end + NOUN_REACH]):
        return None
    more = bool(rules.open.search(found["items"]))
    counted = _count_en(found["items"])
    return _listing(claim, scene, *counted, named=True, more=more) if counted else None


NAME = r"[A-Z][\w'’&.-]*(?: (?:of|de|van|von|la|el|the|&|[A-Z][\w'’&.-]*)){0,4}"
LIST_OF_NAMES = rf"{NAME}(?:, {NAME}){{0,14}},? and {NAME}"
NAMES_BEHIND = re.compile(
    r"(?P<noun>(?: [a-z][a-z'’-]*){1,4}?)(?:, | of | are | were | will be |: | – | — |, namely )"
    rf"(?P<items>{LIST_OF_NAMES})(?=[,.;:)]|$| [a-z–—])"
)


def _names_behind(claim: Claim, scene: Scene, rules: ListRules) -> Listing | None:
    """The three cities of Leeds, York and Hull; three players, Rossi, Conti and Berg, were."""
    text = scene.statement.text
    found = NAMES_BEHIND.match(text, claim.end)
    if found is None or not rules.naming.search(claim.quantity.text + found["noun"]):
        return None
    if rules.open.search(found["noun"]) or _has_figures(scene, found.span("items")):
        return None
    counted = _count_en(found["items"])
    return _listing(claim, scene, *counted, named=True) if counted else None


NUMERAL = re.compile(rf"^[{DIGITS}两0-9０-９]+")
OPENING = re.compile(r"^.*(?:以及其他|和其他|及其他|等)")
JOINT_ZH = re.compile("[和与及]|以及")


def _count_zh(items: str, rules: ListRules) -> tuple[int, int] | None:
    """Fewest and most items between 、; the last may hold one more behind 和."""
    clause = re.split(r"[，,]", items.strip())[0] if "、" in items else items.strip()
    pieces = [piece for piece in clause.split("、") if piece.strip()]
    if len(pieces) < LEAST and not JOINT_ZH.search(clause):
        return None
    if any(len(piece) > LONGEST_ITEM["zh"] for piece in pieces[1:-1]):
        return None
    if rules.nested.search(clause):
        return None
    joints = sum(bool(JOINT_ZH.search(piece[1:-1])) for piece in pieces[:-1])
    last = len(JOINT_ZH.findall(pieces[-1][1:]))
    sure = len(pieces) + min(last, 1)
    return (sure if last <= 1 else len(pieces)), sure + joints + max(last - 1, 0)


AND_EN = re.compile(r",?\s+(?:and|or)\s+")


def _count_en(items: str) -> tuple[int, int] | None:
    """Items between commas, the last one behind "and"."""
    pieces = [piece.strip() for piece in items.split(",") if piece.strip()]
    if any(len(piece) > LONGEST_ITEM["en"] for piece in pieces):
        return None
    joints = [len(AND_EN.findall(f" {piece}")) for piece in pieces]
    if not sum(joints):
        return None
    last = pieces[-1]
    if re.match(r"(?:and|or)\s", last):
        inner = len(AND_EN.findall(last))
        return len(pieces), len(pieces) + inner + sum(joints[:-1])
    if joints[-1] != 1:
        return None
    return len(pieces) + 1, len(pieces) + 1 + sum(joints[:-1])
