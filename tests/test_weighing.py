"""Whose a figure is and what it measures, weighed against all that a sentence mentions."""

from __future__ import annotations

import heshu
from heshu.claims.english.evidence import Candidate, choose, same
from heshu.engine import Engine
from heshu.languages.pack import load

WEIGHTS = {"named": 700, "rules": 500, "noun-of-measures": -900}
OWNER = Candidate("Acme", frozenset({"named"}))
MEASURE = Candidate("profit", frozenset({"noun-of-measures", "rules"}))


def test_the_heaviest_is_chosen() -> None:
    assert choose([MEASURE, OWNER], WEIGHTS, present="profit") is OWNER


def test_the_present_answer_holds_within_the_lead() -> None:
    assert choose([MEASURE, OWNER], WEIGHTS, present="profit", lead=1101) is MEASURE
    assert choose([MEASURE, OWNER], WEIGHTS, present="profit", lead=1100) is OWNER


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
    assert pack.weights_named("nothing") == {}


def test_what_outweighs_the_rules_is_told() -> None:
    text = "The council raised fares four times since 2016, each time by 2 percent."
    row = next(iter(heshu.extract(text)))
    assert (row.indicator, row.entity) == ("fares", "council")
    assert "en:indicator:weighed" in row.rules
    assert any(rule.startswith("en:because:") for rule in row.rules)
