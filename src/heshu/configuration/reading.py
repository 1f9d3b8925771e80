"""Read a configuration file, with those that it extends, and check every key and value."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from heshu.configuration.options import Configuration, IgnoreEntry
from heshu.configuration.patterns import anchored
from heshu.configuration.places import line_of, line_with
from heshu.configuration.problems import ConfigurationError
from heshu.model import lazy_re as re

SHARED_NAME = "pyproject.toml"
TABLE = "tool.heshu"
UNKNOWN_FIELD = re.compile(
    r"Object contains unknown field `(?P<key>[^`]*)`(?: - at `\$(?P<at>.*)`)?"
)
BAD_VALUE = re.compile("[Ii]nvalid enum value '([^']+)'")
TOML_PLACE = re.compile(r" \(at line (\d+), column \d+\)$")


class Loaded(Struct, frozen=True):
    """A configuration and where it comes from."""

    options: Configuration = Configuration()
    path: Path | None = None
    """`None` without a file."""
    lines: tuple[int, ...] = ()
    """The line of each `[[ignore]]` entry."""
    names: Mapping[str, str] = {}
    """What is given as the name of a check -> `file:line`."""

    @property
    def folder(self) -> Path:
        """What the paths in the file are relative to."""
        return self.path.resolve().parent if self.path else Path.cwd()


def load(path: Path) -> Loaded:
    """The configuration in a file, laid over what it extends.

    Raises `ConfigurationError` naming file and line for a file that is missing, is no TOML, has a
    key that is unknown or a value that does not fit.
    """
    names: dict[str, str] = {}
    tables = _with_extended(path, (), names)
    try:
        options = msgspec.convert(tables, Configuration)
    except msgspec.ValidationError as error:  # each file was checked by itself
        raise ConfigurationError(path, str(error)) from None
    text = path.read_text(encoding="utf-8")
    own = [line_of(text, ("ignore", str(number)), _prefix(path)) or 1
           for number, _ in enumerate(options.entries)]  # fmt: skip
    return Loaded(options, path, tuple(own), names)


def _with_extended(path: Path, seen: tuple[Path, ...], names: dict[str, str]) -> dict[str, Any]:
    """The tables of a file with those that it extends below them; `names` takes in checks."""
    if path.resolve() in seen:
        raise ConfigurationError(path, "extends itself")
    text, tables = _tables(path)
    _check(path, text, tables)
    for steps, name in _check_names(tables):
        line = line_with(text, name, _line(path, text, *steps) or 1)
        names.setdefault(name, f"{path}:{line}")
    base = tables.pop("extend", "")
    own = _from_folder(tables, path.resolve().parent)
    if not base:
        return own
    target = path.parent / base
    if not target.is_file():
        raise ConfigurationError(
            path, f"extend: no such file {base!r}", _line(path, text, "extend")
        )
    below = _with_extended(target, (*seen, path.resolve()), names)
    return _laid_over(below, own)


def _check_names(tables: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Where a name of a check is expected, and what stands there."""
    for key in ("select", "extend-select", "ignore", "extend-ignore"):
        for number, each in enumerate(tables.get(key, ())):
            rule = isinstance(each, dict)
            yield (key, str(number), "rule") if rule else (key,), each["rule"] if rule else each
    for name in tables.get("severity", {}):
        yield ("severity", name), name
    for pattern, listed in tables.get("per-file-ignores", {}).items():
        for name in listed:
            yield ("per-file-ignores", pattern), name


def _laid_over(below: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A key of the own file replaces that below; tables are joined, the own entries first."""
    joined = {**below, **own}
    for key in below.keys() & own.keys():
        if isinstance(own[key], dict):
            joined[key] = {**below[key], **own[key]}
        elif key == "ignore" and any(isinstance(each, dict) for each in (*own[key], *below[key])):
            joined[key] = [*own[key], *below[key]]
    return joined


def _from_folder(tables: dict[str, Any], folder: Path) -> dict[str, Any]:
    """The tables with every path counted from the root of the file system."""
    found = dict(tables)
    if "packs" in found:
        found["packs"] = [str(folder / each) for each in found["packs"]]
    if "exclude" in found:
        found["exclude"] = [anchored(folder, each) for each in found["exclude"]]
    if "per-file-ignores" in found:
        found["per-file-ignores"] = {
            anchored(folder, pattern): names for pattern, names in found["per-file-ignores"].items()
        }
    if "ignore" in found:
        found["ignore"] = [
            {**each, "path": anchored(folder, each["path"])} if isinstance(each, dict) else each
            for each in found["ignore"]
        ]
    for key in ("baseline", "facts"):
        if found.get(key):
            found[key] = str(folder / found[key])
    return found


def _tables(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file and its tables for heshu."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigurationError(path, f"cannot read the configuration: {reason}") from None
    except UnicodeDecodeError:
        raise ConfigurationError(path, "the configuration is not UTF-8 text") from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = TOML_PLACE.search(str(error))
        problem = f"not valid TOML: {TOML_PLACE.sub('', str(error))}"
        raise ConfigurationError(path, problem, int(place[1]) if place else None) from None
    if path.name == SHARED_NAME:
        found = tables.get("tool", {}).get("heshu")
        if not isinstance(found, dict):
            raise ConfigurationError(path, f"there is no table [{TABLE}]")
        return text, found
    return text, tables


def _check(path: Path, text: str, tables: dict[str, Any]) -> None:
    """Raise `ConfigurationError` for a key that is unknown or a value that does not fit."""
    try:
        msgspec.convert(tables, Configuration)
    except msgspec.ValidationError as error:
        unknown = UNKNOWN_FIELD.match(str(error))
        if unknown:
            inside = bool(unknown["at"])
            key = unknown["key"]
            line = _line(path, text, *_steps(unknown["at"] or ""), key)
            raise ConfigurationError(path, _unknown(key, inside=inside), line) from None
        message, _, at = str(error).partition(" - at `$")
        steps = _steps(at.rstrip("`"))
        name = ".".join(step for step in steps if not step.isdecimal())
        problem = f"{name}: {message[0].lower()}{message[1:]}" if name else message
        line = _line(path, text, *steps)
        if line and (value := BAD_VALUE.search(message)):
            line = line_with(text, value[1], line)
        raise ConfigurationError(path, problem, line) from None


def _unknown(key: str, *, inside: bool) -> str:
    """What to say of a key that does not exist."""
    record = IgnoreEntry if inside else Configuration
    known = [field.encode_name for field in msgspec.structs.fields(record)]
    near = difflib.get_close_matches(key.replace("_", "-"), known, n=1)
    hint = f"; did you mean {near[0]}?" if near else f"; known: {', '.join(known)}"
    return f"unknown key {key!r}{hint}"


def _steps(at: str) -> list[str]:
    """The steps of msgspec's `.ignore[0].path`; `[...]` stands for some key of a table."""
    return [step for step in re.findall(r"[\w-]+|\.\.\.", at) if step != "..."]


def _line(path: Path, text: str, *steps: str) -> int | None:
    return line_of(text, steps, _prefix(path))


def _prefix(path: Path) -> tuple[str, ...]:
    return tuple(TABLE.split(".")) if path.name == SHARED_NAME else ()
