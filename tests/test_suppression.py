"""Suppressions: every container, every scope, every format, and what suppresses nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import heshu
from heshu import pipeline
from heshu.cli import main
from heshu.cli.checking import Checking
from heshu.cli.decisions import Options, decide
from heshu.cli.formats import FORMATS, reporter
from heshu.cli.parameters import ReadingOptions, TellingOptions
from heshu.engine import Engine
from heshu.reading import code_spans, parse
from heshu.suppression.directives import read_directives

SLIPS = {
    "zh": "产量从10.5万吨增加到12.6万吨，增长25%。",
    "en": "Output rose from 10.5 to 12.6 million tonnes, up 25 percent.",
}
OTHERS = {"zh": "售价从80元降至60元，降低35%。", "en": "The price fell from $80 to $60, down 35%."}
CONTAINERS = {
    "paragraph": "{}\n",
    "wrapped quote": "> WRAP",
    "list item": "- {}\n",
    "numbered item": "1. {}\n",
    "nested item": "- 甲\n  - {}\n",
    "task item": "- [x] {}\n",
    "table row": "| a | b |\n|---|---|\n| c | d |\n| e | {} |\n",
    "heading": "## {}\n",
    "closed heading": "## {} ##\n",
    "quote": "> {}\n",
    "item in a quote": "> - {}\n",
    "emphasis": "**{}**\n",
}
AROUND = ("nested item", "apart")
"""Here the next block is the item around the one with the slip."""
RULES = ["CHG002", "chg002", "CHG", "from-to-percent", "SUM, CHG002", ""]


def codes(text: str, language: str = "auto") -> list[str]:
    return [each.code for each in heshu.check(text, language=language)]


def contained(container: str, text: str) -> str:
    """The text in a container; the wrapped one breaks before its second figure."""
    template = CONTAINERS[container]
    if "WRAP" in template:
        cut = text.index("增加" if "增加" in text else "to 12.6")
        return f"> {text[:cut].rstrip()}\n> {text[cut:]}\n"
    return template.format(text)


def beside(container: str, text: str, comment: str) -> str:
    return contained(container, f"{text} {comment}")


def above(container: str, text: str, comment: str) -> str:
    """The comment on a line of its own above the text; in a table above it, or in the row above."""
    if container == "table row" and "next-line" in comment:
        return contained(container, text).replace("| d |", f"| d {comment} |")
    if container == "table row":
        return f"{comment}\n{contained(container, text)}"
    lines = contained(container, text).splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if text[:6] in line)
    start = lines[first].index(lines[first].lstrip()[0])
    quote = "> " if lines[first].startswith(">") else ""
    return "".join([*lines[:first], f"{quote or lines[first][:start]}{comment}\n", *lines[first:]])


def scopes(container: str, text: str) -> dict[str, str]:
    """Every way to silence the text in its container."""
    plain = contained(container, text)
    return {
        "beside": beside(container, text, "<!-- heshu: ignore CHG002 -- known -->"),
        "before": contained(container, f"<!-- heshu: ignore CHG002 -->{text}"),
        "above": above(container, text, "<!-- heshu: ignore CHG002 -->"),
        "apart": f"<!-- heshu: ignore CHG002 -->\n\n{plain}",
        "next line": above(container, text, "<!-- heshu: ignore-next-line CHG002 -->"),
        "range": f"<!-- heshu: off CHG002 -->\n\n{plain}\n<!-- heshu: on CHG002 -->\n",
        "open range": f"<!-- heshu: off CHG002 -->\n\n{plain}",
        "file": f"{plain}\n<!-- heshu: ignore-file CHG002 -->\n",
        "file at the top": f"<!-- heshu: ignore-file CHG002 -->\n{plain}",
    }


SCOPES = tuple(scopes("paragraph", SLIPS["zh"]))


@pytest.mark.parametrize("language", SLIPS)
@pytest.mark.parametrize("container", CONTAINERS)
def test_every_container_is_checked(container: str, language: str) -> None:
    assert codes(contained(container, SLIPS[language])) == ["CHG002"]


@pytest.mark.parametrize("language", SLIPS)
@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("container", CONTAINERS)
def test_every_scope_silences_every_container_and_not_the_next_block(
    container: str, scope: str, language: str
) -> None:
    if (container, scope) == AROUND:
        pytest.skip("the next block is the item around it")
    text = scopes(container, SLIPS[language])[scope]
    text += "\n<!-- heshu: on -->\n" if scope == "open range" else ""
    found = heshu.check(f"{text}\n{OTHERS[language]}\n")
    told = [(each.code, "80" in each.message) for each in found]
    assert told == ([] if scope.startswith("file") else [("CHG002", True)]), text


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("word", ["ignore", "ignore-file", "off"])
def test_checks_are_named_by_family_code_or_name(word: str, rule: str) -> None:
    told = codes(f"<!-- heshu: {word} {rule} -->\n{SLIPS['zh']}\n")
    assert told == (["SUP001"] if rule.startswith("SUM") else [])


@pytest.mark.parametrize(
    "text",
    [
        "| 项目 | 说明 |\n|---|---|\n| 甲 | {a} <!-- heshu: ignore CHG002 --> |\n| 乙 | {b} |\n",
        "- {a} <!-- heshu: ignore CHG002 -->\n- {b}\n",
        "- {a}\n  <!-- heshu: ignore CHG002 -->\n- {b}\n",
        "<!-- heshu: ignore CHG002 -->\n- {a}\n- {b}\n",
        "{a}\n<!-- heshu: ignore CHG002 -->\n\n{b}\n",
        "<!-- heshu: off CHG -->\n{a}\n<!-- heshu: on CHG -->\n{b}\n",
        "<!-- heshu: off CHG -->\n{a}\n<!-- heshu: on -->\n{b}\n",
    ],
)
def test_a_neighbour_is_not_silenced(text: str) -> None:
    found = heshu.check(text.format(a=SLIPS["zh"], b=OTHERS["zh"]))
    assert [(each.code, "80元" in each.message) for each in found] == [("CHG002", True)]


def test_a_comment_above_a_table_covers_the_table() -> None:
    rows = f"| a | b |\n|---|---|\n| c | {SLIPS['zh']} |\n| d | {OTHERS['zh']} |\n"
    assert codes(f"<!-- heshu: ignore CHG002 -->\n{rows}") == []


def test_a_finding_is_silenced_at_any_of_its_figures() -> None:
    # A line with a comment alone ends a paragraph in Markdown; one beside text does not.
    half = "> 产量从10.5万吨{}\n> 增加到12.6万吨，增长25%。\n"
    assert codes(half.format("")) == ["CHG002"]
    assert codes("<!-- heshu: off -->\n" + half.format("<!-- heshu: on -->")) == []


# ---- what is reported


@pytest.mark.parametrize(
    ("comment", "code", "part"),
    [
        ("ignore SUM001", "SUP001", "ignore SUM001"),
        ("ignore CHG002, SUM001", "SUP001", "ignore SUM001"),
        ("off SUM", "SUP001", "off SUM"),
        ("ignore-file VAL -- old", "SUP001", "ignore-file VAL"),
        ("ingore CHG002", "SUP002", "did you mean ignore?"),
        ("ignore CHG0O2", "SUP002", "did you mean CHG0"),
        ("ignore CHG002 CHG0O2", "SUP002", "did you mean CHG0"),
        ("on CHG002", "SUP002", "on without off"),
        ("", "SUP002", "unknown directive ''"),
    ],
)
def test_idle_and_misspelt_suppressions_are_reported(comment: str, code: str, part: str) -> None:
    found = heshu.check(f"{SLIPS['zh']}<!-- heshu: {comment} -->\n")
    (about,) = [each for each in found if each.code.startswith("SUP")]
    assert about.code == code
    assert part in about.message
    assert about.severity == "warning"


def test_a_misspelt_rule_silences_nothing() -> None:
    assert codes(f"{SLIPS['zh']}<!-- heshu: ignore CHG0O2 -->\n") == ["CHG002", "SUP002"]


@pytest.mark.parametrize(
    ("comment", "options"),
    [
        ("ignore SUM001", {"select": ["CHG", "SUP"]}),
        ("ignore SUM001", {"ignore": ["SUM001"]}),
        ("ignore", {"select": ["SUM", "SUP"]}),
        ("ignore STA", {}),
        ("ignore SUM001", {"ignore": ["SUP"]}),
        ("ignore SUM001, SUP001", {}),
    ],
)
def test_what_did_not_run_is_not_called_unused(comment: str, options: dict[str, list[str]]) -> None:
    found = heshu.check(f"全市参保57100人。<!-- heshu: {comment} -->\n", **options)
    assert "SUP001" not in [each.code for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "```md\n<!-- heshu: ignore-file CHG002 -->\n```\n",
        "~~~\n<!-- heshu: off -->\n~~~\n",
        "Write `<!-- heshu: ignore-file -->` there.\n",
        "<!-- heshu: ignore-file\n",
        "<!-- ignore-file CHG002 -->\n",
    ],
)
def test_examples_in_code_and_other_comments_do_nothing(text: str) -> None:
    assert codes(f"{text}\n{SLIPS['zh']}\n") == ["CHG002"]


def test_reason_and_rules_are_read_in_both_languages() -> None:
    known = {"CHG002": "from-to-percent", "SUM001": "parts-total"}
    for text in (
        "<!-- heshu: ignore CHG002, parts-total -- 口径不同 -->",
        "<!--heshu：ignore CHG002、SUM001 —— 口径不同-->",
        "<!--\n  heshu: IGNORE chg002\n  sum001 --\n  口径不同\n-->",
    ):
        (directive,) = read_directives(text, known)
        assert (directive.word, directive.reason) == ("ignore", "口径不同")
        assert {code for rule in directive.rules for code in rule.codes} == set(known)
        assert text[directive.start : directive.end] == text


def test_spans_of_fenced_code() -> None:
    text = "a\n```\nb\n```\nc\n```\nd\n"
    assert [text[start:end] for start, end in code_spans(text)] == ["```\nb\n```"]


# ---- the command line

MARKED = f"{SLIPS['zh']}<!-- heshu: ignore CHG002 -- 口径不同 -->\n"
ENTRY = '[[ignore]]\npath = "*.txt"\nrule = "CHG002"\nreason = "口径不同"\n'


def check(folder: Path, *arguments: str) -> int:
    return main(["check", str(folder), "-o", str(folder / "out"), *arguments])


@pytest.fixture(scope="module")
def silenced(engines: dict[str, Engine]) -> dict[str, pipeline.Extraction]:
    """A document for each container, and for each scope in it, as it was read."""
    texts = {f"{container}, plain": contained(container, SLIPS["zh"]) for container in CONTAINERS}
    for container in CONTAINERS:
        for scope, text in scopes(container, SLIPS["zh"]).items():
            if (container, scope) != AROUND:
                texts[f"{container}, {scope}"] = text
    return {
        name: pipeline.understand(parse(text, f"{name}.md"), engines["auto"])
        for name, text in texts.items()
    }


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_tells_what_a_scope_in_a_container_silences(
    form: str, silenced: dict[str, pipeline.Extraction]
) -> None:
    decided = decide(Options(reading=ReadingOptions(isolated=True)), [])
    work = Checking(decided, reporter(form, None, ("error",)))
    assert len(silenced) == len(CONTAINERS) * (len(SCOPES) + 1) - 1
    for name, extraction in silenced.items():
        text = work.judged(f"{name}.md", extraction).text
        assert ("CHG002" in text) == name.endswith(", plain"), name


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif"])
def test_formats_for_programs_show_it_on_request(
    form: str, silenced: dict[str, pipeline.Extraction]
) -> None:
    options = Options(
        telling=TellingOptions(show_silenced=True), reading=ReadingOptions(isolated=True)
    )
    work = Checking(decide(options, []), reporter(form, None, ("error",)))
    for name, extraction in silenced.items():
        assert "CHG002" in work.judged(f"{name}.md", extraction).text, name


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("way", ["comment", "entry", "entry with figure"])
def test_silenced_findings_are_in_no_format(tmp_path: Path, form: str, way: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(MARKED if way == "comment" else f"{SLIPS['zh']}\n", encoding="utf-8")
    entry = {"comment": "", "entry": ENTRY, "entry with figure": f'{ENTRY}figure = "25%"\n'}[way]
    (tmp_path / "heshu.toml").write_text(entry, encoding="utf-8")
    assert check(tmp_path, "--output-format", form) == 0
    assert "CHG002" not in (tmp_path / "out").read_text(encoding="utf-8").replace("ruleId", "") or (
        form == "sarif"
    )
    if form == "sarif":
        data = json.loads((tmp_path / "out").read_text(encoding="utf-8"))
        assert data["runs"][0]["results"] == []


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        ("", 0, ""),
        ('figure = "25 %"\n', 0, ""),
        ('figure = "26%"\n', 1, "suppresses nothing"),
        ("until = 2030-01-01\n", 0, ""),
        ("until = 2024-12-31\n", 1, "expired on 2024-12-31"),
    ],
)
def test_entries_of_the_configuration(
    tmp_path: Path, more: str, code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.txt").write_text(f"{SLIPS['zh']}\n", encoding="utf-8")
    (tmp_path / "heshu.toml").write_text(f"# known\n\n{ENTRY}{more}", encoding="utf-8")
    arguments = ["check", str(tmp_path), "--as-of", "2025-06-01", "--output-format", "concise"]
    assert main(arguments) == code
    out = capsys.readouterr().out
    if said:
        (line,) = [each for each in out.splitlines() if "SUP001" in each]
        assert line.startswith(f"{tmp_path / 'heshu.toml'}:3:1: SUP001 warning ")
        assert said in line
    else:
        assert out == ""


def test_an_entry_for_documents_that_were_not_checked_is_not_idle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "page.md").write_text("全市参保57100人。\n", encoding="utf-8")
    (tmp_path / "heshu.toml").write_text(ENTRY, encoding="utf-8")
    assert main(["check", str(tmp_path / "page.md")]) == 0
    assert "SUP001" not in capsys.readouterr().out


def test_silenced_findings_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "page.md").write_text(MARKED, encoding="utf-8")
    assert main(["check", str(tmp_path / "page.md")]) == 0
    out = capsys.readouterr().out
    assert out.endswith("1 relation checked, 0 held, 1 did not; findings not shown: 1 by comment\n")
