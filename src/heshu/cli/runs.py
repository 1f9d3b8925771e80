"""A run over many documents: in the order of the inputs, in one process or several.

The result of a document is written before the next is asked for. A document that cannot be read
is reported in one line and the others are still done; exit code 2 tells of it at the end.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Generic, Protocol, TypeVar

from msgspec import Struct

from heshu.cli.errors import complain, note
from heshu.cli.output import Output

Note = TypeVar("Note")


class Task(Struct, frozen=True):
    """One document to be read; the bytes are given for standard input."""

    source: str
    data: bytes | None = None


class Result(Struct, Generic[Note], frozen=True, kw_only=True):
    """What came of one document."""

    text: str = ""
    """What is to be written."""
    note: Note | None = None
    """What is kept for the end of the run."""
    error: str = ""
    """Why the document could not be read, in one line."""
    bug: str = ""
    """The traceback of a fault of ours."""


class Work(Protocol):
    """What is done with each document; `begin` is called once in every process."""

    def begin(self) -> Callable[[Task], Result[Any]]: ...


class Layout(Protocol):
    """What surrounds and separates the texts of the documents."""

    @property
    def separator(self) -> str: ...
    def head(self) -> str: ...
    def tail(self, notes: Sequence[Any], /) -> str: ...


class Ending(Struct, Generic[Note], frozen=True):
    """What is known at the end of a run."""

    notes: list[Note]
    failed: bool
    """Some document could not be read, or some part of heshu broke."""


def run(
    work: Work, tasks: Sequence[Task], jobs: int, layout: Layout, output: Output
) -> Ending[Any]:
    """Work through the documents and write what they give."""
    return write(in_order(work, tasks, jobs), layout, output)


def write(
    results: Iterable[Result[Any]],
    layout: Layout,
    output: Output,
    arrange: Callable[[list[str]], str] | None = None,
) -> Ending[Any]:
    """Write the results as they come; with `arrange`, all at once in the order that it gives."""
    notes: list[Any] = []
    held: list[str] = []
    failed = wrote = False
    for result in results:
        if result.error:
            complain(result.error)
        if result.bug:
            note(result.bug)
        failed = failed or bool(result.error or result.bug)
        if result.note is None:
            continue
        if not notes:
            output.begin()
            output.write(layout.head())
        if result.text and arrange:
            held.append(result.text)
        elif result.text:
            output.write((layout.separator if wrote else "") + result.text)
            wrote = True
        notes.append(result.note)
    if arrange:
        output.write(arrange(held))
    if notes:
        output.write(layout.tail(notes))
    return Ending(notes, failed)


def in_order(work: Work, tasks: Sequence[Task], jobs: int) -> Iterator[Result[Any]]:
    """The result of each document, in the order of the documents."""
    jobs = min(jobs, len(tasks))
    if jobs > 1:
        yield from _in_processes(work, tasks, jobs)
        return
    do = work.begin()
    for task in tasks:
        yield guarded(do, task)


def guarded(do: Callable[[Task], Result[Any]], task: Task) -> Result[Any]:
    """The result, or the traceback of a bug: one document must not stop the others."""
    try:
        return do(task)
    except Exception:  # noqa: BLE001 - reported with its traceback, exit code 2
        return Result(
            bug=f"heshu: {task.source}: a fault in heshu itself\n{traceback.format_exc()}"
        )


def _in_processes(work: Work, tasks: Sequence[Task], jobs: int) -> Iterator[Result[Any]]:
    """Deal the documents out to processes in turn, and collect in the same turn.

    A full pipe makes a process wait, so that no more than a few results are held in memory.
    The first document is read here: a mistake in the configuration is met before there are
    processes, and where these are forked they inherit the rules that it needed.
    """
    import multiprocessing
    import sys

    do = work.begin()
    yield guarded(do, tasks[0])
    forks = sys.platform == "linux"
    context = multiprocessing.get_context("fork" if forks else "spawn")
    rest = tasks[1:]
    receivers = []
    for number in range(jobs):
        receiver, sender = context.Pipe(duplex=False)
        arguments = (work, do if forks else None, rest[number::jobs], sender)
        context.Process(target=_serve, args=arguments, daemon=True).start()  # type: ignore[attr-defined]
        sender.close()
        receivers.append(receiver)
    for number, task in enumerate(rest):
        try:
            yield receivers[number % jobs].recv()
        except EOFError:
            yield Result(bug=f"heshu: {task.source}: the process that read it died\n")


def _serve(
    work: Work, prepared: Callable[[Task], Result[Any]] | None, tasks: Sequence[Task], sender: Any
) -> None:
    """The life of one process: the results of its documents, one after the other."""
    do = prepared or work.begin()
    for task in tasks:
        sender.send(guarded(do, task))
    sender.close()
