"""The command line: formats, pipes, exit codes, and one clear line for every mistake."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from typer.testing import CliRunner

from heshu import checks, relations
from heshu.cli import main, ruling
from heshu.cli.app import app
from heshu.engine import Engine
from heshu.model.findings import Finding, Held
from heshu.model.relations import Relation
from heshu.page_examples import verdicts
from heshu.table import COLUMNS

PAGE = """# 城乡居民医保参保工作进展

截至2025年10月底，全市城乡居民参保57100人，支付医疗费用282.18万元。

隔离护栏由1.2米降至0.8米，降低了240%。
"""
CLEAN = "全市共有参保居民57100人。\n"


class Run(NamedTuple):
    """What a run of `main` left behind."""

    code: int
    out: str
    err: str


Heshu = Callable[..., Run]


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def heshu(capfdbinary: pytest.CaptureFixture[bytes]) -> Heshu:
    """Run the command in this process."""

    def run(*arguments: object) -> Run:
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return Run(code, out.decode(), err.decode())

    return run


def process(arguments: Sequence[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "heshu", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **options)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


# ---- extract


def test_extract_writes_csv_into_a_pipe(heshu: Heshu, page: Path) -> None:
    run = heshu("extract", page)
    assert run.code == 0
    assert run.err == ""
    listed = rows(run.out)
    assert tuple(listed[0]) == COLUMNS
    assert [(row["value"], row["unit"]) for row in listed[:2]] == [
        ("57100", "person"),
        ("2821800", "CNY"),
    ]
    for row in listed:
        assert PAGE[int(row["start"]) : int(row["end"])] == row["text"]


@pytest.mark.parametrize("suffix", ["csv", "tsv", "json", "jsonl", "md"])
def test_the_suffix_of_the_output_chooses_the_format(
    heshu: Heshu, page: Path, tmp_path: Path, suffix: str
) -> None:
    target = tmp_path / f"table.{suffix}"
    run = heshu("extract", page, "-o", target)
    assert (run.code, run.out) == (0, "")
    by_name = heshu("extract", page, "--format", suffix, "-o", tmp_path / "other")
    assert by_name.code == 0
    text = target.read_text(encoding="utf-8")
    assert text.removeprefix("\ufeff") == (tmp_path / "other").read_text(encoding="utf-8")
    assert text.startswith("\ufeff") == (suffix == "csv")
    assert "282.18万元" in text


def test_byte_order_mark_on_request(heshu: Heshu, page: Path) -> None:
    assert heshu("extract", page, "--bom").out.startswith("\ufeffid,")


def test_all_lists_dates_too(heshu: Heshu, page: Path) -> None:
    kinds = {row["kind"] for row in rows(heshu("extract", page, "--all").out)}
    assert kinds & {"date", "period"}
    assert not {row["kind"] for row in rows(heshu("extract", page).out)} & {"date", "period"}


def test_extract_fills_the_relation_column(heshu: Heshu, page: Path) -> None:
    relations = " ".join(row["relation"] for row in rows(heshu("extract", page).out))
    assert {"from", "to", "rate"} <= {each.partition(":")[2] for each in relations.split()}


def test_many_documents_in_the_order_given(heshu: Heshu, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.txt" for number in (3, 1, 2)]
    for number, path in enumerate(paths):
        path.write_text(f"共有学生{number + 10}人。\n", encoding="utf-8")
    one, two = heshu("extract", *paths), heshu("extract", *paths, "--jobs", 2)
    assert [row["value"] for row in rows(one.out)] == ["10", "11", "12"]
    assert one.out == two.out
    folder = heshu("extract", tmp_path)
    assert [row["value"] for row in rows(folder.out)] == ["11", "12", "10"]


@pytest.mark.parametrize("arguments", [["extract"], ["extract", "-"]])
def test_standard_input(arguments: list[str]) -> None:
    run = process(arguments, input=CLEAN.encode())
    assert run.returncode == 0
    (row,) = rows(run.stdout.decode())
    assert (row["source"], row["value"]) == ("-", "57100")


def test_output_is_the_same_whatever_locale_and_hash_seed(page: Path) -> None:
    outputs = {
        process(
            ["extract", str(page), "--format", "json"],
            env={**os.environ, "LC_ALL": locale, "PYTHONHASHSEED": seed, "PYTHONUTF8": "0"},
        ).stdout
        for locale, seed in (("C", "1"), ("POSIX", "2"), ("C.UTF-8", "3"))
    }
    assert len(outputs) == 1
    assert "282.18万元".encode() in outputs.pop()


def test_a_reader_that_goes_away_is_no_error(page: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "heshu", "extract", str(page)]
    run = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, check=False)
    os.close(write)
    assert (run.returncode, run.stderr) == (0, b"")


# ---- check


def test_check_reports_the_figures_that_disagree(heshu: Heshu, page: Path) -> None:
    run = heshu("check", page)
    assert run.code == 1
    assert "CHG" in run.out or "VAL" in run.out
    assert "^^^^" in run.out
    assert "figures seen" in run.out.splitlines()[-1]


def test_check_is_not_silent_about_clean_text(heshu: Heshu, tmp_path: Path) -> None:
    path = tmp_path / "clean.txt"
    path.write_text(CLEAN, encoding="utf-8")
    run = heshu("check", path)
    assert run.code == 0
    assert run.out == "1 figure seen, none of them in a relation: nothing was checked\n"


def test_a_text_without_figures_says_so(heshu: Heshu, tmp_path: Path) -> None:
    path = tmp_path / "plain.txt"
    path.write_text("今天天气很好。\n", encoding="utf-8")
    run = heshu("check", path)
    assert (run.code, run.out) == (0, "no figures seen: nothing was checked\n")


def test_concise_findings_and_coverage_on_standard_error(heshu: Heshu, page: Path) -> None:
    run = heshu("check", page, "--output-format", "concise")
    assert run.code == 1
    assert all(line.startswith(f"{page}:5:") for line in run.out.splitlines())
    assert "figures seen" in run.err


def test_check_as_json(heshu: Heshu, page: Path) -> None:
    run = heshu("check", page, "--output-format", "json")
    data = json.loads(run.out)
    assert data["findings"]
    for finding in data["findings"]:
        for figure in finding["figures"]:
            assert figure["role"]
            assert PAGE[figure["start"] : figure["end"]] == figure["text"]
    assert data["total"]["coverage"]["figures"] >= 5


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--exit-zero"], 0),
        (["--fail-on", "never"], 0),
        (["--fail-on", "info"], 1),
        (["--ignore", "CHG,VAL,UNT"], 0),
        (["--select", "SUM"], 0),
        (["--min-severity", "error"], 1),
    ],
)
def test_what_makes_exit_code_1(heshu: Heshu, page: Path, options: list[str], code: int) -> None:
    assert heshu("check", page, *options).code == code


def test_findings_in_a_file_do_not_go_to_standard_output(
    heshu: Heshu, page: Path, tmp_path: Path
) -> None:
    target = tmp_path / "report.txt"
    run = heshu("check", page, "-o", target)
    assert (run.code, run.out) == (1, "")
    assert "figures seen" in run.err
    assert "^^^^" in target.read_text(encoding="utf-8")


def test_a_check_that_breaks_does_not_hide_the_others(
    heshu: Heshu, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    working = checks.judge

    def judge(
        check: checks.Check, relation: Relation, *rest: Any, **named: Any
    ) -> Finding | Held | None:
        if check.code == "CHG007":
            raise ZeroDivisionError("a bug")
        return working(check, relation, *rest, **named)

    monkeypatch.setattr(checks, "judge", judge)
    run = heshu("check", page)
    assert run.code == 2
    assert "Traceback" in run.err
    assert "check CHG007 broke" in run.err
    assert "^^^^" in run.out


@pytest.fixture
def broken_finders(monkeypatch: pytest.MonkeyPatch) -> None:
    """A finder of sentences and one of documents with a bug."""

    def broken(*_: object) -> Iterator[Relation]:
        raise ZeroDivisionError("a bug")

    for name, bad in (("SENTENCE", "averages"), ("DOCUMENT", "ages")):
        finders: Any = getattr(relations, name)
        changed = tuple([
            msgspec.structs.replace(each, find=broken, **figures(each)) if each.name == bad else each
            for each in finders
        ])  # fmt: skip
        monkeypatch.setattr(relations, name, changed)


def figures(finder: object) -> dict[str, int]:
    return {"figures": 0} if isinstance(finder, relations.SentenceFinder) else {}


@pytest.mark.usefixtures("broken_finders")
def test_a_finder_that_breaks_does_not_hide_the_others(heshu: Heshu, page: Path) -> None:
    run = heshu("check", page)
    assert run.code == 2
    assert "^^^^" in run.out
    assert f"heshu: {page}: finder averages broke on line 3\nTraceback" in run.err
    assert f"heshu: {page}: finder ages broke on the document\nTraceback" in run.err
    assert run.err.count("finder averages broke") == 1


@pytest.mark.usefixtures("broken_finders")
@pytest.mark.parametrize("command", ["extract", "report", "explain", "facts"])
def test_every_command_tells_of_a_finder_that_broke(heshu: Heshu, page: Path, command: str) -> None:
    subject: list[object] = ["build", page] if command == "facts" else [page]
    run = heshu(command, *([f"{page}:3"] if command == "explain" else subject))
    assert run.code == 2
    assert "finder averages broke" in run.err
    assert "57100" in run.out


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("t.csv", ",value,", ",", "row 1: column value is missing"),
        ("t.csv", ",stated,", ",sated,", "row 2: modality: expected stated, target, forecast,"),
        ("t.json", '"schema_version": "1.', '"schema_version": "9.', "schema_version: '9.1'"),
        ("t.jsonl", '"sentence":', '"Sentence":', "row 1: column sentence is missing"),
    ],
)
def test_a_claim_table_that_cannot_be_used_is_one_line_and_exit_code_2(
    heshu: Heshu, page: Path, tmp_path: Path, name: str, old: str, new: str, message: str
) -> None:
    table = tmp_path / name
    assert heshu("extract", page, "-o", table).code == 0
    text = table.read_text(encoding="utf-8")
    assert old in text
    table.write_text(text.replace(old, new), encoding="utf-8")
    run = heshu("check", table)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"heshu: {table}: {message}")
    assert run.err.count("\n") == 1


def test_findings_are_no_claim_tables(heshu: Heshu, page: Path, tmp_path: Path) -> None:
    for form, name in (("json", "f.json"), ("jsonl", "f.jsonl"), ("csv", "f.csv")):
        heshu("check", page, "--output-format", form, "-o", tmp_path / name)
        assert heshu("check", tmp_path / name, "--exit-zero").code == 0


# ---- explain, rules, text


def test_explain_prints_the_page_of_a_check(heshu: Heshu) -> None:
    by_code, by_name = heshu("explain", "CHG002"), heshu("explain", "from-to-percent")
    assert by_code.code == 0
    assert by_code.out == by_name.out
    assert "## Not flagged" in by_code.out
    assert "a factor of 1.2 that" in heshu("explain", "SUM001").out
    assert "a factor of" not in by_code.out


def test_explain_tells_where_owner_period_and_basis_were_read(heshu: Heshu, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "截至9月底，全县存款余额达83亿元，同比增长8%。贷款余额为51亿元。\n", encoding="utf-8"
    )
    told = heshu("explain", f"{page}:1").out.split(f"{page}:1:")
    balance, growth, loans = (part for part in told if "unit" in part)
    assert "zh:entity from its own clause" in balance
    assert "zh:period from an earlier clause" in balance
    assert "zh:basis from the words of comparison" in growth
    assert "zh:entity from an earlier sentence" in loans
    assert "zh:period from an earlier sentence" in loans


def test_explain_a_line(heshu: Heshu, page: Path) -> None:
    run = heshu("explain", f"{page}:3")
    assert run.code == 0
    assert "282.18万元" in run.out
    assert "value 2821800" in run.out
    assert "read by" in run.out
    assert heshu("explain", f"{page}:2").out == f"{page}:2: no figures\n"


def test_rules_list(heshu: Heshu) -> None:
    lines = heshu("rules", "list").out.splitlines()
    assert "CHG002  error    from-to-percent" in lines


def test_rules_test_runs_the_examples_of_a_house_pack(heshu: Heshu, tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text(
        'language = "zh"\n[[classifier]]\nwords = ["驮"]\n'
        'examples = ["运来3驮 => value=3 unit=驮", "运来4驮 => value=5"]\n',
        encoding="utf-8",
    )
    run = heshu("rules", "test", "--pack", house)
    assert run.code == 1
    assert "expected value=5, found 4驮 (value=4)" in run.out
    assert run.err == "2 examples, 1 failed\n"


def test_rules_test_runs_packs_pages_and_the_packs_of_the_configuration(
    heshu: Heshu, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (entry,) = [each for each in checks.catalogue() if each.check.code == "CHG002"]
    monkeypatch.setattr(ruling, "builtin_packs", lambda: ())
    monkeypatch.setattr(checks, "catalogue", lambda: (entry,))
    monkeypatch.chdir(tmp_path)
    examples = len(entry.page().flagged) + len(entry.page().not_flagged)
    assert heshu("rules", "test", "--isolated").err == f"{examples} examples, 0 failed\n"
    (tmp_path / "heshu.toml").write_text('packs = ["house.toml"]\n', encoding="utf-8")
    (tmp_path / "house.toml").write_text(
        '[[classifier]]\nwords = ["驮"]\nexamples = ["运来4驮 => value=5"]\n', encoding="utf-8"
    )
    run = heshu("rules", "test")
    assert (run.code, run.err) == (1, f"{examples + 1} examples, 1 failed\n")
    assert "house.toml: [[classifier]] entry 1 (驮): 运来4驮: expected value=5" in run.out


def test_examples_of_pages_that_do_not_hold_are_told(engines: dict[str, Engine]) -> None:
    (entry,) = [each for each in checks.catalogue() if each.check.code == "CHG002"]
    (other,) = [each for each in checks.catalogue() if each.check.code == "SUM001"]
    swapped = checks.CatalogueEntry(other.check, entry.path)
    told = {wrong for _, wrong in verdicts(swapped, engines)}
    assert told == {"", "expected a finding, found none"}


# ---- report


def test_report_is_a_page_of_its_own_with_text_figures_and_findings(
    heshu: Heshu, page: Path, tmp_path: Path
) -> None:
    target = tmp_path / "report.html"
    page.write_text(PAGE.replace("全市", "<b>全市</b> & <script>"), encoding="utf-8")
    assert heshu("report", page, "-o", target).code == 0
    html = target.read_text(encoding="utf-8")
    reader = Reader()
    reader.feed(html)
    assert "&lt;script&gt;" in html
    assert reader.opened == []
    assert not {"script", "link", "img"} & reader.tags
    assert {"57100人", "282.18万元", "240%"} <= set(reader.marked)
    assert reader.links <= reader.ids
    assert any(link.startswith("finding-") for link in reader.links)
    assert "CHG" in html or "VAL" in html
    assert heshu("report", page).out == html
    expect_one_line(heshu("report", tmp_path / "gone.md"), "gone.md: no such file")
    expect_one_line(heshu("report", page, "-o", page), "would overwrite")
    other = tmp_path / "other.md"
    other.write_text(CLEAN, encoding="utf-8")
    expect_one_line(heshu("report", tmp_path), "one document, not 2")


class Reader(HTMLParser):
    """What is in a page: open elements, marked figures, links and what they can lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.tags, self.ids, self.links = set[str](), set[str](), set[str]()
        self.marked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.opened += [] if tag == "meta" else [tag]
        self.marked += [""] if tag == "mark" else []
        for name, value in attrs:
            if name == "id":
                self.ids.add(str(value))
            if name == "href":
                self.links.add(str(value).removeprefix("#"))

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        if "mark" in self.opened:
            self.marked[-1] += data


