"""Checks of usage: a stretch of text that a rule of the pack found, and what to say about it."""

from __future__ import annotations

from collections.abc import Callable

from heshu.checks.check import Remark
from heshu.model.intervals import Reading
from heshu.model.relations import Usage


def remark_on(rule: str, zh: str, en: str) -> Callable[[Usage, Reading], Remark | None]:
    """A check of one rule; the messages may have the slot `{text}`."""

    def derive(usage: Usage, _reading: Reading) -> Remark | None:
        if usage.rule != rule:
            return None
        text = usage.mention.text
        repair = f"{text} -> {usage.instead}" if usage.instead else ""
        return Remark(
            zh=zh.format(text=text), en=en.format(text=text), claim=usage.claim, repair=repair
        )

    return derive
