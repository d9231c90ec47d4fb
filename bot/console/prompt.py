"""The prompt: line editing, history and completion at a terminal."""

from __future__ import annotations

from pathlib import Path

import click
from prompt_toolkit import PromptSession
from prompt_toolkit.history import FileHistory, History, InMemoryHistory
from prompt_toolkit.output.color_depth import ColorDepth

from bot.console import words
from bot.console.chat import Chat, Quit
from bot.console.completion import LineCompleter
from bot.screen import coloured


def _history(file: Path) -> History:
    """Kept in the file, or only for this run where that cannot be written."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.open("a").close()
    except OSError:
        return InMemoryHistory()
    return FileHistory(str(file))


def converse(talk: Chat, history: Path) -> None:
    """Until Ctrl-D, /quit, or Ctrl-C twice in a row; once, Ctrl-C clears the line."""
    session: PromptSession[str] = PromptSession(
        words.PROMPT,
        history=_history(history),
        completer=LineCompleter(talk.bot.reports),
        complete_while_typing=True,
        color_depth=None if coloured() else ColorDepth.DEPTH_1_BIT,
    )
    click.echo(talk.greeting())
    interrupted = False
    while True:
        try:
            line = session.prompt()
            if line.strip():
                click.echo(f"{talk.reply(line)}\n")
            interrupted = False
        except KeyboardInterrupt:
            empty = not session.default_buffer.text  # on a line with something in it, Ctrl-C only clears the line
            if interrupted and empty:
                return
            interrupted = empty
            if empty:
                click.echo(talk.say(words.AGAIN))
        except (EOFError, Quit):
            return
