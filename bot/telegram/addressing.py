"""Addressing: whether a message is for the bot, who asks, and what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from telegram import Message, MessageEntity, User
from telegram.constants import ChatType

from bot.telegram.markup import clean

ANONYMOUS_ADMIN = 1087968824
"""Telegram's account in whose name admins of a group write anonymously."""
COMMAND = re.compile(r"/(\w{1,32})(?:@(\w+))?(?:\s+(.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    rest: str
    """What stands behind it."""


def text_of(message: Message) -> str:
    """What a message says, without what no message can hold."""
    return clean(message.text or message.caption or "").strip()


def private(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE


def from_person(message: Message, bot: User) -> bool:
    """Not from a bot, not this bot's own cards, and not what a channel hands on to its group."""
    if message.via_bot and message.via_bot.id == bot.id:
        return False
    if message.is_automatic_forward or message.chat.type == ChatType.CHANNEL:
        return False
    sender = message.from_user
    return sender is None or not sender.is_bot or sender.id == ANONYMOUS_ADMIN or message.sender_chat is not None


def command_of(message: Message, bot: User) -> Command | None:
    """The command a message gives this bot."""
    found = COMMAND.fullmatch(text_of(message))
    if found is None or (found[2] and found[2].lower() != (bot.username or "").lower()):
        return None
    return Command(found[1].lower(), clean(found[3] or "").strip())


def for_other_bot(message: Message, bot: User) -> bool:
    """A command that names another bot."""
    return text_of(message).startswith("/") and command_of(message, bot) is None


def addressed(message: Message, bot: User) -> bool:
    """In private always; in a group by a mention or a reply to one of the bot's own messages."""
    if private(message):
        return True
    if message.forward_origin is not None:
        return False
    replied = message.reply_to_message
    to_bot = replied is not None and replied.from_user is not None and replied.from_user.id == bot.id
    return to_bot or _mention(bot).search(text_of(message)) is not None or any(_names(message, bot))


def question_of(message: Message, bot: User) -> str:
    """What is asked, without the mention; a bare mention below someone's message asks that message. May be empty."""
    text = _mention(bot).sub(" ", text_of(message))
    for name in _names(message, bot):
        text = text.replace(name, " ", 1)
    text = text.strip()
    replied = message.reply_to_message
    if not text and not private(message) and replied and replied.from_user and replied.from_user.id != bot.id:
        return text_of(replied)
    return text


def _mention(bot: User) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)@{re.escape(bot.username or '')}(?!\w)", re.IGNORECASE | re.ASCII)


def _names(message: Message, bot: User) -> list[str]:
    """The pieces of text that mention the bot by name instead of by @."""
    kinds: list[str | None] = [MessageEntity.TEXT_MENTION]
    found = {**message.parse_entities(kinds), **message.parse_caption_entities(kinds)}
    return [text for entity, text in found.items() if entity.user and entity.user.id == bot.id]


def conversation_key(message: Message) -> str:
    """Names the conversation of a person in a chat; anonymous writers are told apart by whose name they write in."""
    behind = message.sender_chat
    return f"{message.chat.id}:{behind.id}" if behind else str(message.chat.id)


def writer(message: Message) -> int:
    """Who wrote a message: a person's id, else that of the chat in whose name it stands."""
    return message.from_user.id if message.from_user else message.chat.id
