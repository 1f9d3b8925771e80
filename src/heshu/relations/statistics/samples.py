"""Means of whole numbers with the size of their sample: 平均分3.48（n=25）; of 28 patients, 52 %.

Only what is counted or scored comes in whole numbers; a mean of 3.47 kilograms may be any number.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Quantity
from heshu.model.intervals import Printed
from heshu.model.relations import SampleMean
from heshu.relations.patterns import Match, matches
from heshu.relations.scene import Scene, mention_at
from heshu.relations.slots import Rule, compile_patterns
from heshu.relations.statistics.numbers import DIGITS, either, equals, printed

LARGEST = 1000
"""Cases beyond which no printed mean is precise enough."""
REACH = 60
"""Characters between a mean and the size of its sample."""


class SampleRules(Struct, frozen=True):
    """What the finder of means compiled from a pack."""

    mean: re.Pattern[str]
    size: re.Pattern[str]
    """The size of a sample by its name."""
    sized: re.Pattern[str]
    """What a text with such a size holds, so that most are passed over."""
    not_whole: re.Pattern[str]
    shares: tuple[Rule, ...]
    people: tuple[Rule, ...]
    rates: tuple[Rule, ...]
    """Rates anywhere behind the only group that is counted: 患者17例，…有效率为47%."""
    numbers: tuple[Rule, ...]
    each: tuple[Rule, ...]
    """The mean of each of what is counted: 24窝幼鸟，平均每窝产卵4.35枚."""
    participants: frozenset[str]
    """Units of those who take part in a study."""
    counted: frozenset[str]
    """Units of what comes in whole numbers."""


def compile_samples(pack: Pack) -> SampleRules:
    """The words of a pack about means."""
    size = either(pack.words_named("statistics-sample-size"))
    return SampleRules(
        re.compile(_mean(pack), re.IGNORECASE),
        re.compile(rf"(?:(?<![A-Za-z])[nN]|{size}){equals(pack)}(?P<value>{DIGITS})(?![\d.．%])"),
        re.compile(rf"[=＝]|{size}", re.IGNORECASE),
        re.compile(either(pack.words_named("statistics-not-whole")), re.IGNORECASE),
        compile_patterns(pack, "sample-share"),
        compile_patterns(pack, "sample-mean"),
        compile_patterns(pack, "sample-rate"),
        compile_patterns(pack, "sample-number"),
        compile_patterns(pack, "sample-each"),
        frozenset(pack.words_named("statistics-participant-unit")),
        frozenset(("", *pack.words_named("statistics-counted-unit"))),
    )


def _mean(pack: Pack) -> str:
    """A mean by its name: 平均分为3.48."""
    words = either(pack.words_named("statistics-mean"))
    noun = either(pack.words_named("statistics-score-noun"))
    units = either(pack.words_named("statistics-whole-unit"))
    return (
        rf"{words}(?:{equals(pack)}|\s*{noun}?(?:{equals(pack)}|\s*))"
        rf"(?P<value>\d+[.．]\d{{1,3}})(?!\d|[.．]\d)\s?(?=(?P<unit>{units})|[^\w%％℃°]|$)"
    )


def find_samples(scene: Scene, rules: SampleRules) -> Iterator[SampleMean]:
    """Means with the size of their sample, and shares of a counted group."""
    if not scene.claims:
        return
    text = scene.statement.text
    done: set[tuple[object, int]] = set()
    found = [*_labelled(scene, rules), *_shares(scene, rules), *_of_people(scene, rules)]
    found += _of_only_group(scene, rules)
    if not found or rules.not_whole.search(text):
        return
    for sample in found:
        figures = (sample.mean.value, sample.size)
        if figures not in done:
            done.add(figures)
            yield sample


def _labelled(scene: Scene, rules: SampleRules) -> Iterator[SampleMean]:
    """均值 = 3.48, n = 25: each mean with the only size, or as many sizes as means in turn."""
    text = scene.statement.text
    sizes = list(rules.size.finditer(text)) if rules.sized.search(text) else []
    means = list(rules.mean.finditer(text)) if sizes else []
    if len(sizes) != len(means):
        return
    for mean, size in zip(means, sizes, strict=True):
        start, end = min(mean.start(), size.start()), max(mean.end(), size.end())
        if end - start <= REACH:
            sample = _sample(scene, (start, end), printed(mean["value"]), int(printed_size(size)))
            if sample is not None:
                yield sample


def printed_size(size: re.Match[str]) -> str:
    """The digits of a sample size."""
    return size["value"].replace(",", "")


def _shares(scene: Scene, rules: SampleRules) -> Iterator[SampleMean]:
    """28名患者中，52%痊愈: a share of a counted group."""
    for match in matches(rules.shares, scene):
        if not _is_share_of_part(match):
            yield from _counted(scene, match, "rate", 100, rules)


def _is_share_of_part(match: Match) -> bool:
    """True where the group is what the percentage is the share of, and no base: 技术人员386人，占13.1%.

    So is what was scored of so many attempts: 78投38中，命中率48.7%.
    """
    scene, count, rate = match.scene, match.claim("count"), match.claim("rate")
    if count is not None and scene.said["number-of-kinds"].fullmatch(count.quantity.text):
        return True  # 意见分三种，同意的占62%: three kinds, and nobody asked
    ends = [at for at, claim in scene.claims.items() if claim is rate]
    made = [at for at, claim in scene.claims.items() if claim is count]
    said = scene.said
    return any(said["share-of-these"].search(scene.text, 0, at) for at in ends) or any(
        said["attempted"].search(scene.text, 0, at) for at in made
    )


def _of_only_group(scene: Scene, rules: SampleRules) -> Iterator[SampleMean]:
    """What is said farther on of the only group that a sentence counts."""
    groups = [claim for claim in scene.claims.values() if claim.quantity.unit in rules.participants]
    if len(groups) > 1:
        return
    for match in matches(rules.rates, scene):
        if match.claim("count") in groups:
            yield from _counted(scene, match, "rate", 100, rules)
    for match in matches(rules.numbers, scene):
        average = match.claim("average")
        if match.claim("count") in groups and average and average.quantity.precision < 1:
            yield from _counted(scene, match, "average", 1, rules)


def _of_people(scene: Scene, rules: SampleRules) -> Iterator[SampleMean]:
    """25名学生平均得3.47分: the mean of a counted group."""
    for match in matches(rules.people, scene):
        yield from _counted(scene, match, "average", 1, rules)
    for match in matches(rules.each, scene):
        count = match.claim("count")
        if count is not None and f"{EACH}{count.quantity.text[-1]}" in match.printed:
            yield from _counted(scene, match, "average", 1, rules)


EACH = "每"


def _counted(
    scene: Scene, match: Match, role: str, each: int, rules: SampleRules
) -> Iterator[SampleMean]:
    count, mean = match.claim("count"), match.claim(role)
    if count is None or mean is None or not _exact_count(count):
        return
    quantity = mean.quantity
    if quantity.qualifier or quantity.value is None or quantity.words or quantity.value <= 0:
        return
    if each == 1 and (not _is_whole(scene, quantity, rules) or quantity.precision >= 1):
        return
    if each > 1 and (quantity.unit != "%" or quantity.value >= each):
        return
    span = min(count.start, mean.start), max(count.end, mean.end)
    figure = Printed(value=quantity.value, precision=quantity.precision, kind="other")
    sample = _sample(scene, span, figure, int(count.quantity.value or 0), each)
    if sample is not None:
        yield sample


def _is_whole(scene: Scene, quantity: Quantity, rules: SampleRules) -> bool:
    """True for what comes in whole numbers: scores, heads, and days that are counted in whole ones."""
    timed = quantity.kind in ("duration", "age") and scene.said["in-whole-units"].search(scene.text)
    return quantity.unit in rules.counted or bool(timed)


def _exact_count(claim: Claim) -> bool:
    quantity = claim.quantity
    return (
        quantity.value is not None
        and not quantity.qualifier
        and not quantity.scaled
        and quantity.kind in ("count", "number")
        and quantity.precision == 1
    )


def _sample(
    scene: Scene, span: tuple[int, int], mean: Printed, size: int, each: int = 1
) -> SampleMean | None:
    mention = mention_at(scene.statement, *span, "statistic")
    if mention is None or not 1 < size <= LARGEST:
        return None
    return SampleMean(
        mention=mention,
        cue=mention.text,
        mean=mean,
        size=size,
        each=each,
        language=scene.statement.language,
        sentence=scene.statement.text,
    )
