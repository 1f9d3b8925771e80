"""Sentences: Chinese and English ends, quotes, abbreviations, table rows."""

from __future__ import annotations

import functools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.languages import pack
from heshu.layout import compile_rules as compile_layout
from heshu.layout import lay_out
from heshu.model.texts import LanguageCode, Passage
from heshu.reading import parse
from heshu.sentences import LONGEST, SentenceRules, compile_rules, split


@functools.cache
def rules(language: LanguageCode) -> SentenceRules:
    return compile_rules(pack.load(language))


def sentences(text: str, language: LanguageCode) -> list[str]:
    passage = Passage(text=text, language=language)
    return [sentence.text for sentence in split(passage, rules(language))]


@pytest.mark.parametrize(
    "parts",
    [
        ["参保5.71万人。", "支付282.18万元。"],
        ["职工参保2万人；居民参保3万人；"],
        ["真的吗？", "是的！", "增长了3%……", "此后又降2%。"],
        ["他说：“参保5万人。”", "她点头。"],
        ["“真好！”，市民说。"],
        ["“日子更有盼头！”的期待。"],
        ["“好！”和“棒！”的喊声不断。"],
        ["《怎么办？》一文有5章。"],
        ["（2023年增长5%。）", "今年增长6%。"],
        ['他说:"增长5%。"', '她说:"下降3%。"'],
        ["增长5%!", "下降3%?", "不变."],
        ["见http://a.cn/?id=5&b=!c的说明。"],
        ["同比增长5.6%.", "其中，出口增长3%."],
        ["一.总体要求"],
        ["没有句号的一行"],
        ["竟然！！！", "如此？！", "完。。。"],
        ["保障……，增长3%。"],
        ["第一行\n", "第二行"],
    ],
)  # fmt: skip
def test_chinese(parts: list[str]) -> None:
    assert sentences("".join(parts), "zh") == [part.strip() for part in parts]


@pytest.mark.parametrize(
    "parts",
    [
        ["Sales rose 5.2 percent.", "Costs fell."],
        ["Mr. Smith met Dr. Jones in St. Louis.", "They agreed."],
        ["The U.S. Commerce Department said so.", "It rose."],
        ["It moved to the U.S.", "The company gave no reason."],
        ["Acme Inc. said J. P. Morgan rose.", "He left."],
        ["It rose on Sept. 30 to No. 5 vs. No. 7."],
        ["Profit (e.g. net profit) rose by 5 p.m. Tuesday."],
        ['"It rose 5 percent," he said.', '"It fell."', "They left."],
        ["Did it rise?", "Yes!", "By 5 percent..."],
        ["It rose ... and fell.", "Then it rose... It fell."][:1],
        ["“It rose.”", "“It fell.”"],
        ["It rose 5 percent.", "20 people left."],
        ["It rose.)", "(It fell.)"],
        ["1. Revenue rose.", "2. Costs fell."],
        ["He asked why? and left."],
        ["The United States (U.S.) Government grew."],
        ["no end mark here"],
    ],
)
def test_english(parts: list[str]) -> None:
    assert sentences(" ".join(parts), "en") == parts


def test_each_row_of_a_table_is_a_sentence() -> None:
    def rules_of(language: LanguageCode):  # type: ignore[no-untyped-def]
        return compile_layout(pack.load(language))

    (passage,) = lay_out(parse("| 项目 | 2023年。 |\n|--|--|\n| 参保 | 5万人 |"), rules_of)
    assert [s.text for s in split(passage, rules("zh"))] == ["项目 | 2023年。", "参保 | 5万人"]


def test_a_sentence_of_a_page_is_not_cut() -> None:
    text = "参保5.71万人，" * 200 + "完。"
    assert sentences(text, "zh") == [text]


@pytest.mark.parametrize(("clause", "language"), [
    ("参保5.71万人，", "zh"),
    ("总面积1，234，567亩，", "zh"),
    ("参保5.71万人、", "zh"),
    ("各地参保57100人", "zh"),
    ("sales rose 5% to $3,000,000, ", "en"),
    ("sales rose to 3 million ", "en"),
])  # fmt: skip
def test_what_has_no_end_is_cut_outside_of_figures(clause: str, language: LanguageCode) -> None:
    pieces = sentences(clause * 2000, language)
    assert "".join(pieces).replace(" ", "") == clause.replace(" ", "") * 2000
    assert max(map(len, pieces)) <= LONGEST
    assert len(pieces) > 1
    figure = re.compile(r"[\d.,，]*\d")
    printed = {found[0] for piece in pieces for found in figure.finditer(piece)}
    assert printed == {found[0] for found in figure.finditer(clause)}


def test_digits_without_an_end_stay_together() -> None:
    assert sentences("7" * 10_000, "zh") == ["7" * 10_000]


PRINTED = st.text(st.sampled_from("参保。！？…”“\"'）(.,;!? \n\u3000\x00\ud800aU.S5 ")) | st.text()


@given(PRINTED, st.sampled_from(["zh", "en"]), st.sampled_from(["paragraph", "table"]))
def test_each_character_is_in_exactly_one_sentence(
    text: str, language: LanguageCode, kind: str
) -> None:
    passage = Passage(text=text, language=language, kind=kind)  # type: ignore[arg-type]
    found = split(passage, rules(language))
    done = 0
    for sentence in found:
        assert done <= sentence.start < sentence.end
        assert not text[done : sentence.start].strip()
        assert sentence.text == sentence.text.strip()
        done = sentence.end
    assert not text[done:].strip()
