"""HTML pages: their blocks, what they say, places, suppressions, and pages made to hurt."""

from __future__ import annotations

import functools
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import heshu
from heshu.languages import pack
from heshu.layout import LayoutRules, compile_rules, lay_out
from heshu.model.texts import LanguageCode, Passage
from heshu.reading import ReadError, parse, read
from heshu.reading.html import find_html_blocks
from heshu.reading.tags import scan_tags

SLIP = {
    "zh": "产量从10.5万吨增加到12.6万吨，增长25%。",
    "en": "Output rose from 10.5 to 12.6 million tonnes, up 25 percent.",
}
CONTAINERS = {
    "paragraph": "<p>{}</p>",
    "bare text": "<div>{}</div>",
    "list item": "<ul><li>a</li><li>{}</li></ul>",
    "paragraph of an item": "<ol><li><p>{}</p></li></ol>",
    "nested item": "<ul><li>a<ul><li>{}</li></ul></li></ul>",
    "table row": "<table><tr><th>a</th><th>b</th></tr>\n<tr><td>c</td><td>{}</td></tr></table>",
    "heading": "<h2>{}</h2>",
    "quote": "<blockquote>{}</blockquote>",
    "caption": "<figure><img src=a.png><figcaption>{}</figcaption></figure>",
    "description": "<dl><dt>a</dt><dd>{}</dd></dl>",
    "emphasis": "<p><strong>{}</strong></p>",
}


@functools.cache
def rules_of(language: LanguageCode) -> LayoutRules:
    return compile_rules(pack.load(language))


def page(body: str) -> str:
    return f"<!doctype html>\n<html><head><title>t</title></head>\n<body>\n{body}\n</body></html>\n"


def passages(body: str) -> tuple[Passage, ...]:
    return lay_out(parse(page(body)), rules_of)


def texts(body: str) -> list[str]:
    return [passage.text for passage in passages(body)]


def codes(body: str) -> list[str]:
    return [finding.code for finding in heshu.check(page(body))]


def test_text_of_a_page_without_what_is_no_text() -> None:
    body = (
        "<script>var a = '<p>5%</p>';</script><style>p { margin: 10px }</style>"
        "<nav><a href=/>12 more</a></nav><h1>产量</h1><p>产量达<b>5.71</b>万吨，\n增3&permil;。</p>"
        "<!-- 99 --><noscript>7</noscript><footer>© 2024 Acme, 500 staff</footer>"
    )
    assert texts(body) == ["产量", "产量达5.71万吨，增3‰。"]


def test_program_text_is_no_text_but_a_notice_in_fixed_type_is() -> None:
    program = '<pre class="rust"><code>let price = 5; // of 7</code></pre>'
    assert texts(f"{program}<p>参保<code>5万</code>人。</p><pre>报销3万元。</pre>") == [
        "参保5万人。",
        "报销3万元。",
    ]
    assert texts("<pre><code>let price = 5;</pre><p>参保5万人。</p>") == ["参保5万人。"]


def test_english_lines_are_joined_with_a_space() -> None:
    assert texts("<p>Output rose\nto 5&nbsp;million\n  tonnes &mdash; a&#32;record.</p>") == [
        "Output rose to 5 million tonnes — a record."
    ]


def test_headings_are_the_sections_of_what_follows() -> None:
    found = passages("<h1>A year</h1><h2>Output</h2><p>It rose 5%.</p>")
    assert found[-1].section == ("A year", "Output")


def test_line_breaks() -> None:
    assert texts("<p>The port: 5 ships<br>The yard: 3 ships<br><br>The dock: 2 ships</p>") == [
        "The port: 5 ships\nThe yard: 3 ships",
        "The dock: 2 ships",
    ]


def test_a_table_keeps_its_cells_where_they_stand() -> None:
    (table,) = passages(
        "<table><thead><tr><th rowspan=2>Town<th colspan='2'>People</tr><tr><th>2023<th>2024</tr>"
        "</thead><tr><td>A<td>1,200<td>1,300<tr><td>B<td><td>900</table>"
    )
    assert table.text == "Town | People\n2023 | 2024\nA | 1,200 | 1,300\nB | 900"
    assert [(cell.row, cell.column) for cell in table.cells] == [
        (0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2), (3, 0), (3, 2)
    ]  # fmt: skip


