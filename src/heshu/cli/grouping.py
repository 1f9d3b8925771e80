"""Options that belong together are one record: `reading.language`, not one argument of twenty.

A command takes records of options as arguments; typer is shown their fields one by one. They are
data classes, because `heshu --help` need not wait for msgspec.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any, get_type_hints

Command = Callable[..., int]


def grouped(command: Command) -> Command:
    """The command as typer wants it: an option for each field of the records that it takes."""
    hints = get_type_hints(command, include_extras=True)
    records = {name: hint for name, hint in hints.items() if _is_record(hint)}

    @functools.wraps(command)
    def run(**given: Any) -> int:
        made = {name: _taken(record, given) for name, record in records.items()}
        return command(**given, **made)

    parameters = list(_parameters(command, hints))
    run.__signature__ = inspect.Signature(parameters, return_annotation=int)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters} | {"return": int}
    return run


def _is_record(hint: object) -> bool:
    return isinstance(hint, type) and is_dataclass(hint)


def _taken(record: Callable[..., Any], given: dict[str, Any]) -> Any:
    """The record, its fields taken out of the arguments."""
    return record(**{field.name: given.pop(field.name) for field in fields(record)})  # type: ignore[arg-type]


def _parameters(command: Command, hints: Mapping[str, Any]) -> Iterator[inspect.Parameter]:
    """The parameters of a command, records spread out."""
    for name, parameter in inspect.signature(command).parameters.items():
        hint = hints[name]
        if not _is_record(hint):
            yield _keyword(name, hint, parameter.default)
            continue
        own = get_type_hints(hint, include_extras=True)
        for field in fields(hint):
            yield _keyword(field.name, own[field.name], _default(field))


def _keyword(name: str, hint: Any, default: Any) -> inspect.Parameter:
    kind = inspect.Parameter.KEYWORD_ONLY
    return inspect.Parameter(name, kind, default=default, annotation=hint)


def _default(field: Field[Any]) -> Any:
    """The default of a field; a list is made for it."""
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default
