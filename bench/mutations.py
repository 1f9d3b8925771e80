"""How many slips are found: texts whose figures agree, each spoiled in one place.

    bench/mutations.py [--misses] [--json FILE]

Every paragraph of `passages.zh.md` and `passages.en.md` states relations that hold. Each operand
of each relation is corrupted in turn (`slips.py`: a digit, two digits exchanged, a scale word, ten
times as much, % for points, a fall for a rise, a part left out), and a changed text is kept where the oracle proves that its figures cannot agree. `end to
end` is the share of those with a finding above info; `conditional` counts only those in which the
relation is still read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

from msgspec import Struct

from calendar_oracle import DATED
from heshu import pipeline
from heshu.checks import Selection
from heshu.engine import Engine, prepare
from heshu.model.relations import CalendarDate, Listing, Parts, Relation, operands
from heshu.reading import parse
from oracle import ORACLES, Ends, turned, widest
from slips import YEAR, Mutant, all_mutants

HERE = Path(__file__).resolve().parent


class Score(Struct, frozen=True):
    """Mutants of one type of relation."""

    mutants: int = 0
    related: int = 0
    found: int = 0
    found_related: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*(getattr(self, n) + getattr(other, n) for n in self.__struct_fields__))


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
        if at and mutant.kind in ("dropped part", "% for points"):
            if mutant.kind == "% for points":
                figures.setdefault("rate", []).append(widest(claim, Fraction(value)))
            continue
        number = mutant.value if at else Fraction(value)
        scale = number / Fraction(value) if at and mutant.kind == "scale word" else Fraction(1)
        figures.setdefault(role, []).append(widest(claim, number, scale))
    for role, year in _dates(relation, mutant):
        figures.setdefault(role, []).append((year, year))
    if mutant.kind == "direction word":
        return turned(figures, relation)
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
            related = any(_alike(relation, each, mutant) for each in after.extraction.relations)
            found = any(each.severity != "info" for each in after.outcome.findings)
            yield name, mutant, related, found


def _alike(one: Relation, two: Relation, mutant: Mutant) -> bool:
    """True if the relation is still read, with all that the slip has left of it."""
    roles = [[role for role, _ in operands(each)] for each in (one, two)]
    if mutant.kind == "dropped part":
        return type(one) is type(two) and len(roles[0]) == len(roles[1]) + 1
    if mutant.kind == "% for points":
        roles[0] = ["rate" if role == "points" else role for role in roles[0]]
    if mutant.kind == "direction word":
        roles = [sorted(set(each) & {"from", "to", "subject", "standard"}) for each in roles]
    return type(one) is type(two) and roles[0] == roles[1]


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