def test_a_table_with_a_caption_and_cells_of_two_paragraphs() -> None:
    found = passages(
        "<table><caption>Table 1</caption><tr><td>a<td><p>5</p></tr><tr><td>b<td>6<br>7</table>"
    )
    assert [(p.kind, p.text) for p in found] == [
        ("caption", "Table 1"),
        ("table", "a | 5\nb | 6\n7"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><td><p>Output rose 5%.</p><p>It was good.</p></td></tr></table>",
        "<table><tr><td>a<td><table><tr><td>Output rose 5%.</table><tr><td>b<td>c</table>",
    ],
)
def test_a_table_that_only_places_text_is_read_as_text(body: str) -> None:
    found = passages(body)
    assert "table" not in {passage.kind for passage in found}
    assert "Output rose 5%." in [passage.text for passage in found]


def test_totals_of_a_table_are_checked() -> None:
    rows = "<tr><th>Town<th>People<tr><td>A<td>100<tr><td>B<td>200<tr><td>Total<td>{}"
    assert codes(f"<table>{rows.format(350)}</table>") == ["TAB001"]
    assert codes(f"<table>{rows.format(300)}</table>") == []


def test_places_are_those_of_the_page() -> None:
    source = page("<p>Output rose <b>5</b>&nbsp;percent to\n<i>12.6</i> million tonnes.</p>")
    for row in heshu.extract(source):
        printed = source[row.start : row.end]
        assert printed[0] + printed[-1] == row.text[0] + row.text[-1]
        assert source.count("\n", 0, row.start) + 1 == row.line


def test_language_is_that_of_the_text_not_of_the_tags() -> None:
    attributes = "class='wide very-long-name-of-a-class' data-anything='and something more'"
    assert [p.language for p in passages(f"<p {attributes}>全市参保5.71万人。</p>")] == ["zh"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("container", CONTAINERS)
def test_suppressions(container: str, language: str) -> None:
    slip, mark = SLIP[language], "<!-- heshu: ignore CHG002 -- known -->"
    plain = CONTAINERS[container].format(slip)
    other = f"<p>{SLIP[language]}</p>"
    assert codes(plain) == ["CHG002"]
    for silenced in (
        CONTAINERS[container].format(slip + mark),
        CONTAINERS[container].format(mark + slip),
        f"<ul><li>a</ul>{mark}\n{CONTAINERS[container].replace('>a<', '><').format(slip)}",
        f"<!-- heshu: off CHG -->{plain}<!-- heshu: on -->",
        f"{plain}<!-- heshu: ignore-file from-to-percent -->",
    ):
        assert codes(silenced) == [], silenced
    assert codes(CONTAINERS[container].format(slip + mark) + other) == ["CHG002"]
    assert codes(other + CONTAINERS[container].format(mark + slip)) == ["CHG002"]
    assert codes(plain + mark) == ["CHG002", "SUP001"]


def test_a_comment_in_a_table_covers_its_row() -> None:
    row = f"<tr><td>a</td><td>{SLIP['en']}{{}}</td></tr>"
    mark = "<!-- heshu: ignore CHG002 -->"
    head = "<table><tr><th>n</th><th>b</th></tr>"
    assert codes(f"{head}{row.format(mark)}{row.format('')}</table>") == ["CHG002"]
    assert codes(f"{head}{row.format('')}{mark}{row.format('')}</table>") == ["CHG002"]


@pytest.mark.parametrize(
    "unit",
    ["<p>5%", "<div><div>", "<table><tr><td>5", "<!-- ", '<a href="', "<script>", "<", "&#5;", "<b 5",
     "<td colspan=900 rowspan=900>5", "</table>", "<li><ul>", "<a b='"],
)  # fmt: skip
def test_pages_made_to_hurt_come_to_an_end(unit: str) -> None:
    text = "<html>" + unit * 5_000
    assert all(block.end <= len(text) for block in parse(text).blocks)


@given(st.text(alphabet="<>/!-pbtd r=\"'&;5%a\n", max_size=200))
def test_any_page_is_read_and_its_blocks_do_not_overlap(body: str) -> None:
    blocks = find_html_blocks(body)
    assert all(first.end <= second.start for first, second in itertools.pairwise(blocks))
    assert all(0 <= tag.start < tag.end <= len(body) for tag in scan_tags(body))
    heshu.extract(f"<html>{body}\n")


@pytest.mark.parametrize(
    "body", ["", "<script>var a = 5;</script>", "<nav><a href=/>5 more</a></nav>"]
)
def test_a_page_without_text_is_no_silence(body: str) -> None:
    with pytest.raises(ReadError, match="has no text"):
        read("page.html", page(body).encode())
