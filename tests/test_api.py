"""heshu for Python: numerals, quantities, extract, check, and data frames."""

from __future__ import annotations

import datetime
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import msgspec
import pytest

import heshu
from heshu import checks, relations
from heshu.checks import UnknownCheck, check, chosen
from heshu.languages.pack import PackError
from heshu.model.relations import Change, Relation
from heshu.reading import ReadError
from heshu.table import COLUMNS

SLIP = "隔离护栏由1.2米降至0.8米，降低了240%。\n"


def test_numerals() -> None:
    found = heshu.numerals("共有学生57100人，教师二十三人", language="zh")
    assert [(str(each.value), each.start) for each in found] == [("57100", 4), ("23", 13)]


@pytest.mark.parametrize(
    "text", ["支付医疗费用约282.18万元", "They paid about 2.8218 million yuan"]
)
def test_quantities_in_either_language(text: str) -> None:
    (found,) = heshu.quantities(text)
    assert (found.value, found.unit, found.qualifier) == (Decimal(2821800), "CNY", "about")
    assert text[found.start : found.end] == found.text
    core = text[found.core_start : found.core_end]
    assert found.text.endswith(core)
    assert core[0].isdigit()
    assert found.low is not None
    assert found.high is not None
    assert found.low < found.value < found.high


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("超过95%", 95, None),
        ("不足20人", None, 20),
        ("3至5年", 3, 5),
        ("15亿元以上", 1500000000, None),
    ],
)
def test_bounds_of_quantities(text: str, low: int | None, high: int | None) -> None:
    (found,) = heshu.quantities(text, language="zh")
    assert (found.low, found.high) == (low, high)


def test_base_value_of_quantities() -> None:
    (found,) = heshu.quantities("占地10亩", language="zh")
    assert (found.base_value, found.base_unit) == (Decimal("6666.67"), "m2")


def test_the_stages_keep_their_names_when_called() -> None:
    from heshu import numerals
    from heshu.numerals import scan

    assert numerals.scan is scan
    assert len(numerals("5人", language="zh")) == 1


def test_extract_reads_a_text_or_a_file(tmp_path: Path) -> None:
    text = "全市参保57100人。\n"
    path = tmp_path / "page.md"
    path.write_text(text, encoding="utf-8")
    from_text, from_path, from_name = (
        heshu.extract(text), heshu.extract(path), heshu.extract(str(path))
    )  # fmt: skip
    assert [row.value for row in from_text] == [57100]
    assert from_text[0].source == "-"
    assert from_path == from_name
    assert from_path[0].source == str(path)
    assert [row.value for row in heshu.extract("参保57100人")] == [57100]


def test_a_path_that_is_missing_is_no_text() -> None:
    with pytest.raises(ReadError, match=r"gone\.md"):
        heshu.extract(Path("gone.md"))


@pytest.mark.parametrize("text", ["a\x00b 5 km\n", "\ud800 5 km\n", "5" * 5000 + "\n", "x" * 9000])
def test_hostile_texts(text: str) -> None:
    try:
        rows = heshu.extract(text)
    except ReadError:  # binary
        return
    for row in rows:
        assert text[row.start : row.end] == row.text


def test_as_of_resolves_periods() -> None:
    (row,) = heshu.extract(
        "去年全市参保57100人。\n", language="zh", as_of=datetime.date(2025, 11, 30)
    )
    assert row.period == "2024"


def test_mentions_on_request() -> None:
    text = "2025年10月，全市参保57100人。\n"
    assert [row.id for row in heshu.extract(text)] == ["c1"]
    assert [row.id for row in heshu.extract(text, mentions=True)] == ["m1", "c1"]


def test_check() -> None:
    findings = heshu.check(SLIP, language="zh")
    assert findings
    assert {finding.severity for finding in findings} == {"error"}
    assert findings.coverage.figures == 3
    assert findings.coverage.relations >= 1
    assert not heshu.check(SLIP, select=["SUM"])


def test_unknown_check() -> None:
    with pytest.raises(UnknownCheck, match="CHG999"):
        heshu.check(SLIP, select=["CHG999"])


def test_a_check_that_breaks_hides_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = heshu.check(SLIP)

    def broken(*_: object) -> check.Comparison | None:
        raise ZeroDivisionError("a bug")

    bug = check.Check(
        code="BUG001", name="bug", severity="error", relations=(Change,), derive=broken
    )
    monkeypatch.setattr(checks, "chosen", lambda selection: (bug, *chosen(selection)))
    with pytest.raises(heshu.BrokenPart, match="check BUG001 broke on relation r1") as raised:
        heshu.check(SLIP)
    assert "ZeroDivisionError: a bug" in str(raised.value)
    assert {each.part for each in raised.value.faults} == {"check BUG001"}
    assert raised.value.results == expected
    assert isinstance(raised.value, RuntimeError)


def test_a_finder_that_breaks_hides_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[Relation]:
        raise ZeroDivisionError("a bug")

    changed = tuple([msgspec.structs.replace(each, find=broken) for each in relations.DOCUMENT])
    monkeypatch.setattr(relations, "DOCUMENT", changed)
    for call in (heshu.extract, heshu.check):
        with pytest.raises(heshu.BrokenPart, match="finder ages broke on the document") as raised:
            call(SLIP)
        assert raised.value.results


def test_broken_pack(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text("[[unit", encoding="utf-8")
    with pytest.raises(PackError, match=r"house\.toml"):
        heshu.extract(SLIP, packs=[house])


def test_results_are_sequences() -> None:
    rows = heshu.extract("参保57100人，支付282.18万元。\n")
    assert len(rows) == 2
    assert rows[-1].unit == "CNY"
    assert [row.id for row in rows[:1]] == ["c1"]
    assert rows == heshu.extract("参保57100人，支付282.18万元。\n")


def test_to_frame() -> None:
    pytest.importorskip("pandas")
    frame = heshu.extract("参保57100人，支付282.18万元。\n").to_frame()
    assert tuple(frame.columns) == COLUMNS
    assert frame["value"].sum() == 57100 + 2821800
    assert heshu.check(SLIP).to_frame()["code"].notna().all()
    assert heshu.quantities("5人").to_frame().shape[0] == 1


def test_import_is_light() -> None:
    code = "import sys, heshu; sys.exit('msgspec' in sys.modules or 'heshu.api' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_unknown_name() -> None:
    with pytest.raises(AttributeError, match="no attribute 'publish'"):
        heshu.publish  # noqa: B018
