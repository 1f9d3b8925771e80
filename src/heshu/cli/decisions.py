"""What a run of `heshu check` goes by: the command line laid over the configuration.

An option of the command line replaces the key of the configuration; `--extend-select`,
`--extend-ignore`, `--per-file-ignores` and `--pack` add to it.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from heshu import baseline, checks
from heshu.checks.selection import PROFILES, covered
from heshu.cli.configured import configured, settings_of, short
from heshu.cli.errors import UserError, one_of
from heshu.cli.parameters import (
    ChoosingOptions,
    ComparingOptions,
    ReadingOptions,
    RunningOptions,
    TellingOptions,
)
from heshu.cli.settings import Settings
from heshu.configuration import Loaded, project_root, repository_of
from heshu.configuration.patterns import anchored
from heshu.model.findings import SEVERITIES, Severity
from heshu.review import Policy
from heshu.revisions import Changes, RevisionError, changes_since
from heshu.suppression.entries import Entry

if TYPE_CHECKING:
    from heshu.facts import Facts

NEVER = "never"
DEFAULT_FORMAT = "full"
CROSS_CHECKS = ("REF002", "REF003")
"""What is checked where documents are compared with each other."""


class Options(Struct, frozen=True):
    """The options of the command line as they were given; empty where they were not."""

    choosing: ChoosingOptions = ChoosingOptions()
    telling: TellingOptions = TellingOptions()
    comparing: ComparingOptions = ComparingOptions()
    reading: ReadingOptions = ReadingOptions()
    running: RunningOptions = RunningOptions()


class Decisions(Struct, frozen=True, kw_only=True):
    """Everything that a run goes by."""

    settings: Settings
    policy: Policy
    form: str
    least: str
    """Findings milder than this are counted and not shown."""
    fail_on: str
    root: Path
    """What paths in reports are relative to."""
    baseline: Path | None = None
    """The file with the findings that are known, where it is used."""
    default_baseline: Path | None = None
    """Where the configuration keeps the baseline, whether it is used or not."""
    exclude: tuple[str, ...] = ()
    """Anchored patterns of files in folders that are left out."""
    configuration: Path | None = None
    facts: Facts | None = None
    facts_digest: str = ""
    """Of the name and the bytes of the table of facts."""
    cross: bool = False
    """Whether each document is compared with those before it."""
    show_verified: bool = False
    show_silenced: bool = False
    pages: str = ""
    """Where the pages of the checks are published."""
    caching: bool = True
    cache_folder: Path | None = None
    """Where the user wants results to be kept."""
    in_project: bool = False
    """True if the documents are in a repository or have a configuration."""


def decide(options: Options, sources: Sequence[str]) -> Decisions:
    """What a run over some documents goes by; raises `UserError` for what makes no sense."""
    loaded = configured(options.reading, sources)
    given, telling, comparing = loaded.options, options.telling, options.comparing
    fail_on = telling.fail_on or given.fail_on or "error"
    least = telling.min_severity or given.min_severity or "info"
    one_of(least, reversed(SEVERITIES), "severity")
    one_of(fail_on, (*reversed(SEVERITIES), NEVER), "fail level")
    root = project_root(sources, loaded.path)
    made = settings_of(loaded, options.reading)
    known = _baseline_path(comparing, loaded, root)
    cross = given.cross if comparing.cross is None else comparing.cross
    facts = (
        str(short(Path(comparing.facts or given.facts))) if (comparing.facts or given.facts) else ""
    )
    verified = telling.show_verified
    return Decisions(
        settings=made,
        policy=_policy(options, loaded, sources, known, made.as_of, cross=cross),
        form=telling.form or given.output_format or DEFAULT_FORMAT,
        least=least,
        fail_on=fail_on,
        root=root,
        baseline=known,
        default_baseline=Path(given.baseline) if given.baseline else None,
        exclude=tuple(given.exclude),
        configuration=loaded.path,
        facts=_facts(facts, made) if facts else None,
        facts_digest=_digest(facts) if facts else "",
        cross=cross,
        show_verified=given.show_verified if verified is None else verified,
        show_silenced=telling.show_silenced,
        pages=given.pages,
        caching=options.running.caching,
        cache_folder=Path(options.running.cache_dir) if options.running.cache_dir else None,
        in_project=loaded.path is not None or repository_of(sources) is not None,
    )


def _facts(path: str, settings: Settings) -> Facts:
    """The table of facts in a file; raises `UserError` for one that cannot be used."""
    from heshu.facts import FactsError, read_facts
    from heshu.reading import ReadError, read

    try:
        return read_facts(read(path), settings.engine())
    except (FactsError, ReadError) as error:
        raise UserError(str(error)) from None


def _digest(path: str) -> str:
    """What tells one table of facts from another."""
    return hashlib.sha256(ascii(path).encode() + b"\0" + Path(path).read_bytes()).hexdigest()


def names(options: Iterable[str]) -> tuple[str, ...]:
    """Options that may be repeated or hold several names with commas between."""
    return tuple(name for option in options for name in option.replace(",", " ").split())


def _policy(
    options: Options,
    loaded: Loaded,
    sources: Sequence[str],
    known: Path | None,
    as_of: datetime.date | None,
    *,
    cross: bool,
) -> Policy:
    selection = _selection(options.choosing, loaded, cross=cross)
    try:
        checks.chosen(selection)
        per_file = _per_file(options.choosing, loaded)
        return Policy(
            selection=selection,
            per_file_ignores=per_file,
            severities=_severities(loaded),
            entries=_entries(loaded),
            known=baseline.read(known).counts() if known else {},
            changes=_changes(options.comparing.diff, sources),
            today=as_of or datetime.datetime.now(tz=datetime.UTC).astimezone().date(),
        )
    except checks.UnknownCheck as error:
        raise UserError(_blamed(str(error), options.choosing, loaded)) from None
    except baseline.BaselineError as error:
        raise UserError(str(error)) from None


def _selection(choosing: ChoosingOptions, loaded: Loaded, *, cross: bool) -> checks.Selection:
    """The checks that run; those that compare documents where these are compared."""
    given = loaded.options
    return checks.Selection(
        select=names(choosing.select) or tuple(given.select or ()),
        ignore=(*(names(choosing.ignore) or given.ignored_checks), *names(choosing.extend_ignore)),
        extend_select=(*given.extend_select, *names(choosing.extend_select),
                       *(CROSS_CHECKS if cross else ())),
        preview=choosing.preview or given.preview,
        profile=one_of(choosing.profile or given.profile, PROFILES, "profile"),
    )  # fmt: skip


def _blamed(problem: str, options: ChoosingOptions, loaded: Loaded) -> str:
    """The problem, with the configuration in front where the command line is not to blame."""
    given = (options.select, options.ignore, options.extend_select, options.extend_ignore,
             options.per_file_ignores)  # fmt: skip
    name = problem.split("'")[1] if "'" in problem else ""
    on_line = any(name in names(options_given) for options_given in given[:-1]) or any(
        name in option for option in options.per_file_ignores
    )
    place = loaded.names.get(name)
    return problem if on_line or place is None else f"{place}: {problem}"


def _per_file(options: ChoosingOptions, loaded: Loaded) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Pattern and checks of every `--per-file-ignores` and of the configuration."""
    found = [(pattern, tuple(each)) for pattern, each in loaded.options.per_file_ignores.items()]
    for option in options.per_file_ignores:
        pattern, colon, listed = option.rpartition(":")
        if not colon or not pattern or not names([listed]):
            raise UserError(f"--per-file-ignores {option}: expected PATTERN:CODES")
        found.append((anchored(Path.cwd(), pattern), names([listed])))
    covered(name for _, listed in found for name in listed)
    return tuple(found)


