"""Read documents: bytes to text that keeps its offsets, text to blocks.

>>> [(block.kind, block.start, block.end) for block in parse("# 医保\\n\\n参保5.71万人。").blocks]
[('heading', 0, 4), ('paragraph', 6, 15)]
"""

from __future__ import annotations

from pathlib import PurePath

from heshu.model.texts import Document
from heshu.reading.blocks import code_spans, find_blocks
from heshu.reading.decoding import decode
from heshu.reading.docx import is_docx, read_docx
from heshu.reading.html import find_html_blocks, is_html
from heshu.reading.inputs import find_inputs, load
from heshu.reading.problems import ReadError

__all__ = ["ReadError", "code_spans", "find_inputs", "parse", "read"]


def read(source: str, data: bytes | None = None) -> Document:
    """The document in a file, in standard input (`-`), or in bytes given by the caller.

    Raises `ReadError` with one line that names the source if it is missing, unreadable, empty,
    binary or in no known encoding.
    """
    data = load(source) if data is None else data
    if is_docx(data):
        return read_docx(data, source)
    decoded = decode(data, source)
    document = parse(decoded.text, source, decoded.encoding)
    if document.markup == "html" and not document.blocks:
        raise ReadError(source, "has no text, only markup")
    return document


def parse(text: str, source: str = "", encoding: str = "utf-8") -> Document:
    """The document in a text that is already decoded; any text will do."""
    if is_html(text, PurePath(source).suffix):
        blocks = find_html_blocks(text)
        return Document(source, text, blocks, encoding, markup="html")
    return Document(source, text, find_blocks(text), encoding)
