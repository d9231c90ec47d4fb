"""Order: updates of different people run at the same time, those of one person one after the other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

from bot.telegram.store import Store

AT_ONCE = 4096
"""Updates in hand; most of them wait for their turn, which costs next to nothing."""
LINE = 100
"""Updates of one person that wait; what comes on top is dropped."""

log = logging.getLogger(__name__)


class Postponed(BaseException):
    """The bot is stopping: the update stays in the inbox and is answered after the next start.

    Not an Exception, so that no error handler reports it to the person.
    """


@dataclass(slots=True)
class _Line:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    length: int = 0


class Order(BaseUpdateProcessor):
    """PTB's door to the handlers; an update that went through it is done."""

    def __init__(self, store: Store) -> None:
        super().__init__(AT_ONCE)
        self._store = store
        self._lines: dict[object, _Line] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        if not isinstance(update, Update):
            await coroutine
            return
        who = _line_of(update)
        line = self._lines.setdefault(who, _Line())
        if line.length >= LINE:
            log.warning("more than %s updates of %s wait; one was dropped", LINE, who)
            coroutine.close()  # type: ignore[attr-defined]  # PTB hands over a coroutine
            self._store.done(update.update_id)
            return
        line.length += 1
        try:
            async with line.lock:
                await coroutine
            self._store.done(update.update_id)
        except Postponed:
            log.info("update %s is left for the next start", update.update_id)
        finally:
            coroutine.close()  # type: ignore[attr-defined]  # one that never ran, since the task was cancelled
            line.length -= 1
            if not line.length:
                del self._lines[who]

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""


def _line_of(update: Update) -> object:
    """Whose updates wait for each other; inline queries, which are overtaken all the time, wait apart."""
    person, chat = update.effective_user, update.effective_chat
    return (update.inline_query is not None, person.id if person else chat.id if chat else None)
