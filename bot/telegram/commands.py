"""Commands: what a message that begins with a slash does."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from telegram import Message, Update

from bot.answer import Script
from bot.conversation import Conversation
from bot.render.words import word
from bot.telegram import words
from bot.telegram.addressing import Command, conversation_key, writer
from bot.telegram.codes import Place, Shelf, Spot, Wish
from bot.telegram.delivery import answer_to
from bot.telegram.parts import Context, Parts, person_of, script_of
from bot.telegram.person import Person
from bot.telegram.questions import Questions
from bot.telegram.replies import scope_text
from bot.telegram.screen import Button, Screen, rows_of, said
from bot.telegram.showing import Showing
from retrieval.model import Report


@dataclass(frozen=True, slots=True)
class Given:
    """A command with who gave it and in what state."""

    update: Update
    context: Context
    message: Message
    rest: str
    person: Person
    conversation: Conversation
    script: Script

    @property
    def username(self) -> str:
        return self.context.bot.username


class Commands:
    """Obeys the commands of the menu, and its owners'."""

    def __init__(self, parts: Parts, questions: Questions, showing: Showing) -> None:
        self._parts = parts
        self._questions = questions
        self._showing = showing
        self._actions: dict[str, Callable[[Given], Awaitable[None]]] = {
            "start": self._start,
            "help": self._help,
            "reports": self._reports,
            "compare": self._compare,
            "scope": self._scope,
            "script": self._script,
            "why": self._why,
            "source": self._source,
        }

    async def obey(self, command: Command, update: Update, context: Context) -> None:
        """Does what a command says; one that nobody knows gets a hint."""
        message = update.effective_message
        assert message is not None
        person = person_of(context)
        conversation = person.conversation(conversation_key(message))
        script = script_of(person, conversation, message.from_user)
        given = Given(update, context, message, command.rest, person, conversation, script)
        action = self._actions.get(command.name)
        if action is None:
            await answer_to(message, said(words.UNKNOWN, script))
        else:
            await action(given)

    async def _start(self, given: Given) -> None:
        if given.rest and given.rest != "help":
            await self._linked(given)
            return
        start = words.START.format(count=len(self._parts.desk.bot.reports))
        await answer_to(given.message, said(f"{start}\n{how(self._parts.desk.bot.reports)}", given.script))

    async def _linked(self, given: Given) -> None:
        """Opens the paragraph or the question that a link carries."""
        kind, _, id = given.rest.partition("_")
        if kind == "p":
            shown = await self._showing.place(Place(id, script=given.person.script), given.script, given.username)
            await answer_to(given.message, shown or said(words.GONE, given.script))
            return
        shared = await asyncio.to_thread(self._parts.store.shared, id) if kind == "q" else None
        if shared is None:
            await answer_to(given.message, said(words.LINK_EXPIRED, given.script))
            return
        question, before = shared
        await self._questions.ask(given.update, given.context, question, before)

    async def _help(self, given: Given) -> None:
        menu = "\n".join(f"/{name} {meaning}" for name, meaning in words.COMMANDS.items())
        text = [how(self._parts.desk.bot.reports), f"{words.HELP_COMMANDS}\n{menu}"]
        text.append(words.HELP_GROUP.format(name=given.username))
        await answer_to(given.message, said("\n".join(text), given.script))

    async def _reports(self, given: Given) -> None:
        shown = await self._showing.shelf(Shelf(), given.script)
        assert shown is not None, "browsing begins at a shelf that is always there"
        await answer_to(given.message, shown)

    async def _compare(self, given: Given) -> None:
        if given.rest:
            await self._questions.ask(
                given.update, given.context, compared(given.rest), Conversation(script=given.script)
            )
        else:
            await answer_to(given.message, said(words.COMPARE_HOW, given.script))

    async def _scope(self, given: Given) -> None:
        await answer_to(given.message, scope_screen(given.conversation, given.script))

    async def _script(self, given: Given) -> None:
        await answer_to(given.message, script_screen(given.person.script, given.script))

    async def _why(self, given: Given) -> None:
        last = self._parts.store.last_turn
        turn = await asyncio.to_thread(last, given.message.chat.id, writer(given.message))
        if turn is None:
            await answer_to(given.message, said(words.NOTHING_YET, given.script))
        else:
            await answer_to(given.message, await self._showing.why(turn, Spot(turn.id, "why")))

    async def _source(self, given: Given) -> None:
        await self._questions.ask(given.update, given.context, word(words.SOURCE, given.script))


def how(reports: tuple[Report, ...]) -> str:
    """How to ask, by the example of a report that is held."""
    region, year = (reports[0].name, reports[0].year) if reports else ("", "")
    examples = "\n".join(f"· {example.format(region=region, year=year)}" for example in words.EXAMPLES)
    return words.HOW.format(examples=examples)


def compared(what: str) -> str:
    """A question that compares, about a thing; one that is a question already stays as it is."""
    return what if what.rstrip().endswith(("?", "？")) else words.COMPARE.format(what=what)


def scope_screen(conversation: Conversation, script: Script) -> Screen:
    """What a follow-up question would inherit, with a button to drop it."""
    scope = scope_text(conversation.regions, conversation.years)
    if not scope:
        return said(words.SCOPE_NONE, script)
    clear = Button(word(words.SCOPE_CLEAR, script), Wish("clear"))
    return said(words.SCOPE_NOW.format(scope=scope), script, [(clear,)])


def script_screen(chosen: Script | None, script: Script) -> Screen:
    """The choice of script."""
    wishes: tuple[tuple[Script | None, Wish], ...] = (
        ("hans", Wish("hans")),
        ("hant", Wish("hant")),
        (None, Wish("auto")),
    )
    buttons = [Button(word(words.SCRIPTS[name], script), wish) for name, wish in wishes]
    return said(words.SCRIPT_ASK.format(now=words.SCRIPTS[chosen]), script, rows_of(buttons, 3))
