"""A strand: the text of one block without its markup, and the way back to the source.

A block `**参保5.71**` / `万人` gives the strand `参保5.71万人`, whose pieces say where each run of
characters was printed. Strands are what later steps drop, join and name.
"""

from __future__ import annotations

import functools

from msgspec import Struct
from msgspec.structs import replace

from heshu.layout.hypertext import read_html, visible
from heshu.layout.markup import LINE_BREAK, Cut, cuts
from heshu.layout.parts import JOINER, Part, assemble
from heshu.layout.tables import place_cells, read_cells, said_in_cell
from heshu.model import lazy_re as re
from heshu.model.texts import Block, BlockKind, Cell, Document, LanguageCode, Piece

HEADING_PREFIX = re.compile(r"\#{1,6}(?:[ \t\u3000]+|$)")
HEADING_SUFFIX = re.compile(r"[ \t]+\#+[ \t]*$")
BULLET = re.compile(r"(?:[-*+–·][ \t\u3000]+|[•●■◆▲▪◦□◇▶►✓✔][ \t\u3000]*)(?:\[[ xX]\][ \t]+)?")
CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
LETTERS = re.compile(r"[A-Za-z\u00c0-\u024f]+")
LANGUAGE_SAMPLE = 400
"""Characters that decide the language of a strand."""
LETTERS_PER_CHARACTER = 3
"""A Chinese character says about as much as three Latin letters."""
WORD = re.compile(r"[A-Za-z]+")
TORN_WORD = re.compile(r"[A-Za-z]{1,40}[-\u2010\u00ad][ \t]*[\n\r\f]\s*[A-Za-z]{1,40}")
HYPHENS = "-\u2010"
STICKING = "—/“‘(["
"""Signs that no space follows, not even at a line end."""
ENGLISH_WORD = re.compile(
    r"\b(?:the|of|and|to|in|for|an?|is|was|with|by|on|at|from|as|said)\b", re.IGNORECASE
)
SHORT = 60
"""Characters of a Latin line in a Chinese text that is rather a name or a code than English."""


class Strand(Struct, frozen=True, gc=False):
    """The text of one block, markup and line wraps undone."""

    text: str
    pieces: tuple[Piece, ...]
    kind: BlockKind
    language: LanguageCode
    level: int = 0
    indented: bool = False
    """Begins with the indentation that opens a paragraph in Chinese typography."""
    cells: tuple[Cell, ...] = ()
    leaves: bool = False
    """A mark at its end says that it goes on elsewhere: (转三版)."""
    arrives: bool = False
    """A mark at its beginning says that it comes from elsewhere: (上接一版)."""
    wrapped: bool = False
    """Printed on more than one line."""


class Lexicon(Struct, frozen=True):
    """What the document as a whole says about languages and hyphens."""

    language: LanguageCode
    """For strands without letters, and for all of them if `fixed`."""
    fixed: bool
    words: frozenset[str]
    """Its words in lower case, if some line ends in a hyphen."""


def study(document: Document, language: str) -> Lexicon:
    """The lexicon of a document; `language` is `zh`, `en` or `auto`."""
    text = _sample(document)
    code: LanguageCode
    if language in ("zh", "en"):
        code = "zh" if language == "zh" else "en"
    else:
        code = language_of(text) or "zh"
    whole, torn = TORN_WORD.subn(" ", document.text)
    words = frozenset(WORD.findall(whole.lower())) if torn else frozenset()
    return Lexicon(code, language in ("zh", "en"), words)


def _sample(document: Document) -> str:
    """The beginning of the text, of a page without its tags."""
    if document.markup != "html":
        return document.text[: 10 * LANGUAGE_SAMPLE]
    blocks = document.blocks[:LANGUAGE_SAMPLE]
    return " ".join(visible(document.text[block.start : block.end]) for block in blocks)


