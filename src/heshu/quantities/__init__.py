"""Measure: numerals -> quantities (unit, scale, hedge, range, interval).

>>> from heshu import numerals
>>> from heshu.languages.pack import load
>>> pack = load("zh")
>>> text = "支付赔款约282.18万元"
>>> found = numerals.scan(text, numerals.compile_grammar(pack))
>>> [(q.text, str(q.value), q.unit) for q in measure(text, found, compile_rules(pack))]
[('约282.18万元', '2821800', 'CNY')]
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.figures import Numeral, Quantity


class QuantityRules(Struct, frozen=True):
    """The compiled units and hedges of one language."""

    language: Literal["zh", "en"]
    rules: Any
    """What `compile_rules` of the language's own module made."""
    measurer: Callable[[str, tuple[Numeral, ...], Any], tuple[Quantity, ...]]
    """`measure` of that module, so that it need not be looked up for every sentence."""


def compile_rules(pack: Pack) -> QuantityRules:
    """Compile the units, measure words and hedges of a pack, once for all texts."""
    if pack.language == "zh":
        from heshu.quantities import chinese

        return QuantityRules("zh", chinese.compile_rules(pack), chinese.measure)
    from heshu.quantities import english

    return QuantityRules("en", english.compile_rules(pack), english.measure)


def measure(text: str, numerals: tuple[Numeral, ...], rules: QuantityRules) -> tuple[Quantity, ...]:
    """The quantities among the numerals of a text, sorted, without overlap."""
    return rules.measurer(text, numerals, rules.rules) if numerals else ()