def test_house_pack_reads_new_units(heshu: Heshu, tmp_path: Path) -> None:
    house, text = tmp_path / "house.toml", tmp_path / "text.txt"
    house.write_text('[[classifier]]\nwords = ["驮"]\n', encoding="utf-8")
    text.write_text("商队运来36驮。\n", encoding="utf-8")
    run = heshu("extract", text, "--pack", house)
    assert [(row["text"], row["unit"]) for row in rows(run.out)] == [("36驮", "驮")]


def test_text_prints_what_offsets_count_in(heshu: Heshu, tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(CLEAN.encode("gb18030") * 3)
    assert heshu("text", path).out == CLEAN * 3


# ---- mistakes


def expect_one_line(run: Run, *parts: str) -> None:
    """Exit code 2 and one line on standard error that holds the parts."""
    assert run.code == 2
    assert run.err.count("\n") == 1, run.err
    assert run.err.startswith("heshu: ")
    for part in parts:
        assert part in run.err
    assert "Traceback" not in run.err


def test_a_link_that_leads_to_itself(heshu: Heshu, tmp_path: Path) -> None:
    loop = tmp_path / "loop.md"
    loop.symlink_to(loop)
    for command in ("extract", "check", "report"):
        expect_one_line(heshu(command, loop), "loop.md: cannot be read")


@pytest.mark.parametrize("command", ["extract", "check", "text", "report"])
def test_missing_file(heshu: Heshu, command: str) -> None:
    run = heshu(command, "no-such-page.md")
    expect_one_line(run, "no-such-page.md: no such file")
    assert run.out == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 8),
        ("undecodable.txt", b"\xff\xff\x81 \x80" * 40),
    ],
)
def test_files_without_text(heshu: Heshu, tmp_path: Path, name: str, data: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for command in ("extract", "check", "report", "text"):
        expect_one_line(heshu(command, path), name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file(heshu: Heshu, page: Path) -> None:
    page.chmod(0)
    expect_one_line(heshu("extract", page), "page.md", "permission denied")


def test_folder_without_texts(heshu: Heshu, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    expect_one_line(heshu("extract", folder), "pictures")


def test_empty_standard_input() -> None:
    run = process(["extract"], input=b"")
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_file_among_many(heshu: Heshu, page: Path, tmp_path: Path, jobs: str) -> None:
    other = tmp_path / "other.txt"
    other.write_text(CLEAN, encoding="utf-8")
    run = heshu("extract", page, tmp_path / "gone.txt", other, "--jobs", jobs)
    expect_one_line(run, "gone.txt")
    assert {row["source"] for row in rows(run.out)} == {str(page), str(other)}


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["extract", "--format", "docx"], ["format 'docx'", "csv, tsv, json, jsonl, md"]),
        (["extract", "--format", "xlsx"], ["not available", "csv"]),
        (["extract", "-o", "table.parquet"], ["not available"]),
        (["extract", "-o", "table.odt"], ["table.odt", ".csv"]),
        (["extract", "-o", "no/such/folder/table.csv"], ["no/such/folder/table.csv"]),
        (["extract", "--language", "fr"], ["language 'fr'", "zh"]),
        (["extract", "--as-of", "yesterday"], ["--as-of yesterday", "2025-11-30"]),
        (["extract", "--jobs", "-1"], ["--jobs -1"]),
        (["extract", "--no-such-option"], ["--no-such-option", "heshu extract --help"]),
        (["extract", "--pack", "gone.toml"], ["gone.toml"]),
        (["check", "--output-format", "pdf"], ["output format 'pdf'", "concise"]),
        (["check", "--select", "CHG999"], ["CHG999", "did you mean"]),
        (["check", "--ignore", "nonsense"], ["nonsense"]),
        (["check", "--fail-on", "fatal"], ["fail level 'fatal'", "never"]),
        (["check", "--min-severity", "fatal"], ["severity 'fatal'"]),
        (["check", "--stdin-filename", "a.md"], ["--stdin-filename a.md", "not read"]),
        (["report", "--min-severity", "fatal"], ["severity 'fatal'"]),
        (["baseline", "create", "--language", "fr"], ["language 'fr'"]),
    ],
)
def test_bad_usage(heshu: Heshu, page: Path, arguments: list[str], parts: list[str]) -> None:
    run = heshu(*arguments, page)
    expect_one_line(run, *parts)
    assert run.out == ""


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["explain", "CHG099"], ["CHG099"]),
        (["explain", "gone.md:3"], ["gone.md: no such file"]),
        (["publish"], ["publish", "heshu --help"]),
    ],
)
def test_bad_subjects(heshu: Heshu, arguments: list[str], parts: list[str]) -> None:
    expect_one_line(heshu(*arguments), *parts)


