"""Polling: fetches updates and hands them to the inbox; the answer to trouble is to wait and try again."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from typing import Any

from telegram import Update
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.telegram.courier import seconds_of
from bot.telegram.errors import Rivalry
from bot.telegram.inbox import Inbox

TIMEOUT = 30
"""Seconds for which Telegram holds a call that has nothing to bring."""
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
HASTE = 0.3
"""Seconds between calls to a server that does not hold them."""
UNWRITTEN = 5.0
"""Seconds until updates that could not be written down are fetched again."""
RIVAL = 120.0
"""Seconds of quarrel with another process after which this one gives up."""
WANTED = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
]

log = logging.getLogger(__name__)


class Polling:
    """Polls until it is cancelled."""

    def __init__(self, bot: ExtBot[Any], inbox: Inbox) -> None:
        self._bot = bot
        self._inbox = inbox
        self._offset = 0
        self._pause = 0.0
        self._quarrel: float | None = None
        """Since when another process has been taking updates."""

    async def run(self) -> None:
        """Raises InvalidToken when the token is refused, Rivalry when another process does not give way."""
        await self._drop_webhook()
        while True:
            started = time.monotonic()
            try:
                updates = await self._fetch(TIMEOUT)
            except EndPointNotFound:
                raise InvalidToken from None  # what a server says of a token it does not know
            except TelegramError as error:
                await self._trouble(error)
                continue
            self._calm()
            try:
                await self._take(updates)
            except sqlite3.Error as error:
                log.error("What Telegram brings cannot be written down (%s); trying again.", error)
                await asyncio.sleep(UNWRITTEN)
            if not updates and time.monotonic() - started < HASTE:
                await asyncio.sleep(HASTE)

    async def _drop_webhook(self) -> None:
        """A webhook of an earlier run would keep updates from being polled."""
        try:
            await self._bot.delete_webhook()
        except InvalidToken:
            raise
        except TelegramError as error:
            log.warning("The webhook of an earlier run could not be removed (%s).", error)

    async def _fetch(self, timeout: int, limit: int = 100) -> list[dict[str, Any]]:
        """Updates as Telegram writes them. What was fetched before is confirmed by the call."""
        fetched = await self._bot.do_api_request(
            "getUpdates",
            api_kwargs={"offset": self._offset, "timeout": timeout, "limit": limit, "allowed_updates": WANTED},
            read_timeout=timeout + 10,
        )
        return [each for each in fetched if "update_id" in each] if isinstance(fetched, list) else []

    async def _take(self, updates: list[dict[str, Any]]) -> None:
        """Into the inbox, in the order they were made; one that cannot be read is logged and passed over."""
        for raw in sorted(updates, key=lambda update: int(update["update_id"])):
            try:
                update = Update.de_json(raw, self._bot)
            except Exception:
                log.exception("update %s cannot be read and is passed over", raw["update_id"])
            else:
                await self._inbox.put(update)
            self._offset = max(self._offset, int(raw["update_id"]) + 1)

    async def _trouble(self, error: TelegramError) -> None:
        now = time.monotonic()
        if isinstance(error, Conflict) and "webhook" in error.message:
            await self._drop_webhook()
        elif isinstance(error, Conflict):
            if self._quarrel is None:
                self._quarrel = now
                log.error(
                    "Another process polls with this token: only one may. Stop it; until then this one tries again."
                )
            elif now - self._quarrel > RIVAL:
                raise Rivalry("Another process keeps polling with this token: stop it, then start this one again.")
        elif FIRST_PAUSE < self._pause <= 2 * FIRST_PAUSE:
            log.warning("Telegram cannot be reached (%s); trying again until it can.", error)
        told = seconds_of(error) if isinstance(error, RetryAfter) else 0.0
        self._pause = min(LONGEST_PAUSE, max(FIRST_PAUSE, self._pause * 2))
        await asyncio.sleep(max(told, self._pause))

    def _calm(self) -> None:
        if self._pause > 2 * FIRST_PAUSE:
            log.warning("Telegram can be reached again.")
        self._pause, self._quarrel = 0.0, None

    async def confirm(self) -> bool:
        """Tells Telegram that everything fetched has arrived; whether that worked."""
        try:
            await asyncio.wait_for(self._fetch(0, limit=1), 3)
        except (TelegramError, TimeoutError):
            return False
        return True
