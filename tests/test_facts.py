"""Tables of facts: what is confirmed, contradicted and unknown, and what cannot be read."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import heshu
from heshu import pipeline
from heshu.checks import Selection
from heshu.cli import main
from heshu.engine import Engine, prepare
from heshu.facts import FactsError, read_facts
from heshu.facts.keys import span_of
from heshu.languages import pack
from heshu.model.texts import Document
from heshu.reading import parse

HEAD = "indicator,entity,period,value,unit,source,aliases\n"
CASES = Path(__file__).parent / "facts"
TABLE = re.compile(r"^```csv facts\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)
CASE = re.compile(
    r"^\| (?P<kind>[a-z-]+) \| (?P<verdict>confirmed|contradicted|unknown) \| (?P<text>.+?) \|$",
    re.MULTILINE,
)
LEAST_FOUND = 0.9
LEAST_CASES = 80
KINDS = {
    "confirmed", "contradicted", "rounded", "rescaled", "other-period", "other-entity",
    "other-scope", "missing",
}  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> Engine:
    return prepare()


def verdict(text: str, table: str, engine: Engine) -> str:
    """What the table says of the one figure of a text that it could know."""
    facts = read_facts(parse(table, "facts.csv"), engine)
    examination = pipeline.check(parse(text, "case"), engine, Selection(select=("REF",)), facts)
    assert examination.matching is not None
    tally = examination.matching.tally
    if tally.contradicted:
        assert [finding.code for finding in examination.outcome.findings]
        return "contradicted"
    return "confirmed" if tally.confirmed else "unknown"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_written_cases(language: str, engine: Engine) -> None:
    page = (CASES / f"facts.{language}.md").read_text(encoding="utf-8")
    found = TABLE.search(page)
    assert found is not None
    cases = [(case["verdict"], case["text"]) for case in CASE.finditer(page)]
    assert len(set(cases)) == len(cases) >= LEAST_CASES
    assert {case["kind"] for case in CASE.finditer(page)} == KINDS
    got = [(*case, verdict(case[1], found["text"], engine)) for case in cases]
    false = [(text, how) for wanted, text, how in got if how == "contradicted" != wanted]
    assert not false
    for kind in ("contradicted", "confirmed"):
        missed = [text for wanted, text, how in got if wanted == kind != how]
        wanted = sum(case[0] == kind for case in cases)
        assert len(missed) <= (1 - LEAST_FOUND) * wanted, missed
    assert not [text for wanted, text, how in got if wanted == "unknown" != how]


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("indicator,entity,value\n产量,全省,5\n", "facts.csv:1: missing columns: period, unit"),
        (HEAD.replace("aliases", "alias"), "facts.csv:1: unknown column 'alias'; did you mean"),
        (HEAD, "facts.csv: no facts in it"),
        (HEAD + "产量,全省,2023,5.7x,万吨\n", "facts.csv:2: value: not a number: '5.7x'"),
        (HEAD + "产量,全省,2023,5.7,万蒲式尔\n", "facts.csv:2: unit: not known: '万蒲式尔'"),
        (HEAD + "产量,全省,去年,5.7,万吨\n", "facts.csv:2: period: expected 2024"),
        (HEAD + ",全省,2023,5.7,万吨\n", "facts.csv:2: indicator: empty"),
        (
            HEAD + "产量,全省,2023,5.7,万吨\n产量,全省,2023年,5.8,万吨\n",
            "facts.csv:3: contradicts facts.csv:2",
        ),
        (
            HEAD + "产量,全省,2023,5.7,万吨\n粮食,我省,2023,57000,t,,产量\n",
            "facts.csv:3: repeats facts.csv:2",
        ),
        (HEAD + "产量,全省,2023,5.7,万吨,,,,,\n", "facts.csv:2: 10 cells for 7 columns"),
        (HEAD + '产量,全省,2023,"5.7,万吨\n', "facts.csv:2: not a CSV row"),
    ],
)
def test_bad_table_names_the_row(table: str, message: str, engine: Engine) -> None:
    with pytest.raises(FactsError) as caught:
        read_facts(parse(table, "facts.csv"), engine)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q3", "2024-07-01", "2024-09-30"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-01/2024-09", "2024-01-01", "2024-09-30"),
        ("2024-05-01", "2024-05-01", "2024-05-01"),
    ],
)
def test_period_is_its_days(iso: str, first: str, last: str) -> None:
    span = span_of(iso)
    assert span is not None
    assert tuple(map(str, span)) == (first, last)


@pytest.mark.parametrize("iso", ["", "2024-13", "2024-02-30", "last year", "2024/2023"])
def test_what_is_no_period(iso: str) -> None:
    assert span_of(iso) is None


def test_command_tells_confirmed_from_contradicted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts, page = tmp_path / "facts.csv", tmp_path / "page.md"
    facts.write_text(HEAD + "粮食产量,全省,2023,571.2,万吨\n", encoding="utf-8")
    page.write_text(
        "2023年全省粮食产量为571万吨。\n\n2023年全省粮食产量为517万吨。\n\n"
        "2022年全省粮食产量为563万吨。\n",
        encoding="utf-8",
    )
    code = main(["check", str(page), "--facts", str(facts), "--isolated", "--select", "REF"])
    out = capsys.readouterr().out
    assert code == 1
    assert out.count("REF001") == 1
    assert "beside the facts: 1 confirmed, 1 contradicted, 1 unknown" in out
    assert "page.md:5:13: near 563万吨 粮食产量: 粮食产量 全省 2023" in out
    assert "is not compared: period 2022 here, 2023 there" in out


def test_missing_table_is_exit_code_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("2023年全省粮食产量为571万吨。\n", encoding="utf-8")
    assert main(["check", str(page), "--facts", str(tmp_path / "none.csv"), "--isolated"]) == 2
    assert "none.csv: no such file" in capsys.readouterr().err


def test_built_table_confirms_its_documents(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page, facts = tmp_path / "page.md", tmp_path / "facts.csv"
    page.write_text(
        "2023年全省粮食产量为5.71万吨。\n\n2024年末，全市城镇化率为65.3%。\n\n"
        "2024年全市计划投资30亿元，新增就业5万人，财政收入比上年增长5.2%。\n",
        encoding="utf-8",
    )
    assert main(["facts", "build", str(page), "-o", str(facts), "--isolated"]) == 0
    rows = facts.read_text(encoding="utf-8-sig").splitlines()
    assert rows[1:] == [
        f"粮食产量,全省,2023,57100,t,{page}:1,,,-2,",
        f"城镇化率,全市,2024,65.3,%,{page}:3,,,1,",
    ]
    capsys.readouterr()
    assert main(["check", str(page), "--facts", str(facts), "--isolated"]) == 0
    assert "beside the facts: 2 confirmed, 0 contradicted, 3 unknown" in capsys.readouterr().out


def test_facts_from_python() -> None:
    table = HEAD + "粮食产量,全省,2023,571.2,万吨,年鉴,\n"
    found = heshu.check("2023年全省粮食产量为517.2万吨。\n", facts=table)
    assert [finding.code for finding in found] == ["REF001"]
    assert "年鉴" in found[0].message


def test_documents_of_one_run_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, release = tmp_path / "annual-report.md", tmp_path / "press-release.md"
    report.write_text("2024年，公司实现营业收入18.62亿元，净利润3.2亿元。\n", encoding="utf-8")
    release.write_text(
        "公司2024年营业收入为18.26亿元。2023年，公司营业收入为16.1亿元。\n", encoding="utf-8"
    )
    outputs = []
    for jobs in ("1", "2"):
        given = ["check", str(report), str(release), "--isolated", "--cross", "--jobs", jobs]
        assert main([*given, "--fail-on", "warning"]) == 1
        outputs.append(capsys.readouterr().out)
    assert outputs[0] == outputs[1]
    assert outputs[0].count("REF002") == 1
    assert "press-release.md:1:13: warning REF002 cross-document" in outputs[0]
    assert "annual-report.md:1) 为 18.62亿元" in outputs[0]
    assert main(["check", str(report), str(release), "--isolated"]) == 0


def test_two_values_of_one_figure_are_both_built_and_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "2023年全省粮食产量为5.71万吨。\n\n2023年全省粮食产量为5.17万吨。\n\n"
        "2023年全省粮食产量为5.713万吨。\n",
        encoding="utf-8",
    )
    assert main(["facts", "build", str(page), "--isolated"]) == 0
    said = capsys.readouterr()
    assert [row.split(",")[3] for row in said.out.splitlines()[1:]] == ["57130", "51700"]
    assert "page.md:3: 5.17万吨 粮食产量: kept beside 5.71万吨" in said.err


def test_claim_that_takes_its_entity_from_another_sentence_is_only_info() -> None:
    table = HEAD + "粮食产量,清水县,2023,5.71,万吨\n"
    text = "清水县是产粮大县。2023年粮食产量为5.17万吨。\n"
    found = heshu.check(text, facts=table, select=["REF001"])
    assert [finding.severity for finding in found] == ["info"]


# ---- several documents


def crossed(tmp_path: Path, texts: list[str], jobs: int = 1) -> list[str]:
    """What is told of documents that are compared with each other, a line for each finding."""
    paths = []
    for number, text in enumerate(texts):
        path = tmp_path / f"{number}.md"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    target = tmp_path / "out.txt"
    given = ["check", *paths, "--cross", "--isolated", "--output-format", "concise",
             "--select", "REF002,REF003", "--jobs", str(jobs), "-o", str(target)]  # fmt: skip
    assert main(given) == 0
    return target.read_text(encoding="utf-8").splitlines()


def test_a_value_of_the_year_before_is_a_stale_copy(tmp_path: Path) -> None:
    old = "2023年，公司实现营业收入17.35亿元，净利润2.91亿元。\n"
    new = "2024年，公司实现营业收入17.35亿元，同比增长7.3%；净利润3.05亿元，同比增长4.8%。\n"
    (line,) = crossed(tmp_path, [old, new])
    assert "1.md:1:15: REF003 warning 17.35亿元 [营业收入 公司 2023" in line
    assert "-> 17.35亿元 为 0.0%（0.0至0.1）" in line or "-> 17.35亿元 为 " in line
    assert "文中为 7.3%" in line
    assert crossed(tmp_path, [new, old]) == []
    assert crossed(tmp_path, [old, new.replace("17.35", "18.62")]) == []


def test_documents_are_compared_alike_with_any_number_of_processes(tmp_path: Path) -> None:
    texts = [f"{year}年，公司实现营业收入{year - 2000}.35亿元。\n" for year in range(2010, 2020)]
    texts += ["2012年，公司实现营业收入21.35亿元。\n", "2013年，公司实现营业收入13.4亿元。\n"]
    one = crossed(tmp_path, texts, 1)
    assert [line.partition(": ")[2][:6] for line in one] == ["REF002"]
    assert one == crossed(tmp_path, texts, 3)


def test_every_document_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    understand = pipeline.understand

    def counted(document: Document, engine: Engine) -> pipeline.Extraction:
        seen.append(document.source)
        return understand(document, engine)

    monkeypatch.setattr(pipeline, "understand", counted)
    crossed(tmp_path, ["公司2024年营业收入为18.26亿元。\n", "公司2024年营业收入为18.62亿元。\n"])
    assert [Path(source).name for source in seen] == ["0.md", "1.md"]


def test_an_unreadable_document_does_not_stop_the_comparison(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, empty, last = (tmp_path / f"{number}.md" for number in range(3))
    first.write_text("公司2024年营业收入为18.26亿元。\n", encoding="utf-8")
    empty.write_text("", encoding="utf-8")
    last.write_text("公司2024年营业收入为18.62亿元。\n", encoding="utf-8")
    given = [str(path) for path in (first, empty, last)]
    assert main(["check", *given, "--cross", "--isolated"]) == 2
    said = capsys.readouterr()
    assert "2.md:1:13: warning REF002" in said.out
    assert "1.md" in said.err


# ---- JSON and configuration


def test_json_counts_what_is_known_and_lists_what_came_near(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("facts.csv").write_text(HEAD + "粮食产量,全省,2023,571.2,万吨,年鉴,\n", encoding="utf-8")
    text = "2023年全省粮食产量为571万吨。\n\n2022年全省粮食产量为563万吨。\n"
    Path("page.md").write_text(text, encoding="utf-8")
    Path("heshu.toml").write_text('facts = "facts.csv"\n', encoding="utf-8")
    given = ["check", "page.md", "--output-format", "json", "-o", "out.json"]
    assert main([*given]) == 0
    data = json.loads(Path("out.json").read_text(encoding="utf-8"))
    counts = {"confirmed": 1, "contradicted": 0, "unknown": 1}
    assert data["documents"][0]["facts"] == data["total"]["facts"] == counts
    (near,) = data["near_matches"]
    assert text[near["start"] : near["end"]] == near["text"] == "563万吨"
    assert near["reason"] == "period 2022 here, 2023 there"
    assert near["fact"] == "粮食产量 全省 2023 (年鉴; facts.csv:2)"
    schema = json.loads((root / "schemas" / "findings.schema.json").read_text(encoding="utf-8"))
    pytest.importorskip("jsonschema").Draft202012Validator(schema).validate(data)
    assert main([*given, "--isolated"]) == 0
    data = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert "near_matches" not in data
    assert "facts" not in data["total"]


def test_the_page_of_a_report_is_held_against_the_facts_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("facts.csv").write_text(HEAD + "粮食产量,全省,2023,571.2,万吨,年鉴,\n", encoding="utf-8")
    Path("page.md").write_text("2023年全省粮食产量为517万吨。\n", encoding="utf-8")
    Path("heshu.toml").write_text('facts = "facts.csv"\n', encoding="utf-8")
    assert main(["report", "page.md", "-o", "page.html"]) == 0
    assert "REF001" in Path("page.html").read_text(encoding="utf-8")


def test_configuration_compares_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("公司2024年营业收入为18.26亿元。\n", encoding="utf-8")
    Path("b.md").write_text("公司2024年营业收入为18.62亿元。\n", encoding="utf-8")
    Path("heshu.toml").write_text("cross = true\n", encoding="utf-8")
    assert main(["check", "a.md", "b.md"]) == 0
    assert "b.md:1:13: warning REF002" in capsys.readouterr().out
    assert main(["check", "a.md", "b.md", "--no-cross"]) == 0
    assert "REF002" not in capsys.readouterr().out


def test_a_missing_table_of_the_configuration_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("公司2024年营业收入为18.26亿元。\n", encoding="utf-8")
    Path("heshu.toml").write_text('facts = "none.csv"\n', encoding="utf-8")
    assert main(["check", "a.md"]) == 2
    assert capsys.readouterr().err == "heshu: none.csv: no such file\n"


def test_packs_are_read_once_for_a_table(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f"产量,第{number}村,2024,{number},t\n" for number in range(1, 9))
    read: list[str] = []
    load = pack.load
    monkeypatch.setattr(
        pack, "load", lambda code, packs=(): (read.append(code), load(code, packs))[1]
    )
    read_facts(parse("indicator,entity,period,value,unit\n" + rows, "facts.csv"), engine)
    assert sorted(read) == ["en", "zh"]


def test_where_the_name_is_cut_does_not_matter(engine: Engine) -> None:
    table = HEAD + "机场旅客吞吐量,全市,2024,1286.4,万人次\npopulation,Leeds,2024,829413,\n"
    assert verdict("2024年，全市机场旅客吞吐量为1286.4万人次。", table, engine) == "confirmed"
    assert verdict("The population of Leeds was 839,413 in 2024.", table, engine) == "contradicted"
    assert verdict("2024年，全省机场旅客吞吐量为5286.4万人次。", table, engine) == "unknown"