def language_of(text: str) -> LanguageCode | None:
    """The language of a text by its characters; `None` if it has no letters."""
    sample = text[:LANGUAGE_SAMPLE]
    characters = 0 if sample.isascii() else sum(map(len, CHINESE.findall(sample)))
    letters = (
        0
        if characters * LETTERS_PER_CHARACTER > len(sample)
        else sum(map(len, LETTERS.findall(sample)))
    )
    if not characters and not letters:
        return None
    return "zh" if characters * LETTERS_PER_CHARACTER >= letters else "en"


def read_strand(document: Document, block: Block, lexicon: Lexicon) -> Strand | None:
    """The strand of a block; `None` if nothing but markup stands in it."""
    source = document.text
    raw = source[block.start : block.end]
    if document.markup != "markdown":
        return _read_marked(document, block, lexicon)
    language = _language(raw, lexicon)

    def said(start: int, end: int) -> list[Part]:
        return said_in_cell(source[start:end], start)

    if block.kind == "table":
        if block.cells:
            text, pieces, cells = place_cells(block.cells, said)
        else:
            text, pieces, cells = read_cells(raw, block.start)
        return Strand(text, pieces, "table", language, cells=cells) if text else None
    parts, wrapped = _parts(raw, block, language, lexicon)
    if not parts:
        return None
    text, pieces = assemble(parts)
    return Strand(
        text, pieces, block.kind, language, block.level, _is_indented(source, block.start),
        wrapped=wrapped,
    )  # fmt: skip


def _read_marked(document: Document, block: Block, lexicon: Lexicon) -> Strand | None:
    """The strand of a block of HTML or of plain text, whose format says where it ends."""
    source = document.text
    html = document.markup == "html"
    raw = source[block.start : block.end]
    language = _language(visible(raw) if html else raw, lexicon)
    join = functools.partial(joiner, language=language)

    def said(start: int, end: int) -> list[Part]:
        text = source[start:end]
        return read_html(text, start, join) if html else [(text, start)]

    if block.cells:
        text, pieces, cells = place_cells(block.cells, said)
        return Strand(text, pieces, "table", language, cells=cells) if text else None
    parts = said(block.start, block.end)
    if not parts:
        return None
    text, pieces = assemble(parts)
    return Strand(text, pieces, block.kind, language, block.level, wrapped=html)


def _language(raw: str, lexicon: Lexicon) -> LanguageCode:
    """The language of a block in its document."""
    if lexicon.fixed:
        return lexicon.language
    found = language_of(raw) or lexicon.language
    if found == "en" and lexicon.language == "zh" and len(raw) <= SHORT:
        return "en" if ENGLISH_WORD.search(raw) else "zh"
    return found


def _is_indented(source: str, start: int) -> bool:
    return start > 0 and source[start - 1] == "\u3000"


def _parts(
    raw: str, block: Block, language: LanguageCode, lexicon: Lexicon
) -> tuple[list[Part], bool]:
    """The runs of text that stay, and whether there was a line wrap between them."""
    start, end = _frame(raw, block)
    markup = cuts(raw)
    breaks = [] if len(raw.splitlines()) == 1 else list(LINE_BREAK.finditer(raw, start, end))
    if not markup and not breaks:
        return ([(raw[start:end], block.start + start)] if start < end else []), False
    wraps = [Cut(m.start(), m.end(), "\n") for m in breaks]
    starts_of_wraps = {cut.start for cut in wraps}
    parts: list[Part] = []
    pending = ""  # the joiner that the next run needs
    for cut in _without_overlaps([*markup, *wraps, Cut(end, len(raw))]):
        for run, place in ((raw[start : cut.start], start), (cut.said, cut.start)):
            if run:
                _add(parts, run, block.start + place, pending, language, lexicon)
                pending = ""
        if cut.joiner == "\n" and cut.start in starts_of_wraps:
            pending = "wrap"
        elif cut.joiner and pending != "wrap":
            pending = cut.joiner
        start = max(start, cut.end)
        if start >= end:
            break
    return _trimmed(parts), bool(breaks)


