"""Chinese claims: what the casebooks cannot show - context, repeats, hostile text."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu import pipeline
from heshu.engine import Engine
from heshu.model.figures import Claim
from heshu.reading import parse

PIECES = [
    "全市",
    "参保人数达",
    "由",
    "从",
    "降至",
    "分别",
    "占",
    "的",
    "，",
    "、",
    "。",
    "：",
    "“",
    "”",
]
FIGURES = [
    "5.71万人",
    "42种",
    "98%",
    "2014年",
    "去年",
    "十年",
    "3至5年",
    "一个",
    "1.2米",
    "同比增长",
]


def claims(text: str, engines: dict[str, Engine]) -> list[Claim]:
    return list(pipeline.extract(parse(text, "page.md"), engines["zh"]).claims)


def test_entity_and_period_are_carried_to_the_next_sentence(engines: dict[str, Engine]) -> None:
    first, second = claims("2014年，全市产粮30万吨。果园面积达12万亩。", engines)
    assert (second.entity, second.period_text, second.period) == ("全市", "2014年", "2014")
    assert {"entity", "period"} <= second.inherited
    assert "entity" not in first.inherited


def test_the_dateline_says_which_year_is_this_year(engines: dict[str, Engine]) -> None:
    _, claim = claims("（2025年10月29日）\n\n全县共有300人。去年，全县受理案件139件。", engines)
    assert (claim.period_text, claim.period) == ("去年", "2024")


def test_a_claim_names_the_rule_that_fired(engines: dict[str, Engine]) -> None:
    (claim,) = claims("全市综合参保率稳定在98%。", engines)
    assert claim.rules[-2:] == ("zh:noun before", "zh:entity from its own clause")


def test_a_passage_printed_twice_is_marked(engines: dict[str, Engine]) -> None:
    passage = "全市推进339种药品集中采购，兑付结余留用资金628万元，覆盖249家基层医疗机构。"
    text = f"# 集采惠民\n\n去年，{passage}\n\n群众看病有了更多保障。\n\n去年，{passage}\n"
    found = claims(text, engines)
    first, again = found[:3], found[3:]
    assert [claim.repeat_of for claim in first] == ["", "", ""]
    assert [claim.repeat_of for claim in again] == [claim.id for claim in first]
    assert [claim.indicator for claim in again] == [claim.indicator for claim in first]


def test_a_name_of_the_headline_is_an_entity(engines: dict[str, Engine]) -> None:
    text = "# 东海锌业扩大产能\n\n" + "东海锌业投资3亿元扩建厂房。东海锌业去年产量达5万吨。"
    assert [claim.entity for claim in claims(text, engines)] == ["东海锌业", "东海锌业"]


def test_the_day_may_be_given(engines: dict[str, Engine]) -> None:
    engine = engines["zh"]
    given_day = Engine(engine.language, as_of=datetime.date(2020, 5, 1), compiled=engine.compiled)
    (claim,) = pipeline.extract(parse("去年受理案件139件。"), given_day).claims
    assert claim.period == "2019"


@given(st.lists(st.sampled_from(PIECES + FIGURES), max_size=24))
def test_any_order_of_words_is_read(engines: dict[str, Engine], pieces: list[str]) -> None:
    text = "".join(pieces)
    for claim in claims(text, engines):
        place = claim.place
        assert text[place.start : place.end] == claim.quantity.text
        assert claim.quantity.text not in claim.indicator or len(claim.quantity.text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "的" * 20_000 + "5人",
        "由5%" * 2_000,
        "分别5种、" * 2_000,
        "，" * 20_000 + "5人",
        "“" * 9_999,
    ],
)
def test_hostile_text_is_read_to_its_end(engines: dict[str, Engine], text: str) -> None:
    assert all(claim.sentence for claim in claims(text, engines))
