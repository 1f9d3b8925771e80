"""How a statement becomes a scene: its figures, dates and ordinals masked, each by its symbol.

What the table leaves out may play a role too: the "six" of "of the six districts", 翻番, the third
quarter that an ordinal begins.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims.periods import years_of_plan
from heshu.languages.schema import Pack
from heshu.languages.trie import pattern as any_of
from heshu.model import lazy_re as re
from heshu.model.figures import Claim, Mention, Statement
from heshu.relations.asides import asides, source_ahead, source_in_front
from heshu.relations.cues import heads_of
from heshu.relations.groups import field_sizes, group_sizes, room_sizes
from heshu.relations.numbered_names import named_by_numbers
from heshu.relations.scene import (
    CONFIDENCE,
    DOUBLED,
    LEVEL,
    PERCENT,
    RANK,
    SYMBOLS,
    TIME,
    TIMES,
    WIDE,
    Said,
    Scene,
    bits,
    moved,
    place_in,
    synthetic,
)
from heshu.relations.small_numbers import SMALL_NUMBERS, ordinal_number


class Doublings(Struct, frozen=True):
    """Words that say a multiple without a figure: 翻番 is 2, quadrupled is 4."""

    words: re.Pattern[str]
    values: dict[str, Decimal]


def compile_doublings(pack: Pack) -> Doublings:
    """The words of a pack that say a multiple: `翻番|2`."""
    entries = [entry.partition("|") for entry in pack.words_named("relation-doubling")]
    body = any_of(word for word, _, _ in entries)
    edged = body if pack.language == "zh" else rf"(?<![A-Za-z]){body}(?![A-Za-z])"
    values = {word: Decimal(value) for word, _, value in entries}
    return Doublings(re.compile(edged, re.IGNORECASE), values)


Item = tuple[int, int, str, Claim | Mention | None]
"""Start, end, the symbol that stands for it, and what it is."""


def view(
    statement: Statement,
    doubling: Doublings,
    said: Said,
    as_of: datetime.date | None = None,
) -> Scene:
    """Mask the claims, dates and ordinals of a statement, and words that say "twice"."""
    pieces: list[str] = []
    claims: dict[int, Claim] = {}
    times: dict[int, Mention] = {}
    offsets: list[tuple[int, int]] = []
    done = length = 0
    seen = statement.claims or statement.mentions
    for start, end, symbol, item in _items(statement, doubling, said) if seen else ():
        if start < done:
            continue
        pieces += (statement.text[done:start], symbol)
        length += start - done
        if isinstance(item, Claim):
            claims[length] = item
        elif item is not None:
            times[length] = item
        length += len(symbol)
        offsets.append((length, end))
        done = end
    pieces.append(statement.text[done:])
    text = _fullwidth("".join(pieces), statement)
    return Scene(
        statement=statement,
        text=text,
        claims=claims,
        offsets=tuple(offsets),
        times=times,
        as_of=as_of,
        symbols=bits([text[offset] for offset in (*claims, *times)]),
        lowered=(lowered := text.lower()),
        heads=heads_of(lowered, statement.language),
        said=said,
    )


def _items(statement: Statement, doubling: Doublings, said: Said) -> list[Item]:
    """What a statement is masked for, in order: figures, dates, ordinals and words for "twice"."""
    names = tuple(named_by_numbers(statement.text, said)) if statement.claims else ()
    items: list[Item] = [
        (claim.start, claim.end, _symbol(claim, statement.text, said, names), claim)
        for printed in statement.claims
        if not _is_priced_measure(printed, statement)
        if not bounds_a_class(printed, statement)
        if not _spans_time(printed, statement.text, said)
        for claim in _taken_apart(_with_times(printed, statement.text, said), said)
    ]
    for mention in statement.mentions:
        if mention.kind in TIMES or years_of_plan(mention.text):
            items.append((mention.start, mention.end, TIME, mention))
        elif (named := _named_time(mention, statement, said)) is not None:
            items.append((named.start, named.end, TIME, named))
        elif mention.kind == "ordinal" and _may_rank(mention.text, said):
            items.append((mention.start, mention.end, RANK, rank_claim(mention, statement)))
    if statement.claims:
        items += _doublings(statement, doubling)
    if any(item[2] == RANK for item in items):
        items += _small_fields(statement, said)
        if "-" in statement.text and statement.language == "en":
            sizes = field_sizes(statement.text, SMALL_NUMBERS, said["field-noun"])
            items += _counts(statement, sizes)
    if statement.language == "en" and statement.claims:
        items += _counts(statement, group_sizes(statement.text, SMALL_NUMBERS, said))
        items += _counts(statement, room_sizes(statement.text, SMALL_NUMBERS, said))
    items = _without_other_versions(statement.text, items, said)
    items += _left_out(statement, items, said) if statement.claims else ()
    items += _source_left_out(statement, items, said)
    items.sort(key=lambda item: item[0])
    return items


def _without_other_versions(text: str, items: list[Item], said: Said) -> list[Item]:
    """The items with one for nothing in the place of "(previously given as 96,850)"."""
    if "(" not in text:
        return items
    spans = [found.span() for found in said["other-version"].finditer(text)]
    kept = [each for each in items if not any(s <= each[0] < e for s, e in spans)]
    return [*kept, *((start, end, "", None) for start, end in spans)]


def _left_out(statement: Statement, items: Sequence[Item], said: Said) -> Iterator[Item]:
    """The asides of a statement that hold no figure, for which nothing stands: 创近年新高.

    Beside a single figure only who says so is left out.
    """
    figures = [item for item in items if item[2] != TIME]
    left_out = asides if len(statement.claims) > 1 else source_ahead
    for start, end in left_out(statement.text, said):
        if not any(item[0] < end and start < item[1] for item in figures):
            yield start, end, "", None


def _source_left_out(statement: Statement, items: Sequence[Item], said: Said) -> Iterator[Item]:
    """Who says so at the head of an English statement, if it holds no figure."""
    if statement.language != "en":
        return
    end = source_in_front(
        statement.text, said, [at for at, _, symbol, _ in items if symbol == TIME]
    )
    if end and not any(item[0] < end and item[2] != TIME for item in items):
        yield 0, end, "", None


FULLWIDTH = str.maketrans(",;()", "，；（）")
"""ASCII marks of a Chinese text -> those that the rules are written with, one for one."""


def _fullwidth(text: str, statement: Statement) -> str:
    """The words between the symbols: 占地300亩(20公顷),年产 is punctuated as the rules are."""
    return text.translate(FULLWIDTH) if statement.language == "zh" else text


HALFWIDTH = re.compile(r"[;()]|(?<![0-9]),|,(?![0-9])|(?<=[^\x00-\x7f])[:!?]|[:!?](?=[^\x00-\x7f])")


def punctuated(statement: Statement) -> Statement:
    """A Chinese statement printed with ASCII marks as if with its own, one for one.

    The commas of 1,280 and the colon of 12:30 stay.
    """
    if statement.language != "zh" or not HALFWIDTH.search(statement.text):
        return statement
    text = HALFWIDTH.sub(lambda mark: mark[0].translate(WIDE), statement.text)
    return replace(statement, text=text)


def _named_time(mention: Mention, statement: Statement, said: Said) -> Mention | None:
    """The "nineteenth century" or "14th Five-Year Plan" that an English ordinal begins."""
    if mention.kind != "ordinal":
        return None
    behind = said["named-time"].match(statement.text, mention.end)
    if behind is None and _is_elliptic_time(mention, statement, said):
        return replace(mention, kind="period")
    if behind is None:
        return None
    text, end = statement.text[mention.start : behind.end()], behind.end()
    place = moved(mention.place, 0, end - mention.start)
    return replace(mention, kind="period", text=text, place=place, end=end)


def _is_elliptic_time(mention: Mention, statement: Statement, said: Said) -> bool:
    """True for the last word of "1.8 percent in the second quarter, after 2.6 percent in the first"."""
    text = statement.text
    if not said["in-the"].search(text, 0, mention.start):
        return False
    if not said["then-clause-end"].match(text, mention.end):
        return False
    return any(
        each.kind == "period" and said["numbered-time"].fullmatch(each.text.strip())
        for each in statement.mentions
    )


MEASURES = frozenset({"mass", "area", "volume", "length", "energy"})


def _is_priced_measure(claim: Claim, statement: Statement) -> bool:
    """True for the 一公斤 of 一公斤5.5元, which says what the price is for and is no figure."""
    if claim.quantity.value != 1 or claim.quantity.kind not in MEASURES:
        return False
    return statement.language == "zh" and any(
        each.start == claim.end and each.quantity.kind == "money" for each in statement.claims
    )


BOUNDED = frozenset({"range", "at-least", "at-most", "more-than", "less-than"})


def bounds_a_class(claim: Claim, statement: Statement) -> bool:
    """True for the 12米以下 and 12米至24米 of 12米以下的530艘, which name what is counted."""
    quantity = claim.quantity
    if statement.language != "zh" or quantity.qualifier not in BOUNDED:
        return False
    joint = 1 if statement.text.startswith("的", claim.end) else 0
    return any(
        each.start == claim.end + joint
        and each.quantity.kind == "count"
        and each.quantity.unit != quantity.unit
        for each in statement.claims
    )


def _symbol(claim: Claim, text: str, said: Said, names: Sequence[tuple[int, int]]) -> str:
    """The symbol of a figure.

    The 95% of "from 5.2 to 4.1 (95% CI 0.6 to 1.6)" says nothing of the change: it plays no role.
    Nor do the `names` among the numbers: 1、2、4、5号线.
    """
    if any(start <= claim.start < end for start, end in names):
        return CONFIDENCE
    symbol = SYMBOLS.get(claim.quantity.kind, LEVEL)
    if symbol == PERCENT and said["level-of-confidence"].match(text, claim.end):
        return CONFIDENCE
    return symbol


def _taken_apart(claim: Claim, said: Said) -> tuple[Claim, ...]:
    """Both ends of "from 120 to 900", which may be a change; any other claim as it is."""
    quantity = claim.quantity
    if quantity.qualifier != "range" or quantity.low is None or quantity.high is None:
        return (claim,)
    text = quantity.text
    opened = said["opened-by-from"].match(text)
    joint = said["joined-by-to"].search(text, opened.end() + 1) if opened else None
    if opened is None or joint is None:
        return (claim,)
    return (
        _one_end(claim, quantity.low, (opened.end(), joint.start())),
        _one_end(claim, quantity.high, (joint.end(), len(text))),
    )


def _one_end(claim: Claim, value: Decimal, span: tuple[int, int]) -> Claim:
    """One end of a range as a claim of its own, under the id of the range."""
    start, end = claim.start + span[0], claim.start + span[1]
    quantity = replace(
        claim.quantity,
        start=start,
        end=end,
        core_start=start,
        core_end=end,
        text=claim.quantity.text[slice(*span)],
        value=value,
        low=None,
        high=None,
        qualifier="",
    )
    place = moved(claim.place, span[0], span[1] - span[0])
    return replace(claim, quantity=quantity, place=place, start=start, end=end)


def _spans_time(claim: Claim, text: str, said: Said) -> bool:
    """True for the "over two" of "grew from 320 to 410 pairs over two winters", which says when."""
    if claim.quantity.kind != "count" or not said["seasons"].match(text, claim.end):
        return False
    first = claim.start + claim.quantity.core_start - claim.quantity.start
    return said["over-so-long"].search(text, 0, first) is not None


def _with_times(claim: Claim, text: str, said: Said) -> Claim:
    """The "three" of "fell by three times" as a multiple, though it may count events."""
    quantity = claim.quantity
    if said["in-half"].match(text, claim.start - len("in ")):  # cut the price in half, to 12 euros
        return replace(claim, quantity=replace(quantity, kind="multiple", unit="x", words=True))
    if quantity.unit not in ("", "person") or quantity.kind not in ("count", "number"):
        return claim
    behind = said["times-behind"].match(text, claim.end)
    if behind is None and not said["by-a-factor"].search(text, 0, claim.start):
        return claim
    end = behind.end() if behind else claim.end
    multiple = replace(quantity, kind="multiple", unit="x", text=text[claim.start : end])
    return replace(claim, quantity=multiple, end=end)


def _doublings(statement: Statement, doubling: Doublings) -> Iterator[tuple[int, int, str, Claim]]:
    """翻番 as a figure: twice as much."""
    taken = [(claim.start, claim.end) for claim in statement.claims]
    for found in doubling.words.finditer(statement.text):
        if any(start < found.end() and found.start() < end for start, end in taken):
            continue
        place = place_in(statement, found.start(), found.end())
        if place is not None:
            value = doubling.values[found[0].lower()]
            claim = synthetic(statement, place, found.span(), value, kind="multiple", unit="x")
            claim = replace(claim, quantity=replace(claim.quantity, words=True))
            yield found.start(), found.end(), DOUBLED, claim


def _small_fields(statement: Statement, said: Said) -> Iterator[tuple[int, int, str, Claim]]:
    """The "six" of "of the six districts", which is too slight for the table, as a field."""
    taken = {claim.start for claim in statement.claims}
    for found in said["of-the-few"].finditer(statement.text):
        word = found[0].split()[-1]
        start, end = found.end() - len(word), found.end()
        place = place_in(statement, start, end)
        if place is not None and start not in taken:
            value = Decimal(SMALL_NUMBERS[word.lower()])
            yield start, end, LEVEL, synthetic(statement, place, (start, end), value, kind="count")


def _counts(statement: Statement, sizes: Iterable[tuple[int, int, Decimal]]) -> Iterator[Item]:
    """The 45 of "the 45-member delegation consists of 30 athletes", as a count."""
    taken = {claim.start for claim in statement.claims}
    for start, end, number in sizes:
        place = place_in(statement, start, end)
        if place is not None and start not in taken:
            claim = synthetic(statement, place, (start, end), number, kind="count")
            yield start, end, LEVEL, claim


def _may_rank(text: str, said: Said) -> bool:
    """True for 第15 and 15th, not for 一期, which numbers a stage."""
    return text.isascii() or said["so-manieth"].match(text) is not None


def rank_claim(mention: Mention, statement: Statement) -> Claim | None:
    """An ordinal as a figure: 第15位 is rank 15; `None` where its number cannot be read."""
    number = ordinal_number(mention.text)
    if number is None:
        return None
    return synthetic(
        statement, mention.place, (mention.start, mention.end), Decimal(number), kind="rank"
    )
