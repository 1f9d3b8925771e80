"""Rejoin paragraphs that a column or a page break tore apart.

`港口扩建后，可带来年均营业收入` and, over a blank line, `12亿元以上，新增岗位300个。` are one paragraph: the
first does not end as a sentence does, and the second does not begin as a paragraph does.
When unsure, two paragraphs stay two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from heshu.layout.parts import JOINER, Part, assemble
from heshu.layout.rules import LayoutRules
from heshu.layout.seams import BODY, LIST_NUMBER, OPENERS, is_open, is_title_like, rests
from heshu.layout.strands import Lexicon, Strand, drops_hyphen, joiner
from heshu.model.texts import LanguageCode

FINAL = "。！？!?….：:；;"
CLOSERS = "”’」』）)]】》〉\"'"
OTHER_START = "—【■●◆▲★※◎□"
"""Signs that open a new item: a subtitle, a label, a bullet."""


def join_torn(
    strands: Sequence[Strand],
    rules: Mapping[LanguageCode, LayoutRules],
    lexicon: Lexicon,
    *,
    headed: bool,
) -> list[Strand]:
    """The strands with torn paragraphs made one.

    `headed` says that the document marks its headings, so that a short paragraph is none.
    """
    runs: list[list[Strand]] = [[strand] for strand in strands[:1]]
    ahead = rests(strands, rules)
    for (before, after), rest in zip(pairwise(strands), ahead[1:], strict=True):
        within = len(runs[-1]) > 1
        if is_torn(before, after, rest, rules[before.language], headed=headed or within):
            runs[-1].append(after)
        else:
            runs.append([after])
    return [run[0] if len(run) == 1 else _joined(run, lexicon) for run in runs]


def is_torn(before: Strand, after: Strand, rest: str, rules: LayoutRules, *, headed: bool) -> bool:
    """Whether a paragraph goes on in the strand behind it; `rest` is its text and what goes on."""
    if before.kind != "paragraph" or after.kind != "paragraph":
        return False
    if before.leaves and not after.arrives:
        return False
    if is_finished(before.text) or _is_byline(before.text, rules):
        return False
    if _starts_anew(after, rules):
        return False
    if is_open(before.text, rest, rules):
        return True
    if before.language == "en":
        return after.text[0].islower()
    return _is_body(before.text, rules, headed=headed) and not is_title_like(rest)


def _is_byline(text: str, rules: LayoutRules) -> bool:
    """Whether a text only names its writers; 本报记者从市统计局获悉 may begin a paragraph."""
    return len(text) <= BODY and rules.byline.match(text) is not None


def is_finished(text: str) -> bool:
    """Whether a text ends as a sentence does, closing quotes and brackets aside."""
    bare = text.rstrip(CLOSERS)
    if not bare or bare[-1] in FINAL:
        return True
    return bare != text and text[0] in OPENERS and text[-1] in ")）】]"


def _starts_anew(after: Strand, rules: LayoutRules) -> bool:
    """Whether a strand begins as a new paragraph does."""
    text = after.text
    return (
        after.indented
        or text[0] in OTHER_START
        or LIST_NUMBER.match(text) is not None
        or rules.byline.match(text) is not None
        or rules.dateline.match(text) is not None
        or rules.caption_start.match(text) is not None
        or rules.paragraph_start.match(text) is not None
    )


def _is_body(text: str, rules: LayoutRules, *, headed: bool) -> bool:
    """Whether an unfinished Chinese text is the beginning of a paragraph, no heading."""
    if "。" in text or rules.sentence_opener.match(text):
        return True
    if " " in text and len(text) <= 2 * BODY and "，" not in text:
        return False  # the halves of a headline are set apart by a space
    return len(text) >= BODY or text.count("，") > 1 or (headed and "，" in text)


def _joined(run: Sequence[Strand], lexicon: Lexicon) -> Strand:
    """One strand out of several, with what the tear stands for between them."""
    parts: list[Part] = []
    first = run[0]
    for number, strand in enumerate(run):
        if number:
            before = run[number - 1].text
            if drops_hyphen(before, strand.text, lexicon.words):
                last, place = parts[-1]
                parts[-1] = (last[:-1], place)
            elif joiner(before, strand.text, first.language):
                parts.append((" ", JOINER))
        parts.extend(_parts_of(strand))
    text, pieces = assemble(parts)
    return replace(first, text=text, pieces=pieces, leaves=run[-1].leaves, wrapped=True)


def _parts_of(strand: Strand) -> list[Part]:
    """The runs of a strand; a joiner inside stays with the run before it."""
    ends = [piece.start for piece in strand.pieces[1:]] + [len(strand.text)]
    return [
        (strand.text[piece.start : end], piece.source)
        for piece, end in zip(strand.pieces, ends, strict=True)
    ]
