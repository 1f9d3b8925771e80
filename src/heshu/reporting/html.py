"""A document as one HTML page: its text with every figure marked, and its findings beside it.

The page needs nothing but itself: no script, no picture, no address on the network. A figure that
takes part in a finding is underlined in the colour of its severity and linked with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from msgspec import Struct

from heshu.model.figures import Claim
from heshu.model.findings import SEVERITIES, Held
from heshu.reporting.report import VERIFIED, Report, Summary, Told, ending, verdict_of
from heshu.table.bounds import bounds
from heshu.table.rows import plain

ORDER = ["", VERIFIED, *SEVERITIES]
"""From what says nothing of a figure to what says the worst."""
STYLE = """
:root { color-scheme: light dark; --error: #c62828; --warning: #b26a00; --info: #1565c0;
  --verified: #2e7d32; --line: #8884; --figure: #8882; }
body { font: 16px/1.7 system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif;
  margin: 0 auto; max-width: 84rem; padding: 1.5rem; }
h1 { font-size: 1.3rem; margin: 0; overflow-wrap: anywhere; }
main { display: grid; gap: 2rem; grid-template-columns: minmax(0, 3fr) minmax(18rem, 2fr); }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); } }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { background: var(--figure); color: inherit; border-radius: .2em; padding: 0 .1em; }
mark a { color: inherit; text-decoration: none; }
mark:target, li:target { outline: 2px solid; }
.error { --tone: var(--error); } .warning { --tone: var(--warning); } .info { --tone: var(--info); }
.verified { --tone: var(--verified); }
mark.error, mark.warning, mark.info, mark.verified { border-bottom: 3px solid var(--tone); }
aside ol { list-style: none; margin: 0; padding: 0; }
aside li { border-left: 4px solid var(--tone); margin: 0 0 1rem; padding: .3rem .8rem; }
.code { color: var(--tone); font-weight: 600; }
.note, .coverage, details { color: GrayText; font-size: .9rem; }
@media print { main { display: block; } aside li { break-inside: avoid; } }
""".strip()


class Marked(Struct, frozen=True, order=True):
    """A figure of the text: `text[start:end]`."""

    start: int
    end: int
    title: str = ""
    severity: str = ""
    verdict: int = 0
    """Number of the first verdict that it takes part in, 0 for none."""


def page(report: Report, claims: Sequence[Claim], summary: Summary, version: str) -> str:
    """The HTML page of a document."""
    name = escape(report.source)
    return (
        f'<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="heshu {escape(version)}">\n'
        f"<title>{name} – heshu</title>\n<style>\n{STYLE}\n</style>\n</head>\n<body>\n"
        f'<h1>{name}</h1>\n<p class="coverage">{escape(ending([summary]))}</p>\n<main>\n'
        f'<div class="text">{marked_text(report.text, marks(report, claims))}</div>\n'
        f"<aside>\n{findings_list(report)}</aside>\n</main>\n</body>\n</html>\n"
    )


def marks(report: Report, claims: Sequence[Claim]) -> list[Marked]:
    """Every figure of the text, each once, with the most severe that is said of it."""
    found: dict[tuple[int, int], Marked] = {
        (claim.place.start, claim.place.end): Marked(
            claim.place.start, claim.place.end, title_of(claim)
        )
        for claim in claims
    }
    for number, item in enumerate(report.in_order(), start=1):
        for figure in report.figures(verdict_of(item)):
            span = (figure.start, figure.end)
            known = found.get(span, Marked(*span))
            severity = max(known.severity, severity_of(item), key=ORDER.index)
            first = known.verdict if severity == known.severity else number
            found[span] = Marked(*span, known.title, severity, first)
    return sorted(found.values())


def severity_of(item: Told | Held) -> str:
    """The severity of a finding; `verified` for what holds."""
    return VERIFIED if isinstance(item, Held) else item.finding.severity


def title_of(claim: Claim) -> str:
    """What was read of a figure, for the pointer that rests on it."""
    quantity = claim.quantity
    low, high = bounds(quantity)
    value = "" if quantity.value is None else f"{plain(quantity.value)} {quantity.unit}".strip()
    span = "" if low == high else f"{_end(low)} … {_end(high)}"
    about = " · ".join(each for each in (claim.indicator, claim.entity, claim.period) if each)
    return " | ".join(each for each in (value, span, about) if each)


def marked_text(text: str, figures: Sequence[Marked]) -> str:
    """The text with its figures marked; a figure inside another one is left to that."""
    parts, done = [], 0
    for figure in figures:
        if figure.start < done or figure.end > len(text):
            continue
        inside = escape(text[figure.start : figure.end])
        if figure.verdict:
            inside = f'<a href="#finding-{figure.verdict}">{inside}</a>'
        kind = f' class="{figure.severity}"' if figure.severity else ""
        title = f' title="{escape(figure.title)}"' if figure.title else ""
        parts.append(escape(text[done : figure.start]))
        parts.append(f'<mark id="at-{figure.start}"{kind}{title}>{inside}</mark>')
        done = figure.end
    return "".join([*parts, escape(text[done:])])


def findings_list(report: Report) -> str:
    """The findings, and what holds where it is shown, as a list with links to the figures."""
    items = [_item(number, item, report) for number, item in enumerate(report.in_order(), start=1)]
    return f"<ol>\n{''.join(items)}</ol>\n" if items else '<p class="note">—</p>\n'


def _item(number: int, item: Told | Held, report: Report) -> str:
    verdict, severity = verdict_of(item), severity_of(item)
    links = ", ".join(
        f'<a href="#at-{figure.start}">{escape(figure.text)}</a>'
        for figure in report.figures(verdict)
    )
    place = f"{verdict.place.line}:{verdict.place.column}"
    message = verdict.arithmetic if isinstance(verdict, Held) else verdict.message
    found = "" if isinstance(verdict, Held) else verdict.repair
    repair = f'<p class="note">→ {escape(found)}</p>' if found else ""
    return (
        f'<li id="finding-{number}" class="{severity}">'
        f'<span class="code">{escape(verdict.code)}</span> {escape(verdict.name)} '
        f'<span class="note">{severity} · {place}</span>'
        f"<p>{escape(message)}</p>{repair}"
        f'<p class="note">{links}</p></li>\n'
    )


def _end(value: object) -> str:
    return "∞" if value is None else str(value)
