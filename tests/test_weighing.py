"""Whose a figure is and what it measures, weighed against all that a sentence mentions."""

from __future__ import annotations

from pathlib import Path

import pytest

import heshu
from heshu.claims.english.evidence import Candidate, choose, same
from heshu.engine import Engine
from heshu.languages.pack import PackError, load

WEIGHTS = {"named": 700, "rules": 500, "noun-of-measures": -900}
OWNER = Candidate("Acme", frozenset({"named"}))
MEASURE = Candidate("profit", frozenset({"noun-of-measures", "rules"}))


def test_the_heaviest_is_chosen() -> None:
    assert choose([MEASURE, OWNER], WEIGHTS, present="profit") is OWNER


def test_the_present_answer_holds_within_the_lead() -> None:
    assert choose([MEASURE, OWNER], WEIGHTS, present="profit", lead=1101) is MEASURE
    assert choose([MEASURE, OWNER], WEIGHTS, present="profit", lead=1100) is OWNER


def test_of_equal_weights_the_present_answer_holds() -> None:
    twins = [Candidate("one", frozenset()), Candidate("two", frozenset())]
    assert choose(twins, WEIGHTS, present="two") is twins[1]


def test_of_equal_weights_the_first_is_chosen() -> None:
    twins = [Candidate("one", frozenset()), Candidate("two", frozenset({"unknown trait"}))]
    assert choose(twins, WEIGHTS, present="") is twins[0]
    assert choose(twins[::-1], WEIGHTS, present="") is twins[1]


def test_the_same_in_other_words() -> None:
    assert same("Turku", "port of Turku")
    assert same("the province", "province")
    assert not same("age", "village")
    assert not same("", "Acme")


def test_every_answer_has_weights(engines: dict[str, Engine]) -> None:
    assert engines["en"]
    pack = load("en")
    assert pack.weights_named("entity")["rules"] > 0
    assert pack.weights_named("indicator")["rules"] > 0


def test_weights_of_a_house_pack_are_laid_over_the_built_in_ones(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text(
        'language = "en"\n[[weights]]\nname = "entity"\nvalues = { topic = 900, own-trait = 1 }\n',
        encoding="utf-8",
    )
    built_in, laid_over = (
        load("en").weights_named("entity"),
        load("en", (house,)).weights_named("entity"),
    )
    assert laid_over == {**built_in, "topic": 900, "own-trait": 1}
    assert len(laid_over) > 100


def test_weights_of_what_nobody_asks_are_refused(tmp_path: Path) -> None:
    house = tmp_path / "house.toml"
    house.write_text('[[weights]]\nname = "entiti"\nvalues = { topic = 900 }\n', encoding="utf-8")
    with pytest.raises(PackError, match="entiti"):
        load("en", (house,))


def test_what_the_clause_prints_is_not_outweighed_by_the_topic() -> None:
    text = """# Harrow Dairy lifts half-year profit

Harrow Dairy said profit rose 12 percent. Sales at its Leeds plant were £18.6 million.

Its rival, Brent Foods, cut 85 jobs in May.
"""
    assert [row.entity for row in heshu.extract(text)][-1] == "Brent Foods"


def test_what_outweighs_the_rules_is_told() -> None:
    text = "The council raised fares four times since 2016, each time by 2 percent."
    row = next(iter(heshu.extract(text)))
    assert (row.indicator, row.entity) == ("fares", "council")
    assert "en:indicator:weighed" in row.rules
    assert any(rule.startswith("en:because:") for rule in row.rules)
