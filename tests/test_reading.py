"""Reading: encodings, bad input, finding files, and the blocks of Markdown and plain text."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu import extract
from heshu.reading import ReadError, find_inputs, parse, read

SIMPLIFIED = "今年以来，我市参保人数达到5.71万人，同比增长3.2%，为群众减轻负担1200万元。\n" * 3
TRADITIONAL = "今年以來，本市參保人數達到5.71萬人，較去年增長3.2%，為民眾減輕負擔1200萬元。\n" * 3


def kinds(text: str) -> list[tuple[str, str]]:
    """Each block as its kind and source text."""
    return [(block.kind, text[block.start : block.end]) for block in parse(text).blocks]


# Encodings


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", SIMPLIFIED),
        ("utf-8-sig", SIMPLIFIED),
        ("utf-16", SIMPLIFIED),
        ("utf-16-le", SIMPLIFIED),
        ("utf-16-be", TRADITIONAL),
        ("utf-16-le", "Sales rose 5 percent.\n"),
        ("utf-32", SIMPLIFIED),
        ("gb18030", SIMPLIFIED),
        ("gbk", TRADITIONAL),
        ("big5", TRADITIONAL),
        ("cp1252", "Profit rose 5% to £75m, said “BA” – its best year.\n" * 3),
    ],
)
def test_encodings(encoding: str, text: str) -> None:
    assert read("page.txt", text.encode(encoding)).text == text


def test_short_chinese_text_is_enough_to_tell_gb18030_from_big5() -> None:
    assert read("a.txt", "全市参保人数5.71万人".encode("gb18030")).encoding == "gb18030"
    assert read("a.txt", "全市參保人數5.71萬人".encode("big5")).encoding == "big5hkscs"


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1).map("参保{}\r\n".format))
def test_utf8_is_never_rewritten(text: str) -> None:
    assert read("any.txt", text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "is empty"),
        (b" \r\n\t", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xff\xfe", "is empty"),
        (bytes(range(256)), "is binary, not text (control character at byte 0)"),
        (b"\x00\x01\x02\x03" * 40, "is binary"),
        (b"%PDF-1.7\n...", "is a PDF document"),
        (b"PK\x03\x04....", "is a ZIP archive"),
        ("参保".encode() + b"\xff\xfe\xfd" + "人数".encode(), "is not valid UTF-8 (byte 6)"),
        (b"\xef\xbb\xbf\xe5\x8f\x82\xff", "is not valid UTF-8 (byte 6)"),
        (b"\xff\xfea\x00\x00\xd8", "is not valid UTF-16-LE (byte 4)"),
    ],
)
def test_bad_data_is_one_clear_line(data: bytes, problem: str) -> None:
    with pytest.raises(ReadError) as raised:
        read("news/page.txt", data)
    message = str(raised.value)
    assert message.startswith("news/page.txt: ")
    assert problem in message
    assert "\n" not in message


def test_text_with_a_few_nuls_is_read() -> None:
    text = "参保人数5.71万人。" * 100 + "\x00完"
    assert read("page.txt", text.encode()).text == text


# Files


def test_missing_folder_and_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="no such file"):
        read(str(tmp_path / "missing.md"))
    with pytest.raises(ReadError, match="no text files in this folder"):
        read(str(tmp_path))
    with pytest.raises(ReadError, match="no file matches"):
        read(str(tmp_path / "*.md"))
    with pytest.raises(ReadError, match="cannot be read"):
        read("a\x00b")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_permission_denied(tmp_path: Path) -> None:
    path = tmp_path / "secret.md"
    path.write_text("x")
    path.chmod(0)
    with pytest.raises(ReadError, match="permission denied"):
        read(str(path))


def test_a_line_end_in_a_file_name_stays_off_the_message() -> None:
    with pytest.raises(ReadError) as raised:
        read("a\nb.md")
    assert str(raised.value) == r"a\nb.md: no such file"


def test_standard_input_is_named() -> None:
    with pytest.raises(ReadError, match=r"^standard input: is empty$"):
        read("-", b"")


def test_find_inputs_walks_folders_and_expands_globs(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "deep/c.markdown", ".hidden.md", ".git/d.md", "e.csv"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    names = [os.path.relpath(found, tmp_path) for found in find_inputs([str(tmp_path)])]
    assert names == ["a.txt", "b.md", "deep/c.markdown"]
    pattern = str(tmp_path / "*.md")
    assert find_inputs([pattern, str(tmp_path / "b.md"), "-"]) == (str(tmp_path / "b.md"), "-")


def test_find_inputs_keeps_what_matches_nothing_for_its_error() -> None:
    assert find_inputs(["missing.md", "no/*.md", "-"]) == ("missing.md", "no/*.md", "-")


def test_a_file_whose_name_looks_like_a_glob(tmp_path: Path) -> None:
    path = tmp_path / "a[1].md"
    path.write_text("x")
    assert find_inputs([str(path)]) == (str(path),)


# Blocks


def test_headings_and_paragraphs() -> None:
    assert kinds("# 医保\n\n参保5万人。\n第二行。\n\n总结\n====\n正文") == [
        ("heading", "# 医保"),
        ("paragraph", "参保5万人。"),
        ("paragraph", "第二行。"),
        ("heading", "总结"),
        ("paragraph", "正文"),
    ]


def test_heading_levels() -> None:
    blocks = parse("## a\n\n###### b\n\nc\n---\n\n####### d\n#5 e\n").blocks
    assert [(b.kind, b.level) for b in blocks[:3]] == [
        ("heading", 2), ("heading", 6), ("heading", 2),
    ]  # fmt: skip
    assert all(block.kind == "paragraph" for block in blocks[3:])


def test_list_items_with_depth_and_continuation() -> None:
    text = "- 参保5万人，\n  同比增长3%\n  * 职工2万人\n1. 报销3万元\n2. 救助1万元"
    assert kinds(text) == [
        ("list-item", "- 参保5万人，\n  同比增长3%"),
        ("list-item", "* 职工2万人"),
        ("list-item", "1. 报销3万元"),
        ("list-item", "2. 救助1万元"),
    ]
    assert [block.level for block in parse(text).blocks] == [1, 2, 1, 1]


def test_a_number_at_a_wrapped_line_start_is_no_list() -> None:
    text = "Sales rose in the three months that ended on June\n30. The company gave no reason for the figures."
    assert kinds(text) == [("paragraph", text)]


@pytest.mark.parametrize("text", ["-5.2 percent", "*注：不含利息", "#1 in the ranking", "1.5亿元"])
def test_signs_without_a_space_are_no_marks(text: str) -> None:
    assert kinds(text) == [("paragraph", text)]


@pytest.mark.parametrize(
    "hidden",
    [
        "---\ntitle: 早报\ndate: 2024-08-31\n---\n",
        "+++\ntitle = 'x'\n+++\n",
        "```python\nprice = 5\n```\n",
        "~~~\n5 元\n~~~\n",
        "<!-- 5元 -->\n",
        "<!-- 5元\n\n6元 -->\n",
        "[1]: https://example.org/5\n",
        "* * *\n",
        "————————\n",
    ],
)
def test_what_is_no_text_is_in_no_block(hidden: str) -> None:
    assert kinds(hidden + "正文3元。") == [("paragraph", "正文3元。")]


@pytest.mark.parametrize(
    "listing",
    [
        '    {\n        "Count": 3,\n        "Names": [\n            "x"\n        ]\n    }\n\n',
        "$ heshu check page.md --jobs 4\n\n",
        "#!/bin/sh\n\n",
        "for (i = 0; i < 4; i++) {\n    total += price[i];\n}\n\n",
        "--retries 3\n--timeout=40\n\n",
    ],
)
def test_program_text_is_in_no_block(listing: str) -> None:
    assert kinds(f"{listing}正文3元。") == [("paragraph", "正文3元。")]


def test_a_literal_block_ends_where_the_text_is_indented_no_more() -> None:
    text = "It prints::\n\n    40 files\n\n    in 3 folders\n\nThe end."
    assert kinds(text) == [("paragraph", "It prints::"), ("paragraph", "The end.")]


@pytest.mark.parametrize(
    "text",
    [
        "    参保5万人。",
        "    Fares rose 5 percent, the council said;",
        "$ 40 million was lost.",
        "Name: Anna Keller\nAge: 40",
        "Sales: 40 million\nCosts: 30 million",
        "Revenue = 40 million dollars",
        "$ million",
        "$ million, pro forma/unaudited - restated",
        "    price = 40",
        "n = 40\np = 0.03",
        "Age: mean = 54.2\nWeight: mean = 71.3",
        "- goods (40 million);\n- services (30 million);",
        "Smith(43)\nJones(51)",
        "-revenue 40m\n-costs 30m",
        "Mean = 5;\nMedian = 4;",
        "[1] The figures are preliminary.\n[2] They may be revised.",
    ],
)
def test_what_may_be_text_is_no_listing(text: str) -> None:
    assert " ".join(found for _, found in kinds(text)).split() == text.split()


def test_unclosed_fence_and_comment_hide_nothing() -> None:
    assert kinds("```\n正文3元。") == [("paragraph", "正文3元。")]
    assert kinds("<!-- 正文3元。\n\n尾") == [("paragraph", "<!-- 正文3元。"), ("paragraph", "尾")]
    assert kinds("---\n正文3元。\n") == [("paragraph", "正文3元。")]


def test_text_beside_a_comment_over_several_lines_stays() -> None:
    assert kinds("参保<!-- x\n\ny -->5万人。") == [("paragraph", "参保"), ("paragraph", "5万人。")]


def test_tables() -> None:
    assert kinds("| a | b |\n|---|---|\n| 1 | 2 |\n\na | b\n--|--\n1 | 2\n\nx\t1\ny\t2") == [
        ("table", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("table", "a | b\n--|--\n1 | 2"),
        ("table", "x\t1\ny\t2"),
    ]


def test_bullets_with_tabs_are_no_table() -> None:
    assert [kind for kind, _ in kinds("•\t参保5万人\n•\t报销3万元")] == ["list-item", "list-item"]


def test_block_quotes() -> None:
    assert kinds("> 参保5万人。\n\n>> 同比增长3%。") == [
        ("paragraph", "参保5万人。"),
        ("paragraph", "同比增长3%。"),
    ]


def test_wire_copy_begins_paragraphs_by_indentation() -> None:
    text = (
        "The combined savings of islanders dwindled to the\n"
        "41.52 billion dlrs in the autumn months, the bureau\n"
        "said.\n"
        "    Lending grew 3.16 billion dlrs or eight pct to\n"
        "42.6 billion dlrs."
    )
    assert [len(block.splitlines()) for _, block in kinds(text)] == [3, 2]


def test_chinese_hard_wraps_are_one_paragraph() -> None:
    text = (
        "记者从市统计局获悉，今年前三季度全市实现地区\n"
        "生产总值1234亿元，同比增长5.6%。其中，第一\n"
        "产业增加值123亿元。"
    )
    assert kinds(text) == [("paragraph", text)]


def test_one_paragraph_per_line() -> None:
    lines = ["全市参保人数达5.71万人，" * 6 + "增长3%。", "全年支付282万元，" * 8 + "下降2%。"]
    assert kinds("\n".join(lines)) == [("paragraph", line) for line in lines]


def test_a_markdown_hard_break_ends_a_line() -> None:
    lines = ["市民之声", "电话\\", "地址"]
    assert [text for _, text in kinds("市民之声  \n电话\\\n地址")] == lines


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\f"])
def test_every_line_end_counts(end: str) -> None:
    text = f"# 医保{end}{end}参保5万人。{end}- 报销3万元"
    assert kinds(text) == [
        ("heading", "# 医保"),
        ("paragraph", "参保5万人。"),
        ("list-item", "- 报销3万元"),
    ]


MARKED = (
    st.text(st.sampled_from("#-*+>|`~=_[]()<!\\ \t\n\r\f\u3000\x00\ud800参保5万人。，a1."))
    | st.text()
)


@given(MARKED)
def test_blocks_are_ordered_stretches_of_the_text(text: str) -> None:
    done = 0
    for block in parse(text).blocks:
        assert done <= block.start < block.end <= len(text)
        assert text[block.start : block.end].strip() == text[block.start : block.end]
        done = block.end


@given(st.text(st.sampled_from("参保五万人。，abc 15.\n")))
def test_without_markup_no_character_is_lost(text: str) -> None:
    lines = [line for line in text.splitlines() if not re.match(r"\s*(\d+\.|\.)", line)]
    plain = "\n".join(lines)
    kept = "".join(plain[block.start : block.end] for block in parse(plain).blocks)
    assert kept.split() == plain.split() or "".join(kept.split()) == "".join(plain.split())


def test_tables_without_bars_are_tables() -> None:
    aligned = "Seats\nParty      Seats\nGreens         9\nUnion         17\n\nThe end."
    assert kinds(aligned) == [
        ("paragraph", "Seats"),
        ("table", "Party      Seats\nGreens         9\nUnion         17"),
        ("paragraph", "The end."),
    ]
    commas = "Mode,Trips,Share\nCar,940,67.1%\nBus,460,32.9%"
    assert kinds(commas) == [("table", commas)]


def test_tabs_before_the_first_head_are_empty_cells() -> None:
    text = "\tH1 2025\tH1 2024\nRevenue\t412\t386\nProfit\t31\t34\n"
    rows = extract(f"Results\n\n{text}")
    assert [(row.indicator, row.period_text) for row in rows[:2]] == [
        ("Revenue", "H1 2025"),
        ("Revenue", "H1 2024"),
    ]


def test_html_tables_stand_between_paragraphs() -> None:
    rows = "<tr><td>Greens</td><td>9</td></tr>\n<tr><td>Union</td><td>17</td></tr>"
    text = f"Seats:\n\n<table>\n{rows}\n</table>\nThe end."
    found = parse(text).blocks
    assert [block.kind for block in found] == ["paragraph", "table", "paragraph"]
    cells = [text[cell.start : cell.end] for cell in found[1].cells]
    assert cells == ["Greens", "9", "Union", "17"]


def test_tables_in_fenced_code_are_none_and_close_none() -> None:
    rows = "<tr><td>Greens</td><td>9</td></tr>\n<tr><td>Union</td><td>17</td></tr>"
    fenced = "<table> is a tag.\n\n```\n</table>\n```\n\nSeats:\n\n<table>\n" + rows + "\n</table>"
    assert [kind for kind, _ in kinds(fenced)] == ["paragraph", "paragraph", "table"]


@pytest.mark.parametrize(
    "text",
    [
        "It opened in May.  It has 40 beds.\nIt cost $3m.  It has 12 staff.\nAll are new.  Good.",
        "Oslo, 12, 13\nBergen, 14, 15\nTromso, 16, 17",
        "<table>\n<tr><td>never closed</td></tr>",
        "Party      Seats\nGreens         9",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert "table" not in [kind for kind, _ in kinds(text)]
