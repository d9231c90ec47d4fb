"""Questions: a message that asks, or that was edited to ask something else, and the turn it makes."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from telegram import Message, Update, User
from telegram.helpers import create_deep_linked_url

from bot.answer import Answer
from bot.app import Bot
from bot.conversation import Conversation
from bot.telegram import words
from bot.telegram.addressing import conversation_key, writer
from bot.telegram.codes import Spot
from bot.telegram.delivery import answer_to, edit
from bot.telegram.parts import Context, Parts, person_of, script_of
from bot.telegram.person import Person
from bot.telegram.replies import in_script, reply
from bot.telegram.screen import Screen, said
from bot.telegram.turn import Turn

EDITS = 1000
"""Edited messages that are remembered, to know what overtook what."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with everything its turn is made from; the fields of the same name are those of Turn."""

    chat: int
    person: int
    asked: int | None
    question: str
    before: Conversation
    key: str
    """Names the conversation."""
    update: int | None = None
    parent: int | None = None
    reply: int | None = None


class Questions:
    """Answers messages."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._edited: OrderedDict[tuple[int, int], int] = OrderedDict()
        """When a message was last edited, in Telegram's seconds."""

    async def ask(self, update: Update, context: Context, question: str, before: Conversation | None = None) -> None:
        """Answers a question. `before` is where its conversation stands, if not where this person's does."""
        message = update.effective_message
        assert message is not None
        key, person = conversation_key(message), person_of(context)
        if update.edited_message is None and (message.chat.id, message.message_id) in self._edited:
            return  # its edit came first and has been answered
        begun = before or opening(person, key, update.effective_user)
        asked = Asked(message.chat.id, writer(message), message.message_id, question, begun, key, update.update_id)
        turn = await self._turn(asked, person)
        if turn.reply is None:
            await self._send(turn, message, context, person)

    async def _turn(self, asked: Asked, person: Person) -> Turn:
        """The turn of a question: the one it made before a crash, else a new one."""
        if asked.update in self._parts.inbox.recovered:
            made = await asyncio.to_thread(self._parts.store.turn_of_update, asked.update, asked.asked, asked.question)
            if made:
                return made
        return await self.make(asked, person, lambda now: True)

    async def _send(self, turn: Turn, message: Message, context: Context, person: Person) -> None:
        """Sends a turn's reply, and notes which message it is."""
        sent = await answer_to(message, await self.screen(turn, person, context.bot.username))
        await asyncio.to_thread(self._parts.store.answered, turn.id, sent.message_id)

    async def make(self, asked: Asked, person: Person, moves: Callable[[Conversation], bool]) -> Turn:
        """A new turn, written down with the person whose conversation it moves on, if `moves` says so of it."""
        chosen = person.script

        def job(bot: Bot) -> tuple[Conversation, Answer]:
            made = bot.ask(asked.question, asked.before)
            return made.conversation, in_script(made.answer, chosen)

        after, answer = await self._parts.desk.run(job)
        turn = Turn(
            asked.chat, asked.person, asked.asked, asked.question, asked.before, after, answer,
            asked.update, asked.parent, asked.reply,
        )  # fmt: skip
        data = None
        if person.loaded and moves(person.conversation(asked.key)):
            person.keep(asked.key, after)
            data = person.to_json()
        return await asyncio.to_thread(self._parts.store.add_turn, turn, data)

    async def screen(self, turn: Turn, person: Person, username: str) -> Screen:
        """The first view of a turn, in the script the person chose for quotes."""
        spot = Spot(turn.id, script=person.script)
        return reply(turn, spot, await self.link(turn, username))

    async def link(self, turn: Turn, username: str) -> str | None:
        """The address that opens the same question elsewhere."""
        if not turn.answer.quotes:
            return None
        token = await asyncio.to_thread(self._parts.store.share, turn.question, turn.before)
        return create_deep_linked_url(username, f"q_{token}")

    async def edited(self, update: Update, context: Context, question: str) -> None:
        """Puts the answer to an edited question in the place of the old one."""
        message = update.edited_message
        assert message is not None
        if self._overtaken(message):
            return
        old = await asyncio.to_thread(self._parts.store.turn_asked, message.chat.id, message.message_id)
        if old is None or old.reply is None:
            await self.ask(update, context, question)
            return
        if old.question == question:
            return
        key, person = conversation_key(message), person_of(context)
        asked = Asked(old.chat, old.person, old.asked, question, old.before, key, update.update_id, reply=old.reply)
        turn = await self.make(asked, person, lambda now: now == old.after)
        if not await edit(context.bot, turn.chat, old.reply, await self.screen(turn, person, context.bot.username)):
            await self._send(turn, message, context, person)

    def _overtaken(self, message: Message) -> bool:
        """Whether a later edit of the message has come before; remembers this one."""
        where, when = (message.chat.id, message.message_id), message.edit_date
        seconds = int(when.timestamp()) if when else int(time.time())
        if self._edited.get(where, 0) > seconds:
            return True
        self._edited[where] = seconds
        self._edited.move_to_end(where)
        while len(self._edited) > EDITS:
            self._edited.popitem(last=False)
        return False

    async def slow_down(self, message: Message, person: Person) -> None:
        """Waits, when someone asks faster than anyone can read; says so once."""
        due = self._parts.pace.claim(writer(message))
        if due.tell:
            script = script_of(person, person.conversation(conversation_key(message)), message.from_user)
            await answer_to(message, said(words.SLOWLY, script))
        if due.wait:
            await self._parts.courier.rest(due.wait)


def opening(person: Person, key: str, user: User | None) -> Conversation:
    """Where a conversation stands; a new one begins in the script of the person's Telegram."""
    conversation = person.conversation(key)
    if conversation.script:
        return conversation
    return replace(conversation, script=script_of(person, conversation, user))
