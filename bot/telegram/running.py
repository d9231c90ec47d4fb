"""Running: from start to a clean stop, and what ends it otherwise."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import Coroutine
from typing import Any

from telegram.error import InvalidToken, TelegramError

from bot.progress import opened
from bot.settings import Settings
from bot.telegram import menu, redaction
from bot.telegram.application import application
from bot.telegram.courier import Courier
from bot.telegram.desk import Desk
from bot.telegram.errors import TokenRefused
from bot.telegram.inbox import Inbox
from bot.telegram.pace import Pace
from bot.telegram.parts import App, Parts
from bot.telegram.polling import Polling
from bot.telegram.settings import TelegramSettings
from bot.telegram.store import Store
from bot.telegram.webhook import Hook

GRACE = 8.0
"""Seconds that answers under way get when the bot is told to stop; then they are left for the next start."""
LAST = 2.0
LOOK = 1.0
"""Seconds between two looks at whether the index was replaced."""
SIGNALS = (signal.SIGTERM, signal.SIGINT)

log = logging.getLogger(__name__)


async def run(settings: Settings, telegram: TelegramSettings) -> None:
    """Runs the bot until it is told to stop. Raises what makes going on pointless, as one sentence."""
    asyncio.get_running_loop().set_exception_handler(redaction.loop_crashed)
    stop, refused = asyncio.Event(), asyncio.Event()
    for name in SIGNALS:
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    store = Store(settings.data / "telegram.db")
    desk = Desk(lambda: opened(settings), settings.index)
    parts = Parts(telegram, store, desk, Inbox(store), Pace(), Courier(refused.set))
    try:
        built = application(parts)
        await _run(built, parts, stop, refused)
    finally:
        desk.close()
        store.close()


async def _run(built: App, parts: Parts, stop: asyncio.Event, refused: asyncio.Event) -> None:
    """From the first word with Telegram to the last."""
    if not await _reached(built, stop):
        return
    incoming = Hook(built, parts.settings.webhook) if parts.settings.webhook else Polling(built.bot, parts.inbox)
    try:
        recovered = parts.inbox.recover(built.bot)
        log.info("started as @%s; %s updates of the last run come first", built.bot.username, recovered)
        await built.start()
        try:
            await _until_stopped(incoming.run(), stop, refused, *_beside(built, parts))
        finally:
            await _finish(built, parts)
            if await incoming.confirm():
                parts.store.forget_done()
    except InvalidToken:
        raise _refusal() from None
    finally:
        await built.shutdown()
    if refused.is_set():
        raise _refusal()


def _beside(built: App, parts: Parts) -> tuple[Coroutine[Any, Any, None], ...]:
    """What goes on while the bot runs."""
    return menu.register(built.bot, parts.settings.owners, parts.desk.bot.reports), _watch(parts.desk)


async def _watch(desk: Desk) -> None:
    """Takes up an index that another process has built."""
    while True:
        await asyncio.sleep(LOOK)
        await desk.refresh()


async def _until_stopped(
    incoming: Coroutine[Any, Any, None],
    stop: asyncio.Event,
    refused: asyncio.Event,
    *beside: Coroutine[Any, Any, None],
) -> None:
    """Until one of the two events, or an error of `incoming`, which is raised."""
    main = asyncio.ensure_future(incoming)
    ends: list[asyncio.Future[Any]] = [main, *map(asyncio.ensure_future, (stop.wait(), refused.wait()))]
    others: list[asyncio.Future[Any]] = [asyncio.ensure_future(each) for each in beside]
    await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    for task in (*ends, *others):
        task.cancel()
    ended, *_ = await asyncio.gather(*ends, *others, return_exceptions=True)
    if isinstance(ended, Exception):
        raise ended


async def _finish(built: App, parts: Parts) -> None:
    """Sends the answers under way; what takes too long is left in the inbox."""
    stopping = asyncio.ensure_future(built.stop())
    for seconds, then in ((GRACE, parts.courier.stopping.set), (LAST, stopping.cancel)):
        done, _ = await asyncio.wait([stopping], timeout=seconds)
        if done:
            break
        then()
    await asyncio.gather(stopping, return_exceptions=True)
    log.info("stopped")


async def _reached(built: App, stop: asyncio.Event) -> bool:
    """Waits until Telegram answers; False if the bot is told to stop before."""
    pause = 1.0
    while not stop.is_set():
        try:
            await built.initialize()
        except InvalidToken:
            raise _refusal() from None
        except TelegramError as error:
            log.warning("Telegram cannot be reached (%s); trying again in %.0f s.", error, pause)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
            pause = min(pause * 1.6, 30.0)
        else:
            return True
    return False


def _refusal() -> TokenRefused:
    return TokenRefused("Telegram refuses the token: it is wrong or was revoked. Get the right one from @BotFather.")
