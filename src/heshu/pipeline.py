"""The pipeline: one document in, its statements, relations and findings out.

`隔离护栏由1.2米降至0.8米，降低240%` goes in; out come three claims, one relation that ties them,
and one finding, because from 1.2 to 0.8 is -33 %. Every stage is a pure function of immutable
values; reading the file and writing the result happen outside.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from heshu.claims import ClaimRules, interpret
from heshu.claims.attribution import SentenceReading
from heshu.claims.headlines import dateline
from heshu.engine import Engine, LanguageRules
from heshu.layout import lay_out
from heshu.model.faults import Fault
from heshu.model.figures import Claim, Quantity, Statement
from heshu.model.relations import Relation, operands
from heshu.model.scales import Scales
from heshu.model.texts import Document, LanguageCode, Sentence
from heshu.numerals import scan
from heshu.quantities import measure
from heshu.relations import relate
from heshu.sentences import split
from heshu.table import Row, rows

if TYPE_CHECKING:
    from heshu.checks import Outcome, Selection
    from heshu.facts import Facts, Matching
    from heshu.suppression import Silenced


class Extraction(Struct, frozen=True):
    """What was read from a document."""

    document: Document
    statements: tuple[Statement, ...]
    relations: tuple[Relation, ...]
    scales: Scales = {}
    """The scale words of its languages, to be tried where figures are at odds."""
    faults: tuple[Fault, ...] = ()
    """Of finders that broke: what they would have found is missing."""

    @property
    def claims(self) -> Iterator[Claim]:
        """All claims in reading order."""
        return (claim for statement in self.statements for claim in statement.claims)


class Examination(Struct, frozen=True):
    """What was read from a document, and what does not agree in it."""

    extraction: Extraction
    outcome: Outcome
    """With the findings that no comment in the document silences."""
    silenced: tuple[Silenced, ...] = ()
    matching: Matching | None = None
    """How the figures stand to a table of facts, where one is given."""


def extract(document: Document, engine: Engine, *, alone: bool = True) -> Extraction:
    """All claims of a document, and the relations between them; `alone` as in `relate`."""
    passages = lay_out(document, lambda code: engine.rules(code).layout, engine.language)
    rules = {code: engine.rules(code) for code in sorted({each.language for each in passages})}
    sentences = (
        sentence
        for passage in passages
        for sentence in split(passage, rules[passage.language].sentences)
    )
    readings = tuple(
        [read_figures(sentence, rules[sentence.passage.language]) for sentence in sentences]
    )
    claim_rules: dict[str, ClaimRules] = {
        language: compiled.claims for language, compiled in rules.items()
    }
    statements = interpret(document, readings, claim_rules, engine.as_of)
    relation_rules = {language: compiled.relations for language, compiled in rules.items()}
    day, faults = engine.as_of or dateline(readings), list[Fault]()
    relations = relate(statements, relation_rules, day, alone=alone, faults=faults)
    scales: Scales = {language: compiled.scales for language, compiled in rules.items()}
    return Extraction(document, tie(statements, relations), relations, scales, tuple(faults))


def understand(document: Document, engine: Engine) -> Extraction:
    """All claims of a document or claim table, and the relations between them.

    Raises `TableError` for a claim table with a row that cannot be read.
    """
    from heshu.table.reading import holds_table

    table = holds_table(document.source, document.text)
    return recover(document, engine) if table else extract(document, engine)


def check(
    document: Document,
    engine: Engine,
    selection: Selection,
    facts: Facts | None = None,
    others: Facts | None = None,
    *,
    worded: bool = False,
) -> Examination:
    """All claims of a document or claim table, and the findings of the selected checks.

    `facts` is a table of known figures, `others` what other documents state; `worded` puts into
    words what holds, too.

    Raises `TableError` for a claim table with a row that cannot be read.
    """
    return examine(understand(document, engine), selection, facts, others, worded=worded)


def examine(
    extraction: Extraction,
    selection: Selection,
    facts: Facts | None = None,
    others: Facts | None = None,
    *,
    worded: bool = False,
) -> Examination:
    """The findings of the selected checks in what was read from a document; else as `check`."""
    from heshu import checks  # extracting need not wait for them
    from heshu.suppression import suppress

    document, matching = extraction.document, None
    if facts is not None:
        from heshu.facts import match

        matching = match(extraction.statements, facts)
        extraction = beside(extraction, matching.relations)
    if others is not None:
        from heshu.facts import match_elsewhere, stale_copies

        statements = extraction.statements
        more = (*match_elsewhere(statements, others), *stale_copies(statements, others))
        extraction = beside(extraction, more)
    outcome = checks.run(
        extraction.relations,
        selection,
        statements=extraction.statements,
        scales=extraction.scales,
        worded=worded,
    )
    suppressed = suppress(document, outcome.findings, selection)
    return Examination(
        extraction,
        replace(
            outcome,
            findings=suppressed.findings,
            faults=(*extraction.faults, *outcome.faults),
        ),
        suppressed.silenced,
        matching,
    )


def stated_in(documents: Iterable[Document], engine: Engine) -> Facts | None:
    """The dated facts that documents state; `None` without documents."""
    from heshu.facts import dated, facts_in, indexed, rules_of

    given = list(documents)
    if not given:
        return None
    rules = rules_of(engine)
    facts = [
        fact for each in given for fact in facts_in(understand(each, engine).statements, rules)
    ]
    return indexed(list(dated(facts)), engine, rules)


def beside(extraction: Extraction, more: Sequence[Relation]) -> Extraction:
    """What was read, with relations to figures outside of the document."""
    relations = (*extraction.relations, *more)
    return replace(
        extraction, statements=tie(extraction.statements, relations), relations=relations
    )


def recover(document: Document, engine: Engine) -> Extraction:
    """What a claim table says, edited by hand or not, and the relations in it."""
    from heshu.table.reading import read_table

    statements = read_table(document.source, document.text, FigureReader(engine))
    languages = {each.language for each in statements}
    compiled = {language: engine.rules(language) for language in sorted(languages)}
    rules = {language: each.relations for language, each in compiled.items()}
    faults = list[Fault]()
    relations = relate(statements, rules, engine.as_of, faults=faults)
    scales: Scales = {language: each.scales for language, each in compiled.items()}
    # The table is not the text that its claims point into.
    untied = replace(document, text="")
    return Extraction(untied, tie(statements, relations), relations, scales, tuple(faults))


class FigureReader:
    """Reads the figures of a text and knows units, for a claim table that was edited."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def figures(self, text: str, language: LanguageCode) -> tuple[Quantity, ...]:
        """The figures of a text, as quantities by themselves."""
        rules = self.engine.rules(language)
        return tuple(measure(text, scan(text, rules.grammar), rules.quantities))

    def knows(self, unit: str) -> bool:
        """True for a code of the packs, and for a stroke between two of them: CNY/t, L/100km."""
        parts = (part.lstrip("0123456789") for part in unit.split("/"))
        return unit in self._kinds or all(part in self._kinds for part in parts)

    @functools.cached_property
    def _kinds(self) -> Mapping[str, str]:
        """What each code measures."""
        from heshu.facts import rules_of

        return rules_of(self.engine).kinds


