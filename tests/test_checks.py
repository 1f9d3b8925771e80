"""The framework of the checks: verdicts, repairs, selection, wording, bugs in a check."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

import heshu
from heshu import checks
from heshu.checks import Selection, catalogue, check, chosen
from heshu.checks.verdict import judge
from heshu.languages import pack
from heshu.languages.scale_words import compile_scale_words
from heshu.model.figures import Claim, Kind, Place, Quantity
from heshu.model.relations import Average, Change, Parts, Relation

LANGUAGES: tuple[pack.LanguageCode, ...] = ("zh", "en")
SCALES = {code: compile_scale_words(pack.load(code)) for code in LANGUAGES}


def claim(text: str, value: str, unit: str, kind: Kind, at: int, **more: Any) -> Claim:
    quantity = Quantity(
        start=0,
        end=len(text),
        core_start=0,
        core_end=len(text),
        text=text,
        value=Decimal(value),
        unit=unit,
        kind=kind,
        unit_text=unit,
        **more,
    )
    return Claim(id=f"c{at}", quantity=quantity, place=Place("-", at, at + len(text), 1, at + 1))


def tonnes(text: str, value: str, at: int, precision: int = 1000) -> Claim:
    return claim(text, value, "t", "mass", at, precision=Decimal(precision), scaled=True)


def percent(text: str, value: str, at: int, precision: str = "1") -> Claim:
    return claim(text, value, "%", "percent", at, precision=Decimal(precision))


START, END = tonnes("10.5万吨", "105000", 2), tonnes("12.6万吨", "126000", 12)


def change(rate: Claim, **more: Any) -> Change:
    fields = {"id": "r1", "start": START, "end": END, "direction": "up", "rate": rate}
    return Change(**(fields | more))  # type: ignore[arg-type]


def findings(relation: Relation, *codes: str) -> tuple[checks.Finding, ...]:
    outcome = checks.run([relation], Selection(select=codes), scales=SCALES)
    assert outcome.faults == ()
    return outcome.findings


def test_the_message_shows_the_arithmetic_and_names_all_figures() -> None:
    (found,) = findings(change(percent("25%", "25", 22)))
    assert found.code == "CHG002"
    assert found.severity == "error"
    assert found.message == "10.5万吨 -> 12.6万吨 为 +20.0%（19.0至21.1），文中为 25%：不一致"
    assert [each.quantity.text for each in found.claims] == ["10.5万吨", "12.6万吨", "25%"]
    assert found.place.start == 22


def test_the_message_is_in_the_language_of_the_text() -> None:
    (found,) = findings(change(percent("25%", "25", 22), language="en"))
    assert found.message == (
        "10.5万吨 -> 12.6万吨 is +20.0% (19.0 to 21.1), the text says 25%: inconsistent"
    )


def test_figures_that_agree_make_no_finding() -> None:
    assert findings(change(percent("20%", "20", 22))) == ()


def test_a_truncated_figure_is_at_most_a_note() -> None:
    (found,) = findings(change(percent("18.3%", "18.3", 22, "0.1"), language="en"))
    assert found.severity == "info"
    assert found.message.endswith("agrees if truncated")


def test_figures_far_apart_that_no_single_change_mends_are_a_warning() -> None:
    (found,) = findings(change(percent("37.5%", "37.5", 22, "0.1")))
    assert (found.code, found.severity) == ("CHG002", "warning")


def test_a_change_told_from_its_start_stays_an_error() -> None:
    assert [each.severity for each in heshu.check("售价从80元降至60元，降低36%。")] == ["error"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("有小学120所、中学80所，合计230所。", "error"),
        ("有小学120所、中学80所，合计310所。", "info"),
        ("There are 120 primary and 80 secondary schools, 230 in all.", "error"),
        ("There are 120 primary and 80 secondary schools, 310 in all.", "info"),
        ("8支队伍参赛，云岭队列第12位。", "error"),
        ("2支队伍参赛，云岭队列第9位。", "info"),
    ],
)
def test_what_is_further_off_than_slips_mostly_are_is_a_note(text: str, severity: str) -> None:
    (found,) = heshu.check(text)
    assert found.severity == severity


def test_a_part_that_another_scale_word_would_hide_is_no_slip_of_scale() -> None:
    text = "三个片区分别投资9.47亿元、12.06亿元、3.83亿元，合计13.28亿元。"
    assert "UNT001" not in {each.code for each in heshu.check(text)}
    text = "三个片区分别投资9.47亿元、12.06万元、3.83亿元，合计25.36亿元。"
    assert "UNT001" in {each.code for each in heshu.check(text)}


def test_a_rate_of_the_way_back_acquits_ends_that_were_read_backwards() -> None:
    level = tonnes("23.7万吨", "237000", 2), tonnes("21.4万吨", "214000", 12)
    rise = percent("10.7%", "10.7", 22, "0.1")
    assert findings(change(rise, start=level[0], end=level[1])) == ()
    other = percent("12.9%", "12.9", 22, "0.1")
    found = findings(change(other, start=level[0], end=level[1]))
    assert {each.code for each in found} == {"CHG002", "CHG007"}
    fall = change(rise, start=level[0], end=level[1], direction="down")
    assert [each.code for each in findings(fall)] == ["CHG002"]


def test_an_uncertain_relation_is_at_most_a_note() -> None:
    (found,) = findings(change(percent("25%", "25", 22), uncertain=True))
    assert found.severity == "info"


def test_a_slipped_scale_word_is_named_instead() -> None:
    slipped = tonnes("12.6亿吨", "1260000000", 12, 10_000_000)
    (found,) = findings(change(percent("20%", "20", 22), end=slipped))
    assert found.code == "UNT001"
    assert "12.6亿吨 -> 12.6万吨" in found.message


def test_a_slip_keeps_the_base_code_where_the_scale_check_is_left_out() -> None:
    slipped = tonnes("12.6亿吨", "1260000000", 12, 10_000_000)
    (found,) = findings(change(percent("20%", "20", 22), end=slipped), "CHG002")
    assert found.code == "CHG002"


def test_a_single_scale_repair_is_named() -> None:
    total = claim("282.18亿元", "28218000000", "CNY", "money", 2, precision=Decimal(1000000))
    average = Average(
        id="r1",
        total=total,
        count=claim("498件", "498", "件", "count", 12),
        average=claim("5666元", "5666", "CNY", "money", 22),
    )
    (found,) = findings(average)
    assert found.code == "UNT001"
    assert found.severity == "error"


def test_the_only_swap_of_digits_is_named() -> None:
    average = Average(
        id="r1",
        total=claim("282.18万元", "2821800", "CNY", "money", 2, precision=Decimal(100)),
        count=claim("498件", "498", "件", "count", 12),
        average=claim("6566元", "6566", "CNY", "money", 22),
    )
    (found,) = findings(average)
    assert found.repair == "6566元 -> 5666元"


def test_no_repair_is_named_where_many_do() -> None:
    parts = (claim("22人", "22", "person", "count", 0), claim("35人", "35", "person", "count", 5))
    whole = claim("67人", "67", "person", "count", 12)
    (found,) = findings(Parts(id="r1", parts=parts, whole=whole, exhaustive=True))
    assert found.code == "SUM001"
    assert found.repair == ""


def test_a_bug_in_one_check_hides_no_other_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> check.Comparison | None:
        raise ZeroDivisionError

    bug = check.Check(
        code="BUG001", name="bug", severity="error", relations=(Change,), derive=broken
    )
    monkeypatch.setattr(checks, "chosen", lambda selection: (bug, *chosen(selection)))
    outcome = checks.run([change(percent("25%", "25", 22))])
    assert [found.code for found in outcome.findings] == ["CHG002"]
    assert [each.part for each in outcome.faults] == ["check BUG001"]
    assert "ZeroDivisionError" in outcome.faults[0].traceback


@pytest.mark.parametrize("name", ["CHG002", "chg002", "from-to-percent"])
def test_code_and_name_select_one_check(name: str) -> None:
    assert [each.code for each in chosen(Selection(select=(name,)))] == ["CHG002"]


def test_a_prefix_selects_a_family_and_ignore_takes_away() -> None:
    codes = [each.code for each in chosen(Selection(select=("CHG",), ignore=("CHG002",)))]
    assert "CHG001" in codes
    assert "CHG002" not in codes
    assert all(code.startswith("CHG") for code in codes)


@pytest.mark.parametrize(
    ("name", "suggestion"), [("SUM0001", "SUM001"), ("from-to-percnt", "from-to-percent")]
)
def test_an_unknown_check_is_an_error_with_a_suggestion(name: str, suggestion: str) -> None:
    with pytest.raises(checks.UnknownCheck, match=f"did you mean {suggestion}"):
        chosen(Selection(select=(name,)))


def test_every_check_is_silent_on_a_relation_without_operands() -> None:
    for entry in catalogue():
        if Change in entry.check.relations:
            assert judge(entry.check, Change(id="r1")) is None


def test_what_has_no_figures_is_not_counted_as_checked() -> None:
    found = heshu.check("每人缴费６９块钱，护栏由1.2米降至0.8米，降低0.4米。\n", language="zh")
    assert [each.code for each in found.findings] == ["STY002"]
    assert (found.coverage.relations, found.coverage.checked, found.coverage.held) == (1, 1, 1)
