"""The menu: name, descriptions and commands as Telegram shows them, put in place at every start where possible."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from telegram import BotCommand, BotCommandScopeChat
from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.answer import Script
from bot.render.words import word
from bot.telegram import words
from retrieval.model import Report

LANGUAGES: tuple[tuple[str | None, Script], ...] = (
    (None, "hans"),
    ("zh", "hans"),
    ("zh-hans", "hans"),
    ("zh-hant", "hant"),
)
"""What a client says its language is, and the script it gets. A server that knows only codes of two letters refuses
the last two."""

log = logging.getLogger(__name__)


async def register(bot: ExtBot[Any], owners: frozenset[int], reports: tuple[Report, ...]) -> None:
    """Tells Telegram. What a server refuses, or does not know, is noted in the log and left."""
    region, year = (reports[0].name, reports[0].year) if reports else ("", "")
    description = words.DESCRIPTION.format(example=words.EXAMPLES[0].format(region=region, year=year))
    for language, script in LANGUAGES:
        await _tell(bot.set_my_commands, _commands(script), language_code=language)
        await _tell(bot.set_my_description, word(description, script), language_code=language)
        await _tell(bot.set_my_short_description, word(words.SHORT, script), language_code=language)
    for owner in sorted(owners):
        await _tell(bot.set_my_commands, _commands("hans", words.OWNERS), scope=BotCommandScopeChat(owner))


def _commands(script: Script, more: dict[str, str] | None = None) -> list[BotCommand]:
    named = {**words.COMMANDS, **(more or {})}
    return [BotCommand(name, word(meaning, script)) for name, meaning in named.items()]


async def _tell(method: Callable[..., Awaitable[bool]], *values: Any, **named: Any) -> None:
    try:
        await method(*values, **named)
    except TelegramError as refused:
        language = named.get("language_code") or "default"
        log.info("the server did not take %s (%s): %s", method.__name__, language, refused)
