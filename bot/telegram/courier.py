"""The courier: carries calls to Telegram within its limits, waits when told to, and tries again what did not arrive."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter

from bot.telegram.order import Postponed

Sent = bool | dict[str, Any] | list[dict[str, Any]]

FINAL = (BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken)
"""Telegram has understood the call and refused it: trying again changes nothing."""
PATIENCE = {
    "sendMessage": 3600.0,
    "editMessageText": 300.0,
    "answerCallbackQuery": 10.0,
    "answerInlineQuery": 5.0,
    "deleteWebhook": 5.0,
    "getMe": 0.0,
}
"""Seconds for which a call is tried; a reply for longer than an outage usually lasts."""
OTHERWISE = 30.0
RATE = 29
"""Messages a second, evenly spaced: a bucket of thirty, full at first, would let sixty through in its first second."""
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0

log = logging.getLogger(__name__)


class Courier(AIORateLimiter):
    """30 messages a second overall and 20 a minute to a group; told to wait, only the chat in question waits."""

    def __init__(self, refused: Callable[[], None]) -> None:
        super().__init__(overall_max_rate=1, overall_time_period=1 / RATE, max_retries=0)
        self._refused = refused
        self._closed_until: dict[object, float] = {}
        self.stopping = asyncio.Event()
        """Set when there is no more time: what has not arrived yet is left for the next start."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Sent]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> Sent:
        """One call, as often as it takes. Raises what Telegram finally refuses, or Postponed when the bot stops."""
        chat = data.get("chat_id")
        give_up = time.monotonic() + PATIENCE.get(endpoint, OTHERWISE)
        pause = FIRST_PAUSE
        while True:
            await self._open(chat)
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except RetryAfter as told:
                seconds = seconds_of(told)
                log.info("Telegram asks %s to wait %s s", endpoint, seconds)
                self._closed_until[chat] = time.monotonic() + seconds + 0.1
                if time.monotonic() + seconds > give_up + LONGEST_PAUSE:
                    raise
            except FINAL as error:
                if isinstance(error, InvalidToken) and endpoint == "sendMessage":
                    self._refused()
                raise
            except TelegramError as error:
                if time.monotonic() > give_up:
                    raise
                log.info("%s did not arrive (%s); trying again", endpoint, error)
                await self.rest(pause * random.uniform(0.7, 1.3))
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _open(self, chat: object) -> None:
        """Waits until a chat may be written to."""
        while (wait := self._closed_until.get(chat, 0.0) - time.monotonic()) > 0:
            await self.rest(wait)
        self._closed_until.pop(chat, None)

    async def rest(self, seconds: float) -> None:
        """Waits; raises Postponed as soon as the bot is out of time."""
        try:
            await asyncio.wait_for(self.stopping.wait(), seconds)
        except TimeoutError:
            return
        raise Postponed


def seconds_of(told: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    wait = told.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
