"""How many slips are found: texts whose figures agree, each spoiled in one place.

    bench/mutations.py [--misses] [--json FILE]

Every paragraph of `passages.zh.md` and `passages.en.md` states relations that hold. Each operand
of each relation is corrupted in turn - a digit, two digits exchanged, a scale word, ten times as
much - and a changed text is kept where the oracle proves that its figures cannot agree. `end to
end` is the share of those with a finding above info; `conditional` counts only those in which the
relation is still read.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from calendar_oracle import DATED
from heshu import pipeline
from heshu.checks import Selection
from heshu.engine import Engine, prepare
from heshu.model.figures import Claim, Mention
from heshu.model.relations import CalendarDate, Listing, Parts, Relation, mentions, operands
from heshu.reading import parse
from oracle import ORACLES, Ends, widest

HERE = Path(__file__).resolve().parent
DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
DAY = re.compile(r"(?<![\d:])[12]?\d(?=[日号]|,\s+\d{4})|(?<=[a-z] )\d{1,2}(?=,? )")
SCALES = {"zh": ("万", "亿"), "en": ("million", "billion")}
DISTANCE = {"zh": 10**4, "en": 10**3}


class Mutant(Struct, frozen=True):
    """A text spoiled in one figure."""

    kind: str
    text: str
    place: int
    """Where the figure or date begins that was changed."""
    value: Fraction


class Score(Struct, frozen=True):
    """Mutants of one type of relation."""

    mutants: int = 0
    related: int = 0
    found: int = 0
    found_related: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, n) + getattr(other, n) for n in self.__struct_fields__))


def mutants(text: str, claim: Claim, language: str) -> Iterator[Mutant]:
    """The text with one figure changed in each of the ways that slips happen."""
    match = DIGITS.search(claim.quantity.text)
    if match is None or claim.quantity.value is None:
        return
    printed = match[0].replace(",", "")
    value, start = Fraction(claim.quantity.value), claim.place.start + match.start()
    if not Fraction(printed):
        return
    factor = value / Fraction(printed)
    for kind, spelling in _respelled(printed):
        changed = text[:start] + spelling + text[start + len(match[0]) :]
        yield Mutant(kind, changed, claim.place.start, Fraction(spelling) * factor)
    small, large = SCALES[language]
    for old, new, by in ((small, large, DISTANCE[language]), (large, small, 1)):
        if old in claim.quantity.text:
            at = text.index(old, claim.place.start)
            moved = value * by if by > 1 else value / DISTANCE[language]
            spoiled = text[:at] + new + text[at + len(old) :]
            yield Mutant("scale word", spoiled, claim.place.start, moved)


def mutants_of_word(text: str, claim: Claim) -> Iterator[Mutant]:
    """The text with another number in words: 三项 for 四项, two for three."""
    for words in (tuple("二三四五六七八九"), tuple("two three four five six seven eight".split())):
        for word, other in [*pairwise(words), *pairwise(reversed(words))]:
            printed, start = claim.quantity.text, claim.place.start
            if printed.startswith(word) and claim.quantity.value is not None:
                step = words.index(other) - words.index(word)
                changed = text[:start] + other + text[start + len(word) :]
                yield Mutant("number word", changed, start, Fraction(claim.quantity.value) + step)


def mutants_of_date(text: str, mention: Mention) -> Iterator[Mutant]:
    """The text with another year, or another day in a date that has its weekday."""
    for kind, pattern in (("year", YEAR), ("day", DAY)):
        match = pattern.search(mention.text)
        if match is None:
            continue
        start = mention.place.start + match.start()
        for _, spelling in _respelled_date(match[0]):
            changed = text[:start] + spelling + text[start + len(match[0]) :]
            yield Mutant(kind, changed, mention.place.start, Fraction(spelling))


def _respelled_date(digits: str) -> Iterator[tuple[str, str]]:
    """A year with another last digit or its last two exchanged, a day with another number."""
    last = "1234567890"[(int(digits[-1]) + 3) % 10]
    if int(digits[:-1] + last):
        yield "digit", digits[:-1] + last
    if len(digits) == 4 and digits[2] != digits[3]:
        yield "transposition", digits[:2] + digits[3] + digits[2]


def _respelled(digits: str) -> Iterator[tuple[str, str]]:
    """A digit replaced, two neighbours exchanged, a nought added."""
    places = [i for i, character in enumerate(digits) if character.isdigit()]
    for place in places[:2]:
        new = "1234567890"[(int(digits[place]) + 3) % 10]
        if place or new != "0":
            yield "digit", digits[:place] + new + digits[place + 1 :]
    for left, right in pairwise(places):
        if digits[left] != digits[right] and (left or digits[right] != "0"):
            swapped = list(digits)
            swapped[left], swapped[right] = swapped[right], swapped[left]
            yield "transposition", "".join(swapped)
            break
    if "." not in digits:
        yield "ten times", digits + "0"


def oracle_name(relation: Relation) -> str:
    """The name of the oracle: an open list of parts need not add up, a ratio makes 100."""
    if isinstance(relation, Parts):
        if relation.ratio:
            return "Ratio"
        return "Parts" if relation.exhaustive or relation.complement else "OpenParts"
    return type(relation).__name__


def is_spoiled(relation: Relation, mutant: Mutant) -> bool:
    """True if the figures of the relation cannot agree with the changed one."""
    figures: dict[str, list[Ends]] = {}
    for role, claim in operands(relation):
        value = claim.quantity.value
        if value is None or claim.quantity.qualifier:
            return False
        at = claim.place.start == mutant.place
        number = mutant.value if at else Fraction(value)
        scale = number / Fraction(value) if at and mutant.kind == "scale word" else Fraction(1)
        figures.setdefault(role, []).append(widest(claim, number, scale))
    for role, year in _dates(relation, mutant):
        figures.setdefault(role, []).append((year, year))
    return ORACLES[oracle_name(relation)](figures, relation)


def _dates(relation: Relation, mutant: Mutant) -> Iterator[tuple[str, Fraction]]:
    """The years of the moments of a relation, or the day of a date, one of them changed."""
    if isinstance(relation, CalendarDate):
        is_day = relation.mention.place.start == mutant.place and mutant.kind == "day"
        yield "day", mutant.value if is_day else Fraction(relation.day or 0)
    changed: Fraction | None = None
    for field, printed in DATED.get(type(relation).__name__, {}).items():
        mention = getattr(relation, printed)
        year = Fraction(getattr(relation, field).year)
        at = mention is not None and mention.place.start == mutant.place
        if mention is not None and not YEAR.search(mention.text) and changed is not None:
            year = changed  # 从2024年4月3日到4月12日 has one year for both
        elif at and mutant.kind == "year":
            year = changed = mutant.value
        yield field, year


def all_mutants(relation: Relation, text: str, language: str) -> Iterator[Mutant]:
    """Every change of every figure and date of a relation."""
    for claim in {claim.place.start: claim for _, claim in operands(relation)}.values():
        yield from mutants(text, claim, language)
        yield from mutants_of_word(text, claim)
    for mention in {each.place.start: each for each in mentions(relation)}.values():
        yield from mutants_of_date(text, mention)


def judged(text: str, engine: Engine, language: str) -> Iterator[tuple[str, Mutant, bool, bool]]:
    """Each provably wrong mutant of a text: relation, mutant, still related, found."""
    original = pipeline.check(parse(text, "-"), engine, Selection())
    holding = {item.relation for item in original.outcome.held}
    for relation in original.extraction.relations:
        name = oracle_name(relation)
        silent = isinstance(relation, CalendarDate | Listing)  # no arithmetic where they agree
        if name not in ORACLES or not (relation.id in holding or silent):
            continue
        for mutant in all_mutants(relation, text, language):
            if not is_spoiled(relation, mutant):
                continue
            after = pipeline.check(parse(mutant.text, "-"), engine, Selection())
            related = any(_alike(relation, each) for each in after.extraction.relations)
            found = any(each.severity != "info" for each in after.outcome.findings)
            yield name, mutant, related, found


def _alike(one: Relation, two: Relation) -> bool:
    return type(one) is type(two) and [r for r, _ in operands(one)] == [r for r, _ in operands(two)]


def passages(language: str) -> list[str]:
    """The paragraphs of a language, and the tables with the text beside them."""
    prose = (HERE / f"passages.{language}.md").read_text(encoding="utf-8").split("\n\n")
    tables = (HERE / f"tables.{language}.md").read_text(encoding="utf-8").split("\n---\n")
    return [f"{passage.strip()}\n" for passage in (*prose, *tables) if passage.strip()]


def measure(*, misses: bool) -> dict[str, Score]:
    """Scores for each type of relation and language, and of each kind of slip."""
    found: dict[str, Score] = {}
    for language in ("zh", "en"):
        engine = prepare(language)
        for text in passages(language):
            for name, mutant, related, caught in judged(text, engine, language):
                score = Score(1, int(related), int(caught), int(caught and related))
                for key in (f"{language} {name}", f"slip: {mutant.kind}", "all"):
                    found[key] = found.get(key, Score()) + score
                if misses and not caught:
                    print(f"missed ({name}, {mutant.kind}): {mutant.text.strip()}")
    return found


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--misses", action="store_true", help="print every mutant not found")
    parser.add_argument("--json", type=Path, help="write the figures to a file")
    options = parser.parse_args()
    scores = measure(misses=options.misses)
    print(f"{'':24}{'mutants':>8}{'conditional':>13}{'end to end':>12}")
    for key in sorted(scores, key=lambda name: (name == "all", name)):
        score = scores[key]
        conditional = score.found_related / score.related if score.related else 1.0
        print(f"{key:24}{score.mutants:>8}{conditional:>13.3f}{score.found / score.mutants:>12.3f}")
    if options.json:
        total = scores["all"]
        figures = {
            "conditional": round(total.found_related / total.related, 4),
            "end_to_end": round(total.found / total.mutants, 4),
        }
        options.json.write_text(json.dumps(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
