"""The grammar of one Chinese number, compiled from a pack: 1亿2千万, 两万五, 二十三点五.

Here are the patterns; `chinese_plain` reads what they match and `chinese_tails` what follows.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.numerals import chinese_values, digits
from heshu.numerals.chinese_values import Characters

JOINERS = ("-", "—", "–", "~", "～", "―", "－", "至", "到")
"""What stands between the two ends of a range."""
SPACES = re.compile("[ \u00a0\u2009\u202f\u3000]+")
SPACE = "[ \u00a0\u2009\u202f\u3000]"
GAP = f"{SPACE}{{0,2}}"
ZERO = "[零〇]"
PER_PARTS = {
    "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8,
}  # fmt: skip
"""The denominators of 百分之, 千分之, 万分之."""
WHOLES = f"[{''.join(PER_PARTS)}]{{1,4}}"
PER_PART = rf"{WHOLES}{GAP}分{GAP}之"
# A minus sign stands at the start or behind a word; behind a figure a hyphen is a dash: 5-10.
# 净利润-321.45, 同比增幅-3.2%, 中心温度-5℃: behind the noun of a figure that may be negative.
MINUS = r"(?<![^\s（(，,：:；、为至到达是在由从有仅|｜“\"‘'《/约近超=于和与升降达跌低之损润率幅额值比差温])[-−－]"
YEARS = r"(?:19[5-9]|20[0-4])\d"
"""Four digits without a unit in this range are a year: 2011美国富豪榜."""


class Numbers(Struct, frozen=True, kw_only=True):
    """The compiled grammar of one Chinese number."""

    characters: Characters
    start: str
    """Pattern of the places where a number may begin."""
    first_characters: str
    """Characters with which a number may begin, beside digits."""
    small: str
    """Digits and tens in words, for a character class."""
    arabic: re.Pattern[str]
    """Digits with scale words: 5.71万, 3万4000, 12k."""
    words: re.Pattern[str]
    """Words, with decimals: 两万五, 二十三点五, 几十万."""
    spread: re.Pattern[str]
    """Words with spaces between the characters, where it is sure that they are one number."""
    spread_percent: str
    """Pattern of a spaced-out percentage: 六 点 五 成, 一 百 五 十 个 百 分 点."""
    per_part: re.Pattern[str]
    """百分之 and its like."""
    borrowed: Mapping[str, Decimal]
    """English scale words behind digits: 340 million."""
    scale_run: re.Pattern[str]
    """Scale words behind 多: the 万 of 3000多万."""
    half: re.Pattern[str]
    year: re.Pattern[str]
    surplus: str
    """多, 余."""
    not_surplus: frozenset[str]
    not_tenths: frozenset[str]
    tenths_after_all: frozenset[str]
    """一成分账: two characters that 成 belongs to no word with."""
    not_discount: frozenset[str]
    pair: str
    """两, which is two of something."""
    ordinal_joints: frozenset[str]
    """Between the numbers that one 第 numbers: 第1、2、4名."""
    not_ordinal: frozenset[str]
    """Behind a number that numbers nothing, or a time: 第三、四季度."""
    scale_like_units: frozenset[str]
    """Names of units that begin with 百, 千, 兆: the 千 of 5千瓦 belongs to the unit."""
    unit_names: frozenset[str]


class Classes(Struct, frozen=True, kw_only=True):
    """Character classes, each the inside of a bracket expression."""

    digit: str
    liang: str
    """两: a digit, and behind a digit a unit of mass."""
    power: str
    ten: str
    large: str
    """百 and 千."""
    tens: str
    scale: str
    vague: str
    inner: str = "几幾"
    """Vague characters that may stand inside a number: 二十几."""

    @property
    def place(self) -> str:
        """All that may follow inside a number."""
        return f"{self.digit}{self.power}{self.tens}{self.scale}{self.inner}"

    @property
    def decimal(self) -> str:
        """Digits behind the decimal point: 两 is none of them."""
        return "".join(letter for letter in self.digit if letter not in self.liang)


def compile_numbers(pack: Pack) -> Numbers:
    """Compile the number words of a pack."""
    characters = chinese_values.compile_characters(pack)
    classes = _classes(pack, characters)
    negative = "".join(pack.words_named("negative"))
    point = "".join(pack.words_named("decimal-point"))
    surplus = "".join(pack.words_named("surplus"))
    sign = rf"(?:[{negative}]{SPACE}?|{MINUS})?"
    begin = _word_begin(pack, classes, surplus)
    names = _unit_names(pack)
    return Numbers(
        characters=characters,
        start=_start(pack, sign, begin),
        first_characters=f"{classes.place}{classes.vague}{negative}半-−－",
        small=f"{classes.digit}{classes.ten}{classes.tens}{classes.inner}数",
        arabic=re.compile(_arabic(pack, sign, classes)),
        borrowed=_borrowed(pack),
        words=re.compile(_words(sign, begin, classes, point)),
        spread=re.compile(_spread(sign, begin, classes, point)),
        spread_percent=_spread_percent(begin, classes, point),
        per_part=re.compile(
            f"(?P<sign>[{negative}]?|{MINUS})(?P<whole>{WHOLES}){GAP}分{GAP}之{GAP}"
        ),
        scale_run=re.compile(rf"{SPACE}?([{classes.power}{classes.scale}]+)"),
        half=re.compile("一半|半数?"),
        year=re.compile(YEARS),
        surplus=surplus,
        not_surplus=frozenset(pack.words_named("not-surplus")),
        not_tenths=frozenset(pack.words_named("not-tenths")),
        tenths_after_all=frozenset(pack.words_named("tenths-after-all")),
        not_discount=frozenset(pack.words_named("not-discount")),
        pair="".join(pack.words_named("pair")),
        ordinal_joints=frozenset(pack.words_named("ordinal-joint")),
        not_ordinal=frozenset(pack.words_named("not-ordinal")),
        scale_like_units=frozenset(n for n in names if n[0] in classes.power + classes.scale),
        unit_names=names,
    )


def _classes(pack: Pack, characters: Characters) -> Classes:
    powers = characters.powers
    return Classes(
        digit="".join(characters.digits),
        liang="".join(letter for letter in pack.words_named("pair") if letter in characters.digits),
        power="".join(powers),
        ten="".join(word for word, value in powers.items() if value == 10),
        large="".join(word for word, value in powers.items() if value > 10),
        tens="".join(characters.tens),
        scale="".join(characters.scales),
        vague=characters.vague,
    )


def _unit_names(pack: Pack) -> frozenset[str]:
    """All names of units and measure words, Latin ones in both cases: kg, KG."""
    names = {name for unit in pack.unit for name in unit.names}
    names |= {word for measure in pack.classifier for word in measure.words}
    latin = [name for name in names if len(name) > 1 and name[0].isascii()]
    return frozenset(names).union(*((name.upper(), name.lower()) for name in latin))


def _word_begin(pack: Pack, classes: Classes, surplus: str) -> str:
    """Where a number in words may begin; the bare 百 of 百姓 is no number."""
    large, scale, power = classes.large, classes.scale, classes.power
    lead = "".join(pack.words_named("round-lead"))
    ends = "".join(pack.words_named("ends-in-vague"))
    no_surplus = "".join(pack.words_named("not-surplus"))
    ways = (
        f"[{classes.decimal}{classes.ten}{classes.tens}]",
        # behind a number 两 is the unit: 黄金5两, 二两, 十两
        f"(?<![0-9０-９{classes.decimal}{power}{scale}半])[{classes.liang}]"
        if classes.liang
        else "(?!)",
        f"(?<![{ends}])[{classes.vague}](?=[{power}{scale}])",  # 几十, 数百
        f"[{large}](?=[{scale}])|万(?=[亿億])",  # 百万, 千亿, 万亿
        f"[{large}{scale}](?=[{surplus}][^{no_surplus}])",  # 百余家, 万多人
        f"(?<=[{lead}])[{large}{scale}](?![{power}分变方里古年货姓])",  # 近百家, 超千户
        f"千(?=[一三四五六七八九](?![{classes.digit}{power}方面]))",  # 千三
    )
    return "|".join(ways)


def _start(pack: Pack, sign: str, begin: str) -> str:
    half_of = "".join(pack.words_named("half-of"))
    half_of_other = "".join(pack.words_named("half-of-other"))
    ways = (
        r"(?<![\d０-９.．])[.．](?=\d)",
        f"{sign}{digits.DIGIT}",
        f"{sign}(?:{begin})",
        f"{sign}{PER_PART}",
        f"(?<![{half_of_other}])半(?=[{half_of}])",
        "(?<=过)半(?![个年天夜路场程百])",
        "一半",
    )
    return f"(?:{'|'.join(ways)})"


def _arabic(pack: Pack, sign: str, classes: Classes) -> str:
    """Digits and what may scale them; at most six more parts, so that noise stays linear."""
    d, scales = digits.DIGIT, f"[{classes.power}{classes.scale}]++"
    words = "|".join(_borrowed(pack)) or "(?!)"
    exponent = rf"(?:[eE][-+]?{d}{{1,2}}(?![0-9A-Za-z]))?"
    power = (
        rf"(?:{SPACE}?[×xX]{SPACE}?10\^?(?P<power>(?<=\^)[-−]?\d{{1,2}}(?!\d)|[⁻⁰¹²³⁴-⁹]{{1,3}}))?"
    )
    counted = "".join(pack.words_named("behind-grouped-digits"))
    # 教职工1 860人: a plain space groups digits only between a word and a unit
    spaced = rf"(?<=[\u4e00-\u9fff])[1-9]{d}{{0,2}}(?>(?: {d}{{3}})+)(?:\.{d}+)?(?=[{counted}])"
    parts = (
        rf"{ZERO}?(?:[{classes.digit}]|{d}{{1,4}}|{d},{d}{{3}}){SPACE}?{scales}",  # 1亿2千万, 5万4千
        rf"{ZERO}{d}{{1,4}}(?![\d.])",  # 1千零20
        rf"(?<=[万萬]){d}{{4}}(?![\d.年])",  # 3万4000
    )
    return (
        rf"(?P<sign>{sign})(?P<digits>(?:{spaced}|{digits.NUMBER}|\.{d}++){exponent}){power}"
        rf"(?P<scale>(?:{SPACE}?{scales}(?>(?:{'|'.join(parts)}){{0,6}}))?)"
        rf"(?P<k>{SPACE}?(?i:{words})(?![A-Za-z0-9])|[kK](?![A-Za-z0-9])"
        r"|[wW](?=[多余]?(?:元|块|人|粉|户|份|件|条|次|辆|台|字|\+|[ ]?/[年月])))?"
    )


def _borrowed(pack: Pack) -> dict[str, Decimal]:
    """The English scale words of the pack and their powers, the longest first: `million|6`."""
    entries = (entry.partition("|") for entry in pack.words_named("borrowed-scale"))
    powers = {word: Decimal(1).scaleb(int(power)) for word, _, power in entries}
    return dict(sorted(powers.items(), key=lambda each: -len(each[0])))


def _words(sign: str, begin: str, classes: Classes, point: str) -> str:
    gaps = "|".join(
        f"(?<=[{one}]){SPACE}(?=[{classes.digit}][{next_lower}])"
        for one, next_lower in (("千仟", "百佰"), ("百佰", "十拾"), (classes.scale, "千仟"))
    )
    # 八点三十分 is a clock time: no decimals before 十.
    decimals = rf"(?P<decimals>[{classes.decimal}]++)(?![{classes.ten}])"
    return (
        # 三千 九百 六十五: a space where the next place follows is an accident of printing
        rf"(?P<sign>{sign})(?P<run>(?:{begin})[{classes.place}]*+(?>(?:(?:{gaps})[{classes.place}]++){{0,4}}))"
        rf"(?:{SPACE}?[{point}]{decimals}(?P<after>[{classes.scale}]*+))?"
    )


def _spread(sign: str, begin: str, classes: Classes, point: str) -> str:
    """As `_words`, with gaps; the repetitions are bounded so that a column of 一 stays linear."""
    decimal = f"[{classes.decimal}]"
    decimals = rf"(?P<decimals>{decimal}(?>(?:{GAP}{decimal}){{0,20}}))(?![{classes.ten}])"
    return (
        rf"(?P<sign>{sign})(?P<run>(?:{begin})(?>(?:{GAP}[{classes.place}]){{0,40}}))"
        rf"(?:{GAP}[{point}]{GAP}{decimals}(?P<after>[{classes.scale}]*+))?"
    )


def _spread_percent(begin: str, classes: Classes, point: str) -> str:
    """A percentage with spaces inside; the look-ahead sees a space before it tries."""
    decimal = f"[{classes.decimal}]"
    spaced = rf"(?:{SPACE}|[个個]{SPACE}?百{SPACE}|[个個]百分{SPACE})"
    number = (
        rf"(?:{begin})(?>(?:{GAP}[{classes.place}]){{0,20}})"
        rf"(?:{GAP}[{point}]{GAP}{decimal}(?>(?:{GAP}{decimal}){{0,9}}))?"
    )
    tenths = rf"成(?:{GAP}(?:半|{decimal}))?(?![\u4e00-\u9fff])|折(?!扣)"
    return (
        rf"(?=[\d{classes.place}{point}.．]{{1,12}}+{spaced})"
        rf"(?:{number}|\d(?:{SPACE}?\d)?(?=[ ]折)|{digits.NUMBER}){SPACE}{{0,4}}"
        rf"(?:[个個]{GAP}百{GAP}分{GAP}[点點]|{tenths})"
    )
