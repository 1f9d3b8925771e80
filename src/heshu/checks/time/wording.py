"""How the ends of a period are printed in a finding: `2016年 -> 2020年`."""

from __future__ import annotations

from heshu.model.relations import Duration


def ends(span: Duration) -> str:
    """Both ends as printed, or the period that holds both."""
    return f"{span.first.text} -> {span.last.text}" if span.last else span.first.text
