"""The desk: asks the bot in threads, so that the loop never waits, and takes up a rebuilt index in between."""

from __future__ import annotations

import asyncio
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from bot.app import Bot
from retrieval.errors import FazhiError, IndexFault

THREADS = 4

T = TypeVar("T")
Stamp = tuple[int, int, int] | None

log = logging.getLogger(__name__)


class _Open:
    """An open bot and how many questions it is at."""

    def __init__(self, bot: Bot, stamp: Stamp) -> None:
        self.bot = bot
        self.stamp = stamp
        self.busy = 0
        self.retired = False


class Desk:
    """The bot of the moment. `opener` opens the one that the index now in place makes."""

    def __init__(self, opener: Callable[[], Bot], index: Path) -> None:
        self._opener = opener
        self._index = index
        self._threads = ThreadPoolExecutor(THREADS, "answering")
        self._opening = asyncio.Lock()
        self._now = _Open(opener(), self._stamp())

    def _stamp(self) -> Stamp:
        """Changes when the index is replaced."""
        try:
            found = os.stat(self._index)
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    @property
    def bot(self) -> Bot:
        """The bot of the moment, for what needs no thread."""
        return self._now.bot

    async def run(self, job: Callable[[Bot], T]) -> T:
        """The result of a job, done in a thread. An index that is replaced meanwhile does not make it fail."""
        try:
            return await self._run(job)
        except IndexFault as fault:
            log.warning("%s Opening the index again.", fault)
            await self._reopen(force=True)
            return await self._run(job)

    async def _run(self, job: Callable[[Bot], T]) -> T:
        used = self._now
        used.busy += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, job, used.bot)
        finally:
            used.busy -= 1
            self._put_away(used)

    def _put_away(self, used: _Open) -> None:
        if used.retired and not used.busy:
            used.bot.close()

    async def refresh(self) -> None:
        """Opens the index again if it was replaced; where that fails, the one at hand stays."""
        if self._stamp() not in (None, self._now.stamp):
            try:
                await self._reopen()
            except FazhiError as fault:
                log.warning("%s The index at hand stays in use.", fault)

    async def _reopen(self, force: bool = False) -> None:
        async with self._opening:
            stamp = self._stamp()
            if stamp == self._now.stamp and not force:
                return
            bot = await asyncio.get_running_loop().run_in_executor(self._threads, self._opener)
            before, self._now = self._now, _Open(bot, self._stamp())
            before.retired = True
            self._put_away(before)
            log.info("the index is open again: %s reports", len(bot.reports))

    def close(self) -> None:
        self._threads.shutdown(wait=True)
        self._now.bot.close()
