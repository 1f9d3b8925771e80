"""The page of a check: a head, then what it finds, why it matters, examples and limits.

```text
code: CHG002
name: from-to-percent
severity: error
tier: 1

# CHG002 from-to-percent
## What it finds
...
## Flagged
```text zh
产量从10.5万吨增加到12.6万吨，增长25%。
```
```
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from heshu.model import lazy_re as re

SECTIONS = ("What it finds", "Why it matters", "Flagged", "Not flagged", "Known limits")
BLOCK = re.compile(r"^```text (?P<language>zh|en)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
FACTS = re.compile(r"^```csv facts\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
EARLIER = re.compile(
    r"^```text (?P<language>zh|en) earlier\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE
)
TITLE = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)


class Example(Struct, frozen=True):
    """A text of a page and its language."""

    language: str
    text: str


class Page(Struct, frozen=True, kw_only=True):
    """The page of one check."""

    head: dict[str, str]
    text: str
    """Everything below the head, in Markdown."""
    facts: str = ""
    """The table of facts beside which the examples are run, as CSV."""
    earlier: tuple[Example, ...] = ()
    """Documents with which the examples of their language are compared."""
    flagged: tuple[Example, ...] = ()
    not_flagged: tuple[Example, ...] = ()


def read_page(path: Path) -> Page:
    """Read a page; raises `ValueError` naming the file and what is missing."""
    head_text, _, text = path.read_text(encoding="utf-8").partition("\n\n")
    head = {
        key.strip(): value.strip()
        for key, _, value in (line.partition(":") for line in head_text.splitlines())
    }
    missing = [key for key in ("code", "name", "severity", "tier") if key not in head]
    sections = split_sections(text)
    missing += [title for title in SECTIONS if title not in sections]
    if missing:
        raise ValueError(f"{path}: the page lacks {', '.join(missing)}")
    facts = FACTS.search(text)
    return Page(
        head=head,
        text=text,
        facts=facts["text"] if facts else "",
        earlier=examples(text, EARLIER),
        flagged=examples(sections["Flagged"]),
        not_flagged=examples(sections["Not flagged"]),
    )


def split_sections(text: str) -> dict[str, str]:
    """The text below each second-level title."""
    titles = list(TITLE.finditer(text))
    ends = [title.start() for title in titles[1:]] + [len(text)]
    return {
        title["title"]: text[title.end() : end].strip()
        for title, end in zip(titles, ends, strict=True)
    }


def examples(section: str, block: re.Pattern[str] = BLOCK) -> tuple[Example, ...]:
    """The fenced example blocks of a section."""
    return tuple(
        Example(match["language"], match["text"].strip("\n")) for match in block.finditer(section)
    )
