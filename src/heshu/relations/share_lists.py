"""Lists of shares of one whole: 甲占15%，乙占62%，丙占23% -> the shares, whether any is left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

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
)
from heshu.relations.scene import LEVEL, PERCENT, TIME, Scene

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
    divisions: DivisionWords
    cautions: Cautions


NUMBERS = {
    word: number
    for number, words in enumerate(
        ("两|二|two|both", "三|three", "四|four", "五|five", "六|six", "七|seven"), start=2
    )
    for word in words.split("|")
}


def compile_share_lists(pack: Pack, cautions: Cautions) -> ShareListRules:
    """The rules of a pack for lists of shares."""
    kinds = any_of(pack.words_named("relation-kinds"))
    numbers = any_of(NUMBERS)
    whole = word_pattern(pack, "relation-all-shares").pattern
    counted = rf"(?<!前)(?<!top )(?<!first )(?P<number>{numbers})\s?{kinds}"
    base = r"占(?P<base>[^，,；;。：:]*?)的?[比例重]*$" if pack.language == "zh" else BASE_EN
    return ShareListRules(
        word_pattern(pack, "relation-share-item"),
        re.compile(
            rf"(?:{word_pattern(pack, 'relation-structure').pattern})[^，,；;。]{{0,6}}[：:]"
        ),
        _used(pack),
        re.compile(base, re.IGNORECASE),
        re.compile(rf"{counted}|{whole}", re.IGNORECASE),
        word_pattern(pack, "relation-share-ends"),
        word_pattern(pack, "relation-survey"),
        compile_divisions(pack),
        cautions,
    )


def _used(pack: Pack) -> re.Pattern[str] | None:
    """Verbs right behind a share; `None` for a language whose other words say enough."""
    if not pack.words_named("relation-share-used"):
        return None
    return word_pattern(pack, "relation-share-used")


BASE_EN = r"^of\s+(?:the\s+|its\s+|all\s+|total\s+)*(?P<base>[a-z'-]+)"


def find_share_lists(scene: Scene, rules: ShareListRules) -> Iterator[ShareList]:
    """The lists of shares of a statement."""
    if scene.text.count(PERCENT) < LEAST_SHARES:
        return
    named = [
        _with_name(each, scene) for each in labels(scene) if scene.text[each.offset] == PERCENT
    ]
    done = -1
    for index, first in enumerate(named):
        if first.offset <= done or not _is_share(first, rules, scene):
            continue
        items = _items(named[index:], scene, rules)
        done = items[-1].offset
        found = _list(items, scene, rules)
        if found is not None:
            yield found


NAME_BEFORE = re.compile(r"(?:^|[,;:()]|\band\b)(?P<name>[^,;:()]*?)\s?\($")


def _with_name(label: Label, scene: Scene) -> Label:
    """The label of a share in brackets, which is named before them: coal (45%), gas (30%)."""
    if label.before or scene.statement.language != "en":
        return label
    found = NAME_BEFORE.search(scene.text, 0, label.offset)
    return replace(label, before=found["name"].strip()) if found else label


def _is_share(label: Label, rules: ShareListRules, scene: Scene) -> bool:
    """True if a percentage is said to be a share and is stated as a level."""
    if label.claim.quantity.unit != "%" or label.claim.change.startswith(("from", "decrease")):
        return False
    start = max(label.offset - AHEAD[scene.statement.language], 0)
    ahead = scene.text[start : label.offset]
    if scene.statement.language == "zh":
        named = label.before + label.claim.quantity.text  # 约占39%, whose hedge holds the word
        found = rules.item.search(named) or rules.heading.search(ahead)
        used = label.before.endswith(("的", "有")) and rules.used and rules.used.match(label.after)
        return found is not None or bool(used) or label.before.endswith("由")
    if rules.item.search(f"{ahead} % {label.after}"):
        return True
    text = scene.text[label.offset :]
    return bool(AGAINST.search(text) and UNDECIDED.search(text))


AGAINST = re.compile(r"\b(?:against|opposed|oppose|voted no|rejected)\b", re.IGNORECASE)
UNDECIDED = re.compile(
    r"\b(?:abstain\w*|undecided|no opinion|unsure|did not know|didn't know|don't know|blank)\b",
    re.IGNORECASE,
)
"""Votes for, against and undecided are all there are, and nobody has two."""


OPINION = re.compile("(?:认为|预计|预期|估计|觉得|看)[^，,；;。]{0,8}的")
"""认为会减少的占22%: what is thought to change is the name of a share, no change of it."""


def _items(named: Sequence[Label], scene: Scene, rules: ShareListRules) -> list[Label]:
    """The shares that go on from the first one."""
    items = [named[0]]
    base = _base(named[0], rules)
    for label in named[1:]:
        raw = scene.text[items[-1].offset + 1 : label.offset]
        between = OPINION.sub("", BRACKETED.sub("", raw))
        if len(between) > FURTHEST[scene.statement.language] or TIME in between:
            break
        if SENTENCE_END.search(between) or rules.ends.search(between):
            break
        if OF_SOME.search(between):
            break
        if LEVEL in between and not rules.item.search(label.before):
            break
        other = _base(label, rules)
        if other and base and other != base:
            break
        base = base or other
        items.append(label)
    return items


DEALT = re.compile(r"(?P<names>[^，。；：]{3,60}?)(?:分别|依次)[占为是有达]{0,2}$")
NAMES = re.compile("[、和与及]")


def _dealt(items: list[Label], scene: Scene) -> list[Label]:
    """The labels with the names of a list before them: 满意、一般、不满意的分别占58%、30%和12%."""
    found = DEALT.search(scene.text, 0, items[0].offset)
    names = NAMES.split(found["names"]) if found else []
    if len(names) != len(items):
        return items
    return [replace(item, before=name) for item, name in zip(items, names, strict=True)]


OF_SOME = re.compile(
    r",\s+with\s[^,]*\b(?:reaching|rising|falling|peaking|climbing)\b", re.IGNORECASE
)
"""64% against and 23% in favour, with opposition reaching 73% outside towns."""


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
    single = SINGLE.search(scene.text, 0, end) is not None
    if rules.cautions.forbid(scene, 0, end):
        return None
    divided = divides(_dealt(items, scene), None, scene, rules.divisions)
    said = single or (divided and len(items) >= LEAST_UNMARKED)  # more orders, as many, fewer
    if not said and rules.survey.search(scene.text, 0, behind):
        return None
    complete = (
        divided
        or completes(items, rules.divisions)
        or _all(items, scene, rules)
        or (single and NONE_LEFT.search(scene.text) is not None)
        or ONLY_THESE.search(scene.text) is not None
    )
    if _of_several_times(items, scene) or _are_rates(items, scene):
        return None
    if not complete and not single and not _plausible(items, rules):
        return None
    return ShareList(
        cue=items[0].before or items[0].after,
        language=scene.statement.language,
        parts=tuple(item.claim for item in items),
        exhaustive=complete and not rules.cautions.leaves_open(scene, start - OPEN_BEFORE, behind),
    )


SINGLE = re.compile(
    "限选一|单选|只能选一|只选一|只选择一|仅选一|必选一|选且仅选|选其一|只能选择一|限填一|只投一票|限投一票|各投一票"
    "|每人一票|一人一票"
)
"""Words of a question of which nobody gives two answers."""
ONLY_THESE = re.compile(
    "[只仅](?:分|有|分为|分成|包括|设)?这[两三四五六几\\d]?[类种项个部组]|别无其他|不再有其他|没有第[三四五六]"
)
"""全部读者只分这三类."""
NONE_LEFT = re.compile(
    "(?:没有|无)(?:人)?(?:空白|其他|其它|弃权|无效|漏答|未答|放弃|缺失)|全部(?:有效|作答|收回)|均为有效"
)
"""Words that say that the answers printed are all that were given."""


RATE = re.compile(
    r"\b(?:risk|chance|rate|incidence|prevalence|probability|likelihood|odds)s?\b", re.IGNORECASE
)
OF_GROUP = re.compile(r"\s*(?:in|among|for)\s", re.IGNORECASE)
LEADING = re.compile("[^。；]{0,2}(?:列|位列|居|位居|排|排名|分列|名列)前")
"""每周运动3次以上的比例分别为37.2%、33.8%和32.5%，列前三: the rates of the best of many."""


def _are_rates(items: Sequence[Label], scene: Scene) -> bool:
    """True for rates of several groups: a risk of 10% in men and 6% in women."""
    first, last = items[0].offset, items[-1].offset
    if scene.statement.language == "zh":
        return LEADING.match(scene.text, last + 1) is not None or (
            "，" in scene.text[last + 1 : last + 2]
            and LEADING.match(scene.text, last + 2) is not None
        )
    each = all(OF_GROUP.match(item.after) for item in items)
    return each and RATE.search(scene.text, 0, first) is not None


EACH_TIME = re.compile("各年|历年|各期|各季|各月|近[三四五]年")


def _of_several_times(items: Sequence[Label], scene: Scene) -> bool:
    """True for 2019年至2021年占比分别为48%、46%和51%: a share of each year."""
    first = items[0]
    if "分别" not in first.before or scene.statement.language != "zh":
        return False
    spans = (at for at, time in scene.times.items() if at < first.offset and "/" in time.iso)
    return any(True for _ in spans) or EACH_TIME.search(scene.text, 0, first.offset) is not None


STRUCTURE = re.compile(
    "[从按](?!学历|年龄|性别)[^，,；;。]{1,8}(?:结构|构成|来源|用途|去向|类型|渠道|业态)(?:来|上)?看?，"
)
"""从客户结构看，个人客户占42%，中小企业占37%: parts of one structure do not overlap."""
OWNED = re.compile(r"\b(?:owns?|owned|holds?|held|stake)\b|持股|持有|出资", re.IGNORECASE)
"""What one holds of a company nobody else does, whoever they are."""


def _plausible(items: Sequence[Label], rules: ShareListRules) -> bool:
    """True if shares that nothing says are all may at least not overlap."""
    total = sum((item.claim.quantity.value or Decimal(0) for item in items), Decimal(0))
    enough = len(items) >= LEAST_UNMARKED and total <= MOST_PLAUSIBLE
    respectively = "分别" in items[0].before or "respectively" in items[-1].words
    owned = all(OWNED.search(item.words) for item in items) or bool(
        STRUCTURE.search(items[0].claim.sentence, 0, items[0].claim.start)
    )
    return enough and (respectively or owned or are_disjoint(items, rules.divisions))


def _all(items: list[Label], scene: Scene, rules: ShareListRules) -> bool:
    """True if a word says that the shares are all there are: 三大业务, 由…组成, split."""
    first = items[0].claim.start  # the "three" of "three sources" is a figure too
    text = scene.statement.text
    for found in rules.all_of_them.finditer(text, max(first - ALL_AHEAD, 0)):
        number = found["number"]
        if number is not None and found.start() > first:
            break
        if number is None or NUMBERS[number.lower()] == len(items):
            return True
    return False