def _severities(loaded: Loaded) -> dict[str, Severity]:
    """Code -> severity; a name or code goes before its family, whatever their order."""
    given = sorted(loaded.options.severity.items(), key=lambda item: -len(covered([item[0]])))
    return {code: severity for name, severity in given for code in covered([name])}


def _entries(loaded: Loaded) -> tuple[Entry, ...]:
    """The `[[ignore]]` entries of the configuration."""
    return tuple(
        Entry(
            number=number, pattern=each.path, rule=each.rule,
            codes=frozenset(covered([each.rule])), figure=each.figure, reason=each.reason,
            until=each.until, source=str(loaded.path), line=line,
        )
        for number, (each, line) in enumerate(
            zip(loaded.options.entries, loaded.lines, strict=True)
        )
    )  # fmt: skip


def _baseline_path(options: ComparingOptions, loaded: Loaded, root: Path) -> Path | None:
    """The baseline that counts: as named, else where it is by default, if it is there."""
    if options.no_baseline:
        return None
    named = options.baseline or loaded.options.baseline
    path = Path(named) if named else root / baseline.NAME
    return short(path) if named or path.is_file() else None


def _changes(revision: str, sources: Sequence[str]) -> Changes | None:
    if not revision:
        return None
    try:
        return changes_since(revision, sources)
    except RevisionError as error:
        raise UserError(str(error)) from None
