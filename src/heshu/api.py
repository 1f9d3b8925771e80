"""heshu for Python: the four functions, and results that turn into data frames.

>>> import heshu
>>> table = heshu.extract("参保57100人，支付282.18万元。\\n", language="zh")
>>> [(row.text, str(row.value), row.unit) for row in table]
[('57100人', '57100', 'person'), ('282.18万元', '2821800', 'CNY')]

A `pathlib.Path` is always a file. A string is a file if it is one line that names an existing
file, and a text otherwise; a text that might be the name of a file is safest with a line break
at its end, a file that might be missing is safest as a `Path`.
"""

from __future__ import annotations

import datetime
import functools
import os
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from msgspec import Struct

from heshu import checks, pipeline
from heshu.engine import Engine, LanguageRules, prepare
from heshu.facts import read_facts
from heshu.layout import language_of
from heshu.model.faults import Fault
from heshu.model.figures import Kind, Numeral, Qualifier, Quantity
from heshu.model.findings import Finding, Held
from heshu.model.texts import Document, LanguageCode
from heshu.numerals import bare_numbers, scan
from heshu.quantities import measure
from heshu.reading import parse, read
from heshu.reporting.coverage import Coverage
from heshu.reporting.report import summarise
from heshu.table import COLUMNS, Row
from heshu.table.bounds import bounds
from heshu.table.rows import in_base_unit, plain

if TYPE_CHECKING:
    import pandas

Item = TypeVar("Item", bound=Struct)
TEXT = "-"
"""The source of a text that was handed over, as of standard input."""


class Measure(Struct, frozen=True, kw_only=True):
    """A quantity of a text, with the columns of the claim table that it has by itself."""

    start: int
    end: int
    core_start: int
    core_end: int
    """The core is numeral and unit without the outer hedges."""
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    precision: Decimal
    unit: str
    kind: Kind
    base_value: Decimal | None
    base_unit: str
    qualifier: Qualifier
    rules: tuple[str, ...] = ()


class Results(Sequence[Item], Generic[Item]):
    """A sequence of records that converts to a pandas data frame."""

    def __init__(self, items: Iterable[Item], columns: Sequence[str]) -> None:
        self._items = tuple(items)
        self.columns = tuple(columns)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | Sequence[Item]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Results) and self._items == other._items

    def __hash__(self) -> int:
        return hash(self._items)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self._items)} rows)"

    def to_frame(self) -> pandas.DataFrame:
        """The records as a pandas data frame; numbers become floats, empty ones NaN.

        Raises `ImportError` where pandas is not installed (`pip install 'heshu[pandas]'`).
        """
        import pandas

        records = [[_cell(getattr(item, name)) for name in self.columns] for item in self._items]
        return pandas.DataFrame(records, columns=list(self.columns))


class Findings(Results[Finding]):
    """The findings of a check, what was looked at, and what holds."""

    def __init__(
        self, items: Iterable[Finding], coverage: Coverage, verified: Iterable[Held] = ()
    ) -> None:
        super().__init__(items, FINDING_COLUMNS)
        self.coverage = coverage
        self.verified = tuple(verified)
        """The relations that hold, with their arithmetic, in order of place."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings alone."""
        return self._items


class BrokenPart(RuntimeError):
    """Some part of heshu broke: `faults` tell which, `results` hold what all others gave."""

    def __init__(self, source: str, faults: Sequence[Fault], results: Results[Any]) -> None:
        super().__init__("".join(fault.told(source) for fault in faults))
        self.faults = tuple(faults)
        self.results = results


NUMERAL_COLUMNS = ("start", "end", "kind", "value", "low", "high", "precision")
MEASURE_COLUMNS = Measure.__struct_fields__[:-1]
FINDING_COLUMNS = ("code", "name", "severity", "message", "arithmetic", "repair", "sentence")


def numerals(text: str, language: str = "auto") -> Results[Numeral]:
    """The bare numbers of a text, without units: `5.71万`, `二十三`, `three quarters`."""
    rules = _rules(text, language)
    return Results(bare_numbers(text, rules.grammar), NUMERAL_COLUMNS)


def quantities(text: str, language: str = "auto") -> Results[Measure]:
    """The quantities of a text: `约500个`, `3至5年`, `$2.5-3 million`."""
    rules = _rules(text, language)
    found = measure(text, scan(text, rules.grammar), rules.quantities)
    return Results([_measured(quantity, rules) for quantity in found], MEASURE_COLUMNS)


