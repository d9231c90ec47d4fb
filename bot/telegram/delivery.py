"""Delivery: screens as messages, sent or put in the place of what a message showed before."""

from __future__ import annotations

import logging
from typing import Any

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, TelegramError
from telegram.ext import ExtBot

from bot.telegram.addressing import private
from bot.telegram.markup import clean, visible
from bot.telegram.screen import Button, Screen

LABEL = 64
"""Characters of a label."""
TOAST = 200
"""Characters of the note that a pressed button can show."""

log = logging.getLogger(__name__)


def keyboard(screen: Screen) -> InlineKeyboardMarkup | None:
    """The buttons of a screen as Telegram takes them."""
    rows = [
        [
            InlineKeyboardButton(_label(button), url=button.target)
            if isinstance(button.target, str)
            else InlineKeyboardButton(_label(button), callback_data=button.target.code())
            for button in row
        ]
        for row in screen.rows
    ]
    return InlineKeyboardMarkup(rows) if rows else None


def _label(button: Button) -> str:
    """One line that can be seen."""
    label = clean(button.label).replace("\n", " ")[:LABEL]
    return label if visible(label) else "…"


async def answer_to(message: Message, screen: Screen) -> Message:
    """Sends a screen; in a group as a reply, so that it is clear whom it answers."""
    reply = None if private(message) else ReplyParameters(message.message_id, allow_sending_without_reply=True)
    thread = message.message_thread_id if message.is_topic_message else None
    bot: ExtBot[Any] = message.get_bot()  # type: ignore[assignment]  # an application's bot is an ExtBot
    where: dict[str, Any] = {"chat_id": message.chat.id, "message_thread_id": thread, "reply_parameters": reply}
    try:
        return await bot.send_message(
            text=screen.html, parse_mode=ParseMode.HTML, reply_markup=keyboard(screen), **where
        )
    except BadRequest as refused:
        if not _about_markup(refused):
            raise
        log.error("Telegram does not read this message's markup (%s); sent as plain text", refused)
        return await bot.send_message(text=screen.plain, parse_mode=None, reply_markup=keyboard(screen), **where)


async def edit(bot: ExtBot[Any], chat: int, message: int, screen: Screen) -> bool:
    """Shows a screen in a message that the bot sent; False where that message is gone or too old to change."""
    try:
        await bot.edit_message_text(
            text=screen.html,
            chat_id=chat,
            message_id=message,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(screen),
        )
    except BadRequest as refused:
        if "not modified" in refused.message.lower():
            return True
        log.info("message %s in %s stays as it is: %s", message, chat, refused)
        return False
    return True


async def toast(query: CallbackQuery, text: str | None = None) -> None:
    """Takes the waiting sign off a button, with a note if there is something to say; too late is no error."""
    try:
        await query.answer(text[:TOAST] if text else None)
    except TelegramError as error:
        log.info("a button was not released: %s", error)


def _about_markup(refused: BadRequest) -> bool:
    return "parse entities" in refused.message.lower()
