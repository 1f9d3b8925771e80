"""Layout: torn paragraphs, furniture, headings and articles, repeats, markup, tables, offsets."""

from __future__ import annotations

import functools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heshu.languages import pack
from heshu.layout import LayoutRules, compile_rules, lay_out
from heshu.model.texts import LanguageCode, Passage
from heshu.reading import parse

BODY = "全市参保人数达5.71万人，同比增长3%，群众负担持续减轻，医疗保障水平稳步提高。"


@functools.cache
def rules_of(language: LanguageCode) -> LayoutRules:
    return compile_rules(pack.load(language))


def passages(text: str, language: str = "auto") -> tuple[Passage, ...]:
    return lay_out(parse(text), rules_of, language)


def texts(text: str, language: str = "auto") -> list[str]:
    return [passage.text for passage in passages(text, language)]


# Torn paragraphs


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("港口扩建后，年吞吐能力达90万吨，可带来年均营业收入", "12亿元以上，新增岗位约300个。"),
        ("可带来年均营业收入", "12亿元以上，新增岗位约300个。"),
        ("到上月底，全市发放补贴3.26万笔，", "办结申请412件，支付资金196万元。"),
        ("据悉，这座泵站是全区防洪排", "涝体系的骨干工程，总投资4亿元。"),
        ("要增进沿线居民对这条铁路的价值认同、情感认", "同、身份认同。"),
        ("旧区改造是改善民生的关键一步。近", "年来，市住建局多措并举，让居民得实惠。"),
        ("全市参保人数增加到", "5.71万人。"),
        ("全市河道堤顶由", "3.4米加高至4.1米，共完成20公里。"),
        ("全市参保人数比去年增长了百分之三十五左右，其中职工", "、居民分别增长20%、30%。"),
        ("他说：“今年全市参保人数预计达到五万七千一百人，比去年增加三千多", "人。”"),
    ],
)
def test_torn_chinese_paragraphs_are_rejoined(first: str, second: str) -> None:
    assert texts(f"## 标题\n\n{first}\n\n{second}") == ["标题", first + second]
    assert texts(f"{first}\n\n{second}") == [first + second]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("记者 张明远 李晓", BODY),
        ("（2025年10月29日）", BODY),
        ("主要目标是：", BODY),
        ("开局之年 奋进新城", BODY),
        (BODY, "5.71万人参保，增长3%。"),
        (BODY + "其中，全市职工参保人数达到", "记者 张明远"),
        (BODY + "其中，全市职工参保人数达到", "（一）扩大参保范围。"),
        (BODY + "其中，全市职工参保人数达到", "本报讯（记者张明远）今年以来，全市投资增长5%。"),
        (BODY + "其中，全市职工参保人数达到", "图为工作人员在8个窗口办理业务。"),
        (BODY + "全市职工", "　　今年以来，全市投资增长5%。"),
        (BODY + "参保五万", "——我市医保工作综述"),
    ],
)
def test_what_begins_anew_stays_apart(first: str, second: str) -> None:
    assert texts(f"## 标题\n\n{first}\n\n{second}")[1:] == [first, second.strip("　")]


def test_a_heading_or_list_item_is_never_joined() -> None:
    assert texts("参保人数达，\n\n## 标题\n\n5万人。") == ["参保人数达，", "标题", "5万人。"]
    assert texts("- 参保人数，\n\n达5万人。") == ["参保人数，", "达5万人。"]


def test_a_paragraph_torn_into_three() -> None:
    assert texts("## 标题\n\n截至目前，全市共有\n\n5.71万人参保，\n\n增长3%。") == [
        "标题",
        "截至目前，全市共有5.71万人参保，增长3%。",
    ]


def test_a_paragraph_torn_by_furniture() -> None:
    text = "可带来年均营业收入\n\n第3页 共10页\n\n12亿元以上，新增岗位约300个。"
    assert texts(text) == ["可带来年均营业收入12亿元以上，新增岗位约300个。"]


