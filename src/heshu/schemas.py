"""JSON Schemas made from the records themselves: of the configuration, and of the JSON report.

Editors complete and check `heshu.toml` by `schemas/heshu.schema.json`, and whoever reads
`heshu check --output-format json` can rely on `schemas/findings.schema.json`.
"""

from __future__ import annotations

from typing import Any

import msgspec

from heshu.configuration.options import Configuration
from heshu.reporting.structured import JsonReport

DIALECT = "https://json-schema.org/draft/2020-12/schema"
NAMES = ("heshu.schema.json", "findings.schema.json")


def schemas() -> dict[str, dict[str, Any]]:
    """File name -> schema."""
    made = (
        ("Configuration of heshu", msgspec.json.schema(Configuration)),
        ("Findings of heshu check", _with_numbers(msgspec.json.schema(JsonReport))),
    )
    return {
        name: {"$schema": DIALECT, "title": title, **body}
        for name, (title, body) in zip(NAMES, made, strict=True)
    }


def _with_numbers(schema: Any) -> Any:
    """The schema with decimals as numbers, as the report writes them."""
    if isinstance(schema, dict):
        if schema.get("format") == "decimal":
            return {"type": "number"}
        return {key: _with_numbers(value) for key, value in schema.items()}
    return [_with_numbers(value) for value in schema] if isinstance(schema, list) else schema


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as it is published, indented, keys in the order of the records."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n"
