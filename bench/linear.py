"""Whether the time of `heshu check` grows with the size of the text, for texts made to hurt.

Each text is read at a size and at twice the size. Time that doubles is linear; a factor near four
means that something looks at everything again for every part. Processor time of one process is
measured, the best of several runs; nothing here is a test, because times depend on the machine.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Mapping

from heshu import pipeline
from heshu.checks import Selection
from heshu.engine import Engine, prepare
from heshu.reading import parse

SUSPICIOUS = 2.8
"""Factors above this are marked; noise alone seldom reaches it."""
SLOW = 40
"""Microseconds a character above which a text is marked as well."""
REPEATED: Mapping[str, str] = {
    "digits": "7",
    "digits and commas": "1,",
    "grouped digits": ",123",
    "digits and points": "1.",
    "digits and dashes": "1-",
    "digits and slashes": "1/",
    "digits and colons": "1:",
    "digits and spaces": "1 ",
    "figures without a stop": "增长5%、",
    "figures in one clause": "某镇种植小麦3万亩和玉米5吨",
    "prose without a stop": "各地各部门认真抓好落实工作，",
    "prose without a comma": "各地各部门认真抓好落实工作",
    "one": "一",
    "hundreds": "一百",
    "ten thousands": "万",
    "vague numbers": "几十",
    "parts of parts": "百分之",
    "fractions": "三分之",
    "dates": "2025年",
    "days": "1月1日",
    "relative times": "今年",
    "hedges": "约",
    "hedges behind": "3以上",
    "units": "5元/吨",
    "units without a number": "元/",
    "money in parts": "5元6角",
    "from and to": "由3升至",
    "ranges": "3至",
    "lists": "3、",
    "respectively": "甲、乙分别为3和4，",
    "of which": "其中3人，",
    "totals": "合计3人，",
    "shares": "占3%，",
    "names": "某某市某某局",
    "quotations": "“3人”他说，",
    "open quotation marks": "“",
    "closed quotation marks": "”",
    "open brackets": "（",
    "brackets": "（3）",
    "Chinese commas": "，",
    "Chinese stops": "。",
    "enumeration marks": "、",
    "dashes": "—",
    "dots": "…",
    "white space": " ",
    "line ends": "\n",
    "lines of one figure": "3人\n",
    "short lines": "产量3吨\n",
    "short paragraphs": "产量3吨。\n\n",
    "headings": "# 第3章\n",
    "deeper headings": "#",
    "quotation markup": ">",
    "list markup": "- ",
    "nested lists": "- 3\n ",
    "emphasis": "*",
    "emphasis around figures": "**3**",
    "links": "[3](",
    "square brackets": "[",
    "back quotes": "`",
    "tags": "<b>",
    "entities": "&lt;",
    "bars": "|",
    "table rows": "|产量|3|吨|\n",
    "table cells": "|3",
    "tabs": "3\t",
    "NUL": "\0",
    "lone surrogates": "\ud8003",
    "combining marks": "3\u0301",
    "private use": "\ue000",
    "hundred and": "one hundred and ",
    "tens": "twenty ",
    "half a million": "half a million ",
    "vague words": "dozens of ",
    "between": "between one and ",
    "to": "five to ",
    "fraction words": "one-third ",
    "hyphens": "one-",
    "and": "and ",
    "of": "of ",
    "about": "about ",
    "percent": "5 percent ",
    "more than": "more than 5 ",
    "sentences": "Sales rose 5% to $3 million. ",
    "clauses": "sales rose 5% to $3 million, ",
    "run of prose": "the council met and the plan was agreed ",
    "figures in a run of prose": "the council met and sales rose 5 percent to 3 million dollars ",
    "capitals": "Alder Brook ",
    "single capitals": "A",
    "months": "May ",
    "dates in English": "May 5, 2025, ",
    "full stops": ".",
    "dollars": "$",
    "letters and digits": "a1",
}


def texts(size: int) -> Iterator[tuple[str, str]]:
    """Each text at about a size in characters."""
    for name, piece in REPEATED.items():
        yield name, piece * (size // len(piece))
    yield "nested tags", "<div>" * (size // 11) + "</div>" * (size // 11)
    yield "nested brackets", "(" * (size // 2) + ")" * (size // 2)
    yield "one wide table", _table(1, size)
    yield "one long table", _table(size // 12, 12)
    yield "a digest of news", "".join(map(_news, range(size // 180)))


def _news(number: int) -> str:
    """A headline with a rate that no other has, and its lead with another one."""
    rise, fall = f"{20 + number % 60}.{number:05}", f"{20 + number % 60}.{number + 50_000:05}"
    rest = "It will pay for a new boiler house that the council approved, a spokesman for the owners said."
    return f"# Profit jumps {rise}% at mill\n\nThe mill said profit rose {fall}%. {rest}\n\n"


def _table(rows: int, width: int) -> str:
    """A table with a header, `width` characters wide."""
    columns = max(width // 4, 1)
    head = "|" + "产量|" * columns + "\n|" + "--|" * columns + "\n"
    return head + ("|" + "3吨|" * columns + "\n") * rows


def seconds(text: str, engine: Engine, times: int) -> float:
    """Processor time of the fastest of several runs of the check."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        pipeline.check(parse(text, "-"), engine, Selection())
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    """Measure and print; exit code 1 if a text is marked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--size", type=int, default=20_000, help="characters of the shorter text")
    parser.add_argument("--times", type=int, default=2, help="runs of which the best counts")
    parser.add_argument("--language", choices=("zh", "en", "auto"), action="append")
    parser.add_argument("--only", default="", help="texts whose name holds this")
    options = parser.parse_args()
    marked = 0
    for language in options.language or ("zh", "en"):
        engine = prepare(language)
        for (name, text), (_, longer) in zip(
            texts(options.size), texts(2 * options.size), strict=True
        ):
            if options.only not in name:
                continue
            once, twice = (seconds(each, engine, options.times) for each in (text, longer))
            factor, cost = twice / once, 1e6 * twice / len(longer)
            mark = "  <--" if factor > SUSPICIOUS or cost > SLOW else ""
            marked += bool(mark)
            print(
                f"{language} {name:24} {cost:8.2f} µs/character  x{factor:4.1f}{mark}", flush=True
            )
    sys.exit(1 if marked else 0)


if __name__ == "__main__":
    main()