def _frame(raw: str, block: Block) -> tuple[int, int]:
    """The block without the mark at its head (and the closing signs of a heading)."""
    end = len(raw)
    if block.kind == "heading":
        prefix = HEADING_PREFIX.match(raw)
        suffix = HEADING_SUFFIX.search(raw[-40:])
        if suffix and prefix:
            end = max(prefix.end(), end - len(suffix[0]))
        return (prefix.end() if prefix else 0), end
    if block.kind == "list-item":
        prefix = BULLET.match(raw)
        return (prefix.end() if prefix else 0), end
    return 0, end


def _without_overlaps(found: list[Cut]) -> list[Cut]:
    """The cuts in order; one that starts inside another is left out or made shorter."""
    found.sort()
    kept: list[Cut] = []
    done = 0
    for cut in found:
        if cut.start >= done:
            kept.append(cut)
        elif cut.end > done:
            kept.append(Cut(done, cut.end, cut.joiner))
        done = max(done, cut.end)
    return kept


def _add(
    parts: list[Part], run: str, offset: int, pending: str, language: LanguageCode, lexicon: Lexicon
) -> None:
    """Append a run behind the joiner that separates it from the run before."""
    if parts and pending == "wrap":
        before, place = parts[-1]
        if drops_hyphen(before, run, lexicon.words):
            parts[-1] = (before[:-1], place)
        elif joiner(before, run, language):
            parts.append((" ", JOINER))
    elif parts and pending:
        parts.append((pending, JOINER))
    parts.append((run, offset))


def _trimmed(parts: list[Part]) -> list[Part]:
    """The parts without outer white space, which markup may have hidden."""
    while parts and not parts[0][0].strip():
        del parts[0]
    while parts and not parts[-1][0].strip():
        del parts[-1]
    if not parts:
        return parts
    run, offset = parts[0]
    parts[0] = (run.lstrip(), offset + len(run) - len(run.lstrip()))
    run, offset = parts[-1]
    parts[-1] = (run.rstrip(), offset)
    return parts


def joiner(before: str, after: str, language: LanguageCode) -> str:
    """What a line wrap stands for: a space between Latin words, nothing around Chinese."""
    left, right = before[-1], after[0]
    if left.isspace() or right.isspace() or _is_wide(left) or _is_wide(right):
        return ""
    if left in STICKING or (left in HYPHENS and before[-2:-1].isalnum()):
        return ""
    return " " if language == "en" or (left.isalpha() and right.isalpha()) else ""


def _is_wide(character: str) -> bool:
    """Chinese characters and their punctuation, which need no space beside them."""
    return "\u2e80" <= character <= "\uffee" or character > "\U0001ffff"


def drops_hyphen(before: str, after: str, words: frozenset[str]) -> bool:
    """Whether the hyphen at a line end only divides a word: inter-/national, not year-/long.

    The document decides: a word that it has undivided elsewhere is one word; two words that it
    has both are a compound.
    """
    if before[-1:] not in (*HYPHENS, "\u00ad") or not after[:1].islower():
        return False
    first, second = re.search(r"[A-Za-z]+$", before[-40:-1]), WORD.match(after[:40])
    if first is None or second is None:
        return False
    if before[-1] == "\u00ad":
        return True
    left, right = first[0].lower(), second[0].lower()
    return left + right in words or not (left in words and right in words)


def cut_off(strand: Strand, start: int, end: int) -> Strand:
    """The strand `text[start:end]` with its pieces moved; not for tables."""
    pieces: list[Piece] = []
    for piece in strand.pieces:
        if piece.start >= end:
            break
        if piece.start <= start:
            pieces = [Piece(0, piece.source + start - piece.start)]
        else:
            pieces.append(Piece(piece.start - start, piece.source))
    return replace(strand, text=strand.text[start:end], pieces=tuple(pieces))
