"""The console: a conversation at the terminal, or one question a line from a pipe."""

from __future__ import annotations

import sys

import click

from bot.console.chat import Chat
from bot.console.piped import answer_lines
from bot.progress import opened
from bot.settings import Settings


@click.command()
@click.pass_obj
def chat(settings: Settings) -> None:
    """Ask in a conversation, or one question a line when piped."""
    with opened(settings) as bot:
        talk = Chat(bot)
        if sys.stdin.isatty() and sys.stdout.isatty():
            from bot.console.prompt import converse

            converse(talk, settings.history)
        else:
            answer_lines(talk, sys.stdin)
