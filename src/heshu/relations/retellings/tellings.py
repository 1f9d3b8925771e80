"""A figure with the words around it, reduced to what says which figure it is.

"Union leaders say its 1,420 workers have had no pay rise" is a count of people, definite ("its"),
with the words {union, leader, staff, pay, rise} and those of the subject that "its" stands for.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from heshu.model import lazy_re as re
from heshu.model.figures import Claim
from heshu.relations.brackets import formers_in
from heshu.relations.retellings.names import full_names, modified, names, others
from heshu.relations.retellings.rules import SHORTEST, WORD, RetellingRules, stem
from heshu.relations.retellings.telling import Telling
from heshu.relations.scene import RANK, Scene, place_in, synthetic
from heshu.relations.summaries import Summaries

MARKS = re.compile(r"\W*")
"""What may stand before the first word of a sentence."""
ONE_OR_TWO = re.compile(r"([a-z]+)(?:\s+([a-z]+))?", re.IGNORECASE)
CLAUSE = re.compile(r"[,;:()—–\"“”\n]|(?<=\s)-(?=\s)")
LEAD = 2
"""Sentences below a headline that it sums up."""
MOST_OF_SUBJECT = 8
"""Words of a sentence whose subject a pronoun in the next one may stand for."""
COUNTS = frozenset({"count", "number"})
NO_LEVEL = frozenset({"from"})
UNFIT = frozenset({"ratio", "rank", "multiple", "index", "duration", "age", "percentage-point"})


def tellings_in(
    scenes: Sequence[Scene], rules: RetellingRules, summaries: Summaries
) -> Iterator[Telling]:
    """The figures of a document that can be retold, in reading order."""
    subject: frozenset[str] = frozenset()
    lead: frozenset[str] = frozenset()
    since = 0
    headings = _above(scenes)
    for index, scene in enumerate(scenes):
        statement = scene.statement
        if statement.language != "en" or statement.cells:
            continue
        words = _content(scene.text, rules)
        since = 0 if statement.heading else since + 1
        lead = frozenset() if statement.heading else lead | words if since <= LEAD else lead
        if (scene.claims or "-" in scene.text) and not rules.cautions.doubts(scene):
            context = words | subject if scene.said["pronoun"].search(scene.text) else words
            told = Told(index, context, words, lead, headings[index])
            yield from _tellings(scene, told, rules, summary=summaries.get(index, 0))
        subject = words if len(words) <= MOST_OF_SUBJECT else frozenset()


class Told(Struct, frozen=True):
    """Where a sentence stands, and what stands around it."""

    index: int
    words: frozenset[str]
    own: frozenset[str]
    lead: frozenset[str]
    above: tuple[int, ...]


def _above(scenes: Sequence[Scene]) -> Sequence[tuple[int, ...]]:
    """For each statement the indexes of the headings that it stands under.

    Headings in a row are one, so that a line in smaller type is not over with the next one.
    """
    found: list[tuple[int, ...]] = []
    opened: list[tuple[int, tuple[int, ...]]] = []
    running = True
    above: tuple[int, ...] = ()
    for index, scene in enumerate(scenes):
        statement = scene.statement
        if statement.heading:
            depth = statement.section.count(" > ") + bool(statement.section)
            if not running:
                depth = min(depth, opened[-1][0])
            row = () if running else opened.pop()[1]
            while opened and opened[-1][0] >= depth:
                opened.pop()
            opened.append((depth, (*row, index)))
            above = tuple([each for _, indexes in opened for each in indexes])
        running = not statement.heading
        found.append(above)
    return found


def _tellings(
    scene: Scene,
    told: Told,
    rules: RetellingRules,
    *,
    summary: int,
) -> Iterator[Telling]:
    """The figures of one sentence that can be retold."""
    telling = functools.partial(
        _of_sentence(scene, rules),
        index=told.index,
        lead=told.lead,
        above=told.above,
        summary=summary,
    )
    changed, ordinals = modified(scene, rules), _ordinals(scene)
    formers = formers_in(scene)
    clauses: dict[tuple[int, int], frozenset[str]] = {}
    for offset, claim in (*scene.claims.items(), *_sizes(scene)):
        if claim.id in formers or not _may_be_told_again(claim, scene, offset, rules):
            continue
        joined = scene.text[offset] == "-"
        behind = f" {_word_at(scene.text, offset + 1)}" if joined else scene.text[offset + 1 :]
        nouns = _nouns(claim, behind, rules)
        period = (claim.period or claim.period_text).lower()
        span = _clause(scene, offset)
        if span not in clauses:  # figures of one clause are many where no comma divides them
            clauses[span] = _content(scene.text[slice(*span)], rules)
        yield telling(
            claim=claim,
            measure=_measure(claim),
            nouns=nouns,
            substance=_substance(scene, offset),
            modifiers=ordinals | {word for word, noun in changed if noun in nouns},
            words=told.words | {stem(period)} if period in rules.months else told.words,
            own=told.own,
            clause=clauses[span],
            another=rules.apart.intersection(WORD.findall(scene.lowered, span[0], offset)),
            people=not nouns.isdisjoint(rules.people),
            which=_which(scene, offset, rules),
            period=period,
            dated=bool(period) and not any(day in period for day in rules.weekdays),
            of_day=period in rules.weekdays,
            definite=_is_known(scene, offset),
            a_year=(a_year := claim.quantity.unit.endswith(A_YEAR)),
            yearly=a_year or scene.said["yearly-amount"].search(scene.text) is not None,
        )


SIZE = re.compile(
    r"(?<![\w.,-])(?P<number>\d{1,3}(?:,\d{3})+|\d{3,6})-(?=[a-z]{3,14}(?![\w-]))", re.ASCII
)
"""The 1,580 of "the 1,580-seat opera house", which is a name more often than a figure."""


def _sizes(scene: Scene) -> Iterator[tuple[int, Claim]]:
    """The sizes joined to their noun, as counts; told again they may differ: 1,850 seats."""
    if "-" not in scene.text:
        return
    for found in SIZE.finditer(scene.text):
        start, printed = scene.original(found.start()), found["number"]
        place = place_in(scene.statement, start, start + len(printed))
        if place is not None:
            value = Decimal(printed.replace(",", ""))
            span = (start, start + len(printed))
            claim = synthetic(scene.statement, place, span, value, kind="count")
            yield found.end("number"), replace(claim, id=f"size-{place.start}")


def _word_at(text: str, start: int) -> str:
    """The word that begins at an offset."""
    found = WORD.match(text, start)
    return found[0] if found else ""


FAR_AHEAD = 32
"""Masked characters before a figure that may take it as known."""


def _is_known(scene: Scene, offset: int) -> bool:
    """True for its 1,420 workers, the fine of 7.2 million."""
    first = max(0, offset - FAR_AHEAD)
    return scene.said["taken-as-known"].search(scene.text, first, offset) is not None


def _which(scene: Scene, offset: int, rules: RetellingRules) -> frozenset[str]:
    """The stems of what says which of them a count is of: the 680 paintings on show."""
    found = scene.said["which-of-them"].match(scene.text, offset + 1)
    if found is None:
        return frozenset()
    return _content(scene.text[found.end("which") : found.end()], rules)


def _behind_marks(text: str) -> int:
    """Where the first word of a sentence begins."""
    found = MARKS.match(text)
    return found.end() if found else 0


def _of_sentence(scene: Scene, rules: RetellingRules) -> Callable[..., Telling]:
    """What makes the tellings of a sentence: all that they have in common is given."""
    statement = scene.statement
    sequence = tuple([stem(word) for word in WORD.findall(scene.text)])
    of_all = scene.said["where-mostly"].sub("", scene.text)
    all_stems = frozenset(stem(word) for word in WORD.findall(of_all))
    return functools.partial(
        Telling,
        names=(named := names(scene.text, rules)),
        full_names=full_names(statement.text, rules),
        others=others(scene.text, rules),
        frame=_frame(scene, rules),
        stems_of_names=frozenset([rules.classes.get(stem(each), stem(each)) for each in named]),
        contrasts=frozenset(
            (number, word)
            for number, group in enumerate(rules.contrasts)
            for word in group
            if word in all_stems
        ),
        scopes=frozenset(
            stem(word) for word in WORD.findall(of_all.lower()) if word in rules.scopes
        ),
        parts=frozenset(
            found[0] for found in scene.said["part-of-a-year"].finditer(statement.text.lower())
        ),
        first=_first(_told(scene), rules),
        setting=_setting(scene, rules),
        new=bool(scene.said["something-new"].match(statement.text, _behind_marks(statement.text))),
        sequence=tuple([rules.classes.get(word, word) for word in sequence]),
        pronoun=bool(scene.said["pronoun"].search(scene.text)),
        heading=statement.heading,
        section=statement.section,
    )


def _substance(scene: Scene, offset: int) -> frozenset[str]:
    """The stems of what stands behind "of" right behind a figure."""
    of = scene.said["of-the"].match(scene.text, offset + 1)
    found = ONE_OR_TWO.match(scene.text, of.end()) if of else None
    return frozenset(stem(word) for word in found.groups() if word) if found else frozenset()


def _setting(scene: Scene, rules: RetellingRules) -> str:
    """The stem of the place that a sentence begins with; empty where it begins otherwise."""
    text = scene.statement.text
    at = scene.said["at-a-place"].match(text, _behind_marks(text))
    found = ONE_OR_TWO.match(text, at.end()) if at else None
    cut = stem(found[1]) if found else ""
    return "" if cut in rules.common else rules.classes.get(cut, cut)


def _told(scene: Scene) -> str:
    """What is told in a sentence that begins with who tells it: Observers were surprised that …."""
    frame = scene.said["frame-of-telling"].match(scene.text)
    return scene.text[frame.end() :] if frame else scene.text


def _frame(scene: Scene, rules: RetellingRules) -> frozenset[str]:
    """The stems of who tells it: the surprised observers."""
    frame = scene.said["frame-of-telling"].match(scene.text)
    return _content(frame[0], rules) if frame else frozenset()


def _first(text: str, rules: RetellingRules) -> str:
    """The stem of the first word of a sentence that says what it is about."""
    for word in WORD.findall(text):
        cut = stem(word)
        if len(word) >= SHORTEST and cut not in rules.common:
            return rules.classes.get(cut, cut)
    return ""


def _ordinals(scene: Scene) -> frozenset[str]:
    """What makes another thing of a thing as well: "a second"."""
    second = scene.said["a-second"].finditer(scene.text)
    claims = [scene.claims.get(scene.text.index(RANK, found.start())) for found in second]
    return frozenset(f"#{claim.quantity.value if claim else ''}" for claim in claims)


SETTING = 10
"""Characters of a clause in which the time begins that it is about: In the previous year."""


def _may_be_told_again(claim: Claim, scene: Scene, offset: int, rules: RetellingRules) -> bool:
    quantity = claim.quantity
    if not claim.id or claim.repeat_of or quantity.kind in UNFIT or quantity.value is None:
        return False
    if claim.change in NO_LEVEL or claim.modality == "negated":
        return False
    if scene.said["dies-at"].search(scene.text, 0, offset):
        return False  # an age
    start, end = _clause(scene, offset)
    near = [scene.times[at] for at in range(start, start + SETTING) if at in scene.times]
    if any(scene.said["at-another-time"].search(time.text) for time in near):
        return False
    return not rules.otherwise.search(scene.text, start, end)


def _clause(scene: Scene, offset: int) -> tuple[int, int]:
    """The span of the clause around a figure; one in apposition is of the clause beside it.

    Net profit at Brixon Motors, at $56 million, disappointed analysts; at £12, admission is dear.
    """
    text, breaks = scene.text, [(0, 0), *(found.span() for found in CLAUSE.finditer(scene.text))]
    breaks.append((len(text), len(text)))
    after = next(number for number, (start, _) in enumerate(breaks) if number and start >= offset)
    first, last = breaks[after - 1][1], breaks[after][0]
    if not scene.said["figure-apposed"].fullmatch(text[first:last].strip()):
        return first, last
    if after > 1 and text[breaks[after - 1][0]] == ",":
        return breaks[after - 2][1], last
    if after == 1 and text[last : last + 1] == ",":
        return first, breaks[after + 1][0]
    return first, last


A_YEAR = "/a"
"""Behind the unit of an amount a year, which may be told again as an annual amount."""


def _measure(claim: Claim) -> str:
    quantity = claim.quantity
    counted = quantity.kind in COUNTS and quantity.unit in ("", "person")
    return "count" if counted else quantity.unit.removesuffix(A_YEAR)


COMPOUND = re.compile(r"\b[A-Za-z]+-[a-z]+\s(?=[a-z])")
"""One-person households are no persons."""


def _nouns(claim: Claim, behind: str, rules: RetellingRules) -> frozenset[str]:
    """The stems of what is counted or measured: the indicator, and what stands behind a count."""
    words = WORD.findall(COMPOUND.sub("", claim.indicator))
    if _measure(claim) == "count" or "-" in claim.quantity.text:
        found = rules.counted.match(behind)
        words += WORD.findall(found[0]) if found else []
    stems = {stem(word) for word in words if len(word) >= SHORTEST}
    return frozenset(rules.classes.get(each, each) for each in stems - rules.common)


def _content(text: str, rules: RetellingRules) -> frozenset[str]:
    """The stems of a sentence that say what it is about."""
    found = set()
    for word in WORD.findall(text):
        if len(word) >= SHORTEST:
            cut = stem(word)
            if cut not in rules.common:
                found.add(rules.classes.get(cut, cut))
    return frozenset(found)