def tabulate(extraction: Extraction, engine: Engine, *, mentions: bool = False) -> list[Row]:
    """The rows of the claim table; with `mentions` also dates, codes and idioms."""
    units = {
        code: base
        for language in sorted({each.language for each in extraction.statements})
        for code, base in engine.rules(language).base_units.items()
    }
    return list(rows(extraction.statements, units, mentions=mentions))


def read_figures(sentence: Sentence, rules: LanguageRules) -> SentenceReading:
    """One sentence with its numerals and quantities."""
    text = sentence.text
    numerals = scan(text, rules.grammar)
    return SentenceReading(sentence, numerals, measure(text, numerals, rules.quantities))


def tie(statements: Sequence[Statement], relations: Sequence[Relation]) -> tuple[Statement, ...]:
    """The statements, each claim naming the relations that it takes part in: `r3:from`."""
    roles: dict[str, list[str]] = {}
    for relation in relations:
        for role, claim in operands(relation):
            roles.setdefault(claim.id, []).append(f"{relation.id}:{role}")
    if not roles:
        return tuple(statements)
    return tuple([_tied(statement, roles) for statement in statements])


def _tied(statement: Statement, roles: dict[str, list[str]]) -> Statement:
    if not statement.claims or roles.keys().isdisjoint([each.id for each in statement.claims]):
        return statement
    claims = [
        replace(claim, relation=" ".join(dict.fromkeys(roles[claim.id])))
        if claim.id in roles
        else claim
        for claim in statement.claims
    ]
    return replace(statement, claims=tuple(claims))
