"""Read a Word document (DOCX, ECMA-376): its text with blocks, without anything of its looks.

The text has one line for each paragraph and each row of a table, with the cells parted by tabs;
that is what `heshu text FILE` prints and offsets count in. Inserted text of tracked changes is
read, deleted text is not; notes follow the body, headers and footers are left out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from msgspec import Struct

from heshu.model.texts import Block, BlockKind, Cell, Document
from heshu.reading.problems import ReadError

SIGNATURE = b"PK\x03\x04"
BODY = "word/document.xml"
STYLES = "word/styles.xml"
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
LARGEST_PART = 500_000_000
"""Bytes of an unpacked part; a document is far smaller, a trap far larger."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEFT_OUT = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}instrText", f"{W}delText",
     "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)  # fmt: skip
"""Elements without text of the document; a fallback repeats what it stands in for."""
SIGNS = {f"{W}tab": " ", f"{W}br": " ", f"{W}cr": " ", f"{W}noBreakHyphen": "-"}
HEADING_NAMES = ("heading ", "标题 ")
TITLES = frozenset({"title", "标题"})
CAPTIONS = frozenset({"caption", "题注"})


class Paragraph(Struct, frozen=True):
    """A paragraph of the body or of a cell."""

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0


def is_docx(data: bytes) -> bool:
    """True for an archive that holds a Word document."""
    return data.startswith(SIGNATURE) and BODY.encode() in data


def read_docx(data: bytes, source: str) -> Document:
    """The document in the bytes of a DOCX file; raises `ReadError` if it is broken or empty."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            body = _part(archive, BODY)
            styles = dict(_styles(_part(archive, STYLES))) if STYLES in names else {}
            notes = [_part(archive, name) for name in NOTES if name in names]
    except (zipfile.BadZipFile, ET.ParseError, KeyError, NotImplementedError, OSError,
            RuntimeError, ValueError) as error:  # fmt: skip
        raise ReadError(source, f"is a DOCX document that cannot be read ({error})") from None
    writer = _Writer(styles)
    for part in (body, *notes):
        writer.add(part)
    if not writer.blocks:
        raise ReadError(source, "is empty")
    return Document(source, "".join(writer.lines), tuple(writer.blocks), "docx", markup="plain")


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    """One part of the archive, parsed."""
    if archive.getinfo(name).file_size > LARGEST_PART:
        raise ValueError(f"{name} is larger than {LARGEST_PART:,} bytes")
    return ET.fromstring(archive.read(name))  # noqa: S314 - expat limits entity expansion itself


def _styles(root: Element) -> Iterator[tuple[str, str]]:
    """The id of each paragraph style and its name in lower case."""
    for style in root.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            yield style.get(f"{W}styleId", ""), name.get(f"{W}val", "").lower()


class _Writer:
    """Writes lines and notes where their blocks are; it lives as long as `read_docx` runs."""

    def __init__(self, styles: dict[str, str]) -> None:
        self.styles = styles
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.length = 0

    def add(self, root: Element) -> None:
        """Paragraphs and tables in order, those inside of content controls and notes too."""
        stack = [root]
        while stack:
            element = stack.pop()
            if element.tag == f"{W}p":
                self._paragraph(self._read(element))
            elif element.tag == f"{W}tbl" and _is_data(element):
                self._table(element)
            elif element.tag not in LEFT_OUT:
                stack += reversed(list(element))

    def _read(self, element: Element) -> Paragraph:
        """Text and kind of a paragraph."""
        text = _said(element)
        style = element.find(f"{W}pPr/{W}pStyle")
        key = style.get(f"{W}val", "") if style is not None else ""
        name = self.styles.get(key, key.lower())
        outline = element.find(f"{W}pPr/{W}outlineLvl")
        for start in HEADING_NAMES:
            if name.startswith(start) and name[len(start) :].strip().isdecimal():
                return Paragraph(text, "heading", int(name[len(start) :]))
        if name in TITLES:
            return Paragraph(text, "heading", 1)
        if outline is not None and outline.get(f"{W}val", "9") < "9":
            return Paragraph(text, "heading", int(outline.get(f"{W}val", "0")) + 1)
        if name in CAPTIONS:
            return Paragraph(text, "caption")
        if element.find(f"{W}pPr/{W}numPr") is not None or name.startswith("list"):
            return Paragraph(text, "list-item", 1)
        return Paragraph(text)

    def _paragraph(self, paragraph: Paragraph) -> None:
        """A line of its own, with its block."""
        start = self.length
        self._write(paragraph.text + "\n")
        if paragraph.text:
            self.blocks.append(Block(paragraph.kind, start, self.length - 1, paragraph.level))

    def _table(self, table: Element) -> None:
        """A line for each row."""
        placed: list[Cell] = []
        last_row = 0
        for number, (row, column, cell) in enumerate(_cells(table)):
            if number:
                self._write("\t" if row == last_row else "\n")
            last_row = row
            text = _said(cell)
            if text:
                placed.append(Cell(row, column, self.length, self.length + len(text)))
            self._write(text)
        self._write("\n")
        if placed:
            first, last = placed[0].start, placed[-1].end
            self.blocks.append(Block("table", first, last, cells=tuple(placed)))

    def _write(self, text: str) -> None:
        self.lines.append(text)
        self.length += len(text)


def _is_data(table: Element) -> bool:
    """True for a table of several cells, none of which holds a table: else it places text."""
    return len(table.findall(f".//{W}tc")) > 1 and table.find(f".//{W}tc//{W}tbl") is None


def _cells(table: Element) -> Iterator[tuple[int, int, Element]]:
    """Row, column and element of each cell; a cell over several columns stands in the first."""
    for number, row in enumerate(table.iter(f"{W}tr")):
        column = 0
        for cell in row.iter(f"{W}tc"):
            span = cell.find(f"{W}tcPr/{W}gridSpan")
            yield number, column, cell
            width = span.get(f"{W}val", "1") if span is not None else "1"
            column += int(width) if width.isdecimal() else 1


def _said(element: Element) -> str:
    """The text in an element on one line."""
    return " ".join("".join(_texts(element)).split())


def _texts(element: Element) -> Iterator[str]:
    """The runs of text in an element, paragraphs in it parted by a space."""
    stack = [element]
    while stack:
        each = stack.pop()
        if each.tag == f"{W}t":
            yield each.text or ""
        elif each.tag in SIGNS:
            yield SIGNS[each.tag]
        elif each.tag not in LEFT_OUT:
            if each.tag == f"{W}p" and each is not element:
                yield " "
            stack += reversed(list(each))
