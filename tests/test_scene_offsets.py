"""A figure that no symbol stands for has a place in the masked text all the same."""

from __future__ import annotations

from heshu import pipeline
from heshu.checks import Selection
from heshu.engine import prepare
from heshu.reading import parse
from heshu.relations import punctuated, view

TEXT = "截至9月底，累计登记渔船860艘，其中12米以下的530艘，24米以上的95艘。"


def test_a_bound_of_a_class_has_a_place() -> None:
    engine = prepare("zh")
    rules = engine.rules("zh").relations
    (statement,) = pipeline.extract(parse(TEXT, "-"), engine).statements
    scene = view(punctuated(statement), rules.doubling, rules.said)
    for claim in statement.claims:
        at = scene.offset(claim)
        masked = claim.start in {each.start for each in scene.claims.values()}
        assert masked or scene.text[at:].startswith(claim.quantity.text)
    bounds = [c for c in statement.claims if c.quantity.text in ("12米以下", "24米以上")]
    assert len(bounds) == 2


def test_running_totals_of_classes_are_examined() -> None:
    text = TEXT + "截至12月底，累计登记渔船890艘，其中12米以下的540艘，24米以上的96艘。"
    assert pipeline.check(parse(text, "-"), prepare("zh"), Selection()).outcome.faults == ()
