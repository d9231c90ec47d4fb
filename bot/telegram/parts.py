"""Parts: what every handler of the Telegram bot works with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from telegram import User
from telegram.ext import Application, CallbackContext, ExtBot

from bot.answer import Script
from bot.conversation import Conversation
from bot.telegram.courier import Courier
from bot.telegram.desk import Desk
from bot.telegram.inbox import Inbox
from bot.telegram.pace import Pace
from bot.telegram.person import Person
from bot.telegram.settings import TelegramSettings
from bot.telegram.store import Store

App = Application[Any, Any, Person, dict[Any, Any], dict[Any, Any], Any]
Context = CallbackContext[ExtBot[Any], Person, dict[Any, Any], dict[Any, Any]]

TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


@dataclass(frozen=True, slots=True)
class Parts:
    """Put together once, when the bot starts."""

    settings: TelegramSettings
    store: Store
    desk: Desk
    inbox: Inbox
    pace: Pace
    courier: Courier


def person_of(context: Context) -> Person:
    """What is remembered of whoever sent the update; a stranger where Telegram does not say who."""
    return context.user_data if context.user_data is not None else Person()


def script_of(person: Person, conversation: Conversation, user: User | None) -> Script:
    """The script to speak to a person in: chosen, else that of their last question, else that of their Telegram."""
    if person.script:
        return person.script
    if conversation.script in ("hans", "hant"):
        return "hant" if conversation.script == "hant" else "hans"
    language = (user.language_code or "").lower() if user else ""
    return "hant" if language.startswith(TRADITIONAL) else "hans"
