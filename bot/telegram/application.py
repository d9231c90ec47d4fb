"""The application: PTB's, with this bot's handlers, limits and state put in."""

from __future__ import annotations

from telegram import LinkPreviewOptions, Update
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    ContextTypes,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.telegram.buttons import Buttons
from bot.telegram.commands import Commands
from bot.telegram.faults import Faults
from bot.telegram.inline import Inline
from bot.telegram.order import Order
from bot.telegram.owners import Owners
from bot.telegram.parts import App, Parts
from bot.telegram.persistence import Persistence
from bot.telegram.person import Person
from bot.telegram.questions import Questions
from bot.telegram.reception import Reception
from bot.telegram.showing import Showing

CONNECTIONS = 64
PATIENT = 20.0
"""Seconds to wait for Telegram's answer to a call."""


def application(parts: Parts) -> App:
    """Everything put together, not yet started."""
    settings = parts.settings
    built: App = (
        Application.builder()
        .token(settings.token)
        .base_url(f"{settings.api}/bot")
        .base_file_url(f"{settings.api}/file/bot")
        .context_types(ContextTypes(user_data=Person))
        .persistence(Persistence(parts.store))
        .update_queue(parts.inbox)
        .concurrent_updates(Order(parts.store))
        .rate_limiter(parts.courier)
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .connection_pool_size(CONNECTIONS)
        .pool_timeout(PATIENT)
        .connect_timeout(PATIENT / 2)
        .read_timeout(PATIENT)
        .write_timeout(PATIENT)
        .job_queue(None)
        .build()
    )
    _handle(built, parts)
    return built


def _handle(built: App, parts: Parts) -> None:
    """One handler for each kind of update; kinds that have none are left alone on purpose."""
    questions, showing, inline = Questions(parts), Showing(parts.desk), Inline(parts)
    commands = Commands(parts, questions, showing)
    reception = Reception(parts, questions, commands, Owners(parts), inline)
    built.add_handler(TypeHandler(Update, reception.admit), group=-1)
    built.add_handlers(
        [
            MessageHandler(filters.UpdateType.MESSAGE, reception.message),
            MessageHandler(filters.UpdateType.EDITED_MESSAGE, reception.edited),
            CallbackQueryHandler(Buttons(parts, questions, showing).pressed),
            InlineQueryHandler(inline.queried),
            ChatMemberHandler(reception.membership, ChatMemberHandler.MY_CHAT_MEMBER),
        ]
    )
    built.add_error_handler(Faults(parts).happened)
