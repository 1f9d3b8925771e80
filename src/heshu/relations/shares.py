"""Shares and rates: 1535人中有384人，占12% -> part, whole, share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.model.relations import Share
from heshu.relations.cautions import Cautions, word_pattern
from heshu.relations.changes import comparable
from heshu.relations.labels import Label, labels
from heshu.relations.pair_shares import shares_of_pairs
from heshu.relations.parts.pairs import pairs_of
from heshu.relations.patterns import Match, Rule, compile_patterns, matches
from heshu.relations.scene import LEVEL, PERCENT, TIME, Scene

WHOLE_PERCENT = 100


class RateWords(Struct, frozen=True):
    """A rate with the words of the clauses that hold its numerator and its base."""

    name: str
    numerator: re.Pattern[str]
    base: re.Pattern[str]


class ShareRules(Struct, frozen=True):
    """What the finder of shares compiled from a pack."""

    alone: tuple[Rule, ...]
    stated: tuple[Rule, ...]
    beside: tuple[Rule, ...]
    """A part right behind a figure that is called a whole, and its share."""
    called_whole: re.Pattern[str] | None
    no_part: re.Pattern[str] | None
    rates: tuple[RateWords, ...]
    rate_names: re.Pattern[str]
    other_base: re.Pattern[str]
    whole_words: re.Pattern[str]
    cautions: Cautions


def compile_shares(pack: Pack, cautions: Cautions) -> ShareRules:
    """The rules of a pack for shares and rates."""
    rates = tuple(_rate_words(entry) for entry in pack.words_named("relation-rate-of"))
    return ShareRules(
        compile_patterns(pack, "share"),
        compile_patterns(pack, "share-of"),
        compile_patterns(pack, "share-beside"),
        _optional(pack, "relation-called-whole"),
        _optional(pack, "relation-no-part"),
        rates,
        re.compile(any_of(rate.name for rate in rates) if rates else r"(?!)", re.IGNORECASE),
        word_pattern(pack, "relation-share-other-base"),
        word_pattern(pack, "relation-share-base"),
        cautions,
    )


def _optional(pack: Pack, name: str) -> re.Pattern[str] | None:
    return word_pattern(pack, name) if pack.words_named(name) else None


def _rate_words(entry: str) -> RateWords:
    name, numerator, base = entry.split("|")
    return RateWords(name, _any_of(numerator), _any_of(base))


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in words.split("/")), re.IGNORECASE)


def find_shares(scene: Scene, rules: ShareRules) -> Iterator[Share]:
    """The shares of a statement: those with part and whole, and those above the whole."""
    if PERCENT not in scene.text and LEVEL not in scene.text:
        return
    used: set[int] = set()
    for match in matches(rules.stated, scene):
        share = _stated(match, rules)
        if share is not None and share.share.start not in used:
            used.add(share.share.start)
            yield share
    for share in (*_by_base(scene, rules), *_beside(scene, rules)):
        if share.share.start not in used:
            used.add(share.share.start)
            yield share
    yield from _rates(scene, rules, used)
    for share in shares_of_pairs(scene, rules.cautions):
        if share.share.start not in used and not _is_of_a_rate(scene, share.share, rules):
            used.add(share.share.start)
            yield share
    if any(_over_whole(claim) for claim in scene.claims.values()):
        yield from _alone(scene, rules, used)


def _beside(scene: Scene, rules: ShareRules) -> Iterator[Share]:
    """户籍人口412.6万人，60岁以上老人96.3万人，占比23.3%: no word says what the share is of."""
    if rules.called_whole is None or rules.no_part is None:
        return
    named: dict[int, Label] = {}
    for match in matches(rules.beside, scene):
        whole, part = match.claim("whole"), match.claim("part")
        if whole is None or part is None or not _may_hold(whole, part):
            continue
        named = named or {label.claim.start: label for label in labels(scene)}
        said, own = named[whole.start], named[part.start]
        alone = [
            each for at, each in scene.claims.items()
            if at < own.offset and scene.text[at] == LEVEL and comparable(each, part)
        ]  # fmt: skip
        if len(alone) != 1 or rules.no_part.search(own.before):
            continue
        if not rules.called_whole.search(said.words) or rules.no_part.search(said.words[:2]):
            continue
        share = _stated(match, rules)
        if share is not None:
            yield share


def _may_hold(whole: Claim, part: Claim) -> bool:
    """True if a figure is larger than another of its unit."""
    first, second = whole.quantity.value, part.quantity.value
    return first is not None and second is not None and first > second and comparable(whole, part)


EACH = re.compile("每$")
"""每10户家庭中就有3户 is a fraction in other words (RAT008)."""


def _is_of_a_rate(scene: Scene, share: Claim, rules: ShareRules) -> bool:
    """True for "the failure rate was 30 percent: 602 of the 860 candidates passed"."""
    text = scene.statement.text
    for found in rules.rate_names.finditer(text, max(share.start - RATE_REACH, 0), share.start):
        rate = next(each for each in rules.rates if each.name.lower() == found[0].lower())
        said = rate.numerator.search(text[: found.start()] + text[share.end :])
        if said is None and OF_THE_OTHERS.match(rate.name):
            return True
    return False


OF_THE_OTHERS = re.compile("fail|drop|vacan|unemploy|(?:case )?fatal", re.IGNORECASE)
"""Rates of those of whom a text often counts the others: who passed, what is let."""
RATE_REACH = 40
"""Characters before a percentage in which the name of its rate stands."""


def _offset(scene: Scene, claim: Claim) -> int:
    """Where the symbol of a figure stands."""
    return next(at for at, other in scene.claims.items() if other is claim)


def _stated(match: Match, rules: ShareRules) -> Share | None:
    """A share with its part and its whole."""
    share, part, whole = match.claim("share"), match.claim("part"), match.claim("whole")
    if share is None or part is None or whole is None or not _is_share(share):
        return None
    if len({claim.start for claim in (share, part, whole)}) < 3:
        return None
    if not comparable(part, whole) or rules.cautions.forbid(match.scene, match.start, match.end):
        return None
    if not _same_base(match) or EACH.search(match.scene.text, 0, _offset(match.scene, whole)):
        return None
    return Share(
        cue=match.cue,
        language=match.scene.statement.language,
        share=share,
        part=part,
        whole=whole,
        may_exceed_whole=False,
    )


SHARE_OF = re.compile(
    r"占(?:了|到|据)?(?P<base>[^，,；;。：:、（(]{2,14}?)的?(?:比例|比重|份额)?(?:约|近|为|达|达到|超过|超|已)*$"
)
"""占国土面积的62%: the share names its whole by the noun that stands with it elsewhere."""
BASE_FILLER = re.compile(
    r"总数|总量|总额|总数量|全部|全体|所有|总(?!产|收|投|支)|的|比例|比重|份额"
)
LABEL_END = re.compile(r"(?:为|达到|达|共有|共|是|有|总数|总量|总额|合计|约|数|总计|一共|现有)*$")
TOTAL_END = re.compile("(?:总值|总产值|总额|总量|总数|总规模|合计|规模|数量|总收入)$")
"""占出口总值的55%: the whole is called 出口."""
LEAST_BASE = 2


def _by_base(scene: Scene, rules: ShareRules) -> Iterator[Share]:
    """Shares whose whole stands anywhere in the sentence, found by its noun.

    森林面积186万亩，占国土面积的62%，国土面积300万亩 -> part 186万亩, whole 300万亩.
    """
    if scene.statement.language != "zh" or "占" not in scene.text:
        return
    named = labels(scene)
    for index, label in enumerate(named):
        found = SHARE_OF.search(label.before)
        part = next((e for e in reversed(named[:index]) if scene.text[e.offset] == LEVEL), None)
        if found is None or part is None or not _is_share(label.claim):
            continue
        if "分别" in label.before or "依次" in label.before:
            continue  # three shares of three years, each of its own whole
        if not _part_of_share(scene, part, label):
            continue
        whole = _whole_named(named, found["base"], part, scene)
        if whole is not None and not rules.cautions.forbid(scene, part.offset, label.offset):
            yield Share(
                cue="占" + found["base"],
                language="zh",
                share=label.claim,
                part=part.claim,
                whole=whole.claim,
                may_exceed_whole=False,
            )


def _part_of_share(scene: Scene, part: Label, share: Label) -> bool:
    """True if the share follows its part in the same sentence, remarks of growth in between."""
    between = scene.text[part.offset + 1 : share.offset]
    return not re.search(r"[。；;：:]|其中", between) and part.claim.change not in BY


BY = ("increase-by", "decrease-by")


def _whole_named(named: Sequence[Label], base: str, part: Label, scene: Scene) -> Label | None:
    """The one other figure whose label ends in the base of a share."""
    bare = REGION.sub("", base)
    nouns = [base, bare, LABEL_END.sub("", bare), BASE_FILLER.sub("", bare)]
    nouns.append(TOTAL_END.sub("", bare))
    for noun in nouns:
        if len(noun) < LEAST_BASE or noun in REGIONS:
            continue
        found = [
            label
            for label in named
            if label is not part
            and scene.text[label.offset] == LEVEL
            and comparable(label.claim, part.claim)
            and LABEL_END.sub("", label.before).endswith(noun)
        ]
        if found:
            return found[0] if len(found) == 1 else None
    return None


REGION = re.compile(
    r"^(?:全[国省市县区镇村社球年校厂]|我[国省市县区]|[本该][市县区镇村校厂公司]|公司|其|当年|同期|整个|所有|全部)+的?"
)
"""What stands before the noun of a base and not before the same noun elsewhere: 占全市进出口总额的."""
REGIONS = frozenset(
    "全国 全省 全市 全县 全区 全镇 全村 全球 世界 全年 全州 全盟 全旗 同期 当年".split()
)


def _is_share(claim: Claim) -> bool:
    """True for a percentage, a permille or a fraction up to 1 (三分之一)."""
    quantity = claim.quantity
    if quantity.unit in ("%", "‰"):
        return True
    value = quantity.value
    return quantity.unit == "" and value is not None and 0 < value < 1


def _same_base(match: Match) -> bool:
    """True unless the share names a base with characters that the sentence has not had before."""
    base = match.words.get("base", "").strip()
    if not base:
        return _names_whole(match, _base_behind(match))
    before = match.scene.text[: match.start] + match.scene.text[match.start : match.end]
    before = before.replace(base, "", 1) if before.count(base) == 1 else before
    if match.scene.statement.language == "zh":
        return all(character in before for character in base if character not in GENERAL_BASE)
    words = [word for word in re.findall(r"[a-z]+", base.lower()) if word not in GENERAL_WORDS]
    return all(word.rstrip("s") in before.lower() for word in words)


def _names_whole(match: Match, base: str) -> bool:
    """True unless an English share is of something else than the whole: 30% of the poor."""
    words = [word for word in re.findall(r"[a-z]+", base.lower()) if word not in GENERAL_WORDS]
    if not words:
        return True
    whole = match.claim("whole")
    label = next(label for label in labels(match.scene) if label.claim is whole)
    return all(word.rstrip("s") in label.words.lower() for word in words)


OF_BASE = re.compile(r"\s+of\s+([a-z]+(?: [a-z]+)?)", re.IGNORECASE)


def _base_behind(match: Match) -> str:
    """What an English share is said to be of: "35% of pupils"."""
    found = OF_BASE.match(match.scene.text, match.end)
    return found[1] if found else ""


GENERAL_BASE = frozenset("总数量额人的全部体比例重之其所有参与一共合计个名户件家在当中")
GENERAL_WORDS = frozenset(
    "the of all its total number those them these overall whole full entire that in a an "
    "who sum amount group sample population".split()
)


def _over_whole(claim: Claim) -> bool:
    quantity = claim.quantity
    highest = quantity.value if quantity.value is not None else quantity.high
    return quantity.kind == "percent" and highest is not None and highest > WHOLE_PERCENT


def _alone(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """Shares above 100 %, unless their base may be another quantity than their own whole."""
    yield from _of_own_noun(scene, rules, used)
    for match in matches(rules.alone, scene):
        share = match.claim("share")
        if share is None or share.start in used or not _over_whole(share):
            continue
        used.add(share.start)
        if rules.cautions.forbid(scene, match.start, match.end):
            continue
        near = _around(match)
        yield Share(
            cue=match.cue,
            language=scene.statement.language,
            share=share,
            may_exceed_whole=bool(rules.other_base.search(near) or OTHER_TIME.search(near))
            and not (OWN_WHOLE.search(near) and not MAY_EXCEED.search(near)),
        )


def _around(match: Match) -> str:
    """The words in which the base of a share stands: in English only in its own clause."""
    text = match.scene.text
    if match.scene.statement.language == "zh":
        return text[max(match.start - 12, 0) : match.end + 12]
    return text[match.start : match.end] + re.split("[,;.]", text[match.end : match.end + 36])[0]


OF_NOUN = re.compile(
    rf"占(?P<base>[^，,；;。：:、（(]{{2,16}})的(?:比例|比重)?(?:约|为|达|达到|高达)?[{PERCENT}]"
)
OWN_NOUN = 3
"""Characters at the end of a base that make it the whole of what is called so before."""


def _of_own_noun(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """工业用电量88亿千瓦时，占全社会用电量的118%: more than all of what it is a part of."""
    if scene.statement.language != "zh":
        return
    for found in OF_NOUN.finditer(scene.text):
        share = scene.claims[found.end() - 1]
        if share.start in used or not _over_whole(share) or not _of_same_noun(scene, found):
            continue
        used.add(share.start)
        if not rules.cautions.forbid(scene, found.start(), found.end()):
            yield Share(
                cue="占" + found["base"].replace(TIME, ""), language="zh", share=share,
                may_exceed_whole=False,
            )  # fmt: skip


def _of_same_noun(scene: Scene, found: re.Match[str]) -> bool:
    """True if what has a share is called as what it is a share of, of the same time.

    直销渠道收入占公司主营业务收入的112%; 今年的收入占去年收入的112% is no share.
    """
    base = _base_of_its_time(scene, found)
    if LAST.search(base):
        return False
    noun = LABEL_END.sub("", base)
    before = scene.text[max(0, found.start() - OWN_REACH) : found.start()]
    subject = CLAUSE_BREAK.split(before)[-1]
    if not noun:
        return DAYS.search(base) is not None
    if DAYS.fullmatch(noun):
        return True
    if CROSSING.search(noun) or OTHER_PERIOD.search(subject):
        return False
    own = LABEL_END.sub("", subject).endswith(BASE_FILLER.sub("", noun)[-SHORT_NOUN:])
    if own and FLOW.search(noun):
        return True
    return len(noun) >= OWN_NOUN and noun[-OWN_NOUN:] in before and not LAST_BASE.search(noun)


def _base_of_its_time(scene: Scene, found: re.Match[str]) -> str:
    """The base without the 全年 of 占全年总天数, which is the time of the part as well."""
    kept = []
    for offset in range(*found.span("base")):
        mention = scene.times.get(offset)
        whole = mention is not None and WHOLE_TIME.fullmatch(mention.text)
        kept.append("" if whole else scene.text[offset])
    return "".join(kept).removeprefix("到").removeprefix("了")


CLAUSE_BREAK = re.compile(rf"[，,；;。：:、（()）{PERCENT}{LEVEL}]")
WHOLE_TIME = re.compile("全[年月天季]|当[年月日季]|同期|本[年月]|全年度|年度")
DAYS = re.compile("总?天数?")
SHORT_NOUN = 2
FLOW = re.compile(
    r"(?:收入|人次|销量|销售额|产量|产值|人数|人口|面积|里程|户数|费用|数量|件数|天数|出行量|总量|流量|客流|用电量|用水量|投资|支出)$"
)
"""What is never negative: a share of it by a thing of the same name is at most all of it."""
CROSSING = re.compile("利润|净额|净[利值增减流]|结余|差额|(?<!贷款)(?<!存款)余额|^[贷存]款余额")
OTHER_PERIOD = re.compile(r"累计|前三季度|上半年|今年|本年")
OWN_REACH = 40
LAST = re.compile(
    rf"[{TIME}]|上年|去年|同期|往年|前年|年初|计划|目标|任务|预算|定额|标准|设计|核定|GDP|生产总值|平均|均"
)
LAST_BASE = re.compile("利润|收入|债|负债|资产|产能|额度|限额")


FIGURES_OF_A_RATE = 3
"""The rate, its numerator and its base."""
OWN_WHOLE = re.compile(
    r"占(?:其|公司|集团|企业|全市|全省|全国|全部)?(?:总|全部)(?:收入|营收|营业收入|销售收入|资产|贷款|存款)"
)
"""A base with 总 is the whole of the part: 海外收入占总收入的比重."""
OTHER_TIME = re.compile(rf"\bof\s(?:those|that)\s(?:of\s|in\s|for\s)?[{TIME}]")
"""135% of those a year earlier."""
MAY_EXCEED = re.compile(r"债|贷款余额|存款余额|杠杆|亏损|支出|成本|费用|担保|敞口")
"""What may be more than all that it is held against."""

CLAUSE = re.compile(r"(?:(?!\band\b|\bbut\b|\bwhile\b)[^，,；;。：:、（）()])+")


def _rates(scene: Scene, rules: ShareRules, used: set[int]) -> Iterator[Share]:
    """应到500人，实到475人，出勤率95%: the base and the numerator stand in earlier clauses."""
    if len(scene.claims) < FIGURES_OF_A_RATE:
        return
    for found in rules.rate_names.finditer(scene.text):
        rate = next(r for r in rules.rates if r.name.lower() == found[0].lower())
        share = _rate_figure(scene, found.end())
        if share is None or share.start in used:
            continue
        pair = _numerator_and_base(scene, rate, found.start()) or _pair_of(scene, rate)
        if pair is None or rules.cautions.forbid(scene, 0, found.end()):
            continue
        before = scene.statement.text[: scene.original(found.start())]
        if OTHER_RATE.search(before, max(len(before) - OTHER_REACH, 0)):
            continue
        used.add(share.start)
        numerator, base = pair
        yield Share(
            cue=found[0],
            language=scene.statement.language,
            share=share,
            part=numerator,
            whole=base,
            rate=True,
        )


def _pair_of(scene: Scene, rate: RateWords) -> tuple[Claim, Claim] | None:
    """The only part and whole of an English statement, where the part is what the rate counts.

    The pass rate was 78.5%: of the 914 pupils who sat the test, 642 passed.
    """
    pairs = list(pairs_of(scene))
    if len(pairs) != 1 or ELSEWHERE.search(scene.text):
        return None
    part, whole = pairs[0].part, pairs[0].whole
    text = scene.statement.text
    beside = text[min(part.start, whole.start) : max(part.end, whole.end) + BESIDE_PAIR]
    return (part, whole) if rate.numerator.search(beside) else None


ELSEWHERE = re.compile(r"\b(?:nation|state|country|county|city|world|district)-?wide\b|\boverall\b")
"""Turnout was 56 percent nationwide; 4,020 of the 6,100 people of one town are no part of that."""
BESIDE_PAIR = 24
"""Characters behind a pair in which the verb of its part stands."""
OTHER_REACH = 40
OTHER_RATE = re.compile(
    r"\b(?:(?:last|previous|prior|preceding) (?:year|season|month|quarter|week|term)"
    r"|(?:year|month|season)[- ]earlier|target(?:ed)?|required|planned|expected|national|nationwide"
    r"|industry|state|average|rival|former|earlier|forecast|minimum)(?:['’]s)?\s(?:\w+\s)?$",
    re.IGNORECASE,
)
"""Of 1,500 samples 1,380 passed; last year's pass rate was 97%: the rate is not theirs."""
RATE_GAP = re.compile(
    rf"(?:\s|为|达到|达|是|约|高达|仅为|只有|仅|约为|就达|of|was|is|stood at|at|came to|reached|"
    rf"about|put|the|a|just|only|only about)*[{PERCENT}]"
    rf"|\s(?:in|for|at|among)\s(?:the\s)?[A-Za-z]+\s(?:was|is|stood at|came to|reached)\s[{PERCENT}]"
)