def test_torn_english_paragraphs_are_rejoined() -> None:
    assert texts("Sales of the company rose to\n\n5 million tonnes last year.") == [
        "Sales of the company rose to 5 million tonnes last year."
    ]
    assert texts("Sales rose by nearly a fifth\n\nlast year, the company said.") == [
        "Sales rose by nearly a fifth last year, the company said."
    ]
    assert texts("Sales rose. \n\nlast year was better.") == [
        "Sales rose.",
        "last year was better.",
    ]


def test_line_wraps() -> None:
    (english,) = texts(
        "The combined savings of islanders dwindled to the\n"
        "41.52 billion dlrs in the autumn months, the bureau\n"
        "said on Tuesday in Washington after the markets had\nclosed."
    )
    assert english == (
        "The combined savings of islanders dwindled to the 41.52 billion dlrs in the autumn "
        "months, the bureau said on Tuesday in Washington after the markets had closed."
    )
    (chinese,) = texts(
        "记者从市统计局获悉，今年前三季度全市实现地区\n生产总值1234亿元，同比增长5.6%。其中，第一\n"
        "产业增加值123亿元。"
    )
    assert chinese == (
        "记者从市统计局获悉，今年前三季度全市实现地区生产总值1234亿元，同比增长5.6%。其中，第一"
        "产业增加值123亿元。"
    )


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("spending by the govern-\nment rose again.", "spending by the government rose again."),
        (
            "the year-\nlong quarter of a year, long ago.",
            "the year-long quarter of a year, long ago.",
        ),
        (
            "a co-\noperative society and its cooperative.",
            "a cooperative society and its cooperative.",
        ),
        ("rose in the 20-\nyear period of the plan.", "rose in the 20-year period of the plan."),
        ("soft\u00ad\nware is what they sell here.", "software is what they sell here."),
    ],
)
def test_hyphens_at_line_ends(printed: str, read: str) -> None:
    assert texts(printed) == [read]


# Furniture


@pytest.mark.parametrize(
    "mark", ["(转三版)", "（下转第2版）", "（下转2版）", "(转A3版)", "【详见第4版】", " (转三版) "]
)
def test_continuation_marks_at_the_end_are_dropped(mark: str) -> None:
    assert texts(BODY + mark) == [BODY]
    assert texts(f"{BODY}\n\n{mark}\n\n{BODY}") == [BODY, BODY]


@pytest.mark.parametrize("mark", ["(上接一版)", "（上接第1版）", "（紧接A1版）"])
def test_continuation_marks_at_the_beginning_are_dropped(mark: str) -> None:
    text = mark + BODY
    (passage,) = passages(text)
    assert passage.text == BODY
    assert passage.source_span(0, 4) == (len(mark), len(mark) + 4)


def test_a_text_that_goes_on_elsewhere_is_not_joined_to_its_neighbour() -> None:
    first = "截至目前，全市参保人数(转三版)"
    assert texts(f"## 标题\n\n{first}\n\n{BODY}")[1:] == ["截至目前，全市参保人数", BODY]


@pytest.mark.parametrize(
    "furniture",
    ["扫码关注", "责任编辑：李晓", "— 12 —", "第3页", "- 4 -", "Page 3 of 10", "返回顶部", "第2版"],
)
def test_furniture_is_dropped(furniture: str) -> None:
    assert texts(f"{BODY}\n\n{furniture}\n\n{BODY}") == [BODY, BODY]


@pytest.mark.parametrize(
    "text",
    [
        f"扫码支付占比达85%，其中小微商户扫码支付交易笔数同比增长20%。{BODY}{BODY}",
        "合计5万人（见附表）",
        "参保人数为5万人（其中职工2万人）。",
        "Sales rose 5% (see note).",
    ],
)
def test_text_that_resembles_furniture_stays(text: str) -> None:
    assert texts(f"{BODY}\n\n{text}\n\n{BODY}")[1] == text


