"""Phrases of packs: their notation, what is wrong with one, and house packs that add one."""

from __future__ import annotations

from pathlib import Path

import pytest

from heshu import extract
from heshu.languages.pack import PackError
from heshu.languages.phrases import Phrases
from heshu.languages.schema import Pack, Pattern, Words
from heshu.model import lazy_re as re


def compiled(*words: str) -> re.Pattern[str]:
    seasons = Words(name="seasons", words=("春", "冬"))
    patterns = (
        Pattern(name="ours", words=words),
        Pattern(name="ordinals", words=("一", "二")),
    )
    pack = Pack(language="zh", pattern=patterns, words=(seasons,))
    return re.compile(Phrases(pack, {"figure": "#"}).regex("ours"))


@pytest.mark.parametrize(
    ("words", "fits", "misses"),
    [
        ("[自]<去|今>年", ("去年", "自今年"), ("自年", "明年")),
        ("第{d}周", ("第4周", "第47周"), ("第周", "第476周")),
        ("{han 2-3}以来", ("入冬以来",), ("冬以来", "进入今冬以来", "AB以来")),
        ("{gap 1-4}说", ("王A说",), ("，说", "王大山今天说")),
        ("{no 比|地}占{no 比|地}", ("占",), ("比占",)),
        ("共{then #}{figure}", ("共#",), ("共",)),
        ("年{then $}", ("年",), ("年底",)),
        ("{han 3}", ("入冬前",), ("入冬", "入冬以前")),
        ("{yy 97-01}年", ("97年", "99年", "00年", "01年"), ("96年", "02年", "197年")),
        ("{list seasons}季", ("春季", "冬季"), ("雨季",)),
        ("第{phrase ordinals}季", ("第一季", "第二季"), ("第三季",)),
    ],
)
def test_phrases(words: str, fits: tuple[str, ...], misses: tuple[str, ...]) -> None:
    pattern = compiled(words)
    assert [text for text in fits if not pattern.fullmatch(text)] == []
    assert [text for text in misses if pattern.fullmatch(text)] == []


def test_what_stands_before() -> None:
    unless = compiled("{none-behind 侵|强行}占")
    assert [bool(unless.search(text)) for text in ("占", "侵占", "强行占", "行占")] == [
        True, False, False, True,
    ]  # fmt: skip
    at_head = compiled("{behind ^|，|。}每年")
    assert [bool(at_head.search(text)) for text in ("每年", "，每年", "都每年")] == [
        True, True, False,
    ]  # fmt: skip
    inside = compiled("{none-behind ^|银}行")
    assert [bool(inside.search(text)) for text in ("行", "银行", "分行")] == [False, False, True]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("馆{then}{han 0-2}开", "馆明天开", "馆"),
        ("馆{then}{han 0-2}开", "馆明天没有开", ""),
        ("馆{no}{han 0-2}开", "馆明天开", ""),
        ("馆{no}{han 0-2}开", "馆明天没有开", "馆"),
        ("<店{no}<长|员>|馆{then}里>{han 1-1}", "店铺", "店铺"),
        ("<店{no}<长|员>|馆{then}里>{han 1-1}", "店长", ""),
        ("<店{no}<长|员>|馆{then}里>{han 1-1}", "馆里", "馆里"),
        ("[店{then}铺]铺", "店铺", "店铺"),
        ("店{no}的{no}{han 0-2}历史", "店的历史", "店"),
        ("店{no}的{no}{han 0-2}历史", "店的门", ""),
    ],
)
def test_what_follows_and_is_not_taken(words: str, text: str, found: str) -> None:
    match = compiled(words).search(text)
    assert (match[0] if match else "") == found


def test_where_a_phrase_came_by() -> None:
    found = compiled("[上{as last}]<年{as year}|月>").search("于上年")
    assert found is not None
    assert (found.start("last"), found.start("year")) == (2, 3)
    found = compiled("[上{as last}]<年{as year}|月>").search("月")
    assert found is not None
    assert found.groupdict() == {"last": None, "year": None}


def test_lists_of_english_are_whole_words() -> None:
    words = Words(name="seasons", words=("fall", "dry season"))
    pack = Pack(
        language="en", words=(words,), pattern=(Pattern(name="in", words=("in {list seasons}",)),)
    )
    found = re.compile(Phrases(pack).regex("in"))
    assert [bool(found.search(text)) for text in ("in fall", "in  dry\nseason", "in falling")] == [
        True, True, False,
    ]  # fmt: skip


def test_alternatives_keep_their_order_and_a_missing_list_matches_nothing() -> None:
    found = compiled("共", "共计").match("共计")
    assert found is not None
    assert found[0] == "共"
    assert not re.compile(Phrases(Pack(language="zh")).regex("ours")).search("")


def test_the_cue_is_what_each_text_with_a_phrase_holds() -> None:
    pack = Pack(
        language="zh",
        pattern=(
            Pattern(name="ours", words=("[自]{han 2-9}以来{then ，}", "<上|下>半场")),
            Pattern(name="open", words=("<上|下>[午]",)),
            Pattern(name="ahead", words=("上{no}半场结束",)),
        ),
    )
    assert Phrases(pack).cue("ours") == "(?:(?:以来|半场))"
    assert Phrases(pack).cue("ours", "open") == ""
    assert Phrases(pack).cue("ahead") == "(?:上)"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("{figur}年", "unknown slot {figur}"),
        ("{no a|}年", "unknown slot {no a|}"),
        ("又{phrase ours}", "unknown slot {phrase ours}"),
        ("{as of-it}年", "unknown slot {as of-it}"),
        ("{as it}年{as it}", "a slot stands twice that may stand once"),
        ("[自年", "] is missing"),
        ("自>年", "> closes nothing"),
        ("[自|从]年", "| stands outside of <...>"),
        ("自}年", "} has no partner"),
    ],
)
def test_a_broken_phrase_is_named(words: str, expected: str) -> None:
    with pytest.raises(PackError) as error:
        compiled(words)
    assert str(error.value) == f"[[pattern]] ours: {words!r}: {expected}"


def test_a_house_pack_adds_a_phrase(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('[[pattern]]\nname = "claim-time-unsaid"\nwords = ["本航次"]\n', "utf-8")
    text = "本航次，装卸货物3万吨。\n"
    assert [row.period_text for row in extract(text, language="zh")] == [""]
    told = extract(text, language="zh", packs=[house])
    assert [row.period_text for row in told] == ["本航次"]