def _rate_figure(scene: Scene, offset: int) -> Claim | None:
    """The percentage right behind the name of a rate."""
    found = RATE_GAP.match(scene.text, offset)
    return scene.claims.get(found.end() - 1) if found else None


PAIR = 2
N_OF_M = re.compile(
    rf"[{LEVEL}]\s+(?:[a-z]+\s+)?(?:of|out of)\s+(?:[a-z]+\s+)?[{LEVEL}]", re.IGNORECASE
)
"""1,176 of 1,200 samples passed."""
M_THEN_N = re.compile(rf"[{LEVEL}]投[{LEVEL}]中")
"""18投12中: twelve of eighteen."""


def _numerator_and_base(scene: Scene, rate: RateWords, end: int) -> tuple[Claim, Claim] | None:
    """One figure in a clause of the numerator and one in a clause of the base, before the rate."""
    numerators: list[Claim] = []
    bases: list[Claim] = []
    for clause in CLAUSE.finditer(scene.text, 0, end):
        claims = [
            scene.claims[offset]
            for offset in range(*clause.span())
            if offset in scene.claims and scene.text[offset] == LEVEL
        ]
        if len(claims) > 1:  # 1,935 had found work within six months
            claims = [claim for claim in claims if claim.quantity.kind != "duration"]
        if len(claims) == PAIR and N_OF_M.search(clause[0]) and not bases and not numerators:
            numerators, bases = [claims[0]], [claims[1]]
            continue
        if len(claims) == PAIR and M_THEN_N.search(clause[0]) and not bases and not numerators:
            numerators, bases = [claims[1]], [claims[0]]
            continue
        if len(claims) != 1:
            if claims:
                return None
            continue
        if rate.base.search(clause[0]) and not bases:
            bases.append(claims[0])
        elif rate.numerator.search(clause[0]):
            numerators.append(claims[0])
    if len(numerators) != 1 or len(bases) != 1 or not comparable(numerators[0], bases[0]):
        return None
    return numerators[0], bases[0]
