"""`heshu rules`: the checks there are, and whether every rule does what its examples say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from heshu import checks
from heshu.cli.errors import FOUND, UserError, note
from heshu.cli.output import Output
from heshu.cli.settings import Settings
from heshu.engine import Engine, prepare
from heshu.languages.pack import PackError, builtin_files
from heshu.pack_examples import complaint, examples
from heshu.page_examples import verdicts
from heshu.table.widths import printable

OPT_IN = "  (opt-in)"


def list_rules() -> int:
    """Print every check, one a line."""
    with Output(None) as out:
        for entry in checks.catalogue():
            check = entry.check
            mark = OPT_IN if check.opt_in else ""
            out.write(f"{check.code}  {check.severity:<7}  {check.name}{mark}\n")
    return 0


def run_examples(settings: Settings, *, only: bool) -> int:
    """Run the examples of the packs and of the check pages; returns 1 if one fails.

    With `only`, just those of the house packs.
    """
    house = settings.house_packs
    try:
        engines = {language: prepare(language, house, settings.as_of) for language in ("zh", "en")}
        paths = house if only else (*builtin_packs(), *house)
        failed = _report(_results(paths, engines, pages=not only))
    except PackError as error:
        raise UserError(str(error)) from None
    return FOUND if failed else 0


def builtin_packs() -> tuple[Path, ...]:
    """All pack files that heshu brings, each once."""
    return tuple(dict.fromkeys((*builtin_files("zh"), *builtin_files("en"))))


def _results(
    paths: Sequence[Path], engines: dict[str, Engine], *, pages: bool
) -> Iterator[tuple[str, str]]:
    """Every example with its place, and what is wrong with it, if anything."""
    for path in paths:
        for example in examples(path):
            yield f"{path}: {example.entry}: {example.text}", complaint(example, engines)
    if pages:
        for entry in checks.catalogue():
            for label, wrong in verdicts(entry, engines):
                yield f"{entry.path}: {label}", wrong


def _report(results: Iterator[tuple[str, str]]) -> int:
    """Print each example that fails in one line; returns how many do."""
    run = failed = 0
    with Output(None) as out:
        for place, wrong in results:
            run += 1
            failed += bool(wrong)
            out.write(f"{printable(f'{place}: {wrong}')}\n" if wrong else "")
    note(f"{run} examples, {failed} failed\n")
    return failed
