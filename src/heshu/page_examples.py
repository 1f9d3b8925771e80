"""Run the examples of the check pages: what is flagged must be found, what is not must be left.

An opt-in check is selected by its code; a finding at `info` is no reproach to a text that is not
to be flagged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from heshu import pipeline
from heshu.checks import CatalogueEntry, Selection
from heshu.checks.pages import Example
from heshu.engine import Engine
from heshu.facts import read_facts
from heshu.reading import parse


def verdicts(entry: CatalogueEntry, engines: Mapping[str, Engine]) -> Iterator[tuple[str, str]]:
    """Each example of a page as `CODE: text`, with what is wrong; empty if nothing is."""
    page, code = entry.page(), entry.check.code
    for example in page.flagged:
        found = _found(entry, example, engines)
        yield _label(code, example), "" if code in found else "expected a finding, found none"
    for example in page.not_flagged:
        severity = _found(entry, example, engines).get(code, "info")
        yield _label(code, example), "" if severity == "info" else f"found an unexpected {severity}"


def _found(
    entry: CatalogueEntry, example: Example, engines: Mapping[str, Engine]
) -> dict[str, str]:
    """Code -> the severity of a finding in an example, the most severe last."""
    selection = Selection(select=(entry.check.code,) if entry.check.opt_in else ())
    document = parse(example.text, "example")
    engine, page = engines[example.language], entry.page()
    table = page.facts
    facts = read_facts(parse(table, "facts.csv"), engine) if table else None
    earlier = [parse(each.text, "earlier") for each in page.earlier
               if each.language == example.language]  # fmt: skip
    others = pipeline.stated_in(earlier, engine)
    outcome = pipeline.check(document, engine, selection, facts, others).outcome
    if outcome.faults:
        raise RuntimeError(outcome.faults[0].traceback)
    order = ("info", "warning", "error")
    findings = sorted(outcome.findings, key=lambda finding: order.index(finding.severity))
    return {finding.code: finding.severity for finding in findings}


def _label(code: str, example: Example) -> str:
    return f"{code}: {' '.join(example.text.split())}"