def test_line_beyond_the_text(heshu: Heshu, page: Path) -> None:
    expect_one_line(heshu("explain", f"{page}:99"), "page.md:99")


@pytest.mark.parametrize(
    ("pack", "parts"),
    [
        ("[[unit", ["house.toml", "TOML"]),
        ('[[unit]]\ncode = "m"\nkind = "size"\n', ["house.toml", "[[unit]] entry 1 (m)", "kind"]),
        ("[[colour]]\n", ["house.toml", "[[colour]]"]),
    ],
)
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_broken_pack(
    heshu: Heshu, page: Path, tmp_path: Path, pack: str, parts: list[str], jobs: str
) -> None:
    house = tmp_path / "house.toml"
    house.write_text(pack, encoding="utf-8")
    run = heshu("extract", page, page.parent / "other.md", "--pack", house, "--jobs", jobs)
    expect_one_line(run, *parts)
    assert run.out == ""


def test_the_input_is_never_overwritten(heshu: Heshu, page: Path) -> None:
    expect_one_line(heshu("extract", page, "-o", page), "overwrite")
    assert page.read_text(encoding="utf-8") == PAGE


def test_nothing_is_written_where_nothing_was_read(heshu: Heshu, tmp_path: Path) -> None:
    target = tmp_path / "table.csv"
    target.write_text("kept")
    assert heshu("extract", tmp_path / "gone.txt", "-o", target).code == 2
    assert target.read_text() == "kept"


# ---- help


@pytest.mark.parametrize(
    "command",
    [
        [],
        ["extract"],
        ["check"],
        ["report"],
        ["explain"],
        ["text"],
        ["rules"],
        ["rules", "list"],
        ["rules", "test"],
        ["baseline"],
        ["baseline", "create"],
        ["baseline", "update"],
        ["baseline", "prune"],
        ["init"],
    ],
)
def test_every_command_has_help(command: list[str]) -> None:
    result = CliRunner().invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    assert "--help" in result.output


def test_no_arguments_show_the_help(heshu: Heshu) -> None:
    run = heshu()
    assert run.code == 2
    assert run.out.startswith("Usage: heshu")


def test_version(heshu: Heshu) -> None:
    assert heshu("--version").out.startswith("heshu ")


def test_help_loads_neither_rules_nor_tables() -> None:
    code = (
        "import sys; sys.argv = ['heshu', '--help'];"
        "from heshu.cli import main; main();"
        "heavy = {'pandas', 'rich', 'msgspec', 'heshu.pipeline'} & set(sys.modules);"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr
