"""Start and end of the program: arguments in, exit code out.

Exit 0: nothing at or above the fail level; 1: findings; 2: bad usage, input or configuration.
"""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence

import typer

from heshu.cli.app import app
from heshu.cli.errors import USAGE, ReaderGone, UserError, close_quietly, complain

USAGE_ERROR: type[Exception] = typer.BadParameter.__bases__[0]
"""What typer raises for arguments it cannot use: a class without a public name."""
GARBAGE = 100_000
"""New objects after which Python looks for cycles. What a run makes has none, and looking for them
all over the rules at every seven hundredth object took seven parts in a hundred of a short run."""
INTERRUPTED = 130
"""What shells expect of a program that was stopped with Ctrl-C."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(GARBAGE)
    atexit.register(gc.freeze)  # else all rules are looked through for cycles before the end
    try:
        code = app(given or ["--help"], prog_name="heshu", standalone_mode=False)
        sys.stdout.flush()
    except UserError as error:
        return complain(str(error))
    except USAGE_ERROR as error:
        return complain(_usage(error))
    except (BrokenPipeError, ReaderGone):
        return close_quietly()
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    if not given:
        return USAGE
    return code if isinstance(code, int) else 0


def _usage(error: Exception) -> str:
    """What is wrong with the arguments, and where help is."""
    message = getattr(error, "format_message", lambda: str(error))()
    context = getattr(error, "ctx", None)
    command = context.command_path if context is not None else "heshu"
    return f"{message.rstrip('.')}; see {command} --help"