def test_running_heads_and_page_numbers_that_count_up() -> None:
    pages = [f"示范集团年度报告\n\n{BODY}第{n}节。\n\n{n}" for n in range(7, 11)]
    assert texts("\f".join(pages)) == [f"{BODY}第{n}节。" for n in range(7, 11)]


def test_a_unit_line_that_recurs_over_tables_stays() -> None:
    text = "单位：万元\n\n| 收入 | 5 |\n\n" * 3
    assert texts(text).count("单位：万元") == 3


# Headings, articles


def sections(text: str) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(p.kind, p.text, p.section, p.title) for p in passages(text)]


def test_sections_of_markdown() -> None:
    assert sections(f"# 题\n\n## 一\n\n{BODY}\n\n### 甲\n\n{BODY}一\n\n## 二 ##\n\n{BODY}二") == [
        ("heading", "题", (), "题"),
        ("heading", "一", ("题",), "题"),
        ("paragraph", BODY, ("题", "一"), "题"),
        ("heading", "甲", ("题", "一"), "题"),
        ("paragraph", BODY + "一", ("题", "一", "甲"), "题"),
        ("heading", "二", ("题",), "题"),
        ("paragraph", BODY + "二", ("题", "二"), "题"),
    ]


def test_a_byline_or_dateline_opens_an_article_whatever_the_level() -> None:
    found = sections(
        f"## 眉题\n\n# 主题\n\n### ——副题\n\n记者 张明远\n\n{BODY}\n\n"
        f"## 乳业项目投产\n\n本报讯（记者李晓）总投资5亿元。"
    )
    assert found[0] == ("heading", "眉题", (), "主题")
    assert found[2] == ("heading", "——副题", ("主题",), "主题")
    assert found[4] == ("paragraph", BODY, ("主题",), "主题")
    assert found[5] == ("heading", "乳业项目投产", (), "乳业项目投产")
    assert found[6][2:] == (("乳业项目投产",), "乳业项目投产")


def test_a_heading_as_high_as_the_headline_begins_another_article() -> None:
    found = sections(f"# 周报\n\n本期三篇。\n\n## 甲\n\n记者 张明远\n\n{BODY}\n\n## 乙\n\n{BODY}一")
    assert [(section, title) for _, _, section, title in found][-2:] == [
        ((), "乙"),
        (("乙",), "乙"),
    ]


def test_numbered_headings_are_no_headlines() -> None:
    found = sections(f"{BODY}\n\n一、总体要求\n\n{BODY}一\n\n二、主要任务\n\n{BODY}二")
    assert [section for _, _, section, _ in found] == [
        (), (), ("一、总体要求",), (), ("二、主要任务",),
    ]  # fmt: skip
    assert {title for _, _, _, title in found} == {""}


def test_numbered_lines_below_marked_headings() -> None:
    found = sections(f"# 题\n\n一、总体要求\n\n{BODY}\n\n一、参保5万人\n\n二、报销3亿元")
    assert [kind for kind, *_ in found] == ["heading", "heading"] + ["paragraph"] * 3


def test_a_heading_on_two_lines() -> None:
    found = sections(f"{BODY}\n医保部门\n多笔资金存在问题\n{BODY}一")
    assert [kind for kind, *_ in found] == ["paragraph", "heading", "heading", "paragraph"]


def test_a_list_of_keys_and_values_is_neither_wrapped_nor_titled() -> None:
    lines = ["参保人数：5.71万人", "报销金额：282万元", "救助人数：498人"]
    assert [(kind, text) for kind, text, *_ in sections("\n".join(lines))] == [
        ("paragraph", line) for line in lines
    ]


