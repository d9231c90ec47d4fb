"""A person: the script they want and one conversation in every chat where they ask."""

from __future__ import annotations

import json
from typing import Any

from bot.answer import Script
from bot.conversation import Conversation

CHATS = 20
"""Chats of one person whose conversations are kept, the latest."""


class Person:
    """What is remembered of one person; PTB's user data."""

    __slots__ = ("_conversations", "loaded", "script")

    def __init__(self) -> None:
        self.script: Script | None = None
        """The script they chose; None follows each question."""
        self.loaded = False
        self._conversations: dict[str, str] = {}

    def conversation(self, chat: str) -> Conversation:
        """Where the conversation in a chat stands; a new one where it can no longer be read."""
        kept = self._conversations.get(chat)
        try:
            return Conversation.from_json(kept) if kept else Conversation()
        except (ValueError, KeyError, TypeError):
            return Conversation()

    def keep(self, chat: str, conversation: Conversation) -> None:
        self._conversations.pop(chat, None)
        self._conversations[chat] = conversation.to_json()
        while len(self._conversations) > CHATS:
            del self._conversations[next(iter(self._conversations))]

    def to_json(self) -> str:
        return json.dumps({"script": self.script, "conversations": self._conversations}, ensure_ascii=False)

    def load(self, kept: str | None) -> None:
        """Takes over what was kept."""
        fields: dict[str, Any] = json.loads(kept) if kept else {}
        self.script = fields.get("script")
        self._conversations = fields.get("conversations", {})
        self.loaded = True
