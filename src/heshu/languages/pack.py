"""Read packs: TOML files into one frozen `Pack` per language.

`load("zh")` joins `common/`, `zh/` and the house packs, later entries winning over earlier ones
with the same words. The parsed files are cached in `__pycache__` beside them, as Python does
with its own sources, because parsing TOML costs more than a short document does.
"""

from __future__ import annotations

import marshal
import tomllib
from pathlib import Path
from typing import Any

import msgspec

from heshu.languages.schema import Pack
from heshu.model.texts import LanguageCode

FOLDER = Path(__file__).parent
CACHE_FORMAT = 1
NOT_NEEDED_TO_READ = ("examples", "counter_examples", "note", "source")
"""Keys that only tests and documentation use."""
WORD_KEYS = ("words", "names", "prefixes")
"""Keys that hold what is printed in a text."""


class PackError(Exception):
    """A pack that cannot be used: the message names file, entry, key and what was expected."""


def load(language: LanguageCode, house_packs: tuple[Path, ...] = ()) -> Pack:
    """The pack of a language with house packs laid over it.

    Raises `PackError` for a file that is missing, is no TOML or does not fit the schema.
    """
    files = builtin_files(language)
    tables: dict[str, list[Any]] = {}
    for path in files:
        _extend(tables, _cached(path))
    for path in house_packs:
        entries = _checked(path, without_examples(_parse(path)))
        if entries.pop("language", language) == language:
            _overlay(tables, entries)
    try:
        return msgspec.convert({"language": language, **tables}, Pack)
    except msgspec.ValidationError:
        for path in files:  # find the file to blame; house packs were checked above
            _checked(path, without_examples(_parse(path)))
        raise


def builtin_files(language: str) -> tuple[Path, ...]:
    """The TOML files of a language in reading order, those common to all languages first."""
    return tuple(sorted((FOLDER / "common").glob("*.toml"))) + tuple(
        sorted((FOLDER / language).glob("*.toml"))
    )


def entries_with_examples(path: Path) -> dict[str, list[dict[str, Any]]]:
    """A pack file as plain data with its examples, for tests and `heshu rules`."""
    tables = _parse(path)
    _checked(path, tables)
    return {name: entries for name, entries in tables.items() if isinstance(entries, list)}


def without_examples(tables: dict[str, Any]) -> dict[str, Any]:
    """The tables as the pipeline needs them."""
    return {
        name: [_stripped(entry) for entry in entries] if isinstance(entries, list) else entries
        for name, entries in tables.items()
    }


def _stripped(entry: Any) -> Any:
    if not isinstance(entry, dict):
        return entry
    return {key: value for key, value in entry.items() if key not in NOT_NEEDED_TO_READ}


def _parse(path: Path) -> dict[str, Any]:
    try:
        # Decimals stay text until the schema turns them into exact `Decimal` values.
        return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=str)
    except OSError as error:
        raise PackError(f"{path}: cannot read the pack: {error.strerror or error}") from None
    except UnicodeDecodeError:
        raise PackError(f"{path}: the pack is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"{path}: not valid TOML: {error}") from None


def _checked(path: Path, tables: dict[str, Any]) -> dict[str, Any]:
    """The tables, if each entry fits the schema; else `PackError` with the place."""
    known = {field.name: field.type for field in msgspec.structs.fields(Pack)}
    for name, entries in tables.items():
        if name == "language":
            if entries not in ("zh", "en"):
                raise PackError(f"{path}: language: expected zh or en, got {entries!r}")
            continue
        if name not in known:
            choices = ", ".join(sorted(set(known) - {"language"}))
            raise PackError(f"{path}: [[{name}]] is no table of a pack; expected one of {choices}")
        if not isinstance(entries, list):
            raise PackError(f"{path}: [{name}] must be written [[{name}]]")
        for number, entry in enumerate(entries, start=1):
            _check_entry(path, name, number, entry, known[name].__args__[0])
    return tables


def _check_entry(path: Path, table: str, number: int, entry: Any, schema: type) -> None:
    try:
        msgspec.convert(entry, schema)
    except msgspec.ValidationError as error:
        label = f"[[{table}]] entry {number}"
        if isinstance(entry, dict):
            words = entry.get("words") or entry.get("names") or entry.get("prefixes") or [""]
            name = entry.get("code") or entry.get("name") or (words[0] if words else "")
            label += f" ({name})" if name else ""
        raise PackError(f"{path}: {label}: {_plain(str(error))}") from None


def _plain(message: str) -> str:
    """msgspec's message with the key in front: `factor: expected decimal, got array`."""
    text, _, where = message.partition(" - at `$.")
    key = where.rstrip("`")
    return f"{key}: {text[0].lower()}{text[1:]}" if key else f"{text[0].lower()}{text[1:]}"


def _extend(tables: dict[str, list[Any]], more: dict[str, Any]) -> None:
    for name, entries in more.items():
        tables.setdefault(name, []).extend(entries)


def _overlay(tables: dict[str, list[Any]], house: dict[str, Any]) -> None:
    """Lay house entries over built-in ones: a word that both have belongs to the house.

    Named lists (`[[words]]`, `[[pattern]]`) are apart from one another: a word that the house
    puts into one list stays in the others. Entries without words (`[[weights]]`) all stay; of two
    weights of one trait the later holds.
    """
    for name, entries in house.items():
        taken = {surface for entry in entries for surface in _surface(entry)}
        known = tables.get(name, [])
        left = [(entry, _without(entry, taken)) for entry in known]
        kept = [new for old, new in left if _surface(new) or not _surface(old)]
        tables[name] = kept + entries


def _surface(entry: dict[str, Any]) -> list[tuple[str, str]]:
    """The words of an entry, each with the list it belongs to."""
    return [(entry.get("name", ""), word) for key in WORD_KEYS for word in entry.get(key, ())]


def _without(entry: dict[str, Any], taken: set[tuple[str, str]]) -> dict[str, Any]:
    """The entry without the words that were taken over."""
    group = entry.get("name", "")
    left = {
        key: [word for word in entry[key] if (group, word) not in taken]
        for key in WORD_KEYS
        if key in entry
    }
    return {**entry, **left}


def _cached(path: Path) -> dict[str, Any]:
    """The stripped tables of a built-in file, from the cache where it is current."""
    stat = path.stat()
    stamp = (CACHE_FORMAT, stat.st_mtime_ns, stat.st_size)
    cache = path.parent / "__pycache__" / f"{path.stem}.pack"
    try:
        saved_stamp, tables = marshal.loads(cache.read_bytes())
        if saved_stamp == stamp:
            return dict(tables)
    except (OSError, ValueError, EOFError, TypeError):
        pass
    tables = without_examples(_checked(path, _parse(path)))
    try:
        cache.parent.mkdir(exist_ok=True)
        cache.write_bytes(marshal.dumps((stamp, tables)))
    except OSError:  # a read-only installation: parse each time
        pass
    return tables