def test_headings_of_plain_text() -> None:
    text = f"医保改革见实效\n{BODY}\n参保扩面提质\n{BODY}一。\n一、总体要求\n{BODY}二。\n（一）目标\n{BODY}三。"
    assert sections(text) == [
        ("heading", "医保改革见实效", (), "医保改革见实效"),
        ("paragraph", BODY, ("医保改革见实效",), "医保改革见实效"),
        ("heading", "参保扩面提质", ("医保改革见实效",), "医保改革见实效"),
        ("paragraph", BODY + "一。", ("医保改革见实效", "参保扩面提质"), "医保改革见实效"),
        ("heading", "一、总体要求", ("医保改革见实效",), "医保改革见实效"),
        ("paragraph", BODY + "二。", ("医保改革见实效", "一、总体要求"), "医保改革见实效"),
        ("heading", "（一）目标", ("医保改革见实效", "一、总体要求"), "医保改革见实效"),
        ("paragraph", BODY + "三。", ("医保改革见实效", "一、总体要求", "（一）目标"), "医保改革见实效"),
    ]  # fmt: skip


def test_english_headings_of_plain_text() -> None:
    text = (
        "Dairy plant opens\n\nThe plant makes 200,000 tons a year.\n\nOutlook\n\nSales will double."
    )
    assert [p.kind for p in passages(text)] == ["heading", "paragraph"] * 2


@pytest.mark.parametrize(
    "line", ["记者 张明远", "2025年10月29日", "发布时间：2025-10-29", "全市参保5.71万人。", "12345"]
)
def test_lines_that_are_no_headings(line: str) -> None:
    assert passages(f"{line}\n\n{BODY}")[0].kind == "paragraph"


def test_captions() -> None:
    found = passages(f"{BODY}\n\n8台机组投产。记者 张明远 摄\n\n图为生产现场。")
    assert [p.kind for p in found] == ["paragraph", "caption", "caption"]


# Repeats


def test_a_passage_printed_twice_is_marked() -> None:
    found = passages(f"## 标题\n\n{BODY}\n\n别的内容有3项。\n\n{BODY}(转三版)\n\n{BODY}")
    assert [p.repeat_of for p in found] == [None, None, None, 1, 1]


def test_a_repeat_may_be_torn_and_joined_differently() -> None:
    second = "全年支付赔款282.18万元，比上年增加30万元，惠及群众498人。"
    text = f"{BODY}{second}\n\n隔开的一段内容。\n\n{BODY[:25]}\n\n{BODY[25:]}\n\n{second}"
    assert [p.repeat_of for p in passages(text)] == [None, None, 0, 0]


def test_short_lines_and_beginnings_are_no_repeats() -> None:
    assert [p.repeat_of for p in passages("参保5万人。\n\n参保5万人。")] == [None, None]
    longer = BODY[:-1] + "，同时支付赔款282万元。"
    assert [p.repeat_of for p in passages(f"{longer}\n\n{BODY}")] == [None, None]


# Markup


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("参保**5.71万人**，增长*3%*。", "参保5.71万人，增长3%。"),
        ("参保**5.71**万人。", "参保5.71万人。"),
        ('参保[5.71万人](https://example.org/a_(b)?x=1 "题")。', "参保5.71万人。"),
        ("参保[5.71万人][1]，~~增长~~`3%`。", "参保5.71万人，增长3%。"),
        ("[![图](a.png)](b) 参保5万人。", "图 参保5万人。"),
        ("参保5.71万人[^1]，增长3%[2](#n2)。", "参保5.71万人，增长3%。"),
        ("增长3%[2][3]，见[2] (注)。", "增长3%[2][3]，见[2] (注)。"),
        ("面积5m<sup>2</sup>，<!-- 核 -->增长<b>3</b>%。", "面积5m2，增长3%。"),
        ("参保5&nbsp;万人，R&amp;D投入3%。", "参保5 万人，R&D投入3%。"),
        (r"增长3\%，1\.5\*2", "增长3%，1.5*2"),
        ("3*4*5等于60，a_b_c，2 * 3 * 4", "3*4*5等于60，a_b_c，2 * 3 * 4"),
        ("J.P. MORGAN <JPM> 增长3%，5<6，7>2", "J.P. MORGAN <JPM> 增长3%，5<6，7>2"),
        ("<https://example.org/5>有5条", "https://example.org/5>有5条"),
        ("参保\u200b5万人\ufeff。", "参保5万人。"),
        ("> 参保5.71\n> 万人，增长3%。", "参保5.71万人，增长3%。"),
        ("- [x] 参保5万人", "参保5万人"),
        ("> 引**文\n> 两行**。", "引文两行。"),
    ],
)  # fmt: skip
def test_markup_is_left_out(printed: str, read: str) -> None:
    (passage,) = passages(printed, "zh")
    assert passage.text == read


