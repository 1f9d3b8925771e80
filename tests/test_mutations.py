"""Slips are found, and changes that keep the meaning change no finding."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from heshu import pipeline
from heshu.checks import Selection
from heshu.engine import Engine
from heshu.reading import parse

BENCH = Path(__file__).parent.parent / "bench"
LEAST_CONDITIONAL, LEAST_END_TO_END = 0.995, 0.99
"""Shares of provable slips in the passages of `bench/` that are found; only ever raised."""
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
LANGUAGES = ("zh", "en")


def passages(language: str) -> list[str]:
    text = (BENCH / f"passages.{language}.md").read_text(encoding="utf-8")
    return [f"{each.strip()}\n" for each in text.split("\n\n") if each.strip()]


def tables(language: str) -> list[str]:
    """Tables, some with a sentence about them."""
    text = (BENCH / f"tables.{language}.md").read_text(encoding="utf-8")
    return [f"{each.strip()}\n" for each in text.split("\n---\n") if each.strip()]


def codes(text: str, engine: Engine) -> list[str]:
    """What is found above info, usage apart."""
    outcome = pipeline.check(parse(text, "-"), engine, Selection()).outcome
    assert outcome.faults == ()
    return sorted(each.code for each in outcome.findings if each.severity != "info")


def spoiled(text: str) -> str:
    """The text with another last digit, which is often a slip."""
    digits = [i for i, character in enumerate(text) if character.isdigit()]
    if not digits:
        return text
    place = digits[-1]
    return f"{text[:place]}{(int(text[place]) + 5) % 10}{text[place + 1 :]}"


def test_slips_are_found(tmp_path: Path) -> None:
    result = tmp_path / "mutations.json"
    command = [sys.executable, str(BENCH / "mutations.py"), "--json", str(result)]
    subprocess.run(command, check=True, capture_output=True)
    figures = json.loads(result.read_text(encoding="utf-8"))
    assert figures["conditional"] >= LEAST_CONDITIONAL
    assert figures["end_to_end"] >= LEAST_END_TO_END


@pytest.mark.parametrize("language", LANGUAGES)
def test_passages_that_agree_are_left_alone(language: str, engines: dict[str, Engine]) -> None:
    whole = passages(language) + tables(language)
    found = {text: codes(text, engines[language]) for text in whole}
    assert {text: each for text, each in found.items() if each} == {}


def test_full_width_digits_change_no_finding(engines: dict[str, Engine]) -> None:
    engine = engines["zh"]
    for text in passages("zh"):
        for version in (text, spoiled(text)):
            assert codes(version.translate(FULL_WIDTH), engine) == codes(version, engine), version


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_line_wrap_changes_no_finding(language: str, engines: dict[str, Engine]) -> None:
    engine = engines[language]
    for text in passages(language):
        for version in (text, spoiled(text)):
            place = version.find("，" if language == "zh" else ", ") + 1
            wrapped = f"{version[:place]}\n{version[place:].lstrip(' ')}"
            assert codes(wrapped, engine) == codes(version, engine), version


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_order_of_passages_changes_no_finding(
    language: str, engines: dict[str, Engine]
) -> None:
    versions = [spoiled(text) for text in passages(language)[:20]]
    forwards, backwards = "\n".join(versions), "\n".join(reversed(versions))
    assert codes(forwards, engines[language]) == codes(backwards, engines[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_markdown_changes_no_finding(language: str, engines: dict[str, Engine]) -> None:
    engine = engines[language]
    for text in passages(language):
        for version in (text, spoiled(text)):
            assert codes(f"- {version}", engine) == codes(version, engine), version


def test_a_rescaled_amount_changes_no_finding(engines: dict[str, Engine]) -> None:
    for rate in ("20%", "27%"):
        plain = f"产量从105000吨增加到126000吨，增长{rate}。\n"
        scaled = f"产量从10.5万吨增加到12.6万吨，增长{rate}。\n"
        mixed = f"产量从105000吨增加到12.6万吨，增长{rate}。\n"
        assert codes(plain, engines["zh"]) == codes(scaled, engines["zh"])
        assert codes(mixed, engines["zh"]) == codes(scaled, engines["zh"])


def test_number_words_change_no_finding(engines: dict[str, Engine]) -> None:
    for rate in ("20%", "27%"):
        digits = f"床位从100张增加到120张，增长{rate}。\n"
        words = f"床位从一百张增加到一百二十张，增长{rate}。\n"
        assert codes(words, engines["zh"]) == codes(digits, engines["zh"])


@pytest.mark.parametrize("rate", ["20.0%", "20%"])
def test_correct_rounding_makes_no_finding(rate: str, engines: dict[str, Engine]) -> None:
    assert codes(f"产量从10.52万吨增加到12.62万吨，增长{rate}。\n", engines["zh"]) == []


def test_truncation_makes_at_most_a_note(engines: dict[str, Engine]) -> None:
    assert codes("产量从10.5万吨增加到12.4万吨，增长18.0%。\n", engines["zh"]) == []
