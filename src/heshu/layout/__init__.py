"""Undo the layout of a document: its blocks become passages as their author wrote them.

`可带来年均营业收入` ⏎⏎ `12亿元以上，新增就业岗位约300个。(转三版)` becomes one passage,
`可带来年均营业收入12亿元以上，新增就业岗位约300个。`, with an offset map to the source.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from heshu.layout.articles import standings
from heshu.layout.furniture import drop_furniture
from heshu.layout.headings import mark_headings
from heshu.layout.joining import join_torn
from heshu.layout.repeats import mark_repeats
from heshu.layout.rules import LayoutRules, compile_rules
from heshu.layout.run_in_headlines import split_headlines
from heshu.layout.strands import Strand, language_of, read_strand, study
from heshu.model.texts import Document, LanguageCode, Passage

__all__ = ["LayoutRules", "compile_rules", "language_of", "lay_out"]

LONGEST_CREDIT = 30
"""Characters at the end of a caption that name the photographer."""


def lay_out(
    document: Document,
    rules_of: Callable[[LanguageCode], LayoutRules],
    language: str = "auto",
) -> tuple[Passage, ...]:
    """The passages of a document in reading order.

    `rules_of` gives the compiled rules of a language; it is called once for each language that
    the document has. `language` is `zh`, `en`, or `auto` to decide for each passage.
    """
    lexicon = study(document, language)
    read = (read_strand(document, block, lexicon) for block in document.blocks)
    strands = [strand for strand in read if strand is not None]
    rules = {code: rules_of(code) for code in sorted({s.language for s in strands})}
    headed = any(strand.kind == "heading" for strand in strands)
    strands = drop_furniture(strands, rules)
    strands = [_with_caption(strand, rules[strand.language]) for strand in strands]
    strands = split_headlines(strands, rules)
    strands = mark_headings(strands, rules, headed=headed)
    strands = join_torn(strands, rules, lexicon, headed=headed)
    return mark_repeats(_passages(strands, rules))


def _with_caption(strand: Strand, rules: LayoutRules) -> Strand:
    """A paragraph that goes with a picture is a caption."""
    if strand.kind != "paragraph":
        return strand
    text = strand.text
    end = rules.caption_end.search(text, max(0, len(text) - LONGEST_CREDIT))
    return replace(strand, kind="caption") if end or rules.caption_start.match(text) else strand


def _passages(strands: Sequence[Strand], rules: dict[LanguageCode, LayoutRules]) -> list[Passage]:
    """A passage for each strand, with its place in the document."""
    return [
        Passage(
            text=strand.text,
            pieces=strand.pieces,
            kind=strand.kind,
            section=standing.section,
            cells=strand.cells,
            language=strand.language,
            title=standing.title,
            item=strand.level if strand.kind == "list-item" else 0,
        )
        for strand, standing in zip(strands, standings(strands, rules), strict=True)
    ]
