"""Persistence: PTB's interface to the state file. What a turn changes is written with the turn, before its reply."""

from __future__ import annotations

import asyncio
from typing import Any

from telegram.ext import BasePersistence, PersistenceInput
from telegram.ext._utils.types import CDCData

from bot.telegram.person import Person
from bot.telegram.store import Store

Nothing = dict[Any, Any]


class Persistence(BasePersistence[Person, Nothing, Nothing]):
    """Keeps what is remembered of people; read when they write, so that starting up reads nothing."""

    def __init__(self, store: Store) -> None:
        super().__init__(PersistenceInput(bot_data=False, chat_data=False, user_data=True, callback_data=False))
        self._store = store

    async def get_user_data(self) -> dict[int, Person]:
        return {}

    async def refresh_user_data(self, user_id: int, user_data: Person) -> None:
        if not user_data.loaded:
            user_data.load(await asyncio.to_thread(self._store.person, user_id))

    async def update_user_data(self, user_id: int, data: Person) -> None:
        if data.loaded:
            await asyncio.to_thread(self._store.save_person, user_id, data.to_json())

    async def drop_user_data(self, user_id: int) -> None:
        await asyncio.to_thread(self._store.forget_person, user_id)

    async def flush(self) -> None:
        """Everything is written already."""

    async def get_chat_data(self) -> dict[int, Nothing]:
        return {}

    async def get_bot_data(self) -> Nothing:
        return {}

    async def get_callback_data(self) -> CDCData | None:
        return None

    async def get_conversations(self, name: str) -> dict[Any, Any]:
        return {}

    async def update_conversation(self, name: str, key: Any, new_state: object | None) -> None:
        """No handler keeps states of this kind."""

    async def update_chat_data(self, chat_id: int, data: Nothing) -> None:
        """Nothing is kept of a chat."""

    async def update_bot_data(self, data: Nothing) -> None:
        """Nothing is kept of the bot."""

    async def update_callback_data(self, data: CDCData) -> None:
        """Buttons carry short ids of their own."""

    async def drop_chat_data(self, chat_id: int) -> None:
        """Nothing is kept of a chat."""

    async def refresh_chat_data(self, chat_id: int, chat_data: Nothing) -> None:
        """Nothing is kept of a chat."""

    async def refresh_bot_data(self, bot_data: Nothing) -> None:
        """Nothing is kept of the bot."""
