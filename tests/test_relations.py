"""Relations: which figures a sentence ties together, and in which roles."""

from __future__ import annotations

import datetime

import pytest
from msgspec.structs import replace

from heshu import checks, pipeline
from heshu.engine import Engine
from heshu.model.relations import CalendarDate, Change, Relation, operands
from heshu.reading import parse


def relations(text: str, engine: Engine) -> tuple[Relation, ...]:
    return pipeline.extract(parse(text, "-"), engine).relations


def roles(relation: Relation) -> dict[str, str]:
    return {role: claim.quantity.text for role, claim in operands(relation)}


def test_each_start_of_a_common_end_is_a_change(engines: dict[str, Engine]) -> None:
    found = relations("门诊与住院病种分别由42种、36种增加至66种。", engines["zh"])
    assert [roles(each) for each in found] == [
        {"from": "42种", "to": "66种"},
        {"from": "36种", "to": "66种"},
    ]
    assert [each.id for each in found] == ["r1", "r2"]


def test_levels_that_are_unified_are_one_relation(engines: dict[str, Engine]) -> None:
    (found,) = relations("门诊与住院病种分别由42种、36种统一增加至66种。", engines["zh"])
    figures = [(role, claim.quantity.text) for role, claim in operands(found)]
    assert figures == [("from", "42种"), ("from", "36种"), ("to", "66种")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "zh",
            "增长20%，从10.5万吨增加到12.6万吨。",
            {"from": "10.5万吨", "to": "12.6万吨", "rate": "20%"},
        ),
        (
            "zh",
            "护栏从1.2米降至0.8米，降低0.4米。",
            {"from": "1.2米", "to": "0.8米", "by": "0.4米"},
        ),
        (
            "en",
            "Output rose 20% to 12.6 tonnes from 10.5 tonnes.",
            {"from": "10.5 tonnes", "to": "12.6 tonnes", "rate": "20%"},
        ),
        (
            "en",
            "Turnout went from 3.2% to 4.5%, up 1.3 percentage points.",
            {"from": "3.2%", "to": "4.5%", "points": "1.3 percentage points"},
        ),
    ],
)
def test_roles_of_a_change(
    language: str, text: str, expected: dict[str, str], engines: dict[str, Engine]
) -> None:
    (change,) = relations(text, engines[language])
    assert isinstance(change, Change)
    assert roles(change) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "原稿误将产量写成从10.5万吨增加到12.6万吨，增长25%。"),
        ("zh", "如果产量从10.5万吨增加到12.6万吨，增长25%，就能完成任务。"),
        ("zh", "并非从10.5万吨增加到12.6万吨。"),
        ("zh", "产量达10.5万吨，面积达12.6万亩。"),
        ("zh", "年龄从18岁到60岁不等。"),
        ("en", "The report that output rose from 10 tonnes to 12 tonnes, up 25%, was wrong."),
        ("en", "Output is expected to rise from 10 tonnes to 12 tonnes, up 25%."),
        ("en", "Output was 10 tonnes and the area 12 acres."),
        ("en", "Ages ranged from 18 to 60."),
    ],
)
def test_no_relation_is_stated(language: str, text: str, engines: dict[str, Engine]) -> None:
    assert relations(text, engines[language]) == ()


@pytest.mark.parametrize(
    ("day", "codes"), [(datetime.date(2025, 11, 30), ["TIM002"]), (datetime.date(2026, 11, 1), [])]
)
def test_a_weekday_without_a_year_is_tried_in_the_years_around(
    day: datetime.date, codes: list[str], engines: dict[str, Engine]
) -> None:
    # 29 October is a Tuesday in 2024, a Wednesday in 2025, a Thursday in 2026, a Friday in 2027.
    found = relations("听证会定于10月29日（星期五）举行。", replace(engines["zh"], as_of=day))
    assert any(isinstance(each, CalendarDate) for each in found)
    assert [each.code for each in checks.run(found).findings] == codes


@pytest.mark.parametrize(
    "text",
    [
        "产量从1吨" + "比上年" * 600,
        "共1人其中2人" * 250,
        "5%占" * 500,
        "from 1 to 2 up " * 130,
        "（" * 900 + "5%",
        "1-" * 900 + "2",
    ],
    ids=lambda text: text[:12],
)
def test_hostile_sentences_come_to_an_end(text: str, engines: dict[str, Engine]) -> None:
    assert checks.run(relations(text, engines["auto"])).faults == ()
