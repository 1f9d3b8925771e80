"""Lists of shares of one whole: 甲占15%，乙占62%，丙占23% -> the shares, whether any is left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from heshu.languages.lists import words
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.relations import ShareList
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.labels import Label, labels
from heshu.relations.parts.divisions import (
    DivisionWords,
    are_disjoint,
    compile_divisions,
    completes,
    divides,
    numbers_of_parts,
)
from heshu.relations.phrases import phrases
from heshu.relations.scene import LEVEL, PERCENT, TIME, Scene
from heshu.relations.small_numbers import ordinal_number

LEAST_SHARES = 2
LEAST_UNMARKED = 3
"""Shares that a list without a word for "all" must have to be one list."""
MOST_PLAUSIBLE = 160
"""Shares that add up to more are shares of several wholes, unless they are said to be all."""
FURTHEST = {"zh": 24, "en": 60}
"""Characters between two shares of a list."""
AHEAD = {"zh": 16, "en": 50}
"""Characters before a share in which the word stands that makes it one."""
ALL_AHEAD = 60
"""Characters before a list in which the word stands that says how many shares there are."""
SENTENCE_END = re.compile(r"[。！!？?\n]|\.\s")
BRACKETED = re.compile(r"[（(][^（()）]*[)）]")
OPEN_BEFORE, OPEN_BEHIND = 24, 8
"""Masked characters beside a list that may say it is open (等, such as)."""


class ShareListRules(Struct, frozen=True):
    """What the finder of lists of shares compiled from a pack."""

    item: re.Pattern[str]
    """占, 持股, accounts for: what makes the first figure a share."""
    heading: re.Pattern[str]
    """结构：, 来源：, after which shares need no word."""
    used: re.Pattern[str] | None
    """用于, 来自 behind a share of money or people: 资金的46%用于购置设备."""
    base: re.Pattern[str]
    """What a share is of: the 全国人口 of 占全国人口的."""
    all_of_them: re.Pattern[str]
    """组成, 三大业务: words that leave nothing out, with the number of parts where there is one."""
    ends: re.Pattern[str]
    """Words of change and of other subjects between two shares."""
    survey: re.Pattern[str]
    """Answers of which one may give several."""
    numbers: Mapping[str, int]
    """Words for the number of parts: 三, three, both."""
    name_before: re.Pattern[str]
    """The name of a share in brackets, as the group `name`."""
    divisions: DivisionWords
    cautions: Cautions


def compile_share_lists(pack: Pack, cautions: Cautions) -> ShareListRules:
    """The rules of a pack for lists of shares."""
    numbers, phrase = numbers_of_parts(pack), phrases(pack).regex
    kinds, whole = any_of(pack.words_named("relation-kinds")), "relation-all-shares"
    longer = "relation-no-longer-kind"
    longer = phrase(longer) if pack.patterns_named(longer) else ""
    counted = rf"{phrase('relation-no-top-few')}(?P<number>{any_of(numbers)})\s?{kinds}{longer}"
    return ShareListRules(
        word_pattern(pack, "relation-share-item"),
        re.compile(
            rf"(?:{word_pattern(pack, 'relation-structure').pattern})"
            rf"(?:[^，,；;。]{{0,6}}[：:]|{words(pack, 'relation-heading-end')})"
        ),
        _used(pack),
        re.compile(_base_of_share(pack), re.IGNORECASE),
        re.compile(rf"{counted}|{word_pattern(pack, whole).pattern}", re.IGNORECASE),
        word_pattern(pack, "relation-share-ends"),
        word_pattern(pack, "relation-survey"),
        numbers,
        re.compile(rf"(?:^|[,;:()]|{phrase('relation-share-joint')})(?P<name>[^,;:()]*?)\s?\($"),
        compile_divisions(pack),
        cautions,
    )


def _base_of_share(pack: Pack) -> str:
    """What a share is of: before it in Chinese (占全国人口的), behind it in English (of the costs)."""
    if pack.language == "en":
        return rf"^{phrases(pack).regex('relation-share-of')}(?P<base>[a-z'-]+)"
    verb, of = words(pack, "relation-share-bare"), words(pack, "relation-of")
    called = phrases(pack).regex("relation-share-called")
    return rf"{verb}(?P<base>[^，,；;。：:]*?){of}?{called}$"


def _used(pack: Pack) -> re.Pattern[str] | None:
    """Verbs right behind a share; `None` for a language whose other words say enough."""
    if not pack.words_named("relation-share-used"):
        return None
    return word_pattern(pack, "relation-share-used")


def find_share_lists(scene: Scene, rules: ShareListRules) -> Iterator[ShareList]:
    """The lists of shares of a statement."""
    if scene.text.count(PERCENT) < LEAST_SHARES:
        return
    named = [
        _with_name(each, scene, rules)
        for each in labels(scene)
        if scene.text[each.offset] == PERCENT
    ]
    done = -1
    for index, first in enumerate(named):
        if first.offset <= done or _is_of_a_norm(first, scene):
            continue
        items = _items(named[index:], scene, rules)
        told = _is_share(first, rules, scene) or _is_divided(first, scene)
        told = told or _are_in_a_row(items, scene)
        if not (told or _is_all_there_is(items, named, scene)):
            continue
        done = items[-1].offset
        found = _list(items, scene, rules)
        if found is not None:
            yield found


def _with_name(label: Label, scene: Scene, rules: ShareListRules) -> Label:
    """The label of a share in brackets, which is named before them: coal (45%), gas (30%)."""
    if label.before or scene.statement.language != "en":
        return label
    found = rules.name_before.search(scene.text, 0, label.offset)
    return replace(label, before=found["name"].strip()) if found else label


def _are_in_a_row(items: Sequence[Label], scene: Scene) -> bool:
    """True for "45, 30 and 25 per cent of the votes", which one whole is shared out to."""
    if len(items) < LEAST_UNMARKED or scene.statement.language != "en":
        return False
    pairs = pairwise(items)
    joined = all(JOINT.fullmatch(scene.text, a.offset + 1, b.offset) for a, b in pairs)
    end = items[-1].offset + 1
    return joined and scene.said["of-what-is-shared"].match(scene.text, end) is not None


def _is_of_a_norm(label: Label, scene: Scene) -> bool:
    """True for 128% of its normal total, which is no share beside the 87% of another place."""
    if scene.said["of-its-norm"].match(scene.text, label.offset + 1) is None:
        return False
    return scene.said["shares-out"].search(label.before) is None


def _is_share(label: Label, rules: ShareListRules, scene: Scene) -> bool:
    """True if a percentage is said to be a share and is stated as a level."""
    if label.claim.quantity.unit != "%" or label.claim.change.startswith(("from", "decrease")):
        return False
    start = max(label.offset - AHEAD[scene.statement.language], 0)
    ahead = scene.text[start : label.offset]
    if scene.statement.language == "zh":
        named = label.before + label.claim.quantity.text  # 约占39%, whose hedge holds the word
        found = rules.item.search(named) or rules.heading.search(ahead)
        led = scene.said["led-to-use"].search(label.before) is not None
        used = led and rules.used and rules.used.match(label.after)
        held = scene.said["opinion-held"].match(label.after) or (
            scene.said["answer-given"].match(label.after) and _has_one_answer(scene)
        )
        return any((found, used, held, scene.said["made-of"].search(label.before)))
    if rules.item.search(f"{ahead} % {label.after}"):
        return True
    text = scene.text[label.offset :]
    return bool(scene.said["against"].search(text) and scene.said["undecided"].search(text))


def _is_all_there_is(items: Sequence[Label], named: Sequence[Label], scene: Scene) -> bool:
    """True for all percentages of a statement, if they are opinions or the last is the rest.

    46% from gas, 28% from biomass and the rest, 26%, from hydro power. What is kept of a stake
    is the rest of the stake.
    """
    if len(items) < LEAST_UNMARKED or len(items) != len(named):
        return False
    if any(item.claim.quantity.unit != "%" or item.claim.change for item in items):
        return False
    rest = _has_rest(items, scene) and not scene.said["part-given-away"].search(scene.text)
    return rest or _are_opinions(items, scene)


def _has_rest(items: Sequence[Label], scene: Scene) -> bool:
    """True if the last share is named as what is left: "and the rest, 26%," or "the other 15%".

    It is not what is left of the list in "55% in shares, of which 30% in Europe, and the rest, 45%".
    """
    if len(items) < LEAST_SHARES:
        return False
    ahead, end = scene.text[: items[0].offset], items[-1].offset
    if PERCENT in CLAUSES.split(ahead)[-1]:
        return False
    return scene.said["rest-of-shares"].search(scene.text[items[-2].offset + 1 : end]) is not None


JOINT = re.compile(",? and |, ")
"""Between percentages in a row."""
CLAUSES = re.compile(r"[;；。]|\.\s")


def _are_opinions(items: Sequence[Label], scene: Scene) -> bool:
    """True for those in favour, those against and the undecided, each once."""
    opinions = {_opinion(item, scene) for item in items}
    return len(items) == len(opinions) == len(("for", "against", "none")) and "" not in opinions


def _opinion(item: Label, scene: Scene) -> str:
    """What a share of people thinks; "dissatisfied" is looked for before "satisfied"."""
    said, words = scene.said, item.words
    if said["has-no-opinion"].search(words):
        return "none"
    if said["is-against"].search(words):
        return "against"
    return "for" if said["is-in-favour"].search(words) else ""


def _items(named: Sequence[Label], scene: Scene, rules: ShareListRules) -> list[Label]:
    """The shares that go on from the first one."""
    items = [named[0]]
    base = _base(named[0], rules)
    for label in named[1:]:
        raw = scene.text[items[-1].offset + 1 : label.offset]
        between = scene.said["thought-of"].sub("", BRACKETED.sub("", raw))
        coming = scene.said["coming"].search(scene.text, 0, named[0].offset)
        if coming or _is_divided(named[0], scene):
            between = scene.said["source-of-share"].sub("", between)
        if len(between) > FURTHEST[scene.statement.language] or TIME in between:
            break
        if SENTENCE_END.search(between) or rules.ends.search(between):
            break
        if scene.said["share-of-some"].search(between):
            break
        if scene.said["nested-holders"].search(scene.text, items[-1].offset + 1, label.offset):
            break
        if LEVEL in between and not rules.item.search(label.before):
            break
        other = _base(label, rules)
        if other and base and other != base:
            break
        base = base or other
        items.append(label)
    return items


def _is_divided(first: Label, scene: Scene) -> bool:
    """True behind words that divide a whole: "Sales by channel:", "are divided as follows:"."""
    if scene.said["divided-into"].search(scene.text, 0, first.offset) is None:
        return False
    return all(
        scene.said["has-percent-sign"].search(claim.quantity.text)  # "25% are under 30"
        for at, claim in scene.claims.items()
        if scene.text[at] == PERCENT
    )


NAMES = re.compile("[^，。；：]{3,60}$")
LONGEST_NAMES = 60


def _dealt(items: list[Label], scene: Scene) -> list[Label]:
    """The labels with the names of a list before them: 满意、一般、不满意的分别占58%、30%和12%."""
    dealt = scene.said["shares-dealt-out"].search(scene.text, 0, items[0].offset)
    ahead = max(dealt.start() - LONGEST_NAMES, 0) if dealt else 0
    found = NAMES.search(scene.text, ahead, dealt.start()) if dealt else None
    names = scene.said["list-joint"].split(found[0]) if found else []
    if len(names) != len(items):
        return items
    return [replace(item, before=name) for item, name in zip(items, names, strict=True)]


def _base(label: Label, rules: ShareListRules) -> str:
    """What a share is said to be a share of."""
    found = rules.base.search(label.before) or rules.base.search(label.after)
    return found["base"].strip().lower() if found else ""


def _list(items: list[Label], scene: Scene, rules: ShareListRules) -> ShareList | None:
    """The relation, if the shares are of one whole and do not overlap."""
    if len(items) < LEAST_SHARES:
        return None
    start, end = items[0].offset, items[-1].offset + 1
    behind = min(end + OPEN_BEHIND, len(scene.text))
    single = _has_one_answer(scene, end)
    opinions, rest = _are_opinions(items, scene), _has_rest(items, scene)
    if rules.cautions.doubts(scene) or not opinions and rules.cautions.forbid(scene, 0, end):
        return None  # 52% would vote for it: an opinion is held, whatever it is about
    divided = divides(_dealt(items, scene), None, scene, rules.divisions)
    said = single or opinions or rest
    said = said or (divided and len(items) >= LEAST_UNMARKED)  # more orders, as many, fewer
    if not said and (rules.survey.search(scene.text, 0, behind) or _may_overlap(scene, start)):
        return None
    complete = (
        divided
        or completes(items, rules.divisions)
        or rest
        or _spans_a_scale(items, scene)
        or _all(items, scene, rules)
        or (single and scene.said["none-left"].search(scene.text) is not None)
        or scene.said["only-these"].search(scene.text) is not None
        or _is_divided(items[0], scene)
    )
    if _of_several_times(items, scene) or _are_rates(items, scene):
        return None
    if not (complete or single or opinions) and not _plausible(scene, items, rules):
        return None
    return ShareList(
        cue=items[0].before or items[0].after,
        language=scene.statement.language,
        parts=tuple(item.claim for item in items),
        exhaustive=rest or (complete and not _is_open(scene, items, behind, rules)),
    )


def _is_open(scene: Scene, items: Sequence[Label], behind: int, rules: ShareListRules) -> bool:
    """True if a list is said to go on; 由三部分构成 counts its parts, of which three must be told."""
    around = scene.text[max(items[0].offset - OPEN_BEFORE, 0) : behind]
    if scene.said["chiefly"].search(around):
        return True  # 投诉主要集中在质量、售后和价格三部分
    counted = scene.said["counted-parts"].search(around)
    if counted is not None and ordinal_number(counted[0]) not in (None, len(items)):
        return True
    return bool(rules.cautions.open_list.search(scene.said["counted-parts"].sub("", around)))


def _has_one_answer(scene: Scene, end: int = 0) -> bool:
    """True where each gave one answer; in Chinese that is also said behind the list: 均为单选."""
    several = scene.said["several-answers"].search(scene.text) is not None
    last = len(scene.text) if scene.statement.language == "zh" and not several else end
    return scene.said["single-answer"].search(scene.text, 0, last) is not None


def _may_overlap(scene: Scene, first: int) -> bool:
    """True where one case may have several: a reason in 58% of cases, more than one could be given."""
    return (
        scene.said["several-at-once"].search(scene.statement.text) is not None
        or scene.said["met-with-in"].search(scene.text, 0, first) is not None
    )


def _spans_a_scale(items: Sequence[Label], scene: Scene) -> bool:
    """True for shares from 5万元以下 to 10万元以上: every one has its place on the scale."""
    named = [
        item.claim.sentence[max(item.claim.start - AHEAD["zh"], 0) : item.claim.start].split("，")[
            -1
        ]
        for item in items
    ]
    bottoms = [at for at, name in enumerate(named) if scene.said["scale-bottom"].search(name)]
    tops = [at for at, name in enumerate(named) if scene.said["scale-top"].search(name)]
    ends = sorted(bottoms + tops) == [0, len(items) - 1] and len(tops) == 1
    return ends and len(items) >= LEAST_UNMARKED


def _are_rates(items: Sequence[Label], scene: Scene) -> bool:
    """True for rates of several groups: a risk of 10% in men and 6% in women."""
    first, last = items[0].offset, items[-1].offset
    leading = scene.said["placed-first-few"]
    if leading.match(scene.text, last + 1) or (
        scene.text.startswith("，", last + 1) and leading.match(scene.text, last + 2)
    ):
        return True
    if all(scene.said["for-group"].search(item.before) for item in items):
        return True  # for men it was 71.4% and for women 64.2%
    if scene.said["rate-told"].search(scene.text, 0, first):
        return True  # turnout in the three wards was 45, 30 and 35 per cent
    if all(scene.said["among-group"].match(item.after) for item in items):
        return True  # 61% among women and 53% among men
    each = all(scene.said["in-group"].match(item.after) for item in items)
    return each and scene.said["risk"].search(scene.text, 0, first) is not None


def _of_several_times(items: Sequence[Label], scene: Scene) -> bool:
    """True for 2019年至2021年占比分别为48%、46%和51%: a share of each year."""
    first = items[0]
    if not scene.said["in-turn"].search(scene.text, 0, first.offset):
        return False
    spans = (at for at, time in scene.times.items() if at < first.offset and "/" in time.iso)
    return (
        any(True for _ in spans)
        or scene.said["each-time"].search(scene.text, 0, first.offset) is not None
    )


def _plausible(scene: Scene, items: Sequence[Label], rules: ShareListRules) -> bool:
    """True if shares that nothing says are all may at least not overlap."""
    total = sum((item.claim.quantity.value or Decimal(0) for item in items), Decimal(0))
    enough = len(items) >= LEAST_UNMARKED and total <= MOST_PLAUSIBLE
    said, first = scene.said, items[0]
    return enough and (
        said["in-turn"].search(first.before) is not None
        or said["respectively"].search(items[-1].words) is not None
        or all(said["owned"].search(item.words) for item in items)
        or said["by-structure"].search(first.claim.sentence, 0, first.claim.start) is not None
        or are_disjoint(items, rules.divisions)
    )


def _all(items: list[Label], scene: Scene, rules: ShareListRules) -> bool:
    """True if a word says that the shares are all there are: 三大业务, 由…组成, split."""
    first = items[0].claim.start  # the "three" of "three sources" is a figure too
    text = scene.statement.text
    for found in rules.all_of_them.finditer(text, max(first - ALL_AHEAD, 0)):
        number = found["number"]
        if number is not None and found.start() > first:
            break
        if text.endswith("第", 0, found.start()):
            continue  # 第二大城市占14%，第三大城市占9%
        if number is None or rules.numbers[number.lower()] == len(items):
            return True
    return False
