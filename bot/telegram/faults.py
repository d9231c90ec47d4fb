"""Faults: an error gets an id in the log, and the person one sentence with that id."""

from __future__ import annotations

import logging
import secrets

from telegram import Update
from telegram.error import ChatMigrated, Forbidden, TelegramError

from bot.render.words import word
from bot.telegram import words
from bot.telegram.addressing import conversation_key
from bot.telegram.delivery import answer_to, toast
from bot.telegram.parts import Context, Parts, person_of, script_of
from bot.telegram.screen import said

log = logging.getLogger(__name__)


class Faults:
    """Hears of every error that a handler did not catch."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def happened(self, update: object, context: Context) -> None:
        error = context.error
        if isinstance(error, Forbidden):
            log.info("the bot may not write there any more: %s", error)
            return
        if isinstance(error, ChatMigrated) and isinstance(update, Update) and update.effective_chat:
            self._parts.store.move_chat(update.effective_chat.id, error.new_chat_id)
        id = secrets.token_hex(3)
        number = update.update_id if isinstance(update, Update) else None
        log.error("error %s while answering update %s", id, number, exc_info=error)
        if isinstance(update, Update):
            try:
                await self._tell(update, context, words.FAILED.format(id=id))
            except TelegramError as failed:
                log.error("error %s could not be told: %s", id, failed)

    async def _tell(self, update: Update, context: Context, sentence: str) -> None:
        message = update.message or update.edited_message
        if update.callback_query:
            person = person_of(context)
            script = script_of(person, person.conversation(""), update.callback_query.from_user)
            await toast(update.callback_query, word(sentence, script))
        elif message:
            person = person_of(context)
            script = script_of(person, person.conversation(conversation_key(message)), message.from_user)
            await answer_to(message, said(sentence, script))
