"""The inbox: updates on their way to the handlers, written down before Telegram is told that they have arrived."""

from __future__ import annotations

import asyncio
import json
import logging

from telegram import Bot, Update

from bot.telegram.store import Store

log = logging.getLogger(__name__)


class Inbox(asyncio.Queue[object]):
    """PTB's queue of updates. An update that comes twice is put in once; one not done at a crash comes back."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self.recovered: set[int] = set()
        """Updates that came back from before a crash."""

    async def put(self, item: object) -> None:
        """Takes an update in. Never gives way to other tasks, so a batch is taken whole or not at all."""
        if isinstance(item, Update) and not self._store.receive(item.update_id, item.to_json()):
            log.debug("update %s has come before", item.update_id)
            return
        self.put_nowait(item)

    def recover(self, bot: Bot) -> int:
        """Puts back what was received but not done; tells how many."""
        kept = self._store.pending()
        for body in kept:
            update = Update.de_json(json.loads(body), bot)
            self.recovered.add(update.update_id)
            self.put_nowait(update)
        return len(kept)
