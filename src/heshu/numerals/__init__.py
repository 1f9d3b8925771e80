"""Scan: text -> every number, date, time, code and idiom in it, in one tokenisation.

>>> from heshu.languages.pack import load
>>> grammar = compile_grammar(load("zh"))
>>> [(item.kind, str(item.value)) for item in scan("2025年参保42.18万人", grammar)]
[('date', 'None'), ('number', '421800')]

The languages have a module each, imported when its first grammar is compiled.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from heshu.languages.schema import Pack
from heshu.model.figures import Numeral


class Grammar(Struct, frozen=True):
    """The compiled number words, tokens and dates of one language."""

    language: Literal["zh", "en"]
    rules: Any
    """What `compile_grammar` of the language's own module made."""
    scanner: Callable[[str, Any], tuple[Numeral, ...]]
    """`scan` of that module, so that it need not be looked up for every sentence."""


def compile_grammar(pack: Pack) -> Grammar:
    """Compile the number words and tokens of a pack, once for all texts."""
    if pack.language == "zh":
        from heshu.numerals import chinese

        return Grammar("zh", chinese.compile_grammar(pack), chinese.scan)
    from heshu.numerals import english

    return Grammar("en", english.compile_grammar(pack), english.scan)


def scan(text: str, grammar: Grammar) -> tuple[Numeral, ...]:
    """Everything in the text that is or looks like a number, sorted, without overlap."""
    return grammar.scanner(text, grammar.rules)


def bare_numbers(text: str, grammar: Grammar) -> tuple[Numeral, ...]:
    """Each number in the text on its own, whatever it stands for: the public `heshu.numerals`.

    The claims want 百分之五 and 2016年 as a percentage and a year. A caller who asks for numbers
    wants the 五 and, of `第十四`, nothing. Scale words and notations that are too risky
    in running text are read here too: numerals with spaces inside, 2^-1, -2.5 M.
    """
    if grammar.language == "zh":
        from heshu.numerals import chinese_bare

        return chinese_bare.bare_numbers(text, grammar.rules)
    from heshu.numerals import english

    return english.bare_numbers(text, grammar.rules)
