"""A chat: one conversation, a line in and the text of a reply out, whatever reads and shows them."""

from __future__ import annotations

import logging
from collections.abc import Callable

from bot.answer import Answer, Script
from bot.app import Bot
from bot.console import commands, words
from bot.console.commands import COMMANDS, Command, command
from bot.conversation import Conversation
from bot.crash import write_down
from bot.render.context import context
from bot.render.layout import Line, Span, layout
from bot.render.terminal import width
from bot.render.words import word
from bot.screen import shown

NEXT_VIEW: dict[Script | None, Script | None] = {None: "hans", "hans": "hant", "hant": None}

log = logging.getLogger(__name__)


class Quit(Exception):  # noqa: N818 (leaving is no error)
    """The person wants to leave."""


class Chat:
    """Keeps the conversation, the last turn, and the script that quotes are shown in."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.conversation = Conversation()
        self.script: Script = "hans"
        self._turn: tuple[str, Conversation, Answer] | None = None
        self._view: Script | None = None
        self._actions: dict[Command, Callable[[], str]] = {
            commands.HELP: self._help,
            commands.REPORTS: self._reports,
            commands.MORE: lambda: self._ask("还有吗"),
            commands.SOURCE: lambda: self._ask("出处"),
            commands.CONTEXT: self._context,
            commands.SCRIPT: self._next_view,
            commands.WHY: self._why,
            commands.QUIT: self._quit,
        }

    def reply(self, line: str) -> str:
        """What is said to one line. Raises Quit when it asks to leave."""
        line = line.strip()
        try:
            if line.startswith("/"):
                return self._command(line)
            return self._ask(self._chosen(line) or line)
        except Quit:
            raise
        except Exception as error:
            log.error("no answer to %r: %s", line[:80], write_down(error, self.bot.settings.log))
            return self.say(words.FAILED)

    def say(self, text: str) -> str:
        """Interface words in the script of the last question."""
        return word(text, self.script)

    def greeting(self) -> str:
        return self.say(words.GREETING.format(count=len(self.bot.reports)))

    def _command(self, line: str) -> str:
        name = line.split()[0]
        called = command(name)
        return self._actions[called]() if called else self.say(words.UNKNOWN.format(name=name[:20]))

    def _chosen(self, line: str) -> str | None:
        """The choice whose number was typed, where the last reply offered some."""
        choices = self._turn[2].choices if self._turn else ()
        return choices[int(line) - 1] if line.isdecimal() and 0 < int(line) <= len(choices) else None

    def _ask(self, question: str) -> str:
        before = self.conversation
        reply = self.bot.ask(question, before)
        self.conversation, self.script = reply.conversation, reply.answer.script
        self._turn = (question, before, reply.answer)
        return shown(layout(reply.answer, self._view))

    def _help(self) -> str:
        report = self.bot.reports[0]
        names = ["  /{} /{}".format(each.name, " /".join(each.others)) for each in COMMANDS]
        room = max(map(width, names)) + 2
        table = [name + " " * (room - width(name)) + each.meaning for name, each in zip(names, COMMANDS, strict=True)]
        return self.say("\n".join([words.HELP.format(region=report.name, year=report.year), *table]))

    def _reports(self) -> str:
        lines = [f"{self.say(''.join(report.region))} {report.year}年 {report.title}" for report in self.bot.reports]
        return shown(Line("choice", (Span(line),)) for line in lines)

    def _context(self) -> str:
        if self._turn is None:
            return self.say(words.NOTHING_YET)
        answer = self._turn[2]
        quote = next(iter(answer.quotes or answer.related), None)
        if quote is None:
            return self.say(words.NO_QUOTE)
        return shown(context(self.bot.index, quote, self.script, self._view)) or self.say(words.NO_CONTEXT)

    def _next_view(self) -> str:
        self._view = NEXT_VIEW[self._view]
        said = self.say(words.VIEWS[self._view])
        return f"{said}\n{shown(layout(self._turn[2], self._view))}" if self._turn else said

    def _why(self) -> str:
        if self._turn is None:
            return self.say(words.NOTHING_YET)
        question, before, _ = self._turn
        return self.bot.explain(question, before)

    def _quit(self) -> str:
        raise Quit
