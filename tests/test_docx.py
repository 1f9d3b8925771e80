"""Word documents: what they say, and that a text says the same as Markdown, HTML and DOCX."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import OxmlElement
from markdown_it import MarkdownIt

import heshu
from heshu.checks import CatalogueEntry, catalogue
from heshu.cli import main
from heshu.reading import ReadError, read

if TYPE_CHECKING:
    from docx.document import Document
    from markdown_it.token import Token

MARKDOWN = MarkdownIt("commonmark").enable("table")


def save(document: Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def word(markdown: str, language: str) -> bytes:
    """The text as a Word document, as somebody would type it."""
    document = docx.Document()
    kind, level, rows = "paragraph", 0, [[""]]
    for token in MARKDOWN.parse(markdown):
        if token.type in ("heading_open", "list_item_open"):
            kind, level = token.type, int(token.tag[1:] if token.tag[1:].isdecimal() else 0)
        elif token.type in ("heading_close", "list_item_close"):
            kind = "paragraph"
        elif token.type == "table_open":
            kind, rows = "table", []
        elif token.type == "tr_open":
            rows.append([])
        elif token.type == "table_close":
            kind = "paragraph"
            table = document.add_table(len(rows), max(map(len, rows)))
            for row, texts in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, texts, strict=False):
                    cell.text = text
        elif token.type == "inline":
            text = said(token, language)
            if kind == "table":
                rows[-1].append(text)
            elif kind == "heading_open":
                document.add_heading(text, level)
            else:
                style = "List Bullet" if kind == "list_item_open" else None
                document.add_paragraph(text, style)
    return save(document)


def said(token: Token, language: str) -> str:
    wrap = " " if language == "en" else ""
    return "".join(
        wrap if child.type == "softbreak" else child.content for child in token.children or []
    )


def codes(document: str | Path, language: str, select: tuple[str, ...]) -> list[str]:
    found = heshu.check(document, language=language, select=select)
    return sorted(finding.code for finding in found)


@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.check.code)
def test_findings_are_those_of_the_markdown(entry: CatalogueEntry, tmp_path: Path) -> None:
    select = (entry.check.code,) if entry.check.opt_in else ()
    page, path = entry.page(), tmp_path / "text.docx"
    if page.facts or page.earlier or entry.check.code.startswith("SUP"):
        pytest.skip("looks at more than the text of one document")
    for example in (*page.flagged[::4], *page.not_flagged[::8]):
        if "\t" in example.text:
            continue  # Markdown knows no table of tabs
        expected = codes(f"{example.text}\n", example.language, select)
        html = f"<html><body>{MARKDOWN.render(example.text)}</body></html>"
        path.write_bytes(word(example.text, example.language))
        assert codes(html, example.language, select) == expected, html
        assert codes(path, example.language, select) == expected, example.text


def test_blocks_and_cells() -> None:
    document = docx.Document()
    document.add_heading("年报", 0)
    document.add_heading("产量", 2)
    document.add_paragraph("产量达5.71万吨，\t增3%。")
    document.add_paragraph("")
    document.add_paragraph("五家工厂", "List Bullet")
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, ["地区", "产量", "", "甲", "5", "6"], strict=True):
        cell.text = text
    table.cell(0, 1).merge(table.cell(0, 2))
    read_back = read("a.docx", save(document))
    assert [
        (block.kind, block.level, read_back.text[block.start : block.end])
        for block in read_back.blocks
    ] == [
        ("heading", 1, "年报"),
        ("heading", 2, "产量"),
        ("paragraph", 0, "产量达5.71万吨， 增3%。"),
        ("list-item", 1, "五家工厂"),
        ("table", 0, "地区\t产量\n甲\t5\t6"),
    ]
    cells = read_back.blocks[-1].cells
    assert [(cell.row, cell.column) for cell in cells] == [(0, 0), (0, 1), (1, 0), (1, 1), (1, 2)]


def test_tracked_changes_are_read_as_accepted() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Output rose ")
    for tag, inner, text in (("w:del", "w:delText", "4"), ("w:ins", "w:t", "5")):
        change, run, words = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(inner)
        words.text = text
        run.append(words)
        change.append(run)
        paragraph._p.append(change)
    paragraph.add_run(" percent.")
    assert read("a.docx", save(document)).text == "Output rose 5 percent.\n"


def test_a_frame_around_text_is_no_table() -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "Output rose 5 percent."
    assert [block.kind for block in read("a.docx", save(document)).blocks] == ["paragraph"]


def test_deep_nesting_comes_to_an_end() -> None:
    document = docx.Document()
    inner = document.element.body
    for _ in range(3_000):
        content = OxmlElement("w:sdt")
        inner.append(content)
        inner = content
    paragraph, run, words = (OxmlElement(tag) for tag in ("w:p", "w:r", "w:t"))
    words.text = "Output rose 5 percent."
    run.append(words)
    paragraph.append(run)
    inner.append(paragraph)
    assert read("a.docx", save(document)).text.endswith("Output rose 5 percent.\n")


def archive(body: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("word/document.xml", body)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (archive(b"<w:document"), "cannot be read"),
        (archive(b"<document/>"), "is empty"),
        (archive(b"<!DOCTYPE a [<!ENTITY a 'aaa'><!ENTITY b '&a;&a;'>]><a>&b;</a>"), "is empty"),
        (archive(b"<document/>")[:-30], "cannot be read"),
        (save(docx.Document()), "is empty"),
    ],
)
def test_a_broken_document_is_one_clear_message(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError, match=problem):
        read("a.docx", data)


def test_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, broken = tmp_path / "a.docx", tmp_path / "b.docx"
    path.write_bytes(word("Output rose from 10.5 to 12.6 tonnes, up 25 percent.", "en"))
    broken.write_bytes(b"PK\x03\x04word/document.xml")
    assert main(["check", str(path), str(broken), "--output-format", "concise"]) == 2
    shown = capsys.readouterr()
    assert f"{path}:1:" in shown.out
    assert [line for line in shown.err.splitlines() if str(broken) in line] == [
        f"heshu: {broken}: is a DOCX document that cannot be read (File is not a zip file)"
    ]
