"""The shell around the commands: an error becomes one sentence and an exit status, never a traceback."""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from bot.crash import write_down
from retrieval.errors import FazhiError, IndexBusy, IndexFault, SeedsError

UNEXPECTED, USAGE, SEEDS, INDEX, BUSY, SYSTEM, TOKEN, RIVAL, INTERRUPTED, BROKEN_PIPE = 1, 2, 3, 4, 5, 6, 7, 8, 130, 141

STATUSES = (
    (0, "done; a question that the reports do not answer counts as done"),
    (UNEXPECTED, "an error nobody expected; its details are in fazhi.log in the data folder"),
    (USAGE, "a wrong option, argument or setting"),
    (SEEDS, "the folder of reports is missing, unreadable or holds no report"),
    (INDEX, "the index cannot be read"),
    (BUSY, "the index cannot be written, or another process is writing it"),
    (SYSTEM, "the system refused: no disk space, no permission, no such port"),
    (TOKEN, "Telegram refuses the bot's token"),
    (RIVAL, "another process polls Telegram with the same token"),
    (INTERRUPTED, "interrupted with Ctrl-C"),
    (BROKEN_PIPE, "the reader of the output went away"),
)

log = logging.getLogger(__name__)


class Fault(click.ClickException):
    """One sentence on standard error, and an exit status."""

    def __init__(self, sentence: str, status: int) -> None:
        super().__init__(sentence)
        self.exit_code = status  # type: ignore[misc]  # click declares it once for the class and reads it off the instance


def status_of(error: FazhiError) -> int:
    match error:
        case SeedsError():
            return SEEDS
        case IndexBusy():
            return BUSY
        case IndexFault():
            return INDEX
    return UNEXPECTED


def fault(error: Exception, log_file: Path) -> Fault:
    """What an error that ends a command looks like from outside."""
    if isinstance(error, FazhiError):
        log.debug("%s", type(error).__name__, exc_info=error)
        return Fault(str(error), status_of(error))
    if isinstance(error, OSError):
        return Fault(f"The system refused: {error.strerror or error}: {error.filename or 'no file named'}.", SYSTEM)
    where = write_down(error, log_file)
    return Fault(f"Something went wrong that nobody expected ({type(error).__name__}); {where}.", UNEXPECTED)


class Shell(click.Group):
    """A group of commands with the shell around it. Its context's object is the Settings."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the last flush has somewhere to go
            ctx.exit(BROKEN_PIPE)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except (click.exceptions.Exit, click.ClickException, click.Abort):
            raise
        except Exception as error:
            raise fault(error, ctx.obj.log) from error
        return result


class Elsewhere(click.Command):
    """A command whose module is imported only when it is called."""

    def __init__(self, name: str, target: str, short_help: str) -> None:
        super().__init__(name, short_help=short_help)
        self.target = target
        """module:attribute"""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        module, _, attribute = self.target.partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command.make_context(info_name, args, parent, **extra)