def test_block_tags_separate() -> None:
    assert texts("<td>参保5</td><td>6万人</td>") == ["参保5\n6万人"]


# Tables


def test_cells_of_a_pipe_table() -> None:
    text = "| 项目 | **2023年** |  |\n|:--|--:|---|\n|  | 5\\|6 | 3% |\n"
    (passage,) = passages(text)
    assert passage.kind == "table"
    assert passage.text == "项目 | **2023年\n5|6 | 3%".replace("**", "")
    assert [(c.row, c.column, passage.text[c.start : c.end]) for c in passage.cells] == [
        (0, 0, "项目"), (0, 1, "2023年"), (1, 1, "5|6"), (1, 2, "3%"),
    ]  # fmt: skip
    percent = passage.cells[-1]
    start, end = passage.source_span(percent.start, percent.end)
    assert text[start:end] == "3%"


def test_cells_of_tab_separated_rows() -> None:
    (passage,) = passages("项目\t2023年\n参保\t5万人\n")
    assert [(c.row, c.column, passage.text[c.start : c.end]) for c in passage.cells] == [
        (0, 0, "项目"), (0, 1, "2023年"), (1, 0, "参保"), (1, 1, "5万人"),
    ]  # fmt: skip


# Languages


def test_language_of_each_passage() -> None:
    text = f"{BODY}\n\nSales of the group rose 5 percent in the year.\n\nDRG 2.0\n\n5.71"
    assert [p.language for p in passages(text)] == ["zh", "en", "zh", "zh"]
    assert {p.language for p in passages(text, "en")} == {"en"}
    assert [p.language for p in passages("Sales of 中国石油 rose in 2023.\n\n2.5")] == ["en", "en"]


# Offsets

SIGNS = "#-*+>|`~=_[]()<!\\&.\t\n\r\f\u3000\x00\ud800"
WORDS = ["参保", "5.71万", "人。", "，", "（转三版）", "记者 张", "rose ", "**", "inter-\n", "\n\n"]
HOSTILE = st.lists(st.sampled_from([*SIGNS, *WORDS]), max_size=60).map("".join) | st.text()


@given(HOSTILE, st.sampled_from(["auto", "zh", "en"]))
def test_each_character_is_where_it_was_printed(text: str, language: str) -> None:
    places = []
    for passage in passages(text, language):
        for offset, character in enumerate(passage.text):
            place = passage.source_offset(offset)
            printed = text[place]
            if printed == character:
                places.append(place)
            else:  # a joiner stands for the layout or markup at its place
                assert character in " \n"
                assert printed.isspace() or printed in "-\u00ad\\&<|*_`~[]!>"
        assert passage.text.strip() == passage.text != ""
        start, end = passage.source_span(0, len(passage.text))
        assert 0 <= start < end <= len(text)
    assert places == sorted(set(places))


@given(HOSTILE)
def test_cells_are_trimmed_and_in_order(text: str) -> None:
    for passage in passages(text):
        done = 0
        for cell in passage.cells:
            assert done <= cell.start <= cell.end <= len(passage.text)
            done = cell.end


@given(st.integers(1, len(BODY) - 2), st.sampled_from(["\n\n", "\n", "\r\n\r\n", " \n\n\n"]))
def test_a_tear_in_a_body_paragraph_is_healed_or_harmless(place: int, gap: str) -> None:
    torn = f"## 标题\n\n{BODY[:place]}{gap}{BODY[place:]}"
    assert "".join(texts(torn)) == "标题" + BODY