def extract(
    path_or_text: str | os.PathLike[str],
    language: str = "auto",
    *,
    as_of: datetime.date | None = None,
    packs: Iterable[str | os.PathLike[str]] = (),
    mentions: bool = False,
) -> Results[Row]:
    """The claim table of a file or a text.

    Raises `heshu.reading.ReadError` for a file that cannot be read, `PackError` for a pack, and
    `heshu.BrokenPart`, with the rows, where a finder of relations broke.
    """
    engine = _engine(language, packs, as_of)
    document = _document(path_or_text)
    extraction = pipeline.extract(document, engine, alone=False)
    rows = Results(pipeline.tabulate(extraction, engine, mentions=mentions), COLUMNS)
    if extraction.faults:
        raise BrokenPart(document.source, extraction.faults, rows)
    return rows


def check(
    path_or_text: str | os.PathLike[str],
    language: str = "auto",
    *,
    as_of: datetime.date | None = None,
    packs: Iterable[str | os.PathLike[str]] = (),
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    facts: str | os.PathLike[str] | None = None,
    earlier: Iterable[str | os.PathLike[str]] = (),
) -> Findings:
    """What does not agree in a file or a text, or, with a table of `facts`, with that table.

    `earlier` documents are compared with it where REF002 is selected.

    Raises `heshu.facts.FactsError`, `heshu.checks.UnknownCheck`, `heshu.table.formats.TableError`
    for a claim table that cannot be read, what `extract` raises, and `BrokenPart`, with the
    findings of all the others, where a check broke.
    """
    engine = _engine(language, packs, as_of)
    document = _document(path_or_text)
    selection = checks.Selection(select=tuple(select), ignore=tuple(ignore))
    known = None if facts is None else read_facts(_document(facts), engine)
    others = pipeline.stated_in(map(_document, earlier), engine)
    examination = pipeline.check(document, engine, selection, known, others, worded=True)
    extraction, outcome = examination.extraction, examination.outcome
    summary = summarise(
        document, tuple(extraction.claims), extraction.relations, outcome.findings,
        outcome.checked,
    )  # fmt: skip
    found = Findings(outcome.findings, summary.coverage, checks.said_once(outcome.held))
    if outcome.faults:
        raise BrokenPart(document.source, outcome.faults, found)
    return found


def _engine(
    language: str, packs: Iterable[str | os.PathLike[str]], as_of: datetime.date | None
) -> Engine:
    """An engine for these packs; without house packs it shares the rules of earlier calls."""
    _known(language)
    house_packs = tuple(Path(pack) for pack in packs)
    if house_packs:
        return prepare(language, house_packs, as_of)
    return Engine(language, (), as_of, _built_in().compiled)


def _known(language: str) -> None:
    if language not in ("zh", "en", "auto"):
        raise ValueError(f"unknown language {language!r}: choose from zh, en, auto")


def _document(path_or_text: str | os.PathLike[str]) -> Document:
    """A file is read; a text becomes a document as if it came from standard input."""
    if not isinstance(path_or_text, str):
        return read(os.fspath(path_or_text))
    if "\n" not in path_or_text and _is_file(path_or_text):
        return read(path_or_text)
    return parse(path_or_text, TEXT)


def _is_file(text: str) -> bool:
    try:
        return os.path.isfile(text)
    except ValueError:  # NUL bytes, lone surrogates
        return False


def _rules(text: str, language: str) -> LanguageRules:
    """The rules of the language given, else of the one that the text is written in."""
    _known(language)
    code: LanguageCode = "en" if language == "en" else "zh"
    if language == "auto":
        code = language_of(text) or code
    return _built_in().rules(code)


@functools.cache
def _built_in() -> Engine:
    """The rules without house packs, kept for callers that measure one line after the other."""
    return prepare()


def _measured(quantity: Quantity, rules: LanguageRules) -> Measure:
    low, high = bounds(quantity)
    value = None if quantity.qualifier == "range" else quantity.value
    base_value, base_unit = in_base_unit(value, quantity.unit, rules.base_units)
    return Measure(
        start=quantity.start, end=quantity.end,
        core_start=quantity.core_start, core_end=quantity.core_end, text=quantity.text,
        value=plain(value), low=plain(low), high=plain(high),
        precision=quantity.precision, unit=quantity.unit, kind=quantity.kind,
        base_value=base_value, base_unit=base_unit, qualifier=quantity.qualifier,
        rules=quantity.rules,
    )  # fmt: skip


def _cell(value: Any) -> Any:
    """A value for a data frame: decimals as floats, so that columns are numeric."""
    return float(value) if isinstance(value, Decimal) else value


__all__ = [
    "BrokenPart",
    "Findings",
    "Measure",
    "Results",
    "check",
    "extract",
    "numerals",
    "quantities",
]
