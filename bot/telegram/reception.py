"""Reception: decides of every update whether it is for the bot and which handler takes it; the rest is left alone."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict

from telegram import ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import ApplicationHandlerStop, filters

from bot.conversation import Conversation
from bot.telegram import words
from bot.telegram.addressing import (
    Command,
    addressed,
    command_of,
    conversation_key,
    for_other_bot,
    from_person,
    private,
    question_of,
)
from bot.telegram.commands import Commands, compared, how
from bot.telegram.delivery import answer_to
from bot.telegram.inline import Inline
from bot.telegram.owners import Owners
from bot.telegram.parts import App, Context, Parts, person_of, script_of
from bot.telegram.questions import Questions
from bot.telegram.screen import said

ALBUMS = 1000
"""Albums that are remembered, so that one gets one answer."""
PRESENT = (ChatMemberStatus.MEMBER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)

log = logging.getLogger(__name__)


class Reception:
    """Takes updates in."""

    def __init__(self, parts: Parts, questions: Questions, commands: Commands, owners: Owners, inline: Inline) -> None:
        self._parts = parts
        self._questions = questions
        self._commands = commands
        self._owners = owners
        self._inline = inline
        self._albums: OrderedDict[str, None] = OrderedDict()
        self._turned_away: set[int] = set()

    async def admit(self, update: Update, context: Context) -> None:
        """Turns away who is not on the list; in private they are told once."""
        chat, user = update.effective_chat, update.effective_user
        if self._parts.settings.serves(chat.id if chat else None, user.id if user else None):
            return
        await self._inline.nothing(update, context)
        message = update.message
        if message and private(message) and message.chat.id not in self._turned_away:
            self._turned_away.add(message.chat.id)
            await answer_to(message, said(words.PRIVATE, script_of(person_of(context), Conversation(), user)))
        raise ApplicationHandlerStop

    async def message(self, update: Update, context: Context) -> None:
        """A new message: a command, a question, something that is not text, or nothing for the bot."""
        message, bot = update.message, context.bot.bot
        if message is None or not from_person(message, bot) or for_other_bot(message, bot):
            return
        if message.migrate_to_chat_id:
            await self._moved(message)
            return
        if filters.StatusUpdate.ALL.check_update(update):
            return
        command = command_of(message, bot)
        if command is None and not addressed(message, bot):
            return
        await self._questions.slow_down(message, person_of(context))
        if command:
            if not await self._owners.obey(command, update, context):
                await self._commands.obey(command, update, context)
        elif question := question_of(message, bot):
            if self._first_of_album(message):
                await self._questions.ask(update, context, question)
        else:
            await self._wordless(message, update, context)

    async def edited(self, update: Update, context: Context) -> None:
        """An edited message that asks; a command is obeyed once, but a comparison is a question."""
        message, bot = update.edited_message, context.bot.bot
        if message is None or not from_person(message, bot) or for_other_bot(message, bot):
            return
        command = command_of(message, bot)
        if command and not (command.name == "compare" and command.rest):
            return
        if command is None and not addressed(message, bot):
            return
        question = compared(command.rest) if command else question_of(message, bot)
        if question:
            await self._questions.slow_down(message, person_of(context))
            await self._questions.edited(update, context, question)

    async def _wordless(self, message: Message, update: Update, context: Context) -> None:
        """A sticker, a voice, a place, …: the bot reads text only. A bare mention asks how this works."""
        if message.text:
            await self._commands.obey(Command("help", ""), update, context)
        elif self._first_of_album(message):
            person = person_of(context)
            script = script_of(person, person.conversation(conversation_key(message)), message.from_user)
            await answer_to(message, said(words.TEXT_ONLY, script))

    def _first_of_album(self, message: Message) -> bool:
        """Whether no other picture of the same album was answered."""
        album = message.media_group_id
        if album is None:
            return True
        first = album not in self._albums
        self._albums[album] = None
        while len(self._albums) > ALBUMS:
            self._albums.popitem(last=False)
        return first

    async def _moved(self, message: Message) -> None:
        """A group became a supergroup and has another id now."""
        new = message.migrate_to_chat_id
        assert new is not None
        await asyncio.to_thread(self._parts.store.move_chat, message.chat.id, new)
        log.info("chat %s is %s now", message.chat.id, new)

    async def membership(self, update: Update, context: Context) -> None:
        """The bot was added to a group, removed, blocked or unblocked."""
        change = update.my_chat_member
        assert change is not None
        here, before = change.new_chat_member.status in PRESENT, change.old_chat_member.status in PRESENT
        log.info("the bot is %s in chat %s", change.new_chat_member.status, change.chat.id)
        if change.chat.type == ChatType.PRIVATE and not here:
            await self._forget(change, context)
        elif change.chat.type in (ChatType.GROUP, ChatType.SUPERGROUP) and here and not before:
            text = f"{words.ADDED.format(name=context.bot.username)}\n{how(self._parts.desk.bot.reports)}"
            await context.bot.send_message(change.chat.id, said(text).plain)

    async def _forget(self, change: ChatMemberUpdated, context: Context) -> None:
        """Whoever blocks the bot is forgotten."""
        application: App = context.application
        application.drop_user_data(change.from_user.id)
        await asyncio.to_thread(self._parts.store.forget_person, change.from_user.id)
