"""Owners: what only they may do, and the message that shows how far it is."""

from __future__ import annotations

import asyncio
import logging

from telegram import Message, Update

from bot.app import Bot, build
from bot.telegram import words
from bot.telegram.addressing import Command, writer
from bot.telegram.delivery import answer_to, edit
from bot.telegram.parts import Context, Parts
from bot.telegram.screen import Screen, said
from retrieval import Built, Progress
from retrieval.errors import FazhiError

EVERY = 2.0
"""Seconds between two changes of the message."""
FAULTS = 10
"""Files named that could not be read."""

log = logging.getLogger(__name__)


class Owners:
    """Obeys /reindex, for owners; to anyone else the command does not exist."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._running = asyncio.Lock()
        self._step: Progress | None = None

    async def obey(self, command: Command, update: Update, context: Context) -> bool:
        """Whether the command was an owner's."""
        message = update.message
        if message is None or command.name != "reindex" or writer(message) not in self._parts.settings.owners:
            return False
        if self._running.locked():
            await answer_to(message, said(words.INDEX_BUSY))
        else:
            context.application.create_task(self._reindex(message, context), update=update)
        return True

    async def _reindex(self, message: Message, context: Context) -> None:
        """Rebuilds the index; questions are answered from the old one until the new one is there."""
        async with self._running:
            self._step = None
            shown = await answer_to(
                message, said(words.INDEXING.format(done=0, total=len(self._parts.desk.bot.reports)))
            )
            rebuilding = asyncio.ensure_future(self._parts.desk.run(self._rebuild))
            while not rebuilding.done():
                await asyncio.wait([rebuilding], timeout=EVERY)
                if self._step and not rebuilding.done():
                    text = words.INDEXING.format(done=self._step.done, total=self._step.total)
                    await edit(context.bot, shown.chat.id, shown.message_id, said(text))
            await self._parts.desk.refresh()
            await edit(context.bot, shown.chat.id, shown.message_id, self._outcome(rebuilding))

    def _rebuild(self, bot: Bot) -> Built:
        return build(bot.settings, self._heard)

    def _heard(self, step: Progress) -> None:
        self._step = step

    def _outcome(self, rebuilding: asyncio.Future[Built]) -> Screen:
        try:
            built = rebuilding.result()
        except FazhiError as fault:
            log.warning("no new index: %s", fault)
            return said(words.INDEX_FAILED)
        text = words.INDEXED.format(reports=built.reports, paragraphs=built.paragraphs, seconds=f"{built.seconds:.1f}")
        if built.faults:
            text += "\n" + "\n".join([words.INDEX_FAULTS, *built.faults[:FAULTS]])
        return said(text)
