"""The pipe: a question a line on standard input, the replies with a blank line between them."""

from __future__ import annotations

from collections.abc import Iterable

import click

from bot.console.chat import Chat, Quit


def answer_lines(talk: Chat, lines: Iterable[str]) -> None:
    between = ""
    for line in filter(str.strip, lines):
        try:
            reply = talk.reply(line)
        except Quit:
            return
        click.echo(between + reply)
        between = "\n"
