"""Changes that keep the meaning, made at many places of the passages of `bench/`."""

from __future__ import annotations

import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from heshu import pipeline
from heshu.checks import Selection
from heshu.engine import Engine
from heshu.reading import read
from test_docx import MARKDOWN, word
from test_mutations import FULL_WIDTH, LANGUAGES, codes, passages, spoiled

UNBROKEN = re.compile(r"[A-Za-z0-9.,%∶:-]|[零〇一二两三四五六七八九十百千万亿]")
"""Characters between which no Chinese line is broken: numbers, Latin words."""
NO_START, NO_END = "，。、；：！？）”’》%％∶", "（“‘《"
LEAST_WRAPPED = 0.98
"""Share of wrapped texts with the findings of the text on one line; only ever raised."""
WIDTH = 40
AMOUNT = re.compile(r"(?<![\d.])(\d+)(?:\.(\d{1,4}))?万(?=[吨册只张斤亩棵株台])")


def places(text: str, language: str) -> list[int]:
    """Where a line of a text may end."""
    if language == "en":
        return [match.start() for match in re.finditer(r"(?<=\S) (?=\S)", text)]
    return [
        place
        for place in range(1, len(text.rstrip()))
        if text[place] not in NO_START
        and text[place - 1] not in NO_END
        and not (UNBROKEN.match(text[place - 1]) and UNBROKEN.match(text[place]))
    ]


def cut(text: str, ends: list[int]) -> str:
    """The text with a line end at these places."""
    edges = [0, *sorted(set(ends)), len(text)]
    lines = [text[a:b].strip(" ") for a, b in pairwise(edges)]
    return "\n".join(lines)


def versions(language: str) -> list[str]:
    """The passages of one line, each as it is and spoiled."""
    single = [text for text in passages(language) if text.count("\n") == 1]
    return [version for text in single for version in (text, spoiled(text))]


def kept(pairs: list[tuple[str, str]], engine: Engine) -> float:
    """The share of pairs of texts with the same findings."""
    return sum(codes(one, engine) == codes(two, engine) for one, two in pairs) / len(pairs)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrap_anywhere_changes_no_finding(
    language: str, count: int, engines: dict[str, Engine]
) -> None:
    chance = random.Random(33 + count)
    pairs = []
    for text in versions(language):
        allowed = places(text, language)
        ends = chance.sample(allowed, min(count, len(allowed)))
        pairs.append((text, cut(text, ends)))
    assert kept(pairs, engines[language]) >= (LEAST_WRAPPED if count == 1 else 0.93)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lines_of_forty_characters_change_no_finding(
    language: str, engines: dict[str, Engine]
) -> None:
    pairs = []
    for text in versions(language):
        ends: list[int] = []
        allowed, last = places(text, language), 0
        for place, after in zip(allowed, [*allowed[1:], len(text)], strict=True):
            if after - last > WIDTH:
                ends.append(place)
                last = place
        if ends:
            pairs.append((text, cut(text, ends)))
    assert kept(pairs, engines[language]) >= LEAST_WRAPPED


def test_full_width_digits_change_no_finding_of_a_wrapped_text(engines: dict[str, Engine]) -> None:
    chance = random.Random(33)
    for text in versions("zh")[::6]:
        wrapped = cut(text, [chance.choice(places(text, "zh"))])
        wide = wrapped.translate(FULL_WIDTH)
        assert codes(wide, engines["zh"]) == codes(wrapped, engines["zh"]), wrapped


def test_amounts_in_plain_figures_change_no_finding(engines: dict[str, Engine]) -> None:
    def plain(match: re.Match[str]) -> str:
        return match[1] + (match[2] or "").ljust(4, "0")

    scaled = [text for text in versions("zh") if AMOUNT.search(text)]
    spoilt = {spoiled(text) for text in passages("zh")}
    assert len(scaled) >= 10
    for text in scaled:
        written = codes(AMOUNT.sub(plain, text), engines["zh"])
        # 40万 is printed less exactly than 400000, so that more may be found without the word.
        assert written or not codes(text, engines["zh"]), text
        assert text in spoilt or not written, text


@pytest.mark.parametrize("language", LANGUAGES)
def test_html_and_word_change_no_finding(
    language: str, engines: dict[str, Engine], tmp_path: Path
) -> None:
    def found(path: Path, data: bytes) -> list[str]:
        path.write_bytes(data)
        outcome = pipeline.check(read(str(path)), engines[language], Selection()).outcome
        return sorted(each.code for each in outcome.findings if each.severity != "info")

    for text in versions(language)[1::8]:
        here = codes(text, engines[language])
        assert found(tmp_path / "text.html", MARKDOWN.render(text).encode()) == here, text
        assert found(tmp_path / "text.docx", word(text, language)) == here, text


@pytest.mark.parametrize("rate", ["19.9%", "19.87%", "20%"])
def test_any_correct_rounding_makes_no_finding(rate: str, engines: dict[str, Engine]) -> None:
    assert codes(f"库存从10.57万箱增加到12.67万箱，增长{rate}。\n", engines["zh"]) == []
    assert codes(f"Stocks rose from 105,700 to 126,700 boxes, up {rate}.\n", engines["en"]) == []


@pytest.mark.parametrize("rate", ["19.8%", "19.86%", "19%"])
def test_truncating_makes_at_most_a_note(rate: str, engines: dict[str, Engine]) -> None:
    assert codes(f"库存从10.57万箱增加到12.67万箱，增长{rate}。\n", engines["zh"]) == []
    assert codes(f"Stocks rose from 105,700 to 126,700 boxes, up {rate}.\n", engines["en"]) == []
